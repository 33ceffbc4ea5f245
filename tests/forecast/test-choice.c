/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which method forecasts what: the planner's choice, the choice by back-test, and years left out of ratios. */
#include "config.h"
#include <math.h>
#include "sp-forecast-backtest.h"
#include "sp-forecast-choice.h"
#include "sp-forecast-explain.h"
#include "sp-small-plan.h"

#define CLOSE(a, b) g_assert_cmpfloat (fabs ((a) - (b)), <, 1e-9)
#define FIRST 2010
#define N_YEARS 8
#define ORIGIN (FIRST + N_YEARS - 1)
#define N_SCHOOLS 40

static SpForecast *
run_plan (SmallPlan *plan, SpForecastOptions options)
{
  g_autoptr (GError) error = NULL;
  SpForecast *forecast = sp_forecast_run (&plan->snapshot, &options, NULL, &error);

  g_assert_no_error (error);
  return forecast;
}

static double
pupils_of (SpForecast *forecast, gint area, gint lead, SpYearGroup group)
{
  double pupils;

  g_assert_true (sp_forecast_get_pupils (forecast, area, lead, group, &pupils));
  return pupils;
}

/* Year 3 of North counts 45 in 2012, 60 in other years: Year 4 of 2013 is 60/45 of it. By the last ratio Year 4 grows by a
 * third; with 2012 left out, the ratios of 2012 and 2013 go and that of 2011, which is 1, stands. */
static void
test_excluded_year (void)
{
  SpAcademicYear shock = sp_academic_year (2012);
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) with = NULL;
  g_autoptr (SpForecast) without = NULL;
  g_autoptr (SpForecastExplanation) why = NULL;
  guint n;

  small_plan_set_roll (plan, SCHOOL_NORTH, 2012, SP_GROUP_Y3, 15);
  with = run_plan (plan, (SpForecastOptions){ .method = "last" });
  CLOSE (pupils_of (with, AREA_NORTH, 1, SP_GROUP_Y4), 80);
  without = run_plan (plan, (SpForecastOptions){ .method = "last", .excluded = &shock, .n_excluded = 1 });
  CLOSE (pupils_of (without, AREA_NORTH, 1, SP_GROUP_Y4), 60);
  g_assert_true (has_finding (without, "year-excluded"));
  g_assert_false (has_finding (with, "year-excluded"));
  g_assert_cmpint (sp_forecast_get_excluded (without, &n)[0].year.start, ==, 2012);
  g_assert_cmpuint (n, ==, 1);
  why = sp_forecast_explain (without, AREA_NORTH, 1, SP_GROUP_Y4);
  for (guint i = 0; i < why->ratios->len; i++)
    {
      const SpPastRatio *past = &g_array_index (why->ratios, SpPastRatio, i);

      g_assert_cmpint (past->excluded, ==, past->year.start >= 2012);
      CLOSE (past->weight, past->year.start == 2011 ? 1 : 0);
    }
  g_assert_cmpuint (why->ratios->len, ==, 3);
}

/* Take-up rests on one census only. */
static void
test_excluded_births (void)
{
  SpAcademicYear shock = sp_academic_year (2012);
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;

  small_plan_set_roll (plan, SCHOOL_NORTH, 2012, SP_GROUP_R, 0);
  forecast = run_plan (plan, (SpForecastOptions){ .method = "mean-3", .excluded = &shock, .n_excluded = 1 });
  CLOSE (pupils_of (forecast, AREA_NORTH, 1, SP_GROUP_R), 60);
}

static SpExcludedYear of_south[] = { { { 2012 }, AREA_SOUTH, "fire at a school" } };

static void
test_excluded_by_plan (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;

  for (gint s = SCHOOL_NORTH; s <= SCHOOL_SOUTH; s++)
    small_plan_set_roll (plan, s, 2012, SP_GROUP_Y3, 15);
  plan->snapshot.excluded_years = of_south;
  plan->snapshot.n_excluded_years = 1;
  forecast = run_plan (plan, (SpForecastOptions){ .method = "last" });
  CLOSE (pupils_of (forecast, AREA_NORTH, 1, SP_GROUP_Y4), 80);
  CLOSE (pupils_of (forecast, AREA_SOUTH, 1, SP_GROUP_Y4), 30);
}

