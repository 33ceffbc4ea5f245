/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-aside.h"

#define BETWEEN_REPORTS_MS 100

typedef struct
{
  SpAsideWork         work;
  gpointer            data;
  GDestroyNotify      free_data, free_result;
  SpProgressFunc      report;
  GAsyncReadyCallback ready;
  gpointer            user_data;
  guint               timer;
  GMutex              lock;      /* over the two below, which the thread writes */
  double              fraction;
  char               *message;
} Aside;

static void
aside_free (Aside *self)
{
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_mutex_clear (&self->lock);
  g_free (self->message);
  g_free (self);
}

static void
progress_cb (double fraction, const char *message, gpointer data)
{
  Aside *self = data;

  g_mutex_lock (&self->lock);
  self->fraction = fraction;
  if (g_strcmp0 (self->message, message) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (message);
    }
  g_mutex_unlock (&self->lock);
}

static gboolean
report_cb (gpointer data)
{
  Aside *self = data;
  g_autofree char *message = NULL;
  double fraction;

  g_mutex_lock (&self->lock);
  fraction = self->fraction;
  message = g_strdup (self->message);
  g_mutex_unlock (&self->lock);
  if (message != NULL)
    self->report (fraction, message, self->user_data);
  return G_SOURCE_CONTINUE;
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Aside *self = data; /* the task's own, until it is finalized */

  g_clear_handle_id (&self->timer, g_source_remove);
  self->ready (source, result, self->user_data);
}

static void
work_cb (GTask        *task,
         gpointer      source,
         gpointer      data,
         GCancellable *cancellable)
{
  Aside *self = data;
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, progress_cb, self);
  g_autoptr (GError) error = NULL;
  gpointer result = self->work (self->data, progress, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, self->free_result);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
sp_aside_run (SpAsideWork          work,
              gpointer             data,
              GDestroyNotify       free_data,
              GDestroyNotify       free_result,
              GCancellable        *cancellable,
              SpProgressFunc       report,
              GAsyncReadyCallback  ready,
              gpointer             user_data)
{
  Aside *self = g_new0 (Aside, 1);
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, ready_cb, self);

  *self = (Aside) { .work = work, .data = data, .free_data = free_data, .free_result = free_result, .report = report,
                    .ready = ready, .user_data = user_data };
  g_mutex_init (&self->lock);
  if (report != NULL)
    self->timer = g_timeout_add (BETWEEN_REPORTS_MS, report_cb, self);
  g_task_set_check_cancellable (task, FALSE); /* stopped too late: what was done is done, and is told */
  g_task_set_task_data (task, self, (GDestroyNotify) aside_free);
  g_task_run_in_thread (task, work_cb);
}

gpointer
sp_aside_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
