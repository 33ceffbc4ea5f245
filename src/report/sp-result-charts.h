/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts and map contents filled from results: the one place where numbers of the engines become ink, for window and
 * paper. */
#pragma once

#include <glib.h>
#include "sp-sentences.h"
#include "sp-year.h"

G_BEGIN_DECLS

typedef struct _SpChart SpChart;
typedef struct _SpMapContent SpMapContent;

/* Pupils of the entry year of an area: history, forecast in its fan, capacity as a step, births boundary; right axis
 * in FE. */
SpChart *sp_chart_for_entry (SpNeed *need, gint area);
/* All year groups of the phase. */
SpChart *sp_chart_for_phase (SpNeed *need, gint area);
/* Dwellings by academic year of a growth area. */
SpChart *sp_chart_for_dwellings (SpNeed *need, gint growth);
/* Forms of entry by year of a growth area's main planning area of a phase, with capacity line. */
SpChart *sp_chart_for_growth_forms (SpNeed *need, gint growth, SpPhase phase);
/* County shortfall by year as bars (behind the time bar). */
SpChart *sp_chart_for_shortfall (SpNeed *need, SpPhase phase);
/* Money by source per financial year against spend; the gap hatched where all money is dated (else no year's gap is
 * known). */
SpChart *sp_chart_for_funding (SpFunding *funding);

/* All money, by source, beside all that is asked for; what is missing hatched on top of the money. */
SpChart *sp_chart_for_envelope (SpFunding *funding);

/* The map for a phase at a lead (0 = origin). */
SpMapContent *sp_map_content_for_need (SpNeed *need, SpPhase phase, gint lead);
/* The ground and the areas only, for where schools and growth areas would be a smudge. */
SpMapContent *sp_map_content_for_areas (SpNeed *need, SpPhase phase, gint lead);

/* The planning area of a phase that takes most of a growth area's pupils, -1 = none said. */
gint  sp_growth_main_area (SpSnapshot *snapshot, gint growth, SpPhase phase);

G_END_DECLS
