/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A growth area; area, forms and pupils are of the current phase at the shown year. */
#pragma once

#include "sp-row.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct _SpForecast SpForecast;
typedef struct _SpNeed SpNeed;

typedef struct
{
  gint64      id;
  gint        index;              /* of the snapshot */
  gint        category;
  gint        number;
  const char *name;
  const char *district;
  gint        dwellings_min;      /* -1 = not said */
  gint        dwellings_max;      /* -1 with a minimum = "at least" */
  const char *dwellings_text;     /* the range as one would say it */
  gint        horizon_year;       /* 0 = not said */
  const char *not_before;
  gboolean    expected_known;     /* whether any completions are held */
  double      expected;           /* dwellings held by year, all years */
  gint64      area_id;            /* main planning area, 0 = none said */
  const char *area_name;
  gboolean    known;              /* whether need is known there */
  double      area_forms;         /* FE short in that area */
  gint        need_class;
  gint        area_short_year;    /* first year short, 0 = never */
  gboolean    pupils_known;
  double      pupils;             /* of its dwellings */
  gboolean    settled_known;
  double      settled_min;        /* FE when all is built and settled */
  double      settled_max;        /* negative = open-ended */
  gint        n_projects;
} SpGrowthValues;

#define SP_TYPE_GROWTH_ROW (sp_growth_row_get_type ())
G_DECLARE_FINAL_TYPE (SpGrowthRow, sp_growth_row, SP, GROWTH_ROW, SpRow)

static inline const SpGrowthValues *
sp_growth_row_get_values (gpointer row)
{
  return (const SpGrowthValues *) sp_row_get_values (SP_ROW (row));
}

/* Fills values; strings borrowed from the snapshot or kept in `strings`. forecast and need may be NULL. */
void sp_growth_values_fill (SpGrowthValues *values, const SpSnapshot *snapshot, SpForecast *forecast, SpNeed *need,
                            SpGrowthIndex growth, SpPhase phase, gint lead, GStringChunk *strings);
/* The planning area of a phase that takes most of a growth area's pupils; -1 = none said. */
SpAreaIndex sp_growth_row_main_area (const SpSnapshot *snapshot, SpGrowthIndex growth, SpPhase phase);

G_END_DECLS
