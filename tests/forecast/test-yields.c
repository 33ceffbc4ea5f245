/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Yields counted (GT-10) and the council's own, peaks, and double counting. GT-15 is in test-plan.c. */
#include "config.h"
#include <math.h>
#include "sp-housing-audit.h"
#include "sp-own-yields.h"
#include "sp-small-plan.h"

static SpForecast *
run (SmallPlan *plan)
{
  g_autoptr (GError) error = NULL;
  SpForecast *forecast = sp_forecast_run (&plan->snapshot, NULL, NULL, &error);

  g_assert_no_error (error);
  return forecast;
}

/* GT-10: 2,641 pupils in 8,300 dwellings. With a spread so wide that the yield held says next to nothing, they stand. */
static void
test_counts (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  SpYieldObservation seen[] = {
    { .name = "A", .phase = "primary", .site = -1, .type = -1, .tenure = -1, .years_since = -1, .dwellings = 4000, .pupils = 1400 },
    { .name = "B", .phase = "primary", .site = -1, .type = -1, .tenure = -1, .years_since = -1, .dwellings = 4300, .pupils = 1241 },
    { .name = "C", .phase = "primary", .site = -1, .type = 1, .tenure = -1, .years_since = -1, .dwellings = 60, .pupils = 3 },
  };
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) usual = NULL;
  g_autoptr (GArray) derived = NULL;
  const SpOwnYield *all, *flats;

  plan->snapshot.yield_observations = seen;
  plan->snapshot.n_yield_observations = G_N_ELEMENTS (seen);
  rows = sp_own_yields (&plan->snapshot, 2);
  g_assert_cmpuint (rows->len, ==, 3); /* primary, secondary; flats, which the plan has no yield of */
  all = &g_array_index (rows, SpOwnYield, 0);
  g_assert_cmpuint (all->n_counts, ==, 2);
  g_assert_cmpfloat_with_epsilon (all->own, 0.318192771, 1e-4);
  g_assert_cmpfloat (all->lower, <, all->own);
  g_assert_cmpfloat (all->upper, >, all->own);
  g_assert_cmpfloat_with_epsilon (all->forms_per_100, 25.0 / 210, 1e-12);
  g_assert_cmpuint (g_array_index (rows, SpOwnYield, 1).n_counts, ==, 0);
  g_assert_cmpfloat (g_array_index (rows, SpOwnYield, 1).own, ==, 0.125);
  usual = sp_own_yields (&plan->snapshot, 0.25);
  flats = &g_array_index (usual, SpOwnYield, 2);
  g_assert_true (flats->derived);
  g_assert_cmpfloat (flats->strength, ==, 64);
  g_assert_cmpfloat_with_epsilon (flats->own, (64 * 0.25 + 3) / (64 + 60), 1e-12);
  derived = sp_own_yields_derive (&plan->snapshot, 0.25);
  g_assert_cmpuint (derived->len, ==, 2);
  g_assert_cmpfloat (g_array_index (derived, SpYield, 1).pupils_per_dwelling, ==, flats->own);
  g_assert_cmpint (g_array_index (derived, SpYield, 1).type, ==, 1);
}

/* A yield held at nought cannot hold back what was counted. */
static void
test_yield_of_nought (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  SpYieldObservation seen = { .name = "A", .phase = "primary", .site = -1, .type = -1, .tenure = -1, .years_since = -1,
                              .dwellings = 100, .pupils = 20 };
  g_autoptr (GArray) rows = NULL;

  plan->yields[0].pupils_per_dwelling = 0;
  plan->snapshot.yield_observations = &seen;
  plan->snapshot.n_yield_observations = 1;
  rows = sp_own_yields (&plan->snapshot, 0.25);
  g_assert_cmpfloat (g_array_index (rows, SpOwnYield, 0).own, ==, 0.2);
  g_assert_cmpfloat (g_array_index (rows, SpOwnYield, 0).lower, <, 0.2);
  g_assert_cmpfloat (g_array_index (rows, SpOwnYield, 0).upper, >, 0.2);
}

/* 100 dwellings a year for four years, of a site of 400 to 600, that yield twice as much in their fifth year: the peak is above
 * the long run, and later for the higher figure. */
