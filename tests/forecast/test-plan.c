/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast of a plan small enough to reckon by hand. */
#include "config.h"
#include <math.h>
#include "sp-forecast.h"
#include "sp-small-plan.h"

static SpForecast *
run (SmallPlan *plan)
{
  g_autoptr (GError) error = NULL;
  SpForecast *forecast = sp_forecast_run (&plan->snapshot, NULL, NULL, &error);

  g_assert_no_error (error);
  return forecast;
}

static double
pupils_of (SpForecast *forecast, gint area, gint lead, SpYearGroup group)
{
  double pupils;

  return sp_forecast_get_pupils (forecast, area, lead, group, &pupils) ? pupils : -1;
}

static double
phase_housing (SpForecast *forecast, gint area, gint lead)
{
  double sum = 0;

  for (gint g = 0; g < SP_N_GROUPS; g++)
    sum += sp_forecast_get_component (forecast, area, lead, g, SP_COMPONENT_HOUSING);
  return sum;
}

#define CLOSE(a, b) g_assert_cmpfloat (fabs ((a) - (b)), <, 1e-9)

/* Nothing changes in this plan, so nothing may change in its forecast. */
static void
test_level (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = run (plan);

  assert_sums (forecast);
  g_assert_cmpint (sp_forecast_get_origin (forecast).start, ==, PLAN_ORIGIN);
  g_assert_cmpint (sp_forecast_get_horizon (forecast), ==, 10);
  for (gint lead = 0; lead <= 10; lead++)
    {
      for (gint g = 0; g <= SP_GROUP_Y6; g++)
        {
          CLOSE (pupils_of (forecast, AREA_NORTH, lead, g), 60);
          CLOSE (pupils_of (forecast, AREA_SOUTH, lead, g), 30);
          g_assert_cmpfloat (pupils_of (forecast, AREA_HIGH, lead, g), ==, -1);
        }
      for (gint g = SP_GROUP_Y7; g <= SP_GROUP_Y11; g++)
        CLOSE (pupils_of (forecast, AREA_HIGH, lead, g), 80);
      g_assert_cmpfloat (phase_housing (forecast, AREA_NORTH, lead), ==, 0);
    }
}

/* Moved Primary was in South until 2012: North's history holds it throughout, so no ratio is broken. */
static void
test_history_is_recut (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = run (plan);
  double pupils, ratio;

  for (gint year = PLAN_FIRST; year <= PLAN_ORIGIN; year++)
    {
      g_assert_true (sp_roll_series_get_pupils (sp_forecast_get_series (forecast), AREA_NORTH, sp_academic_year (year),
                                                SP_GROUP_Y3, &pupils));
      CLOSE (pupils, 60);
    }
  g_assert_true (sp_forecast_get_ratio (forecast, AREA_NORTH, SP_GROUP_Y4, &ratio, NULL, NULL));
  CLOSE (ratio, 1);
}

/* A school not held for one year makes its area unknown in it, not smaller; the finding names it. */
static void
test_gap_in_school (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;
  double pupils;

  for (gint g = 0; g <= SP_GROUP_Y6; g++)
    small_plan_set_roll (plan, SCHOOL_MOVED, 2012, g, -1);
  forecast = run (plan);
  g_assert_true (has_finding (forecast, "roll-missing"));
  g_assert_false (sp_roll_series_get_pupils (sp_forecast_get_series (forecast), AREA_NORTH, sp_academic_year (2012),
                                             SP_GROUP_Y3, &pupils));
  CLOSE (pupils_of (forecast, AREA_NORTH, 3, SP_GROUP_Y3), 60);
}

