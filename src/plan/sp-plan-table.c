/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan's own tables for people and for a GIS; sp-plan-folder.c writes and reads them exactly. */
#include "config.h"
#include "sp-plan-table.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-gis-dress.h"
#include "sp-plan-private.h"
#include "sp-schema.h"
#include "sp-thing-words.h"

/* What a reader is shown of a table: the columns that say something to people. */
typedef struct
{
  const SpSchemaTable   *table;
  const SpSchemaColumn **schema;
  SpPlanColumn          *columns;
  SpPlanCell            *cells;
  guint                  n;
} Sheet;

static void
sheet_clear (Sheet *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->columns[i].heading);
      g_free (self->columns[i].name);
      g_free (self->cells[i].text);
    }
  g_free (self->schema);
  g_free (self->columns);
  g_free (self->cells);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static gboolean
is_money (const SpSchemaColumn *column)
{
  return g_str_has_suffix (column->name, "_pence");
}

static gboolean
is_number (const SpSchemaTable  *table,
           const SpSchemaColumn *column)
{
  return (column->type == SP_STORES_REAL || column->type == SP_STORES_INTEGER)
         && !sp_thing_get_referred (table->name, column->name) && !g_str_has_suffix (column->name, "_group")
         && !sp_thing_is_flag (table, column) && !sp_thing_is_year (column);
}

static char *
dup_heading (const SpSchemaColumn *column)
{
  g_autofree char *words = sp_thing_dup_field (column);
  g_autofree char *first = g_utf8_substring (words, 0, 1);
  g_autofree char *big = g_utf8_strup (first, -1);
  g_autofree char *heading = g_strconcat (big, g_utf8_next_char (words), NULL);

  return is_money (column) ? g_strdup_printf (_("%s (£)"), heading) : g_steal_pointer (&heading);
}

/* for_people: keys, shapes and records are left out, and references are followed to names. */
static void
sheet_init (Sheet               *self,
            const SpSchemaTable *table,
            gboolean             for_people)
{
  *self = (Sheet) { .table = table };
  self->schema = g_new0 (const SpSchemaColumn *, table->columns->len);
  self->columns = g_new0 (SpPlanColumn, table->columns->len);
  self->cells = g_new0 (SpPlanCell, table->columns->len);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SpSchemaColumn *column = g_ptr_array_index (table->columns, i);

      if (column->type == SP_STORES_GEOMETRY || column->type == SP_STORES_BLOB || (for_people && column->is_key))
        continue;
      self->schema[self->n] = column;
      self->columns[self->n].heading = dup_heading (column);
      self->columns[self->n].name = g_strdup (column->name);
      self->columns[self->n].is_number = is_number (table, column);
      self->n++;
    }
}

static sqlite3_stmt *
open_rows (Sheet    *self,
           sqlite3  *db,
           GError  **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");

  for (guint i = 0; i < self->n; i++)
    g_string_append_printf (sql, "\"%s\", ", self->schema[i]->name);
  if (self->table->geometry)
    g_string_append (sql, "\"geom\"");
  else
    g_string_append (sql, "NULL");
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY \"%s\"", self->table->name, self->table->key);
  return sp_database_prepare (db, sql->str, error);
}

static void
read_for_people (Sheet        *self,
                 sqlite3      *db,
                 sqlite3_stmt *row)
{
  for (guint i = 0; i < self->n; i++)
    {
      SpPlanCell *cell = &self->cells[i];
      int type = sqlite3_column_type (row, (int) i);

      g_clear_pointer (&cell->text, g_free);
      cell->text = sp_thing_dup_value (db, self->table, self->schema[i], sqlite3_column_value (row, (int) i));
      cell->is_number = self->columns[i].is_number && (type == SQLITE_INTEGER || type == SQLITE_FLOAT)
                        && isfinite (sqlite3_column_double (row, (int) i));
      cell->number = cell->is_number ? sqlite3_column_double (row, (int) i) / (is_money (self->schema[i]) ? 100 : 1) : 0;
    }
}

static void
read_exactly (Sheet        *self,
              sqlite3_stmt *row)
{
  for (guint i = 0; i < self->n; i++)
    {
      SpPlanCell *cell = &self->cells[i];
      int type = sqlite3_column_type (row, (int) i);

      g_clear_pointer (&cell->text, g_free);
      cell->is_number = type == SQLITE_INTEGER || (type == SQLITE_FLOAT && isfinite (sqlite3_column_double (row, (int) i)));
      cell->number = cell->is_number ? sqlite3_column_double (row, (int) i) : 0;
      cell->text = type == SQLITE_TEXT ? sp_database_dup_column (row, (int) i) : NULL;
    }
}

