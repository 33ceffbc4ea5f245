/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-waterfall.h"

#include <glib/gi18n-lib.h>

#include "sp-waterfall-private.h"

#define MOST_AHEAD 5000000 /* lines x years x purses; a county has 500 x 15 x 60 */
#define MOST_YEARS 60 /* of the axis; what is dated beyond it counts in its last dated year */

G_DEFINE_BOXED_TYPE (SpWaterfall, sp_waterfall, sp_waterfall_ref, sp_waterfall_unref)

static void
stretch (gint *first, gint *last, SpFinancialYear year)
{
  if (year.start == 0)
    return;
  *first = *first == 0 ? year.start : MIN (*first, year.start);
  *last = MAX (*last, year.start);
}

/* Whether any money has been received that has no year. */
static gboolean
has_money_in_hand (const SpWaterfall *self)
{
  const SpSnapshot *snapshot = self->funding->snapshot;

  for (guint p = 0; p < snapshot->n_pots; p++)
    for (guint i = 0; i < snapshot->pots[p].n_amounts; i++)
      if (sp_pot_is_growth (&snapshot->pots[p]) && g_strcmp0 (snapshot->pots[p].certainty, "received") == 0
          && snapshot->pots[p].amounts[i].year.start == 0 && snapshot->pots[p].amounts[i].amount.pence != 0)
        return TRUE;
  for (guint i = 0; self->receipts != NULL && i < sp_receipts_get_n (self->receipts); i++)
    if (sp_receipts_get (self->receipts, i)->received.pence > 0
        && sp_financial_year_of_date (sp_receipts_get (self->receipts, i)->received_on).start == 0)
      return TRUE;
  return FALSE;
}

/* The last year from `last` on by which money must be spent; a date past all sense, of which a finding speaks, is not waited for. */
static gint
find_reach (const SpWaterfall *self, gint last)
{
  const SpSnapshot *snapshot = self->funding->snapshot;
  gint reach = last;

  for (guint p = 0; p < snapshot->n_pots; p++)
    if (sp_pot_is_growth (&snapshot->pots[p]) && !sp_funding_is_far (self->funding, snapshot->pots[p].spend_by))
      reach = MAX (reach, sp_financial_year_of_date (snapshot->pots[p].spend_by).start);
  return reach;
}

/* The last year for which the planner has fixed any money, if that is no later than `reach`. */
static gint
find_last_fixed (const SpSnapshot *snapshot, gint last, gint reach)
{
  for (guint i = 0; i < snapshot->n_allocations; i++)
    if (snapshot->allocations[i].year.start <= reach)
      last = MAX (last, snapshot->allocations[i].year.start);
  return last;
}

/* Every year from the first money or cost to the last, the base year of money in hand, and to the dates by which money must be spent,
 * if those are not after `latest`; then not dated. */
static void
add_years (SpWaterfall *self, gint latest)
{
  gint first = 0, last = 0, reach;
  SpFinancialYear none = sp_financial_year (0);

  for (guint i = 0; i < self->funding->years->len; i++)
    stretch (&first, &last, g_array_index (self->funding->years, SpFinancialYear, i));
  for (guint i = 0; self->receipts != NULL && i < sp_receipts_get_n (self->receipts); i++)
    if (sp_receipts_get (self->receipts, i)->received.pence > 0)
      stretch (&first, &last, sp_financial_year_of_date (sp_receipts_get (self->receipts, i)->received_on));
  for (guint i = 0; self->receipts != NULL && i < sp_receipts_get_n (self->receipts); i++)
    if (sp_receipts_get (self->receipts, i)->has_amount)
      stretch (&first, &last, sp_receipts_get (self->receipts, i)->expected);
  if (has_money_in_hand (self))
    stretch (&first, &last, sp_funding_get_base_year (self->funding));
  reach = last != 0 ? find_reach (self, last) : last;
  last = find_last_fixed (self->funding->snapshot, last, reach);
  self->own_last = last;
  last = MIN (MAX (last, MIN (reach, latest)), first + MOST_YEARS);
  for (gint year = first; first != 0 && year <= last; year++)
    {
      SpFinancialYear each = sp_financial_year (year);

      g_array_append_val (self->years, each);
    }
  g_array_append_val (self->years, none);
}

