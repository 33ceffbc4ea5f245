/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may go wrong with projects, how they have changed since the edition before, and what their places cost. */
#include "config.h"
#include "sp-result-programme.h"

#include <glib/gi18n-lib.h>

#include "sp-chart.h"
#include "sp-funding.h"
#include "sp-result-tables.h"

#define SIDE 5
#define LEAST_MEDIUM 6 /* of likelihood x impact */
#define LEAST_HIGH 16

static const char *const likelihoods[SIDE] = { N_("Rare"), N_("Unlikely"), N_("Possible"), N_("Likely"), N_("Almost certain") };
static const char *const impacts[SIDE] = { N_("Insignificant"), N_("Minor"), N_("Moderate"), N_("Major"), N_("Extreme") };
static const char *const bands[3] = { N_("low"), N_("medium"), N_("high") };

static guint8
band_of (gint likelihood, gint impact)
{
  return likelihood * impact >= LEAST_HIGH ? 2 : likelihood * impact >= LEAST_MEDIUM ? 1 : 0;
}

const char *
sp_words_for_risk (gint likelihood, gint impact)
{
  return _(bands[band_of (likelihood, impact)]);
}

const char *
sp_words_for_likelihood (gint likelihood)
{
  return _(likelihoods[CLAMP (likelihood, 1, SIDE) - 1]);
}

const char *
sp_words_for_impact (gint impact)
{
  return _(impacts[CLAMP (impact, 1, SIDE) - 1]);
}

guint
sp_count_risks (const SpSnapshot *snapshot)
{
  guint n = 0;

  for (guint p = 0; p < snapshot->n_projects; p++)
    n += snapshot->projects[p].n_risks;
  return n;
}

SpChart *
sp_chart_for_risks (SpSnapshot *snapshot)
{
  const char *x_names[SIDE], *y_names[SIDE], *names[3];
  guint8 of[SIDE * SIDE];
  SpChart *chart;

  for (gint i = 0; i < SIDE; i++)
    {
      x_names[i] = _(impacts[i]);
      y_names[i] = _(likelihoods[i]);
    }
  for (guint b = 0; b < G_N_ELEMENTS (bands); b++)
    names[b] = _(bands[b]);
  for (gint i = 0; i < SIDE * SIDE; i++)
    of[i] = band_of (SIDE - i / SIDE, i % SIDE + 1);
  chart = sp_chart_new_matrix (_("Risks of the programme by likelihood and impact"), &(SpMatrixScale) { _("Impact"), x_names },
                               &(SpMatrixScale) { _("Likelihood"), y_names }, SIDE);
  sp_chart_set_matrix_bands (chart, of, names);
  for (guint p = 0; p < snapshot->n_projects; p++)
    for (guint r = 0; r < snapshot->projects[p].n_risks; r++)
      {
        const SpRisk *risk = &snapshot->projects[p].risks[r];
        /* Translators: a project, what may go wrong with it. */
        g_autofree char *name = g_strdup_printf (_("%s: %s"), snapshot->projects[p].name, risk->text);

        sp_chart_add_matrix_item (chart, (guint) CLAMP (risk->impact, 1, SIDE) - 1,
                                  (guint) CLAMP (risk->likelihood, 1, SIDE) - 1, name);
      }
  return chart;
}

