/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-sample.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-csv.h"
#include "sp-geopackage.h"
#include "sp-plan.h"
#include "sp-samples.h"
#include "sp-schema.h"
#include "sp-shape.h"

#define RESOURCE_FOLDER "/org/schoolplaces/SchoolPlaces/samples"

static const char *const sample_names[] = { "norfolk-2013", "norfolk-2018", NULL };

/* A CSV file on its way into a table. */
typedef struct
{
  sqlite3               *db;
  const SpSchemaTable   *table;
  const char            *file;
  SpCsvReader           *reader;
  const SpSchemaColumn **columns; /* of the file, in its order */
  guint                  n_columns;
  sqlite3_stmt          *insert;
  gboolean               is_exact; /* written by sp_plan_export_tables: apostrophes guard texts, X'…' is bytes */
} Load;

static gboolean
fail_cell (const Load  *load,
           guint        column,
           const char  *reason,
           GError     **error)
{
  const char *name = column < load->n_columns && load->columns[column] ? load->columns[column]->name : "?";

  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("%s, row %u, column %u (%s): %s"), load->file,
               sp_csv_reader_get_row (load->reader), column + 1, name, reason);
  return FALSE;
}

static gboolean
fail_row (const Load  *load,
          const char  *reason,
          GError     **error)
{
  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("%s, row %u: %s"), load->file,
               sp_csv_reader_get_row (load->reader), reason);
  return FALSE;
}

/* INSERT INTO "t" ("a", "b") VALUES (?, ifnull (?, 0)): a blank takes the default where NULL may not stand. */
static char *
insert_sql (const Load *load)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < load->n_columns; i++)
    {
      const char *fallback = load->columns[i]->not_null_default;
      g_autofree char *name = sp_database_quote (load->columns[i]->name);

      g_string_append_printf (names, "%s%s", i ? ", " : "", name);
      if (fallback)
        g_string_append_printf (values, "%sifnull (?, %s)", i ? ", " : "", fallback);
      else
        g_string_append_printf (values, "%s?", i ? ", " : "");
    }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", load->table->name, names->str, values->str);
}

static gboolean
read_header (Load    *load,
             GError **error)
{
  g_autofree char *sql = NULL;

  if (!sp_csv_reader_next (load->reader, error))
    return (error && *error)
           || fail_row (load, _("there is no line of column names. Give the columns of the table"), error);
  load->n_columns = sp_csv_reader_get_n_fields (load->reader);
  load->columns = g_new0 (const SpSchemaColumn *, load->n_columns);
  for (guint i = 0; i < load->n_columns; i++)
    {
      const char *name = sp_csv_reader_get_field (load->reader, i);

      load->columns[i] = sp_schema_find_column (load->table, name);
      if (!load->columns[i])
        {
          g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                       _("%s, row 1, column %u: table %s has no column “%s”"), load->file, i + 1, load->table->name,
                       name);
          return FALSE;
        }
      for (guint j = 0; j < i; j++)
        if (load->columns[j] == load->columns[i])
          return fail_cell (load, i, _("this column is given twice. Keep one"), error);
    }
  sql = insert_sql (load);
  load->insert = sp_database_prepare (load->db, sql, error);
  return load->insert != NULL;
}

static gboolean
bind_geometry (Load        *load,
               guint        i,
               const char  *text,
               GError     **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SpShape) shape = sp_shape_new_from_wkt (text, &failure);
  g_autoptr (GBytes) blob = shape ? sp_shape_to_gpkg (shape, SP_GEOPACKAGE_WGS84) : NULL;

  if (!shape)
    return fail_cell (load, i, failure->message, error);
  sqlite3_bind_blob64 (load->insert, i + 1, g_bytes_get_data (blob, NULL), g_bytes_get_size (blob), SQLITE_TRANSIENT);
  return TRUE;
}

