/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-cohort.h"

void
spk_cohort_climb (const double *before, const uint8_t *before_known, const double *ratio, const uint8_t *ratio_known,
                  size_t n_groups, double *after, uint8_t *after_known)
{
  for (size_t g = 0; g < n_groups; g++)
    {
      after_known[g] = g > 0 && before_known[g - 1] && ratio_known[g];
      after[g] = after_known[g] ? before[g - 1] * ratio[g] : 0;
    }
}
