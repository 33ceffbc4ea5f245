/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every named edit: one step, one revision, undone and done again in other sittings. */
#include "config.h"
#include "sp-test-edits.h"

#include <string.h>

#define YEAR(y) sp_academic_year (y)

static void
count_cb (SpPlan *plan,
          guint  *n)
{
  (*n)++;
}

static void
notify_cb (SpPlan     *plan,
           GParamSpec *pspec,
           guint      *n)
{
  (*n)++;
}

static void
test_every_edit (TestPlan      *fixture,
                 gconstpointer  data)
{
  test_plan_sql (fixture->path, test_edit_sql);
  for (guint i = 0; i < test_n_edits; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPlan) plan = test_plan_open (fixture);
      gint64 revision = sp_plan_get_revision (plan);
      g_autofree char *before = test_plan_dump (plan);
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;
      guint n_changed = 0, n_labels = 0;

      g_test_message ("%u: %s", i, test_edits[i].label);
      g_signal_connect (plan, "changed", G_CALLBACK (count_cb), &n_changed);
      g_signal_connect (plan, "notify::undo-label", G_CALLBACK (notify_cb), &n_labels);
      g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, NULL);
      g_assert_true (test_edits[i].run (plan, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (n_changed, ==, 1);
      g_assert_cmpuint (n_labels, ==, 1);
      g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 1);
      g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, test_edits[i].label);
      after = test_plan_dump (plan);
      g_assert_cmpstr (after, !=, before);

      /* The same once more makes no step; except adding, which is refused or adds again. */
      if (!test_edits[i].adds)
        {
          g_assert_true (test_edits[i].run (plan, &error));
          g_assert_no_error (error);
          g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 1);
          g_assert_cmpuint (n_changed, ==, 1);
        }

      /* Undo, in another sitting. */
      g_clear_object (&plan);
      plan = test_plan_open (fixture);
      g_assert_true (sp_plan_undo (plan, &error));
      g_assert_no_error (error);
      undone = test_plan_dump (plan);
      g_assert_cmpstr (undone, ==, before);
      g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, NULL);
      g_assert_cmpstr (sp_plan_get_redo_label (plan), ==, test_edits[i].label);

      /* Redo, in yet another; and back for the next edit. */
      g_clear_object (&plan);
      plan = test_plan_open (fixture);
      g_assert_true (sp_plan_redo (plan, &error));
      g_assert_no_error (error);
      redone = test_plan_dump (plan);
      g_assert_cmpstr (redone, ==, after);
      g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 3);
      g_assert_true (sp_plan_undo (plan, &error));
      g_assert_no_error (error);
    }
}

/* All edits on top of one another, then all the way back and forth again. */
static void
test_long_history (TestPlan      *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *again = NULL;
  g_autofree char *back = NULL;

  test_plan_sql (fixture->path, test_edit_sql);
  plan = test_plan_open (fixture);
  first = test_plan_dump (plan);
  for (guint i = 0; i < test_n_edits; i++)
    if (!test_edits[i].alone)
      {
        g_assert_true (test_edits[i].run (plan, &error));
        g_assert_no_error (error);
      }
  last = test_plan_dump (plan);
  while (sp_plan_get_undo_label (plan))
    g_assert_true (sp_plan_undo (plan, NULL));
  back = test_plan_dump (plan);
  g_assert_cmpstr (back, ==, first);
  while (sp_plan_get_redo_label (plan))
    g_assert_true (sp_plan_redo (plan, NULL));
  again = test_plan_dump (plan);
  g_assert_cmpstr (again, ==, last);
  g_assert_false (sp_plan_redo (plan, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
}

/* An edit's own figure no longer claims to be the paper's. */
static void
test_provenance (TestPlan      *fixture,
                 gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;
  double dwellings = 75;

  test_plan_sql (fixture->path, "UPDATE completion SET source_id = 1, dated = '2013'");
  plan = test_plan_open (fixture);
  g_assert_true (sp_edit_set_completion (plan, 0, 20, YEAR (2015), &dwellings, "planner", NULL));
  g_clear_object (&plan);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM completion WHERE site_id = 20 AND year = 2015 AND "
                                    "source_id IS NULL AND dated IS NULL AND estimated = 1 AND note = 'planner'"), ==, 1);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM completion WHERE source_id = 1"), ==, 4);
}

/* The scenario's reader sees what was typed in the year it was typed, and sees it move with the site. */
static void
test_slip_moves_own_completions (TestPlan      *fixture,
                                 gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpSnapshot) s = NULL;
  gint site;
  double d = 70;

  g_assert_true (sp_edit_set_completion (plan, 2, 20, YEAR (2016), &d, "why", NULL));
  g_assert_true (sp_edit_slip_site (plan, 2, 20, 1, "why", NULL));
  s = sp_plan_snapshot (plan, 2, NULL);
  site = sp_snapshot_find_site (s, 20);
  g_assert_cmpfloat (s->completions[(guint) site * s->n_years + (2015 - (guint) s->first_year.start)], ==, 50);
  g_assert_cmpfloat (s->completions[(guint) site * s->n_years + (2016 - (guint) s->first_year.start)], ==, 100);
  g_assert_cmpfloat (s->completions[(guint) site * s->n_years + (2017 - (guint) s->first_year.start)], ==, 70);
}

static void
test_scenarios_listed (TestPlan      *fixture,
                       gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GPtrArray) scenarios = sp_plan_dup_scenarios (plan);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  g_assert_cmpuint (scenarios->len, ==, 4);
  g_assert_cmpint (((SpScenario *) scenarios->pdata[0])->parent_id, ==, 0);
  g_assert_cmpint (((SpScenario *) scenarios->pdata[3])->parent_id, ==, 3);
  g_assert_true (sp_plan_find_scenario (plan, "slowEST", &id, NULL));
  g_assert_cmpint (id, ==, 4);
  g_assert_true (sp_plan_find_scenario (plan, "2", &id, NULL));
  g_assert_cmpint (id, ==, 2);
  g_assert_false (sp_plan_find_scenario (plan, "Slowre", &id, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "“Slower”"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/edit/every-edit", test_every_edit);
  TEST_PLAN ("/plan/edit/long-history", test_long_history);
  TEST_PLAN ("/plan/edit/provenance", test_provenance);
  TEST_PLAN ("/plan/edit/slip-moves-own-completions", test_slip_moves_own_completions);
  TEST_PLAN ("/plan/edit/scenarios-listed", test_scenarios_listed);
  return g_test_run ();
}
