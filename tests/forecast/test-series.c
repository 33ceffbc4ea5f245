/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast with no plan: GT-1 of domain.md to every printed digit, laws, and what is refused. */
#include "config.h"
#include "sp-norfolk-series.h"

#include <math.h>
#include <string.h>

static void
test_norfolk (void)
{
  static const double expected[3][N_GROUPS] = {
    { 9071.77, 9089.40, 8946.24, 9316.47, 9518.67, 9409.31, 9049.90, 8880.55, 9118.29, 8670.34, 8251.01, 8034.26 },
    { 8830.61, 9090.17, 9086.60, 8912.25, 9310.28, 9523.04, 9370.90, 8995.76, 8850.73, 9087.21, 8621.25, 8052.81 },
    { 8422.72, 8848.52, 9087.37, 9052.08, 8906.34, 9314.55, 9484.16, 9314.83, 8965.56, 8820.56, 9035.75, 8414.15 },
  };
  static const double totals[3][2] = { { 64401.77, 42954.45 }, { 64123.86, 43607.75 }, { 63115.74, 44550.86 } };
  g_autoptr (SpRollSeries) series = new_norfolk (1);
  g_autoptr (SpForecast) forecast = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 3 });
  double ratio, history[16];
  guint n_history;

  assert_sums (forecast);
  for (gint lead = 1; lead <= 3; lead++)
    {
      double primary, secondary, lower, upper;

      for (gint g = 0; g < N_GROUPS; g++)
        g_assert_cmpfloat (fabs (pupils_of (forecast, 0, lead, g) - expected[lead - 1][g]), <, 0.005001);
      g_assert_true (
          sp_forecast_get_sum_interval (forecast, 0, lead, SP_GROUP_R, SP_GROUP_Y6, 80, &primary, &lower, &upper));
      g_assert_true (
          sp_forecast_get_sum_interval (forecast, 0, lead, SP_GROUP_Y7, SP_GROUP_Y11, 80, &secondary, &lower, &upper));
      g_assert_cmpfloat (fabs (primary - totals[lead - 1][0]), <, 0.005001);
      g_assert_cmpfloat (fabs (secondary - totals[lead - 1][1]), <, 0.005001);
      g_assert_false (sp_forecast_births_projected (forecast, 0, lead));
    }
  g_assert_true (sp_forecast_get_ratio (forecast, 0, SP_GROUP_R, &ratio, history, &n_history));
  g_assert_cmpfloat (fabs (ratio - 0.992426), <, 0.0000005);
  g_assert_cmpuint (n_history, ==, 3);
  g_assert_cmpfloat (history[0], ==, 9071.0 / 9073);
  g_assert_true (sp_forecast_get_ratio (forecast, 0, SP_GROUP_Y7, &ratio, history, &n_history));
  g_assert_cmpfloat (fabs (ratio - 0.994017), <, 0.0000005);
  g_assert_cmpuint (n_history, ==, 5);
  g_assert_cmpstr (sp_forecast_get_method (forecast, 0, SP_GROUP_Y1), ==, "weighted 3:2:1");
  g_assert_cmpfloat (pupils_of (forecast, 0, 1, SP_GROUP_Y14), ==, -1); /* never taught here */
}

static void
test_norfolk_other_methods (void)
{
  static const double expected[2][3][2] = {
    { { 64381.99, 42919.46 }, { 64083.17, 43545.10 }, { 63060.64, 44467.88 } }, /* 3-year mean */
    { { 64478.66, 43052.77 }, { 64274.15, 43781.84 }, { 63333.99, 44775.45 } }, /* last ratio */
  };
  g_autoptr (SpRollSeries) series = new_norfolk (1);

  for (gint m = 0; m < 2; m++)
    {
      g_autoptr (SpForecast) forecast
          = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 3, .method = m ? "last" : "mean-3" });

      for (gint lead = 1; lead <= 3; lead++)
        {
          double primary, secondary, lower, upper;

          sp_forecast_get_sum_interval (forecast, 0, lead, SP_GROUP_R, SP_GROUP_Y6, 95, &primary, &lower, &upper);
          sp_forecast_get_sum_interval (forecast, 0, lead, SP_GROUP_Y7, SP_GROUP_Y11, 95, &secondary, &lower, &upper);
          g_assert_cmpfloat (fabs (primary - expected[m][lead - 1][0]), <, 0.005001);
          g_assert_cmpfloat (fabs (secondary - expected[m][lead - 1][1]), <, 0.005001);
        }
    }
}

