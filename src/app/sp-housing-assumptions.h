/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan assumes of all housing, and where it is changed: the usual delivery of each planning stage, and yields. Each says
 * whether it is usual or the council's own, and can be put back. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_HOUSING_ASSUMPTIONS (sp_housing_assumptions_get_type ())
G_DECLARE_FINAL_TYPE (SpHousingAssumptions, sp_housing_assumptions, SP, HOUSING_ASSUMPTIONS, SpView)

G_END_DECLS
