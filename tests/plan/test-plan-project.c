/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a project, options and programmes: each edit, undone and done again to the byte; and what a scenario makes of
 * projects and options, which its reader sees and the plan does not. */
#include "config.h"
#include "sp-test-plan.h"

#define YEAR(y) sp_academic_year (y)
#define WHY "for the test"

static const SpDraftPlaces places[] = { { 10, SP_GROUP_R, 0, 30 }, { 10, SP_GROUP_Y1, 1, 30 } };
static const SpOptionSpend halves[] = { { -1, 0.5 }, { 0, 0.5 } };
static const SpMoney cost = { 100000001 };
static const SpOptionDraft draft = { .key = "expand-5", .name = "Expand Drake", .kind = "expansion", .phase = "primary",
                                     .school_id = 5, .area_id = 10, .cost = &cost, .price_base = { 2026, 1 },
                                     .lead_months = 24, .places = places, .n_places = 2, .spend = halves, .n_spend = 2 };
static const SpOptionDraft dated = { .key = "project-31", .name = "Attleborough", .kind = "new school", .phase = "primary",
                                     .project_id = 31, .area_id = 10, .cost = &cost, .lead_months = 36, .places = places,
                                     .n_places = 2 };

static gboolean kind (SpPlan *p, GError **e) { return sp_edit_set_project_kind (p, 30, "expansion", "primary", e); }
static gboolean start (SpPlan *p, GError **e) { return sp_edit_set_project_start (p, 30, "2014-04", 18, e); }
static gboolean location (SpPlan *p, GError **e) { return sp_edit_set_project_location (p, 30, 0.99, e); }
static gboolean temporary (SpPlan *p, GError **e) { return sp_edit_set_project_temporary (p, 30, 60, e); }
static gboolean places_of (SpPlan *p, GError **e) { return sp_edit_set_project_places (p, 30, 10, SP_GROUP_Y2, YEAR (2016), 15, e); }
static gboolean no_places (SpPlan *p, GError **e) { return sp_edit_set_project_places (p, 30, 10, SP_GROUP_R, YEAR (2015), 0, e); }
static gboolean commit (SpPlan *p, GError **e) { return sp_edit_set_project_committed (p, 31, TRUE, e); }
static gboolean dependency (SpPlan *p, GError **e) { return sp_edit_set_dependency (p, 30, 0, "land", "The field", "open", "Estates", "2014-06", e); }
static gboolean no_dependency (SpPlan *p, GError **e) { return sp_edit_set_dependency (p, 30, 1, NULL, NULL, NULL, NULL, NULL, e); }
static gboolean after (SpPlan *p, GError **e) { return sp_edit_set_project_after (p, 31, 30, TRUE, e); }
static gboolean risk (SpPlan *p, GError **e) { return sp_edit_set_risk (p, 30, 0, "Ground", 3, 4, "Estates", "Survey", e); }
static gboolean approval (SpPlan *p, GError **e) { return sp_edit_set_approval (p, 30, 0, "Business case", "Cabinet", "needed", NULL, e); }
static gboolean edition (SpPlan *p, GError **e) { return sp_edit_keep_edition (p, "Spring 2014", "2014-03-31", e); }
static gboolean slip (SpPlan *p, GError **e) { return sp_edit_slip_project (p, 0, 30, 1, NULL, e); }
static gboolean slip_earlier (SpPlan *p, GError **e) { return sp_edit_slip_project (p, 0, 30, -2, NULL, e); }
static gboolean slip_in (SpPlan *p, GError **e) { return sp_edit_slip_project (p, 2, 30, 2, WHY, e); }
static gboolean budget_in (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (9); return sp_edit_set_project_budget (p, 2, 30, &m, WHY, e); }
static gboolean spend_in (SpPlan *p, GError **e) { SpMoney m = SP_POUNDS (7); return sp_edit_set_project_spend (p, 2, 30, sp_financial_year (2014), &m, WHY, e); }
static gboolean add_option (SpPlan *p, GError **e) { gint64 id = 0; return sp_edit_add_option (p, &draft, &id, e) && id == 1; }

