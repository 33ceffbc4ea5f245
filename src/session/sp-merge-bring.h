/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing a colleague's edits into the plan beside the main thread: all that is taken, or nothing. */
#pragma once

#include <gio/gio.h>
#include "sp-plan.h"
#include "sp-progress.h"

G_BEGIN_DECLS

/* Merges the copy at their_path, opened for reading only, into the plan's file. choices: array of SpMergeChoice
 * (sp-plan-merge.h), referenced until done and not to be changed meanwhile. `report` as sp_aside_run has it. The plan
 * must not be edited until `ready` is called; there, or later, sp_plan_follow takes up what was written. */
void sp_merge_bring_run (SpPlan *plan, const char *their_path, GPtrArray *choices, GCancellable *cancellable,
                         SpProgressFunc report, GAsyncReadyCallback ready, gpointer user_data);
/* Array of SpMergeEdit, free with g_ptr_array_unref: it is written, even where it was stopped too late. NULL with
 * error, nothing written: those of sp_plan_open and sp_plan_merge. */
GPtrArray *sp_merge_bring_finish (GAsyncResult *result, GError **error);

G_END_DECLS
