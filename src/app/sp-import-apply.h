/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was tried on a copy is written to the plan, beside the main thread: as one edit, or not at all. */
#pragma once

#include "sp-import-trial.h"

G_BEGIN_DECLS

/* What goes with it. Copied; blanks around the texts are let go. */
typedef struct
{
  const char            *reason;  /* blank = none */
  const char            *keep_as; /* the name to keep the reading under; NULL or blank = it is not kept */
  const SpImportMapping *kept;    /* the reading: of one of the trial's files, or NULL */
} SpImportWords;

/* Takes the trial. `report` as sp_aside_run has it. The plan must not be edited until `ready` is called; there, or later,
 * sp_plan_follow takes up what was written. */
void     sp_import_apply_run (SpPlan *plan, SpImportTrial *trial, const SpImportWords *words, GCancellable *cancellable,
                              SpProgressFunc report, GAsyncReadyCallback ready, gpointer user_data);
/* FALSE with error when it was cancelled or refused: nothing is written. */
gboolean sp_import_apply_finish (GAsyncResult *result, GError **error);

G_END_DECLS