static gboolean reference (SpPlan *p, GError **e) { return sp_edit_set_project_words (p, 31, SP_PROJECT_REFERENCE, "EC20", e); }
static gboolean rename_project (SpPlan *p, GError **e) { return sp_edit_set_project_words (p, 30, SP_PROJECT_NAME, "Drake Primary", e); }
static gboolean description (SpPlan *p, GError **e) { return sp_edit_set_project_words (p, 30, SP_PROJECT_DESCRIPTION, "1FE to 2FE", e); }
static gboolean table (SpPlan *p, GError **e) { return sp_edit_set_project_table (p, 30, 2, e); }
static gboolean no_table (SpPlan *p, GError **e) { return sp_edit_set_project_table (p, 31, 0, e); }
static gboolean where (SpPlan *p, GError **e) { return sp_edit_set_project_where (p, 30, 7, 12, e); }
static gboolean nowhere (SpPlan *p, GError **e) { return sp_edit_set_project_where (p, 30, 0, 0, e); }
static gboolean size (SpPlan *p, GError **e) { return sp_edit_set_project_size (p, 30, 210, 315, 420, e); }
static gboolean answers (SpPlan *p, GError **e) { return sp_edit_set_project_growth_area (p, 30, 3, TRUE, e); }
static gboolean answers_not (SpPlan *p, GError **e) { return sp_edit_set_project_growth_area (p, 30, 2, FALSE, e); }
static gboolean remove_project (SpPlan *p, GError **e) { return sp_edit_remove_project (p, 30, e); }
static const SpNewProject new_project = { .reference = "EC9", .name = "Kingsfleet Primary", .description = "New 2FE school", .table = 2, .area_id = 10,
                                            .growth_area_id = 2 };
static gboolean add_project (SpPlan *p, GError **e) { gint64 id = 0; return sp_edit_add_project (p, &new_project, &id, e) && id == 32; }

static gboolean
save (SpPlan *p, GError **e)
{
  SpProgrammeLine lines[] = { { &draft, YEAR (2016), NULL }, { &dated, YEAR (0), "forbidden" } };

  return sp_edit_save_programme (p, "First", 0.8, NULL, "proved", lines, 2, e);
}

static gboolean
adopt (SpPlan *p, GError **e)
{
  SpProgrammeLine lines[] = { { &draft, YEAR (2016), NULL }, { &dated, YEAR (2017), NULL } };

  return sp_edit_adopt_programme (p, 2, "First", lines, 2, WHY, e);
}

static gboolean
adopt_anew (SpPlan *p, GError **e)
{
  SpProgrammeLine line = { &draft, YEAR (2016), NULL };
  gint64 id = 0;

  return sp_edit_adopt_in_new_scenario (p, "Adopted", 0, &line, 1, WHY, &id, e) && id > 0;
}