/* A closed school's pupils were the area's, and went on in it. */
static void
test_closed_school (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;
  double pupils;

  plan->memberships[3].to = sp_academic_year (2013);
  plan->schools[SCHOOL_MOVED].closed_on = "2013-08-31";
  for (gint g = 0; g <= SP_GROUP_Y6; g++)
    {
      small_plan_set_roll (plan, SCHOOL_MOVED, 2013, g, -1);
      small_plan_set_roll (plan, SCHOOL_NORTH, 2013, g, 60);
    }
  forecast = run (plan);
  g_assert_false (has_finding (forecast, "roll-missing"));
  g_assert_true (sp_roll_series_get_pupils (sp_forecast_get_series (forecast), AREA_NORTH, sp_academic_year (2012),
                                            SP_GROUP_Y3, &pupils));
  CLOSE (pupils, 60);
  CLOSE (pupils_of (forecast, AREA_NORTH, 3, SP_GROUP_Y3), 60);
}

/* Year 7 follows Year 6 of the areas that feed it. With 45 in South's Year 6 at the origin, 105 x 80/90. */
static void
test_transfer (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecast) shared = NULL;

  small_plan_set_roll (plan, SCHOOL_SOUTH, PLAN_ORIGIN, SP_GROUP_Y6, 45);
  forecast = run (plan);
  CLOSE (pupils_of (forecast, AREA_HIGH, 1, SP_GROUP_Y7), 105 * 80 / 90.0);
  CLOSE (pupils_of (forecast, AREA_HIGH, 2, SP_GROUP_Y8), 105 * 80 / 90.0);
  g_assert_false (has_finding (forecast, "transfer-not-held"));
  /* Half of South goes elsewhere: 60 + 22.5 of what used to be 60 + 15 for 80. */
  plan->transfers[1].share = 0.5;
  g_clear_pointer (&forecast, sp_forecast_unref);
  forecast = run (plan);
  CLOSE (pupils_of (forecast, AREA_HIGH, 1, SP_GROUP_Y7), 82.5 * 80 / 75.0);
  /* No shares: a share of the whole authority's Year 6, and it is said. */
  plan->snapshot.n_transfers = 0;
  shared = run (plan);
  CLOSE (pupils_of (shared, AREA_HIGH, 1, SP_GROUP_Y7), 105 * 80 / 90.0);
  g_assert_true (has_finding (shared, "transfer-not-held"));
}

static void
add_override (SmallPlan *plan, const char *subject, gint64 target, gint year, gint group, double value)
{
  plan->overrides[plan->snapshot.n_overrides++]
      = (SpOverride) { "Plan", subject, target, { year }, group, TRUE, value, "Because" };
}

static void
test_overrides (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;

  add_override (plan, "take-up", 100, 0, -1, 0.9);
  add_override (plan, "progression", 101, 0, SP_GROUP_Y1, 1.1);
  add_override (plan, "pupils", 101, 2015, SP_GROUP_Y3, 7);
  add_override (plan, "pupils", 101, 2016, SP_GROUP_Y3, -700);
  forecast = run (plan);
  assert_sums (forecast);
  CLOSE (pupils_of (forecast, AREA_NORTH, 1, SP_GROUP_R), 54);
  CLOSE (pupils_of (forecast, AREA_NORTH, 2, SP_GROUP_Y1), 54);
  CLOSE (pupils_of (forecast, AREA_SOUTH, 1, SP_GROUP_Y1), 33);
  CLOSE (pupils_of (forecast, AREA_SOUTH, 2, SP_GROUP_Y3), 37);
  CLOSE (sp_forecast_get_component (forecast, AREA_SOUTH, 2, SP_GROUP_Y3, SP_COMPONENT_ADJUSTMENT), 7);
  g_assert_cmpfloat (pupils_of (forecast, AREA_SOUTH, 3, SP_GROUP_Y3), ==, 0); /* no fewer than none */
  CLOSE (pupils_of (forecast, AREA_SOUTH, 3, SP_GROUP_Y4), 30);                /* not carried up */
}

/* The worked example of sp-forecast-housing.c: 40 a year were built 2010-2012; 140 and 240 are planned in 2013 and
 * 2014, so 100 and 200 are above the trend. At 0.25 primary pupils each: 25 at the census of 2014/15 (lead 1), 75 from
 * 2015/16 on. */
