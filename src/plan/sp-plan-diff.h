/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two plans, by thing and field, in words; for copies of one plan also who changed it. */
#pragma once

#include "sp-plan.h"

G_BEGIN_DECLS

typedef enum { SP_CHANGE_ADDED, SP_CHANGE_REMOVED, SP_CHANGE_CHANGED } SpChangeKind;
/* Which copy changed it since they were one; UNKNOWN where the two have no history in common. */
typedef enum { SP_CHANGED_BY_MINE, SP_CHANGED_BY_THEIRS, SP_CHANGED_BY_BOTH, SP_CHANGED_BY_UNKNOWN } SpChangedBy;

typedef struct
{
  SpChangeKind kind;
  SpChangedBy  by;
  char *table;   /* of the schema, for machines */
  gint64 key;
  char *thing;   /* "Dwellings of housing site “Kingsfleet” (2016/17)" */
  char *field;   /* "dwellings"; NULL for a thing added or removed */
  char *before, *mine, *theirs; /* NULL = not said (or, of a thing added or removed, not there) */
} SpPlanChange;
void sp_plan_change_free (SpPlanChange *self);

/* A row of a copy is known as merging knows it (sp-plan-merge.h): by the edit that made it and its number there, or, where both added
 * it by themselves, by what makes it the same thing; so a colleague's school is not taken for another with its number.
 *
 * Array of SpPlanChange in the order of the schema, then by key; empty when they hold the same. `before` is what both held when
 * they were one; where that cannot be told it is NULL and by is UNKNOWN. Neither plan is written. */
GPtrArray *sp_plan_diff (SpPlan *mine, SpPlan *theirs, GError **error);

G_END_DECLS