static const struct { const char *label; gboolean (*run) (SpPlan *, GError **); } edits[] = {
  { "Change kind of EC1 Thetford Drake", kind },
  { "Change start of EC1 Thetford Drake", start },
  { "Change location factor of EC1 Thetford Drake", location },
  { "Change temporary places of EC1 Thetford Drake", temporary },
  { "Change places of EC1 Thetford Drake from 2016/17", places_of },
  { "Change places of EC1 Thetford Drake from 2015/16", no_places },
  { "Commit EC2 Attleborough", commit },
  { "Change dependency of EC1 Thetford Drake", dependency },
  { "Change dependency of EC1 Thetford Drake", no_dependency },
  { "Change what EC2 Attleborough waits for", after },
  { "Change a risk of EC1 Thetford Drake", risk },
  { "Change an approval of EC1 Thetford Drake", approval },
  { "Keep edition Spring 2014", edition },
  { "Move EC1 Thetford Drake later by 1 year", slip },
  { "Move EC1 Thetford Drake earlier by 2 years", slip_earlier },
  { "Move EC1 Thetford Drake later by 2 years in scenario Slow", slip_in },
  { "Change budget of EC1 Thetford Drake in scenario Slow", budget_in },
  { "Change spend of EC1 Thetford Drake in 2014-15 in scenario Slow", spend_in },
  { "Add option Expand Drake", add_option },
  { "Change reference of EC2 Attleborough", reference },
  { "Rename EC1 Thetford Drake", rename_project },
  { "Change description of EC1 Thetford Drake", description },
  { "Change table of EC1 Thetford Drake", table },
  { "Change table of EC2 Attleborough", no_table },
  { "Change where EC1 Thetford Drake is", where },
  { "Change where EC1 Thetford Drake is", nowhere },
  { "Change number of places of EC1 Thetford Drake", size },
  { "Change growth areas of EC1 Thetford Drake", answers },
  { "Change growth areas of EC1 Thetford Drake", answers_not },
  { "Add project EC9 Kingsfleet Primary", add_project },
  { "Remove project EC1 Thetford Drake", remove_project },
  { "Save programme First", save },
  { "Adopt programme First in scenario Slow", adopt },
  { "Adopt programme Adopted in scenario Adopted", adopt_anew },
};

static void
test_edits (TestPlan *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPlan) plan = test_plan_open (fixture);
      g_autofree char *before = test_plan_dump (plan), *undone = NULL, *redone = NULL, *done = NULL;

      g_assert_true (edits[i].run (plan, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, edits[i].label);
      done = test_plan_dump (plan);
      g_assert_cmpstr (done, !=, before);
      g_assert_true (sp_plan_undo (plan, &error));
      undone = test_plan_dump (plan);
      g_assert_cmpstr (undone, ==, before);
      g_assert_true (sp_plan_redo (plan, &error));
      redone = test_plan_dump (plan);
      g_assert_cmpstr (redone, ==, done);
      g_assert_true (sp_plan_undo (plan, &error));
      g_assert_no_error (error);
    }
}

static const SpProject *
project_of (const SpSnapshot *s, gint64 id)
{
  gint i = sp_snapshot_find_project (s, id);

  g_assert_cmpint (i, >=, 0);
  return &s->projects[i];
}

/* Unequal on purpose: a risk was once read as whatever followed it. */
static void
test_risk (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  const SpProject *p;

  g_assert_true (sp_edit_set_risk (plan, 30, 0, "Flood", 2, 5, "Estates", "Survey", &error));
  snapshot = sp_plan_snapshot (plan, 0, &error);
  g_assert_no_error (error);
  p = project_of (snapshot, 30);
  g_assert_cmpuint (p->n_risks, ==, 1);
  g_assert_cmpstr (p->risks[0].text, ==, "Flood");
  g_assert_cmpint (p->risks[0].likelihood, ==, 2);
  g_assert_cmpint (p->risks[0].impact, ==, 5);
  g_assert_cmpstr (p->risks[0].owner, ==, "Estates");
  g_assert_cmpstr (p->risks[0].mitigation, ==, "Survey");
}

/* Moved by a year, 29 February is the 28th, and what was spent by a date of which only the year is said stays where it is: in the plan
 * as in a scenario. */
static void
test_slip_dates (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpSnapshot) in_plan = NULL, in_scenario = NULL;
  g_autoptr (GError) error = NULL;

  test_plan_sql (fixture->path, "UPDATE project SET completion_on = '2016-02-29', spend_to_date_pence = 5, spend_to_date_on = '2014' "
                                "WHERE id = 30;");
  plan = test_plan_open (fixture);
  g_assert_true (sp_edit_slip_project (plan, 2, 30, 1, WHY, &error));
  in_scenario = sp_plan_snapshot (plan, 2, &error);
  g_assert_true (sp_edit_slip_project (plan, 0, 30, 1, NULL, &error));
  g_assert_no_error (error);
  in_plan = sp_plan_snapshot (plan, 0, &error);
  for (gint i = 0; i < 2; i++)
    {
      const SpProject *p = project_of (i == 0 ? in_plan : in_scenario, 30);

      g_assert_cmpstr (p->completion_on, ==, "2017-02-28");
      g_assert_cmpint (p->spend[0].year.start, ==, 2013);
      g_assert_cmpint (p->spend[1].year.start, ==, 2015);
    }
}