/* With no method named: one authority by 3:2:1, many by the blend, and small schools by the blend however few. */
static void
test_usual_method (void)
{
  g_autoptr (SpRollSeries) one = new_norfolk (1);
  g_autoptr (SpRollSeries) many = new_norfolk (6);
  g_autoptr (SpRollSeries) small = new_norfolk (1);
  g_autoptr (SpForecast) a = sp_forecast_run_series (one, &(SpForecastOptions) { .origin = { 2019 } }, NULL, NULL);
  g_autoptr (SpForecast) b = sp_forecast_run_series (many, &(SpForecastOptions) { .origin = { 2019 } }, NULL, NULL);
  g_autoptr (SpForecast) c = NULL;

  for (gsize i = 0; i < (gsize) small->n_years * SP_N_GROUPS; i++)
    small->pupils[i] = floor (small->pupils[i] / 100);
  c = sp_forecast_run_series (small, &(SpForecastOptions) { .origin = { 2019 } }, NULL, NULL);
  g_assert_cmpstr (sp_forecast_get_method (a, 0, SP_GROUP_Y1), ==, "weighted 3:2:1");
  g_assert_cmpfloat (fabs (pupils_of (a, 0, 1, SP_GROUP_Y1) - 9089.40), <, 0.005001);
  g_assert_cmpstr (sp_forecast_get_method (b, 0, SP_GROUP_Y1), ==, "cohort and level blended");
  g_assert_cmpstr (sp_forecast_get_method (c, 0, SP_GROUP_Y1), ==, "cohort and level blended");
}

/* Rolls after the origin are poisoned; nothing that comes out may move by a bit. */
static void
test_no_roll_after_origin (void)
{
  static const char *const methods[] = { "weighted", "last", "median", "pooled-5", "auto", "shrunk", "smoothed" };

  for (gsize m = 0; m < G_N_ELEMENTS (methods); m++)
    {
      g_autoptr (SpRollSeries) clean = new_norfolk (2);
      g_autoptr (SpRollSeries) poisoned = new_norfolk (2);
      SpForecastOptions options = { .origin = { 2017 }, .horizon = 5, .method = methods[m] };
      g_autoptr (SpForecast) a = NULL;
      g_autoptr (SpForecast) b = NULL;

      for (gint year = 2018; year <= 2019; year++)
        for (gint g = 0; g < SP_N_GROUPS; g++)
          for (guint area = 0; area < 2; area++)
            sp_roll_series_set_pupils (poisoned, area, sp_academic_year (year), g, 123456 + g);
      a = run (clean, options);
      b = run (poisoned, options);
      for (gint lead = 0; lead <= 5; lead++)
        for (gint g = 0; g < SP_N_GROUPS; g++)
          {
            double one[2] = { 0 }, two[2] = { 0 };

            g_assert_cmpfloat (pupils_of (a, 1, lead, g), ==, pupils_of (b, 1, lead, g));
            g_assert_cmpint (sp_forecast_get_interval (a, 1, lead, g, 95, &one[0], &one[1]), ==,
                             sp_forecast_get_interval (b, 1, lead, g, 95, &two[0], &two[1]));
            g_assert_cmpfloat (one[0], ==, two[0]);
            g_assert_cmpfloat (one[1], ==, two[1]);
          }
      g_assert_cmpuint (sp_forecast_get_findings (a)->len, ==, sp_forecast_get_findings (b)->len);
    }
}

static void
test_births_boundary (void)
{
  g_autoptr (SpRollSeries) series = new_norfolk (1);
  g_autoptr (SpForecast) forecast = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 6 });
  double ratio;

  sp_forecast_get_ratio (forecast, 0, SP_GROUP_R, &ratio, NULL, NULL);
  for (gint lead = 1; lead <= 6; lead++)
    g_assert_cmpint (sp_forecast_births_projected (forecast, 0, lead), ==, lead > 3);
  /* Flat at the mean of the last three held. */
  for (gint lead = 4; lead <= 6; lead++)
    g_assert_cmpfloat (fabs (pupils_of (forecast, 0, lead, SP_GROUP_R) - (9141 + 8898 + 8487) / 3.0 * ratio), <, 1e-9);
  g_assert_cmpfloat (sp_forecast_get_component (forecast, 0, 4, SP_GROUP_R, SP_COMPONENT_BIRTHS), >, 0);
  g_assert_cmpfloat (sp_forecast_get_component (forecast, 0, 4, SP_GROUP_Y1, SP_COMPONENT_BIRTHS), ==, 0);
}

static void
test_intervals (void)
{
  static const char *const methods[] = { "weighted", "auto" };

  for (gsize m = 0; m < G_N_ELEMENTS (methods); m++)
    {
      g_autoptr (SpRollSeries) series = new_norfolk (1);
      g_autoptr (SpForecast) forecast
          = run (series, (SpForecastOptions) { .origin = { 2019 }, .horizon = 10, .method = methods[m] });

      for (gint g = 0; g < N_GROUPS; g++)
        {
          double before = 0;

          for (gint lead = 0; lead <= 10; lead++)
            {
              double l80, u80, l95, u95, pupils = pupils_of (forecast, 0, lead, g);

              g_assert_true (sp_forecast_get_interval (forecast, 0, lead, g, 80, &l80, &u80));
              g_assert_true (sp_forecast_get_interval (forecast, 0, lead, g, 95, &l95, &u95));
              g_assert_true (0 <= l95 && l95 <= l80 && l80 <= pupils && pupils <= u80 && u80 <= u95);
              if (lead == 0)
                g_assert_cmpfloat (u95 - l95, ==, 0);
              else
                g_assert_cmpfloat ((u95 - l95) / pupils, >=, before);
              before = (u95 - l95) / pupils - 1e-12;
            }
        }
    }
}

