/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-test-plan.h"

#include <glib/gstdio.h>

void
test_plan_sql (const char *path,
               const char *sql)
{
  sqlite3 *db = NULL;
  char *message = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), ==, SQLITE_OK);
  /* The triggers of the R-trees call functions that only a GIS has. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

gint64
test_plan_int64 (const char *path,
                 const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

void
test_plan_set_up (TestPlan      *self,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *small = g_build_filename (g_getenv ("SP_SOURCE_ROOT"), "tests/plan/small.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (SpPlan) plan = NULL;

  self->folder = g_dir_make_tmp ("sp-plan-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "small.gpkg", NULL);
  plan = sp_plan_new_empty (self->path, "Small", "926", sp_academic_year (2013), &error);
  g_assert_no_error (error);
  g_assert_true (sp_plan_close (plan, &error));
  g_assert_no_error (error);
  g_file_get_contents (small, &sql, NULL, &error);
  g_assert_no_error (error);
  test_plan_sql (self->path, sql);
}

void
test_plan_tear_down (TestPlan      *self,
                     gconstpointer  data)
{
  GDir *folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_dir_close (folder);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

SpPlan *
test_plan_open (const TestPlan *self)
{
  g_autoptr (GError) error = NULL;
  SpPlan *plan = sp_plan_open (self->path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (plan);
  return plan;
}

char *
test_plan_dump (SpPlan *plan)
{
  g_autoptr (GError) error = NULL;
  char *dump = sp_plan_dump (plan, &error);

  g_assert_no_error (error);
  return dump;
}

char *
test_run (const char *program,
          ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;
  char *output = NULL;
  int status = 0;
  va_list rest;

  g_ptr_array_add (words, (gpointer) program);
  va_start (rest, program);
  do
    g_ptr_array_add (words, va_arg (rest, char *));
  while (g_ptr_array_index (words, words->len - 1));
  va_end (rest);
  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &errors, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_test_message ("%s: %s%s", program, output, errors);
  g_assert_cmpint (status, ==, 0);
  return output;
}
