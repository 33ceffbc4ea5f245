/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecast rounds: what is frozen thaws to the same plan, and nothing that was tampered with passes for what was kept. */
#include "config.h"
#include "sp-frozen-private.h"
#include "sp-test-plan.h"

#include <gio/gio.h>
#include <string.h>

static const SpRoundValue values[] = {
  { SP_ROUND_AUTHORITY, "926", { 2014 }, 0, 6, 200, TRUE, { 120, 70, 10, -0.0 }, { -1, -1 }, { -1, -1 }, 201 },
  { SP_ROUND_AREA, "9260002", { 2014 }, 0, 0, 33.25, TRUE, { 0, 30.25, 3, 0 }, { 30, 28 }, { 36, 40 }, -1 },
  { SP_ROUND_AREA, "9260002", { 2014 }, 1, 1, 0.1, FALSE, { 0 }, { -1, -1 }, { -1, -1 }, -1 },
  { SP_ROUND_AREA, "9260002", { 2015 }, 0, 0, 34, FALSE, { 0 }, { -1, -1 }, { -1, -1 }, -1 },
};
static const SpRoundRecord record = { .name = "SCAP 2014", .note = "As sent", .made_at = "2014-07-31", .author = "A planner",
  .scenario = "Slow", .options = "horizon=2", .origin = { 2013 }, .horizon = 2, .values = values, .n_values = 4 };

static const char overrides[] = TEST_ROUND_SQL
  "INSERT INTO scenario_override (scenario_id, subject, target_id, year, year_group, value, reason) VALUES"
  " (2, 'start slip', 20, NULL, NULL, 1, 'x'), (3, 'completion', 20, 2016, NULL, 2.5, 'y'),"
  " (3, 'pupils', 10, 2015, 0, -3, 'a \\ b' || char (9) || 'c' || char (10) || 'd'), (4, 'yield factor', NULL, NULL, NULL, 2, 'z')";

static SpSnapshot *
snapshot (SpPlan *plan, gint64 scenario)
{
  g_autoptr (GError) error = NULL;
  SpSnapshot *self = sp_plan_snapshot (plan, scenario, &error);

  g_assert_no_error (error);
  return self;
}

static SpFrozenInputs *
freeze (SpPlan *plan, gint64 scenario)
{
  g_autoptr (GError) error = NULL;
  SpFrozenInputs *self = sp_plan_freeze (plan, scenario, &error);

  g_assert_no_error (error);
  return self;
}

#define SAME(grid, n) g_assert_cmpmem (a->grid, (n) * sizeof *a->grid, b->grid, (n) * sizeof *b->grid)

/* Everything that a forecast reads; the map and the money are not in it. */
static void
assert_same (const SpSnapshot *a, const SpSnapshot *b)
{
  g_assert_cmpuint (a->n_areas, ==, b->n_areas);
  g_assert_cmpuint (a->n_schools, ==, b->n_schools);
  g_assert_cmpuint (a->n_sites, ==, b->n_sites);
  g_assert_cmpuint (a->n_years, ==, b->n_years);
  g_assert_cmpint (a->first_year.start, ==, b->first_year.start);
  g_assert_cmpmem (&a->assumptions, sizeof a->assumptions, &b->assumptions, sizeof b->assumptions);
  SAME (roll, (gsize) a->n_schools * a->n_years * SP_N_GROUPS);
  SAME (school_places, (gsize) a->n_schools * a->n_years * SP_N_GROUPS);
  SAME (births, (gsize) a->n_areas * a->n_years);
  SAME (completions, (gsize) a->n_sites * a->n_years);
  g_assert_cmpuint (a->n_overrides, ==, b->n_overrides);
  for (guint i = 0; i < a->n_overrides; i++)
    {
      g_assert_cmpstr (a->overrides[i].subject, ==, b->overrides[i].subject);
      g_assert_cmpstr (a->overrides[i].reason, ==, b->overrides[i].reason);
      g_assert_cmpfloat (a->overrides[i].value, ==, b->overrides[i].value);
    }
  for (guint i = 0; i < a->n_areas; i++)
    g_assert_cmpstr (a->areas[i].name, ==, b->areas[i].name);
}

