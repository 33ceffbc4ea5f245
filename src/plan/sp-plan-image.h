/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan as it is now, copied into memory, so that a worker may read and check it while the plan itself goes on being
 * edited: a copy takes a millisecond where a county's snapshot and checks take a hundred. Used by one thread at a time. */
#pragma once

#include "sp-frozen-inputs.h"

G_BEGIN_DECLS

typedef struct _SpPlanImage SpPlanImage;
/* On the plan's thread. NULL with SP_PLAN_ERROR_REFUSED when the plan is closed, or as reading it fails. */
SpPlanImage *sp_plan_image_new (SpPlan *plan, GError **error);
void         sp_plan_image_free (SpPlanImage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPlanImage, sp_plan_image_free)

/* As sp_plan_snapshot, sp_plan_check, sp_plan_freeze and sp_plan_read_frozen; any thread. */
SpSnapshot *sp_plan_image_snapshot (SpPlanImage *self, gint64 scenario_id, GError **error);
void        sp_plan_image_check (SpPlanImage *self, GPtrArray *findings);
SpFrozenInputs *sp_plan_image_freeze (SpPlanImage *self, gint64 scenario_id, GError **error);
SpFrozenInputs *sp_plan_image_read_frozen (SpPlanImage *self, gint64 round_id, GError **error);

G_END_DECLS
