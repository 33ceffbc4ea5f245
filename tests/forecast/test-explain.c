/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of a plan small enough to reckon by hand, taken apart. */
#include "config.h"
#include <math.h>
#include "sp-forecast-explain.h"
#include "sp-small-plan.h"

#define CLOSE(a, b) g_assert_cmpfloat (fabs ((a) - (b)), <, 1e-9)

static SpForecast *
run (SmallPlan *plan, const char *method)
{
  g_autoptr (GError) error = NULL;
  SpForecastOptions options = { .method = method };
  SpForecast *forecast = sp_forecast_run (&plan->snapshot, &options, NULL, &error);

  g_assert_no_error (error);
  return forecast;
}

static SpForecastExplanation *
explain (SmallPlan *plan, SpAreaIndex area, gint lead, SpYearGroup group)
{
  g_autoptr (SpForecast) forecast = run (plan, NULL);
  SpForecastExplanation *why = sp_forecast_explain (forecast, area, lead, group);

  g_assert_nonnull (why);
  return why;
}

#define RATIO(why, i) (&g_array_index ((why)->ratios, SpPastRatio, i))

/* Reception: 60 births in 2014 (an estimate), take-up 60/60, 60/60 and 45/60 weighted 3:2:1 = 23/24. */
static void
test_births (void)
{
  static SpProvenance provenance[N_PLAN_AREAS * PLAN_YEARS];
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecastExplanation) why = NULL;

  small_plan_set_roll (plan, SCHOOL_NORTH, 2011, SP_GROUP_R, 15);
  provenance[2014 - PLAN_FIRST] = (SpProvenance) { .source = "Office for National Statistics", .estimated = TRUE };
  plan->snapshot.births_provenance = provenance;
  why = explain (plan, AREA_NORTH, 1, SP_GROUP_R);
  g_assert_cmpint (why->fed_by, ==, SP_FED_BY_BIRTHS);
  CLOSE (why->feeder, 60);
  CLOSE (why->ratio, 23.0 / 24);
  CLOSE (why->component[SP_COMPONENT_BIRTHS], 57.5);
  g_assert_cmpstr (why->births->source, ==, "Office for National Statistics");
  g_assert_true (why->births->estimated);
  g_assert_false (why->births_projected);
  g_assert_cmpuint (why->ratios->len, ==, 3);
  g_assert_cmpint (RATIO (why, 2)->year.start, ==, 2011);
  CLOSE (RATIO (why, 0)->weight, 0.5);
  CLOSE (RATIO (why, 1)->weight, 1.0 / 3);
  CLOSE (RATIO (why, 2)->weight, 1.0 / 6);
  CLOSE (RATIO (why, 2)->before, 60);
  CLOSE (RATIO (why, 2)->after, 45);
  CLOSE (RATIO (why, 2)->ratio, 0.75);
  g_assert_cmpuint (why->cohort->len, ==, 1);
  g_assert_cmpuint (why->housing->len, ==, 0);
}

/* Year 7 of High in 2014: 60 of North whole and half of South's 45, times 80 / (60 + 15) before. */
static void
test_transfer (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecastExplanation) why = NULL;
  const SpFeederPart *south;

  small_plan_set_roll (plan, SCHOOL_SOUTH, PLAN_ORIGIN, SP_GROUP_Y6, 45);
  plan->transfers[1].share = 0.5;
  plan->transfers[1].estimated = TRUE;
  why = explain (plan, AREA_HIGH, 1, SP_GROUP_Y7);
  g_assert_cmpint (why->fed_by, ==, SP_FED_BY_TRANSFER);
  CLOSE (why->feeder, 82.5);
  CLOSE (why->ratio, 80 / 75.0);
  CLOSE (why->pupils, 88);
  g_assert_cmpuint (why->feeders->len, ==, 2);
  south = &g_array_index (why->feeders, SpFeederPart, 1);
  g_assert_cmpint (south->area, ==, AREA_SOUTH);
  CLOSE (south->pupils, 45);
  CLOSE (south->share, 0.5);
  g_assert_true (south->share_estimated);
}

/* Year 9 two years on is Year 7 at the origin, moved up twice. */
static void
test_cohort (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecastExplanation) why = NULL;
  const SpCohortStep *first, *last;

  small_plan_set_roll (plan, SCHOOL_HIGH, PLAN_ORIGIN, SP_GROUP_Y7, 100);
  why = explain (plan, AREA_HIGH, 2, SP_GROUP_Y9);
  g_assert_cmpuint (why->cohort->len, ==, 2);
  first = &g_array_index (why->cohort, SpCohortStep, 0);
  last = &g_array_index (why->cohort, SpCohortStep, 1);
  g_assert_cmpint (first->group, ==, SP_GROUP_Y8);
  g_assert_cmpint (first->year.start, ==, 2014);
  CLOSE (first->feeder, 100);
  CLOSE (last->feeder, 100);
  CLOSE (last->pupils, why->component[SP_COMPONENT_MOVED_UP]);
}

