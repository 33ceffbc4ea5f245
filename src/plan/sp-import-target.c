/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-target.h"

#include <string.h>

const SpStageColumn *
sp_import_target_get_column (const SpImportTarget *self, guint i)
{
  return &g_array_index (self->table->columns, SpStageColumn, i);
}

static void
bind_cell (sqlite3_stmt *statement, int at, const SpStageCell *cell)
{
  switch (cell->type)
    {
    case SQLITE_INTEGER:
      sqlite3_bind_int64 (statement, at, cell->whole);
      break;
    case SQLITE_FLOAT:
      sqlite3_bind_double (statement, at, cell->real);
      break;
    case SQLITE_TEXT:
      sqlite3_bind_text (statement, at, cell->text, -1, SQLITE_STATIC);
      break;
    case SQLITE_BLOB:
      sqlite3_bind_blob64 (statement, at, g_bytes_get_data (cell->blob, NULL), g_bytes_get_size (cell->blob),
                           SQLITE_STATIC);
      break;
    default:
      sqlite3_bind_null (statement, at);
    }
}

/* SELECT id, "a", "b" FROM "t" WHERE "k" IS ?: with `again` by the columns marked +, NULL where there are none. */
static char *
find_sql (const SpImportTarget *self, gboolean again)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  const char *glue = " WHERE ";

  g_string_append_printf (sql, "SELECT \"%s\"", self->table->schema->key);
  for (guint i = 0; i < self->table->columns->len; i++)
    g_string_append_printf (sql, ", \"%s\"", sp_import_target_get_column (self, i)->name);
  g_string_append_printf (sql, " FROM \"%s\"", self->table->schema->name);
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const SpStageColumn *column = sp_import_target_get_column (self, i);

      if (!(again ? column->finds : column->is_key))
        continue;
      g_string_append_printf (sql, "%s\"%s\" %s ?", glue, column->name, again ? "=" : "IS");
      glue = " AND ";
    }
  return g_str_equal (glue, " WHERE ") ? NULL : g_strdup (sql->str);
}

static char *
insert_sql (const SpImportTarget *self)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const SpStageColumn *column = sp_import_target_get_column (self, i);
      const char *fallback = column->schema->not_null_default;

      g_string_append_printf (names, "%s\"%s\"", i ? ", " : "", column->name);
      g_string_append_printf (values, fallback ? "%sifnull (?, %s)" : "%s?", i ? ", " : "", fallback);
    }
  if (self->has_source)
    {
      g_string_append (names, self->has_dated ? ", source_id" : ", source_id, dated");
      g_string_append (values, self->has_dated ? ", ?" : ", ?, ?");
    }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", self->table->schema->name, names->str, values->str);
}

static char *
update_sql (const SpImportTarget *self)
{
  g_autoptr (GString) sets = g_string_new (NULL);

  for (guint i = 0; i < self->table->columns->len; i++)
    g_string_append_printf (sets, "%s\"%s\" = ifnull (?, \"%s\")", i ? ", " : "",
                            sp_import_target_get_column (self, i)->name, sp_import_target_get_column (self, i)->name);
  if (self->has_source)
    g_string_append (sets, self->has_dated ? ", source_id = ifnull (?, source_id)"
                                           : ", source_id = ifnull (?, source_id), dated = ifnull (?, dated)");
  return g_strdup_printf ("UPDATE \"%s\" SET %s WHERE \"%s\" = ?", self->table->schema->name, sets->str,
                          self->table->schema->key);
}

static gboolean
has_column (const SpSchemaTable *table, const char *name)
{
  for (guint i = 0; i < table->columns->len; i++)
    if (g_str_equal (((const SpSchemaColumn *)g_ptr_array_index (table->columns, i))->name, name))
      return TRUE;
  return FALSE;
}

static sqlite3_stmt *
prepare_look_up (sqlite3 *db, const SpStageColumn *column, GError **error)
{
  gboolean by_name = g_str_equal (column->other_field, "name");
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE \"%s\" = ?%s", column->other->key,
                                          column->other->name, column->other_field, by_name ? " COLLATE NOCASE" : "");

  return sp_database_prepare (db, sql, error);
}

