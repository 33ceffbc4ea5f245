/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growth area, said in a sentence before it is shown: forms of entry, dwellings by year (which can be typed over), pupils,
 * statements, projects, agreements. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_GROWTH_PANEL (sp_growth_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpGrowthPanel, sp_growth_panel, SP, GROWTH_PANEL, SpView)

G_END_DECLS
