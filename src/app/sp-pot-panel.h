/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A pot of money by financial year, which can be typed over, and what it may pay for. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_POT_PANEL (sp_pot_panel_get_type ())
G_DECLARE_FINAL_TYPE (SpPotPanel, sp_pot_panel, SP, POT_PANEL, SpView)

G_END_DECLS
