/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario's snapshot is the plan with the scenario's differences in it; scenarios inherit three deep. */
#include "config.h"
#include "sp-test-snapshot.h"

/* Slow: Kingsfleet a year later. Slower: 40 in 2015 and half the yield. Slowest: another year later, 2015 not known,
 * more places. */
static const char three_deep[] =
  "INSERT INTO scenario_override (scenario_id, subject, target_id, year, year_group, value, reason) VALUES"
  " (2, 'start slip', 20, NULL, NULL, 1, 'slow start'), (2, 'yield factor', NULL, NULL, NULL, 0.8, 'older buyers'),"
  " (2, 'take-up', 10, NULL, NULL, 0.95, 'survey'), (2, 'places', 5, 2016, 0, 90, 'bulge'),"
  " (3, 'completion', 20, 2015, NULL, 40, 'developer says'), (3, 'yield factor', NULL, NULL, NULL, 0.5, 'flats'),"
  " (3, 'operating margin', NULL, NULL, NULL, 0.02, 'council'), (3, 'weight', NULL, NULL, 2, 0, 'odd year'),"
  " (4, 'start slip', 20, NULL, NULL, 1, 'slower still'), (4, 'completion', 20, 2017, NULL, NULL, 'nobody knows'),"
  " (4, 'places', 5, 2015, 0, 45, 'closure of a class'), (4, 'operating margin', 11, NULL, NULL, 0.2, 'rural'),"
  " (4, 'pupils', 10, 2015, 0, -5, 'academy'), (4, 'progression', 10, NULL, 3, 1.1, 'infants move'),"
  " (4, 'take-up', 10, NULL, NULL, 0.9, 'newer survey')";

/* An admission number changed in a scenario holds from its year on, there only. */
static void
test_admission_override (TestPlan      *fixture,
                         gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) plain = NULL;
  g_autoptr (SpSnapshot) slow = NULL;

  g_assert_true (sp_edit_set_admission_number (plan, 2, 5, SP_GROUP_R, sp_academic_year (2013), 90, "bulge", &error));
  g_assert_no_error (error);
  plain = sp_plan_snapshot (plan, 0, &error);
  slow = sp_plan_snapshot (plan, 3, &error); /* inherits */
  g_assert_cmpint (cell_in (plain, plain->admission_number, 5, 2013, SP_GROUP_R), ==, 30);
  g_assert_cmpint (cell_in (plain, plain->admission_number, 5, 2015, SP_GROUP_R), ==, 60);
  g_assert_cmpint (cell_in (slow, slow->admission_number, 5, 2012, SP_GROUP_R), ==, 30);
  g_assert_cmpint (cell_in (slow, slow->admission_number, 5, 2013, SP_GROUP_R), ==, 90);
  g_assert_cmpint (cell_in (slow, slow->admission_number, 5, 2018, SP_GROUP_R), ==, 90);
  g_assert_cmpstr (slow->overrides[0].subject, ==, "admission number");
  g_assert_cmpstr (slow->overrides[0].reason, ==, "bulge");
}

static void
test_scenarios (TestPlan      *fixture,
                gconstpointer  data)
{
  g_autoptr (SpSnapshot) plan = NULL;
  g_autoptr (SpSnapshot) slow = NULL;
  g_autoptr (SpSnapshot) slower = NULL;
  g_autoptr (SpSnapshot) slowest = NULL;
  double value = 0;

  test_plan_sql (fixture->path, three_deep);
  plan = read_scenario (fixture, 1); /* the root is the plan */
  slow = read_scenario (fixture, 2);
  slower = read_scenario (fixture, 3);
  slowest = read_scenario (fixture, 4);

  g_assert_cmpint (plan->scenario_id, ==, 0);
  g_assert_cmpint (plan->n_overrides, ==, 0);
  g_assert_cmpfloat (plan->assumptions.yield_factor, ==, 1);
  g_assert_cmpfloat (dwellings_in (plan, 20, 2015), ==, 100);

  g_assert_cmpstr (slow->scenario_name, ==, "Slow");
  g_assert_cmpfloat (slow->assumptions.yield_factor, ==, 0.8);
  g_assert_cmpfloat (dwellings_in (slow, 20, 2012), ==, 10); /* actual: stays */
  g_assert_cmpfloat (dwellings_in (slow, 20, 2014), <, 0);
  g_assert_cmpfloat (dwellings_in (slow, 20, 2015), ==, 50);
  g_assert_cmpfloat (dwellings_in (slow, 20, 2017), ==, 150);
  g_assert_cmpint (places_in (slow, 5, 2015, SP_GROUP_R), ==, 60);
  g_assert_cmpint (places_in (slow, 5, 2016, SP_GROUP_R), ==, 90);

  g_assert_cmpfloat (slower->assumptions.yield_factor, ==, 0.5);
  g_assert_cmpfloat (slower->assumptions.weights[1], ==, 0);
  g_assert_cmpfloat (slower->areas[1].margin, ==, 0.02);
  g_assert_cmpfloat (slower->areas[0].margin, ==, 0.1); /* its own */
  g_assert_cmpfloat (dwellings_in (slower, 20, 2015), ==, 40);
  g_assert_cmpfloat (dwellings_in (slower, 20, 2016), ==, 100);
  g_assert_true (sp_snapshot_override_take_up (slower, 1, &value));
  g_assert_cmpfloat (value, ==, 0.95);
  g_assert_false (sp_snapshot_override_take_up (slower, 0, &value));

  g_assert_cmpfloat (dwellings_in (slowest, 20, 2015), <, 0);
  g_assert_cmpfloat (dwellings_in (slowest, 20, 2016), ==, 40);
  g_assert_cmpfloat (dwellings_in (slowest, 20, 2017), <, 0);
  g_assert_cmpfloat (dwellings_in (slowest, 20, 2018), ==, 150);
  g_assert_cmpint (places_in (slowest, 5, 2014, SP_GROUP_R), ==, 60);
  g_assert_cmpint (places_in (slowest, 5, 2018, SP_GROUP_R), ==, 45);
  g_assert_cmpfloat (slowest->areas[0].margin, ==, 0.2);
  g_assert_true (sp_snapshot_override_take_up (slowest, 1, &value));
  g_assert_cmpfloat (value, ==, 0.9);
  g_assert_true (sp_snapshot_override_progression (slowest, 1, SP_GROUP_Y3, &value));
  g_assert_cmpfloat (value, ==, 1.1);
  g_assert_true (sp_snapshot_override_pupils (slowest, 1, sp_academic_year (2015), SP_GROUP_R, &value));
  g_assert_cmpfloat (value, ==, -5);
  g_assert_false (sp_snapshot_override_pupils (slowest, 1, sp_academic_year (2016), SP_GROUP_R, &value));
  g_assert_cmpstr (slowest->overrides[0].scenario, ==, "Slowest");
  g_assert_cmpint (slowest->n_overrides, ==,
                   12); /* 15 less yield 0.8, take-up 0.95 and places 90, which are shadowed */
}