/* Ten areas or one, doubled or not: each area's forecast is its own where the method is its own. */
static void
test_laws (void)
{
  g_autoptr (SpRollSeries) one = new_norfolk (1);
  g_autoptr (SpRollSeries) two = new_norfolk (2);
  g_autoptr (SpForecast) a = NULL;
  g_autoptr (SpForecast) b = NULL;

  for (gsize i = 0; i < (gsize) two->n_years * SP_N_GROUPS; i++)
    two->pupils[i] *= 2;
  for (gsize i = 0; i < two->n_entry_years; i++)
    two->births[i] *= 2;
  a = run (one, (SpForecastOptions) { .origin = { 2019 }, .horizon = 4 });
  b = run (two, (SpForecastOptions) { .origin = { 2019 }, .horizon = 4 });
  for (gint lead = 0; lead <= 4; lead++)
    for (gint g = 0; g < N_GROUPS; g++)
      {
        g_assert_cmpfloat (fabs (2 * pupils_of (a, 0, lead, g) - pupils_of (b, 0, lead, g)), <, 1e-8);
        g_assert_cmpfloat (pupils_of (a, 0, lead, g), ==, pupils_of (b, 1, lead, g));
      }
}

/* Ten areas that are tenths of the county, rounded: the record of such areas is the county's, and is not used. */
static void
test_shared_out (void)
{
  g_autoptr (SpRollSeries) shared = new_norfolk (10);
  g_autoptr (SpRollSeries) counted = new_norfolk (10);
  g_autoptr (SpForecast) a = NULL;
  g_autoptr (SpForecast) b = NULL;
  double lower, upper;

  for (gsize i = 0; i < (gsize) 10 * shared->n_years * SP_N_GROUPS; i++)
    {
      /* About one in thirty comes or goes: 5 pupils either way in 100. */
      gint moved = (gint) ((i * 2654435761u >> 7) % 11) - 5;

      shared->pupils[i] = floor (shared->pupils[i] / 100 + 0.5);
      counted->pupils[i] = MAX (0, shared->pupils[i] + moved);
    }
  a = run (shared, (SpForecastOptions) { .origin = { 2019 }, .horizon = 2 });
  b = run (counted, (SpForecastOptions) { .origin = { 2019 }, .horizon = 2 });
  g_assert_true (has_finding (a, "rolls-shared-out"));
  g_assert_false (has_finding (b, "rolls-shared-out"));
  g_assert_true (sp_forecast_get_interval (a, 3, 1, SP_GROUP_Y3, 80, &lower, &upper));
  g_assert_cmpfloat (upper - lower, >, 8); /* of about 93 pupils */
}

static void
test_refused (void)
{
  static const struct
  {
    SpForecastOptions options;
    gint code;
  } bad[] = {
    { { .origin = { 2025 }, .horizon = 1 }, SP_FORECAST_ERROR_NO_HISTORY },
    { { .origin = { 2019 }, .horizon = 31 }, SP_FORECAST_ERROR_OPTIONS },
    { { .origin = { 2019 }, .horizon = -1 }, SP_FORECAST_ERROR_OPTIONS },
    { { .origin = { 2019 }, .horizon = 1, .method = "crystal ball" }, SP_FORECAST_ERROR_OPTIONS },
    { { .origin = { 2019 }, .horizon = 1, .weights = { 3, -2, 1 } }, SP_FORECAST_ERROR_OPTIONS },
    { { .origin = { 2019 }, .horizon = 1, .weights = { 1e308, 1e308, 1e308 } }, SP_FORECAST_ERROR_OPTIONS },
  };
  g_autoptr (SpRollSeries) series = new_norfolk (1);

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sp_forecast_run_series (series, &bad[i].options, NULL, &error));
      g_assert_error (error, SP_FORECAST_ERROR, bad[i].code);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (SpRollSeries) series = new_norfolk (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sp_forecast_run_series (series, NULL, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/series/norfolk", test_norfolk);
  g_test_add_func ("/forecast/series/norfolk-other-methods", test_norfolk_other_methods);
  g_test_add_func ("/forecast/series/usual-method", test_usual_method);
  g_test_add_func ("/forecast/series/no-roll-after-origin", test_no_roll_after_origin);
  g_test_add_func ("/forecast/series/births-boundary", test_births_boundary);
  g_test_add_func ("/forecast/series/intervals", test_intervals);
  g_test_add_func ("/forecast/series/laws", test_laws);
  g_test_add_func ("/forecast/series/shared-out", test_shared_out);
  g_test_add_func ("/forecast/series/refused", test_refused);
  g_test_add_func ("/forecast/series/cancelled", test_cancelled);
  return g_test_run ();
}
