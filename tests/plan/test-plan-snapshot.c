/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The snapshot holds what was written, nothing more. */
#include "config.h"
#include "sp-test-snapshot.h"

#include <string.h>

static void
test_ground (TestPlan      *fixture,
             gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = read_scenario (fixture, 0);

  g_assert_cmpstr (s->title, ==, "Small");
  g_assert_cmpstr (s->la_code, ==, "926");
  g_assert_cmpint (s->scenario_id, ==, 0);
  g_assert_cmpint (s->assumptions.origin.start, ==, 2013);
  g_assert_cmpint (s->assumptions.horizon, ==, 5);
  g_assert_cmpfloat (s->assumptions.weights[0], ==, 3);
  g_assert_cmpint (s->first_year.start, ==, 2011);
  g_assert_cmpint (s->n_years, ==, 8);

  g_assert_cmpint (s->n_areas, ==, 3);
  g_assert_cmpstr (s->areas[0].name, ==, "Attleborough"); /* phase, then code */
  g_assert_cmpfloat (s->areas[0].margin, ==, 0.1);
  g_assert_cmpfloat (s->areas[1].margin, ==, 0.05);
  g_assert_cmpint (s->areas[2].phase, ==, SP_PHASE_SECONDARY);
  g_assert_cmpint (s->areas[0].district, ==, 0);
  g_assert_cmpint (s->areas[2].district, ==, -1);
  g_assert_cmpint (sp_snapshot_find_area (s, 10), ==, 1);
  g_assert_cmpint (sp_snapshot_find_area (s, 99), ==, -1);
  g_assert_cmpint (sp_snapshot_find_area_by_name (s, "9269001"), ==, 2);
  g_assert_cmpint (sp_snapshot_find_area_by_name (s, "attleBOROUGH"), ==, 0);
  g_assert_cmpint (sp_snapshot_find_area_by_name (s, "Thetford"), ==, -1); /* two */
  g_assert_cmpint (s->n_transfers, ==, 2);
  g_assert_cmpfloat (s->transfers[0].share, ==, 0.9);
}

static void
test_schools (TestPlan      *fixture,
              gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = read_scenario (fixture, 0);
  const SpSchool *junior = &s->schools[1];

  g_assert_cmpint (s->n_schools, ==, 3);
  g_assert_cmpint (s->schools[0].urn, ==, 120001);
  g_assert_cmpint (s->schools[0].net_capacity, ==, 210); /* not 2014's */
  g_assert_cmpint (s->schools[2].net_capacity, ==, -1);
  g_assert_cmpint (junior->first_group, ==, SP_GROUP_Y3);
  g_assert_cmpint (junior->last_group, ==, SP_GROUP_Y6);
  g_assert_cmpint (junior->primary_area, ==, 1); /* moved to Thetford in 2012 */
  g_assert_cmpint (s->schools[2].secondary_area, ==, 2);
  g_assert_cmpint (s->schools[2].primary_area, ==, -1);
  g_assert_cmpint (s->n_memberships, ==, 4);

  g_assert_cmpint (cell_in (s, s->roll, 5, 2012, SP_GROUP_R), ==, 29);
  g_assert_cmpint (cell_in (s, s->roll, 5, 2013, SP_GROUP_Y1), ==, 0);
  g_assert_cmpint (cell_in (s, s->roll, 5, 2012, SP_GROUP_Y1), ==, -1); /* missing is not nought */
  g_assert_cmpint (places_in (s, 5, 2011, SP_GROUP_R), ==, 30);
  g_assert_cmpint (places_in (s, 5, 2014, SP_GROUP_R), ==, 60);
  g_assert_cmpint (places_in (s, 5, 2018, SP_GROUP_R), ==, 60);
  g_assert_cmpint (places_in (s, 5, 2018, SP_GROUP_Y1), ==, -1);
  g_assert_cmpint (places_in (s, 6, 2013, SP_GROUP_Y3), ==, 60);
  g_assert_cmpint (places_in (s, 6, 2014, SP_GROUP_Y3), ==, 0);  /* closed on 31 August 2014 */
  g_assert_cmpint (cell_in (s, s->temporary_places, 5, 2014, SP_GROUP_R), ==, 30);
  g_assert_cmpint (cell_in (s, s->temporary_places, 6, 2013, SP_GROUP_Y3), ==, -1);
  g_assert_cmpint (cell_in (s, s->admission_number, 5, 2013, SP_GROUP_R), ==, 30);
  g_assert_cmpint (cell_in (s, s->admission_number, 5, 2015, SP_GROUP_R), ==, 60);
  g_assert_cmpint (cell_in (s, s->admission_number, 6, 2013, SP_GROUP_Y3), ==, -1);

  g_assert_cmpfloat (s->births[1 * s->n_years + 2], ==, 31.5);
  g_assert_cmpfloat (s->births[1 * s->n_years + 1], <, 0);
  g_assert_cmpint (s->births_projected[1 * s->n_years + 2], ==, 0);
  g_assert_cmpint (s->births_projected[1 * s->n_years + 3], ==, 1);
  g_assert_cmpint (s->authority_history[2 * SP_N_GROUPS], ==, 30);
  g_assert_cmpint (s->authority_history[3 * SP_N_GROUPS], ==, -1);
  g_assert_cmpint (s->authority_outturn[3 * SP_N_GROUPS], ==, 33);
}

