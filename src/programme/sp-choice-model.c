/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-choice-model.h"

#include <math.h>
#include <string.h>

static inline gsize
cell_year (const SpChoice *choice, gint cell, gint year)
{
  return (gsize) cell * (gsize) choice->n_years + (gsize) year;
}

static inline gsize
option_year (const SpChoice *choice, guint option, gint year)
{
  return (gsize) option * (gsize) choice->n_years + (gsize) year;
}

static gboolean
same_terms (const SpChoice *choice, const SpChoicePot *a, const SpChoicePot *b)
{
  return a->first == b->first && a->last == b->last && a->contribution == b->contribution
         && memcmp (a->may_pay, b->may_pay, choice->n_options) == 0;
}

void
sp_choice_merge_pots (const SpChoice *choice, gint *root)
{
  for (guint k = 0; k < choice->n_pots; k++)
    {
      root[k] = (gint) k;
      for (guint other = 0; other < k && root[k] == (gint) k; other++)
        if (root[other] == (gint) other && same_terms (choice, &choice->pots[other], &choice->pots[k]))
          root[k] = (gint) other;
    }
}

static gboolean
same_pots (const SpChoice *choice, guint a, guint b)
{
  for (guint k = 0; k < choice->n_pots; k++)
    if (choice->pots[k].may_pay[a] != choice->pots[k].may_pay[b])
      return FALSE;
  return TRUE;
}

gint
sp_choice_class_options (const SpChoice *choice, gint *class_of)
{
  gint n = 0;

  for (guint i = 0; i < choice->n_options; i++)
    {
      class_of[i] = -1;
      if (!(choice->options[i].cost > 0))
        continue;
      for (guint other = 0; other < i && class_of[i] < 0; other++)
        if (class_of[other] >= 0 && same_pots (choice, other, i))
          class_of[i] = class_of[other];
      if (class_of[i] < 0)
        class_of[i] = n++;
    }
  return n;
}

