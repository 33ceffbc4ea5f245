/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-unmet.h"


struct _SpUnmet
{
  gint           ref_count;
  SpUnmetPhase   phases[SP_N_PHASES];
  SpMoney        committed, without_places, money, contributions;
  SpAcademicYear last_year;
};

G_DEFINE_BOXED_TYPE (SpUnmet, sp_unmet, sp_unmet_ref, sp_unmet_unref)

/* The most places an area is short of in one year of the forecast. FALSE when no year is known. */
static gboolean
most_short (const SpNeed *need, SpAreaIndex area, double *places)
{
  gint horizon = sp_forecast_get_horizon (sp_need_get_forecast (need));
  gboolean known = FALSE;

  *places = 0;
  for (gint lead = 1; lead <= horizon; lead++)
    {
      SpNeedSum sum = sp_need_get_area (need, area, lead);

      if (!sum.known)
        continue;
      known = TRUE;
      *places = MAX (*places, sum.shortfall);
    }
  return known;
}

static void
count_places (const SpNeed *need, SpPhase phase, SpUnmetPhase *out)
{
  const SpSnapshot *snapshot = sp_need_get_snapshot (need);

  for (guint a = 0; a < snapshot->n_areas; a++)
    {
      double places;

      if (snapshot->areas[a].phase != phase)
        continue;
      if (!most_short (need, (SpAreaIndex) a, &places))
        out->n_unknown++;
      else if (places > 0)
        {
          out->places += places;
          out->n_areas++;
        }
    }
}

/* Cost of the schemes that the supply of the need counts: they are paid for once. *without: of those that add no places to it. */
static SpMoney
committed_cost (const SpNeed *need, SpFunding *funding, SpMoney *without)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (funding);
  SpSupplyKind kind = sp_supply_get_kind (sp_need_get_supply (need));
  SpMoney sum = sp_money (0), cost;

  *without = sp_money (0);
  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpProject *project = &snapshot->projects[p];
      gboolean counted = kind == SP_SUPPLY_ALL ? project->committed || project->n_places > 0
                                               : kind == SP_SUPPLY_COMMITTED && project->committed;

      if (!counted || sp_funding_get_project_cost (funding, (SpProjectIndex) p, &cost) == SP_COST_NONE)
        continue;
      sum = sp_money_add (sum, cost);
      if (project->n_places == 0)
        *without = sp_money_add (*without, cost);
    }
  return sum;
}

/* The chance that what is outstanding has come by the end of the year; where no forecast says, whether it is expected by then. */
static double
chance_by (SpReceipts *receipts, guint i, SpFinancialYear last)
{
  double chance = sp_receipts_get_chance (receipts, i, last);
  SpFinancialYear expected = sp_receipts_get (receipts, i)->expected;

  if (chance >= 0)
    return chance;
  return expected.start != 0 && expected.start <= last.start ? 1 : 0;
}

static gboolean
is_growth (const SpPot *pot)
{
  return g_strcmp0 (pot->programme, "growth") == 0;
}

/* What agreements bring on average, and what of each pot it stands for. stands_for[n_pots] */
static void
sum_contributions (SpUnmet *self, SpReceipts *receipts, SpFinancialYear last, gint64 *stands_for)
{
  const SpSnapshot *snapshot = sp_receipts_get_snapshot (receipts);
  double pence = 0;

  for (guint i = 0; i < sp_receipts_get_n (receipts); i++)
    {
      const SpReceipt *receipt = sp_receipts_get (receipts, i);
      SpPotIndex pot = sp_receipts_get_obligation (receipts, i)->pot;
      gint64 come = MAX (receipt->received.pence - receipt->returned.pence, 0);

      if (receipt->state == SP_RECEIPT_ENDED || receipt->state == SP_RECEIPT_PAY_BACK
          || (pot >= 0 && !is_growth (&snapshot->pots[pot])))
        continue;
      pence += (double) come + (double) receipt->to_come.pence * chance_by (receipts, i, last);
      if (pot >= 0)
        stands_for[pot] += come + receipt->to_come.pence;
    }
  self->contributions = sp_money ((gint64) (pence + 0.5));
}

static void
sum_money (SpUnmet *self, SpFunding *funding, SpReceipts *receipts)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (funding);
  g_autofree gint64 *stands_for = g_new0 (gint64, MAX (snapshot->n_pots, 1));

  self->money = sp_funding_get_envelope (funding);
  if (receipts == NULL)
    return;
  sum_contributions (self, receipts, sp_financial_year (self->last_year.start), stands_for);
  for (guint p = 0; p < snapshot->n_pots; p++)
    {
      gint64 total = 0;

      for (guint i = 0; i < snapshot->pots[p].n_amounts; i++)
        total += snapshot->pots[p].amounts[i].amount.pence;
      self->money.pence -= CLAMP (stands_for[p], 0, MAX (total, 0));
    }
}

SpUnmet *
sp_unmet_new (SpNeed *need, SpFunding *funding, SpReceipts *receipts)
{
  SpForecast *forecast = sp_need_get_forecast (need);
  SpUnmet *self;

  g_return_val_if_fail (sp_need_get_snapshot (need) == sp_funding_get_snapshot (funding), NULL);
  g_return_val_if_fail (receipts == NULL || sp_receipts_get_snapshot (receipts) == sp_need_get_snapshot (need), NULL);
  self = g_new0 (SpUnmet, 1);
  self->ref_count = 1;
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      SpUnmetPhase *out = &self->phases[phase];
      SpPlaceRate rate = sp_place_rate_find (sp_need_get_snapshot (need), (SpPhase) phase, SP_WORKS_PERMANENT, 0);

      count_places (need, (SpPhase) phase, out);
      out->unit_cost = rate.rate;
      out->basis = rate.basis;
      out->n_schemes = rate.n_schemes;
      out->n_left_out = rate.n_left_out;
      out->cost = sp_money_times (out->unit_cost, out->places);
    }
  self->committed = committed_cost (need, funding, &self->without_places);
  self->last_year = sp_academic_year (sp_forecast_get_origin (forecast).start + sp_forecast_get_horizon (forecast));
  sum_money (self, funding, receipts);
  return self;
}

SpUnmet *
sp_unmet_ref (SpUnmet *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_unmet_unref (SpUnmet *self)
{
  if (g_atomic_int_dec_and_test (&self->ref_count))
    g_free (self);
}

const SpUnmetPhase *
sp_unmet_get_phase (const SpUnmet *self, SpPhase phase)
{
  return &self->phases[phase];
}

SpMoney
sp_unmet_get_cost (const SpUnmet *self)
{
  return sp_money_add (self->phases[SP_PHASE_PRIMARY].cost, self->phases[SP_PHASE_SECONDARY].cost);
}

SpMoney
sp_unmet_get_committed (const SpUnmet *self)
{
  return self->committed;
}

SpMoney
sp_unmet_get_without_places (const SpUnmet *self)
{
  return self->without_places;
}

SpMoney
sp_unmet_get_contributions (const SpUnmet *self)
{
  return self->contributions;
}

SpMoney
sp_unmet_get_money (const SpUnmet *self)
{
  return self->money;
}

SpMoney
sp_unmet_get_gap (const SpUnmet *self)
{
  return sp_money_sub (sp_money_sub (sp_money_add (self->committed, sp_unmet_get_cost (self)), self->money),
                       self->contributions);
}

SpAcademicYear
sp_unmet_get_last_year (const SpUnmet *self)
{
  return self->last_year;
}
