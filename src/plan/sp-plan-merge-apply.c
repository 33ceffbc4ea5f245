/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-plan-merge-apply.h"

#include <glib/gi18n-lib.h>

#include "sp-changeset.h"
#include "sp-merge-write.h"
#include "sp-plan-diff.h"

void
sp_merge_apply_add_conflict (SpMergeApply *self, const char *thing, const char *field, char *before, char *mine,
                             char *theirs, const char *why)
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

/* Whether it refers to a row that this same edit adds: its key here is known only once that is written. */
static gboolean
waits_for_added (const SpMergeOperation *op, GHashTable *added)
{
  for (int i = 0; i < op->n; i++)
    {
      const char *referred = op->new[i] && i != op->key ? sp_merge_operation_referred (op, op->new, i) : NULL;
      g_autofree char *name = NULL;

      if (!referred || sqlite3_value_type (op->new[i]) != SQLITE_INTEGER)
        continue;
      name = g_strdup_printf ("%s:%" G_GINT64_FORMAT, referred, (gint64)sqlite3_value_int64 (op->new[i]));
      if (g_hash_table_contains (added, name))
        return TRUE;
    }
  return FALSE;
}

/* The rows of one changeset and which of them are written. */
typedef struct
{
  const void *changeset;
  int n;
  GArray *done;      /* gboolean by row of the changeset */
  GHashTable *added; /* "table:key" of the rows it adds, and "table" */
} Rows;

static sqlite3_changeset_iter *
open_rows (SpMergeApply *self, const Rows *rows, GError **error)
{
  sqlite3_changeset_iter *iter = NULL;

  if (sqlite3changeset_start (&iter, rows->n, (void *)rows->changeset) == SQLITE_OK)
    return iter;
  sp_database_fail (self->db, error);
  return NULL;
}

static gboolean
list_rows (SpMergeApply *self, Rows *rows, GError **error)
{
  sqlite3_changeset_iter *iter = open_rows (self, rows, error);
  SpMergeOperation op;

  if (!iter)
    return FALSE;
  while (sqlite3changeset_next (iter) == SQLITE_ROW)
    {
      gboolean is_foreign = !sp_merge_operation_read (self->rows, iter, &op);

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
apply_pass (SpMergeApply *self, Rows *rows, int operation, const SpSchemaTable *table, guint *n_written, GError **error)
{
  sqlite3_changeset_iter *iter = open_rows (self, rows, error);
  gboolean done = iter != NULL;
  SpMergeOperation op;

  for (guint i = 0; done && sqlite3changeset_next (iter) == SQLITE_ROW; i++)
    {
      gboolean *is_done = &g_array_index (rows->done, gboolean, i);

      if (*is_done || !sp_merge_operation_read (self->rows, iter, &op) || op.operation != operation
          || (table && op.table != table)
          || (operation == SQLITE_UPDATE && self->waits && waits_for_added (&op, rows->added)))
        continue;
      self->is_deferred = FALSE;
      done = sp_merge_write_row (self, &op, error);
      *is_done = done && !self->is_deferred;
      *n_written += *is_done;
    }
  sqlite3changeset_finalize (iter);
  return done;
}

/* What goes makes room for what moves, and that for what comes; what is added is written table by table in the order of
 * the schema, so that each row finds where its parent went. */
static gboolean
apply_rows (SpMergeApply *self, Rows *rows, GError **error)
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
    if (g_hash_table_contains (rows->added, ((const SpSchemaTable *)g_ptr_array_index (tables, i))->name)
        && !apply_pass (self, rows, SQLITE_INSERT, g_ptr_array_index (tables, i), &n, error))
      return FALSE;
  return apply_pass (self, rows, SQLITE_UPDATE, NULL, &n, error);
}

gboolean
sp_merge_apply_changeset (SpMergeApply *self, const void *changeset, int n, GError **error)
{
  Rows rows = { changeset, n, NULL, NULL };
  gboolean done;

  if (!sp_changeset_is_sound (changeset, (gsize)n))
    {
      self->is_stuck = TRUE;
      sp_merge_apply_add_conflict (
          self, _ ("The edit"), NULL, NULL, NULL, NULL,
          _ ("What it changed is no longer held soundly in their copy. Refuse it, and make the "
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
sp_merge_apply_begin (SpMergeApply *self, gboolean take)
{
  self->take = take;
  self->is_stuck = FALSE;
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify)conflict_free);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify)sp_plan_change_free);
  if (!self->keys)
    self->keys = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_array_unref);
}

void
sp_merge_apply_clear (SpMergeApply *self)
{
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
}
