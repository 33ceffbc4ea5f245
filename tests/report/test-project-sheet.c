/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project's sheet, the timetable, the risks and spend by pot of the Norfolk 2013 sample, against the paper and the engines. */
#include "config.h"
#include "line-fixture.h"
#include "plan-fixture.h"

#include <math.h>
#include <string.h>

#include "sp-edit.h"
#include "sp-receipt.h"
#include "sp-result-programme.h"
#include "sp-result-tables.h"
#include "sp-timetable.h"
#include "sp-waterfall.h"

typedef struct { PlanFixture in; LineFixture line; SpWaterfall *waterfall; SpTimetable *timetable; } Fixture;

static void
forget (Fixture *f)
{
  g_clear_pointer (&f->timetable, sp_timetable_unref);
  g_clear_pointer (&f->waterfall, sp_waterfall_unref);
}

static void
run (Fixture *f)
{
  forget (f);
  line_fixture_run (&f->line, f->in.plan, 0, SP_SUPPLY_EXISTING);
  f->waterfall = sp_waterfall_new (f->line.funding, NULL);
  f->timetable = sp_timetable_new (f->line.snapshot, NULL);
}

static void
set_up (Fixture *f, gconstpointer sample)
{
  plan_fixture_set_up (&f->in, sample);
  run (f);
}

static void
tear_down (Fixture *f, gconstpointer sample)
{
  forget (f);
  line_fixture_clear (&f->line);
  plan_fixture_tear_down (&f->in, sample);
}

static gint
find_project (Fixture *f, const char *reference)
{
  for (guint p = 0; p < f->line.snapshot->n_projects; p++)
    if (g_strcmp0 (f->line.snapshot->projects[p].reference, reference) == 0)
      return (gint) p;
  g_assert_not_reached ();
}

static GPtrArray *
make_sheet (Fixture *f, const char *reference)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);

  sp_tables_add_project_sheet (tables, f->waterfall, f->timetable, find_project (f, reference));
  return tables;
}

static SpTable *
find_table (GPtrArray *tables, const char *code)
{
  for (guint i = 0; i < tables->len; i++)
    if (g_str_equal (sp_table_get_code (tables->pdata[i]), code))
      return tables->pdata[i];
  g_assert_not_reached ();
}

/* The row whose first cell machines read as `code`; -1 = none. */
static gint
find_row (SpTable *table, const char *code)
{
  for (guint r = 0; r < sp_table_get_n_rows (table); r++)
    if (g_strcmp0 (sp_table_get_exact (table, r, 0), code) == 0)
      return (gint) r;
  return -1;
}

static void
assert_fact (SpTable *facts, const char *code, const char *shown)
{
  gint row = find_row (facts, code);

  g_assert_cmpint (row, >=, 0);
  g_assert_cmpstr (sp_table_get_cell (facts, row, 1), ==, shown);
}

static guint
column_of (SpTable *table, const char *heading)
{
  for (guint c = 0; c < sp_table_get_n_columns (table); c++)
    if (g_str_equal (sp_table_get_cell (table, -1, c), heading))
      return c;
  g_error ("no column %s", heading);
}

/* domain.md 1.2: Catton Grove 2.8m/210 = 13,333; Chapel Road 10.5m/47 = 223,404. Stage "B or C" is letters B to C, numbers 1 to 2,
 * ±15 to 30 %: the range stays one. */
static void
test_facts (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) catton = make_sheet (f, "EC4674"), chapel = make_sheet (f, "EC4286");
  SpTable *facts = find_table (catton, "project");
  const char *benchmark;

  assert_fact (facts, "budget", "£2.8m");
  assert_fact (facts, "stage", "B or C");
  assert_fact (facts, "stage_numbers", "1 to 2");
  assert_fact (facts, "confidence", "±15 to 30 %");
  assert_fact (facts, "cost_lowest", "£1.96m");
  assert_fact (facts, "cost_highest", "£3.64m");
  assert_fact (facts, "places", "from 420 to 630");
  g_assert_cmpint (find_row (facts, "temporary_places"), ==, -1); /* not said is not nought */
  benchmark = sp_table_get_cell (facts, find_row (facts, "benchmark"), 1);
  g_assert_true (g_str_has_prefix (benchmark, "A place costs £13,333.33: 64 % of the national average"));
  assert_fact (find_table (chapel, "project"), "benchmark",
               "A place costs £223,404.26; no national average of such works is held.");
}