static void
test_peak (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecast) level = NULL;
  SpGrowthPeak peak;

  for (gint k = 0; k < 4; k++)
    small_plan_set_completions (plan, PLAN_ORIGIN + k, 100);
  plan->site.dwellings_min = plan->growth.dwellings_min = 400;
  plan->site.dwellings_max = plan->growth.dwellings_max = 600;
  level = run (plan);
  g_assert_true (sp_forecast_get_growth_peak (level, 0, SP_PHASE_PRIMARY, &peak));
  g_assert_cmpfloat_with_epsilon (peak.pupils_min, 100, 1e-9); /* settled at once: the long run */
  g_assert_cmpint (peak.year_min.start, ==, PLAN_ORIGIN + 4);
  g_assert_cmpfloat_with_epsilon (peak.pupils_max, 150, 1e-9);
  g_assert_cmpint (peak.year_max.start, ==, PLAN_ORIGIN + 6);
  plan->yields[2] = (SpYield) { "primary", -1, -1, 0, 0, 0.25, { 0 } };
  plan->yields[3] = (SpYield) { "primary", -1, -1, 0, 4, 0.5, { 0 } };
  plan->yields[4] = (SpYield) { "primary", -1, -1, 0, 5, 0.25, { 0 } };
  plan->snapshot.n_yields = 5;
  forecast = run (plan);
  g_assert_true (sp_forecast_get_growth_peak (forecast, 0, SP_PHASE_PRIMARY, &peak));
  g_assert_cmpfloat_with_epsilon (peak.pupils_min, 125, 1e-9);
  g_assert_cmpfloat_with_epsilon (peak.pupils_max, 175, 1e-9);
  g_assert_cmpfloat_with_epsilon (peak.forms_min, 125.0 / 210, 1e-9);
  g_assert_cmpint (peak.year_min.start, ==, PLAN_ORIGIN + 5);
  plan->site.dwellings_max = -1;
  g_assert_true (sp_forecast_get_growth_peak (forecast, 0, SP_PHASE_PRIMARY, &peak));
  g_assert_cmpfloat (peak.pupils_max, <, 0);
  for (gint k = 0; k < 4; k++)
    small_plan_set_completions (plan, PLAN_ORIGIN + k, -1);
  g_assert_true (sp_forecast_get_growth_peak (forecast, 0, SP_PHASE_PRIMARY, &peak));
  g_assert_cmpint (peak.year_min.start, ==, 0); /* not dated */
  g_assert_cmpfloat_with_epsilon (peak.pupils_min, 200, 1e-9);
}

/* 30 a year in the trend, 100 a year ahead: 70 are added, and what is in the ratios and what is added are all there is. */
static void
test_audit (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecast) blind = NULL;
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) blind_rows = NULL;
  guint n = 0;

  for (gint year = PLAN_FIRST; year < PLAN_ORIGIN; year++)
    small_plan_set_completions (plan, year, 30);
  for (gint k = 0; k < 10; k++)
    small_plan_set_completions (plan, PLAN_ORIGIN + k, 100);
  forecast = run (plan);
  rows = sp_forecast_audit_housing (forecast);
  g_assert_cmpuint (rows->len, ==, 20); /* North and High, ten years each */
  for (guint i = 0; i < rows->len; i++)
    {
      const SpHousingAudit *row = &g_array_index (rows, SpHousingAudit, i);
      gint k = row->completed.start - PLAN_ORIGIN;
      double yield = row->area == AREA_NORTH ? 0.25 : 0.125;

      g_assert_cmpfloat_with_epsilon (row->trend, 30, 1e-9);
      g_assert_cmpfloat_with_epsilon (row->planned, 100, 1e-9);
      g_assert_cmpfloat_with_epsilon (row->expected, 100, 1e-9);
      g_assert_cmpfloat_with_epsilon (row->above, 70, 1e-9);
      g_assert_cmpfloat_with_epsilon (row->pupils_added, 70 * yield * (k + 1), 1e-9);
      g_assert_cmpfloat_with_epsilon (row->pupils_held, 30 * yield * (k + 1), 1e-9);
      g_assert_cmpfloat_with_epsilon (row->housing, row->pupils_added, 1e-6);
      n++;
    }
  g_assert_cmpuint (n, ==, 20);
  for (gint year = PLAN_FIRST; year < PLAN_ORIGIN; year++)
    small_plan_set_completions (plan, year, -1);
  blind = run (plan);
  g_assert_true (has_finding (blind, "past-completions-not-held"));
  blind_rows = sp_forecast_audit_housing (blind);
  g_assert_cmpfloat (g_array_index (blind_rows, SpHousingAudit, 0).trend, <, 0);
  g_assert_cmpfloat_with_epsilon (g_array_index (blind_rows, SpHousingAudit, 0).above, 100, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/yields/counts", test_counts);
  g_test_add_func ("/forecast/yields/yield-of-nought", test_yield_of_nought);
  g_test_add_func ("/forecast/yields/peak", test_peak);
  g_test_add_func ("/forecast/yields/audit", test_audit);
  return g_test_run ();
}
