/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan holds, for other programs and for people. */
#pragma once

#include "sp-plan.h"
#include "sp-table.h"

G_BEGIN_DECLS

/* Every table of the plan that has rows, as sheets for people: words, units, names in place of keys. Array of SpTable. NULL with
 * error as sp_plan_read_table. */
GPtrArray *sp_tables_of_plan (SpPlan *plan, GError **error);

/* A table with shapes as GeoJSON (RFC 7946): WGS 84, outer rings anticlockwise, properties as in the plan. NULL with error as
 * sp_plan_read_features. */
char *sp_plan_dup_geojson (SpPlan *plan, const char *table, GError **error);

G_END_DECLS
