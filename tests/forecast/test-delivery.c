/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Delivery of sites in the forecast and in its paths: one expectation, and the dwellings a trigger waits for. */
#include "config.h"
#include <math.h>
#include <string.h>
#include "sp-forecast-delivery.h"
#include "sp-small-plan.h"
#include "sp-trial.h"

static SpForecast *
run (SmallPlan *plan, gboolean as_planned)
{
  g_autoptr (GError) error = NULL;
  SpForecast *forecast
      = sp_forecast_run (&plan->snapshot, &(SpForecastOptions) { .housing_as_planned = as_planned }, NULL, &error);

  g_assert_no_error (error);
  return forecast;
}

static double
housing_of (SpForecast *forecast, gint lead)
{
  double sum = 0;

  for (gint g = 0; g <= SP_GROUP_Y6; g++)
    sum += sp_forecast_get_component (forecast, AREA_NORTH, lead, g, SP_COMPONENT_HOUSING);
  return sum;
}

/* 100 dwellings a year for four years, nothing before; four in five built, half of them a year late. */
static SmallPlan *
new_plan (void)
{
  SmallPlan *plan = small_plan_new ();

  for (gint year = PLAN_FIRST; year < PLAN_ORIGIN; year++)
    small_plan_set_completions (plan, year, 0);
  for (gint k = 0; k < 4; k++)
    small_plan_set_completions (plan, PLAN_ORIGIN + k, 100);
  plan->site.dwellings_min = plan->site.dwellings_max = 400;
  plan->site.delivery = (SpDeliveryTerms) { .held = TRUE };
  plan->site.delivery.value[SP_TERM_PROBABILITY] = 0.8;
  plan->site.delivery.value[SP_TERM_SLIP_MEAN] = 0.5;
  plan->site.delivery.value[SP_TERM_SLIP_SPREAD] = 0.5;
  return plan;
}

/* Expected dwellings 40, 80, 80, 80, 40 at 0.25 pupils each; as planned 100 a year. */
static void
test_expected (void)
{
  static const double dwellings[] = { 40, 120, 200, 280, 320, 320 };
  g_autofree SmallPlan *plan = new_plan ();
  g_autoptr (SpForecast) expected = run (plan, FALSE);
  g_autoptr (SpForecast) planned = run (plan, TRUE);

  for (gint lead = 1; lead <= 6; lead++)
    {
      g_assert_cmpfloat_with_epsilon (housing_of (expected, lead), 0.25 * dwellings[lead - 1], 1e-9);
      g_assert_cmpfloat_with_epsilon (housing_of (planned, lead), 25 * MIN (lead, 4), 1e-9);
    }
  assert_sums (expected);
}

/* With a trend of 30 a year, the mean of what is above it, not what the mean is above it by: built or not, 70 of 100. */
static void
test_above_trend (void)
{
  g_autofree SmallPlan *plan = new_plan ();
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecastPaths) paths = NULL;
  g_autoptr (GError) error = NULL;

  for (gint year = PLAN_FIRST; year < PLAN_ORIGIN; year++)
    small_plan_set_completions (plan, year, 30);
  plan->site.dwellings_min = plan->site.dwellings_max = 490;
  plan->site.delivery.value[SP_TERM_SLIP_MEAN] = plan->site.delivery.value[SP_TERM_SLIP_SPREAD] = 0;
  forecast = run (plan, FALSE);
  for (gint lead = 1; lead <= 4; lead++)
    g_assert_cmpfloat_with_epsilon (housing_of (forecast, lead), 0.25 * 0.8 * 70 * lead, 1e-4);
  paths = sp_forecast_simulate (forecast, &(SpPathOptions) { 4000, 1, NULL }, NULL, &error);
  g_assert_no_error (error);
  for (gint lead = 1; lead <= 4; lead++)
    {
      SpPathSpread spread;
      double pupils = 0, cell;

      g_assert_true (sp_forecast_paths_get_area (paths, AREA_NORTH, SP_PHASE_PRIMARY, lead, &spread));
      for (gint g = 0; g <= SP_GROUP_Y6; g++)
        if (sp_forecast_get_pupils (forecast, AREA_NORTH, lead, g, &cell))
          pupils += cell;
      g_assert_cmpfloat_with_epsilon (spread.mean, pupils, 0.01 * pupils);
    }
}

