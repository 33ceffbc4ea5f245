/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas, schools and growth areas: what a snapshot holds of the ground. Included by sp-snapshot.h, as are its fellows. */
#pragma once

#include <glib-object.h>
#include "sp-finding.h"
#include "sp-money.h"
#include "sp-round.h"
#include "sp-shape.h"
#include "sp-year.h"

G_BEGIN_DECLS

typedef gint SpAreaIndex;       /* planning areas, primary and secondary together, ordered by phase then code */
typedef gint SpSchoolIndex;     /* ordered by id */
typedef gint SpGrowthIndex;     /* growth areas, ordered by category then number */
typedef gint SpSiteIndex;       /* ordered by id, as are districts */
typedef gint SpProjectIndex;    /* ordered by programme table then position */
typedef gint SpPotIndex;        /* ordered by position then id */
typedef gint SpDistrictIndex;
typedef gint SpOptionIndex;     /* by id */

/* Where a row came from. */
typedef struct
{
  const char *source;    /* title of the source, NULL = not said */
  const char *dated;
  const char *note;
  gboolean    estimated;
} SpProvenance;

typedef struct { SpFinancialYear year; SpMoney amount; } SpDatedMoney;

typedef enum
{
  SP_SCHOOL_NURSERY, SP_SCHOOL_INFANT, SP_SCHOOL_FIRST, SP_SCHOOL_JUNIOR, SP_SCHOOL_MIDDLE, SP_SCHOOL_PRIMARY,
  SP_SCHOOL_SECONDARY, SP_SCHOOL_UPPER, SP_SCHOOL_ALL_THROUGH, SP_SCHOOL_SPECIAL, SP_SCHOOL_ALTERNATIVE,
} SpSchoolPhase;

typedef struct { gint64 id; const char *gss_code; const char *name; const SpShape *shape; } SpDistrict;

typedef struct
{
  gint64          id;
  const char     *code;
  const char     *name;
  SpPhase         phase;
  SpDistrictIndex district;
  double          margin;      /* operating margin in force (its own, or the plan's), share of pupils */
  SpAcademicYear  opened, closed; /* {0} = always / never */
  const SpShape  *shape;       /* NULL = not held */
  SpProvenance    provenance;
} SpArea;

typedef struct
{
  gint64          id;
  gint            urn;         /* 0 = not held */
  const char     *dfe_number;
  const char     *name;
  SpSchoolPhase   phase;
  const char     *status;      /* code of the schema, NULL = not held */
  gboolean        pfi;
  SpYearGroup     first_group, last_group; /* where not held: those such a school usually teaches */
  SpDistrictIndex district;
  SpAreaIndex     primary_area, secondary_area; /* in the origin year, -1 = none */
  gboolean        has_point;
  double          lon, lat;
  gint            net_capacity; /* in the origin year, -1 = not held */
  const char     *opened_on, *closed_on;
  gint            site_limit;  /* most places the site could hold, -1 = not held */
  SpAcademicYear  opened;      /* first year at whose January census it is open; {0} = always */
  SpAcademicYear  closed;      /* first year at whose January census it is no more; {0} = never */
  SpProvenance    provenance;
} SpSchool;

/* One school followed another: conversion, amalgamation, merger, split, other (code of the schema). `from` is the first
 * academic year in which the successor has the pupils, {0} = not said. */
typedef struct { SpSchoolIndex predecessor, successor; const char *kind; SpAcademicYear from; } SpSchoolLink;

/* A school was in an area from from.start (or always, {0}) up to but not including to.start (or still, {0}). */
typedef struct { SpAreaIndex area; SpSchoolIndex school; SpAcademicYear from, to; } SpMembership;

typedef enum { SP_STATEMENT_CONTEXT, SP_STATEMENT_ACTION, SP_STATEMENT_CURRENT, SP_STATEMENT_FUTURE } SpStatementList;
#define SP_N_STATEMENT_LISTS 4
typedef struct
{
  gint64 id;
  SpGrowthIndex growth;
  SpStatementList list;
  const char *list_heading;
  gint position;
  const char *text;
} SpStatement;

typedef struct { SpAreaIndex area; double share; gboolean estimated; } SpGrowthShare;

typedef struct
{
  gint64          id;
  gint            category, number;
  const char     *name;
  const char     *heading;
  SpDistrictIndex district;
  gint            dwellings_min, dwellings_max; /* -1 = not said; max -1 with a min = "at least" */
  const char     *dwellings_text;
  gint            horizon_year;                 /* calendar year, 0 = not said */
  const char     *not_before;
  const char     *start_text;
  gboolean        has_point;
  double          lon, lat;
  const SpGrowthShare *shares; guint n_shares;  /* planning areas that take its pupils */
  const SpStatement   *statements; guint n_statements; /* by list, then position */
  const SpSiteIndex   *sites; guint n_sites;
  const SpProjectIndex *projects; guint n_projects;
  SpProvenance    provenance;
} SpGrowthArea;

G_END_DECLS
