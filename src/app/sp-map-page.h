/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map, and everything on it in a table beneath. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_MAP_PAGE (sp_map_page_get_type ())
G_DECLARE_FINAL_TYPE (SpMapPage, sp_map_page, SP, MAP_PAGE, SpPage)

G_END_DECLS
