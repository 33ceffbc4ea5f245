/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a contribution is worth: amount, index, and the sum it was worked out from. */
#include "config.h"

#include "sp-receipt-private.h"

#include <math.h>
#include <string.h>

#include "sp-contribution.h"
#include "sp-cost-index.h"
#include "sp-funding.h"
#include "sp-place-rate.h"
#include "sp-project-places.h"

#define A_POUND 100 /* is rounding */

gboolean
sp_event_is_past (const char *date, const char *day)
{
  g_autofree char *whole = NULL;

  if (date == NULL)
    return FALSE;
  /* Dates as text compare as dates do; where the day or month is not said, the event may come as late as its end. */
  whole = g_strconcat (date, strlen (date) == 4 ? "-12-31" : strlen (date) == 7 ? "-31" : "", NULL);
  return strcmp (whole, day) <= 0;
}

gboolean
sp_transaction_is_past (const SpTransaction *transaction, const char *day)
{
  return transaction->happened_on == NULL || sp_event_is_past (transaction->happened_on, day);
}

gboolean
sp_transaction_spends (const SpTransaction *transaction)
{
  return g_strcmp0 (transaction->state, "spent") == 0 || g_strcmp0 (transaction->state, "transferred") == 0;
}

static SpMoney
sum_transactions (const SpObligation *obligation, const char *state, const char *day)
{
  SpMoney total = { 0 };

  for (guint i = 0; i < obligation->n_transactions; i++)
    if (g_strcmp0 (obligation->transactions[i].state, state) == 0 && sp_transaction_is_past (&obligation->transactions[i], day))
      total = sp_money_add (total, obligation->transactions[i].amount);
  return total;
}

gboolean
sp_obligation_has_transaction (const SpObligation *obligation, const char *state, const char *day)
{
  for (guint i = 0; i < obligation->n_transactions; i++)
    if (g_strcmp0 (obligation->transactions[i].state, state) == 0
        && (day == NULL || sp_transaction_is_past (&obligation->transactions[i], day)))
      return TRUE;
  return FALSE;
}

SpMoney
sp_obligation_get_allocated (const SpObligation *obligation, SpProjectIndex project, const char *day)
{
  gint64 left = 0;

  for (guint i = 0; i < obligation->n_transactions; i++)
    {
      const SpTransaction *row = &obligation->transactions[i];

      if (row->project != project || !sp_transaction_is_past (row, day))
        continue;
      if (g_strcmp0 (row->state, "allocated") == 0)
        left += row->amount.pence;
      else if (sp_transaction_spends (row))
        left -= row->amount.pence;
    }
  return sp_money (MAX (left, 0));
}

/* Transactions come by date, those without one last. */
static const char *
last_date (const SpObligation *obligation, const char *state, const char *day)
{
  const char *date = NULL;

  for (guint i = 0; i < obligation->n_transactions; i++)
    if (g_strcmp0 (obligation->transactions[i].state, state) == 0 && sp_transaction_is_past (&obligation->transactions[i], day)
        && obligation->transactions[i].happened_on != NULL)
      date = obligation->transactions[i].happened_on;
  return date;
}

gboolean
sp_obligation_get_amount (const SpObligation *obligation, const SpSnapshot *snapshot, SpSiteIndex site, SpMoney *amount)
{
  gint dwellings = site >= 0 ? snapshot->sites[site].dwellings_min : -1;

  *amount = sp_money (0);
  if (!obligation->has_amount)
    return FALSE;
  if (obligation->per_dwelling)
    return dwellings >= 0 && sp_contribution (dwellings, obligation->amount, amount);
  *amount = obligation->amount;
  return TRUE;
}

static void
find_worth (SpReceipt *row, const SpObligation *obligation, const char *day)
{
  row->worth = row->amount;
  if (!row->has_amount || obligation->index == NULL)
    return;
  row->index_base = sp_cost_index_find (obligation->index, obligation->price_base);
  row->index_now = sp_cost_index_latest (obligation->index, day);
  row->indexed = sp_cost_index_apply (row->amount, row->index_base, row->index_now, &row->worth);
}

