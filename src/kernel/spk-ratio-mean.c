/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mean of the latest ratios. Source: domain.md 5.1. Worked example: GT-2, (0.95 + 0.9) / 2 = 0.925. */
#include "spk-ratio.h"

SpkStatus
spk_ratio_mean (const double *ratio, const uint8_t *known, size_t n, size_t window, double *out)
{
  double sum = 0;
  size_t count = 0;

  for (size_t i = 0; i < n && i < window; i++)
    if (known[i])
      {
        sum += ratio[i];
        count++;
      }
  if (count == 0)
    return spk_ratio_last (ratio, known, n, out);
  *out = sum / (double) count;
  return SPK_OK;
}
