/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pots of money: what is in them, and what becomes of each, year by year. */
#pragma once

#include "sp-view.h"

G_BEGIN_DECLS

#define SP_TYPE_FUNDING_POTS (sp_funding_pots_get_type ())
G_DECLARE_FINAL_TYPE (SpFundingPots, sp_funding_pots, SP, FUNDING_POTS, SpView)

/* Shows only rows that contain the text; NULL or "" = all. */
void sp_funding_pots_set_search (SpFundingPots *self, const char *text);

G_END_DECLS
