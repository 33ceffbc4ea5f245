/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast as paths: it agrees with the forecast's own intervals, and says what they cannot. */
#include "config.h"
#include <math.h>
#include <string.h>
#include "sp-forecast-paths.h"
#include "sp-small-plan.h"
#include "spk-quantile.h"

static SpForecast *
run (SmallPlan *plan)
{
  g_autoptr (GError) error = NULL;
  SpForecast *forecast = sp_forecast_run (&plan->snapshot, NULL, NULL, &error);

  g_assert_no_error (error);
  return forecast;
}

static SpForecastPaths *
simulate (SpForecast *forecast, guint n_paths, guint64 seed, const SpDeliveryOptions *delivery)
{
  g_autoptr (GError) error = NULL;
  SpPathOptions options = { n_paths, seed, delivery, TRUE };
  SpForecastPaths *paths = sp_forecast_simulate (forecast, &options, NULL, &error);

  g_assert_no_error (error);
  return paths;
}

static double
reach_of (SpForecast *forecast, gint area, gint lead, gint group)
{
  double lower, upper, pupils;

  g_assert_true (sp_forecast_get_pupils (forecast, area, lead, group, &pupils));
  g_assert_true (sp_forecast_get_interval (forecast, area, lead, group, 80, &lower, &upper));
  return upper - pupils;
}

/* Half of p10 to p90 is the reach of the 80 % interval of every cell, whatever its way there: births, cohort or
 * transfer. */
static void
test_agrees_with_intervals (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = run (plan);
  g_autoptr (SpForecastPaths) paths = simulate (forecast, 16000, 0, NULL);

  for (gint a = 0; a < N_PLAN_AREAS; a++)
    for (gint lead = 1; lead <= 10; lead++)
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          SpPathSpread spread;
          double pupils;

          g_assert_cmpint (sp_forecast_paths_get_cell (paths, a, lead, g, &spread), ==,
                           sp_forecast_get_pupils (forecast, a, lead, g, &pupils));
          if (!sp_forecast_get_pupils (forecast, a, lead, g, &pupils))
            continue;
          g_assert_cmpfloat_with_epsilon ((spread.p90 - spread.p10) / 2 / reach_of (forecast, a, lead, g), 1, 0.06);
          g_assert_cmpfloat_with_epsilon (spread.mean, pupils, 0.05 * reach_of (forecast, a, lead, g));
          g_assert_cmpfloat (spread.p2_5, <=, spread.p10);
          g_assert_cmpfloat (spread.p25, <=, spread.p50);
          g_assert_cmpfloat (spread.p90, <=, spread.p97_5);
          g_assert_cmpfloat (spread.p2_5, >=, 0);
        }
}

/* So is that of the year groups of an area together. */
static void
test_agrees_with_sums (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = run (plan);
  g_autoptr (SpForecastPaths) paths = simulate (forecast, 16000, 0, NULL);

  for (gint a = 0; a < N_PLAN_AREAS; a++)
    for (gint lead = 1; lead <= 10; lead++)
      {
        SpPhase phase = a == AREA_HIGH ? SP_PHASE_SECONDARY : SP_PHASE_PRIMARY;
        double pupils, lower, upper;
        SpPathSpread spread;

        g_assert_true (sp_forecast_get_sum_interval (forecast, a, lead, sp_phase_first_group (phase),
                                                     sp_phase_last_group (phase), 80, &pupils, &lower, &upper));
        g_assert_true (sp_forecast_paths_get_area (paths, a, phase, lead, &spread));
        g_assert_cmpfloat_with_epsilon (spread.mean, pupils, 0.05 * (upper - pupils));
        g_assert_cmpfloat_with_epsilon ((spread.p90 - spread.p10) / 2 / (upper - pupils), 1, 0.08);
      }
}

/* North and South share the year: together they are out by more than two areas strangers to one another, by less than
 * both at once. */