static const SpSchemaTable *
find_table (SpPlan      *self,
            const char  *name,
            GError     **error)
{
  const SpSchemaTable *table = sp_schema_find_table (name);

  if (table && !sp_schema_is_private (name) && sp_plan_get_database (self))
    return table;
  g_set_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED, _("A plan has no table “%s”, or it is closed"), name);
  return NULL;
}

GArray *
sp_plan_list_tables (SpPlan *self)
{
  const GPtrArray *tables = sp_schema_get_tables ();
  GArray *list = g_array_new (FALSE, FALSE, sizeof (SpPlanTable));
  sqlite3 *db = sp_plan_get_database (self);

  for (guint i = 0; db && i < tables->len; i++)
    {
      const SpSchemaTable *table = g_ptr_array_index (tables, i);
      SpPlanTable entry = { table->name, sp_thing_get_noun (table->name), table->geometry != NULL, 0 };
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table->name);
      gint64 n = 0;

      if (sp_schema_is_private (table->name))
        continue;
      sp_database_get_int64 (db, sql, &n, 0, NULL);
      entry.n_rows = (guint) n;
      g_array_append_val (list, entry);
    }
  return list;
}

gboolean
sp_plan_read_table (SpPlan         *self,
                    const char     *name,
                    SpPlanRowFunc   row_func,
                    gpointer        user_data,
                    GError        **error)
{
  const SpSchemaTable *table = find_table (self, name, error);
  g_autoptr (sqlite3_stmt) rows = NULL;
  g_autoptr (GError) failure = NULL;
  g_auto (Sheet) sheet = { 0 };
  gboolean goes_on;

  if (!table)
    return FALSE;
  sheet_init (&sheet, table, TRUE);
  rows = open_rows (&sheet, sp_plan_get_database (self), error);
  if (!rows)
    return FALSE;
  goes_on = row_func (sheet.columns, NULL, sheet.n, user_data);
  while (goes_on && sp_database_step (rows, &failure))
    {
      read_for_people (&sheet, sp_plan_get_database (self), rows);
      goes_on = row_func (sheet.columns, sheet.cells, sheet.n, user_data);
    }
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
sp_plan_read_features (SpPlan             *self,
                       const char         *name,
                       SpPlanFeatureFunc   feature,
                       gpointer            user_data,
                       GError            **error)
{
  const SpSchemaTable *table = find_table (self, name, error);
  g_autofree const char **names = NULL;
  g_autoptr (sqlite3_stmt) rows = NULL;
  g_autoptr (GError) failure = NULL;
  g_auto (Sheet) sheet = { 0 };

  if (!table)
    return FALSE;
  g_return_val_if_fail (table->geometry, FALSE);
  sheet_init (&sheet, table, FALSE);
  names = g_new0 (const char *, sheet.n + 1);
  for (guint i = 0; i < sheet.n; i++)
    names[i] = sheet.columns[i].name;
  rows = open_rows (&sheet, sp_plan_get_database (self), error);
  while (rows && sp_database_step (rows, &failure))
    {
      g_autoptr (SpShape) shape = NULL;

      if (sqlite3_column_type (rows, (int) sheet.n) == SQLITE_BLOB)
        shape = sp_shape_new_from_gpkg (sqlite3_column_blob (rows, (int) sheet.n),
                                        (gsize) sqlite3_column_bytes (rows, (int) sheet.n), NULL);
      read_exactly (&sheet, rows);
      if (!feature (shape, names, sheet.cells, sheet.n, user_data))
        break;
    }
  if (!failure)
    return rows != NULL;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

void
sp_plan_describe_features (const char      *name,
                           SpPlanFieldFunc  field,
                           gpointer         user_data)
{
  const SpSchemaTable *table = sp_schema_find_table (name);

  g_return_if_fail (table && table->geometry);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SpSchemaColumn *column = g_ptr_array_index (table->columns, i);
      g_autofree char *title = sp_gis_dup_column_title (column->name);
      g_autofree char *comment = sp_gis_dup_column_meaning (table, column->name);
      g_autofree char *meaning = comment ? g_strdup_printf ("%s: %s", title, comment) : g_strdup (title);

      if (column->type != SP_STORES_GEOMETRY)
        field (column->name, meaning, column->type != SP_STORES_TEXT, user_data);
    }
}
