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

#include "sp-forecast.h"

G_BEGIN_DECLS

/* What is forecast: totals of a phase where all of it is known, and single year groups by how children come in. */
typedef enum
{
  SP_POINT_PRIMARY,     /* R-Y6 together */
  SP_POINT_SECONDARY,   /* Y7-Y11 together */
  SP_POINT_RECEPTION,
  SP_POINT_YEAR_7,
  SP_POINT_OTHER_ENTRY, /* a year group with nobody in the one below, such as Year 3 of a junior school */
  SP_POINT_Y1_Y6,
  SP_POINT_Y8_Y11,
  SP_POINT_Y12_Y14,
} SpForecastPoint;
#define SP_N_FORECAST_POINTS 8
const char *sp_forecast_point_code (SpForecastPoint point); /* "R-Y6", "Y7", "entry" … */
const char *sp_forecast_point_name (SpForecastPoint point); /* translated */

/* By pupils of a year group at the origin: under 40, 40-149, 150-999, 1,000 and more; and all of them. */
#define SP_N_BACKTEST_SIZES 5
#define SP_BACKTEST_ALL_SIZES 4
const char *sp_backtest_size_code (guint size); /* "under-40" … "all" */
const char *sp_backtest_size_name (guint size); /* translated */

typedef struct
{
  SpAcademicYear first, last; /* origins; {0} = as history allows: from the third year of rolls to the last but one */
  gint           horizon;     /* 1 to 30; 0 = 5 */
} SpBacktestOptions;
#define SP_BACKTEST_OPTIONS_INIT { { 0 }, { 0 }, 0 }

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
gint           sp_backtest_get_horizon (const SpBacktest *self);  /* furthest lead with anything to compare */
guint          sp_backtest_get_n_methods (const SpBacktest *self);
const char    *sp_backtest_get_method (const SpBacktest *self, guint method);       /* as typed */
const char    *sp_backtest_get_method_label (const SpBacktest *self, guint method); /* as printed */
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
