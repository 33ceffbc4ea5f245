/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years that the plan leaves out of every ratio, with the reasons; a year can be left out and taken back. */
#pragma once

#include <adwaita.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_EXCLUDED_YEARS (sp_excluded_years_get_type ())
G_DECLARE_FINAL_TYPE (SpExcludedYears, sp_excluded_years, SP, EXCLUDED_YEARS, AdwBin)

/* area: of the snapshot, offered beside all planning areas; -1 = none. The session is borrowed as long as the widget lives. */
void sp_excluded_years_show (SpExcludedYears *self, SpSession *session, SpAreaIndex area);

G_END_DECLS
