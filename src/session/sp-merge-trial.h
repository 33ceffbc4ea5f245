/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trying a merge beside the work that goes on: on a copy of the plan, in a thread of its own, so that neither the window nor an
 * edit waits for it. */
#pragma once

#include <gio/gio.h>
#include "sp-plan.h"

G_BEGIN_DECLS

/* Tries what sp_plan_prepare_merge would do of the plan as it is now with the copy at their_path, opened for reading only. choices:
 * array of SpMergeChoice (sp-plan-merge.h) or NULL, referenced until done and not to be changed meanwhile. Cancelling is seen
 * between the steps. */
void       sp_merge_trial_run (SpPlan *plan, const char *their_path, GPtrArray *choices, GCancellable *cancellable,
                               GAsyncReadyCallback ready, gpointer user_data);
/* Array of SpMergeEdit, free with g_ptr_array_unref; NULL with error: those of sp_plan_open and sp_plan_prepare_merge, and
 * G_IO_ERROR_CANCELLED. */
GPtrArray *sp_merge_trial_finish (GAsyncResult *result, GError **error);

G_END_DECLS
