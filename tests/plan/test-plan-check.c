/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each fault a plan may hold is found, named, and not found where it is not. */
#include "config.h"
#include "sp-plan-image.h"
#include "sp-test-plan.h"

static const struct { const char *code; const char *sql; const char *words; } faults[] = {
  { "one-row", "DELETE FROM authority", "authority holds 0 rows" },
  { "membership-overlap", "INSERT INTO area_school (area_id, school_id, from_year) VALUES (11, 5, 2013)", "Drake is in planning areas Thetford and Attleborough" },
  { "no-membership", "DELETE FROM area_school WHERE school_id = 7", "Thetford Academy has 150 pupils" },
  { "rolls-differ", "UPDATE authority_roll SET pupils = 31 WHERE kind = 'history'", "2013/14 add to 30 pupils; the authority’s published totals to 31" },
  { "roll-after-origin", "INSERT INTO roll (school_id, year_group, year, pupils) VALUES (5, 0, 2014, 1)", "1 rolls are of censuses after 2013/14" },
  { "growth-shares", "UPDATE growth_area_share SET share = 0.5 WHERE growth_area_id = 2 AND area_id = 10", "Thetford add to 0.750 over primary" },
  { "growth-no-share", "DELETE FROM growth_area_share WHERE growth_area_id = 3", "Attleborough go to no primary planning area" },
  { "growth-no-site", "DELETE FROM housing_site WHERE id = 21", "Attleborough has no housing site" },
  { "growth-no-statement", "DELETE FROM growth_statement WHERE growth_area_id = 3", "Attleborough has no statements" },
  { "more-dwellings", "UPDATE growth_area SET dwellings_min = 0, dwellings_max = 300 WHERE id = 2", "add to 310 dwellings, more than the 300" },
  { "site-no-area", "UPDATE housing_site SET growth_area_id = NULL WHERE id = 22", "Station is in no growth area" },
  { "site-area-phase", "UPDATE housing_site SET growth_area_id = NULL, primary_area_id = 12 WHERE id = 22", "Station gives its pupils to Thetford" },
  { "dwelling-mix", "DELETE FROM dwelling_mix WHERE dwelling_type = 'flat'", "Kingsfleet adds to 0.700" },
  { "transfer-shares", "INSERT INTO planning_area (id, code, name, phase) VALUES (13, 'x', 'X', 'secondary');"
                       "INSERT INTO transfer (primary_area_id, secondary_area_id, share) VALUES (10, 13, 0.9)", "add to 1.800" },
  { "transfer-phase", "UPDATE transfer SET secondary_area_id = 11 WHERE primary_area_id = 10", "from Thetford to Attleborough" },
  { "births-secondary", "UPDATE births SET area_id = 12 WHERE entry_year = 2013", "Thetford is a secondary" },
  { "preschool-secondary", "INSERT INTO preschool_register (area_id, year, age, children) VALUES (12, 2013, 4, 1)", "Thetford is a secondary" },
  { "school-transfer-shares", "INSERT INTO school_transfer (from_school_id, to_school_id, into_group, share) VALUES (5, 7, 7, 1.2), (5, 6, 7, 0.4)", "Drake that move on add to 1.600 into Year 7" },
  { "school-transfer-group", "INSERT INTO school_transfer (from_school_id, to_school_id, into_group, share) VALUES (5, 7, 3, 0.2)", "Thetford Academy at Year 3, but it teaches year groups 7 to 13" },
  { "temporary-places", "UPDATE group_capacity SET temporary = 90 WHERE temporary = 30", "Drake has 90 temporary places among 60" },
  { "school-dates", "UPDATE school SET opened_on = 'soon' WHERE id = 5", "Drake opens on “soon”" },
  { "school-dates", "UPDATE school SET opened_on = '2015', closed_on = '2014' WHERE id = 5", "Drake opens on “2015”" },
  { "school-no-point", "SELECT 1", "3 of 3 schools have no point" },
  { "committed-no-places", "DELETE FROM project_places", "EC1 Thetford Drake is committed" },
  { "choice-phase", "INSERT INTO method_choice (area_id, phase, method, reason) VALUES (12, 'primary', 'last', 'x')", "“last” is chosen for its primary" },
  { "excluded-not-held", "INSERT INTO excluded_year (year, reason) VALUES (1950, 'x')", "1950/51 is left out" },
  { "root-override", "INSERT INTO scenario_override (scenario_id, subject, value, reason) VALUES (1, 'yield factor', 1, 'x')", "its 1 differences are not used" },
  { "override-target", "INSERT INTO scenario_override (scenario_id, subject, target_id, year, value, reason) VALUES (2, 'completion', 99, 2015, 1, 'x')", "number 99" },
  { "override-target", "INSERT INTO scenario_override (scenario_id, subject, target_id, year, year_group, value, reason) VALUES (2, 'places', 99, 2015, 1, 1, 'x')", "Slow" },
  { "override-target", "INSERT INTO scenario_override (scenario_id, subject, target_id, year, year_group, value, reason) VALUES (2, 'admission number', 99, 2015, 0, 30, 'x')", "admission number" },
  { "override-incomplete", "INSERT INTO scenario_override (scenario_id, subject, target_id, year, value, reason) VALUES (2, 'admission number', 5, 2015, 30, 'x')", "Slow" },
  { "override-target", "INSERT INTO scenario_override (scenario_id, subject, target_id, value, reason) VALUES (2, 'take-up', NULL, 1, 'x')", "take-up" },
  { "override-incomplete", "INSERT INTO scenario_override (scenario_id, subject, target_id, value, reason) VALUES (2, 'completion', 20, 1, 'x')", "Slow" },
  { "override-range", "INSERT INTO scenario_override (scenario_id, subject, target_id, value, reason) VALUES (2, 'take-up', 10, 9e999, 'x')", "changes the take-up to Inf" },
  { "override-range", "INSERT INTO scenario_override (scenario_id, subject, target_id, year_group, value, reason) VALUES (2, 'progression', 10, 3, -2, 'x')", "progression to -2" },
  { "override-incomplete", "INSERT INTO scenario_override (scenario_id, subject, target_id, value, reason) VALUES (2, 'start slip', 20, 1.5, 'x')", "start slip" },
  { "scenario-ring", "UPDATE scenario SET parent_id = 4 WHERE id = 2", "“Slow” inherits from itself" },
  { "project-ring", "INSERT INTO project_after (project_id, after_project_id) VALUES (30, 31), (31, 30)", "EC1 Thetford Drake has to wait for itself" },
  { "option-ring", "INSERT INTO option (id, key, name, kind, phase) VALUES (1, 'a', 'Hall', 'other', 'primary'), (2, 'b', 'Wing', 'other', 'primary');"
                   "INSERT INTO option_dependency (option_id, position, kind, text, on_option_id) VALUES (1, 1, 'other', 'x', 2), (2, 1, 'other', 'x', 1)", "Option Hall has to wait for itself" },
  { "option-ring", "INSERT INTO option (id, key, name, kind, phase, project_id) VALUES (1, 'a', 'Hall', 'other', 'primary', 31);"
                   "INSERT INTO option_dependency (option_id, position, kind, text, on_project_id) VALUES (1, 1, 'other', 'x', 30);"
                   "INSERT INTO project_after (project_id, after_project_id) VALUES (30, 31)", "Option Hall has to wait for itself" },
  { "stage-not-known", "UPDATE project SET riba_stage = 'on site' WHERE id = 30", "EC1 Thetford Drake is said to be at RIBA stage “on site”" },
  { "stage-not-known", "INSERT INTO project_edition (project_id, edition, edition_on, riba_stage) VALUES (31, 'x', '2012', 'I')", "EC2 Attleborough is said to be at RIBA stage “I”" },
  { "project-date", "UPDATE project SET completion_on = 'Sept 15' WHERE id = 30", "EC1 Thetford Drake says “Sept 15”" },
  { "project-date", "UPDATE project_dependency SET due_on = 'soon'", "EC1 Thetford Drake says “soon”" },
  { "completion-before-start", "UPDATE project SET completion_on = '2015-09', earliest_start_on = '2016' WHERE id = 30", "complete in 2015-09, but its works may begin only in 2016" },
  { "places-before-completion", "UPDATE project SET completion_on = '2016-04' WHERE id = 30", "complete in 2016-04, but its places are counted from 2015/16" },
  { "places-before-completion", "UPDATE project SET completion_on = '2016' WHERE id = 30", "complete in 2016, but" },
  { "spent-above-budget", "UPDATE project SET spend_to_date_pence = 280000001 WHERE id = 30", "has spent £2.800m of a budget of £2.800m" },
  { "edition-profile", "INSERT INTO project_edition (id, project_id, edition, edition_on, budget_pence) VALUES (1, 30, 'January', '2013-01', 100000000);"
                       "INSERT INTO project_edition_spend (edition_id, financial_year, amount_pence) VALUES (1, 2013, 90000000), (1, 2014, 20000000)", "edition “January”: its years of spend add to £1.100m, its budget is £1.000m" },
  { "approval-not-dated", "INSERT INTO project_approval (project_id, position, text, state) VALUES (30, 1, 'Business case', 'given')", "“Business case” has been decided" },
  { "dependency-late", "UPDATE project SET completion_on = '2015-09' WHERE id = 30; UPDATE project_dependency SET due_on = '2015-10-01'", "“Planning consent”, for which it must wait, is due only in 2015-10-01" },
  { "order-late", "UPDATE project SET completion_on = '2015-09' WHERE id = 30; UPDATE project SET completion_on = '2016-09' WHERE id = 31;"
                  "INSERT INTO project_after (project_id, after_project_id) VALUES (30, 31)", "must wait for EC2 Attleborough, which is complete only in 2016-09" },
  { "option-spend", "INSERT INTO option (id, key, name, kind, phase) VALUES (1, 'a', 'Hall', 'other', 'primary');"
                    "INSERT INTO option_spend (option_id, years_after, share) VALUES (1, -1, 0.5), (1, 0, 0.4)", "option Hall add to 0.900 of its cost" },
  { "override-target", "INSERT INTO scenario_override (scenario_id, subject, target_id, year, value, reason) VALUES (2, 'pot amount', 99, 2014, 1, 'x')", "number 99" },
  { "override-range", "INSERT INTO scenario_override (scenario_id, subject, target_id, year, value, reason) VALUES (2, 'pot amount', 40, 2014, 1e15, 'x')", "pot amount" },
  { "far-year", "INSERT INTO completion (site_id, year, dwellings) VALUES (20, 2199, 1)", "completion speaks of 2199" },
  { "dangling-key", "DELETE FROM school WHERE id = 7", "Table area_school, row 4, column school_id" },
  { "shape-kind", "UPDATE planning_area SET geom = X'47500001E610000001010000000000000000000000000000000000000000' WHERE id = 10",
    "Table planning_area, row 10: its shape is of another kind" },
  { "layer-projection", "UPDATE gpkg_geometry_columns SET srs_id = 27700 WHERE table_name = 'school'", "Layer school is entered" },
  { "layer-not-registered", "DELETE FROM gpkg_geometry_columns WHERE table_name = 'school'; DELETE FROM gpkg_contents WHERE "
    "table_name = 'school'", "Table school is no longer entered" },
  { "column-added", "ALTER TABLE school ADD COLUMN head_teacher TEXT", "column “head_teacher” to table school" },
  { "broken-shape", "UPDATE school SET geom = X'475000' WHERE id = 5", "Table school, row 5: its shape cannot be drawn" },
};

