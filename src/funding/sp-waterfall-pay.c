/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The costs up to one year met by the money of that year: first by rank, then by moving money between schemes as long as
 * that lets more be paid. The second step is the augmenting path of Ford and Fulkerson (1956): a scheme short of money
 * takes some from a pot that pays another scheme, which takes as much from a pot with money left. It never lowers what a
 * scheme gets and never leaves a pot emptied by rank less used. Where the waterfall looks ahead, money is moved so for the costs of
 * later years too, each met in its year, by money there is by then: what they would take is not paid yet, only left to them.
 * Last, unless the plan limits what may be funded forward, a cost is left to money that comes after it, where that lets more be
 * paid in all. */
#include "config.h"

#include <string.h>

#include "sp-waterfall-private.h"

/* A cost still to be paid: of a line, of a year up to the one in hand, or of a later one. */
typedef struct { guint line, year; gint64 need; gboolean later; } Item;

typedef struct
{
  SpWaterfall *self;
  guint        year;
  GArray      *items;     /* Item: lines in order, oldest cost first */
  GArray      *tranches;  /* guint, into self->tranches, in the order in which they pay */
  gint64      *flow;      /* [tranches][items] */
  gboolean     late;      /* a cost may be left to money that comes after it */
  guint8      *spent_up;  /* [tranches] from here no money that is left can be reached, however it is moved */
} Round;

static SpTranche *
tranche_at (const Round *round, guint t)
{
  return &g_array_index (round->self->tranches, SpTranche, g_array_index (round->tranches, guint, t));
}

static Item *
item_at (const Round *round, guint i)
{
  return &g_array_index (round->items, Item, i);
}

static gint64 *
flow_at (const Round *round, guint t, guint i)
{
  return &round->flow[(gsize) t * round->items->len + i];
}

static gboolean
can_pay (const Round *round, guint t, guint i)
{
  const SpTranche *tranche = tranche_at (round, t);
  const Item *item = item_at (round, i);

  if (!sp_waterfall_may_pay (round->self, tranche->purse, item->line)
      || round->self->earliest[tranche->purse] > (gint) item->year)
    return FALSE;
  if (tranche->from > (gint) MAX (item->year, round->year)) /* what has no year pays for no year */
    return round->late && g_array_index (round->self->years, SpFinancialYear, tranche->from).start != 0;
  return !item->later || (gint) item->year <= tranche->until;
}

static guint
certainty_rank (const SpWaterfall *self, guint purse)
{
  static const char *const ranks[] = { "received", "announced", "expected", "at risk" };

  for (guint i = 0; i < G_N_ELEMENTS (ranks); i++)
    if (g_strcmp0 (sp_waterfall_purse (self, purse)->certainty, ranks[i]) == 0)
      return i;
  return G_N_ELEMENTS (ranks);
}

/* The soonest to expire first, of those the most restricted, of those the most certain; then as the plan has them. */
static gint
compare_tranches (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpWaterfall *self = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  const SpTranche *x = &g_array_index (self->tranches, SpTranche, i), *y = &g_array_index (self->tranches, SpTranche, j);
  guint strict_x = sp_terms_count (&self->terms[x->purse]), strict_y = sp_terms_count (&self->terms[y->purse]);
  guint rank_x = certainty_rank (self, x->purse), rank_y = certainty_rank (self, y->purse);

  if (x->until != y->until)
    return x->until < y->until ? -1 : 1;
  if (strict_x != strict_y)
    return strict_x > strict_y ? -1 : 1;
  if (rank_x != rank_y)
    return rank_x < rank_y ? -1 : 1;
  return (i > j) - (i < j);
}

guint
sp_waterfall_oldest_cost (const SpWaterfall *self, guint y)
{
  return g_array_index (self->years, SpFinancialYear, y).start == 0 ? y : 0;
}

/* Costs of later years, the soonest first; but what ends as history needs no money. */
static void
gather_later (Round *round)
{
  SpWaterfall *self = round->self;

  for (guint y = round->year + 1; y < self->years->len; y++)
    for (guint l = 0; l < self->lines->len; l++)
      {
        gint start = g_array_index (self->years, SpFinancialYear, y).start;
        Item item = { l, y, self->unpaid[SP_CELL (self, l, y)], TRUE };

        if (item.need > 0 && (start == 0 || start >= self->funding->plan_year.start))
          g_array_append_val (round->items, item);
      }
}

static void
gather (Round *round)
{
  SpWaterfall *self = round->self;

  for (guint l = 0; l < self->lines->len; l++)
    for (guint y = sp_waterfall_oldest_cost (self, round->year); y <= round->year; y++)
      {
        Item item = { l, y, self->unpaid[SP_CELL (self, l, y)], FALSE };

        if (item.need > 0)
          g_array_append_val (round->items, item);
      }
  if (self->ahead)
    gather_later (round);
  for (guint t = 0; t < self->tranches->len; t++)
    {
      const SpTranche *tranche = &g_array_index (self->tranches, SpTranche, t);

      if (tranche->left > 0 && (self->ahead || tranche->from <= (gint) round->year) && (gint) round->year <= tranche->until)
        g_array_append_val (round->tranches, t);
    }
  g_array_sort_with_data (round->tranches, compare_tranches, self);
  round->flow = g_new0 (gint64, (gsize) MAX (round->items->len, 1) * MAX (round->tranches->len, 1));
  round->spent_up = g_new0 (guint8, MAX (round->tranches->len, 1));
}

