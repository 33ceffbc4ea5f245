/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-diff-rows.h"

#include "sp-merge-operation.h"
#include "sp-natural-key.h"
#include "sp-thing-words.h"

struct _SpDiffRows
{
  sqlite3 *mine, *theirs, *base;
  SpMergeKeys *here; /* keys there to keys here; NULL = not copies */
  SpMergeKeys *then; /* keys there to keys when they were one plan */
  SpMergeKeys *own;  /* what only we added */
  GHashTable *found; /* "table:their key" to gint64: pairs made by what is the same in both */
};

static gboolean
is_in_force (const SpHistoryEdit *edit)
{
  return g_str_equal (edit->state, "done") || g_str_equal (edit->state, "same");
}

/* Splits ours into what theirs has too and what it has not. */
static GPtrArray *
split_history (GPtrArray *ours, GPtrArray *other, GPtrArray *own)
{
  g_autoptr (GHashTable) theirs = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *shared = g_ptr_array_new ();

  for (guint i = 0; i < other->len; i++)
    if (g_str_equal (((SpHistoryEdit *)g_ptr_array_index (other, i))->state, "done"))
      g_hash_table_add (theirs, ((SpHistoryEdit *)g_ptr_array_index (other, i))->origin);
  for (guint i = 0; i < ours->len; i++)
    {
      SpHistoryEdit *edit = g_ptr_array_index (ours, i);

      if (g_str_equal (edit->state, "done"))
        g_ptr_array_add (g_hash_table_contains (theirs, edit->origin) ? shared : own, edit);
    }
  return shared;
}

/* What is known of our rows after `history`, with keys there as they are now. */
static SpMergeKeys *
make_keys (SpDiffRows *self, GPtrArray *history, GPtrArray *other, GError **error)
{
  g_autoptr (SpMergeKeys) keys = sp_merge_keys_new (self->mine, history, error);

  for (guint i = 0; keys && i < other->len; i++)
    {
      const SpHistoryEdit *edit = g_ptr_array_index (other, i);

      if (is_in_force (edit) && !sp_merge_keys_follow (keys, self->theirs, edit, error))
        return NULL;
    }
  return g_steal_pointer (&keys);
}

SpDiffRows *
sp_diff_rows_new (sqlite3 *mine, sqlite3 *theirs, GPtrArray *ours, GPtrArray *other, GPtrArray *own, GError **error)
{
  SpDiffRows *self = g_new0 (SpDiffRows, 1);
  g_autoptr (GPtrArray) shared = NULL;

  self->mine = mine;
  self->theirs = theirs;
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!ours)
    return self;
  shared = split_history (ours, other, own);
  if ((self->here = make_keys (self, ours, other, error)) && (self->then = make_keys (self, shared, other, error))
      && (self->own = sp_merge_keys_new (mine, own, error)))
    return self;
  sp_diff_rows_free (self);
  return NULL;
}

void
sp_diff_rows_free (SpDiffRows *self)
{
  g_clear_pointer (&self->here, sp_merge_keys_free);
  g_clear_pointer (&self->then, sp_merge_keys_free);
  g_clear_pointer (&self->own, sp_merge_keys_free);
  g_hash_table_unref (self->found);
  g_free (self);
}

void
sp_diff_rows_set_base (SpDiffRows *self, sqlite3 *base)
{
  self->base = base;
}

static gint64
find_here (SpDiffRows *self, const char *table, gint64 there)
{
  g_autofree char *name = g_strdup_printf ("%s:%" G_GINT64_FORMAT, table, there);
  const gint64 *found = g_hash_table_lookup (self->found, name);

  if (found)
    return *found;
  return self->here ? sp_merge_keys_find (self->here, table, there) : there;
}

