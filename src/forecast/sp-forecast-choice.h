/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The method "auto": which of the others forecasts what, by how far each was out.
 *
 * The candidates are rehearsed from up to five earlier origins, each seeing nothing after itself, and scored by how
 * children come in (SpForecastPoint), size of year group, and near (1 and 2 years) or far leads:
 *
 *   own (m)    = sum of |forecast - actual| by method m / the same by 3:2:1
 *   weight     = origins x n / (n + 100 origins), n forecasts compared: an origin of few areas says less
 *   score (m)  = (weight x own (m) + 6 x shipped (m)) / (weight + 6)
 *
 * own is held between 1 / 1.5 and 1.5. The least score is taken, if it is at least 3 % below that of the method that did best over all of the shipped record; else that
 * method. shipped is the same measure on three series the program was tried on (sp-forecast-shipped.c), and counts as six
 * origins, so that a short past, which says more of its years than of its methods, changes little; with no past (or one
 * that is an authority's figures shared out) it decides alone. Taking whatever scored least, however little, was worse than never
 * choosing on most measures of all three series (tests/bench/README.md). A year left out of ratios scores nothing.
 * Sources: rolling origins, Tashman 2000; choice shrunk to what is known elsewhere, as Efron and Morris 1975.
 * Worked example: tests/forecast/test-choice.c. */
#pragma once

#include "sp-forecast-method.h"
#include "sp-forecast-point.h"

G_BEGIN_DECLS

struct _SpForecastWork;

#define SP_N_CANDIDATES 8
const SpForecastMethod *sp_forecast_candidate (guint i);

/* Error of a candidate over that of 3:2:1 in the shipped record; sizes that it does not hold take the nearest that it does. */
double sp_forecast_shipped_error (guint candidate, SpForecastPoint point, guint size, gint band);

typedef struct
{
  const SpForecastMethod *method;
  guint  n, n_origins;  /* past forecasts compared here */
  double error, usual;  /* weighted, of the method and of 3:2:1 */
} SpChosenMethod;

typedef struct _SpForecastChoice SpForecastChoice;
struct _SpForecastChoice
{
  SpChosenMethod chosen[SP_N_FORECAST_POINTS][SP_N_BACKTEST_SIZES - 1][2]; /* last: near, far */
};

/* What was chosen for one sort of year group, near or far ahead. FALSE where nothing was chosen by back-test, or no year group of
 * the forecast is of that sort. */
struct _SpForecast;
gboolean sp_forecast_get_chosen (const struct _SpForecast *self, SpForecastPoint point, guint size, gboolean far,
                                 SpChosenMethod *out);
/* The first lead that counts as far. */
gint     sp_forecast_first_far_lead (void);

/* Most starting years of the series' own that any of it was chosen by; 0 = by the shipped record alone. */
guint sp_forecast_choice_own_origins (const SpForecastChoice *self);
/* From the history of work up to its origin. Free with g_free. */
SpForecastChoice *sp_forecast_choice_new (const struct _SpForecastWork *work);

G_END_DECLS