guint
sp_waterfall_find_year (const SpWaterfall *self, SpFinancialYear year)
{
  guint undated = self->years->len - 1;

  for (guint y = 0; y < self->years->len; y++)
    if (g_array_index (self->years, SpFinancialYear, y).start == year.start)
      return y;
  return undated > 0 ? undated - 1 : 0;
}

void
sp_waterfall_take (SpWaterfall *self, SpTranche *tranche, guint line, guint paid_in, guint cost_of, SpPaymentKind kind,
                   gint64 pence)
{
  SpPayment payment = { .purse = tranche->purse, .line = line, .paid_in = paid_in, .cost_of = cost_of, .kind = kind,
                        .to = sp_waterfall_overdrawn (self, line), .uncertain = tranche->uncertain,
                        .undated = tranche->undated, .came = (guint) tranche->from, .until = tranche->until,
                        .amount = sp_money (pence) };
  SpPurseYear *row = &self->purse_years[SP_CELL (self, tranche->purse, paid_in)];

  g_assert (pence > 0 && pence <= tranche->left && pence <= self->unpaid[SP_CELL (self, line, cost_of)]);
  tranche->left -= pence;
  self->unpaid[SP_CELL (self, line, cost_of)] -= pence;
  if (paid_in == cost_of)
    self->paid[SP_CELL (self, line, cost_of)].pence += pence;
  if (payment.to >= 0)
    {
      row->repaid.pence += pence;
      self->purse_years[SP_CELL (self, payment.to, paid_in)].returned.pence += pence;
    }
  else if (paid_in == cost_of)
    row->used.pence += pence;
  else
    {
      row->used_late.pence += pence;
      self->totals[paid_in].settled.pence += pence;
    }
  g_array_append_val (self->payments, payment);
}

static void
clear_line (gpointer line)
{
  g_free (((SpWaterfallLine *) line)->reason);
  g_free (((SpWaterfallLine *) line)->words);
}

/* As far as dates go by which money must be spent, but none after `latest`. */
static SpWaterfall *
make_way (SpFunding *funding, SpReceipts *receipts, gint latest, gboolean ahead)
{
  SpWaterfall *self = g_new0 (SpWaterfall, 1);

  self->ahead = ahead;
  self->ref_count = 1;
  self->funding = sp_funding_ref (funding);
  self->receipts = receipts != NULL ? sp_receipts_ref (receipts) : NULL;
  self->years = g_array_new (FALSE, TRUE, sizeof (SpFinancialYear));
  self->purses = g_array_new (FALSE, TRUE, sizeof (SpPurse));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_array_new (FALSE, TRUE, sizeof (SpWaterfallLine));
  g_array_set_clear_func (self->lines, clear_line);
  self->payments = g_array_new (FALSE, TRUE, sizeof (SpPayment));
  self->tranches = g_array_new (FALSE, TRUE, sizeof (SpTranche));
  self->fixed = g_array_new (FALSE, TRUE, sizeof (SpFixed));
  self->spent = g_array_new (FALSE, TRUE, sizeof (SpSpent));
  self->findings = sp_findings_new ();
  add_years (self, latest);
  sp_waterfall_add_lines (self);
  sp_waterfall_add_purses (self);
  self->purse_years = g_new0 (SpPurseYear, MAX (1, (gsize) self->purses->len * self->years->len));
  self->totals = g_new0 (SpWaterfallYear, self->years->len);
  sp_waterfall_pay (self);
  sp_waterfall_judge (self);
  sp_waterfall_reason (self);
  sp_waterfall_find_faults (self);
  g_clear_pointer (&self->tranches, g_array_unref);
  g_clear_pointer (&self->fixed, g_array_unref);
  g_clear_pointer (&self->spent, g_array_unref);
  return self;
}

/* What is not paid in its year, of which some is never paid. */
static gint64
sum_gaps (const SpWaterfall *self)
{
  gint64 sum = 0;

  for (guint y = 0; y < self->years->len; y++)
    sum += self->totals[y].gap.pence;
  return sum;
}