static void
test_housing_stock (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;

  for (gint year = 2010; year <= 2012; year++)
    small_plan_set_completions (plan, year, 40);
  small_plan_set_completions (plan, 2013, 140);
  small_plan_set_completions (plan, 2014, 240);
  forecast = run (plan);
  assert_sums (forecast);
  g_assert_false (has_finding (forecast, "past-completions-not-held"));
  CLOSE (phase_housing (forecast, AREA_NORTH, 0), 0);
  CLOSE (phase_housing (forecast, AREA_NORTH, 1), 25);
  CLOSE (phase_housing (forecast, AREA_HIGH, 1), 12.5);
  for (gint lead = 2; lead <= 10; lead++)
    {
      CLOSE (phase_housing (forecast, AREA_NORTH, lead), 75);
      CLOSE (phase_housing (forecast, AREA_HIGH, lead), 37.5);
      CLOSE (phase_housing (forecast, AREA_SOUTH, lead), 0);
    }
  for (gint lead = 1; lead <= 10; lead++)
    for (gint g = 0; g <= SP_GROUP_Y6; g++) /* the trend is not touched by it, and no ratio is put on housing pupils */
      CLOSE (sp_forecast_get_component (forecast, AREA_NORTH, lead, g, SP_COMPONENT_MOVED_UP)
                 + sp_forecast_get_component (forecast, AREA_NORTH, lead, g, SP_COMPONENT_BIRTHS),
             60);
  /* Those who arrived in Year 1 at lead 1 (17 %) are among those in Year 2 a year later. */
  CLOSE (sp_forecast_get_component (forecast, AREA_NORTH, 1, SP_GROUP_Y1, SP_COMPONENT_HOUSING), 25 * 0.17);
  g_assert_cmpfloat (sp_forecast_get_component (forecast, AREA_NORTH, 2, SP_GROUP_Y2, SP_COMPONENT_HOUSING), >=,
                     25 * 0.17 - 1e-9);
}

static void
test_housing_in_trend (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;

  for (gint year = 2010; year <= 2020; year++)
    small_plan_set_completions (plan, year, 40); /* what the ratios already hold: nobody is added */
  forecast = run (plan);
  for (gint lead = 0; lead <= 10; lead++)
    CLOSE (phase_housing (forecast, AREA_NORTH, lead), 0);
  /* The growth area's own panel counts all of them: three years of 40 by January 2014, times 0.25. */
  CLOSE (sp_forecast_get_growth_pupils (forecast, 0, SP_PHASE_PRIMARY, 0), 3 * 40 * 0.25);
  CLOSE (sp_forecast_get_growth_pupils (forecast, 0, SP_PHASE_SECONDARY, 8), 11 * 40 * 0.125);
}

/* Kingsfleet and, outside every growth area, whatever else is built in North. */
static void
add_other_housing (SmallPlan *plan, SpSite sites[2], double completions[2 * PLAN_YEARS])
{
  sites[0] = plan->site;
  sites[1] = (SpSite) { .id = 401, .growth = -1, .primary_area = AREA_NORTH, .secondary_area = -1, .name = "Other housing, North",
                        .dwellings_min = -1, .dwellings_max = -1 };
  for (gint i = 0; i < 2 * PLAN_YEARS; i++)
    completions[i] = -1;
  plan->snapshot.sites = sites;
  plan->snapshot.n_sites = 2;
  plan->snapshot.completions = completions;
}

/* Past completions on a site of no growth area, by hand. Other housing: 60, 30 and 30 in 2010-2012, 40 a year, blank from then on.
 * Kingsfleet: 100 in 2013 and 160 in 2014, of which 60 and 120 are above North's 40. At 0.25: 15 pupils, then 15 + 30.
 * Half of North's Year 6 goes to High, so half of what was built beside Kingsfleet counts in High's trend: 20 a year; 80 and 140
 * are above it. At 0.125: 10 pupils, then 10 + 17.5. */
