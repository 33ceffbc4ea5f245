/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-private.h"
#include "sp-receipt-private.h"

#include <glib/gi18n-lib.h>

static void
find_profile_faults (const SpFunding *self, SpProjectIndex index, GPtrArray *findings)
{
  const SpProject *project = &sp_funding_get_snapshot (self)->projects[index];
  SpMoney profile = sp_project_get_profiled (project);
  gboolean has_years = sp_project_has_profile (project);
  g_autofree char *profile_words = sp_money_to_words (profile);

  if (project->has_profile_total && has_years && profile.pence != project->profile_total.pence)
    {
      g_autofree char *printed = sp_money_to_words (project->profile_total);

      g_ptr_array_add (findings, sp_finding_new_printf (
        SP_FINDING_ERROR, "profile-total-differs", SP_SUBJECT_PROJECT, project->id,
        _("%s: its years of spend add up to %s, but the profile's own total is %s. Check the years against the paper."),
        project->name, profile_words, printed));
    }
  if (!has_years && project->has_profile_total)
    {
      profile = project->profile_total;
      g_free (profile_words);
      profile_words = sp_money_to_words (profile);
    }
  if (project->has_budget && (has_years || project->has_profile_total)
      && profile.pence != project->budget.pence)
    {
      SpMoney difference = sp_money_sub (project->budget, profile);
      g_autofree char *budget_words = sp_money_to_words (project->budget);
      g_autofree char *difference_words = sp_money_to_words (sp_money (ABS (difference.pence)));

      g_ptr_array_add (findings, sp_finding_new_printf (
                                     SP_FINDING_WARNING, "budget-profile-differ", SP_SUBJECT_PROJECT, project->id,
                                     difference.pence > 0 ? _("%s: the budget is %s but the spend profiled is %s, %s "
                                                               "less. Find out which is right; totals use the budget.")
                                                          : _("%s: the budget is %s but the spend profiled is %s, %s "
                                                               "more. Find out which is right; totals use the budget."),
                                     project->name, budget_words, profile_words, difference_words));
    }
}

static const SpTableDemand *
table_of (const SpFunding *self, gint number)
{
  for (guint i = 0; i < sp_funding_get_n_tables (self); i++)
    if (sp_funding_get_table (self, i)->number == number)
      return sp_funding_get_table (self, i);
  return NULL;
}

static void
find_unpriced_projects (const SpFunding *self, GPtrArray *findings)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (self);

  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpProject *project = &snapshot->projects[p];
      const SpTableDemand *table = table_of (self, project->table);

      if (sp_funding_get_project_cost (self, p, NULL) != SP_COST_NONE || (table != NULL && table->indicative))
        continue;
      g_ptr_array_add (findings, sp_finding_new_printf (
        SP_FINDING_WARNING, "project-not-priced", SP_SUBJECT_PROJECT, project->id,
        _("%s: the project has no budget and no profile, so nothing is asked for it in the totals. Enter a budget."),
        project->name));
    }
}

static void
find_unpriced_tables (const SpFunding *self, GPtrArray *findings)
{
  for (guint i = 0; i < sp_funding_get_n_tables (self); i++)
    {
      const SpTableDemand *table = sp_funding_get_table (self, i);
      g_autofree char *words = sp_money_to_words (table->demand);

      if (!table->indicative)
        continue;
      g_ptr_array_add (findings,
                       sp_finding_new_printf (SP_FINDING_NOTE, "table-not-priced", SP_SUBJECT_PLAN, 0,
                                              ngettext ("Programme table %d: %u of its %u projects has no cost of its "
                                                        "own; the indicative %s for the whole table is used.",
                                                        "Programme table %d: %u of its %u projects have no cost of "
                                                        "their own; the indicative %s for the whole table is used.",
                                                        table->n_unpriced),
                                              table->number, table->n_unpriced, table->n_projects, words));
    }
}

static gboolean
is_developer_money (const SpPot *pot)
{
  return g_strcmp0 (pot->source, "section 106") == 0 || g_strcmp0 (pot->source, "cil") == 0;
}

