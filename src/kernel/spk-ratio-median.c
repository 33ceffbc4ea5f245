/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Median of the latest ratios: one bad year in three or more does not move it.
 * Worked example: domain.md GT-2, of 0.9 and 0.95: 0.925; of 0.9, 1.4 and 0.95: 0.95. */
#include "spk-ratio.h"

#define LONGEST 64

SpkStatus
spk_ratio_median (const double *ratio, const uint8_t *known, size_t n, size_t window, double *out)
{
  double sorted[LONGEST];
  size_t count = 0;

  for (size_t i = 0; i < n && i < window && count < LONGEST; i++)
    if (known[i])
      {
        size_t j = count++;

        for (; j > 0 && sorted[j - 1] > ratio[i]; j--)
          sorted[j] = sorted[j - 1];
        sorted[j] = ratio[i];
      }
  if (count == 0)
    return spk_ratio_last (ratio, known, n, out);
  *out = count % 2 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2;
  return SPK_OK;
}
