/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of a report as a list that is sorted by its headings and searched; its title and note are left to whoever shows it,
 * and its total, which is of all rows, stands below them.
 *
 * Properties: label (string: what the table is, for screen readers); spare (string: keys of columns that may be left out where
 * there is no room, the first the first to go; then the others from the right, sentences last); known-by (string: key of the column by
 * which a row is known again, one for machines too; NULL: its first two cells); kept-in-order (boolean: a table of as
 * many rows as before has the same rows in the same places, whatever they say now). Signal: activated (uint row of the table) on double click
 * or Enter; chosen (int row, -1 none) when another row is selected. */
#pragma once

#include <adwaita.h>
#include "sp-column.h"
#include "sp-table.h"

G_BEGIN_DECLS

#define SP_TYPE_TABLE_LIST (sp_table_list_get_type ())
G_DECLARE_FINAL_TYPE (SpTableList, sp_table_list, SP, TABLE_LIST, AdwBin)

/* Copies what is shown. The order chosen by the reader stays; the selected row too, wherever it stands now. */
void  sp_table_list_set_table (SpTableList *self, const SpTable *table);
/* Shows only rows that contain the text; NULL or "" = all. */
void  sp_table_list_set_search (SpTableList *self, const char *text);
/* Lets cells be changed where they stand (sp-cell-editor.h). find says how those of the column with that key are, NULL = read only;
 * it may set the year that the edit is told. Its functions are given rows of which sp_table_list_row_index says the table's row,
 * and sp_table_list_row_owner what is given here (borrowed), and its aim must say of what in the plan. Once, before the first table. */
typedef const SpColumnEdit *(*SpTableListFind) (const char *key, gint *year);
void  sp_table_list_set_edits (SpTableList *self, SpSession *session, SpTableListFind find, gpointer owner);
guint sp_table_list_row_index (gpointer row);
gpointer sp_table_list_row_owner (gpointer row);
guint sp_table_list_get_n_shown (SpTableList *self);
gint  sp_table_list_get_chosen (SpTableList *self); /* row of the table, -1 none */

G_END_DECLS