/* Money of a pot that an obligation of some agreement says has been triggered or received. */
static SpMoney
sum_triggered (const SpSnapshot *snapshot, SpPotIndex pot)
{
  SpMoney total = { 0 };

  for (guint a = 0; a < snapshot->n_agreements; a++)
    for (guint o = 0; o < snapshot->agreements[a].n_obligations; o++)
      {
        const SpAgreement *agreement = &snapshot->agreements[a];
        const SpObligation *obligation = &agreement->obligations[o];
        SpMoney amount;

        if (obligation->pot != pot)
          continue;
        if ((obligation->triggered_on != NULL || obligation->received_on != NULL)
            && sp_obligation_get_amount (obligation, snapshot, sp_agreement_get_site (snapshot, agreement), &amount))
          total = sp_money_add (total, amount);
        else
          for (guint t = 0; t < obligation->n_transactions; t++)
            if (g_str_equal (obligation->transactions[t].state, "received"))
              total = sp_money_add (total, obligation->transactions[t].amount);
      }
  return total;
}

static void
find_untriggered_money (const SpFunding *self, GPtrArray *findings)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (self);

  for (guint p = 0; p < snapshot->n_pots; p++)
    {
      const SpPot *pot = &snapshot->pots[p];
      SpMoney total = sp_pot_total (pot), triggered = sum_triggered (snapshot, p);
      g_autofree char *total_words = sp_money_to_words (total);
      g_autofree char *triggered_words = sp_money_to_words (triggered);

      if (!sp_pot_is_growth (pot) || !is_developer_money (pot) || g_strcmp0 (pot->certainty, "received") == 0
          || triggered.pence >= total.pence)
        continue;
      g_ptr_array_add (findings, triggered.pence == 0
        ? sp_finding_new_printf (
            SP_FINDING_WARNING, "developer-money-not-triggered", SP_SUBJECT_POT, pot->id,
            _("%s: %s is counted on, but no agreement in the plan says that any of it has been triggered or received."),
            pot->name, total_words)
        : sp_finding_new_printf (
            SP_FINDING_WARNING, "developer-money-not-triggered", SP_SUBJECT_POT, pot->id,
            _("%s: %s is counted on, but by the agreements in the plan only %s of it has been triggered or received."),
            pot->name, total_words, triggered_words));
    }
}

static void
note_step (gint64 pence, gint64 *step, gint64 *n)
{
  if (pence == 0)
    return;
  while (*step > 1 && pence % *step != 0)
    *step /= 10;
  (*n)++;
}

SpMoney
sp_funding_get_rounding (const SpFunding *self)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (self);
  gint64 step = 1000 * 100, n = 0;

  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      SpMoney cost = { 0 };

      sp_funding_get_project_cost (self, p, &cost);
      note_step (cost.pence, &step, &n);
    }
  for (guint i = 0; i < sp_funding_get_n_tables (self); i++)
    if (sp_funding_get_table (self, i)->indicative)
      note_step (sp_funding_get_table (self, i)->demand.pence, &step, &n);
  for (guint p = 0; p < snapshot->n_pots; p++)
    for (guint i = 0; sp_pot_is_growth (&snapshot->pots[p]) && i < snapshot->pots[p].n_amounts; i++)
      note_step (snapshot->pots[p].amounts[i].amount.pence, &step, &n);
  return sp_money (step < 100 ? 0 : n * step / 2); /* amounts to the penny hide nothing */
}

static void
find_mixed_price_bases (const SpFunding *self, GPtrArray *findings)
{
  const SpSnapshot *snapshot = sp_funding_get_snapshot (self);
  const SpProject *first = NULL;

  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpProject *project = &snapshot->projects[p];

      if (!project->has_budget)
        continue;
      if (first == NULL)
        first = project;
      if (project->price_base.year == first->price_base.year
          && project->price_base.quarter == first->price_base.quarter)
        continue;
      g_autofree char *one = sp_price_base_to_string (first->price_base);
      g_autofree char *other = sp_price_base_to_string (project->price_base);
      g_ptr_array_add (findings,
                       sp_finding_new_printf (SP_FINDING_WARNING, "price-bases-mixed", SP_SUBJECT_PROJECT, project->id,
                                              _("%s is priced at %s and %s at %s: the total adds money of different "
                                                 "years. Bring the budgets to one price base."),
                                              first->name, one, project->name, other));
      return;
    }
}

void
sp_funding_find_faults (const SpFunding *self, GPtrArray *findings)
{
  sp_absurd_amounts_find (sp_funding_get_snapshot (self), FALSE, findings);
  for (guint p = 0; p < sp_funding_get_snapshot (self)->n_projects; p++)
    find_profile_faults (self, p, findings);
  sp_funding_find_bad_terms (self, findings);
  sp_funding_find_units (self, findings);
  find_unpriced_tables (self, findings);
  find_unpriced_projects (self, findings);
  find_untriggered_money (self, findings);
  find_mixed_price_bases (self, findings);
}
