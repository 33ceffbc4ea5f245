/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-database.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-plan.h"
#include "sp-spatial-index.h"

/* An edit waits this long for another program to let go of the file. */
#define BUSY_TIMEOUT_MS 2000

/* A plan's largest honest value is a county boundary or the changeset of an import: tens of megabytes. */
#define LENGTH_LIMIT (128 * 1024 * 1024)

static const struct { int id; int value; } limits[] = {
  { SQLITE_LIMIT_LENGTH, LENGTH_LIMIT },
  { SQLITE_LIMIT_SQL_LENGTH, 1000000 },
  { SQLITE_LIMIT_COLUMN, 200 },
  { SQLITE_LIMIT_EXPR_DEPTH, 100 },
  { SQLITE_LIMIT_COMPOUND_SELECT, 10 },
  { SQLITE_LIMIT_VDBE_OP, 1000000 },
  { SQLITE_LIMIT_FUNCTION_ARG, 32 },
  { SQLITE_LIMIT_ATTACHED, 0 },
  { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 256 },
  { SQLITE_LIMIT_TRIGGER_DEPTH, 16 }, /* foreign key actions count as triggers */
  { SQLITE_LIMIT_WORKER_THREADS, 0 },
};

/* Source: sqlite.org/security.html, "Untrusted SQLite database files". Triggers and views are off for good: the
 * triggers of the R-trees (sp-spatial-index.h) and whatever else a GIS has put in are for the GIS to run. */
static const struct { int id; int value; } switches[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
};

static gboolean
harden (sqlite3  *db,
        GError  **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].id, limits[i].value);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    sqlite3_db_config (db, switches[i].id, switches[i].value, NULL);
  sqlite3_extended_result_codes (db, 1);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  /* A commit is brought into the file at once, however small: a plan is copied and sent as one file while it is open. */
  return sp_database_exec (db, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;"
                               "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 1",
                           error);
}

sqlite3 *
sp_database_open (const char  *path,
                  int          flags,
                  GError     **error)
{
  g_autoptr (sqlite3) db = NULL;

  if (sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_FULLMUTEX, NULL) != SQLITE_OK)
    {
      sp_database_fail (db, error);
      return NULL;
    }
  if (!harden (db, error) || !sp_spatial_index_register (db, error))
    return NULL;
  return g_steal_pointer (&db);
}

static gint
error_code (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_NOTADB:
      return SP_PLAN_ERROR_NOT_A_PLAN;
    case SQLITE_CONSTRAINT: case SQLITE_TOOBIG: case SQLITE_MISMATCH:
      return SP_PLAN_ERROR_REFUSED;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR: case SQLITE_NOMEM: case SQLITE_PROTOCOL: case SQLITE_NOLFS:
      return SP_PLAN_ERROR_IO;
    default:
      return SP_PLAN_ERROR_DAMAGED;
    }
}

/* What went wrong and what to do, for a file name in %s. */
static const char *
error_words (int code)
{
  switch (code & 0xff)
    {
    case SQLITE_NOTADB:
      return _("“%s” is not a plan: it is not a database. Choose a plan file");
    case SQLITE_BUSY: case SQLITE_LOCKED: case SQLITE_PROTOCOL:
      return _("“%s” is being used by another program. Close it there, then try again");
    case SQLITE_FULL:
      return _("There is no room left on the disk for “%s”. Free some space, then try again");
    case SQLITE_READONLY: case SQLITE_PERM:
      return _("“%s” cannot be written. Ask for permission to change it, or save a copy elsewhere");
    case SQLITE_CANTOPEN:
      return _("“%s” cannot be opened. Check that it is there and that you may read it");
    case SQLITE_IOERR:
      return _(
          "“%s” cannot be read or written: the disk or network failed. Try again, or copy the file to this computer");
    case SQLITE_NOMEM:
      return _("There is not enough memory to read “%s”. Close other programs, then try again");
    case SQLITE_CONSTRAINT: case SQLITE_TOOBIG: case SQLITE_MISMATCH:
      return _("“%s” does not allow this");
    case SQLITE_INTERRUPT:
      return _("“%s” takes far too long to read, as no sound plan does. Restore a copy of it");
    default:
      return _("“%s” is damaged. Restore a copy of it");
    }
}

