/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The probability of need and the latest decision, on a plan reckoned by hand: South has 20 pupils in every year group,
 * and from September 2016 no places. Need is then 20 / 30 of a form, give or take what reception may be out by. */
#include "config.h"
#include "sp-need-probability.h"

#include "sp-need.h"
#include "spk-normal.h"
#include "three-areas.h"

#define N_PATHS 8000

static void
end_places (ThreeAreas *plan, gint school, gint year)
{
  for (gint y = year - FIRST_YEAR; y < N_YEARS; y++)
    for (gint g = SP_GROUP_R; g <= SP_GROUP_Y6; g++)
      plan->places[(school * N_YEARS + y) * SP_N_GROUPS + g] = 0;
}

static SpNeedProbability *
run (ThreeAreas *plan, const SpNeedProbabilityOptions *options, SpForecast **forecast)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpForecast) expected = sp_forecast_run (&plan->snapshot, NULL, NULL, &error);
  g_autoptr (SpForecastPaths) paths
      = sp_forecast_simulate (expected, &(SpPathOptions){ .n_paths = N_PATHS, .seed = 3 }, NULL, &error);
  g_autoptr (SpSupply) supply = sp_supply_new (&plan->snapshot, SP_SUPPLY_EXISTING);
  SpNeedProbability *self = sp_need_probability_run (paths, supply, options, NULL, &error);

  g_assert_no_error (error);
  if (forecast)
    *forecast = g_steal_pointer (&expected);
  return self;
}

static double
probability_of (SpNeedProbability *self, gint area, SpNeedReading reading, gint lead, guint half_form)
{
  double probability = -1;

  g_assert_true (sp_need_probability_get (self, area, reading, lead, half_form, &probability));
  return probability;
}

static void
assert_month (SpMonth month, gint year, gint number)
{
  g_assert_cmpint (month.year, ==, year);
  g_assert_cmpint (month.month, ==, number);
}

static void
test_months (void)
{
  g_autofree char *text = sp_month_to_string ((SpMonth){ 2014, 3 });

  assert_month (sp_need_month_before (sp_academic_year (2016), 30), 2014, 3);
  assert_month (sp_need_month_before (sp_academic_year (2016), 18), 2015, 3);
  assert_month (sp_need_month_before (sp_academic_year (2016), 0), 2016, 9);
  assert_month (sp_need_month_before (sp_academic_year (2016), 8), 2016, 1);
  assert_month (sp_need_month_before (sp_academic_year (2016), 9), 2015, 12);
  assert_month (sp_need_month_before (sp_academic_year (2016), 60), 2011, 9);
  g_assert_cmpstr (text, ==, "March 2014");
}

/* 15 pupils or more without a place are half a form: near certain. 30 are a form: as good as impossible. */
static void
test_probability (void)
{
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpNeedProbability) self = NULL;
  double pupils, lower, upper, expected, sd;
  ThreeAreas plan;

  three_areas_init (&plan);
  end_places (&plan, ELM, 2016);
  self = run (&plan, NULL, &forecast);
  for (gint lead = 1; lead <= HORIZON; lead++)
    {
      gboolean without = ORIGIN + lead >= 2016;

      g_assert_true (sp_forecast_get_pupils (forecast, SOUTH, lead, SP_GROUP_R, &pupils));
      g_assert_true (sp_forecast_get_interval (forecast, SOUTH, lead, SP_GROUP_R, 80, &lower, &upper));
      sd = (upper - pupils) / 1.2815515655446004;
      g_assert_cmpfloat_with_epsilon (
          probability_of (self, SOUTH, SP_NEED_READING_ENTRY, lead, 1),
          without ? spk_normal_share_below ((20 - 15) / sd) : spk_normal_share_below ((20 - 45) / sd), 0.02);
      g_assert_cmpfloat (probability_of (self, SOUTH, SP_NEED_READING_ENTRY, lead, 2), <, 0.02);
      g_assert_true (sp_need_probability_get_expected (self, SOUTH, SP_NEED_READING_ENTRY, lead, &expected));
      g_assert_cmpfloat_with_epsilon (expected, without ? 20 / 30.0 : 0, 0.02);
      /* 7 x 20 of 7 x 30: the same need; how sure, the interval of the seven together says: 140 against 105. */
      g_assert_true (sp_need_probability_get_expected (self, SOUTH, SP_NEED_READING_TOTAL, lead, &expected));
      g_assert_cmpfloat_with_epsilon (expected, without ? 20 / 30.0 : 0, 0.02);
      g_assert_true (
          sp_forecast_get_sum_interval (forecast, SOUTH, lead, SP_GROUP_R, SP_GROUP_Y6, 80, &pupils, &lower, &upper));
      sd = (upper - pupils) / 1.2815515655446004;
      if (without)
        g_assert_cmpfloat_with_epsilon (probability_of (self, SOUTH, SP_NEED_READING_TOTAL, lead, 1),
                                        spk_normal_share_below ((140 - 105) / sd), 0.05);
      for (guint half = 2; half <= SP_N_HALF_FORMS; half++)
        for (gint reading = 0; reading < SP_N_NEED_READINGS; reading++)
          g_assert_cmpfloat (probability_of (self, SOUTH, reading, lead, half), <=,
                             probability_of (self, SOUTH, reading, lead, half - 1));
    }
}

