/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-yield.h"
#include <math.h>

#define MOST_TERMS 20000 /* shapes to a million */
#define CLOSE 1e-15

/* P (shape, x), the share of a gamma variable below x. */
static double
share_below (double shape, double x)
{
  double front, sum, term, c, d, h;

  if (!(x > 0))
    return 0;
  front = exp (shape * log (x) - x - lgamma (shape));
  if (x < shape + 1)
    {
      sum = term = 1 / shape;
      for (int n = 1; n < MOST_TERMS && term > sum * CLOSE; n++)
        sum += term *= x / (shape + n);
      return front * sum;
    }
  c = 1e300;
  d = h = 1 / (x + 1 - shape);
  for (int n = 1; n < MOST_TERMS; n++)
    {
      double an = -n * (n - shape), bn = x + 2 * n + 1 - shape;

      d = 1 / (an * d + bn);
      c = bn + an / c;
      h *= d * c;
      if (fabs (d * c - 1) < CLOSE)
        break;
    }
  return 1 - front * h;
}

double
spk_gamma_quantile (double shape, double p)
{
  double low = 0, high = shape + 1;

  if (!(p > 0))
    return 0;
  while (share_below (shape, high) < p && high < 1e12)
    high *= 2;
  for (int i = 0; i < 200 && high - low > CLOSE * high; i++)
    {
      double middle = low + (high - low) / 2;

      if (share_below (shape, middle) < p)
        low = middle;
      else
        high = middle;
    }
  return low + (high - low) / 2;
}

double
spk_yield_strength (double y0, double cv)
{
  return y0 > 0 && cv > 0 ? 1 / (cv * cv * y0) : 0;
}

SpkStatus
spk_yield_posterior (double k, double y0, double pupils, double dwellings, double level, SpkYield *out)
{
  double shape = k * y0 + pupils, rate = k + dwellings;

  if (!(k > 0) || !(y0 >= 0) || !(pupils >= 0) || !(dwellings >= 0) || !(level > 0 && level < 1) || !isfinite (shape)
      || !isfinite (rate))
    return SPK_BAD_ARGUMENT;
  out->yield = shape / rate;
  out->own_weight = dwellings / rate;
  out->lower = shape > 0 ? spk_gamma_quantile (shape, (1 - level) / 2) / rate : 0;
  out->upper = shape > 0 ? spk_gamma_quantile (shape, (1 + level) / 2) / rate : 0;
  return SPK_OK;
}
