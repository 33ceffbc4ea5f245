/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-contribution.h"

#include <math.h>

/* Secondary over primary Basic Need multiplier, in millionths: domain.md 3.6 and GT-11. */
#define SECONDARY_MILLIONTHS 1284884

gboolean
sp_pupils_per_dwelling (double pupils, double dwellings, double *out)
{
  g_return_val_if_fail (out != NULL, FALSE);

  if (!(dwellings > 0) || !(pupils >= 0))
    return FALSE;
  *out = pupils / dwellings;
  return TRUE;
}

double
sp_pupils_of_dwellings (const double *dwellings, const double *pupils_per_dwelling, gsize n)
{
  double pupils = 0;

  for (gsize i = 0; i < n; i++)
    pupils += dwellings[i] * pupils_per_dwelling[i];
  return pupils;
}

double
sp_places_to_fund (double pupils, const SpHeadroom *headroom)
{
  double expected, room;

  g_return_val_if_fail (headroom != NULL, 0);

  expected = fmax (headroom->roll, headroom->forecast);
  room = headroom->places - expected * (1 + headroom->margin);
  return fmax (0, pupils - fmax (0, room));
}

gboolean
sp_contribution (double places, SpMoney cost_per_place, SpMoney *out)
{
  double pence;

  g_return_val_if_fail (out != NULL, FALSE);

  pence = places * (double) cost_per_place.pence;
  if (!(places >= 0) || cost_per_place.pence < 0 || !(pence < 9e15)) /* above 2^53 pence a double holds no halves */
    return FALSE;
  out->pence = (gint64) floor (pence + 0.5);
  return TRUE;
}

SpMoney
sp_secondary_multiplier (SpMoney primary)
{
  g_return_val_if_fail (primary.pence >= 0 && primary.pence < G_MAXINT64 / SECONDARY_MILLIONTHS, primary);

  return sp_money ((primary.pence * SECONDARY_MILLIONTHS + 500000) / 1000000);
}
