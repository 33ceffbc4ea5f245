/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work done beside the main thread: its result, its progress, its failure, and stopping it. */
#include "config.h"

#include "sp-aside.h"

typedef struct { GMainLoop *loop; gpointer result; GError *error; GThread *here; guint n_reports; double last; gboolean over; } Wait;

static gint n_freed;

static void
free_cb (gpointer data)
{
  g_atomic_int_inc (&n_freed);
  g_free (data);
}

static void
report_cb (double fraction, const char *message, gpointer data)
{
  Wait *wait = data;

  g_assert_true (g_thread_self () == wait->here);
  g_assert_false (wait->over);
  g_assert_cmpstr (message, ==, "Counting");
  g_assert_cmpfloat (fraction, >=, wait->last);
  wait->last = fraction;
  wait->n_reports++;
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  g_assert_true (g_thread_self () == wait->here);
  wait->result = sp_aside_finish (result, &wait->error);
  wait->over = TRUE;
  g_main_loop_quit (wait->loop);
}

static gpointer
count (gpointer data, SpProgress *progress, GError **error)
{
  for (guint i = 0; i < 50; i++)
    {
      if (sp_progress_is_cancelled (progress, error))
        return NULL;
      sp_progress_report (progress, i / 50.0, "Counting");
      g_usleep (10000);
    }
  return g_strdup_printf ("counted for %s", (const char *) data);
}

static gpointer
fail (gpointer data, SpProgress *progress, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "It cannot be counted");
  return NULL;
}

static void
run (Wait *wait, SpAsideWork work, GCancellable *cancellable)
{
  *wait = (Wait) { .loop = g_main_loop_new (NULL, FALSE), .here = g_thread_self () };
  n_freed = 0;
  sp_aside_run (work, g_strdup ("you"), free_cb, g_free, cancellable, report_cb, ready_cb, wait);
  g_main_loop_run (wait->loop);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_main_loop_unref (wait->loop);
  for (guint i = 0; i < 500 && g_atomic_int_get (&n_freed) == 0; i++) /* the thread may be the last to hold it */
    g_usleep (1000);
  g_assert_cmpint (n_freed, ==, 1);
}

static void
test_done (void)
{
  Wait wait;

  run (&wait, count, NULL);
  g_assert_no_error (wait.error);
  g_assert_cmpstr (wait.result, ==, "counted for you");
  g_assert_cmpuint (wait.n_reports, >, 0);
  g_free (wait.result);
}

static void
test_failed (void)
{
  Wait wait;

  run (&wait, fail, NULL);
  g_assert_null (wait.result);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&wait.error);
}

static gboolean
stop_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_stopped (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait wait;

  g_timeout_add (50, stop_cb, cancellable);
  run (&wait, count, cancellable);
  g_assert_null (wait.result);
  g_assert_error (wait.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&wait.error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/aside/done", test_done);
  g_test_add_func ("/aside/failed", test_failed);
  g_test_add_func ("/aside/stopped", test_stopped);
  return g_test_run ();
}