static guint
count (GPtrArray  *findings,
       const char *code,
       const char *words)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (findings->pdata[i]), code)
        && (!words || strstr (sp_finding_get_message (findings->pdata[i]), words)))
      n++;
  return n;
}

static GPtrArray *
check_plan (TestPlan *fixture)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  GPtrArray *findings = sp_findings_new ();

  sp_plan_check (plan, findings);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s: %s", sp_finding_get_code (findings->pdata[i]), sp_finding_get_message (findings->pdata[i]));
  return findings;
}

/* The small plan has one: its schools have no points. */
static void
test_sound (TestPlan      *fixture,
            gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = check_plan (fixture);

  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpuint (count (findings, "school-no-point", NULL), ==, 1);
}

/* What looks like a fault and is none. */
static void
test_no_fault (TestPlan      *fixture,
               gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = NULL;

  test_plan_sql (fixture->path,
                 "UPDATE project SET completion_on = '2015-09', earliest_start_on = '2015', riba_stage = 'B or C', "
                 "spend_to_date_pence = 280000000, spend_to_date_on = '2013-03-31' WHERE id = 30;"
                 "UPDATE project SET completion_on = '2015', places_from_year = 2015 WHERE id = 31;"
                 "INSERT INTO project_after (project_id, after_project_id) VALUES (30, 31);"
                 "UPDATE project_dependency SET due_on = '2015-09-01';"
                 "INSERT INTO project_risk (project_id, position, text, likelihood, impact) VALUES (30, 1, 'x', 5, 1);"
                 "INSERT INTO option (id, key, name, kind, phase, project_id) VALUES (1, 'a', 'Hall', 'other', 'primary', 30);"
                 "INSERT INTO option_spend (option_id, years_after, share) VALUES (1, -1, 0.333), (1, 0, 0.333), (1, 1, 0.333);"
                 "INSERT INTO option_dependency (option_id, position, kind, text, on_project_id) VALUES (1, 1, 'other', 'x', 31)");
  findings = check_plan (fixture);
  g_assert_cmpuint (findings->len, ==, 1); /* schools without points */
}

