/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts that are far out of line with the years beside them, as findings with their rows (sp-roll-outlier.h). They stay. */
#pragma once

#include "sp-roll-series.h"
#include "sp-roll-table.h"

G_BEGIN_DECLS

/* Both tables checked; series was built of them, its areas in their order. */
void sp_roll_unlikely_report (SpRollTable *rolls, SpRollTable *births, const SpRollSeries *series);

G_END_DECLS
