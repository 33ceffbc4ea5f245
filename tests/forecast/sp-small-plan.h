/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan small enough to reckon by hand, made in memory: two primary areas and a secondary one, four schools, a growth area. */
#pragma once

#include "sp-forecast.h"
#include "sp-snapshot.h"

#define PLAN_FIRST 2010
#define PLAN_ORIGIN 2013
#define PLAN_YEARS 14 /* 2010 .. 2023: horizon 10 */

enum { AREA_NORTH, AREA_SOUTH, AREA_HIGH, N_PLAN_AREAS };                    /* primary, primary, secondary */
enum { SCHOOL_NORTH, SCHOOL_SOUTH, SCHOOL_MOVED, SCHOOL_HIGH, N_PLAN_SCHOOLS };

typedef struct
{
  SpSnapshot    snapshot;
  SpArea        areas[N_PLAN_AREAS];
  SpSchool      schools[N_PLAN_SCHOOLS];
  SpMembership  memberships[8];
  SpGrowthArea  growth;
  SpGrowthShare shares[3];
  SpSiteIndex   growth_sites[1];
  SpSite        site;
  SpDwellingMix mix[4];
  SpYield       yields[8];
  SpYieldBuildUp build_up[8];
  SpTransfer    transfers[4];
  SpOverride    overrides[4];
  gint32        roll[N_PLAN_SCHOOLS * PLAN_YEARS * SP_N_GROUPS];
  double        births[N_PLAN_AREAS * PLAN_YEARS];
  guint8        births_projected[N_PLAN_AREAS * PLAN_YEARS];
  double        completions[PLAN_YEARS];
} SmallPlan;

/* 60 in each year group of North (30 of them in the school that moved there from South in 2012), 30 in South, 80 in High;
 * births level at 60 and 30; all of North's and South's Year 6 go to High, times 80/90. No dwellings are planned; primary yield
 * 0.25, secondary 0.125, settled at once. */
SmallPlan *small_plan_new (void);
void       small_plan_set_roll (SmallPlan *self, gint school, gint year, SpYearGroup group, gint pupils);
void       small_plan_set_completions (SmallPlan *self, gint year, double dwellings);

/* For any forecast. */
gboolean   has_finding (SpForecast *forecast, const char *code);
void       assert_sums (SpForecast *forecast); /* the components of every cell add up to its pupils */