/* Less is never paid; or as much, and less of the rest is late. */
static gboolean
is_better (const SpWaterfall *self, const SpWaterfall *than)
{
  gint64 missing = sp_waterfall_get_missing (self).pence, others = sp_waterfall_get_missing (than).pence;

  return missing < others || (missing == others && sum_gaps (self) < sum_gaps (than));
}

/* Each year by itself, the soonest to expire first. Each looks ahead only where that pays more, or more in its year: where one took
 * money that a later one needed, and had other money. A plan many times the largest county's is left as it is: it would take minutes. */
static SpWaterfall *
make (SpFunding *funding, SpReceipts *receipts, gint latest)
{
  SpWaterfall *self = make_way (funding, receipts, latest, FALSE), *ahead;

  if ((sum_gaps (self) <= 0 && sp_waterfall_get_missing (self).pence <= 0)
      || (guint64) self->lines->len * self->years->len * self->purses->len > MOST_AHEAD)
    return self;
  ahead = make_way (funding, receipts, latest, TRUE);
  if (!is_better (ahead, self))
    {
      sp_waterfall_unref (ahead);
      return self;
    }
  sp_waterfall_unref (self);
  return ahead;
}

/* Whether in that year any money does more than wait for the next. */
static gboolean
is_eventful (const SpWaterfall *self, guint y)
{
  for (guint p = 0; p < self->purses->len; p++)
    {
      const SpPurseYear *row = &self->purse_years[SP_CELL (self, p, y)];

      if (row->fresh.pence != 0 || row->returned.pence != 0 || row->used.pence != 0 || row->used_late.pence != 0
          || row->repaid.pence != 0 || row->lapsed.pence != 0)
        return TRUE;
    }
  return FALSE;
}

SpWaterfall *
sp_waterfall_new (SpFunding *funding, SpReceipts *receipts)
{
  SpWaterfall *self, *shorter;
  guint last;

  g_return_val_if_fail (funding != NULL, NULL);
  g_return_val_if_fail (receipts == NULL || sp_receipts_get_snapshot (receipts) == funding->snapshot, NULL);
  self = make (funding, receipts, G_MAXINT);
  if (self->years->len < 2)
    return self;
  last = self->years->len - 2;
  while (last > 0 && sp_waterfall_get_year (self, last).start > self->own_last && !is_eventful (self, last))
    last--;
  if (last == self->years->len - 2)
    return self;
  shorter = make (funding, receipts, sp_waterfall_get_year (self, last).start);
  sp_waterfall_unref (self);
  return shorter;
}

