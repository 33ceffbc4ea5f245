/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice made as a careful officer would make it: the best value first, each paid from the money that pays for least else, and then
 * again and again with a few taken out and others tried in their place (ruin and recreate: Schrimpf and others, Journal of
 * Computational Physics 159, 2000). No answer is proved by it: it gives the solver something good to begin with. */
#include "config.h"
#include "sp-choice-model.h"

#include <string.h>

#define SEED 20131 /* the same choice gives the same beginning */
#define ROUNDS 50
#define TAKE_OUT 8 /* one in so many */
#define NOTHING 1e-6

typedef struct { guint pot; gint year; double amount; } Payment;

typedef struct
{
  const SpChoice *choice;
  const guint8 *allowed;
  GRand  *random;
  gint   *opens;   /* [n_options] */
  double *places;  /* [n_cells][n_years] */
  double *adds;    /* [n_cells][n_years] scratch: what one option adds; nought between uses */
  double *left;    /* [n_pots][n_financial] come in by the end of the year and not spent by then */
  double *built;   /* [n_financial] spent on building */
  guint  *order;   /* [n_pots] those that pay for fewest, and of them those that lapse soonest, first */
  double *noise;   /* [n_options] by which value is multiplied */
  guint8 *refused; /* [n_options] cannot be paid for, this time */
  GArray *paid;    /* Payment, of the option that is being paid for */
} Hand;

static double
unplaced_at (const SpChoice *choice, gsize at, double places)
{
  double most = 0;

  for (guint k = 0; k < choice->n_lines; k++)
    most = MAX (most, choice->constant[at * choice->n_lines + k] - choice->slope[at * choice->n_lines + k] * places);
  return most;
}

static void
add_places (const SpChoice *choice, const SpChoiceOption *option, gint opens, double *places)
{
  for (guint p = 0; p < option->n_places; p++)
    for (gint t = opens + option->places[p].after; t < choice->n_years; t++)
      places[(gsize) option->places[p].cell * (gsize) choice->n_years + (gsize) t] += option->places[p].places;
}

/* Pupils that the option would place if it opened in the year, on top of those that have. */
static double
gain_of (Hand *self, guint i, gint year)
{
  const SpChoice *choice = self->choice;
  const SpChoiceOption *option = &choice->options[i];
  double gain = 0;

  add_places (choice, option, year, self->adds);
  for (guint p = 0; p < option->n_places; p++)
    for (gint t = year; t < choice->n_years; t++)
      {
        gsize at = (gsize) option->places[p].cell * (gsize) choice->n_years + (gsize) t;

        if (self->adds[at] != 0)
          gain += unplaced_at (choice, at, self->places[at]) - unplaced_at (choice, at, self->places[at] + self->adds[at]);
        self->adds[at] = 0;
      }
  return gain;
}

static void
begin (Hand *self)
{
  const SpChoice *choice = self->choice;

  memset (self->places, 0, (gsize) choice->n_cells * (gsize) choice->n_years * sizeof (double));
  memset (self->built, 0, (gsize) choice->n_financial * sizeof (double));
  for (guint i = 0; i < choice->n_options; i++)
    {
      self->opens[i] = -1;
      self->refused[i] = FALSE;
    }
  for (guint k = 0; k < choice->n_pots; k++)
    {
      double by = 0;

      for (gint f = 0; f < choice->n_financial; f++)
        self->left[(gsize) k * (gsize) choice->n_financial + (gsize) f] = by += choice->pots[k].amounts[f];
    }
}

/* What the pot can pay in the year without taking what it pays in a later one. */
static double
left_in (const Hand *self, guint k, gint f)
{
  const SpChoicePot *pot = &self->choice->pots[k];
  const double *left = self->left + (gsize) k * (gsize) self->choice->n_financial;
  double least = left[f];

  if (f < pot->first || f > pot->last)
    return 0;
  for (gint y = f + 1; y <= MIN (pot->last, self->choice->n_financial - 1); y++)
    least = MIN (least, left[y]);
  return MAX (least, 0);
}

static void
take (Hand *self, guint k, gint f, double amount)
{
  for (gint y = f; y < self->choice->n_financial; y++)
    self->left[(gsize) k * (gsize) self->choice->n_financial + (gsize) y] -= amount;
}

static gboolean
pay_in (Hand *self, guint i, gint f, double amount)
{
  for (guint o = 0; o < self->choice->n_pots && amount > NOTHING; o++)
    {
      guint k = self->order[o];
      Payment payment = { k, f, self->choice->pots[k].may_pay[i] ? MIN (left_in (self, k, f), amount) : 0 };

      if (!(payment.amount > 0))
        continue;
      take (self, k, f, payment.amount);
      g_array_append_val (self->paid, payment);
      amount -= payment.amount;
    }
  return amount <= NOTHING;
}

