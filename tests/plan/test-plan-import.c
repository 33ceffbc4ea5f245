/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of an import: found by their keys, added or changed, the same twice as once, undone to the byte. */
#include "config.h"
#include "sp-test-plan.h"

#include "sp-changeset.h"
#include "sp-edit-import.h"
#include "sp-plan-private.h"
#include "sp-plan-table.h"

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

#define N_MANY 150 /* more than are followed one by one in the spatial index */

/* Schools of two files: the second changes one that the first put in, and one that was there. */
static SpStage *
make_two_files (void)
{
  SpStage *stage = sp_stage_new ();
  static const char *const columns[] = { "urn* dfe_number+ name phase! geom", "urn* name" };
  guint tables[] = { sp_stage_add_table (stage, "school", columns[0]), sp_stage_add_table (stage, "school", columns[1]) };

  sp_stage_set_source (stage, "file", "A file", NULL);
  for (gint i = 0; i < N_MANY; i++)
    {
      g_autofree char *number = g_strdup_printf ("926/%d", 5000 + i);
      g_autoptr (SpShape) point = sp_shape_new_point (1 + i / 1000.0, 52.5);

      sp_stage_add_row (stage, tables[0], "one.csv", (guint) i + 2);
      sp_stage_add_whole (stage, 200000 + i);
      sp_stage_add_text (stage, number);
      sp_stage_add_text (stage, "First");
      sp_stage_add_text (stage, "primary");
      sp_stage_add_shape (stage, point);
    }
  for (guint i = 0; i < 2; i++)
    {
      sp_stage_add_row (stage, tables[1], "two.csv", i + 2);
      sp_stage_add_whole (stage, i ? 123456 : 200003);
      sp_stage_add_text (stage, "Second");
    }
  return stage;
}

static gint64
count_in (SpPlan *plan, const char *sql)
{
  gint64 n = -1;

  g_assert_true (sp_database_get_int64 (sp_plan_get_database (plan), sql, &n, -1, NULL));
  return n;
}

static void
test_added_and_changed (TestPlan *fixture, gconstpointer data)
{
  static const char strays[] = "SELECT count(*) FROM rtree_school_geom WHERE id NOT IN (SELECT id FROM school WHERE geom NOT NULL)";
  static const char boxes[] = "SELECT count(*) FROM rtree_school_geom r JOIN school s USING (id) "
                              "WHERE s.urn BETWEEN 200000 AND 200149 AND abs (r.minx - 1 - (s.urn - 200000) / 1000.0) < 1e-5";
  static const char changesets[] = "SELECT changeset FROM edit_history ORDER BY id DESC LIMIT 1";
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpStage) stage = make_two_files ();
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (sqlite3_stmt) row = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL, *undone = NULL, *redone = NULL;

  test_plan_sql (fixture->path, "UPDATE school SET urn = 123456 WHERE id = (SELECT min (id) FROM school)");
  plan = test_plan_open (fixture);
  before = test_plan_dump (plan);
  g_assert_true (sp_edit_import (plan, stage, "Two files", NULL, NULL, findings, &error));
  g_assert_no_error (error);
  assert_count (stage, 0, N_MANY, 0, 0, 0);
  assert_count (stage, 1, 0, 2, 0, 0);
  g_assert_cmpint (count_in (plan, boxes), ==, N_MANY);
  g_assert_cmpint (count_in (plan, strays), ==, 0);
  row = sp_database_prepare (sp_plan_get_database (plan), changesets, NULL);
  g_assert_true (sp_database_step (row, NULL));
  g_assert_true (sp_changeset_is_sound (sqlite3_column_blob (row, 0), (gsize) sqlite3_column_bytes (row, 0)));
  g_clear_pointer (&row, sqlite3_finalize);

  after = test_plan_dump (plan);
  g_assert_true (sp_plan_undo (plan, &error));
  undone = test_plan_dump (plan);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpint (count_in (plan, boxes), ==, 0);
  g_assert_cmpint (count_in (plan, strays), ==, 0);
  g_assert_true (sp_plan_redo (plan, &error));
  redone = test_plan_dump (plan);
  g_assert_cmpstr (redone, ==, after);
  g_assert_cmpint (count_in (plan, boxes), ==, N_MANY);
}

