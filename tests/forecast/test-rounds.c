/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rounds and bridges on the sample county: kept, closed, opened and made again to the last bit; taken apart exactly. */
#include "config.h"
#include "plan-fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include "sp-bridge.h"
#include "sp-edit.h"
#include "sp-forecast-round.h"

typedef struct { char *folder, *path; } Place;

static void
set_up (Place *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = plan_fixture_new ("norfolk-2013", &self->folder, &self->path);

  g_assert_true (sp_plan_close (plan, &error));
}

static void
tear_down (Place *self, gconstpointer data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

static void
run_sql (const Place *self, const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static SpPlan *
open_plan (const Place *self)
{
  g_autoptr (GError) error = NULL;
  SpPlan *plan = sp_plan_open (self->path, FALSE, &error);

  g_assert_no_error (error);
  return plan;
}

static SpFrozenInputs *
freeze (SpPlan *plan, gint64 scenario)
{
  g_autoptr (GError) error = NULL;
  SpFrozenInputs *inputs = sp_plan_freeze (plan, scenario, &error);

  g_assert_no_error (error);
  return inputs;
}

/* As the command line does it. */
static gint64
keep_round (SpPlan *plan, const char *name, gint64 scenario, SpForecastOptions options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFrozenInputs) inputs = freeze (plan, scenario);
  g_autoptr (SpSnapshot) frozen = sp_frozen_inputs_snapshot (inputs, &error);
  g_autoptr (SpForecast) forecast = sp_forecast_run (frozen, &options, NULL, &error);
  SpRoundRecord record = { .name = name, .origin = sp_forecast_get_origin (forecast),
                           .horizon = sp_forecast_get_horizon (forecast) };
  g_autofree SpRoundValue *values = sp_forecast_dup_round_values (forecast, &record.n_values);
  g_autofree char *text = sp_forecast_options_to_text (&options);
  gint64 id = 0;

  record.values = values;
  record.options = text;
  g_assert_true (sp_edit_keep_round (plan, &record, inputs, &id, &error));
  g_assert_no_error (error);
  return id;
}

static const SpRound *
find_round (const SpSnapshot *snapshot, gint64 id)
{
  for (guint i = 0; i < snapshot->n_rounds; i++)
    if (snapshot->rounds[i].id == id)
      return &snapshot->rounds[i];
  g_assert_not_reached ();
}

static SpRoundCheck
check_round (SpPlan *plan, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSnapshot) now = sp_plan_snapshot (plan, 0, &error);
  g_autoptr (SpFrozenInputs) inputs = sp_plan_read_frozen (plan, id, &error);
  g_autoptr (SpSnapshot) frozen = sp_frozen_inputs_snapshot (inputs, &error);
  SpRoundCheck check;

  g_assert_no_error (error);
  g_assert_true (sp_forecast_check_round (find_round (now, id), frozen, &check, &error));
  g_assert_no_error (error);
  return check;
}

/* What the plan says now, by way of the live file and of frozen inputs, is one thing. */
static void
test_frozen_is_live (Place *place, gconstpointer data)
{
  g_autoptr (SpPlan) plan = open_plan (place);

  for (gint64 scenario = 1; scenario <= 4; scenario++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpFrozenInputs) inputs = freeze (plan, scenario);
      g_autoptr (SpSnapshot) frozen = sp_frozen_inputs_snapshot (inputs, &error);
      g_autoptr (SpSnapshot) live = sp_plan_snapshot (plan, scenario, &error);
      g_autoptr (SpForecast) a = sp_forecast_run (live, NULL, NULL, &error);
      g_autoptr (SpForecast) b = sp_forecast_run (frozen, NULL, NULL, &error);
      guint n_a = 0, n_b = 0;
      g_autofree SpRoundValue *values_a = sp_forecast_dup_round_values (a, &n_a);
      g_autofree SpRoundValue *values_b = sp_forecast_dup_round_values (b, &n_b);
      g_autofree char *sum_a = sp_round_values_sha256 (values_a, n_a);
      g_autofree char *sum_b = sp_round_values_sha256 (values_b, n_b);

      g_assert_no_error (error);
      g_assert_cmpuint (n_a, >, 1000);
      g_assert_cmpstr (sum_a, ==, sum_b);
    }
}