/* Reception 60 or so in every school, ratios that wander. */
static SpRollSeries *
new_series (void)
{
  SpRollSeries *series = sp_roll_series_new (N_SCHOOLS, sp_academic_year (FIRST), N_YEARS, sp_academic_year (FIRST), 0);
  g_autoptr (GRand) random = g_rand_new_with_seed (42);

  for (guint a = 0; a < N_SCHOOLS; a++)
    {
      double before[SP_N_GROUPS] = { 0 };

      series->area_codes[a] = g_strdup_printf ("S%02u", a);
      for (gint g = 0; g <= SP_GROUP_Y6; g++)
        before[g] = g_rand_int_range (random, 50, 70);
      for (gint y = 0; y < N_YEARS; y++)
        {
          for (gint g = SP_GROUP_Y6; g > 0; g--)
            before[g] = floor (before[g - 1] * g_rand_double_range (random, 0.9, 1.1) + 0.5);
          before[0] = g_rand_int_range (random, 50, 70);
          for (gint g = 0; g <= SP_GROUP_Y6; g++)
            sp_roll_series_set_pupils (series, a, sp_academic_year (FIRST + y), g, before[g]);
        }
    }
  return series;
}

/* A year of nonsense, left out, moves no number that is forecast, whatever the method. */
static void
test_poisoned_year (void)
{
  static const char *const methods[] = { "weighted", "last", "mean-5", "median", "pooled-3", "smoothed", "shrunk", "blend",
                                         "auto" };
  SpAcademicYear shock = sp_academic_year (ORIGIN - 2);

  for (gsize m = 0; m < G_N_ELEMENTS (methods); m++)
    {
      g_autoptr (SpRollSeries) clean = new_series ();
      g_autoptr (SpRollSeries) poisoned = new_series ();
      SpForecastOptions options
          = { .origin = { ORIGIN }, .horizon = 5, .method = methods[m], .excluded = &shock, .n_excluded = 1 };
      g_autoptr (SpForecast) a = NULL;
      g_autoptr (SpForecast) b = NULL;

      for (guint s = 0; s < N_SCHOOLS; s++)
        for (gint g = 0; g <= SP_GROUP_Y6; g++)
          sp_roll_series_set_pupils (poisoned, s, shock, g, 7 * s + 13 * g);
      a = sp_forecast_run_series (clean, &options, NULL, NULL);
      b = sp_forecast_run_series (poisoned, &options, NULL, NULL);
      for (guint s = 0; s < N_SCHOOLS; s++)
        for (gint lead = 1; lead <= 5; lead++)
          for (gint g = 0; g <= SP_GROUP_Y6; g++)
            g_assert_cmpfloat (pupils_of (a, s, lead, g), ==, pupils_of (b, s, lead, g));
    }
}

/* Not left out, a bad year that everybody shares and that is made good a year later is half believed at most by the method
 * that areas share, and wholly by the last ratio: here everybody loses a tenth in the last year. */
static void
test_shock_is_bounded (void)
{
  g_autoptr (SpRollSeries) series = new_series ();
  SpForecastOptions options = { .origin = { ORIGIN }, .horizon = 1, .method = "last" };
  g_autoptr (SpForecast) last = NULL;
  g_autoptr (SpForecast) blend = NULL;
  double sum[3] = { 0 };

  for (guint s = 0; s < N_SCHOOLS; s++)
    for (gint g = 1; g <= SP_GROUP_Y6; g++)
      {
        double pupils = 0;

        sp_roll_series_get_pupils (series, s, sp_academic_year (ORIGIN), g, &pupils);
        sp_roll_series_set_pupils (series, s, sp_academic_year (ORIGIN), g, floor (0.9 * pupils));
      }
  last = sp_forecast_run_series (series, &options, NULL, NULL);
  options.method = "blend";
  blend = sp_forecast_run_series (series, &options, NULL, NULL);
  for (guint s = 0; s < N_SCHOOLS; s++)
    for (gint g = 2; g <= SP_GROUP_Y6; g++)
      {
        double feeder = pupils_of (last, s, 0, g - 1);

        sum[0] += feeder;
        sum[1] += pupils_of (last, s, 1, g);
        sum[2] += pupils_of (blend, s, 1, g);
      }
  g_assert_cmpfloat (sum[1] / sum[0], <, 0.92);
  g_assert_cmpfloat (sum[2] / sum[0], >, 0.955);
}

static SpMethodChoice choices[] = {
  { 1, AREA_SOUTH, -1, SP_ENTRY_MOVING_UP, "last", "new estate" },
  { 2, -1, SP_PHASE_PRIMARY, SP_ENTRY_RECEPTION, "mean-5", "births jump" },
  { 3, -1, SP_PHASE_SECONDARY, SP_ENTRY_ANY, "guess", "a slip of the pen" },
};

