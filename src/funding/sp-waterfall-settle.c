/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contributions repay what flexible money has paid for them, and the end of each year. */
#include "config.h"

#include "sp-waterfall-private.h"

/* What the tranche may still have to pay itself, in years to come. */
static gint64
sum_still_to_pay (const SpWaterfall *self, const SpTranche *tranche, guint y)
{
  gint64 sum = 0;

  for (guint l = 0; l < self->lines->len; l++)
    for (guint later = y + 1; later < self->years->len && sp_waterfall_may_pay (self, tranche->purse, l); later++)
      if ((gint) later <= tranche->until)
        sum += self->unpaid[SP_CELL (self, l, later)];
  return sum;
}

/* What has been repaid already of what a payment paid. */
static gint64
sum_repaid (const SpWaterfall *self, const SpPayment *payment)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->payments->len; i++)
    {
      const SpPayment *other = &g_array_index (self->payments, SpPayment, i);

      if (other->kind == SP_PAY_REPAY && other->to == (gint) payment->purse && other->line == payment->line
          && other->cost_of == payment->cost_of && other->until == payment->until)
        sum += other->amount.pence;
    }
  return sum;
}

static gint64
sum_paid (const SpWaterfall *self, const SpPayment *payment)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->payments->len; i++)
    {
      const SpPayment *other = &g_array_index (self->payments, SpPayment, i);

      if ((other->kind == SP_PAY_DIRECT || other->kind == SP_PAY_LATE) && other->purse == payment->purse
          && other->line == payment->line && other->cost_of == payment->cost_of && other->until == payment->until)
        sum += other->amount.pence;
    }
  return sum;
}

gint64
sp_waterfall_owed (const SpWaterfall *self, const SpPayment *payment)
{
  return sum_paid (self, payment) - sum_repaid (self, payment);
}

/* Once a deadline is past, what was there before it repays nothing that had to be spent by then: it could have paid that itself,
 * and the money with the deadline would have lapsed. */
static gboolean
can_repay (const SpWaterfall *self, const SpTranche *tranche, const SpPayment *payment, guint y)
{
  return (tranche->from > payment->until || (gint) y <= payment->until)
         && (payment->kind == SP_PAY_DIRECT || payment->kind == SP_PAY_LATE)
         && !sp_waterfall_purse (self, payment->purse)->repays && !tranche->returned
         && sp_waterfall_may_pay (self, tranche->purse, payment->line)
         && self->earliest[tranche->purse] <= (gint) payment->cost_of;
}

void
sp_waterfall_repay (SpWaterfall *self, guint t, const SpPayment *payment, guint y, gint64 pence, gboolean optional)
{
  SpPayment made = { .purse = g_array_index (self->tranches, SpTranche, t).purse, .line = payment->line, .paid_in = y,
                     .cost_of = payment->cost_of, .kind = SP_PAY_REPAY, .to = (gint) payment->purse,
                     .uncertain = g_array_index (self->tranches, SpTranche, t).uncertain,
                     .undated = g_array_index (self->tranches, SpTranche, t).undated,
                     .came = (guint) g_array_index (self->tranches, SpTranche, t).from, .until = payment->until,
                     .amount = sp_money (pence) };
  SpTranche back = { .purse = payment->purse, .from = (gint) y, .returned = TRUE, .left = pence,
                     .until = (gint) y <= payment->until ? payment->until : SP_FOR_EVER,
                     .lender = t, .repayment = self->payments->len, .optional = optional,
                     .uncertain = g_array_index (self->tranches, SpTranche, t).uncertain,
                     .undated = g_array_index (self->tranches, SpTranche, t).undated };

  g_array_index (self->tranches, SpTranche, t).left -= pence;
  self->purse_years[SP_CELL (self, made.purse, y)].repaid.pence += pence;
  self->purse_years[SP_CELL (self, payment->purse, y)].returned.pence += pence;
  self->totals[y].repaid.pence += pence;
  g_array_append_val (self->payments, made);
  g_array_append_val (self->tranches, back);
}

