/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a planner should look at in the contributions of developers. */
#include "config.h"

#include "sp-receipt-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-contribution-name.h"
#include "sp-cost-index.h"
#include "sp-funding-private.h"

#define TIMES_APART 300 /* from its own calculation: another unit, give or take a factor of three */
#define AT_THE_END "9999-12-31" /* all payments have happened */
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

static gboolean
is_before (const char *date, const char *other)
{
  return date != NULL && other != NULL && strncmp (date, other, MIN (strlen (date), strlen (other))) < 0;
}

static void
look_at_index (const Look *look)
{
  const SpReceipt *row = look->row;
  const SpCostIndex *index = look->obligation->index;
  g_autofree char *base = sp_price_base_to_string (look->obligation->price_base);

  if (!row->has_amount || row->state >= SP_RECEIPT_RECEIVED)
    return;
  if (index == NULL && look->obligation->price_base.year != 0)
    add (look, SP_FINDING_WARNING, "index-not-named",
         g_strdup_printf (_("%s, “%s”: its amount is at the prices of %s and no index is named, so it is shown as it was agreed. "
                            "Name the index of the deed, or clear the base quarter where it does not grow."),
                          look->agreement->title, look->obligation->text, base));
  if (index == NULL)
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
  else if (trigger == SP_TRIGGER_SHARE && !(look->obligation->trigger_value > 0 && look->obligation->trigger_value <= 1))
    add (look, SP_FINDING_WARNING, "trigger-share",
         g_strdup_printf (_("%s, “%s”: its trigger is a share of dwellings of %g, and a share is above 0 and at most 1. "
                            "Correct it."),
                          look->agreement->title, look->obligation->text, look->obligation->trigger_value));
  else if (trigger == SP_TRIGGER_OCCUPATION && !(look->obligation->trigger_value > 0))
    add (look, SP_FINDING_WARNING, "trigger-number",
         g_strdup_printf (_("%s, “%s”: it is triggered once so many dwellings are lived in, but the plan does not say how many, so nobody "
                            "can say when it comes. Enter the number."), look->agreement->title, look->obligation->text));
  else if (look->self->delivery != NULL && row->never < 0)
    add (look, SP_FINDING_WARNING, "trigger-no-dwellings",
         g_strdup_printf (_("%s, “%s”: its trigger counts dwellings of %s, which has none by year, so nobody can say "
                            "when it comes. Enter the dwellings expected there."),
                          look->agreement->title, look->obligation->text,
                          look->self->snapshot->sites[row->site].name));
  else if (trigger == SP_TRIGGER_OCCUPATION && look->self->snapshot->sites[row->site].dwellings_max >= 0
           && look->obligation->trigger_value > look->self->snapshot->sites[row->site].dwellings_max)
    add (look, SP_FINDING_WARNING, "trigger-past-site",
         g_strdup_printf (_("%s, “%s”: its trigger is dwelling %g, but %s is to have %d. Correct one of the two."),
                          look->agreement->title, look->obligation->text, look->obligation->trigger_value,
                          look->self->snapshot->sites[row->site].name,
                          look->self->snapshot->sites[row->site].dwellings_max));
}

/* So much for each dwelling is nothing where nobody says of how many. */
static void
look_at_dwellings (const Look *look)
{
  const SpObligation *o = look->obligation;
  g_autofree char *each = sp_money_to_words (o->amount);

  if (!o->has_amount || !o->per_dwelling || look->row->has_amount || g_strcmp0 (o->kind, "money") != 0)
    return;
  if (look->row->site < 0)
    add (look, SP_FINDING_WARNING, "dwellings-not-said",
         g_strdup_printf (_("%s, “%s”: it is %s for each dwelling, but the plan does not say of which site, so nobody can say what it is "
                            "worth and it counts as nothing. Choose a site."), look->agreement->title, o->text, each));
  else
    add (look, SP_FINDING_WARNING, "dwellings-not-said",
         g_strdup_printf (_("%s, “%s”: it is %s for each dwelling, but the plan does not say how many %s is to have in all, so nobody can say "
                            "what it is worth and it counts as nothing. Enter the dwellings of the site, the fewest and the most."),
                          look->agreement->title, o->text, each, look->self->snapshot->sites[look->row->site].name));
}