SpWaterfall *
sp_waterfall_ref (SpWaterfall *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_waterfall_unref (SpWaterfall *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_array_unref (self->years);
  g_array_unref (self->purses);
  g_ptr_array_unref (self->names);
  g_array_unref (self->lines);
  g_array_unref (self->payments);
  g_ptr_array_unref (self->findings);
  g_free (self->terms);
  g_free (self->earliest);
  g_free (self->cost);
  g_free (self->paid);
  g_free (self->unpaid);
  g_free (self->dropped);
  g_free (self->left_undated);
  g_free (self->stated);
  g_free (self->before);
  g_free (self->may);
  g_free (self->may_part);
  g_free (self->purse_years);
  g_free (self->totals);
  g_clear_pointer (&self->receipts, sp_receipts_unref);
  sp_funding_unref (self->funding);
  g_free (self);
}

SpFunding *
sp_waterfall_get_funding (const SpWaterfall *self)
{
  return self->funding;
}

GPtrArray *
sp_waterfall_get_findings (const SpWaterfall *self)
{
  return self->findings;
}

guint
sp_waterfall_get_n_years (const SpWaterfall *self)
{
  return self->years->len;
}

SpFinancialYear
sp_waterfall_get_year (const SpWaterfall *self, guint y)
{
  g_return_val_if_fail (y < self->years->len, sp_financial_year (0));
  return g_array_index (self->years, SpFinancialYear, y);
}

guint
sp_waterfall_get_n_purses (const SpWaterfall *self)
{
  return self->purses->len;
}

const SpPurse *
sp_waterfall_get_purse (const SpWaterfall *self, guint p)
{
  g_return_val_if_fail (p < self->purses->len, NULL);
  return sp_waterfall_purse (self, p);
}

const SpTerms *
sp_waterfall_get_terms (const SpWaterfall *self, guint p)
{
  g_return_val_if_fail (p < self->purses->len, NULL);
  return &self->terms[p];
}

SpPurseYear
sp_waterfall_get_purse_year (const SpWaterfall *self, guint p, guint y)
{
  g_return_val_if_fail (p < self->purses->len && y < self->years->len, (SpPurseYear) { 0 });
  return self->purse_years[SP_CELL (self, p, y)];
}

guint
sp_waterfall_get_n_lines (const SpWaterfall *self)
{
  return self->lines->len;
}

const SpWaterfallLine *
sp_waterfall_get_line (const SpWaterfall *self, guint l)
{
  g_return_val_if_fail (l < self->lines->len, NULL);
  return sp_waterfall_line (self, l);
}

gint
sp_waterfall_find_line (const SpWaterfall *self, gint project)
{
  for (guint l = 0; l < self->lines->len; l++)
    if (sp_waterfall_line (self, l)->project == project)
      return (gint) l;
  return -1;
}

SpMoney
sp_waterfall_get_cost (const SpWaterfall *self, guint l, guint y)
{
  g_return_val_if_fail (l < self->lines->len && y < self->years->len, sp_money (0));
  return self->cost[SP_CELL (self, l, y)];
}

SpMoney
sp_waterfall_get_paid (const SpWaterfall *self, guint l, guint y)
{
  g_return_val_if_fail (l < self->lines->len && y < self->years->len, sp_money (0));
  return self->paid[SP_CELL (self, l, y)];
}

SpMoney
sp_waterfall_get_before (const SpWaterfall *self, guint l, guint y)
{
  g_return_val_if_fail (l < self->lines->len && y < self->years->len, sp_money (0));
  return sp_money (self->before[SP_CELL (self, l, y)]);
}

SpWaterfallYear
sp_waterfall_get_totals (const SpWaterfall *self, guint y)
{
  g_return_val_if_fail (y < self->years->len, (SpWaterfallYear) { 0 });
  return self->totals[y];
}

SpMoney
sp_waterfall_get_missing (const SpWaterfall *self)
{
  SpMoney missing = { 0 };

  for (guint l = 0; l < self->lines->len; l++)
    if (sp_waterfall_line (self, l)->pot < 0)
      missing = sp_money_add (missing, sp_waterfall_line (self, l)->missing);
  return missing;
}

SpMoney
sp_waterfall_get_history (const SpWaterfall *self)
{
  SpMoney history = { 0 };

  for (guint l = 0; l < self->lines->len; l++)
    history = sp_money_add (history, sp_waterfall_line (self, l)->before);
  return history;
}

guint
sp_waterfall_get_n_payments (const SpWaterfall *self)
{
  return self->payments->len;
}

const SpPayment *
sp_waterfall_get_payment (const SpWaterfall *self, guint i)
{
  g_return_val_if_fail (i < self->payments->len, NULL);
  return &g_array_index (self->payments, SpPayment, i);
}

static const struct { const char *code, *name; } STATES[] = {
  [SP_LINE_NOT_PRICED] = { "not-priced", N_("Not priced") },
  [SP_LINE_FUNDED] = { "funded", N_("Funded") },
  [SP_LINE_FUNDED_IF] = { "funded-if", N_("Funded if money comes") },
  [SP_LINE_FUNDED_LATE] = { "funded-late", N_("Funded late") },
  [SP_LINE_PART] = { "part-funded", N_("Funded in part") },
  [SP_LINE_UNFUNDED] = { "unfunded", N_("Not funded") },
};

const char *
sp_line_state_code (SpLineState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (STATES), NULL);
  return STATES[state].code;
}

const char *
sp_line_state_name (SpLineState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (STATES), NULL);
  return _(STATES[state].name);
}