static void
test_authority (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = run (plan);
  g_autoptr (SpForecastPaths) paths = simulate (forecast, 16000, 0, NULL);
  SpPathSpread north, south, both;
  double n, s, b;

  for (gint lead = 1; lead <= 10; lead++)
    {
      g_assert_true (sp_forecast_paths_get_area (paths, AREA_NORTH, SP_PHASE_PRIMARY, lead, &north));
      g_assert_true (sp_forecast_paths_get_area (paths, AREA_SOUTH, SP_PHASE_PRIMARY, lead, &south));
      g_assert_true (sp_forecast_paths_get_authority (paths, SP_PHASE_PRIMARY, lead, &both));
      g_assert_false (sp_forecast_paths_get_area (paths, AREA_NORTH, SP_PHASE_SECONDARY, lead, &(SpPathSpread){ 0 }));
      n = north.p90 - north.p10;
      s = south.p90 - south.p10;
      b = both.p90 - both.p10;
      g_assert_cmpfloat (b, >, 0.98 * sqrt (n * n + s * s));
      g_assert_cmpfloat (b, <, n + s);
      g_assert_cmpfloat_with_epsilon (both.mean, north.mean + south.mean, 1e-3);
      for (gint group = SP_GROUP_R; group <= SP_GROUP_Y6; group++)
        {
          g_assert_true (sp_forecast_paths_get_cell (paths, AREA_NORTH, lead, group, &north));
          g_assert_true (sp_forecast_paths_get_cell (paths, AREA_SOUTH, lead, group, &south));
          g_assert_true (sp_forecast_paths_get_group (paths, group, lead, &both));
          g_assert_cmpfloat_with_epsilon (both.mean, north.mean + south.mean, 1e-3);
          g_assert_cmpfloat (both.p90 - both.p10, <, north.p90 - north.p10 + south.p90 - south.p10);
        }
    }
}

static void
assert_same_spread (const SpPathSpread *a, const SpPathSpread *b)
{
  g_assert_cmpmem (a, sizeof *a, b, sizeof *b);
}

static void
test_seed (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = run (plan);
  g_autoptr (SpForecastPaths) one = simulate (forecast, 500, 7, NULL);
  g_autoptr (SpForecastPaths) same = simulate (forecast, 500, 7, NULL);
  g_autoptr (SpForecastPaths) other = simulate (forecast, 500, 8, NULL);
  g_autoptr (SpForecastPaths) usual = simulate (forecast, 0, 0, NULL);
  SpPathSpread a, b, c;

  for (gint lead = 1; lead <= 10; lead++)
    {
      g_assert_true (sp_forecast_paths_get_cell (one, AREA_HIGH, lead, SP_GROUP_Y9, &a));
      g_assert_true (sp_forecast_paths_get_cell (same, AREA_HIGH, lead, SP_GROUP_Y9, &b));
      g_assert_true (sp_forecast_paths_get_cell (other, AREA_HIGH, lead, SP_GROUP_Y9, &c));
      assert_same_spread (&a, &b);
      g_assert_cmpfloat (a.p90, !=, c.p90);
    }
  g_assert_cmpuint (sp_forecast_paths_get_n_paths (usual), ==, 1000);
  g_assert_cmpuint (sp_forecast_paths_get_seed (usual), ==, 1); /* the plan's */
}

