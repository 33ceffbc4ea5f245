/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts beside what happened, added up; and what is read off the sums. */
#include "config.h"
#include "sp-forecast-backtest-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-forecast-private.h"

static Tally *
find_tally (const SpBacktest *self, guint method, SpForecastPoint point, guint size, gint lead)
{
  return &self->tallies[((method * SP_N_FORECAST_POINTS + point) * SP_N_BACKTEST_SIZES + size) * (self->horizon + 1)
                        + lead];
}

/* One forecast beside what happened. */
typedef struct
{
  double pupils, actual, lower[2], upper[2], size; /* size: pupils of a year group at the origin */
} Pair;

static void
count_pair (SpBacktest *self, guint method, SpForecastPoint point, gint lead, const Pair *pair)
{
  guint sizes[2] = { sp_forecast_error_size (pair->size), SP_BACKTEST_ALL_SIZES };

  for (guint i = 0; i < 2; i++)
    {
      Tally *tally = find_tally (self, method, point, sizes[i], lead);

      tally->n++;
      tally->off += fabs (pair->pupils - pair->actual);
      tally->error += pair->pupils - pair->actual;
      tally->actual += pair->actual;
      if (pair->actual > 0)
        tally->n_mean++, tally->share_off += fabs (pair->pupils / pair->actual - 1);
      for (guint level = 0; level < 2; level++)
        tally->held[level] += pair->lower[level] <= pair->actual && pair->actual <= pair->upper[level];
    }
}

static void
score_cell (SpBacktest *self, guint method, const SpRollSeries *series, const SpForecast *forecast, guint area,
            gint lead, SpYearGroup group)
{
  SpAcademicYear origin = forecast->origin;
  Pair pair;

  if (!sp_forecast_get_pupils (forecast, (SpAreaIndex) area, lead, group, &pair.pupils)
      || !sp_roll_series_get_pupils (series, area, sp_academic_year (origin.start + lead), group, &pair.actual))
    return;
  for (guint level = 0; level < 2; level++)
    sp_forecast_get_interval (forecast, (SpAreaIndex) area, lead, group, level ? 95 : 80, &pair.lower[level],
                              &pair.upper[level]);
  if (!sp_roll_series_get_pupils (series, area, origin, group, &pair.size))
    pair.size = pair.pupils;
  count_pair (self, method, sp_forecast_point_find (series, area, origin, group), lead, &pair);
}

static void
score_total (SpBacktest *self, guint method, const SpRollSeries *series, const SpForecast *forecast, guint area,
             gint lead, SpPhase phase)
{
  SpYearGroup first = sp_phase_first_group (phase), last = sp_phase_last_group (phase);
  Pair pair = { 0 };

  for (gint g = first; g <= (gint) last; g++)
    {
      double one, at_origin = 0;

      if (!sp_forecast_get_pupils (forecast, (SpAreaIndex) area, lead, g, NULL)
          || !sp_roll_series_get_pupils (series, area, sp_academic_year (forecast->origin.start + lead), g, &one))
        return;
      sp_roll_series_get_pupils (series, area, forecast->origin, g, &at_origin);
      pair.actual += one;
      pair.size += at_origin / (last - first + 1);
    }
  for (guint level = 0; level < 2; level++)
    sp_forecast_get_sum_interval (forecast, (SpAreaIndex) area, lead, first, last, level ? 95 : 80, &pair.pupils,
                                  &pair.lower[level], &pair.upper[level]);
  count_pair (self, method, phase == SP_PHASE_PRIMARY ? SP_POINT_PRIMARY : SP_POINT_SECONDARY, lead, &pair);
}

void
sp_backtest_score (SpBacktest *self, guint method, const SpRollSeries *series, const SpForecast *forecast)
{
  SpForecastWork work = { .out = (SpForecast *) forecast };

  for (guint a = 0; a < series->n_areas; a++)
    for (gint lead = 1; lead <= forecast->horizon; lead++)
      {
        if (sp_forecast_is_excluded (&work, (gint) a, sp_academic_year (forecast->origin.start + lead)))
          continue;
        for (gint g = 0; g < SP_N_GROUPS; g++)
          score_cell (self, method, series, forecast, a, lead, g);
        for (gint phase = 0; phase < SP_N_PHASES; phase++)
          score_total (self, method, series, forecast, a, lead, phase);
      }
}

