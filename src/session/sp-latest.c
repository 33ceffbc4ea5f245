/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-latest.h"

struct _SpLatest
{
  gint                ref_count;
  const SpLatestWork *work;
  gpointer            owner;       /* NULL: gone */
  GCancellable       *cancellable; /* of the job in flight, NULL = none */
  gpointer            waiting;     /* what is asked for next, NULL = nothing */
  gint                permille;    /* atomic: how far the job in flight is */
};

/* One job. It holds what was asked for and, at the end, what came of it. */
typedef struct { SpLatest *latest; GCancellable *cancellable; gpointer asked, result; } Job;

static void start (SpLatest *self, gpointer asked);

static void
latest_unref (SpLatest *self)
{
  if (--self->ref_count == 0)
    g_free (self);
}

static void
job_free (Job *job)
{
  job->latest->work->free_asked (job->asked);
  if (job->result != NULL)
    job->latest->work->free_result (job->result);
  g_object_unref (job->cancellable);
  latest_unref (job->latest);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

/* In the worker; the job holds its latest. */
static void
progressed_cb (double fraction, const char *message, gpointer user_data)
{
  Job *job = user_data;

  g_atomic_int_set (&job->latest->permille, (gint) (1000 * CLAMP (fraction, 0, 1)));
}

static void
compute_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr(SpProgress) progress = sp_progress_new (cancellable, progressed_cb, data);
  Job *job = data;
  GError *error = NULL;

  job->result = job->latest->work->compute (job->asked, progress, &error);
  if (job->result != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Job) job = user_data;
  SpLatest *self = job->latest;
  g_autoptr(GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (self->cancellable != job->cancellable) /* cancelled, or its owner is gone */
    return;
  g_clear_object (&self->cancellable);
  if (self->waiting != NULL)
    start (self, g_steal_pointer (&self->waiting));
  self->work->done (self->owner, g_steal_pointer (&job->result), error);
}

static void
start (SpLatest *self, gpointer asked)
{
  g_autoptr(GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  self->ref_count++;
  g_atomic_int_set (&self->permille, 0);
  self->cancellable = g_cancellable_new ();
  *job = (Job) { self, g_object_ref (self->cancellable), asked, NULL };
  task = g_task_new (NULL, self->cancellable, finished_cb, job);
  g_task_set_source_tag (task, start);
  g_task_set_return_on_cancel (task, FALSE);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, compute_in_worker);
}

SpLatest *
sp_latest_new (const SpLatestWork *work, gpointer owner)
{
  SpLatest *self = g_new0 (SpLatest, 1);

  self->ref_count = 1;
  self->work = work;
  self->owner = owner;
  return self;
}

void
sp_latest_free (SpLatest *self)
{
  sp_latest_cancel (self);
  self->owner = NULL;
  latest_unref (self);
}

void
sp_latest_ask (SpLatest *self, gpointer asked)
{
  if (self->cancellable == NULL)
    {
      start (self, asked);
      return;
    }
  if (self->waiting != NULL)
    self->work->free_asked (self->waiting);
  self->waiting = asked;
}

void
sp_latest_cancel (SpLatest *self)
{
  if (self->waiting != NULL)
    self->work->free_asked (g_steal_pointer (&self->waiting));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

gboolean
sp_latest_is_busy (SpLatest *self)
{
  return self->cancellable != NULL;
}

void
sp_latest_stop (SpLatest *self)
{
  if (self->waiting != NULL)
    self->work->free_asked (g_steal_pointer (&self->waiting));
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

double
sp_latest_get_fraction (SpLatest *self)
{
  return g_atomic_int_get (&self->permille) / 1000.;
}
