/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-births.h"

SpkStatus
spk_births_flat (const double *births, const uint8_t *known, size_t n, size_t window, double *out)
{
  double sum = 0;
  size_t count = 0;

  for (size_t i = n; i > 0 && count < window; i--)
    if (known[i - 1])
      {
        sum += births[i - 1];
        count++;
      }
  if (count == 0)
    return SPK_NO_HISTORY;
  *out = sum / (double) count;
  return SPK_OK;
}
