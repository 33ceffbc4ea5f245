/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Methods tried on a past small enough to score by hand. */
#include "config.h"
#include <math.h>
#include <string.h>
#include "sp-forecast-backtest.h"
#include "sp-forecast-method.h"
#include "sp-small-plan.h"

#define CLOSE(a, b) g_assert_cmpfloat (fabs ((a) - (b)), <, 1e-9)
#define FIRST 2010

/* Two schools, Year 1 and Year 2, 2010 to 2014. */
static SpRollSeries *
new_series (void)
{
  static const double year_1[2][5] = { { 100, 100, 100, 100, 100 }, { 20, 20, 20, 20, 20 } };
  static const double year_2[2][5] = { { 100, 100, 90, 80, 100 }, { 20, 20, 20, 25, 10 } };
  SpRollSeries *series = sp_roll_series_new (2, sp_academic_year (FIRST), 5, sp_academic_year (FIRST), 0);

  for (guint a = 0; a < 2; a++)
    {
      series->area_codes[a] = g_strdup (a ? "small" : "large");
      for (gint y = 0; y < 5; y++)
        {
          sp_roll_series_set_pupils (series, a, sp_academic_year (FIRST + y), SP_GROUP_Y1, year_1[a][y]);
          sp_roll_series_set_pupils (series, a, sp_academic_year (FIRST + y), SP_GROUP_Y2, year_2[a][y]);
        }
    }
  return series;
}

static guint
find_method (const SpBacktest *backtest, const char *name)
{
  for (guint m = 0; m < sp_backtest_get_n_methods (backtest); m++)
    if (g_str_equal (sp_backtest_get_method (backtest, m), name))
      return m;
  g_assert_not_reached ();
}

static SpBacktest *
run (SpRollSeries *series, SpBacktestOptions options)
{
  g_autoptr (GError) error = NULL;
  SpBacktest *backtest = sp_backtest_run_series (series, &options, NULL, &error);

  g_assert_no_error (error);
  return backtest;
}

static gboolean
says (const SpBacktest *backtest, const char *code)
{
  GPtrArray *findings = sp_backtest_get_findings (backtest);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (g_ptr_array_index (findings, i)), code))
      return TRUE;
  return FALSE;
}

/* Year 2 one year ahead by the last ratio. Origin 2012: large 100 x 90/100 = 90 (80 came), small 20 (25 came). Origin
 * 2013: large 80 (100 came), small 20 x 25/20 = 25 (10 came). Off by 10, 5, 20, 15 of 80 + 25 + 100 + 10. */
static void
test_by_hand (void)
{
  g_autoptr (SpRollSeries) series = new_series ();
  g_autoptr (SpBacktest) backtest = run (series, (SpBacktestOptions) { .horizon = 1 });
  guint last = find_method (backtest, "last"), two = find_method (backtest, "mean-2");
  SpBacktestScore score;

  g_assert_cmpint (sp_backtest_get_first (backtest).start, ==, 2012);
  g_assert_cmpint (sp_backtest_get_last (backtest).start, ==, 2013);
  g_assert_true (sp_backtest_get_score (backtest, last, SP_POINT_Y1_Y6, SP_BACKTEST_ALL_SIZES, 1, &score));
  g_assert_cmpuint (score.n, ==, 4);
  CLOSE (score.weighted, 50 / 215.0);
  CLOSE (score.mean, (10 / 80.0 + 5 / 25.0 + 20 / 100.0 + 15 / 10.0) / 4);
  CLOSE (score.bias, (10 - 5 - 20 + 15) / 215.0);
  g_assert_true (sp_backtest_get_score (backtest, last, SP_POINT_Y1_Y6, 0, 1, &score)); /* under 40 */
  g_assert_cmpuint (score.n, ==, 2);
  CLOSE (score.weighted, 20 / 35.0);
  g_assert_true (sp_backtest_get_score (backtest, last, SP_POINT_Y1_Y6, 1, 1, &score)); /* 40 to 149 */
  CLOSE (score.weighted, 30 / 180.0);
  /* The mean of two: 95 for 80, 20 for 25; then 85 for 100 and 22.5 for 10. */
  g_assert_true (sp_backtest_get_score (backtest, two, SP_POINT_Y1_Y6, SP_BACKTEST_ALL_SIZES, 1, &score));
  CLOSE (score.weighted, (15 + 5 + 15 + 12.5) / 215);
  /* Year 1 has nobody below it: another entry, level at what it was. */
  g_assert_true (sp_backtest_get_score (backtest, last, SP_POINT_OTHER_ENTRY, SP_BACKTEST_ALL_SIZES, 1, &score));
  CLOSE (score.weighted, 0);
  g_assert_cmpfloat (score.held[0], ==, 1);
  g_assert_false (sp_backtest_get_score (backtest, last, SP_POINT_RECEPTION, SP_BACKTEST_ALL_SIZES, 1, &score));
  g_assert_true (says (backtest, "backtest-short"));
  g_assert_false (says (backtest, "backtest-one-ratio"));
}

