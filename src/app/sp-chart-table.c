/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-chart-table.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
cell_new (SpChart *chart, gint row, guint column)
{
  g_autofree char *text = sp_chart_dup_cell (chart, row, column);
  gboolean blank = text == NULL || *text == '\0';
  GtkWidget *label = gtk_label_new (!blank ? text : sp_chart_cell_applies (chart, row, column) ? _("not held") : NULL);

  gtk_label_set_xalign (GTK_LABEL (label), sp_chart_column_is_words (chart, column) ? 0 : 1);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, row < 0 ? "caption-heading" : "numeric");
  if (blank)
    gtk_widget_add_css_class (label, "dim-label");
  return label;
}

GtkWidget *
sp_chart_table_new (SpChart *chart)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 3);
  for (gint row = -1; row < (gint) sp_chart_get_n_positions (chart); row++)
    for (guint column = 0; column < sp_chart_get_n_columns (chart); column++)
      gtk_grid_attach (GTK_GRID (grid), cell_new (chart, row, column), (gint) column, row + 1, 1, 1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, sp_chart_get_title (chart), -1);
  return scrolled;
}
