/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a planner should look at in the contributions of developers. */
#include "config.h"

#include "sp-receipt-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-cost-index.h"
#include "sp-funding-private.h"

#define TIMES_APART 300 /* from its own calculation: another unit, give or take a factor of three */
#define YEARS_OF_WARNING 2 /* money whose pay-back date is nearer is reported to members: users-and-peers section 3 */

typedef struct
{
  const SpReceipts   *self;
  const SpReceipt    *row;
  const SpAgreement  *agreement;
  const SpObligation *obligation;
  GPtrArray          *findings;
} Look;

static void
add (const Look *look, SpSeverity severity, const char *code, char *message)
{
  g_ptr_array_add (look->findings,
                   sp_finding_new (severity, code, SP_SUBJECT_AGREEMENT, look->agreement->id, message));
  g_free (message);
}

static void
look_at_index (const Look *look)
{
  const SpReceipt *row = look->row;
  const SpCostIndex *index = look->obligation->index;
  g_autofree char *base = sp_price_base_to_string (look->obligation->price_base);

  if (!row->has_amount || index == NULL || row->state >= SP_RECEIPT_RECEIVED)
    return;
  if (row->index_base == NULL || row->index_now == NULL)
    {
      add (look, SP_FINDING_WARNING, "index-missing",
           g_strdup_printf (_("%s, “%s”: it grows by %s from %s, but the plan does not hold the values for that, so it is "
                              "shown as it was agreed. Enter them."),
                            look->agreement->title, look->obligation->text, index->title, base));
      return;
    }
  if (sp_cost_index_is_stale (row->index_now, look->self->day))
    {
      g_autofree char *quarter = sp_price_base_to_string (row->index_now->quarter);

      add (look, SP_FINDING_WARNING, "index-stale",
           g_strdup_printf (_("%s, “%s”: its worth is at %s, over a year ago, since %s has no later value. Enter the "
                              "latest value."),
                            look->agreement->title, look->obligation->text, quarter, index->title));
    }
}

static void
look_at_trigger (const Look *look)
{
  const SpReceipt *row = look->row;
  SpSiteTrigger trigger;

  if (row->state >= SP_RECEIPT_TRIGGERED || look->obligation->triggered_on != NULL
      || !sp_obligation_get_trigger (look->obligation, &trigger))
    return;
  if (row->site < 0)
    add (look, SP_FINDING_WARNING, "trigger-no-site",
         g_strdup_printf (_("%s, “%s”: its trigger counts dwellings, but the plan does not say of which site. Choose a "
                            "site."), look->agreement->title, look->obligation->text));
  else if (look->self->delivery != NULL && row->never < 0)
    add (look, SP_FINDING_WARNING, "trigger-no-dwellings",
         g_strdup_printf (_("%s, “%s”: its trigger counts dwellings of %s, which has none by year, so nobody can say "
                            "when it comes. Enter the dwellings expected there."),
                          look->agreement->title, look->obligation->text,
                          look->self->snapshot->sites[row->site].name));
  else if (trigger == SP_TRIGGER_SHARE && !(look->obligation->trigger_value > 0 && look->obligation->trigger_value <= 1))
    add (look, SP_FINDING_WARNING, "trigger-share",
         g_strdup_printf (_("%s, “%s”: its trigger is a share of dwellings of %g, and a share is above 0 and at most 1. "
                            "Correct it."),
                          look->agreement->title, look->obligation->text, look->obligation->trigger_value));
  else if (trigger == SP_TRIGGER_OCCUPATION && look->self->snapshot->sites[row->site].dwellings_max >= 0
           && look->obligation->trigger_value > look->self->snapshot->sites[row->site].dwellings_max)
    add (look, SP_FINDING_WARNING, "trigger-past-site",
         g_strdup_printf (_("%s, “%s”: its trigger is dwelling %g, but %s is to have %d. Correct one of the two."),
                          look->agreement->title, look->obligation->text, look->obligation->trigger_value,
                          look->self->snapshot->sites[row->site].name,
                          look->self->snapshot->sites[row->site].dwellings_max));
}

