/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small areas that a plan holds, with their shapes: read when statistics are spread, not with every snapshot. */
#pragma once

#include "sp-plan.h"
#include "sp-shape.h"

G_BEGIN_DECLS

/* kind: 'ward', 'lsoa', 'msoa', 'other'; shape NULL = not held. */
typedef struct { gint64 id; char *code; char *name; char *kind; SpShape *shape; } SpSmallArea;

/* All of them by code; a new array of SpSmallArea. NULL with error when the plan cannot be read. */
GPtrArray *sp_plan_dup_small_areas (SpPlan *plan, GError **error);

/* Calendar year of the latest count of people by small area that the plan holds, 0 = none; FALSE with error when the plan cannot be read. */
gboolean   sp_plan_get_latest_count (SpPlan *plan, gint *year, GError **error);

G_END_DECLS