static void
test_housing_past_elsewhere (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;
  SpSite sites[2];
  double completions[2 * PLAN_YEARS];

  add_other_housing (plan, sites, completions);
  plan->transfers[0].share = 0.5;
  for (gint k = 0; k < 3; k++)
    completions[PLAN_YEARS + k] = k == 0 ? 60 : 30;
  completions[2013 - PLAN_FIRST] = 100;
  completions[2014 - PLAN_FIRST] = 160;
  forecast = run (plan);
  assert_sums (forecast);
  g_assert_false (has_finding (forecast, "past-completions-not-held"));
  g_assert_false (has_finding (forecast, "site-without-area"));
  g_assert_false (has_finding (forecast, "planned-within-trend"));
  CLOSE (phase_housing (forecast, AREA_NORTH, 1), 15);
  CLOSE (phase_housing (forecast, AREA_HIGH, 1), 10);
  for (gint lead = 2; lead <= 10; lead++)
    {
      CLOSE (phase_housing (forecast, AREA_NORTH, lead), 45);
      CLOSE (phase_housing (forecast, AREA_HIGH, lead), 27.5);
      CLOSE (phase_housing (forecast, AREA_SOUTH, lead), 0);
    }
}

/* The same, but the site says that its secondary pupils stay in High: 40 a year there too, and 60 and 120 above them. Were the other
 * building known to go on at 40 a year, all of Kingsfleet would be above the trend. */
static void
test_housing_goes_on_elsewhere (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) stops = NULL, goes_on = NULL;
  SpSite sites[2];
  double completions[2 * PLAN_YEARS];

  add_other_housing (plan, sites, completions);
  sites[1].secondary_area = AREA_HIGH;
  plan->transfers[0].share = 0.5;
  for (gint k = 0; k < 3; k++)
    completions[PLAN_YEARS + k] = 40;
  completions[2013 - PLAN_FIRST] = 100;
  stops = run (plan);
  CLOSE (phase_housing (stops, AREA_NORTH, 1), 15);
  CLOSE (phase_housing (stops, AREA_HIGH, 1), 7.5);
  completions[PLAN_YEARS + 3] = 40;
  goes_on = run (plan);
  CLOSE (phase_housing (goes_on, AREA_NORTH, 1), 25);
  CLOSE (phase_housing (goes_on, AREA_HIGH, 1), 12.5);
}

/* What is planned is no more than what was built: no pupils, and it is said. A site of no area is said too. */
static void
test_housing_within_past (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) within = NULL, nowhere = NULL;
  SpSite sites[2];
  double completions[2 * PLAN_YEARS];

  add_other_housing (plan, sites, completions);
  for (gint k = 0; k < 3; k++)
    completions[PLAN_YEARS + k] = 100;
  completions[2014 - PLAN_FIRST] = 90;
  within = run (plan);
  g_assert_true (has_finding (within, "planned-within-trend"));
  for (gint lead = 0; lead <= 10; lead++)
    CLOSE (phase_housing (within, AREA_NORTH, lead), 0);
  sites[1].primary_area = -1;
  nowhere = run (plan);
  g_assert_true (has_finding (nowhere, "site-without-area"));
  g_assert_true (has_finding (nowhere, "past-completions-not-held"));
  CLOSE (phase_housing (nowhere, AREA_NORTH, 2), 22.5);
}

static void
test_housing_unknown_past (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecast) nothing = run (plan);

  g_assert_true (has_finding (nothing, "completions-not-held")); /* 5,000 dwellings, no year: unknown, and it is said */
  small_plan_set_completions (plan, 2014, 100);
  forecast = run (plan);
  g_assert_true (has_finding (forecast, "past-completions-not-held"));
  g_assert_false (has_finding (forecast, "completions-not-held"));
  CLOSE (phase_housing (forecast, AREA_NORTH, 1), 0); /* completed in 2014/15: first counted in January 2016 */
  CLOSE (phase_housing (forecast, AREA_NORTH, 2), 25);
}

