/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The three searches, one after the other; by parts where money does not join them. */
#include "config.h"
#include "sp-choice-model.h"

#include <math.h>
#include <string.h>

#define LESS_THAN_ONE 0.999 /* of what comes in whole numbers (pupils, £ thousand, years): no better answer is left */
#define NODES_OF_A_PART 50  /* a part that takes more is left to the search of all together */
#define HAIR 1e-5 /* by which what was reached may be missed while the next objective is sought */

typedef struct
{
  const SpChoice       *choice;
  const SpChoiceSearch *search;
  SpChoiceAnswer       *answer;
} Solve;

static void
say (const Solve *self, double fraction)
{
  if (self->search->at)
    self->search->at (fraction, self->search->at_data);
}

/* Whether unplaced pupils can only be whole: then less than one left to find is none. */
static gboolean
is_whole (const SpChoice *choice)
{
  gsize n = (gsize) choice->n_cells * (gsize) choice->n_years * choice->n_lines;

  for (gsize i = 0; i < n; i++)
    if (choice->constant[i] != floor (choice->constant[i]) || (choice->slope[i] != 1 && choice->slope[i] != 0))
      return FALSE;
  for (guint i = 0; i < choice->n_options; i++)
    for (guint p = 0; p < choice->options[i].n_places; p++)
      if (choice->options[i].places[p].places != floor (choice->options[i].places[p].places))
        return FALSE;
  return TRUE;
}

/* One search of a model whose costs are set, beginning with `opens` and leaving the best there. FALSE: nothing found. */
static gboolean
run (const Solve *self, SpChoiceModel *model, double gap_absolute, gint *opens, gboolean has_start, double *bound,
     gboolean *proved)
{
  gsize n = (gsize) sp_mip_get_n_columns (model->mip);
  g_autofree double *start = g_new0 (double, n + 1);
  g_autofree double *x = g_new0 (double, n + 1);
  SpMipOptions options = { .gap_share = self->search->gap, .gap_absolute = gap_absolute,
                           .max_nodes = self->search->max_nodes, .stop = self->search->stop,
                           .stop_data = self->search->stop_data };
  SpMipStatus status;
  double cost;
  gint nodes;

  if (has_start)
    {
      sp_choice_model_start (model, opens, start);
      options.start = start;
    }
  status = sp_mip_solve (model->mip, &options, x, &cost, bound, &nodes);
  self->answer->nodes += nodes;
  *proved = status == SP_MIP_OPTIMAL;
  if (status != SP_MIP_OPTIMAL && status != SP_MIP_STOPPED)
    return FALSE;
  for (guint i = 0; i < self->choice->n_options; i++)
    for (gint t = 0; t < self->choice->n_years; t++)
      if (model->open[(gsize) i * (gsize) self->choice->n_years + (gsize) t] >= 0)
        {
          opens[i] = -1;
          break;
        }
  sp_choice_model_read (model, x, opens);
  return TRUE;
}

static void
set_unplaced_costs (SpChoiceModel *model)
{
  sp_mip_clear_costs (model->mip);
  for (gsize i = 0; i < (gsize) model->choice->n_cells * (gsize) model->choice->n_years; i++)
    if (model->unplaced[i] >= 0)
      sp_mip_set_cost (model->mip, model->unplaced[i], 1);
}

/* Cost, or the sum of opening years. */
static void
set_opening_costs (SpChoiceModel *model, gboolean years)
{
  const SpChoice *choice = model->choice;

  sp_mip_clear_costs (model->mip);
  for (guint i = 0; i < choice->n_options; i++)
    for (gint t = 0; t < choice->n_years; t++)
      {
        gint column = model->open[(gsize) i * (gsize) choice->n_years + (gsize) t];

        if (column >= 0)
          sp_mip_set_cost (model->mip, column, years ? t + 1 : choice->options[i].cost);
      }
}

