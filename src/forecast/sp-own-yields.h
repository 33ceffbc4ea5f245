/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The yields in force, and the council's own beside them: pupils counted on its completed estates (yield_observation),
 * shrunk to the yield held by how many dwellings they rest on.
 *
 *   own = (k x held + pupils counted) / (k + dwellings counted)          (spk-yield.h; domain.md 5.7)
 *
 * k is what councils' own yields vary by: `spread` is the coefficient of variation between them, so k = 1 / (spread^2
 * x held). Only counts of exactly the dwellings a yield is for are used: those of houses do not stand for all
 * dwellings, nor an estate twice. Where the plan holds no yield of the dwellings counted, they are shrunk to the one
 * it would use for them. */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* Between councils: the four of the DfE's own example file (domain.md 3.2) lie 0.26 from England's primary yield on
 * average (root mean square); a quarter is what the forecast lets sites differ by, too. */
#define SP_USUAL_YIELD_SPREAD 0.25
#define SP_OWN_YIELD_LEVEL 0.8

typedef struct
{
  SpYield  held;          /* the row in force, or what the plan would use (derived TRUE): its provenance says whose */
  gboolean derived;
  guint    n_counts;
  double   dwellings, pupils; /* counted; 0 = none */
  double   strength;      /* k, dwellings */
  double   own, lower, upper; /* pupils per dwelling, the middle 80 %; as held where nothing was counted */
  double   own_weight;    /* 0..1 */
  double   forms_per_100; /* of `held`, settled or at its age; negative = not a phase that is planned in forms */
} SpOwnYield;

/* Of SpOwnYield: rows in force in their order, then kinds of dwellings counted without one. spread above 0, at most 2.
 */
GArray *sp_own_yields (const SpSnapshot *snapshot, double spread);

/* Writes-in-waiting: of SpYield, those that own counts change. For sp_edit_set_yields. */
GArray *sp_own_yields_derive (const SpSnapshot *snapshot, double spread);

G_END_DECLS
