/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Progression ratios: how many pupils of one year group are on roll a year later in the next.
 *
 *   r(t) = after(t) / before(t - 1)
 *
 * Slot 0 of every history is the most recent pair of years, slot 1 the pair before it, and so on. A slot whose mask is 0 is
 * missing: it keeps its place (so that weights stay with their years) and is left out. Births to reception is the same
 * arithmetic with births in place of pupils. Source: domain.md 5.1 (DfE guide to forecasting 2006 and 2014; NCES;
 * Pettibone and Bushan, ERIC ED326560).
 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include "spk-status.h"

/* Forms n ratios of adjacent years from level series with slot 0 the most recent: before[i + 1] (one year earlier) to
 * after[i]. before and after hold n + 1 slots. A ratio needs both cells known and somebody to move up (before > 0).
 * Returns how many could be formed. */
size_t spk_ratio_form (const double *before, const uint8_t *before_known, const double *after, const uint8_t *after_known,
                       size_t n, double *ratio, uint8_t *ratio_known);

/* The latest known ratio. */
SpkStatus spk_ratio_last (const double *ratio, const uint8_t *known, size_t n, double *out);
/* Arithmetic mean of the known ratios of the latest `window` slots; when none of them is known, the latest known. */
SpkStatus spk_ratio_mean (const double *ratio, const uint8_t *known, size_t n, size_t window, double *out);
/* Geometric mean, likewise. A ratio of 0 makes it 0. */
SpkStatus spk_ratio_geometric (const double *ratio, const uint8_t *known, size_t n, size_t window, double *out);
/* Median, likewise. window at most 64. */
SpkStatus spk_ratio_median (const double *ratio, const uint8_t *known, size_t n, size_t window, double *out);
/* Weighted mean, weights[0] for slot 0; weights of missing slots are left out and the rest renormalised; when no slot with
 * weight is known, the latest known. Weights are not negative. */
SpkStatus spk_ratio_weighted (const double *ratio, const uint8_t *known, size_t n, const double *weights, size_t n_weights,
                              double *out);
/* Exponential smoothing of the logarithm, oldest first, by a share alpha (0 to 1) of each difference. */
SpkStatus spk_ratio_smoothed (const double *ratio, const uint8_t *known, size_t n, double alpha, double *out);
/* Pupils after over pupils before, both summed over the known slots of the window: a large year counts for more. before[i]
 * and after[i] are the pair of slot i. */
SpkStatus spk_ratio_pooled (const double *before, const double *after, const uint8_t *known, size_t n, size_t window,
                            double *out);
