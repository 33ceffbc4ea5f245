/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors of small cohorts have heavier tails than a normal distribution: an 80 % interval that held is too narrow by a fifth, as
 * often as not, when it is stretched to 95 %. The record knows both (sp-forecast-record.h). On the paths
 *   - all departures of an area are scaled by one draw a path, so that its totals reach as far as the record says of totals;
 *   - what a cell reaches further than that is added beyond the end of its 80 % interval. */
#include "config.h"
#include "sp-forecast-paths-private.h"
#include "sp-forecast-private.h"

#include <math.h>
#include "spk-path.h"

#define Z_80 1.2815515655446004
#define Z_95 1.959963984540054
#define LEADS 5 /* looked at for an area */
#define MOST_TAIL 3.0
#define MOST_RATIO 1.4

/* The 95 % interval over the 80 % one, as against a normal's; 0 where nothing is known. */
static double
sum_ratio (const SpForecast *forecast, gint area, gint lead, gint first, gint last)
{
  double pupils, lower, upper, near, far;

  if (first > last || !sp_forecast_get_sum_interval (forecast, area, lead, first, last, 80, &pupils, &lower, &upper))
    return 0;
  near = upper - pupils;
  sp_forecast_get_sum_interval (forecast, area, lead, first, last, 95, &pupils, &lower, &upper);
  far = upper - pupils;
  return near > 0 ? far / near * Z_80 / Z_95 : 0;
}

double
sp_paths_tail_ratio (const SpForecastPaths *self, gint area)
{
  const SpPathArea *paths = &self->areas[area];
  double sum = 0;
  guint n = 0;

  for (gint lead = 1; lead <= MIN (self->horizon, LEADS); lead++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      {
        double ratio = sum_ratio (self->forecast, area, lead, MAX (paths->first, sp_phase_first_group (phase)),
                                  MIN (paths->last, sp_phase_last_group (phase)));

        sum += ratio;
        n += ratio > 0;
      }
  return n > 0 ? CLAMP (sum / n, 1, MOST_RATIO) : 1;
}

/* What is still missing of a cell's tail once all is scaled by a mixture of this ratio. */
static void
find_tail (const SpForecastPaths *self, gint area, gint lead, SpYearGroup group, double ratio, double *knee,
           double *more)
{
  double base = sp_paths_base (self, area, lead, group), pupils, lower, upper, far, housing;
  double sd = sqrt (sp_paths_variance (self, area, lead, group));

  *knee = *more = 0;
  if (!(sd > 0) || !sp_forecast_get_pupils (self->forecast, area, lead, group, &pupils)
      || !sp_forecast_get_interval (self->forecast, area, lead, group, 95, &lower, &upper))
    return;
  housing = Z_95 * SP_HOUSING_ERROR * sp_forecast_get_component (self->forecast, area, lead, group, SP_COMPONENT_HOUSING);
  far = sqrt (MAX (0, (upper - pupils) * (upper - pupils) - housing * housing)) / base;
  *knee = Z_80 * sd;
  *more = CLAMP ((far - *knee) / ((Z_95 * ratio - Z_80) * sd) - 1, -0.9, MOST_TAIL);
}

void
sp_paths_stretch (const SpForecastPaths *self, gint area, float *factor)
{
  const SpPathArea *paths = &self->areas[area];
  gsize stride = self->simulate.stride;
  double ratio = sp_paths_tail_ratio (self, area), spread, divide;
  g_autofree float *scale = g_new (float, stride);

  spk_path_mixture (ratio, &spread, &divide);
  spk_path_scales (self->seed, sp_paths_area_key (self, area), spread, divide, stride, scale);
  for (gint lead = 1; lead <= self->horizon; lead++)
    for (gint g = paths->first; g <= paths->last; g++)
      {
        double knee, more;

        find_tail (self, area, lead, g, ratio, &knee, &more);
        spk_path_stretch (factor + ((gsize) (lead - 1) * SP_N_GROUPS + (guint) g) * stride, stride, scale, knee, more);
      }
}