/* The paths drawn again are those that the quantiles were read off. */
static void
test_drawn_again (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecastPaths) paths = NULL;
  g_autofree float *pupils = NULL;
  g_autofree double *sorted = g_new (double, 700);
  gsize stride;

  small_plan_set_completions (plan, PLAN_ORIGIN + 1, 200);
  forecast = run (plan);
  paths = simulate (forecast, 700, 3, NULL);
  stride = sp_forecast_paths_get_stride (paths);
  pupils = g_new (float, 10 * SP_N_GROUPS * stride);
  for (gint a = 0; a < N_PLAN_AREAS; a++)
    {
      sp_forecast_paths_draw (paths, a, pupils);
      for (gint lead = 1; lead <= 10; lead++)
        for (gint g = 0; g <= SP_GROUP_Y11; g++)
          {
            const float *row = pupils + ((lead - 1) * SP_N_GROUPS + g) * stride;
            SpPathSpread spread;
            double q;

            if (!sp_forecast_paths_get_cell (paths, a, lead, g, &spread))
              continue;
            for (gint p = 0; p < 700; p++)
              sorted[p] = row[p];
            spk_sort (sorted, 700);
            g_assert_cmpint (spk_quantile (sorted, 700, 0.9, &q), ==, SPK_OK);
            g_assert_cmpfloat_with_epsilon (q, spread.p90, 1e-4);
          }
    }
}

static double
mean_of (SpForecastPaths *paths, gint area, SpPhase phase, gint lead)
{
  SpPathSpread spread;

  g_assert_true (sp_forecast_paths_get_area (paths, area, phase, lead, &spread));
  return spread.mean;
}

/* 400 dwellings, 100 a year, above a trend of none; in full, certain and on time, the paths stand around the forecast.
 * At outline they are fewer and later: by 2014 at most 0.8 x 0.3 of the first 100 are built on time, and no more than
 * 0.8 ever. */
static void
test_housing (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecastPaths) certain = NULL;
  g_autoptr (SpForecastPaths) drawn = NULL;
  SpDeliveryOptions as_planned, plain;
  double trend = 420, housing;

  for (gint year = PLAN_FIRST; year < PLAN_ORIGIN; year++)
    small_plan_set_completions (plan, year, 0);
  for (gint k = 0; k < 4; k++)
    small_plan_set_completions (plan, PLAN_ORIGIN + k, 100);
  plan->site.dwellings_min = plan->site.dwellings_max = 400;
  plan->site.permission = "outline";
  forecast = run (plan);
  sp_delivery_options_init_as_planned (&as_planned);
  sp_delivery_options_init (&plain);
  plain.stall = plain.rate_sd = plain.lag = 0;
  certain = simulate (forecast, 4000, 5, &as_planned);
  drawn = simulate (forecast, 4000, 5, &plain);
  for (gint lead = 1; lead <= 10; lead++)
    {
      double pupils, lower, upper, share;

      g_assert_true (sp_forecast_get_sum_interval (forecast, AREA_NORTH, lead, SP_GROUP_R, SP_GROUP_Y6, 80, &pupils,
                                                   &lower, &upper));
      g_assert_cmpfloat_with_epsilon (mean_of (certain, AREA_NORTH, SP_PHASE_PRIMARY, lead), pupils,
                                      0.05 * (upper - pupils));
      housing = 25 * MIN (lead, 4);
      g_assert_cmpfloat_with_epsilon (pupils, trend + housing, 1e-6);
      share = (mean_of (drawn, AREA_NORTH, SP_PHASE_PRIMARY, lead) - trend) / housing;
      if (lead == 1)
        g_assert_cmpfloat_with_epsilon (share, 0.8 * 0.3, 0.06);
      else if (lead >= 7)
        g_assert_cmpfloat_with_epsilon (share, 0.8, 0.06);
      else
        g_assert_cmpfloat (share, <, 0.85);
    }
}

static void
test_stage_not_said (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecastPaths) paths = NULL;
  GPtrArray *findings;

  small_plan_set_completions (plan, PLAN_ORIGIN + 1, 200);
  plan->site.delivery = (SpDeliveryTerms) { .held = TRUE, .value[SP_TERM_PROBABILITY] = 0.8 };
  forecast = run (plan);
  paths = simulate (forecast, 500, 5, NULL);
  findings = sp_forecast_paths_get_findings (paths);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (sp_finding_get_code (g_ptr_array_index (findings, 0)), ==, "stage-not-held");
}