/* Dwellings x pupils a dwelling, less the room there is, times the cost of a place: domain.md 3.5. Room that is not said is none, as
 * sp_table_of_calculation says. */
static void
find_calculation (SpReceipt *row, const SpObligation *obligation)
{
  SpHeadroom headroom = { .places = fmax (obligation->headroom_places, 0) };
  SpMoney cost = obligation->cost_per_place;

  for (guint i = 0; i < obligation->n_dwellings; i++)
    row->pupils += sp_pupils_of_dwellings (&obligation->dwellings[i].dwellings,
                                           &obligation->dwellings[i].pupils_per_dwelling, 1);
  row->places = sp_places_to_fund (row->pupils, &headroom);
  if (obligation->n_dwellings == 0 || !obligation->has_cost_per_place)
    return;
  if (row->index_base != NULL && row->index_now != NULL
      && !sp_cost_index_apply (cost, row->index_base, row->index_now, &cost))
    return;
  row->has_calculation = sp_contribution (row->places, cost, &row->calculated);
}

/* A site for a school of that phase in the same agreement: the money is for that school. */
static SpWorks
find_works (const SpAgreement *agreement, const SpObligation *obligation)
{
  for (guint i = 0; i < agreement->n_obligations; i++)
    if (g_strcmp0 (agreement->obligations[i].kind, "land") == 0
        && g_strcmp0 (agreement->obligations[i].phase, obligation->phase) == 0)
      return SP_WORKS_NEW_SCHOOL;
  return SP_WORKS_PERMANENT;
}

/* FALSE: no scheme and no rate of the plan's own. */
static gboolean
find_rate (SpReceipt *row, const SpSnapshot *snapshot, const SpAgreement *agreement, const SpObligation *obligation)
{
  const SpProject *project = obligation->project >= 0 ? &snapshot->projects[obligation->project] : NULL;
  SpPhase phase = SP_PHASE_PRIMARY;
  SpPlaceRate rate;
  SpMoney cost;

  if (project != NULL && sp_project_get_works (project, &row->cost_works) && sp_project_get_cost (project, &cost) != SP_COST_NONE
      && sp_cost_per_place (cost, sp_project_get_built (snapshot, project).least, &row->cost_rate))
    return TRUE;
  if (obligation->phase != NULL && !sp_phase_parse (obligation->phase, &phase))
    return FALSE;
  row->cost_works = find_works (agreement, obligation);
  rate = sp_place_rate_find (snapshot, phase, row->cost_works, 0);
  row->cost_rate = rate.basis != SP_UNIT_COST_AVERAGE ? rate.rate : sp_money (0);
  return row->cost_rate.pence > 0;
}

static void
find_cost (SpReceipt *row, const SpSnapshot *snapshot, const SpAgreement *agreement, const SpObligation *obligation)
{
  row->has_cost = row->has_calculation;
  row->cost = row->calculated;
  if (obligation->n_dwellings > 0 && g_strcmp0 (obligation->kind, "money") == 0
      && find_rate (row, snapshot, agreement, obligation))
    row->has_cost = sp_contribution (row->places, row->cost_rate, &row->cost);
}

/* Nobody has entered what came: it is taken to be what was due by the index of that day. Where that is not said either, nobody
 * knows: received_unsaid. */
static SpMoney
take_for_received (const SpReceipt *row, const SpObligation *obligation, const char *date)
{
  const SpCostIndexValue *then = sp_cost_index_latest (obligation->index, date);
  SpMoney received = row->amount;

  sp_cost_index_apply (row->amount, row->index_base, then, &received);
  return received;
}

/* Transactions say what came; where there are none, the sum that the obligation keeps does; else its date alone. */
static void
find_received (SpReceipt *row, const SpObligation *obligation, const char *day)
{
  gboolean past = sp_event_is_past (obligation->received_on, day);

  if (sp_obligation_has_transaction (obligation, "received", NULL))
    row->received = sum_transactions (obligation, "received", day);
  else if (obligation->has_received && (obligation->received_on == NULL || past))
    row->received = obligation->received;
  else if (past)
    {
      row->received = take_for_received (row, obligation, obligation->received_on);
      row->received_unsaid = g_strcmp0 (obligation->kind, "money") == 0 && !row->has_amount;
    }
  row->received_on = past ? obligation->received_on : last_date (obligation, "received", day);
}