static void
test_thaws_to_the_same (TestPlan *fixture, gconstpointer data)
{
  test_plan_sql (fixture->path, overrides);
  for (gint64 scenario = 0; scenario <= 4; scenario++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPlan) plan = test_plan_open (fixture);
      g_autoptr (SpFrozenInputs) frozen = freeze (plan, scenario);
      g_autoptr (SpSnapshot) before = snapshot (plan, scenario);
      g_autoptr (SpSnapshot) after = sp_frozen_inputs_snapshot (frozen, &error);

      g_assert_no_error (error);
      assert_same (before, after);
    }
}

static void
test_survives_the_file (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpFrozenInputs) kept = NULL;
  g_autoptr (SpFrozenInputs) read = NULL;
  g_autoptr (SpSnapshot) now = NULL;
  g_autofree char *sha256 = sp_round_values_sha256 (values, 4);
  gint64 id = 0;

  test_plan_sql (fixture->path, overrides);
  plan = test_plan_open (fixture);
  kept = freeze (plan, 3);
  g_assert_true (sp_edit_keep_round (plan, &record, kept, &id, &error));
  g_assert_no_error (error);
  g_clear_object (&plan);
  test_plan_sql (fixture->path, "UPDATE roll SET pupils = pupils + 1; DELETE FROM scenario WHERE id = 4");
  plan = test_plan_open (fixture);
  read = sp_plan_read_frozen (plan, id, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (sp_frozen_inputs_get_text (kept), sp_frozen_inputs_get_text (read)));
  now = snapshot (plan, 0);
  g_assert_cmpuint (now->n_rounds, ==, 2); /* and the one typed in */
  g_assert_cmpint (now->rounds[1].id, ==, id);
  g_assert_cmpuint (now->rounds[1].n_values, ==, 4);
  g_assert_cmpstr (now->rounds[1].inputs_sha256, ==, sp_frozen_inputs_get_sha256 (kept));
  g_assert_cmpstr (now->rounds[1].results_sha256, ==, sha256);
  g_assert_cmpstr (now->rounds[1].author, ==, "A planner");
  for (guint i = 0; i < 4; i++)
    {
      const SpRoundValue *a = &values[i], *b = &now->rounds[1].values[i];

      g_assert_cmpint (sp_round_value_compare (a, b), ==, 0);
      g_assert_cmpfloat (a->pupils, ==, b->pupils);
      g_assert_cmpfloat (a->counted, ==, b->counted);
      for (guint c = 0; c < SP_ROUND_COMPONENTS; c++)
        g_assert_cmpfloat (a->component[c], ==, b->component[c]);
      g_assert_cmpmem (a->upper, sizeof a->upper, b->upper, sizeof b->upper);
    }
}

static void
test_fingerprint (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpFrozenInputs) before = freeze (plan, 0);
  g_autoptr (SpFrozenInputs) money = NULL;
  g_autoptr (SpFrozenInputs) pupils = NULL;

  g_clear_object (&plan);
  test_plan_sql (fixture->path, "UPDATE pot_amount SET amount_pence = 1; INSERT INTO scenario (parent_id, name) VALUES (1, 'X')");
  plan = test_plan_open (fixture);
  money = freeze (plan, 0);
  g_assert_cmpstr (sp_frozen_inputs_get_sha256 (before), ==, sp_frozen_inputs_get_sha256 (money));
  g_clear_object (&plan);
  test_plan_sql (fixture->path, "UPDATE births SET births = births + 0.5 WHERE entry_year = 2014");
  plan = test_plan_open (fixture);
  pupils = freeze (plan, 0);
  g_assert_cmpstr (sp_frozen_inputs_get_sha256 (before), !=, sp_frozen_inputs_get_sha256 (pupils));
}

