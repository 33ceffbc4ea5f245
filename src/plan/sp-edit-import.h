/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The named edit that writes what an import read, and the mappings kept for next time. As in sp-edit.h: one transaction, one
 * undo step; on failure or cancellation nothing is changed. */
#pragma once

#include "sp-plan.h"
#include "sp-progress.h"
#include "sp-stage.h"

G_BEGIN_DECLS

/* Writes the rows under `label` ("Import of schools from register.csv"). A row that the plan cannot hold is left out with a
 * finding in `findings` (of SpFinding); the others are written. Where nothing is different there is no undo step. */
gboolean sp_edit_import (SpPlan *plan, SpStage *stage, const char *label, const char *reason, SpProgress *progress,
                         GPtrArray *findings, GError **error);
/* What sp_edit_import would do, found out on a copy in memory: the counts of the stage and the findings are the same and the
 * plan, which may be read-only, is not touched. */
gboolean sp_plan_try_import (SpPlan *plan, SpStage *stage, SpProgress *progress, GPtrArray *findings, GError **error);

/* sp-edit-mapping.c — keeps a mapping under a name (anew where there is one); definition is JSON. */
gboolean sp_edit_save_mapping (SpPlan *plan, const char *name, const char *kind, const char *definition, GError **error);
/* NULL with error when there is none of that name (the message lists those there are). Free with g_free. */
char    *sp_plan_dup_mapping (SpPlan *plan, const char *name, GError **error);
/* Names of the kept mappings, those for `kind` (NULL = all), in order. */
char   **sp_plan_dup_mapping_names (SpPlan *plan, const char *kind);

G_END_DECLS
