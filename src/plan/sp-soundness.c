/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-soundness.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sp-geopackage.h"
#include "sp-plan.h"
#include "sp-schema.h"

/* A plan of all England with its history stays far below. */
#define MAX_FILE_SIZE ((gint64) 2 * 1024 * 1024 * 1024)
/* A county's file has some two hundred entries in its schema, with indexes. */
#define MAX_SCHEMA_ENTRIES 5000

static const char magic[16] = "SQLite format 3";

static gboolean
not_a_plan (GError     **error,
            const char  *path,
            const char  *reason)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_NOT_A_PLAN, _("“%s” is not a plan: %s. Choose a plan file"), name,
               reason);
  return FALSE;
}

static gboolean
damaged (sqlite3     *db,
         GError     **error,
         const char  *reason)
{
  g_autofree char *name = g_filename_display_basename (sqlite3_db_filename (db, "main"));
  g_autofree char *valid = g_utf8_make_valid (reason, -1);

  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_DAMAGED, _("“%s” was not opened: %s. Restore a copy of it"), name,
               valid);
  return FALSE;
}

static gboolean
read_header (const char  *path,
             char         header[100],
             gssize      *n,
             GError     **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  struct stat info;
  int file = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC, 0);
  int reason = errno;

  if (file < 0 && (reason == EACCES || reason == EPERM))
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_IO, _("You may not read “%s”. Ask its owner for permission"),
                   name);
      return FALSE;
    }
  if (file < 0)
    return not_a_plan (error, path, reason == ENOENT ? _("there is no such file") : g_strerror (reason));
  if (fstat (file, &info) != 0 || !S_ISREG (info.st_mode))
    {
      close (file);
      return not_a_plan (error, path, S_ISDIR (info.st_mode) ? _("it is a folder") : _("it is not an ordinary file"));
    }
  *n = read (file, header, 100);
  close (file);
  if (info.st_size > MAX_FILE_SIZE)
    return not_a_plan (error, path, _("it is larger than any plan"));
  return TRUE;
}

gboolean
sp_soundness_check_file (const char  *path,
                         GError     **error)
{
  char header[100] = { 0 };
  gssize n = 0;

  if (!read_header (path, header, &n, error))
    return FALSE;
  if (n <= 0)
    return not_a_plan (error, path, _("it is empty"));
  if (n < 100 || memcmp (header, magic, sizeof magic) != 0)
    return not_a_plan (error, path, _("it is not a database"));
  return TRUE;
}

gboolean
sp_soundness_identify (sqlite3  *db,
                       GError  **error)
{
  const char *path = sqlite3_db_filename (db, "main");
  gint64 application = 0, tables = 0;

  /* A table kept in the file: reading it runs nothing. */
  if (!sp_database_get_int64 (db, "PRAGMA application_id", &application, 0, error)
      || !sp_database_get_int64 (
          db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'plan_meta' AND rootpage > 0",
          &tables, 0, error))
    return FALSE;
  if (application != SP_GEOPACKAGE_APPLICATION_ID)
    return not_a_plan (error, path, tables ? _("its mark as a GeoPackage is gone") : _("it is some other database"));
  return tables == 1 || not_a_plan (error, path, _("it is a GeoPackage of other data"));
}

gboolean
sp_soundness_get_version (sqlite3  *db,
                          gint     *version,
                          GError  **error)
{
  g_autofree char *format = NULL;
  gint64 value = 0;

  format = sp_database_dup_text (db, "SELECT format FROM plan_meta WHERE id = 1 AND typeof (format) = 'text'", NULL);
  if (g_strcmp0 (format, "school-places-plan") != 0)
    return damaged (db, error, _("it does not say what kind of plan it is"));
  if (!sp_database_get_int64 (db, "SELECT schema_version FROM plan_meta WHERE id = 1", &value, 0, error))
    return FALSE;
  if (value < 1)
    return damaged (db, error, _("it does not say which version made it"));
  *version = (gint) MIN (value, G_MAXINT);
  return TRUE;
}

/* Triggers of GeoPackage extensions, by name. They never run here (triggers are off); a GIS runs them. */
static gboolean
is_known_trigger (const char *name)
{
  static const char *const prefixes[] = { "rtree_", "trigger_insert_feature_count_", "trigger_delete_feature_count_",
                                          "gpkg_metadata_", "gpkg_tile_matrix_" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]))
      return TRUE;
  return FALSE;
}

/* The spatial index of a feature table. */
static gboolean
is_known_virtual_table (const char *name,
                        const char *sql)
{
  g_autofree char *plain = sp_schema_normalise (sql);

  return g_str_has_prefix (name, "rtree_") && strstr (plain, " using rtree(") != NULL;
}

