/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of the session's rows: sorted by its headings, searched, with the session's selection as its own, both ways.
 *
 * Properties: empty-title, empty-description (strings, shown when there are no rows at all), label (string: what the table
 * is, for screen readers), show-separators (boolean). Signal: activated (SpRow) on double click or Enter. */
#pragma once

#include <adwaita.h>
#include "sp-column.h"
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_ROW_TABLE (sp_row_table_get_type ())
G_DECLARE_FINAL_TYPE (SpRowTable, sp_row_table, SP, ROW_TABLE, AdwBin)

/* Once. subject: what a row is to the selection; SP_SUBJECT_PLAN = selecting here selects nothing elsewhere. */
void  sp_row_table_set_up (SpRowTable *self, SpSession *session, GListModel *rows, SpSubject subject,
                           const SpColumn *columns, guint n_columns);
/* Shows only rows that contain the text; NULL or "" = all. */
void  sp_row_table_set_search (SpRowTable *self, const char *text);
/* Shows only rows for which the function says so, besides the search. Call again when its answer changes. */
void  sp_row_table_set_filter (SpRowTable *self, gboolean (*shows) (gpointer row, gpointer data), gpointer data);
guint sp_row_table_get_n_shown (SpRowTable *self);
/* Sorts by a column from the start. */
void  sp_row_table_sort_by (SpRowTable *self, guint column, GtkSortType order);
/* A line below the rows, as sp_table_frame_set_total has it. */
void  sp_row_table_set_total (SpRowTable *self, const char *of, const char *const *headings_and_figures);
/* The rows as they stand here, searched and sorted. */
GListModel *sp_row_table_get_shown (SpRowTable *self);

G_END_DECLS
