/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-merge-bring.h"

#include "sp-aside.h"
#include "sp-plan-merge.h"

/* What the thread is given. */
typedef struct
{
  char *path, *their_path;
  GPtrArray *choices;
  GError *refusal;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->path);
  g_free (self->their_path);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_error (&self->refusal);
  g_free (self);
}

static GPtrArray *
merge (const Order *order, SpProgress *progress, GError **error)
{
  g_autoptr (SpPlan) theirs = sp_plan_open (order->their_path, TRUE, error);
  g_autoptr (SpPlan) mine = theirs != NULL ? sp_plan_open (order->path, FALSE, error) : NULL;

  return mine != NULL ? sp_plan_merge (mine, theirs, order->choices, progress, NULL, error) : NULL;
}

/* Through a plan of its own: the window goes on reading the one it has. What that plan has to say of itself it says in
 * this thread. */
static gpointer
merge_beside (gpointer data, SpProgress *progress, GError **error)
{
  Order *order = data;
  g_autoptr (GMainContext) context = NULL;
  GPtrArray *edits;

  if (order->refusal != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&order->refusal));
      return NULL;
    }
  context = g_main_context_new ();
  g_main_context_push_thread_default (context);
  edits = merge (order, progress, error);
  g_main_context_pop_thread_default (context);
  return edits;
}

void
sp_merge_bring_run (SpPlan *plan, const char *their_path, GPtrArray *choices, GCancellable *cancellable,
                    SpProgressFunc report, GAsyncReadyCallback ready, gpointer user_data)
{
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (sp_plan_get_path (plan));
  order->their_path = g_strdup (their_path);
  order->choices = choices != NULL ? g_ptr_array_ref (choices) : NULL;
  sp_plan_share (plan, &order->refusal);
  sp_aside_run (merge_beside, order, order_free, (GDestroyNotify)g_ptr_array_unref, cancellable, report, ready,
                user_data);
}

GPtrArray *
sp_merge_bring_finish (GAsyncResult *result, GError **error)
{
  return sp_aside_finish (result, error);
}
