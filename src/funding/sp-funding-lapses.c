/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Money that must be spent by a date and cannot be, as the spend is profiled now. Only what is certain to be lost is
 * said: every pot is given the benefit of all the spend that could be charged to it in time. */
#include "config.h"

#include "sp-funding-private.h"

#include <glib/gi18n-lib.h>
#include "sp-terms.h"

/* Whether the pot's terms let it pay for the project, or the planner has given it a part of the pot by hand. */
static gboolean
may_pay (const SpSnapshot *snapshot, SpPotIndex pot, SpProjectIndex project)
{
  for (guint i = 0; i < snapshot->n_allocations; i++)
    if (snapshot->allocations[i].pot == pot && snapshot->allocations[i].project == project)
      return TRUE;
  return sp_may_pay (snapshot, pot, project, NULL);
}

/* Spend profiled from the year of `from` (any, when not said) to the year of `to`, by projects the pot may pay for (all
 * projects, when pot is -1). */
static SpMoney
sum_spend (const SpFunding *self, SpPotIndex pot, const char *from, SpFinancialYear to)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (self);
  gint first = from != NULL ? sp_financial_year_of_date (from).start : 0;
  SpMoney total = { 0 };

  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      if (pot >= 0 && !may_pay (snapshot, pot, p))
        continue;
      for (guint i = 0; i < sp_funding_get_n_years (self); i++)
        {
          gint year = sp_funding_get_year (self, i).start;

          if (year != 0 && year >= first && year <= to.start)
            total = sp_money_add (total, sp_funding_get_project_spend (self, p, i));
        }
    }
  return total;
}

/* Loss of one pot by itself. */
static SpMoney
lapse_of_pot (const SpFunding *self, SpPotIndex index, GPtrArray *findings)
{
  const SpPot *pot = &sp_funding_get_snapshot (self)->pots[index];
  SpFinancialYear by = sp_financial_year_of_date (pot->spend_by);
  SpMoney total = sp_pot_total (pot), spend, lost;
  g_autofree char *total_words = sp_money_to_words (total);
  g_autofree char *spend_words = NULL, *lost_words = NULL, *date = sp_date_to_words (pot->spend_by);

  spend = sum_spend (self, index, pot->earliest_on, by);
  lost = sp_money_sub (total, spend);
  if (lost.pence <= 0)
    return sp_money (0);
  spend_words = sp_money_to_words (spend);
  lost_words = sp_money_to_words (lost);
  g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_WARNING, "money-lapses", SP_SUBJECT_POT, pot->id,
                                                    _("%s: %s must be spent by %s, but only %s that it may pay for is "
                                                       "profiled by then. At least %s would be lost: bring spend "
                                                       "forward or ask for more time."),
                                                    pot->name, total_words, date, spend_words, lost_words));
  return lost;
}

/* Dates that leave no year at all are an error of their own. */
static gboolean
must_be_spent (const SpPot *pot)
{
  SpFinancialYear by = sp_financial_year_of_date (pot->spend_by), from = sp_financial_year_of_date (pot->earliest_on);

  return sp_pot_is_growth (pot) && by.start != 0 && from.start <= by.start;
}

/* Loss of all pots due by the end of a year together, beyond what they lose one by one. */
static void
find_joint_lapse (const SpFunding *self, const SpMoney *lost, SpFinancialYear by, GPtrArray *findings)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (self);
  SpMoney due = { 0 }, spend = sum_spend (self, -1, NULL, by);
  guint n_pots = 0;
  g_autofree char *due_words = NULL, *spend_words = NULL, *year = NULL;

  for (guint p = 0; p < snapshot->n_pots; p++)
    {
      const SpPot *pot = &snapshot->pots[p];

      if (!must_be_spent (pot) || sp_financial_year_of_date (pot->spend_by).start > by.start)
        continue;
      due = sp_money_add (due, sp_money_sub (sp_pot_total (pot), lost[p]));
      n_pots++;
    }
  if (n_pots < 2 || due.pence <= spend.pence)
    return;
  due_words = sp_money_to_words (due);
  spend_words = sp_money_to_words (spend);
  year = sp_financial_year_to_string (by);
  g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_WARNING, "money-lapses-together", SP_SUBJECT_PLAN, 0,
                                                    _("%u pots must together be spent by the end of %s: %s, against "
                                                       "%s of spend profiled by then. They compete for the same spend, "
                                                       "and what is left over would be lost."),
                                                    n_pots, year, due_words, spend_words));
}

void
sp_funding_find_lapses (const SpFunding *self, GPtrArray *findings)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (self);
  g_autofree SpMoney *lost = g_new0 (SpMoney, MAX (1, snapshot->n_pots));
  SpFinancialYear last = { 0 };

  for (guint p = 0; p < snapshot->n_pots; p++)
    if (must_be_spent (&snapshot->pots[p]))
      {
        lost[p] = lapse_of_pot (self, (SpPotIndex) p, findings);
        last.start = MAX (last.start, sp_financial_year_of_date (snapshot->pots[p].spend_by).start);
      }
  if (last.start != 0)
    find_joint_lapse (self, lost, last, findings);
}
