/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paths of the sample of Norfolk 2013: a real county's areas, transfers and sites. */
#include "config.h"
#include "plan-fixture.h"

#include <math.h>
#include "sp-forecast-paths.h"

static SpSnapshot *norfolk;
static SpForecast *forecast;

static SpForecastPaths *
simulate (guint n_paths, gboolean as_planned)
{
  g_autoptr (GError) error = NULL;
  SpDeliveryOptions delivery;
  SpForecastPaths *paths;

  sp_delivery_options_init_as_planned (&delivery);
  delivery.yield_sd = 0.25; /* as the forecast's intervals have it */
  paths = sp_forecast_simulate (forecast, &(SpPathOptions) { n_paths, 0, as_planned ? &delivery : NULL }, NULL, &error);
  g_assert_no_error (error);
  return paths;
}

/* Sites built as planned, the spread of every cell, and of every area's year groups together, is the forecast's own. */
static void
test_agrees (void)
{
  g_autoptr (SpForecastPaths) paths = simulate (8000, TRUE);
  guint n_cells = 0;

  for (gint a = 0; a < (gint) norfolk->n_areas; a++)
    for (gint lead = 1; lead <= sp_forecast_get_horizon (forecast); lead++)
      {
        SpPhase phase = norfolk->areas[a].phase;
        double pupils, lower, upper;
        SpPathSpread spread;

        for (gint g = 0; g <= SP_GROUP_Y11; g++)
          {
            if (!sp_forecast_get_pupils (forecast, a, lead, g, &pupils) || pupils < 5)
              continue;
            g_assert_true (sp_forecast_paths_get_cell (paths, a, lead, g, &spread));
            g_assert_true (sp_forecast_get_interval (forecast, a, lead, g, 80, &lower, &upper));
            g_assert_cmpfloat_with_epsilon ((spread.p90 - spread.p10) / 2 / (upper - pupils), 1, 0.06);
            g_assert_cmpfloat_with_epsilon (spread.mean, pupils, 0.06 * (upper - pupils));
            n_cells++;
          }
        if (!sp_forecast_paths_get_area (paths, a, phase, lead, &spread))
          continue;
        g_assert_true (sp_forecast_get_sum_interval (forecast, a, lead, sp_phase_first_group (phase),
                                                     sp_phase_last_group (phase), 80, &pupils, &lower, &upper));
        g_assert_cmpfloat_with_epsilon ((spread.p90 - spread.p10) / 2 / (upper - pupils), 1, 0.12);
      }
  g_assert_cmpuint (n_cells, >, 3000);
}

static double
relative_reach (SpForecastPaths *paths, SpPhase phase, gint lead)
{
  SpPathSpread spread;

  g_assert_true (sp_forecast_paths_get_authority (paths, phase, lead, &spread));
  return (spread.p90 - spread.p10) / 2 / spread.p50;
}

/* The county as a whole is out by about what plain cohort survival of authorities is: 80 % within 0.6-0.7 % x 1.6 after
 * one year and 2.4-2.8 % x 1.6 after five on average (domain.md 6.3); a large county by somewhat less. */
static void
test_county (void)
{
  g_autoptr (SpForecastPaths) paths = simulate (4000, TRUE);

  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      g_assert_cmpfloat (relative_reach (paths, phase, 1), >, 0.005);
      g_assert_cmpfloat (relative_reach (paths, phase, 1), <, 0.014);
      g_assert_cmpfloat (relative_reach (paths, phase, 5), >, 0.035);
      g_assert_cmpfloat (relative_reach (paths, phase, 5), <, 0.05);
    }
}

/* What planning stages promise is no more than the plan's own trajectories. */
static void
test_housing_is_no_more (void)
{
  g_autoptr (SpForecastPaths) as_planned = simulate (2000, TRUE), drawn = simulate (2000, FALSE);
  SpPathSpread plan, stages;

  for (gint lead = 1; lead <= sp_forecast_get_horizon (forecast); lead++)
    {
      g_assert_true (sp_forecast_paths_get_authority (as_planned, SP_PHASE_PRIMARY, lead, &plan));
      g_assert_true (sp_forecast_paths_get_authority (drawn, SP_PHASE_PRIMARY, lead, &stages));
      g_assert_cmpfloat (stages.mean, <=, plan.mean + 1);
      if (lead >= 6)
        g_assert_cmpfloat (stages.mean, <, plan.mean - 30);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  norfolk = plan_fixture_read_sample ("norfolk-2013");
  forecast = sp_forecast_run (norfolk, &(SpForecastOptions) { .housing_as_planned = TRUE }, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/paths/norfolk/agrees", test_agrees);
  g_test_add_func ("/paths/norfolk/county", test_county);
  g_test_add_func ("/paths/norfolk/housing-is-no-more", test_housing_is_no_more);
  status = g_test_run ();
  sp_forecast_unref (forecast);
  sp_snapshot_unref (norfolk);
  return status;
}
