/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-cell.h"

#define MISSING "\u2013"
#define WORD 14   /* characters of a cell up to which it is a word rather than a phrase, */
#define PHRASE 60 /* and a phrase rather than a sentence */

/* In characters: what is left to read where there is little room, and more than helps a reader; -1 = as much as it has. */
static const struct { int least, most; } room[] = {
  [SP_CELL_NUMBER] = { -1, -1 }, [SP_CELL_WORD] = { 7, 20 },      [SP_CELL_NAME] = { 19, 60 },
  [SP_CELL_PHRASE] = { 10, 60 }, [SP_CELL_SENTENCE] = { 24, 80 },
};

/* Only where something is cut: elsewhere the pointer would drag a copy of every cell along. */
static gboolean
query_tooltip_cb (GtkWidget *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (GTK_LABEL (label)));
  return TRUE;
}

GtkWidget *
sp_cell_new (SpCellKind kind)
{
  GtkWidget *cell = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (cell), kind == SP_CELL_NUMBER ? 1 : 0);
  if (kind == SP_CELL_NUMBER)
    {
      gtk_widget_add_css_class (cell, "numeric");
      return cell;
    }
  gtk_label_set_ellipsize (GTK_LABEL (cell), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (cell), room[kind].least);
  gtk_label_set_max_width_chars (GTK_LABEL (cell), room[kind].most);
  if (kind == SP_CELL_SENTENCE)
    {
      gtk_label_set_wrap (GTK_LABEL (cell), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (cell), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (cell), 2);
    }
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  return cell;
}

void
sp_cell_set_text (GtkWidget *cell, const char *text)
{
  gtk_label_set_text (GTK_LABEL (cell), text != NULL ? text : MISSING);
}

gboolean
sp_cell_is_missing (GtkWidget *cell)
{
  return g_str_equal (gtk_label_get_text (GTK_LABEL (cell)), MISSING);
}

gboolean
sp_cell_expands (SpCellKind kind)
{
  return kind >= SP_CELL_NAME;
}

SpCellKind
sp_cell_kind_for_length (glong longest)
{
  return longest <= WORD ? SP_CELL_WORD : longest <= PHRASE ? SP_CELL_PHRASE : SP_CELL_SENTENCE;
}
