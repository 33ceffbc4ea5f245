/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Openings, closures, amalgamations, age ranges, areas, the register and staying on: each a plan of ten lines, in which
 * nothing but the organisation changes, so nothing but it may change in the forecast. */
#include "config.h"

#include <math.h>
#include "sp-forecast-explain.h"
#include "sp-ten-line-plan.h"

#define CLOSE(a, b) g_assert_cmpfloat (fabs ((a) - (b)), <, 1e-9)

/* All year groups of an area hold `pupils` in every year of the past and ahead. */
static void
assert_level (SpForecast *forecast, SpAreaIndex area, SpYearGroup first, SpYearGroup last, double pupils)
{
  for (gint g = first; g <= (gint) last; g++)
    {
      for (gint year = TEN_FIRST; year <= TEN_ORIGIN; year++)
        CLOSE (ten_line_history (forecast, area, year, g), pupils);
      for (gint lead = 0; lead <= 10; lead++)
        CLOSE (ten_line_pupils (forecast, area, lead, g), pupils);
    }
}

/* A school becomes an academy in another planning area's list: its past goes with it. */
static void
test_conversion (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex north = ten_line_area (plan, "North", SP_PHASE_PRIMARY), south = ten_line_area (plan, "South", SP_PHASE_PRIMARY);
  SpSchoolIndex rest = ten_line_school (plan, "Rest", north, SP_GROUP_R, SP_GROUP_Y6);
  SpSchoolIndex old = ten_line_school (plan, "Old", -1, SP_GROUP_R, SP_GROUP_Y6);
  SpSchoolIndex academy = ten_line_school (plan, "Academy", -1, SP_GROUP_R, SP_GROUP_Y6);
  g_autoptr (SpForecast) forecast = NULL;

  ten_line_member (plan, north, old, 0, 2012);
  ten_line_member (plan, south, academy, 2012, 0);
  plan->schools[old].closed = plan->schools[academy].opened = sp_academic_year (2012);
  ten_line_link (plan, old, academy, 2012);
  ten_line_roll (plan, rest, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 30);
  ten_line_roll (plan, old, TEN_FIRST, 2011, SP_GROUP_R, SP_GROUP_Y6, 40);
  ten_line_roll (plan, academy, 2012, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 40);
  forecast = ten_line_run (plan);
  assert_level (forecast, north, SP_GROUP_R, SP_GROUP_Y6, 30);
  assert_level (forecast, south, SP_GROUP_R, SP_GROUP_Y6, 40);
  g_assert_true (ten_line_found (sp_forecast_get_findings (forecast), "school-followed"));
}

/* Infant (of one area) and junior (of another) become a primary. */
static void
test_infant_and_junior (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex north = ten_line_area (plan, "North", SP_PHASE_PRIMARY), south = ten_line_area (plan, "South", SP_PHASE_PRIMARY);
  SpSchoolIndex infant = ten_line_school (plan, "Infant", -1, SP_GROUP_R, SP_GROUP_Y2);
  SpSchoolIndex junior = ten_line_school (plan, "Junior", -1, SP_GROUP_Y3, SP_GROUP_Y6);
  SpSchoolIndex primary = ten_line_school (plan, "Primary", -1, SP_GROUP_R, SP_GROUP_Y6);
  SpSchoolIndex rest = ten_line_school (plan, "Rest", south, SP_GROUP_R, SP_GROUP_Y6);
  g_autoptr (SpForecast) forecast = NULL;

  ten_line_member (plan, north, infant, 0, 2013);
  ten_line_member (plan, south, junior, 0, 2013);
  ten_line_member (plan, north, primary, 2013, 0);
  plan->schools[infant].closed = plan->schools[junior].closed = plan->schools[primary].opened = sp_academic_year (2013);
  ten_line_link (plan, infant, primary, 2013);
  ten_line_link (plan, junior, primary, 2013);
  ten_line_roll (plan, infant, TEN_FIRST, 2012, SP_GROUP_R, SP_GROUP_Y2, 60);
  ten_line_roll (plan, junior, TEN_FIRST, 2012, SP_GROUP_Y3, SP_GROUP_Y6, 60);
  ten_line_roll (plan, primary, 2013, 2013, SP_GROUP_R, SP_GROUP_Y6, 60);
  ten_line_roll (plan, rest, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 15);
  forecast = ten_line_run (plan);
  assert_level (forecast, north, SP_GROUP_R, SP_GROUP_Y6, 60);
  assert_level (forecast, south, SP_GROUP_R, SP_GROUP_Y6, 15);
}

