/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sums that a back-test is made of, inside the room only. */
#pragma once

#include "sp-forecast-backtest.h"

G_BEGIN_DECLS

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
  const SpAcademicYear *excluded; /* while it is run */
  guint n_excluded;
  const char **label;
  Tally *tallies; /* [n_methods][SP_N_FORECAST_POINTS][SP_N_BACKTEST_SIZES][horizon + 1] */
};

/* Adds every cell and total of a forecast that has an actual beside it. */
void sp_backtest_score (SpBacktest *self, guint method, const SpRollSeries *series, const SpForecast *forecast);

G_END_DECLS