/* Whether a row can be there only because this import put it there, and would then break a UNIQUE over the key. */
static gboolean
may_insert_first (sqlite3 *db, const SpImportTarget *self)
{
  g_autoptr (GString) keys = g_string_new (NULL);
  g_autofree char *sql = NULL, *empty = NULL;
  const char *table = self->table->schema->name;
  guint n_keys = 0;
  gint64 n = 0;

  for (guint i = 0; i < self->table->columns->len; i++)
    if (sp_import_target_get_column (self, i)->is_key)
      g_string_append_printf (keys, "%s'%s'", n_keys++ ? ", " : "", sp_import_target_get_column (self, i)->name);
  empty = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM \"%s\")", table);
  sql = g_strdup_printf (
      "SELECT count(*) FROM pragma_index_list ('%s') l WHERE l.\"unique\" "
      "AND (SELECT count(*) FROM pragma_index_info (l.name)) = %u "
      "AND NOT EXISTS (SELECT 1 FROM pragma_index_info (l.name) i WHERE i.name IS NULL OR i.name NOT IN (%s))",
      table, n_keys, keys->str);
  if (self->find_again || !sp_database_get_int64 (db, empty, &n, 1, NULL) || n != 0)
    return FALSE;
  return sp_database_get_int64 (db, sql, &n, 0, NULL) && n > 0;
}

