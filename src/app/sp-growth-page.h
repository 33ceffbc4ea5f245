/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The growth areas in a table. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_GROWTH_PAGE (sp_growth_page_get_type ())
G_DECLARE_FINAL_TYPE (SpGrowthPage, sp_growth_page, SP, GROWTH_PAGE, SpPage)

/* "areas" or "sites": those of growth areas, and those outside them. */
void sp_growth_page_show_part (SpGrowthPage *self, const char *name);

G_END_DECLS
