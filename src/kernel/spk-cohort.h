/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohorts climbing one year: each year group is last year's group below, times its ratio.
 * Source: domain.md 5.1. Worked example: GT-1 (Norfolk 2020: 9071 in reception x 1.002029 = 9089.40 in Year 1). */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* after[g] = before[g - 1] x ratio[g] for g = 1 .. n_groups - 1; group 0 is left to whoever knows the intake (after_known[0]
 * = 0). A group with no known feeder or ratio is not known (0). after may not overlap before. */
void spk_cohort_climb (const double *before, const uint8_t *before_known, const double *ratio, const uint8_t *ratio_known,
                       size_t n_groups, double *after, uint8_t *after_known);
