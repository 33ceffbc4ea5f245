/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-cost-index.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-cost-per-place.h"
#include "sp-funding-private.h"
#include "sp-receipt.h"

/* Quarters since the year 0. */
static gint
count_quarters (SpPriceBase quarter)
{
  return quarter.year * 4 + quarter.quarter - 1;
}

/* The quarter in which a date falls; a year alone is its last quarter. -1 when it is no date. */
static gint
quarter_of_date (const char *date)
{
  gint month = sp_date_get_month (date);

  if (month < 0)
    return -1;
  return sp_date_get_year (date) * 4 + (month == 0 ? 3 : (month - 1) / 3);
}

const SpCostIndexValue *
sp_cost_index_find (const SpCostIndex *self, SpPriceBase quarter)
{
  for (guint i = 0; self != NULL && i < self->n_values; i++)
    if (count_quarters (self->values[i].quarter) == count_quarters (quarter))
      return &self->values[i];
  return NULL;
}

const SpCostIndexValue *
sp_cost_index_latest (const SpCostIndex *self, const char *date)
{
  gint limit = date != NULL ? quarter_of_date (date) : G_MAXINT;
  const SpCostIndexValue *latest = NULL;

  for (guint i = 0; self != NULL && i < self->n_values; i++)
    if (!self->values[i].forecast && count_quarters (self->values[i].quarter) <= limit)
      latest = &self->values[i]; /* they rise */
  return latest;
}

gboolean
sp_cost_index_is_stale (const SpCostIndexValue *value, const char *date)
{
  gint now = quarter_of_date (date);

  return now >= 0 && now - count_quarters (value->quarter) > 4;
}

gboolean
sp_cost_index_apply (SpMoney amount, const SpCostIndexValue *base, const SpCostIndexValue *now, SpMoney *out)
{
  double pence;

  if (base == NULL || now == NULL || !(base->value > 0))
    return FALSE;
  /* Published index values have few digits, so the ratio is taken of whole thousandths and no pence are lost. */
  pence = round ((double) ((long double) amount.pence * (long double) round (now->value * 1000)
                           / (long double) round (base->value * 1000)));
  if (!(fabs (pence) <= (double) SP_MOST_PENCE))
    return FALSE;
  *out = sp_money ((gint64) pence);
  return TRUE;
}

gboolean
sp_project_budget_now (const SpSnapshot *snapshot, SpProjectIndex index, SpMoney *out)
{
  const SpMoneyAssumptions *money = &snapshot->money;
  g_autofree char *day = sp_money_day (snapshot);
  const SpProject *project;

  g_return_val_if_fail (index >= 0 && (guint) index < snapshot->n_projects && out != NULL, FALSE);
  project = &snapshot->projects[index];
  return project->has_budget
         && sp_cost_index_apply (project->budget, sp_cost_index_find (money->index, project->price_base),
                                 money->price_base.year != 0 ? sp_cost_index_find (money->index, money->price_base)
                                                             : sp_cost_index_latest (money->index, day),
                                 out);
}

void
sp_cost_index_check (const SpCostIndex *self, GPtrArray *findings)
{
  for (guint i = 0; g_str_equal (self->code, "tpi") && i < self->n_values; i++)
    {
      const SpCostIndexValue *value = &self->values[i];
      g_autofree char *quarter = sp_price_base_to_string (value->quarter);
      gboolean misprinted = FALSE;
      gint known;

      if (!sp_tender_price_index (value->quarter, &known, &misprinted) || value->value == known)
        continue;
      g_ptr_array_add (findings, misprinted && value->value == 399
        ? sp_finding_new_printf (
            SP_FINDING_WARNING, "index-misprinted", SP_SUBJECT_PLAN, 0,
            _("%s: the value of %s is 399, which the DfE's note prints by mistake; its costs are at %d. Enter that."),
            self->title, quarter, known)
        : sp_finding_new_printf (
            SP_FINDING_WARNING, "index-differs", SP_SUBJECT_PLAN, 0,
            _("%s: the value of %s is %g, and the DfE's costs of that quarter are at %d. Find out which is right."),
            self->title, quarter, value->value, known));
    }
}
