/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a small area lies in each planning area: people are spread over its ground evenly, for want of better. */
#pragma once

#include "sp-small-area.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct { guint small; SpAreaIndex area; double share; } SpAreaWeight;

/* One array of SpAreaWeight for the primary planning areas of the plan (those of them that have shapes), by small area then planning
 * area. A small area wholly inside one planning area has share 1 there; else shares are those of a fixed grid of about 400 points in it,
 * those that lie in no planning area left out, so shares may add to less than 1. Free with g_array_unref. */
GArray *sp_area_weights_new (GPtrArray *small_areas, const SpSnapshot *plan);

G_END_DECLS
