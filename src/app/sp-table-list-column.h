/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A column of a list that shows a table of a report: the rows are SpTableListRow. */
#pragma once

#include <gtk/gtk.h>
#include "sp-cell.h"
#include "sp-column.h"
#include "sp-table.h"

G_BEGIN_DECLS

typedef struct
{
  guint         index; /* of the cell in a row of the list */
  SpCellKind    kind;
  glong         longest; /* cell of the column, in characters */
  char         *title;
  SpColumnEdit  edit;
  SpColumn      column; /* as the editor takes it, with that edit where there is one */
} SpTableListColumn;

/* By the longest of the column's cells. */
SpCellKind           sp_table_list_column_find_kind (const SpTable *table, guint column);
/* Of that column of the table. edit (copied): NULL = read only; the year is what it is told. */
SpTableListColumn   *sp_table_list_column_new (const SpTable *table, guint of, guint index, const SpColumnEdit *edit, gint year);
void                 sp_table_list_column_free (SpTableListColumn *self);
/* Shows it last in the view, which looks at it as long as it lives. Returns what the view has for it (borrowed). */
GtkColumnViewColumn *sp_table_list_column_append (SpTableListColumn *self, GtkColumnView *view);

G_END_DECLS
