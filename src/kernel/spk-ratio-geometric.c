/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Geometric mean of the latest ratios: the constant ratio that would have carried the same cohort through.
 * Worked example: domain.md GT-2, sqrt (0.95 x 0.9) = 0.924662. */
#include <math.h>
#include "spk-ratio.h"

SpkStatus
spk_ratio_geometric (const double *ratio, const uint8_t *known, size_t n, size_t window, double *out)
{
  double sum = 0;
  size_t count = 0;

  for (size_t i = 0; i < n && i < window; i++)
    if (known[i])
      {
        if (ratio[i] <= 0)
          {
            *out = 0;
            return SPK_OK;
          }
        sum += log (ratio[i]);
        count++;
      }
  if (count == 0)
    return spk_ratio_last (ratio, known, n, out);
  *out = exp (sum / (double) count);
  return SPK_OK;
}
