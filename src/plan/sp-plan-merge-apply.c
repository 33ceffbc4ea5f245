/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-plan-merge-apply.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-changeset.h"
#include "sp-natural-key.h"
#include "sp-plan-diff.h"
#include "sp-schema.h"
#include "sp-thing-words.h"

#define MAX_COLUMNS 200

/* A value of a row; text and blobs belong to whatever it was read from. type 0 = not in the changeset. */
typedef struct { int type; gint64 whole; double real; const void *data; int n; } Cell;

/* A row operation of theirs. old and new are as theirs; mapped as they are here (references follow rows that moved). */
typedef struct
{
  const SpSchemaTable *table;
  int                  operation;
  int                  n;      /* columns that both the changeset and the schema have */
  int                  key;    /* which column */
  gint64               key_here, key_there;
  sqlite3_value       *old[MAX_COLUMNS], *new[MAX_COLUMNS];
  Cell                 old_here[MAX_COLUMNS], new_here[MAX_COLUMNS];
} Operation;

static Cell
read_cell (sqlite3_value *value)
{
  Cell cell = { .type = value ? sqlite3_value_type (value) : 0 };

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

static gboolean
is_same (const Cell *a,
         const Cell *b)
{
  if (a->type != b->type)
    return (a->type == SQLITE_INTEGER && b->type == SQLITE_FLOAT && (double) a->whole == b->real)
           || (a->type == SQLITE_FLOAT && b->type == SQLITE_INTEGER && a->real == (double) b->whole);
  if (a->type == SQLITE_INTEGER)
    return a->whole == b->whole;
  if (a->type == SQLITE_FLOAT)
    return a->real == b->real;
  return a->n == b->n && (a->n == 0 || memcmp (a->data, b->data, (gsize) a->n) == 0);
}

static void
bind (sqlite3_stmt *statement,
      int           at,
      const Cell   *cell)
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

static const SpSchemaColumn *
column_of (const Operation *op,
           int              i)
{
  return g_ptr_array_index (op->table->columns, i);
}

/* What a column of a scenario's difference refers to follows from its subject; of any other, from the schema. */
static const char *
referred_by (const SpMergeApply  *self,
             const Operation     *op,
             sqlite3_value *const values[],
             int                  i)
{
  const char *name = column_of (op, i)->name;

  if (!g_str_equal (op->table->name, "scenario_override") || !g_str_equal (name, "target_id"))
    return sp_thing_get_referred (op->table->name, name);
  for (int k = 0; k < op->n; k++)
    if (values[k] && g_str_equal (column_of (op, k)->name, "subject"))
      return sp_thing_get_target ((const char *) sqlite3_value_text (values[k]));
  return NULL;
}

static void
map_cells (const SpMergeApply  *self,
           const Operation     *op,
           sqlite3_value *const values[],
           Cell                *cells)
{
  for (int i = 0; i < op->n; i++)
    {
      const char *referred = i == op->key ? op->table->name : referred_by (self, op, values, i);

      cells[i] = read_cell (values[i]);
      if (referred && cells[i].type == SQLITE_INTEGER)
        cells[i].whole = sp_merge_keys_find (self->rows, referred, cells[i].whole);
    }
}

void
sp_merge_apply_add_conflict (SpMergeApply *self,
                             const char   *thing,
                             const char   *field,
                             char         *before,
                             char         *mine,
                             char         *theirs,
                             const char   *why)
{
  SpMergeConflict *conflict = g_new0 (SpMergeConflict, 1);

  conflict->thing = g_strdup (thing);
  conflict->field = g_strdup (field);
  conflict->before = before;
  conflict->mine = mine;
  conflict->theirs = theirs;
  conflict->why = g_strdup (why);
  g_ptr_array_add (self->conflicts, conflict);
}

static void
conflict_free (SpMergeConflict *self)
{
  g_free (self->thing);
  g_free (self->field);
  g_free (self->before);
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self->why);
  g_free (self);
}

static void
add_change (SpMergeApply *self,
            const Operation *op,
            SpChangeKind  kind,
            const char   *thing,
            const char   *field,
            char         *mine,
            char         *theirs)
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
words_of (sqlite3         *db,
          const Operation *op,
          int              i,
          sqlite3_value   *value)
{
  return sp_thing_dup_value (db, op->table, column_of (op, i), value);
}

