/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A housing site; its planning area is of the current phase. */
#pragma once

#include "sp-row.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      id;
  gint        index;             /* of the snapshot */
  const char *name;
  const char *reference;
  gint64      growth_id;         /* 0 = outside every growth area */
  const char *growth_name;
  const char *stage;             /* planning stage, translated */
  gint        dwellings_min;     /* -1 = not said */
  gint        dwellings_max;     /* -1 with a minimum = "at least" */
  gint        first_year;        /* in which dwellings are expected, from the origin on; 0 = none */
  gboolean    planned_known;     /* whether dwellings are held by year */
  double      planned;           /* from the origin on */
  double      rate;              /* a year, 0 = none */
  gboolean    estimated;         /* laid from a start and a rate */
  gboolean    terms_known;       /* whether anything is known of how it is delivered */
  double      probability;       /* that it is built, 0..1 */
  double      late_by;           /* years, on average */
  gint64      area_id;           /* planning area that takes most of its pupils, 0 = none said */
  const char *area_name;
} SpSiteValues;

#define SP_TYPE_SITE_ROW (sp_site_row_get_type ())
G_DECLARE_FINAL_TYPE (SpSiteRow, sp_site_row, SP, SITE_ROW, SpRow)

static inline const SpSiteValues *
sp_site_row_get_values (gpointer row)
{
  return (const SpSiteValues *) sp_row_get_values (SP_ROW (row));
}

/* Fills values; strings borrowed from the snapshot. */
void sp_site_values_fill (SpSiteValues *values, const SpSnapshot *snapshot, SpSiteIndex site, SpPhase phase);
/* The planning area of a phase that takes most of a site's pupils: its growth area's, or its own; -1 = none said. */
SpAreaIndex sp_site_row_main_area (const SpSnapshot *snapshot, SpSiteIndex site, SpPhase phase);

G_END_DECLS
