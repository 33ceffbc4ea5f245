/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cell of a table in the window: how little room its words take before they are cut, and that what is cut is read whole in
 * the tooltip. Figures are never cut. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  SP_CELL_NUMBER,   /* to the right, in tabular digits, never cut */
  SP_CELL_WORD,     /* one or a few words: cut last */
  SP_CELL_NAME,     /* says what the row is: takes room that is left over */
  SP_CELL_PHRASE,   /* says more about it: the same, but cut first */
  SP_CELL_SENTENCE, /* takes two lines before it is cut */
} SpCellKind;

GtkWidget *sp_cell_new (SpCellKind kind);
/* NULL = missing, a dash */
void       sp_cell_set_text (GtkWidget *cell, const char *text);
gboolean   sp_cell_is_missing (GtkWidget *cell);
/* Whether a column of such cells takes room that is left over. */
gboolean   sp_cell_expands (SpCellKind kind);
/* What fits words as long as `longest` characters. */
SpCellKind sp_cell_kind_for_length (glong longest);

G_END_DECLS
