/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding.h"

#include "sp-cost-per-place.h"
#include "sp-funding-private.h"
#include "sp-project-places.h"

G_DEFINE_BOXED_TYPE (SpFunding, sp_funding, sp_funding_ref, sp_funding_unref)

SpFunding *
sp_funding_ref (SpFunding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_funding_unref (SpFunding *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_array_unref (self->years);
  g_ptr_array_unref (self->notes);
  g_array_unref (self->tables);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->findings);
  g_free (self->costs);
  g_free (self->bases);
  g_free (self->project_spend);
  sp_snapshot_unref (self->snapshot);
  g_free (self);
}

SpSnapshot *
sp_funding_get_snapshot (const SpFunding *self)
{
  return self->snapshot;
}

GPtrArray *
sp_funding_get_findings (const SpFunding *self)
{
  return self->findings;
}

guint
sp_funding_get_n_years (const SpFunding *self)
{
  return self->years->len;
}

SpFinancialYear
sp_funding_get_year (const SpFunding *self, guint i)
{
  g_return_val_if_fail (i < self->years->len, sp_financial_year (0));

  return g_array_index (self->years, SpFinancialYear, i);
}

const char *
sp_funding_get_year_note (const SpFunding *self, guint i)
{
  g_return_val_if_fail (i < self->years->len, NULL);

  return g_ptr_array_index (self->notes, i);
}

SpFinancialYear
sp_funding_get_base_year (const SpFunding *self)
{
  return self->plan_year.start != 0 || self->years->len == 0 ? self->plan_year
                                                             : g_array_index (self->years, SpFinancialYear, 0);
}

guint
sp_funding_get_n_sources (const SpFunding *self)
{
  return self->sources->len;
}

const char *
sp_funding_get_source (const SpFunding *self, guint s)
{
  g_return_val_if_fail (s < self->sources->len, NULL);

  return g_ptr_array_index (self->sources, s);
}

SpMoney
sp_funding_get_source_total (const SpFunding *self, guint s)
{
  SpMoney total = { 0 };

  g_return_val_if_fail (s < self->sources->len, total);
  for (guint p = 0; p < self->snapshot->n_pots; p++)
    if (sp_pot_is_growth (&self->snapshot->pots[p])
        && g_strcmp0 (self->snapshot->pots[p].source, g_ptr_array_index (self->sources, s)) == 0)
      total = sp_money_add (total, sp_pot_total (&self->snapshot->pots[p]));
  return total;
}

SpMoney
sp_funding_get_project_spend (const SpFunding *self, SpProjectIndex project, guint i)
{
  g_return_val_if_fail (project >= 0 && (guint)project < self->snapshot->n_projects && i < self->years->len,
                        sp_money (0));

  return self->project_spend[(gsize) project * self->years->len + i];
}

SpCostBasis
sp_funding_get_project_cost (const SpFunding *self, SpProjectIndex project, SpMoney *cost)
{
  g_return_val_if_fail (project >= 0 && (guint) project < self->snapshot->n_projects, SP_COST_NONE);

  if (cost != NULL)
    *cost = self->costs[project];
  return self->bases[project];
}

gboolean
sp_funding_get_project_cost_per_place (const SpFunding *self, SpProjectIndex index, SpMoney *lowest, SpMoney *highest)
{
  SpProjectAdded built;

  g_return_val_if_fail (index >= 0 && (guint) index < self->snapshot->n_projects, FALSE);
  built = sp_project_get_built (self->snapshot, &self->snapshot->projects[index]);
  return self->bases[index] != SP_COST_NONE && sp_cost_per_place (self->costs[index], built.most, lowest)
         && sp_cost_per_place (self->costs[index], built.least, highest);
}

guint
sp_funding_get_n_tables (const SpFunding *self)
{
  return self->tables->len;
}

const SpTableDemand *
sp_funding_get_table (const SpFunding *self, guint i)
{
  g_return_val_if_fail (i < self->tables->len, NULL);

  return &g_array_index (self->tables, SpTableDemand, i);
}

gboolean
sp_funding_has_demand (const SpFunding *self)
{
  for (guint p = 0; p < self->snapshot->n_projects; p++)
    if (self->bases[p] != SP_COST_NONE)
      return TRUE;
  for (guint t = 0; t < self->tables->len; t++)
    if (sp_funding_get_table (self, t)->indicative)
      return TRUE;
  return FALSE;
}

gboolean
sp_funding_has_envelope (const SpFunding *self)
{
  for (guint p = 0; p < self->snapshot->n_pots; p++)
    if (sp_pot_is_growth (&self->snapshot->pots[p]) && self->snapshot->pots[p].n_amounts > 0)
      return TRUE;
  return FALSE;
}

SpMoney
sp_funding_get_demand (const SpFunding *self)
{
  return self->demand;
}

SpMoney
sp_funding_get_envelope (const SpFunding *self)
{
  return self->envelope;
}

SpMoney
sp_funding_get_uncertain (const SpFunding *self)
{
  return self->uncertain;
}