/* What was counted after the origins, and not compared with, changes nothing; every method the same. */
static void
test_no_hindsight (void)
{
  g_autoptr (SpRollSeries) series = new_series ();
  g_autoptr (SpRollSeries) other = new_series ();
  SpBacktestOptions options = { { 2012 }, { 2012 }, 1 };
  g_autoptr (SpBacktest) before = NULL;
  g_autoptr (SpBacktest) after = NULL;
  SpBacktestScore a, b;

  for (guint area = 0; area < 2; area++)
    for (gint g = SP_GROUP_Y1; g <= SP_GROUP_Y2; g++)
      sp_roll_series_set_pupils (other, area, sp_academic_year (2014), g, 777);
  before = run (series, options);
  after = run (other, options);
  for (guint m = 0; m < sp_backtest_get_n_methods (before); m++)
    {
      g_assert_true (sp_backtest_get_score (before, m, SP_POINT_Y1_Y6, SP_BACKTEST_ALL_SIZES, 1, &a));
      g_assert_true (sp_backtest_get_score (after, m, SP_POINT_Y1_Y6, SP_BACKTEST_ALL_SIZES, 1, &b));
      g_assert_cmpfloat (a.weighted, ==, b.weighted);
      g_assert_cmpfloat (a.held[0], ==, b.held[0]);
      g_assert_cmpfloat (a.held[1], ==, b.held[1]);
    }
}

static void
test_too_short (void)
{
  g_autoptr (SpRollSeries) series = sp_roll_series_new (1, sp_academic_year (FIRST), 2, sp_academic_year (FIRST), 0);
  g_autoptr (SpRollSeries) five = new_series ();
  g_autoptr (GError) error = NULL;
  SpBacktestOptions options = { { 2014 }, { 2015 }, 1 };

  series->area_codes[0] = g_strdup ("a");
  for (gint y = 0; y < 2; y++)
    sp_roll_series_set_pupils (series, 0, sp_academic_year (FIRST + y), SP_GROUP_Y1, 30);
  g_assert_null (sp_backtest_run_series (series, NULL, NULL, &error));
  g_assert_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_NO_HISTORY);
  g_clear_error (&error);
  g_assert_null (sp_backtest_run_series (five, &options, NULL, &error));
  g_assert_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS);
  g_clear_error (&error);
  {
    const SpAcademicYear all[] = { { 2010 }, { 2011 }, { 2012 }, { 2013 }, { 2014 }, { 2015 } };
    const SpBacktestOptions none_left = { .excluded = all, .n_excluded = G_N_ELEMENTS (all) };

    g_assert_null (sp_backtest_run_series (five, &none_left, NULL, &error)); /* rather than a table with nothing in it */
    g_assert_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_NO_HISTORY);
  }
}