/* Links, shares between schools, staying on and the register; what names a thing that is not there is left out. */
static void
test_movement (TestPlan      *fixture,
               gconstpointer  data)
{
  static const char sql[]
      = "INSERT INTO school_link (predecessor_id, successor_id, kind, linked_on) VALUES (6, 5, 'amalgamation', NULL),"
        " (7, 6, 'other', '2012-02');"
        "INSERT INTO school_transfer (from_school_id, to_school_id, into_group, share) VALUES (6, 7, 7, 0.9), (5, 7, 7, 0.75);"
        "INSERT INTO staying_on (area_id, school_id, year_group, ratio) VALUES (NULL, NULL, 12, 0.5), (NULL, 7, 12, 0.6),"
        " (12, NULL, 13, 0.9);"
        "INSERT INTO preschool_register (area_id, district_id, year, age, children) VALUES (10, NULL, 2013, 3, 31),"
        " (NULL, 1, 2012, 4, 900)";
  g_autoptr (SpSnapshot) s = NULL;

  test_plan_sql (fixture->path, sql);
  s = read_scenario (fixture, 0);
  g_assert_cmpint (s->schools[1].closed.start, ==, 2014); /* on 31 August 2014 */
  g_assert_cmpint (s->schools[2].opened.start, ==, 2010);
  g_assert_cmpint (s->schools[0].opened.start, ==, 0);
  g_assert_cmpint (s->n_school_links, ==, 2);
  g_assert_cmpint (s->school_links[0].predecessor, ==, 1);
  g_assert_cmpint (s->school_links[0].successor, ==, 0);
  g_assert_cmpstr (s->school_links[0].kind, ==, "amalgamation");
  g_assert_cmpint (s->school_links[0].from.start, ==, 2014); /* when the junior closed */
  g_assert_cmpint (s->school_links[1].from.start, ==, 2012); /* after the January census of 2011/12 */
  g_assert_cmpint (s->n_school_transfers, ==, 2);
  g_assert_cmpint (s->school_transfers[0].from, ==, 0);
  g_assert_cmpfloat (s->school_transfers[0].share, ==, 0.75);
  g_assert_cmpint (s->n_staying_on, ==, 3);
  g_assert_cmpint (s->staying_on[0].area, ==, -1);
  g_assert_cmpint (s->staying_on[1].school, ==, 2);
  g_assert_cmpint (s->staying_on[2].area, ==, 2);
  g_assert_cmpfloat (s->preschool[(1 * s->n_years + 2) * SP_N_PRESCHOOL_AGES + 3], ==, 31);
  g_assert_cmpfloat (s->preschool[(1 * s->n_years + 1) * SP_N_PRESCHOOL_AGES + 3], <, 0);
  g_assert_cmpfloat (s->district_preschool[1 * SP_N_PRESCHOOL_AGES + 4], ==, 900);
}

/* A site outside every growth area names the areas that take its pupils; the sites of growth areas name none. */
static void
test_site_elsewhere (TestPlan      *fixture,
                     gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = NULL;
  gint site;

  test_plan_sql (fixture->path,
                 "INSERT INTO housing_site (id, name, primary_area_id) VALUES (29, 'Other housing', 11);"
                 "INSERT INTO completion (site_id, year, dwellings, kind) VALUES (29, 2010, 40, 'actual')");
  s = read_scenario (fixture, 0);
  site = sp_snapshot_find_site (s, 29);
  g_assert_cmpint (s->sites[site].growth, ==, -1);
  g_assert_cmpint (s->sites[site].primary_area, ==, sp_snapshot_find_area (s, 11));
  g_assert_cmpint (s->sites[site].secondary_area, ==, -1);
  g_assert_cmpint (s->sites[0].growth, ==, 0);
  g_assert_cmpint (s->sites[0].primary_area, ==, -1);
  g_assert_cmpint (s->growth_areas[0].n_sites, ==, 2);
  g_assert_cmpfloat (dwellings_in (s, 29, 2010), ==, 40); /* before the first roll: the axis begins there */
}

