/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-chart-span.h"

typedef gboolean (*GetCell) (const SpChartSpan *self, guint i, SpAreaIndex area, SpYearGroup group, double *value);

SpAcademicYear
sp_chart_span_year (const SpChartSpan *self, guint i)
{
  return sp_academic_year (self->first.start + (gint) i);
}

static gboolean
get_roll (const SpChartSpan *self, guint i, SpAreaIndex area, SpYearGroup group, double *value)
{
  return sp_roll_series_get_pupils (sp_forecast_get_series (self->forecast), (guint) area, sp_chart_span_year (self, i),
                                    group, value);
}

static gboolean
get_pupils (const SpChartSpan *self, guint i, SpAreaIndex area, SpYearGroup group, double *value)
{
  return sp_forecast_get_pupils (self->forecast, area, (gint) i - (gint) self->origin, group, value);
}

static gboolean
get_places (const SpChartSpan *self, guint i, SpAreaIndex area, SpYearGroup group, double *value)
{
  return sp_supply_get_places (sp_need_get_supply (self->need), area, sp_chart_span_year (self, i), group, value);
}

/* Whether an area of the authority has anything to do with the scope. */
static gboolean
takes_part (const SpChartSpan *self, SpAreaIndex area)
{
  if (self->snapshot->areas[area].phase != self->scope.phase)
    return FALSE;
  for (gint group = self->scope.first; group <= (gint) self->scope.last; group++)
    {
      double pupils;
      if (sp_forecast_get_pupils (self->forecast, area, 0, group, &pupils))
        return TRUE;
    }
  return FALSE;
}

static gboolean
sum_area (const SpChartSpan *self, guint i, SpAreaIndex area, GetCell get, double *sum)
{
  for (gint group = self->scope.first; group <= (gint) self->scope.last; group++)
    {
      double value;
      if (!get (self, i, area, group, &value))
        return FALSE;
      *sum += value;
    }
  return TRUE;
}

static gboolean
sum_all (const SpChartSpan *self, guint i, GetCell get, double *sum)
{
  gboolean any = FALSE;
  *sum = 0;
  if (self->scope.area >= 0)
    return sum_area (self, i, self->scope.area, get, sum);
  for (guint area = 0; area < self->snapshot->n_areas; area++)
    {
      if (!takes_part (self, (SpAreaIndex) area))
        continue;
      if (!sum_area (self, i, (SpAreaIndex) area, get, sum))
        return FALSE;
      any = TRUE;
    }
  return any;
}

gboolean
sp_chart_span_history (const SpChartSpan *self, guint i, double *sum)
{
  return sum_all (self, i, get_roll, sum);
}

gboolean
sp_chart_span_places (const SpChartSpan *self, guint i, double *sum)
{
  return sum_all (self, i, get_places, sum);
}

gboolean
sp_chart_span_forecast (const SpChartSpan *self, guint i, double *sum)
{
  return i >= self->origin && sum_all (self, i, get_pupils, sum);
}

double
sp_chart_span_component (const SpChartSpan *self, guint i, SpComponent component)
{
  double sum = 0;
  for (guint area = 0; area < self->snapshot->n_areas; area++)
    {
      if (self->scope.area >= 0 ? (gint) area != self->scope.area : !takes_part (self, (SpAreaIndex) area))
        continue;
      for (gint group = self->scope.first; group <= (gint) self->scope.last; group++)
        sum += sp_forecast_get_component (self->forecast, (SpAreaIndex) area, (gint) (i - self->origin), group, component);
    }
  return sum;
}

static gboolean
is_whole_phase (const SpPupilScope *scope)
{
  return scope->first == sp_phase_first_group (scope->phase) && scope->last == sp_phase_last_group (scope->phase);
}

/* Of all areas together the paths know a phase, and one year group. */
static gboolean
has_paths (const SpPupilScope *scope)
{
  return scope->first == scope->last || is_whole_phase (scope);
}

/* The paths may be of results before these: their years are then still the same, or the interval is left out. */
static gboolean
get_path_interval (const SpChartSpan *self, SpForecastPaths *paths, guint i, gint level, double *lower, double *upper)
{
  SpPathSpread spread;
  SpForecast *of = paths != NULL ? sp_forecast_paths_get_forecast (paths) : NULL;
  gint lead;
  if (of == NULL || !has_paths (&self->scope))
    return FALSE;
  lead = sp_chart_span_year (self, i).start - sp_forecast_get_origin (of).start;
  if (lead < 1 || lead > sp_forecast_get_horizon (of)
      || !(self->scope.first == self->scope.last ? sp_forecast_paths_get_group (paths, self->scope.first, lead, &spread)
                                                 : sp_forecast_paths_get_authority (paths, self->scope.phase, lead, &spread)))
    return FALSE;
  *lower = level == 80 ? spread.p10 : spread.p2_5;
  *upper = level == 80 ? spread.p90 : spread.p97_5;
  return TRUE;
}

gboolean
sp_chart_span_interval (const SpChartSpan *self, SpForecastPaths *paths, guint i, gint level, double *lower,
                        double *upper)
{
  double pupils;
  if (i < self->origin)
    return FALSE;
  if (self->scope.area >= 0)
    return sp_forecast_get_sum_interval (self->forecast, self->scope.area, (gint) (i - self->origin), self->scope.first,
                                         self->scope.last, level, &pupils, lower, upper);
  if (i > self->origin)
    return get_path_interval (self, paths, i, level, lower, upper);
  *lower = *upper = 0;
  return has_paths (&self->scope) && paths != NULL && sp_chart_span_forecast (self, i, lower)
         && sp_chart_span_forecast (self, i, upper);
}

SpChartSpan
sp_chart_span (SpNeed *need, const SpPupilScope *scope, guint most_history)
{
  SpChartSpan span = { need, sp_need_get_forecast (need), sp_need_get_snapshot (need), *scope };
  SpAcademicYear origin = sp_forecast_get_origin (span.forecast);
  guint history = 0;
  double sum;
  span.first = sp_academic_year (origin.start - (gint) most_history);
  for (guint i = 0; i < most_history && history == 0; i++)
    if (sp_chart_span_history (&span, i, &sum))
      history = most_history - i;
  span.first = sp_academic_year (origin.start - (gint) history);
  span.origin = history;
  span.n = history + 1 + (guint) sp_forecast_get_horizon (span.forecast);
  return span;
}

char **
sp_chart_year_labels (SpAcademicYear first, guint n)
{
  char **labels = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    labels[i] = sp_academic_year_to_string (sp_academic_year (first.start + (gint) i));
  return labels;
}