/* A contribution is kept for what it is for, as long as that is still to be paid; what is over goes back to whoever paid in
 * its stead, the oldest payment first. */
void
sp_waterfall_settle (SpWaterfall *self, guint y)
{
  guint n_tranches = self->tranches->len, n_payments = self->payments->len;

  for (guint t = 0; t < n_tranches; t++)
    {
      const SpTranche tranche = g_array_index (self->tranches, SpTranche, t);
      gint64 over;

      if (tranche.left <= 0 || tranche.from > (gint) y || tranche.until < (gint) y
          || !sp_waterfall_purse (self, tranche.purse)->repays
          || sp_terms_count (&self->terms[tranche.purse]) == 0)
        continue;
      over = tranche.left - sum_still_to_pay (self, &tranche, y);
      for (guint i = 0; i < n_payments && over > 0; i++)
        {
          const SpPayment payment = g_array_index (self->payments, SpPayment, i);
          gint64 pence;

          if (!can_repay (self, &tranche, &payment, y))
            continue;
          pence = MIN (over, sp_waterfall_owed (self, &payment));
          if (pence <= 0)
            continue;
          sp_waterfall_repay (self, t, &payment, y, pence, tranche.from <= payment.until && payment.until < SP_FOR_EVER
                                                             && tranche.until >= payment.until);
          over -= pence;
        }
    }
}

/* What was repaid in the year and need not have been, and is not used in it, stays with the contribution, which lasts as long:
 * repaid, it would lapse at a deadline that spending it first had met. */
static void
take_back (SpWaterfall *self, guint y)
{
  for (guint t = self->tranches->len; t-- > 0;) /* from the last, as payments may go */
    {
      SpTranche *tranche = &g_array_index (self->tranches, SpTranche, t);
      SpTranche *lender = &g_array_index (self->tranches, SpTranche, tranche->lender);
      SpPayment *repayment = &g_array_index (self->payments, SpPayment, tranche->repayment);
      gint64 pence = tranche->left;

      if (!tranche->optional || tranche->from != (gint) y || pence == 0)
        continue;
      lender->left += pence;
      tranche->left = 0;
      self->purse_years[SP_CELL (self, lender->purse, y)].repaid.pence -= pence;
      self->purse_years[SP_CELL (self, tranche->purse, y)].returned.pence -= pence;
      self->totals[y].repaid.pence -= pence;
      repayment->amount.pence -= pence;
      if (repayment->amount.pence == 0)
        g_array_remove_index (self->payments, tranche->repayment);
    }
}

/* What a pot is overdrawn by, until other money makes it up: new in the year it is dated, carried in and out after that. */
static gint64
sum_overdrawn (const SpWaterfall *self, guint l, guint last)
{
  gint64 sum = 0;

  for (guint y = 0; y <= last; y++)
    sum += self->unpaid[SP_CELL (self, l, y)];
  return sum;
}

static void
open_overdrawn (SpWaterfall *self, guint y)
{
  for (guint l = 0; l < self->lines->len; l++)
    {
      gint p = sp_waterfall_overdrawn (self, l);

      if (p < 0)
        continue;
      self->purse_years[SP_CELL (self, p, y)].fresh.pence -= self->cost[SP_CELL (self, l, y)].pence;
      self->purse_years[SP_CELL (self, p, y)].carried_in.pence -= y > 0 ? sum_overdrawn (self, l, y - 1) : 0;
    }
}

static void
close_overdrawn (SpWaterfall *self, guint y)
{
  for (guint l = 0; l < self->lines->len; l++)
    {
      gint p = sp_waterfall_overdrawn (self, l);
      gint64 pence = p >= 0 ? sum_overdrawn (self, l, y) : 0;

      if (pence == 0)
        continue;
      self->purse_years[SP_CELL (self, p, y)].carried_out.pence -= pence;
      self->totals[y].carried.pence -= pence;
    }
}

