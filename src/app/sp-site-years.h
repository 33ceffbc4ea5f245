/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A housing site's dwellings by year, each of which can be typed over. */
#pragma once

#include <adwaita.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_SITE_YEARS (sp_site_years_get_type ())
G_DECLARE_FINAL_TYPE (SpSiteYears, sp_site_years, SP, SITE_YEARS, AdwBin)

GtkWidget *sp_site_years_new (void);
/* The session is borrowed as long as the widget lives. */
void       sp_site_years_show (SpSiteYears *self, SpSession *session, SpSiteIndex site);

G_END_DECLS