/* X'0AFF': bytes as they are. */
static gboolean
bind_bytes (Load        *load,
            guint        i,
            const char  *text,
            GError     **error)
{
  gsize n = strlen (text);
  g_autoptr (GByteArray) bytes = g_byte_array_sized_new ((guint) (n / 2));

  if (n < 3 || n % 2 == 0 || text[n - 1] != '\'')
    return fail_cell (load, i, _("these are not bytes as the export writes them"), error);
  for (const char *at = text + 2; at < text + n - 1; at += 2)
    {
      guint8 byte;

      if (!g_ascii_isxdigit (at[0]) || !g_ascii_isxdigit (at[1]))
        return fail_cell (load, i, _("these are not bytes as the export writes them"), error);
      byte = (guint8) (g_ascii_xdigit_value (at[0]) << 4 | g_ascii_xdigit_value (at[1]));
      g_byte_array_append (bytes, &byte, 1);
    }
  sqlite3_bind_blob64 (load->insert, (int) i + 1, bytes->len ? bytes->data : (const guint8 *) "", bytes->len,
                       SQLITE_TRANSIENT);
  return TRUE;
}

static gboolean
bind_cell (Load        *load,
           guint        i,
           const char  *text,
           GError     **error)
{
  gint64 whole;
  double number;
  char *end;

  if (!*text)
    return sqlite3_bind_null (load->insert, i + 1) == SQLITE_OK;
  if (load->is_exact && load->columns[i]->type != SP_STORES_TEXT && g_str_has_prefix (text, "X'"))
    return bind_bytes (load, i, text, error);
  if (load->is_exact && load->columns[i]->type == SP_STORES_TEXT && *text == '\'')
    text++;
  switch (load->columns[i]->type)
    {
    case SP_STORES_INTEGER:
      if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &whole, NULL))
        return fail_cell (load, i, _("this is not a whole number"), error);
      return sqlite3_bind_int64 (load->insert, i + 1, whole) == SQLITE_OK;
    case SP_STORES_REAL:
      errno = 0;
      number = g_ascii_strtod (text, &end);
      if (*end || errno || !isfinite (number) || g_ascii_isspace (*text))
        return fail_cell (load, i, _("this is not a number"), error);
      return sqlite3_bind_double (load->insert, i + 1, number) == SQLITE_OK;
    case SP_STORES_GEOMETRY:
      return bind_geometry (load, i, text, error);
    case SP_STORES_BLOB:
      return fail_cell (load, i, _("this column cannot be given as text"), error);
    case SP_STORES_TEXT:
    default:
      return sqlite3_bind_text (load->insert, i + 1, text, -1, SQLITE_TRANSIENT) == SQLITE_OK;
    }
}

static gboolean
load_row (Load    *load,
          GError **error)
{
  guint n = sp_csv_reader_get_n_fields (load->reader);

  if (n == 1 && !*sp_csv_reader_get_field (load->reader, 0) && load->n_columns > 1)
    return TRUE;
  if (n != load->n_columns)
    return fail_row (load, _("the number of fields is not that of the first line"), error);
  for (guint i = 0; i < n; i++)
    if (!bind_cell (load, i, sp_csv_reader_get_field (load->reader, i), error))
      return FALSE;
  if (sqlite3_step (load->insert) != SQLITE_DONE)
    return fail_row (load, sqlite3_errmsg (load->db), error);
  sqlite3_reset (load->insert);
  return TRUE;
}

static gboolean
load_rows (Load    *load,
           GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!read_header (load, error))
    return FALSE;
  while (sp_csv_reader_next (load->reader, &failure))
    if (!load_row (load, error))
      return FALSE;
  return !failure || fail_row (load, failure->message, error);
}

