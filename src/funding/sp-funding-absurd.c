/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts that are left out for being past all sense: most likely pence or pounds typed where thousands were meant. */
#include "config.h"

#include "sp-funding-private.h"

#include <glib/gi18n-lib.h>

static const struct { const char *what, *message; } MESSAGES[] = {
  { "budget", N_("%s: its budget is over a trillion pounds, so it is left out and shown as not known. Type it in pounds.") },
  { "spend to date",
    N_("%s: its spend to date is over a trillion pounds, so it is left out and shown as not known. Type it in pounds.") },
  { "profile total",
    N_("%s: its profile total is over a trillion pounds, so it is left out and shown as not known. Type it in pounds.") },
  { "spend", N_("%s: its spend in %s is over a trillion pounds, so it is left out and shown as not known. Type it in "
                "pounds.") },
  { "indicative cost",
    N_("%s: its indicative cost is over a trillion pounds, so it is left out and shown as not known. Type it in pounds.") },
  { "amount", N_("%s: its amount in %s is over a trillion pounds, so it is left out and shown as not known. Type it in "
                 "pounds.") },
  { "fixed amount", N_("%s: what is fixed of it is over a trillion pounds, so it is left out. Type it in pounds.") },
  { "obligation",
    N_("%s: an amount of its obligations is over a trillion pounds, so it is left out and shown as not known. Type it in "
       "pounds.") },
  { "transaction", N_("%s: a transaction is over a trillion pounds, so it is left out. Type it in pounds.") },
  { "claim", N_("“%s”: the claim is over a trillion pounds, so it is left out and shown as not known. Type it in pounds.") },
};

void
sp_funding_find_absurd (const SpFunding *self, GPtrArray *findings)
{
  const SpSnapshot *snapshot = self->snapshot;

  for (guint i = 0; i < snapshot->n_absurd; i++)
    {
      const SpAbsurdAmount *row = &snapshot->absurd[i];
      g_autofree char *year = sp_financial_year_to_string (row->year);

      for (gsize m = 0; m < G_N_ELEMENTS (MESSAGES); m++)
        if (g_strcmp0 (MESSAGES[m].what, row->what) == 0)
          g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_ERROR, "amount-absurd", row->subject, row->id,
                                                            _(MESSAGES[m].message), row->name, year));
    }
}
