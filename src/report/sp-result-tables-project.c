/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may go wrong with projects, how they have changed since the edition before, and what their places cost. */
#include "config.h"
#include "sp-result-programme.h"

#include <glib/gi18n-lib.h>

#include "sp-chart.h"
#include "sp-funding.h"
#include "sp-result-tables.h"
#include "sp-riba-stage.h"

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

static SpTable *
begin_risks (const char *code, const char *title)
{
  SpTable *table = sp_table_new (code, title);

  sp_table_add_column (table, "name", _("Project"), SP_TABLE_TEXT);
  sp_table_add_column (table, "risk", _("What may go wrong"), SP_TABLE_TEXT);
  sp_table_add_column (table, "likelihood", _("Likelihood"), SP_TABLE_TEXT);
  sp_table_add_column (table, "impact", _("Impact"), SP_TABLE_TEXT);
  sp_table_add_column (table, "score", _("Score"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "band", _("Band"), SP_TABLE_TEXT);
  sp_table_add_column (table, "owner", _("Owner"), SP_TABLE_TEXT);
  sp_table_add_column (table, "mitigation", _("What is done about it"), SP_TABLE_TEXT);
  return table;
}

static void
add_risk (SpTable *table, const SpProject *project, const SpRisk *risk)
{
  sp_table_begin_row (table);
  sp_table_add_text (table, project->name);
  sp_table_add_text (table, risk->text);
  sp_table_add_text (table, sp_words_for_likelihood (risk->likelihood));
  sp_table_add_text (table, sp_words_for_impact (risk->impact));
  sp_table_add_number (table, risk->likelihood * risk->impact, 0);
  sp_table_add_text (table, sp_words_for_risk (risk->likelihood, risk->impact));
  sp_table_add_text (table, risk->owner);
  sp_table_add_text (table, risk->mitigation);
}

SpTable *
sp_table_of_risks (SpSnapshot *snapshot)
{
  SpTable *table = begin_risks ("risks", _("Risks of the programme"));

  for (gint score = SIDE * SIDE; score > 0; score--)
    for (guint p = 0; p < snapshot->n_projects; p++)
      for (guint r = 0; r < snapshot->projects[p].n_risks; r++)
        if (snapshot->projects[p].risks[r].likelihood * snapshot->projects[p].risks[r].impact == score)
          add_risk (table, &snapshot->projects[p], &snapshot->projects[p].risks[r]);
  return table;
}

SpTable *
sp_table_of_project_risks (SpSnapshot *snapshot, gint project)
{
  SpTable *table = begin_risks ("project-risks", _("What may go wrong with it"));

  for (guint r = 0; r < snapshot->projects[project].n_risks; r++)
    add_risk (table, &snapshot->projects[project], &snapshot->projects[project].risks[r]);
  return table;
}

/* "high: Gayton Primary (2); Drake Infant, Thetford": the projects whose risks fall in a square, each once, with how many. */
static char *
say_square (const SpSnapshot *snapshot, gint likelihood, gint impact)
{
  g_autoptr (GString) text = g_string_new (sp_words_for_risk (likelihood, impact));
  gboolean any = FALSE;

  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      guint n = 0;

      for (guint r = 0; r < snapshot->projects[p].n_risks; r++)
        n += snapshot->projects[p].risks[r].likelihood == likelihood && snapshot->projects[p].risks[r].impact == impact;
      if (n == 0)
        continue;
      g_string_append_printf (text, "%s %s", any ? ";" : ":", snapshot->projects[p].name);
      if (n > 1)
        g_string_append_printf (text, " (%u)", n);
      any = TRUE;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

SpTable *
sp_table_of_risk_matrix (SpSnapshot *snapshot)
{
  SpTable *table = sp_table_new ("risk-matrix", _("Risks by likelihood and impact, with their projects"));

  sp_table_add_column (table, "likelihood", _("Likelihood"), SP_TABLE_TEXT);
  for (gint impact = 1; impact <= SIDE; impact++)
    {
      g_autofree char *key = g_strdup_printf ("impact_%d", impact);

      sp_table_add_column (table, key, sp_words_for_impact (impact), SP_TABLE_TEXT);
    }
  for (gint likelihood = SIDE; likelihood >= 1; likelihood--)
    {
      g_autofree char *code = g_strdup_printf ("%d", likelihood);

      sp_table_begin_row (table);
      sp_table_add_coded (table, code, sp_words_for_likelihood (likelihood));
      for (gint impact = 1; impact <= SIDE; impact++)
        {
          g_autofree char *square = say_square (snapshot, likelihood, impact);

          sp_table_add_text (table, square);
        }
    }
  sp_table_set_note (table, _("Likelihood x impact: 1 to 5 low, 6 to 15 medium, 16 to 25 high."));
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

/* Budgets are compared with budgets, profiles with profiles. */
typedef struct { Amount budget, profile; } Stated;

static Amount
subtract (Amount amount, Amount before)
{
  return (Amount) { amount.known && before.known, sp_money_sub (amount.money, before.money) };
}

/* What is printed holds while it is there: an edit of the date takes it away. */
static void
add_completion (SpTable *table, const char *printed, const char *date)
{
  if (printed != NULL)
    sp_table_add_text (table, printed);
  else
    sp_table_add_date (table, date);
}

void
sp_table_add_completion (SpTable *table, const SpProject *project)
{
  add_completion (table, project->completion_text, project->completion_on);
}

static void
add_edition (SpTable *table, const char *name, Stated now, Stated before, const char *printed, const char *date,
             const char *stage)
{
  sp_table_begin_row (table);
  sp_table_add_text (table, name);
  add_amount (table, now.budget);
  add_amount (table, subtract (now.budget, before.budget));
  add_amount (table, now.profile);
  add_amount (table, subtract (now.profile, before.profile));
  add_completion (table, printed, date);
  sp_table_add_text (table, stage);
}

/* What another table of the same paper says stands beside, and is before nothing. */
static Stated
add_earlier (SpTable *table, const SpEdition *edition, Stated before)
{
  Stated now = { { edition->has_budget, edition->budget }, sum_spend (edition->spend, edition->n_spend) };
  g_autofree char *same = edition->same_paper ? g_strdup_printf (_("%s (the same paper)"), edition->edition) : NULL;

  add_edition (table, same != NULL ? same : edition->edition, now, edition->same_paper ? (Stated) { 0 } : before,
               edition->completion_text, edition->completion_on, edition->riba_stage);
  if (edition->same_paper)
    return before;
  return (Stated) { now.budget.known ? now.budget : before.budget, now.profile.known ? now.profile : before.profile };
}

/* With what was spent before its first year. */
static Amount
sum_profile (const SpProject *p)
{
  return (Amount) { p->n_spend > 0 || p->has_spend_to_date, sp_project_get_profiled (p) };
}

SpTable *
sp_table_of_editions (SpSnapshot *snapshot, gint project)
{
  const SpProject *p = &snapshot->projects[project];
  SpTable *table = sp_table_new ("editions", _("How it has changed (£m)"));
  Stated before = { 0 };

  sp_table_add_column (table, "edition", _("Edition"), SP_TABLE_TEXT);
  sp_table_add_column (table, "budget_pounds", _("Budget (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "change_pounds", _("Change of budget (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "profile_pounds", _("Profiled, with spend to date (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "profile_change_pounds", _("Change of profile (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "completion", _("Completion"), SP_TABLE_TEXT);
  sp_table_add_column (table, "stage", _("Stage"), SP_TABLE_TEXT);
  for (guint i = 0; i < p->n_editions; i++)
    before = add_earlier (table, &p->editions[i], before);
  add_edition (table, _("Now"), (Stated) { { p->has_budget, p->budget }, sum_profile (p) }, before, p->completion_text,
               p->completion_on, p->riba_stage);
  return table;
}

/* ------------------------------------------------------------- confidence */

char *
sp_words_for_stage (const char *riba_stage)
{
  SpRibaStage stage;
  g_autofree char *confidence = NULL;

  if (!sp_riba_stage_parse (riba_stage, &stage))
    return g_strdup (riba_stage);
  confidence = sp_riba_stage_confidence (&stage);
  /* Translators: a RIBA stage as reported, and how far a cost may still move: "B or C (±15 to 30 %)". */
  return g_strdup_printf (_("%s (%s)"), riba_stage, confidence);
}

char *
sp_sentence_for_confidence (SpFunding *funding, gint project)
{
  SpRibaStage stage;
  SpMoney cost;
  g_autofree char *words = NULL;

  if (!sp_riba_stage_parse (sp_funding_get_snapshot (funding)->projects[project].riba_stage, &stage)
      || sp_funding_get_project_cost (funding, project, &cost) == SP_COST_NONE)
    return NULL;
  words = sp_riba_stage_say_cost (&stage, cost);
  return g_strdup_printf (_("%s (a rule of thumb)."), words);
}

/* -------------------------------------------------------------- benchmark */

/* As the table of place costs has it, so that window and command line say the same. */
char *
sp_sentence_for_benchmark (SpFunding *funding, gint project)
{
  const char *name = sp_funding_get_snapshot (funding)->projects[project].name;
  g_autoptr (SpTable) table = sp_table_of_place_costs (funding);
  g_autofree char *from = NULL, *to = NULL;
  SpMoney low, high;
  enum { REFERENCE, NAME, PHASE, WORKS, PLACES, LOWEST, HIGHEST, AVERAGE, AVERAGE_PRICES, BUDGET_NOW, PER_CENT };

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
  if (!sp_funding_get_project_cost_per_place (funding, project, &low, &high))
    return NULL;
  from = sp_money_format (low, SP_MONEY_POUNDS);
  to = sp_money_format (high, SP_MONEY_POUNDS);
  return low.pence == high.pence ? g_strdup_printf (_("A place costs £%s; no national average of such works is held."), from)
                                 : g_strdup_printf (_("A place costs £%s to £%s; no national average of such works is held."), from, to);
}
