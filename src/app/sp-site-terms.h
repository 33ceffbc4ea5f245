/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a housing site is delivered: when it starts, how fast it builds, how likely and how late; each can be typed over. */
#pragma once

#include <adwaita.h>
#include "sp-session.h"

G_BEGIN_DECLS

#define SP_TYPE_SITE_TERMS (sp_site_terms_get_type ())
G_DECLARE_FINAL_TYPE (SpSiteTerms, sp_site_terms, SP, SITE_TERMS, AdwBin)

/* The session is borrowed as long as the widget lives. */
void sp_site_terms_show (SpSiteTerms *self, SpSession *session, SpSiteIndex site);

G_END_DECLS
