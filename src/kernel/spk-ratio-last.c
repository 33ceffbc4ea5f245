/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last ratio: next year moves as this year did. Follows a change at once, and every accident with it.
 * Worked example: domain.md GT-2, ratios 99/110 then 91/95 -> 0.9 and 0.957895. */
#include "spk-ratio.h"

SpkStatus
spk_ratio_last (const double *ratio, const uint8_t *known, size_t n, double *out)
{
  for (size_t i = 0; i < n; i++)
    if (known[i])
      {
        *out = ratio[i];
        return SPK_OK;
      }
  return SPK_NO_HISTORY;
}
