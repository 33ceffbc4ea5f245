/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "plan-fixture.h"

#include <glib/gstdio.h>

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