/* First (R-Y4), middle (Y5-Y8) and upper (Y9-) become primary and secondary: the middle school's years go down and up. */
static void
test_middle_removed (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex town = ten_line_area (plan, "Town", SP_PHASE_PRIMARY), high = ten_line_area (plan, "High", SP_PHASE_SECONDARY);
  SpSchoolIndex one = ten_line_school (plan, "One", town, SP_GROUP_R, SP_GROUP_Y6);
  SpSchoolIndex two = ten_line_school (plan, "Two", town, SP_GROUP_R, SP_GROUP_Y6);
  SpSchoolIndex middle = ten_line_school (plan, "Middle", -1, SP_GROUP_Y5, SP_GROUP_Y8);
  SpSchoolIndex upper = ten_line_school (plan, "Upper", high, SP_GROUP_Y7, SP_GROUP_Y11);
  g_autoptr (SpForecast) forecast = NULL;

  ten_line_member (plan, town, middle, 0, 2012);
  ten_line_member (plan, high, middle, 0, 2012);
  plan->schools[middle].closed = sp_academic_year (2012);
  ten_line_link (plan, middle, one, 2012);
  ten_line_link (plan, middle, two, 2012);
  ten_line_link (plan, middle, upper, 2012);
  ten_line_roll (plan, one, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y4, 60);
  ten_line_roll (plan, two, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y4, 30);
  ten_line_roll (plan, one, 2012, TEN_ORIGIN, SP_GROUP_Y5, SP_GROUP_Y6, 60);
  ten_line_roll (plan, two, 2012, TEN_ORIGIN, SP_GROUP_Y5, SP_GROUP_Y6, 30);
  ten_line_roll (plan, middle, TEN_FIRST, 2011, SP_GROUP_Y5, SP_GROUP_Y8, 90);
  ten_line_roll (plan, upper, TEN_FIRST, TEN_ORIGIN, SP_GROUP_Y9, SP_GROUP_Y11, 90);
  ten_line_roll (plan, upper, 2012, TEN_ORIGIN, SP_GROUP_Y7, SP_GROUP_Y8, 90);
  forecast = ten_line_run (plan);
  assert_level (forecast, town, SP_GROUP_R, SP_GROUP_Y6, 90);
  assert_level (forecast, high, SP_GROUP_Y7, SP_GROUP_Y11, 90);
}

/* A school split between two areas: its past is shared as its pupils are now. */
static void
test_split (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex north = ten_line_area (plan, "North", SP_PHASE_PRIMARY), south = ten_line_area (plan, "South", SP_PHASE_PRIMARY);
  SpSchoolIndex whole = ten_line_school (plan, "Whole", -1, SP_GROUP_R, SP_GROUP_Y6);
  SpSchoolIndex a = ten_line_school (plan, "A", -1, SP_GROUP_R, SP_GROUP_Y6), b = ten_line_school (plan, "B", -1, SP_GROUP_R, SP_GROUP_Y6);
  g_autoptr (SpForecast) forecast = NULL;

  ten_line_member (plan, north, whole, 0, 2011);
  ten_line_member (plan, north, a, 2011, 0);
  ten_line_member (plan, south, b, 2011, 0);
  ten_line_link (plan, whole, a, 2011);
  ten_line_link (plan, whole, b, 2011);
  ten_line_roll (plan, whole, TEN_FIRST, 2010, SP_GROUP_R, SP_GROUP_Y6, 90);
  ten_line_roll (plan, a, 2011, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 60);
  ten_line_roll (plan, b, 2011, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 30);
  forecast = ten_line_run (plan);
  assert_level (forecast, north, SP_GROUP_R, SP_GROUP_Y6, 60);
  assert_level (forecast, south, SP_GROUP_R, SP_GROUP_Y6, 30);
}

