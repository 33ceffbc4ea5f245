/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-round.h"
#include <math.h>

static size_t
find_most (const double *value, size_t n)
{
  size_t most = 0;

  for (size_t i = 1; i < n; i++)
    if (value[i] > value[most])
      most = i;
  return most;
}

SpkStatus
spk_round_to_total (const double *value, size_t n, long long total, double *scratch, long long *out)
{
  long long left = total;

  if (total < 0 || (n == 0 && total > 0))
    return SPK_BAD_ARGUMENT;
  for (size_t i = 0; i < n; i++)
    {
      if (!(value[i] >= 0 && value[i] < 1e15))
        return SPK_BAD_ARGUMENT;
      out[i] = (long long) floor (value[i]);
      scratch[i] = value[i] - floor (value[i]);
      left -= out[i];
    }
  for (; left > 0; left--)
    {
      size_t most = find_most (scratch, n);

      out[most]++;
      scratch[most] -= 1;
    }
  for (; left < 0; left++)
    {
      size_t least = n;

      for (size_t i = 0; i < n; i++)
        if (out[i] > 0 && (least == n || scratch[i] < scratch[least]))
          least = i;
      out[least]--;
      scratch[least] += 1;
    }
  return SPK_OK;
}

SpkStatus
spk_round_keeping_total (const double *value, size_t n, double *scratch, long long *out)
{
  double sum = 0;

  for (size_t i = 0; i < n; i++)
    {
      if (!(value[i] >= 0 && value[i] < 1e15))
        return SPK_BAD_ARGUMENT;
      sum += value[i];
    }
  return spk_round_to_total (value, n, (long long) floor (sum + 0.5), scratch, out);
}
