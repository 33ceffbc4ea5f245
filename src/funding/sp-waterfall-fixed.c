/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the planner has fixed of a pot for a project, and what contributions have been spent on it already: paid first, kept back from others until then, and where other money
 * had to go ahead of it, given back to that. Where it has no year it can pay for no cost that has one; it is kept all the
 * same, for it is the planner's to give up, not the waterfall's. */
#include "config.h"

#include "sp-waterfall-private.h"

static gboolean
is_open (const SpTranche *tranche, const SpFixed *fixed, guint y)
{
  return tranche->purse == fixed->purse && tranche->from <= (gint) y && (gint) y <= tranche->until;
}

/* The last year whose cost it is for, up to y. */
static guint
last_cost (const SpFixed *fixed, guint y)
{
  return fixed->year >= 0 ? MIN (y, (guint) fixed->year) : y;
}

static void
pay_costs (SpWaterfall *self, SpFixed *fixed, guint y)
{
  guint oldest = MAX ((guint) self->earliest[fixed->purse], sp_waterfall_oldest_cost (self, y));

  for (guint cost_of = oldest; cost_of <= last_cost (fixed, y); cost_of++)
    for (guint t = 0; t < self->tranches->len; t++)
      {
        SpTranche *tranche = &g_array_index (self->tranches, SpTranche, t);
        gint64 pence = MIN (fixed->left, MIN (tranche->left, self->unpaid[SP_CELL (self, fixed->line, cost_of)]));

        if (!is_open (tranche, fixed, y) || pence <= 0)
          continue;
        sp_waterfall_take (self, tranche, fixed->line, y, cost_of, fixed->spent ? SP_PAY_SPENT : SP_PAY_FIXED, pence);
        fixed->left -= pence;
      }
}

static gboolean
went_ahead (const SpWaterfall *self, const SpFixed *fixed, const SpPayment *payment, guint y)
{
  return payment->cost_of <= last_cost (fixed, y) && payment->line == fixed->line
         && (payment->kind == SP_PAY_DIRECT || payment->kind == SP_PAY_LATE)
         && payment->purse != fixed->purse && !sp_waterfall_purse (self, payment->purse)->repays
         && self->earliest[fixed->purse] <= (gint) payment->cost_of;
}

static void
give_back (SpWaterfall *self, SpFixed *fixed, guint y)
{
  guint n_tranches = self->tranches->len, n_payments = self->payments->len;

  for (guint t = 0; t < n_tranches; t++)
    for (guint i = 0; i < n_payments; i++)
      {
        const SpTranche tranche = g_array_index (self->tranches, SpTranche, t);
        const SpPayment payment = g_array_index (self->payments, SpPayment, i);
        gint64 pence = MIN (fixed->left, tranche.left);

        if (pence <= 0 || tranche.returned || !is_open (&tranche, fixed, y) || !went_ahead (self, fixed, &payment, y))
          continue;
        pence = MIN (pence, sp_waterfall_owed (self, &payment));
        if (pence <= 0)
          continue;
        sp_waterfall_repay (self, t, &payment, y, pence, FALSE);
        fixed->left -= pence;
      }
}

void
sp_waterfall_pay_fixed (SpWaterfall *self, guint y)
{
  for (guint f = 0; f < self->fixed->len; f++)
    {
      SpFixed *fixed = &g_array_index (self->fixed, SpFixed, f);

      if (fixed->year > (gint) y)
        continue;
      pay_costs (self, fixed, y);
      give_back (self, fixed, y);
    }
}

/* Keeps back pence of the purse's tranches that are (from > y), or are not, still to come; the last to expire first. */
static gint64
keep_back (SpWaterfall *self, const SpFixed *fixed, guint y, gboolean to_come, gint64 pence)
{
  gint until = SP_FOR_EVER;

  while (pence > 0 && until >= (gint) y)
    {
      gint next = -1;

      for (guint t = 0; t < self->tranches->len; t++)
        {
          SpTranche *tranche = &g_array_index (self->tranches, SpTranche, t);
          gint64 held = MIN (pence, tranche->left);

          if (tranche->purse != fixed->purse || (tranche->from > (gint) y) != to_come || tranche->until > until)
            continue;
          if (tranche->until < until)
            {
              next = MAX (next, tranche->until);
              continue;
            }
          tranche->held += held;
          tranche->left -= held;
          pence -= held;
        }
      until = next;
    }
  return pence;
}

/* What the scheme lacks of the costs it is for, whether it can still be paid or not. */
static gint64
sum_lacking (const SpWaterfall *self, const SpFixed *fixed)
{
  gint64 sum = 0;

  for (guint year = 0; year < self->years->len; year++)
    if (fixed->year < 0 || fixed->year >= (gint) year)
      sum += self->unpaid[SP_CELL (self, fixed->line, year)] + self->dropped[SP_CELL (self, fixed->line, year)];
  return sum;
}

static gint64
sum_undated (const SpWaterfall *self, guint purse)
{
  gint64 sum = 0;

  for (guint t = 0; t < self->tranches->len; t++)
    {
      const SpTranche *tranche = &g_array_index (self->tranches, SpTranche, t);

      sum += tranche->purse == purse && tranche->undated ? tranche->left : 0;
    }
  return sum;
}

void
sp_waterfall_hold (SpWaterfall *self, guint y)
{
  for (guint f = 0; f < self->fixed->len; f++)
    {
      SpFixed *fixed = &g_array_index (self->fixed, SpFixed, f);
      gint64 keep = MIN (fixed->left, sum_lacking (self, fixed)), undated = sum_undated (self, fixed->purse);

      fixed->kept = keep - keep_back (self, fixed, y, FALSE, keep_back (self, fixed, y, TRUE, keep));
      fixed->undated = MIN (fixed->kept, undated - sum_undated (self, fixed->purse));
    }
}

void
sp_waterfall_release (SpWaterfall *self)
{
  for (guint t = 0; t < self->tranches->len; t++)
    {
      SpTranche *tranche = &g_array_index (self->tranches, SpTranche, t);

      tranche->left += tranche->held;
      tranche->held = 0;
    }
}