static void
test_planner (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecast) named = NULL;
  SpMethodRecord record;

  small_plan_set_roll (plan, SCHOOL_SOUTH, 2013, SP_GROUP_Y4, 45);
  plan->snapshot.method_choices = choices;
  plan->snapshot.n_method_choices = G_N_ELEMENTS (choices);
  forecast = run_plan (plan, (SpForecastOptions){ { 0 } });
  g_assert_true (sp_forecast_get_method_record (forecast, AREA_SOUTH, 1, SP_GROUP_Y4, &record));
  g_assert_cmpint (record.source, ==, SP_METHOD_BY_PLANNER);
  g_assert_cmpstr (record.method, ==, "last");
  g_assert_false (record.by_past);
  g_assert_cmpstr (record.reason, ==, "new estate");
  CLOSE (pupils_of (forecast, AREA_SOUTH, 1, SP_GROUP_Y4), 45); /* 45/30 of 30 */
  g_assert_cmpstr (sp_forecast_get_method (forecast, AREA_NORTH, SP_GROUP_R), ==, "5-year mean");
  g_assert_cmpstr (sp_forecast_get_method (forecast, AREA_NORTH, SP_GROUP_Y4), ==, "weighted 3:2:1");
  /* A method that there is not is said and not used. */
  g_assert_cmpstr (sp_forecast_get_method (forecast, AREA_HIGH, SP_GROUP_Y8), ==, "weighted 3:2:1");
  g_assert_true (has_finding (forecast, "method-unknown"));
  g_assert_true (has_finding (forecast, "method-chosen"));
  /* Asked for by name, one method forecasts all. */
  named = run_plan (plan, (SpForecastOptions){ .method = "median" });
  g_assert_cmpstr (sp_forecast_get_method (named, AREA_SOUTH, SP_GROUP_Y4), ==, "5-year median");
  g_assert_false (has_finding (named, "method-chosen"));
}

/* Four years of rolls: the shipped record decides, and says so. */
static void
test_short_past (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecast) forecast = run_plan (plan, (SpForecastOptions){ .method = "auto" });
  SpMethodRecord record;

  assert_sums (forecast);
  g_assert_true (sp_forecast_get_method_record (forecast, AREA_NORTH, 1, SP_GROUP_Y4, &record));
  g_assert_cmpint (record.source, ==, SP_METHOD_BY_BACKTEST + (record.n_origins == 0));
  g_assert_true (record.by_past);
  g_assert_cmpstr (record.method, ==, "blend");
  CLOSE (pupils_of (forecast, AREA_NORTH, 3, SP_GROUP_Y4), 60);
}

/* What the choice says of 3:2:1 is what a back-test of it says: error of Years 1 to 6, one and two years ahead, from every
 * origin with two ratios at least. */
static void
test_record (void)
{
  g_autoptr (SpRollSeries) series = new_series ();
  SpForecastOptions options = { .origin = { ORIGIN }, .horizon = 3, .method = "auto" };
  g_autoptr (SpForecast) forecast = sp_forecast_run_series (series, &options, NULL, NULL);
  double off = 0, actual = 0;
  SpMethodRecord record;
  guint n = 0, size = 1; /* 40 to 149 pupils */

  for (gint origin = MAX (FIRST + 2, ORIGIN - 5); origin < ORIGIN; origin++)
    {
      SpForecastOptions past = { .origin = { origin }, .horizon = 2, .method = "weighted" };
      g_autoptr (SpForecast) one = sp_forecast_run_series (series, &past, NULL, NULL);

      for (guint s = 0; s < N_SCHOOLS; s++)
        for (gint lead = 1; lead <= MIN (2, ORIGIN - origin); lead++)
          for (gint g = 1; g <= SP_GROUP_Y6; g++)
            {
              double roll = 0, at_origin = 0;

              sp_roll_series_get_pupils (series, s, sp_academic_year (origin), g, &at_origin);
              sp_roll_series_get_pupils (series, s, sp_academic_year (origin + lead), g, &roll);
              if (at_origin < 40 || at_origin >= 150)
                continue;
              off += fabs (pupils_of (one, s, lead, g) - roll);
              actual += roll;
              n++;
            }
    }
  for (guint s = 0; s < N_SCHOOLS; s++)
    if (pupils_of (forecast, s, 0, SP_GROUP_Y3) >= 40)
      {
        g_assert_true (sp_forecast_get_method_record (forecast, s, 1, SP_GROUP_Y3, &record));
        g_assert_cmpuint (record.n, ==, n);
        CLOSE (record.usual, off / actual);
        g_assert_cmpfloat (record.error, <=, 1.03 * record.usual);
        g_assert_cmpint (record.source, ==, SP_METHOD_BY_BACKTEST);
        break;
      }
  for (guint c = 0; c < SP_N_CANDIDATES; c++)
    for (gint point = SP_POINT_RECEPTION; point < SP_N_FORECAST_POINTS; point++)
      {
        g_assert_cmpfloat (sp_forecast_shipped_error (c, point, size, 0), >, 0.2);
        g_assert_cmpfloat (sp_forecast_shipped_error (0, point, size, 0), ==, 1);
      }
}

