/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong, or worth knowing, in the plan: a work list that leads to the place. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_FINDING_PAGE (sp_finding_page_get_type ())
G_DECLARE_FINAL_TYPE (SpFindingPage, sp_finding_page, SP, FINDING_PAGE, SpPage)

G_END_DECLS
