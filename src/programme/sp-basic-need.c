/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-basic-need.h"

#include <math.h>

#define USUAL_MARGIN 0.02 /* domain.md 4.2 step 1 */
#define YEARS_AHEAD 4     /* awards of March 2025 for 2026-27 and 2027-28 pay for September 2028: domain.md 4.1 */

double
sp_basic_need_gap (const double *forecast, const double *places, gsize n, double margin)
{
  double gap = 0;

  for (gsize i = 0; i < n; i++)
    gap += fmax (0, forecast[i] * (1 + margin) - places[i]);
  return gap;
}

SpMoney
sp_basic_need_award (double fundable, SpMoney rate, double location_factor)
{
  double pence = fundable * (double) rate.pence * location_factor;

  return sp_money (pence > 0 && pence < 9e15 ? (gint64) floor (pence + 0.5) : 0);
}

static void
add_area (const SpNeed *need, SpAreaIndex area, gint lead, double margin, SpBasicNeedPhase *out)
{
  SpPhase phase = sp_need_get_snapshot (need)->areas[area].phase;
  double forecast[SP_N_GROUPS], places[SP_N_GROUPS], gap;
  gsize n = 0;

  for (gint group = sp_phase_first_group (phase); group <= (gint) sp_phase_last_group (phase); group++)
    {
      SpNeedCell cell = sp_need_get_cell (need, area, lead, (SpYearGroup) group);

      if (!cell.known)
        continue;
      forecast[n] = cell.pupils;
      places[n++] = cell.places;
    }
  if (!sp_need_get_area (need, area, lead).known)
    {
      out->n_unknown++;
      return;
    }
  gap = sp_basic_need_gap (forecast, places, n, margin);
  out->need += gap;
  out->n_areas += gap > 0;
}

gboolean
sp_basic_need_run (SpForecast *forecast, SpAcademicYear target, SpBasicNeed *out, GError **error)
{
  SpNeedOptions options = SP_NEED_OPTIONS_INIT;
  SpSnapshot *snapshot;
  g_autoptr (SpSupply) supply = NULL;
  g_autoptr (SpNeed) need = NULL;
  gint lead;

  g_return_val_if_fail (forecast != NULL && out != NULL, FALSE);
  snapshot = sp_forecast_get_snapshot (forecast);
  g_return_val_if_fail (snapshot != NULL, FALSE);
  *out = (SpBasicNeed) { .margin = snapshot->money.has_basic_need_margin ? snapshot->money.basic_need_margin : USUAL_MARGIN,
                         .location_factor = snapshot->money.has_location_factor ? snapshot->money.location_factor : 1 };
  options.margin = out->margin;
  supply = sp_supply_new (snapshot, SP_SUPPLY_COMMITTED);
  need = sp_need_run (forecast, supply, &options, NULL, error);
  if (need == NULL)
    return FALSE;
  lead = target.start != 0 ? target.start - sp_forecast_get_origin (forecast).start : YEARS_AHEAD;
  out->capped = lead > sp_forecast_get_horizon (forecast);
  lead = CLAMP (lead, 1, sp_forecast_get_horizon (forecast));
  out->target = sp_academic_year (sp_forecast_get_origin (forecast).start + lead);
  out->award_year = sp_financial_year (out->target.start - 1);
  for (guint a = 0; a < snapshot->n_areas; a++)
    add_area (need, (SpAreaIndex) a, lead, out->margin, &out->phases[snapshot->areas[a].phase]);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      SpBasicNeedPhase *row = &out->phases[phase];

      row->rate = sp_basic_need_rate (snapshot, (SpPhase) phase, out->award_year);
      row->funded = snapshot->money.funded[phase];
      row->fundable = fmax (0, row->need - fmax (0, row->funded));
      row->award = sp_basic_need_award (row->fundable, row->rate.rate, out->location_factor);
      out->award = sp_money_add (out->award, row->award);
    }
  return TRUE;
}
