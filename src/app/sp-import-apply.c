/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-import-apply.h"

#include <glib/gi18n-lib.h>
#include "sp-aside.h"

/* What the thread is given. */
typedef struct { char *path; SpImportTrial *trial; char *reason; GError *refusal; } Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->path);
  sp_import_trial_free (self->trial);
  g_free (self->reason);
  g_clear_error (&self->refusal);
  g_free (self);
}

static gboolean
write_all (const Order *order, SpPlan *plan, SpProgress *progress, GError **error)
{
  if (sp_plan_get_revision (plan) != sp_import_trial_get_revision (order->trial))
    {
      g_set_error_literal (error, SP_PLAN_ERROR, SP_PLAN_ERROR_REFUSED,
                           _("The plan was edited since the file was looked at. Look at what would change now, then import it."));
      return FALSE;
    }
  return sp_import_trial_write (order->trial, plan, order->reason, progress, error);
}

/* Through a plan of its own: the window goes on reading the one it has. What that plan has to say of itself it says in this thread. */
static gpointer
write_beside (gpointer data, SpProgress *progress, GError **error)
{
  Order *order = data;
  g_autoptr(GMainContext) context = g_main_context_new ();
  SpPlan *plan = NULL;
  gboolean done;

  if (order->refusal != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&order->refusal));
      return NULL;
    }
  g_main_context_push_thread_default (context);
  plan = sp_plan_open (order->path, FALSE, error);
  done = plan != NULL && write_all (order, plan, progress, error);
  g_clear_object (&plan);
  g_main_context_pop_thread_default (context);
  return done ? order : NULL; /* anything that is not NULL */
}

/* NULL where nothing is left. */
static char *
dup_said (const char *text)
{
  char *said = g_strstrip (g_strdup (text != NULL ? text : ""));

  if (*said == '\0')
    g_clear_pointer (&said, g_free);
  return said;
}

void
sp_import_apply_run (SpPlan *plan, SpImportTrial *trial, const SpImportWords *words, GCancellable *cancellable,
                     SpProgressFunc report, GAsyncReadyCallback ready, gpointer user_data)
{
  Order *order = g_new0 (Order, 1);
  g_autofree char *keep_as = dup_said (words->keep_as);

  g_return_if_fail (SP_IS_PLAN (plan) && trial != NULL);
  order->path = g_strdup (sp_plan_get_path (plan));
  order->trial = trial;
  order->reason = dup_said (words->reason);
  if (keep_as != NULL && words->kept != NULL)
    sp_import_keep_mapping (sp_import_trial_get_import (trial), words->kept, keep_as);
  sp_plan_share (plan, &order->refusal);
  sp_aside_run (write_beside, order, order_free, NULL, cancellable, report, ready, user_data);
}

gboolean
sp_import_apply_finish (GAsyncResult *result, GError **error)
{
  return sp_aside_finish (result, error) != NULL;
}
