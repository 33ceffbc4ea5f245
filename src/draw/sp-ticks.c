/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-ticks.h"

#include <math.h>

static SpTicks
ticks_of_step (double low, double high, double step)
{
  double first = floor (low / step + 1e-9), last = floor (high / step + 1e-9);
  SpTicks ticks = { first * step, step, (guint) (last - first) + 1, 0 };

  while (ticks.decimals < 6 && fabs (step * pow (10, ticks.decimals) - round (step * pow (10, ticks.decimals))) > 1e-6)
    ticks.decimals++;
  return ticks;
}

SpTicks
sp_ticks_nice (double low, double high, guint max_n, gboolean whole)
{
  static const double mantissas[] = { 1, 2, 2.5, 5 };
  double power;

  if (!(high > low))
    high = low + 1;
  max_n = MAX (max_n, 2);
  power = pow (10, floor (log10 ((high - low) / max_n)));
  for (guint round = 0; round < 4; round++, power *= 10)
    for (guint m = 0; m < G_N_ELEMENTS (mantissas); m++)
      {
        double step = mantissas[m] * power;

        if (whole && (step < 1 || step != floor (step)))
          continue;
        if (ticks_of_step (low, high, step).n <= max_n)
          return ticks_of_step (low, high, step);
      }
  return ticks_of_step (low, high, high - low);
}

SpTicks
sp_ticks_of_unit (double low, double high, guint max_n, double unit)
{
  static const double mantissas[] = { 1, 2, 5 };

  if (!(high > low))
    high = low + unit;
  max_n = MAX (max_n, 2);
  for (double power = 1; power < 1e12; power *= 10)
    for (guint m = 0; m < G_N_ELEMENTS (mantissas); m++)
      if (ticks_of_step (low, high, unit * mantissas[m] * power).n <= max_n)
        return ticks_of_step (low, high, unit * mantissas[m] * power);
  return ticks_of_step (low, high, high - low);
}

double
sp_ticks_value (const SpTicks *self, guint i)
{
  return self->first + i * self->step;
}
