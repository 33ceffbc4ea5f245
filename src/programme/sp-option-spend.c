/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-option-spend.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include "sp-lead-time.h"
#include "spk-round.h"
#include "spk-spend.h"

#define SEPTEMBER 5

/* FALSE when they are no shares of anything. */
static gboolean
fill_shares (const SpOption *option, double *share)
{
  double lead = option->lead_months > 0 ? option->lead_months : sp_lead_time_unsaid ();

  for (guint i = 0; i < option->n_spend; i++)
    {
      gint at = CLAMP (option->spend[i].years_after - SP_OPTION_FIRST_SPEND, 0, SP_OPTION_N_SPEND - 1);

      share[at] += option->spend[i].share;
    }
  return option->n_spend > 0
         || spk_spend_shares (lead, SEPTEMBER, SP_OPTION_FIRST_SPEND, SP_OPTION_N_SPEND, share) == SPK_OK;
}

gboolean
sp_option_share_out (const SpOption *option, double cost, SpChoiceSpend *spend, guint *n, GError **error)
{
  double share[SP_OPTION_N_SPEND] = { 0 }, scratch[SP_OPTION_N_SPEND], sum = 0;
  long long whole[SP_OPTION_N_SPEND];
  gboolean done = fill_shares (option, share);

  *n = 0;
  for (guint i = 0; i < SP_OPTION_N_SPEND; i++)
    sum += share[i];
  for (guint i = 0; i < SP_OPTION_N_SPEND; i++)
    share[i] *= cost / sum;
  if (!done || !(sum > 0) || spk_round_to_total (share, SP_OPTION_N_SPEND, (long long) cost, scratch, whole) != SPK_OK)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s: its cost cannot be shared out over the years: the shares of its spend are below nought or none, or its "
                     "lead time is over 20 years. Correct them."), option->name);
      return FALSE;
    }
  for (gint i = 0; i < SP_OPTION_N_SPEND; i++)
    if (whole[i])
      spend[(*n)++] = (SpChoiceSpend) { SP_OPTION_FIRST_SPEND + i, (double) whole[i] };
  return TRUE;
}