SpTable *
sp_table_of_risks (SpSnapshot *snapshot)
{
  SpTable *table = sp_table_new ("risks", _("Risks of the programme"));

  sp_table_add_column (table, "name", _("Project"), SP_TABLE_TEXT);
  sp_table_add_column (table, "risk", _("What may go wrong"), SP_TABLE_TEXT);
  sp_table_add_column (table, "likelihood", _("Likelihood"), SP_TABLE_TEXT);
  sp_table_add_column (table, "impact", _("Impact"), SP_TABLE_TEXT);
  sp_table_add_column (table, "score", _("Score"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "band", _("Band"), SP_TABLE_TEXT);
  sp_table_add_column (table, "owner", _("Owner"), SP_TABLE_TEXT);
  sp_table_add_column (table, "mitigation", _("What is done about it"), SP_TABLE_TEXT);
  for (guint p = 0; p < snapshot->n_projects; p++)
    for (guint r = 0; r < snapshot->projects[p].n_risks; r++)
      {
        const SpRisk *risk = &snapshot->projects[p].risks[r];

        sp_table_begin_row (table);
        sp_table_add_text (table, snapshot->projects[p].name);
        sp_table_add_text (table, risk->text);
        sp_table_add_text (table, sp_words_for_likelihood (risk->likelihood));
        sp_table_add_text (table, sp_words_for_impact (risk->impact));
        sp_table_add_number (table, risk->likelihood * risk->impact, 0);
        sp_table_add_text (table, sp_words_for_risk (risk->likelihood, risk->impact));
        sp_table_add_text (table, risk->owner);
        sp_table_add_text (table, risk->mitigation);
      }
  return table;
}

/* --------------------------------------------------------------- editions */

typedef struct { gboolean known; SpMoney money; } Amount;

static Amount
sum_spend (const SpDatedMoney *spend, guint n)
{
  Amount sum = { n > 0, { 0 } };

  for (guint i = 0; i < n; i++)
    sum.money = sp_money_add (sum.money, spend[i].amount);
  return sum;
}

static void
add_amount (SpTable *table, Amount amount)
{
  if (amount.known)
    sp_table_add_money (table, amount.money, SP_MONEY_MILLIONS);
  else
    sp_table_add_missing (table);
}

static void
add_edition (SpTable *table, const char *name, Amount budget, Amount before, Amount spend, const char *completion,
             const char *stage)
{
  Amount change = { budget.known && before.known, sp_money_sub (budget.money, before.money) };

  sp_table_begin_row (table);
  sp_table_add_text (table, name);
  add_amount (table, budget);
  add_amount (table, change);
  add_amount (table, spend);
  sp_table_add_text (table, completion);
  sp_table_add_text (table, stage);
}

SpTable *
sp_table_of_editions (SpSnapshot *snapshot, gint project)
{
  const SpProject *p = &snapshot->projects[project];
  SpTable *table = sp_table_new ("editions", _("How it has changed, £m"));
  Amount before = { FALSE, { 0 } };

  sp_table_add_column (table, "edition", _("Edition"), SP_TABLE_TEXT);
  sp_table_add_column (table, "budget_pounds", _("Budget (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "change_pounds", _("Change (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "profile_pounds", _("Profiled (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "completion", _("Completion"), SP_TABLE_TEXT);
  sp_table_add_column (table, "stage", _("Stage"), SP_TABLE_TEXT);
  for (guint i = 0; i < p->n_editions; i++)
    {
      const SpEdition *edition = &p->editions[i];
      Amount budget = { edition->has_budget, edition->budget };

      add_edition (table, edition->edition, budget, before, sum_spend (edition->spend, edition->n_spend),
                   edition->completion_text != NULL ? edition->completion_text : edition->completion_on, edition->riba_stage);
      before = budget;
    }
  add_edition (table, _("Now"), (Amount) { p->has_budget, p->budget }, before, sum_spend (p->spend, p->n_spend),
               p->completion_text != NULL ? p->completion_text : p->completion_on, p->riba_stage);
  return table;
}

/* -------------------------------------------------------------- benchmark */

/* As the table of place costs has it, so that window and command line say the same. */
char *
sp_sentence_for_benchmark (SpFunding *funding, gint project)
{
  const char *name = sp_funding_get_snapshot (funding)->projects[project].name;
  g_autoptr (SpTable) table = sp_table_of_place_costs (funding);
  enum { REFERENCE, NAME, PHASE, WORKS, LOWEST, HIGHEST, AVERAGE, BUDGET_NOW, PER_CENT };

  for (gint row = 0; row < (gint) sp_table_get_n_rows (table); row++)
    {
      const char *lowest = sp_table_get_cell (table, row, LOWEST), *highest = sp_table_get_cell (table, row, HIGHEST);
      const char *average = sp_table_get_cell (table, row, AVERAGE), *per_cent = sp_table_get_cell (table, row, PER_CENT);

      if (g_strcmp0 (sp_table_get_cell (table, row, NAME), name) != 0 || lowest == NULL || average == NULL)
        continue;
      if (g_strcmp0 (lowest, highest) != 0)
        return g_strdup_printf (_("A place costs £%s to £%s; the national average of such works (%s) is £%s."), lowest, highest,
                                sp_table_get_cell (table, row, WORKS), average);
      return g_strdup_printf (_("A place costs £%s: %s %% of the national average of such works (%s), £%s."), lowest,
                              per_cent != NULL ? per_cent : "", sp_table_get_cell (table, row, WORKS), average);
    }
  return NULL;
}
