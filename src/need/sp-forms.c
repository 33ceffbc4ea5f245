/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-forms.h"

#include <math.h>

double
sp_forms_of_places (double places, SpYearGroup first, SpYearGroup last)
{
  g_return_val_if_fail (first <= last, 0);

  return places / ((double) SP_PUPILS_PER_FORM * (last - first + 1));
}

double
sp_forms_of_dwellings (double dwellings, double pupils_per_dwelling, SpPhase phase)
{
  return sp_forms_of_places (dwellings * pupils_per_dwelling, sp_phase_first_group (phase),
                             sp_phase_last_group (phase));
}

/* A decimal half such as 1.15 is seldom a binary one. Scaled, it lands within a few units in the last place of the half
 * that was meant; anything nearer than one part in 10^12 is taken for that half. */
double
sp_round_half_away (double value, gint decimals)
{
  double scale = 1, scaled, whole;

  g_return_val_if_fail (decimals >= 0 && decimals <= 9, value);
  if (!isfinite (value))
    return value;

  for (gint i = 0; i < decimals; i++)
    scale *= 10;
  scaled = fabs (value) * scale;
  whole = floor (scaled + 0.5 + scaled * 1e-12);
  if (whole == 0)
    return 0;
  return value < 0 ? -whole / scale : whole / scale;
}