static void
open_year (SpWaterfall *self, guint y)
{
  for (guint t = 0; t < self->tranches->len; t++)
    {
      const SpTranche *tranche = &g_array_index (self->tranches, SpTranche, t);
      SpPurseYear *row = &self->purse_years[SP_CELL (self, tranche->purse, y)];

      if (tranche->from == (gint) y)
        row->fresh.pence += tranche->left;
      else if (tranche->from < (gint) y)
        row->carried_in.pence += tranche->left;
    }
  open_overdrawn (self, y);
}

static void
close_year (SpWaterfall *self, guint y)
{
  for (guint t = 0; t < self->tranches->len; t++)
    {
      SpTranche *tranche = &g_array_index (self->tranches, SpTranche, t);
      SpPurseYear *row = &self->purse_years[SP_CELL (self, tranche->purse, y)];

      if (tranche->from > (gint) y)
        continue;
      if (tranche->until <= (gint) y)
        {
          row->lapsed.pence += tranche->left;
          self->totals[y].lapsed.pence += tranche->left;
          tranche->left = 0;
        }
      row->carried_out.pence += tranche->left;
      self->totals[y].carried.pence += tranche->left;
    }
  close_overdrawn (self, y);
}

/* No more may be outstanding than the plan allows; what is above it is not funded forward and so not paid at all: the last
 * schemes of the programme give way. */
static void
keep_limit (SpWaterfall *self, guint y)
{
  const SpMoneyAssumptions *money = &self->funding->snapshot->money;
  gint64 left = money->forward_limit.pence;

  for (guint l = 0; money->has_forward_limit && l < self->lines->len; l++)
    for (guint year = 0; year <= y && sp_waterfall_line (self, l)->pot < 0; year++)
      {
        gint64 *cell = &self->unpaid[SP_CELL (self, l, year)];

        self->dropped[SP_CELL (self, l, year)] += MAX (*cell - left, 0);
        *cell = MIN (*cell, left);
        left -= *cell;
      }
}

/* Spend of a year that had ended on the plan's own day was met before the money there is was counted: what no money dated
 * by then has paid for is settled, but for what a contribution that came later was spent on. */
static void
settle_history (SpWaterfall *self, guint y)
{
  gint year = g_array_index (self->years, SpFinancialYear, y).start;

  for (guint l = 0; year != 0 && year < self->funding->plan_year.start && l < self->lines->len; l++)
    {
      gsize at = SP_CELL (self, l, y);
      gint64 kept;

      if (sp_waterfall_line (self, l)->pot >= 0)
        continue;
      kept = MIN (sp_waterfall_still_spent (self, l, y), self->unpaid[at]);
      self->before[at] = self->unpaid[at] - kept;
      self->unpaid[at] = kept;
    }
}

static void
count_undated (SpWaterfall *self)
{
  self->left_undated = g_new0 (gint64, MAX (self->purses->len, 1));
  for (guint t = 0; t < self->tranches->len; t++)
    {
      const SpTranche *tranche = &g_array_index (self->tranches, SpTranche, t);

      if (tranche->undated)
        self->left_undated[tranche->purse] += tranche->left;
    }
}

void
sp_waterfall_pay (SpWaterfall *self)
{
  for (guint y = 0; y < self->years->len; y++)
    {
      guint n;

      open_year (self, y);
      sp_waterfall_pay_year (self, y);
      n = self->payments->len;
      sp_waterfall_settle (self, y);
      if (self->payments->len > n)
        {
          sp_waterfall_pay_year (self, y); /* with what was repaid */
          take_back (self, y);
        }
      settle_history (self, y);
      close_year (self, y);
      keep_limit (self, y);
    }
  count_undated (self);
  sp_waterfall_show_entered (self);
}
