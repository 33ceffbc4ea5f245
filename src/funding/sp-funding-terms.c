/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Terms and amounts that cannot be meant: a date before the one it follows, an award counted twice, a unit mistaken. */
#include "config.h"

#include "sp-funding-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_YEARS_TO_SPEND 40 /* from the plan's own day */
#define LEAST_POUNDS 1000 /* a capital pot of less was typed in thousands or millions */

/* A thousand times apart, give or take a factor of three: the same amount in another unit. */
static gboolean
is_thousandfold (SpMoney small, SpMoney large)
{
  return small.pence > 0 && large.pence / 300 >= small.pence && large.pence / 3000 <= small.pence;
}

gboolean
sp_funding_is_far (const SpFunding *self, const char *spend_by)
{
  gint by = sp_financial_year_of_date (spend_by).start, now = sp_funding_get_base_year (self).start;

  return by != 0 && now != 0 && by > now + MOST_YEARS_TO_SPEND;
}

static void
find_dates (const SpFunding *self, const SpPot *pot, GPtrArray *findings)
{
  g_autofree char *from = sp_date_to_words (pot->earliest_on), *by = sp_date_to_words (pot->spend_by);

  if (pot->earliest_on != NULL && sp_date_get_month (pot->earliest_on) < 0)
    g_ptr_array_add (findings, sp_finding_new_printf (
      SP_FINDING_ERROR, "pot-date", SP_SUBJECT_POT, pot->id,
      _("%s: “%s” is no date from which it can be spent, so any is taken. Write it as 2013-04-01."), pot->name, from));
  if (pot->spend_by != NULL && sp_date_get_month (pot->spend_by) < 0)
    g_ptr_array_add (findings, sp_finding_new_printf (
      SP_FINDING_ERROR, "pot-date", SP_SUBJECT_POT, pot->id,
      _("%s: “%s” is no date by which it must be spent, so none is taken. Write it as 2015-03-31."), pot->name, by));
  else if (pot->earliest_on != NULL && pot->spend_by != NULL
           && strncmp (pot->spend_by, pot->earliest_on, MIN (strlen (pot->spend_by), strlen (pot->earliest_on))) < 0)
    g_ptr_array_add (findings, sp_finding_new_printf (
      SP_FINDING_ERROR, "spend-by-before-start", SP_SUBJECT_POT, pot->id,
      _("%s: it must be spent by %s but only from %s on, so none of it can be. Correct the dates."), pot->name, by, from));
  else if (sp_funding_is_far (self, pot->spend_by))
    g_ptr_array_add (findings, sp_finding_new_printf (
      SP_FINDING_WARNING, "spend-by-far", SP_SUBJECT_POT, pot->id,
      _("%s: it must be spent by %s, more than %d years on, so it is taken not to lapse. Correct the date, or clear it where there is "
        "none."), pot->name, by, MOST_YEARS_TO_SPEND));
}

static gboolean
is_paid_into (const SpSnapshot *snapshot, SpPotIndex pot)
{
  for (guint a = 0; a < snapshot->n_agreements; a++)
    for (guint o = 0; o < snapshot->agreements[a].n_obligations; o++)
      if (snapshot->agreements[a].obligations[o].pot == pot)
        return TRUE;
  return FALSE;
}

/* Nothing is known of what it holds: that counts as nothing, and must be said. */
static void
find_no_amount (const SpSnapshot *snapshot, SpPotIndex index, GPtrArray *findings)
{
  const SpPot *pot = &snapshot->pots[index];

  if (sp_pot_is_growth (pot) && pot->n_amounts == 0 && !is_paid_into (snapshot, index))
    g_ptr_array_add (findings, sp_finding_new_printf (
      SP_FINDING_WARNING, "pot-no-amount", SP_SUBJECT_POT, pot->id,
      _("%s: the plan does not say how much it is, so nothing is counted of it. Enter an amount, or remove it."), pot->name));
}