static void
test_housing (TestPlan      *fixture,
              gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = read_scenario (fixture, 0);
  const SpGrowthArea *thetford = &s->growth_areas[0];

  g_assert_cmpint (s->n_growth_areas, ==, 2);
  g_assert_cmpstr (thetford->name, ==, "Thetford");
  g_assert_cmpint (thetford->dwellings_max, ==, 6000);
  g_assert_cmpint (s->growth_areas[1].dwellings_max, ==, -1);
  g_assert_cmpstr (thetford->provenance.source, ==, "The paper");
  g_assert_cmpint (thetford->n_shares, ==, 3);
  g_assert_cmpint (thetford->shares[0].area, ==, 0);
  g_assert_cmpfloat (thetford->shares[1].share, ==, 0.75);
  g_assert_cmpint (thetford->n_statements, ==, 3);
  g_assert_cmpstr (thetford->statements[0].text, ==, "First");
  g_assert_cmpstr (thetford->statements[2].text, ==, "New primary school");
  g_assert_cmpint (thetford->statements[2].list, ==, SP_STATEMENT_FUTURE);
  g_assert_cmpint (thetford->n_sites, ==, 2);
  g_assert_cmpint (s->sites[thetford->sites[1]].id, ==, 22);
  g_assert_cmpint (s->growth_areas[1].n_sites, ==, 1);
  g_assert_cmpint (thetford->n_projects, ==, 1);
  g_assert_cmpstr (s->projects[thetford->projects[0]].reference, ==, "EC1");
  g_assert_cmpint (sp_snapshot_find_growth_area_by_name (s, "THETFORD"), ==, 0);
  g_assert_cmpint (s->sites[0].n_mix, ==, 2);
  g_assert_cmpint (s->sites[0].mix[1].type, ==, 1);
  g_assert_cmpint (s->sites[0].mix[1].tenure, ==, -1);
  g_assert_cmpint (s->sites[0].mix[1].bedrooms, ==, 0);
  g_assert_cmpfloat (dwellings_in (s, 20, 2014), ==, 50);
  g_assert_cmpfloat (dwellings_in (s, 20, 2013), <, 0);
  g_assert_cmpfloat (dwellings_in (s, 22, 2014), ==, 0);
  g_assert_cmpint (s->completion_actual[1], ==, 1);
  g_assert_cmpint (s->n_yields, ==, 2);
  g_assert_cmpint (s->yields[0].type, ==, -1);
  g_assert_cmpint (s->yields[0].years_since, ==, -1);
  g_assert_cmpint (s->n_build_up, ==, 2);
}

static void
test_projects_and_money (TestPlan      *fixture,
                         gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = read_scenario (fixture, 0);
  const SpProject *drake = &s->projects[0];

  g_assert_cmpint (s->n_projects, ==, 2);
  g_assert_cmpstr (drake->reference, ==, "EC1");
  g_assert_true (drake->has_budget);
  g_assert_cmpint (drake->budget.pence, ==, 280000000);
  g_assert_cmpint (drake->price_base.year, ==, 0);
  g_assert_cmpint (s->projects[1].price_base.year, ==, 2013);
  g_assert_cmpint (s->projects[1].price_base.quarter, ==, 1);
  g_assert_false (drake->has_spend_to_date);
  g_assert_true (drake->committed);
  g_assert_cmpint (drake->n_spend, ==, 2);
  g_assert_cmpint (drake->spend[0].year.start, ==, 2013);
  g_assert_cmpint (drake->n_schools, ==, 2);
  g_assert_cmpint (drake->n_dependencies, ==, 1);
  g_assert_cmpstr (drake->dependencies[0].state, ==, "open");
  g_assert_cmpint (drake->n_places, ==, 1);
  g_assert_cmpint (drake->places[0].places, ==, 30);
  g_assert_cmpint (drake->places_from, ==, -1);
  g_assert_cmpint (s->n_programme_tables, ==, 2);
  g_assert_false (s->programme_tables[0].has_indicative);
  g_assert_cmpint (s->programme_tables[1].indicative.pence, ==, 2800000000);

  g_assert_cmpint (s->n_pots, ==, 2);
  g_assert_cmpstr (s->pots[0].name, ==, "BN 2013-15");
  g_assert_cmpint (s->pots[0].area, ==, -1);
  g_assert_cmpint (s->pots[1].area, ==, 1);
  g_assert_cmpint (s->pots[1].amounts[0].year.start, ==, 0);
  g_assert_cmpint (s->pots[1].amounts[0].amount.pence, ==, -100);
  g_assert_cmpint (s->n_agreements, ==, 1);
  g_assert_cmpint (s->agreements[0].n_obligations, ==, 2);
  g_assert_cmpint (s->agreements[0].obligations[0].pot, ==, 1);
  g_assert_cmpfloat (s->agreements[0].obligations[0].trigger_value, ==, 50);
  g_assert_false (s->agreements[0].obligations[1].has_amount);
  g_assert_cmpint (s->n_cil_claims, ==, 1);
  g_assert_cmpfloat (s->cil_claims[0].probability, ==, 0.5);
  g_assert_false (s->cil_claims[0].has_amount);

  g_assert_cmpint (s->n_tables, ==, 1);
  g_assert_cmpint (s->tables[0].n_rows, ==, 2);
  g_assert_cmpint (s->tables[0].n_columns, ==, 2);
  g_assert_cmpstr (s->tables[0].cells[0 * 2 + 1], ==, "2.800");
  g_assert_cmpstr (s->tables[0].cells[1 * 2 + 0], ==, NULL);
  g_assert_cmpint (s->tables[0].rows[1], ==, SP_ROW_TOTAL);
  g_assert_cmpint (s->n_claims, ==, 1);
}