/* Our row, all columns; NULL when it is not here. */
static sqlite3_stmt *
open_mine (SpMergeApply    *self,
           const Operation *op,
           gint64           key)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" WHERE \"%s\" = ?", op->table->name, op->table->key);
  g_autoptr (sqlite3_stmt) row = sp_database_prepare (self->db, sql, NULL);

  if (!row)
    return NULL;
  sqlite3_bind_int64 (row, 1, key);
  return sp_database_step (row, NULL) && sqlite3_column_count (row) >= op->n ? g_steal_pointer (&row) : NULL;
}

static Cell
mine_cell (sqlite3_stmt *row,
           int           i)
{
  return read_cell (sqlite3_column_value (row, i));
}

/* TRUE when the statement ran, or broke one of the plan's own rules: then that is a conflict nobody can choose away. */
static gboolean
run (SpMergeApply    *self,
     const Operation *op,
     sqlite3_stmt    *statement,
     const char      *thing,
     GError         **error)
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
  sp_merge_apply_add_conflict (self, thing, NULL, NULL, NULL, NULL,
                               _("Beside what is here, the plan’s rules do not allow it. Refuse it, and make the change by hand"));
  return TRUE;
}

static gint64
find_same (SpMergeApply       *self,
           const Operation    *op,
           const SpNaturalKey *key)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) row = NULL;

  for (guint i = 0; i < key->n; i++)
    if (key->columns[i] >= op->n || (!key->nulls_match && op->new_here[key->columns[i]].type == SQLITE_NULL))
      return -1;
  g_string_printf (sql, "SELECT \"%s\" FROM \"%s\" WHERE ", op->table->key, op->table->name);
  for (guint i = 0; i < key->n; i++)
    g_string_append_printf (sql, "%s\"%s\" IS ?", i ? " AND " : "", column_of (op, key->columns[i])->name);
  row = sp_database_prepare (self->db, sql->str, NULL);
  if (!row)
    return -1;
  for (guint i = 0; i < key->n; i++)
    bind (row, (int) i + 1, &op->new_here[key->columns[i]]);
  return sp_database_step (row, NULL) ? sqlite3_column_int64 (row, 0) : -1;
}

static gint64
find_natural (SpMergeApply    *self,
              const Operation *op)
{
  GArray *keys = g_hash_table_lookup (self->keys, op->table);
  gint64 found = -1;

  if (!keys)
    {
      keys = sp_natural_keys_new (op->table);
      g_hash_table_insert (self->keys, (gpointer) op->table, keys);
    }
  for (guint i = 0; i < keys->len && found < 0; i++)
    found = find_same (self, op, &g_array_index (keys, SpNaturalKey, i));
  return found;
}

static gboolean
set_columns (SpMergeApply    *self,
             const Operation *op,
             const gboolean  *set,
             const char      *thing,
             GError         **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) update = NULL;
  int at = 0;

  for (int i = 0; i < op->n; i++)
    if (set[i])
      g_string_append_printf (sql, "%s\"%s\" = ?", sql->len ? ", " : "", column_of (op, i)->name);
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
      bind (update, ++at, &op->new_here[i]);
  sqlite3_bind_int64 (update, ++at, op->key_here);
  return run (self, op, update, thing, error);
}