/* The table a reference of their row is to; NULL = it is none. */
static const char *
find_referred (const SpSchemaTable *table, const SpSchemaColumn *column, sqlite3_stmt *row)
{
  if (!g_str_equal (table->name, "scenario_override") || !g_str_equal (column->name, "target_id"))
    return sp_thing_get_referred (table->name, column->name);
  for (guint i = 0; i < table->columns->len; i++)
    if (g_str_equal (((const SpSchemaColumn *)g_ptr_array_index (table->columns, i))->name, "subject"))
      return sp_thing_get_target ((const char *)sqlite3_column_text (row, (int)i));
  return NULL;
}

/* A value of their row as it would be here. */
static SpMergeCell
read_theirs (SpDiffRows *self, const SpSchemaTable *table, const SpSchemaColumn *column, sqlite3_value *value,
             sqlite3_stmt *row)
{
  SpMergeCell cell = sp_merge_cell_read (value);
  const char *referred = cell.type == SQLITE_INTEGER ? find_referred (table, column, row) : NULL;

  if (referred)
    cell.whole = find_here (self, referred, cell.whole);
  return cell;
}

gboolean
sp_diff_rows_is_same (SpDiffRows *self, const SpSchemaTable *table, const SpSchemaColumn *column, sqlite3_value *mine,
                      sqlite3_value *theirs, sqlite3_stmt *their_row)
{
  SpMergeCell a = sp_merge_cell_read (mine);
  SpMergeCell b = self ? read_theirs (self, table, column, theirs, their_row) : sp_merge_cell_read (theirs);

  return column->is_key || sp_merge_cell_equal (&a, &b);
}

/* Our row that is the same thing as theirs by one of its natural keys; SP_KEY_NOWHERE = none. */
static gint64
find_natural (SpDiffRows *self, const SpSchemaTable *table, const SpNaturalKey *key, sqlite3_stmt *row)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (sqlite3_stmt) mine = NULL;

  g_string_printf (sql, "SELECT \"%s\" FROM \"%s\" WHERE ", table->key, table->name);
  for (guint i = 0; i < key->n; i++)
    {
      if (!key->nulls_match && sqlite3_column_type (row, key->columns[i]) == SQLITE_NULL)
        return SP_KEY_NOWHERE;
      g_string_append_printf (sql, "%s\"%s\" IS ?", i ? " AND " : "",
                              ((const SpSchemaColumn *)g_ptr_array_index (table->columns, key->columns[i]))->name);
    }
  mine = sp_database_prepare (self->mine, sql->str, NULL);
  for (guint i = 0; mine && i < key->n; i++)
    {
      SpMergeCell cell = read_theirs (self, table, g_ptr_array_index (table->columns, key->columns[i]),
                                      sqlite3_column_value (row, key->columns[i]), row);

      sp_merge_cell_bind (mine, (int)i + 1, &cell);
    }
  return mine && sp_database_step (mine, NULL) ? sqlite3_column_int64 (mine, 0) : SP_KEY_NOWHERE;
}

typedef struct
{
  const SpSchemaTable *table;
  int key;
  GHashTable *mine; /* our keys, gint64 to whether somebody has paired it */
  GArray *naturals;
  GArray *pairs;
} Pairing;

static gboolean
is_free (const Pairing *self, gint64 key)
{
  gpointer paired = NULL;

  return g_hash_table_lookup_extended (self->mine, &key, NULL, &paired) && !GPOINTER_TO_INT (paired);
}

/* What we added is not in the base, whatever had its key there. */
static gint64
find_base (SpDiffRows *self, const char *table, const SpDiffPair *pair)
{
  if (!self->base)
    return SP_KEY_NOWHERE;
  if (pair->mine == SP_KEY_NOWHERE)
    return sp_merge_keys_find (self->then, table, pair->theirs);
  return sp_merge_keys_has_added (self->own, table, pair->mine) ? SP_KEY_NOWHERE : pair->mine;
}

