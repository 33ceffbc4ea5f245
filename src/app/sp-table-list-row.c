/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-table-list-row.h"

#include <math.h>

G_DEFINE_FINAL_TYPE (SpTableListRow, sp_table_list_row, G_TYPE_OBJECT)

static guint row_changed;

static void
clear_cells (SpTableListRow *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    g_free (self->cells[i].text);
  g_clear_pointer (&self->cells, g_free);
  self->n_cells = 0;
}

static void
sp_table_list_row_finalize (GObject *object)
{
  clear_cells (SP_TABLE_LIST_ROW (object));
  g_free (SP_TABLE_LIST_ROW (object)->id);
  G_OBJECT_CLASS (sp_table_list_row_parent_class)->finalize (object);
}

static void
sp_table_list_row_class_init (SpTableListRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_table_list_row_finalize;
  row_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_table_list_row_init (SpTableListRow *self)
{
}

SpTableListRow *
sp_table_list_row_new (const SpTable *table, guint row, const GArray *columns, gint id)
{
  SpTableListRow *self = g_object_new (SP_TYPE_TABLE_LIST_ROW, NULL);
  guint decimals;

  self->row = row;
  self->id = id >= 0 ? g_strdup (sp_table_get_exact (table, row, (guint) id)) : NULL;
  self->n_cells = columns->len;
  self->cells = g_new0 (SpTableListCell, columns->len);
  for (guint i = 0; i < columns->len; i++)
    {
      guint column = g_array_index (columns, guint, i);

      self->cells[i].text = g_strdup (sp_table_get_cell (table, (gint) row, column));
      if (!sp_table_get_number (table, row, column, &self->cells[i].key, &decimals))
        self->cells[i].key = NAN;
    }
  return self;
}

gboolean
sp_table_list_row_is_same (const SpTableListRow *a, const SpTableListRow *b)
{
  if (a->id != NULL || b->id != NULL)
    return g_strcmp0 (a->id, b->id) == 0;
  for (guint i = 0; i < 2 && i < MIN (a->n_cells, b->n_cells); i++)
    if (g_strcmp0 (a->cells[i].text, b->cells[i].text) != 0)
      return FALSE;
  return TRUE;
}

void
sp_table_list_row_take (SpTableListRow *self, SpTableListRow *other)
{
  clear_cells (self);
  self->row = other->row;
  self->n_cells = other->n_cells;
  self->cells = g_steal_pointer (&other->cells);
  other->n_cells = 0;
  g_signal_emit (self, row_changed, 0);
}
