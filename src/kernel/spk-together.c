/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-together.h"
#include <math.h>

/* The posterior on a grid of f, by equal factors from 1/4096 to 256. */
#define LEAST (1.0 / 4096)
#define STEP 1.4142135623730951
#define N_STEPS 41
#define FREEDOM 4.0

/* Of the logarithm of f. */
static double
log_prior (double f)
{
  return 0.5 * log (f) - 0.5 * (FREEDOM + 1) * log (1 + f / FREEDOM);
}

static double
log_likelihood (const SpkWitness *witness, size_t n, double f)
{
  double sum = 0;

  for (size_t i = 0; i < n; i++)
    {
      double variance = 1 + f * witness[i].shared;

      sum -= witness[i].weight * (log (variance) + witness[i].square / variance) / 2;
    }
  return sum;
}

double
spk_together_factor (const SpkWitness *witness, size_t n)
{
  double density[N_STEPS], f = LEAST, most = -INFINITY, sum = 0, mean = 0;

  for (int i = 0; i < N_STEPS; i++, f *= STEP)
    {
      density[i] = log_prior (f) + log_likelihood (witness, n, f);
      most = density[i] > most ? density[i] : most;
    }
  f = LEAST;
  for (int i = 0; i < N_STEPS; i++, f *= STEP)
    {
      double share = exp (density[i] - most);

      sum += share;
      mean += share * f;
    }
  return mean / sum;
}