/* A budget, a slip and a spend of a scenario: its reader sees them together, the plan stays as it was. */
static void
test_scenario (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpSnapshot) before = NULL, in_plan = NULL, in_child = NULL;
  const SpProject *p;

  before = sp_plan_snapshot (plan, 0, &error);
  g_assert_true (slip_in (plan, &error) && budget_in (plan, &error) && spend_in (plan, &error));
  g_assert_no_error (error);
  in_plan = sp_plan_snapshot (plan, 0, &error);
  p = project_of (in_plan, 30);
  g_assert_cmpint (p->budget.pence, ==, project_of (before, 30)->budget.pence);
  g_assert_cmpint (p->n_spend, ==, 2);
  g_assert_cmpint (p->places[0].year.start, ==, 2015);
  /* Slow is the parent of Slower, which has nothing of its own here. */
  in_child = sp_plan_snapshot (plan, 3, &error);
  p = project_of (in_child, 30);
  g_assert_cmpint (p->budget.pence, ==, 900);
  g_assert_cmpint (p->slip, ==, 2);
  g_assert_cmpint (p->places[0].year.start, ==, 2017);
  g_assert_cmpuint (p->n_spend, ==, 3); /* 2013 and 2014 two years later, and 2014 as typed */
  g_assert_cmpint (p->spend[0].year.start, ==, 2014);
  g_assert_cmpint (p->spend[0].amount.pence, ==, 700);
  g_assert_cmpint (p->spend[1].year.start, ==, 2015);
  g_assert_cmpint (p->spend[2].year.start, ==, 2016);
}

/* Adopted options are projects of the scenario: one of its own, and the plan's undated one dated. */
static void
test_adopted (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpSnapshot) in_plan = NULL, in_scenario = NULL, dropped = NULL;
  const SpProject *p;

  g_assert_true (adopt (plan, &error));
  g_assert_no_error (error);
  in_plan = sp_plan_snapshot (plan, 0, &error);
  in_scenario = sp_plan_snapshot (plan, 2, &error);
  g_assert_cmpuint (in_plan->n_options, ==, 2);
  g_assert_cmpuint (in_scenario->n_projects, ==, in_plan->n_projects + 1);
  p = project_of (in_scenario, -1);
  g_assert_cmpstr (p->name, ==, "Expand Drake");
  g_assert_true (p->committed);
  g_assert_cmpint (p->budget.pence, ==, 100000001);
  g_assert_cmpuint (p->n_spend, ==, 2);
  g_assert_cmpint (p->spend[0].year.start, ==, 2015);
  g_assert_cmpint (p->spend[0].amount.pence + p->spend[1].amount.pence, ==, 100000001); /* the odd penny is not lost */
  g_assert_cmpuint (p->n_places, ==, 2);
  g_assert_cmpint (p->places[1].year.start, ==, 2017);
  p = project_of (in_scenario, 31);
  g_assert_true (p->committed);
  g_assert_cmpstr (p->completion_on, ==, "2017-09");
  g_assert_cmpint (p->option, >=, 0);
  g_assert_false (project_of (in_plan, 31)->committed);

  /* A child scenario that does without the first. */
  g_clear_object (&plan);
  test_plan_sql (fixture->path, "INSERT INTO scenario_override (scenario_id, subject, target_id, value, reason) VALUES (3, 'option', 1, 0, 'To try')");
  plan = test_plan_open (fixture);
  dropped = sp_plan_snapshot (plan, 3, &error);
  g_assert_cmpint (sp_snapshot_find_project (dropped, -1), ==, -1);
  g_assert_true (project_of (dropped, 31)->committed);
}

