/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a forecast of pupils may be out, as a variance that grows with each step a cohort climbs.
 *
 *   relative variance of one step = s0 x s0 + phi / n
 *
 * s0 is what a cohort of any size is out by (the year's movement, a drift of the ratio), phi / n what chance does to a cohort
 * of n pupils. Source: domain.md 5.7, fitted on 143 authorities.
 */
#pragma once

#include <stddef.h>

/* n below 1 counts as 1. */
double spk_interval_step_variance (double s0, double phi, double n);
/* Standard deviation of a sum whose parts have sd[n] and any two of which correlate by `correlation` (0 to 1):
 * sqrt ((1 - c) sum (sd^2) + c (sum sd)^2). */
double spk_interval_sum_sd (const double *sd, size_t n, double correlation);
