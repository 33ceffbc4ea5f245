/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts and map contents filled from results: the one place where numbers of the engines become ink, for window and
 * paper. */
#pragma once

#include <glib.h>
#include "sp-sentences.h"
#include "sp-year.h"

G_BEGIN_DECLS

typedef struct _SpChart SpChart;
typedef struct _SpHeat SpHeat;
typedef struct _SpMapContent SpMapContent;
typedef struct _SpForecastPaths SpForecastPaths;
typedef struct _SpBacktest SpBacktest;
typedef struct _SpBridge SpBridge;
typedef struct _SpTable SpTable;
typedef struct _SpNeedProbability SpNeedProbability;

/* Whose pupils a chart is about. */
typedef struct
{
  gint        area;        /* -1 = all planning areas of the phase together */
  SpPhase     phase;
  SpYearGroup first, last; /* of the phase */
} SpPupilScope;
/* "Thetford: pupils in Year 3", "All planning areas: primary pupils"; free with g_free. */
char *sp_title_for_scope (SpNeed *need, const SpPupilScope *scope);

/* Something to compare a forecast with, drawn thin and grey: a past round, the plan as it stands. Borrowed. */
typedef struct
{
  const char    *name;
  SpAcademicYear first;
  guint          n;
  const double  *values;   /* n pupils */
  const guint8  *known;    /* n flags */
} SpGhostLine;

/* History, past rounds, the forecast in its fan, places as a step, the births boundary, forms of entry on the right. paths (NULL = not
 * worked out yet) give the fan of all areas together; a year group of all of them has none. record (NULL = none) is printed
 * beneath (sp_sentence_for_record). marked_year: the year shown. */
SpChart *sp_chart_for_fan (SpNeed *need, SpForecastPaths *paths, const SpPupilScope *scope, const SpGhostLine *ghosts,
                           guint n_ghosts, gint marked_year, const char *record);
/* A trial of other dwellings (NULL = as planned): its fan, with the plan's forecast thin beside it; and how the year differs. */
SpChart *sp_chart_for_trial (SpNeed *planned, SpNeed *tried, const SpPupilScope *scope, gint marked_year);
char    *sp_sentence_for_trial (SpNeed *planned, SpNeed *tried, const SpPupilScope *scope, gint year);
/* What the forecast is made of, stacked, and the total they add up to. */
SpChart *sp_chart_for_components (SpNeed *need, const SpPupilScope *scope, gint marked_year);
/* Year groups by years: pupils in each cell, shaded by the places of that year group. area -1 = all. */
SpHeat  *sp_heat_for_groups (SpNeed *need, gint area, SpPhase phase, gint marked_year);

/* Pupils of the entry year of an area: history, forecast in its fan, capacity as a step, births boundary; right axis
 * in FE. */
SpChart *sp_chart_for_entry (SpNeed *need, gint area);
/* All year groups of the phase. */
SpChart *sp_chart_for_phase (SpNeed *need, gint area);
/* "Of 1,240 past 80 % intervals at 3 years for areas of this size, 79 % held."; where nothing so far ahead can be compared
 * yet, of the furthest that can. NULL when there is nothing to say; free with g_free. */
char    *sp_sentence_for_record (SpNeed *need, SpBacktest *backtest, const SpPupilScope *scope, gint lead);

/* The method in force, as it is printed ("weighted 3:2:1"; "chosen by back-test: last ratio"): of the last year group
 * of the scope, next year; of all areas where they differ, that most of them have. Free with g_free; NULL where nothing
 * is forecast. */
char *sp_words_for_method (SpNeed *need, const SpPupilScope *scope);
/* The row of the league that is in force and what is said beside it ("in force"; "in force, here by last ratio"). Free
 * both. */
char *sp_words_for_league_row (SpNeed *need, const SpPupilScope *scope, char **badge);
/* The back-test's record of it (sp_table_of_calibration). */
SpTable *sp_table_of_record (SpNeed *need, SpBacktest *backtest, const SpPupilScope *scope);

/* What to bear in mind of a back-test: of SpFinding, borrowed. */
GPtrArray *sp_findings_of_backtest (SpBacktest *backtest);

/* From one forecast to another in a year, part by part, in whole pupils that add up. area_code NULL = all areas of the scope's
 * phase. NULL when neither forecast says anything of them. */
SpChart *sp_chart_for_bridge (SpBridge *bridge, const char *area_code, const SpPupilScope *scope, gint year);

/* The index of an area in the snapshot of a need, -1 = it is not there. */
gint     sp_find_area_of_need (SpNeed *need, gint64 id);

/* Scenarios side by side: n of them, their needs and names. Lines of pupils with what was counted and the places of the first;
 * and a row for each: pupils, how many more or fewer than in the first, need. An area is looked up by the first's index. */
SpChart *sp_chart_for_scenarios (SpNeed *const *needs, const char *const *names, guint n, const SpPupilScope *scope,
                                 gint marked_year);

/* Dwellings by academic year of a growth area. */
SpChart *sp_chart_for_dwellings (SpNeed *need, gint growth);
/* Forms of entry by year of a growth area's main planning area of a phase, with capacity line. */
SpChart *sp_chart_for_growth_forms (SpNeed *need, gint growth, SpPhase phase);
/* County shortfall by year as bars (behind the time bar). */
SpChart *sp_chart_for_shortfall (SpNeed *need, SpPhase phase);

/* All money, by source, beside all that is asked for; what is missing hatched on top of the money (sp_waterfall_get_gap), what was met
 * before the money was counted at its foot, where it can be seen. */
SpChart *sp_chart_for_envelope (SpWaterfall *waterfall);

/* The map for a phase at a lead (0 = origin). */
SpMapContent *sp_map_content_for_need (SpNeed *need, SpPhase phase, gint lead);
/* The same with areas shaded by how likely it is that half_form half forms of entry (1 to 4) or more are needed at entry. chances
 * NULL: not worked out yet, so none is known. At the origin need itself says. */
SpMapContent *sp_map_content_for_chance (SpNeed *need, SpNeedProbability *chances, SpPhase phase, gint lead, gint half_form);
/* "half a form of entry or more" …, for a list of what may be shaded; translated. */
const char *sp_words_for_half_forms (gint half_form);
/* The same for a page: without marks only the ground and the areas, where schools and growth areas would be a smudge; held_back
 * (NULL = the page is not published) leaves out what would tell small counts of children. */
typedef struct _SpHeldBack SpHeldBack;
SpMapContent *sp_map_content_for_paper (SpNeed *need, const SpHeldBack *held_back, SpPhase phase, gint lead, gboolean marks);

/* The planning area of a phase that takes most of a growth area's pupils, -1 = none said. */
gint  sp_growth_main_area (SpSnapshot *snapshot, gint growth, SpPhase phase);

G_END_DECLS
