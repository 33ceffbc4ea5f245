/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding.h"

#include <glib/gi18n-lib.h>
#include "sp-funding-private.h"
#include "sp-receipt.h"

static gint
compare_years (gconstpointer a, gconstpointer b)
{
  gint left = ((const SpFinancialYear *) a)->start, right = ((const SpFinancialYear *) b)->start;

  if (left == 0 || right == 0) /* not dated comes last */
    return (left == 0) - (right == 0);
  return (left > right) - (left < right);
}

static gint
find_year (const SpFunding *self, SpFinancialYear year)
{
  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, SpFinancialYear, i).start == year.start)
      return i;
  return -1;
}

static void
need_year (SpFunding *self, SpFinancialYear year)
{
  if (find_year (self, year) < 0)
    g_array_append_val (self->years, year);
}

static SpFinancialYear
year_of_spend_to_date (const SpProject *project)
{
  return sp_financial_year_of_date (project->spend_to_date_on);
}

/* Spend before the years of the profile: what was spent to date, less what the profile shows up to that year. */
static SpMoney
earlier_spend (const SpProject *project)
{
  SpMoney left = project->spend_to_date;

  if (!project->has_spend_to_date)
    return sp_money (0);
  for (guint i = 0; i < project->n_spend; i++)
    if (project->spend[i].year.start <= year_of_spend_to_date (project).start)
      left = sp_money_sub (left, project->spend[i].amount);
  return left.pence > 0 ? left : sp_money (0);
}

gboolean
sp_project_has_profile (const SpProject *project)
{
  return project->n_spend > 0 || (project->has_spend_to_date && project->spend_to_date.pence != 0);
}

SpMoney
sp_project_get_profiled (const SpProject *project)
{
  SpMoney total = earlier_spend (project);

  for (guint i = 0; i < project->n_spend; i++)
    total = sp_money_add (total, project->spend[i].amount);
  return total;
}

SpCostBasis
sp_project_get_cost (const SpProject *project, SpMoney *cost)
{
  *cost = sp_money (0);
  if (project->has_budget)
    {
      *cost = project->budget;
      return SP_COST_BUDGET;
    }
  if (!sp_project_has_profile (project) && !project->has_profile_total)
    return SP_COST_NONE;
  *cost = sp_project_has_profile (project) ? sp_project_get_profiled (project) : project->profile_total;
  return SP_COST_PROFILE;
}

static void
fill_costs (SpFunding *self)
{
  for (guint p = 0; p < self->snapshot->n_projects; p++)
    self->bases[p] = sp_project_get_cost (&self->snapshot->projects[p], &self->costs[p]);
}

static void
fill_table (SpFunding *self, SpTableDemand *row, const SpProgrammeTable *table)
{
  SpMoney costs = { 0 };

  for (guint p = 0; p < self->snapshot->n_projects; p++)
    {
      const SpProject *project = &self->snapshot->projects[p];

      if (project->table != row->number)
        continue;
      row->n_projects++;
      row->n_unpriced += self->bases[p] == SP_COST_NONE;
      if (project->has_budget)
        row->budgets = sp_money_add (row->budgets, project->budget);
      row->profiled = sp_money_add (row->profiled, sp_project_get_profiled (project));
      costs = sp_money_add (costs, self->costs[p]);
    }
  row->indicative = table != NULL && table->has_indicative && (row->n_unpriced > 0 || row->n_projects == 0)
                    && table->indicative.pence >= costs.pence;
  row->demand = row->indicative ? table->indicative : costs;
  self->demand = sp_money_add (self->demand, row->demand);
}

static void
fill_tables (SpFunding *self)
{
  SpTableDemand rest = { .number = 0, .title = _("In no table of the programme") };

  for (guint i = 0; i < self->snapshot->n_programme_tables; i++)
    {
      const SpProgrammeTable *table = &self->snapshot->programme_tables[i];
      SpTableDemand row = { .number = table->number, .title = table->title };

      fill_table (self, &row, table);
      g_array_append_val (self->tables, row);
    }
  fill_table (self, &rest, NULL);
  if (rest.n_projects > 0)
    g_array_append_val (self->tables, rest);
}

static void
gather_years (SpFunding *self)
{
  SpMoney dated = { 0 };

  for (guint p = 0; p < self->snapshot->n_projects; p++)
    {
      const SpProject *project = &self->snapshot->projects[p];

      if (earlier_spend (project).pence != 0)
        need_year (self, year_of_spend_to_date (project));
      for (guint i = 0; i < project->n_spend; i++)
        need_year (self, project->spend[i].year);
      dated = sp_money_add (dated, sp_project_get_profiled (project));
      if (self->bases[p] != SP_COST_NONE && self->costs[p].pence != sp_project_get_profiled (project).pence)
        need_year (self, sp_financial_year (0));
    }
  for (guint p = 0; p < self->snapshot->n_pots; p++)
    for (guint i = 0; i < self->snapshot->pots[p].n_amounts; i++)
      need_year (self, self->snapshot->pots[p].amounts[i].year);
  if (dated.pence != self->demand.pence)
    need_year (self, sp_financial_year (0));
  g_array_sort (self->years, compare_years);
}

