/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths of the future: many ways in which cohorts may climb, drawn around a forecast that says what is expected.
 *
 * A path is a factor on each expected number, mean 1, that a cohort carries with it as it climbs:
 *
 *   factor (area, lead, group) = 1 + k (feeder - 1) + s W (lead, group) + a A (area, lead) + o Z (area, lead, group)
 *                                (not below 0)
 *   feeder = factor (area, lead - 1, group - 1); of the first group: births, or those who transfer in;
 *            1 where there is none
 *   births (area, lead)        = births (area, lead - 1) + b (sqrt c B (lead) + sqrt (1 - c) N (area, lead))
 *   W (lead, group)            = sqrt y (group) T (lead) + sqrt (1 - y (group)) C (lead, group)
 *
 *   A (area, lead)             = r A (area, lead - 1) + sqrt (1 - r^2) fresh; T and C likewise with an r of their own
 *
 * T, B, C are shared by all areas: T moves every year group of a year (families coming and going), C one of them, so a
 * cohort, which keeps it as it climbs. A moves the year groups of one area together, and lasts as r says (what is new
 * about an area goes on); Z is a cell's own: the chance of few pupils. T is Student's t of few degrees of freedom,
 * since years such as 2020/21 happen more often than a normal distribution has them; T, C and B come in pairs of
 * opposite sign (paths 2 k and 2 k + 1; antithetic variates, Hammersley and Morton 1956), so that the middle of the fan
 * is not itself a matter of luck. Weights are standard deviations of a step relative to the pupils expected, so the
 * mean of a factor is 1 and its variance, with every r = 0, is k^2 x its feeder's + s^2 + a^2 + o^2. k is 1 where a
 * cohort moves up whole, less where a year group is drawn to the size it had. Sources: domain.md 5.7 (s0^2 + phi / N);
 * Shen, Raymer and Hendy 2024 (jrsssa qnae094) for cohorts simulated by school and year group.
 *
 * Work can be cut into areas and into blocks of SPK_PATH_BLOCK paths, in any order: a number depends on seed, key of
 * the area, lead, group and path alone. The first 1,000 of 2,000 paths are the 1,000 paths. */
#pragma once

#include "spk-counter.h"

/* Paths are held in rows of whole blocks; those beyond n_paths are drawn but not read. A few floats more keep rows from
 * falling on the same lines of the cache. stride / SPK_PATH_BLOCK is the number of blocks. */
static inline size_t
spk_path_stride (size_t n_paths)
{
  return (n_paths + SPK_PATH_BLOCK - 1) / SPK_PATH_BLOCK * SPK_PATH_BLOCK + 16;
}

/* Leads count from 1: row 0 is the first year ahead. */
typedef struct
{
  size_t n_leads, n_groups; /* at most 255 each */
  size_t stride;            /* floats of a row: spk_path_stride of the paths wanted */
  uint64_t seed;
  int freedom;    /* of T: 3 to 30 */
  double lasting; /* r of T and C: 0 to 1 */
} SpkSimulate;

typedef struct
{
  uint64_t key;       /* whose draws: the same area has the same whatever is simulated beside it */
  size_t first, last; /* groups the area has */
  const double *shared_sd, *area_sd, *own_sd; /* s, a, o: [n_leads][n_groups] */
  const double *carry;     /* k: [n_leads][n_groups], 0 where pupils come from no cohort that is simulated */
  double lasting;          /* r of A: 0 to 1 */
  const double *births_sd; /* b: [n_leads], 0 while births are known; NULL: the first group is not fed by births */
  double births_shared;    /* c */
  const float *entry;      /* [n_leads][stride] factors of those who transfer into the first group; NULL: none */
} SpkSimulateArea;

/* Draws W and B for some blocks of paths: shared[n_leads][n_groups][stride], births[n_leads][stride]; year_share:
 * y[n_groups]. */
void spk_simulate_shared (const SpkSimulate *self, const double *year_share, size_t first_block, size_t n_blocks,
                          float *shared, float *births);
/* factor[n_leads][n_groups][stride]: filled for groups first .. last of the area and for the blocks asked for. */
void spk_simulate_area (const SpkSimulate *self, const SpkSimulateArea *area, const float *shared, const float *births,
                        size_t first_block, size_t n_blocks, float *factor);
/* Adds to entry[n_leads][stride] of a receiving area the part that a feeding area's group has in it: share[n_leads] x
 * its factor a year before (1 in the first year: they are on roll). Shares into an area sum to 1; always in the same
 * order, for the same bits. */
void spk_simulate_transfer (const SpkSimulate *self, const float *factor, size_t group, const double *share,
                            size_t first_block, size_t n_blocks, float *entry);