static gboolean
finds (SpPlan *plan, const char *code)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();

  sp_plan_check (plan, findings);
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (findings->pdata[i]), code))
      return TRUE;
  return FALSE;
}

static void
test_tampering_is_seen (TestPlan *fixture, gconstpointer data)
{
  static const char *const blobs[] = { "x'00'", "x''", "zeroblob (100)", "x'789c030000000001'",
                                       "(SELECT substr (inputs, 1, 200) FROM forecast_round WHERE id = 71)" };

  test_plan_sql (fixture->path, TEST_ROUND_SQL);
  for (guint i = 0; i <= G_N_ELEMENTS (blobs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPlan) plan = test_plan_open (fixture);
      g_autoptr (SpFrozenInputs) kept = freeze (plan, 0);
      g_autofree char *sql
        = i < G_N_ELEMENTS (blobs)
            ? g_strdup_printf ("UPDATE forecast_round SET inputs = %s WHERE id = 71", blobs[i])
            : g_strdup ("UPDATE forecast_round_value SET pupils = pupils + 1 WHERE round_id = 71 AND year = 2015");
      SpRoundRecord one = record;
      gint64 id = 0;

      g_assert_true (sp_edit_keep_round (plan, &one, kept, &id, &error));
      g_assert_no_error (error);
      g_assert_cmpint (id, ==, 71);
      g_assert_false (finds (plan, "round-altered"));
      g_clear_object (&plan);
      test_plan_sql (fixture->path, sql);
      plan = test_plan_open (fixture);
      g_assert_true (finds (plan, "round-altered"));
      g_clear_pointer (&kept, sp_frozen_inputs_unref);
      kept = sp_plan_read_frozen (plan, id, &error);
      if (i < G_N_ELEMENTS (blobs))
        {
          g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_DAMAGED);
          g_clear_error (&error);
        }
      else
        g_assert_no_error (error);
      g_assert_true (sp_edit_remove_round (plan, id, &error));
      g_assert_no_error (error);
    }
}

/* Puts a text in the place of the inputs of round 71, with a fingerprint that fits. */
static void
replace_inputs (TestPlan *fixture, const char *text)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) through = g_converter_output_stream_new (memory, converter);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autoptr (GString) sql = g_string_new ("UPDATE forecast_round SET inputs = x'");
  const guint8 *blob;

  g_assert_true (g_output_stream_write_all (through, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (through, NULL, NULL));
  blob = g_memory_output_stream_get_data (G_MEMORY_OUTPUT_STREAM (memory));
  for (gsize i = 0; i < g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (memory)); i++)
    g_string_append_printf (sql, "%02x", blob[i]);
  g_string_append_printf (sql, "', inputs_sha256 = '%s' WHERE id = 71", sha256);
  test_plan_sql (fixture->path, sql->str);
}

/* A few kilobytes that unpack to nothing but lines, or to a table over and over: refused before room is asked for them. */
static void
test_unpacks_to_far_too_much (TestPlan *fixture, gconstpointer data)
{
  g_autofree char *lines = g_strnfill (9000000, '\n'), *kept = NULL;
  SpRoundRecord one = record;

  test_plan_sql (fixture->path, TEST_ROUND_SQL);
  {
    g_autoptr (SpPlan) plan = test_plan_open (fixture);
    g_autoptr (SpFrozenInputs) frozen = freeze (plan, 0);

    g_assert_true (sp_edit_keep_round (plan, &one, frozen, NULL, NULL));
    kept = g_strndup (g_bytes_get_data (sp_frozen_inputs_get_text (frozen), NULL),
                      g_bytes_get_size (sp_frozen_inputs_get_text (frozen)));
  }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *text = g_strconcat (kept, i == 0 ? lines : "table\troll\tid\n", NULL);
      g_autoptr (SpPlan) plan = NULL;
      g_autoptr (GError) error = NULL;

      replace_inputs (fixture, text);
      plan = test_plan_open (fixture);
      g_assert_null (sp_plan_read_frozen (plan, 71, &error));
      g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_DAMAGED);
    }
}

