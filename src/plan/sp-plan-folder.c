/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan as a folder of CSV tables, exact both ways. */
#include "config.h"
#include "sp-plan-folder.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "sp-csv.h"
#include "sp-number.h"
#include "sp-plan-private.h"
#include "sp-plan-table.h"
#include "sp-sample.h"
#include "sp-schema.h"

#define MANIFEST "plan.txt"
/* No honest table comes near; a hostile folder is refused before it is read. */
#define MOST_BYTES (512 * 1024 * 1024)

/* An apostrophe before what a spreadsheet would run, before an apostrophe, and alone for a text that is said but empty. */
static void
append_text (GString    *out,
             const char *text)
{
  g_autofree char *guarded = *text == '\0' || strchr ("=+-@\t\r'", *text) ? g_strconcat ("'", text, NULL) : NULL;

  sp_csv_append_field (out, guarded ? guarded : text, FALSE);
}

static void
append_bytes (GString      *out,
              const guint8 *data,
              int           n)
{
  g_string_append (out, "X'");
  for (int i = 0; i < n; i++)
    g_string_append_printf (out, "%02X", data[i]);
  g_string_append_c (out, '\'');
}

/* As WKT where that gives the same bytes back; another program's own way of writing a shape is kept as it is. */
static void
append_shape (GString      *out,
              const guint8 *data,
              int           n)
{
  g_autoptr (SpShape) shape = sp_shape_new_from_gpkg (data, (gsize) n, NULL);
  g_autofree char *wkt = shape ? sp_shape_to_wkt (shape) : NULL;
  g_autoptr (SpShape) again = wkt ? sp_shape_new_from_wkt (wkt, NULL) : NULL;
  g_autoptr (GBytes) bytes = again ? sp_shape_to_gpkg (again, 4326) : NULL;

  if (bytes && g_bytes_get_size (bytes) == (gsize) n && memcmp (g_bytes_get_data (bytes, NULL), data, (gsize) n) == 0)
    sp_csv_append_field (out, wkt, FALSE);
  else
    append_bytes (out, data, n);
}

static void
append_cell (GString              *out,
             const SpSchemaColumn *column,
             sqlite3_stmt         *row,
             int                   i)
{
  g_autofree char *number = NULL;

  switch (sqlite3_column_type (row, i))
    {
    case SQLITE_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (row, i));
      break;
    case SQLITE_FLOAT:
      /* Infinity, which another program may have written, has no digits: it is left out. */
      if (isfinite (sqlite3_column_double (row, i)))
        number = sp_number_to_exact (sqlite3_column_double (row, i));
      g_string_append (out, number ? number : "");
      break;
    case SQLITE_TEXT:
      append_text (out, (const char *) sqlite3_column_text (row, i));
      break;
    case SQLITE_BLOB:
      if (column->type == SP_STORES_GEOMETRY)
        append_shape (out, sqlite3_column_blob (row, i), sqlite3_column_bytes (row, i));
      else
        append_bytes (out, sqlite3_column_blob (row, i), sqlite3_column_bytes (row, i));
      break;
    default:
      break;
    }
}

static char *
dup_csv (sqlite3              *db,
         const SpSchemaTable  *table,
         GError              **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  g_autoptr (sqlite3_stmt) rows = NULL;
  g_autofree char *sql = NULL;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const SpSchemaColumn *column = g_ptr_array_index (table->columns, i);

      g_string_append_printf (out, "%s%s", i ? "," : "", column->name);
      g_string_append_printf (names, "%s\"%s\"", i ? ", " : "", column->name);
    }
  g_string_append (out, "\r\n");
  sql = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY \"%s\"", names->str, table->name, table->key);
  rows = sp_database_prepare (db, sql, error);
  while (rows && sp_database_step (rows, &failure))
    {
      for (guint i = 0; i < table->columns->len; i++)
        {
          if (i)
            g_string_append_c (out, ',');
          append_cell (out, g_ptr_array_index (table->columns, i), rows, (int) i);
        }
      g_string_append (out, "\r\n");
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return rows && (!error || !*error) ? g_string_free (g_steal_pointer (&out), FALSE) : NULL;
}