/* Places end in September 2016: an expansion must be decided by September 2014 (24 months), safely by March 2014 (30), at the
 * very latest by March 2015 (18); a new primary by September 2013, March 2013 and March 2014 (36, 42, 30). A new secondary school would not help. */
static void
test_decision (void)
{
  g_autoptr (SpNeedProbability) self = NULL;
  SpNeedDecision decision;
  ThreeAreas plan;

  three_areas_init (&plan);
  end_places (&plan, ELM, 2016);
  self = run (&plan, NULL, NULL);
  g_assert_true (
      sp_need_probability_get_decision (self, SOUTH, SP_NEED_READING_ENTRY, 1, SP_PROJECT_KIND_EXPANSION, &decision));
  g_assert_true (decision.reached);
  g_assert_cmpint (decision.needed.start, ==, 2016);
  g_assert_cmpfloat (decision.probability, >, 0.8);
  assert_month (decision.safe, 2014, 3);
  assert_month (decision.by, 2014, 9);
  assert_month (decision.last, 2015, 3);
  g_assert_true (
      sp_need_probability_get_decision (self, SOUTH, SP_NEED_READING_TOTAL, 1, SP_PROJECT_KIND_NEW_PRIMARY, &decision));
  assert_month (decision.safe, 2013, 3);
  assert_month (decision.by, 2013, 9);
  assert_month (decision.last, 2014, 3);
  g_assert_true (
      sp_need_probability_get_decision (self, SOUTH, SP_NEED_READING_ENTRY, 2, SP_PROJECT_KIND_EXPANSION, &decision));
  g_assert_false (decision.reached);
  g_assert_false (sp_need_probability_get_decision (self, SOUTH, SP_NEED_READING_ENTRY, 1,
                                                    SP_PROJECT_KIND_NEW_SECONDARY, &decision));
  g_assert_true (sp_need_probability_get_decision (self, TOWN, SP_NEED_READING_ENTRY, 1, SP_PROJECT_KIND_NEW_SECONDARY,
                                                   &decision));
}

/* North is 3 short of 45: half a form (15) is possible, not likely. A planner who wants to be surer decides at a lower
 * probability. */