static double
unplaced_of (const SpChoiceModel *model, const gint *opens)
{
  const SpChoice *choice = model->choice;
  g_autofree double *unplaced = g_new (double, (gsize) choice->n_cells * (gsize) choice->n_years + 1);
  double sum = 0;

  sp_choice_get_unplaced (choice, opens, unplaced);
  for (gsize i = 0; i < (gsize) choice->n_cells * (gsize) choice->n_years; i++)
    if (model->unplaced[i] >= 0)
      sum += unplaced[i];
  return sum;
}

/* What is not chosen stays so: only the years of the others are still to be found. */
static void
leave_out_rest (SpChoiceModel *model, const gint *opens)
{
  const SpChoice *choice = model->choice;

  for (guint i = 0; i < choice->n_options; i++)
    for (gint t = 0; t < choice->n_years && opens[i] < 0; t++)
      {
        gint column = model->open[(gsize) i * (gsize) choice->n_years + (gsize) t];

        if (column >= 0)
          sp_mip_set_bounds (model->mip, column, 0, 0);
      }
}

typedef struct { double unplaced, cost; gboolean proved; } Bounds;

/* The three searches of a model. Adds to the bounds. FALSE: nothing found. */
static gboolean
search_three (const Solve *self, SpChoiceModel *model, gint *opens, gboolean has_start, gboolean report, Bounds *bounds)
{
  double whole = is_whole (self->choice) ? LESS_THAN_ONE : 1e-6, bound, held;
  gboolean proved;

  set_unplaced_costs (model);
  if (!run (self, model, whole, opens, has_start, &bound, &proved))
    return FALSE;
  held = unplaced_of (model, opens);
  bounds->unplaced += proved && held - bound < whole ? held : bound;
  bounds->proved = bounds->proved && proved;
  if (report)
    say (self, 0.6);
  sp_mip_set_row_bounds (model->mip, model->row_unplaced, 0, held + HAIR * MAX (1, fabs (held)));
  set_opening_costs (model, FALSE);
  if (!run (self, model, LESS_THAN_ONE, opens, TRUE, &bound, &proved))
    {
      bounds->cost = -HUGE_VAL;
      bounds->proved = FALSE;
      return TRUE;
    }
  bounds->cost += bound;
  bounds->proved = bounds->proved && proved;
  if (report)
    say (self, 0.9);
  held = sp_choice_get_cost (self->choice, opens);
  for (guint i = 0; i < self->choice->n_options; i++) /* of the model's own options only */
    if (opens[i] >= 0
        && model->open[(gsize) i * (gsize) self->choice->n_years + (gsize) opens[i]] < 0)
      held -= self->choice->options[i].cost;
  sp_mip_set_row_bounds (model->mip, model->row_cost, model->least_cost, held + 1e-4);
  set_opening_costs (model, TRUE);
  leave_out_rest (model, opens);
  run (self, model, LESS_THAN_ONE, opens, TRUE, &bound, &proved);
  return TRUE;
}

static guint
find (guint *parent, guint i)
{
  while (parent[i] != i)
    i = parent[i] = parent[parent[i]];
  return i;
}

/* Options that share a cell, exclude one another or wait for one another are of one part. */
static void
join_parts (const SpChoice *choice, guint *parent)
{
  g_autofree gint *first = g_new (gint, choice->n_cells + 1);

  memset (first, 0xff, (gsize) choice->n_cells * sizeof (gint));
  for (guint i = 0; i < choice->n_options; i++)
    parent[i] = i;
  for (guint i = 0; i < choice->n_options; i++)
    {
      const SpChoiceOption *option = &choice->options[i];

      for (guint p = 0; p < option->n_places; p++)
        {
          gint *cell = &first[option->places[p].cell];

          if (*cell < 0)
            *cell = (gint) i;
          parent[find (parent, i)] = find (parent, (guint) *cell);
        }
      for (guint a = 0; a < option->n_after; a++)
        parent[find (parent, i)] = find (parent, (guint) option->after[a]);
      for (guint j = 0; j < i && option->exclusive >= 0; j++)
        if (choice->options[j].exclusive == option->exclusive)
          parent[find (parent, i)] = find (parent, j);
    }
}

