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

#define ALL_BUT 0.98
#define PEAK_YEARS 80 /* ahead of the first year held: long enough for any site to be built and grow old */

/* Dwellings of a site by year from the first the snapshot holds, built on to `dwellings` in all at the mean rate of what is
 * planned; FALSE when it has no years to go by. */
static gboolean
build_out (const SpSnapshot *snapshot, SpSiteIndex index, double dwellings, double built[PEAK_YEARS])
{
  double sum = 0, rate;
  gint first = -1, last = -1;

  for (gint y = 0; y < PEAK_YEARS; y++)
    built[y] = 0;
  for (gint y = 0; y < MIN ((gint) snapshot->n_years, PEAK_YEARS); y++)
    {
      double one = snapshot->completions[(gsize) index * snapshot->n_years + y];

      if (!(one > 0) || sum >= dwellings)
        continue;
      built[y] = MIN (one, dwellings - sum);
      sum += built[y];
      first = first < 0 ? y : first;
      last = y;
    }
  if (first < 0)
    return dwellings <= 0;
  rate = sum / (last - first + 1);
  for (gint y = last + 1; y < PEAK_YEARS && sum < dwellings; y++)
    {
      built[y] = MIN (rate, dwellings - sum);
      sum += built[y];
    }
  return sum >= dwellings - 1e-6;
}

/* The highest yield of a site's dwellings at any age. */
static double
highest_yield (const SpSnapshot *snapshot, SpPhase phase, const SpSite *site)
{
  double best = 0, yield;

  for (gint years = -1; years < PEAK_YEARS; years++)
    if (sp_forecast_yield (snapshot, phase, site, years, &yield))
      best = MAX (best, yield);
  return best;
}

/* Peak of all sites of a growth area, each at its lower or higher figure. */
static double
find_peak (const SpSnapshot *snapshot, const SpGrowthArea *area, SpPhase phase, gboolean high, SpAcademicYear *year)
{
  double pupils[PEAK_YEARS + 1] = { 0 }, undated = 0, settled = 0;
  gboolean dated = TRUE;
  gint at = 0;

  for (guint i = 0; i < area->n_sites; i++)
    {
      const SpSite *site = &snapshot->sites[area->sites[i]];
      double dwellings = high ? MAX (site->dwellings_max, site->dwellings_min) : site->dwellings_min, built[PEAK_YEARS], yield;

      if (!build_out (snapshot, area->sites[i], MAX (dwellings, 0), built))
        {
          dated = FALSE;
          undated += MAX (dwellings, 0) * highest_yield (snapshot, phase, site);
          continue;
        }
      if (sp_forecast_yield (snapshot, phase, site, -1, &yield))
        settled += MAX (dwellings, 0) * yield;
      for (gint census = 1; census <= PEAK_YEARS; census++)
        for (gint y = 0; y < census; y++)
          if (built[y] > 0 && sp_forecast_yield (snapshot, phase, site, census - 1 - y, &yield))
            pupils[census] += built[y] * yield;
    }
  for (gint census = 1; census <= PEAK_YEARS; census++)
    if (pupils[census] > pupils[at] + 1e-9)
      at = census;
  /* Where new dwellings yield no more than settled ones, the peak is the long run, from the year it is all but reached. */
  for (gint census = 1; pupils[at] < settled && census <= PEAK_YEARS; census++)
    if (pupils[census] >= ALL_BUT * settled)
      {
        at = census;
        pupils[at] = settled;
      }
  *year = sp_academic_year (dated && at > 0 ? snapshot->first_year.start + at : 0);
  return pupils[at] + undated;
}

static gboolean
is_open_ended (const SpSnapshot *snapshot, const SpGrowthArea *area)
{
  if (area->dwellings_max < 0)
    return TRUE;
  for (guint i = 0; i < area->n_sites; i++)
    if (snapshot->sites[area->sites[i]].dwellings_max < 0)
      return TRUE;
  return FALSE;
}

gboolean
sp_forecast_get_growth_peak (const SpForecast *self, SpGrowthIndex growth, SpPhase phase, SpGrowthPeak *out)
{
  const SpSnapshot *snapshot = self->snapshot;
  const SpGrowthArea *area;
  double yield, places = sp_places_per_form (sp_phase_first_group (phase), sp_phase_last_group (phase));

  g_return_val_if_fail (snapshot && growth >= 0 && (guint) growth < snapshot->n_growth_areas, FALSE);
  area = &snapshot->growth_areas[growth];
  *out = (SpGrowthPeak) { .pupils_min = 0 };
  if (area->n_sites == 0 || !sp_forecast_yield (snapshot, phase, NULL, -1, &yield))
    return FALSE;
  out->pupils_min = find_peak (snapshot, area, phase, FALSE, &out->year_min);
  out->pupils_max = find_peak (snapshot, area, phase, TRUE, &out->year_max);
  if (!(out->pupils_max > 0))
    return FALSE;
  if (is_open_ended (snapshot, area))
    out->pupils_max = -1;
  out->forms_min = out->pupils_min / places;
  out->forms_max = out->pupils_max < 0 ? -1 : out->pupils_max / places;
  return TRUE;
}
