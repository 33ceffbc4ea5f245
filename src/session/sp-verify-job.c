/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-verify-job.h"

#include "sp-verification.h"

static void
verify_cb (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  g_autoptr (SpProgress) progress = sp_progress_new (cancellable, NULL, NULL);
  g_autoptr (GError) error = NULL;
  SpVerification *verification = sp_verification_run (progress, &error);

  if (verification != NULL)
    g_task_return_pointer (task, verification, (GDestroyNotify) sp_verification_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
sp_verify_job_run (GCancellable        *cancellable,
                   GAsyncReadyCallback  ready,
                   gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, ready, user_data);

  g_task_run_in_thread (task, verify_cb);
}

SpVerification *
sp_verify_job_finish (GAsyncResult *result,
                      GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
sp_verify_job_free (SpVerification *verification)
{
  sp_verification_unref (verification);
}

guint
sp_verify_job_count_different (const SpVerification *verification)
{
  return verification->n_different;
}
