/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools, areas and the authority agree, whoever opens, closes, changes at Year 3, 5, 7 or 9, or stays on. */
#include "config.h"

#include <math.h>
#include "sp-levels.h"
#include "sp-ten-line-plan.h"

#define CLOSE(a, b) g_assert_cmpfloat (fabs ((a) - (b)), <, 1e-9)

static SpLevels *
run (TenLinePlan *plan, SpReconcile reconcile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpForecast) forecast = ten_line_run (plan);
  SpLevels *levels = sp_levels_run (forecast, reconcile, NULL, &error);

  g_assert_no_error (error);
  return levels;
}

/* Every level adds up, exactly and in whole children. */
static void
assert_agree (SpLevels *levels)
{
  const SpSnapshot *s = sp_forecast_get_snapshot (sp_levels_get_forecast (levels));

  for (gint lead = 0; lead <= 10; lead++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      {
        double authority = 0, areas = 0, pupils;
        gint whole_authority = 0, whole_areas = 0, whole;

        sp_levels_get_authority (levels, lead, g, &authority, &whole_authority);
        for (guint a = 0; a < s->n_areas; a++)
          {
            double schools = 0, area = 0;
            gint whole_schools = 0, whole_area = 0;
            SpSchoolDemand demand;

            if (!sp_levels_get_area (levels, (SpAreaIndex) a, lead, g, &pupils, &whole))
              continue;
            areas += area = pupils, whole_areas += whole_area = whole;
            for (guint i = 0; i < s->n_schools; i++)
              if (sp_levels_get_school_area (levels, (SpSchoolIndex) i, g) == (SpAreaIndex) a
                  && sp_levels_get_school (levels, (SpSchoolIndex) i, lead, g, &demand))
                {
                  schools += demand.pupils, whole_schools += demand.whole;
                  g_assert_cmpint (demand.whole, >=, 0);
                }
            whole_schools += sp_levels_get_no_school (levels, (SpAreaIndex) a, lead, g);
            g_assert_cmpint (whole_schools, ==, whole_area);
            if (sp_levels_get_no_school (levels, (SpAreaIndex) a, lead, g) == 0)
              g_assert_cmpfloat (fabs (schools - area), <, 1e-6);
          }
        g_assert_cmpint (whole_areas, ==, whole_authority);
        g_assert_cmpfloat (fabs (areas - authority), <, 1e-6);
      }
}

static SpSchoolDemand
demand_of (SpLevels *levels, SpSchoolIndex school, gint lead, SpYearGroup group)
{
  SpSchoolDemand demand;

  g_assert_true (sp_levels_get_school (levels, school, lead, group, &demand));
  return demand;
}

static TenLinePlan *
two_schools (SpAreaIndex *area, SpSchoolIndex *large, SpSchoolIndex *small)
{
  TenLinePlan *plan = ten_line_plan_new ();

  *area = ten_line_area (plan, "Town", SP_PHASE_PRIMARY);
  *large = ten_line_school (plan, "Large", *area, SP_GROUP_R, SP_GROUP_Y6);
  *small = ten_line_school (plan, "Small", *area, SP_GROUP_R, SP_GROUP_Y6);
  ten_line_roll (plan, *large, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 60);
  ten_line_roll (plan, *small, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 15);
  return plan;
}

/* Nothing changes, so each school keeps its own, and the area's forecast is what it is without its schools. */
static void
test_level (void)
{
  SpAreaIndex area;
  SpSchoolIndex large, small;
  g_autofree TenLinePlan *plan = two_schools (&area, &large, &small);
  g_autoptr (SpLevels) levels = run (plan, SP_RECONCILE_AREAS);
  double pupils, forecast;

  assert_agree (levels);
  for (gint lead = 0; lead <= 10; lead++)
    for (gint g = 0; g <= SP_GROUP_Y6; g++)
      {
        CLOSE (demand_of (levels, large, lead, g).pupils, 60);
        CLOSE (demand_of (levels, small, lead, g).pupils, 15);
        g_assert_true (sp_levels_get_area (levels, area, lead, g, &pupils, NULL));
        sp_forecast_get_pupils (sp_levels_get_forecast (levels), area, lead, g, &forecast);
        g_assert_cmpfloat (pupils, ==, forecast);
      }
  g_assert_cmpint (demand_of (levels, large, 1, SP_GROUP_R).kind, ==, SP_DEMAND_SHARE);
  CLOSE (demand_of (levels, large, 1, SP_GROUP_R).ratio, 0.8);
  g_assert_cmpint (demand_of (levels, large, 1, SP_GROUP_Y1).kind, ==, SP_DEMAND_MOVED_UP);
}

/* The small school doubled one year group from 4 to 8 in each of three years; shrunk with the weight of 120 pupils it is
 * believed a tenth of the way: (120 + 24) / (120 + 12) = 1.0909 before scaling. */
static void
test_small_school_borrows (void)
{
  SpAreaIndex area;
  SpSchoolIndex large, small;
  g_autofree TenLinePlan *plan = two_schools (&area, &large, &small);
  g_autoptr (SpLevels) levels = NULL;
  SpSchoolDemand demand;

  ten_line_roll (plan, small, TEN_FIRST, TEN_ORIGIN, SP_GROUP_Y2, SP_GROUP_Y2, 4);
  ten_line_roll (plan, small, TEN_FIRST, TEN_ORIGIN, SP_GROUP_Y3, SP_GROUP_Y3, 8);
  levels = run (plan, SP_RECONCILE_AREAS);
  assert_agree (levels);
  demand = demand_of (levels, small, 1, SP_GROUP_Y3);
  CLOSE (demand.feeder, 4);
  CLOSE (demand.ratio, 68.0 / 64 * (120 + 24) / (120 + 12 * 68.0 / 64));
  g_assert_cmpfloat (demand.pupils, <, 5);
}

/* Infants go on to the junior by the plan's shares: 0.9 of the infant school's 60, the rest to the primary. */
static void
test_junior (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex area = ten_line_area (plan, "Town", SP_PHASE_PRIMARY);
  SpSchoolIndex infant = ten_line_school (plan, "Infant", area, SP_GROUP_R, SP_GROUP_Y2);
  SpSchoolIndex junior = ten_line_school (plan, "Junior", area, SP_GROUP_Y3, SP_GROUP_Y6);
  SpSchoolIndex primary = ten_line_school (plan, "Primary", area, SP_GROUP_R, SP_GROUP_Y6);
  g_autoptr (SpLevels) learned = NULL;
  g_autoptr (SpLevels) stated = NULL;

  ten_line_roll (plan, infant, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y2, 60);
  ten_line_roll (plan, junior, TEN_FIRST, TEN_ORIGIN, SP_GROUP_Y3, SP_GROUP_Y6, 60);
  ten_line_roll (plan, primary, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 30);
  learned = run (plan, SP_RECONCILE_AREAS);
  assert_agree (learned);
  CLOSE (demand_of (learned, junior, 1, SP_GROUP_Y3).pupils, 60);
  g_assert_cmpint (demand_of (learned, junior, 1, SP_GROUP_Y3).kind, ==, SP_DEMAND_SHARE);
  g_assert_false (sp_levels_get_school (learned, infant, 1, SP_GROUP_Y3, &(SpSchoolDemand) { 0 }));
  plan->school_transfers[0] = (SpSchoolTransfer) { infant, junior, SP_GROUP_Y3, 0.9, FALSE };
  plan->snapshot.n_school_transfers = 1;
  stated = run (plan, SP_RECONCILE_AREAS);
  assert_agree (stated);
  g_assert_cmpint (demand_of (stated, junior, 1, SP_GROUP_Y3).kind, ==, SP_DEMAND_SHARES);
  CLOSE (demand_of (stated, junior, 1, SP_GROUP_Y3).pupils, 54);
  CLOSE (demand_of (stated, primary, 1, SP_GROUP_Y3).pupils, 36);
  CLOSE (demand_of (stated, junior, 2, SP_GROUP_Y4).pupils + demand_of (stated, primary, 2, SP_GROUP_Y4).pupils, 90);
}

/* First, middle and upper: entries at Year 5 and Year 9 by past shares, sixth form by the plan's ratio of the school. */
static void
test_three_tiers (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex town = ten_line_area (plan, "Town", SP_PHASE_PRIMARY), high = ten_line_area (plan, "High", SP_PHASE_SECONDARY);
  SpSchoolIndex first = ten_line_school (plan, "First", town, SP_GROUP_R, SP_GROUP_Y4);
  SpSchoolIndex east = ten_line_school (plan, "East Middle", town, SP_GROUP_Y5, SP_GROUP_Y8);
  SpSchoolIndex west = ten_line_school (plan, "West Middle", town, SP_GROUP_Y5, SP_GROUP_Y8);
  SpSchoolIndex upper = ten_line_school (plan, "Upper", high, SP_GROUP_Y9, SP_GROUP_Y13);
  g_autoptr (SpLevels) levels = NULL;

  ten_line_member (plan, high, east, 0, 0);
  ten_line_member (plan, high, west, 0, 0);
  ten_line_roll (plan, first, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y4, 90);
  ten_line_roll (plan, east, TEN_FIRST, TEN_ORIGIN, SP_GROUP_Y5, SP_GROUP_Y8, 60);
  ten_line_roll (plan, west, TEN_FIRST, TEN_ORIGIN, SP_GROUP_Y5, SP_GROUP_Y8, 30);
  ten_line_roll (plan, upper, TEN_FIRST, TEN_ORIGIN, SP_GROUP_Y9, SP_GROUP_Y11, 90);
  ten_line_roll (plan, upper, TEN_FIRST, TEN_ORIGIN, SP_GROUP_Y12, SP_GROUP_Y13, 45);
  levels = run (plan, SP_RECONCILE_AREAS);
  assert_agree (levels);
  for (gint lead = 1; lead <= 10; lead++)
    {
      CLOSE (demand_of (levels, east, lead, SP_GROUP_Y5).pupils, 60);
      CLOSE (demand_of (levels, west, lead, SP_GROUP_Y8).pupils, 30);
      CLOSE (demand_of (levels, upper, lead, SP_GROUP_Y9).pupils, 90);
      CLOSE (demand_of (levels, upper, lead, SP_GROUP_Y13).pupils, 45);
    }
  g_assert_cmpint (demand_of (levels, upper, 1, SP_GROUP_Y9).kind, ==, SP_DEMAND_SHARE);
  plan->staying_on[0] = (SpStayingOn) { -1, upper, SP_GROUP_Y12, 0.5, FALSE };
  plan->snapshot.n_staying_on = 1;
  g_clear_pointer (&levels, sp_levels_unref);
  levels = run (plan, SP_RECONCILE_AREAS);
  g_assert_cmpint (demand_of (levels, upper, 1, SP_GROUP_Y12).kind, ==, SP_DEMAND_STAYING);
  CLOSE (demand_of (levels, upper, 1, SP_GROUP_Y12).feeder * demand_of (levels, upper, 1, SP_GROUP_Y12).ratio, 45);
}

/* The small school closes in 2015 and is followed by nobody: the large one has its children. Then by a new one. */
static void
test_closing (void)
{
  SpAreaIndex area;
  SpSchoolIndex large, small, heir;
  g_autofree TenLinePlan *plan = two_schools (&area, &large, &small);
  g_autoptr (SpLevels) alone = NULL;
  g_autoptr (SpLevels) followed = NULL;

  plan->schools[small].closed = sp_academic_year (2015);
  alone = run (plan, SP_RECONCILE_AREAS);
  assert_agree (alone);
  CLOSE (demand_of (alone, large, 1, SP_GROUP_Y4).pupils, 60);
  CLOSE (demand_of (alone, large, 2, SP_GROUP_Y4).pupils, 75);
  CLOSE (demand_of (alone, large, 2, SP_GROUP_R).pupils, 75);
  g_assert_false (sp_levels_get_school (alone, small, 2, SP_GROUP_Y4, &(SpSchoolDemand) { 0 }));
  heir = ten_line_school (plan, "Heir", area, SP_GROUP_R, SP_GROUP_Y6);
  plan->schools[heir].opened = sp_academic_year (2015);
  ten_line_link (plan, small, heir, 2015);
  followed = run (plan, SP_RECONCILE_AREAS);
  assert_agree (followed);
  for (gint lead = 2; lead <= 10; lead++)
    for (gint g = 0; g <= SP_GROUP_Y6; g++)
      {
        CLOSE (demand_of (followed, heir, lead, g).pupils, 15);
        CLOSE (demand_of (followed, large, lead, g).pupils, 60);
      }
}

/* A new school that took 30 a year since 2012 is not thought to have no Year 2 nor ten times as many. */
static void
test_filling_up (void)
{
  SpAreaIndex area;
  SpSchoolIndex large, small, school;
  g_autofree TenLinePlan *plan = two_schools (&area, &large, &small);
  g_autoptr (SpLevels) levels = NULL;

  school = ten_line_school (plan, "New", area, SP_GROUP_R, SP_GROUP_Y6);
  plan->schools[school].opened = sp_academic_year (2012);
  ten_line_roll (plan, school, 2012, 2013, SP_GROUP_R, SP_GROUP_R, 30);
  ten_line_roll (plan, school, 2013, 2013, SP_GROUP_Y1, SP_GROUP_Y1, 30);
  levels = run (plan, SP_RECONCILE_AREAS);
  assert_agree (levels);
  for (gint lead = 1; lead <= 10; lead++)
    for (gint g = 0; g <= SP_GROUP_Y6; g++)
      g_assert_cmpfloat (demand_of (levels, school, lead, g).pupils, <, 36);
  g_assert_cmpfloat (demand_of (levels, school, 5, SP_GROUP_Y6).pupils, >, 24);
  CLOSE (demand_of (levels, school, 1, SP_GROUP_Y5).pupils, 0);
}

/* Sevenths and thirds: nothing is whole, everything adds up; and a year group that no school teaches is not lost. */
static void
test_rounding (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex a = ten_line_area (plan, "A", SP_PHASE_PRIMARY), b = ten_line_area (plan, "B", SP_PHASE_PRIMARY);
  SpSchoolIndex school[6];
  g_autoptr (SpLevels) levels = NULL;
  g_autoptr (SpLevels) blended = NULL;
  SpLevelBlend blend;
  double authority;

  for (gint i = 0; i < 6; i++)
    {
      school[i] = ten_line_school (plan, "School", i < 3 ? a : b, SP_GROUP_R, SP_GROUP_Y6);
      for (gint year = TEN_FIRST; year <= TEN_ORIGIN; year++)
        for (gint g = 0; g <= SP_GROUP_Y6; g++)
          ten_line_roll (plan, school[i], year, year, g, g, 17 + 7 * i + (year * 5 + g * 3 + i * 11) % 7);
    }
  plan->schools[school[2]].last_group = SP_GROUP_Y5;
  levels = run (plan, SP_RECONCILE_AREAS);
  assert_agree (levels);
  blended = run (plan, SP_RECONCILE_BLENDED);
  assert_agree (blended);
  g_assert_false (sp_levels_get_blend (levels, 1, SP_GROUP_Y3, &blend));
  g_assert_true (sp_levels_get_blend (blended, 1, SP_GROUP_Y3, &blend));
  g_assert_true (sp_levels_get_authority (blended, 1, SP_GROUP_Y3, &authority, NULL));
  g_assert_cmpfloat (authority, >=, MIN (blend.top, blend.bottom) - 1e-9);
  g_assert_cmpfloat (authority, <=, MAX (blend.top, blend.bottom) + 1e-9);
  plan->schools[school[0]].closed = plan->schools[school[1]].closed = plan->schools[school[2]].closed = sp_academic_year (2016);
  g_clear_pointer (&levels, sp_levels_unref);
  levels = run (plan, SP_RECONCILE_AREAS);
  assert_agree (levels);
  g_assert_cmpint (sp_levels_get_no_school (levels, a, 3, SP_GROUP_Y3), >, 50);
  g_assert_cmpint (sp_levels_get_no_school (levels, a, 2, SP_GROUP_Y3), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/levels/level", test_level);
  g_test_add_func ("/forecast/levels/small-school", test_small_school_borrows);
  g_test_add_func ("/forecast/levels/junior", test_junior);
  g_test_add_func ("/forecast/levels/three-tiers", test_three_tiers);
  g_test_add_func ("/forecast/levels/closing", test_closing);
  g_test_add_func ("/forecast/levels/filling-up", test_filling_up);
  g_test_add_func ("/forecast/levels/rounding", test_rounding);
  return g_test_run ();
}