static void
test_made_again (Place *place, gconstpointer data)
{
  SpForecastOptions options = { .method = "mean-3", .horizon = 7, .weights = { 0.1, 1.0 / 3, 2 }, .seed = 11,
                                .housing_as_planned = TRUE };
  SpForecastOptions plain = SP_FORECAST_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = open_plan (place);
  g_autofree char *before = sp_plan_dump (plan, &error);
  g_autofree char *kept = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  gint64 first = keep_round (plan, "As it stands", 0, plain), second;

  kept = sp_plan_dump (plan, &error);
  g_assert_true (sp_plan_undo (plan, &error));
  undone = sp_plan_dump (plan, &error);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (sp_plan_redo (plan, &error));
  redone = sp_plan_dump (plan, &error);
  g_assert_cmpstr (redone, ==, kept);
  second = keep_round (plan, "Slower", 2, options);
  g_assert_true (sp_plan_close (plan, &error));
  g_clear_object (&plan);
  /* The plan goes on; the rounds do not. */
  run_sql (place, "UPDATE roll SET pupils = pupils + 3; UPDATE births SET births = births * 1.1; DELETE FROM scenario_override");
  plan = open_plan (place);
  for (guint i = 0; i < 2; i++)
    {
      SpRoundCheck check = check_round (plan, i ? second : first);

      g_assert_true (check.agrees);
      g_assert_cmpuint (check.n_different, ==, 0);
      g_assert_cmpuint (check.n_values, >, 1000);
    }
  g_clear_object (&plan);
  run_sql (place, "UPDATE forecast_round_value SET pupils = pupils + 0.0000001 WHERE id = (SELECT min (id) FROM forecast_round_value)");
  plan = open_plan (place);
  {
    SpRoundCheck check = check_round (plan, first);

    g_assert_false (check.values_as_kept);
    g_assert_false (check.agrees);
    g_assert_cmpuint (check.n_different, ==, 1);
    g_assert_cmpfloat (fabs (check.largest - 1e-7), <, 1e-10);
  }
}

static void
test_options (void)
{
  const SpAcademicYear excluded[] = { { 2011 }, { 2012 } };
  SpForecastOptions options = { .origin = { 2012 }, .method = "mean-3", .horizon = 7, .weights = { 0.1, 1.0 / 3, 2 }, .seed = 11,
                                .excluded = excluded, .n_excluded = 2, .housing_as_planned = TRUE };
  SpForecastOptions back;
  static const char *const bad[] = { "colour=blue", "horizon", "horizon=0", "excluded=20x0", "housing=none", "weights=1:2" };
  g_autofree char *text = sp_forecast_options_to_text (&options);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) years = NULL;

      g_assert_true (sp_forecast_options_parse (i ? NULL : text, &back, &years, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (back.method, ==, i ? NULL : "mean-3");
      g_assert_cmpint (back.horizon, ==, i ? 0 : 7);
      g_assert_cmpint (back.origin.start, ==, i ? 0 : 2012);
      g_assert_cmpuint (back.seed, ==, i ? 0 : 11);
      g_assert_cmpuint (back.n_excluded, ==, i ? 0 : 2);
      g_assert_cmpint (back.housing_as_planned, ==, !i);
      if (i == 0)
        {
          g_assert_cmpmem (back.weights, sizeof back.weights, options.weights, sizeof options.weights);
          g_assert_cmpint (back.excluded[1].start, ==, 2012);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) years = NULL;

      g_assert_false (sp_forecast_options_parse (bad[i], &back, &years, &error));
      g_assert_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS);
    }
}

