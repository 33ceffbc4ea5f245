/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session's jobs: each edit cancels what is in flight and asks for a run; when its results are shown, the look ahead from
 * them (paths, chances, record) follows. What comes back is adopted only when nothing newer was asked for. */
#include "config.h"

#include "sp-session-private.h"

/* A first look five years ahead: far enough for the births that have happened to show. */
#define FIRST_LEAD 5

/* The job holds the session, not the task: the worker may let go of its task last, and a session must not end there. */
typedef struct { SpSession *session; SpRun *run; SpOutlook *outlook; guint64 serial; } Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->run, sp_run_free);
  g_clear_pointer (&job->outlook, sp_outlook_free);
  g_object_unref (job->session);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
set_busy (SpSession *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  sp_session_notify (self, "busy");
}

static void
set_looking_ahead (SpSession *self, gboolean looking_ahead)
{
  if (self->looking_ahead == looking_ahead)
    return;
  self->looking_ahead = looking_ahead;
  sp_session_notify (self, "looking-ahead");
}

void
sp_session_set_failure (SpSession *self, const char *failure)
{
  if (g_strcmp0 (self->failure, failure) == 0)
    return;
  g_free (self->failure);
  self->failure = g_strdup (failure);
  sp_session_notify (self, "failure");
}

static void
clamp_year (SpSession *self, gboolean first)
{
  gint year = first ? sp_session_get_first_year (self) + FIRST_LEAD : self->year;

  year = CLAMP (year, sp_session_get_first_year (self), sp_session_get_last_year (self));
  if (year == self->year)
    return;
  self->year = year;
  sp_session_notify (self, "year");
}

static void
notify_results (SpSession *self)
{
  static const char *const names[] = {
    "forecast-missing", "snapshot", "forecast", "need", "funding", "reconciliation", "first-year", "last-year",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    sp_session_notify (self, names[i]);
}

static void
adopt_outlook (SpSession *self, SpOutlook *outlook)
{
  g_clear_pointer (&self->outlook, sp_outlook_free);
  self->outlook = outlook;
  sp_session_refill_shown (self);
  g_signal_emit_by_name (self, "outlook-changed");
}

void
sp_session_adopt_run (SpSession *self, SpRun *run)
{
  gboolean first = self->run == NULL;
  g_autoptr(SpRun) old = g_steal_pointer (&self->run);

  self->run = run;
  if (run == NULL || run->need == NULL)
    g_clear_pointer (&self->outlook, sp_outlook_free); /* there is nothing to look ahead from */
  g_object_freeze_notify (G_OBJECT (self));
  clamp_year (self, first);
  sp_session_refill_all (self);
  sp_session_check_selection (self);
  notify_results (self);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit_by_name (self, "results-changed");
}

static void
compute_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr(SpProgress) progress = sp_progress_new (cancellable, NULL, NULL);
  Job *job = data;
  GError *error = NULL;

  if (job->outlook != NULL ? sp_outlook_compute (job->outlook, progress, &error) : sp_run_compute (job->run, progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Takes the run or the outlook. */
static void
start_job (SpSession *self, SpRun *run, SpOutlook *outlook, GAsyncReadyCallback finished)
{
  g_autoptr(GTask) task = NULL;
  Job *job = g_new0 (Job, 1);

  *job = (Job) { g_object_ref (self), run, outlook, self->asked };
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, finished, job);
  g_task_set_source_tag (task, start_job);
  g_task_set_return_on_cancel (task, FALSE);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, compute_in_worker);
}

static void
outlook_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Job) job = user_data;
  SpSession *self = job->session;
  g_autoptr(GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (job->serial != self->asked)
    return;
  g_clear_object (&self->cancellable);
  if (done)
    adopt_outlook (self, g_steal_pointer (&job->outlook));
  else
    sp_session_set_failure (self, error->message);
  set_looking_ahead (self, FALSE);
}

static void
run_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Job) job = user_data;
  SpSession *self = job->session;
  g_autoptr(GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* Something newer was asked for: this result is of the past, whether it is sound or not. */
  if (job->serial != self->asked)
    return;
  g_clear_object (&self->cancellable);
  sp_session_set_failure (self, done ? NULL : error->message);
  set_looking_ahead (self, done && job->run->need != NULL);
  if (done)
    sp_session_adopt_run (self, g_steal_pointer (&job->run));
  set_busy (self, FALSE);
  if (job->serial == self->asked && self->looking_ahead) /* whoever was told may have asked for something newer */
    start_job (self, NULL, sp_outlook_new (self->run->need), outlook_finished_cb);
}

static gboolean
start_run_cb (gpointer user_data)
{
  SpSession *self = user_data;
  g_autoptr(GError) error = NULL;
  SpPlanImage *image;

  self->start_source = 0;
  image = sp_plan_image_new (self->plan, &error);
  if (image != NULL)
    {
      start_job (self, sp_run_new (image, self->scenario_id, self->supply_kind), NULL, run_finished_cb);
      return G_SOURCE_REMOVE;
    }
  sp_session_set_failure (self, error->message);
  set_busy (self, FALSE);
  return G_SOURCE_REMOVE;
}

void
sp_session_cancel_run (SpSession *self)
{
  self->asked++;
  g_clear_handle_id (&self->start_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
sp_session_ask_for_run (SpSession *self)
{
  sp_session_cancel_run (self);
  set_looking_ahead (self, FALSE);
  set_busy (self, self->plan != NULL);
  if (self->plan != NULL)
    self->start_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, start_run_cb, self, NULL);
}

void
sp_session_wait (SpSession *self)
{
  while (self->busy || self->looking_ahead)
    g_main_context_iteration (NULL, TRUE);
}