static void
move (Round *round, guint t, guint i, gint64 pence)
{
  *flow_at (round, t, i) += pence;
  tranche_at (round, t)->left -= pence;
  item_at (round, i)->need -= pence;
}

static void
pay_by_rank (Round *round)
{
  for (guint t = 0; t < round->tranches->len; t++)
    for (guint i = 0; i < round->items->len && tranche_at (round, t)->left > 0; i++)
      if (item_at (round, i)->need > 0 && !item_at (round, i)->later && can_pay (round, t, i))
        move (round, t, i, MIN (tranche_at (round, t)->left, item_at (round, i)->need));
}

/* Looks for a tranche with money left that item `start` can reach; from[t] = item by which tranche t was reached, by[i] =
 * tranche by which item i was reached, both -1 when they were not. Returns the tranche, or -1: then nothing that was reached is of use
 * to any other item either, as no money will come to it (so each is searched once, which keeps long programmes quick). */
static gint
search (const Round *round, guint start, gint *from, gint *by, guint *queue)
{
  guint head = 0, tail = 0;

  for (guint t = 0; t < round->tranches->len; t++)
    from[t] = -1;
  for (guint i = 0; i < round->items->len; i++)
    by[i] = -1;
  queue[tail++] = start;
  while (head < tail)
    {
      guint i = queue[head++];

      for (guint t = 0; t < round->tranches->len; t++)
        {
          if (from[t] >= 0 || round->spent_up[t] || !can_pay (round, t, i))
            continue;
          from[t] = (gint) i;
          if (tranche_at (round, t)->left > 0)
            return (gint) t;
          for (guint other = 0; other < round->items->len; other++)
            if (other != start && by[other] < 0 && *flow_at (round, t, other) > 0)
              {
                by[other] = (gint) t;
                queue[tail++] = other;
              }
        }
    }
  for (guint t = 0; t < round->tranches->len; t++)
    round->spent_up[t] |= from[t] >= 0;
  return -1;
}

static void
shift_along (Round *round, guint start, guint end, const gint *from, const gint *by)
{
  gint64 pence = MIN (item_at (round, start)->need, tranche_at (round, end)->left);

  for (guint t = end; from[t] != (gint) start; t = (guint) by[from[t]])
    pence = MIN (pence, *flow_at (round, (guint) by[from[t]], (guint) from[t]));
  tranche_at (round, end)->left -= pence;
  item_at (round, start)->need -= pence;
  for (guint t = end;; t = (guint) by[from[t]])
    {
      *flow_at (round, t, (guint) from[t]) += pence;
      if (from[t] == (gint) start)
        return;
      *flow_at (round, (guint) by[from[t]], (guint) from[t]) -= pence;
    }
}

static void
pay_by_moving (Round *round, gboolean later)
{
  g_autofree gint *from = g_new (gint, MAX (round->tranches->len, 1));
  g_autofree gint *by = g_new (gint, MAX (round->items->len, 1));
  g_autofree guint *queue = g_new (guint, round->items->len + 1);

  memset (round->spent_up, 0, round->tranches->len); /* money may be moved in ways that it could not before */
  for (guint i = 0; i < round->items->len; i++)
    while (item_at (round, i)->need > 0 && item_at (round, i)->later == later)
      {
        gint end = search (round, i, from, by, queue);

        if (end < 0)
          break;
        shift_along (round, i, (guint) end, from, by);
      }
}

/* Writes down what was found, and leaves what is for later; the tranches have been emptied already. */
static void
commit (Round *round)
{
  for (guint t = 0; t < round->tranches->len; t++)
    for (guint i = 0; i < round->items->len; i++)
      {
        gint64 pence = *flow_at (round, t, i);
        guint year = item_at (round, i)->year;

        if (pence <= 0)
          continue;
        tranche_at (round, t)->left += pence;
        if (item_at (round, i)->later || tranche_at (round, t)->from > (gint) round->year)
          continue;
        sp_waterfall_take (round->self, tranche_at (round, t), item_at (round, i)->line, round->year, year,
                           year == round->year ? SP_PAY_DIRECT : SP_PAY_LATE, pence);
      }
}

void
sp_waterfall_pay_year (SpWaterfall *self, guint y)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  g_autoptr (GArray) tranches = g_array_new (FALSE, FALSE, sizeof (guint));
  Round round = { self, y, items, tranches, NULL, FALSE, NULL };

  sp_waterfall_pay_fixed (self, y);
  sp_waterfall_hold (self, y);
  gather (&round);
  pay_by_rank (&round);
  pay_by_moving (&round, FALSE);
  if (self->ahead)
    pay_by_moving (&round, TRUE);
  round.late = self->ahead && !self->funding->snapshot->money.has_forward_limit;
  for (gint later = 0; round.late && later <= 1; later++)
    pay_by_moving (&round, later);
  commit (&round);
  sp_waterfall_release (self);
  g_free (round.flow);
  g_free (round.spent_up);
}
