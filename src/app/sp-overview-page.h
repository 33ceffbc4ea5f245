/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan says in a few sentences, whether the money is enough, where places run out first, and what to look at first. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_OVERVIEW_PAGE (sp_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (SpOverviewPage, sp_overview_page, SP, OVERVIEW_PAGE, SpPage)

G_END_DECLS
