/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the inspector shows of the selected housing site; all of it can be edited in place. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_SITE_PANEL (sp_site_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpSitePanel, sp_site_panel, SP, SITE_PANEL, SpView)

G_END_DECLS
