/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money: its pots, developers' contributions, what if sites slip, and what to look out for. */
#pragma once

#include "sp-page.h"

G_BEGIN_DECLS

#define SP_TYPE_FUNDING_PAGE (sp_funding_page_get_type ())
G_DECLARE_FINAL_TYPE (SpFundingPage, sp_funding_page, SP, FUNDING_PAGE, SpPage)

/* Shows a part: "pots", "ledger", "trial" or "warnings". */
void sp_funding_page_show_part (SpFundingPage *self, const char *name);

G_END_DECLS
