/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of a simulation hand to one another, inside the room only. Row 0 of every lead axis is lead 1. */
#pragma once

#include "sp-forecast-paths.h"
#include "spk-simulate.h"

G_BEGIN_DECLS

/* Sites that are still to be built, on every path. */
typedef struct
{
  guint n_years;    /* horizon: academic years origin .. origin + horizon - 1 */
  float **lived_in; /* [n_sites]: [n_years][stride], NULL where nothing is planned */
  float **yield;    /* [n_sites]: [stride], factor on the yield held */
} SpPathHousing;

/* Standard deviations of the steps of one area: see spk-simulate.h. */
typedef struct
{
  guint8 first, last;
  double *shared_sd, *area_sd, *own_sd, *carry, *births_sd; /* [horizon][SP_N_GROUPS]; births_sd [horizon] */
  float *entry;        /* [horizon][stride] factors of those who transfer in; NULL: not fed by other areas */
  double *entry_total; /* [horizon] pupils who feed it */
} SpPathArea;

struct _SpForecastPaths
{
  gint ref_count;
  SpForecast *forecast;
  guint n_paths, n_areas;
  gint horizon;
  guint64 seed;
  SpkSimulate simulate;
  double shared_factor[SP_N_PHASES]; /* on the usual share of what moves all areas */
  float *shared, *births;
  SpPathArea *areas;
  SpPathHousing housing;
  GPtrArray *findings;
  SpPathSpread *cell;      /* [n_areas][horizon][SP_N_GROUPS] */
  SpPathSpread *sum;       /* [n_areas][horizon][SP_N_PHASES] */
  SpPathSpread *authority; /* [horizon][SP_N_PHASES] */
  guint8 *sum_known;       /* [n_areas][horizon][SP_N_PHASES] */
  guint8 *authority_known;
  SpPathSpread *group;     /* [horizon][SP_N_GROUPS] of all areas together; NULL = not asked for */
  guint8 *group_known;
};

/* The trend's pupils of a cell: those moved up and those born. */
double sp_paths_base (const SpForecastPaths *self, gint area, gint lead, SpYearGroup group);
guint64 sp_paths_area_key (const SpForecastPaths *self, gint area);
/* Sums over areas, by phase and lead: deviations and variances of totals, and of what of them is shared. */
typedef struct { double sum, squares, shared_sum, shared_squares; } SpPathAllAreas;
/* The steps of an area; its entry, if it has one, must be complete. all[horizon][SP_N_PHASES]: NULL, or what to add to. */
void sp_paths_weigh_area (SpForecastPaths *self, gint area, SpPathAllAreas *all);
/* How much is shared by all areas: of the usual, by what they were out by together in rehearsals. Before the first is weighed. */
void sp_paths_learn_shared (SpForecastPaths *self);
/* Relative variance of the trend's pupils, by the 80 % interval; 0 where there are none. */
double sp_paths_variance (const SpForecastPaths *self, gint area, gint lead, SpYearGroup group);
/* Factors of an area given the tails that the 95 % intervals have, in place. */
void sp_paths_stretch (const SpForecastPaths *self, gint area, float *factor);
/* The 95 % interval of an area's totals over the 80 % one, as against a normal's: 1 and more. */
double sp_paths_tail_ratio (const SpForecastPaths *self, gint area);
const double *sp_paths_year_share (void); /* [SP_N_GROUPS] */
double sp_paths_births_shared (void);
double sp_paths_lasting (void);        /* of what moves one area */
double sp_paths_shared_lasting (void); /* of what moves all areas */
/* Where the first year group of each secondary area comes from: adds a primary area's Year 6 to those it feeds. */
void sp_paths_open_entries (SpForecastPaths *self);
void sp_paths_feed_entries (SpForecastPaths *self, gint area, const float *factor);

/* Of sp-forecast-housing.c: ages of children in new dwellings, and an area's share of a site. */
const double *sp_forecast_housing_profile (SpPhase phase);
double sp_forecast_housing_share (const SpSnapshot *snapshot, SpSiteIndex site, SpAreaIndex area);

gboolean sp_paths_check_options (const SpPathOptions *options, GError **error);
guint64 sp_paths_seed (const SpSnapshot *snapshot, guint64 asked); /* snapshot NULL = none */
/* options NULL = the plan's terms. */
void sp_paths_draw_sites (SpForecastPaths *self, const SpDeliveryOptions *options);
void sp_paths_clear_sites (SpForecastPaths *self);
gboolean sp_paths_area_has_housing (const SpForecastPaths *self, gint area);
/* Pupils of new dwellings more or fewer than the forecast has: more[horizon][SP_N_GROUPS][stride], groups of the phase.
 */
void sp_paths_draw_housing (const SpForecastPaths *self, gint area, float *more);

G_END_DECLS
