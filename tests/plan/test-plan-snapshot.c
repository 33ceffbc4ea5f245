/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The snapshot holds what was written, nothing more; scenarios inherit three deep. */
#include "config.h"
#include "sp-test-plan.h"

#include <string.h>

static SpSnapshot *
read_scenario (TestPlan *fixture,
               gint64    scenario)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GError) error = NULL;
  SpSnapshot *snapshot = sp_plan_snapshot (plan, scenario, &error);

  g_assert_no_error (error);
  return snapshot;
}

static gint32
places_in (const SpSnapshot *s,
           gint64            school,
           gint              year,
           SpYearGroup       group)
{
  gint index = sp_snapshot_year_index (s, sp_academic_year (year));

  g_assert_cmpint (index, >=, 0);
  return s->school_places[sp_snapshot_cell (s, sp_snapshot_find_school (s, school), (guint) index, group)];
}

static gint32
cell_in (const SpSnapshot *s,
         const gint32     *grid,
         gint64            school,
         gint              year,
         SpYearGroup       group)
{
  gint index = sp_snapshot_year_index (s, sp_academic_year (year));

  return grid[sp_snapshot_cell (s, sp_snapshot_find_school (s, school), (guint) index, group)];
}

static double
dwellings_in (const SpSnapshot *s,
              gint64            site,
              gint              year)
{
  gint index = sp_snapshot_year_index (s, sp_academic_year (year));

  return s->completions[(guint) sp_snapshot_find_site (s, site) * s->n_years + (guint) index];
}

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

static void
test_methods (TestPlan      *fixture,
              gconstpointer  data)
{
  g_autoptr (SpSnapshot) s = NULL;
  const char *reason = NULL;

  test_plan_sql (fixture->path,
                 "INSERT INTO excluded_year (year, area_id, reason) VALUES (2011, NULL, 'snow'), (2012, 10, 'fire');"
                 "INSERT INTO method_choice (area_id, phase, point, method, reason) VALUES (NULL, NULL, NULL, 'all', 'a'),"
                 " (NULL, 'primary', NULL, 'phase', 'b'), (NULL, 'primary', 'reception', 'point', 'c'),"
                 " (10, NULL, NULL, 'area', 'd'), (10, NULL, 'moving up', 'both', 'e')");
  s = read_scenario (fixture, 0);
  g_assert_cmpuint (s->n_excluded_years, ==, 2);
  SpAreaIndex thetford = sp_snapshot_find_area (s, 10), other = sp_snapshot_find_area (s, 11),
              secondary = sp_snapshot_find_area (s, 12);
  g_assert_true (sp_snapshot_is_excluded (s, other, sp_academic_year (2011), &reason));
  g_assert_cmpstr (reason, ==, "snow");
  g_assert_true (sp_snapshot_is_excluded (s, thetford, sp_academic_year (2012), &reason));
  g_assert_cmpstr (reason, ==, "fire");
  g_assert_false (sp_snapshot_is_excluded (s, other, sp_academic_year (2012), NULL));
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
  TEST_PLAN ("/plan/snapshot/admission-override", test_admission_override);
  TEST_PLAN ("/plan/snapshot/housing", test_housing);
  TEST_PLAN ("/plan/snapshot/site-elsewhere", test_site_elsewhere);
  TEST_PLAN ("/plan/snapshot/projects-and-money", test_projects_and_money);
  TEST_PLAN ("/plan/snapshot/scenarios", test_scenarios);
  TEST_PLAN ("/plan/snapshot/absurd-differences", test_absurd_differences);
  TEST_PLAN ("/plan/snapshot/dump-of-infinity", test_dump_of_infinity);
  TEST_PLAN ("/plan/snapshot/text-that-is-none", test_text_that_is_none);
  TEST_PLAN ("/plan/snapshot/ring-of-scenarios", test_ring_of_scenarios);
  TEST_PLAN ("/plan/snapshot/no-such-scenario", test_no_such_scenario);
  return g_test_run ();
}
