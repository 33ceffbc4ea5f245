/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing a cell of a table where it stands. F2 or Enter on the selected row opens the cell of the column that was last open, at
 * first the first that can be changed, a double click the one under it; Enter writes, Tab writes and goes on to the next, Escape keeps the old value, and so does a text that
 * cannot be read, with a word on what can. Where there is a choice its list unfolds, and what is chosen is written. Each change is
 * an edit, with undo, and asks for a reason in a scenario. */
#pragma once

#include "sp-column.h"
#include "sp-session.h"

G_BEGIN_DECLS

typedef struct _SpCellEditor SpCellEditor;

/* Once the columns have been appended; NULL where none can be changed. The editor lives as long as the view. */
SpCellEditor *sp_cell_editor_attach (GtkColumnView *view, SpSession *session, const SpColumn *columns, guint n_columns);
/* Before the view's columns are made anew; nothing stays open. */
void          sp_cell_editor_set_columns (SpCellEditor *self, const SpColumn *columns, guint n_columns);
/* Opens a cell that is on the screen; FALSE: it is not, or cannot be changed. */
gboolean      sp_cell_editor_open (SpCellEditor *self, guint column, guint position);
/* The field that is open, an entry or a drop-down; NULL = none. */
GtkWidget    *sp_cell_editor_get_field (SpCellEditor *self);

G_END_DECLS
