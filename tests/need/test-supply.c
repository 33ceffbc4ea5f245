/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-supply.h"

#include "three-areas.h"

static double
places (SpSupply *supply, gint area, gint year, SpYearGroup group)
{
  double value = -1;

  return sp_supply_get_places (supply, area, sp_academic_year (year), group, &value) ? value : -1;
}

static const SpFinding *
find_code (SpSupply *supply, const char *code)
{
  GPtrArray *findings = sp_supply_get_findings (supply);

  for (guint i = 0; i < findings->len; i++)
    if (g_strcmp0 (sp_finding_get_code (findings->pdata[i]), code) == 0)
      return findings->pdata[i];
  return NULL;
}

/* An all-through school gives R-Y6 to its primary area and Y7-Y11 to its secondary one. */
static void
test_all_through (void)
{
  ThreeAreas plan;
  g_autoptr (SpSupply) supply = NULL;

  three_areas_init (&plan);
  supply = sp_supply_new (&plan.snapshot, SP_SUPPLY_EXISTING);
  g_assert_cmpfloat (places (supply, NORTH, ORIGIN, SP_GROUP_R), ==, 45);
  g_assert_cmpfloat (places (supply, NORTH, ORIGIN, SP_GROUP_Y6), ==, 45);
  g_assert_cmpfloat (places (supply, NORTH, ORIGIN, SP_GROUP_Y7), ==, -1);
  g_assert_cmpfloat (places (supply, TOWN, ORIGIN, SP_GROUP_Y7), ==, 60);
  g_assert_cmpfloat (places (supply, TOWN, ORIGIN, SP_GROUP_Y6), ==, -1);
}

/* Elm was in North until 2012. */
static void
test_dated_membership (void)
{
  ThreeAreas plan;
  g_autoptr (SpSupply) supply = NULL;

  three_areas_init (&plan);
  supply = sp_supply_new (&plan.snapshot, SP_SUPPLY_EXISTING);
  g_assert_cmpfloat (places (supply, NORTH, 2011, SP_GROUP_R), ==, 75);
  g_assert_cmpfloat (places (supply, SOUTH, 2011, SP_GROUP_R), ==, -1);
  g_assert_cmpfloat (places (supply, NORTH, 2012, SP_GROUP_R), ==, 45);
  g_assert_cmpfloat (places (supply, SOUTH, 2012, SP_GROUP_R), ==, 30);
  g_assert_cmpfloat (places (supply, SOUTH, FIRST_YEAR - 1, SP_GROUP_R), ==, -1);
  g_assert_cmpfloat (places (supply, SOUTH, FIRST_YEAR + N_YEARS + 5, SP_GROUP_R), ==, 30); /* as the last year */
}

/* Missing is not nought: one school's places missing leaves the others', with a finding; all missing leaves nothing. */
static void
test_missing (void)
{
  ThreeAreas plan;
  g_autoptr (SpSupply) supply = NULL;

  three_areas_init (&plan);
  three_areas_fill (&plan, ASH, SP_GROUP_R, SP_GROUP_Y6, 15, -1);
  three_areas_fill (&plan, ELM, SP_GROUP_R, SP_GROUP_Y6, 20, -1);
  supply = sp_supply_new (&plan.snapshot, SP_SUPPLY_EXISTING);
  g_assert_cmpfloat (places (supply, NORTH, ORIGIN, SP_GROUP_R), ==, 30);
  g_assert_cmpfloat (places (supply, SOUTH, ORIGIN, SP_GROUP_R), ==, -1);
  g_assert_nonnull (find_code (supply, "places-not-held"));
  g_assert_nonnull (strstr (sp_finding_get_message (find_code (supply, "places-not-held")), "Ash"));
  g_clear_pointer (&supply, sp_supply_unref);

  /* Nought held is held. */
  three_areas_fill (&plan, ELM, SP_GROUP_R, SP_GROUP_Y6, 20, 0);
  supply = sp_supply_new (&plan.snapshot, SP_SUPPLY_EXISTING);
  g_assert_cmpfloat (places (supply, SOUTH, ORIGIN, SP_GROUP_R), ==, 0);
}