static gboolean
load_table (sqlite3     *db,
            const char  *table,
            const char  *file,
            const char  *text,
            gsize        length,
            gboolean     is_exact,
            GError     **error)
{
  g_autoptr (SpCsvReader) reader = sp_csv_reader_new (text, length);
  Load load = { .db = db, .table = sp_schema_find_table (table), .file = file, .reader = reader, .is_exact = is_exact };
  gboolean done;

  if (!load.table || sp_schema_is_private (table))
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("%s: a plan has no table “%s”"), file, table);
      return FALSE;
    }
  done = load_rows (&load, error);
  sqlite3_finalize (load.insert);
  g_free (load.columns);
  return done;
}

gboolean
sp_sample_load_table (sqlite3     *db,
                      const char  *table,
                      const char  *file,
                      const char  *text,
                      gsize        length,
                      GError     **error)
{
  return load_table (db, table, file, text, length, FALSE, error);
}

gboolean
sp_sample_load_exact_table (sqlite3     *db,
                            const char  *table,
                            const char  *file,
                            const char  *text,
                            gsize        length,
                            GError     **error)
{
  return load_table (db, table, file, text, length, TRUE, error);
}

/* Loads TABLE.csv of a folder, when the folder has it. */
static gboolean
load_from_folder (sqlite3     *db,
                  const char  *folder,
                  const char  *table,
                  GError     **error)
{
  g_autofree char *file = g_strdup_printf ("%s/%s.csv", folder, table);
  g_autofree char *path = g_strdup_printf (RESOURCE_FOLDER "/%s", file);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (sp_samples_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (!bytes)
    return TRUE;
  return sp_sample_load_table (db, table, file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/* The value of a key in sample.txt, NULL when it is not there. */
static char *
dup_manifest_value (const char *sample,
                    const char *key)
{
  g_autofree char *path = g_strdup_printf (RESOURCE_FOLDER "/%s/sample.txt", sample);
  g_autoptr (GBytes) bytes
      = g_resource_lookup_data (sp_samples_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *text = bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
  g_auto (GStrv) lines = text ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; lines && lines[i]; i++)
    {
      gsize n = strlen (key);

      if (g_str_has_prefix (lines[i], key) && lines[i][n] == ':')
        return g_strstrip (g_strdup (lines[i] + n + 1));
    }
  return NULL;
}

const char *const *
sp_sample_get_names (void)
{
  return sample_names;
}

char *
sp_sample_dup_title (const char  *sample,
                     GError     **error)
{
  char *title = g_strv_contains (sample_names, sample) ? dup_manifest_value (sample, "title") : NULL;

  if (!title)
    {
      g_autofree char *names = g_strjoinv (", ", (char **) sample_names);

      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("There is no sample “%s”. There are: %s"), sample,
                   names);
    }
  return title;
}

gboolean
sp_sample_load (sqlite3     *db,
                const char  *sample,
                GError     **error)
{
  const GPtrArray *tables = sp_schema_get_tables ();
  g_autofree char *ground = dup_manifest_value (sample, "ground");

  for (guint i = 0; i < tables->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);

      if (sp_schema_is_private (table->name))
        continue;
      if (ground && !load_from_folder (db, ground, table->name, error))
        return FALSE;
      if (!load_from_folder (db, sample, table->name, error))
        return FALSE;
    }
  return sp_sample_check_keys (db, sample, error);
}

gboolean
sp_sample_check_keys (sqlite3     *db,
                      const char  *sample,
                      GError     **error)
{
  g_autoptr (sqlite3_stmt) check = NULL;

  check = sp_database_prepare (db, "SELECT c.\"table\", c.rowid, c.parent, f.\"from\" FROM pragma_foreign_key_check c "
                                   "JOIN pragma_foreign_key_list (c.\"table\") f ON f.id = c.fkid", error);
  if (!check)
    return FALSE;
  if (!sp_database_step (check, error))
    return !error || !*error;
  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
               _("%s/%s.csv, row with key %lld, column %s: no row of %s has that key"), sample,
               sqlite3_column_text (check, 0), (long long)sqlite3_column_int64 (check, 1),
               sqlite3_column_text (check, 3), sqlite3_column_text (check, 2));
  return FALSE;
}
