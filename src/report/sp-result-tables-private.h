/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns that the result tables share. */
#pragma once

#include "sp-result-tables.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct _SpTimetable SpTimetable;

void sp_table_add_area_columns (SpTable *table);               /* area, area_name, phase */
void sp_table_add_area (SpTable *table, const SpArea *area);
void sp_table_add_year_columns (SpTable *table, SpAcademicYear first, gint horizon); /* first .. first + horizon */

/* What of the spend that profiles state is charged to the money, and why not the rest: for notes (sp-waterfall.h). */
const char *sp_words_for_charging (void);
/* How amounts of pots below nought are met; NULL: there are none. */
const char *sp_words_for_below_nought (SpWaterfall *waterfall);

/* What a project is, costs, when it is built and whether it is paid for: its sheet's first table. The timetable is of the same
 * snapshot. */
SpTable *sp_table_of_project_facts (SpWaterfall *waterfall, SpTimetable *timetable, gint project);

/* When a project is to be complete: as printed or as dated for machines, in words for people (sp_project_dup_completion). */
void sp_table_add_completion (SpTable *table, const SpProject *project);

/* The DfE number of a school; its URN, or its number in the plan, where it has none. */
const char *sp_table_school_code (const SpSchool *school, char number[24]);

G_END_DECLS
