/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils of new dwellings: what is above the trend, how the yield builds up, and how the pupils age.
 * Source: domain.md 5.5. Worked examples: tests/kernel/cases/housing.case. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include "spk-status.h"

/* Dwellings above the trend that the ratios already hold: max (0, planned - mean of the completions known in the window in
 * which the ratios were formed). With nothing known in the window nothing can be taken off, and the status says so
 * (SPK_NO_HISTORY; *out is then all of the planned). */
SpkStatus spk_housing_excess (double planned, const double *window, const uint8_t *window_known, size_t n_window, double *out);

/* Share of the settled yield reached `years_since` after completion. The curve is points (years[i], share[i]), years rising;
 * straight lines between points, nought before the first, level after the last. No points: 1. */
double spk_housing_build_up (const int *years, const double *share, size_t n, int years_since);

/* One year of the pupils of new dwellings in one phase of one area, kept apart from the trend's pupils: each year group
 * moves up whole (the last leaves the phase), then families moving in make the stock up to what the dwellings yield:
 *
 *   sum of stock = max (target, sum of those who moved up)
 *
 * Arrivals are spread over the year groups in proportion to how far each is below profile[g] x target, so that a new estate
 * is as young as its profile, and in an old one children enter at the bottom and year groups become nearly level. profile sums to 1. stock[n_groups] is last year's
 * on entry, this year's on return. Returns the arrivals, which are never negative. */
double spk_housing_age (double *stock, size_t n_groups, double target, const double *profile);
