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

/* A budget, a slip and a spend of a scenario: its reader sees them together, the plan stays as it was. */
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
  g_assert_true (sp_edit_carry_out_option (plan, 3, 1, YEAR (0), WHY, &error));
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
  assert_refused (sp_edit_set_project_after (plan, 30, 30, TRUE, &e), &e, "wait for each other");
  g_assert_true (after (plan, NULL));
  assert_refused (sp_edit_set_project_after (plan, 30, 31, TRUE, &e), &e, "wait for each other");
  assert_refused (sp_edit_set_project_spend (plan, 2, 30, sp_financial_year (2014), NULL, WHY, &e), &e, "0 is nothing");
  assert_refused (sp_edit_slip_project (plan, 2, 30, 1, NULL, &e), &e, "reason");
  assert_refused (sp_edit_slip_project (plan, 0, 30, 31, NULL, &e), &e, "30 years");
  assert_refused (sp_edit_adopt_programme (plan, 0, "A", &line, 1, WHY, &e), &e, "Choose a scenario");
  assert_refused (sp_edit_adopt_in_new_scenario (plan, "Slow", 0, &line, 1, WHY, &id, &e), &e, "already a scenario");
  assert_refused (sp_edit_adopt_in_new_scenario (plan, "New", 0, &line, 1, NULL, &id, &e), &e, "reason");
  wrong.kind = "castle";
  assert_refused (sp_edit_add_option (plan, &wrong, NULL, &e), &e, "kind of works");
  g_assert_true (adopt (plan, NULL));
  assert_refused (sp_edit_add_option (plan, &draft, NULL, &e), &e, "already holds");
  assert_refused (sp_edit_remove_option (plan, 1, &e), &e, "“Slow” makes use of it");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/plan/project/edits", TestPlan, NULL, test_plan_set_up, test_edits, test_plan_tear_down);
  g_test_add ("/plan/project/risk", TestPlan, NULL, test_plan_set_up, test_risk, test_plan_tear_down);
  g_test_add ("/plan/project/scenario", TestPlan, NULL, test_plan_set_up, test_scenario, test_plan_tear_down);
  g_test_add ("/plan/project/adopted", TestPlan, NULL, test_plan_set_up, test_adopted, test_plan_tear_down);
  g_test_add ("/plan/project/refusals", TestPlan, NULL, test_plan_set_up, test_refusals, test_plan_tear_down);
  return g_test_run ();
}