static void
add_pair (SpDiffRows *self, Pairing *pairing, gint64 mine, gint64 theirs)
{
  SpDiffPair pair = { mine, theirs, SP_KEY_NOWHERE };

  pair.base = find_base (self, pairing->table->name, &pair);
  g_array_append_val (pairing->pairs, pair);
  if (mine != SP_KEY_NOWHERE)
    g_hash_table_replace (pairing->mine, g_memdup2 (&mine, sizeof mine), GINT_TO_POINTER (TRUE));
}

static void
pair_row (SpDiffRows *self, Pairing *pairing, sqlite3_stmt *row)
{
  gint64 there = sqlite3_column_int64 (row, pairing->key), here = find_here (self, pairing->table->name, there);

  for (guint i = 0; self->here && !is_free (pairing, here) && i < pairing->naturals->len; i++)
    here = find_natural (self, pairing->table, &g_array_index (pairing->naturals, SpNaturalKey, i), row);
  if (!is_free (pairing, here))
    here = SP_KEY_NOWHERE;
  else
    g_hash_table_replace (self->found, g_strdup_printf ("%s:%" G_GINT64_FORMAT, pairing->table->name, there),
                          g_memdup2 (&here, sizeof here));
  add_pair (self, pairing, here, there);
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const SpDiffPair *one = a, *two = b;
  gint64 first = one->mine != SP_KEY_NOWHERE ? one->mine : one->theirs;
  gint64 second = two->mine != SP_KEY_NOWHERE ? two->mine : two->theirs;

  if (first != second)
    return first < second ? -1 : 1;
  return (one->mine == SP_KEY_NOWHERE) - (two->mine == SP_KEY_NOWHERE); /* ours first */
}

static gboolean
read_mine (SpDiffRows *self, Pairing *pairing, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\"", pairing->table->key, pairing->table->name);
  g_autoptr (sqlite3_stmt) rows = sp_database_prepare (self->mine, sql, error);
  g_autoptr (GError) failure = NULL;

  while (rows && sp_database_step (rows, &failure))
    {
      gint64 key = sqlite3_column_int64 (rows, 0);

      g_hash_table_replace (pairing->mine, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (FALSE));
    }
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return rows && !(error && *error);
}

static gboolean
read_theirs_rows (SpDiffRows *self, Pairing *pairing, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  g_autoptr (sqlite3_stmt) rows = NULL;
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < pairing->table->columns->len; i++)
    {
      const SpSchemaColumn *column = g_ptr_array_index (pairing->table->columns, i);

      g_string_append_printf (sql, "%s\"%s\"", i ? ", " : "", column->name);
      pairing->key = column->is_key ? (int)i : pairing->key;
    }
  g_string_append_printf (sql, " FROM \"%s\" ORDER BY \"%s\"", pairing->table->name, pairing->table->key);
  rows = sp_database_prepare (self->theirs, sql->str, error);
  while (rows && sp_database_step (rows, &failure))
    pair_row (self, pairing, rows);
  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  return rows && !(error && *error);
}

GArray *
sp_diff_rows_pair (SpDiffRows *self, const SpSchemaTable *table, GError **error)
{
  g_autoptr (GHashTable) mine = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) naturals = sp_natural_keys_new (table);
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (SpDiffPair));
  Pairing pairing = { table, 0, mine, naturals, pairs };
  g_autoptr (GError) failure = NULL;
  g_autofree gpointer *keys = NULL;
  guint n;

  if (!read_mine (self, &pairing, &failure) || !read_theirs_rows (self, &pairing, &failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  keys = g_hash_table_get_keys_as_array (mine, &n);
  for (guint i = 0; i < n; i++)
    if (is_free (&pairing, *(gint64 *)keys[i]))
      {
        SpDiffPair pair = { *(gint64 *)keys[i], SP_KEY_NOWHERE, SP_KEY_NOWHERE };

        pair.base = find_base (self, table->name, &pair);
        g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_pairs);
  return g_steal_pointer (&pairs);
}
