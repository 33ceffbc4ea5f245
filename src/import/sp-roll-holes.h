/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is missing between the rows of rolls and births, as findings: years left out, cohorts that vanish and come back,
 * areas without a single pupil. Nothing is dropped: such a hole breaks ratios, and a planner is to know which. */
#pragma once

#include "sp-roll-series.h"
#include "sp-roll-table.h"

G_BEGIN_DECLS

/* Both tables checked; series was built of them, its areas in their order. */
void sp_roll_holes_report (SpRollTable *rolls, SpRollTable *births, const SpRollSeries *series);

G_END_DECLS
