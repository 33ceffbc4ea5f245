/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project's own sheet: everything the plan and the engines say of one project, as tables; its facts are in
 * sp-result-tables-facts.c. */
#include "config.h"
#include "sp-result-programme.h"

#include <glib/gi18n-lib.h>

#include "sp-funding.h"
#include "sp-result-tables-private.h"
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
  gint line = sp_waterfall_find_line (waterfall, project);
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
      sp_table_add_date (table, p->dependencies[i].due_on);
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
      sp_table_add_date (table, p->approvals[i].decided_on);
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

  g_ptr_array_add (tables, sp_table_of_project_facts (waterfall, timetable, project));
  g_ptr_array_add (tables, make_profile (waterfall, project));
  g_ptr_array_add (tables, make_payments (waterfall, project));
  g_ptr_array_add (tables, sp_table_of_editions (snapshot, project));
  g_ptr_array_add (tables, sp_table_of_project_places (snapshot, project));
  g_ptr_array_add (tables, make_dependencies (p));
  g_ptr_array_add (tables, make_approvals (p));
  g_ptr_array_add (tables, end_list (sp_table_of_project_risks (snapshot, project)));
}
