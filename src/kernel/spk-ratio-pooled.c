/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pooled ratio: all who moved up over all who could have. The least noisy of the plain means where cohorts are small.
 * Worked example: domain.md GT-2, (95 + 99) / (100 + 110) = 0.923810. */
#include "spk-ratio.h"

SpkStatus
spk_ratio_pooled (const double *before, const double *after, const uint8_t *known, size_t n, size_t window, double *out)
{
  double sum_before = 0, sum_after = 0;

  for (size_t i = 0; i < n; i++)
    {
      if (i >= window && sum_before > 0)
        break;
      if (!known[i] || before[i] <= 0)
        continue;
      sum_before += before[i];
      sum_after += after[i];
    }
  if (sum_before <= 0)
    return SPK_NO_HISTORY;
  *out = sum_after / sum_before;
  return SPK_OK;
}
