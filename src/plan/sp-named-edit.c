/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-named-edit.h"

#include <glib/gi18n-lib.h>

#include "sp-date.h"
#include "sp-geopackage.h"
#include "sp-plan-private.h"
#include "sp-schema.h"

/* Longer than any statement a council prints. */
#define MAX_TEXT 100000

gboolean
sp_edit_refuse (GError     **error,
                const char  *format,
                ...)
{
  g_autofree char *message = NULL;
  va_list rest;

  va_start (rest, format);
  message = g_strdup_vprintf (format, rest);
  va_end (rest);
  g_set_error_literal (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, message);
  return FALSE;
}

gboolean
sp_edit_check_text (const char  *text,
                    gboolean     may_be_missing,
                    const char  *what,
                    GError     **error)
{
  g_autofree char *trimmed = text ? g_strstrip (g_strndup (text, MAX_TEXT + 1)) : NULL;

  if (!text && may_be_missing)
    return TRUE;
  if (!trimmed || !*trimmed)
    return sp_edit_refuse (error, _("%s is blank. Type something, or cancel"), what);
  if (!g_utf8_validate (text, -1, NULL))
    return sp_edit_refuse (error, _("%s holds characters that are not text. Type it again"), what);
  if (strlen (text) > MAX_TEXT)
    return sp_edit_refuse (error, _("%s is too long. Shorten it"), what);
  return TRUE;
}

gboolean
sp_edit_check_word (const char         *word,
                    const char *const  *words,
                    GError            **error)
{
  g_autofree char *all = NULL;

  if (word && g_strv_contains (words, word))
    return TRUE;
  all = g_strjoinv (", ", (char **) words);
  return sp_edit_refuse (error, _("“%s” is none of %s. Choose one of these"), word ? word : "", all);
}

gboolean
sp_edit_check_year (gint     year,
                    GError **error)
{
  return (year >= 1900 && year <= 2199)
         || sp_edit_refuse (error, _("%d is not a year between 1900 and 2199. Choose another"), year);
}

gboolean
sp_edit_read_date (const char **date,
                   char         form[11],
                   GError     **error)
{
  SpDateFault fault = *date ? sp_date_parse (*date, form) : SP_DATE_FAULT_NONE;
  g_autofree char *why = fault != SP_DATE_FAULT_NONE ? sp_date_fault_to_words (fault, *date) : NULL;

  if (!*date)
    return TRUE;
  if (why)
    return sp_edit_refuse (error, "%s", why);
  *date = form;
  return sp_edit_check_year ((gint) g_ascii_strtoll (form, NULL, 10), error);
}

gboolean
sp_edit_check_money (const SpMoney *amount,
                     GError       **error)
{
  return amount == NULL || (amount->pence >= -SP_MOST_PENCE && amount->pence <= SP_MOST_PENCE)
         || sp_edit_refuse (error, _("An amount over a trillion pounds cannot be added up. Type the amount in pounds"));
}

/* tables: those to be watched; NULL = all. */
static sqlite3_session *
watch (sqlite3            *db,
       const char *const  *tables,
       GError            **error)
{
  const GPtrArray *all = sp_schema_get_tables ();
  sqlite3_session *session = NULL;

  if (sqlite3session_create (db, "main", &session) != SQLITE_OK)
    {
      sp_database_fail (db, error);
      return NULL;
    }
  for (guint i = 0; i < all->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (all, i);

      if (sp_schema_is_private (table->name) || (tables && !g_strv_contains (tables, table->name))
          || sqlite3session_attach (session, table->name) == SQLITE_OK)
        continue;
      sqlite3session_delete (session);
      sp_database_fail (db, error);
      return NULL;
    }
  return session;
}

sqlite3_session *
sp_named_edit_watch (sqlite3  *db,
                     GError  **error)
{
  return watch (db, NULL, error);
}

gboolean
sp_named_edit_begin_on (SpNamedEdit        *self,
                        SpPlan             *plan,
                        const char *const  *tables,
                        GError            **error)
{
  if (!sp_plan_begin_write (plan, error))
    return FALSE;
  self->plan = g_object_ref (plan);
  self->db = sp_plan_get_database (plan);
  self->added = g_byte_array_new ();
  self->session = watch (self->db, tables, error);
  return self->session != NULL;
}