/* FALSE: nothing is paid. */
static gboolean
pay (Hand *self, guint i, gint year)
{
  const SpChoice *choice = self->choice;
  const SpChoiceOption *option = &choice->options[i];
  gboolean all = TRUE;

  if (!(option->cost > 0))
    return TRUE;
  g_array_set_size (self->paid, 0);
  for (gint f = 0; f < choice->n_financial && all; f++)
    {
      double spend = 0;

      for (guint s = 0; s < option->n_spend; s++)
        spend += year + option->spend[s].after == choice->first_financial + f ? option->spend[s].amount : 0;
      all = (choice->capacity < 0 || self->built[f] + spend <= choice->capacity) && pay_in (self, i, f, spend);
    }
  for (guint p = 0; p < self->paid->len && !all; p++)
    {
      const Payment *payment = &g_array_index (self->paid, Payment, p);

      take (self, payment->pot, payment->year, -payment->amount);
    }
  for (guint s = 0; s < option->n_spend && all; s++)
    if (year + option->spend[s].after >= choice->first_financial
        && year + option->spend[s].after < choice->first_financial + choice->n_financial)
      self->built[year + option->spend[s].after - choice->first_financial] += option->spend[s].amount;
  return all;
}

static gboolean
may_open (const Hand *self, guint i, gint year)
{
  const SpChoice *choice = self->choice;
  const SpChoiceOption *option = &choice->options[i];

  if (year < option->first || year > option->last
      || (self->allowed && !self->allowed[(gsize) i * (gsize) choice->n_years + (gsize) year]))
    return FALSE;
  for (guint a = 0; a < option->n_after; a++)
    if (self->opens[option->after[a]] < 0 || self->opens[option->after[a]] > year)
      return FALSE;
  for (guint j = 0; j < choice->n_options && option->exclusive >= 0; j++)
    if (j != i && self->opens[j] >= 0 && choice->options[j].exclusive == option->exclusive)
      return FALSE;
  return TRUE;
}

/* Opens it in the first year, from that, in which it may and can be paid for. */
static gboolean
open_from (Hand *self, guint i, gint year)
{
  for (gint t = MAX (year, 0); t < self->choice->n_years; t++)
    if (may_open (self, i, t) && pay (self, i, t))
      {
        self->opens[i] = t;
        add_places (self->choice, &self->choice->options[i], t, self->places);
        return TRUE;
      }
  return FALSE;
}

/* The one that places most for its cost of those that may still open; n_options = none. */
static guint
find_best (Hand *self)
{
  const SpChoice *choice = self->choice;
  guint best = choice->n_options;
  double most = 0;

  for (guint i = 0; i < choice->n_options; i++)
    for (gint t = 0; t < choice->n_years && self->opens[i] < 0 && !self->refused[i]; t++)
      if (may_open (self, i, t))
        {
          double worth = gain_of (self, i, t) * self->noise[i] / MAX (choice->options[i].cost, 1);

          if (worth > most)
            {
              most = worth;
              best = i;
            }
          break;
        }
  return best;
}

static void
fill (Hand *self)
{
  guint i;

  while ((i = find_best (self)) < self->choice->n_options)
    if (!open_from (self, i, 0))
      self->refused[i] = TRUE;
}

static gboolean
is_waited_for (const Hand *self, guint i)
{
  for (guint j = 0; j < self->choice->n_options; j++)
    for (guint a = 0; a < self->choice->options[j].n_after && self->opens[j] >= 0; a++)
      if (self->choice->options[j].after[a] == (gint) i)
        return TRUE;
  return FALSE;
}

/* Takes out what costs and places nobody, the dearest first. Money is only freed. */
static void
prune (Hand *self)
{
  const SpChoice *choice = self->choice;
  gboolean any = TRUE;

  while (any)
    {
      guint dearest = choice->n_options;

      for (guint i = 0; i < choice->n_options; i++)
        {
          double lost = 0;

          if (self->opens[i] < 0 || choice->options[i].forced || !(choice->options[i].cost > 0) || is_waited_for (self, i)
              || (dearest < choice->n_options && choice->options[i].cost <= choice->options[dearest].cost))
            continue;
          add_places (choice, &choice->options[i], self->opens[i], self->adds);
          for (guint p = 0; p < choice->options[i].n_places; p++)
            for (gint t = 0; t < choice->n_years; t++)
              {
                gsize at = (gsize) choice->options[i].places[p].cell * (gsize) choice->n_years + (gsize) t;

                lost += unplaced_at (choice, at, self->places[at] - self->adds[at])
                        - unplaced_at (choice, at, self->places[at]);
                self->adds[at] = 0;
              }
          if (lost <= 0)
            dearest = i;
        }
      any = dearest < choice->n_options;
      if (any)
        {
          add_places (choice, &choice->options[dearest], self->opens[dearest], self->adds);
          for (gsize at = 0; at < (gsize) choice->n_cells * (gsize) choice->n_years; at++)
            {
              self->places[at] -= self->adds[at];
              self->adds[at] = 0;
            }
          self->opens[dearest] = -1;
        }
    }
}

