/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One edit of another officer's copy: what it is, what it would change here, where both changed the same, and what to do with it. */
#pragma once

#include <adwaita.h>
#include "sp-plan-merge.h"

G_BEGIN_DECLS

#define SP_TYPE_MERGE_ROW (sp_merge_row_get_type ())
G_DECLARE_FINAL_TYPE (SpMergeRow, sp_merge_row, SP, MERGE_ROW, AdwExpanderRow)

/* Signal "changed": the decision, or the reason for it, is another. */
SpMergeRow    *sp_merge_row_new (const SpMergeEdit *edit);
/* What became of it, tried again after other decisions; the reader's own decision stays. */
void           sp_merge_row_update (SpMergeRow *self, const SpMergeEdit *edit);
/* NULL while nothing special is asked: a clean edit is taken, one in conflict waits. Free with sp_merge_choice_free. */
SpMergeChoice *sp_merge_row_dup_choice (SpMergeRow *self);
/* Whether merging can go ahead as far as this edit goes. */
gboolean       sp_merge_row_is_settled (SpMergeRow *self);
gboolean       sp_merge_row_is_taken (SpMergeRow *self);

G_END_DECLS
