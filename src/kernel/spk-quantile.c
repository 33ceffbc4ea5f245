/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-quantile.h"
#include <math.h>

static void
sift_down (double *value, size_t start, size_t n)
{
  size_t root = start;

  while (2 * root + 1 < n)
    {
      size_t child = 2 * root + 1;
      double held = value[root];

      if (child + 1 < n && value[child] < value[child + 1])
        child++;
      if (held >= value[child])
        return;
      value[root] = value[child];
      value[child] = held;
      root = child;
    }
}

void
spk_sort (double *value, size_t n)
{
  for (size_t i = n / 2; i > 0; i--)
    sift_down (value, i - 1, n);
  for (size_t end = n; end > 1; end--)
    {
      double top = value[0];

      value[0] = value[end - 1];
      value[end - 1] = top;
      sift_down (value, 0, end - 1);
    }
}

SpkStatus
spk_quantile (const double *sorted, size_t n, double p, double *out)
{
  double at;
  size_t below;

  if (!(p >= 0 && p <= 1))
    return SPK_BAD_ARGUMENT;
  if (n == 0)
    return SPK_NO_HISTORY;
  at = p * (double) (n - 1);
  below = (size_t) floor (at);
  *out = sorted[below];
  if (below + 1 < n)
    *out += (at - (double) below) * (sorted[below + 1] - sorted[below]);
  return SPK_OK;
}
