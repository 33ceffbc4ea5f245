/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-table-grid.h"

#include <glib/gi18n-lib.h>

#define LONGEST_LINE 48 /* characters of a cell before it breaks, */
#define WHOLE_LINE 34   /* and where there is nothing to scroll */
#define LONGEST_HEADING 10
#define LONGEST_NOTE 90

/* Lines broken between words, about so long. A label that wraps by itself would make every row of a table that scrolls
 * sideways as tall as at its narrowest. */
static char *
break_lines (const char *text, glong longest)
{
  g_auto(GStrv) words = g_strsplit (text, " ", -1);
  GString *out = g_string_new (NULL);
  glong line = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      glong length = g_utf8_strlen (words[i], -1);

      if (i > 0)
        g_string_append_c (out, line + 1 + length > longest ? '\n' : ' ');
      line = i > 0 && line + 1 + length <= longest ? line + 1 + length : length;
      g_string_append (out, words[i]);
    }
  return g_string_free (out, FALSE);
}

static GtkWidget *
cell_new (const SpTable *table, gint row, guint column, glong longest)
{
  const char *text = sp_table_get_cell (table, row, column);
  gboolean number = sp_table_get_column_kind (table, column) == SP_TABLE_NUMBER
                    || (row >= 0 && sp_table_is_number (table, (guint) row, column));
  gboolean total = row >= 0 && sp_table_is_total (table, (guint) row); /* of what does not add up it says nothing */
  g_autofree char *lines = break_lines (text != NULL ? text : total ? "" : "\u2013", row < 0 ? LONGEST_HEADING : longest);
  GtkWidget *label = gtk_label_new (lines);

  gtk_label_set_xalign (GTK_LABEL (label), number ? 1 : 0);
  gtk_label_set_yalign (GTK_LABEL (label), row < 0 ? 1 : 0);
  gtk_label_set_justify (GTK_LABEL (label), number ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  gtk_widget_add_css_class (label, row < 0 ? "caption-heading" : "numeric");
  if (text == NULL)
    gtk_widget_add_css_class (label, "dim-label");
  if (total)
    gtk_widget_add_css_class (label, "strong");
  return label;
}

static GtkWidget *
chip_new (const char *words)
{
  GtkWidget *chip = gtk_label_new (words);

  gtk_widget_add_css_class (chip, "badge");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  return chip;
}

static void
mark (GtkGrid *grid, GtkWidget *cell, gint row, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_widget_add_css_class (cell, "strong");
  gtk_box_append (GTK_BOX (box), cell);
  gtk_box_append (GTK_BOX (box), chip_new (words));
  gtk_grid_attach (grid, box, 0, row + 1, 1, 1);
}

static GtkWidget *
grid_new (const SpTable *table, const char *marked, const char *words, glong longest)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 16);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (gint row = -1; row < (gint) sp_table_get_n_rows (table); row++)
    for (guint column = 0, at = 0; column < sp_table_get_n_columns (table); column++)
      {
        GtkWidget *cell;

        if (sp_table_get_column_kind (table, column) == SP_TABLE_CODE)
          continue;
        cell = cell_new (table, row, column, longest);
        if (at == 0 && row >= 0 && marked != NULL && g_strcmp0 (sp_table_get_cell (table, row, column), marked) == 0)
          mark (GTK_GRID (grid), cell, row, words);
        else
          gtk_grid_attach (GTK_GRID (grid), cell, (gint) at, row + 1, 1, 1);
        at++;
      }
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, sp_table_get_title (table), -1);
  return grid;
}

static GtkWidget *
line_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LONGEST_NOTE);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
sp_table_grid_new (const SpTable *table, gboolean title, const char *marked, const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *scrolled = gtk_scrolled_window_new ();

  if (title)
    gtk_box_append (GTK_BOX (box), line_new (sp_table_get_title (table), "heading"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), grid_new (table, marked, words, LONGEST_LINE));
  gtk_box_append (GTK_BOX (box), scrolled);
  if (sp_table_get_note (table) != NULL)
    gtk_box_append (GTK_BOX (box), line_new (sp_table_get_note (table), "dim-label"));
  return box;
}

GtkWidget *
sp_table_grid_new_whole (const SpTable *table)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), grid_new (table, NULL, NULL, WHOLE_LINE));
  if (sp_table_get_note (table) != NULL)
    gtk_box_append (GTK_BOX (box), line_new (sp_table_get_note (table), "dim-label"));
  return box;
}