/* One planning area is divided in two: each half has the history of its own schools; the old area is no more. */
static void
test_area_divided (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex all = ten_line_area (plan, "All", SP_PHASE_PRIMARY), east = ten_line_area (plan, "East", SP_PHASE_PRIMARY),
              west = ten_line_area (plan, "West", SP_PHASE_PRIMARY);
  SpSchoolIndex a = ten_line_school (plan, "A", -1, SP_GROUP_R, SP_GROUP_Y6), b = ten_line_school (plan, "B", -1, SP_GROUP_R, SP_GROUP_Y6);
  g_autoptr (SpForecast) forecast = NULL;

  plan->areas[all].closed = plan->areas[east].opened = plan->areas[west].opened = sp_academic_year (2013);
  ten_line_member (plan, all, a, 0, 0); /* ends with the area */
  ten_line_member (plan, all, b, 0, 2013);
  ten_line_member (plan, east, a, 2013, 0);
  ten_line_member (plan, west, b, 2013, 0);
  ten_line_roll (plan, a, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 45);
  ten_line_roll (plan, b, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 20);
  forecast = ten_line_run (plan);
  assert_level (forecast, east, SP_GROUP_R, SP_GROUP_Y6, 45);
  assert_level (forecast, west, SP_GROUP_R, SP_GROUP_Y6, 20);
  g_assert_cmpfloat (ten_line_pupils (forecast, all, 1, SP_GROUP_Y1), ==, -1);
  g_assert_false (ten_line_found (sp_forecast_get_findings (forecast), "no-roll-at-origin"));
  g_assert_true (ten_line_found (sp_forecast_get_findings (forecast), "school-moved-area"));
}

/* A new school alone in its area, a cohort a year: the year groups it has not come to follow, and none explodes. */
static void
test_filling_up (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex old = ten_line_area (plan, "Old", SP_PHASE_PRIMARY), fresh = ten_line_area (plan, "New", SP_PHASE_PRIMARY);
  SpSchoolIndex rest = ten_line_school (plan, "Rest", old, SP_GROUP_R, SP_GROUP_Y6);
  SpSchoolIndex school = ten_line_school (plan, "New", fresh, SP_GROUP_R, SP_GROUP_Y6);
  g_autoptr (SpForecast) forecast = NULL;

  plan->schools[school].opened = sp_academic_year (2011);
  ten_line_roll (plan, rest, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 90);
  for (gint year = 2011; year <= TEN_ORIGIN; year++)
    ten_line_roll (plan, school, year, year, SP_GROUP_R, (SpYearGroup) (year - 2011), 30);
  forecast = ten_line_run (plan);
  for (gint lead = 1; lead <= 10; lead++)
    for (gint g = SP_GROUP_R; g <= MIN (SP_GROUP_Y6, 2 + lead); g++)
      CLOSE (ten_line_pupils (forecast, fresh, lead, g), 30);
  g_assert_cmpfloat (ten_line_pupils (forecast, fresh, 1, SP_GROUP_Y4), <=, 0); /* nobody is there yet */
}

/* A large school opens with all its years in 2012 and takes children from another authority: the jump of one year is no
 * ratio, so it is not repeated. */
