/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include "spk-interval.h"

double
spk_interval_step_variance (double s0, double phi, double n)
{
  return s0 * s0 + phi / (n > 1 ? n : 1);
}

double
spk_interval_sum_sd (const double *sd, size_t n, double correlation)
{
  double squares = 0, sum = 0;

  for (size_t i = 0; i < n; i++)
    {
      squares += sd[i] * sd[i];
      sum += sd[i];
    }
  return sqrt ((1 - correlation) * squares + correlation * sum * sum);
}
