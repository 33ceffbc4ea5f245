/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils counted on a housing site: they make the council's own yields. Counts can be added and removed. */
#pragma once

#include <adwaita.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_SITE_COUNTS (sp_site_counts_get_type ())
G_DECLARE_FINAL_TYPE (SpSiteCounts, sp_site_counts, SP, SITE_COUNTS, AdwBin)

/* The session is borrowed as long as the widget lives. */
void sp_site_counts_show (SpSiteCounts *self, SpSession *session, SpSiteIndex site);

G_END_DECLS
