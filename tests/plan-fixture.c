/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

SpPlan *
plan_fixture_new (const char *sample, char **folder, char **path)
{
  g_autoptr (GError) error = NULL;
  SpPlan *plan;

  *folder = g_dir_make_tmp ("sp-test-XXXXXX", &error);
  g_assert_no_error (error);
  *path = g_build_filename (*folder, "plan.places.gpkg", NULL);
  plan = sp_plan_new_from_sample (*path, sample, &error);
  g_assert_no_error (error);
  return plan;
}

void
plan_fixture_free (SpPlan *plan, char *folder, char *path)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (sp_plan_close (plan, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (plan);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  g_free (path);
  g_free (folder);
}

void
plan_fixture_set_up (PlanFixture *self, gconstpointer sample)
{
  self->plan = plan_fixture_new (sample, &self->folder, &self->path);
}

void
plan_fixture_tear_down (PlanFixture *self, gconstpointer sample)
{
  plan_fixture_free (self->plan, self->folder, self->path);
}

void
plan_fixture_change (PlanFixture *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;

  g_assert_true (sp_plan_close (self->plan, &error));
  g_clear_object (&self->plan);
  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  self->plan = sp_plan_open (self->path, FALSE, &error);
  g_assert_no_error (error);
}

SpSnapshot *
plan_fixture_read (SpPlan *plan)
{
  g_autoptr (GError) error = NULL;
  SpSnapshot *snapshot = sp_plan_snapshot (plan, 0, &error);

  g_assert_no_error (error);
  return snapshot;
}

SpSnapshot *
plan_fixture_read_sample (const char *sample)
{
  PlanFixture fixture;
  SpSnapshot *snapshot;

  plan_fixture_set_up (&fixture, sample);
  snapshot = plan_fixture_read (fixture.plan);
  plan_fixture_tear_down (&fixture, sample);
  return snapshot;
}