/* Worked out from more dwellings than the site is to have. */
static void
look_at_calculation (const Look *look)
{
  const SpSite *site = look->row->site >= 0 ? &look->self->snapshot->sites[look->row->site] : NULL;
  double dwellings = 0;

  for (guint i = 0; i < look->obligation->n_dwellings; i++)
    dwellings += look->obligation->dwellings[i].dwellings;
  if (site != NULL && site->dwellings_max >= 0 && dwellings > site->dwellings_max)
    add (look, SP_FINDING_WARNING, "sum-past-site",
         g_strdup_printf (_("%s, “%s”: it was worked out from %g dwellings, but %s is to have %d. Correct one of the two."),
                          look->agreement->title, look->obligation->text, dwellings, site->name, site->dwellings_max));
}

static char *
say_below (const Look *look)
{
  const SpReceipt *row = look->row;
  g_autofree char *worth = sp_money_to_words (row->worth), *cost = sp_money_to_words (row->cost);
  g_autofree char *rate = sp_money_format (row->cost_rate, SP_MONEY_POUNDS);

  if (row->cost_rate.pence == 0)
    return g_strdup_printf (_("%s, “%s”: it is worth %s, less than the %s that the places it was worked out for cost. Plan for the "
                              "difference."), look->agreement->title, look->obligation->text, worth, cost);
  /* Translators: the last is a kind of works: "New school". */
  return g_strdup_printf (_("%s, “%s”: it is worth %s, less than the %s that its %.0f places cost at £%s each (%s, what the plan’s own "
                            "schemes cost: an estimate). Plan for the difference."), look->agreement->title, look->obligation->text,
                          worth, cost, row->places, rate, sp_works_name (row->cost_works));
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
  else if (row->has_amount && row->has_cost && row->worth.pence + 100 < row->cost.pence)
    add (look, SP_FINDING_WARNING, "obligation-below-cost", say_below (look));
}

static char *
say_overdue (const Look *look)
{
  const SpReceipt *row = look->row;
  g_autofree char *due = sp_date_to_words (look->obligation->due_on), *rest = sp_money_to_words (row->to_come);
  g_autofree char *all = sp_money_to_words (row->due);

  if (row->received.pence > 0)
    return g_strdup_printf (_("%s, “%s”: it was due on %s, and %s of %s has not been received. Ask the developer for it."),
                            look->agreement->title, look->obligation->text, due, rest, all);
  return g_strdup_printf (_("%s, “%s”: it was due on %s and has not been received. Ask the developer for it."),
                          look->agreement->title, look->obligation->text, due);
}

static void
look_at_events (const Look *look)
{
  const SpReceipt *row = look->row;
  const char *day = look->self->day;
  gint64 in_hand = row->received.pence - row->spent.pence - row->returned.pence;
  g_autofree char *money = sp_money_to_words (sp_money (in_hand));
  g_autofree char *date = sp_date_to_words (row->pay_back_on), *rest = sp_date_to_words (row->rest_pay_back_on);
  gint left = sp_financial_year_of_date (row->pay_back_on).start - sp_financial_year_of_date (day).start;
  gboolean is_held = row->state == SP_RECEIPT_RECEIVED || row->state == SP_RECEIPT_ALLOCATED
                     || (row->state < SP_RECEIPT_RECEIVED && in_hand > 0);

  if (row->state == SP_RECEIPT_OVERDUE)
    add (look, SP_FINDING_WARNING, "contribution-overdue", say_overdue (look));
  if (row->state == SP_RECEIPT_PAY_BACK)
    add (look, SP_FINDING_ERROR, "contribution-to-pay-back",
         g_strdup_printf (_("%s, “%s”: %s of it was not spent by %s and can be claimed back. Look at what the deed says."),
                          look->agreement->title, look->obligation->text, money, date));
  else if (is_held && date != NULL && left <= YEARS_OF_WARNING)
    add (look, SP_FINDING_WARNING, "contribution-lapses-soon",
         g_strdup_printf (_("%s, “%s”: %s of it is to be spent by %s, within two years. Put it to a scheme."),
                          look->agreement->title, look->obligation->text, money, date));
  else if (row->at_risk >= 0.1 && row->state != SP_RECEIPT_OVERDUE)
    add (look, SP_FINDING_WARNING, "contribution-expiry-risk",
         g_strdup_printf (_("%s, “%s”: there is a chance of %.0f %% that its trigger comes too late for its date of %s. Talk "
                            "to the district about a longer term."),
                          look->agreement->title, look->obligation->text, 100 * row->at_risk, rest));
}