static gboolean
prepare_statements (SpImportTarget *self, sqlite3 *db, GError **error)
{
  const SpStageTable *table = self->table;
  g_autofree char *find = find_sql (self, FALSE);
  g_autofree char *again = find_sql (self, TRUE);
  g_autofree char *insert = insert_sql (self);
  g_autofree char *update = update_sql (self);

  g_assert (find); /* a table without a key cannot be imported into */
  self->find = sp_database_prepare (db, find, error);
  self->find_again = again ? sp_database_prepare (db, again, error) : NULL;
  self->insert = sp_database_prepare (db, insert, error);
  self->update = sp_database_prepare (db, update, error);
  if (!self->find || (again && !self->find_again) || !self->insert || !self->update)
    return FALSE;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const SpStageColumn *column = sp_import_target_get_column (self, i);

      if (column->other && !(self->look_up[i] = prepare_look_up (db, column, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
sp_import_target_begin (SpImportTarget *self, sqlite3 *db, SpStageTable *table, GError **error)
{
  g_autofree char *base
      = g_strdup_printf ("SELECT ifnull (max (\"%s\"), 0) FROM \"%s\"", table->schema->key, table->schema->name);

  self->table = table;
  self->has_source = has_column (table->schema, "source_id");
  for (guint i = 0; i < table->columns->len; i++)
    self->has_dated |= g_str_equal (sp_import_target_get_column (self, i)->name, "dated");
  self->seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  self->seen_added = g_array_new (FALSE, TRUE, sizeof (guint));
  self->look_up = g_new0 (sqlite3_stmt *, table->columns->len);
  self->looked_up = g_new0 (SpStageCell, table->columns->len);
  self->found = g_new0 (gint64, table->columns->len);
  table->count = (SpStageCount){ .table = table->schema->name };
  if (!prepare_statements (self, db, error) || !sp_database_get_int64 (db, base, &self->base, 0, error))
    return FALSE;
  self->insert_first = may_insert_first (db, self);
  return TRUE;
}

void
sp_import_target_clear (SpImportTarget *self)
{
  for (guint i = 0; self->look_up && i < self->table->columns->len; i++)
    sqlite3_finalize (self->look_up[i]);
  g_free (self->look_up);
  g_free (self->looked_up);
  g_free (self->found);
  sqlite3_finalize (self->find);
  sqlite3_finalize (self->find_again);
  sqlite3_finalize (self->insert);
  sqlite3_finalize (self->update);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->seen_added, g_array_unref);
}

guint
sp_import_target_see (SpImportTarget *self, gint64 id, guint row)
{
  guint64 above = (guint64)id - (guint64)self->base - 1;
  guint first;

  /* Ids are given in order; one far above was in the file before, or comes of a table whose ids are used up. */
  if (id > self->base && above <= self->seen_added->len)
    {
      if (above == self->seen_added->len)
        g_array_set_size (self->seen_added, (guint)above + 1);
      first = g_array_index (self->seen_added, guint, above);
      if (first == 0)
        g_array_index (self->seen_added, guint, above) = row + 1;
      return first;
    }
  first = GPOINTER_TO_UINT (g_hash_table_lookup (self->seen, GSIZE_TO_POINTER ((gsize)id)));
  if (first == 0)
    g_hash_table_insert (self->seen, GSIZE_TO_POINTER ((gsize)id), GUINT_TO_POINTER (row + 1));
  return first;
}

/* TRUE with the row found under `statement`, which then stands on it. */
static gboolean
find_row (const SpImportTarget *self, const SpStageCell *cells, sqlite3_stmt *statement, gboolean again)
{
  int at = 1;

  sqlite3_reset (statement);
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      const SpStageColumn *column = sp_import_target_get_column (self, i);

      if (again ? column->finds : column->is_key)
        bind_cell (statement, at++, &cells[i]);
    }
  return sqlite3_step (statement) == SQLITE_ROW;
}

sqlite3_stmt *
sp_import_target_find (const SpImportTarget *self, const SpStageCell *cells)
{
  if (find_row (self, cells, self->find, FALSE))
    return self->find;
  return self->find_again && find_row (self, cells, self->find_again, TRUE) ? self->find_again : NULL;
}

static gboolean
cell_differs (sqlite3_stmt *held, int at, const SpStageColumn *column, const SpStageCell *cell)
{
  if (cell->type == SQLITE_NULL || column->once)
    return FALSE;
  if (sqlite3_column_type (held, at) == SQLITE_NULL)
    return TRUE;
  switch (cell->type)
    {
    case SQLITE_INTEGER:
      return column->schema->type == SP_STORES_REAL ? sqlite3_column_double (held, at) != (double)cell->whole
                                                    : sqlite3_column_int64 (held, at) != cell->whole;
    case SQLITE_FLOAT:
      return sqlite3_column_double (held, at) != cell->real;
    case SQLITE_TEXT:
      return g_strcmp0 ((const char *)sqlite3_column_text (held, at), cell->text) != 0;
    default:
      return (gsize)sqlite3_column_bytes (held, at) != g_bytes_get_size (cell->blob)
             || memcmp (sqlite3_column_blob (held, at), g_bytes_get_data (cell->blob, NULL),
                        g_bytes_get_size (cell->blob))
                    != 0;
    }
}

gboolean
sp_import_target_differs (const SpImportTarget *self, const SpStageCell *cells, sqlite3_stmt *held)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    if (cell_differs (held, (int)i + 1, sp_import_target_get_column (self, i), &cells[i]))
      return TRUE;
  return FALSE;
}

/* The same texts are held once: their pointers tell. */
static gboolean
is_same_cell (const SpStageCell *a, const SpStageCell *b)
{
  return a->type == b->type
         && (a->type == SQLITE_TEXT ? a->text == b->text : a->type == SQLITE_INTEGER && a->whole == b->whole);
}

gboolean
sp_import_target_look_up (SpImportTarget *self, guint column, SpStageCell *cell)
{
  sqlite3_stmt *look_up = self->look_up[column];

  if (!look_up || cell->type == SQLITE_NULL)
    return TRUE;
  if (!is_same_cell (cell, &self->looked_up[column]))
    {
      sqlite3_reset (look_up);
      bind_cell (look_up, 1, cell);
      if (sqlite3_step (look_up) != SQLITE_ROW)
        return FALSE;
      self->looked_up[column] = *cell;
      self->found[column] = sqlite3_column_int64 (look_up, 0);
      sqlite3_reset (look_up);
    }
  *cell = (SpStageCell){ .type = SQLITE_INTEGER, .whole = self->found[column] };
  return TRUE;
}

int
sp_import_target_bind (const SpImportTarget *self, const SpStageCell *cells, gboolean is_update, gint64 source,
                       const char *dated)
{
  sqlite3_stmt *statement = is_update ? self->update : self->insert;
  int at = 1;

  sqlite3_reset (statement);
  for (guint i = 0; i < self->table->columns->len; i++)
    if (is_update && sp_import_target_get_column (self, i)->once)
      sqlite3_bind_null (statement, at++);
    else
      bind_cell (statement, at++, &cells[i]);
  if (!self->has_source)
    return at;
  if (source)
    sqlite3_bind_int64 (statement, at, source);
  else
    sqlite3_bind_null (statement, at);
  at++;
  if (!self->has_dated)
    sqlite3_bind_text (statement, at++, dated, -1, SQLITE_STATIC);
  return at;
}
