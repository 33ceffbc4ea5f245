/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an option costs by financial year: the one rule for a programme that is looked for and for its adoption, so that both spend the
 * same pounds in the same year.
 *
 * By the option's own shares; else by its lead time (spk-spend.h), or the months there are from the plan's own day to the September
 * in which it opens, where that is less: nothing is spent before anything can be decided. Whole thousands of pounds by largest
 * remainder, and what the cost has of odd pounds in the year of most spend. Spend further from the opening than is looked at (22
 * financial years before, one after) counts in the last year looked at, on that side: nothing is left out.
 *
 * Example: £1,119,000 over 24 months to September 2017: £81,000 in 2015-16, £677,000, £314,000 and £47,000 in 2018-19. */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

#define SP_OPTION_FIRST_SPEND (-22)
#define SP_OPTION_N_SPEND 24

/* Months since the year 0 of the plan's own day (year x 12 + month - 1): its as_of, else the September in which the first year of the
 * forecast begins. A year by itself is its middle. */
gint     sp_plan_month (const char *as_of, SpAcademicYear origin);
/* Months over which it is spent when it opens in that year. `project`: the one it stands for, NULL = none; where that is dated by the
 * plan, with no lead time of its own, the time there is to its own date. */
gint     sp_option_spend_lead (const SpOption *option, const SpProject *project, SpAcademicYear opens, gint plan_month);
/* Fills pence[SP_OPTION_N_SPEND], from SP_OPTION_FIRST_SPEND years after the financial year of its opening on; a cost below nought too.
 * FALSE when shares or lead time make no profile. */
gboolean sp_option_share_cost (const SpOption *option, gint lead_months, SpMoney cost, gint64 *pence);

G_END_DECLS