/* Those that must be, and what they wait for, as far as that goes. */
static gboolean
open_forced (Hand *self)
{
  const SpChoice *choice = self->choice;

  for (guint i = 0; i < choice->n_options; i++)
    if (choice->options[i].forced && self->opens[i] < 0)
      {
        for (guint a = 0; a < choice->options[i].n_after; a++)
          if (self->opens[choice->options[i].after[a]] < 0)
            open_from (self, (guint) choice->options[i].after[a], 0);
        if (!open_from (self, i, 0))
          return FALSE;
      }
  return TRUE;
}

static gboolean
is_better (const SpChoice *choice, const gint *opens, double *unplaced, double *cost)
{
  double now = sp_choice_get_unplaced (choice, opens, NULL), costs = sp_choice_get_cost (choice, opens);

  if (now > *unplaced + NOTHING || (now > *unplaced - NOTHING && costs >= *cost))
    return FALSE;
  *unplaced = now;
  *cost = costs;
  return TRUE;
}

/* The best again, but for a few that are taken out, and what then cannot be paid for. */
static void
keep_most (Hand *self, const gint *best)
{
  const SpChoice *choice = self->choice;
  gboolean going = TRUE;

  while (going)
    {
      going = FALSE;
      for (guint i = 0; i < choice->n_options; i++)
        if (best[i] >= 0 && self->opens[i] < 0 && !self->refused[i] && may_open (self, i, best[i]))
          {
            if (!choice->options[i].forced && g_rand_int_range (self->random, 0, TAKE_OUT) == 0)
              {
                self->noise[i] = 0.5; /* not the same again, if there is another */
                self->refused[i] = 2;
              }
            else if (open_from (self, i, best[i]))
              going = TRUE;
            else
              self->refused[i] = TRUE;
          }
    }
  for (guint i = 0; i < choice->n_options; i++)
    self->refused[i] = FALSE;
}

static int
compare_pots (gconstpointer a, gconstpointer b, gpointer data)
{
  const SpChoice *choice = data;
  const SpChoicePot *x = &choice->pots[*(const guint *) a], *y = &choice->pots[*(const guint *) b];
  guint n_x = 0, n_y = 0;

  for (guint i = 0; i < choice->n_options; i++)
    {
      n_x += x->may_pay[i];
      n_y += y->may_pay[i];
    }
  if (n_x != n_y)
    return n_x < n_y ? -1 : 1;
  if (x->last != y->last)
    return x->last < y->last ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static void
improve (Hand *self, const SpChoiceSearch *search, gint *best, double *unplaced, double *cost)
{
  const SpChoice *choice = self->choice;

  for (guint round = 0; round < ROUNDS && !(search->stop && search->stop (search->stop_data)); round++)
    {
      begin (self);
      for (guint i = 0; i < choice->n_options; i++)
        self->noise[i] = g_rand_double_range (self->random, 0.7, 1.3);
      keep_most (self, best);
      if (!open_forced (self))
        continue;
      fill (self);
      prune (self);
      if (is_better (choice, self->opens, unplaced, cost))
        memcpy (best, self->opens, choice->n_options * sizeof (gint));
    }
}

gboolean
sp_choice_by_hand (const SpChoice *choice, const SpChoiceSearch *search, const guint8 *allowed, gboolean begun, gint *opens)
{
  gsize n = (gsize) choice->n_cells * (gsize) choice->n_years;
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autofree gint *now = g_new (gint, choice->n_options + 1);
  g_autofree double *places = g_new0 (double, n + 1), *adds = g_new0 (double, n + 1);
  g_autofree double *left = g_new0 (double, (gsize) choice->n_pots * (gsize) choice->n_financial + 1);
  g_autofree double *built = g_new0 (double, choice->n_financial + 1);
  g_autofree double *noise = g_new (double, choice->n_options + 1);
  g_autofree guint *order = g_new (guint, choice->n_pots + 1);
  g_autofree guint8 *refused = g_new0 (guint8, choice->n_options + 1);
  g_autoptr (GArray) paid = g_array_new (FALSE, FALSE, sizeof (Payment));
  Hand self = { choice, allowed, random, now, places, adds, left, built, order, noise, refused, paid };
  double unplaced, cost;

  for (guint k = 0; k < choice->n_pots; k++)
    order[k] = k;
  g_qsort_with_data (order, (gint) choice->n_pots, sizeof (guint), compare_pots, (gpointer) choice);
  for (guint i = 0; i < choice->n_options; i++)
    noise[i] = 1;
  if (!begun)
    {
      begin (&self);
      if (!open_forced (&self))
        return FALSE;
      fill (&self);
    }
  else
    {
      begin (&self);
      for (guint i = 0; i < choice->n_options; i++)
        if ((now[i] = opens[i]) >= 0)
          add_places (choice, &choice->options[i], opens[i], places);
    }
  prune (&self);
  memcpy (opens, now, choice->n_options * sizeof (gint));
  unplaced = sp_choice_get_unplaced (choice, opens, NULL);
  cost = sp_choice_get_cost (choice, opens);
  improve (&self, search, opens, &unplaced, &cost);
  return TRUE;
}
