/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door of the room: progress that goes on, cancellation that leaves everything as it was. */
#include "config.h"

#include <glib/gstdio.h>

#include "sp-import.h"

typedef struct { char *folder, *path, *file; SpPlan *plan; } Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("time_period,old_la_code,nc_year,headcount\n");
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("import-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "plan.gpkg", NULL);
  self->file = g_build_filename (self->folder, "rolls.csv", NULL);
  for (guint i = 0; i < 40000; i++)
    g_string_append_printf (text, "201314,%u,Y%u,%u\n", i < 14 ? 926 : 850, i % 14 + 1, i);
  g_assert_true (g_file_set_contents (self->file, text->str, -1, NULL));
  self->plan = sp_plan_new_empty (self->path, "Test", "926", sp_academic_year (2013), &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_clear_object (&self->plan);
  g_unlink (self->path);
  g_unlink (self->file);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->file);
}

typedef struct { guint n; double last; GCancellable *cancel; } Watch;

static void
watch_cb (double fraction, const char *message, gpointer data)
{
  Watch *self = data;

  g_assert_nonnull (message);
  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  self->last = MAX (self->last, fraction);
  if (++self->n == 20 && self->cancel)
    g_cancellable_cancel (self->cancel);
}

static void
test_progress (Fixture *self, gconstpointer data)
{
  Watch watch = { 0 };
  g_autoptr (SpProgress) progress = sp_progress_new (NULL, watch_cb, &watch);
  const SpImportOptions options = SP_IMPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpImport) import = sp_import_new (self->plan, &error);
  guint n;

  g_assert_true (sp_import_add_file (import, self->file, &options, progress, &error));
  g_assert_cmpuint (watch.n, >, 20);
  g_assert_cmpfloat (watch.last, >, 0.5);
  g_assert_true (sp_import_apply (import, NULL, progress, &error));
  g_assert_cmpuint (sp_import_get_counts (import, &n)[0].added, ==, 14);
  g_assert_cmpuint (sp_import_get_file (import, 0)->n_read, ==, 40000);
  g_assert_cmpstr (sp_plan_get_undo_label (self->plan), ==, "Import rolls.csv");
}

static void
test_cancelled_while_read (Fixture *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Watch watch = { .cancel = cancellable };
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, watch_cb, &watch);
  const SpImportOptions options = SP_IMPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpImport) import = sp_import_new (self->plan, &error);
  gint64 revision = sp_plan_get_revision (self->plan);

  g_assert_false (sp_import_add_file (import, self->file, &options, progress, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (watch.n, <, 30); /* it stopped soon */
  g_assert_cmpint (sp_plan_get_revision (self->plan), ==, revision);
  g_assert_null (sp_plan_get_undo_label (self->plan));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/import/door/progress", Fixture, NULL, set_up, test_progress, tear_down);
  g_test_add ("/import/door/cancelled", Fixture, NULL, set_up, test_cancelled_while_read, tear_down);
  return g_test_run ();
}
