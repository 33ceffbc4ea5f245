/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-column.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "sp-cell.h"
#include "sp-column-head.h"
#include "sp-table-frame.h"

#define HANDLER "sp-changed-handler"
#define STYLE "sp-cell-style"
#define BOUND "sp-bound-items"
#define ITEM "sp-cell-item"
#define COLUMN "sp-cell-column"

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

void
sp_column_fill (GtkListItem *item, const SpColumn *column)
{
  gpointer row = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = row != NULL && column->text != NULL ? column->text (row) : NULL;

  if (row == NULL || column->text == NULL || !GTK_IS_LABEL (cell)) /* somebody is typing there */
    return;
  sp_cell_set_text (cell, text);
  if (column->style != NULL)
    restyle (cell, column->style (row));
}

typedef struct { GtkListItem *item; const SpColumn *column; } Cell;

static void
row_changed_cb (GObject *row, Cell *cell)
{
  sp_column_fill (cell->item, cell->column);
}

void
sp_column_mark_cell (GtkWidget *cell, GtkListItem *item, const SpColumn *column)
{
  g_object_set_data (G_OBJECT (cell), ITEM, item);
  g_object_set_data (G_OBJECT (cell), COLUMN, (gpointer) column);
  if (column->edit == NULL)
    return;
  gtk_widget_add_css_class (cell, "editable-cell");
  gtk_widget_set_cursor_from_name (cell, "text");
}

void
sp_column_note_bound (GtkListItemFactory *factory, GtkListItem *item, gboolean bound)
{
  GPtrArray *items = g_object_get_data (G_OBJECT (factory), BOUND);

  if (items == NULL)
    {
      items = g_ptr_array_new ();
      g_object_set_data_full (G_OBJECT (factory), BOUND, items, (GDestroyNotify) g_ptr_array_unref);
    }
  if (bound)
    g_ptr_array_add (items, item);
  else
    g_ptr_array_remove_fast (items, item);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const SpColumn *column)
{
  GtkWidget *cell = sp_cell_new (column->key != NULL                                       ? SP_CELL_NUMBER
                                 : !(column->flags & SP_COLUMN_EXPAND)                     ? SP_CELL_WORD
                                 : column->flags & (SP_COLUMN_CAPTION | SP_COLUMN_BRIEF) ? SP_CELL_PHRASE
                                                                                           : SP_CELL_NAME);

  if (column->flags & SP_COLUMN_CAPTION)
    gtk_widget_add_css_class (cell, "dim-label");
  if (column->style != NULL) /* words that say what a colour says are never cut */
    {
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_width_chars (GTK_LABEL (cell), -1);
    }
  if (column->flags & SP_COLUMN_WRAP)
    {
      gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_NONE);
      gtk_label_set_wrap (GTK_LABEL (cell), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (cell), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_width_chars (GTK_LABEL (cell), column->flags & SP_COLUMN_EXPAND ? 24 : 12);
      gtk_label_set_max_width_chars (GTK_LABEL (cell), column->flags & SP_COLUMN_EXPAND ? 90 : 16);
    }
  sp_column_mark_cell (cell, item, column);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const SpColumn *column)
{
  Cell *cell = g_new (Cell, 1);
  gulong handler;

  *cell = (Cell) { item, column };
  sp_column_note_bound (GTK_LIST_ITEM_FACTORY (factory), item, TRUE);
  handler = g_signal_connect_data (gtk_list_item_get_item (item), "changed", G_CALLBACK (row_changed_cb), cell,
                                   (GClosureNotify) (GCallback) g_free, 0);
  g_object_set_data (G_OBJECT (item), HANDLER, GSIZE_TO_POINTER (handler));
  sp_column_fill (item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const SpColumn *column)
{
  gulong handler = GPOINTER_TO_SIZE (g_object_steal_data (G_OBJECT (item), HANDLER));

  sp_column_note_bound (GTK_LIST_ITEM_FACTORY (factory), item, FALSE);
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

/* What a row is called, its first column that takes room, is never left out. */
static guint
rank (const SpColumn *column)
{
  return column->flags & SP_COLUMN_SPARE                         ? 4
         : column->flags & SP_COLUMN_CAPTION                     ? 3
         : column->flags & SP_COLUMN_SECOND                    ? 2
         : column->flags & (SP_COLUMN_EXPAND | SP_COLUMN_WRAP) ? 0
                                                               : 1;
}

static char *
explain (const SpColumn *column)
{
  const char *words = column->explanation != NULL ? _(column->explanation) : NULL;
  const char *how = column->edit != NULL ? _("Double-click a cell to change it, or press F2") : NULL;

  return words != NULL && how != NULL ? g_strdup_printf ("%s\n%s", words, how) : g_strdup (words != NULL ? words : how);
}

void
sp_column_add (GtkColumnView *view, const SpColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autofree char *title = sp_column_head_break (_(column->title), !(column->flags & SP_COLUMN_EXPAND)), *explanation = NULL;
  g_autoptr(GtkColumnViewColumn) view_column = gtk_column_view_column_new (title, factory);
  g_autoptr(GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_rows, (gpointer) column, NULL));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) column);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_expand (view_column, (column->flags & SP_COLUMN_EXPAND) != 0);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_append_column (view, view_column);
  sp_table_frame_set_rank (view_column, rank (column));
  explanation = explain (column);
  sp_column_head_dress (view, view_column, column->key != NULL, explanation);
}

GtkListItem *
sp_column_find_item (GtkColumnView *view, guint column, guint position)
{
  g_autoptr(GtkColumnViewColumn) view_column = g_list_model_get_item (gtk_column_view_get_columns (view), column);
  GPtrArray *bound = g_object_get_data (G_OBJECT (gtk_column_view_column_get_factory (view_column)), BOUND);

  for (guint i = 0; bound != NULL && gtk_column_view_column_get_visible (view_column) && i < bound->len; i++)
    if (gtk_list_item_get_position (g_ptr_array_index (bound, i)) == position)
      return g_ptr_array_index (bound, i);
  return NULL;
}

GtkListItem *
sp_column_item_of (GtkWidget *widget, const SpColumn **column)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      GtkWidget *cell = g_object_get_data (G_OBJECT (widget), ITEM) != NULL ? widget : gtk_widget_get_first_child (widget);

      if (cell != NULL && g_object_get_data (G_OBJECT (cell), ITEM) != NULL)
        {
          *column = g_object_get_data (G_OBJECT (cell), COLUMN);
          return g_object_get_data (G_OBJECT (cell), ITEM);
        }
    }
  return NULL;
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

gboolean
sp_column_read_words (const char *text, SpEditValue *value)
{
  if (*text == '\0')
    value->text = NULL;
  return TRUE;
}

gboolean
sp_column_read_name (const char *text, SpEditValue *value)
{
  return *text != '\0';
}
