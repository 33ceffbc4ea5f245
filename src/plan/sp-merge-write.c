/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of theirs written into this plan, or what stands in its way. */
#include "config.h"
#include "sp-merge-write.h"

#include <glib/gi18n-lib.h>

#include "sp-natural-key.h"
#include "sp-plan-diff.h"
#include "sp-thing-words.h"

static void
add_change (SpMergeApply *self, const SpMergeOperation *op, SpChangeKind kind, const char *thing, const char *field,
            char *mine, char *theirs)
{
  SpPlanChange *change = g_new0 (SpPlanChange, 1);

  change->kind = kind;
  change->by = SP_CHANGED_BY_THEIRS;
  change->table = g_strdup (op->table->name);
  change->key = op->key_here;
  change->thing = g_strdup (thing);
  change->field = g_strdup (field);
  change->before = g_strdup (mine);
  change->mine = mine;
  change->theirs = theirs;
  g_ptr_array_add (self->changes, change);
}

static char *
words_of (sqlite3 *db, const SpMergeOperation *op, int i, sqlite3_value *value)
{
  return sp_thing_dup_value (db, op->table, sp_merge_operation_column (op, i), value);
}

/* Our row, all columns; NULL when it is not here. */
static sqlite3_stmt *
open_mine (SpMergeApply *self, const SpMergeOperation *op, gint64 key)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE \"%s\" = ?", op->table->name, op->table->key);
  g_autoptr (sqlite3_stmt) row = sp_database_prepare (self->db, sql, NULL);

  if (!row)
    return NULL;
  sqlite3_bind_int64 (row, 1, key);
  return sp_database_step (row, NULL) && sqlite3_column_count (row) >= op->n ? g_steal_pointer (&row) : NULL;
}

static SpMergeCell
mine_cell (sqlite3_stmt *row, int i)
{
  return sp_merge_cell_read (sqlite3_column_value (row, i));
}

/* TRUE when the statement ran, or broke one of the plan's own rules: then that is a conflict nobody can choose away. */
static gboolean
run (SpMergeApply *self, const SpMergeOperation *op, sqlite3_stmt *statement, const char *thing, GError **error)
{
  int code = sqlite3_step (statement);

  if (code == SQLITE_DONE)
    return TRUE;
  if ((code & 0xff) != SQLITE_CONSTRAINT)
    return sp_database_fail (self->db, error);
  self->is_deferred = self->may_defer;
  if (self->may_defer)
    return TRUE;
  self->is_stuck = TRUE;
  sp_merge_apply_add_conflict (
      self, thing, NULL, NULL, NULL, NULL,
      _ ("Beside what is here, the plan’s rules do not allow it. Refuse it, and make the change by hand"));
  return TRUE;
}

static gint64
find_same (SpMergeApply *self, const SpMergeOperation *op, const SpNaturalKey *key)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) row = NULL;

  for (guint i = 0; i < key->n; i++)
    if (key->columns[i] >= op->n || (!key->nulls_match && op->new_here[key->columns[i]].type == SQLITE_NULL))
      return -1;
  g_string_printf (sql, "SELECT \"%s\" FROM \"%s\" WHERE ", op->table->key, op->table->name);
  for (guint i = 0; i < key->n; i++)
    g_string_append_printf (sql, "%s\"%s\" IS ?", i ? " AND " : "",
                            sp_merge_operation_column (op, key->columns[i])->name);
  row = sp_database_prepare (self->db, sql->str, NULL);
  if (!row)
    return -1;
  for (guint i = 0; i < key->n; i++)
    sp_merge_cell_bind (row, (int)i + 1, &op->new_here[key->columns[i]]);
  return sp_database_step (row, NULL) ? sqlite3_column_int64 (row, 0) : -1;
}

static gint64
find_natural (SpMergeApply *self, const SpMergeOperation *op)
{
  GArray *keys = g_hash_table_lookup (self->keys, op->table);
  gint64 found = -1;

  if (!keys)
    {
      keys = sp_natural_keys_new (op->table);
      g_hash_table_insert (self->keys, (gpointer)op->table, keys);
    }
  for (guint i = 0; i < keys->len && found < 0; i++)
    found = find_same (self, op, &g_array_index (keys, SpNaturalKey, i));
  return found;
}

