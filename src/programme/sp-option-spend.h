/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an option costs by financial year, as the search has it: whole thousands of pounds, rounded up, that add up to its cost.
 *
 * As it will be spent once it is adopted (sp-option-shares.h). Nothing is left out: an option whose cost cannot be shared out would
 * be built for nothing. */
#pragma once

#include "sp-choice.h"
#include "sp-option-shares.h"

G_BEGIN_DECLS

/* Fills spend[SP_OPTION_N_SPEND] and how many of it there are. FALSE with an error that names the option when its shares or lead
 * time make no profile. */
gboolean sp_option_share_out (const SpOption *option, gint lead_months, SpMoney cost, SpChoiceSpend *spend, guint *n,
                              GError **error);

G_END_DECLS