static void
look_at_cost (const Look *look)
{
  const SpReceipt *row = look->row;
  g_autofree char *worth = sp_money_to_words (row->worth), *cost = sp_money_to_words (row->calculated);

  if (row->has_amount && row->has_calculation && row->calculated.pence > 0
      && (row->worth.pence / TIMES_APART >= row->calculated.pence || row->worth.pence <= row->calculated.pence / TIMES_APART))
    add (look, SP_FINDING_WARNING, "amount-unit",
         g_strdup_printf (_("%s, “%s”: it is worth %s, and the places it was worked out for cost %s. Check whether it was typed "
                            "in another unit."), look->agreement->title, look->obligation->text, worth, cost));
  /* A pound is rounding. */
  else if (row->has_amount && row->has_calculation && row->worth.pence + 100 < row->calculated.pence)
    add (look, SP_FINDING_WARNING, "obligation-below-cost",
         g_strdup_printf (_("%s, “%s”: it is worth %s, less than the %s that the places it was worked out for cost. Plan "
                            "for the difference."), look->agreement->title, look->obligation->text, worth, cost));
}

static void
look_at_events (const Look *look)
{
  const SpReceipt *row = look->row;
  const char *day = look->self->day;
  g_autofree char *money = sp_money_to_words (sp_money_sub (row->received, row->spent));
  g_autofree char *date = sp_date_to_words (row->pay_back_on), *due = sp_date_to_words (look->obligation->due_on);
  gint left = sp_financial_year_of_date (row->pay_back_on).start - sp_financial_year_of_date (day).start;

  if (row->state == SP_RECEIPT_OVERDUE)
    add (look, SP_FINDING_WARNING, "contribution-overdue",
         g_strdup_printf (_("%s, “%s”: it was due on %s and has not been received. Ask the developer for it."),
                          look->agreement->title, look->obligation->text, due));
  else if (row->state == SP_RECEIPT_PAY_BACK)
    add (look, SP_FINDING_ERROR, "contribution-to-pay-back",
         g_strdup_printf (_("%s, “%s”: %s of it was not spent by %s and can be claimed back. Look at what the deed says."),
                          look->agreement->title, look->obligation->text, money, date));
  else if ((row->state == SP_RECEIPT_RECEIVED || row->state == SP_RECEIPT_ALLOCATED) && date != NULL
           && left <= YEARS_OF_WARNING)
    add (look, SP_FINDING_WARNING, "contribution-lapses-soon",
         g_strdup_printf (_("%s, “%s”: %s of it is to be spent by %s, within two years. Put it to a scheme."),
                          look->agreement->title, look->obligation->text, money, date));
  else if (row->at_risk >= 0.1)
    add (look, SP_FINDING_WARNING, "contribution-expiry-risk",
         g_strdup_printf (_("%s, “%s”: there is a chance of %.0f %% that its trigger comes too late for its date of %s. Talk "
                            "to the district about a longer term."),
                          look->agreement->title, look->obligation->text, 100 * row->at_risk, date));
}

static void
look_at_dates (const Look *look)
{
  const SpObligation *o = look->obligation;
  const char *const dates[] = { look->agreement->signed_on, o->triggered_on, o->received_on, o->spent_on };
  const char *before = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      if (dates[i] == NULL)
        continue;
      if (before != NULL && strncmp (before, dates[i], MIN (strlen (before), strlen (dates[i]))) > 0)
        {
          add (look, SP_FINDING_WARNING, "contribution-dates-order",
               g_strdup_printf (_("%s, “%s”: %s comes before %s, though it can only have happened after it. Correct the "
                                  "dates."), look->agreement->title, o->text, dates[i], before));
          return;
        }
      before = dates[i];
    }
}

void
sp_receipts_find_faults (const SpReceipts *self, GPtrArray *findings)
{
  for (guint i = 0; i < self->snapshot->n_cost_indices; i++)
    sp_cost_index_check (&self->snapshot->cost_indices[i], findings);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Look look = { self, sp_receipts_get (self, i), sp_receipts_get_agreement (self, i),
                    sp_receipts_get_obligation (self, i), findings };

      look_at_dates (&look);
      look_at_trigger (&look);
      look_at_index (&look);
      look_at_cost (&look);
      look_at_events (&look);
    }
}
