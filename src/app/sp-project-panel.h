/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project: budget, stage, completion and spend by year, which can be typed over, and what must happen first. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_PROJECT_PANEL (sp_project_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpProjectPanel, sp_project_panel, SP, PROJECT_PANEL, SpView)

G_END_DECLS
