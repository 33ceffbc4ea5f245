/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-programme-pots.h"

#include <glib/gi18n-lib.h>

#include "sp-date-parts.h"
#include "sp-waterfall.h"

struct _SpProgrammePots
{
  gint            ref_count;
  SpFinancialYear first;
  guint           n_years;
  SpMoney         whole_tables;
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

/* Money that comes by an agreement or the levy: what it is for may be built ahead of it. Grants for projects, which repay as it does
 * (sp-waterfall-purses.c: is_for_schemes), are claimed as they are spent. */
static gboolean
is_of_developers (const SpPot *pot)
{
  return g_strcmp0 (pot->source, "section 106") == 0 || g_strcmp0 (pot->source, "cil") == 0;
}

/* Whether the growth area sends pupils to a planning area in which the option adds places. */
static gboolean
serves (const SpSnapshot *s, SpGrowthIndex growth, const SpOption *option)
{
  const SpGrowthArea *area = &s->growth_areas[growth];

  for (guint i = 0; i < area->n_shares; i++)
    for (guint j = 0; j < option->n_places; j++)
      if (area->shares[i].share > 0 && option->places[j].area == area->shares[i].area && option->places[j].places > 0)
        return TRUE;
  return FALSE;
}

/* As sp_terms_may_pay has it of projects: a term on what is not known of the option is not met. An option proposed for
 * the planning area that takes the pupils of a growth area answers that. */
static gboolean
may_pay (const SpSnapshot *s, const SpTerms *terms, const SpOption *option)
{
  if (option->project >= 0)
    return sp_terms_may_pay (s, terms, option->project, FALSE, NULL);
  if (terms->project >= 0 || (terms->school >= 0 && terms->school != option->school)
      || (terms->area >= 0 && terms->area != option->area))
    return FALSE;
  if (terms->growth >= 0 && terms->growth != option->growth
      && (option->growth >= 0 || !serves (s, terms->growth, option)))
    return FALSE;
  return (!terms->purpose || g_strcmp0 (terms->purpose, option->purpose) == 0)
         && (!terms->phase || g_strcmp0 (terms->phase, option->phase) == 0);
}

/* What comes into a purse and what committed projects take of it, by the years of the waterfall. The last of them,
 * which has no date, brings nothing; what committed projects take in it beyond what it brings has to be kept until
 * then. */
static void
fill_change (const SpSnapshot *s, const SpWaterfall *waterfall, guint purse, gint64 *change)
{
  guint undated = sp_waterfall_get_n_years (waterfall) - 1;
  SpMoney returned = sp_waterfall_get_purse_year (waterfall, purse, undated).returned;
  gint64 kept = -sp_waterfall_get_usable (waterfall, purse, undated).pence - returned.pence;

  for (guint y = 0; y < undated; y++)
    change[y] = sp_waterfall_get_usable (waterfall, purse, y).pence;
  for (guint i = 0; i < sp_waterfall_get_n_payments (waterfall); i++)
    {
      const SpPayment *payment = sp_waterfall_get_payment (waterfall, i);
      const SpWaterfallLine *line = sp_waterfall_get_line (waterfall, payment->line);
      gint64 *cell = payment->paid_in < undated ? &change[payment->paid_in] : &kept;

      if (line->pot < 0 && (line->project < 0 || !s->projects[line->project].committed))
        continue;
      if (payment->purse == purse)
        *cell -= (cell == &kept ? -1 : 1) * payment->amount.pence;
      if (payment->to == (gint) purse && cell != &kept)
        *cell += payment->amount.pence;
    }
  if (undated > 0)
    change[undated - 1] -= MAX (kept, 0);
  else if (g_strcmp0 (sp_waterfall_get_purse (waterfall, purse)->certainty, "received") == 0)
    change[0] = MAX (-kept, 0); /* nothing in the plan has a year, but this is there */
}

/* Money left that may be spent by the end of each year without taking what is needed later, as money newly there. */
static void
settle (gint64 *by, guint n_years)
{
  gint64 before = 0;

  if (n_years == 0)
    return;

  for (guint y = 1; y < n_years; y++)
    by[y] += by[y - 1];
  for (guint y = n_years - 1; y > 0; y--)
    by[y - 1] = MIN (by[y - 1], by[y]);
  for (guint y = 0; y < n_years; y++)
    {
      gint64 left = MAX (by[y], 0);

      by[y] = left - before;
      before = left;
    }
}

/* The first financial year that brings money, or the plan's. */
static gint
find_first (const SpSnapshot *s, const SpWaterfall *waterfall)
{
  for (guint y = 0; y + 1 < sp_waterfall_get_n_years (waterfall); y++)
    for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
      if (sp_waterfall_get_usable (waterfall, p, y).pence > 0)
        return MIN (s->assumptions.origin.start, sp_waterfall_get_year (waterfall, y).start);
  return s->assumptions.origin.start;
}

/* The years in which its terms let it pay, from the first of the programme; FALSE: none of them. What is no date is no term, as in
 * the waterfall, which says so. */
static gboolean
find_term (const SpProgrammePots *self, const SpTerms *terms, SpProgrammePot *row)
{
  SpFinancialYear earliest = sp_financial_year_of_date (terms->earliest_on), by = sp_financial_year_of_date (terms->spend_by);
  gint last = (gint) self->n_years - 1, from = 0, to = last;

  if (earliest.start != 0)
    from = MAX (earliest.start - self->first.start, 0);
  if (by.start != 0)
    to = MIN (by.start - self->first.start, last);
  row->first_year = CLAMP (from, 0, last);
  row->last_year = CLAMP (to, row->first_year, last);
  return from <= last && to >= from;
}

/* Before the first year nothing comes in, so nothing is taken; after the last, what comes is too late. */
static void
fill_amounts (const SpProgrammePots *self, const SpSnapshot *s, const SpWaterfall *waterfall, guint purse,
              SpMoney *amounts)
{
  guint n = sp_waterfall_get_n_years (waterfall) - 1;
  g_autofree gint64 *change = g_new0 (gint64, n + 1);

  fill_change (s, waterfall, purse, change);
  settle (change, n);
  amounts[0].pence += n == 0 ? change[0] : 0;
  for (guint y = 0; y < n; y++)
    {
      gint at = sp_waterfall_get_year (waterfall, y).start - self->first.start;

      if (at < (gint) self->n_years)
        amounts[MAX (at, 0)].pence += change[y];
    }
}

/* What is left of the money of each year once committed projects have had theirs, the oldest first that may still be spent:
 * each year's by itself, as it lapses by itself. left[n_years] */
static void
fill_tranches (const SpProgrammePots *self, const SpSnapshot *s, const SpWaterfall *waterfall, guint purse, gint carry,
               SpMoney *left)
{
  guint n = sp_waterfall_get_n_years (waterfall) - 1;

  for (guint y = 0; y < n; y++)
    {
      gint at = MAX (sp_waterfall_get_year (waterfall, y).start - self->first.start, 0);

      if (at < (gint) self->n_years)
        left[at].pence += MAX (sp_waterfall_get_usable (waterfall, purse, y).pence, 0);
    }
  for (guint i = 0; i < sp_waterfall_get_n_payments (waterfall); i++)
    {
      const SpPayment *payment = sp_waterfall_get_payment (waterfall, i);
      const SpWaterfallLine *line = sp_waterfall_get_line (waterfall, payment->line);
      gint64 rest = payment->amount.pence;
      gint paid = payment->paid_in < n ? MAX (sp_waterfall_get_year (waterfall, payment->paid_in).start - self->first.start, 0)
                                       : (gint) self->n_years - 1;

      if (payment->purse != purse
          || (line->pot < 0 && (line->project < 0 || !s->projects[line->project].committed)))
        continue;
      for (gint at = MAX (paid - carry, 0); at <= MIN (paid, (gint) self->n_years - 1) && rest > 0; at++)
        {
          gint64 taken = MIN (left[at].pence, rest);

          left[at].pence -= taken;
          rest -= taken;
        }
    }
}

/* Money that may be carried forward for so many years only is a pot for each year it comes in. */
static void
add_each_year (SpProgrammePots *self, const SpPot *pot, const SpProgrammePot *row, const SpMoney *left, guint n_options)
{
  gint carry = MAX (pot->award_years, 1) - 1 + pot->carry_years;

  for (guint y = 0; y < self->n_years; y++)
    {
      g_autofree SpMoney *amounts = g_new0 (SpMoney, self->n_years);
      g_autofree char *year = sp_financial_year_to_string (sp_financial_year (self->first.start + (gint) y));
      g_autofree char *name = g_strdup_printf (_("%s of %s"), row->name, year);
      SpProgrammePot tranche = *row;

      if (left[y].pence <= 0)
        continue;
      amounts[y] = left[y];
      tranche.name = name;
      tranche.amounts = amounts;
      tranche.undated = (SpMoney) { 0 };
      tranche.first_year = MAX (row->first_year, (gint) y);
      tranche.last_year = MIN (row->last_year, (gint) y + carry);
      if (tranche.first_year <= tranche.last_year)
        add (self, tranche, n_options);
    }
}

static void
add_row (SpProgrammePots *self, const SpPot *pot, const SpProgrammePot *row, const SpMoney *amounts, guint n_options)
{
  SpProgrammePot whole = *row;

  whole.amounts = amounts;
  if (pot != NULL && pot->has_carry_limit)
    add_each_year (self, pot, row, amounts, n_options);
  else
    add (self, whole, n_options);
}

/* What the planner has fixed of a pot for a scheme that is not committed: nobody else's. (A committed one has had its own.) */
static gboolean
is_kept (const SpSnapshot *s, const SpPotAllocation *fixed, SpPotIndex pot)
{
  SpTerms terms = sp_terms_of_pot (&s->pots[fixed->pot]);

  return fixed->pot == pot && !s->projects[fixed->project].committed
         && sp_terms_may_pay (s, &terms, fixed->project, TRUE, NULL);
}

/* Takes it from the money there is by its year, the latest first, as the waterfall keeps it. taken[n_years] */
static void
keep_fixed (const SpProgrammePots *self, const SpPotAllocation *fixed, SpMoney *amounts, SpMoney *taken)
{
  gint last = (gint) self->n_years - 1;
  gint64 left = fixed->amount.pence;

  if (fixed->year.start != 0)
    last = CLAMP (fixed->year.start - self->first.start, 0, last);
  for (gint y = last; y >= 0 && left > 0; y--)
    {
      gint64 pence = CLAMP (amounts[y].pence, 0, left);

      amounts[y].pence -= pence;
      taken[y].pence += pence;
      left -= pence;
    }
}

/* A pot of its own, that only the option of its scheme may have. */
static void
add_kept (SpProgrammePots *self, SpOptionSet *set, const SpPotAllocation *fixed, const SpProgrammePot *row,
          const SpMoney *taken)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (set);
  guint n_options = sp_option_set_get_n (set);
  g_autofree guint8 *pays = g_new0 (guint8, n_options + 1);
  g_autofree char *name = g_strdup_printf (_("%s, fixed for %s"), row->name, s->projects[fixed->project].name);
  SpProgrammePot own = *row;
  gint64 sum = 0;

