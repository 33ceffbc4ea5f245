/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What there is and what is spent by year, as a table of years has it: money below nought is less money, not a cost, and
 * history was never charged to the money there is. */
#include "config.h"

#include "sp-waterfall-private.h"

SpMoney
sp_waterfall_get_spend (const SpWaterfall *self, guint y)
{
  g_return_val_if_fail (y < self->years->len, sp_money (0));
  return sp_money_sub (self->totals[y].cost, self->totals[y].before);
}

SpMoney
sp_waterfall_get_money (const SpWaterfall *self, guint y)
{
  SpMoney sum = { 0 };

  g_return_val_if_fail (y < self->years->len, sum);
  for (guint p = 0; p < self->purses->len; p++)
    sum = sp_money_add (sum, self->purse_years[SP_CELL (self, p, y)].fresh);
  return sum;
}

SpMoney
sp_waterfall_get_position (const SpWaterfall *self, guint y)
{
  SpMoney sum = { 0 };

  g_return_val_if_fail (y < self->years->len, sum);
  for (guint each = 0; each <= y; each++)
    sum = sp_money_add (sum, sp_money_sub (sp_waterfall_get_money (self, each), sp_waterfall_get_spend (self, each)));
  return sum;
}

const char *
sp_waterfall_get_purse_source (const SpWaterfall *self, guint p)
{
  g_return_val_if_fail (p < self->purses->len, NULL);
  if (sp_waterfall_purse (self, p)->pot < 0)
    return "section 106";
  return self->funding->snapshot->pots[sp_waterfall_purse (self, p)->pot].source;
}

gboolean
sp_waterfall_has_money (const SpWaterfall *self)
{
  for (guint p = 0; p < self->purses->len; p++)
    if (sp_waterfall_purse (self, p)->pot < 0)
      return TRUE;
  return sp_funding_has_envelope (self->funding);
}

static void
add_purse (const SpWaterfall *self, guint p, SpMoneyGap *gap)
{
  const SpPurse *purse = sp_waterfall_purse (self, p);
  gboolean uncertain = g_strcmp0 (purse->certainty, "expected") == 0 || g_strcmp0 (purse->certainty, "at risk") == 0;

  if (purse->pot < 0)
    gap->agreements = sp_money_add (gap->agreements, purse->amount);
  if (purse->spent && self->terms[p].project >= 0)
    gap->spent = sp_money_add (gap->spent, purse->amount);
  if (purse->pot < 0 && uncertain)
    gap->uncertain = sp_money_add (gap->uncertain, purse->amount);
}

/* Money below nought that nothing makes up is left over below nought: it is taken out of what is left, and told apart. */
static void
add_line (const SpWaterfall *self, guint l, SpMoneyGap *gap)
{
  const SpWaterfallLine *line = sp_waterfall_line (self, l);

  if (sp_waterfall_overdrawn (self, l) >= 0)
    {
      gap->left = sp_money_add (gap->left, line->missing);
      gap->overdrawn = sp_money_add (gap->overdrawn, line->missing);
    }
  else if (line->elsewhere)
    gap->elsewhere = sp_money_add (gap->elsewhere, line->cost);
  else
    gap->cost = sp_money_add (gap->cost, line->cost);
}

SpMoneyGap
sp_waterfall_get_gap (const SpWaterfall *self)
{
  guint last = self->years->len - 1;
  SpMoneyGap gap = { .before = sp_waterfall_get_history (self), .missing = sp_waterfall_get_missing (self),
                     .left = self->totals[last].carried, .uncertain = sp_funding_get_uncertain (self->funding) };

  for (guint y = 0; y <= last; y++)
    {
      gap.money = sp_money_add (gap.money, sp_waterfall_get_money (self, y));
      gap.lapsed = sp_money_add (gap.lapsed, self->totals[y].lapsed);
    }
  for (guint p = 0; p < self->purses->len; p++)
    add_purse (self, p, &gap);
  for (guint l = 0; l < self->lines->len; l++)
    add_line (self, l, &gap);
  return gap;
}

SpMoney
sp_waterfall_get_source_money (const SpWaterfall *self, const char *source, guint y)
{
  SpMoney sum = { 0 };

  g_return_val_if_fail (y < self->years->len, sum);
  for (guint p = 0; p < self->purses->len; p++)
    if (g_strcmp0 (sp_waterfall_get_purse_source (self, p), source) == 0)
      sum = sp_money_add (sum, self->purse_years[SP_CELL (self, p, y)].fresh);
  return sum;
}