/* The same amount again in a year that the award covers already: domain.md section 10, first trap but one. */
static void
find_award_twice (const SpPot *pot, GPtrArray *findings)
{
  for (guint i = 0; i < pot->n_amounts; i++)
    for (guint j = i + 1; j < pot->n_amounts; j++)
      {
        const SpDatedMoney *first = &pot->amounts[i], *second = &pot->amounts[j];
        g_autofree char *one = sp_financial_year_to_string (first->year), *other = sp_financial_year_to_string (second->year);
        g_autofree char *money = sp_money_to_words (first->amount);

        if (first->year.start == 0 || second->year.start - first->year.start >= pot->award_years
            || first->amount.pence != second->amount.pence || first->amount.pence == 0)
          continue;
        g_ptr_array_add (findings, sp_finding_new_printf (
          SP_FINDING_WARNING, "award-twice", SP_SUBJECT_POT, pot->id,
          _("%s: %s is entered in %s and again in %s, years that one award covers. If it is one award, enter it in the "
            "first only."), pot->name, money, one, other));
      }
}

static void
find_small_amounts (const SpPot *pot, GPtrArray *findings)
{
  for (guint i = 0; i < pot->n_amounts; i++)
    {
      gint64 pence = ABS (pot->amounts[i].amount.pence);
      g_autofree char *money = sp_money_to_words (pot->amounts[i].amount);
      g_autofree char *year = sp_financial_year_to_string (pot->amounts[i].year);

      if (pence > 0 && pence < LEAST_POUNDS * 100)
        g_ptr_array_add (findings, sp_finding_new_printf (
          SP_FINDING_WARNING, "amount-unit", SP_SUBJECT_POT, pot->id,
          _("%s: its amount in %s is %s, which looks like thousands or millions typed as pounds. Check its unit."), pot->name,
          year, money));
    }
}

/* One amount of a pot a thousand times below its others. */
static void
find_odd_amounts (const SpPot *pot, GPtrArray *findings)
{
  for (guint i = 0; i < pot->n_amounts; i++)
    for (guint j = 0; j < pot->n_amounts; j++)
      {
        g_autofree char *small = sp_money_to_words (pot->amounts[i].amount), *large = sp_money_to_words (pot->amounts[j].amount);
        g_autofree char *year = sp_financial_year_to_string (pot->amounts[i].year);
        g_autofree char *other = sp_financial_year_to_string (pot->amounts[j].year);

        if (pot->amounts[i].amount.pence < LEAST_POUNDS * 100
            || !is_thousandfold (pot->amounts[i].amount, pot->amounts[j].amount))
          continue;
        g_ptr_array_add (findings, sp_finding_new_printf (
          SP_FINDING_WARNING, "amount-unit", SP_SUBJECT_POT, pot->id,
          _("%s: its amount in %s is %s and in %s %s, about a thousand times as much. Check whether one was typed in another "
            "unit."), pot->name, year, small, other, large));
        break;
      }
}

/* The budget and the sum of the spend profile a thousand times apart. TRUE when it was said. */
static gboolean
find_odd_budget (const SpProject *project, GPtrArray *findings)
{
  SpMoney profiled = sp_project_get_profiled (project);
  g_autofree char *budget = sp_money_to_words (project->budget), *spend = sp_money_to_words (profiled);

  if (!project->has_budget
      || (!is_thousandfold (project->budget, profiled) && !is_thousandfold (profiled, project->budget)))
    return FALSE;
  g_ptr_array_add (findings, sp_finding_new_printf (
    SP_FINDING_WARNING, "amount-unit", SP_SUBJECT_PROJECT, project->id,
    _("%s: its budget is %s and its spend by year comes to %s, about a thousand times apart. Check whether one was typed in "
      "another unit."), project->name, budget, spend));
  return TRUE;
}

/* Borrowing with no interest or no years to repay it: nobody can say what it costs the revenue budget each year, though that is
 * what a council decides on. */