/* Each part by itself, as if money were no matter. */
static gboolean
solve_parts (const Solve *self, gint *opens, Bounds *bounds)
{
  const SpChoice *choice = self->choice;
  SpChoiceSearch short_search = *self->search;
  const Solve part_of = { choice, &short_search, self->answer };
  g_autofree guint *parent = g_new (guint, choice->n_options + 1);
  g_autofree guint8 *chosen = g_new (guint8, choice->n_options + 1);

  short_search.max_nodes = MIN (NODES_OF_A_PART, short_search.max_nodes);
  join_parts (choice, parent);
  for (guint part = 0; part < choice->n_options; part++)
    {
      g_autoptr (SpChoiceModel) model = NULL;
      guint n = 0;

      for (guint i = 0; i < choice->n_options; i++)
        n += chosen[i] = find (parent, i) == part ? 1 : 0;
      if (n == 0)
        continue;
      model = sp_choice_model_new (choice, chosen, FALSE);
      if (!search_three (&part_of, model, opens, FALSE, FALSE, bounds) || !bounds->proved)
        return FALSE;
      say (self, 0.3 * part / choice->n_options);
    }
  return TRUE;
}

/* Without money nothing opens that costs something: cheap to see, and then parts need no looking at. */
static gboolean
money_could_do (const SpChoice *choice)
{
  double money = 0, least = HUGE_VAL;

  for (guint k = 0; k < choice->n_pots; k++)
    for (gint f = 0; f < choice->n_financial; f++)
      money += choice->pots[k].amounts[f];
  for (guint i = 0; i < choice->n_options; i++)
    if (choice->options[i].last >= choice->options[i].first)
      least = MIN (least, choice->options[i].cost);
  return least <= money;
}

static void
finish (const Solve *self, const gint *opens, const Bounds *bounds)
{
  SpChoiceAnswer *answer = self->answer;
  double years = 0;

  if (self->choice->n_options > 0)
    memcpy (answer->opens, opens, self->choice->n_options * sizeof (gint));
  for (guint i = 0; i < self->choice->n_options; i++)
    years += opens[i] >= 0 ? opens[i] + 1 : 0;
  answer->found = TRUE;
  answer->unplaced = sp_choice_get_unplaced (self->choice, opens, NULL);
  answer->cost = sp_choice_get_cost (self->choice, opens);
  answer->earliness = years;
  answer->bound_unplaced = MIN (bounds->unplaced, answer->unplaced);
  answer->bound_cost = MIN (bounds->cost, answer->cost);
  answer->proved = bounds->proved && !answer->cut_short;
}

void
sp_choice_solve (const SpChoice *self, const SpChoiceSearch *search, SpChoiceAnswer *answer)
{
  Solve solve = { self, search, answer };
  g_autofree gint *opens = g_new (gint, self->n_options + 1);
  g_autoptr (SpChoiceModel) model = NULL;
  Bounds bounds = { 0, 0, TRUE };

  *answer = (SpChoiceAnswer) { .opens = g_new (gint, self->n_options + 1) };
  for (guint i = 0; i < self->n_options; i++)
    opens[i] = answer->opens[i] = -1;
  if (money_could_do (self) && solve_parts (&solve, opens, &bounds)
      && sp_choice_get_missing_money (self, opens, NULL, NULL) == 0)
    {
      for (gint cell = 0; cell < self->n_cells; cell++)
        bounds.unplaced = MAX (bounds.unplaced, 0);
      answer->by_parts = TRUE;
      bounds.unplaced = sp_choice_get_unplaced (self, opens, NULL);
      finish (&solve, opens, &bounds);
      return;
    }
  answer->cut_short = search->stop && search->stop (search->stop_data);
  if (answer->cut_short)
    return;
  for (guint i = 0; i < self->n_options; i++)
    opens[i] = -1;
  model = sp_choice_model_new (self, NULL, TRUE);
  bounds = (Bounds) { model->fixed_unplaced, 0, TRUE };
  say (&solve, 0.3);
  if (search_three (&solve, model, opens, FALSE, TRUE, &bounds))
    finish (&solve, opens, &bounds);
  answer->cut_short = search->stop && search->stop (search->stop_data);
  if (answer->cut_short)
    answer->proved = FALSE;
}