  for (guint y = 0; y < self->n_years; y++)
    sum += taken[y].pence;
  for (guint i = 0; i < n_options; i++)
    pays[i] = sp_option_set_get (set, i)->project == fixed->project;
  own.name = name;
  own.may_pay = pays;
  own.undated = (SpMoney) { 0 };
  if (sum > 0)
    add_row (self, &s->pots[fixed->pot], &own, taken, n_options);
}

/* Puts what is fixed of a pot aside; kept[n_allocations][n_years]. Where a scheme may have no more of the pot, that too is kept. */
static void
put_aside (const SpProgrammePots *self, SpOptionSet *set, SpPotIndex pot, SpMoney *amounts, guint8 *pays, SpMoney *kept)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (set);

  for (guint a = 0; a < s->n_allocations; a++)
    {
      const SpPotAllocation *fixed = &s->allocations[a];

      if (!is_kept (s, fixed, pot))
        continue;
      keep_fixed (self, fixed, amounts, kept + (gsize) a * self->n_years);
      for (guint i = 0; i < sp_option_set_get_n (set) && fixed->no_more; i++)
        if (sp_option_set_get (set, i)->project == fixed->project)
          pays[i] = FALSE;
    }
}

static void
add_purse (SpProgrammePots *self, SpOptionSet *set, const SpWaterfall *waterfall, guint purse)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (set);
  const SpPurse *from = sp_waterfall_get_purse (waterfall, purse);
  const SpPot *pot = from->receipt < 0 ? &s->pots[from->pot] : NULL;
  const SpTerms *terms = sp_waterfall_get_terms (waterfall, purse);
  guint n_options = sp_option_set_get_n (set), undated = sp_waterfall_get_n_years (waterfall) - 1;
  gboolean in_time;
  g_autofree guint8 *pays = g_new0 (guint8, n_options + 1);
  g_autofree SpMoney *amounts = g_new0 (SpMoney, self->n_years);
  g_autofree SpMoney *kept = g_new0 (SpMoney, (gsize) (s->n_allocations + 1) * self->n_years);
  SpProgrammePot row = { .name = from->name,
                         .pot = from->pot,
                         .may_pay = pays,
                         .undated = sp_waterfall_get_usable (waterfall, purse, undated),
                         .contribution = pot == NULL || is_of_developers (pot) };

  if (pot != NULL && pot->has_carry_limit)
    fill_tranches (self, s, waterfall, purse, MAX (pot->award_years, 1) - 1 + pot->carry_years, amounts);
  else
    fill_amounts (self, s, waterfall, purse, amounts);
  in_time = find_term (self, terms, &row);
  for (guint i = 0; i < n_options; i++)
    pays[i] = in_time && may_pay (s, terms, sp_option_set_get (set, i));
  if (pot != NULL)
    put_aside (self, set, from->pot, amounts, pays, kept);
  add_row (self, pot, &row, amounts, n_options);
  for (guint a = 0; a < s->n_allocations && pot != NULL && in_time; a++)
    if (is_kept (s, &s->allocations[a], from->pot))
      add_kept (self, set, &s->allocations[a], &row, kept + (gsize) a * self->n_years);
}

SpProgrammePots *
sp_programme_pots_new (SpOptionSet *set, SpFunding *funding, SpReceipts *receipts)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (set);
  g_autoptr (SpWaterfall) waterfall = sp_waterfall_new (funding, receipts);
  gint first = find_first (s, waterfall);
  SpProgrammePots *self
      = make (sp_financial_year (first), (guint)(s->assumptions.origin.start + s->assumptions.horizon + 2 - first));

  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    if (!sp_waterfall_get_purse (waterfall, p)->spent || sp_waterfall_get_terms (waterfall, p)->project >= 0)
      add_purse (self, set, waterfall, p);
  for (guint i = 0; i < sp_waterfall_get_n_lines (waterfall); i++)
    if (sp_waterfall_get_line (waterfall, i)->project < 0 && !sp_waterfall_get_line (waterfall, i)->elsewhere)
      self->whole_tables = sp_money_add (self->whole_tables, sp_waterfall_get_line (waterfall, i)->cost);
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

SpMoney
sp_programme_pots_get_whole_tables (const SpProgrammePots *self)
{
  return self->whole_tables;
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
