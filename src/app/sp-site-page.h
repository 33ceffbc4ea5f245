/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Housing sites: every site that brings dwellings, inside growth areas and outside them; sites can be added here. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_SITE_PAGE (sp_site_page_get_type ())
G_DECLARE_FINAL_TYPE (SpSitePage, sp_site_page, SP, SITE_PAGE, SpPage)

G_END_DECLS