/* Theirs over ours, column by column; has_old: what it was there before is known (an edit, not an addition). */
static gboolean
merge_row (SpMergeApply    *self,
           const Operation *op,
           sqlite3_stmt    *row,
           gboolean         has_old,
           GError         **error)
{
  g_autofree char *thing = sp_thing_dup_name (self->db, op->table, op->key_here);
  gboolean set[MAX_COLUMNS] = { FALSE };

  for (int i = 0; i < op->n; i++)
    {
      Cell mine = mine_cell (row, i);
      g_autofree char *field = NULL;
      gboolean is_free;

      if (i == op->key || !op->new[i] || is_same (&mine, &op->new_here[i]))
        continue;
      field = sp_thing_dup_field (column_of (op, i));
      is_free = has_old && is_same (&mine, &op->old_here[i]);
      if (!is_free)
        sp_merge_apply_add_conflict (self, thing, field, has_old ? words_of (self->theirs, op, i, op->old[i]) : NULL,
                                     words_of (self->db, op, i, sqlite3_column_value (row, i)),
                                     words_of (self->theirs, op, i, op->new[i]),
                                     has_old ? _("Both changed it. Taking the edit puts theirs in the place of yours")
                                             : _("Both added it. Taking the edit puts theirs in the place of yours"));
      set[i] = is_free || self->take;
      if (set[i])
        add_change (self, op, SP_CHANGE_CHANGED, thing, field,
                    words_of (self->db, op, i, sqlite3_column_value (row, i)),
                    words_of (self->theirs, op, i, op->new[i]));
    }
  return set_columns (self, op, set, thing, error);
}

static gboolean
is_whole_same (const Operation *op,
               sqlite3_stmt    *row,
               const Cell      *cells)
{
  for (int i = 0; i < op->n; i++)
    {
      Cell mine = mine_cell (row, i);

      if (i != op->key && !is_same (&mine, &cells[i]))
        return FALSE;
    }
  return TRUE;
}

static gint64
next_key (SpMergeApply        *self,
          const SpSchemaTable *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT ifnull (max (\"%s\"), 0) + 1 FROM \"%s\"", table->key, table->name);
  gint64 key = 1;

  sp_database_get_int64 (self->db, sql, &key, 1, NULL);
  return key;
}

static gboolean
insert_row (SpMergeApply *self,
            Operation    *op,
            GError      **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) insert = NULL;
  g_autofree char *thing = NULL;

  sp_merge_keys_set (self->rows, op->table->name, op->key_there, op->key_here, TRUE);
  g_string_printf (sql, "INSERT INTO \"%s\" (", op->table->name);
  for (int i = 0; i < op->n; i++)
    g_string_append_printf (sql, "%s\"%s\"", i ? ", " : "", column_of (op, i)->name);
  g_string_append (sql, ") VALUES (");
  for (int i = 0; i < op->n; i++)
    g_string_append (sql, i ? ", ?" : "?");
  g_string_append_c (sql, ')');
  insert = sp_database_prepare (self->db, sql->str, error);
  if (!insert)
    return FALSE;
  op->new_here[op->key] = (Cell) { .type = SQLITE_INTEGER, .whole = op->key_here };
  for (int i = 0; i < op->n; i++)
    bind (insert, i + 1, &op->new_here[i]);
  if (!run (self, op, insert, sp_thing_get_noun (op->table->name), error))
    return FALSE;
  thing = sp_thing_dup_name (self->db, op->table, op->key_here);
  add_change (self, op, SP_CHANGE_ADDED, thing, NULL, NULL, NULL);
  return TRUE;
}

static gboolean
apply_insert (SpMergeApply *self,
              Operation    *op,
              GError      **error)
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

/* A change of several rows at once (statements moving up by one) may break a rule between two of them: such a row waits for
 * the others. */
static gboolean
apply_update (SpMergeApply *self,
              Operation    *op,
              GError      **error)
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
          g_ptr_array_set_size (self->conflicts, (gint) n_conflicts);
          g_ptr_array_set_size (self->changes, (gint) n_changes);
        }
      return TRUE;
    }
  thing = sp_thing_dup_name (self->theirs, op->table, op->key_there);
  self->is_stuck = TRUE;
  sp_merge_apply_add_conflict (self, thing, NULL, NULL, NULL, NULL,
                               _("It is not in this plan: removed here, or added by an edit that was not taken. Refuse "
                                 "this edit, or take the one that adds it"));
  return TRUE;
}

static gboolean
apply_delete (SpMergeApply *self,
              Operation    *op,
              GError      **error)
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
      Cell mine = mine_cell (row, i);
      g_autofree char *field = NULL;

      if (i == op->key || is_same (&mine, &op->old_here[i]))
        continue;
      field = sp_thing_dup_field (column_of (op, i));
      sp_merge_apply_add_conflict (self, thing, field, words_of (self->theirs, op, i, op->old[i]),
                                   words_of (self->db, op, i, sqlite3_column_value (row, i)), NULL,
                                   _("You changed what they removed. Taking the edit removes it"));
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

