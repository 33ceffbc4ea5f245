/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts that are left out for being past all sense: most likely pence or pounds typed where thousands were meant. */
#include "config.h"

#include "sp-funding-private.h"
#include "sp-receipt.h"

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
  { "undated amount",
    N_("%s: its amount that has no year is over a trillion pounds, so it is left out and shown as not known. Type it in "
       "pounds.") },
  { "primary rate", N_("%sThe Basic Need rate of a primary place is over a trillion pounds, so it is left out. Type it in pounds.") },
  { "secondary rate",
    N_("%sThe Basic Need rate of a secondary place is over a trillion pounds, so it is left out. Type it in pounds.") },
  { "forward limit",
    N_("%sThe most that may be funded forward is over a trillion pounds, so it is left out: there is no limit. Type it in "
       "pounds.") },
  { "fixed amount", N_("%s: what is fixed of it is over a trillion pounds, so it is left out. Type it in pounds.") },
  { "obligation",
    N_("%s: an amount of its obligations is over a trillion pounds, so it is left out and shown as not known. Type it in "
       "pounds.") },
  { "transaction", N_("%s: a transaction is over a trillion pounds, so it is left out. Type it in pounds.") },
  { "claim", N_("“%s”: the claim is over a trillion pounds, so it is left out and shown as not known. Type it in pounds.") },
};

void
sp_absurd_amounts_find (const SpSnapshot *snapshot, gboolean of_agreements, GPtrArray *findings)
{
  for (guint i = 0; i < snapshot->n_absurd; i++)
    {
      const SpAbsurdAmount *row = &snapshot->absurd[i];
      const char *what = row->year.start == 0 && g_str_equal (row->what, "amount") ? "undated amount" : row->what;
      g_autofree char *year = sp_financial_year_to_string (row->year);

      for (gsize m = 0; m < G_N_ELEMENTS (MESSAGES); m++)
        if (g_str_equal (MESSAGES[m].what, what) && (!of_agreements || row->subject == SP_SUBJECT_AGREEMENT))
          g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_ERROR, "amount-absurd", row->subject, row->id,
                                                            _(MESSAGES[m].message), row->name, year));
    }
}
