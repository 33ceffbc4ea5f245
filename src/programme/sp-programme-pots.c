/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-programme-pots.h"

#include <string.h>
#include "sp-terms.h"
#include "sp-waterfall.h"

struct _SpProgrammePots
{
  gint            ref_count;
  SpFinancialYear first;
  guint           n_years;
  GArray         *pots;    /* SpProgrammePot */
  GPtrArray      *blocks;
};

G_DEFINE_BOXED_TYPE (SpProgrammePots, sp_programme_pots, sp_programme_pots_ref, sp_programme_pots_unref)

static SpProgrammePots *
make (SpFinancialYear first, guint n_years)
{
  SpProgrammePots *self = g_new0 (SpProgrammePots, 1);

  self->ref_count = 1;
  self->first = first;
  self->n_years = n_years;
  self->pots = g_array_new (FALSE, FALSE, sizeof (SpProgrammePot));
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
add (SpProgrammePots *self, SpProgrammePot pot, guint n_options)
{
  pot.name = g_strdup (pot.name);
  pot.amounts = g_memdup2 (pot.amounts, self->n_years * sizeof (SpMoney));
  pot.may_pay = g_memdup2 (pot.may_pay, MAX (n_options, 1));
  g_ptr_array_add (self->blocks, (gpointer) pot.name);
  g_ptr_array_add (self->blocks, (gpointer) pot.amounts);
  g_ptr_array_add (self->blocks, (gpointer) pot.may_pay);
  g_array_append_val (self->pots, pot);
}

SpProgrammePots *
sp_programme_pots_new_from (SpFinancialYear first, guint n_years, const SpProgrammePot *pots, guint n_pots, guint n_options)
{
  SpProgrammePots *self = make (first, n_years);

  for (guint k = 0; k < n_pots; k++)
    add (self, pots[k], n_options);
  return self;
}

static gint
financial_year_of (const char *date)
{
  gint year = (gint) g_ascii_strtoll (date, NULL, 10);
  gint month = strlen (date) >= 7 ? (gint) g_ascii_strtoll (date + 5, NULL, 10) : 4;

  return month <= 3 ? year - 1 : year;
}

/* As sp_terms_may_pay has it of projects: a term on what is not known of the option is not met. */
static gboolean
may_pay (const SpSnapshot *s, const SpPot *pot, const SpOption *option)
{
  if (option->project >= 0)
    return sp_may_pay (s, (SpPotIndex) (pot - s->pots), option->project, NULL);
  if (pot->project >= 0 || (pot->school >= 0 && pot->school != option->school)
      || (pot->area >= 0 && pot->area != option->area) || (pot->growth >= 0 && pot->growth != option->growth))
    return FALSE;
  return (!pot->purpose || g_strcmp0 (pot->purpose, option->purpose) == 0)
         && (!pot->phase || g_strcmp0 (pot->phase, option->phase) == 0);
}

/* What committed projects take of a purse in each year. */
static void
take_committed (const SpSnapshot *s, const SpWaterfall *waterfall, guint purse, gint first, guint n_years, gint64 *left)
{
  for (guint i = 0; i < sp_waterfall_get_n_payments (waterfall); i++)
    {
      const SpPayment *payment = sp_waterfall_get_payment (waterfall, i);
      const SpWaterfallLine *line = sp_waterfall_get_line (waterfall, payment->line);
      gint year = sp_waterfall_get_year (waterfall, payment->paid_in).start;

      if (payment->purse != purse || payment->kind == SP_PAY_REPAY || line->project < 0
          || !s->projects[line->project].committed)
        continue;
      left[CLAMP (year == 0 ? (gint) n_years - 1 : year - first, 0, (gint) n_years - 1)] -= payment->amount.pence;
    }
}

/* Money left that may be spent by the end of each year without taking what is needed later, as money newly there. */
static void
settle (const gint64 *change, guint n_years, SpMoney *amounts)
{
  g_autofree gint64 *by = g_new (gint64, n_years + 1);
  gint64 sum = 0, before = 0;

  for (guint y = 0; y < n_years; y++)
    by[y] = sum += change[y];
  for (guint y = n_years - 1; y > 0; y--)
    by[y - 1] = MIN (by[y - 1], by[y]);
  for (guint y = 0; y < n_years; y++)
    {
      amounts[y] = sp_money (MAX (by[y], 0) - before);
      before = MAX (by[y], 0);
    }
}

/* Dated money in its year; received money without a year from the first; other money without a year with the last that has
 * one. */
static void
add_amounts (const SpSnapshot *s, const SpPot *pot, gint first, guint n_years, gint last_dated, gint64 *change)
{
  for (guint i = 0; i < pot->n_amounts; i++)
    {
      gint year = pot->amounts[i].year.start;

      if (year == 0)
        year = g_strcmp0 (pot->certainty, "received") == 0 ? first : last_dated;
      change[CLAMP (year - first, 0, (gint) n_years - 1)] += pot->amounts[i].amount.pence;
    }
}

static void
find_years (const SpSnapshot *s, gint *first, gint *last_dated)
{
  *first = s->assumptions.origin.start;
  *last_dated = *first;
  for (guint k = 0; k < s->n_pots; k++)
    for (guint i = 0; i < s->pots[k].n_amounts; i++)
      if (s->pots[k].amounts[i].year.start)
        {
          *first = MIN (*first, s->pots[k].amounts[i].year.start);
          *last_dated = MAX (*last_dated, s->pots[k].amounts[i].year.start);
        }
}

static gboolean
is_contribution (const SpPot *pot)
{
  return g_strcmp0 (pot->source, "section 106") == 0 || g_strcmp0 (pot->source, "cil") == 0;
}

SpProgrammePots *
sp_programme_pots_new (SpOptionSet *set, SpFunding *funding)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (set);
  g_autoptr (SpWaterfall) waterfall = sp_waterfall_new (funding, NULL);
  guint n_options = sp_option_set_get_n (set);
  g_autofree guint8 *pays = g_new0 (guint8, n_options + 1);
  gint first, last_dated;
  guint n_years;
  SpProgrammePots *self;

  find_years (s, &first, &last_dated);
  n_years = (guint) (s->assumptions.origin.start + s->assumptions.horizon + 2 - first);
  self = make (sp_financial_year (first), n_years);
  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    {
      const SpPurse *purse = sp_waterfall_get_purse (waterfall, p);
      const SpPot *pot = purse->pot >= 0 ? &s->pots[purse->pot] : NULL;
      g_autofree gint64 *change = g_new0 (gint64, n_years);
      g_autofree SpMoney *amounts = g_new0 (SpMoney, n_years);
      SpProgrammePot row = { .name = purse->name, .pot = purse->pot, .amounts = amounts, .may_pay = pays,
                             .last_year = (gint) n_years - 1 };

      if (!pot)
        continue;
      add_amounts (s, pot, first, n_years, last_dated, change);
      take_committed (s, waterfall, p, first, n_years, change);
      settle (change, n_years, amounts);
      if (pot->earliest_on)
        row.first_year = CLAMP (financial_year_of (pot->earliest_on) - first, 0, (gint) n_years - 1);
      if (pot->spend_by)
        row.last_year = CLAMP (financial_year_of (pot->spend_by) - first, row.first_year, (gint) n_years - 1);
      row.contribution = is_contribution (pot);
      for (guint i = 0; i < n_options; i++)
        pays[i] = may_pay (s, pot, sp_option_set_get (set, i));
      add (self, row, n_options);
    }
  return self;
}

SpProgrammePots *
sp_programme_pots_ref (SpProgrammePots *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_programme_pots_unref (SpProgrammePots *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_array_unref (self->pots);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

guint
sp_programme_pots_get_n (const SpProgrammePots *self)
{
  return self->pots->len;
}

const SpProgrammePot *
sp_programme_pots_get (const SpProgrammePots *self, guint i)
{
  g_return_val_if_fail (i < self->pots->len, NULL);
  return &g_array_index (self->pots, SpProgrammePot, i);
}

SpFinancialYear
sp_programme_pots_get_first_year (const SpProgrammePots *self)
{
  return self->first;
}

guint
sp_programme_pots_get_n_years (const SpProgrammePots *self)
{
  return self->n_years;
}