/* 0.20, 0.60 and all of the settled yield nought, two and four years after completion. */
static void
test_build_up (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;

  plan->build_up[0] = (SpYieldBuildUp) { "primary", 0, 0.2 };
  plan->build_up[1] = (SpYieldBuildUp) { "primary", 4, 1 };
  plan->build_up[2] = (SpYieldBuildUp) { "primary", 2, 0.6 };
  plan->snapshot.n_build_up = 3;
  for (gint year = 2010; year <= 2012; year++)
    small_plan_set_completions (plan, year, 0);
  small_plan_set_completions (plan, 2013, 100);
  forecast = run (plan);
  CLOSE (phase_housing (forecast, AREA_NORTH, 1), 5);
  CLOSE (phase_housing (forecast, AREA_NORTH, 2), 10);
  CLOSE (phase_housing (forecast, AREA_NORTH, 3), 15);
  CLOSE (phase_housing (forecast, AREA_NORTH, 5), 25);
  CLOSE (phase_housing (forecast, AREA_HIGH, 1), 12.5);
  CLOSE (sp_forecast_get_growth_pupils (forecast, 0, SP_PHASE_PRIMARY, 2), 10);
}

/* Half market houses of 3 bedrooms, a quarter flats, a quarter not said. */
static void
test_mix (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;

  plan->yields[2] = (SpYield) { "primary", 0, -1, 0, -1, 0.4, { 0 } };
  plan->yields[3] = (SpYield) { "primary", 0, -1, 3, -1, 0.36, { 0 } };
  plan->yields[4] = (SpYield) { "primary", 1, -1, 0, 0, 0.1, { 0 } }; /* flats: by years since completion */
  plan->yields[5] = (SpYield) { "primary", 1, -1, 0, 1, 0.06, { 0 } };
  plan->snapshot.n_yields = 6;
  plan->mix[0] = (SpDwellingMix) { 0, 0, 3, 0.5 };
  plan->mix[1] = (SpDwellingMix) { 1, -1, 0, 0.25 };
  plan->site.n_mix = 2;
  for (gint year = 2010; year <= 2012; year++)
    small_plan_set_completions (plan, year, 0);
  small_plan_set_completions (plan, 2013, 100);
  forecast = run (plan);
  CLOSE (phase_housing (forecast, AREA_NORTH, 1), 50 * 0.36 + 25 * 0.1 + 25 * 0.25);
  CLOSE (sp_forecast_get_growth_pupils (forecast, 0, SP_PHASE_PRIMARY, 2), 50 * 0.36 + 25 * 0.06 + 25 * 0.25);
  plan->snapshot.assumptions.yield_factor = 2;
  g_clear_pointer (&forecast, sp_forecast_unref);
  forecast = run (plan);
  CLOSE (phase_housing (forecast, AREA_NORTH, 1), 2 * (50 * 0.36 + 25 * 0.1 + 25 * 0.25));
}

