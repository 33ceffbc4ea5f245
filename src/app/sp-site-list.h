/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Housing sites: every site that brings dwellings, inside growth areas and outside them; sites can be added here. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_SITE_LIST (sp_site_list_get_type ())
G_DECLARE_FINAL_TYPE (SpSiteList, sp_site_list, SP, SITE_LIST, SpView)

/* Shows only sites that contain the text; "" = all. */
void sp_site_list_set_search (SpSiteList *self, const char *text);

G_END_DECLS