/* The record under a fan: so many past ranges, about four in five of which held; of totals too, and none beyond what was tried. */
static void
test_past_ranges (void)
{
  g_autoptr (SpRollSeries) series = new_series ();
  SpForecastOptions options = { .origin = { ORIGIN }, .horizon = 7, .method = "weighted" };
  g_autoptr (SpForecast) forecast = sp_forecast_run_series (series, &options, NULL, NULL);
  guint n = 0, n_far = 0;
  double held, wider;

  g_assert_true (sp_forecast_get_past_ranges (forecast, 0, 1, SP_GROUP_Y3, SP_GROUP_Y3, 80, &n, &held));
  g_assert_true (sp_forecast_get_past_ranges (forecast, 0, 1, SP_GROUP_Y3, SP_GROUP_Y3, 95, &n, &wider));
  g_assert_cmpuint (n, >, 500);
  g_assert_cmpfloat (held, >, 0.7);
  g_assert_cmpfloat (held, <, 0.9);
  g_assert_cmpfloat (wider, >, held);
  g_assert_true (sp_forecast_get_past_ranges (forecast, 0, 1, SP_GROUP_R, SP_GROUP_Y6, 80, &n, &held));
  g_assert_cmpuint (n, ==, 5 * N_SCHOOLS); /* a total of each school from each of five years */
  g_assert_cmpfloat (held, >, 0.7);
  g_assert_true (sp_forecast_get_past_ranges (forecast, 0, 4, SP_GROUP_R, SP_GROUP_Y6, 80, &n_far, &held));
  g_assert_cmpuint (n_far, <, n);
  g_assert_false (sp_forecast_get_past_ranges (forecast, 0, 7, SP_GROUP_R, SP_GROUP_Y6, 80, &n, &held));
}

/* Its back-test leaves out what the forecast does. */
static void
test_backtest (void)
{
  SpAcademicYear shock = sp_academic_year (ORIGIN - 1);
  g_autoptr (SpRollSeries) series = new_series ();
  SpBacktestOptions options = { { FIRST + 3 }, { ORIGIN - 1 }, 2, &shock, 1 };
  SpBacktestOptions all = { { FIRST + 3 }, { ORIGIN - 1 }, 2, NULL, 0 };
  g_autoptr (SpBacktest) left = sp_backtest_run_series (series, &options, NULL, NULL);
  g_autoptr (SpBacktest) whole = sp_backtest_run_series (series, &all, NULL, NULL);
  SpBacktestScore a, b;

  g_assert_true (sp_backtest_get_score (left, 0, SP_POINT_PRIMARY, SP_BACKTEST_ALL_SIZES, 1, &a));
  g_assert_true (sp_backtest_get_score (whole, 0, SP_POINT_PRIMARY, SP_BACKTEST_ALL_SIZES, 1, &b));
  g_assert_cmpuint (b.n, ==, 4 * N_SCHOOLS);
  g_assert_cmpuint (a.n, ==, 2 * N_SCHOOLS); /* neither into the year, nor from it */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/choice/excluded-year", test_excluded_year);
  g_test_add_func ("/forecast/choice/excluded-births", test_excluded_births);
  g_test_add_func ("/forecast/choice/excluded-by-plan", test_excluded_by_plan);
  g_test_add_func ("/forecast/choice/poisoned-year", test_poisoned_year);
  g_test_add_func ("/forecast/choice/shock-is-bounded", test_shock_is_bounded);
  g_test_add_func ("/forecast/choice/planner", test_planner);
  g_test_add_func ("/forecast/choice/short-past", test_short_past);
  g_test_add_func ("/forecast/choice/record", test_record);
  g_test_add_func ("/forecast/choice/past-ranges", test_past_ranges);
  g_test_add_func ("/forecast/choice/backtest", test_backtest);
  return g_test_run ();
}
