/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How late a site starts, from a mean and a spread. The two multipliers are the minimum of a convex function of two
 * variables, log (sum of exp (a k + b k^2)) - a m1 - b m2, found by Newton's method with halved steps (Boyd and
 * Vandenberghe, Convex Optimization, 2004, 9.5). */
#include <math.h>
#include "spk-delivery.h"

#define MOST_STEPS 200
#define CLOSE 1e-12
#define EDGE 1e-4 /* of a year, at the ends of what deviation there can be */

static double
weigh (double a, double b, double chance[SPK_MOST_SLIP])
{
  double top = 0, sum = 0;

  for (int k = 0; k < SPK_MOST_SLIP; k++)
    top = fmax (top, a * k + b * k * k);
  for (int k = 0; k < SPK_MOST_SLIP; k++)
    sum += chance[k] = exp (a * k + b * k * k - top);
  for (int k = 0; k < SPK_MOST_SLIP; k++)
    chance[k] /= sum;
  return top + log (sum);
}

/* Moments of k and k^2: means, and the three second moments about them. */
static void
measure (const double chance[SPK_MOST_SLIP], double mean[2], double spread[3])
{
  mean[0] = mean[1] = spread[0] = spread[1] = spread[2] = 0;
  for (int k = 0; k < SPK_MOST_SLIP; k++)
    {
      mean[0] += chance[k] * k;
      mean[1] += chance[k] * k * k;
    }
  for (int k = 0; k < SPK_MOST_SLIP; k++)
    {
      double u = k - mean[0], v = k * k - mean[1];

      spread[0] += chance[k] * u * u;
      spread[1] += chance[k] * u * v;
      spread[2] += chance[k] * v * v;
    }
}

static void
solve (double m1, double m2, double chance[SPK_MOST_SLIP])
{
  double a = 0, b = 0, value = weigh (a, b, chance) - a * m1 - b * m2;

  for (int i = 0; i < MOST_STEPS; i++)
    {
      double mean[2], spread[3], size = 1, det, da, db;

      measure (chance, mean, spread);
      if (fabs (mean[0] - m1) < CLOSE && fabs (mean[1] - m2) < CLOSE)
        return;
      det = spread[0] * spread[2] - spread[1] * spread[1];
      if (!(det > 0))
        return;
      da = (spread[2] * (m1 - mean[0]) - spread[1] * (m2 - mean[1])) / det;
      db = (spread[0] * (m2 - mean[1]) - spread[1] * (m1 - mean[0])) / det;
      for (; size > 1e-6; size /= 2)
        {
          double next = weigh (a + size * da, b + size * db, chance) - (a + size * da) * m1 - (b + size * db) * m2;

          if (next <= value)
            {
              value = next;
              break;
            }
        }
      a += size * da;
      b += size * db;
      weigh (a, b, chance);
    }
}

void
spk_delivery_slip (double mean, double sd, double chance[SPK_MOST_SLIP])
{
  double m = fmin (fmax (mean, 0), SPK_MOST_SLIP - 1), whole = floor (m), part = m - whole;
  double least = sqrt (part * (1 - part)), most = sqrt (m * (SPK_MOST_SLIP - 1 - m));

  for (int k = 0; k < SPK_MOST_SLIP; k++)
    chance[k] = 0;
  if (!(sd > least + EDGE) || most <= least + 2 * EDGE)
    {
      chance[(int) whole] += 1 - part;
      if (part > 0)
        chance[(int) whole + 1] += part;
      return;
    }
  if (sd >= most - EDGE)
    {
      chance[0] = 1 - m / (SPK_MOST_SLIP - 1);
      chance[SPK_MOST_SLIP - 1] = m / (SPK_MOST_SLIP - 1);
      return;
    }
  solve (m, m * m + sd * sd, chance);
}