static gboolean
set_columns (SpMergeApply *self, const SpMergeOperation *op, const gboolean *set, const char *thing, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) update = NULL;
  int at = 0;

  for (int i = 0; i < op->n; i++)
    if (set[i])
      g_string_append_printf (sql, "%s\"%s\" = ?", sql->len ? ", " : "", sp_merge_operation_column (op, i)->name);
  if (!sql->len)
    return TRUE;
  g_string_prepend (sql, "\" SET ");
  g_string_prepend (sql, op->table->name);
  g_string_prepend (sql, "UPDATE \"");
  g_string_append_printf (sql, " WHERE \"%s\" = ?", op->table->key);
  update = sp_database_prepare (self->db, sql->str, error);
  if (!update)
    return FALSE;
  for (int i = 0; i < op->n; i++)
    if (set[i])
      sp_merge_cell_bind (update, ++at, &op->new_here[i]);
  sqlite3_bind_int64 (update, ++at, op->key_here);
  return run (self, op, update, thing, error);
}

/* Theirs over ours, column by column; has_old: what it was there before is known (an edit, not an addition). */
static gboolean
merge_row (SpMergeApply *self, const SpMergeOperation *op, sqlite3_stmt *row, gboolean has_old, GError **error)
{
  g_autofree char *thing = sp_thing_dup_name (self->db, op->table, op->key_here);
  gboolean set[SP_MERGE_MOST_COLUMNS] = { FALSE };

  for (int i = 0; i < op->n; i++)
    {
      SpMergeCell mine = mine_cell (row, i);
      g_autofree char *field = NULL;
      gboolean is_free;

      if (i == op->key || !op->new[i] || sp_merge_cell_equal (&mine, &op->new_here[i]))
        continue;
      field = sp_thing_dup_field (sp_merge_operation_column (op, i));
      is_free = has_old && sp_merge_cell_equal (&mine, &op->old_here[i]);
      if (!is_free)
        sp_merge_apply_add_conflict (self, thing, field, has_old ? words_of (self->theirs, op, i, op->old[i]) : NULL,
                                     words_of (self->db, op, i, sqlite3_column_value (row, i)),
                                     words_of (self->theirs, op, i, op->new[i]),
                                     has_old ? _ ("Both changed it. Taking the edit puts theirs in the place of yours")
                                             : _ ("Both added it. Taking the edit puts theirs in the place of yours"));
      set[i] = is_free || self->take;
      if (set[i])
        add_change (self, op, SP_CHANGE_CHANGED, thing, field,
                    words_of (self->db, op, i, sqlite3_column_value (row, i)),
                    words_of (self->theirs, op, i, op->new[i]));
    }
  return set_columns (self, op, set, thing, error);
}

static gboolean
is_whole_same (const SpMergeOperation *op, sqlite3_stmt *row, const SpMergeCell *cells)
{
  for (int i = 0; i < op->n; i++)
    {
      SpMergeCell mine = mine_cell (row, i);

      if (i != op->key && !sp_merge_cell_equal (&mine, &cells[i]))
        return FALSE;
    }
  return TRUE;
}

static gint64
next_key (SpMergeApply *self, const SpSchemaTable *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT ifnull (max (\"%s\"), 0) + 1 FROM \"%s\"", table->key, table->name);
  gint64 key = 1;

  sp_database_get_int64 (self->db, sql, &key, 1, NULL);
  return key;
}

static gboolean
insert_row (SpMergeApply *self, SpMergeOperation *op, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) insert = NULL;
  g_autofree char *thing = NULL;

  sp_merge_keys_set (self->rows, op->table->name, op->key_there, op->key_here, TRUE);
  g_string_printf (sql, "INSERT INTO \"%s\" (", op->table->name);
  for (int i = 0; i < op->n; i++)
    g_string_append_printf (sql, "%s\"%s\"", i ? ", " : "", sp_merge_operation_column (op, i)->name);
  g_string_append (sql, ") VALUES (");
  for (int i = 0; i < op->n; i++)
    g_string_append (sql, i ? ", ?" : "?");
  g_string_append_c (sql, ')');
  insert = sp_database_prepare (self->db, sql->str, error);
  if (!insert)
    return FALSE;
  op->new_here[op->key] = (SpMergeCell){ .type = SQLITE_INTEGER, .whole = op->key_here };
  for (int i = 0; i < op->n; i++)
    sp_merge_cell_bind (insert, i + 1, &op->new_here[i]);
  if (!run (self, op, insert, sp_thing_get_noun (op->table->name), error))
    return FALSE;
  thing = sp_thing_dup_name (self->db, op->table, op->key_here);
  add_change (self, op, SP_CHANGE_ADDED, thing, NULL, NULL, NULL);
  return TRUE;
}

