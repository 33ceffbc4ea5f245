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
