/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-round.h"
#include <math.h>

SpkStatus
spk_round_keeping_total (const double *value, size_t n, double *scratch, long long *out)
{
  double sum = 0;
  long long left;

  for (size_t i = 0; i < n; i++)
    {
      if (!(value[i] >= 0 && value[i] < 1e15))
        return SPK_BAD_ARGUMENT;
      sum += value[i];
    }
  left = (long long) floor (sum + 0.5);
  for (size_t i = 0; i < n; i++)
    {
      out[i] = (long long) floor (value[i]);
      scratch[i] = value[i] - floor (value[i]);
      left -= out[i];
    }
  for (; left > 0; left--)
    {
      size_t most = 0;

      for (size_t i = 1; i < n; i++)
        if (scratch[i] > scratch[most])
          most = i;
      out[most]++;
      scratch[most] = -1;
    }
  return SPK_OK;
}