static void
assert_refused (gboolean done, GError **error, const char *words)
{
  g_assert_false (done);
  g_assert_error (*error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  if (!strstr ((*error)->message, words))
    g_error ("“%s” does not say “%s”", (*error)->message, words);
  g_clear_error (error);
}

static void
test_refusals (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  SpProgrammeLine line = { &draft, YEAR (2016), NULL };
  SpOptionDraft wrong = draft;
  gint64 id = 0;
  GError *e = NULL;

  assert_refused (sp_edit_set_project_kind (plan, 30, "castle", NULL, &e), &e, "castle");
  assert_refused (sp_edit_set_project_start (plan, 30, "soon", 12, &e), &e, "not a date");
  assert_refused (sp_edit_set_project_location (plan, 30, 9, &e), &e, "0.5 to 2");
  assert_refused (sp_edit_set_risk (plan, 30, 0, "Ground", 6, 1, NULL, NULL, &e), &e, "1 to 5");
  assert_refused (sp_edit_set_approval (plan, 30, 0, "Case", NULL, "maybe", NULL, &e), &e, "maybe");
  assert_refused (sp_edit_set_project_after (plan, 30, 30, TRUE, &e), &e, "cannot wait for itself");
  g_assert_true (after (plan, NULL));
  assert_refused (sp_edit_set_project_after (plan, 30, 31, TRUE, &e), &e, "wait for each other");
  assert_refused (sp_edit_set_project_spend (plan, 2, 30, sp_financial_year (2014), NULL, WHY, &e), &e, "0 is nothing");
  assert_refused (sp_edit_slip_project (plan, 2, 30, 1, NULL, &e), &e, "reason");
  assert_refused (sp_edit_slip_project (plan, 0, 30, 31, NULL, &e), &e, "30 years");
  assert_refused (sp_edit_adopt_programme (plan, 0, "A", &line, 1, WHY, &e), &e, "Choose a scenario");
  assert_refused (sp_edit_adopt_in_new_scenario (plan, "Slow", 0, &line, 1, WHY, &id, &e), &e, "already a scenario");
  assert_refused (sp_edit_adopt_in_new_scenario (plan, "New", 0, &line, 1, NULL, &id, &e), &e, "reason");
  wrong.kind = "castle";
  assert_refused (sp_edit_add_option (plan, &wrong, NULL, &e), &e, "“castle” is none of admission number, bulge class");
  g_assert_true (adopt (plan, NULL));
  assert_refused (sp_edit_add_option (plan, &draft, NULL, &e), &e, "already holds");
  assert_refused (sp_edit_remove_option (plan, 1, &e), &e, "“Slow” makes use of it");
}

/* What hangs on it goes with it, and comes back in one step; what must keep it says so. */
static void
test_remove (TestPlan *fixture, gconstpointer data)
{
  static const char rich[]
    = "INSERT INTO pot_allocation (pot_id, project_id, financial_year, amount_pence) VALUES (40, 30, 2014, 5);"
      "INSERT INTO project_risk (project_id, position, text, likelihood, impact) VALUES (30, 1, 'Flood', 1, 2);"
      "INSERT INTO project_approval (project_id, position, text) VALUES (30, 1, 'Case');"
      "INSERT INTO project_after (project_id, after_project_id) VALUES (31, 30);"
      "INSERT INTO project_edition (id, project_id, edition, edition_on) VALUES (9, 30, 'Spring', '2013-04-01');"
      "INSERT INTO project_edition_spend (edition_id, financial_year, amount_pence) VALUES (9, 2013, 5);"
      "INSERT INTO option (id, key, name, kind, phase, project_id) VALUES (3, 'p30', 'Drake', 'expansion', 'primary', 30);"
      "INSERT INTO scenario_override (scenario_id, subject, target_id, value, reason) VALUES (2, 'project budget', 30, 9, 'x');";
  g_autoptr (SpPlan) plan = NULL;
  g_autofree char *before = NULL, *after_it = NULL, *back = NULL;
  GError *e = NULL;

  test_plan_sql (fixture->path, rich);
  plan = test_plan_open (fixture);
  before = test_plan_dump (plan);
  g_assert_true (sp_edit_remove_project (plan, 30, &e));
  g_assert_no_error (e);
  after_it = test_plan_dump (plan);
  g_assert_null (strstr (after_it, "Thetford Drake"));
  g_assert_null (strstr (after_it, "project budget"));
  g_assert_null (strstr (after_it, "'p30'"));
  g_assert_true (sp_plan_undo (plan, &e));
  back = test_plan_dump (plan);
  g_assert_cmpstr (back, ==, before);
  g_clear_object (&plan);
  test_plan_sql (fixture->path, "INSERT INTO scenario_override (scenario_id, subject, target_id, year, value, reason) "
                                "VALUES (2, 'option', 3, 2016, 1, 'To try')");
  plan = test_plan_open (fixture);
  assert_refused (sp_edit_remove_project (plan, 30, &e), &e, "“Slow” makes use of it");
  g_clear_object (&plan);
  test_plan_sql (fixture->path, "UPDATE obligation SET project_id = 31 WHERE position = 1");
  plan = test_plan_open (fixture);
  assert_refused (sp_edit_remove_project (plan, 31, &e), &e, "money of “Kingsfleet” is tied to it");
  g_clear_object (&plan);
  test_plan_sql (fixture->path, "UPDATE obligation SET project_id = NULL; UPDATE cil_claim SET project_id = 31");
  plan = test_plan_open (fixture);
  assert_refused (sp_edit_remove_project (plan, 31, &e), &e, "“Secondary places” is for it");
  g_clear_object (&plan);
  test_plan_sql (fixture->path, "UPDATE cil_claim SET project_id = NULL; UPDATE pot SET project_id = 31 WHERE id = 41");
  plan = test_plan_open (fixture);
  assert_refused (sp_edit_remove_project (plan, 31, &e), &e, "S106 may pay for it alone");
}

static void
test_facts (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpSnapshot) s = NULL;
  SpNewProject wrong = new_project;
  gint64 id = 0;
  gint from, min, max;
  GError *e = NULL;
  const SpProject *p;

  assert_refused (sp_edit_set_project_words (plan, 31, SP_PROJECT_REFERENCE, "EC1", &e), &e, "reference of Thetford Drake");
  assert_refused (sp_edit_set_project_words (plan, 31, SP_PROJECT_NAME, NULL, &e), &e, "blank");
  assert_refused (sp_edit_set_project_table (plan, 31, 7, &e), &e, "no such table of projects as 7. Choose one of those it has: 1");
  assert_refused (sp_edit_set_project_where (plan, 31, 99, 0, &e), &e, "no such school");
  assert_refused (sp_edit_set_project_size (plan, 31, 210, 420, 315, &e), &e, "from a number to a number");
  wrong.table = 0;
  assert_refused (sp_edit_add_project (plan, &wrong, NULL, &e), &e, "which table");
  wrong = new_project;
  wrong.area_id = wrong.growth_area_id = 0;
  assert_refused (sp_edit_add_project (plan, &wrong, NULL, &e), &e, "Where it is");
  wrong = new_project;
  wrong.reference = "EC2";
  assert_refused (sp_edit_add_project (plan, &wrong, NULL, &e), &e, "reference of Attleborough");
  g_assert_true (sp_edit_add_project (plan, &new_project, &id, &e));
  g_assert_true (sp_edit_set_project_table (plan, 30, 2, &e));
  g_assert_true (sp_edit_set_project_where (plan, 30, 7, 12, &e));
  s = sp_plan_snapshot (plan, 0, &e);
  p = project_of (s, id);
  g_assert_cmpstr (p->description, ==, "New 2FE school");
  g_assert_cmpint (p->position, ==, 1);
  p = project_of (s, 30);
  g_assert_cmpint (p->table, ==, 2);
  g_assert_cmpint (p->position, ==, 2); /* after the new one */
  g_assert_cmpuint (p->n_schools, ==, 2); /* the second school stays */
  g_assert_cmpint (s->schools[p->school].id, ==, 7);
  g_assert_true (p->schools[0] == p->school || p->schools[1] == p->school);

  g_assert_true (sp_project_size_parse (" 1,050 to 1,260 or 1,470 ", &from, &min, &max));
  g_assert_true (from == 1050 && min == 1260 && max == 1470);
  g_assert_true (sp_project_size_parse ("210–420", &from, &min, &max));
  g_assert_true (from == 210 && min == 420 && max == 420);
  g_assert_true (sp_project_size_parse ("420", &from, &min, &max));
  g_assert_true (from == -1 && min == 420 && max == 420);
  g_assert_true (sp_project_size_parse ("", &from, &min, &max));
  g_assert_true (from == -1 && min == -1 && max == -1);
  g_assert_false (sp_project_size_parse ("210 to", &from, &min, &max));
  g_assert_false (sp_project_size_parse ("420 or 315", &from, &min, &max));
  g_assert_false (sp_project_size_parse ("many", &from, &min, &max));
}