static double
size_of (const SpBridge *bridge, SpBridgePart part)
{
  double sum = 0;

  for (guint y = 0; y < sp_bridge_get_n_years (bridge); y++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      for (guint a = 0; a < sp_bridge_get_n_areas (bridge); a++)
        {
          SpBridgeFigures figures;

          if (sp_bridge_get (bridge, (gint) a, y, g, g, &figures))
            sum += fabs (figures.part[part]);
        }
  return sum;
}

static void
assert_whole (const SpBridgeFigures *figures)
{
  SpBridgeFigures whole;
  double sum;

  sp_bridge_figures_round (figures, &whole);
  sum = whole.from;
  g_assert_cmpfloat (whole.from, ==, floor (figures->from + 0.5));
  for (gint p = 0; p < SP_N_BRIDGE_PARTS; p++)
    {
      sum += whole.part[p];
      g_assert_cmpfloat (whole.part[p], ==, floor (whole.part[p]));
      g_assert_cmpfloat (fabs (whole.part[p] - figures->part[p]), <, 1);
    }
  g_assert_cmpfloat (sum, ==, whole.to);
  g_assert_cmpfloat (whole.to, ==, floor (figures->to + 0.5));
}

/* Every cell, every area and the authority; forwards and backwards; and cells add to areas, areas to the authority. */
static void
assert_exact (const SpBridge *bridge)
{
  for (guint y = 0; y < sp_bridge_get_n_years (bridge); y++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      {
        SpYearGroup first = sp_phase_first_group (phase), last = sp_phase_last_group (phase);
        SpBridgeFigures total, figures, sum = { 0 };

        g_assert_true (sp_bridge_get (bridge, SP_BRIDGE_AUTHORITY, y, first, last, &total));
        assert_whole (&total);
        for (guint a = 0; a < sp_bridge_get_n_areas (bridge); a++)
          for (SpYearGroup g = first; g <= last; g++)
            {
              double forwards, backwards = 0;

              if (!sp_bridge_get (bridge, (gint) a, y, g, g, &figures))
                continue;
              forwards = figures.from;
              for (gint p = 0; p < SP_N_BRIDGE_PARTS; p++)
                forwards += figures.part[p];
              for (gint p = SP_N_BRIDGE_PARTS - 1; p >= 0; p--)
                backwards += figures.part[p];
              g_assert_cmpfloat (forwards, ==, figures.to);
              g_assert_cmpfloat (backwards, ==, figures.to - figures.from);
              assert_whole (&figures);
              sum.from += figures.from;
              sum.to += figures.to;
              for (gint p = 0; p < SP_N_BRIDGE_PARTS; p++)
                sum.part[p] += figures.part[p];
            }
        g_assert_cmpmem (&sum, sizeof sum, &total, sizeof total);
      }
}

static SpBridge *
new_bridge (const SpBridgeEnd *from, const SpBridgeEnd *to)
{
  g_autoptr (GError) error = NULL;
  SpBridge *bridge = sp_bridge_new (from, to, NULL, &error);

  g_assert_no_error (error);
  assert_exact (bridge);
  return bridge;
}

/* From the plan to each scenario of the sample, and from one to another: only what they differ in. */
static void
test_bridge_scenarios (Place *place, gconstpointer data)
{
  g_autoptr (SpPlan) plan = open_plan (place);

  for (gint64 a = 1; a <= 4; a++)
    for (gint64 b = 1; b <= 4; b += a == 1 ? 1 : 3)
      {
        g_autoptr (SpFrozenInputs) first = freeze (plan, a);
        g_autoptr (SpFrozenInputs) second = freeze (plan, b);
        SpBridgeEnd from = { "A", first, NULL, SP_FORECAST_OPTIONS_INIT }, to = { "B", second, NULL, SP_FORECAST_OPTIONS_INIT };
        g_autoptr (SpBridge) bridge = new_bridge (&from, &to);
        gboolean housing = (a == 2 || a == 3 || b == 2 || b == 3) && a != b; /* the fourth has a margin of its own */

        for (gint p = 0; p < SP_N_BRIDGE_PARTS; p++)
          if (housing && p == SP_BRIDGE_HOUSING)
            g_assert_cmpfloat (size_of (bridge, p), >, 1);
          else
            g_assert_cmpfloat (size_of (bridge, p), ==, 0);
      }
}

/* A year on: rolls counted, some of those before put right, births later known, sites and areas changed, another method. */
static const char a_year_on[] =
  "INSERT INTO roll (school_id, year_group, year, pupils) SELECT school_id, year_group, 2014, max (0, pupils + (school_id % 5) - 2) "
  "FROM roll WHERE year = 2013;"
  "UPDATE roll SET pupils = pupils + 1 WHERE year = 2013 AND school_id % 7 = 0;"
  "UPDATE assumption SET origin_year = 2014, weight_1 = 1, weight_2 = 1;"
  "UPDATE births SET births = births * 1.02 WHERE entry_year > 2014;"
  "UPDATE completion SET dwellings = dwellings * 1.3 WHERE kind = 'expected';"
  "UPDATE area_school SET area_id = (SELECT id FROM planning_area WHERE phase = 'primary' ORDER BY id LIMIT 1) WHERE id IN "
  "(SELECT m.id FROM area_school m JOIN planning_area a ON a.id = m.area_id WHERE a.phase = 'primary' ORDER BY m.id DESC LIMIT 3)";

static void
test_bridge_rolled_forward (Place *place, gconstpointer data)
{
  SpForecastOptions plain = SP_FORECAST_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = open_plan (place);
  gint64 id = keep_round (plan, "SCAP 2013", 0, plain);
  g_autoptr (SpSnapshot) now = NULL;
  g_autoptr (SpFrozenInputs) first = NULL;
  g_autoptr (SpFrozenInputs) second = NULL;
  g_autoptr (SpForecast) forecast = NULL;

  g_assert_true (sp_plan_close (plan, &error));
  g_clear_object (&plan);
  run_sql (place, a_year_on);
  plan = open_plan (place);
  now = sp_plan_snapshot (plan, 0, &error);
  g_assert_no_error (error);
  first = sp_plan_read_frozen (plan, id, &error);
  g_assert_no_error (error);
  second = freeze (plan, 0);
  forecast = sp_forecast_run (now, NULL, NULL, &error);
  {
    const SpRound *round = find_round (now, id);
    SpBridgeEnd from = { round->name, first, round, SP_FORECAST_OPTIONS_INIT }, to = { "Now", second, NULL, SP_FORECAST_OPTIONS_INIT };
    g_autoptr (SpBridge) bridge = new_bridge (&from, &to);
    g_autoptr (SpBridge) back = new_bridge (&to, &from);

    g_assert_cmpint (sp_bridge_get_first_year (bridge).start, ==, 2015);
    g_assert_cmpuint (sp_bridge_get_n_years (bridge), ==, 9); /* to 2023/24 */
    for (gint p = 0; p < SP_N_BRIDGE_PARTS; p++)
      g_assert_cmpfloat (size_of (bridge, p), >, 1);
    g_assert_cmpint (sp_bridge_get_first_year (back).start, ==, 2015);
    /* The ends are what the round says and what the plan now says. */
    for (guint y = 0; y < sp_bridge_get_n_years (bridge); y++)
      for (guint a = 0; a < now->n_areas; a++)
        {
          SpBridgeFigures figures;
          double kept = 0, pupils = 0;
          gint lead = (gint) y + 1;

          if (now->areas[a].phase != SP_PHASE_PRIMARY || !sp_forecast_get_pupils (forecast, (SpAreaIndex) a, lead, 0, &pupils))
            continue;
          g_assert_true (sp_bridge_get (bridge, (gint) a, y, 0, 0, &figures));
          g_assert_cmpstr (sp_bridge_get_area_code (bridge, a), ==, now->areas[a].code);
          g_assert_cmpfloat (fabs (figures.to - pupils), <, 1e-7);
          if (sp_round_get_pupils (round, SP_ROUND_AREA, now->areas[a].code, sp_academic_year (2015 + (gint) y), 0, 0, &kept))
            g_assert_cmpfloat (fabs (figures.from - kept), <, 1e-7);
        }
  }
}

/* A round whose figures are not what the engine now makes: the difference is the program's, so the method's. */
static void
test_bridge_of_another_program (Place *place, gconstpointer data)
{
  SpForecastOptions plain = SP_FORECAST_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = open_plan (place);
  gint64 id = keep_round (plan, "SCAP 2013", 0, plain);
  g_autoptr (SpSnapshot) now = NULL;
  g_autoptr (SpFrozenInputs) inputs = freeze (plan, 0);

  g_clear_object (&plan);
  run_sql (place, "UPDATE forecast_round_value SET pupils = pupils + 0.5 WHERE level = 'area'");
  plan = open_plan (place);
  now = sp_plan_snapshot (plan, 0, &error);
  {
    SpBridgeEnd from = { "Then", inputs, find_round (now, id), SP_FORECAST_OPTIONS_INIT }, to = { "Now", inputs, NULL, SP_FORECAST_OPTIONS_INIT };
    g_autoptr (SpBridge) bridge = new_bridge (&from, &to);

    for (gint p = 0; p < SP_N_BRIDGE_PARTS; p++)
      if (p == SP_BRIDGE_METHOD)
        g_assert_cmpfloat (size_of (bridge, p), >, 100);
      else
        g_assert_cmpfloat (size_of (bridge, p), ==, 0);
  }
}

static void
test_bridge_no_common_year (Place *place, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = open_plan (place);
  g_autoptr (SpFrozenInputs) inputs = freeze (plan, 0);
  SpBridgeEnd from = { "A", inputs, NULL, { .origin = { 2012 }, .horizon = 1 } }, to = { "B", inputs, NULL, { .horizon = 1 } };

  g_assert_null (sp_bridge_new (&from, &to, NULL, &error));
  g_assert_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS);
}

#define TEST(name, func) g_test_add ("/forecast/rounds/" name, Place, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("frozen-is-live", test_frozen_is_live);
  TEST ("made-again", test_made_again);
  TEST ("bridge-scenarios", test_bridge_scenarios);
  TEST ("bridge-rolled-forward", test_bridge_rolled_forward);
  TEST ("bridge-of-another-program", test_bridge_of_another_program);
  TEST ("bridge-no-common-year", test_bridge_no_common_year);
  g_test_add_func ("/forecast/rounds/options", test_options);
  return g_test_run ();
}