static void
find_spent (SpReceipt *row, const SpObligation *obligation, const char *day)
{
  gboolean past = sp_event_is_past (obligation->spent_on, day);

  row->returned = sum_transactions (obligation, "returned", day);
  row->spent = sp_money_add (sum_transactions (obligation, "spent", day), sum_transactions (obligation, "transferred", day));
  row->spent_on = past ? obligation->spent_on : last_date (obligation, "spent", day);
  row->allocated_on = sp_event_is_past (obligation->allocated_on, day) ? obligation->allocated_on
                                                                       : last_date (obligation, "allocated", day);
  if (row->spent.pence == 0 && past)
    row->spent = sp_money (MAX (row->received.pence - row->returned.pence, 0));
}

/* A receipt brought back to the price base by the index of its own date. */
static SpMoney
share_paid (const SpReceipt *row, const SpObligation *obligation, SpMoney amount, const char *date)
{
  SpMoney share = amount;

  if (date != NULL && row->index_base != NULL)
    sp_cost_index_apply (amount, sp_cost_index_latest (obligation->index, date), row->index_base, &share);
  return share;
}

static SpMoney
sum_shares (const SpReceipt *row, const SpObligation *obligation, const char *day)
{
  SpMoney paid = { 0 };

  if (!sp_obligation_has_transaction (obligation, "received", NULL))
    return share_paid (row, obligation, row->received, row->received_on);
  for (guint i = 0; i < obligation->n_transactions; i++)
    if (g_str_equal (obligation->transactions[i].state, "received") && sp_transaction_is_past (&obligation->transactions[i], day))
      paid = sp_money_add (paid, share_paid (row, obligation, obligation->transactions[i].amount,
                                             obligation->transactions[i].happened_on));
  return paid;
}

/* What is left to come, by the share not paid yet: at the prices of now, or once no more will come of when the last came. */
static void
find_outstanding (SpReceipt *row, const SpAgreement *agreement, const SpObligation *obligation, const char *day)
{
  gboolean no_more = sp_event_is_past (obligation->received_on, day) || sp_event_is_past (obligation->spent_on, day)
                     || sp_event_is_past (agreement->ended_on, day)
                     || (sp_event_is_past (obligation->allocated_on, day) && row->received.pence == 0);
  SpMoney left = sp_money_sub (row->amount, sum_shares (row, obligation, day)), left_then;

  if (ABS (left.pence) <= A_POUND)
    left = sp_money (0);
  row->complete = no_more || (row->received.pence > 0 && (!row->has_amount || left.pence <= 0));
  row->over = sp_money (row->has_amount ? MAX (-left.pence, 0) : 0);
  left_then = left;
  if (row->complete && row->received_on != NULL)
    sp_cost_index_apply (left, row->index_base, sp_cost_index_latest (obligation->index, row->received_on), &left_then);
  else
    sp_cost_index_apply (left, row->index_base, row->index_now, &left_then);
  row->due = row->has_amount ? sp_money_add (row->received, left_then) : sp_money (0);
  row->to_come = row->has_amount && !row->complete ? left_then : sp_money (0);
}

void
sp_receipt_value (SpReceipt *row, const SpSnapshot *snapshot, const char *day)
{
  const SpAgreement *agreement = sp_receipt_agreement (row, snapshot);
  const SpObligation *obligation = sp_receipt_obligation (row, snapshot);

  row->has_amount = g_strcmp0 (obligation->kind, "money") == 0
                    && sp_obligation_get_amount (obligation, snapshot, row->site, &row->amount);
  find_worth (row, obligation, day);
  find_calculation (row, obligation);
  find_cost (row, snapshot, agreement, obligation);
  find_received (row, obligation, day);
  find_spent (row, obligation, day);
  find_outstanding (row, agreement, obligation, day);
}