static void
test_cancelled (void)
{
  g_autoptr (SpRollSeries) series = new_series ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (sp_backtest_run_series (series, NULL, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A level plan of four years, whose only later change is a planner's: no error in its past. An override is hindsight. */
static void
test_plan (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpBacktest) backtest = NULL;
  SpBacktestScore score;

  plan->overrides[plan->snapshot.n_overrides++]
      = (SpOverride) { "Plan", "progression", 100, { 0 }, SP_GROUP_Y1, TRUE, 1.5, "Because" };
  small_plan_set_completions (plan, 2012, 500);
  backtest = sp_backtest_run (&plan->snapshot, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sp_backtest_get_first (backtest).start, ==, 2012);
  g_assert_cmpint (sp_backtest_get_last (backtest).start, ==, 2012);
  g_assert_true (says (backtest, "backtest-short"));
  g_assert_cmpstr (sp_backtest_get_method (backtest, sp_backtest_get_usual (backtest)), ==, "weighted");
  for (gint point = SP_POINT_PRIMARY; point <= SP_POINT_YEAR_7; point++)
    {
      g_assert_true (sp_backtest_get_score (backtest, sp_backtest_get_usual (backtest), point, SP_BACKTEST_ALL_SIZES, 1,
                                            &score));
      g_assert_cmpuint (score.n, ==, point == SP_POINT_SECONDARY || point == SP_POINT_YEAR_7 ? 1 : 2);
      CLOSE (score.weighted, 0);
    }
}

/* How much the league rests on, and what is said of "auto" where its own past is too short to judge. */
static void
test_basis (void)
{
  g_autoptr (SpRollSeries) five = new_series ();
  g_autoptr (SpRollSeries) nine = sp_roll_series_new (60, sp_academic_year (FIRST), 9, sp_academic_year (FIRST), 0);
  g_autoptr (SpBacktest) shorter = run (five, (SpBacktestOptions){ .horizon = 1 });
  g_autoptr (SpBacktest) longer = NULL;

  for (guint a = 0; a < 60; a++)
    {
      nine->area_codes[a] = g_strdup_printf ("area %u", a);
      for (gint y = 0; y < 9 && a < 59; y++) /* of the last nothing is known */
        for (gint g = SP_GROUP_Y1; g <= SP_GROUP_Y6; g++)
          sp_roll_series_set_pupils (nine, a, sp_academic_year (FIRST + y), g,
                                     60 + (a * 7 + (guint) y * 3 + (guint) g) % 11);
    }
  longer = run (nine, (SpBacktestOptions){ .horizon = 1 });
  g_assert_cmpuint (sp_backtest_get_n_origins (shorter), ==, 2); /* 2012 and 2013 */
  g_assert_cmpuint (sp_backtest_get_n_series (shorter), ==, 2);
  g_assert_nonnull (strstr (sp_backtest_get_auto_caution (shorter), "no past of its own"));
  g_assert_cmpuint (sp_backtest_get_n_origins (longer), ==, 6); /* 2012 to 2017 */
  g_assert_cmpuint (sp_backtest_get_n_series (longer), ==, 59);
  g_assert_null (sp_backtest_get_auto_caution (longer));
}

/* As people write them. The weights are a spelling of the method that has them, and of no other. */
static void
test_spellings (void)
{
  static const double weights[3] = { 5, 3, 1 };

  g_assert_cmpstr (sp_forecast_method_spelt ("3:2:1", NULL)->name, ==, "weighted");
  g_assert_cmpstr (sp_forecast_method_spelt (" 5:3:1 ", weights)->name, ==, "weighted");
  g_assert_null (sp_forecast_method_spelt ("3:2:1", weights));
  g_assert_cmpstr (sp_forecast_method_spelt ("Weighted 3:2:1", NULL)->name, ==, "weighted");
  g_assert_cmpstr (sp_forecast_method_spelt ("3-year mean", NULL)->name, ==, "mean-3");
  g_assert_cmpstr (sp_forecast_method_spelt ("AUTO", NULL)->name, ==, "auto");
  g_assert_cmpstr (sp_forecast_method_spelt (NULL, NULL)->name, ==, "weighted");
  g_assert_null (sp_forecast_method_spelt ("3:2", NULL));
  g_assert_null (sp_forecast_method_spelt ("", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/backtest/by-hand", test_by_hand);
  g_test_add_func ("/forecast/backtest/no-hindsight", test_no_hindsight);
  g_test_add_func ("/forecast/backtest/too-short", test_too_short);
  g_test_add_func ("/forecast/backtest/cancelled", test_cancelled);
  g_test_add_func ("/forecast/backtest/plan", test_plan);
  g_test_add_func ("/forecast/backtest/basis", test_basis);
  g_test_add_func ("/forecast/backtest/spellings", test_spellings);
  return g_test_run ();
}