/* An edition kept, then a year's spend and the budget changed: the sheet has both, and the difference. */
static void
test_variance (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const SpMoney spend = SP_POUNDS (4100000), budget = SP_POUNDS (4700000);
  gint64 drake = f->line.snapshot->projects[find_project (f, "EC4673")].id;
  g_autoptr (GPtrArray) tables = NULL;
  SpTable *profile, *editions;
  gint row;

  g_assert_true (sp_edit_keep_edition (f->in.plan, "Draft", "2013-12-01", &error));
  g_assert_no_error (error);
  g_assert_false (sp_edit_keep_edition (f->in.plan, "Draft", "2013-12-02", &error));
  g_clear_error (&error);
  g_assert_false (sp_edit_keep_edition (f->in.plan, "Other", "December", &error));
  g_clear_error (&error);
  g_assert_true (sp_edit_set_project_spend (f->in.plan, 0, drake, sp_financial_year (2014), &spend, NULL, &error));
  g_assert_true (sp_edit_set_project_budget (f->in.plan, 0, drake, &budget, NULL, &error));
  g_assert_no_error (error);
  run (f);
  tables = make_sheet (f, "EC4673");
  profile = find_table (tables, "project-profile");
  row = find_row (profile, "2014");
  g_assert_cmpint (row, >=, 0);
  g_assert_cmpstr (sp_table_get_exact (profile, (guint) row, column_of (profile, "Profile (£m)")), ==, "4100000");
  g_assert_cmpstr (sp_table_get_exact (profile, (guint) row, column_of (profile, "Edition before (£m)")), ==, "4000000");
  g_assert_cmpstr (sp_table_get_exact (profile, (guint) row, column_of (profile, "Change (£m)")), ==, "100000");
  editions = find_table (tables, "editions");
  row = (gint) sp_table_get_n_rows (editions) - 1;
  g_assert_cmpstr (sp_table_get_cell (editions, row - 1, 0), ==, "Draft");
  g_assert_cmpstr (sp_table_get_exact (editions, (guint) row, column_of (editions, "Change of budget (£m)")), ==, "200000");
  g_assert_cmpstr (sp_table_get_exact (editions, (guint) row, column_of (editions, "Change of profile (£m)")), ==, "100000");
}

/* Table 4 of the same paper is a profile, and no earlier edition: nothing has changed since. An edition that was kept is compared like
 * with like: its profile holds the spend to March as the project's does. */
static void
test_same_paper (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = make_sheet (f, "EC4338");
  SpTable *editions = find_table (tables, "editions");
  guint change = column_of (editions, "Change of budget (£m)"), moved = column_of (editions, "Change of profile (£m)");
  guint profiled = column_of (editions, "Profiled, with spend to date (£m)");

  g_assert_cmpuint (sp_table_get_n_rows (editions), ==, 2);
  g_assert_cmpstr (sp_table_get_cell (editions, 0, 0), ==, "Table 4 of the plan, November 2013 (the same paper)");
  for (guint row = 0; row < 2; row++)
    {
      g_assert_cmpstr (sp_table_get_exact (editions, row, profiled), ==, "1491000");
      g_assert_null (sp_table_get_exact (editions, row, change));
      g_assert_null (sp_table_get_exact (editions, row, moved));
    }
  g_assert_true (sp_edit_keep_edition (f->in.plan, "December", "2013-12-01", &error));
  g_assert_no_error (error);
  run (f);
  g_clear_pointer (&tables, g_ptr_array_unref);
  tables = make_sheet (f, "EC4338");
  editions = find_table (tables, "editions");
  g_assert_cmpuint (sp_table_get_n_rows (editions), ==, 3);
  g_assert_cmpstr (sp_table_get_exact (editions, 2, change), ==, "0");
  g_assert_cmpstr (sp_table_get_exact (editions, 2, moved), ==, "0");
}

/* What pays adds up to what is paid, and the sheet's lists are the plan's. */
static void
test_laws (Fixture *f, gconstpointer data)
{
  for (guint p = 0; p < f->line.snapshot->n_projects; p++)
    {
      g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
      const SpProject *project = &f->line.snapshot->projects[p];
      SpTable *money, *profile;
      double pays = 0, paid = 0;

      sp_tables_add_project_sheet (tables, f->waterfall, f->timetable, (gint) p);
      money = find_table (tables, "project-money");
      profile = find_table (tables, "project-profile");
      for (guint r = 0; r < sp_table_get_n_rows (money); r++)
        if (g_strcmp0 (sp_table_get_exact (money, r, 3), "repayment") != 0 && g_strcmp0 (sp_table_get_exact (money, r, 3), "late") != 0)
          pays += g_ascii_strtod (sp_table_get_exact (money, r, 4), NULL);
      for (guint r = 0; r < sp_table_get_n_rows (profile); r++)
        paid += g_ascii_strtod (sp_table_get_exact (profile, r, column_of (profile, "Paid in the year (£m)")), NULL);
      g_assert_cmpfloat_with_epsilon (pays, paid, 0.005);
      g_assert_cmpuint (sp_table_get_n_rows (find_table (tables, "project-dependencies")), ==, project->n_dependencies);
      g_assert_cmpuint (sp_table_get_n_rows (find_table (tables, "project-risks")), ==, project->n_risks);
      g_assert_cmpuint (sp_table_get_n_rows (find_table (tables, "project-places")), ==, project->n_places);
    }
}