gboolean
sp_named_edit_begin (SpNamedEdit  *self,
                     SpPlan       *plan,
                     GError      **error)
{
  return sp_named_edit_begin_on (self, plan, NULL, error);
}

gboolean
sp_named_edit_begin_in (SpNamedEdit  *self,
                        SpPlan       *plan,
                        gint64       *scenario_id,
                        const char   *reason,
                        GError      **error)
{
  if (!sp_named_edit_begin (self, plan, error))
    return FALSE;
  if (*scenario_id == sp_named_edit_int64 (self, "SELECT min (id) FROM scenario WHERE parent_id IS NULL", NULL, 0))
    *scenario_id = 0;
  if (*scenario_id == 0)
    return sp_edit_check_text (reason, TRUE, _("The reason"), error);
  self->scenario
      = sp_named_edit_dup_name (self, "SELECT name FROM scenario WHERE id = ?", *scenario_id,
                                _("The plan has no such scenario; it may have been removed. Choose another"), error);
  return self->scenario && sp_edit_check_text (reason, FALSE, _("The reason for this difference"), error);
}

static sqlite3_stmt *
prepare (sqlite3        *db,
         const char     *sql,
         const SpValue  *values,
         GError        **error)
{
  sqlite3_stmt *statement = sp_database_prepare (db, sql, error);

  for (int i = 0; statement && values && values[i].type; i++)
    switch (values[i].type)
      {
      case SQLITE_INTEGER:
        sqlite3_bind_int64 (statement, i + 1, values[i].whole);
        break;
      case SQLITE_FLOAT:
        sqlite3_bind_double (statement, i + 1, values[i].real);
        break;
      case SQLITE_TEXT:
        sqlite3_bind_text (statement, i + 1, values[i].text, -1, SQLITE_TRANSIENT);
        break;
      case SQLITE_BLOB:
        sqlite3_bind_blob64 (statement, i + 1, values[i].text, (sqlite3_uint64) values[i].whole, SQLITE_TRANSIENT);
        break;
      default:
        sqlite3_bind_null (statement, i + 1);
      }
  return statement;
}

gboolean
sp_named_edit_exec (SpNamedEdit    *self,
                    const char     *sql,
                    const SpValue  *values,
                    GError        **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (self->db, sql, values, error);

  return statement && (sqlite3_step (statement) == SQLITE_DONE || sp_database_fail (self->db, error));
}

char *
sp_named_edit_dup_name (SpNamedEdit  *self,
                        const char   *sql,
                        gint64        id,
                        const char   *missing,
                        GError      **error)
{
  g_autoptr (sqlite3_stmt) statement = prepare (self->db, sql, SP_VALUES (SP_INT (id)), error);

  if (!statement)
    return NULL;
  if (sp_database_step (statement, NULL))
    return sp_database_dup_column (statement, 0);
  sp_edit_refuse (error, "%s", missing);
  return NULL;
}

gint64
sp_named_edit_int64 (SpNamedEdit   *self,
                     const char    *sql,
                     const SpValue *values,
                     gint64         missing)
{
  g_autoptr (sqlite3_stmt) statement = prepare (self->db, sql, values, NULL);

  if (!statement || !sp_database_step (statement, NULL) || sqlite3_column_type (statement, 0) == SQLITE_NULL)
    return missing;
  return sqlite3_column_int64 (statement, 0);
}

gboolean
sp_named_edit_override (SpNamedEdit  *self,
                        gint64        scenario_id,
                        const char   *subject,
                        gint64        target_id,
                        gint          year,
                        gint          group,
                        SpValue       value,
                        const char   *reason,
                        GError      **error)
{
  return sp_named_edit_exec (
      self,
      "INSERT INTO scenario_override (scenario_id, subject, target_id, year, year_group, value, reason) VALUES (?, ?, "
      "?, ?, ?, ?, ?) "
      "ON CONFLICT (scenario_id, subject, ifnull(target_id, -1), ifnull(year, -1), ifnull(year_group, -1)) "
      "DO UPDATE SET value = excluded.value, reason = excluded.reason",
      SP_VALUES (SP_INT (scenario_id), SP_TEXT (subject), SP_INT_OR_NULL (target_id, 0), SP_INT_OR_NULL (year, 0),
                 SP_INT_OR_NULL (group, -1), value, SP_TEXT (reason)),
      error);
}

