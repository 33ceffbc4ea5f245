/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The interval of each number: its standard deviation (sp-forecast-record.h) times the normal quantile, times what past
 * intervals of its class and lead would have needed to hold. Housing pupils carry their own error, a quarter of their
 * number (yields of single sites differ by a factor of three, domain.md 3.4). Errors of year groups go together in
 * part: a year of movement moves them all. */
#include "config.h"
#include "sp-forecast-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "spk-interval.h"

static const double level_z[2] = { 1.2815515655446004, 1.959963984540054 }; /* normal quantiles at 0.9 and 0.975 */

void
sp_forecast_spread (SpForecastWork *work)
{
  SpForecast *out = work->out;
  g_autofree double *variance = g_new0 (double, (gsize) out->n_areas *(out->horizon + 1) * SP_N_GROUPS);
  SpForecastRecord *record = g_new0 (SpForecastRecord, 1);

  out->record = record;
  sp_forecast_record_init (record);
  if (!sp_forecast_is_shared_out (work))
    sp_forecast_record_learn (record, work);
  else
    sp_forecast_take_finding (out, sp_finding_new (SP_FINDING_WARNING, "rolls-shared-out", SP_SUBJECT_PLAN, 0,
      _("The rolls of the areas move together exactly, as if one authority's figures had been shared out among them. "
        "Their ranges are therefore those usual for areas of their size, not learned from them. Enter the rolls that were "
        "counted.")));
  sp_forecast_record_variance (record, work, variance);
  for (gint lead = 0; lead <= out->horizon; lead++)
    out->correlation[lead] = record->correlation[lead];
  for (guint a = 0; a < out->n_areas; a++)
    for (gint lead = 1; lead <= out->horizon; lead++)
      for (gint g = work->first[a]; g <= work->last[a]; g++)
        {
          gsize cell = sp_forecast_cell (out, (SpAreaIndex) a, lead, g);
          guint class = sp_forecast_error_class (work, (gint) a, lead, g), size = sp_forecast_error_size (work->base[cell]);
          double sd = work->base[cell] * sqrt (variance[cell]);
          double housing = SP_HOUSING_ERROR * out->component[SP_COMPONENT_HOUSING][cell];

          for (guint level = 0; level < 2; level++)
            out->reach[level][cell] = level_z[level] * hypot (record->multiple[class][lead][size][level] * sd, housing);
        }
}

static guint
level_index (gint level)
{
  g_return_val_if_fail (level == 80 || level == 95, 0);
  return level == 95;
}

gboolean
sp_forecast_get_interval (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group, gint level,
                          double *lower, double *upper)
{
  double pupils, reach;

  if (!sp_forecast_get_pupils (self, area, lead, group, &pupils))
    return FALSE;
  reach = self->reach[level_index (level)][sp_forecast_cell (self, area, lead, group)];
  *lower = MAX (0, pupils - reach);
  *upper = pupils + reach;
  return TRUE;
}

/* What the record says of totals of so many year groups, n of them. One is no total; two are half of one. */
static double
sum_factor (const SpForecast *self, double pupils, gint lead, SpYearGroup first, gsize n, gint level)
{
  SpPhase phase = first <= SP_GROUP_Y6 ? SP_PHASE_PRIMARY : SP_PHASE_SECONDARY;
  double factor;

  if (n < 2 || lead < 1 || !self->record)
    return 1;
  factor = self->record->sum_multiple[phase][lead][sp_forecast_error_size (pupils)][level_index (level)];
  return n < SP_FEWEST_IN_TOTAL ? sqrt (factor) : factor;
}

gboolean
sp_forecast_get_sum_interval (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup first, SpYearGroup last,
                              gint level, double *pupils, double *lower, double *upper)
{
  double part[SP_N_GROUPS], sum = 0, reach;
  gsize n = 0;

  g_return_val_if_fail (first <= last && last < SP_N_GROUPS, FALSE);
  for (gint g = first; g <= (gint) last; g++)
    {
      double one;

      if (!sp_forecast_get_pupils (self, area, lead, g, &one))
        continue;
      sum += one;
      part[n++] = self->reach[level_index (level)][sp_forecast_cell (self, area, lead, g)];
    }
  if (n == 0)
    return FALSE;
  reach = spk_interval_sum_sd (part, n, self->correlation[lead]) * sum_factor (self, sum / n, lead, first, n, level);
  *pupils = sum;
  *lower = MAX (0, sum - reach);
  *upper = sum + reach;
  return TRUE;
}

gboolean
sp_forecast_get_past_ranges (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup first, SpYearGroup last,
                             gint level, guint *n, double *held)
{
  const SpHeldRanges *found = NULL;
  double pupils = 0, one;
  guint n_groups = 0;

  g_return_val_if_fail (area >= 0 && (guint) area < self->n_areas && lead >= 0 && lead <= self->horizon, FALSE);
  g_return_val_if_fail (first <= last && last < SP_N_GROUPS, FALSE);
  for (gint g = first; g <= (gint) last; g++)
    if (sp_forecast_get_pupils (self, area, lead, g, &one))
      pupils += one, n_groups++;
  if (n_groups == 0 || lead < 1 || !self->record)
    return FALSE;
  if (first == last)
    {
      SpForecastWork work = { .out = (SpForecast *) self };

      found = &self->record->cell_held[sp_forecast_error_class (&work, area, lead, first)][lead]
                                      [sp_forecast_error_size (pupils)];
    }
  else
    found = &self->record->sum_held[first <= SP_GROUP_Y6 ? SP_PHASE_PRIMARY : SP_PHASE_SECONDARY][lead]
                                   [sp_forecast_error_size (pupils / n_groups)];
  *n = found->n;
  *held = found->n > 0 ? found->held[level_index (level)] / (double) found->n : 0;
  return found->n > 0;
}