/* The decision in time is the lead time before September of the first year short: Norwich North, short from 2016/17, 24 months. */
static void
test_timetable (Fixture *f, gconstpointer data)
{
  g_autoptr (SpTable) table = sp_table_of_timetable (f->timetable, f->line.need), bare = sp_table_of_timetable (f->timetable, NULL);
  guint latest = column_of (table, "Decision in time for that"), needed = column_of (table, "Area short from");
  gint catton = find_project (f, "EC4674");

  g_assert_cmpuint (sp_table_get_n_rows (table), ==, f->line.snapshot->n_projects);
  g_assert_cmpstr (sp_table_get_cell (table, catton, needed), ==, "2016/17");
  g_assert_cmpstr (sp_table_get_exact (table, (guint) catton, latest), ==, "2014-09");
  g_assert_cmpstr (sp_table_get_exact (table, (guint) catton, column_of (table, "Against the need")), ==, "in-time");
  for (guint p = 0; p < f->line.snapshot->n_projects; p++)
    {
      SpAreaIndex area = f->line.snapshot->projects[p].area;
      gboolean is_short = area >= 0 && sp_need_get_peak (f->line.need, area).first_short_year.start != 0;

      g_assert_cmpint (sp_table_get_exact (table, p, latest) != NULL, ==, is_short);
      g_assert_null (sp_table_get_exact (bare, p, latest));
    }
}

/* Each risk's project is in its square, and in no square of another likelihood. */
static void
test_matrix (Fixture *f, gconstpointer data)
{
  g_autoptr (SpTable) matrix = sp_table_of_risk_matrix (f->line.snapshot);

  g_assert_cmpuint (sp_table_get_n_rows (matrix), ==, 5);
  for (guint p = 0; p < f->line.snapshot->n_projects; p++)
    for (guint r = 0; r < f->line.snapshot->projects[p].n_risks; r++)
      {
        const SpRisk *risk = &f->line.snapshot->projects[p].risks[r];
        const char *square = sp_table_get_cell (matrix, 5 - risk->likelihood, (guint) risk->impact);

        g_assert_nonnull (strstr (square, f->line.snapshot->projects[p].name));
        g_assert_true (g_str_has_prefix (square, sp_words_for_risk (risk->likelihood, risk->impact)));
      }
  g_assert_cmpstr (sp_table_get_cell (matrix, 4, 1), ==, "low"); /* rare, insignificant: nobody */
}

/* Spend of a year = met before + above cost + what the pots pay in it + gap; all years together = demand and Little Plumstead's
 * £0.291m. */
static void
test_spend (Fixture *f, gconstpointer data)
{
  g_autoptr (SpTable) table = sp_table_of_spend_by_pot (f->waterfall);
  guint gap = column_of (table, "Gap (£m)");
  double all = 0;

  for (guint r = 0; r < sp_table_get_n_rows (table); r++)
    {
      double spend = g_ascii_strtod (sp_table_get_exact (table, r, 1), NULL), sum = 0;

      for (guint c = 2; c <= gap; c++)
        sum += g_ascii_strtod (sp_table_get_exact (table, r, c), NULL);
      g_assert_cmpfloat_with_epsilon (spend, sum, 0.005);
      all += spend;
    }
  g_assert_cmpfloat_with_epsilon (all, 92672000 + 291000, 0.005);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report/project-sheet/facts", Fixture, "norfolk-2013", set_up, test_facts, tear_down);
  g_test_add ("/report/project-sheet/variance", Fixture, "norfolk-2013", set_up, test_variance, tear_down);
  g_test_add ("/report/project-sheet/same-paper", Fixture, "norfolk-2013", set_up, test_same_paper, tear_down);
  g_test_add ("/report/project-sheet/laws", Fixture, "norfolk-2013", set_up, test_laws, tear_down);
  g_test_add ("/report/project-sheet/timetable", Fixture, "norfolk-2013", set_up, test_timetable, tear_down);
  g_test_add ("/report/project-sheet/matrix", Fixture, "norfolk-2013", set_up, test_matrix, tear_down);
  g_test_add ("/report/project-sheet/spend", Fixture, "norfolk-2013", set_up, test_spend, tear_down);
  return g_test_run ();
}
