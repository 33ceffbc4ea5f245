/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sums that a back-test is made of, inside the room only. */
#pragma once

#include "sp-forecast-backtest.h"

G_BEGIN_DECLS

#define SP_FEWEST_ORIGINS 3 /* fewer say little of a method: a year's movement is shared by all areas */

/* Sums over forecasts compared. */
typedef struct
{
  guint n, n_mean, held[2];
  double off, share_off, error, actual;
} Tally;

struct _SpBacktest
{
  gint ref_count;
  GPtrArray *findings;
  SpAcademicYear first, last;
  gint horizon;
  guint n_methods, usual;
  guint n_origins, n_series;      /* that had anything to compare */
  guint own_origins;              /* most of the series' own that "auto" could choose by in any of them */
  const SpAcademicYear *excluded; /* while it is run */
  guint n_excluded;
  const char **label;
  Tally *tallies; /* [n_methods][SP_N_FORECAST_POINTS][SP_N_BACKTEST_SIZES][horizon + 1] */
};

/* Adds every cell and total of a forecast that has an actual beside it. */
void sp_backtest_score (SpBacktest *self, guint method, const SpRollSeries *series, const SpForecast *forecast);

G_END_DECLS
