/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of money: what is asked for, what there is, and when. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-result-programme.h"

#include "sp-funding.h"
#include "sp-result-tables-private.h"
#include "sp-riba-stage.h"
#include "sp-waterfall.h"

#define UNIT SP_MONEY_MILLIONS

static void
add_financial_year_column (SpTable *table, SpFinancialYear year, SpTableColumnKind kind)
{
  g_autofree char *key = year.start != 0 ? g_strdup_printf ("%d", year.start) : g_strdup ("not_dated");
  g_autofree char *name = sp_financial_year_to_string (year);
  g_autofree char *heading = g_strdup_printf (_("%s (£m)"), name);

  sp_table_add_column (table, key, heading, kind);
}

/* Columns of the financial years that carry money; the last may be “not dated”. */
static void
add_financial_year_columns (SpTable *table, SpFunding *funding, SpTableColumnKind kind)
{
  for (guint i = 0; i < sp_funding_get_n_years (funding); i++)
    add_financial_year_column (table, sp_funding_get_year (funding, i), kind);
}

static gboolean
is_empty (SpWaterfall *waterfall, guint y)
{
  return sp_waterfall_get_totals (waterfall, y).stated.pence == 0 && sp_waterfall_get_totals (waterfall, y).cost.pence == 0
         && sp_waterfall_get_money (waterfall, y).pence == 0;
}

/* What the numbers rest on, with what a reader must know of single years. */
static void
set_years_note (SpTable *table, SpFunding *funding)
{
  g_autoptr (GString) note = g_string_new (
    _("Left so far: all money of the years up to then, less all spend charged to it, as the waterfall has it. Money that no paper "
      "dates and that is not yet received is counted in no year. An award for two years stands once, in the first."));

  g_string_append_printf (note, " %s", sp_words_for_charging ());

  for (guint i = 0; i < sp_funding_get_n_years (funding); i++)
    if (sp_funding_get_year_note (funding, i) != NULL)
      {
        g_autofree char *year = sp_financial_year_to_string (sp_funding_get_year (funding, i));

        g_string_append_printf (note, " %s: %s", year, sp_funding_get_year_note (funding, i));
      }
  sp_table_set_note (table, note->str);
}

const char *
sp_words_for_charging (void)
{
  return _("Spend is as the profiles state it. What a profile is above its scheme's cost is charged to no money. Money received "
           "that has no year is in hand, and counts from the financial year of the plan's own day. Spend of years that had "
           "ended by then, unless the plan holds money dated as early, is met before: the books of those years are closed, and a "
           "balance carried forward is what was left once it had been paid.");
}

const char *
sp_words_for_below_nought (SpWaterfall *waterfall)
{
  gboolean netted = FALSE, overdrawn = FALSE;

  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
      {
        netted |= sp_waterfall_get_purse_year (waterfall, p, y).netted.pence != 0;
        overdrawn |= sp_waterfall_get_purse_year (waterfall, p, y).carried_out.pence < 0;
      }
  if (netted)
    return _("Amounts are as entered. One below nought is met out of its own pot, of later years first and then of earlier ones: what is "
             "needed for it is carried forward to its year and spent on nothing else. Below nought, what is carried forward is owed.");
  return overdrawn ? _("Below nought, what is carried forward is owed: the pot is overdrawn by it.") : NULL;
}

/* What bridges the spend stated and the costs of the schemes, so that the column adds up to what is asked for. */
static void
add_not_charged (SpTable *table, SpMoney above)
{
  if (above.pence == 0)
    return;
  sp_table_begin_row (table);
  sp_table_add_coded (table, "not-charged", _("Above the cost of its scheme"));
  sp_table_add_money (table, sp_money (-above.pence), UNIT);
  for (guint i = 0; i < 3; i++)
    sp_table_add_missing (table);
}

