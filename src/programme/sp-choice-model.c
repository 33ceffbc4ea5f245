/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-choice-model.h"

#include <math.h>
#include <string.h>

#define HAIR 1e-5 /* by which what was reached may be missed while the next objective is sought */

static inline gsize
option_year (const SpChoice *choice, guint option, gint year)
{
  return (gsize) option * (gsize) choice->n_years + (gsize) year;
}

static void
add_openings (SpChoiceModel *self, const guint8 *allowed)
{
  const SpChoice *choice = self->choice;

  for (guint i = 0; i < choice->n_options; i++)
    for (gint t = 0; t < choice->n_years; t++)
      {
        gsize at = option_year (choice, i, t);
        gboolean may = (!allowed || allowed[at]) && t >= choice->options[i].first && t <= choice->options[i].last;

        self->open[at] = may ? sp_mip_add_column (self->mip, 0, 1, TRUE) : -1;
      }
}

gboolean
sp_choice_model_has (const SpChoiceModel *self, guint option)
{
  for (gint t = 0; t < self->choice->n_years; t++)
    if (self->open[option_year (self->choice, option, t)] >= 0)
      return TRUE;
  return FALSE;
}

static void
add_open_by (SpChoiceModel *self, gint row, guint option, gint year, double coefficient)
{
  for (gint t = 0; t <= year; t++)
    {
      gint column = self->open[option_year (self->choice, option, t)];

      if (column >= 0)
        sp_mip_add (self->mip, row, column, coefficient);
    }
}

/* Opens at most once, and at most one of those that exclude one another; what is forced opens. */
static void
add_exclusions (SpChoiceModel *self)
{
  const SpChoice *choice = self->choice;

  for (guint i = 0; i < choice->n_options; i++)
    {
      const SpChoiceOption *option = &choice->options[i];
      gboolean first = TRUE, alone = TRUE;
      gint row;

      if (!sp_choice_model_has (self, i))
        continue;
      for (guint j = 0; option->exclusive >= 0 && j < choice->n_options; j++)
        if (j != i && choice->options[j].exclusive == option->exclusive && sp_choice_model_has (self, j))
          {
            alone = FALSE;
            first = first && j > i;
          }
      if (option->forced || alone)
        {
          row = sp_mip_add_row (self->mip, option->forced ? 1 : 0, 1);
          add_open_by (self, row, i, choice->n_years - 1, 1);
        }
      if (alone || !first)
        continue;
      row = sp_mip_add_row (self->mip, 0, 1);
      for (guint j = i; j < choice->n_options; j++)
        if (choice->options[j].exclusive == option->exclusive)
          add_open_by (self, row, j, choice->n_years - 1, 1);
    }
}

/* Open by t only when what it waits for is open by t: year by year, which is tighter than comparing years. */
static void
add_order (SpChoiceModel *self)
{
  const SpChoice *choice = self->choice;

  for (guint i = 0; i < choice->n_options; i++)
    for (guint a = 0; a < choice->options[i].n_after && sp_choice_model_has (self, i); a++)
      for (gint t = choice->options[i].first; t <= MIN (choice->options[i].last, choice->n_years - 1); t++)
        {
          gint row = sp_mip_add_row (self->mip, -SP_MIP_INFINITY, 0);

          add_open_by (self, row, i, t, 1);
          add_open_by (self, row, (guint) choice->options[i].after[a], t, -1);
        }
}

static SpChoiceModel *
make (const SpChoice *choice)
{
  SpChoiceModel *self = g_new0 (SpChoiceModel, 1);

  self->choice = choice;
  self->mip = sp_mip_new ();
  self->missing = self->over = -1;
  return self;
}

SpChoiceModel *
sp_choice_model_new (const SpChoice *choice, const guint8 *allowed, const double *caps, gboolean with_money)
{
  SpChoiceModel *self = make (choice);

  self->open = g_new (gint, (gsize) choice->n_options * (gsize) choice->n_years + 1);
  self->unplaced = g_new (gint, (gsize) choice->n_cells * (gsize) choice->n_years + 1);
  self->row_unplaced = sp_mip_add_row (self->mip, 0, SP_MIP_INFINITY);
  for (guint i = 0; i < choice->n_options; i++)
    self->least_cost += MIN (choice->options[i].cost, 0);
  self->row_cost = sp_mip_add_row (self->mip, self->least_cost, SP_MIP_INFINITY);
  add_openings (self, allowed);
  for (guint i = 0; i < choice->n_options; i++)
    add_open_by (self, self->row_cost, i, choice->n_years - 1, choice->options[i].cost);
  add_exclusions (self);
  add_order (self);
  sp_choice_model_add_needs (self, caps);
  if (with_money)
    sp_choice_model_add_money (self, FALSE);
  return self;
}

