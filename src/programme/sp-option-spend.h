/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an option costs by financial year, as the search has it: whole thousands of pounds that add up to the cost.
 *
 * By the option's own shares, else by its lead time (spk-spend.h). Spend further from the opening than the search looks (22
 * financial years before, one after) counts in the last year it looks at, on that side. Nothing is left out: an option whose
 * cost cannot be shared out would be built for nothing. */
#pragma once

#include "sp-choice.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

#define SP_OPTION_FIRST_SPEND (-22)
#define SP_OPTION_N_SPEND 24

/* Fills spend[SP_OPTION_N_SPEND] and how many of it there are. Cost in whole £ thousand. FALSE with an error that names the
 * option when its shares or lead time make no profile. */
gboolean sp_option_share_out (const SpOption *option, double cost, SpChoiceSpend *spend, guint *n, GError **error);

G_END_DECLS
