/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a planner should look at in a comparison of pupils with places. Private to this room. */
#pragma once

#include "sp-need.h"

G_BEGIN_DECLS

/* Appends the supply's findings, then: areas that could not be compared, areas short with no project, places that come
 * after the need, areas with many places spare, and an authority that is short and has spare places at once. */
void sp_need_find_faults (const SpNeed *self, GPtrArray *findings);

G_END_DECLS