/* The row operation the iterator stands on. FALSE: it is of no table of ours, or of one that had other columns then. */
static gboolean
read_operation (SpMergeApply           *self,
                sqlite3_changeset_iter *iter,
                Operation              *op)
{
  const char *name;
  int n, is_indirect;

  *op = (Operation) { .key = -1 };
  if (sqlite3changeset_op (iter, &name, &n, &op->operation, &is_indirect) != SQLITE_OK)
    return FALSE;
  op->table = sp_schema_find_table (name);
  if (!op->table || sp_schema_is_private (name))
    return FALSE;
  op->n = MIN (MIN (n, (int) op->table->columns->len), MAX_COLUMNS);
  for (int i = 0; i < op->n; i++)
    {
      if (column_of (op, i)->is_key)
        op->key = i;
      if (op->operation != SQLITE_INSERT)
        sqlite3changeset_old (iter, i, &op->old[i]);
      if (op->operation != SQLITE_DELETE)
        sqlite3changeset_new (iter, i, &op->new[i]);
    }
  if (op->key < 0 || !(op->operation == SQLITE_INSERT ? op->new[op->key] : op->old[op->key]))
    return FALSE;
  op->key_there = sqlite3_value_int64 (op->operation == SQLITE_INSERT ? op->new[op->key] : op->old[op->key]);
  op->key_here = sp_merge_keys_find (self->rows, op->table->name, op->key_there);
  map_cells (self, op, op->old, op->old_here);
  map_cells (self, op, op->new, op->new_here);
  return TRUE;
}

/* TRUE, and a conflict nobody can choose away: what it writes belongs to a row that is not in this plan. */
static gboolean
belongs_nowhere (SpMergeApply    *self,
                 const Operation *op)
{
  for (int i = 0; i < op->n; i++)
    if (i != op->key && op->new_here[i].type == SQLITE_INTEGER && op->new_here[i].whole == SP_KEY_NOWHERE)
      {
        g_autofree char *thing = sp_thing_dup_name (self->theirs, op->table, op->key_there);

        self->is_stuck = TRUE;
        sp_merge_apply_add_conflict (self, thing, NULL, NULL, NULL, NULL,
                                     _("What it belongs to is not in this plan: removed here, or added by an edit that was "
                                       "not taken. Refuse this edit, or take the one that adds it"));
        return TRUE;
      }
  return FALSE;
}

static gboolean
apply_one (SpMergeApply  *self,
           Operation     *op,
           GError       **error)
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

/* Whether it refers to a row that this same edit adds: its key here is known only once that is written. */
static gboolean
waits_for_added (SpMergeApply    *self,
                 const Operation *op,
                 GHashTable      *added)
{
  for (int i = 0; i < op->n; i++)
    {
      const char *referred = op->new[i] && i != op->key ? referred_by (self, op, op->new, i) : NULL;
      g_autofree char *name = NULL;

      if (!referred || sqlite3_value_type (op->new[i]) != SQLITE_INTEGER)
        continue;
      name = g_strdup_printf ("%s:%" G_GINT64_FORMAT, referred, (gint64) sqlite3_value_int64 (op->new[i]));
      if (g_hash_table_contains (added, name))
        return TRUE;
    }
  return FALSE;
}

/* The rows of one changeset and which of them are written. */
typedef struct
{
  const void *changeset;
  int         n;
  GArray     *done;    /* gboolean by row of the changeset */
  GHashTable *added;   /* "table:key" of the rows it adds, and "table" */
} Rows;

static sqlite3_changeset_iter *
open_rows (SpMergeApply *self,
           const Rows   *rows,
           GError      **error)
{
  sqlite3_changeset_iter *iter = NULL;

  if (sqlite3changeset_start (&iter, rows->n, (void *) rows->changeset) == SQLITE_OK)
    return iter;
  sp_database_fail (self->db, error);
  return NULL;
}

