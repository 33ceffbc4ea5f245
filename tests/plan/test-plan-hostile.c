/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are not plans, or mean harm: refused with the right words, never run, never a crash or a hang. */
#include "config.h"
#include "sp-plan-private.h"
#include "sp-test-plan.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static void
assert_refused (const char *path,
                gint        code,
                const char *words)
{
  for (gint read_only = 0; read_only < 2; read_only++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPlan) plan = sp_plan_open (path, read_only, &error);

      g_assert_null (plan);
      g_assert_error (error, SP_PLAN_ERROR, code);
      if (words && !strstr (error->message, words))
        g_error ("“%s” does not say “%s”", error->message, words);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

static void
test_not_plans (TestPlan      *fixture,
                gconstpointer  data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.gpkg", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "empty.gpkg", NULL);
  g_autofree char *text = g_build_filename (fixture->folder, "text.gpkg", NULL);
  g_autofree char *database = g_build_filename (fixture->folder, "database.db", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe", NULL);

  assert_refused (missing, SP_PLAN_ERROR_NOT_A_PLAN, "no such file");
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  assert_refused (fixture->folder, SP_PLAN_ERROR_NOT_A_PLAN, "folder");
  g_file_set_contents (empty, "", 0, NULL);
  assert_refused (empty, SP_PLAN_ERROR_NOT_A_PLAN, "empty");
  g_file_set_contents (text, "School,Places\nDrake,210\n", -1, NULL);
  assert_refused (text, SP_PLAN_ERROR_NOT_A_PLAN, "not a database");
  test_plan_sql (database, "CREATE TABLE t (x)");
  assert_refused (database, SP_PLAN_ERROR_NOT_A_PLAN, "other database");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (pipe, SP_PLAN_ERROR_NOT_A_PLAN, "ordinary file");
}

/* Other people's GeoPackages, sound and unsound: none is a plan. */
static void
test_other_geopackages (TestPlan      *fixture,
                        gconstpointer  data)
{
  static const char *const folders[] = { "gpkg_bad", "gpkg_good" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_build_filename (g_getenv ("SP_SHARED_DATA"), "import_samples", folders[i], NULL);
      GDir *dir = g_dir_open (folder, 0, NULL);
      const char *name;

      g_assert_nonnull (dir);
      while ((name = g_dir_read_name (dir)))
        if (g_str_has_suffix (name, ".gpkg"))
          {
            g_autofree char *source = g_build_filename (folder, name, NULL);
            g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
            g_autofree char *bytes = NULL;
            g_autoptr (GError) error = NULL;
            gsize length;

            g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
            g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
            g_assert_null (sp_plan_open (path, FALSE, &error));
            g_test_message ("%s", error->message);
            g_assert_true (error->domain == SP_PLAN_ERROR);
            g_assert_true (error->code == SP_PLAN_ERROR_NOT_A_PLAN || error->code == SP_PLAN_ERROR_DAMAGED);
            n++;
          }
      g_dir_close (dir);
    }
  g_assert_cmpuint (n, >, 40);
}

static const struct { const char *name; const char *sql; gint code; const char *words; } tampered[] = {
  { "trigger", "CREATE TRIGGER harm AFTER UPDATE ON school BEGIN DELETE FROM roll; END", SP_PLAN_ERROR_DAMAGED, "trigger “harm”" },
  { "trigger-like", "CREATE TRIGGER rtree AFTER UPDATE ON school BEGIN DELETE FROM roll; END", SP_PLAN_ERROR_DAMAGED, "trigger “rtree”" },
  { "view", "CREATE VIEW v AS WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c", SP_PLAN_ERROR_DAMAGED, "view “v”" },
  { "view-in-place", "DROP TABLE roll; CREATE VIEW roll AS SELECT load_extension ('x') AS id", SP_PLAN_ERROR_DAMAGED, "view “roll”" },
  { "virtual-table", "CREATE VIRTUAL TABLE f USING fts5 (x)", SP_PLAN_ERROR_DAMAGED, "table “f”" },
  { "virtual-rtree-name", "CREATE VIRTUAL TABLE rtree_x USING fts5 (x)", SP_PLAN_ERROR_DAMAGED, "rtree_x" },
  { "no-table", "DROP TABLE net_capacity", SP_PLAN_ERROR_DAMAGED, "table “net_capacity” is missing" },
  { "no-index", "DROP INDEX yield_once", SP_PLAN_ERROR_DAMAGED, "“yield_once” is missing" },
  { "fewer-columns", "ALTER TABLE school DROP COLUMN pfi", SP_PLAN_ERROR_DAMAGED, "“school”" },
  { "renamed-column", "ALTER TABLE roll RENAME COLUMN pupils TO heads", SP_PLAN_ERROR_DAMAGED, "“roll”" },
  { "generated-column", "ALTER TABLE roll ADD COLUMN g INTEGER AS (abs (pupils))", SP_PLAN_ERROR_DAMAGED, "“roll”" },
  { "default-expression", "ALTER TABLE roll ADD COLUMN g INTEGER CHECK (length (hex (zeroblob (10))) > 0)", SP_PLAN_ERROR_DAMAGED, "“roll”" },
  { "broken-check", "PRAGMA ignore_check_constraints = ON; UPDATE roll SET pupils = -5", SP_PLAN_ERROR_DAMAGED, "roll" },
  { "broken-kind", "PRAGMA ignore_check_constraints = ON; UPDATE school SET phase = 'x'", SP_PLAN_ERROR_DAMAGED, "school" },
  { "broken-schema", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE roll (rubbish' WHERE name = 'roll'", SP_PLAN_ERROR_DAMAGED, NULL },
  { "checks-removed", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace (sql, 'CHECK (pupils >= 0)', '') WHERE name = 'authority_roll'", SP_PLAN_ERROR_DAMAGED, "authority_roll" },
  { "root-page", "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'roll'", SP_PLAN_ERROR_DAMAGED, NULL },
  { "no-format", "PRAGMA ignore_check_constraints = ON; UPDATE plan_meta SET format = 'other'", SP_PLAN_ERROR_DAMAGED, "what kind of plan" },
  { "no-meta-row", "DELETE FROM plan_meta", SP_PLAN_ERROR_DAMAGED, "what kind of plan" },
  { "no-mark", "PRAGMA application_id = 7", SP_PLAN_ERROR_NOT_A_PLAN, "GeoPackage" },
  { "no-plan", "DROP TABLE plan_meta", SP_PLAN_ERROR_NOT_A_PLAN, "of other data" },
  { "too-new", "UPDATE plan_meta SET schema_version = schema_version + 1", SP_PLAN_ERROR_TOO_NEW, "later version" },
  { "far-too-new", "UPDATE plan_meta SET schema_version = 9223372036854775807", SP_PLAN_ERROR_TOO_NEW, "later version" },
};

static void
test_tampered (TestPlan      *fixture,
               gconstpointer  data)
{
  guint i = GPOINTER_TO_UINT (data);

  test_plan_sql (fixture->path, tampered[i].sql);
  assert_refused (fixture->path, tampered[i].code, tampered[i].words);
}

/* A table of somebody else's whose CHECK takes minutes ends at the limit. */
static void
test_endless_check (TestPlan      *fixture,
                    gconstpointer  data)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  test_plan_sql (fixture->path, "CREATE TABLE bomb (x INTEGER CHECK (length (hex (zeroblob (x))) > 0));"
                                "PRAGMA ignore_check_constraints = ON; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                                "WHERE i < 10000) INSERT INTO bomb SELECT 30000000 FROM n");
  g_assert_null (sp_plan_open_within (fixture->path, TRUE, 1, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (sp_plan_open_within (fixture->path, FALSE, 1, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "far too long"));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

/* Uses a plan as the program would. */
static void
use (const char *path)
{
  g_autoptr (SpPlan) plan = sp_plan_open (path, FALSE, NULL);
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autofree char *dump = NULL;

  if (!plan)
    return;
  for (gint64 scenario = 0; scenario < 5; scenario++)
    {
      SpSnapshot *s = sp_plan_snapshot (plan, scenario, NULL);

      g_clear_pointer (&s, sp_snapshot_unref);
    }
  sp_plan_check (plan, findings);
  dump = sp_plan_dump (plan, NULL);
  sp_edit_set_school_name (plan, 5, "New", NULL);
  sp_plan_undo (plan, NULL);
  sp_plan_undo (plan, NULL);
}

/* Bytes changed all over the file, the header and the schema's page more often; the same each time. */
static void
test_flipped_bytes (TestPlan      *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "flipped.gpkg", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) dice = g_rand_new_with_seed (20131105);
  guint n_opened = 0;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *copy = g_memdup2 (bytes, length);
      gsize range = i % 4 == 0 ? 100 : i % 4 == 1 ? 4096 : length;
      g_autoptr (SpPlan) plan = NULL;

      for (guint j = 0; j < 1 + i % 7; j++)
        copy[g_rand_int_range (dice, 0, (gint) range)] = (char) g_rand_int_range (dice, 0, 256);
      g_assert_true (g_file_set_contents (path, copy, (gssize) length, NULL));
      use (path);
      plan = sp_plan_open (path, TRUE, NULL);
      n_opened += plan != NULL;
    }
  g_test_message ("%u of 400 still opened", n_opened);
  g_assert_cmpuint (n_opened, <, 400);
}

static void
test_truncated (TestPlan      *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cut.gpkg", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (gsize n = 0; n < length; n += n < 200 ? 20 : 7919)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, bytes, (gssize) n, NULL));
      g_assert_null (sp_plan_open (path, FALSE, &error));
      g_assert_true (error->domain == SP_PLAN_ERROR);
      g_assert_cmpint (error->code, !=, SP_PLAN_ERROR_IO);
    }
}

/* Text that is not UTF-8 never reaches a widget. */
static void
test_broken_text (TestPlan      *fixture,
                  gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpSnapshot) s = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *dump = NULL;

  test_plan_sql (fixture->path, "UPDATE school SET name = CAST (X'44ff72616b65' AS TEXT) WHERE id = 5;"
                                "UPDATE plan_meta SET title = CAST (X'ff41' AS TEXT); UPDATE scenario SET name = CAST (X'ff' AS TEXT) WHERE id = 2");
  plan = sp_plan_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (sp_plan_get_title (plan), -1, NULL));
  s = sp_plan_snapshot (plan, 2, NULL);
  g_assert_true (g_utf8_validate (s->schools[0].name, -1, NULL));
  g_assert_true (g_utf8_validate (s->scenario_name, -1, NULL));
  dump = test_plan_dump (plan);
  g_assert_true (g_utf8_validate (dump, -1, NULL));
  g_assert_true (sp_edit_set_school_name (plan, 5, "Drake", &error));
  g_assert_true (sp_plan_undo (plan, &error));
  g_assert_no_error (error);
}

/* More schools and years than memory: refused, not tried. */
static void
test_too_large (TestPlan      *fixture,
                gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  test_plan_sql (fixture->path,
    "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 90000) "
    "INSERT INTO school (id, name, phase) SELECT i, 'S', 'primary' FROM n;"
    "INSERT INTO roll (school_id, year_group, year, pupils) VALUES (5, 0, 1900, 1), (5, 0, 2199, 1)");
  plan = sp_plan_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_null (sp_plan_snapshot (plan, 0, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "too large"));
}

/* A hundred thousand amounts, each of them just allowed, pass 64 bits when they are added: refused, not tried. */
static void
test_too_much_money (TestPlan      *fixture,
                     gconstpointer  data)
{
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  test_plan_sql (fixture->path,
    "WITH RECURSIVE n (i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 101000) "
    "INSERT INTO contribution_transaction (id, obligation_id, state, amount_pence) "
    "SELECT i, (SELECT min (id) FROM obligation), 'received', 100000000000000 FROM n");
  plan = sp_plan_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_null (sp_plan_snapshot (plan, 0, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "more money than can be added up"));
}

/* An R-tree whose pages are rubbish, and one in which the root is its own child: read without it, never a crash or a hang. */
static void
test_broken_index (TestPlan      *fixture,
                   gconstpointer  data)
{
  static const char *const faults[] = {
    "UPDATE rtree_school_geom_node SET data = zeroblob (40)",
    "UPDATE rtree_school_geom_node SET data = CAST (X'0003ffff' || zeroblob (1200) AS BLOB)",
    "UPDATE rtree_school_geom_node SET data = CAST (X'00050001' || X'0000000000000001' || zeroblob (1300) AS BLOB)",
    "DELETE FROM rtree_school_geom_node",
    "INSERT OR REPLACE INTO rtree_school_geom_rowid VALUES (5, 99), (6, 1)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/index-%u.gpkg", fixture->folder, i);
      g_autoptr (SpPlan) plan = NULL;
      g_autoptr (SpSnapshot) s = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      test_plan_sql (path, faults[i]);
      plan = sp_plan_open (path, TRUE, &error);
      g_assert_no_error (error);
      s = sp_plan_snapshot (plan, 0, &error);
      g_assert_no_error (error);
      g_clear_object (&plan);
      use (path);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  TEST_PLAN ("/plan/hostile/not-plans", test_not_plans);
  TEST_PLAN ("/plan/hostile/other-geopackages", test_other_geopackages);
  for (guint i = 0; i < G_N_ELEMENTS (tampered); i++)
    {
      g_autofree char *path = g_strconcat ("/plan/hostile/tampered/", tampered[i].name, NULL);

      g_test_add (path, TestPlan, GUINT_TO_POINTER (i), test_plan_set_up, test_tampered, test_plan_tear_down);
    }
  TEST_PLAN ("/plan/hostile/endless-check", test_endless_check);
  TEST_PLAN ("/plan/hostile/broken-index", test_broken_index);
  TEST_PLAN ("/plan/hostile/flipped-bytes", test_flipped_bytes);
  TEST_PLAN ("/plan/hostile/truncated", test_truncated);
  TEST_PLAN ("/plan/hostile/broken-text", test_broken_text);
  TEST_PLAN ("/plan/hostile/too-large", test_too_large);
  TEST_PLAN ("/plan/hostile/too-much-money", test_too_much_money);
  return g_test_run ();
}
