/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A popover that adds a growth area, with the planning areas that take its pupils, and selects it. */
#pragma once

#include <gtk/gtk.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_ADD_GROWTH_AREA (sp_add_growth_area_get_type ())
G_DECLARE_FINAL_TYPE (SpAddGrowthArea, sp_add_growth_area, SP, ADD_GROWTH_AREA, GtkPopover)

/* Once; what there is to choose is looked up each time it is shown. */
void sp_add_growth_area_set_session (SpAddGrowthArea *self, SpSession *session);

G_END_DECLS