static void
test_opening (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex area = ten_line_area (plan, "Area", SP_PHASE_PRIMARY);
  SpSchoolIndex rest = ten_line_school (plan, "Rest", area, SP_GROUP_R, SP_GROUP_Y6);
  SpSchoolIndex school = ten_line_school (plan, "Opened", area, SP_GROUP_R, SP_GROUP_Y6);
  g_autoptr (SpForecast) forecast = NULL;

  plan->schools[school].opened = sp_academic_year (2012);
  ten_line_roll (plan, rest, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 60);
  ten_line_roll (plan, school, 2012, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 30);
  forecast = ten_line_run (plan);
  for (gint g = SP_GROUP_Y1; g <= SP_GROUP_Y6; g++)
    CLOSE (ten_line_pupils (forecast, area, 1, g), 90);
  g_assert_true (ten_line_found (sp_forecast_get_findings (forecast), "opening-left-out"));
}

/* A school closes and its children leave the county. */
static void
test_closure (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex area = ten_line_area (plan, "Area", SP_PHASE_PRIMARY);
  SpSchoolIndex rest = ten_line_school (plan, "Rest", area, SP_GROUP_R, SP_GROUP_Y6);
  SpSchoolIndex school = ten_line_school (plan, "Closed", area, SP_GROUP_R, SP_GROUP_Y6);
  g_autoptr (SpForecast) forecast = NULL;

  plan->schools[school].closed = sp_academic_year (2012);
  plan->schools[school].closed_on = "2012-08-31";
  ten_line_roll (plan, rest, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 60);
  ten_line_roll (plan, school, TEN_FIRST, 2011, SP_GROUP_R, SP_GROUP_Y6, 30);
  forecast = ten_line_run (plan);
  for (gint g = SP_GROUP_Y1; g <= SP_GROUP_Y6; g++)
    CLOSE (ten_line_pupils (forecast, area, 1, g), 60);
}

static void
set_register (TenLinePlan *plan, SpAreaIndex area, gint year, gint age, double children)
{
  plan->preschool[(area * TEN_YEARS + year - TEN_FIRST) * SP_N_PRESCHOOL_AGES + age] = children;
  plan->snapshot.preschool = plan->preschool;
}

/* The worked example of sp-forecast-preschool.c: 52 aged 2 in 2013/14, survival 1.1 to 3 and 1.0 to 4, reception 0.9 of
 * those aged 4: 52 x 1.1 x 0.9 = 51.48 in 2015/16. Births are held too, and are not used until the register ends. */
static void
test_register (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex area = ten_line_area (plan, "Area", SP_PHASE_PRIMARY);
  SpSchoolIndex school = ten_line_school (plan, "School", area, SP_GROUP_R, SP_GROUP_Y6);
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecastExplanation) why = NULL;

  ten_line_roll (plan, school, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 45);
  ten_line_births (plan, area, TEN_FIRST, TEN_FIRST + TEN_YEARS - 1, 40);
  for (gint year = 2011; year <= 2013; year++)
    {
      const double ages[] = { 40, 48, 50, 55, 50 };

      for (gint age = 0; age < SP_N_PRESCHOOL_AGES; age++)
        set_register (plan, area, year, age, ages[age]);
      set_register (plan, area, year, 3, 50 * 1.1);
      set_register (plan, area, year, 4, 55);
    }
  for (gint year = 2011; year <= 2013; year++)
    ten_line_roll (plan, school, year, year, SP_GROUP_R, SP_GROUP_R, 0.9 * 55 + 0.5); /* 50 */
  set_register (plan, area, 2013, 2, 52);
  forecast = ten_line_run (plan);
  CLOSE (ten_line_pupils (forecast, area, 2, SP_GROUP_R), 52 * 1.1 * 50 / 55);
  g_assert_false (sp_forecast_births_projected (forecast, area, 4));
  g_assert_true (sp_forecast_births_projected (forecast, area, 5));
  g_assert_true (ten_line_found (sp_forecast_get_findings (forecast), "register-used"));
  why = sp_forecast_explain (forecast, area, 2, SP_GROUP_R);
  g_assert_cmpint (why->fed_by, ==, SP_FED_BY_REGISTER);
  CLOSE (why->feeder, 52 * 1.1);
  CLOSE (why->feeder * why->ratio, ten_line_pupils (forecast, area, 2, SP_GROUP_R));
}

