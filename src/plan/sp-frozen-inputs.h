/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inputs of a forecast, frozen: every table of the plan that a forecast may read, as text. Same inputs, same text, so
 * its SHA-256 says whether two forecasts were made from the same things. Thawed, they are a snapshot like any other.
 *
 * Left out are the base map, geometries, the paper's words and tables, money, and the rounds themselves. Of scenarios only
 * the one asked for and those it inherits from are in it.
 */
#pragma once

#include "sp-plan.h"

G_BEGIN_DECLS

typedef struct _SpFrozenInputs SpFrozenInputs; /* immutable, atomically counted */
#define SP_TYPE_FROZEN_INPUTS (sp_frozen_inputs_get_type ())
GType           sp_frozen_inputs_get_type (void);
SpFrozenInputs *sp_frozen_inputs_ref (SpFrozenInputs *self);
void            sp_frozen_inputs_unref (SpFrozenInputs *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpFrozenInputs, sp_frozen_inputs_unref)

/* The plan's inputs as they are now, under a scenario (0 = the plan as it stands). One read transaction. */
SpFrozenInputs *sp_plan_freeze (SpPlan *plan, gint64 scenario_id, GError **error);
/* Those of a kept round. Refused for one that was typed in; SP_PLAN_ERROR_DAMAGED when they are not what was kept. */
SpFrozenInputs *sp_plan_read_frozen (SpPlan *plan, gint64 round_id, GError **error);

const char *sp_frozen_inputs_get_sha256 (const SpFrozenInputs *self);
/* Compressed, as a plan keeps them. */
GBytes     *sp_frozen_inputs_compress (const SpFrozenInputs *self);

/* The plan as it was: the bits that a snapshot of it would have had. No map. */
SpSnapshot *sp_frozen_inputs_snapshot (const SpFrozenInputs *self, GError **error);

/* What makes one forecast differ from another, in the order in which a bridge goes from one to the other. */
typedef enum
{
  SP_FACTOR_BOUNDARIES,  /* planning areas, schools, who is in which: openings, closures, amalgamations */
  SP_FACTOR_CORRECTION,  /* rolls of years both knew, put right; pupils adjusted by a planner */
  SP_FACTOR_PROGRESSION, /* the origin moved on and rolls counted since; who moves on where; ratios by a planner */
  SP_FACTOR_BIRTHS,
  SP_FACTOR_HOUSING,     /* sites, completions, yields, where their pupils go */
  SP_FACTOR_METHOD,      /* weights, seed, methods chosen, years left out */
} SpFactor;
#define SP_N_FACTORS 6

/* The plan with the first n factors (in that order) as in `to`, the rest as in `from`: 0 is `from`, SP_N_FACTORS is `to`.
 * Both are of one plan: things keep their ids. */
SpSnapshot *sp_frozen_inputs_mix (const SpFrozenInputs *from, const SpFrozenInputs *to, guint n_factors, GError **error);

G_END_DECLS
