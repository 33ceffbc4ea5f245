/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-table-list-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-column-head.h"
#include "sp-table-list-row.h"

#define CELL "sp-list-cell"
#define HANDLER "sp-changed-handler"

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SpTableListCell *left = &((SpTableListRow *) a)->cells[GPOINTER_TO_UINT (user_data)];
  const SpTableListCell *right = &((SpTableListRow *) b)->cells[GPOINTER_TO_UINT (user_data)];

  if (left->text == NULL || right->text == NULL)
    return (left->text == NULL) - (right->text == NULL);
  if (!isnan (left->key) && !isnan (right->key))
    return left->key < right->key ? -1 : left->key > right->key;
  return g_utf8_collate (left->text, right->text);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const SpTableListColumn *self)
{
  GtkWidget *cell = sp_cell_new (self->kind);

  if (self->kind == SP_CELL_WORD) /* so short that cutting it wins nothing */
    gtk_label_set_width_chars (GTK_LABEL (cell), (int) self->longest);
  sp_column_mark_cell (cell, item, &self->column);
  gtk_list_item_set_child (item, cell);
}

/* Where somebody is typing the words wait in the cell that will stand there again. */
static void
fill_cell (GtkListItem *item, const SpTableListColumn *self)
{
  SpTableListRow *row = gtk_list_item_get_item (item);
  GtkWidget *cell = g_object_get_data (G_OBJECT (item), CELL);

  if (row != NULL && self->index < row->n_cells)
    sp_cell_set_text (cell, row->cells[self->index].text);
}

typedef struct { GtkListItem *item; const SpTableListColumn *column; } Bound;

static void
row_changed_cb (GObject *row, Bound *bound)
{
  fill_cell (bound->item, bound->column);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const SpTableListColumn *self)
{
  Bound *bound = g_new (Bound, 1);
  gulong handler;

  *bound = (Bound) { item, self };
  sp_column_note_bound (GTK_LIST_ITEM_FACTORY (factory), item, TRUE);
  g_object_set_data (G_OBJECT (item), CELL, gtk_list_item_get_child (item));
  handler = g_signal_connect_data (gtk_list_item_get_item (item), "changed", G_CALLBACK (row_changed_cb), bound,
                                   (GClosureNotify) (GCallback) g_free, 0);
  g_object_set_data (G_OBJECT (item), HANDLER, GSIZE_TO_POINTER (handler));
  fill_cell (item, self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const SpTableListColumn *self)
{
  gulong handler = GPOINTER_TO_SIZE (g_object_steal_data (G_OBJECT (item), HANDLER));

  sp_column_note_bound (GTK_LIST_ITEM_FACTORY (factory), item, FALSE);
  if (handler != 0)
    g_signal_handler_disconnect (gtk_list_item_get_item (item), handler);
}

static glong
find_longest (const SpTable *table, guint column)
{
  glong longest = 0;

  for (guint row = 0; row < sp_table_get_n_rows (table); row++)
    if (sp_table_get_cell (table, (gint) row, column) != NULL)
      longest = MAX (longest, g_utf8_strlen (sp_table_get_cell (table, (gint) row, column), -1));
  return longest;
}

SpCellKind
sp_table_list_column_find_kind (const SpTable *table, guint column)
{
  return sp_table_get_column_kind (table, column) == SP_TABLE_NUMBER ? SP_CELL_NUMBER
                                                                     : sp_cell_kind_for_length (find_longest (table, column));
}

SpTableListColumn *
sp_table_list_column_new (const SpTable *table, guint of, guint index, const SpColumnEdit *edit, gint year)
{
  SpTableListColumn *self = g_new0 (SpTableListColumn, 1);

  self->index = index;
  self->kind = sp_table_list_column_find_kind (table, of);
  self->longest = find_longest (table, of);
  self->title = g_strdup (sp_table_get_cell (table, -1, of));
  self->column = (SpColumn) { .title = self->title };
  if (edit == NULL)
    return self;
  self->edit = *edit;
  self->edit.year = year;
  self->column.edit = &self->edit;
  return self;
}

void
sp_table_list_column_free (SpTableListColumn *self)
{
  g_free (self->title);
  g_free (self);
}

GtkColumnViewColumn *
sp_table_list_column_append (SpTableListColumn *self, GtkColumnView *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, GUINT_TO_POINTER (self->index), NULL));
  g_autofree char *title = sp_column_head_break (self->title, self->kind == SP_CELL_NUMBER);
  g_autoptr(GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, sp_cell_expands (self->kind));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_append_column (view, column);
  sp_column_head_dress (view, column, self->kind == SP_CELL_NUMBER,
                        self->column.edit != NULL ? _("Double-click a cell to change it, or press F2") : NULL);
  return column;
}
