/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project's own sheet: everything the plan and the engines say of one project, as tables. */
#include "config.h"
#include "sp-result-programme.h"

#include <glib/gi18n-lib.h>

#include "sp-cost-index.h"
#include "sp-funding.h"
#include "sp-number.h"
#include "sp-project-places.h"
#include "sp-result-tables.h"
#include "sp-riba-stage.h"
#include "sp-timetable.h"
#include "sp-waterfall.h"

#define UNIT SP_MONEY_MILLIONS

typedef struct { const char *code, *name; } Word;

static const Word dependency_kinds[] = {
  { "land", N_("Land") }, { "planning", N_("Planning") }, { "pfi", N_("PFI approval") }, { "academy", N_("Academy consent") },
  { "diocese", N_("Diocesan consent") }, { "organisation", N_("Organisation") }, { "district", N_("District decision") },
  { "contribution", N_("Contribution") }, { "review", N_("Review") }, { "other", N_("Other") }, { NULL, NULL },
};
static const Word states[] = {
  { "open", N_("open") }, { "in hand", N_("in hand") }, { "met", N_("met") }, { "failed", N_("failed") },
  { "needed", N_("needed") }, { "sought", N_("sought") }, { "given", N_("given") }, { "refused", N_("refused") }, { NULL, NULL },
};

