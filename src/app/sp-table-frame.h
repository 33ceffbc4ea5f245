/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table stands in: it scrolls, and where there is not room for all columns, even with their words cut, it leaves out the
 * least of them rather than push the rest over the edge, says so in a line below, and shows all of them when asked to. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SP_TYPE_TABLE_FRAME (sp_table_frame_get_type ())
G_DECLARE_FINAL_TYPE (SpTableFrame, sp_table_frame, SP, TABLE_FRAME, AdwBin)

GtkWidget *sp_table_frame_new (GtkColumnView *view);
/* Of a column of the view: the higher, the sooner it is left out; columns of rank 0, as all are at first, never are. Of equal ranks
 * the one further right goes first. */
void       sp_table_frame_set_rank (GtkColumnViewColumn *column, guint rank);
/* Before the view's columns are made anew. */
void       sp_table_frame_forget (SpTableFrame *self);
/* A line under the table that does not scroll away: what it is of, such as "Total" (NULL = no line), and to what each of its columns
 * comes, heading and figure in turn, NULL at the end. Copied. */
void       sp_table_frame_set_total (SpTableFrame *self, const char *of, const char *const *headings_and_figures);
guint      sp_table_frame_get_n_left_out (SpTableFrame *self);

G_END_DECLS