/* GT-15: domain.md 1.3 with the England yields, forms of entry to two decimals. */
static void
test_growth_settled (void)
{
  static const struct
  {
    gint dwellings;
    double pupils, primary, secondary;
  } rows[] = {
    { 5000, 1263.8, 6.02, 4.17 },   { 3500, 884.7, 4.21, 2.92 },  { 7000, 1769.4, 8.43, 5.84 },
    { 10000, 2527.7, 12.04, 8.35 }, { 4000, 1011.1, 4.81, 3.34 }, { 2200, 556.1, 2.65, 1.84 },
    { 1200, 303.3, 1.44, 1.00 },    { 1600, 404.4, 1.93, 1.34 },  { 1000, 252.8, 1.20, 0.83 },
    { 800, 202.2, 0.96, 0.67 },     { 1100, 278.0, 1.32, 0.92 },  { 1800, 455.0, 2.17, 1.50 },
    { 550, 139.0, 0.66, 0.46 },     { 400, 101.1, 0.48, 0.33 },   { 450, 113.7, 0.54, 0.38 },
    { 160, 40.4, 0.19, 0.13 },
  };
  g_autofree SmallPlan *plan = small_plan_new ();

  plan->yields[0].pupils_per_dwelling = 0.252769;
  plan->yields[1].pupils_per_dwelling = 0.125202;
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SpForecast) forecast = NULL;
      SpGrowthSettled primary, secondary;

      plan->growth.dwellings_min = plan->growth.dwellings_max = rows[i].dwellings;
      forecast = run (plan);
      g_assert_true (sp_forecast_get_growth_settled (forecast, 0, SP_PHASE_PRIMARY, &primary));
      g_assert_true (sp_forecast_get_growth_settled (forecast, 0, SP_PHASE_SECONDARY, &secondary));
      g_assert_cmpfloat (fabs (primary.pupils_min - rows[i].pupils), <, 0.0501);
      g_assert_cmpfloat (fabs (primary.forms_max - rows[i].primary), <, 0.00501);
      g_assert_cmpfloat (fabs (secondary.forms_max - rows[i].secondary), <, 0.00501);
      CLOSE (sp_forecast_get_settled_yield (forecast, SP_PHASE_PRIMARY), 0.252769);
    }
}

static void
test_growth_ranges (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = run (plan);
  SpGrowthSettled settled;

  plan->growth.dwellings_max = -1; /* at least 5,000 */
  g_assert_true (sp_forecast_get_growth_settled (forecast, 0, SP_PHASE_PRIMARY, &settled));
  g_assert_cmpfloat (settled.pupils_max, <, 0);
  g_assert_cmpfloat (settled.forms_max, <, 0);
  CLOSE (settled.pupils_min, 1250);
  plan->growth.dwellings_min = -1;
  g_assert_false (sp_forecast_get_growth_settled (forecast, 0, SP_PHASE_PRIMARY, &settled));
}

/* An area no school of which is held: no numbers, and a finding. */
static void
test_area_without_pupils (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;

  for (gint year = PLAN_FIRST; year <= PLAN_ORIGIN; year++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      small_plan_set_roll (plan, SCHOOL_SOUTH, year, g, -1);
  plan->memberships[2] = plan->memberships[3];
  forecast = run (plan);
  g_assert_true (has_finding (forecast, "no-roll-at-origin"));
  g_assert_cmpfloat (pupils_of (forecast, AREA_SOUTH, 1, SP_GROUP_R), ==, -1);
  CLOSE (pupils_of (forecast, AREA_NORTH, 1, SP_GROUP_R), 60);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/plan/level", test_level);
  g_test_add_func ("/forecast/plan/history-is-recut", test_history_is_recut);
  g_test_add_func ("/forecast/plan/gap-in-school", test_gap_in_school);
  g_test_add_func ("/forecast/plan/closed-school", test_closed_school);
  g_test_add_func ("/forecast/plan/transfer", test_transfer);
  g_test_add_func ("/forecast/plan/overrides", test_overrides);
  g_test_add_func ("/forecast/plan/housing-stock", test_housing_stock);
  g_test_add_func ("/forecast/plan/housing-in-trend", test_housing_in_trend);
  g_test_add_func ("/forecast/plan/housing-past-elsewhere", test_housing_past_elsewhere);
  g_test_add_func ("/forecast/plan/housing-goes-on-elsewhere", test_housing_goes_on_elsewhere);
  g_test_add_func ("/forecast/plan/housing-within-past", test_housing_within_past);
  g_test_add_func ("/forecast/plan/housing-unknown-past", test_housing_unknown_past);
  g_test_add_func ("/forecast/plan/build-up", test_build_up);
  g_test_add_func ("/forecast/plan/mix", test_mix);
  g_test_add_func ("/forecast/plan/growth-settled", test_growth_settled);
  g_test_add_func ("/forecast/plan/growth-ranges", test_growth_ranges);
  g_test_add_func ("/forecast/plan/area-without-pupils", test_area_without_pupils);
  return g_test_run ();
}
