/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of theirs written into this plan. Private to the room; rules in sp-plan-merge.h. */
#pragma once

#include "sp-merge-operation.h"
#include "sp-plan-merge-apply.h"

G_BEGIN_DECLS

/* Adds what it changes, and what stands in its way, to self; is_deferred: it waits for other rows of its edit. FALSE with error
 * when SQLite failed. */
gboolean sp_merge_write_row (SpMergeApply *self, SpMergeOperation *op, GError **error);

G_END_DECLS