static void
add_openings (SpChoiceModel *self, const guint8 *chosen)
{
  const SpChoice *choice = self->choice;

  for (guint i = 0; i < choice->n_options; i++)
    {
      const SpChoiceOption *option = &choice->options[i];

      for (gint t = 0; t < choice->n_years; t++)
        self->open[option_year (choice, i, t)]
            = (!chosen || chosen[i]) && t >= option->first && t <= option->last ? sp_mip_add_column (self->mip, 0, 1, TRUE)
                                                                                : -1;
    }
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
add_once (SpChoiceModel *self, const guint8 *chosen)
{
  const SpChoice *choice = self->choice;

  for (guint i = 0; i < choice->n_options; i++)
    {
      const SpChoiceOption *option = &choice->options[i];
      gboolean first = TRUE, alone = TRUE;
      gint row;

      if (chosen && !chosen[i])
        continue;
      for (guint j = 0; option->exclusive >= 0 && j < choice->n_options; j++)
        if (j != i && choice->options[j].exclusive == option->exclusive)
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
add_order (SpChoiceModel *self, const guint8 *chosen)
{
  const SpChoice *choice = self->choice;

  for (guint i = 0; i < choice->n_options; i++)
    for (guint a = 0; a < choice->options[i].n_after && (!chosen || chosen[i]); a++)
      for (gint t = choice->options[i].first; t <= MIN (choice->options[i].last, choice->n_years - 1); t++)
        {
          gint row = sp_mip_add_row (self->mip, -SP_MIP_INFINITY, 0);

          add_open_by (self, row, i, t, 1);
          add_open_by (self, row, (guint) choice->options[i].after[a], t, -1);
        }
}

/* What an option that opened in `opened` has added to the cell by `year`. */
static double
places_by (const SpChoiceOption *option, gint cell, gint opened, gint year)
{
  double sum = 0;

  for (guint p = 0; p < option->n_places; p++)
    if (option->places[p].cell == cell && option->places[p].after <= year - opened)
      sum += option->places[p].places;
  return sum;
}

/* Whether some option leaves the cell with fewer places than before it, at some time. */
static gboolean
takes_from (const SpChoice *choice, gint cell)
{
  for (guint i = 0; i < choice->n_options; i++)
    for (guint p = 0; p < choice->options[i].n_places; p++)
      if (choice->options[i].places[p].cell == cell
          && places_by (&choice->options[i], cell, 0, choice->options[i].places[p].after) < 0)
        return TRUE;
  return FALSE;
}

/* unplaced + slope x places >= constant. No option counts for more than the constant (an opening alone then makes unplaced
 * nought, as the whole number would), unless places are also taken from the cell. */
static void
add_need (SpChoiceModel *self, gint cell, gint year, const guint *reach, guint n_reach, gboolean taken)
{
  const SpChoice *choice = self->choice;
  gsize at = cell_year (choice, cell, year);
  double most = SP_MIP_INFINITY;
  gint column;

  if (!taken)
    for (guint k = 0; k < choice->n_lines; k++)
      most = k == 0 ? choice->constant[at * choice->n_lines] : MAX (most, choice->constant[at * choice->n_lines + k]);
  self->unplaced[at] = column = sp_mip_add_column (self->mip, 0, MAX (0, most), FALSE);
  sp_mip_add (self->mip, self->row_unplaced, column, 1);
  for (guint k = 0; k < choice->n_lines; k++)
    {
      double constant = choice->constant[at * choice->n_lines + k], slope = choice->slope[at * choice->n_lines + k];
      gint row;

      if (!taken && !(constant > 0))
        continue;
      row = sp_mip_add_row (self->mip, constant, SP_MIP_INFINITY);
      sp_mip_add (self->mip, row, column, 1);
      for (guint r = 0; r < n_reach; r++)
        for (gint t = 0; t <= year; t++)
          {
            gint open = self->open[option_year (choice, reach[r], t)];
            double adds = open >= 0 ? slope * places_by (&choice->options[reach[r]], cell, t, year) : 0;

            if (adds != 0)
              sp_mip_add (self->mip, row, open, taken ? adds : MIN (adds, constant));
          }
    }
}

static double
need_of (const SpChoice *choice, gsize at)
{
  double most = 0;

  for (guint k = 0; k < choice->n_lines; k++)
    most = MAX (most, choice->constant[at * choice->n_lines + k]);
  return most;
}

static void
add_needs (SpChoiceModel *self, const guint8 *chosen)
{
  const SpChoice *choice = self->choice;
  g_autofree guint *reach = g_new (guint, choice->n_options + 1);

  for (gint cell = 0; cell < choice->n_cells; cell++)
    {
      gboolean taken = takes_from (choice, cell);
      guint n = 0;

      for (guint i = 0; i < choice->n_options; i++)
        {
          gboolean reaches = FALSE;

          for (guint p = 0; p < choice->options[i].n_places && (!chosen || chosen[i]) && !reaches; p++)
            reaches = choice->options[i].places[p].cell == cell;
          if (reaches && choice->options[i].last >= choice->options[i].first)
            reach[n++] = i;
        }
      for (gint t = 0; t < choice->n_years; t++)
        {
          gsize at = cell_year (choice, cell, t);

          self->unplaced[at] = -1;
          if (n > 0 && (taken || need_of (choice, at) > 0))
            add_need (self, cell, t, reach, n, taken);
          else
            self->fixed_unplaced += need_of (choice, at);
        }
    }
}

/* Spend of option i in the financial year f if it opens in t. */
static double
spend_in (const SpChoice *choice, guint option, gint t, gint f)
{
  const SpChoiceOption *row = &choice->options[option];
  double sum = 0;

  for (guint s = 0; s < row->n_spend; s++)
    if (t + row->spend[s].after == choice->first_financial + f)
      sum += row->spend[s].amount;
  return sum;
}

/* What the options of a class (-1 = all) that are given a year spend in f. */
static double
given_spend (const SpChoiceModel *self, gint f, const gint *class_of, gint klass)
{
  double sum = 0;

  for (guint i = 0; i < self->choice->n_options; i++)
    if (self->given[i] >= 0 && self->choice->options[i].cost > 0 && (klass < 0 || class_of[i] == klass))
      sum += spend_in (self->choice, i, self->given[i], f);
  return sum;
}

static void
add_spend (SpChoiceModel *self, gint row, gint f, const gint *class_of, gint klass, double sign)
{
  const SpChoice *choice = self->choice;

  for (guint i = 0; i < choice->n_options; i++)
    for (gint t = 0; t < choice->n_years && choice->options[i].cost > 0; t++)
      {
        gint open = self->open[option_year (choice, i, t)];

        if (open >= 0 && (klass < 0 || class_of[i] == klass))
          sp_mip_add (self->mip, row, open, sign * spend_in (choice, i, t, f));
      }
}

static gboolean
may_pay_class (const SpChoice *choice, const SpChoicePot *pot, const gint *class_of, gint klass)
{
  for (guint i = 0; i < choice->n_options; i++)
    if (class_of[i] == klass)
      return pot->may_pay[i];
  return FALSE;
}

/* Payments of each pot to each class by year, each class paid for in full, and each pot within what has come in. */
typedef struct { gint *root; gint *class_of; gint n_classes; gint *pay; } Money; /* pay[n_pots][n_classes][n_financial] */

static gsize
pay_at (const SpChoice *choice, const Money *money, guint k, gint klass, gint f)
{
  return ((gsize) k * (gsize) money->n_classes + (gsize) klass) * (gsize) choice->n_financial + (gsize) f;
}

static void
add_classes (SpChoiceModel *self, Money *money, gboolean allow_missing)
{
  const SpChoice *choice = self->choice;

  self->missing = allow_missing ? sp_mip_get_n_columns (self->mip) : -1;
  self->n_missing = allow_missing ? money->n_classes * choice->n_financial : 0;
  for (gint i = 0; i < self->n_missing; i++)
    sp_mip_add_column (self->mip, 0, SP_MIP_INFINITY, FALSE);
  for (gint klass = 0; klass < money->n_classes; klass++)
    for (gint f = 0; f < choice->n_financial; f++)
      {
        double given = self->given ? given_spend (self, f, money->class_of, klass) : 0;
        gint row = sp_mip_add_row (self->mip, given, SP_MIP_INFINITY);

        if (!self->given)
          add_spend (self, row, f, money->class_of, klass, -1);
        if (allow_missing)
          sp_mip_add (self->mip, row, self->missing + klass * choice->n_financial + f, 1);
        for (guint k = 0; k < choice->n_pots; k++)
          {
            const SpChoicePot *pot = &choice->pots[k];
            gint column = -1;

            if (money->root[k] == (gint) k && f >= pot->first && f <= pot->last
                && may_pay_class (choice, pot, money->class_of, klass))
              {
                column = sp_mip_add_column (self->mip, 0, SP_MIP_INFINITY, FALSE);
                sp_mip_add (self->mip, row, column, 1);
              }
            money->pay[pay_at (choice, money, k, klass, f)] = column;
          }
      }
}

/* What pots like k have brought in by the end of f. */
static double
come_in_by (const SpChoice *choice, const Money *money, guint k, gint f)
{
  double sum = 0;

  for (guint other = k; other < choice->n_pots; other++)
    for (gint y = 0; y <= f && money->root[other] == (gint) k; y++)
      sum += choice->pots[other].amounts[y];
  return sum;
}

/* Everything the pot (and those like it) has paid by the end of f. */
static void
add_payments (SpChoiceModel *self, const Money *money, gint row, guint k, gint f)
{
  for (gint y = MAX (self->choice->pots[k].first, 0); y <= f; y++)
    for (gint klass = 0; klass < money->n_classes; klass++)
      {
        gint column = money->pay[pay_at (self->choice, money, k, klass, y)];

        if (column >= 0)
          sp_mip_add (self->mip, row, column, 1);
      }
}

static void
add_pots (SpChoiceModel *self, const Money *money)
{
  const SpChoice *choice = self->choice;
  gint last_year = choice->n_financial - 1;
  g_autofree gint *ahead = g_new (gint, choice->n_financial + 1); /* rows: spent ahead in all */

  for (gint f = 0; f < choice->n_financial; f++)
    ahead[f] = choice->forward_limit > 0 ? sp_mip_add_row (self->mip, 0, choice->forward_limit) : -1;
  for (guint k = 0; k < choice->n_pots; k++)
    {
      const SpChoicePot *pot = &choice->pots[k];

      if (money->root[k] != (gint) k)
        continue;
      for (gint f = MAX (pot->first, 0); f <= MIN (pot->last, last_year); f++)
        {
          double by = come_in_by (choice, money, k, f);
          gboolean ends = f == MIN (pot->last, last_year);
          gint row;

          /* Nothing new next year: that year's row says this one's too, unless what is spent ahead is counted each year. */
          if (!ends && !(pot->contribution && ahead[f] >= 0) && come_in_by (choice, money, k, f + 1) == by)
            continue;
          row = sp_mip_add_row (self->mip, -SP_MIP_INFINITY, by);
          add_payments (self, money, row, k, f);
          if (pot->contribution && ahead[f] >= 0 && !ends)
            {
              gint column = sp_mip_add_column (self->mip, 0, choice->forward_limit, FALSE);

              sp_mip_add (self->mip, row, column, -1);
              sp_mip_add (self->mip, ahead[f], column, 1);
            }
        }
    }
}

static void
add_capacity (SpChoiceModel *self, const gint *class_of, gboolean allow_missing)
{
  const SpChoice *choice = self->choice;

  self->over = -1;
  if (choice->capacity < 0)
    return;
  if (allow_missing)
    {
      self->over = sp_mip_get_n_columns (self->mip);
      for (gint f = 0; f < choice->n_financial; f++)
        sp_mip_add_column (self->mip, 0, SP_MIP_INFINITY, FALSE);
    }
  for (gint f = 0; f < choice->n_financial; f++)
    {
      double given = self->given ? given_spend (self, f, class_of, -1) : 0;
      gint row = sp_mip_add_row (self->mip, -SP_MIP_INFINITY, choice->capacity - given);

      if (!self->given)
        add_spend (self, row, f, class_of, -1, 1);
      if (allow_missing)
        sp_mip_add (self->mip, row, self->over + f, -1);
    }
}

static void
add_money (SpChoiceModel *self, gboolean allow_missing)
{
  const SpChoice *choice = self->choice;
  g_autofree gint *root = g_new (gint, choice->n_pots + 1);
  g_autofree gint *class_of = g_new (gint, choice->n_options + 1);
  Money money = { root, class_of, 0, NULL };

  sp_choice_merge_pots (choice, root);
  money.n_classes = sp_choice_class_options (choice, class_of);
  money.pay = g_new (gint, (gsize) choice->n_pots * (gsize) money.n_classes * (gsize) choice->n_financial + 1);
  add_classes (self, &money, allow_missing);
  add_pots (self, &money);
  add_capacity (self, class_of, allow_missing);
  self->n_classes = money.n_classes;
  self->pay = money.pay;
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
sp_choice_model_new (const SpChoice *choice, const guint8 *chosen, gboolean with_money)
{
  SpChoiceModel *self = make (choice);

  self->open = g_new (gint, (gsize) choice->n_options * (gsize) choice->n_years + 1);
  self->unplaced = g_new (gint, (gsize) choice->n_cells * (gsize) choice->n_years + 1);
  self->row_unplaced = sp_mip_add_row (self->mip, -SP_MIP_INFINITY, SP_MIP_INFINITY);
  self->row_cost = sp_mip_add_row (self->mip, -SP_MIP_INFINITY, SP_MIP_INFINITY);
  add_openings (self, chosen);
  for (guint i = 0; i < choice->n_options; i++)
    add_open_by (self, self->row_cost, i, choice->n_years - 1, choice->options[i].cost);
  add_once (self, chosen);
  add_order (self, chosen);
  add_needs (self, chosen);
  if (with_money)
    add_money (self, FALSE);
  return self;
}

SpChoiceModel *
sp_choice_model_new_money (const SpChoice *choice, const gint *opens)
{
  SpChoiceModel *self = make (choice);

  self->given = opens;
  add_money (self, TRUE);
  return self;
}

void
sp_choice_model_free (SpChoiceModel *self)
{
  sp_mip_free (self->mip);
  g_free (self->open);
  g_free (self->unplaced);
  g_free (self->pay);
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
    for (gint t = 0; t < choice->n_years; t++)
      {
        gint column = self->open[option_year (choice, i, t)];

        if (column >= 0 && x[column] > 0.5)
          opens[i] = t;
      }
}