gboolean
sp_database_fail (sqlite3  *db,
                  GError  **error)
{
  const char *path = db ? sqlite3_db_filename (db, "main") : NULL;
  g_autofree char *name = path && *path ? g_filename_display_basename (path) : g_strdup (_("The plan"));
  int code = db ? sqlite3_extended_errcode (db) : SQLITE_NOMEM;
  g_autoptr (GString) message = g_string_new (NULL);

  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"
  g_string_append_printf (message, error_words (code), name);
#pragma GCC diagnostic pop
  G_GNUC_END_IGNORE_DEPRECATIONS
  if (db && error_code (code) != SP_PLAN_ERROR_NOT_A_PLAN)
    g_string_append_printf (message, " (%s)", sqlite3_errmsg (db));
  g_set_error_literal (error, SP_PLAN_ERROR, error_code (code), message->str);
  return FALSE;
}

gboolean
sp_database_exec (sqlite3     *db,
                  const char  *sql,
                  GError     **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return sp_database_fail (db, error);
  return TRUE;
}

sqlite3_stmt *
sp_database_prepare (sqlite3     *db,
                     const char  *sql,
                     GError     **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    sp_database_fail (db, error);
  return statement;
}

gboolean
sp_database_step (sqlite3_stmt  *statement,
                  GError       **error)
{
  int code = sqlite3_step (statement);

  if (code != SQLITE_ROW && code != SQLITE_DONE)
    sp_database_fail (sqlite3_db_handle (statement), error);
  return code == SQLITE_ROW;
}

gboolean
sp_database_get_int64 (sqlite3     *db,
                       const char  *sql,
                       gint64      *value,
                       gint64       missing,
                       GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = sp_database_prepare (db, sql, error);
  g_autoptr (GError) failure = NULL;

  if (!statement)
    return FALSE;
  *value = missing;
  if (sp_database_step (statement, &failure) && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    *value = sqlite3_column_int64 (statement, 0);
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gint64
sp_database_count_dangling (sqlite3 *db)
{
  gint64 n = 0;

  sp_database_get_int64 (db, "SELECT count(*) FROM pragma_foreign_key_check", &n, 0, NULL);
  return n;
}

char *
sp_database_dup_text (sqlite3     *db,
                      const char  *sql,
                      GError     **error)
{
  g_autoptr (sqlite3_stmt) statement = sp_database_prepare (db, sql, error);

  if (!statement || !sp_database_step (statement, error))
    return NULL;
  return sp_database_dup_column (statement, 0);
}

char *
sp_database_quote (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strconcat ("\"", doubled, "\"", NULL);
}

/* A terminal obeys control characters, and cairo refuses code points that are no characters (U+FDD0 to U+FDEF, and the
 * last two of each plane): a plan that holds them would otherwise write on the planner's screen, or have no page. */
static gboolean
may_be_shown (gunichar c)
{
  if (c < 0x20)
    return c == '\n' || c == '\t' || c == '\r';
  return !(c >= 0x7f && c < 0xa0) && !(c >= 0xfdd0 && c <= 0xfdef) && (c & 0xfffe) != 0xfffe;
}

char *
sp_database_dup_plain (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *plain = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (plain, may_be_shown (c) ? c : 0xfffd);
    }
  return g_string_free (plain, FALSE);
}

gboolean
sp_database_is_plain (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (!may_be_shown (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

char *
sp_database_dup_column (sqlite3_stmt *statement,
                        int           column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text ? sp_database_dup_plain (text) : NULL;
}

gboolean
sp_database_copy (sqlite3  *db,
                  sqlite3  *copy,
                  GError  **error)
{
  sqlite3_backup *work = sqlite3_backup_init (copy, "main", db, "main");

  if (work)
    sqlite3_backup_step (work, -1);
  if (work && sqlite3_backup_finish (work) == SQLITE_OK)
    return TRUE;
  return sp_database_fail (sqlite3_errcode (db) != SQLITE_OK ? db : copy, error);
}

static int
past_deadline_cb (gpointer data)
{
  const SpDeadline *deadline = data;

  return g_get_monotonic_time () > deadline->until;
}

void
sp_database_set_deadline (sqlite3    *db,
                          SpDeadline *deadline,
                          guint       seconds)
{
  deadline->until = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  /* A hundred steps are microseconds, unless each works on a value as long as the limit allows. */
  sqlite3_progress_handler (db, 100, past_deadline_cb, deadline);
}

void
sp_database_clear_deadline (sqlite3 *db)
{
  sqlite3_progress_handler (db, 0, NULL, NULL);
}
