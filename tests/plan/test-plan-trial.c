/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What-if snapshots, and the dwellings of sites as triggers see them.
 *
 * small.sql: Kingsfleet (site 20, growth area 2) has 10 dwellings built in 2012, then 50, 100, 150 expected in 2014-2016; the
 * axis is 2011-2018, the origin 2013. */
#include "config.h"
#include "sp-site-delivery.h"
#include "sp-test-snapshot.h"
#include "sp-trial.h"

/* From 2011 to 2018; -1 = not held. */
static void
assert_dwellings (const SpSnapshot *s,
                  gint64            site,
                  const double      expected[8])
{
  const double *row = s->completions + (gsize) sp_snapshot_find_site (s, site) * s->n_years;

  g_assert_cmpint (s->first_year.start, ==, 2011);
  g_assert_cmpint (s->n_years, ==, 8);
  for (gint y = 0; y < 8; y++)
    g_assert_cmpfloat_with_epsilon (row[y], expected[y], 1e-9);
}

static void
test_start (TestPlan      *fixture,
            gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = read_scenario (fixture, 0);
  SpTrial trial = SP_TRIAL_INIT;
  SpTrialStart start;

  trial.growth = sp_snapshot_find_growth_area (s, 2);
  sp_snapshot_get_trial_start (s, &trial, &start);
  g_assert_cmpint (start.first.start, ==, 2014);
  g_assert_cmpfloat (start.rate, ==, 100);
  g_assert_cmpfloat (start.dwellings, ==, 300);
  g_assert_cmpfloat (start.yield_factor, ==, 1);
  trial.growth = sp_snapshot_find_growth_area (s, 3);
  sp_snapshot_get_trial_start (s, &trial, &start);
  g_assert_cmpint (start.first.start, ==, 0);
  g_assert_cmpfloat (start.rate, ==, 0);
}

static void
test_moves (TestPlan      *fixture,
            gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = read_scenario (fixture, 0);
  SpTrial trial = SP_TRIAL_INIT;
  g_autoptr (SpSnapshot) later = NULL;
  g_autoptr (SpSnapshot) earlier = NULL;
  g_autoptr (SpSnapshot) faster = NULL;
  g_autoptr (SpSnapshot) both = NULL;

  trial.site = sp_snapshot_find_site (s, 20);
  trial.slip = 2;
  later = sp_snapshot_try (s, &trial, 1);
  assert_dwellings (later, 20, (const double[]) { -1, 10, -1, -1, -1, 50, 100, 150 });
  trial.slip = -9; /* no earlier than the origin */
  earlier = sp_snapshot_try (s, &trial, 1);
  assert_dwellings (earlier, 20, (const double[]) { -1, 10, 50, 100, 150, -1, -1, -1 });
  trial.slip = 0;
  trial.rate = 120;
  faster = sp_snapshot_try (s, &trial, 1);
  assert_dwellings (faster, 20, (const double[]) { -1, 10, -1, 120, 120, 60, -1, -1 });
  trial.slip = 1;
  trial.yield_factor = 1.5;
  both = sp_snapshot_try (later, &trial, 1); /* upon another trial */
  assert_dwellings (both, 20, (const double[]) { -1, 10, -1, -1, -1, -1, 120, 120 });
  g_assert_cmpfloat_with_epsilon (both->sites[trial.site].yield_change, 0.5, 1e-12);
  g_assert_cmpfloat (later->sites[trial.site].yield_change, ==, 0);

  /* What it was made of is as it was, and a trial outlives whoever made it. */
  assert_dwellings (s, 20, (const double[]) { -1, 10, -1, 50, 100, 150, -1, -1 });
  g_clear_pointer (&s, sp_snapshot_unref);
  g_clear_pointer (&later, sp_snapshot_unref);
  g_assert_cmpstr (both->growth_areas[0].name, ==, "Thetford");
  g_assert_cmpint (sp_snapshot_find_site (both, 20), ==, trial.site);
}