static void
add_word (SpTable *table, const Word *words, const char *code)
{
  const char *name = code;

  for (guint i = 0; words[i].code != NULL; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      name = _(words[i].name);
  if (code != NULL)
    sp_table_add_coded (table, code, name);
  else
    sp_table_add_missing (table);
}

/* ------------------------------------------------------------------ facts */

/* A fact that is not known is not there; what is known to be blank cannot be told from it. */
static void
add_fact (SpTable *table, const char *code, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  sp_table_begin_row (table);
  sp_table_add_coded (table, code, name);
  sp_table_add_text (table, value);
}

static void
take_fact (SpTable *table, const char *code, const char *name, char *value)
{
  g_autofree char *owned = value;

  add_fact (table, code, name, owned);
}

/* Exact pounds for machines, "£2.8m" for people. */
static void
add_money_fact (SpTable *table, const char *code, const char *name, SpMoney money)
{
  g_autofree char *exact = sp_number_to_exact ((double) money.pence / 100), *words = sp_money_to_words (money);

  sp_table_begin_row (table);
  sp_table_add_coded (table, code, name);
  sp_table_add_coded (table, exact, words);
}

static char *
say_places (const SpProject *p)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (p->places_to_min < 0)
    return NULL;
  if (p->places_from >= 0)
    g_string_append_printf (text, _("from %d "), p->places_from);
  g_string_append_printf (text, p->places_from >= 0 ? _("to %d") : _("%d in all"), p->places_to_min);
  if (p->places_to_max > p->places_to_min)
    g_string_append_printf (text, _(" or %d"), p->places_to_max);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* How many it adds, and where that is from when nobody has entered it by year group; NULL = not said. */
static char *
say_added (const SpSnapshot *s, const SpProject *p)
{
  SpProjectAdded added = sp_project_get_added (s, p);
  g_autofree char *number = added.most > added.least ? g_strdup_printf (_("%d or %d"), added.least, added.most)
                                                     : g_strdup_printf ("%d", added.least);

  if (added.basis == SP_ADDED_IN_WORDS)
    return g_strdup_printf (_("%s, as “%s” is taken (estimate)"), number, p->description);
  if (added.basis == SP_ADDED_DIFFERENCE && added.most == 0)
    return g_strdup (_("none: its school has as many already (estimate)"));
  if (added.basis == SP_ADDED_DIFFERENCE && p->places_from < 0 && p->school >= 0)
    return g_strdup_printf (_("%s more than its school has (estimate)"), number);
  return added.basis == SP_ADDED_NOT_SAID ? NULL : g_steal_pointer (&number);
}

static char *
list_schools (const SpSnapshot *s, const SpProject *p)
{
  g_autoptr (GString) names = g_string_new (p->n_schools == 0 && p->school >= 0 ? s->schools[p->school].name : NULL);

  for (guint i = 0; i < p->n_schools; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", s->schools[p->schools[i]].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
list_before (const SpSnapshot *s, const SpProject *p)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < p->n_after; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", s->projects[p->after[i]].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
list_growth (const SpSnapshot *s, gint project)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint g = 0; g < s->n_growth_areas; g++)
    for (guint i = 0; i < s->growth_areas[g].n_projects; i++)
      if (s->growth_areas[g].projects[i] == project)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", s->growth_areas[g].name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
add_identity (SpTable *table, const SpSnapshot *s, gint project)
{
  const SpProject *p = &s->projects[project];

  add_fact (table, "name", _("Project"), p->name);
  add_fact (table, "reference", _("Reference"), p->reference);
  add_fact (table, "scheme", _("Scheme"), p->description);
  if (p->table > 0)
    take_fact (table, "table", _("Programme table"), g_strdup_printf ("%d", p->table));
  take_fact (table, "schools", _("Schools"), list_schools (s, p));
  add_fact (table, "area", _("Planning area"), p->area >= 0 ? s->areas[p->area].name : NULL);
  take_fact (table, "growth_areas", _("Growth areas"), list_growth (s, project));
  take_fact (table, "places", _("Places"), say_places (p));
  take_fact (table, "places_added", _("Places added"), say_added (s, p));
  if (p->temporary_places >= 0)
    take_fact (table, "temporary_places", _("Temporary places until then"), g_strdup_printf ("%d", p->temporary_places));
  add_fact (table, "counted", _("Its places"), p->n_places == 0  ? _("are not said by year group, so none are counted")
                                                    : p->committed ? _("are counted as planned")
                                                                   : _("are not counted yet"));
}

static void
add_stage (SpTable *table, const SpProject *p)
{
  SpRibaStage stage;

  add_fact (table, "stage", _("RIBA stage"), p->riba_stage);
  if (!sp_riba_stage_parse (p->riba_stage, &stage))
    return;
  take_fact (table, "stage_numbers", _("RIBA stage by number"), sp_riba_stage_numbers (&stage));
  take_fact (table, "confidence", _("Cost confidence at that stage (a rule of thumb)"), sp_riba_stage_confidence (&stage));
}

static char *
say_benchmark (SpFunding *funding, gint project)
{
  char *sentence = sp_sentence_for_benchmark (funding, project);

  return sentence != NULL ? sentence : g_strdup (_("not known: the plan does not say how many places it adds"));
}

static void
add_cost (SpTable *table, SpFunding *funding, gint project)
{
  const SpProject *p = &sp_funding_get_snapshot (funding)->projects[project];
  SpMoney cost, low, high, now;
  SpRibaStage stage;

  add_stage (table, p);
  if (p->has_budget)
    add_money_fact (table, "budget", _("Budget"), p->budget);
  if (p->has_budget && p->price_base.year != 0)
    take_fact (table, "price_base", _("Budget at the prices of"), sp_price_base_to_string (p->price_base));
  if (sp_project_budget_now (sp_funding_get_snapshot (funding), project, &now))
    add_money_fact (table, "budget_now", _("Budget at the plan's prices"), now);
  if (p->location_factor > 0)
    take_fact (table, "location_factor", _("Location factor"), g_strdup_printf ("%.2f", p->location_factor));
  if (sp_funding_get_project_cost (funding, project, &cost) == SP_COST_NONE)
    {
      add_fact (table, "cost", _("Cost counted"), _("not priced"));
      return;
    }
  add_money_fact (table, "cost", _("Cost counted"), cost);
  if (sp_riba_stage_parse (p->riba_stage, &stage))
    {
      sp_riba_stage_span (&stage, cost, &low, &high);
      add_money_fact (table, "cost_lowest", _("Cost may come to as little as"), low);
      add_money_fact (table, "cost_highest", _("Cost may come to as much as"), high);
    }
  if (p->has_spend_to_date)
    add_money_fact (table, "spend_to_date", _("Spent"), p->spend_to_date);
  add_fact (table, "spend_to_date_on", _("Spent by"), p->has_spend_to_date ? p->spend_to_date_on : NULL);
  if (p->has_profile_total)
    add_money_fact (table, "profile_total", _("Total of the profile, as printed"), p->profile_total);
  if (p->has_budget && p->has_profile_total && p->budget.pence != p->profile_total.pence)
    add_money_fact (table, "profile_variance", _("Profile less budget"), sp_money_sub (p->profile_total, p->budget));
  take_fact (table, "benchmark", _("Cost per place"), say_benchmark (funding, project));
}

static void
add_dates (SpTable *table, SpTimetable *timetable, gint project)
{
  const SpProject *p = &sp_timetable_get_snapshot (timetable)->projects[project];
  const SpTimetableRow *row = sp_timetable_get_row (timetable, project);

  add_fact (table, "completion", _("Completion"), p->completion_text != NULL ? p->completion_text : p->completion_on);
  if (p->places_from_year.start != 0)
    take_fact (table, "places_from", _("Places from"), sp_academic_year_to_string (p->places_from_year));
  add_fact (table, "earliest_start", _("Starts no sooner than"), p->earliest_start_on);
  take_fact (table, "lead_months", row->lead_estimated ? _("Months from decision to completion (usual for such works)")
                                                       : _("Months from decision to completion"),
             g_strdup_printf ("%d", row->lead_months));
  if (row->completion >= 0)
    take_fact (table, "decision", row->begun ? _("Latest decision, at that lead time") : _("To be decided by"),
               sp_timetable_month_to_string (row->completion - row->lead_months));
  for (guint b = 0; b < row->n_bands; b++)
    {
      g_autofree char *code = g_strdup_printf ("band_%d", row->bands[b].stage + 1);
      g_autofree char *from = sp_timetable_month_to_string (row->bands[b].from);
      g_autofree char *to = sp_timetable_month_to_string (row->bands[b].to - 1);
      /* Translators: a stage of works, an estimate: "Tender (estimate)". */
      g_autofree char *name = g_strdup_printf (_("%s (estimate)"), sp_work_stage_name (row->bands[b].stage));

      take_fact (table, code, name, g_strdup_printf (_("%s to %s"), from, to));
    }
  take_fact (table, "after", _("Only after"), list_before (sp_timetable_get_snapshot (timetable), p));
}

static gint
find_line (SpWaterfall *waterfall, gint project)
{
  for (guint l = 0; l < sp_waterfall_get_n_lines (waterfall); l++)
    if (sp_waterfall_get_line (waterfall, l)->project == project)
      return (gint) l;
  return -1;
}

static SpTable *
make_facts (SpWaterfall *waterfall, SpTimetable *timetable, gint project)
{
  SpFunding *funding = sp_waterfall_get_funding (waterfall);
  const SpSnapshot *s = sp_funding_get_snapshot (funding);
  gint line = find_line (waterfall, project);
  /* Translators: the title of a project's own sheet: its name. */
  g_autofree char *title = g_strdup_printf (_("Project: %s"), s->projects[project].name);
  SpTable *table = sp_table_new ("project", title);

  sp_table_add_column (table, "fact", _("What"), SP_TABLE_TEXT);
  sp_table_add_column (table, "value", _("As the plan has it"), SP_TABLE_TEXT);
  add_identity (table, s, project);
  add_cost (table, funding, project);
  add_dates (table, timetable, project);
  if (line >= 0)
    {
      const SpWaterfallLine *row = sp_waterfall_get_line (waterfall, (guint) line);

      sp_table_begin_row (table);
      sp_table_add_coded (table, "paid", _("Paid for"));
      sp_table_add_coded (table, sp_line_state_code (row->state), row->words);
      add_fact (table, "paid_reason", _("How, or why not"), row->reason);
    }
  add_fact (table, "source", _("Source"), s->projects[project].provenance.source);
  return table;
}

/* ---------------------------------------------------------------- profile */

static const SpMoney *
find_year (const SpDatedMoney *spend, guint n, gint year)
{
  for (guint i = 0; i < n; i++)
    if (spend[i].year.start == year)
      return &spend[i].amount;
  return NULL;
}

static void
add_found (SpTable *table, const SpMoney *money)
{
  if (money != NULL)
    sp_table_add_money (table, *money, UNIT);
  else
    sp_table_add_missing (table);
}

/* What the project's profile has in a year, with what was spent before the first where that is the year of it; NULL = nothing is said. */
static const SpMoney *
find_profile (SpFunding *funding, gint project, SpFinancialYear year, SpMoney *profiled)
{
  const SpProject *p = &sp_funding_get_snapshot (funding)->projects[project];

  for (guint i = 0; i < sp_funding_get_n_years (funding) && year.start != 0; i++)
    {
      *profiled = sp_funding_get_project_spend (funding, project, i);
      if (sp_funding_get_year (funding, i).start == year.start && profiled->pence != 0)
        return profiled;
    }
  return find_year (p->spend, p->n_spend, year.start);
}

/* The last that is of an earlier paper; NULL = none. */
static const SpEdition *
find_edition_before (const SpProject *p)
{
  for (guint i = p->n_editions; i-- > 0;)
    if (!p->editions[i].same_paper)
      return &p->editions[i];
  return NULL;
}

static void
add_profile_row (SpTable *table, SpWaterfall *waterfall, gint project, gint line, guint y)
{
  const SpProject *p = &sp_funding_get_snapshot (sp_waterfall_get_funding (waterfall))->projects[project];
  const SpEdition *before = find_edition_before (p);
  SpFinancialYear year = sp_waterfall_get_year (waterfall, y);
  SpMoney profiled;
  const SpMoney *now = find_profile (sp_waterfall_get_funding (waterfall), project, year, &profiled);
  const SpMoney *then = before != NULL ? find_year (before->spend, before->n_spend, year.start) : NULL;
  SpMoney cost = line >= 0 ? sp_waterfall_get_cost (waterfall, (guint) line, y) : sp_money (0);
  SpMoney paid = line >= 0 ? sp_waterfall_get_paid (waterfall, (guint) line, y) : sp_money (0);
  SpMoney met = line >= 0 ? sp_waterfall_get_before (waterfall, (guint) line, y) : sp_money (0);
  SpMoney change = { now != NULL && then != NULL ? now->pence - then->pence : 0 };

  if (now == NULL && then == NULL && cost.pence == 0)
    return;
  sp_table_begin_row (table);
  sp_table_add_financial_year (table, year);
  add_found (table, now);
  add_found (table, then);
  add_found (table, now != NULL && then != NULL ? &change : NULL);
  sp_table_add_money (table, cost, UNIT);
  sp_table_add_known_money (table, met.pence != 0, met, UNIT);
  sp_table_add_money (table, paid, UNIT);
  sp_table_add_money (table, sp_money_sub (sp_money_sub (cost, met), paid), UNIT);
}

static SpTable *
make_profile (SpWaterfall *waterfall, gint project)
{
  gint line = find_line (waterfall, project);
  SpTable *table = sp_table_new ("project-profile", _("Its spend by financial year, the edition before, and what is paid"));

  sp_table_add_column (table, "financial_year", _("Financial year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "profile_pounds", _("Profile (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "before_pounds", _("Edition before (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "change_pounds", _("Change (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "cost_pounds", _("Counted (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "met_pounds", _("Met before (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "paid_pounds", _("Paid in the year (£m)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "unpaid_pounds", _("Not paid in it (£m)"), SP_TABLE_NUMBER);
  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    add_profile_row (table, waterfall, project, line, y);
  sp_table_set_note (table, _("Counted: with what is not dated, and spend before the first year where the plan says only to when; no "
                              "more than its cost. Met before: of years that had ended, paid before the money was counted."));
  return table;
}

static SpTable *
make_payments (SpWaterfall *waterfall, gint project)
{
  g_autoptr (SpTable) all = sp_table_of_payments (waterfall);
  SpTable *table = sp_table_new ("project-money", _("What pays for it"));

  sp_table_add_column (table, "pot", _("Money"), SP_TABLE_TEXT);
  sp_table_add_column (table, "financial_year", _("In"), SP_TABLE_TEXT);
  sp_table_add_column (table, "cost_of", _("For spend of"), SP_TABLE_TEXT);
  sp_table_add_column (table, "kind", _("How"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pounds", _("£m"), SP_TABLE_NUMBER);
  for (guint i = 0; i < sp_waterfall_get_n_payments (waterfall); i++)
    {
      const SpPayment *payment = sp_waterfall_get_payment (waterfall, i);
      enum { KIND = 4 };

      if (sp_waterfall_get_line (waterfall, payment->line)->project != project)
        continue;
      sp_table_begin_row (table);
      sp_table_add_text (table, sp_waterfall_get_purse (waterfall, payment->purse)->name);
      sp_table_add_financial_year (table, sp_waterfall_get_year (waterfall, payment->paid_in));
      sp_table_add_financial_year (table, sp_waterfall_get_year (waterfall, payment->cost_of));
      sp_table_add_coded (table, sp_table_get_exact (all, i, KIND), sp_table_get_cell (all, (gint) i, KIND));
      sp_table_add_money (table, payment->amount, UNIT);
    }
  return table;
}

/* -------------------------------------------------------------------- lists */

/* A list that is blank says so. */
static SpTable *
end_list (SpTable *table)
{
  if (sp_table_get_n_rows (table) == 0)
    sp_table_set_note (table, _("The plan names none."));
  return table;
}

static SpTable *
make_dependencies (const SpProject *p)
{
  SpTable *table = sp_table_new ("project-dependencies", _("What must happen first"));

  sp_table_add_column (table, "kind", _("Kind"), SP_TABLE_TEXT);
  sp_table_add_column (table, "dependency", _("What must happen"), SP_TABLE_TEXT);
  sp_table_add_column (table, "owner", _("Owner"), SP_TABLE_TEXT);
  sp_table_add_column (table, "due_on", _("By"), SP_TABLE_TEXT);
  sp_table_add_column (table, "state", _("State"), SP_TABLE_TEXT);
  for (guint i = 0; i < p->n_dependencies; i++)
    {
      sp_table_begin_row (table);
      add_word (table, dependency_kinds, p->dependencies[i].kind);
      sp_table_add_text (table, p->dependencies[i].text);
      sp_table_add_text (table, p->dependencies[i].owner);
      sp_table_add_text (table, p->dependencies[i].due_on);
      add_word (table, states, p->dependencies[i].state);
    }
  return end_list (table);
}

static SpTable *
make_approvals (const SpProject *p)
{
  SpTable *table = sp_table_new ("project-approvals", _("Approvals"));

  sp_table_add_column (table, "approval", _("Approval"), SP_TABLE_TEXT);
  sp_table_add_column (table, "body", _("Who approves"), SP_TABLE_TEXT);
  sp_table_add_column (table, "state", _("State"), SP_TABLE_TEXT);
  sp_table_add_column (table, "decided_on", _("Decided"), SP_TABLE_TEXT);
  for (guint i = 0; i < p->n_approvals; i++)
    {
      sp_table_begin_row (table);
      sp_table_add_text (table, p->approvals[i].text);
      sp_table_add_text (table, p->approvals[i].body);
      add_word (table, states, p->approvals[i].state);
      sp_table_add_text (table, p->approvals[i].decided_on);
    }
  return end_list (table);
}

SpTable *
sp_table_of_project_places (SpSnapshot *snapshot, gint project)
{
  const SpProject *p = &snapshot->projects[project];
  SpTable *table = sp_table_new ("project-places", _("Places it adds, by year group and year"));

  sp_table_add_column (table, "area", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "year", _("From"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "estimated", _("Estimate"), SP_TABLE_TEXT);
  for (guint i = 0; i < p->n_places; i++)
    {
      const SpProjectPlaces *row = &p->places[i];

      sp_table_begin_row (table);
      if (row->area >= 0)
        sp_table_add_coded (table, snapshot->areas[row->area].code, snapshot->areas[row->area].name);
      else
        sp_table_add_missing (table);
      sp_table_add_group (table, row->group);
      sp_table_add_academic_year (table, row->year);
      sp_table_add_number (table, row->places, 0);
      sp_table_add_coded (table, row->estimated ? "1" : "0", row->estimated ? _("estimate") : "");
    }
  return end_list (table);
}

void
sp_tables_add_project_sheet (GPtrArray *tables, SpWaterfall *waterfall, SpTimetable *timetable, gint project)
{
  SpSnapshot *snapshot = sp_funding_get_snapshot (sp_waterfall_get_funding (waterfall));
  const SpProject *p = &snapshot->projects[project];

  g_ptr_array_add (tables, make_facts (waterfall, timetable, project));
  g_ptr_array_add (tables, make_profile (waterfall, project));
  g_ptr_array_add (tables, make_payments (waterfall, project));
  g_ptr_array_add (tables, sp_table_of_editions (snapshot, project));
  g_ptr_array_add (tables, sp_table_of_project_places (snapshot, project));
  g_ptr_array_add (tables, make_dependencies (p));
  g_ptr_array_add (tables, make_approvals (p));
  g_ptr_array_add (tables, end_list (sp_table_of_project_risks (snapshot, project)));
}