SpTable *
sp_table_of_funding_years (SpWaterfall *waterfall)
{
  SpMoney spend = { 0 }, above = { 0 }, money = { 0 };
  SpTable *table = sp_table_new ("funding-years", _("Spend and money by financial year"));
  sp_table_add_column (table, "financial_year", _("Financial year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "spend_pounds", _("Spend (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "before_pounds", _("Of it, met before (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "money_pounds", _("Money (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "balance_pounds", _("Left so far (£m)"), SP_TABLE_NUMBER);
  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    {
      SpWaterfallYear row = sp_waterfall_get_totals (waterfall, y);

      if (is_empty (waterfall, y))
        continue;
      sp_table_begin_row (table);
      sp_table_add_financial_year (table, sp_waterfall_get_year (waterfall, y));
      sp_table_add_money (table, row.stated, UNIT);
      sp_table_add_known_money (table, row.before.pence != 0, row.before, UNIT);
      sp_table_add_money (table, sp_waterfall_get_money (waterfall, y), UNIT);
      if (sp_waterfall_get_year (waterfall, y).start != 0)
        sp_table_add_money (table, sp_waterfall_get_position (waterfall, y), UNIT);
      else
        sp_table_add_missing (table);
      spend = sp_money_add (spend, row.cost);
      above = sp_money_add (above, sp_money_sub (row.stated, row.cost));
      money = sp_money_add (money, sp_waterfall_get_money (waterfall, y));
    }
  add_not_charged (table, above);
  sp_table_begin_row (table);
  sp_table_add_text (table, _("Total"));
  sp_table_add_money (table, spend, UNIT);
  sp_table_add_known_money (table, sp_waterfall_get_history (waterfall).pence != 0, sp_waterfall_get_history (waterfall), UNIT);
  sp_table_add_money (table, money, UNIT);
  sp_table_add_missing (table);
  sp_table_mark_total (table);
  sp_table_keep_total (table);
  set_years_note (table, sp_waterfall_get_funding (waterfall));
  return table;
}

/* The sources of the pots, in their order, and those of obligations that are banked in none. */
static GPtrArray *
list_sources (SpWaterfall *waterfall)
{
  SpFunding *funding = sp_waterfall_get_funding (waterfall);
  GPtrArray *codes = g_ptr_array_new ();

  for (guint s = 0; s < sp_funding_get_n_sources (funding); s++)
    g_ptr_array_add (codes, (gpointer) sp_funding_get_source (funding, s));
  for (guint p = 0; p < sp_waterfall_get_n_purses (waterfall); p++)
    {
      const char *code = sp_waterfall_get_purse_source (waterfall, p);

      if (!g_ptr_array_find_with_equal_func (codes, code, g_str_equal, NULL))
        g_ptr_array_add (codes, (gpointer) code);
    }
  return codes;
}

/* A row of money by year, of the years that carry any, and its total. */
static void
add_source_row (SpTable *table, SpWaterfall *waterfall, const char *code)
{
  SpMoney total = { 0 };

  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    {
      SpMoney money = code != NULL ? sp_waterfall_get_source_money (waterfall, code, y)
                                   : sp_waterfall_get_money (waterfall, y);

      total = sp_money_add (total, money);
      if (!is_empty (waterfall, y))
        sp_table_add_money (table, money, UNIT);
    }
  sp_table_add_money (table, total, UNIT);
}

SpTable *
sp_table_of_funding_sources (SpWaterfall *waterfall)
{
  SpTable *table = sp_table_new ("funding-sources", _("Money for growth by source"));
  g_autoptr (GPtrArray) codes = list_sources (waterfall);
  sp_table_add_column (table, "source", _("Source"), SP_TABLE_TEXT);
  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    if (!is_empty (waterfall, y))
      add_financial_year_column (table, sp_waterfall_get_year (waterfall, y), SP_TABLE_NUMBER);
  sp_table_add_column (table, "total", _("Total (£m)"), SP_TABLE_NUMBER);
  for (guint s = 0; s < codes->len; s++)
    {
      sp_table_begin_row (table);
      sp_table_add_coded (table, codes->pdata[s], sp_funding_source_name (codes->pdata[s]));
      add_source_row (table, waterfall, codes->pdata[s]);
    }
  sp_table_begin_row (table);
  sp_table_add_text (table, _("Total"));
  add_source_row (table, waterfall, NULL);
  sp_table_mark_total (table);
  sp_table_keep_total (table);
  sp_table_set_note (table, sp_words_for_below_nought (waterfall));
  return table;
}

/* What none of a table's schemes says is missing, not nought. */
static void
add_demand_row (SpTable *table, const SpTableDemand *demand)
{
  gboolean priced = demand->n_unpriced < demand->n_projects;

  sp_table_begin_row (table);
  sp_table_add_number (table, demand->number, 0);
  sp_table_add_text (table, demand->title);
  sp_table_add_number (table, demand->n_projects, 0);
  sp_table_add_number (table, demand->n_unpriced, 0);
  sp_table_add_known_money (table, priced, demand->budgets, UNIT);
  sp_table_add_known_money (table, priced || demand->profiled.pence != 0, demand->profiled, UNIT);
  sp_table_add_known_money (table, priced || demand->indicative, demand->demand, UNIT);
  if (demand->indicative)
    sp_table_add_coded (table, "indicative", _("the paper's figure for the whole table"));
  else
    sp_table_add_coded (table, "budgets", _("its budgets"));
}

/* Whether the budgets are of one price base: else their sum would add money of different years. */
static gboolean
has_one_price_base (const SpSnapshot *snapshot)
{
  const SpProject *first = NULL;

  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpProject *project = &snapshot->projects[p];

      if (!project->has_budget)
        continue;
      first = first != NULL ? first : project;
      if (project->price_base.year != first->price_base.year || project->price_base.quarter != first->price_base.quarter)
        return FALSE;
    }
  return first != NULL;
}

/* Of what is said: "not priced" tells how many budgets are not. */
static void
add_demand_total (SpTable *table, SpFunding *funding)
{
  gboolean adds_up = has_one_price_base (sp_funding_get_snapshot (funding));
  SpMoney budgets = { 0 }, profiled = { 0 };
  guint n = 0, unpriced = 0;

  for (guint i = 0; i < sp_funding_get_n_tables (funding); i++)
    {
      const SpTableDemand *demand = sp_funding_get_table (funding, i);

      n += demand->n_projects;
      unpriced += demand->n_unpriced;
      budgets = sp_money_add (budgets, demand->budgets);
      profiled = sp_money_add (profiled, demand->profiled);
    }
  sp_table_begin_row (table);
  sp_table_add_missing (table);
  sp_table_add_text (table, _("Total"));
  sp_table_add_number (table, n, 0);
  sp_table_add_number (table, unpriced, 0);
  sp_table_add_known_money (table, adds_up, budgets, UNIT);
  sp_table_add_known_money (table, adds_up, profiled, UNIT);
  sp_table_add_known_money (table, sp_funding_has_demand (funding), sp_funding_get_demand (funding), UNIT);
  sp_table_mark_total (table);
  sp_table_keep_total (table);
}

SpTable *
sp_table_of_demand (SpFunding *funding)
{
  SpTable *table = sp_table_new ("demand", _("What is asked for, by programme table"));
  sp_table_add_column (table, "table", _("Table"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "title", _("Title"), SP_TABLE_TEXT);
  sp_table_add_column (table, "projects", _("Schemes"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "unpriced", _("Not priced"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "budgets_pounds", _("Budgets (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "profiled_pounds", _("Profiled (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "demand_pounds", _("Asked for (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "basis", _("Taken from"), SP_TABLE_TEXT);
  for (guint i = 0; i < sp_funding_get_n_tables (funding); i++)
    add_demand_row (table, sp_funding_get_table (funding, i));
  add_demand_total (table, funding);
  return table;
}

enum { DEMAND_TABLE, DEMAND_TITLE, DEMAND_FIRST };

static void
add_across (SpTable *across, const SpTable *down, guint column)
{
  double number;
  guint decimals;

  sp_table_begin_row (across);
  sp_table_add_text (across, sp_table_get_cell (down, -1, column));
  for (guint row = 0; row < sp_table_get_n_rows (down); row++)
    if (sp_table_get_number (down, row, column, &number, &decimals))
      sp_table_add_number (across, number, decimals);
    else
      sp_table_add_text (across, sp_table_is_total (down, row) ? "" : NULL); /* of what does not add up it says nothing */
}

/* The titles, and what each is taken from, under it: there is no room beside. */
SpTable *
sp_table_of_demand_across (SpFunding *funding)
{
  g_autoptr (SpTable) down = sp_table_of_demand (funding);
  SpTable *across = sp_table_new ("demand-across", sp_table_get_title (down));
  guint basis = sp_table_get_n_columns (down) - 1;
  g_autoptr (GString) note = g_string_new (NULL);

  sp_table_add_column (across, "figure", "", SP_TABLE_TEXT);
  for (gint row = 0; row < (gint) sp_table_get_n_rows (down); row++)
    {
      const char *number = sp_table_get_cell (down, row, DEMAND_TABLE), *title = sp_table_get_cell (down, row, DEMAND_TITLE);
      const char *from = sp_table_get_cell (down, row, basis);
      g_autofree char *key = g_strdup_printf ("table_%d", row);
      g_autofree char *heading = number != NULL ? g_strdup_printf (_("Table %s"), number) : g_strdup (title);

      sp_table_add_column (across, key, heading, SP_TABLE_NUMBER);
      if (number != NULL && from != NULL) /* Translators: the number and title of a table, and what its figure is taken from. */
        g_string_append_printf (note, _("%s %s: %s. "), number, title, from);
    }
  for (guint column = DEMAND_FIRST; column < basis; column++)
    add_across (across, down, column);
  sp_table_set_note (across, g_strchomp (note->str));
  return across;
}

static void
add_open_dependencies (SpTable *table, const SpProject *project)
{
  g_autoptr (GString) open = g_string_new (NULL);
  for (guint d = 0; d < project->n_dependencies; d++)
    if (g_strcmp0 (project->dependencies[d].state, "met") != 0)
      g_string_append_printf (open, "%s%s", open->len > 0 ? "; " : "", project->dependencies[d].text);
  sp_table_add_text (table, open->len > 0 ? open->str : NULL);
}

/* A year the profile does not speak of is not a year of nothing. */
static void
add_spend (SpTable *table, SpFunding *funding, gint index)
{
  const SpProject *project = &sp_funding_get_snapshot (funding)->projects[index];
  for (guint i = 0; i < sp_funding_get_n_years (funding); i++)
    {
      SpMoney spend = sp_funding_get_project_spend (funding, index, i);
      gboolean said = FALSE;
      for (guint s = 0; s < project->n_spend; s++)
        said = said || project->spend[s].year.start == sp_funding_get_year (funding, i).start;
      sp_table_add_known_money (table, said || spend.pence != 0, spend, UNIT);
    }
}

/* How far the cost may still move at the project's stage, and between what and what; a stage that is not said says nothing. */
static void
add_confidence (SpTable *table, const SpProject *project, gboolean priced, SpMoney cost)
{
  SpMoney low = { 0 }, high = { 0 };
  SpRibaStage stage = { 0 };
  gboolean staged = sp_riba_stage_parse (project->riba_stage, &stage);
  g_autofree char *confidence = staged ? sp_riba_stage_confidence (&stage) : NULL;

  if (staged)
    sp_riba_stage_span (&stage, cost, &low, &high);
  sp_table_add_text (table, confidence);
  sp_table_add_known_money (table, staged && priced, low, UNIT);
  sp_table_add_known_money (table, staged && priced, high, UNIT);
}

static void
add_project_row (SpTable *table, SpFunding *funding, gint index)
{
  const SpProject *project = &sp_funding_get_snapshot (funding)->projects[index];
  SpMoney cost = { 0 };
  SpCostBasis basis = sp_funding_get_project_cost (funding, index, &cost);
  sp_table_begin_row (table);
  sp_table_add_number (table, project->table, 0);
  sp_table_add_text (table, project->reference);
  sp_table_add_text (table, project->name);
  sp_table_add_text (table, project->description);
  sp_table_add_text (table, project->riba_stage);
  sp_table_add_known_money (table, project->has_budget, project->budget, UNIT);
  sp_table_add_known_money (table, project->has_profile_total || project->n_spend > 0,
                      project->has_profile_total ? project->profile_total : sp_project_get_profiled (project), UNIT);
  add_spend (table, funding, index);
  sp_table_add_known_money (table, basis != SP_COST_NONE, cost, UNIT);
  add_confidence (table, project, basis != SP_COST_NONE, cost);
  sp_table_add_completion (table, project);
  add_open_dependencies (table, project);
}

SpTable *
sp_table_of_projects (SpFunding *funding, gint programme_table)
{
  SpSnapshot *snapshot = sp_funding_get_snapshot (funding);
  SpTable *table = sp_table_new ("projects", _("Capital schemes"));
  sp_table_add_column (table, "table", _("Table"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "reference", _("Reference"), SP_TABLE_TEXT);
  sp_table_add_column (table, "name", _("School or planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "description", _("Scheme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "stage", _("RIBA stage"), SP_TABLE_TEXT);
  sp_table_add_column (table, "budget_pounds", _("Budget (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "profile_pounds", _("Profile (£m)"), SP_TABLE_NUMBER);
  add_financial_year_columns (table, funding, SP_TABLE_CODE); /* people read them in the spend profile */
  sp_table_add_column (table, "cost_pounds", _("Counted (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "confidence", _("Give or take"), SP_TABLE_TEXT);
  sp_table_add_column (table, "cost_lowest_pounds", _("At the lowest (£m)"), SP_TABLE_CODE);
  sp_table_add_column (table, "cost_highest_pounds", _("At the highest (£m)"), SP_TABLE_CODE);
  sp_table_add_column (table, "completion", _("Completion"), SP_TABLE_TEXT);
  sp_table_add_column (table, "open_dependencies", _("Depends on"), SP_TABLE_TEXT);
  for (guint p = 0; p < snapshot->n_projects; p++)
    if (programme_table == 0 || snapshot->projects[p].table == programme_table)
      add_project_row (table, funding, (gint) p);
  sp_table_set_note (table, _("Give or take: how far a cost may still move at the RIBA stage reported, a rule of thumb; where no stage is "
                              "reported nothing is said of it."));
  return table;
}

SpTable *
sp_table_of_spend (SpFunding *funding)
{
  SpSnapshot *snapshot = sp_funding_get_snapshot (funding);
  SpTable *table = sp_table_new ("spend", _("Spend profile of schemes"));
  sp_table_add_column (table, "reference", _("Reference"), SP_TABLE_TEXT);
  sp_table_add_column (table, "name", _("School or planning area"), SP_TABLE_TEXT);
  add_financial_year_columns (table, funding, SP_TABLE_NUMBER);
  sp_table_add_column (table, "cost_pounds", _("Counted (£m)"), SP_TABLE_NUMBER);
  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      SpMoney cost;
      if (sp_funding_get_project_cost (funding, (gint) p, &cost) == SP_COST_NONE)
        continue;
      sp_table_begin_row (table);
      sp_table_add_text (table, snapshot->projects[p].reference);
      sp_table_add_text (table, snapshot->projects[p].name);
      add_spend (table, funding, (gint) p);
      sp_table_add_money (table, cost, UNIT);
    }
  sp_table_set_note (
      table, _("Not dated: what a budget is above its profile (in brackets: below it), and schemes with no profile."));
  return table;
}

gint
sp_spend_project_at (SpFunding *funding, guint row)
{
  SpMoney cost;
  for (guint p = 0; p < sp_funding_get_snapshot (funding)->n_projects; p++)
    if (sp_funding_get_project_cost (funding, (gint) p, &cost) != SP_COST_NONE && row-- == 0)
      return (gint) p;
  return -1;
}

gboolean
sp_spend_is_profile (SpFunding *funding, gint project, SpFinancialYear year)
{
  const SpProject *of = &sp_funding_get_snapshot (funding)->projects[project];
  gint64 profiled = 0;
  for (guint s = 0; s < of->n_spend; s++)
    profiled += of->spend[s].year.start == year.start ? of->spend[s].amount.pence : 0;
  for (guint i = 0; i < sp_funding_get_n_years (funding); i++)
    if (sp_funding_get_year (funding, i).start == year.start)
      return sp_funding_get_project_spend (funding, project, i).pence == profiled;
  return TRUE;
}

const char *
sp_words_for_pot_source (const char *source)
{
  return sp_funding_source_name (source);
}
