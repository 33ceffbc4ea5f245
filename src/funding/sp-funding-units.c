/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Amounts out of all proportion to the rest of the plan: pence typed as pounds, or thousands where pounds were meant; and amounts of
 * the wrong sign. */
#include "config.h"

#include "sp-funding-private.h"

#include <glib/gi18n-lib.h>

#define MOST_POUNDS 1000000000   /* in one amount: the whole of England had £1,096m in the round of 2025, domain.md 4.1 */
#define MOST_TIMES 50            /* the cost of all schemes, and all other money */
#define LARGE_POUNDS 100000000   /* from here on, few councils have so much in one amount, and ... */
#define LARGE_TIMES 3            /* ... so many times is odd: 450 typed for £450,000 where amounts are in £m */
#define MOST_A_DWELLING 100000   /* pounds: three pupils of the dearest places, no dwelling has so many */
#define SMALL_POUNDS 50000       /* a pot of grant below this, where ... */
#define SMALL_TIMES 100          /* ... half the pots hold this many times as much */
#define LEAST_PER_PROJECT 10000  /* of a programme table's cost */

static gint64
sum_pot (const SpPot *pot)
{
  gint64 sum = 0;

  for (guint i = 0; i < pot->n_amounts; i++)
    sum += pot->amounts[i].amount.pence;
  return sum;
}

/* Money that comes in millions; what is left out may well be small: revenue, a school's share, one deed. */
static gboolean
is_grant (const SpPot *pot)
{
  static const char *const sources[] = { "basic need", "mid-year basic need", "targeted basic need", "condition", "high needs",
                                         "project grant", "hif", "borrowing", "carry forward", "dfe grant", NULL };

  return pot->source != NULL && g_strv_contains (sources, pot->source);
}

static void
add (GPtrArray *findings, SpSubject subject, gint64 id, char *message)
{
  g_ptr_array_add (findings, sp_finding_new (SP_FINDING_WARNING, "amount-unit", subject, id, message));
  g_free (message);
}

/* How many times the cost of all schemes and all other money the amount is, if that is too many to be meant; else 0. */
static gint
times_too_large (gint64 pence, gint64 demand, gint64 others)
{
  gint64 rest = MAX (demand, others);

  if (demand <= 0 || others <= 0)
    return 0;
  if (pence / MOST_TIMES >= rest)
    return MOST_TIMES;
  return pence / 100 >= LARGE_POUNDS && pence / LARGE_TIMES >= rest ? LARGE_TIMES : 0;
}

static void
find_large (const SpFunding *self, const SpPot *pot, GPtrArray *findings)
{
  gint64 demand = sp_funding_get_demand (self).pence, others = sp_funding_get_envelope (self).pence - sum_pot (pot);

  for (guint i = 0; i < pot->n_amounts; i++)
    {
      gint64 pence = ABS (pot->amounts[i].amount.pence);
      gint times = sp_pot_is_growth (pot) ? times_too_large (pence, demand, others) : 0;
      g_autofree char *money = sp_money_to_words (pot->amounts[i].amount);

      if (pence / 100 >= MOST_POUNDS)
        add (findings, SP_SUBJECT_POT, pot->id,
             g_strdup_printf (_("%s: %s in one amount is more than all of England is given for new places in a round. Check "
                                "whether it was typed in another unit."), pot->name, money));
      else if (times > 0)
        add (findings, SP_SUBJECT_POT, pot->id,
             g_strdup_printf (_("%s: %s in one amount is over %d times what all schemes cost, and all other money. Check whether "
                                "it was typed in another unit."), pot->name, money, times));
    }
}

/* What was worked out from dwellings is held against that: see sp-receipt-findings.c. */
static char *
say_large_obligation (const SpFunding *self, const SpAgreement *agreement, guint o)
{
  const SpObligation *row = &agreement->obligations[o];
  gint64 demand = sp_funding_get_demand (self).pence, others = sp_funding_get_envelope (self).pence, pence = row->amount.pence;
  gint times = !row->per_dwelling && row->n_dwellings == 0 ? times_too_large (pence, demand, others) : 0;
  g_autofree char *money = sp_money_to_words (row->amount);

  if (row->per_dwelling && pence / 100 >= MOST_A_DWELLING)
    return g_strdup_printf (_("%s, obligation %u: %s for each dwelling is more than the places of any dwelling’s pupils cost. Check whether "
                              "it was typed in another unit."), agreement->title, o + 1, money);
  if (pence / 100 >= MOST_POUNDS)
    return g_strdup_printf (_("%s, obligation %u: %s is more than all of England is given for new places in a round. Check whether it was "
                              "typed in another unit."), agreement->title, o + 1, money);
  if (times > 0)
    return g_strdup_printf (_("%s, obligation %u: %s is over %d times what all schemes cost, and all money of pots. Check whether it was "
                              "typed in another unit."), agreement->title, o + 1, money, times);
  return NULL;
}

