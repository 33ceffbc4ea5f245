/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of funding share. Private to this room. */
#pragma once

#include "sp-date-parts.h"
#include "sp-funding.h"

G_BEGIN_DECLS

struct _SpFunding
{
  gint         ref_count;
  SpSnapshot  *snapshot;
  GArray      *years;         /* SpFinancialYear, rising, {0} last */
  GPtrArray   *notes;         /* char *, one a year, NULL = none */
  SpMoney     *project_spend; /* [n_projects][n_years] */
  SpFinancialYear plan_year;  /* of the plan's own day; {0} = not known */
  SpMoney     *costs;         /* [n_projects] */
  SpCostBasis *bases;         /* [n_projects] */
  GPtrArray   *sources;       /* codes, in the order of their first pot; strings of the snapshot */
  GArray      *tables;        /* SpTableDemand */
  SpMoney      demand, envelope, uncertain;
  GPtrArray   *findings;
};

/* Most that rounding can have made of a difference between demand and envelope: half a step for each amount entered,
 * the step being the largest of £1, £10 … £1,000 of which every amount is a whole number (a paper in £m prints
 * thousands). */
SpMoney         sp_funding_get_rounding (const SpFunding *self);
/* Whether anything is said of what it spends by year or to date, be it that it comes to nothing. */
gboolean        sp_project_has_profile (const SpProject *project);
/* Whether every amount of the plan can be added up: FALSE with an error naming the first that cannot. */
gboolean        sp_funding_check_amounts (const SpSnapshot *snapshot, GError **error);
/* Appends terms and amounts that cannot be meant. */
void            sp_funding_find_bad_terms (const SpFunding *self, GPtrArray *findings);
/* Appends what a project costs where that looks like another unit's figure. */
void            sp_funding_find_place_costs (const SpFunding *self, SpProjectIndex index, GPtrArray *findings);
/* Appends amounts out of all proportion to the rest of the plan. */
void            sp_funding_find_units (const SpFunding *self, GPtrArray *findings);
/* Appends what a planner should look at in the money. */
void            sp_funding_find_faults (const SpFunding *self, GPtrArray *findings);
/* Whether a date by which money must be spent is so long after the plan's own day that it cannot be meant. NULL: no date. */
gboolean        sp_funding_is_far (const SpFunding *self, const char *spend_by);

static inline gboolean
sp_pot_is_growth (const SpPot *pot)
{
  return g_strcmp0 (pot->programme, "growth") == 0;
}
static inline SpMoney
sp_pot_total (const SpPot *pot)
{
  SpMoney total = { 0 };

  for (guint i = 0; i < pot->n_amounts; i++)
    total = sp_money_add (total, pot->amounts[i].amount);
  return total;
}

G_END_DECLS