static gboolean
list_rows (SpMergeApply *self,
           Rows         *rows,
           GError      **error)
{
  sqlite3_changeset_iter *iter = open_rows (self, rows, error);
  Operation op;

  if (!iter)
    return FALSE;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      gboolean is_foreign = !read_operation (self, iter, &op);

      g_array_append_val (rows->done, is_foreign);
      if (is_foreign || op.operation != SQLITE_INSERT)
        continue;
      g_hash_table_add (rows->added, g_strdup_printf ("%s:%" G_GINT64_FORMAT, op.table->name, op.key_there));
      g_hash_table_add (rows->added, g_strdup (op.table->name));
    }
  sqlite3changeset_finalize (iter);
  return TRUE;
}

/* Writes the rows of one kind that are not written yet, of one table or of any; *n_written counts them. */
static gboolean
apply_pass (SpMergeApply        *self,
            Rows                *rows,
            int                  operation,
            const SpSchemaTable *table,
            guint               *n_written,
            GError             **error)
{
  sqlite3_changeset_iter *iter = open_rows (self, rows, error);
  gboolean done = iter != NULL;
  Operation op;

  for (guint i = 0; done && sqlite3changeset_next (iter) == SQLITE_ROW; i++)
    {
      gboolean *is_done = &g_array_index (rows->done, gboolean, i);

      if (*is_done || !read_operation (self, iter, &op) || op.operation != operation || (table && op.table != table)
          || (operation == SQLITE_UPDATE && self->waits && waits_for_added (self, &op, rows->added)))
        continue;
      self->is_deferred = FALSE;
      done = apply_one (self, &op, error);
      *is_done = done && !self->is_deferred;
      *n_written += *is_done;
    }
  sqlite3changeset_finalize (iter);
  return done;
}

/* What goes makes room for what moves, and that for what comes; what is added is written table by table in the order of the
 * schema, so that each row finds where its parent went. */
static gboolean
apply_rows (SpMergeApply *self,
            Rows         *rows,
            GError      **error)
{
  const GPtrArray *tables = sp_schema_get_tables ();
  guint n = 0;

  self->may_defer = FALSE;
  if (!list_rows (self, rows, error) || !apply_pass (self, rows, SQLITE_DELETE, NULL, &n, error))
    return FALSE;
  self->may_defer = self->waits = TRUE;
  do
    {
      n = 0;
      if (!apply_pass (self, rows, SQLITE_UPDATE, NULL, &n, error))
        return FALSE;
    }
  while (n > 0);
  self->may_defer = self->waits = FALSE;
  for (guint i = 0; i < tables->len; i++)
    if (g_hash_table_contains (rows->added, ((const SpSchemaTable *) g_ptr_array_index (tables, i))->name)
        && !apply_pass (self, rows, SQLITE_INSERT, g_ptr_array_index (tables, i), &n, error))
      return FALSE;
  return apply_pass (self, rows, SQLITE_UPDATE, NULL, &n, error);
}

gboolean
sp_merge_apply_changeset (SpMergeApply *self,
                          const void   *changeset,
                          int           n,
                          GError      **error)
{
  Rows rows = { changeset, n, NULL, NULL };
  gboolean done;

  if (!sp_changeset_is_sound (changeset, (gsize) n))
    {
      self->is_stuck = TRUE;
      sp_merge_apply_add_conflict (self, _("The edit"), NULL, NULL, NULL, NULL,
                                   _("What it changed is no longer held soundly in their copy. Refuse it, and make the "
                                     "change by hand"));
      return TRUE;
    }
  rows.done = g_array_new (FALSE, FALSE, sizeof (gboolean));
  rows.added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  sp_merge_keys_begin (self->rows, rows.added);
  done = apply_rows (self, &rows, error);
  sp_merge_keys_end (self->rows);
  g_array_unref (rows.done);
  g_hash_table_unref (rows.added);
  return done;
}

void
sp_merge_apply_begin (SpMergeApply *self,
                      gboolean      take)
{
  self->take = take;
  self->is_stuck = FALSE;
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) conflict_free);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_plan_change_free);
  if (!self->keys)
    self->keys = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
}

void
sp_merge_apply_clear (SpMergeApply *self)
{
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
}