/* A range of dwellings, and the most a site may have: never more on any path, and all of the lower figure on those built. */
static void
test_triggers (void)
{
  g_autofree SmallPlan *plan = new_plan ();
  g_autoptr (SpSiteDelivery) delivery = NULL;
  g_autoptr (GError) error = NULL;
  SpAcademicYear last = sp_academic_year (PLAN_ORIGIN + 9);

  plan->site.dwellings_min = 200;
  plan->site.dwellings_max = 360;
  plan->site.delivery.value[SP_TERM_RATE_SPREAD] = 0.2;
  plan->site.delivery.value[SP_TERM_STALL] = 0.1;
  plan->site.delivery.value[SP_TERM_LAG] = 0.5;
  plan->site.delivery.value[SP_TERM_MOST] = 90;
  delivery = sp_forecast_deliver (&plan->snapshot, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sp_site_delivery_get_first_year (delivery).start, ==, PLAN_ORIGIN);
  g_assert_cmpfloat (sp_site_delivery_get_quantile (delivery, 0, last, SP_DELIVERY_COMPLETED, 1), <=, 360 + 1e-3);
  g_assert_cmpfloat (sp_site_delivery_get_quantile (delivery, 0, last, SP_DELIVERY_COMPLETED, 0.1), ==, 0);
  g_assert_cmpfloat_with_epsilon (sp_site_delivery_get_chance (delivery, 0, SP_TRIGGER_OCCUPATION, 200, last), 0.8, 0.05);
  g_assert_cmpfloat_with_epsilon (sp_site_delivery_get_chance (delivery, 0, SP_TRIGGER_OCCUPATION, 280, last), 0.4, 0.06);
  g_assert_cmpfloat_with_epsilon (sp_site_delivery_get_chance (delivery, 0, SP_TRIGGER_SHARE, 1, last), 0.8, 0.05);
  g_assert_cmpfloat_with_epsilon (sp_site_delivery_get_expected (delivery, 0, last, SP_DELIVERY_COMPLETED), 0.8 * 280, 6);
  for (gint year = PLAN_ORIGIN; year < last.start; year++)
    {
      SpAcademicYear y = sp_academic_year (year);
      double chance = sp_site_delivery_get_chance (delivery, 0, SP_TRIGGER_OCCUPATION, 50, y), mean = 0;

      g_assert_cmpfloat (chance, <=, sp_site_delivery_get_chance (delivery, 0, SP_TRIGGER_OCCUPATION, 50,
                                                                  sp_academic_year (year + 1)));
      g_assert_cmpfloat (sp_site_delivery_get_quantile (delivery, 0, y, SP_DELIVERY_COMPLETED, 1), <=,
                         90 * (year - PLAN_ORIGIN + 1) + 1e-3);
      for (gint i = 1; i <= 1000; i++)
        mean += sp_site_delivery_get_quantile (delivery, 0, y, SP_DELIVERY_LIVED_IN, i / 1000.0) / 1000;
      g_assert_cmpfloat_with_epsilon (mean, sp_site_delivery_get_expected (delivery, 0, y, SP_DELIVERY_LIVED_IN), 12);
    }
}

/* A trial forecasts what the same change in the plan forecasts. */
static void
test_trial (void)
{
  g_autofree SmallPlan *plan = new_plan ();
  g_autofree SmallPlan *changed = new_plan ();
  g_autoptr (SpSnapshot) tried = NULL;
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecast) other = NULL;
  SpTrial trial = SP_TRIAL_INIT;

  trial.growth = 0;
  trial.slip = 1;
  trial.rate = 200;
  trial.yield_factor = 1.5;
  tried = sp_snapshot_try (&plan->snapshot, &trial, 1);
  forecast = sp_forecast_run (tried, NULL, NULL, NULL);
  small_plan_set_completions (changed, PLAN_ORIGIN, -1);
  small_plan_set_completions (changed, PLAN_ORIGIN + 1, 200);
  small_plan_set_completions (changed, PLAN_ORIGIN + 2, 200);
  small_plan_set_completions (changed, PLAN_ORIGIN + 3, -1);
  changed->site.yield_change = 0.5;
  other = sp_forecast_run (&changed->snapshot, NULL, NULL, NULL);
  for (gint lead = 1; lead <= 10; lead++)
    g_assert_cmpfloat (housing_of (forecast, lead), ==, housing_of (other, lead));
  g_assert_cmpfloat (housing_of (forecast, 10), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/delivery/expected", test_expected);
  g_test_add_func ("/forecast/delivery/above-trend", test_above_trend);
  g_test_add_func ("/forecast/delivery/triggers", test_triggers);
  g_test_add_func ("/forecast/delivery/trial", test_trial);
  return g_test_run ();
}
