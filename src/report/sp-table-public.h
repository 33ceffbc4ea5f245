/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables made fit to publish: counts of children below a threshold are shown as "c", as the DfE does, with as many others as it
 * takes that none of them can be worked out from the totals (sp-suppress.h).
 *
 * Which columns count children is told by their keys ("pupils", "housing", "lower80" …) or, in wide tables of pupils, by their
 * being headed by a year or a year group; places, dwellings and money are no counts of children. A long table (a row for each
 * area or school, year and year group) is held to sums that it does not print: of the year groups of an area and of all areas,
 * since some other table prints them. What is worked out from a hidden count (components, ranges, places short or spare) goes
 * with it. Tables of words, which may tell a count in a sentence, lose their rows.
 *
 * The promise is for tables written together: two outputs of different revisions can tell what neither tells alone. */
#pragma once

#include "sp-table.h"

G_BEGIN_DECLS

#define SP_PUBLIC_THRESHOLD 5 /* counts from 1 to 4 are held back */
#define SP_PUBLIC_MARK      "c"

/* tables: of SpTable, as complete as they were made (filter them afterwards); changed in place, with a note where anything was
 * held back. threshold 2 or more. Returns how many cells are. */
guint    sp_tables_make_public (GPtrArray *tables, guint threshold);
/* The same of tables of a forecast, or of what rests on one: with what is reckoned from counts that they do not print
 * (sp-held-back.h). */
typedef struct _SpForecast SpForecast;
guint    sp_tables_make_public_of (GPtrArray *tables, SpForecast *forecast, guint threshold);
/* One table by itself. */
guint    sp_table_make_public (SpTable *self, guint threshold);
/* Whether the column counts children. */
gboolean sp_table_counts_children (const SpTable *self, guint column);

G_END_DECLS