/* A programme is saved, called something else, and not twice the same; an option's cost and lead time. */
static void
test_names (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpSnapshot) s = NULL;
  SpMoney dear = { 99 };
  GError *e = NULL;

  g_assert_true (save (plan, &e));
  g_assert_true (sp_edit_rename_programme (plan, "First", "For July", &e));
  g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, "Rename programme First");
  assert_refused (sp_edit_rename_programme (plan, "First", "Second", &e), &e, "no programme “First”");
  g_assert_true (save (plan, &e));
  assert_refused (sp_edit_rename_programme (plan, "First", "For July", &e), &e, "already has a programme");
  assert_refused (sp_edit_set_option_lead (plan, 1, 241, &e), &e, "0 to 240");
  g_assert_true (sp_edit_set_option_lead (plan, 1, 30, &e));
  g_assert_true (sp_edit_set_option_cost (plan, 1, &dear, &e));
  s = sp_plan_snapshot (plan, 0, &e);
  g_assert_cmpuint (s->n_programmes, ==, 2);
  g_assert_cmpint (s->options[0].lead_months, ==, 30);
  g_assert_cmpint (s->options[0].cost.pence, ==, 99);
  g_assert_true (sp_plan_undo (plan, &e) && sp_plan_undo (plan, &e) && sp_plan_undo (plan, &e) && sp_plan_undo (plan, &e));
  g_clear_pointer (&s, sp_snapshot_unref);
  s = sp_plan_snapshot (plan, 0, &e);
  g_assert_cmpstr (s->programmes[0].name, ==, "First");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plan/project/edits", TestPlan, NULL, test_plan_set_up, test_edits, test_plan_tear_down);
  g_test_add ("/plan/project/risk", TestPlan, NULL, test_plan_set_up, test_risk, test_plan_tear_down);
  g_test_add ("/plan/project/scenario", TestPlan, NULL, test_plan_set_up, test_scenario, test_plan_tear_down);
  g_test_add ("/plan/project/slip-dates", TestPlan, NULL, test_plan_set_up, test_slip_dates, test_plan_tear_down);
  g_test_add ("/plan/project/adopted", TestPlan, NULL, test_plan_set_up, test_adopted, test_plan_tear_down);
  g_test_add ("/plan/project/refusals", TestPlan, NULL, test_plan_set_up, test_refusals, test_plan_tear_down);
  g_test_add ("/plan/project/remove", TestPlan, NULL, test_plan_set_up, test_remove, test_plan_tear_down);
  g_test_add ("/plan/project/facts", TestPlan, NULL, test_plan_set_up, test_facts, test_plan_tear_down);
  g_test_add ("/plan/project/names", TestPlan, NULL, test_plan_set_up, test_names, test_plan_tear_down);
  return g_test_run ();
}
