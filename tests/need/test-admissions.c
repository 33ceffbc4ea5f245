/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools are capped, overflow goes where there is room, and nobody vanishes. */
#include "config.h"

#include <math.h>
#include "sp-admissions.h"
#include "sp-ten-line-plan.h"

static SpAdmissions *
run (TenLinePlan *plan, SpSupplyKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpForecast) forecast = ten_line_run (plan);
  g_autoptr (SpLevels) levels = sp_levels_run (forecast, SP_RECONCILE_AREAS, NULL, &error);
  g_autoptr (SpSupply) supply = sp_supply_new (&plan->snapshot, kind);
  SpAdmissions *admissions = sp_admissions_run (levels, supply, NULL, &error);

  g_assert_no_error (error);
  return admissions;
}

static void
assert_nobody_vanishes (SpAdmissions *self)
{
  const SpSnapshot *s = sp_supply_get_snapshot (sp_admissions_get_supply (self));

  for (gint lead = 0; lead <= 10; lead++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      for (guint a = 0; a < s->n_areas; a++)
        {
          SpAreaAdmission area = sp_admissions_get_area (self, (SpAreaIndex) a, lead, g);
          gint in = 0, out = 0, whole;

          if (!area.known)
            continue;
          for (guint i = 0; i < s->n_schools; i++)
            {
              SpAdmission one = sp_admissions_get_school (self, (SpSchoolIndex) i, lead, g);

              g_assert_cmpint (one.demand, ==, one.admitted - one.in + one.out + one.unplaced);
              g_assert_cmpint (one.unplaced, >=, 0);
              if (one.known && one.limit >= 0)
                g_assert_cmpint (one.admitted, <=, one.limit);
              if (sp_levels_get_school_area (sp_admissions_get_levels (self), (SpSchoolIndex) i, g) == (SpAreaIndex) a)
                in += one.in, out += one.out;
            }
          g_assert_cmpint (out, ==, in + area.planned);
          g_assert_cmpint (area.demand, ==, area.admitted + area.planned + area.unplaced);
          g_assert_true (sp_levels_get_area (sp_admissions_get_levels (self), (SpAreaIndex) a, lead, g, NULL, &whole));
          g_assert_cmpint (area.demand, ==, whole);
        }
}

enum { FULL, NEAR, FAR };

/* 60 ask for Full, 30 for Near, 30 for Far; places 45, 40, 60. */
static TenLinePlan *
three_schools (void)
{
  TenLinePlan *plan = ten_line_plan_new ();
  SpAreaIndex area = ten_line_area (plan, "Town", SP_PHASE_PRIMARY);
  const char *const names[] = { "Full", "Near", "Far" };

  for (gint i = FULL; i <= FAR; i++)
    {
      ten_line_school (plan, names[i], area, SP_GROUP_R, SP_GROUP_Y6);
      ten_line_roll (plan, i, TEN_FIRST, TEN_ORIGIN, SP_GROUP_R, SP_GROUP_Y6, i == FULL ? 60 : 30);
      ten_line_places (plan, i, SP_GROUP_R, SP_GROUP_Y6, i == FULL ? 45 : i == NEAR ? 40 : 60);
    }
  return plan;
}

/* 15 are too many in reception. With equal pasts and no points they go half and half: 8 and 7. Those in Year 1 already
 * stay. A year on, the moved stay where they went. */
static void
test_overflow (void)
{
  g_autofree TenLinePlan *plan = three_schools ();
  g_autoptr (SpAdmissions) admissions = run (plan, SP_SUPPLY_COMMITTED);
  SpAdmission full = sp_admissions_get_school (admissions, FULL, 1, SP_GROUP_R);
  const SpAdmissionMove *moves;
  guint n;

  assert_nobody_vanishes (admissions);
  g_assert_cmpint (full.demand, ==, 60);
  g_assert_cmpint (full.limit, ==, 45);
  g_assert_cmpint (full.out, ==, 15);
  g_assert_cmpint (full.unplaced, ==, 0);
  g_assert_cmpint (sp_admissions_get_school (admissions, NEAR, 1, SP_GROUP_R).in, ==, 8);
  g_assert_cmpint (sp_admissions_get_school (admissions, FAR, 1, SP_GROUP_R).in, ==, 7);
  g_assert_cmpint (sp_admissions_get_school (admissions, FULL, 1, SP_GROUP_Y1).admitted, ==, 60);
  g_assert_cmpint (sp_admissions_get_school (admissions, FULL, 0, SP_GROUP_R).admitted, ==, 60);
  g_assert_cmpint (sp_admissions_get_school (admissions, FULL, 2, SP_GROUP_Y1).demand, ==, 45);
  g_assert_cmpint (sp_admissions_get_school (admissions, NEAR, 2, SP_GROUP_Y1).demand, ==, 38);
  g_assert_cmpint (sp_admissions_get_school (admissions, NEAR, 3, SP_GROUP_Y2).admitted, ==, 38);
  moves = sp_admissions_get_moves (admissions, &n);
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpint (moves[0].from, ==, FULL);
  g_assert_cmpint (moves[0].to, ==, NEAR);
  g_assert_cmpint (moves[0].children, ==, 8);
}

/* The nearer of two has more of them, and no more than its room. */
static void
test_distance (void)
{
  g_autofree TenLinePlan *plan = three_schools ();
  g_autoptr (SpAdmissions) admissions = NULL;

  for (gint i = FULL; i <= FAR; i++)
    {
      plan->schools[i].has_point = TRUE;
      plan->schools[i].lat = 52.4;
      plan->schools[i].lon = i == FULL ? 0.75 : i == NEAR ? 0.76 : 1.05;
    }
  admissions = run (plan, SP_SUPPLY_COMMITTED);
  assert_nobody_vanishes (admissions);
  g_assert_cmpint (sp_admissions_get_school (admissions, NEAR, 1, SP_GROUP_R).in, ==, 10); /* full: 40 */
  g_assert_cmpint (sp_admissions_get_school (admissions, FAR, 1, SP_GROUP_R).in, ==, 5);
}

/* An admission number caps who enters, whatever the rooms hold; above the entry the places do. */
static void
test_admission_number (void)
{
  g_autofree TenLinePlan *plan = three_schools ();
  g_autoptr (SpAdmissions) admissions = NULL;

  for (gint y = 0; y < TEN_YEARS; y++)
    plan->admission[sp_snapshot_cell (&plan->snapshot, FULL, (guint) y, SP_GROUP_R)] = 30;
  admissions = run (plan, SP_SUPPLY_COMMITTED);
  assert_nobody_vanishes (admissions);
  g_assert_cmpint (sp_admissions_get_school (admissions, FULL, 1, SP_GROUP_R).limit, ==, 30);
  g_assert_true (sp_admissions_get_school (admissions, FULL, 1, SP_GROUP_R).by_admission_number);
  g_assert_cmpint (sp_admissions_get_school (admissions, FULL, 4, SP_GROUP_Y3).limit, ==, 45);
  g_assert_cmpint (sp_admissions_get_school (admissions, FULL, 4, SP_GROUP_Y3).admitted, ==, 30);
}

/* 120 children, 110 places: ten are unplaced, stay the area's need, and ask again; ten planned places take them. */
static void
test_unplaced (void)
{
  g_autofree TenLinePlan *plan = three_schools ();
  g_autoptr (SpAdmissions) admissions = NULL;
  g_autoptr (SpAdmissions) planned = NULL;
  g_autoptr (SpAdmissions) existing = NULL;
  SpAreaAdmission area;

  ten_line_places (plan, FAR, SP_GROUP_R, SP_GROUP_Y6, 25);
  admissions = run (plan, SP_SUPPLY_COMMITTED);
  assert_nobody_vanishes (admissions);
  area = sp_admissions_get_area (admissions, 0, 1, SP_GROUP_R);
  g_assert_cmpint (area.unplaced, ==, 10);
  g_assert_cmpint (area.admitted, ==, 110);
  g_assert_cmpint (sp_admissions_get_area (admissions, 0, 3, SP_GROUP_Y2).unplaced, ==, 10);
  plan->project_places[0] = (SpProjectPlaces) { 0, SP_GROUP_R, { 2015 }, 8, FALSE };
  plan->projects[0] = (SpProject) { .id = 1, .name = "New school", .school = -1, .area = 0, .committed = TRUE,
                                    .places = plan->project_places, .n_places = 1 };
  plan->snapshot.n_projects = 1;
  planned = run (plan, SP_SUPPLY_COMMITTED);
  assert_nobody_vanishes (planned);
  g_assert_cmpint (sp_admissions_get_area (planned, 0, 1, SP_GROUP_R).planned, ==, 0);
  g_assert_cmpint (sp_admissions_get_area (planned, 0, 2, SP_GROUP_R).planned, ==, 8);
  g_assert_cmpint (sp_admissions_get_area (planned, 0, 2, SP_GROUP_R).unplaced, ==, 2);
  existing = run (plan, SP_SUPPLY_EXISTING);
  g_assert_cmpint (sp_admissions_get_area (existing, 0, 2, SP_GROUP_R).planned, ==, 0);
  plan->projects[0].school = FULL;
  g_clear_pointer (&planned, sp_admissions_unref);
  planned = run (plan, SP_SUPPLY_COMMITTED);
  g_assert_cmpint (sp_admissions_get_school (planned, FULL, 2, SP_GROUP_R).limit, ==, 53);
}

/* A school that opens in 2015 has no demand of its own and takes what the others cannot. */
static void
test_new_school (void)
{
  g_autofree TenLinePlan *plan = three_schools ();
  g_autoptr (SpAdmissions) admissions = NULL;
  SpSchoolIndex school;

  ten_line_places (plan, NEAR, SP_GROUP_R, SP_GROUP_Y6, 30);
  ten_line_places (plan, FAR, SP_GROUP_R, SP_GROUP_Y6, 30);
  school = ten_line_school (plan, "New", 0, SP_GROUP_R, SP_GROUP_Y6);
  plan->schools[school].opened = sp_academic_year (2015);
  ten_line_places (plan, school, SP_GROUP_R, SP_GROUP_R, 30);
  admissions = run (plan, SP_SUPPLY_COMMITTED);
  assert_nobody_vanishes (admissions);
  g_assert_cmpint (sp_admissions_get_area (admissions, 0, 1, SP_GROUP_R).unplaced, ==, 15);
  g_assert_cmpint (sp_admissions_get_school (admissions, school, 2, SP_GROUP_R).demand, ==, 0);
  g_assert_cmpint (sp_admissions_get_school (admissions, school, 2, SP_GROUP_R).in, ==, 15);
  g_assert_cmpint (sp_admissions_get_area (admissions, 0, 2, SP_GROUP_R).unplaced, ==, 0);
}

/* No places held: no cap, nobody moves. */
static void
test_no_places (void)
{
  g_autofree TenLinePlan *plan = three_schools ();
  g_autoptr (SpAdmissions) admissions = NULL;
  guint n;

  for (gsize i = 0; i < G_N_ELEMENTS (plan->places); i++)
    plan->places[i] = -1;
  admissions = run (plan, SP_SUPPLY_COMMITTED);
  assert_nobody_vanishes (admissions);
  sp_admissions_get_moves (admissions, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpint (sp_admissions_get_school (admissions, FULL, 1, SP_GROUP_R).limit, ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/need/admissions/overflow", test_overflow);
  g_test_add_func ("/need/admissions/distance", test_distance);
  g_test_add_func ("/need/admissions/admission-number", test_admission_number);
  g_test_add_func ("/need/admissions/unplaced", test_unplaced);
  g_test_add_func ("/need/admissions/new-school", test_new_school);
  g_test_add_func ("/need/admissions/no-places", test_no_places);
  return g_test_run ();
}