static void
test_fault (TestPlan      *fixture,
            gconstpointer  data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) findings = NULL;

  test_plan_sql (fixture->path, faults[i].sql); /* foreign keys off, as a GIS writes */
  findings = check_plan (fixture);
  g_assert_cmpuint (count (findings, faults[i].code, faults[i].words), ==, 1);
}

/* What refers to nothing is left out of the snapshot, and nothing falls over it. */
static void
test_dangling_snapshot (TestPlan      *fixture,
                        gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpSnapshot) s = NULL;

  test_plan_sql (fixture->path, "DELETE FROM school; DELETE FROM planning_area; DELETE FROM growth_area; DELETE FROM project;"
                                "DELETE FROM pot; DELETE FROM published_table; DELETE FROM agreement; DELETE FROM source");
  plan = test_plan_open (fixture);
  s = sp_plan_snapshot (plan, 0, NULL);
  g_assert_nonnull (s);
  g_assert_cmpuint (s->n_schools + s->n_areas + s->n_growth_areas + s->n_projects + s->n_pots + s->n_tables, ==, 0);
  g_assert_cmpuint (s->n_sites, ==, 3);
  g_assert_cmpint (s->sites[0].growth, ==, -1);
}

static void
test_samples (void)
{
  const char *const *names = sp_plan_get_sample_names ();

  for (guint i = 0; names[i]; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *folder = g_dir_make_tmp ("sp-sample-XXXXXX", NULL);
      TestPlan fixture = { g_strdup (folder), g_build_filename (folder, "sample.gpkg", NULL) };
      g_autoptr (SpPlan) plan = sp_plan_new_from_sample (fixture.path, names[i], &error);
      g_autoptr (GPtrArray) findings = sp_findings_new ();

      g_assert_no_error (error);
      sp_plan_check (plan, findings);
      for (guint j = 0; j < findings->len; j++)
        {
          g_test_message ("%s: %s", names[i], sp_finding_get_message (findings->pdata[j]));
          g_assert_cmpint (sp_finding_get_severity (findings->pdata[j]), <, SP_FINDING_ERROR);
        }
      g_clear_object (&plan);
      test_plan_tear_down (&fixture, NULL);
    }
}