const char *
sp_named_edit_get_author (void)
{
  const char *name = g_get_real_name ();

  if (!name || !*name || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  return name && g_utf8_validate (name, -1, NULL) ? name : _("not known");
}

static gboolean
remember (SpNamedEdit  *self,
          const char   *label,
          const char   *reason,
          void         *changeset,
          int           n,
          GError      **error)
{
  g_autoptr (sqlite3_stmt) insert = NULL;

  /* What was undone before this edit cannot be done again after it. */
  if (!sp_database_exec (self->db, "UPDATE edit_history SET state = 'dropped' WHERE state = 'undone';"
                                   "UPDATE plan_meta SET revision = revision + 1", error))
    return FALSE;
  insert = sp_database_prepare (self->db,
    "INSERT INTO edit_history (revision, label, reason, author, made_at, changeset) VALUES "
    "((SELECT revision FROM plan_meta), ?, ?, ?, strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'), ?)", error);
  if (!insert)
    return FALSE;
  sqlite3_bind_text (insert, 1, label, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, reason, -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 3, sp_named_edit_get_author (), -1, SQLITE_TRANSIENT);
  sqlite3_bind_blob (insert, 4, changeset, n, SQLITE_STATIC);
  if (sqlite3_step (insert) != SQLITE_DONE)
    return sp_database_fail (self->db, error);
  return sp_geopackage_follow (self->db, changeset, n, error);
}

/* What has been written since the session began goes into the history; *something FALSE: nothing has. The session is over. */
static gboolean
remember_all (SpNamedEdit  *self,
              const char   *label,
              const char   *reason,
              gboolean     *something,
              GError      **error)
{
  g_autofree char *full
      = self->scenario ? g_strdup_printf (_("%s in scenario %s"), label, self->scenario) : g_strdup (label);
  void *watched = NULL;
  int n = 0;

  *something = FALSE;
  if (sqlite3session_changeset (self->session, &n, &watched) != SQLITE_OK)
    return sp_database_fail (self->db, error);
  /* One after the other they are a changeset: each table's begins with its own header. */
  g_byte_array_prepend (self->added, watched, (guint) n);
  sqlite3_free (watched);
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (self->added->len == 0)
    return TRUE;
  if (self->added->len > G_MAXINT)
    return sp_edit_refuse (error, _("This edit changes more than can be undone. Make it in parts"));
  *something = TRUE;
  return remember (self, full, reason ? reason : sp_plan_get_reason (self->plan), self->added->data, (int) self->added->len,
                   error);
}

gboolean
sp_named_edit_go_on (SpNamedEdit        *self,
                     char               *label,
                     const char         *reason,
                     const char *const  *tables,
                     GError            **error)
{
  g_autofree char *own = label;
  gboolean something;

  if (!remember_all (self, own, reason, &something, error))
    return FALSE;
  self->is_part |= something;
  g_byte_array_set_size (self->added, 0);
  self->session = watch (self->db, tables, error);
  return self->session != NULL;
}

gboolean
sp_named_edit_finish (SpNamedEdit  *self,
                      char         *label,
                      const char   *reason,
                      GError      **error)
{
  g_autofree char *own = label;
  gboolean something;

  if (!remember_all (self, own, reason, &something, error))
    return FALSE;
  if (!something && !self->is_part)
    return TRUE; /* nothing is different: cleared without a trace */
  if (!sp_database_exec (self->db, "COMMIT", error))
    return FALSE;
  self->db = NULL;
  sp_plan_written (self->plan);
  return TRUE;
}

void
sp_named_edit_clear (SpNamedEdit *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  if (self->db)
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
  self->db = NULL;
  g_clear_object (&self->plan);
  g_clear_pointer (&self->added, g_byte_array_unref);
  g_clear_pointer (&self->scenario, g_free);
}
