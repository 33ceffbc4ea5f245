/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts of histories with holes and faults in them: what is missing is said, and not taken for nought. */
#include "config.h"
#include "sp-norfolk-series.h"

#include <math.h>
#include <string.h>

static void
forget (SpRollSeries *series, gint year, gint first, gint last)
{
  for (gint g = first; g <= last; g++)
    {
      gsize cell = (gsize) (year - series->first_year.start) * SP_N_GROUPS + g;

      series->pupils[cell] = 0;
      series->pupils_known[cell] = FALSE;
    }
}

static void
test_single_year (void)
{
  g_autoptr (SpRollSeries) series = new_norfolk (1);
  g_autoptr (SpForecast) forecast = NULL;

  for (gint year = 2014; year <= 2018; year++)
    forget (series, year, 0, SP_N_GROUPS - 1);
  forecast = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 2 });
  g_assert_true (has_finding (forecast, "single-year"));
  /* Everybody moves up whole; reception by the one ratio there is. */
  g_assert_cmpfloat (pupils_of (forecast, 0, 1, SP_GROUP_Y1), ==, 9071);
  g_assert_cmpfloat (fabs (pupils_of (forecast, 0, 1, SP_GROUP_R) - 9141 * 9071.0 / 9073), <, 1e-8);
}

static void
test_missing_year (void)
{
  g_autoptr (SpRollSeries) series = new_norfolk (1);
  g_autoptr (SpForecast) forecast = NULL;
  double ratio;

  forget (series, 2017, 0, SP_N_GROUPS - 1);
  forecast = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 1 });
  g_assert_true (has_finding (forecast, "years-missing"));
  /* 2018 and 2017 have no pair; only 2019 keeps its weight of 3 (and 2016, fourth, has none). */
  g_assert_true (sp_forecast_get_ratio (forecast, 0, SP_GROUP_Y1, &ratio, NULL, NULL));
  g_assert_cmpfloat (ratio, ==, 8949.0 / 8934);
}

static void
test_missing_at_origin (void)
{
  g_autoptr (SpRollSeries) series = new_norfolk (2);
  g_autoptr (SpForecast) forecast = NULL;

  forget (series, 2019, SP_GROUP_Y4, SP_GROUP_Y4);
  memset (series->pupils_known + (gsize) (2 * series->n_years - 1) * SP_N_GROUPS, 0, SP_N_GROUPS);
  forecast = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 1 });
  g_assert_true (has_finding (forecast, "origin-estimated"));
  g_assert_cmpfloat (pupils_of (forecast, 0, 0, SP_GROUP_Y4), ==, -1); /* the origin itself is what was counted */
  g_assert_cmpfloat (fabs (pupils_of (forecast, 0, 1, SP_GROUP_Y5) - 9400), <, 200);
  g_assert_true (has_finding (forecast, "no-roll-at-origin"));
  g_assert_cmpfloat (pupils_of (forecast, 1, 1, SP_GROUP_Y5), ==, -1); /* closed: not raised from the dead */
}

/* Held long ago, not since, and taught on both sides: said, not left out in silence. */
static void
test_hole_between_groups (void)
{
  g_autoptr (SpRollSeries) series = new_norfolk (1);
  g_autoptr (SpForecast) whole = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 1 });
  g_autoptr (SpForecast) forecast = NULL;

  g_assert_false (has_finding (whole, "group-not-forecast"));
  for (gint year = series->first_year.start + 1; year <= 2019; year++)
    forget (series, year, SP_GROUP_Y4, SP_GROUP_Y4);
  forecast = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 1 });
  g_assert_cmpfloat (pupils_of (forecast, 0, 1, SP_GROUP_Y4), ==, -1);
  g_assert_true (has_finding (forecast, "group-not-forecast"));
}

static void
test_empty_feeder (void)
{
  g_autoptr (SpRollSeries) series = new_norfolk (1);
  g_autoptr (SpForecast) forecast = NULL;

  for (gint year = 2014; year <= 2019; year++)
    for (gint g = 0; g <= SP_GROUP_Y2; g++)
      sp_roll_series_set_pupils (series, 0, sp_academic_year (year), g, 0);
  memset (series->births_known, 0, series->n_entry_years);
  forecast = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 1 });
  g_assert_true (has_finding (forecast, "feeder-empty"));
  g_assert_cmpfloat (fabs (pupils_of (forecast, 0, 1, SP_GROUP_Y3) - (3 * 9525 + 2 * 9403 + 9100) / 6.0), <, 1e-8);
  g_assert_cmpfloat (pupils_of (forecast, 0, 1, SP_GROUP_R), ==, 0);
}

