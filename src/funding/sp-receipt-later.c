/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Payments dated after the day looked at: they have not happened yet, and nobody should think that they are counted. */
#include "config.h"

#include "sp-receipt-private.h"

#include <glib/gi18n-lib.h>

#include "sp-contribution-name.h"
#include "sp-date-parts.h"

typedef struct { guint n; SpMoney sum; const char *last; } Later;

static void
count_later (const SpReceipts *self, const char *state, Later *later)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SpObligation *obligation = sp_receipts_get_obligation (self, i);

      for (guint t = 0; t < obligation->n_transactions; t++)
        {
          const SpTransaction *row = &obligation->transactions[t];

          if ((state != NULL && g_strcmp0 (row->state, state) != 0) || sp_transaction_is_past (row, self->day))
            continue;
          later->n++;
          later->sum = sp_money_add (later->sum, row->amount);
          if (g_strcmp0 (row->happened_on, later->last) > 0)
            later->last = row->happened_on;
        }
    }
}

char *
sp_receipts_say_later (const SpReceipts *self)
{
  static const char *const states[] = { "received", "allocated", "spent", "transferred", "returned" };
  g_autoptr (GString) sums = g_string_new (NULL);
  g_autofree char *day = sp_date_to_words (self->day), *last = NULL;
  Later all = { 0 };

  count_later (self, NULL, &all);
  if (all.n == 0)
    return NULL;
  last = sp_date_to_words (all.last);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      Later later = { 0 };
      g_autofree char *money = NULL;

      count_later (self, states[i], &later);
      money = sp_money_to_words (later.sum);
      if (later.n > 0) /* Translators: what comes between, an amount, and what it was: "£500,000 received". */
        g_string_append_printf (sums, _("%s%s %s"), sums->len > 0 ? ", " : "", money, sp_transaction_state_name (states[i]));
    }
  return g_strdup_printf (ngettext ("%u payment is dated after %s, the day looked at, and is not counted: %s. To count it, look at a later "
                                    "day: on the command line, --as-of \"%s\".",
                                    "%u payments are dated after %s, the day looked at, and are not counted: %s. To count all of them, look "
                                    "at a later day: on the command line, --as-of \"%s\".", all.n), all.n, day, sums->str, last);
}
