/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the programme costs against what the pots hold, by year and by pot. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_FUNDING_PAGE (sp_funding_page_get_type ())
G_DECLARE_FINAL_TYPE (SpFundingPage, sp_funding_page, SP, FUNDING_PAGE, SpPage)

G_END_DECLS