static gboolean
apply_insert (SpMergeApply *self, SpMergeOperation *op, GError **error)
{
  gint64 same = find_natural (self, op);
  g_autoptr (sqlite3_stmt) row = NULL;

  if (same >= 0)
    {
      sp_merge_keys_set (self->rows, op->table->name, op->key_there, same, FALSE);
      op->key_here = same;
      row = open_mine (self, op, same);
      return row ? merge_row (self, op, row, FALSE, error) : sp_database_fail (self->db, error);
    }
  op->key_here = op->key_there;
  row = open_mine (self, op, op->key_here);
  if (!row)
    return insert_row (self, op, error);
  if (is_whole_same (op, row, op->new_here))
    {
      sp_merge_keys_set (self->rows, op->table->name, op->key_there, op->key_here, FALSE);
      return TRUE;
    }
  g_clear_pointer (&row, sqlite3_finalize);
  op->key_here = next_key (self, op->table);
  return insert_row (self, op, error);
}

/* A change of several rows at once (statements moving up by one) may break a rule between two of them: such a row waits
 * for the others. */
static gboolean
apply_update (SpMergeApply *self, SpMergeOperation *op, GError **error)
{
  g_autoptr (sqlite3_stmt) row = open_mine (self, op, op->key_here);
  g_autofree char *thing = NULL;
  guint n_conflicts = self->conflicts->len;
  guint n_changes = self->changes->len;

  self->is_deferred = FALSE;
  if (row)
    {
      if (!merge_row (self, op, row, TRUE, error))
        return FALSE;
      if (self->is_deferred)
        {
          g_ptr_array_set_size (self->conflicts, (gint)n_conflicts);
          g_ptr_array_set_size (self->changes, (gint)n_changes);
        }
      return TRUE;
    }
  thing = sp_thing_dup_name (self->theirs, op->table, op->key_there);
  self->is_stuck = TRUE;
  sp_merge_apply_add_conflict (
      self, thing, NULL, NULL, NULL, NULL,
      _ ("It is not in this plan: removed here, or added by an edit that was not taken. Refuse "
         "this edit, or take the one that adds it"));
  return TRUE;
}

static gboolean
apply_delete (SpMergeApply *self, SpMergeOperation *op, GError **error)
{
  g_autoptr (sqlite3_stmt) row = open_mine (self, op, op->key_here);
  g_autoptr (sqlite3_stmt) delete = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *thing = NULL;

  if (!row)
    return TRUE;
  thing = sp_thing_dup_name (self->db, op->table, op->key_here);
  for (int i = 0; i < op->n; i++)
    {
      SpMergeCell mine = mine_cell (row, i);
      g_autofree char *field = NULL;

      if (i == op->key || sp_merge_cell_equal (&mine, &op->old_here[i]))
        continue;
      field = sp_thing_dup_field (sp_merge_operation_column (op, i));
      sp_merge_apply_add_conflict (self, thing, field, words_of (self->theirs, op, i, op->old[i]),
                                   words_of (self->db, op, i, sqlite3_column_value (row, i)), NULL,
                                   _ ("You changed what they removed. Taking the edit removes it"));
    }
  g_clear_pointer (&row, sqlite3_finalize);
  if (self->conflicts->len && !self->take)
    return TRUE;
  sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE \"%s\" = ?", op->table->name, op->table->key);
  delete = sp_database_prepare (self->db, sql, error);
  if (!delete)
    return FALSE;
  sqlite3_bind_int64 (delete, 1, op->key_here);
  add_change (self, op, SP_CHANGE_REMOVED, thing, NULL, NULL, NULL);
  return run (self, op, delete, thing, error);
}

/* TRUE, and a conflict nobody can choose away: what it writes belongs to a row that is not in this plan. */
static gboolean
belongs_nowhere (SpMergeApply *self, const SpMergeOperation *op)
{
  for (int i = 0; i < op->n; i++)
    if (i != op->key && op->new_here[i].type == SQLITE_INTEGER && op->new_here[i].whole == SP_KEY_NOWHERE)
      {
        g_autofree char *thing = sp_thing_dup_name (self->theirs, op->table, op->key_there);

        self->is_stuck = TRUE;
        sp_merge_apply_add_conflict (
            self, thing, NULL, NULL, NULL, NULL,
            _ ("What it belongs to is not in this plan: removed here, or added by an edit that was "
               "not taken. Refuse this edit, or take the one that adds it"));
        return TRUE;
      }
  return FALSE;
}

gboolean
sp_merge_write_row (SpMergeApply *self, SpMergeOperation *op, GError **error)
{
  if (belongs_nowhere (self, op))
    return TRUE;
  switch (op->operation)
    {
    case SQLITE_INSERT:
      return apply_insert (self, op, error);
    case SQLITE_UPDATE:
      return apply_update (self, op, error);
    default:
      return apply_delete (self, op, error);
    }
}
