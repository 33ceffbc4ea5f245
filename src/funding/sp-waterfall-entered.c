/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts of pots as they are entered. What may be spent of a pot is less by its amounts below nought, which its other years make
 * up; but its years are shown as the plan has them, so that what is kept for a later amount below nought is carried forward to it,
 * and what is owed until later money comes is carried forward below nought. */
#include "config.h"

#include <string.h>

#include "sp-waterfall-private.h"

void
sp_waterfall_fill_entered (const SpWaterfall *self, SpPotIndex index, gint64 *row)
{
  const SpPot *pot = &self->funding->snapshot->pots[index];

  for (guint i = 0; i < pot->n_amounts; i++)
    row[sp_waterfall_find_year (self, pot->amounts[i].year)] += pot->amounts[i].amount.pence;
}

/* What is entered above what may be spent of it or is overdrawn, in the year in which it is there; adds up to nought. */
static void
fill_netted (const SpWaterfall *self, guint p, gint64 *netted)
{
  guint n = self->years->len;
  g_autofree gint64 *row = g_new0 (gint64, n), *below = g_new0 (gint64, n), *entered = g_new0 (gint64, n);

  sp_waterfall_fill_entered (self, sp_waterfall_purse (self, p)->pot, entered);
  memcpy (row, entered, n * sizeof *row);
  sp_waterfall_level (row, n, below);
  for (guint y = 0; y < n; y++)
    {
      gint64 more = entered[y] - row[y] - below[y];

      netted[more > 0 ? sp_waterfall_comes (self, p, y) : y] += more;
    }
}

static void
show_purse (SpWaterfall *self, guint p)
{
  g_autofree gint64 *netted = g_new0 (gint64, self->years->len);
  gint64 carried = 0;

  fill_netted (self, p, netted);
  for (guint y = 0; y < self->years->len; y++)
    {
      SpPurseYear *row = &self->purse_years[SP_CELL (self, p, y)];

      row->netted.pence = netted[y];
      row->fresh.pence += netted[y];
      row->carried_in.pence += carried;
      carried += netted[y];
      row->carried_out.pence += carried;
      self->totals[y].carried.pence += carried;
    }
}

void
sp_waterfall_show_entered (SpWaterfall *self)
{
  for (guint p = 0; p < self->purses->len; p++)
    if (sp_waterfall_purse (self, p)->pot >= 0 && sp_waterfall_purse (self, p)->receipt < 0)
      show_purse (self, p);
}

SpMoney
sp_waterfall_get_usable (const SpWaterfall *self, guint p, guint y)
{
  SpPurseYear row = sp_waterfall_get_purse_year (self, p, y);

  return sp_money_sub (row.fresh, row.netted);
}
