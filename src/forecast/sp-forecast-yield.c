/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which yield a dwelling has: the most detailed row of the plan that fits it; of equally detailed rows, the one given
 * by years since completion before the one of settled stock. Settled stock is reached by way of the build-up curve. A
 * site whose mix is known is the mean of its parts; what the shares leave over has the yield of dwellings at large. */
#include "config.h"
#include "sp-forecast-private.h"

#include "spk-housing.h"

#define MOST_POINTS 64

static gboolean
fits (const SpYield *yield, const char *phase, const SpDwellingMix *mix)
{
  return g_str_equal (yield->phase, phase) && (yield->type < 0 || yield->type == mix->type)
         && (yield->tenure < 0 || yield->tenure == mix->tenure)
         && (yield->bedrooms == 0 || yield->bedrooms == mix->bedrooms);
}

static gint
detail (const SpYield *yield)
{
  return (yield->type >= 0) + (yield->tenure >= 0) + (yield->bedrooms > 0);
}

static gboolean
same_dwelling (const SpYield *a, const SpYield *b)
{
  return a->type == b->type && a->tenure == b->tenure && a->bedrooms == b->bedrooms;
}

static double
build_up (const SpSnapshot *snapshot, const char *phase, gint years_since)
{
  int years[MOST_POINTS];
  double share[MOST_POINTS];
  gsize n = 0;

  for (guint i = 0; i < snapshot->n_build_up && n < MOST_POINTS; i++)
    {
      const SpYieldBuildUp *point = &snapshot->build_up[i];
      gsize at = n;

      if (!g_str_equal (point->phase, phase))
        continue;
      for (; at > 0 && years[at - 1] > point->years_since; at--)
        years[at] = years[at - 1], share[at] = share[at - 1];
      years[at] = point->years_since, share[at] = point->share;
      n++;
    }
  return spk_housing_build_up (years, share, n, years_since);
}

/* Of the rows by years since completion for the same dwelling, the last one reached; before the first, the first. */
static double
dated_yield (const SpSnapshot *snapshot, const SpYield *like, gint years_since)
{
  const SpYield *reached = NULL, *first = NULL;

  for (guint i = 0; i < snapshot->n_yields; i++)
    {
      const SpYield *row = &snapshot->yields[i];

      if (row->years_since < 0 || !g_str_equal (row->phase, like->phase) || !same_dwelling (row, like))
        continue;
      if (row->years_since <= years_since && (!reached || row->years_since > reached->years_since))
        reached = row;
      if (!first || row->years_since < first->years_since)
        first = row;
    }
  return (reached ? reached : first)->pupils_per_dwelling;
}

static gboolean
yield_of (const SpSnapshot *snapshot, const char *phase, const SpDwellingMix *mix, gint years_since, double *out)
{
  const SpYield *best = NULL;

  for (guint i = 0; i < snapshot->n_yields; i++)
    {
      const SpYield *row = &snapshot->yields[i];
      gboolean dated = row->years_since >= 0;

      if (!fits (row, phase, mix) || (dated && years_since < 0))
        continue;
      if (!best || detail (row) > detail (best) || (detail (row) == detail (best) && dated && best->years_since < 0))
        best = row;
    }
  if (!best)
    return FALSE;
  if (years_since < 0)
    *out = best->pupils_per_dwelling;
  else if (best->years_since >= 0)
    *out = dated_yield (snapshot, best, years_since);
  else
    *out = best->pupils_per_dwelling * build_up (snapshot, phase, years_since);
  return TRUE;
}

gboolean
sp_forecast_yield_of (const SpSnapshot *snapshot, const char *phase, const SpDwellingMix *mix, gint years_since, double *out)
{
  return yield_of (snapshot, phase, mix, years_since, out);
}

gboolean
sp_forecast_yield (const SpSnapshot *snapshot, SpPhase phase, const SpSite *site, gint years_since, double *out)
{
  static const SpDwellingMix at_large = { -1, -1, 0, 1 };
  const char *code = sp_phase_code (phase);
  double all, sum = 0, share = 0;

  *out = 0;
  if (!yield_of (snapshot, code, &at_large, years_since, &all))
    return FALSE;
  for (guint i = 0; site && i < site->n_mix; i++)
    {
      double part = all;

      yield_of (snapshot, code, &site->mix[i], years_since, &part);
      sum += site->mix[i].share * part;
      share += site->mix[i].share;
    }
  if (share < 1)
    sum += (1 - share) * all;
  else if (share > 0)
    sum /= share;
  *out = sum * snapshot->assumptions.yield_factor * (site ? 1 + site->yield_change : 1);
  return TRUE;
}

double
sp_forecast_get_settled_yield (const SpForecast *self, SpPhase phase)
{
  double yield = 0;

  if (self->snapshot)
    sp_forecast_yield (self->snapshot, phase, NULL, -1, &yield);
  return yield;
}
