/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is selected, in full: a panel for a growth area, a planning area, a school, a project or a pot. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_INSPECTOR (sp_inspector_get_type ())
G_DECLARE_FINAL_TYPE (SpInspector, sp_inspector, SP, INSPECTOR, SpView)

G_END_DECLS
