/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weighted mean of the latest ratios, 3:2:1 with the most recent first in most counties.
 * Source: Hertfordshire, Meeting the Demand 2015 (domain.md 5.1). Worked examples: GT-1; GT-2, (0.9 x 2 + 0.95) / 3. */
#include "spk-ratio.h"

SpkStatus
spk_ratio_weighted (const double *ratio, const uint8_t *known, size_t n, const double *weights, size_t n_weights,
                    double *out)
{
  double sum = 0, weight = 0;

  for (size_t i = 0; i < n_weights; i++)
    if (!(weights[i] >= 0))
      return SPK_BAD_ARGUMENT;
  for (size_t i = 0; i < n && i < n_weights; i++)
    if (known[i])
      {
        sum += weights[i] * ratio[i];
        weight += weights[i];
      }
  if (weight <= 0)
    return spk_ratio_last (ratio, known, n, out);
  *out = sum / weight;
  return SPK_OK;
}