static void
test_threshold (void)
{
  SpNeedProbabilityOptions options = SP_NEED_PROBABILITY_OPTIONS_INIT;
  g_autoptr (SpNeedProbability) usual = NULL;
  g_autoptr (SpNeedProbability) careful = NULL;
  SpNeedDecision decision;
  ThreeAreas plan;

  three_areas_init (&plan);
  usual = run (&plan, &options, NULL);
  options.threshold = 0.001;
  options.margin = 0.1;
  options.lead_time[SP_PROJECT_KIND_EXPANSION] = (SpLeadTime){ 12, 24 };
  careful = run (&plan, &options, NULL);
  g_assert_true (
      sp_need_probability_get_decision (usual, NORTH, SP_NEED_READING_ENTRY, 1, SP_PROJECT_KIND_EXPANSION, &decision));
  g_assert_false (decision.reached);
  g_assert_true (sp_need_probability_get_decision (careful, NORTH, SP_NEED_READING_ENTRY, 1, SP_PROJECT_KIND_EXPANSION,
                                                   &decision));
  g_assert_true (decision.reached);
  g_assert_cmpint (decision.needed.start, ==, ORIGIN + 1);
  assert_month (decision.safe, ORIGIN - 1, 9);
  assert_month (decision.last, ORIGIN, 9);
}

/* More places, less need, on every path: the same draws meet a committed project. */
static void
test_more_places (void)
{
  g_autoptr (SpNeedProbability) before = NULL;
  g_autoptr (SpNeedProbability) after = NULL;
  ThreeAreas plan;

  three_areas_init (&plan);
  before = run (&plan, NULL, NULL);
  three_areas_fill (&plan, OAK, SP_GROUP_R, SP_GROUP_Y6, 33, 31);
  after = run (&plan, NULL, NULL);
  for (gint lead = 1; lead <= HORIZON; lead++)
    for (guint half = 1; half <= SP_N_HALF_FORMS; half++)
      for (gint reading = 0; reading < SP_N_NEED_READINGS; reading++)
        g_assert_cmpfloat (probability_of (after, NORTH, reading, lead, half), <=,
                           probability_of (before, NORTH, reading, lead, half));
}

static void
test_not_held (void)
{
  g_autoptr (SpNeedProbability) self = NULL;
  double probability;
  ThreeAreas plan;

  three_areas_init (&plan);
  three_areas_fill (&plan, ELM, SP_GROUP_R, SP_GROUP_R, 20, -1);
  self = run (&plan, NULL, NULL);
  g_assert_false (sp_need_probability_get (self, SOUTH, SP_NEED_READING_ENTRY, 1, 1, &probability));
  g_assert_true (sp_need_probability_get (self, NORTH, SP_NEED_READING_ENTRY, 1, 1, &probability));
  g_assert_false (sp_need_probability_get (self, NORTH, SP_NEED_READING_ENTRY, HORIZON + 1, 1, &probability));
}

static void
test_refused (void)
{
  static const SpNeedProbabilityOptions wrong[] = {
    { -1, 0, { { 1, 2 }, { 1, 2 }, { 1, 2 } } },    { -1, 1.5, { { 1, 2 }, { 1, 2 }, { 1, 2 } } },
    { 0.9, 0.5, { { 1, 2 }, { 1, 2 }, { 1, 2 } } }, { -1, 0.5, { { 2, 1 }, { 1, 2 }, { 1, 2 } } },
    { -1, 0.5, { { 1, 2 }, { -1, 2 }, { 1, 2 } } },
  };
  g_autoptr (SpForecast) forecast = NULL;
  g_autoptr (SpForecastPaths) paths = NULL;
  g_autoptr (SpSupply) supply = NULL;
  ThreeAreas plan;

  three_areas_init (&plan);
  forecast = sp_forecast_run (&plan.snapshot, NULL, NULL, NULL);
  paths = sp_forecast_simulate (forecast, NULL, NULL, NULL);
  supply = sp_supply_new (&plan.snapshot, SP_SUPPLY_EXISTING);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sp_need_probability_run (paths, supply, &wrong[i], NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/need-probability/months", test_months);
  g_test_add_func ("/need-probability/probability", test_probability);
  g_test_add_func ("/need-probability/decision", test_decision);
  g_test_add_func ("/need-probability/threshold", test_threshold);
  g_test_add_func ("/need-probability/more-places", test_more_places);
  g_test_add_func ("/need-probability/not-held", test_not_held);
  g_test_add_func ("/need-probability/refused", test_refused);
  return g_test_run ();
}
