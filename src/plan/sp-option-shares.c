/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-option-shares.h"

#include "sp-date-parts.h"
#include "sp-lead-time.h"
#include "spk-round.h"
#include "spk-spend.h"

#define SEPTEMBER_IN_FINANCIAL_YEAR 5
#define A_THOUSAND 100000 /* pounds, in pence */

gint
sp_plan_month (const char *as_of, SpAcademicYear origin)
{
  gint month = as_of != NULL ? sp_date_get_month (as_of) : -1;

  if (month < 0)
    return (origin.start + 1) * 12 + SP_SEPTEMBER;
  return sp_date_get_year (as_of) * 12 + (month == 0 ? 6 : month - 1);
}

gint
sp_option_spend_lead (const SpOption *option, const SpProject *project, SpAcademicYear opens, gint plan_month)
{
  gint lead = option->lead_months >= 0 ? option->lead_months : sp_lead_time_unsaid (), by = opens.start;

  if (project != NULL && project->lead_months < 0 && project->places_from_year.start != 0)
    by = MIN (by, project->places_from_year.start);
  return CLAMP (by * 12 + SP_SEPTEMBER - plan_month, 0, lead);
}

/* FALSE when they are no shares of anything. */
static gboolean
fill_shares (const SpOption *option, gint lead_months, double *share)
{
  for (guint i = 0; i < option->n_spend; i++)
    {
      gint at = CLAMP (option->spend[i].years_after - SP_OPTION_FIRST_SPEND, 0, SP_OPTION_N_SPEND - 1);

      share[at] += option->spend[i].share;
    }
  return option->n_spend > 0
         || spk_spend_shares (lead_months, SEPTEMBER_IN_FINANCIAL_YEAR, SP_OPTION_FIRST_SPEND, SP_OPTION_N_SPEND, share) == SPK_OK;
}

gboolean
sp_option_share_cost (const SpOption *option, gint lead_months, SpMoney cost, gint64 *pence)
{
  double share[SP_OPTION_N_SPEND] = { 0 }, scratch[SP_OPTION_N_SPEND], sum = 0;
  long long whole[SP_OPTION_N_SPEND], thousands = ABS (cost.pence) / A_THOUSAND;
  gboolean done = fill_shares (option, lead_months, share);
  gint most = 0, sign = cost.pence < 0 ? -1 : 1;

  for (gint i = 0; i < SP_OPTION_N_SPEND; i++)
    {
      sum += share[i];
      most = share[i] > share[most] ? i : most;
    }
  for (guint i = 0; i < SP_OPTION_N_SPEND; i++)
    share[i] *= (double) thousands / sum;
  if (!done || !(sum > 0) || spk_round_to_total (share, SP_OPTION_N_SPEND, thousands, scratch, whole) != SPK_OK)
    return FALSE;
  for (gint i = 0; i < SP_OPTION_N_SPEND; i++)
    pence[i] = sign * (whole[i] * A_THOUSAND + (i == most ? ABS (cost.pence) % A_THOUSAND : 0));
  return TRUE;
}
