/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read off the paths of one number: quantiles, shares, sums. row[n_paths], finite. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include "spk-status.h"

#define SPK_MOST_QUANTILES 8
#define SPK_MOST_PATHS 16384
#define SPK_TALLY_UNIT 4096 /* of a pupil */

typedef struct
{
  uint8_t class[SPK_MOST_PATHS];
  uint16_t at[SPK_MOST_PATHS + 1];
  float value[SPK_MOST_PATHS + 1];
} SpkPathScratch;

/* Quantiles at p[n_p], rising, exactly as spk_quantile gives them on the sorted row (type 7), without sorting: paths
 * are counted into 256 classes, and only those of the classes wanted are put in order. The row is not changed. */
SpkStatus spk_path_quantiles (const float *row, size_t n_paths, const double *p, size_t n_p, SpkPathScratch *scratch,
                              double *out);
/* Share of paths at or above a threshold. */
double spk_path_share_from (const float *row, size_t n_paths, float threshold);
/* Mean, summed in double precision, eight partial sums in fixed order. */
double spk_path_mean (const float *row, size_t n_paths);
/* One scale a path for all departures of an area, so that its sums have as heavy tails as its cells: a mixture of normals (Andrews
 * and Mallows 1974), v = (1 + spread x noise / 256)^256 / divide, noise standard normal by counter: exp (spread x noise) in
 * eight squarings, which are the same bits everywhere. scale[n_paths]; rows of blocks and a rest (spk_path_stride), the rest 1. */
void spk_path_scales (uint64_t seed, uint64_t key, double spread, double divide, size_t n_paths, float *scale);
/* The spread that makes the 95 % interval `ratio` times as wide, against the 80 % one, as that of a normal (1 to 1.4; others are
 * taken as the nearest), and what to divide by so that the 80 % interval stays as it is; by numerical integration. */
void spk_path_mixture (double ratio, double *spread, double *divide);
/* Departures of factors from 1 times scale[] and then moved on by `more` times as far as they lie beyond knee, in place:
 * |d| becomes |d| + more x max (0, |d| - knee). */
void spk_path_stretch (float *row, size_t n_paths, const float *scale, double knee, double more);
/* row[i] = expected x (factor[i] - 1) + more[i] (more NULL: nought), but never less than -least: factors into pupils
 * more or fewer than expected. In place. */
void spk_path_depart (float *row, size_t n_paths, double expected, const float *more, double least);
void spk_path_add (const float *restrict row, size_t n_paths, float *restrict sum);
/* Adds to whole numbers of SPK_TALLY_UNITths of a pupil: sums of areas come out the same in whatever order they are
 * added. Each entry below 500,000. */
void spk_path_tally (const float *restrict row, size_t n_paths, int64_t *restrict tally);
