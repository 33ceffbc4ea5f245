/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What developers have agreed to: where each obligation stands, its six dates, and when its money can be expected. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_FUNDING_LEDGER (sp_funding_ledger_get_type ())
G_DECLARE_FINAL_TYPE (SpFundingLedger, sp_funding_ledger, SP, FUNDING_LEDGER, SpView)

/* Shows only rows that contain the text; NULL or "" = all. */
void sp_funding_ledger_set_search (SpFundingLedger *self, const char *text);

G_END_DECLS
