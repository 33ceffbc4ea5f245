/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money of a choice as rows: which pots pay which options in which year, and how much may be built in one. */
#include "config.h"
#include "sp-choice-model.h"

#include <string.h>

#define NOTHING 1e-5 /* £ thousand: a penny */

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

gboolean
sp_choice_can_pay (const SpChoice *self, guint option, gint year)
{
  double spent = 0, ahead = self->forward_limit > 0 ? self->forward_limit : 0;

  if (!(self->options[option].cost > 0))
    return TRUE;
  for (gint f = 0; f < self->n_financial; f++)
    {
      double by = 0, now = spend_in (self, option, year, f);

      spent += now;
      for (guint k = 0; k < self->n_pots; k++)
        for (gint y = 0; y <= f && f >= self->pots[k].first && self->pots[k].may_pay[option]; y++)
          by += self->pots[k].amounts[y];
      if (spent > by + ahead + NOTHING || (self->capacity >= 0 && now > self->capacity + NOTHING))
        return FALSE;
    }
  return TRUE;
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
        gint open = self->open[(gsize) i * (gsize) choice->n_years + (gsize) t];

        if (open >= 0 && (klass < 0 || class_of[i] == klass))
          sp_mip_add (self->mip, row, open, sign * spend_in (choice, i, t, f));
      }
}

static gboolean
may_pay_class (const SpChoice *choice, guint pot, const gint *class_of, gint klass)
{
  for (guint i = 0; i < choice->n_options; i++)
    if (class_of[i] == klass)
      return choice->pots[pot].may_pay[i];
  return FALSE;
}

/* Pots that may pay the same options are a pool, whatever their years: they pay into it, and it pays each class. That takes
 * pots + classes columns a year, where each pot paying each class would take pots x classes. */
typedef struct
{
  gint *root;     /* [n_pots] pots of the same terms are paid from as one */
  gint *pool;     /* [n_pots] the first pot that may pay the same options */
  gint *class_of; /* [n_options] */
  gint  n_classes;
} Money;

static gboolean
is_same_pool (const SpChoice *choice, guint a, guint b)
{
  for (guint i = 0; i < choice->n_options; i++)
    if (choice->options[i].cost > 0 && choice->pots[a].may_pay[i] != choice->pots[b].may_pay[i])
      return FALSE;
  return TRUE;
}

static void
make_pools (const SpChoice *choice, gint *pool)
{
  for (guint k = 0; k < choice->n_pots; k++)
    {
      pool[k] = (gint) k;
      for (guint other = 0; other < k && pool[k] == (gint) k; other++)
        if (pool[other] == (gint) other && is_same_pool (choice, other, k))
          pool[k] = (gint) other;
    }
}

static gint
count_classes (const SpChoice *choice, const Money *money, guint pot)
{
  gint n = 0;

  for (gint klass = 0; klass < money->n_classes; klass++)
    n += may_pay_class (choice, pot, money->class_of, klass) ? 1 : 0;
  return n;
}

/* What each class spends in f, a row each: paid for in full. */
static gint
add_class_row (SpChoiceModel *self, const Money *money, gint klass, gint f)
{
  double given = self->given ? given_spend (self, f, money->class_of, klass) : 0;
  gint row = sp_mip_add_row (self->mip, given, SP_MIP_INFINITY);

  if (!self->given)
    add_spend (self, row, f, money->class_of, klass, -1);
  if (self->missing >= 0)
    sp_mip_add (self->mip, row, self->missing + klass * self->choice->n_financial + f, 1);
  return row;
}

/* The columns of what each pot pays in f. Pool: into the row of its one class, or that of the pool. */
static void
add_paid (SpChoiceModel *self, const Money *money, guint pool, gint f, gint row)
{
  const SpChoice *choice = self->choice;

  for (guint k = pool; k < choice->n_pots; k++)
    if (money->pool[k] == (gint) pool && money->root[k] == (gint) k && f >= choice->pots[k].first && f <= choice->pots[k].last)
      {
        gint column = sp_mip_add_column (self->mip, 0, SP_MIP_INFINITY, FALSE);

        self->paid[(gsize) k * (gsize) choice->n_financial + (gsize) f] = column;
        sp_mip_add (self->mip, row, column, 1);
      }
}

static gboolean
pays_in (const SpChoice *choice, const Money *money, guint pool, gint f)
{
  for (guint k = pool; k < choice->n_pots; k++)
    if (money->pool[k] == (gint) pool && f >= choice->pots[k].first && f <= choice->pots[k].last)
      return TRUE;
  return FALSE;
}

static void
add_pool (SpChoiceModel *self, const Money *money, guint pool, gint f, const gint *class_rows)
{
  const SpChoice *choice = self->choice;
  gint n = count_classes (choice, money, pool), row = -1;

  if (n == 0 || !pays_in (choice, money, pool, f))
    return;
  if (n > 1)
    row = sp_mip_add_row (self->mip, 0, SP_MIP_INFINITY);
  for (gint klass = 0; klass < money->n_classes; klass++)
    if (may_pay_class (choice, pool, money->class_of, klass))
      {
        gint column;

        if (n == 1)
          {
            row = class_rows[klass];
            break;
          }
        column = sp_mip_add_column (self->mip, 0, SP_MIP_INFINITY, FALSE);
        sp_mip_add (self->mip, class_rows[klass], column, 1);
        sp_mip_add (self->mip, row, column, -1);
      }
  add_paid (self, money, pool, f, row);
}

static void
add_classes (SpChoiceModel *self, const Money *money, gboolean allow_missing)
{
  const SpChoice *choice = self->choice;
  g_autofree gint *rows = g_new (gint, money->n_classes + 1);

  self->missing = allow_missing ? sp_mip_get_n_columns (self->mip) : -1;
  self->n_missing = allow_missing ? money->n_classes * choice->n_financial : 0;
  for (gint i = 0; i < self->n_missing; i++)
    sp_mip_add_column (self->mip, 0, SP_MIP_INFINITY, FALSE);
  for (gint f = 0; f < choice->n_financial; f++)
    {
      for (gint klass = 0; klass < money->n_classes; klass++)
        rows[klass] = add_class_row (self, money, klass, f);
      for (guint k = 0; k < choice->n_pots; k++)
        if (money->pool[k] == (gint) k)
          add_pool (self, money, k, f, rows);
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
add_payments (SpChoiceModel *self, gint row, guint k, gint f)
{
  for (gint y = MAX (self->choice->pots[k].first, 0); y <= f; y++)
    {
      gint column = self->paid[(gsize) k * (gsize) self->choice->n_financial + (gsize) y];

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
          add_payments (self, row, k, f);
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

void
sp_choice_model_add_money (SpChoiceModel *self, gboolean allow_missing)
{
  const SpChoice *choice = self->choice;
  g_autofree gint *root = g_new (gint, choice->n_pots + 1);
  g_autofree gint *pool = g_new (gint, choice->n_pots + 1);
  g_autofree gint *class_of = g_new (gint, choice->n_options + 1);
  gsize n_paid = (gsize) choice->n_pots * (gsize) choice->n_financial;
  Money money = { root, pool, class_of, 0 };

  sp_choice_merge_pots (choice, root);
  make_pools (choice, pool);
  money.n_classes = sp_choice_class_options (choice, class_of);
  self->paid = g_new (gint, n_paid + 1);
  for (gsize i = 0; i < n_paid; i++)
    self->paid[i] = -1;
  add_classes (self, &money, allow_missing);
  add_pots (self, &money);
  add_capacity (self, class_of, allow_missing);
}