/* What no planner could have entered is not used: it neither spoils numbers nor hides what a parent says. */
static void
test_absurd_differences (TestPlan      *fixture,
                         gconstpointer  data)
{
  static const char *const absurd[] = {
    "(4, 'take-up', 10, NULL, NULL, 9e999, 'x')", "(4, 'take-up', 10, NULL, NULL, -1, 'x')",
    "(4, 'take-up', 10, NULL, NULL, NULL, 'x')", "(4, 'start slip', 20, NULL, NULL, 9e999, 'x')",
    "(4, 'start slip', 20, NULL, NULL, 1.5, 'x')", "(4, 'yield factor', NULL, NULL, NULL, -9e999, 'x')",
    "(4, 'pupils', 10, 2015, 0, 1e300, 'x')", "(4, 'operating margin', NULL, NULL, NULL, 9e999, 'x')",
    "(4, 'weight', NULL, NULL, 1, 9e999, 'x')", "(4, 'completion', 20, 2015, NULL, 9e999, 'x')",
    "(4, 'places', 5, 2015, 0, 1e9, 'x')",
  };

  test_plan_sql (fixture->path, "INSERT INTO scenario_override (scenario_id, subject, target_id, value, reason) "
                                "VALUES (2, 'take-up', 10, 0.95, 'survey')");
  for (guint i = 0; i < G_N_ELEMENTS (absurd); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM scenario_override WHERE scenario_id = 4; INSERT INTO "
                                              "scenario_override (scenario_id, subject, target_id, year, year_group, "
                                              "value, reason) VALUES %s", absurd[i]);
      g_autoptr (SpSnapshot) s = NULL;
      double value = 0;

      test_plan_sql (fixture->path, sql);
      s = read_scenario (fixture, 4);
      g_assert_cmpuint (s->n_overrides, ==, 1);
      g_assert_true (sp_snapshot_override_take_up (s, sp_snapshot_find_area (s, 10), &value));
      g_assert_cmpfloat (value, ==, 0.95);
      g_assert_cmpfloat (s->assumptions.yield_factor, ==, 1);
      g_assert_cmpfloat (s->assumptions.weights[0], ==, 3);
    }
}

static void
test_ring_of_scenarios (TestPlan      *fixture,
                        gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = NULL;

  test_plan_sql (fixture->path, "UPDATE scenario SET parent_id = 4 WHERE id = 2");
  s = read_scenario (fixture, 4);
  g_assert_cmpstr (s->scenario_name, ==, "Slowest");
}

static void
test_no_such_scenario (TestPlan      *fixture,
                       gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (sp_plan_snapshot (plan, 99, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/snapshot/admission-override", test_admission_override);
  TEST_PLAN ("/plan/snapshot/three-deep", test_scenarios);
  TEST_PLAN ("/plan/snapshot/absurd-differences", test_absurd_differences);
  TEST_PLAN ("/plan/snapshot/ring-of-scenarios", test_ring_of_scenarios);
  TEST_PLAN ("/plan/snapshot/no-such-scenario", test_no_such_scenario);
  return g_test_run ();
}
