/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-merge-trial.h"

#include <glib/gstdio.h>

#include "sp-plan-merge.h"

typedef struct { char *folder, *copy, *their_path; GPtrArray *choices; } Trial;

static void
trial_free (Trial *self)
{
  if (self->copy != NULL)
    g_unlink (self->copy);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->copy);
  g_free (self->their_path);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self);
}

static void
trial_cb (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  Trial *trial = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) theirs = sp_plan_open (trial->their_path, TRUE, &error);
  g_autoptr (SpPlan) mine = theirs != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error)
                                ? sp_plan_open (trial->copy, FALSE, &error)
                                : NULL;
  GPtrArray *edits = mine != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error)
                         ? sp_plan_prepare_merge (mine, theirs, trial->choices, &error)
                         : NULL;

  if (edits != NULL)
    g_task_return_pointer (task, edits, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
sp_merge_trial_run (SpPlan              *plan,
                    const char          *their_path,
                    GPtrArray           *choices,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  ready,
                    gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, ready, user_data);
  g_autoptr (GError) error = NULL;
  Trial *trial = g_new0 (Trial, 1);

  g_return_if_fail (SP_IS_PLAN (plan) && their_path != NULL);
  trial->their_path = g_strdup (their_path);
  trial->choices = choices != NULL ? g_ptr_array_ref (choices) : NULL;
  trial->folder = g_dir_make_tmp ("school-places-XXXXXX", &error);
  g_task_set_task_data (task, trial, (GDestroyNotify) trial_free);
  if (trial->folder != NULL)
    trial->copy = g_build_filename (trial->folder, "plan.places.gpkg", NULL);
  if (trial->copy == NULL || !sp_plan_save_copy (plan, trial->copy, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_run_in_thread (task, trial_cb);
}

GPtrArray *
sp_merge_trial_finish (GAsyncResult *result,
                       GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