/* What was copied stays as it was, whatever is done to the plan meanwhile. */
static void
test_image (TestPlan      *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpPlanImage) image = sp_plan_image_new (plan, &error);
  g_autoptr (GPtrArray) findings = sp_findings_new (), found_in_plan = sp_findings_new ();
  g_autoptr (SpSnapshot) before = sp_plan_snapshot (plan, 0, NULL), copied = NULL;

  g_assert_no_error (error);
  sp_plan_check (plan, found_in_plan);
  g_assert_true (sp_edit_set_operating_margin (plan, 0, 0, 0.07, NULL, &error));
  g_assert_no_error (error);
  copied = sp_plan_image_snapshot (image, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (copied->revision, ==, before->revision);
  g_assert_cmpfloat (copied->assumptions.operating_margin, ==, before->assumptions.operating_margin);
  sp_plan_image_check (image, findings);
  g_assert_cmpuint (findings->len, ==, found_in_plan->len);
  g_assert_null (sp_plan_image_snapshot (image, 987654, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/check/sound", test_sound);
  TEST_PLAN ("/plan/check/no-fault", test_no_fault);
  TEST_PLAN ("/plan/check/image", test_image);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("/plan/check/%s/%u", faults[i].code, i);

      g_test_add (path, TestPlan, GUINT_TO_POINTER (i), test_plan_set_up, test_fault, test_plan_tear_down);
    }
  TEST_PLAN ("/plan/check/dangling-snapshot", test_dangling_snapshot);
  g_test_add_func ("/plan/check/samples", test_samples);
  return g_test_run ();
}
