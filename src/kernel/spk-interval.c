/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-interval.h"
#include <math.h>
#include "spk-quantile.h"

#define FEWEST 30
#define STEPS 20
#define BORROWED 50.0
#define CAUCHY_TAIL 4.128496    /* tan (0.475 pi) / tan (0.4 pi) */
#define CAUCHY_MIDDLE 12.706205 /* tan (0.475 pi) / tan (0.25 pi) */
#define ENOUGH 1500 /* errors to fit two numbers to; of more, every second, third … */

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

/* The loss of the `held` quantile, each error weighted so that areas of all sizes have a say. */
static double
quantile_loss (const double *error, const double *pupils, size_t n, double held, double z, double s0, double phi)
{
  double sum = 0;

  for (size_t i = 0; i < n; i += 1 + (n - 1) / ENOUGH)
    {
      double over = error[i] - z * pupils[i] * sqrt (spk_interval_step_variance (s0, phi, pupils[i]));

      sum += (over > 0 ? held * over : (held - 1) * over) / sqrt (pupils[i] + 1);
    }
  return sum;
}

SpkStatus
spk_interval_fit (const double *error, const double *pupils, size_t n, double held, double z, double *s0, double *phi)
{
  double least = INFINITY;

  if (n < FEWEST)
    return SPK_NO_HISTORY;
  /* s0 0 and 0.2 % to 40 %, phi 0.01 to 30, both by equal factors. */
  for (int i = 0; i < STEPS; i++)
    for (int j = 0; j < STEPS; j++)
      {
        double s = i ? 0.002 * pow (200, (i - 1) / (STEPS - 2.0)) : 0, p = 0.01 * pow (3000, j / (STEPS - 1.0));
        double loss = quantile_loss (error, pupils, n, held, z, s, p);

        if (loss < least)
          least = loss, *s0 = s, *phi = p;
      }
  return SPK_OK;
}

void
spk_interval_bound (double *ratio, size_t n)
{
  double middle = 0, most = 0;

  if (n == 0)
    return;
  spk_sort (ratio, n);
  spk_quantile (ratio, n, 0.5, &middle);
  spk_quantile (ratio, n, 0.8, &most);
  if (!(middle > 0))
    return;
  most = fmin (most * CAUCHY_TAIL, middle * CAUCHY_MIDDLE);
  for (size_t i = n; i > 0 && ratio[i - 1] > most; i--)
    ratio[i - 1] = most;
}

double
spk_interval_multiple (double *ratio, size_t n, double held, double z, double otherwise)
{
  double at = 0;

  if (n == 0)
    return otherwise;
  spk_sort (ratio, n);
  spk_quantile (ratio, n, held, &at);
  return ((double) n * at / z + BORROWED * otherwise) / ((double) n + BORROWED);
}