/* Spent on no scheme that a payment or the deed names. */
static void
look_at_spending (const Look *look)
{
  const SpObligation *o = look->obligation;
  SpMoney unnamed = { 0 };
  g_autofree char *money = NULL;

  for (guint i = 0; i < o->n_transactions; i++)
    if (sp_transaction_spends (&o->transactions[i]) && o->transactions[i].project < 0)
      unnamed = sp_money_add (unnamed, o->transactions[i].amount);
  if (!sp_obligation_has_transaction (o, "spent", NULL) && !sp_obligation_has_transaction (o, "transferred", NULL))
    unnamed = look->row->spent;
  money = sp_money_to_words (unnamed);
  if (unnamed.pence > 0 && o->project < 0)
    add (look, SP_FINDING_WARNING, "contribution-spent-unnamed",
         g_strdup_printf (_("%s, “%s”: %s of it was spent on no named scheme, so it counts as used and no scheme costs less by it. Enter the "
                            "payment again with its scheme, or say which project the obligation is tied to."), look->agreement->title, o->text,
                          money));
}

/* What is allocated to schemes against what came. */
static void
look_at_allocation (const Look *look, const SpReceipt *all)
{
  const SpObligation *o = look->obligation;
  SpMoney allocated = { 0 }, kept = sp_money_sub (all->received, all->returned);
  g_autofree char *money = NULL, *came = sp_money_to_words (kept);

  for (guint i = 0; i < o->n_transactions; i++)
    if (g_strcmp0 (o->transactions[i].state, "allocated") == 0)
      allocated = sp_money_add (allocated, o->transactions[i].amount);
  money = sp_money_to_words (allocated);
  if (allocated.pence > kept.pence && allocated.pence <= kept.pence + all->to_come.pence)
    add (look, SP_FINDING_NOTE, "contribution-over-allocated",
         g_strdup_printf (_("%s, “%s”: %s of it is allocated and %s has been received: the rest of what is allocated waits for money that is "
                            "still to come."), look->agreement->title, o->text, money, came));
  else if (allocated.pence > kept.pence)
    add (look, SP_FINDING_WARNING, "contribution-over-allocated",
         g_strdup_printf (_("%s, “%s”: %s of it is allocated, but only %s has been received, and less than the rest is to come. Allocate less, "
                            "or enter the receipt that is missing."), look->agreement->title, o->text, money, came));
}

/* What came against what was due, and what has gone against what came: all payments, whatever the day looked at. */
static void
look_at_sums (const Look *look)
{
  const SpObligation *o = look->obligation;
  SpReceipt all = { .agreement = look->row->agreement, .obligation = look->row->obligation, .site = look->row->site };
  const SpReceipt *row = &all;
  SpMoney gone;
  g_autofree char *received = NULL, *over = NULL, *kept = sp_money_to_words (o->received), *went = NULL;

  sp_receipt_value (&all, look->self->snapshot, AT_THE_END);
  gone = sp_money_add (row->spent, row->returned);
  received = sp_money_to_words (row->received);
  over = sp_money_to_words (row->over);
  went = sp_money_to_words (gone);
  look_at_allocation (look, row);

  if (row->over.pence > 0)
    add (look, SP_FINDING_WARNING, "contribution-over-received",
         g_strdup_printf (_("%s, “%s”: %s has been received, %s more than was due. Look whether a receipt stands twice, belongs to "
                            "another obligation, or the amount is out of date."),
                          look->agreement->title, o->text, received, over));
  if (gone.pence > row->received.pence)
    add (look, SP_FINDING_WARNING, "contribution-overspent",
         g_strdup_printf (_("%s, “%s”: %s of it has been spent, handed on or paid back, but only %s has been received. Enter the "
                            "receipt that is missing, or correct what was spent."),
                          look->agreement->title, o->text, went, received));
  if (o->has_received && sp_obligation_has_transaction (o, "received", NULL) && o->received.pence != row->received.pence)
    add (look, SP_FINDING_WARNING, "contribution-sums-differ",
         g_strdup_printf (_("%s, “%s”: its receipts add to %s, but the obligation itself says that %s came. The receipts count. "
                            "Correct one of them."), look->agreement->title, o->text, received, kept));
}

