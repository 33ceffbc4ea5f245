/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which counts of children may be printed nowhere on a page that is to be published: not in a sentence, not as a point
 * of a chart, not as a row of a table that has years along its top.
 *
 * Worked out once, over every planning area, year and year group (of those that need is reckoned from: not the sixth form) that is counted or forecast, with the totals of areas
 * and of year groups, by the rule that tables are held to (sp-suppress.h, sp-table-public.h): a count is held back
 * because it is small, or because a small one could be worked out from it. What is reckoned from such a count, in forms
 * of entry or in pounds, goes with it. */
#pragma once

#include "sp-forecast.h"
#include "sp-result-charts.h"
#include "sp-table.h"

G_BEGIN_DECLS

/* threshold 2 or more. Goes as many years back as charts show. */
SpHeldBack *sp_held_back_new (SpForecast *forecast, guint threshold);
void sp_held_back_free (SpHeldBack *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpHeldBack, sp_held_back_free)

/* All of these take NULL, for a page that is not to be published: nothing is held back. */

/* One year group of an area; all year groups of its phase together. */
gboolean sp_held_back_cell (const SpHeldBack *self, SpAreaIndex area, SpAcademicYear year, SpYearGroup group);
gboolean sp_held_back_total (const SpHeldBack *self, SpAreaIndex area, SpAcademicYear year);
/* Either, of any year group; in a year, or in any year from the origin on. */
gboolean sp_held_back_any (const SpHeldBack *self, SpAreaIndex area, SpAcademicYear year);
gboolean sp_held_back_ever (const SpHeldBack *self, SpAreaIndex area);
/* A count by itself, of whoever it is: above nought and below the threshold. */
gboolean sp_held_back_small (const SpHeldBack *self, double count);
/* Whether words about what an area needs would rest on such a count: its entry year or its total, in any year forecast.
 */
gboolean sp_held_back_area (const SpHeldBack *self, SpAreaIndex area);
/* Whether somebody's own words tell such a count: "3 pupils came from the air base". */
gboolean sp_held_back_words (const SpHeldBack *self, const char *words);
/* Takes the points out of a chart of pupils, made of the same need, that may not be shown, and says so beneath it;
 * places stay. per: pupils that one of its unit is. FALSE when no figure of children is left, and the chart says
 * nothing. */
gboolean sp_held_back_thin_chart (const SpHeldBack *self, SpChart *chart, SpNeed *need, const SpPupilScope *scope,
                                  double per);
/* Marks the figures of tables that are reckoned from such counts of an area (by its code or name), whether the table
 * prints the counts or not: sp_tables_make_public sees to the counts themselves. Returns how many.
 * sp-held-back-tables.c */
guint sp_held_back_mark_tables (const SpHeldBack *self, GPtrArray *tables);
/* The index of the area with this code, or with this name where only one has it; -1 = none. */
SpAreaIndex sp_held_back_find_area (const SpHeldBack *self, const char *name);
guint sp_held_back_get_threshold (const SpHeldBack *self);
/* What stands in the place of a piece left out: "… is left out: it would tell counts of children below 5." Free with
 * g_free. */
char *sp_held_back_say (const SpHeldBack *self, const char *piece);

G_END_DECLS
