/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import: found by their keys, added or changed, the same twice as once, undone to the byte. */
#include "config.h"
#include "sp-test-plan.h"

#include "sp-edit-import.h"

static SpStage *
make_stage (const char *name, gint pupils)
{
  SpStage *stage = sp_stage_new ();
  guint schools = sp_stage_add_table (stage, "school", "urn* dfe_number+ name phase! district_id:district.name? geom");
  guint rolls = sp_stage_add_table (stage, "roll", "school_id:school.urn* year_group* year* pupils");
  g_autoptr (SpShape) point = sp_shape_new_point (1.25, 52.5);

  sp_stage_set_source (stage, "file", "A file", "2014-01");
  sp_stage_add_row (stage, schools, "new.csv", 2);
  sp_stage_add_whole (stage, 100001);
  sp_stage_add_text (stage, "926/9999");
  sp_stage_add_text (stage, name);
  sp_stage_add_text (stage, "primary");
  sp_stage_add_text (stage, "Nowhere");
  sp_stage_add_shape (stage, point);
  for (gint year = 2012; year < 2014; year++)
    {
      sp_stage_add_row (stage, rolls, "new.csv", 2);
      sp_stage_add_whole (stage, 100001);
      sp_stage_add_whole (stage, 0);
      sp_stage_add_whole (stage, year);
      sp_stage_add_whole (stage, pupils);
    }
  return stage;
}

static void
assert_count (const SpStage *stage, guint table, guint added, guint changed, guint unchanged, guint refused)
{
  guint n;
  const SpStageCount *counts = sp_stage_get_counts (stage, &n);

  g_assert_cmpuint (table, <, n);
  g_assert_cmpuint (counts[table].added, ==, added);
  g_assert_cmpuint (counts[table].changed, ==, changed);
  g_assert_cmpuint (counts[table].unchanged, ==, unchanged);
  g_assert_cmpuint (counts[table].refused, ==, refused);
}

static void
test_twice_is_once (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpStage) stage = make_stage ("New school", 30);
  g_autoptr (SpStage) renamed = make_stage ("New name", 30);
  g_autoptr (SpStage) tried = NULL;
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_plan_dump (plan), *after = NULL, *again = NULL, *undone = NULL;
  gint64 revision = sp_plan_get_revision (plan);

  tried = make_stage ("New school", 30);
  g_assert_true (sp_plan_try_import (plan, tried, NULL, findings, &error));
  assert_count (tried, 0, 1, 0, 0, 0);
  assert_count (tried, 1, 2, 0, 0, 0);
  again = test_plan_dump (plan);
  g_assert_cmpstr (again, ==, before);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (sp_finding_get_code (g_ptr_array_index (findings, 0)), ==, "reference-unknown");

  g_assert_true (sp_edit_import (plan, stage, "Import of new.csv", NULL, NULL, findings, &error));
  g_assert_no_error (error);
  assert_count (stage, 0, 1, 0, 0, 0);
  g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, "Import of new.csv");
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 1);
  after = test_plan_dump (plan);
  g_assert_nonnull (strstr (after, "'New school'"));
  g_assert_nonnull (strstr (after, "'A file'"));

  g_assert_true (sp_edit_import (plan, stage, "Import of new.csv", NULL, NULL, findings, &error));
  assert_count (stage, 0, 0, 0, 1, 0);
  assert_count (stage, 1, 0, 0, 2, 0);
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 1);

  g_assert_true (sp_edit_import (plan, renamed, "Import of new.csv", NULL, NULL, findings, &error));
  assert_count (renamed, 0, 0, 1, 0, 0);
  assert_count (renamed, 1, 0, 0, 2, 0);
  g_assert_true (sp_plan_undo (plan, &error));
  g_assert_true (sp_plan_undo (plan, &error));
  undone = test_plan_dump (plan);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_found_by_the_second_way (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpStage) first = make_stage ("Before", 30);
  g_autoptr (SpStage) stage = sp_stage_new ();
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  guint schools = sp_stage_add_table (stage, "school", "urn* dfe_number+ name phase!");

  g_assert_true (sp_edit_import (plan, first, "First", NULL, NULL, findings, NULL));
  sp_stage_add_row (stage, schools, "next.csv", 2); /* an academy keeps its number and gets a new URN */
  sp_stage_add_whole (stage, 140001);
  sp_stage_add_text (stage, "926/9999");
  sp_stage_add_missing (stage);
  sp_stage_add_text (stage, "infant");
  g_assert_true (sp_edit_import (plan, stage, "Second", NULL, NULL, findings, NULL));
  assert_count (stage, 0, 0, 1, 0, 0);
  sp_plan_close (plan, NULL);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM school WHERE dfe_number = '926/9999' AND urn = 140001 "
                                                   "AND name = 'Before' AND phase = 'primary'"), ==, 1);
}

