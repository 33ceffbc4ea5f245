/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The file: a valid GeoPackage, one file when closed, readable by others, usable beside them, migrated with a copy
 * kept. */
#include "config.h"
#include "sp-schema.h"
#include "sp-test-plan.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("sp-plan-XXXXXX", NULL);
  TestPlan fixture = { g_strdup (folder), g_build_filename (folder, "new.gpkg", NULL) };
  g_autoptr (SpPlan) plan = sp_plan_new_empty (fixture.path, "Rutland’s plan", "857", sp_academic_year (2013), &error);
  g_autoptr (SpSnapshot) s = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (sp_plan_get_title (plan), ==, "Rutland’s plan");
  g_assert_cmpstr (sp_plan_get_path (plan), ==, fixture.path);
  g_assert_cmpint (sp_plan_get_revision (plan), ==, 0);
  s = sp_plan_snapshot (plan, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (s->n_years, ==, 11);
  g_assert_null (sp_plan_new_empty (fixture.path, "Again", "857", sp_academic_year (2013), &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (sp_plan_new_empty ("/nowhere/at/all.gpkg", "Lost", "857", sp_academic_year (2013), &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_IO);
  g_clear_object (&plan);
  test_plan_tear_down (&fixture, NULL);
}

/* What fails half-way leaves no file. */
static void
test_failed_new (TestPlan      *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "x.gpkg", NULL);

  g_assert_null (sp_plan_new_empty (path, "Bad year", "857", sp_academic_year (5), &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_null (sp_plan_new_from_sample (path, "atlantis", &error));
  g_assert_nonnull (strstr (error->message, "norfolk-2013"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
assert_valid_geopackage (const char *path)
{
  g_autofree char *valid = test_run ("/usr/bin/python3", "-m", "osgeo_utils.samples.validate_gpkg", "--extra", path, NULL);
  g_autofree char *layers = test_run ("ogrinfo", "-ro", "-so", "-al", path, NULL);

  g_assert_nonnull (strstr (layers, "Layer name: planning_area"));
  g_assert_nonnull (strstr (layers, "Layer name: project_spend"));
  g_assert_null (strstr (layers, "Layer name: edit_history"));
}

static void
test_geopackage (TestPlan      *fixture,
                 gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  double dwellings = 3;

  assert_valid_geopackage (fixture->path);
  g_assert_true (sp_edit_set_completion (plan, 0, 20, sp_academic_year (2015), &dwellings, NULL, NULL));
  g_clear_object (&plan);
  assert_valid_geopackage (fixture->path);
}

static void
test_samples (TestPlan      *fixture,
              gconstpointer  data)
{
  const char *const *names = sp_plan_get_sample_names ();

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *file = g_strconcat (names[i], ".gpkg", NULL);
      g_autofree char *again = g_strconcat (names[i], "-again.gpkg", NULL);
      g_autofree char *path = g_build_filename (fixture->folder, file, NULL);
      g_autofree char *other = g_build_filename (fixture->folder, again, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpPlan) plan = sp_plan_new_from_sample (path, names[i], &error);
      g_autoptr (SpPlan) twin = sp_plan_new_from_sample (other, names[i], &error);
      g_autoptr (SpSnapshot) s = NULL;
      g_autofree char *dump = NULL;
      g_autofree char *twin_dump = NULL;

      g_assert_no_error (error);
      s = sp_plan_snapshot (plan, 0, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (s->la_code, ==, "926");
      g_assert_cmpuint (s->n_tables, >, 0);
      dump = test_plan_dump (plan);
      twin_dump = test_plan_dump (twin);
      g_assert_cmpstr (dump, ==, twin_dump);
      g_clear_object (&plan);
      assert_valid_geopackage (path);
      plan = sp_plan_open (path, TRUE, &error);
      g_assert_no_error (error);
    }
}

/* Every CSV file of data/samples is carried in the program: none was forgotten in its meson.build. */
static void
test_samples_listed (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("SP_SOURCE_ROOT"), "data/samples", NULL);
  g_autofree char *list = g_build_filename (folder, "meson.build", NULL);
  g_autofree char *text = NULL;
  static const char *const samples[] = { "norfolk-ground", "norfolk-2013", "norfolk-2018" };
  guint n = 0;

  g_assert_true (g_file_get_contents (list, &text, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_build_filename (folder, samples[i], NULL);
      g_autofree char *key = g_strdup_printf ("'%s': [", samples[i]);
      const char *start = strstr (text, key);
      g_autofree char *part = g_strndup (start, (gsize) (strchr (start, ']') - start));
      GDir *dir = g_dir_open (path, 0, NULL);
      const char *name;

      while ((name = g_dir_read_name (dir)))
        if (g_str_has_suffix (name, ".csv"))
          {
            g_autofree char *quoted = g_strdup_printf ("'%.*s'", (int) strlen (name) - 4, name);

            if (!strstr (part, quoted))
              g_error ("%s/%s is not listed in data/samples/meson.build", samples[i], name);
            n++;
          }
      g_dir_close (dir);
    }
  g_assert_cmpuint (n, >, 30);
}

/* Closed, a plan is one file in rollback mode, even after edits; only looked at, it is not touched at all. */
static void
test_one_file (TestPlan      *fixture,
               gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gsize n, m;

  g_assert_true (sp_edit_set_school_name (plan, 5, "New", NULL));
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (sp_plan_close (plan, &error));
  g_assert_no_error (error);
  g_assert_true (sp_plan_close (plan, &error));
  g_assert_null (sp_plan_snapshot (plan, 0, NULL));
  g_assert_false (sp_edit_set_school_name (plan, 5, "Newer", &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_file_get_contents (fixture->path, &before, &n, NULL);
  g_assert_cmpint (before[18], ==, 1); /* file format: rollback journal */
  g_clear_object (&plan);
  plan = test_plan_open (fixture);
  sp_snapshot_unref (sp_plan_snapshot (plan, 0, NULL));
  g_clear_object (&plan);
  g_file_get_contents (fixture->path, &after, &m, NULL);
  g_assert_cmpmem (before, n, after, m);
}

/* A copy of a plan in the middle of its edits is a whole plan, with the history; it overwrites nothing. */
static void
test_save_copy (TestPlan      *fixture,
                gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (SpPlan) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "copy.gpkg", NULL);
  g_autofree char *dump = NULL;
  g_autofree char *copy_dump = NULL;

  g_assert_true (sp_edit_set_school_name (plan, 5, "New", NULL));
  g_assert_true (sp_plan_save_copy (plan, path, &error));
  g_assert_no_error (error);
  copy = sp_plan_open (path, FALSE, &error);
  g_assert_no_error (error);
  dump = test_plan_dump (plan);
  copy_dump = test_plan_dump (copy);
  g_assert_cmpstr (dump, ==, copy_dump);
  g_assert_cmpstr (sp_plan_get_undo_label (copy), ==, "Rename Drake");
  g_assert_true (sp_plan_undo (copy, NULL));
  g_assert_false (sp_plan_save_copy (plan, path, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_clear_object (&copy);
  assert_valid_geopackage (path);
}

/* The plan's file alone, copied by any other program. */
static char *
dump_of_bare_copy (TestPlan *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bare.gpkg", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (fixture->path);
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) copy = NULL;

  g_assert_true (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  copy = sp_plan_open (path, TRUE, &error);
  g_assert_no_error (error);
  return test_plan_dump (copy);
}

/* While a plan is open every edit is in its file as soon as it is made; while another program reads, as soon as that ends. */
static void
test_copied_while_open (TestPlan      *fixture,
                        gconstpointer  data)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autofree char *first = NULL, *first_copy = NULL, *second = NULL, *second_copy = NULL;
  sqlite3 *reader = NULL;

  g_assert_true (sp_edit_set_school_name (plan, 5, "New", NULL));
  g_assert_cmpint (sqlite3_open (fixture->path, &reader), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (reader, "BEGIN; SELECT count (*) FROM school", NULL, NULL, NULL), ==, SQLITE_OK);
  first = test_plan_dump (plan);
  first_copy = dump_of_bare_copy (fixture);
  g_assert_cmpstr (first_copy, ==, first);
  g_assert_true (sp_edit_set_school_name (plan, 5, "Newer", NULL));
  g_assert_true (sp_edit_set_school_name (plan, 6, "Newest", NULL));
  second = test_plan_dump (plan);
  g_assert_cmpint (sqlite3_exec (reader, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  for (gint i = 0; i < 10 && g_strcmp0 (second, second_copy) != 0; i++)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (second_copy);
      second_copy = dump_of_bare_copy (fixture);
    }
  g_assert_cmpstr (second_copy, ==, second);
  sqlite3_close (reader);
}

static void
test_read_only (TestPlan      *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = sp_plan_open (fixture->path, TRUE, &error);
  g_autoptr (SpSnapshot) s = NULL;

  g_assert_no_error (error);
  s = sp_plan_snapshot (plan, 2, &error);
  g_assert_no_error (error);
  g_assert_false (sp_edit_set_school_name (plan, 5, "New", &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "reading only"));
  g_clear_error (&error);
  g_assert_false (sp_plan_undo (plan, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
}

/* As somebody who may not write the file or the folder; the tests may run as root, who may everything. */
static void
test_not_writable (TestPlan      *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;
  gboolean root = geteuid () == 0;

  test_plan_sql (fixture->path, "PRAGMA journal_mode = WAL; UPDATE school SET name = 'W' WHERE id = 5");
  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0555);
  if (root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  plan = sp_plan_open (fixture->path, FALSE, &error);
  g_assert_null (plan);
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_IO);
  g_clear_error (&error);
  plan = sp_plan_open (fixture->path, TRUE, &error);
  g_assert_no_error (error);
  sp_snapshot_unref (sp_plan_snapshot (plan, 0, &error));
  g_clear_object (&plan);
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (fixture->path, 0000);
  if (root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  g_assert_null (sp_plan_open (fixture->path, TRUE, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_IO);
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (fixture->folder, 0755);
  g_chmod (fixture->path, 0644);
}

/* Two officers at one plan: each sees the other's edit, and a held lock is a message, not a hang. */
static void
test_two_at_once (TestPlan      *fixture,
                  gconstpointer  data)
{
  g_autoptr (SpPlan) one = test_plan_open (fixture);
  g_autoptr (SpPlan) two = test_plan_open (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *dump_one = NULL;
  g_autofree char *dump_two = NULL;
  sqlite3 *third = NULL;

  g_assert_true (sp_edit_set_school_name (one, 5, "From one", &error));
  g_assert_no_error (error);
  g_assert_true (sp_edit_set_school_name (two, 6, "From two", &error));
  g_assert_no_error (error);
  g_assert_cmpint (sp_plan_get_revision (two), ==, 2);
  dump_one = test_plan_dump (one);
  dump_two = test_plan_dump (two);
  g_assert_cmpstr (dump_one, ==, dump_two);

  g_assert_cmpint (sqlite3_open (fixture->path, &third), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (third, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (sp_edit_set_school_name (one, 5, "Blocked", &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "another program"));
  g_clear_error (&error);
  sqlite3_close (third);
  g_assert_true (sp_edit_set_school_name (one, 5, "Free again", &error));
  g_clear_object (&one);
  g_clear_object (&two);

  g_assert_cmpint (sqlite3_open (fixture->path, &third), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (third, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  one = sp_plan_open (fixture->path, FALSE, &error);
  g_assert_null (one);
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_IO);
  sqlite3_close (third);
}

/* As QGIS does: through OGR, with a spatial index, a field of its own, a style table, a row removed under our feet. */
static void
test_foreign_writer (TestPlan      *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpSnapshot) s = NULL;
  g_autofree char *output = NULL;
  g_autofree char *moved = NULL;
  g_autofree char *index = NULL;
  g_autofree char *field = NULL;
  g_autofree char *layer = NULL;
  g_autofree char *source = g_build_filename (fixture->folder, "extra.csv", NULL);

  g_assert_true (g_file_set_contents (source, "name,WKT\nA,POINT (1 52)\n", -1, NULL));
  output
      = test_run ("ogrinfo", fixture->path, "-sql", "UPDATE school SET name = 'Renamed in a GIS' WHERE id = 5", NULL);
  moved
      = test_run ("/usr/bin/python3", "-c",
                  "import sys\nfrom osgeo import ogr\nd = ogr.Open (sys.argv[1], 1)\nl = d.GetLayerByName ('school')\n"
                  "f = l.GetFeature (5)\nf.SetGeometry (ogr.CreateGeometryFromWkt ('POINT (0.75 52.41)'))\n"
                  "assert l.SetFeature (f) == 0",
                  fixture->path, NULL);
  index = test_run ("ogrinfo", fixture->path, "-sql", "SELECT CreateSpatialIndex ('school', 'geom')", NULL);
  field = test_run ("ogrinfo", fixture->path, "-sql", "ALTER TABLE school ADD COLUMN head_teacher TEXT(80)", NULL);
  layer = test_run ("ogr2ogr", "-f", "GPKG", "-update", fixture->path, source, "-nln", "layer_of_mine", "-oo",
                    "GEOM_POSSIBLE_NAMES=WKT", NULL);
  g_assert_cmpint (test_plan_int64 (fixture->path, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"), >, 0);
  test_plan_sql (fixture->path, "UPDATE housing_site SET name = 'Also' WHERE id = 20");

  plan = sp_plan_open (fixture->path, FALSE, &error);
  g_assert_no_error (error);
  s = sp_plan_snapshot (plan, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (s->schools[0].name, ==, "Renamed in a GIS");
  g_assert_true (s->schools[0].has_point);
  g_assert_cmpfloat (s->schools[0].lat, ==, 52.41);
  g_assert_true (sp_edit_set_school_name (plan, 5, "And back", &error));
  g_assert_no_error (error);
  g_assert_true (sp_plan_undo (plan, &error));
  g_assert_no_error (error);
  g_clear_object (&plan);
  assert_valid_geopackage (fixture->path);
}

/* A plan of an older version, made from the schema as it was then. */
static char *
make_old_plan (TestPlan *fixture,
               gint      version)
{
  g_autofree char *name = g_strdup_printf ("tests/plan/old/v%d.sql", version);
  g_autofree char *schema = g_build_filename (g_getenv ("SP_SOURCE_ROOT"), name, NULL);
  g_autofree char *small = g_build_filename (g_getenv ("SP_SOURCE_ROOT"), "tests/plan/small.sql", NULL);
  g_autofree char *schema_sql = NULL;
  g_autofree char *small_sql = NULL;
  g_autofree char *meta
      = g_strdup_printf ("CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type, identifier, "
                         "description, last_change, min_x, min_y, max_x, max_y, srs_id);"
                         "CREATE TABLE gpkg_geometry_columns (a, b, c, d, e, f);"
                         "INSERT INTO plan_meta (id, format, schema_version, title, created_at) VALUES (1, "
                         "'school-places-plan', %d, 'Small', '');"
                         "INSERT INTO authority (id, name, la_code) VALUES (1, 'Small', '926');"
                         "INSERT INTO assumption (id, origin_year) VALUES (1, 2013);"
                         "INSERT INTO scenario (id, name) VALUES (1, 'Plan as it stands')",
                         version);
  char *path = g_build_filename (fixture->folder, "old.gpkg", NULL);

  g_assert_true (g_file_get_contents (schema, &schema_sql, NULL, NULL));
  g_assert_true (g_file_get_contents (small, &small_sql, NULL, NULL));
  test_plan_sql (path, "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300");
  test_plan_sql (path, schema_sql);
  test_plan_sql (path, meta);
  test_plan_sql (path, small_sql);
  return path;
}

/* From every version there has been, to the same plan as one made today with the same rows; a copy of the old one is
 * kept. */
static void
test_migration (TestPlan      *fixture,
                gconstpointer  data)
{
  /* What a GIS sees of it: titles, styles, R-trees and their triggers. */
  static const char *const dress[] = {
    "SELECT count(*) FROM gpkg_data_columns", "SELECT sum(length(styleQML)) FROM layer_styles",
    "SELECT count(*) FROM gpkg_extensions", "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'",
    "SELECT count(*) FROM rtree_school_geom", "SELECT sum(id) FROM rtree_planning_area_geom",
    "SELECT count(*) FROM gpkg_contents",
  };
  gint version = GPOINTER_TO_INT (data);
  g_autofree char *path = make_old_plan (fixture, version);
  g_autofree char *backup = g_strdup_printf ("%s.v%d-backup", path, version);
  g_autofree char *untouched = NULL;
  g_autofree char *again = NULL;
  g_autofree char *dump = NULL;
  g_autofree char *fresh_dump = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;
  g_autoptr (SpPlan) fresh = NULL;
  gsize n, m;

  g_file_get_contents (path, &untouched, &n, NULL);
  g_assert_null (sp_plan_open (path, TRUE, &error));
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED);
  g_clear_error (&error);
  g_file_get_contents (path, &again, &m, NULL);
  g_assert_cmpmem (untouched, n, again, m);

  plan = sp_plan_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_plan_int64 (path, "SELECT schema_version FROM plan_meta"), ==, SP_SCHEMA_VERSION);
  g_assert_cmpint (test_plan_int64 (backup, "SELECT schema_version FROM plan_meta"), ==, version);
  fresh = test_plan_open (fixture);
  dump = test_plan_dump (plan);
  fresh_dump = test_plan_dump (fresh);
  g_assert_cmpstr (dump, ==, fresh_dump);
  for (guint i = 0; i < G_N_ELEMENTS (dress); i++)
    g_assert_cmpint (test_plan_int64 (path, dress[i]), ==, test_plan_int64 (fixture->path, dress[i]));
  g_assert_true (sp_edit_set_school_name (plan, 5, "New", &error));
  g_assert_no_error (error);
}

/* What version 1 let be said twice is kept once, as it was said last; the copy has both. */
static void
test_migration_of_doubles (TestPlan      *fixture,
                           gconstpointer  data)
{
  g_autofree char *path = make_old_plan (fixture, 1);
  g_autofree char *backup = g_strconcat (path, ".v1-backup", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = NULL;

  test_plan_sql (path, "INSERT INTO area_school (area_id, school_id) VALUES (12, 7);"
                       "INSERT INTO yield (phase, pupils_per_dwelling) VALUES ('primary', 0.3)");
  plan = sp_plan_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (test_plan_int64 (path, "SELECT count(*) FROM area_school WHERE school_id = 7"), ==, 1);
  g_assert_cmpint (
      test_plan_int64 (path, "SELECT count(*) FROM yield WHERE dwelling_type IS NULL AND pupils_per_dwelling = 0.3"),
      ==, 1);
  g_assert_cmpint (test_plan_int64 (path, "SELECT count(*) FROM yield WHERE dwelling_type IS NULL"), ==, 1);
  g_assert_cmpint (test_plan_int64 (backup, "SELECT count(*) FROM area_school WHERE school_id = 7"), ==, 2);
}

/* No copy, no migration. */
static void
test_migration_without_copy (TestPlan      *fixture,
                             gconstpointer  data)
{
  g_autofree char *path = make_old_plan (fixture, 1);
  g_autoptr (GError) error = NULL;
  gboolean root = geteuid () == 0;

  g_chmod (fixture->folder, 0555);
  g_chmod (path, 0666);
  if (root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  g_assert_null (sp_plan_open (path, FALSE, &error));
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_error (error, SP_PLAN_ERROR, SP_PLAN_ERROR_IO);
  g_assert_nonnull (strstr (error->message, "backup"));
  g_chmod (fixture->folder, 0755);
  g_assert_cmpint (test_plan_int64 (path, "SELECT schema_version FROM plan_meta"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/file/empty", test_empty);
  TEST_PLAN ("/plan/file/failed-new", test_failed_new);
  TEST_PLAN ("/plan/file/geopackage", test_geopackage);
  TEST_PLAN ("/plan/file/samples", test_samples);
  g_test_add_func ("/plan/file/samples-listed", test_samples_listed);
  TEST_PLAN ("/plan/file/one-file", test_one_file);
  TEST_PLAN ("/plan/file/save-copy", test_save_copy);
  TEST_PLAN ("/plan/file/copied-while-open", test_copied_while_open);
  TEST_PLAN ("/plan/file/read-only", test_read_only);
  TEST_PLAN ("/plan/file/not-writable", test_not_writable);
  TEST_PLAN ("/plan/file/two-at-once", test_two_at_once);
  TEST_PLAN ("/plan/file/foreign-writer", test_foreign_writer);
  for (gint version = 1; version < SP_SCHEMA_VERSION; version++)
    {
      g_autofree char *path = g_strdup_printf ("/plan/file/migration/%d", version);

      g_test_add (path, TestPlan, GINT_TO_POINTER (version), test_plan_set_up, test_migration, test_plan_tear_down);
    }
  TEST_PLAN ("/plan/file/migration-of-doubles", test_migration_of_doubles);
  TEST_PLAN ("/plan/file/migration-without-copy", test_migration_without_copy);
  return g_test_run ();
}