guint
sp_backtest_get_n_origins (const SpBacktest *self)
{
  return self->n_origins;
}

guint
sp_backtest_get_n_series (const SpBacktest *self)
{
  return self->n_series;
}

const char *
sp_backtest_get_auto_caution (const SpBacktest *self)
{
  if (self->own_origins == 0)
    return _("“Chosen by back-test” had no past of its own to choose by here: it went by the record of three other series "
             "that the program was tried on (other authorities’ history). Its place says how that record fits these years, "
             "not how well it would choose with a longer past.");
  if (self->n_origins < SP_FEWEST_ORIGINS)
    return _("“Chosen by back-test” had little past of its own to choose by here: it went chiefly by the record of three "
             "other series that the program was tried on (other authorities’ history). Its place in so few years says little.");
  return NULL;
}

GPtrArray *
sp_backtest_get_findings (const SpBacktest *self)
{
  return self->findings;
}

SpAcademicYear
sp_backtest_get_first (const SpBacktest *self)
{
  return self->first;
}

SpAcademicYear
sp_backtest_get_last (const SpBacktest *self)
{
  return self->last;
}

gint
sp_backtest_get_horizon (const SpBacktest *self)
{
  return self->horizon;
}

guint
sp_backtest_get_n_methods (const SpBacktest *self)
{
  return self->n_methods;
}

const char *
sp_backtest_get_method (const SpBacktest *self, guint method)
{
  g_return_val_if_fail (method < self->n_methods, "");
  return sp_forecast_method_nth (method)->name;
}

const char *
sp_backtest_get_method_label (const SpBacktest *self, guint method)
{
  g_return_val_if_fail (method < self->n_methods, "");
  return self->label[method];
}

guint
sp_backtest_get_usual (const SpBacktest *self)
{
  return self->usual;
}

gboolean
sp_backtest_get_score (const SpBacktest *self, guint method, SpForecastPoint point, guint size, gint lead,
                       SpBacktestScore *score)
{
  const Tally *tally;

  g_return_val_if_fail (method < self->n_methods && point < SP_N_FORECAST_POINTS && size < SP_N_BACKTEST_SIZES, FALSE);
  g_return_val_if_fail (lead >= 1 && lead <= self->horizon, FALSE);
  tally = find_tally (self, method, point, size, lead);
  if (tally->n == 0 || !(tally->actual > 0))
    return FALSE;
  *score = (SpBacktestScore) { .n = tally->n,
                               .weighted = tally->off / tally->actual,
                               .mean = tally->n_mean ? tally->share_off / tally->n_mean : 0,
                               .bias = tally->error / tally->actual };
  for (guint level = 0; level < 2; level++)
    score->held[level] = tally->held[level] / (double) tally->n;
  return TRUE;
}

/* The least mean error of any method; negative: nothing compared. */
static double
find_least (const SpBacktest *self, SpForecastPoint point, gint lead)
{
  double least = -1;
  SpBacktestScore score;

  for (guint m = 0; m < self->n_methods; m++)
    if (sp_backtest_get_score (self, m, point, SP_BACKTEST_ALL_SIZES, lead, &score)
        && (least < 0 || score.mean < least))
      least = score.mean;
  return least;
}

void
sp_backtest_rank (const SpBacktest *self, guint *order)
{
  g_autofree double *over = g_new0 (double, self->n_methods);

  for (gint point = 0; point < SP_N_FORECAST_POINTS; point++)
    for (gint lead = 1; lead <= self->horizon; lead++)
      {
        double least = find_least (self, point, lead);
        SpBacktestScore score;

        for (guint m = 0; m < self->n_methods && least > 0; m++)
          if (sp_backtest_get_score (self, m, point, SP_BACKTEST_ALL_SIZES, lead, &score))
            over[m] += score.mean / least - 1;
      }
  for (guint m = 0; m < self->n_methods; m++)
    {
      guint at = m;

      for (; at > 0 && over[order[at - 1]] > over[m]; at--)
        order[at] = order[at - 1];
      order[at] = m;
    }
}