static void
test_refused_rows (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpStage) stage = sp_stage_new ();
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  guint rolls = sp_stage_add_table (stage, "roll", "school_id:school.urn* year_group* year* pupils");
  static const gint rows[][3] = { { 999999, 2013, 1 }, { 0, 2013, -7 }, { 0, 2012, 5 }, { 0, 2012, 6 }, { 0, 2012, 5 } };
  static const char *const codes[] = { "reference-missing", "row-refused", "row-repeated" };
  static const guint at[] = { 2, 3, 5 };
  gint64 urn;

  test_plan_sql (fixture->path, "UPDATE school SET urn = 123456 WHERE id = (SELECT min (id) FROM school); DELETE FROM roll");
  urn = 123456;
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      sp_stage_add_row (stage, rolls, "rolls.csv", i + 2);
      sp_stage_add_whole (stage, rows[i][0] ? rows[i][0] : urn);
      sp_stage_add_whole (stage, 0);
      sp_stage_add_whole (stage, rows[i][1]);
      sp_stage_add_whole (stage, rows[i][2]);
    }
  g_assert_true (sp_edit_import (plan, stage, "Rolls", NULL, NULL, findings, NULL));
  assert_count (stage, 0, 1, 0, 1, 3);
  g_assert_cmpuint (findings->len, ==, G_N_ELEMENTS (codes));
  for (guint i = 0; i < findings->len; i++)
    {
      SpFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpstr (sp_finding_get_code (finding), ==, codes[i]);
      g_assert_cmpuint (sp_finding_get_row (finding), ==, at[i]);
      g_assert_nonnull (strstr (sp_finding_get_message (finding), "rolls.csv"));
    }
}

static void
test_cancelled (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpStage) stage = make_stage ("New school", 30);
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_plan_dump (plan), *after = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (sp_edit_import (plan, stage, "Import", NULL, progress, findings, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  after = test_plan_dump (plan);
  g_assert_cmpstr (after, ==, before);
}

static void
test_mappings (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *missing = NULL;
  g_auto (GStrv) names = NULL;

  g_assert_true (sp_edit_save_mapping (plan, "Ours", "register", "{}", &error));
  g_assert_true (sp_edit_save_mapping (plan, "Ours", "register", "{\"kind\": \"register\"}", &error));
  text = sp_plan_dup_mapping (plan, "Ours", &error);
  g_assert_cmpstr (text, ==, "{\"kind\": \"register\"}");
  names = sp_plan_dup_mapping_names (plan, "register");
  g_assert_cmpuint (g_strv_length (names), ==, 1);
  missing = sp_plan_dup_mapping (plan, "Theirs", &error);
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Ours"));
  g_assert_null (missing);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/import/twice-is-once", test_twice_is_once);
  TEST_PLAN ("/plan/import/second-way", test_found_by_the_second_way);
  TEST_PLAN ("/plan/import/refused", test_refused_rows);
  TEST_PLAN ("/plan/import/cancelled", test_cancelled);
  TEST_PLAN ("/plan/import/mappings", test_mappings);
  return g_test_run ();
}
