/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the planner has fixed of the selected pot for projects: each line can be removed, and more is fixed. */
#pragma once

#include "sp-snapshot.h"
#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_POT_FIXED (sp_pot_fixed_get_type ())
G_DECLARE_FINAL_TYPE (SpPotFixed, sp_pot_fixed, SP, POT_FIXED, SpView)

/* "£1.2m in 2014-15, and no more of this money"; free with g_free. */
char *sp_pot_fixed_dup_words (const SpPotAllocation *fixed);

G_END_DECLS
