/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far each scheme is paid for, and the sums of each year. */
#include "config.h"

#include "sp-waterfall-private.h"

static void
add_payment (SpWaterfall *self, const SpPayment *payment)
{
  SpWaterfallLine *line = sp_waterfall_line (self, payment->line);
  gint64 pence = payment->amount.pence;

  if (payment->cost_of == payment->paid_in)
    line->paid.pence += pence;
  else
    line->paid_late.pence += pence;
  if (payment->cost_of != payment->paid_in)
    line->settled = g_array_index (self->years, SpFinancialYear, payment->paid_in); /* they come in order */
  if (payment->kind == SP_PAY_SPENT)
    line->spent.pence += pence;
  if (payment->uncertain)
    line->uncertain.pence += pence;
  else if (payment->undated)
    line->undated.pence += pence;
  if (payment->cost_of != payment->paid_in && line->pot < 0)
    self->totals[payment->cost_of].late.pence += pence;
  for (guint y = payment->cost_of; y < payment->paid_in && line->pot < 0; y++)
    self->totals[y].outstanding.pence += pence;
}

static void
add_up (SpWaterfall *self)
{
  for (guint i = 0; i < self->payments->len; i++)
    {
      const SpPayment *payment = &g_array_index (self->payments, SpPayment, i);

      if (payment->kind != SP_PAY_REPAY)
        add_payment (self, payment);
      else if (payment->uncertain || payment->undated)
        sp_waterfall_line (self, payment->line)->ahead.pence += payment->amount.pence;
      else if (sp_waterfall_purse (self, payment->purse)->spent)
        sp_waterfall_line (self, payment->line)->spent.pence += payment->amount.pence;
    }
}

static void
add_years (SpWaterfall *self, SpWaterfallLine *line, guint l)
{
  gboolean found = FALSE;

  for (guint y = 0; y < self->years->len; y++)
    {
      gsize at = SP_CELL (self, l, y);

      line->before.pence += self->before[at];
      line->above.pence += self->stated[at] - self->cost[at].pence;
      if (!found && self->paid[at].pence + self->before[at] < self->cost[at].pence)
        {
          line->until = g_array_index (self->years, SpFinancialYear, y);
          found = TRUE;
        }
      if (line->pot >= 0)
        continue;
      self->totals[y].stated.pence += self->stated[at];
      self->totals[y].cost.pence += self->cost[at].pence;
      self->totals[y].before.pence += self->before[at];
      self->totals[y].paid.pence += self->paid[at].pence;
    }
}

static SpLineState
find_state (const SpWaterfallLine *line)
{
  if (line->state == SP_LINE_NOT_PRICED)
    return SP_LINE_NOT_PRICED;
  if (line->missing.pence > 0)
    return line->missing.pence < line->cost.pence ? SP_LINE_PART : SP_LINE_UNFUNDED;
  if (line->paid_late.pence > 0)
    return SP_LINE_FUNDED_LATE;
  return line->uncertain.pence + line->undated.pence + line->ahead.pence > 0 ? SP_LINE_FUNDED_IF : SP_LINE_FUNDED;
}

void
sp_waterfall_judge (SpWaterfall *self)
{
  add_up (self);
  for (guint l = 0; l < self->lines->len; l++)
    {
      SpWaterfallLine *line = sp_waterfall_line (self, l);

      add_years (self, line, l);
      line->missing.pence = line->cost.pence - line->before.pence - line->paid.pence - line->paid_late.pence;
      line->state = find_state (line);
    }
  for (guint y = 0; y < self->years->len; y++)
    self->totals[y].gap = sp_money_sub (sp_waterfall_get_spend (self, y),
                                        sp_money_add (self->totals[y].paid, self->totals[y].late));
}