static SpRollSeries *
two_areas (gboolean backwards)
{
  static const char *const codes[] = { "East", "West" };
  SpRollSeries *series = sp_roll_series_new (2, sp_academic_year (2010), 5, sp_academic_year (2010), 12);

  for (guint i = 0; i < 2; i++)
    {
      guint a = backwards ? 1 - i : i;

      series->area_codes[a] = g_strdup (codes[i]);
      for (gint year = 2010; year < 2015; year++)
        for (gint g = 0; g <= SP_GROUP_Y11; g++)
          sp_roll_series_set_pupils (series, a, sp_academic_year (year), g, 100 + 50 * i + (year * 7 + g * 3) % 11);
      for (gint year = 2010; year < 2022; year++)
        sp_roll_series_set_births (series, a, sp_academic_year (year), 110 + 50 * i);
    }
  return series;
}

/* A series has no plan and no ids: an area's paths are its code's, in whatever order areas come. */
static void
test_order_of_areas (void)
{
  g_autoptr (SpRollSeries) series = two_areas (FALSE);
  g_autoptr (SpRollSeries) turned = two_areas (TRUE);
  g_autoptr (SpForecast) forecast = sp_forecast_run_series (series, NULL, NULL, NULL);
  g_autoptr (SpForecast) other = sp_forecast_run_series (turned, NULL, NULL, NULL);
  g_autoptr (SpForecastPaths) paths = simulate (forecast, 300, 5, NULL);
  g_autoptr (SpForecastPaths) paths_turned = simulate (other, 300, 5, NULL);
  SpPathSpread a, b;

  for (gint lead = 1; lead <= 10; lead++)
    for (gint g = 0; g <= SP_GROUP_Y11; g++)
      {
        g_assert_true (sp_forecast_paths_get_cell (paths, 1, lead, g, &a));
        g_assert_true (sp_forecast_paths_get_cell (paths_turned, 0, lead, g, &b));
        g_assert_cmpfloat_with_epsilon (a.p90, b.p90, 1e-4);
        g_assert_true (sp_forecast_paths_get_authority (paths, sp_year_group_phase (g), lead, &a));
        g_assert_true (sp_forecast_paths_get_authority (paths_turned, sp_year_group_phase (g), lead, &b));
        g_assert_cmpfloat_with_epsilon (a.p10, b.p10, 1e-2);
      }
}

static void
test_refused (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = run (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, NULL, NULL);
  SpDeliveryOptions delivery;
  SpPathOptions options = { .n_paths = 10 };

  g_assert_null (sp_forecast_simulate (forecast, &options, NULL, &error));
  g_assert_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS);
  g_clear_error (&error);
  sp_delivery_options_init (&delivery);
  delivery.stage[SP_STAGE_FULL].slip[0] = 0.9;
  options = (SpPathOptions){ .delivery = &delivery };
  g_assert_null (sp_forecast_simulate (forecast, &options, NULL, &error));
  g_assert_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS);
  g_clear_error (&error);
  sp_delivery_options_init (&delivery);
  delivery.lag = NAN;
  g_assert_null (sp_forecast_simulate (forecast, &options, NULL, &error));
  g_assert_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (sp_forecast_simulate (forecast, NULL, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paths/agrees-with-intervals", test_agrees_with_intervals);
  g_test_add_func ("/paths/agrees-with-sums", test_agrees_with_sums);
  g_test_add_func ("/paths/authority", test_authority);
  g_test_add_func ("/paths/seed", test_seed);
  g_test_add_func ("/paths/drawn-again", test_drawn_again);
  g_test_add_func ("/paths/housing", test_housing);
  g_test_add_func ("/paths/stage-not-said", test_stage_not_said);
  g_test_add_func ("/paths/order-of-areas", test_order_of_areas);
  g_test_add_func ("/paths/refused", test_refused);
  return g_test_run ();
}
