/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a growth area yields by itself: all of its dwellings, not only those above the trend, as its own panel shows
 * them. Source: domain.md 1.3; worked example GT-15: Thetford, 5,000 x 0.252769 = 1,263.8 pupils = 6.02 forms. */
#include "config.h"
#include "sp-forecast-private.h"

static double
site_pupils (const SpSnapshot *snapshot, SpSiteIndex index, SpPhase phase, gint census)
{
  const SpSite *site = &snapshot->sites[index];
  double sum = 0;

  for (guint y = 0; y < snapshot->n_years; y++)
    {
      double dwellings = snapshot->completions[(gsize) index * snapshot->n_years + y], yield;
      gint year = snapshot->first_year.start + (gint) y;

      /* Completed in an academic year, first counted at the January census of the next: 0 whole years after. */
      if (year >= census || !(dwellings > 0))
        continue;
      if (sp_forecast_yield (snapshot, phase, site, census - 1 - year, &yield))
        sum += dwellings * yield;
    }
  return sum;
}

void
sp_forecast_count_growth (SpForecast *self)
{
  const SpSnapshot *snapshot = self->snapshot;

  for (guint g = 0; g < snapshot->n_growth_areas; g++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      for (gint lead = 0; lead <= self->horizon; lead++)
        {
          double *cell = &self->growth_pupils[((gsize) g * SP_N_PHASES + phase) * (self->horizon + 1) + lead];

          for (guint s = 0; s < snapshot->growth_areas[g].n_sites; s++)
            *cell += site_pupils (snapshot, snapshot->growth_areas[g].sites[s], phase, self->origin.start + lead);
        }
}

double
sp_forecast_get_growth_pupils (const SpForecast *self, SpGrowthIndex growth, SpPhase phase, gint lead)
{
  g_return_val_if_fail (self->snapshot && growth >= 0 && (guint) growth < self->snapshot->n_growth_areas, 0);
  g_return_val_if_fail (lead >= 0 && lead <= self->horizon && phase < SP_N_PHASES, 0);
  return self->growth_pupils[((gsize) growth * SP_N_PHASES + phase) * (self->horizon + 1) + lead];
}

gboolean
sp_forecast_get_growth_settled (const SpForecast *self, SpGrowthIndex growth, SpPhase phase, SpGrowthSettled *out)
{
  const SpGrowthArea *area;
  double yield, places = sp_places_per_form (sp_phase_first_group (phase), sp_phase_last_group (phase));

  g_return_val_if_fail (self->snapshot && growth >= 0 && (guint) growth < self->snapshot->n_growth_areas, FALSE);
  area = &self->snapshot->growth_areas[growth];
  if (area->dwellings_min < 0 || !sp_forecast_yield (self->snapshot, phase, NULL, -1, &yield))
    return FALSE;
  out->pupils_min = area->dwellings_min * yield;
  out->forms_min = out->pupils_min / places;
  out->pupils_max = area->dwellings_max < 0 ? -1 : area->dwellings_max * yield;
  out->forms_max = area->dwellings_max < 0 ? -1 : out->pupils_max / places;
  return TRUE;
}
