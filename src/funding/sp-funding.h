/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Funding: what the programme costs, the spend of its projects by financial year, what the pots hold, and what is missing.
 *
 * Cost without a profile keeps a column of its own, so that every project still adds up. "Spend to March 2013" counts in the
 * financial year in which that date falls (2012-13), less what the same project's years up to it already show; the note
 * of the year says so. */
#pragma once

#include "sp-progress.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct _SpFunding SpFunding; /* immutable, atomically counted */
#define SP_TYPE_FUNDING (sp_funding_get_type ())
GType      sp_funding_get_type (void);
/* Fails when cancelled, or (G_IO_ERROR_INVALID_DATA) when an amount is past all sense, over £1 trillion: the message
 * names it. */
SpFunding *sp_funding_run (SpSnapshot *snapshot, SpProgress *progress, GError **error);
SpFunding *sp_funding_ref (SpFunding *self);
void       sp_funding_unref (SpFunding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFunding, sp_funding_unref)
SpSnapshot *sp_funding_get_snapshot (const SpFunding *self);
GPtrArray  *sp_funding_get_findings (const SpFunding *self);

/* Financial years that carry any money, in order; the last entry may be {0} = not dated (shown as its own column). */
guint           sp_funding_get_n_years (const SpFunding *self);
SpFinancialYear sp_funding_get_year (const SpFunding *self, guint i);
/* What a reader must know of a year ("With all spend before it, as the paper states spend to 31 March 2013 only"),
 * translated; NULL = nothing. */
const char     *sp_funding_get_year_note (const SpFunding *self, guint i);

/* The year from which money counts that has been received and not dated: that of the plan's own day (sp_money_day), else the
 * first that carries any. {0} = neither is known. What was spent in years that had ended by then was met before it was
 * counted: sp-waterfall.h. */
SpFinancialYear sp_funding_get_base_year (const SpFunding *self);

/* Pots of the growth programme by source code ("basic need" …). What money comes in which year, and what is left of it,
 * is the waterfall's to say: sp_waterfall_get_position. */
guint       sp_funding_get_n_sources (const SpFunding *self);
const char *sp_funding_get_source (const SpFunding *self, guint s);       /* code */
const char *sp_funding_source_name (const char *source_code);             /* translated: "Basic Need" */
SpMoney     sp_funding_get_source_total (const SpFunding *self, guint s);
/* By project: spend in year i, cost used for totals, and where that cost came from. */
typedef enum { SP_COST_NONE, SP_COST_BUDGET, SP_COST_PROFILE } SpCostBasis;
SpMoney     sp_funding_get_project_spend (const SpFunding *self, SpProjectIndex project, guint i);
SpCostBasis sp_funding_get_project_cost (const SpFunding *self, SpProjectIndex project, SpMoney *cost);
/* The same of a project by itself: its budget, else its profile. */
SpCostBasis sp_project_get_cost (const SpProject *project, SpMoney *cost);

/* All spend of a project that its profile shows, to date and by year, dated or not. */
SpMoney sp_project_get_profiled (const SpProject *project);
/* What a place of the project costs: its cost over the places it buys (sp-project-places.h: those it adds, all of a new school), a
 * range when they are one (the cheaper first). FALSE when cost or places are not said, or it adds none. Examples: Catton Grove,
 * £2.8m for 420 to 630: £13,333.33; Little Plumstead, £1.2m for 105: £11,428.57; Gayton, £4m for 150: £26,666.67. */
gboolean sp_funding_get_project_cost_per_place (const SpFunding *self, SpProjectIndex project, SpMoney *lowest,
                                                SpMoney *highest);

/* Totals: the headline check. Demand of a programme table = sum of its projects' costs; where some of them have none
 * and the paper gives an indicative cost for the whole table, the larger of the two (indicative TRUE), so that pricing
 * one project of a table does not make the rest free. budgets is the sum of budgets alone. Projects in no table come
 * last, number 0. */
typedef struct
{
  gint number;
  const char *title;
  SpMoney budgets;
  SpMoney profiled;
  gboolean indicative;
  SpMoney demand;
  guint n_projects, n_unpriced;
} SpTableDemand;
guint                sp_funding_get_n_tables (const SpFunding *self);
const SpTableDemand *sp_funding_get_table (const SpFunding *self, guint i);
/* Whether any scheme or table has a cost, and whether any pot of the growth programme has an amount: else demand, or envelope, is not
 * known, and 0 is not what it is. */
gboolean sp_funding_has_demand (const SpFunding *self);
gboolean sp_funding_has_envelope (const SpFunding *self);
SpMoney sp_funding_get_demand (const SpFunding *self);    /* 2013: 92.672m */
SpMoney sp_funding_get_envelope (const SpFunding *self);  /* growth pots: 72.5m. The gap is the waterfall's: sp_waterfall_get_gap */
SpMoney sp_funding_get_uncertain (const SpFunding *self); /* of the envelope: expected or at risk */

G_END_DECLS
