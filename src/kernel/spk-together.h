/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much more, or less, than usual all areas go together, learned from what they were out by together in a few years.
 *
 *   E^2 ~ (1 + f shared) chi-square (1)    of each year, both over the variance there would be if nothing were shared
 *   sqrt f ~ half-t of 4 degrees of freedom    before any year is known
 *
 * f is the mean of its posterior. One year is one witness however many areas it has, and that all came out well in it
 * may be luck: with a moment estimate a single quiet year would say that nothing is shared, and ranges of sums would be
 * far too narrow. Sources: Gelman 2006, Bayesian Analysis 1 (half-t prior of a variance with few groups); Varin, Reid
 * and Firth 2011, Statistica Sinica 21 (years that overlap weigh less: composite likelihood). */
#pragma once

#include <stddef.h>

/* What all areas were out by together, once. */
typedef struct
{
  double square; /* E^2 over the variance if nothing were shared: 1 on average, then */
  double shared; /* what is usually shared, over the same variance */
  double weight; /* 1, or less where others saw the same year */
} SpkWitness;

/* Of no witness, the mean of the prior: 2. */
double spk_together_factor (const SpkWitness *witness, size_t n);
