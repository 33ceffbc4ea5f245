/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A council's own yield, shrunk to the national figure by how many dwellings it rests on.
 *
 *   yield = (k x y0 + pupils) / (k + dwellings)
 *
 * Pupils counted on an estate are Poisson about dwellings x yield, and the yield is gamma about the national y0 with a
 * strength of k dwellings (shape k y0, rate k); what is then known of it is gamma with shape k y0 + pupils and rate k
 * + dwellings. Source: domain.md 5.7; Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, 2.6. Worked example: y0
 * 0.252769, k 64, 100 pupils in 300 dwellings: 116.177 / 364 = 0.319168, 80 % between 0.281856 and 0.357656. */
#pragma once

#include <stddef.h>
#include "spk-status.h"

typedef struct
{
  double yield;        /* pupils per dwelling */
  double lower, upper; /* quantiles (1 - level) / 2 and (1 + level) / 2 of what is known of it */
  double own_weight;   /* dwellings / (k + dwellings): how much of it is the council's own */
} SpkYield;

/* k above 0 dwellings; y0, pupils, dwellings not negative; level above 0 and below 1. SPK_BAD_ARGUMENT otherwise. */
SpkStatus spk_yield_posterior (double k, double y0, double pupils, double dwellings, double level, SpkYield *out);

/* The strength in dwellings of a national yield that councils' own differ from with this coefficient of variation:
 * 1 / (cv^2 y0), since a gamma of shape k y0 has cv 1 / sqrt (k y0). Worked example: 0.25 and 0.25 give 64. */
double spk_yield_strength (double y0, double cv);

/* The value that a gamma variable of this shape (above 0, at most a million) and rate 1 stays below with chance p:
 * bisection on the regularised incomplete gamma function by its series and continued fraction (Abramowitz and Stegun
 * 6.5.29 and 6.5.31). */
double spk_gamma_quantile (double shape, double p);
