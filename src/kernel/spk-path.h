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
/* row[i] = expected x (factor[i] - 1) + more[i] (more NULL: nought), but never less than -least: factors into pupils
 * more or fewer than expected. In place. */
void spk_path_depart (float *row, size_t n_paths, double expected, const float *more, double least);
void spk_path_add (const float *restrict row, size_t n_paths, float *restrict sum);
/* Adds to whole numbers of SPK_TALLY_UNITths of a pupil: sums of areas come out the same in whatever order they are
 * added. Each entry below 500,000. */
void spk_path_tally (const float *restrict row, size_t n_paths, int64_t *restrict tally);