/* A site that is told how many dwellings it has goes on beyond its last year until it has them. */
static void
test_whole_site (TestPlan      *fixture,
                 gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = NULL;
  g_autoptr (SpSnapshot) tried = NULL;
  SpTrial trial = SP_TRIAL_INIT;

  test_plan_sql (fixture->path, "UPDATE housing_site SET dwellings_min = 400, dwellings_max = 410 WHERE id = 20");
  s = read_scenario (fixture, 0);
  trial.growth = sp_snapshot_find_growth_area (s, 2);
  trial.rate = 150;
  tried = sp_snapshot_try (s, &trial, 1);
  assert_dwellings (tried, 20, (const double[]) { -1, 10, -1, 150, 150, 100, -1, -1 });
  assert_dwellings (tried, 22, (const double[]) { -1, -1, -1, 0, -1, -1, -1, -1 });
}

/* What was tried and is kept in a scenario is what was tried; a plan's own build rate lays its dwellings again. */
static void
test_kept (TestPlan      *fixture,
           gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpSnapshot) s = sp_plan_snapshot (plan, 2, NULL);
  g_autoptr (SpSnapshot) tried = NULL;
  g_autoptr (SpSnapshot) kept = NULL;
  g_autoptr (SpSnapshot) laid = NULL;
  g_autoptr (GError) error = NULL;
  SpTrial trial = SP_TRIAL_INIT;
  double rate = 70;

  trial.growth = sp_snapshot_find_growth_area (s, 2);
  trial.slip = 1;
  trial.rate = 130;
  trial.yield_factor = 1.25;
  tried = sp_snapshot_try (s, &trial, 1);
  g_assert_true (sp_edit_keep_trial (plan, 2, s, &trial, "a slow start, then two developers", &error));
  g_assert_no_error (error);
  kept = sp_plan_snapshot (plan, 2, &error);
  g_assert_no_error (error);
  for (guint site = 0; site < s->n_sites; site++)
    {
      g_assert_cmpfloat_with_epsilon (tried->sites[site].yield_change, kept->sites[site].yield_change, 1e-12);
      for (gint year = 2011; year <= 2018; year++)
        g_assert_cmpfloat (
            tried->completions[site * s->n_years + sp_snapshot_year_index (s, sp_academic_year (year))], ==,
            kept->completions[site * kept->n_years + sp_snapshot_year_index (kept, sp_academic_year (year))]);
    }
  g_assert_cmpuint (kept->n_overrides, ==, 4); /* a slip and a rate of Kingsfleet, a yield factor of both sites */
  g_assert_false (sp_edit_keep_trial (plan, 0, s, &trial, "x", &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (sp_edit_set_delivery_term (plan, 0, 20, SP_TERM_RATE, &rate, NULL, &error));
  laid = sp_plan_snapshot (plan, 0, &error);
  for (gint k = 0; k < 5; k++)
    g_assert_cmpfloat_with_epsilon (
        laid->completions[sp_snapshot_find_site (laid, 20) * laid->n_years
                          + sp_snapshot_year_index (laid, sp_academic_year (2014 + k))],
        k < 4 ? 70 : 20, 1e-9);
}

/* A total and no years: laid from start and rate, to the higher figure of a range, and marked as an estimate. */
static void
test_by_rate (TestPlan      *fixture,
              gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = NULL;
  SpSiteIndex site;

  test_plan_sql (fixture->path, "UPDATE housing_site SET dwellings_min = 60, dwellings_max = 100 WHERE id = 21;"
                                "INSERT INTO site_delivery (site_id, start_year, rate, probability) VALUES (21, 2015, 40, 0.9),"
                                "(20, 2013, 999, NULL)");
  s = read_scenario (fixture, 0);
  site = sp_snapshot_find_site (s, 21);
  assert_dwellings (s, 21, (const double[]) { -1, -1, -1, -1, 40, 40, 20, -1 });
  assert_dwellings (s, 20, (const double[]) { -1, 10, -1, 50, 100, 150, -1, -1 }); /* years come before a rate */
  g_assert_true (s->sites[site].delivery.by_rate);
  g_assert_true (s->completion_estimated[site * s->n_years + 4]);
  g_assert_cmpfloat (s->sites[site].delivery.value[SP_TERM_PROBABILITY], ==, 0.9);
  g_assert_cmpfloat (s->sites[site].delivery.value[SP_TERM_SLIP_MEAN], ==, 1.5); /* emerging */
  g_assert_cmpuint (s->n_delivery_defaults, ==, 8);
}

/* Four paths of a site of 100 dwellings, one of which never begins. */
static void
test_triggers (TestPlan      *fixture,
               gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = NULL;
  g_autoptr (SpSiteDelivery) delivery = NULL;
  static const float path[3][4] = { { 0, 10, 20, 40 }, { 0, 40, 60, 80 }, { 0, 80, 90, 100 } };
  guint n = 3 * 4;
  float *completed, *lived_in;
  double *expected;
  SpSiteIndex site;

  test_plan_sql (fixture->path, "UPDATE housing_site SET dwellings_min = 100, dwellings_max = 120 WHERE id = 22");
  s = read_scenario (fixture, 0);
  site = sp_snapshot_find_site (s, 22);
  completed = g_new0 (float, s->n_sites * n);
  lived_in = g_new0 (float, s->n_sites * n);
  expected = g_new0 (double, s->n_sites * 2 * 3);
  for (guint y = 0; y < 3; y++)
    for (guint p = 0; p < 4; p++)
      {
        completed[site * n + y * 4 + p] = path[y][3 - p]; /* in any order */
        lived_in[site * n + y * 4 + p] = y > 0 ? path[y - 1][3 - p] : 0;
        expected[(site * 2 + SP_DELIVERY_COMPLETED) * 3 + y] += path[y][p] / 4;
      }
  delivery = sp_site_delivery_new_take (s, sp_academic_year (2013), 3, 4, expected, completed, lived_in);
  g_assert_cmpfloat (sp_site_delivery_get_expected (delivery, site, sp_academic_year (2014), SP_DELIVERY_COMPLETED), ==,
                     45);
  g_assert_cmpfloat (sp_site_delivery_get_quantile (delivery, site, sp_academic_year (2014), SP_DELIVERY_COMPLETED, 0.5),
                     ==, 40);
  g_assert_cmpfloat (sp_site_delivery_get_quantile (delivery, site, sp_academic_year (2030), SP_DELIVERY_COMPLETED, 1),
                     ==, 100);
  g_assert_cmpfloat (sp_site_delivery_get_chance (delivery, site, SP_TRIGGER_COMMENCEMENT, 0, sp_academic_year (2013)),
                     ==, 0.75);
  g_assert_cmpfloat (sp_site_delivery_get_chance (delivery, site, SP_TRIGGER_OCCUPATION, 60, sp_academic_year (2014)), ==,
                     0);
  g_assert_cmpfloat (sp_site_delivery_get_chance (delivery, site, SP_TRIGGER_OCCUPATION, 60, sp_academic_year (2015)), ==,
                     0.5);
  g_assert_cmpfloat (sp_site_delivery_get_chance (delivery, site, SP_TRIGGER_SHARE, 0.8, sp_academic_year (2015)), ==,
                     0.25);
  g_assert_cmpint (sp_site_delivery_get_year (delivery, site, SP_TRIGGER_OCCUPATION, 10, 0.75).start, ==, 2014);
  g_assert_cmpint (sp_site_delivery_get_year (delivery, site, SP_TRIGGER_OCCUPATION, 10, 0.8).start, ==, 0);
  /* Attleborough has neither dwellings by year nor a total. */
  site = sp_snapshot_find_site (s, 21);
  g_assert_cmpfloat (sp_site_delivery_get_chance (delivery, site, SP_TRIGGER_SHARE, 0.1, sp_academic_year (2015)), <, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/trial/start", test_start);
  TEST_PLAN ("/plan/trial/moves", test_moves);
  TEST_PLAN ("/plan/trial/whole-site", test_whole_site);
  TEST_PLAN ("/plan/trial/kept", test_kept);
  TEST_PLAN ("/plan/trial/by-rate", test_by_rate);
  TEST_PLAN ("/plan/trial/triggers", test_triggers);
  return g_test_run ();
}