/* A bulge class: 30 more from 2015, 30 fewer from 2016. Only what is committed, unless all projects are asked for. */
static void
test_projects (void)
{
  ThreeAreas plan;
  g_autoptr (SpSupply) existing = NULL, committed = NULL, all = NULL;

  three_areas_init (&plan);
  existing = sp_supply_new (&plan.snapshot, SP_SUPPLY_EXISTING);
  committed = sp_supply_new (&plan.snapshot, SP_SUPPLY_COMMITTED);
  g_assert_cmpfloat (places (existing, SOUTH, 2015, SP_GROUP_R), ==, 30);
  g_assert_cmpfloat (places (committed, SOUTH, 2014, SP_GROUP_R), ==, 30);
  g_assert_cmpfloat (places (committed, SOUTH, 2015, SP_GROUP_R), ==, 60);
  g_assert_cmpfloat (places (committed, SOUTH, 2016, SP_GROUP_R), ==, 30);
  g_assert_cmpfloat (sp_supply_get_project_places (committed, SOUTH, sp_academic_year (2015), SP_GROUP_R), ==, 30);
  g_assert_null (find_code (committed, "project-places-not-dated"));

  plan.projects[0].committed = FALSE;
  g_clear_pointer (&committed, sp_supply_unref);
  committed = sp_supply_new (&plan.snapshot, SP_SUPPLY_COMMITTED);
  all = sp_supply_new (&plan.snapshot, SP_SUPPLY_ALL);
  g_assert_cmpfloat (places (committed, SOUTH, 2015, SP_GROUP_R), ==, 30);
  g_assert_cmpfloat (places (all, SOUTH, 2015, SP_GROUP_R), ==, 60);
  /* The new school has places but says neither when nor for whom: not counted, and said. */
  g_assert_cmpint (sp_finding_get_id (find_code (all, "project-places-not-dated")), ==, 22);
}

static void
test_places_never_below_nought (void)
{
  ThreeAreas plan;
  g_autoptr (SpSupply) all = NULL;

  three_areas_init (&plan);
  plan.project_places[1].places = -300;
  all = sp_supply_new (&plan.snapshot, SP_SUPPLY_ALL);
  g_assert_cmpfloat (places (all, SOUTH, 2016, SP_GROUP_R), ==, 0);
}

static void
test_temporary (void)
{
  ThreeAreas plan;
  g_autoptr (SpSupply) supply = NULL;

  three_areas_init (&plan);
  plan.temporary[sp_snapshot_cell (&plan.snapshot, OAK, ORIGIN - FIRST_YEAR, SP_GROUP_Y3)] = 12;
  supply = sp_supply_new (&plan.snapshot, SP_SUPPLY_EXISTING);
  g_assert_cmpfloat (sp_supply_get_temporary (supply, NORTH, sp_academic_year (ORIGIN), SP_GROUP_Y3), ==, 12);
  g_assert_cmpfloat (sp_supply_get_temporary (supply, NORTH, sp_academic_year (ORIGIN), SP_GROUP_Y4), ==, 0);
}

static void
test_school_in_no_area (void)
{
  ThreeAreas plan;
  g_autoptr (SpSupply) supply = NULL;

  three_areas_init (&plan);
  plan.snapshot.n_memberships = 4; /* Elm is in no area from 2012 */
  supply = sp_supply_new (&plan.snapshot, SP_SUPPLY_EXISTING);
  g_assert_nonnull (find_code (supply, "school-in-no-area"));
  g_assert_nonnull (strstr (sp_finding_get_message (find_code (supply, "school-in-no-area")), "210"));
  g_clear_pointer (&supply, sp_supply_unref);
  plan.schools[ELM].phase = SP_SCHOOL_SPECIAL; /* special schools belong to none */
  supply = sp_supply_new (&plan.snapshot, SP_SUPPLY_EXISTING);
  g_assert_null (find_code (supply, "school-in-no-area"));
}

/* Law: the order in which memberships are held makes no difference. */
static void
test_order (void)
{
  ThreeAreas plan, turned;
  g_autoptr (SpSupply) a = NULL, b = NULL;

  three_areas_init (&plan);
  three_areas_init (&turned);
  for (guint i = 0; i < 5; i++)
    turned.memberships[i] = plan.memberships[4 - i];
  a = sp_supply_new (&plan.snapshot, SP_SUPPLY_ALL);
  b = sp_supply_new (&turned.snapshot, SP_SUPPLY_ALL);
  for (gint area = 0; area < N_AREAS; area++)
    for (gint year = FIRST_YEAR; year < FIRST_YEAR + N_YEARS; year++)
      for (gint g = 0; g < SP_N_GROUPS; g++)
        g_assert_cmpfloat (places (a, area, year, g), ==, places (b, area, year, g));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/need/supply/all-through", test_all_through);
  g_test_add_func ("/need/supply/dated-membership", test_dated_membership);
  g_test_add_func ("/need/supply/missing", test_missing);
  g_test_add_func ("/need/supply/projects", test_projects);
  g_test_add_func ("/need/supply/places-never-below-nought", test_places_never_below_nought);
  g_test_add_func ("/need/supply/temporary", test_temporary);
  g_test_add_func ("/need/supply/school-in-no-area", test_school_in_no_area);
  g_test_add_func ("/need/supply/order", test_order);
  return g_test_run ();
}