/* A district's register is shared among its areas as their reception is: 60 and 30 of 90 aged 4, 120 aged 3. */
static void
test_district_register (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex north = ten_line_area (plan, "North", SP_PHASE_PRIMARY), south = ten_line_area (plan, "South", SP_PHASE_PRIMARY);
  SpSchoolIndex a = ten_line_school (plan, "A", north, SP_GROUP_R, SP_GROUP_Y6), b = ten_line_school (plan, "B", south, SP_GROUP_R, SP_GROUP_Y6);
  g_autoptr (SpForecast) forecast = NULL;

  ten_line_roll (plan, a, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 60);
  ten_line_roll (plan, b, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, 30);
  plan->snapshot.district_preschool = plan->district_preschool;
  plan->district_preschool[(TEN_ORIGIN - TEN_FIRST) * SP_N_PRESCHOOL_AGES + 4] = 90;
  plan->district_preschool[(TEN_ORIGIN - TEN_FIRST) * SP_N_PRESCHOOL_AGES + 3] = 120;
  forecast = ten_line_run (plan);
  CLOSE (ten_line_pupils (forecast, north, 1, SP_GROUP_R), 80);
  CLOSE (ten_line_pupils (forecast, south, 1, SP_GROUP_R), 40);
}

/* 100 in Year 11; the plan says 0.6 stay on into Year 12 of the area, 0.8 of those of the authority into Year 13. */
static void
test_staying_on (void)
{
  g_autofree TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex high = ten_line_area (plan, "High", SP_PHASE_SECONDARY);
  SpSchoolIndex school = ten_line_school (plan, "High", high, SP_GROUP_Y7, SP_GROUP_Y13);
  g_autoptr (SpForecast) forecast = NULL;

  ten_line_roll (plan, school, TEN_FIRST, TEN_ORIGIN, SP_GROUP_Y7, SP_GROUP_Y11, 100);
  ten_line_roll (plan, school, TEN_FIRST, TEN_ORIGIN, SP_GROUP_Y12, SP_GROUP_Y13, 40);
  plan->staying_on[0] = (SpStayingOn) { -1, -1, SP_GROUP_Y12, 0.3, FALSE };
  plan->staying_on[1] = (SpStayingOn) { high, -1, SP_GROUP_Y12, 0.6, FALSE };
  plan->staying_on[2] = (SpStayingOn) { -1, -1, SP_GROUP_Y13, 0.8, FALSE };
  plan->snapshot.n_staying_on = 3;
  forecast = ten_line_run (plan);
  CLOSE (ten_line_pupils (forecast, high, 1, SP_GROUP_Y12), 60);
  CLOSE (ten_line_pupils (forecast, high, 1, SP_GROUP_Y13), 32);
  CLOSE (ten_line_pupils (forecast, high, 2, SP_GROUP_Y13), 48);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/recut/conversion", test_conversion);
  g_test_add_func ("/forecast/recut/infant-and-junior", test_infant_and_junior);
  g_test_add_func ("/forecast/recut/middle-removed", test_middle_removed);
  g_test_add_func ("/forecast/recut/split", test_split);
  g_test_add_func ("/forecast/recut/area-divided", test_area_divided);
  g_test_add_func ("/forecast/recut/filling-up", test_filling_up);
  g_test_add_func ("/forecast/recut/opening", test_opening);
  g_test_add_func ("/forecast/recut/closure", test_closure);
  g_test_add_func ("/forecast/recut/register", test_register);
  g_test_add_func ("/forecast/recut/district-register", test_district_register);
  g_test_add_func ("/forecast/recut/staying-on", test_staying_on);
  return g_test_run ();
}