gboolean
sp_soundness_check_code (sqlite3  *db,
                         GError  **error)
{
  g_autoptr (sqlite3_stmt) entries = NULL;
  g_autoptr (GError) failure = NULL;
  guint n = 0;

  entries = sp_database_prepare (db, "SELECT type, name, sql, rootpage FROM sqlite_schema", error);
  if (!entries)
    return FALSE;
  while (sp_database_step (entries, &failure))
    {
      g_autofree char *type = sp_database_dup_column (entries, 0);
      g_autofree char *name = sp_database_dup_column (entries, 1);
      g_autofree char *sql = sp_database_dup_column (entries, 2);
      g_autofree char *reason = NULL;

      if (n++ > MAX_SCHEMA_ENTRIES)
        return damaged (db, error, _("it holds thousands of tables"));
      if (!type || !name)
        return damaged (db, error, _("its list of tables is broken"));
      if (g_str_equal (type, "trigger") && !is_known_trigger (name))
        reason = g_strdup_printf (_("it carries a program of its own, trigger “%s”"), name);
      else if (g_str_equal (type, "view"))
        reason = g_strdup_printf (_("it carries a program of its own, view “%s”"), name);
      else if (g_str_equal (type, "table") && sqlite3_column_int64 (entries, 3) == 0
               && !is_known_virtual_table (name, sql ? sql : ""))
        reason = g_strdup_printf (_("table “%s” is not kept in the file"), name);
      if (reason)
        return damaged (db, error, reason);
    }
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A copy in memory, to be checked instead: SQLite does not look at CHECKs of a database it may not write. */
static sqlite3 *
copy_to_memory (sqlite3  *db,
                GError  **error)
{
  g_autoptr (sqlite3) copy = sp_database_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  return copy && sp_database_copy (db, copy, error) ? g_steal_pointer (&copy) : NULL;
}

gboolean
sp_soundness_check_pages (sqlite3  *db,
                          guint     seconds,
                          GError  **error)
{
  g_autoptr (sqlite3) copy = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *answer = NULL;
  SpDeadline deadline;

  if (sqlite3_db_readonly (db, "main"))
    {
      copy = copy_to_memory (db, error);
      if (!copy)
        return FALSE;
      sp_database_set_deadline (copy, &deadline, seconds);
    }
  answer = sp_database_dup_text (copy ? copy : db, "PRAGMA quick_check (1)", &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return g_strcmp0 (answer, "ok") == 0 || damaged (db, error, answer ? answer : _("it could not be checked"));
}

/* Whether text is a run of plain added columns, as ALTER TABLE ADD COLUMN writes them: ", name type", "type (n)", no
 * expressions. */
static gboolean
is_plain_addition (const char *text)
{
  return *text == '\0' || g_regex_match_simple ("^(,[a-z_][a-z0-9_ ]*(\\([0-9, ]+\\))?)+$", text, 0, 0);
}

/* Equal, or ours with plain columns put in where SQLite puts them, after our last column. */
static gboolean
is_same_table (const char *ours,
               const char *theirs)
{
  g_autofree char *a = sp_schema_normalise (ours);
  g_autofree char *b = sp_schema_normalise (theirs);
  gsize prefix = 0, suffix = 0;
  gsize n = strlen (a), m = strlen (b);
  g_autofree char *added = NULL;

  if (m < n)
    return FALSE;
  while (prefix < n && a[prefix] == b[prefix])
    prefix++;
  while (suffix < n - prefix && a[n - 1 - suffix] == b[m - 1 - suffix])
    suffix++;
  if (prefix + suffix != n)
    return FALSE;
  added = g_strndup (b + prefix, m - n);
  /* The common prefix may have run on into the added text: ")" or "," alike on both sides. Turn it to begin at a comma.
   */
  for (gsize turns = 0; *added && *added != ',' && turns < m - n && prefix > turns; turns++)
    {
      char last = added[m - n - 1];

      if (last != a[prefix - 1 - turns])
        break;
      memmove (added + 1, added, m - n - 1);
      added[0] = last;
    }
  return is_plain_addition (added);
}

static gboolean
check_definition (sqlite3     *db,
                  const char  *type,
                  const char  *name,
                  const char  *sql,
                  GError     **error)
{
  g_autoptr (sqlite3_stmt) entry = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *reason = NULL;

  entry = sp_database_prepare (db, "SELECT sql FROM sqlite_schema WHERE type = ? AND name = ?", error);
  if (!entry)
    return FALSE;
  sqlite3_bind_text (entry, 1, type, -1, SQLITE_STATIC);
  sqlite3_bind_text (entry, 2, name, -1, SQLITE_STATIC);
  if (sp_database_step (entry, NULL))
    theirs = sp_database_dup_column (entry, 0);
  if (theirs && is_same_table (sql, theirs))
    return TRUE;
  reason = theirs ? g_strdup_printf (_("another program changed what table “%s” may hold"), name)
                  : g_strdup_printf (_("table “%s” is missing"), name);
  return damaged (db, error, reason);
}

gboolean
sp_soundness_check_definitions (sqlite3  *db,
                                GError  **error)
{
  const GPtrArray *tables = sp_schema_get_tables ();
  const GPtrArray *indexes = sp_schema_get_index_names ();

  for (guint i = 0; i < tables->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);

      if (!check_definition (db, "table", table->name, table->sql, error))
        return FALSE;
    }
  for (guint i = 0; i < indexes->len; i++)
    {
      const char *name = g_ptr_array_index (indexes, i);

      if (!check_definition (db, "index", name, sp_schema_find_index (name), error))
        return FALSE;
    }
  return TRUE;
}