/* One count typed wrongly, and the 95 % intervals of other year groups are not five times as wide as their 80 % ones say. */
static void
test_wrong_count (void)
{
  g_autoptr (SpRollSeries) series = new_norfolk (1);
  g_autoptr (SpForecast) forecast = NULL;
  double lower, upper, near, pupils;

  sp_roll_series_set_pupils (series, 0, sp_academic_year (2017), SP_GROUP_Y2, 91);
  forecast = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 3, .method = "blend" });
  for (gint lead = 1; lead <= 3; lead++)
    for (gint g = SP_GROUP_R; g < N_GROUPS; g++)
      {
        pupils = pupils_of (forecast, 0, lead, g);
        g_assert_true (sp_forecast_get_interval (forecast, 0, lead, g, 80, &lower, &upper));
        near = upper - pupils;
        g_assert_true (sp_forecast_get_interval (forecast, 0, lead, g, 95, &lower, &upper));
        g_assert_cmpfloat (upper - pupils, <, 2.2 * 1.53 * near);
      }
}

/* Nought held in every year group is a roll, and is forecast; but it is said, once, and no feeder is blamed for it. */
static void
test_empty_area (void)
{
  g_autoptr (SpRollSeries) series = new_norfolk (2);
  g_autoptr (SpForecast) forecast = NULL;
  guint n = 0;

  for (guint y = 0; y < series->n_years; y++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      sp_roll_series_set_pupils (series, 1, sp_academic_year (series->first_year.start + (gint) y), g, 0);
  forecast = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 2 });
  for (guint i = 0; i < sp_forecast_get_findings (forecast)->len; i++)
    n += g_str_equal (sp_finding_get_code (g_ptr_array_index (sp_forecast_get_findings (forecast), i)), "area-empty");
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (has_finding (forecast, "feeder-empty"));
  g_assert_cmpfloat (pupils_of (forecast, 1, 2, SP_GROUP_Y5), ==, 0);
  g_assert_cmpfloat (pupils_of (forecast, 0, 2, SP_GROUP_Y5), >, 0);
}

static void
test_no_births (void)
{
  g_autoptr (SpRollSeries) series = new_norfolk (1);
  g_autoptr (SpForecast) forecast = NULL;

  memset (series->births_known, 0, series->n_entry_years);
  forecast = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 2 });
  g_assert_true (has_finding (forecast, "births-not-held"));
  g_assert_cmpfloat (fabs (pupils_of (forecast, 0, 2, SP_GROUP_R) - (3 * 9071 + 2 * 8934 + 9313) / 6.0), <, 1e-8);
  g_assert_true (sp_forecast_births_projected (forecast, 0, 1));
}

/* Births of children not yet at school only, as a count of small areas gives them: not used, and not said to be missing. */
static void
test_births_ahead (void)
{
  g_autoptr (SpRollSeries) series = new_norfolk (1);
  g_autoptr (SpForecast) forecast = NULL;

  memset (series->births_known, 0, series->n_entry_years);
  sp_roll_series_set_births (series, 0, sp_academic_year (2020), 100);
  forecast = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 2, .method = "weighted" });
  g_assert_true (has_finding (forecast, "births-of-no-intake"));
  g_assert_false (has_finding (forecast, "births-not-held"));
  g_assert_cmpfloat (fabs (pupils_of (forecast, 0, 1, SP_GROUP_R) - (3 * 9071 + 2 * 8934 + 9313) / 6.0), <, 1e-8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/series/single-year", test_single_year);
  g_test_add_func ("/forecast/series/missing-year", test_missing_year);
  g_test_add_func ("/forecast/series/missing-at-origin", test_missing_at_origin);
  g_test_add_func ("/forecast/series/hole-between-groups", test_hole_between_groups);
  g_test_add_func ("/forecast/series/empty-feeder", test_empty_feeder);
  g_test_add_func ("/forecast/series/wrong-count", test_wrong_count);
  g_test_add_func ("/forecast/series/empty-area", test_empty_area);
  g_test_add_func ("/forecast/series/no-births", test_no_births);
  g_test_add_func ("/forecast/series/births-ahead", test_births_ahead);
  return g_test_run ();
}
