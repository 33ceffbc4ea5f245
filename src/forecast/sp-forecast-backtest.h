/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far every method would have been out: forecasts from past years, scored by what was counted afterwards (rolling
 * origins).
 *
 * From each origin the forecast is given the rolls up to it and births that enter up to four years on (those born by
 * then), nothing later. Of a plan only the trend is forecast: a planner's overrides and new housing would be hindsight.
 *   weighted error = sum of |forecast - actual| / sum of actual
 *   mean error     = mean of |forecast - actual| / actual, of those with any
 *   bias           = sum of (forecast - actual) / sum of actual, positive when too high (DfE's sign, domain.md 6.1)
 * Worked example: tests/forecast/test-backtest.c. */
#pragma once

#include "sp-forecast-point.h"
#include "sp-forecast.h"

G_BEGIN_DECLS

typedef struct
{
  SpAcademicYear first, last; /* origins; {0} = as history allows: from the third year of rolls to the last but one */
  gint           horizon;     /* 1 to 30; 0 = 5 */
  const SpAcademicYear *excluded; /* censuses left out of ratios, as of a forecast, and of what is scored; borrowed */
  guint          n_excluded;
} SpBacktestOptions;
#define SP_BACKTEST_OPTIONS_INIT { { 0 }, { 0 }, 0, NULL, 0 }

typedef struct _SpBacktest SpBacktest; /* immutable, atomically counted */
/* SP_FORECAST_ERROR_NO_HISTORY with under three years of rolls, _OPTIONS for origins that leave nothing to compare. */
SpBacktest *sp_backtest_run (SpSnapshot *snapshot, const SpBacktestOptions *options, SpProgress *progress, GError **error);
SpBacktest *sp_backtest_run_series (SpRollSeries *series, const SpBacktestOptions *options, SpProgress *progress, GError **error);
SpBacktest *sp_backtest_ref (SpBacktest *self);
void        sp_backtest_unref (SpBacktest *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpBacktest, sp_backtest_unref)

GPtrArray     *sp_backtest_get_findings (const SpBacktest *self); /* of SpFinding, borrowed */
SpAcademicYear sp_backtest_get_first (const SpBacktest *self);    /* origins used */
SpAcademicYear sp_backtest_get_last (const SpBacktest *self);
gint sp_backtest_get_horizon (const SpBacktest *self);    /* furthest lead with anything to compare */
guint sp_backtest_get_n_origins (const SpBacktest *self); /* starting years tried */
guint sp_backtest_get_n_series (const SpBacktest *self);  /* areas with anything to compare */
/* Why the place of "auto" in the league says little of how well it chooses: from too few starting years, or with no
 * past of its own, it goes by the shipped record (sp-forecast-choice.h). NULL where the past is long enough.
 * Translated. */
const char *sp_backtest_get_auto_caution (const SpBacktest *self);
guint sp_backtest_get_n_methods (const SpBacktest *self);
const char *sp_backtest_get_method (const SpBacktest *self, guint method);       /* as typed */
const char *sp_backtest_get_method_label (const SpBacktest *self, guint method); /* as printed */
/* The method a forecast takes when none is named. */
guint          sp_backtest_get_usual (const SpBacktest *self);

typedef struct
{
  guint  n;        /* forecasts compared */
  double weighted, mean, bias; /* shares, not per cent */
  double held[2];  /* share of actual rolls inside the interval at 80 and at 95 % */
} SpBacktestScore;
/* lead 1 .. horizon. FALSE when there was nothing to compare. */
gboolean sp_backtest_get_score (const SpBacktest *self, guint method, SpForecastPoint point, guint size, gint lead,
                                SpBacktestScore *score);
/* Methods in order: lowest mean over points and leads of the mean error over the least of any method there. */
void     sp_backtest_rank (const SpBacktest *self, guint *order /* n_methods */);

G_END_DECLS