/* A terminal would obey it and cairo would refuse it: it never leaves the file. */
static void
test_text_that_is_none (TestPlan      *fixture,
                        gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = NULL;

  test_plan_sql (fixture->path, "UPDATE planning_area SET name = 'A' || char (27) || '[2J' || char (65534) || "
                                "char (155) || 'é' || char (10) || 'b' WHERE id = 10");
  s = read_scenario (fixture, 0);
  g_assert_cmpstr (s->areas[sp_snapshot_find_area (s, 10)].name, ==, "A\357\277\275[2J\357\277\275\357\277\275é\nb");
}

/* What a dump says can be read back, infinity too. */
static void
test_dump_of_infinity (TestPlan      *fixture,
                       gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autofree char *dump = NULL;

  test_plan_sql (fixture->path, "INSERT INTO scenario_override (scenario_id, subject, value, reason) "
                                "VALUES (2, 'yield factor', -9e999, 'x')");
  plan = test_plan_open (fixture);
  dump = test_plan_dump (plan);
  g_assert_nonnull (strstr (dump, "NULL, -9e999, 'x'"));
  g_assert_null (strstr (dump, "inf"));
}

static void
test_methods (TestPlan      *fixture,
              gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = NULL;

  test_plan_sql (fixture->path,
                 "INSERT INTO excluded_year (year, area_id, reason) VALUES (2011, NULL, 'snow'), (2012, 10, 'fire');"
                 "INSERT INTO method_choice (area_id, phase, point, method, reason) VALUES (NULL, NULL, NULL, 'all', 'a'),"
                 " (NULL, 'primary', NULL, 'phase', 'b'), (NULL, 'primary', 'reception', 'point', 'c'),"
                 " (10, NULL, NULL, 'area', 'd'), (10, NULL, 'moving up', 'both', 'e')");
  s = read_scenario (fixture, 0);
  g_assert_cmpuint (s->n_excluded_years, ==, 2);
  SpAreaIndex thetford = sp_snapshot_find_area (s, 10), other = sp_snapshot_find_area (s, 11),
              secondary = sp_snapshot_find_area (s, 12);
  g_assert_cmpint (s->excluded_years[0].year.start, ==, 2011);
  g_assert_cmpint (s->excluded_years[0].area, ==, -1);
  g_assert_cmpstr (s->excluded_years[0].reason, ==, "snow");
  g_assert_cmpint (s->excluded_years[1].year.start, ==, 2012);
  g_assert_cmpint (s->excluded_years[1].area, ==, thetford);
  g_assert_cmpstr (s->excluded_years[1].reason, ==, "fire");
  /* The narrowest that fits. */
  g_assert_cmpstr (sp_snapshot_find_method_choice (s, thetford, SP_ENTRY_MOVING_UP)->method, ==, "both");
  g_assert_cmpstr (sp_snapshot_find_method_choice (s, thetford, SP_ENTRY_RECEPTION)->method, ==, "area");
  g_assert_cmpstr (sp_snapshot_find_method_choice (s, other, SP_ENTRY_RECEPTION)->method, ==, "point");
  g_assert_cmpstr (sp_snapshot_find_method_choice (s, other, SP_ENTRY_MOVING_UP)->method, ==, "phase");
  g_assert_cmpstr (sp_snapshot_find_method_choice (s, secondary, SP_ENTRY_YEAR_7)->reason, ==, "a");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/snapshot/ground", test_ground);
  TEST_PLAN ("/plan/snapshot/methods", test_methods);
  TEST_PLAN ("/plan/snapshot/schools", test_schools);
  TEST_PLAN ("/plan/snapshot/movement", test_movement);
  TEST_PLAN ("/plan/snapshot/housing", test_housing);
  TEST_PLAN ("/plan/snapshot/site-elsewhere", test_site_elsewhere);
  TEST_PLAN ("/plan/snapshot/projects-and-money", test_projects_and_money);
  TEST_PLAN ("/plan/snapshot/dump-of-infinity", test_dump_of_infinity);
  TEST_PLAN ("/plan/snapshot/text-that-is-none", test_text_that_is_none);
  return g_test_run ();
}