/* A reading kept with the rows stays when they are undone; and is not kept when they are not written. */
static void
test_mapping_kept (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpStage) stage = make_stage ("New school", 30);
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, NULL, NULL);
  g_autofree char *before = test_plan_dump (plan), *stopped = NULL, *undone = NULL, *text = NULL;

  sp_stage_keep_mapping (stage, "Ours", "register", "{}");
  g_cancellable_cancel (cancellable);
  g_assert_false (sp_edit_import (plan, stage, "Rows", NULL, progress, findings, NULL));
  stopped = test_plan_dump (plan);
  g_assert_cmpstr (stopped, ==, before);
  g_assert_null (sp_plan_get_undo_label (plan));

  g_assert_true (sp_edit_import (plan, stage, "Rows", NULL, NULL, findings, NULL));
  g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, "Rows");
  g_assert_true (sp_plan_undo (plan, NULL));
  g_assert_true (sp_plan_redo (plan, NULL));
  g_assert_true (sp_edit_import (plan, stage, "The same", NULL, NULL, findings, NULL)); /* nothing new: no step */
  g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, "Rows");
  g_assert_true (sp_plan_undo (plan, NULL));
  g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, "Keep mapping Ours");
  text = sp_plan_dup_mapping (plan, "Ours", NULL);
  g_assert_cmpstr (text, ==, "{}");
  g_assert_true (sp_plan_undo (plan, NULL));
  undone = test_plan_dump (plan);
  g_assert_cmpstr (undone, ==, before);
}

/* Written through another plan of the same file, in a thread as it were; then taken up here. */
static void
test_written_beside (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture), beside = NULL;
  g_autoptr (SpStage) stage = make_stage ("New school", 30);
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *before = test_plan_dump (plan), *undone = NULL;
  gint64 revision = sp_plan_get_revision (plan);

  g_assert_true (sp_plan_share (plan, &error));
  g_assert_false (sp_plan_follow (plan, &error)); /* nothing yet */
  g_assert_no_error (error);
  beside = test_plan_open (fixture);
  g_assert_true (sp_edit_import (beside, stage, "Rows", NULL, NULL, findings, &error));
  g_clear_object (&beside);
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision);
  g_assert_true (sp_plan_follow (plan, &error));
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 1);
  g_assert_cmpstr (sp_plan_get_undo_label (plan), ==, "Rows");
  g_assert_true (sp_plan_undo (plan, &error));
  undone = test_plan_dump (plan);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (sp_plan_close (plan, &error));
  g_assert_false (sp_plan_share (plan, NULL));
}

static int
interrupt_cb (gpointer data)
{
  return 1;
}

static gboolean
row_cb (const SpPlanColumn *columns, const SpPlanCell *cells, guint n, gpointer data)
{
  sqlite3_progress_handler (data, 1, interrupt_cb, NULL);
  return TRUE;
}

static gboolean
feature_cb (const SpShape *shape, const char *const *names, const SpPlanCell *cells, guint n, gpointer data)
{
  return row_cb (NULL, NULL, 0, data);
}

/* A table that cannot be read to its end is no whole table, whether or not anybody asks why. */
static void
test_reading_that_fails (TestPlan *fixture, gconstpointer data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  sqlite3 *db = sp_plan_get_database (plan);
  g_autoptr (GError) error = NULL;

  g_assert_false (sp_plan_read_table (plan, "school", row_cb, db, NULL));
  sqlite3_progress_handler (db, 0, NULL, NULL);
  g_assert_false (sp_plan_read_table (plan, "school", row_cb, db, &error));
  g_assert_nonnull (error);
  sqlite3_progress_handler (db, 0, NULL, NULL);
  g_assert_false (sp_plan_read_features (plan, "school", feature_cb, db, NULL));
  sqlite3_progress_handler (db, 0, NULL, NULL);
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
      g_assert_true (i != 1 || strstr (sp_finding_get_message (finding), "(pupils “-7” is not between 0 and 5000)"));
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
  TEST_PLAN ("/plan/import/added-and-changed", test_added_and_changed);
  TEST_PLAN ("/plan/import/mapping-kept", test_mapping_kept);
  TEST_PLAN ("/plan/import/written-beside", test_written_beside);
  TEST_PLAN ("/plan/import/reading-that-fails", test_reading_that_fails);
  TEST_PLAN ("/plan/import/refused", test_refused_rows);
  TEST_PLAN ("/plan/import/cancelled", test_cancelled);
  TEST_PLAN ("/plan/import/mappings", test_mappings);
  return g_test_run ();
}
