/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-row-list.h"

#include "sp-row.h"

static GHashTable *
index_by_id (GListModel *list)
{
  GHashTable *rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      SpRow *row = g_list_model_get_item (list, i);
      gint64 *id = g_new (gint64, 1);

      *id = sp_row_get_id (row);
      g_hash_table_insert (rows, id, row);
    }
  return rows;
}

/* The rows that the list should hold, in order: old objects with new values where the id was there before. */
static GPtrArray *
wanted_rows (GListStore *list, gconstpointer values, gsize stride, guint n)
{
  g_autoptr(GHashTable) old = index_by_id (G_LIST_MODEL (list));
  GPtrArray *wanted = g_ptr_array_new_full (n, g_object_unref);
  GType type = g_list_model_get_item_type (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      gconstpointer v = (const char *) values + i * stride;
      SpRow *row = g_hash_table_lookup (old, v);

      if (row != NULL)
        sp_row_adopt (row, v);
      g_ptr_array_add (wanted, row != NULL ? g_object_ref (row) : sp_row_new (type, v));
    }
  return wanted;
}

static gboolean
same_at (GListModel *list, guint position, GPtrArray *wanted, guint index)
{
  g_autoptr(GObject) row = g_list_model_get_item (list, position);

  return row == g_ptr_array_index (wanted, index);
}

void
sp_row_list_adopt (GListStore *list, gconstpointer values, gsize stride, guint n)
{
  GListModel *model = G_LIST_MODEL (list);
  g_autoptr(GPtrArray) wanted = wanted_rows (list, values, stride, n);
  guint old_n = g_list_model_get_n_items (model);
  guint head = 0, tail = 0;

  while (head < MIN (old_n, n) && same_at (model, head, wanted, head))
    head++;
  while (tail < MIN (old_n, n) - head && same_at (model, old_n - 1 - tail, wanted, n - 1 - tail))
    tail++;
  if (old_n != n || head < n)
    g_list_store_splice (list, head, old_n - head - tail, wanted->pdata == NULL ? NULL : wanted->pdata + head,
                         n - head - tail);
}

gpointer
sp_row_list_find (GListModel *list, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (list, i);

      if (sp_row_get_id (row) == id)
        return row; /* the list keeps it alive */
    }
  return NULL;
}
