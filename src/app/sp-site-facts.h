/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a housing site is: its planning stage, its range of dwellings and, outside every growth area, the planning areas that take
 * its pupils. Each can be changed. */
#pragma once

#include <adwaita.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_SITE_FACTS (sp_site_facts_get_type ())
G_DECLARE_FINAL_TYPE (SpSiteFacts, sp_site_facts, SP, SITE_FACTS, AdwBin)

/* The session is borrowed as long as the widget lives. */
void sp_site_facts_show (SpSiteFacts *self, SpSession *session, SpSiteIndex site);

G_END_DECLS
