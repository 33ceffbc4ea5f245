/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims on districts' community infrastructure levy: what is asked for, and how likely it is. Nothing is paid from them. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_FUNDING_CLAIMS (sp_funding_claims_get_type ())
G_DECLARE_FINAL_TYPE (SpFundingClaims, sp_funding_claims, SP, FUNDING_CLAIMS, SpView)

/* Shows only rows that contain the text; NULL or "" = all. */
void sp_funding_claims_set_search (SpFundingClaims *self, const char *text);

G_END_DECLS