/* Money that nobody can count. */
static void
look_at_unsaid (const Look *look)
{
  g_autofree char *date = sp_date_to_words (look->row->received_on);

  if (look->row->received_unsaid)
    add (look, SP_FINDING_WARNING, "contribution-received-unsaid",
         g_strdup_printf (_("%s, “%s”: it was received on %s, but neither what came nor what was due is said, so none of it is counted. "
                            "Enter what came."), look->agreement->title, look->obligation->text, date));
}

/* Two of a kind on one day: the same payment, perhaps, entered twice. */
static void
look_at_twins (const Look *look)
{
  const SpObligation *o = look->obligation;

  for (guint i = 1; i < o->n_transactions; i++)
    {
      const SpTransaction *one = &o->transactions[i - 1], *other = &o->transactions[i];
      g_autofree char *amount = sp_money_to_words (other->amount), *date = sp_date_to_words (other->happened_on);

      if (date != NULL && g_str_equal (one->state, other->state) && one->amount.pence == other->amount.pence
          && g_strcmp0 (one->happened_on, other->happened_on) == 0)
        add (look, SP_FINDING_WARNING, "transaction-twice",
             g_strdup_printf (_("%s, “%s”: %s stands twice as %s on %s. If it is one payment, remove one of them."),
                              look->agreement->title, o->text, amount, sp_transaction_state_name (other->state), date));
    }
}

/* Money of an agreement before there was one. */
static void
look_at_signature (const Look *look)
{
  const SpObligation *o = look->obligation;
  g_autofree char *signed_on = sp_date_to_words (look->agreement->signed_on);

  for (guint i = 0; i < o->n_transactions; i++)
    {
      const SpTransaction *row = &o->transactions[i];
      g_autofree char *amount = sp_money_to_words (row->amount), *date = sp_date_to_words (row->happened_on);

      if (!is_before (row->happened_on, look->agreement->signed_on))
        continue;
      add (look, SP_FINDING_WARNING, "transaction-before-signature",
           g_strdup_printf (_("%s, “%s”: %s is said to be %s on %s, before the agreement was signed on %s. Correct one of the "
                              "dates."), look->agreement->title, o->text, amount, sp_transaction_state_name (row->state), date,
                            signed_on));
    }
}

static void
look_at_dates (const Look *look)
{
  const SpObligation *o = look->obligation;
  const struct { const char *date, *event; } events[] = { { look->agreement->signed_on, _("signed") }, { o->triggered_on, _("triggered") },
                                                          { o->received_on, _("received") }, { o->spent_on, _("spent") } };
  gint before = -1;

  for (gint i = 0; i < (gint) G_N_ELEMENTS (events); i++)
    {
      g_autofree char *date = sp_date_to_words (events[i].date);
      g_autofree char *earlier = before >= 0 ? sp_date_to_words (events[before].date) : NULL;

      if (events[i].date == NULL)
        continue;
      if (before >= 0 && is_before (events[i].date, events[before].date))
        {
          /* Translators: an event and its date, such as "received", "1 May 2014", before another. */
          add (look, SP_FINDING_WARNING, "contribution-dates-order",
               g_strdup_printf (_("%s, “%s”: %s on %s comes before %s on %s, though it can only have happened after it. Correct one of "
                                  "the dates."), look->agreement->title, o->text, events[i].event, date, events[before].event, earlier));
          return;
        }
      before = i;
    }
}

void
sp_receipts_find_faults (const SpReceipts *self, GPtrArray *findings)
{
  g_autofree char *later = sp_receipts_say_later (self);

  if (later != NULL)
    g_ptr_array_add (findings, sp_finding_new (SP_FINDING_NOTE, "payments-after-day", SP_SUBJECT_PLAN, 0, later));
  for (guint i = 0; i < self->snapshot->n_cost_indices; i++)
    sp_cost_index_check (&self->snapshot->cost_indices[i], findings);
  for (guint i = 0; i < self->rows->len; i++)
    {
      Look look = { self, sp_receipts_get (self, i), sp_receipts_get_agreement (self, i),
                    sp_receipts_get_obligation (self, i), findings };

      look_at_dates (&look);
      look_at_trigger (&look);
      look_at_index (&look);
      look_at_dwellings (&look);
      look_at_calculation (&look);
      look_at_cost (&look);
      look_at_events (&look);
      look_at_sums (&look);
      look_at_spending (&look);
      look_at_unsaid (&look);
      look_at_twins (&look);
      look_at_signature (&look);
    }
}