static void
find_borrowing (const SpPot *pot, GPtrArray *findings)
{
  const char *message = NULL;
  g_autofree char *money = NULL;
  SpMoney sum = { 0 };

  for (guint i = 0; i < pot->n_amounts; i++)
    sum = sp_money_add (sum, pot->amounts[i].amount);
  if (!sp_pot_is_growth (pot) || g_strcmp0 (pot->source, "borrowing") != 0 || sum.pence <= 0)
    return;
  if (!pot->has_interest && pot->repay_years == 0)
    message = _("%s: what borrowing %s costs the revenue budget cannot be worked out, for the plan holds neither its interest nor the "
                "years over which it is repaid (minimum revenue provision). Enter both with the pot.");
  else if (!pot->has_interest)
    message = _("%s: what borrowing %s costs the revenue budget cannot be worked out, for the plan does not hold its interest. Enter it "
                "with the pot.");
  else if (pot->repay_years == 0)
    message = _("%s: what borrowing %s costs the revenue budget cannot be worked out, for the plan does not hold the years over which it "
                "is repaid (minimum revenue provision). Enter them with the pot.");
  money = sp_money_to_words (sum);
  if (message != NULL)
    g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_WARNING, "borrowing-cost-not-known", SP_SUBJECT_POT, pot->id, message,
                                                      pot->name, money));
}

/* What developers owe in one sum, and what is asked of the levy: under a thousand pounds is another unit. Sums for each dwelling
 * are small by nature. */
static void
find_small_claims (const SpSnapshot *snapshot, GPtrArray *findings)
{
  for (guint a = 0; a < snapshot->n_agreements; a++)
    for (guint o = 0; o < snapshot->agreements[a].n_obligations; o++)
      {
        const SpObligation *row = &snapshot->agreements[a].obligations[o];
        g_autofree char *money = sp_money_to_words (row->amount);

        if (row->has_amount && !row->per_dwelling && row->amount.pence > 0 && row->amount.pence < LEAST_POUNDS * 100)
          g_ptr_array_add (findings, sp_finding_new_printf (
            SP_FINDING_WARNING, "amount-unit", SP_SUBJECT_AGREEMENT, snapshot->agreements[a].id,
            _("%s, obligation %u: its amount is %s, which looks like thousands or millions typed as pounds. Check its unit."),
            snapshot->agreements[a].title, o + 1, money));
      }
  for (guint c = 0; c < snapshot->n_cil_claims; c++)
    {
      const SpCilClaim *claim = &snapshot->cil_claims[c];
      g_autofree char *money = sp_money_to_words (claim->amount);

      if (claim->has_amount && claim->amount.pence > 0 && claim->amount.pence < LEAST_POUNDS * 100)
        g_ptr_array_add (findings, sp_finding_new_printf (
          SP_FINDING_WARNING, "amount-unit", SP_SUBJECT_PLAN, 0,
          _("“%s”: the claim on the levy is %s, which looks like thousands or millions typed as pounds. Check its unit."),
          claim->text, money));
    }
}

void
sp_funding_find_bad_terms (const SpFunding *self, GPtrArray *findings)
{
  for (guint p = 0; p < self->snapshot->n_pots; p++)
    {
      find_no_amount (self->snapshot, (SpPotIndex) p, findings);
      find_dates (self, &self->snapshot->pots[p], findings);
      find_award_twice (&self->snapshot->pots[p], findings);
      find_small_amounts (&self->snapshot->pots[p], findings);
      find_odd_amounts (&self->snapshot->pots[p], findings);
      find_borrowing (&self->snapshot->pots[p], findings);
    }
  find_small_claims (self->snapshot, findings);
  for (guint p = 0; p < self->snapshot->n_projects; p++)
    if (!find_odd_budget (&self->snapshot->projects[p], findings))
      sp_funding_find_place_costs (self, (SpProjectIndex) p, findings);
}