static void
find_large_obligations (const SpFunding *self, GPtrArray *findings)
{
  for (guint a = 0; a < self->snapshot->n_agreements; a++)
    for (guint o = 0; o < self->snapshot->agreements[a].n_obligations; o++)
      {
        const SpAgreement *agreement = &self->snapshot->agreements[a];
        char *message = agreement->obligations[o].has_amount ? say_large_obligation (self, agreement, o) : NULL;

        if (message != NULL)
          add (findings, SP_SUBJECT_AGREEMENT, agreement->id, message);
      }
}

static gboolean
may_be_owed (const SpPot *pot)
{
  return g_strcmp0 (pot->source, "revenue and reserves") == 0 || g_strcmp0 (pot->source, "carry forward") == 0;
}

static void
find_owed (const SpPot *pot, GPtrArray *findings)
{
  for (guint i = 0; i < pot->n_amounts; i++)
    {
      g_autofree char *money = sp_money_to_words (pot->amounts[i].amount);
      g_autofree char *year = sp_financial_year_to_string (pot->amounts[i].year);

      if (pot->amounts[i].amount.pence < 0 && !may_be_owed (pot))
        g_ptr_array_add (findings, sp_finding_new_printf (
          SP_FINDING_WARNING, "money-below-nothing", SP_SUBJECT_POT, pot->id,
          _("%s: its amount %s (%s) is less than nothing, so it takes money from other pots. Only reserves, revenue and what is "
            "carried forward can be owed: correct the sign, or the source."), pot->name, money, year));
    }
}

static void
find_spend_below_nothing (const SpProject *project, GPtrArray *findings)
{
  for (guint i = 0; i < project->n_spend; i++)
    {
      g_autofree char *money = sp_money_to_words (project->spend[i].amount);
      g_autofree char *year = sp_financial_year_to_string (project->spend[i].year);

      if (project->spend[i].amount.pence < 0)
        g_ptr_array_add (findings, sp_finding_new_printf (
          SP_FINDING_WARNING, "spend-below-nothing", SP_SUBJECT_PROJECT, project->id,
          _("%s: its spend in %s is %s, less than nothing. Check the sign, and take a repayment off the year that was repaid."),
          project->name, year, money));
    }
}

static gint
compare_pence (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* The middle of the pots of grant; of two middles the higher. 0: there are under three. */
static gint64
find_middle (const SpSnapshot *snapshot)
{
  g_autoptr (GArray) sums = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint p = 0; p < snapshot->n_pots; p++)
    {
      gint64 sum = sum_pot (&snapshot->pots[p]);

      if (is_grant (&snapshot->pots[p]) && sum > 0)
        g_array_append_val (sums, sum);
    }
  g_array_sort (sums, compare_pence);
  return sums->len >= 3 ? g_array_index (sums, gint64, sums->len / 2) : 0;
}

static void
find_small (const SpPot *pot, gint64 middle, GPtrArray *findings)
{
  gint64 sum = sum_pot (pot);
  g_autofree char *money = sp_money_to_words (sp_money (sum)), *usual = sp_money_to_words (sp_money (middle));

  if (is_grant (pot) && sum > 0 && sum / 100 < SMALL_POUNDS && middle / SMALL_TIMES >= sum)
    add (findings, SP_SUBJECT_POT, pot->id,
         g_strdup_printf (_("%s: it holds %s in all, and half the plan's grants hold %s or more. Check whether it was typed in "
                            "thousands or millions."), pot->name, money, usual));
}

static void
find_tables (const SpFunding *self, GPtrArray *findings)
{
  for (guint i = 0; i < sp_funding_get_n_tables (self); i++)
    {
      const SpTableDemand *table = sp_funding_get_table (self, i);
      gint64 each = table->demand.pence / MAX (table->n_projects, 1);
      g_autofree char *all = sp_money_to_words (table->demand), *one = sp_money_to_words (sp_money (each));

      if (!table->indicative || (each / 100 >= LEAST_PER_PROJECT && table->demand.pence / 100 < MOST_POUNDS))
        continue;
      add (findings, SP_SUBJECT_PLAN, 0,
           g_strdup_printf (_("Programme table %d: %s for the whole table is %s for each of its projects. Check whether it was "
                              "typed in another unit."), table->number, all, one));
    }
}

void
sp_funding_find_units (const SpFunding *self, GPtrArray *findings)
{
  gint64 middle = find_middle (self->snapshot);

  for (guint p = 0; p < self->snapshot->n_pots; p++)
    {
      find_large (self, &self->snapshot->pots[p], findings);
      find_small (&self->snapshot->pots[p], middle, findings);
      find_owed (&self->snapshot->pots[p], findings);
    }
  for (guint p = 0; p < self->snapshot->n_projects; p++)
    find_spend_below_nothing (&self->snapshot->projects[p], findings);
  find_large_obligations (self, findings);
  find_tables (self, findings);
}