void
sp_choice_model_set_unplaced (SpChoiceModel *self)
{
  sp_mip_clear_costs (self->mip);
  for (gsize i = 0; i < (gsize) self->choice->n_cells * (gsize) self->choice->n_years; i++)
    if (self->unplaced[i] >= 0)
      sp_mip_set_cost (self->mip, self->unplaced[i], 1);
}

void
sp_choice_model_hold_unplaced (SpChoiceModel *self, double unplaced)
{
  double held = MAX (unplaced - self->fixed_unplaced, 0);

  sp_mip_set_row_bounds (self->mip, self->row_unplaced, 0, held + HAIR * MAX (1, held));
}

void
sp_choice_model_leave_out_rest (SpChoiceModel *self, const gint *opens)
{
  for (guint i = 0; i < self->choice->n_options; i++)
    for (gint t = 0; t < self->choice->n_years && opens[i] < 0; t++)
      if (self->open[option_year (self->choice, i, t)] >= 0)
        sp_mip_set_bounds (self->mip, self->open[option_year (self->choice, i, t)], 0, 0);
}

static void
set_opening_costs (SpChoiceModel *self, gboolean years)
{
  sp_mip_clear_costs (self->mip);
  for (guint i = 0; i < self->choice->n_options; i++)
    for (gint t = 0; t < self->choice->n_years; t++)
      {
        gint column = self->open[option_year (self->choice, i, t)];

        if (column >= 0)
          sp_mip_set_cost (self->mip, column, years ? t + 1 : self->choice->options[i].cost);
      }
}

void
sp_choice_model_set_cost (SpChoiceModel *self)
{
  set_opening_costs (self, FALSE);
}

void
sp_choice_model_set_years (SpChoiceModel *self)
{
  set_opening_costs (self, TRUE);
}

SpChoiceModel *
sp_choice_model_new_money (const SpChoice *choice, const gint *opens)
{
  SpChoiceModel *self = make (choice);

  self->given = opens;
  sp_choice_model_add_money (self, TRUE);
  return self;
}

void
sp_choice_model_free (SpChoiceModel *self)
{
  sp_mip_free (self->mip);
  g_free (self->open);
  g_free (self->unplaced);
  g_free (self->paid);
  g_free (self);
}

void
sp_choice_model_start (const SpChoiceModel *self, const gint *opens, double *x)
{
  const SpChoice *choice = self->choice;

  if (sp_mip_get_n_columns (self->mip) > 0)
    memset (x, 0, (gsize) sp_mip_get_n_columns (self->mip) * sizeof (double));
  for (guint i = 0; i < choice->n_options; i++)
    if (opens[i] >= 0 && self->open[option_year (choice, i, opens[i])] >= 0)
      x[self->open[option_year (choice, i, opens[i])]] = 1;
}

void
sp_choice_model_read (const SpChoiceModel *self, const double *x, gint *opens)
{
  const SpChoice *choice = self->choice;

  for (guint i = 0; i < choice->n_options; i++)
    {
      if (sp_choice_model_has (self, i))
        opens[i] = -1;
      for (gint t = 0; t < choice->n_years; t++)
        {
          gint column = self->open[option_year (choice, i, t)];

          if (column >= 0 && x[column] > 0.5)
            opens[i] = t;
        }
    }
}

double
sp_choice_model_get_unplaced (const SpChoiceModel *self, const gint *opens)
{
  gsize n = (gsize) self->choice->n_cells * (gsize) self->choice->n_years;
  g_autofree double *unplaced = g_new (double, n + 1);
  double sum = self->fixed_unplaced;

  sp_choice_get_unplaced (self->choice, opens, unplaced);
  for (gsize i = 0; i < n; i++)
    if (self->unplaced[i] >= 0)
      sum += unplaced[i];
  return sum;
}

double
sp_choice_model_get_cost (const SpChoiceModel *self, const gint *opens)
{
  double sum = 0;

  for (guint i = 0; i < self->choice->n_options; i++)
    if (opens[i] >= 0 && sp_choice_model_has (self, i))
      sum += self->choice->options[i].cost;
  return sum;
}
