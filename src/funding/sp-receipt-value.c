/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a contribution is worth: amount, index, and the sum it was worked out from. */
#include "config.h"

#include "sp-receipt-private.h"

#include <math.h>
#include <string.h>

#include "sp-contribution.h"
#include "sp-cost-index.h"

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

static SpMoney
sum_transactions (const SpObligation *obligation, const char *state)
{
  SpMoney total = { 0 };

  for (guint i = 0; i < obligation->n_transactions; i++)
    if (g_strcmp0 (obligation->transactions[i].state, state) == 0)
      total = sp_money_add (total, obligation->transactions[i].amount);
  return total;
}

/* The amount at its price base: for all, or so much a dwelling of the site (the fewest it may have). */
static gboolean
find_amount (const SpObligation *obligation, const SpSnapshot *snapshot, SpSiteIndex site, SpMoney *amount)
{
  gint dwellings = site >= 0 ? snapshot->sites[site].dwellings_min : -1;

  if (!obligation->has_amount || !obligation->per_dwelling)
    {
      *amount = obligation->amount;
      return obligation->has_amount;
    }
  return dwellings >= 0 && sp_contribution (dwellings, obligation->amount, amount);
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

/* Dwellings x pupils a dwelling, less the room there is, times the cost of a place: domain.md 3.5. */
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

static void
find_received (SpReceipt *row, const SpObligation *obligation, const char *day)
{
  row->received = sum_transactions (obligation, "received");
  row->spent = sum_transactions (obligation, "spent");
  if (obligation->has_received)
    row->received = obligation->received;
  else if (row->received.pence == 0 && sp_event_is_past (obligation->received_on, day))
    {
      const SpCostIndexValue *then = sp_cost_index_latest (obligation->index, obligation->received_on);

      /* Nobody has entered what came: it is taken to be what was due by the index of that day. */
      row->received = row->amount;
      sp_cost_index_apply (row->amount, row->index_base, then, &row->received);
    }
  if (row->spent.pence == 0 && sp_event_is_past (obligation->spent_on, day))
    row->spent = row->received;
}

void
sp_receipt_value (SpReceipt *row, const SpSnapshot *snapshot, const char *day)
{
  const SpObligation *obligation = sp_receipt_obligation (row, snapshot);

  row->has_amount = g_strcmp0 (obligation->kind, "money") == 0
                    && find_amount (obligation, snapshot, row->site, &row->amount);
  find_worth (row, obligation, day);
  find_calculation (row, obligation);
  find_received (row, obligation, day);
}
