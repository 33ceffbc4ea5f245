/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any number of a forecast taken apart: why 123?
 *
 *   pupils = moved up + births + housing + adjustment       (SpComponent, added in this order, exactly)
 *   moved up, or births, = feeder x ratio                   (where there is no feeder: the level of recent intakes)
 *   housing = sum over sites and years of completion of dwellings x share x above_trend x yield, of the phase, and of it
 *             what is in this year group
 * Everything is read from the forecast that was run, nothing is forecast again. */
#pragma once

#include "sp-forecast.h"

G_BEGIN_DECLS

/* Who the trend's pupils of a cell come from. */
typedef enum
{
  SP_FED_BY_COUNT,      /* the origin: they were counted */
  SP_FED_BY_BIRTHS,
  SP_FED_BY_YEAR_BELOW, /* a year group lower, a year earlier, in the same area */
  SP_FED_BY_TRANSFER,   /* Year 6 of primary areas by the plan's shares */
  SP_FED_BY_AUTHORITY,  /* Year 6 of all primary areas: no shares are held */
  SP_FED_BY_INTAKES,    /* recent intakes: no feeder is held */
  SP_FED_BY_REGISTER,   /* the register of children not yet at school */
  SP_FED_BY_NOTHING,    /* no trend: housing or an adjustment only */
} SpFedBy;
const char *sp_fed_by_code (SpFedBy fed_by); /* "year-below" … */

/* One past year in the ratio (or, fed by intakes, in the level; then before and ratio are negative: not held). */
typedef struct
{
  SpAcademicYear year;     /* the year in which `after` was counted */
  double         before, after, ratio;
  double         weight;   /* in the ratio used, 0 to 1; negative: the method has no weights by year */
  gboolean       projected;
  gboolean       excluded; /* its census is left out of ratios: weight 0 */
  const SpProvenance *births; /* of before, in reception; NULL = not held */
} SpPastRatio;

/* An area that feeds a Year 7. */
typedef struct { SpAreaIndex area; double pupils, share; gboolean share_estimated; } SpFeederPart;

/* A year in the life of the cohort, oldest first. */
typedef struct { SpAcademicYear year; SpYearGroup group; SpFedBy fed_by; double feeder, ratio, pupils; } SpCohortStep;

/* Dwellings of a site completed in a year. */
typedef struct
{
  SpSiteIndex    site;
  SpAcademicYear completed;
  double         dwellings;    /* of that year's completions, those expected to be lived in: delivery is a chance */
  double         planned;      /* completions that the plan has for that year */
  gint           years_since;  /* whole years at the January census */
  double         yield;        /* pupils of the phase per dwelling at that age */
  double         share;        /* of them that go to this area */
  double         above_trend;  /* share of the year's dwellings that the ratios do not already hold */
  double         phase_pupils; /* the product: pupils of the phase */
  double         pupils;       /* of them in this cell */
} SpHousingPart;

typedef struct _SpForecastExplanation SpForecastExplanation;
struct _SpForecastExplanation
{
  SpForecast    *forecast;    /* owned */
  SpAreaIndex    area;
  gint           lead;
  SpYearGroup    group;
  double         pupils, component[SP_N_COMPONENTS];
  SpFedBy        fed_by;
  gboolean       feeder_known;
  double         feeder, ratio; /* ratio negative: none, or nobody to divide by */
  gboolean       births_projected;
  const SpProvenance *births;   /* of the feeder of reception; NULL = not held */
  gboolean       overridden;    /* a planner's ratio stands */
  const char    *ratio_reason;  /* why, NULL = none */
  const char    *adjustment_reason;
  GArray        *ratios;        /* of SpPastRatio, most recent first */
  GArray        *feeders;       /* of SpFeederPart */
  GArray        *cohort;        /* of SpCohortStep; empty where the cell starts from no cohort */
  GArray        *housing;       /* of SpHousingPart */
  double         past_completions; /* a year, in the trend; negative = not known */
};

/* lead 0 .. horizon. NULL when the forecast has nothing to say of that cell. */
SpForecastExplanation *sp_forecast_explain (SpForecast *forecast, SpAreaIndex area, gint lead, SpYearGroup group);
void                   sp_forecast_explanation_free (SpForecastExplanation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpForecastExplanation, sp_forecast_explanation_free)

G_END_DECLS
