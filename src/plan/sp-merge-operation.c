/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-merge-operation.h"

#include <string.h>

#include "sp-thing-words.h"

SpMergeCell
sp_merge_cell_read (sqlite3_value *value)
{
  SpMergeCell cell = { .type = value ? sqlite3_value_type (value) : 0 };

  if (cell.type == SQLITE_INTEGER)
    cell.whole = sqlite3_value_int64 (value);
  else if (cell.type == SQLITE_FLOAT)
    cell.real = sqlite3_value_double (value);
  else if (cell.type == SQLITE_TEXT)
    {
      cell.data = sqlite3_value_text (value);
      cell.n = sqlite3_value_bytes (value);
    }
  else if (cell.type == SQLITE_BLOB)
    {
      cell.data = sqlite3_value_blob (value);
      cell.n = sqlite3_value_bytes (value);
    }
  return cell;
}

gboolean
sp_merge_cell_equal (const SpMergeCell *a, const SpMergeCell *b)
{
  if (a->type != b->type)
    return (a->type == SQLITE_INTEGER && b->type == SQLITE_FLOAT && (double)a->whole == b->real)
           || (a->type == SQLITE_FLOAT && b->type == SQLITE_INTEGER && a->real == (double)b->whole);
  if (a->type == SQLITE_INTEGER)
    return a->whole == b->whole;
  if (a->type == SQLITE_FLOAT)
    return a->real == b->real;
  return a->n == b->n && (a->n == 0 || memcmp (a->data, b->data, (gsize)a->n) == 0);
}

void
sp_merge_cell_bind (sqlite3_stmt *statement, int at, const SpMergeCell *cell)
{
  if (cell->type == SQLITE_INTEGER)
    sqlite3_bind_int64 (statement, at, cell->whole);
  else if (cell->type == SQLITE_FLOAT)
    sqlite3_bind_double (statement, at, cell->real);
  else if (cell->type == SQLITE_TEXT)
    sqlite3_bind_text (statement, at, cell->data, cell->n, SQLITE_TRANSIENT);
  else if (cell->type == SQLITE_BLOB)
    sqlite3_bind_blob (statement, at, cell->data, cell->n, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (statement, at);
}

const SpSchemaColumn *
sp_merge_operation_column (const SpMergeOperation *op, int i)
{
  return g_ptr_array_index (op->table->columns, i);
}

/* What a column of a scenario's difference refers to follows from its subject; of any other, from the schema. */
const char *
sp_merge_operation_referred (const SpMergeOperation *op, sqlite3_value *const values[], int i)
{
  const char *name = sp_merge_operation_column (op, i)->name;

  if (!g_str_equal (op->table->name, "scenario_override") || !g_str_equal (name, "target_id"))
    return sp_thing_get_referred (op->table->name, name);
  for (int k = 0; k < op->n; k++)
    if (values[k] && g_str_equal (sp_merge_operation_column (op, k)->name, "subject"))
      return sp_thing_get_target ((const char *)sqlite3_value_text (values[k]));
  return NULL;
}

static void
map_cells (SpMergeKeys *rows, const SpMergeOperation *op, sqlite3_value *const values[], SpMergeCell *cells)
{
  for (int i = 0; i < op->n; i++)
    {
      const char *referred = i == op->key ? op->table->name : sp_merge_operation_referred (op, values, i);

      cells[i] = sp_merge_cell_read (values[i]);
      if (referred && cells[i].type == SQLITE_INTEGER)
        cells[i].whole = sp_merge_keys_find (rows, referred, cells[i].whole);
    }
}

gboolean
sp_merge_operation_read (SpMergeKeys *rows, sqlite3_changeset_iter *iter, SpMergeOperation *op)
{
  const char *name;
  int n, is_indirect;

  *op = (SpMergeOperation){ .key = -1 };
  if (sqlite3changeset_op (iter, &name, &n, &op->operation, &is_indirect) != SQLITE_OK)
    return FALSE;
  op->table = sp_schema_find_table (name);
  if (!op->table || sp_schema_is_private (name))
    return FALSE;
  op->n = MIN (MIN (n, (int)op->table->columns->len), SP_MERGE_MOST_COLUMNS);
  for (int i = 0; i < op->n; i++)
    {
      if (sp_merge_operation_column (op, i)->is_key)
        op->key = i;
      if (op->operation != SQLITE_INSERT)
        sqlite3changeset_old (iter, i, &op->old[i]);
      if (op->operation != SQLITE_DELETE)
        sqlite3changeset_new (iter, i, &op->new[i]);
    }
  if (op->key < 0 || !(op->operation == SQLITE_INSERT ? op->new[op->key] : op->old[op->key]))
    return FALSE;
  op->key_there = sqlite3_value_int64 (op->operation == SQLITE_INSERT ? op->new[op->key] : op->old[op->key]);
  op->key_here = sp_merge_keys_find (rows, op->table->name, op->key_there);
  map_cells (rows, op, op->old, op->old_here);
  map_cells (rows, op, op->new, op->new_here);
  return TRUE;
}
