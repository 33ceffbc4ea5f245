/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-option-spend.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define PENCE 100000.0 /* in £ thousand */

gboolean
sp_option_share_out (const SpOption *option, gint lead_months, SpMoney cost, SpChoiceSpend *spend, guint *n, GError **error)
{
  gint64 pence[SP_OPTION_N_SPEND];

  *n = 0;
  if (!sp_option_share_cost (option, lead_months, cost, pence))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s: its cost cannot be shared out over the years: the shares of its spend are below nought or none, or its "
                     "lead time is over 20 years. Correct them."), option->name);
      return FALSE;
    }
  for (gint i = 0; i < SP_OPTION_N_SPEND; i++)
    if (pence[i])
      spend[(*n)++] = (SpChoiceSpend) { SP_OPTION_FIRST_SPEND + i, ceil ((double) pence[i] / PENCE) };
  return TRUE;
}
