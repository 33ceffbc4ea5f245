/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The return of forecasts and capacity to the DfE (School Capacity survey): what an authority must send, filled from a forecast, in the
 * columns in which the DfE publishes it, with the questions its officers would ask, and the method told from what was done.
 *
 * Scope (domain.md 2.1; SI 2011/1438): mainstream planning areas; reception to Year 6 five academic years ahead, Years 7 to 11 seven;
 * capacity now; places planned in the next three years. Pupils are whole: the year groups of an area in a year are rounded by largest
 * remainder, so that they add to its total. Need is worked out from those whole numbers, so that a reader can check it:
 *
 *   need minus spare = forecast - (capacity + planned places),  additional need = max (0, that)
 *
 * Pupils of housing contributions (HDC) are those that the forecast would be without if the dwellings of sites with a signed agreement
 * to pay for places of the phase brought no pupils; they are in the forecast, and given apart as well. */
#pragma once

#include "sp-need.h"
#include "sp-round-accuracy.h"
#include "sp-table.h"

G_BEGIN_DECLS

#define SP_SCAP_PRIMARY_YEARS   5
#define SP_SCAP_SECONDARY_YEARS 7
#define SP_SCAP_MOST_YEARS      7
#define SP_SCAP_PLANNED_YEARS   3

typedef struct _SpScap SpScap;
/* Of a plan's forecast; runs it twice more without the dwellings that agreements pay for, where there are any. NULL with error as
 * sp_forecast_run. */
SpScap *sp_scap_new (SpForecast *forecast, GError **error);
void    sp_scap_free (SpScap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpScap, sp_scap_free)

/* Years ahead that a phase is returned for, as many as the forecast has. */
gint     sp_scap_get_years (const SpScap *self, SpPhase phase);
/* Whole pupils of a cell, lead 1 .. years; FALSE where nothing is forecast. */
gboolean sp_scap_get_pupils (const SpScap *self, SpAreaIndex area, gint lead, SpYearGroup group, gint *pupils);
/* Of them, those of housing contributions (not rounded to whole pupils); 0 where no agreement pays for places. */
double   sp_scap_get_hdc (const SpScap *self, SpAreaIndex area, gint lead, SpYearGroup group);
/* Sites with a signed agreement that pays for places of a phase. */
gboolean sp_scap_is_secured (const SpScap *self, SpSiteIndex site, SpPhase phase);
guint    sp_scap_count_secured (const SpScap *self, SpPhase phase);
/* Places now and (committed projects) planned by then; FALSE where none are held. */
gboolean sp_scap_get_places (const SpScap *self, SpAreaIndex area, gint lead, SpYearGroup group, gint *capacity, gint *planned);
SpForecast *sp_scap_get_forecast (const SpScap *self);

/* What the rules found: of SpFinding, borrowed, most severe first. sp-scap-check.c */
GPtrArray *sp_scap_get_findings (SpScap *self);

/* The published layouts, sp-scap-tables.c. */
SpTable *sp_table_of_scap_forecast (SpScap *self);       /* area, year, year group */
SpTable *sp_table_of_scap_contributions (SpScap *self);  /* the same of HDC pupils; only areas with secured sites */
SpTable *sp_table_of_scap_capacity (SpScap *self);       /* a row a school */
SpTable *sp_table_of_scap_capacity_groups (SpScap *self);/* school, year group: places, admission number */
SpTable *sp_table_of_scap_planned (SpScap *self);        /* project, area, year group: places by year, three years */

/* How it was done, drafted for whoever signs it: sp-scap-method.c. Free with sp_paper_free. date: YYYY-MM-DD. */
struct _SpPaper;
struct _SpPaper *sp_scap_draft_method (SpScap *self, const char *date);

G_END_DECLS