static void
test_refusals (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpFrozenInputs) frozen = NULL;
  SpRoundRecord bad[8];
  SpRoundValue late = values[0], negative = values[0];
  SpRoundValue twice[2] = { values[0], values[0] };

  test_plan_sql (fixture->path, TEST_ROUND_SQL);
  plan = test_plan_open (fixture);
  frozen = freeze (plan, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    bad[i] = record;
  late.year = sp_academic_year (2016);
  negative.pupils = -1;
  bad[0].name = " ";
  bad[1].name = "SCAP 2013"; /* held already */
  bad[2].n_values = 0;
  bad[3].values = &late, bad[3].n_values = 1;
  bad[4].values = &negative, bad[4].n_values = 1;
  bad[5].values = twice, bad[5].n_values = 2;
  bad[6].name = "Now"; /* the plan as it is, wherever a round is named */
  bad[7].name = "now:Slower housing";
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *before = test_plan_dump (plan);
      g_autofree char *after = NULL;

      g_assert_false (sp_edit_keep_round (plan, &bad[i], frozen, NULL, &error));
      g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
      after = test_plan_dump (plan);
      g_assert_cmpstr (before, ==, after);
    }
  {
    g_autoptr (GError) error = NULL;

    g_assert_null (sp_plan_read_frozen (plan, 70, &error)); /* typed in: nothing to make it from */
    g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  }
}

static void
test_found (void)
{
  SpRound round = { .values = values, .n_values = 4 };
  double pupils = 0;
  guint n = 0;

  g_assert_true (sp_round_find (&round, SP_ROUND_AREA, "9260002", &n) == &values[1]);
  g_assert_cmpuint (n, ==, 3);
  g_assert_null (sp_round_find (&round, SP_ROUND_AREA, "9260001", &n));
  g_assert_null (sp_round_find (&round, SP_ROUND_SCHOOL, "", &n));
  g_assert_true (sp_round_find (&round, SP_ROUND_AUTHORITY, "", &n) == &values[0]);
  g_assert_true (sp_round_get_pupils (&round, SP_ROUND_AREA, "9260002", sp_academic_year (2014), 0, 1, &pupils));
  g_assert_cmpfloat (pupils, ==, 33.25 + 0.1);
  g_assert_false (sp_round_get_pupils (&round, SP_ROUND_AREA, "9260002", sp_academic_year (2015), 0, 1, &pupils));
  g_assert_true (sp_round_get_counted (&round, SP_ROUND_AUTHORITY, "", sp_academic_year (2014), 0, 6, &pupils));
  g_assert_cmpfloat (pupils, ==, 201);
}

