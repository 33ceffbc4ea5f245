/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undoing where something went on meanwhile: another edit, another program, a hostile hand, a power cut. */
#include "config.h"
#include "sp-test-plan.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_new_edit_drops_redo (TestPlan      *fixture,
                          gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);

  g_assert_true (sp_edit_set_school_name (plan, 5, "Drake Primary", NULL));
  g_assert_true (sp_plan_undo (plan, NULL));
  g_assert_cmpstr (sp_plan_get_redo_label (plan), ==, "Rename Drake");
  g_assert_true (sp_edit_set_yield_factor (plan, 0, 1.2, NULL, NULL));
  g_assert_cmpstr (sp_plan_get_redo_label (plan), ==, NULL);
  g_assert_true (sp_plan_undo (plan, NULL));
  g_assert_cmpstr (sp_plan_get_redo_label (plan), ==, "Change yields");
  g_clear_object (&plan);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM edit_history WHERE state = 'dropped'"), ==, 1);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM edit_history WHERE author = '' OR made_at = ''"), ==, 0);
}

/* What another program changed since is not overwritten by undoing. */
static void
test_undo_after_foreign_change (TestPlan      *fixture,
                                gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_true (sp_edit_set_school_name (plan, 5, "Drake Primary", NULL));
  test_plan_sql (fixture->path, "UPDATE school SET name = 'Sir Francis' WHERE id = 5");
  before = test_plan_dump (plan);
  g_assert_false (sp_plan_undo (plan, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "Rename Drake"));
  after = test_plan_dump (plan);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM edit_history WHERE state = 'done'"), ==, 1);
}

static void
test_broken_changeset (TestPlan      *fixture,
                       gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GRand) dice = g_rand_new_with_seed (2013);
  g_autofree char *trap = NULL;
  gint64 n;

  g_assert_true (sp_edit_slip_site (plan, 0, 20, 1, NULL, NULL));
  g_clear_object (&plan);
  n = test_plan_int64 (fixture->path, "SELECT length (changeset) FROM edit_history");
  test_plan_sql (fixture->path, "CREATE TABLE keep AS SELECT * FROM edit_history; ALTER TABLE keep RENAME TO foreign_keep");
  for (gint64 i = 0; i < n; i++)
    {
      g_autofree char *cut = g_strdup_printf (
        "DELETE FROM edit_history; INSERT INTO edit_history (id, revision, label, reason, author, made_at, state, "
        "changeset) SELECT id, revision, label, reason, author, made_at, 'done', "
        "substr (changeset, 1, %" G_GINT64_FORMAT ") FROM foreign_keep", i);
      g_autofree char *flip = g_strdup_printf (
        "DELETE FROM edit_history; INSERT INTO edit_history (id, revision, label, reason, author, made_at, state, "
        "changeset) SELECT id, revision, label, reason, author, made_at, 'done', "
        "CAST (substr (changeset, 1, %" G_GINT64_FORMAT ") || X'%02X' || substr (changeset, %" G_GINT64_FORMAT ") AS BLOB) FROM foreign_keep",
        i, g_rand_int_range (dice, 0, 256), i + 2);

      test_plan_sql (fixture->path, cut);
      plan = test_plan_open (fixture);
      g_assert_false (sp_plan_undo (plan, NULL) && i == 0);
      g_clear_object (&plan);
      test_plan_sql (fixture->path, flip);
      plan = test_plan_open (fixture);
      sp_plan_undo (plan, NULL);
      g_clear_object (&plan);
    }
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM plan_meta WHERE title = 'Small'"), ==, 1);
  trap = g_strdup ("UPDATE edit_history SET state = 'done', changeset = CAST (X'5406010000000000706C616E5F6D65746100' || "
                   "X'17000100000000000000010000000000' || X'030554726170730000' AS BLOB)");
  test_plan_sql (fixture->path, trap);
  plan = test_plan_open (fixture);
  sp_plan_undo (plan, NULL);
  g_assert_cmpstr (sp_plan_get_title (plan), ==, "Small");
}

/* Killed in the middle of an edit: the plan is as before it. */
static void
test_killed_half_way (TestPlan      *fixture,
                      gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  pid_t child;

  g_assert_true (sp_edit_set_yield_factor (plan, 0, 1.2, NULL, NULL));
  before = test_plan_dump (plan);
  g_clear_object (&plan);
  child = fork ();
  if (child == 0)
    {
      sqlite3 *db = NULL;

      if (sqlite3_open (fixture->path, &db) != SQLITE_OK
          || sqlite3_exec (db, "PRAGMA journal_mode = WAL; PRAGMA cache_spill = 1; PRAGMA cache_size = 1; BEGIN IMMEDIATE;"
                               "UPDATE completion SET dwellings = 1; DELETE FROM roll; UPDATE plan_meta SET revision = 99",
                           NULL, NULL, NULL) != SQLITE_OK)
        _exit (1);
      kill (getpid (), SIGKILL);
    }
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  plan = test_plan_open (fixture);
  after = test_plan_dump (plan);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (sp_plan_get_revision (plan), ==, 1);
  g_clear_object (&plan);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, NULL, NULL));
  g_assert_cmpint (bytes[18], ==, 1); /* one file again, in rollback mode */
  plan = test_plan_open (fixture);
  g_assert_true (sp_plan_undo (plan, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/edit/new-edit-drops-redo", test_new_edit_drops_redo);
  TEST_PLAN ("/plan/edit/undo-after-foreign-change", test_undo_after_foreign_change);
  TEST_PLAN ("/plan/edit/broken-changeset", test_broken_changeset);
  TEST_PLAN ("/plan/edit/killed-half-way", test_killed_half_way);
  return g_test_run ();
}
