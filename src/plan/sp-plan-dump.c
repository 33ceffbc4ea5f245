/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole plan as text: what version control and tests compare. */
#include "config.h"
#include "sp-plan.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-plan-private.h"
#include "sp-schema.h"

/* Shortest digits that read back to the same bits. */
static void
append_real (GString *out,
             double   value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isinf (value)) /* another program wrote it; SQL has no word for it but a number that is too large */
    {
      g_string_append (out, value < 0 ? "-9e999" : "9e999");
      return;
    }
  for (int digits = 15; digits <= 17; digits++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", digits);

      g_ascii_formatd (text, sizeof text, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  g_string_append (out, text);
  if (!strpbrk (text, ".eni"))
    g_string_append (out, ".0");
}

static void
append_text (GString    *out,
             const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  g_string_append_c (out, '\'');
  for (const char *at = valid; *at; at++)
    g_string_append_len (out, *at == '\'' ? "''" : at, *at == '\'' ? 2 : 1);
  g_string_append_c (out, '\'');
}

static void
append_blob (GString      *out,
             const guint8 *data,
             int           length)
{
  g_string_append (out, "X'");
  for (int i = 0; i < length; i++)
    g_string_append_printf (out, "%02X", data[i]);
  g_string_append_c (out, '\'');
}

static void
append_value (GString      *out,
              sqlite3_stmt *row,
              int           column)
{
  switch (sqlite3_column_type (row, column))
    {
    case SQLITE_INTEGER:
      g_string_append_printf (out, "%" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (row, column));
      break;
    case SQLITE_FLOAT:
      append_real (out, sqlite3_column_double (row, column));
      break;
    case SQLITE_TEXT:
      append_text (out, (const char *) sqlite3_column_text (row, column));
      break;
    case SQLITE_BLOB:
      append_blob (out, sqlite3_column_blob (row, column), sqlite3_column_bytes (row, column));
      break;
    default:
      g_string_append (out, "NULL");
    }
}

/* Revision, time of making and identity say nothing about what the plan holds. */
static gboolean
is_dumped (const SpSchemaTable  *table,
           const SpSchemaColumn *column)
{
  return !g_str_equal (table->name, "plan_meta")
         || !(g_str_equal (column->name, "revision") || g_str_equal (column->name, "created_at")
              || g_str_equal (column->name, "identity"));
}

static gboolean
dump_table (sqlite3              *db,
            const SpSchemaTable  *table,
            GString              *out,
            GError              **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GError) failure = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) rows = NULL;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const SpSchemaColumn *column = g_ptr_array_index (table->columns, i);

      if (is_dumped (table, column))
        g_string_append_printf (columns, "%s\"%s\"", columns->len ? ", " : "", column->name);
    }
  sql = g_strdup_printf ("SELECT %s FROM \"%s\" ORDER BY \"%s\"", columns->str, table->name, table->key);
  rows = sp_database_prepare (db, sql, error);
  if (!rows)
    return FALSE;
  while (sp_database_step (rows, &failure))
    {
      g_string_append_printf (out, "INSERT INTO \"%s\" (%s) VALUES (", table->name, columns->str);
      for (int i = 0; i < sqlite3_column_count (rows); i++)
        {
          g_string_append (out, i ? ", " : "");
          append_value (out, rows, i);
        }
      g_string_append (out, ");\n");
    }
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

char *
sp_plan_dump (SpPlan  *self,
              GError **error)
{
  sqlite3 *db = sp_plan_get_database (self);
  const GPtrArray *tables = sp_schema_get_tables ();
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean done;

  if (!db)
    {
      g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("“%s” is closed. Open it again"),
                   sp_plan_get_title (self));
      return NULL;
    }
  done = sp_database_exec (db, "BEGIN", error);
  for (guint i = 0; i < tables->len && done; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);

      if (!g_str_equal (table->name, "edit_history") && !g_str_equal (table->name, "refused_edit"))
        done = dump_table (db, table, out, error);
    }
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return done ? g_strdup (out->str) : NULL;
}
