/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an answer comes to. */
#include "config.h"
#include "sp-choice.h"

#include <math.h>
#include "sp-choice-model.h"

#define MISSING_COSTS 1000 /* against at most 1 for money of a pot: none is missing that a pot could pay */
#define NOTHING 1e-5       /* £ thousand: a penny */

void
sp_choice_answer_clear (SpChoiceAnswer *self)
{
  g_clear_pointer (&self->opens, g_free);
}

static void
add_places (const SpChoice *self, const gint *opens, double *places)
{
  for (guint i = 0; i < self->n_options; i++)
    for (guint p = 0; p < self->options[i].n_places && opens[i] >= 0; p++)
      {
        const SpChoicePlaces *row = &self->options[i].places[p];

        for (gint t = opens[i] + row->after; t < self->n_years; t++)
          places[(gsize) row->cell * (gsize) self->n_years + (gsize) t] += row->places;
      }
}

double
sp_choice_get_unplaced (const SpChoice *self, const gint *opens, double *unplaced)
{
  gsize n = (gsize) self->n_cells * (gsize) self->n_years;
  g_autofree double *places = g_new0 (double, n + 1);
  double sum = 0;

  add_places (self, opens, places);
  for (gsize at = 0; at < n; at++)
    {
      double most = 0;

      for (guint k = 0; k < self->n_lines; k++)
        most = MAX (most, self->constant[at * self->n_lines + k] - self->slope[at * self->n_lines + k] * places[at]);
      if (unplaced)
        unplaced[at] = most;
      sum += most;
    }
  return sum;
}

double
sp_choice_get_cost (const SpChoice *self, const gint *opens)
{
  double sum = 0;

  for (guint i = 0; i < self->n_options; i++)
    if (opens[i] >= 0)
      sum += self->options[i].cost;
  return sum;
}

gboolean
sp_choice_is_allowed (const SpChoice *self, const gint *opens)
{
  for (guint i = 0; i < self->n_options; i++)
    {
      const SpChoiceOption *option = &self->options[i];

      if (opens[i] < 0)
        {
          if (option->forced)
            return FALSE;
          continue;
        }
      if (opens[i] < option->first || opens[i] > option->last)
        return FALSE;
      for (guint a = 0; a < option->n_after; a++)
        if (opens[option->after[a]] < 0 || opens[option->after[a]] > opens[i])
          return FALSE;
      for (guint j = 0; j < i && option->exclusive >= 0; j++)
        if (opens[j] >= 0 && self->options[j].exclusive == option->exclusive)
          return FALSE;
    }
  return TRUE;
}

/* What the pots of one root have paid, given out among them: each what it has, in order; what is spent ahead, to the one
 * with most still to come. */
static void
share_out (const SpChoice *self, const gint *root, guint k, gint f, double amount, double *paid)
{
  guint last = k;
  double best = -1;

  for (guint other = k; other < self->n_pots && amount > 0; other++)
    {
      double by = 0, all = 0, used = 0, take;

      if (root[other] != (gint) k)
        continue;
      for (gint y = 0; y < self->n_financial; y++)
        {
          by += y <= f ? self->pots[other].amounts[y] : 0;
          all += self->pots[other].amounts[y];
          used += paid[(gsize) other * (gsize) self->n_financial + (gsize) y];
        }
      take = CLAMP (by - used, 0, amount);
      paid[(gsize) other * (gsize) self->n_financial + (gsize) f] += take;
      amount -= take;
      if (all - used - take > best)
        {
          best = all - used - take;
          last = other;
        }
    }
  paid[(gsize) last * (gsize) self->n_financial + (gsize) f] += MAX (amount, 0);
}

static void
read_paid (const SpChoiceModel *model, const double *x, double *paid)
{
  const SpChoice *self = model->choice;
  g_autofree gint *root = g_new (gint, self->n_pots + 1);

  sp_choice_merge_pots (self, root);
  for (gsize i = 0; i < (gsize) self->n_pots * (gsize) self->n_financial; i++)
    paid[i] = 0;
  for (guint k = 0; k < self->n_pots; k++)
    for (gint f = 0; f < self->n_financial && root[k] == (gint) k; f++)
      {
        gint column = model->paid[(gsize) k * (gsize) self->n_financial + (gsize) f];

        if (column >= 0)
          share_out (self, root, k, f, x[column], paid);
      }
}

/* Costs of paying: money that lapses soonest first; of that, earlier money first. */
static void
set_costs (SpChoiceModel *model)
{
  const SpChoice *self = model->choice;
  double span = (double) (self->n_financial + 1) * (self->n_financial + 1);

  sp_mip_clear_costs (model->mip);
  for (gint i = 0; i < model->n_missing; i++)
    sp_mip_set_cost (model->mip, model->missing + i, MISSING_COSTS);
  for (gint f = 0; f < self->n_financial && model->over >= 0; f++)
    sp_mip_set_cost (model->mip, model->over + f, MISSING_COSTS);
  for (gsize i = 0; i < (gsize) self->n_pots * (gsize) self->n_financial; i++)
    {
      const SpChoicePot *pot = &self->pots[i / (gsize) self->n_financial];

      if (model->paid[i] >= 0)
        sp_mip_set_cost (model->mip, model->paid[i],
                         ((double) MIN (pot->last, self->n_financial) * (self->n_financial + 1) + MAX (pot->first, 0)) / span);
    }
}

double
sp_choice_get_missing_money (const SpChoice *self, const gint *opens, double *over_capacity, double *paid)
{
  g_autoptr (SpChoiceModel) model = sp_choice_model_new_money (self, opens);
  const SpMipOptions options = { .max_nodes = 1 };
  g_autofree double *x = g_new0 (double, sp_mip_get_n_columns (model->mip) + 1);
  double cost, bound, missing = 0, over = 0;
  gint nodes;

  set_costs (model);
  if (sp_mip_solve (model->mip, &options, x, &cost, &bound, &nodes) != SP_MIP_OPTIMAL)
    return HUGE_VAL;
  for (gint i = 0; i < model->n_missing; i++)
    missing += x[model->missing + i];
  for (gint f = 0; f < self->n_financial && model->over >= 0; f++)
    over += x[model->over + f];
  if (over_capacity)
    *over_capacity = over < NOTHING ? 0 : over;
  if (paid)
    read_paid (model, x, paid);
  return missing + over < NOTHING ? 0 : missing + over;
}
