/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MISSING "\u2013"
#define HANDLER "sp-changed-handler"
#define STYLE "sp-cell-style"

static void
restyle (GtkWidget *cell, const char *style)
{
  const char *old = g_object_get_data (G_OBJECT (cell), STYLE);

  if (g_strcmp0 (old, style) == 0)
    return;
  if (old != NULL)
    gtk_widget_remove_css_class (cell, old);
  if (style != NULL)
    gtk_widget_add_css_class (cell, style);
  g_object_set_data_full (G_OBJECT (cell), STYLE, g_strdup (style), g_free);
}

static void
fill_cell (GtkListItem *item, const SpColumn *column)
{
  gpointer row = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);
  g_autofree char *text = column->text (row);

  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : MISSING);
  if ((column->flags & SP_COLUMN_EXPAND) && !(column->flags & SP_COLUMN_WRAP))
    gtk_widget_set_tooltip_text (label, text);
  if (column->style != NULL)
    restyle (label, column->style (row));
}

typedef struct { GtkListItem *item; const SpColumn *column; } Cell;

static void
row_changed_cb (GObject *row, Cell *cell)
{
  fill_cell (cell->item, cell->column);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const SpColumn *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->key != NULL ? 1 : 0);
  if (column->key != NULL)
    gtk_widget_add_css_class (label, "numeric");
  if (column->flags & SP_COLUMN_CAPTION)
    gtk_widget_add_css_class (label, "dim-label");
  if (column->flags & SP_COLUMN_WRAP)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (label), 36);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 90);
    }
  else if (column->flags & SP_COLUMN_EXPAND)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), 22);
    }
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const SpColumn *column)
{
  Cell *cell = g_new (Cell, 1);
  gulong handler;

  *cell = (Cell) { item, column };
  handler = g_signal_connect_data (gtk_list_item_get_item (item), "changed", G_CALLBACK (row_changed_cb), cell,
                                   (GClosureNotify) (GCallback) g_free, 0);
  g_object_set_data (G_OBJECT (item), HANDLER, GSIZE_TO_POINTER (handler));
  fill_cell (item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const SpColumn *column)
{
  gulong handler = GPOINTER_TO_SIZE (g_object_steal_data (G_OBJECT (item), HANDLER));

  if (handler != 0)
    g_signal_handler_disconnect (gtk_list_item_get_item (item), handler);
}

static int
compare_numbers (double a, double b)
{
  if (isnan (a) || isnan (b))
    return isnan (a) - isnan (b);
  return (a > b) - (a < b);
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SpColumn *column = user_data;
  g_autofree char *ta = NULL, *tb = NULL;

  if (column->key != NULL)
    return compare_numbers (column->key ((gpointer) a), column->key ((gpointer) b));
  ta = column->text ((gpointer) a);
  tb = column->text ((gpointer) b);
  if (ta == NULL || tb == NULL)
    return (ta == NULL) - (tb == NULL);
  return g_utf8_collate (ta, tb);
}

GtkColumnViewColumn *
sp_column_new (const SpColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (_(column->title), factory);
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, (gpointer) column, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) column);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_expand (view_column, (column->flags & SP_COLUMN_EXPAND) != 0);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  return view_column;
}

gboolean
sp_columns_match (const SpColumn *columns, guint n, gpointer row, const char *text)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *cell = columns[i].text (row);
      g_autofree char *folded = cell != NULL ? g_utf8_casefold (cell, -1) : NULL;

      if (folded != NULL && strstr (folded, text) != NULL)
        return TRUE;
    }
  return FALSE;
}
