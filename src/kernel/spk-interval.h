/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a forecast of pupils may be out, and how to learn it from how far past ones were.
 *
 *   relative variance of one step = s0 x s0 + phi / n
 *
 * s0 is what a cohort of any size is out by (the year's movement, a drift of the ratio), phi / n what chance does to a cohort
 * of n pupils. Source: domain.md 5.7, fitted on 143 authorities. Fitting by the quantile loss: Koenker and Bassett 1978;
 * scaling an interval until past ones would have held: conformal prediction, Vovk and others 2005. */
#pragma once

#include <stddef.h>
#include "spk-status.h"

/* n below 1 counts as 1. */
double spk_interval_step_variance (double s0, double phi, double n);
/* Standard deviation of a sum whose parts have sd[n] and any two of which correlate by `correlation` (0 to 1):
 * sqrt ((1 - c) sum (sd^2) + c (sum sd)^2). */
double spk_interval_sum_sd (const double *sd, size_t n, double correlation);

/* s0 and phi such that share `held` of past errors (absolute, of forecasts of pupils[n]) lies within z x pupils x sqrt (variance):
 * the pair of a fixed grid with the least quantile loss. At least 30 errors, else SPK_NO_HISTORY. */
SpkStatus spk_interval_fit (const double *error, const double *pupils, size_t n, double held, double z, double *s0, double *phi);
/* Sorts ratio[n], error / sd, absolute, and lets none count as further out than the 95 % of a Cauchy distribution is beyond its
 * 80 % and its middle, 4.13 and 12.71 times the ratios that shares 0.8 and 0.5 lie within: one count that was wrong is out by
 * fifty standard deviations, and of few errors it would be the 95 % one. Where half of them are nought nothing is bounded: they
 * do not tell how far out is far. Bounded influence: Huber 1981. */
void spk_interval_bound (double *ratio, size_t n);
/* By how much intervals must be wider (or narrower) for share `held` of past errors to have lain within z x sd. ratio[n] = error / sd;
 * sorted in place. Drawn towards `otherwise` with the weight of 50 errors. */
double spk_interval_multiple (double *ratio, size_t n, double held, double z, double otherwise);
