/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program takes a place to cost where nobody has said: the one rate behind proposed options, schemes without a price, the
 * need in pounds and what a developer's obligation is held against.
 *
 *   rate (expansion)  = cost of the plan's own priced expansions / places they add, all of the phase together
 *   rate (works)      = rate (expansion) x the DfE's average of such works / of expansions
 *
 * Expansions are schemes whose kind is that, or not said: not new schools, replacements, relocations, amalgamations, improvements,
 * permanent accommodation for places there are, temporary or special places. One whose place costs over three times the DfE's
 * average expansion rebuilds more than it adds, and is left out and counted. A phase without one takes the other's times the ratio of
 * the Basic Need rates, secondary = 1.284884 x primary (domain.md 3.6, GT-11). A plan without any takes the DfE's averages at Q1 2026
 * prices x the location factor. Always an estimate, without land.
 *
 * Example (Norfolk 2013, domain.md 1.2): Catton Grove £2.8m for 210, Little Plumstead £1.2m for 105, Queen's Hill £5.9m for 210, with
 * Drake Infant £4.5m for 252 and Mulbarton £1m for 52: £15.4m / 829 = £18,576.60. Ashwicken, £2.8m for 34, is left out.
 */
#pragma once

#include "sp-cost-per-place.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  SP_UNIT_COST_OWN,     /* the plan's own expansions of the phase */
  SP_UNIT_COST_RATIO,   /* the plan's own of the other phase, by the ratio of the Basic Need rates */
  SP_UNIT_COST_AVERAGE, /* the DfE's average, Q1 2026 */
} SpUnitCostBasis;

typedef struct
{
  SpMoney         rate;       /* one place */
  SpUnitCostBasis basis;
  guint           n_schemes;  /* behind it (OWN, RATIO) */
  guint           n_left_out; /* expansions whose place costs too much to be one */
} SpPlaceRate;

/* location_factor: 0 = the plan's own, or 1.00 where it says none; it counts for the DfE's averages alone. */
SpPlaceRate sp_place_rate_find (const SpSnapshot *snapshot, SpPhase phase, SpWorks works, double location_factor);

/* The DfE's kind of works that a project is. FALSE: none that the DfE has an average of (a relocation, improvements, a site). */
gboolean    sp_project_get_works (const SpProject *project, SpWorks *works);

G_END_DECLS