/* 40 a year were built; 140 in 2013 and 240 in 2014: 100 and 200 above the trend, 0.25 pupils each: 75 two years on. */
static void
test_housing (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecastExplanation) why = NULL;
  double sum = 0;

  for (gint year = 2010; year <= 2012; year++)
    small_plan_set_completions (plan, year, 40);
  small_plan_set_completions (plan, 2013, 140);
  small_plan_set_completions (plan, 2014, 240);
  why = explain (plan, AREA_NORTH, 2, SP_GROUP_Y2);
  CLOSE (why->past_completions, 40);
  g_assert_cmpuint (why->housing->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const SpHousingPart *part = &g_array_index (why->housing, SpHousingPart, i);

      CLOSE (part->dwellings, i ? 240 : 140);
      CLOSE (part->above_trend, i ? 200 / 240.0 : 100 / 140.0);
      CLOSE (part->yield, 0.25);
      CLOSE (part->phase_pupils, i ? 50 : 25);
      g_assert_cmpint (part->years_since, ==, i ? 0 : 1);
      sum += part->pupils;
    }
  CLOSE (sum, why->component[SP_COMPONENT_HOUSING]);
  g_assert_cmpfloat (sum, >, 0);
}

static void
add_override (SmallPlan *plan, const char *subject, gint year, gint group, double value, const char *reason)
{
  plan->overrides[plan->snapshot.n_overrides++]
      = (SpOverride) { "Plan", subject, 101, { year }, group, TRUE, value, reason };
}

static void
test_overrides (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecastExplanation) why = NULL;

  add_override (plan, "progression", 0, SP_GROUP_Y1, 1.1, "New families");
  add_override (plan, "pupils", 2014, SP_GROUP_Y1, 7, "A school is closing");
  add_override (plan, "pupils", 2015, SP_GROUP_Y1, 8, "Another year");
  why = explain (plan, AREA_SOUTH, 1, SP_GROUP_Y1);
  g_assert_true (why->overridden);
  CLOSE (why->ratio, 1.1);
  g_assert_cmpstr (why->ratio_reason, ==, "New families");
  g_assert_cmpstr (why->adjustment_reason, ==, "A school is closing");
  CLOSE (why->component[SP_COMPONENT_ADJUSTMENT], 7);
  CLOSE (why->pupils, 40);
}

/* No births held: the level of recent intakes, 30 weighted 3, 30 weighted 2 and 60 weighted 1. */
static void
test_intakes (void)
{
  g_autofree SmallPlan *plan = small_plan_new ();
  g_autoptr (SpForecastExplanation) why = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (plan->births); i++)
    plan->births[i] = -1;
  small_plan_set_roll (plan, SCHOOL_SOUTH, 2011, SP_GROUP_R, 60);
  why = explain (plan, AREA_SOUTH, 3, SP_GROUP_R);
  g_assert_cmpint (why->fed_by, ==, SP_FED_BY_INTAKES);
  g_assert_false (why->feeder_known);
  CLOSE (why->pupils, 35);
  g_assert_cmpuint (why->ratios->len, ==, 3);
  CLOSE (RATIO (why, 2)->after, 60);
  CLOSE (RATIO (why, 2)->weight, 1.0 / 6);
  g_assert_cmpfloat (RATIO (why, 2)->ratio, <, 0);
}

/* Whatever the method, every cell that is known has its parts, and the trend is its feeder times its ratio. */
static void
test_every_cell (void)
{
  static const char *const methods[] = { "weighted", "auto", "shrunk", "last", "mean-3", "median", "pooled-3" };
  g_autofree SmallPlan *plan = small_plan_new ();

  small_plan_set_roll (plan, SCHOOL_SOUTH, PLAN_ORIGIN, SP_GROUP_Y3, 41);
  for (gint year = 2013; year <= 2016; year++)
    small_plan_set_completions (plan, year, 90);
  for (gsize m = 0; m < G_N_ELEMENTS (methods); m++)
    {
      g_autoptr (SpForecast) forecast = run (plan, methods[m]);
      guint n = 0;

      for (gint a = 0; a < N_PLAN_AREAS; a++)
        for (gint lead = 0; lead <= 10; lead++)
          for (gint g = 0; g < SP_N_GROUPS; g++)
            {
              g_autoptr (SpForecastExplanation) why = sp_forecast_explain (forecast, a, lead, g);
              double sum = 0, weights = 0;

              g_assert_true ((why != NULL) == sp_forecast_get_pupils (forecast, a, lead, g, NULL));
              if (!why)
                continue;
              n++;
              for (gint c = 0; c < SP_N_COMPONENTS; c++)
                sum += why->component[c];
              g_assert_cmpfloat (sum, ==, why->pupils);
              if (why->feeder_known && why->feeder > 0)
                CLOSE (why->feeder * why->ratio,
                       why->component[SP_COMPONENT_MOVED_UP] + why->component[SP_COMPONENT_BIRTHS]);
              for (guint i = 0; i < why->ratios->len; i++)
                weights += RATIO (why, i)->weight;
              if (m == 0 && lead > 0)
                CLOSE (weights, 1);
            }
      g_assert_cmpuint (n, >=, 2 * 11 * 7 + 11 * 5);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/forecast/explain/births", test_births);
  g_test_add_func ("/forecast/explain/transfer", test_transfer);
  g_test_add_func ("/forecast/explain/cohort", test_cohort);
  g_test_add_func ("/forecast/explain/housing", test_housing);
  g_test_add_func ("/forecast/explain/overrides", test_overrides);
  g_test_add_func ("/forecast/explain/intakes", test_intakes);
  g_test_add_func ("/forecast/explain/every-cell", test_every_cell);
  return g_test_run ();
}
