/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A planning area: what it needs, its pupils against its places, its operating margin, its schools. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_AREA_PANEL (sp_area_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpAreaPanel, sp_area_panel, SP, AREA_PANEL, SpView)

G_END_DECLS
