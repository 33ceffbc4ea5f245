/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school: admission numbers and places by year group, which can be typed over, and its last roll. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_SCHOOL_PANEL (sp_school_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpSchoolPanel, sp_school_panel, SP, SCHOOL_PANEL, SpView)

G_END_DECLS