/* From one plan to another a factor at a time: each step changes what is its own. */
static void
test_mixed (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpFrozenInputs) from = NULL;
  g_autoptr (SpFrozenInputs) to = NULL;
  g_autoptr (SpSnapshot) first = NULL;
  g_autoptr (SpSnapshot) last = NULL;

  test_plan_sql (fixture->path, overrides);
  plan = test_plan_open (fixture);
  from = freeze (plan, 2);
  first = snapshot (plan, 2);
  g_clear_object (&plan);
  test_plan_sql (fixture->path,
    "UPDATE planning_area SET name = 'Town' WHERE id = 10; UPDATE roll SET pupils = pupils + 2;"
    "INSERT INTO roll (school_id, year_group, year, pupils) VALUES (5, 0, 2014, 44); UPDATE births SET births = births + 7;"
    "UPDATE completion SET dwellings = dwellings + 1 WHERE kind = 'expected'; UPDATE assumption SET origin_year = 2014, weight_1 = 9");
  plan = test_plan_open (fixture);
  to = freeze (plan, 3);
  last = snapshot (plan, 3);
  for (guint n = 0; n <= SP_N_FACTORS; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpSnapshot) mix = sp_frozen_inputs_mix (from, to, n, &error);
      gint town, school, origin_cell;

      g_assert_no_error (error);
      town = sp_snapshot_find_area (mix, 10);
      school = sp_snapshot_find_school (mix, 5);
      g_assert_cmpstr (mix->areas[town].name, ==, n > SP_FACTOR_BOUNDARIES ? "Town" : "Thetford");
      origin_cell = (gint) sp_snapshot_cell (mix, school, (guint) sp_snapshot_year_index (mix, sp_academic_year (2013)), 0);
      g_assert_cmpint (mix->roll[origin_cell], ==, n > SP_FACTOR_CORRECTION ? 32 : 30);
      g_assert_cmpint (mix->assumptions.origin.start, ==, n > SP_FACTOR_PROGRESSION ? 2014 : 2013);
      g_assert_cmpint (mix->roll[origin_cell + SP_N_GROUPS], ==, n > SP_FACTOR_PROGRESSION ? 44 : -1);
      g_assert_cmpfloat (mix->births[town * (gint) mix->n_years + sp_snapshot_year_index (mix, sp_academic_year (2014))], ==,
                         n > SP_FACTOR_BIRTHS ? 40 : 33);
      g_assert_cmpfloat (mix->assumptions.weights[0], ==, n > SP_FACTOR_METHOD ? 9 : 3);
      {
        gint site = sp_snapshot_find_site (mix, 20), year = sp_snapshot_year_index (mix, sp_academic_year (2016));

        /* Slow moves 100 dwellings of 2015 a year on; Slower then says 2.5 in 2016. */
        g_assert_cmpfloat (mix->completions[site * (gint) mix->n_years + year], ==, n > SP_FACTOR_HOUSING ? 2.5 : 100);
      }
      {
        double adjusted = 0;

        g_assert_cmpint (sp_snapshot_override_pupils (mix, town, sp_academic_year (2015), 0, &adjusted), ==,
                         n > SP_FACTOR_CORRECTION);
      }
      if (n == 0)
        assert_same (mix, first);
      if (n == SP_N_FACTORS)
        assert_same (mix, last);
    }
}

/* More rounds than any authority keeps hold neither the check nor a snapshot: both say so and what to do. */
static void
test_too_many (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  test_plan_sql (fixture->path,
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1001) INSERT INTO forecast_round "
                 "(name, kind, made_at, origin_year, horizon) SELECT 'Round ' || i, 'typed in', '2016-01-01T00:00:00Z', 2015, 5 "
                 "FROM n");
  plan = test_plan_open (fixture);
  g_assert_true (finds (plan, "rounds-not-read"));
  g_assert_false (finds (plan, "round-empty"));
  snapshot = sp_plan_snapshot (plan, 0, &error);
  g_assert_null (snapshot);
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "forecast_round"));
  g_assert_nonnull (strstr (error->message, "remove rounds"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/round/thaws-to-the-same", test_thaws_to_the_same);
  TEST_PLAN ("/plan/round/survives-the-file", test_survives_the_file);
  TEST_PLAN ("/plan/round/fingerprint", test_fingerprint);
  TEST_PLAN ("/plan/round/tampering-is-seen", test_tampering_is_seen);
  TEST_PLAN ("/plan/round/refusals", test_refusals);
  TEST_PLAN ("/plan/round/unpacks-to-far-too-much", test_unpacks_to_far_too_much);
  TEST_PLAN ("/plan/round/mixed", test_mixed);
  TEST_PLAN ("/plan/round/too-many", test_too_many);
  g_test_add_func ("/plan/round/found", test_found);
  return g_test_run ();
}
