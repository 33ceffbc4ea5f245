/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A forecast as many paths: what else might happen, by planning area, year and year group, and for the phase as a
 * whole.
 *
 * Every path is the forecast times what its cohorts depart by (spk-simulate.h), and housing delivered as drawn
 * (spk-delivery.h), so shocks are shared between year groups and areas and sums are distributions too. The spread of
 * one cell is the one that the forecast's own interval says at 80 %; what is added here is how cells go together:
 *   - of a step's variance, what the size of a cohort does not lessen (s0^2, domain.md 5.7) is the authority's: of it
 *     the year's share moves every year group, the rest one of them;
 *   - the area's share makes the area's year groups together vary as the forecast says; the rest is the cell's;
 *   - what moves all areas, or one, goes on from year to year (0.9 of it), and what moves all of them drifts: single years
 *     of it would make totals half as wide at five years as forecasts of authorities are really out (domain.md 6.3).
 *     How much it is of the usual is learned from rehearsals (spk-together.h).
 * Measured on 109 English authorities, 2014-2019 (5,586 steps, plain 3:2:1): of a variance of 0.58 in 10,000 in Years
 * 1-6 the year groups of an authority share 0.22 in a year, one year group of all authorities 0.001 more; in Years 8-11
 * 0.26 of 1.00; in Year 7 nearly none. More, and how totals held: tests/bench/README.md.
 *
 * Housing is delivered as the forecast expects it to be, drawn: by each site's own terms or those of its stage. */
#pragma once

#include "sp-forecast.h"

G_BEGIN_DECLS

/* How a site at one stage is delivered. Shares of chance; slip sums to 1. */
typedef struct
{
  double probability;
  double slip[4]; /* starting 0, 1, 2, 3 years late */
} SpStageDelivery;
typedef enum
{
  SP_STAGE_BUILT,
  SP_STAGE_UNDER_CONSTRUCTION,
  SP_STAGE_FULL,
  SP_STAGE_OUTLINE,
  SP_STAGE_ALLOCATED,
  SP_STAGE_EMERGING,
  SP_STAGE_WINDFALL,
  SP_STAGE_NOT_SAID,
} SpDeliveryStage;
#define SP_N_DELIVERY_STAGES 8
typedef struct
{
  SpStageDelivery stage[SP_N_DELIVERY_STAGES];
  double rate_sd;      /* rate of building of a site, relative to its plan */
  double stall;        /* chance that a site under way builds nothing in a year */
  double stall_shared; /* 0 to 1: how far sites stall together */
  double lag;          /* years from completion to being lived in, 0 to 3 */
  double yield_sd;     /* yield of a site, relative to the yield held */
} SpDeliveryOptions;
/* Probabilities: middle of the ranges of domain.md 5.5 (built and under construction 100 %, full permission 90-100,
 * outline 70-90, allocation 40-70, emerging 0-30; windfall by trend; not said as outline). Slip: "1-2 years is typical"
 * there, less where building has begun. The rest is judgement, for a council to replace: rate 20 %, a stall one year in
 * twenty, half of it the market's; a quarter of a year empty; yields of sites differ by a quarter (by a factor of three
 * at the extremes, domain.md 3.4). */
void sp_delivery_options_init (SpDeliveryOptions *self);
/* Every trajectory as planned, for certain. */
void sp_delivery_options_init_as_planned (SpDeliveryOptions *self);
SpDeliveryStage sp_delivery_stage_parse (const char *permission); /* code of the schema; NULL = not said */

#define SP_USUAL_PATHS 1000
#define SP_FEWEST_PATHS 100
#define SP_MOST_PATHS 16384
typedef struct
{
  guint n_paths;                     /* 0 = 1,000 */
  guint64 seed;                      /* 0 = the plan's, or 1 */
  const SpDeliveryOptions *delivery; /* NULL = the plan's own terms, site by site; borrowed during the run only */
  gboolean by_group;                 /* all areas together also by year group: about a quarter more work */
} SpPathOptions;
#define SP_PATH_OPTIONS_INIT                                                                                           \
  {                                                                                                                    \
    0                                                                                                                  \
  }

typedef struct _SpForecastPaths SpForecastPaths; /* immutable, atomically counted */
#define SP_TYPE_FORECAST_PATHS (sp_forecast_paths_get_type ())
GType sp_forecast_paths_get_type (void);
/* SP_FORECAST_ERROR_OPTIONS when an option is outside its range; cancelled by progress. */
SpForecastPaths *sp_forecast_simulate (SpForecast *forecast, const SpPathOptions *options, SpProgress *progress,
                                       GError **error);
SpForecastPaths *sp_forecast_paths_ref (SpForecastPaths *self);
void sp_forecast_paths_unref (SpForecastPaths *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpForecastPaths, sp_forecast_paths_unref)

SpForecast *sp_forecast_paths_get_forecast (const SpForecastPaths *self);
guint sp_forecast_paths_get_n_paths (const SpForecastPaths *self);
guint64 sp_forecast_paths_get_seed (const SpForecastPaths *self);
GPtrArray *sp_forecast_paths_get_findings (const SpForecastPaths *self); /* of SpFinding, borrowed */

/* Pupils; quantiles of the paths (type 7). */
typedef struct
{
  double mean, p2_5, p10, p25, p50, p75, p90, p97_5;
} SpPathSpread;
/* Lead 1 .. horizon. FALSE where the forecast has nothing to say. */
gboolean sp_forecast_paths_get_cell (const SpForecastPaths *self, SpAreaIndex area, gint lead, SpYearGroup group,
                                     SpPathSpread *out);
/* The year groups of a phase in one area together; of a plan's area its own phase only. */
gboolean sp_forecast_paths_get_area (const SpForecastPaths *self, SpAreaIndex area, SpPhase phase, gint lead,
                                     SpPathSpread *out);
/* All areas together: the same year shock is in all of them, so wider than areas added up as if by themselves. */
gboolean sp_forecast_paths_get_authority (const SpForecastPaths *self, SpPhase phase, gint lead, SpPathSpread *out);
/* One year group of all areas together; FALSE too unless the paths were simulated by_group. */
gboolean sp_forecast_paths_get_group (const SpForecastPaths *self, SpYearGroup group, gint lead, SpPathSpread *out);

/* The paths of one area again: pupils[horizon][SP_N_GROUPS][stride] (lead 1 first), 0 where not known; the same bits
 * every time, and as much work as simulating one area. Paths are 0 .. n_paths - 1 of a row. Any thread. */
gsize sp_forecast_paths_get_stride (const SpForecastPaths *self);
void sp_forecast_paths_draw (const SpForecastPaths *self, SpAreaIndex area, float *pupils);

G_END_DECLS
