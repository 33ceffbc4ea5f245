/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a developer is asked for: pupils of the dwellings, less the room there is, times the cost of a place.
 *
 *   pupils          = sum over kinds of dwelling (dwellings x pupils per dwelling)
 *   headroom        = places - the larger of the roll now and the roll forecast without this site, x (1 + margin)
 *   places to fund  = max (0, pupils - max (0, headroom))
 *   contribution    = places to fund x cost of a place
 *
 * Source: domain.md 3.5 (Derbyshire, Warwickshire, Greater Norwich), 3.6, GT-10 and GT-11.
 */
#pragma once

#include "sp-money.h"
#include "sp-year.h"

G_BEGIN_DECLS

/* Pupils per dwelling as counted: FALSE without dwellings. Example: 2,641 pupils of 8,300 dwellings: 0.318192771. */
gboolean sp_pupils_per_dwelling (double pupils, double dwellings, double *out);
/* Pupils of n kinds of dwelling. Example: 250 dwellings at 20, 15 and 6 in 100: 50, 37.5 and 15 pupils (Derbyshire). */
double   sp_pupils_of_dwellings (const double *dwellings, const double *pupils_per_dwelling, gsize n);

typedef struct
{
  double places;       /* of the schools the children would attend */
  double roll;         /* now */
  double forecast;     /* the highest roll expected within five years without this site; 0 = not forecast */
  double margin;       /* share of pupils kept as spare places */
} SpHeadroom;

/* Places the development must pay for. Room already spoken for is not room: see forecast. */
double   sp_places_to_fund (double pupils, const SpHeadroom *headroom);

/* places x cost of a place, rounded once to the penny, half up. FALSE for fewer than 0 places.
 * Example: 100 homes, 25 primary places at the Basic Need multiplier of 2025-26, £19,648.88: £491,222.00 (Surrey). */
gboolean sp_contribution (double places, SpMoney cost_per_place, SpMoney *out);

/* Secondary Basic Need multiplier from the primary one: 1.284884 times it, to the penny. The ratio is the same in every
 * published pair (19,345 and 24,856; 19,648.88 and 25,246.53; 19,288.30 and 24,783.22), although the notes say "30 %
 * higher". */
SpMoney  sp_secondary_multiplier (SpMoney primary);

G_END_DECLS
