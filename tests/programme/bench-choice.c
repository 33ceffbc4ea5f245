/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The search at a county's size, 150 projects over 10 years from 60 pots, to 0.1 %, against the same problem written down
 * plainly and given to the same solver as it comes: a binary for each project and year, a payment from each pot to each
 * project and year, what each pot carries forward, unplaced pupils weighed a thousand times their cost. Processor time of
 * both in one run, and their ratio. */
#include "config.h"
#include "sp-random-choice.h"

#include <math.h>
#include <time.h>

#define N_INSTANCES 12
#define WEIGHT 1000.0
#define GAP 0.001

typedef struct { SpMip *mip; const SpChoice *c; gint *open, *pay; } Plain;

static double
places_of (const SpChoiceOption *o, gint cell, gint after)
{
  double sum = 0;

  for (guint p = 0; p < o->n_places; p++)
    sum += o->places[p].cell == cell && o->places[p].after <= after ? o->places[p].places : 0;
  return sum;
}

static void
plain_openings (Plain *self)
{
  const SpChoice *c = self->c;

  for (guint i = 0; i < c->n_options; i++)
    {
      gint row = sp_mip_add_row (self->mip, 0, 1);

      for (gint t = 0; t < c->n_years; t++)
        {
          gint *open = &self->open[(gint) i * c->n_years + t];

          *open = t >= c->options[i].first && t <= c->options[i].last ? sp_mip_add_column (self->mip, 0, 1, TRUE) : -1;
          if (*open < 0)
            continue;
          sp_mip_set_cost (self->mip, *open, c->options[i].cost);
          sp_mip_add (self->mip, row, *open, 1);
        }
    }
}

static void
plain_needs (Plain *self)
{
  const SpChoice *c = self->c;

  for (gint cell = 0; cell < c->n_cells; cell++)
    for (gint t = 0; t < c->n_years; t++)
      {
        gint unplaced = sp_mip_add_column (self->mip, 0, SP_MIP_INFINITY, FALSE);
        gint row = sp_mip_add_row (self->mip, c->constant[cell * c->n_years + t], SP_MIP_INFINITY);

        sp_mip_set_cost (self->mip, unplaced, WEIGHT);
        sp_mip_add (self->mip, row, unplaced, 1);
        for (guint i = 0; i < c->n_options; i++)
          for (gint s = 0; s <= t; s++)
            if (self->open[(gint) i * c->n_years + s] >= 0)
              sp_mip_add (self->mip, row, self->open[(gint) i * c->n_years + s], places_of (&c->options[i], cell, t - s));
      }
}

static void
plain_spend (Plain *self)
{
  const SpChoice *c = self->c;

  for (guint i = 0; i < c->n_options; i++)
    for (gint f = 0; f < c->n_financial; f++)
      {
        gint row = sp_mip_add_row (self->mip, 0, 0);

        for (gint t = 0; t < c->n_years; t++)
          for (guint s = 0; s < c->options[i].n_spend; s++)
            if (self->open[(gint) i * c->n_years + t] >= 0 && t + c->options[i].spend[s].after - c->first_financial == f)
              sp_mip_add (self->mip, row, self->open[(gint) i * c->n_years + t], -c->options[i].spend[s].amount);
        for (guint k = 0; k < c->n_pots; k++)
          {
            gint *pay = &self->pay[((gint) k * (gint) c->n_options + (gint) i) * c->n_financial + f];

            *pay = c->pots[k].may_pay[i] && f >= c->pots[k].first && f <= c->pots[k].last
                       ? sp_mip_add_column (self->mip, 0, SP_MIP_INFINITY, FALSE) : -1;
            if (*pay >= 0)
              sp_mip_add (self->mip, row, *pay, 1);
          }
      }
}

static void
plain_pots (Plain *self)
{
  const SpChoice *c = self->c;

  for (guint k = 0; k < c->n_pots; k++)
    for (gint f = 0, carried = -1; f < c->n_financial; f++)
      {
        gint row = sp_mip_add_row (self->mip, c->pots[k].amounts[f], c->pots[k].amounts[f]), on;

        if (carried >= 0)
          sp_mip_add (self->mip, row, carried, -1);
        carried = on = sp_mip_add_column (self->mip, 0, SP_MIP_INFINITY, FALSE);
        sp_mip_add (self->mip, row, on, 1);
        for (guint i = 0; i < c->n_options; i++)
          {
            gint pay = self->pay[((gint) k * (gint) c->n_options + (gint) i) * c->n_financial + f];

            if (pay >= 0)
              sp_mip_add (self->mip, row, pay, 1);
          }
      }
}

/* Processor seconds; *unplaced and *cost as found. */
static double
run_plain (const SpChoice *c, double *unplaced, double *cost)
{
  g_autofree gint *open = g_new (gint, c->n_options * (guint) c->n_years);
  g_autofree gint *pay = g_new (gint, c->n_pots * c->n_options * (guint) c->n_financial);
  g_autofree gint *opens = g_new (gint, c->n_options);
  g_autofree double *x = NULL;
  g_autoptr (SpMip) mip = sp_mip_new ();
  Plain self = { mip, c, open, pay };
  const SpMipOptions options = { .gap_share = GAP, .max_nodes = 1000000, .plain = TRUE };
  double objective, bound;
  gint nodes;
  clock_t begun = clock ();

  plain_openings (&self);
  plain_needs (&self);
  plain_spend (&self);
  plain_pots (&self);
  x = g_new (double, sp_mip_get_n_columns (mip));
  sp_mip_solve (mip, &options, x, &objective, &bound, &nodes);
  for (guint i = 0; i < c->n_options; i++)
    {
      opens[i] = -1;
      for (gint t = 0; t < c->n_years; t++)
        if (open[(gint) i * c->n_years + t] >= 0 && x[open[(gint) i * c->n_years + t]] > 0.5)
          opens[i] = t;
    }
  *unplaced = sp_choice_get_unplaced (c, opens, NULL);
  *cost = sp_choice_get_cost (c, opens);
  return (double) (clock () - begun) / CLOCKS_PER_SEC;
}

int
main (int argc, char **argv)
{
  const RandomShape shape = { 150, 10, 40, 60, 10, 0.55, FALSE };
  double ours = 0, theirs = 0;

  for (guint32 seed = 1; seed <= N_INSTANCES; seed++)
    {
      g_autoptr (RandomChoice) random = random_choice_new (seed, &shape);
      g_auto (SpChoiceAnswer) answer = { 0 };
      const SpChoiceSearch search = { .max_nodes = 20000, .gap = GAP };
      double unplaced, cost, plain, mine;
      clock_t begun = clock ();

      sp_choice_solve (&random->choice, &search, &answer);
      mine = (double) (clock () - begun) / CLOCKS_PER_SEC;
      plain = run_plain (&random->choice, &unplaced, &cost);
      g_print ("%u: ours %.2f s, unplaced %.0f (no less than %.0f), cost %.0f (%.0f), proved %d, %d nodes; plain %.2f s, "
               "unplaced %.0f, cost %.0f\n",
               seed, mine, answer.unplaced, answer.bound_unplaced, answer.cost, answer.bound_cost, answer.proved,
               answer.nodes, plain, unplaced, cost);
      g_assert_true (answer.found);
      ours += mine;
      theirs += plain;
    }
  g_print ("150 projects, 10 years, 60 pots, to 0.1 %%: ours %.2f s a problem, plain model %.2f s, ratio %.2f\n",
           ours / N_INSTANCES, theirs / N_INSTANCES, theirs / ours);
  return 0;
}
