/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Single exponential smoothing of the log ratio: each year the level moves towards the new ratio by a share alpha of the
 * difference, so that old years fade and none is forgotten. A year without a ratio leaves the level as it is.
 * Source: NCES, Projections of Education Statistics (progression rates by single exponential smoothing; domain.md 5.1); Brown 1959.
 * Worked example: ratios 0.95 then 0.9 with alpha 0.5: exp ((log 0.95 + log 0.9) / 2) = 0.924662. */
#include "spk-ratio.h"
#include <math.h>

SpkStatus
spk_ratio_smoothed (const double *ratio, const uint8_t *known, size_t n, double alpha, double *out)
{
  double level = 0;
  int any = 0;

  if (!(alpha > 0 && alpha <= 1))
    return SPK_BAD_ARGUMENT;
  for (size_t i = n; i-- > 0;)
    {
      double value;

      if (!known[i])
        continue;
      value = log (ratio[i] > 1e-6 ? ratio[i] : 1e-6);
      level = any ? level + alpha * (value - level) : value;
      any = 1;
    }
  if (!any)
    return SPK_NO_HISTORY;
  *out = exp (level);
  return SPK_OK;
}
