/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading process: what it hands over, and that a crash, a hang, nonsense or its absence is an error and nothing more. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "sp-finding.h"
#include "sp-reader-frame.h"
#include "sp-reader-process.h"
#include "sp-reader.h"

static char *
write_program (const char *folder, const char *script)
{
  char *path = g_build_filename (folder, "reader", NULL);
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\n%s\n", script);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0755), ==, 0);
  return path;
}

/* A reader that is something else: what is said of it. */
static void
test_stranger (gconstpointer data)
{
  const char *const *cases = data;
  g_autofree char *folder = g_dir_make_tmp ("reader-XXXXXX", NULL);
  g_autofree char *program = write_program (folder, cases[1]);
  g_autofree char *old = g_strdup (g_getenv ("SP_READER"));
  g_autoptr (SpReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  sp_reader_process_set_patience (1);
  g_setenv ("SP_READER", program, TRUE);
  reader = sp_reader_open ("/tmp/plan of work.xlsx", NULL, 0, NULL, &error);
  if (reader)
    g_assert_null (sp_reader_next_layer (reader, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "plan of work.xlsx"));
  g_assert_nonnull (strstr (error->message, cases[2]));
  if (old)
    g_setenv ("SP_READER", old, TRUE);
  else
    g_unsetenv ("SP_READER");
  sp_reader_process_set_patience (30);
  g_unlink (program);
  g_rmdir (folder);
}

static const char *const strangers[][3] = {
  { "crash", "kill -SEGV $$", "broke the reading process" },
  { "silent", "exec sleep 30", "busy for too long" },
  { "nonsense", "echo 'Hello, world'", "nonsense" },
  { "cut-short", "printf 'L\\100\\0\\0\\0abc'", "broke the reading process" },
  { "huge", "printf 'R\\377\\377\\377\\377abc'", "nonsense" },
  { "nothing", "exit 0", "broke the reading process" },
  { "error", "printf 'E\\015\\0\\0\\0not-readable\\tx'", "cannot be read" },
};

static void
test_absent (void)
{
  g_autofree char *old = g_strdup (g_getenv ("SP_READER"));
  g_autoptr (GError) error = NULL;

  g_setenv ("SP_READER", "/nowhere/school-places-reader", TRUE);
  g_assert_null (sp_reader_open ("/tmp/x.xlsx", NULL, 0, NULL, &error));
  g_assert_nonnull (strstr (error->message, "Install it again"));
  if (old)
    g_setenv ("SP_READER", old, TRUE);
  else
    g_unsetenv ("SP_READER");
}

static void
test_cancelled (void)
{
  g_autofree char *folder = g_dir_make_tmp ("reader-XXXXXX", NULL);
  g_autofree char *program = write_program (folder, "exec sleep 30");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, NULL, NULL);
  g_autoptr (SpReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("SP_READER", program, TRUE);
  reader = sp_reader_open ("/tmp/x.xlsx", NULL, 0, progress, &error);
  g_cancellable_cancel (cancellable);
  g_assert_null (sp_reader_next_layer (reader, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_unsetenv ("SP_READER");
  g_unlink (program);
  g_rmdir (folder);
}

/* Shapes cut by the nearest point: two points in a square share it along the line between them. */
static void
test_nearest (void)
{
  g_autofree char *folder = g_dir_make_tmp ("reader-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "square.geojson", NULL);
  static const char square[] = "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {\"name\": \"S\"}, "
                               "\"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[1,52],[2,52],[2,53],[1,53],[1,52]]]}}]}";
  const guint groups[] = { 4, 9, 9 };
  const double x[] = { 1.25, 1.75, 1.75 }, y[] = { 52.5, 52.5, 52.5 };
  g_autoptr (SpTextRecord) record = sp_text_record_new ();
  g_autoptr (SpReader) reader = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, square, -1, NULL));
  reader = sp_reader_open_nearest (path, groups, x, y, 3, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sp_reader_next_layer (reader, &error));
  g_assert_true (sp_reader_next (reader, record, &error));
  g_assert_cmpstr (sp_text_record_get (record, 0), ==, "4");
  g_assert_true (sp_shape_contains (record->shape, 1.49, 52.9));
  g_assert_false (sp_shape_contains (record->shape, 1.51, 52.9));
  g_assert_cmpfloat_with_epsilon (record->shape->max_x, 1.5, 1e-9);
  g_assert_true (sp_reader_next (reader, record, &error));
  g_assert_cmpstr (sp_text_record_get (record, 0), ==, "9");
  g_assert_cmpfloat_with_epsilon (record->shape->min_x, 1.5, 1e-9);
  g_assert_false (sp_reader_next (reader, record, &error));
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/reader/%s", strangers[i][0]);

      g_test_add_data_func (path, strangers[i], test_stranger);
    }
  g_test_add_func ("/import/reader/absent", test_absent);
  g_test_add_func ("/import/reader/cancelled", test_cancelled);
  g_test_add_func ("/import/reader/nearest", test_nearest);
  return g_test_run ();
}
