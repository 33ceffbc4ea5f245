/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A command that takes two plans: this one and another officer's copy. */
#pragma once

#include "sp-command-line.h"
#include "sp-plan.h"

G_BEGIN_DECLS

typedef struct { SpPlan *mine, *theirs; } SpTwoPlans;
#define SP_TWO_PLANS_INIT { NULL }
void sp_two_plans_clear (SpTwoPlans *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpTwoPlans, sp_two_plans_clear)

/* Opens both, the second for reading only, the first too when read_only. FALSE: the complaint has been printed, end with
 * *exit. */
gboolean sp_two_plans_open (SpTwoPlans *self, SpCommandLine *line, gboolean read_only, SpExit *exit);

G_END_DECLS
