/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan of ten lines, made in memory: areas, schools, rolls and what happened to them, said one line at a time. Origin 2013,
 * rolls from 2008, ten years ahead. Freed with g_free; it lives longer than what is forecast from it. */
#pragma once

#include "sp-forecast.h"
#include "sp-snapshot.h"

#define TEN_FIRST 2008
#define TEN_ORIGIN 2013
#define TEN_YEARS 16 /* 2008 .. 2023 */
#define TEN_SCHOOLS 8
#define TEN_AREAS 4

typedef struct
{
  SpSnapshot   snapshot;
  SpArea       areas[TEN_AREAS];
  SpSchool     schools[TEN_SCHOOLS];
  SpMembership memberships[16];
  SpSchoolLink links[8];
  SpSchoolTransfer school_transfers[8];
  SpStayingOn  staying_on[4];
  SpTransfer   transfers[4];
  SpDistrict   district;
  SpProject    projects[2];
  SpProjectPlaces project_places[4];
  gint32       roll[TEN_SCHOOLS * TEN_YEARS * SP_N_GROUPS];
  gint32       places[TEN_SCHOOLS * TEN_YEARS * SP_N_GROUPS];
  gint32       temporary[TEN_SCHOOLS * TEN_YEARS * SP_N_GROUPS];
  gint32       admission[TEN_SCHOOLS * TEN_YEARS * SP_N_GROUPS];
  double       births[TEN_AREAS * TEN_YEARS];
  guint8       births_projected[TEN_AREAS * TEN_YEARS];
  double       preschool[TEN_AREAS * TEN_YEARS * SP_N_PRESCHOOL_AGES];
  double       district_preschool[TEN_YEARS * SP_N_PRESCHOOL_AGES];
  double       completions[TEN_YEARS];
} TenLinePlan;

TenLinePlan  *ten_line_plan_new (void);
SpAreaIndex   ten_line_area (TenLinePlan *self, const char *name, SpPhase phase);
/* In that area for good, teaching first..last; with -1 in none yet. */
SpSchoolIndex ten_line_school (TenLinePlan *self, const char *name, SpAreaIndex area, SpYearGroup first, SpYearGroup last);
/* From a year (0 = always) up to another (0 = still). */
void          ten_line_member (TenLinePlan *self, SpAreaIndex area, SpSchoolIndex school, gint from, gint to);
void          ten_line_link (TenLinePlan *self, SpSchoolIndex predecessor, SpSchoolIndex successor, gint from);
void          ten_line_roll (TenLinePlan *self, SpSchoolIndex school, gint from, gint to, SpYearGroup first, SpYearGroup last,
                             gint pupils);
void          ten_line_places (TenLinePlan *self, SpSchoolIndex school, SpYearGroup first, SpYearGroup last, gint places);
void          ten_line_births (TenLinePlan *self, SpAreaIndex area, gint from, gint to, double births);
SpForecast   *ten_line_run (TenLinePlan *self);
double        ten_line_pupils (SpForecast *forecast, SpAreaIndex area, gint lead, SpYearGroup group); /* -1: not known */
double        ten_line_history (SpForecast *forecast, SpAreaIndex area, gint year, SpYearGroup group);
gboolean      ten_line_found (GPtrArray *findings, const char *code);
