/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-ratio.h"

size_t
spk_ratio_form (const double *before, const uint8_t *before_known, const double *after, const uint8_t *after_known,
                size_t n, double *ratio, uint8_t *ratio_known)
{
  size_t formed = 0;

  for (size_t i = 0; i < n; i++)
    {
      ratio_known[i] = before_known[i + 1] && after_known[i] && before[i + 1] > 0;
      ratio[i] = ratio_known[i] ? after[i] / before[i + 1] : 0;
      formed += ratio_known[i];
    }
  return formed;
}