static gboolean
claim_folder (const char  *folder,
              GError     **error)
{
  g_autoptr (GDir) dir = NULL;

  if (g_mkdir (folder, 0755) == 0)
    return TRUE;
  if (errno != EEXIST)
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_IO, _("The folder “%s” cannot be made (%s). Choose another"), folder,
                   g_strerror (errno));
      return FALSE;
    }
  dir = g_dir_open (folder, 0, error);
  if (!dir)
    return FALSE;
  if (!g_dir_read_name (dir))
    return TRUE;
  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
               _("The folder “%s” is not empty, and what is in it is not replaced. Choose another"), folder);
  return FALSE;
}

static gboolean
write_manifest (SpPlan      *self,
                const char  *folder,
                GError     **error)
{
  g_autofree char *path = g_build_filename (folder, MANIFEST, NULL);
  g_autofree char *text = g_strdup_printf (
      "title: %s\nschema: %d\n\nA plan of School Places as tables, one file each: exact, and able to become a plan again\n"
      "(school-places-cli new --tables FOLDER PLAN). A text that begins with an apostrophe had none, or begins with two.\n",
      sp_plan_get_title (self), SP_SCHEMA_VERSION);

  return g_file_set_contents (path, text, -1, error);
}

gboolean
sp_plan_export_tables (SpPlan      *self,
                       const char  *folder,
                       SpProgress  *progress,
                       GError     **error)
{
  const GPtrArray *tables = sp_schema_get_tables ();
  sqlite3 *db = sp_plan_get_database (self);
  gboolean done;

  g_return_val_if_fail (SP_IS_PLAN (self) && folder, FALSE);
  if (!db || !claim_folder (folder, error) || !sp_database_exec (db, "BEGIN", error))
    return FALSE;
  done = write_manifest (self, folder, error);
  for (guint i = 0; done && i < tables->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);
      g_autofree char *name = g_strconcat (table->name, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *csv = NULL;

      if (sp_schema_is_private (table->name))
        continue;
      sp_progress_report (progress, (double) i / tables->len, table->name);
      csv = sp_progress_is_cancelled (progress, error) ? NULL : dup_csv (db, table, error);
      done = csv && g_file_set_contents (path, csv, -1, error);
    }
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return done;
}

char *
sp_plan_folder_dup_title (const char  *folder,
                          GError     **error)
{
  g_autofree char *path = g_build_filename (folder, MANIFEST, NULL);
  g_autofree char *text = NULL;
  char *end;

  if (g_file_get_contents (path, &text, NULL, NULL) && g_str_has_prefix (text, "title: ") && (end = strchr (text, '\n'))
      && end > text + 7 && g_utf8_validate (text, end - text, NULL))
    return g_strndup (text + 7, (gsize) (end - text - 7));
  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_NOT_A_PLAN,
               _("“%s” is not a folder of tables that School Places exported: it has no plan.txt with a title. Choose another"),
               folder);
  return NULL;
}

gboolean
sp_plan_folder_load (sqlite3     *db,
                     const char  *folder,
                     GError     **error)
{
  const GPtrArray *tables = sp_schema_get_tables ();

  for (guint i = 0; i < tables->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);
      g_autofree char *name = g_strconcat (table->name, ".csv", NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GMappedFile) file = NULL;

      if (sp_schema_is_private (table->name) || !g_file_test (path, G_FILE_TEST_EXISTS))
        continue;
      file = g_mapped_file_new (path, FALSE, error);
      if (!file)
        return FALSE;
      if (g_mapped_file_get_length (file) > MOST_BYTES)
        {
          g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("%s is too large for a table of a plan. Export the plan anew"),
                       name);
          return FALSE;
        }
      if (!sp_sample_load_exact_table (db, table->name, name, g_mapped_file_get_contents (file),
                                       g_mapped_file_get_length (file), error))
        return FALSE;
    }
  return sp_sample_check_keys (db, folder, error);
}
