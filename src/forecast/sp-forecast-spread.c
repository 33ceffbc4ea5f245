/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far each number may be out.
 *
 * A cohort's relative variance grows with each step: s0^2 x (1 + drift x (lead - 1)) + phi / pupils, added to what its feeder
 * carried. s0 and phi are those fitted on 143 authorities with 3:2:1 (domain.md 5.7); drift says that a ratio once wrong stays
 * wrong. Housing pupils carry their own error, a quarter of their number. Errors of year groups go together in part (a year of
 * movement moves them all). */
#include "config.h"
#include "sp-forecast-private.h"

#include <math.h>
#include "spk-interval.h"

typedef struct { double s0, phi, drift; } StepError;

static const StepError step_error[SP_N_GROUPS] = {
  [SP_GROUP_R] = { 0.0173, 0.75, 0.5 },
  [SP_GROUP_Y1] = { 0.0081, 0.10, 0.5 }, [SP_GROUP_Y2] = { 0.0066, 0.11, 0.5 }, [SP_GROUP_Y3] = { 0.0069, 0.10, 0.5 },
  [SP_GROUP_Y4] = { 0.0069, 0.07, 0.5 }, [SP_GROUP_Y5] = { 0.0067, 0.06, 0.5 }, [SP_GROUP_Y6] = { 0.0063, 0.05, 0.5 },
  [SP_GROUP_Y7] = { 0.0050, 1.21, 0.5 }, [SP_GROUP_Y8] = { 0.0050, 0.09, 0.5 }, [SP_GROUP_Y9] = { 0.0039, 0.12, 0.5 },
  [SP_GROUP_Y10] = { 0.0046, 0.18, 0.5 }, [SP_GROUP_Y11] = { 0.0051, 0.10, 0.5 },
  [SP_GROUP_Y12] = { 0.0400, 1.50, 0.5 }, [SP_GROUP_Y13] = { 0.0250, 1.00, 0.5 }, [SP_GROUP_Y14] = { 0.2000, 1.00, 0.5 },
};
static const StepError level_error = { 0.03, 1.2, 1.0 }; /* an intake with no feeder */

#define HOUSING_ERROR 0.25
#define BIRTHS_PROJECTED_ERROR 0.025 /* a year of births that had not happened, each year further on */
#define GROUP_CORRELATION 0.3

static double
feeder_variance (const SpForecastWork *work, const double *variance, SpAreaIndex area, gint lead, SpYearGroup group)
{
  const SpForecast *out = work->out;
  double weight = 0, sum = 0;

  if (group != work->first[area] || work->fed[area] == SP_FED_ITSELF)
    return variance[sp_forecast_cell (out, area, lead - 1, group - 1)];
  /* Fed by several areas: their mean, as if they erred together. */
  for (guint i = 0; i < out->n_areas; i++)
    {
      gsize cell = sp_forecast_cell (out, (SpAreaIndex) i, lead - 1, SP_GROUP_Y6);

      if (work->snapshot->areas[i].phase != SP_PHASE_PRIMARY || !work->base_known[cell])
        continue;
      weight += work->base[cell];
      sum += work->base[cell] * variance[cell];
    }
  return weight > 0 ? sum / weight : 0;
}

static double
cell_variance (const SpForecastWork *work, const double *variance, SpAreaIndex area, gint lead, SpYearGroup group)
{
  const SpForecast *out = work->out;
  const SpInto *into = sp_forecast_into (out, area, group);
  const StepError *error = into->kind == SP_INTO_LEVEL ? &level_error : &step_error[group];
  double pupils = work->base[sp_forecast_cell (out, area, lead, group)];
  double s0 = error->s0 * sqrt (1 + error->drift * (lead - 1));
  double step = spk_interval_step_variance (s0, error->phi, pupils);
  gint beyond = 0;

  if (into->kind == SP_INTO_LEVEL)
    return step;
  if (group != SP_GROUP_R)
    return step + feeder_variance (work, variance, area, lead, group);
  for (gint k = 1; k <= lead; k++)
    beyond += out->births_projected[(gsize) area * (out->horizon + 1) + k];
  return step + beyond * BIRTHS_PROJECTED_ERROR * BIRTHS_PROJECTED_ERROR;
}

void
sp_forecast_spread (SpForecastWork *work)
{
  SpForecast *out = work->out;
  g_autofree double *variance = g_new0 (double, (gsize) out->n_areas * (out->horizon + 1) * SP_N_GROUPS);

  for (gint lead = 1; lead <= out->horizon; lead++)
    for (guint a = 0; a < out->n_areas; a++)
      for (gint g = work->first[a]; g <= work->last[a]; g++)
        {
          gsize cell = sp_forecast_cell (out, (SpAreaIndex) a, lead, g);
          double base, housing = HOUSING_ERROR * out->component[SP_COMPONENT_HOUSING][cell];

          if (work->base_known[cell])
            variance[cell] = cell_variance (work, variance, (SpAreaIndex) a, lead, g);
          base = work->base[cell] * sqrt (variance[cell]);
          out->sd[cell] = sqrt (base * base + housing * housing);
        }
}

static double
level_z (gint level)
{
  g_return_val_if_fail (level == 80 || level == 95, 0);
  return level == 80 ? 1.2815515655446004 : 1.959963984540054; /* normal quantiles at 0.9 and 0.975 */
}

gboolean
sp_forecast_get_interval (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group, gint level, double *lower,
                          double *upper)
{
  double pupils, reach;

  if (!sp_forecast_get_pupils (self, area, lead, group, &pupils))
    return FALSE;
  reach = level_z (level) * self->sd[sp_forecast_cell (self, area, lead, group)];
  *lower = MAX (0, pupils - reach);
  *upper = pupils + reach;
  return TRUE;
}

gboolean
sp_forecast_get_sum_interval (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup first, SpYearGroup last, gint level,
                              double *pupils, double *lower, double *upper)
{
  double sd[SP_N_GROUPS], sum = 0, reach;
  gsize n = 0;

  g_return_val_if_fail (first <= last && last < SP_N_GROUPS, FALSE);
  for (gint g = first; g <= (gint) last; g++)
    {
      double one;

      if (!sp_forecast_get_pupils (self, area, lead, g, &one))
        continue;
      sum += one;
      sd[n++] = self->sd[sp_forecast_cell (self, area, lead, g)];
    }
  if (n == 0)
    return FALSE;
  reach = level_z (level) * spk_interval_sum_sd (sd, n, GROUP_CORRELATION);
  *pupils = sum;
  *lower = MAX (0, sum - reach);
  *upper = sum + reach;
  return TRUE;
}