static void
add_to (SpMoney *cell, SpMoney amount)
{
  *cell = sp_money_add (*cell, amount);
}

static void
fill_spend (SpFunding *self)
{
  guint n = self->years->len;
  gint undated = find_year (self, sp_financial_year (0));

  for (guint p = 0; p < self->snapshot->n_projects; p++)
    {
      const SpProject *project = &self->snapshot->projects[p];
      SpMoney *row = &self->project_spend[(gsize) p * n];
      SpMoney earlier = earlier_spend (project);

      if (earlier.pence != 0)
        add_to (&row[find_year (self, year_of_spend_to_date (project))], earlier);
      for (guint i = 0; i < project->n_spend; i++)
        add_to (&row[find_year (self, project->spend[i].year)], project->spend[i].amount);
      if (self->bases[p] != SP_COST_NONE && undated >= 0)
        add_to (&row[undated], sp_money_sub (self->costs[p], sp_project_get_profiled (project)));
    }
}

static gboolean
is_uncertain (const SpPot *pot)
{
  return g_strcmp0 (pot->certainty, "expected") == 0 || g_strcmp0 (pot->certainty, "at risk") == 0;
}

static void
need_source (SpFunding *self, const char *source)
{
  for (guint s = 0; s < self->sources->len; s++)
    if (g_strcmp0 (g_ptr_array_index (self->sources, s), source) == 0)
      return;
  g_ptr_array_add (self->sources, (gpointer) source);
}

static void
fill_money (SpFunding *self)
{
  for (guint p = 0; p < self->snapshot->n_pots; p++)
    {
      const SpPot *pot = &self->snapshot->pots[p];

      if (!sp_pot_is_growth (pot))
        continue;
      need_source (self, pot->source);
      add_to (&self->envelope, sp_pot_total (pot));
      if (is_uncertain (pot))
        add_to (&self->uncertain, sp_pot_total (pot));
    }
}

static void
fill_plan_year (SpFunding *self)
{
  g_autofree char *day = sp_money_day (self->snapshot);

  if (self->snapshot->money.as_of != NULL || self->snapshot->assumptions.origin.start > 0)
    self->plan_year = sp_financial_year_of_date (day);
}

/* A year that holds spend to date holds all spend before it as well, and the reader must know. */
static void
fill_notes (SpFunding *self)
{
  for (guint y = 0; y < self->years->len; y++)
    g_ptr_array_add (self->notes, NULL);
  for (guint p = 0; p < self->snapshot->n_projects; p++)
    {
      const SpProject *project = &self->snapshot->projects[p];
      gint y = earlier_spend (project).pence != 0 ? find_year (self, year_of_spend_to_date (project)) : -1;

      if (y < 0 || self->notes->pdata[y] != NULL)
        continue;
      g_autofree char *date = sp_date_to_words (project->spend_to_date_on);
      self->notes->pdata[y] = date != NULL
        ? g_strdup_printf (_("With all spend before it, as only spend to %s is stated."), date)
        : g_strdup (_("Spend to date, which is not dated."));
    }
}

SpFunding *
sp_funding_run (SpSnapshot *snapshot, SpProgress *progress, GError **error)
{
  SpFunding *self;
  gsize n;

  g_return_val_if_fail (snapshot != NULL, NULL);
  if (sp_progress_is_cancelled (progress, error) || !sp_funding_check_amounts (snapshot, error))
    return NULL;

  self = g_new0 (SpFunding, 1);
  self->ref_count = 1;
  self->snapshot = sp_snapshot_ref (snapshot);
  self->years = g_array_new (FALSE, TRUE, sizeof (SpFinancialYear));
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->tables = g_array_new (FALSE, TRUE, sizeof (SpTableDemand));
  self->sources = g_ptr_array_new ();
  self->findings = sp_findings_new ();
  self->costs = g_new0 (SpMoney, snapshot->n_projects);
  self->bases = g_new0 (SpCostBasis, snapshot->n_projects);
  fill_costs (self);
  fill_tables (self);
  gather_years (self);

  n = self->years->len;
  self->project_spend = g_new0 (SpMoney, snapshot->n_projects * n);
  fill_spend (self);
  fill_money (self);
  fill_plan_year (self);
  fill_notes (self);
  sp_funding_find_faults (self, self->findings);
  sp_progress_report (progress, 1, _("Comparing the programme with the money"));
  return self;
}
