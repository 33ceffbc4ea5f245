/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A planning area of the current phase at the shown year. */
#pragma once

#include "sp-row.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct _SpNeed SpNeed;
typedef struct _SpNeedProbability SpNeedProbability;

typedef struct
{
  gint64      id;
  gint        index;               /* of the snapshot */
  const char *code;
  const char *name;
  const char *district;
  gboolean    known;               /* FALSE: pupils or places not held; the numbers below mean nothing */
  double      pupils;              /* of the phase, forecast, without margin */
  double      places;
  double      shortfall;           /* places short, never netted */
  double      spare;               /* places over */
  double      forms;               /* short, forms of entry, entry year group */
  double      forms_total;         /* short, forms of entry, all year groups of the phase together: what the map says */
  double      forms_lower;         /* of the 80 % interval */
  double      forms_upper;
  gboolean    forms_known;         /* whether there is an interval */
  double      surplus_forms;
  gint        need_class;          /* SpNeedClass */
  const char *class_name;          /* translated */
  double      peak_forms;          /* largest shortfall within the horizon, FE */
  gint        peak_year;           /* academic year, 0 = none */
  double      long_run_forms;
  gint        first_short_year;    /* academic year, 0 = never */
  double      chance;              /* that need is at least a number of half forms, 0 to 1; negative: not known */
} SpAreaValues;

#define SP_TYPE_AREA_ROW (sp_area_row_get_type ())
G_DECLARE_FINAL_TYPE (SpAreaRow, sp_area_row, SP, AREA_ROW, SpRow)

static inline const SpAreaValues *
sp_area_row_get_values (gpointer row)
{
  return (const SpAreaValues *) sp_row_get_values (SP_ROW (row));
}

/* Fills values from results; strings borrowed from the snapshot. need may be NULL (nothing to start a forecast from). */
void sp_area_values_fill (SpAreaValues *values, const SpSnapshot *snapshot, SpNeed *need, SpAreaIndex area, gint lead);

/* Fills the chance that need at entry is at least so many half forms in a year, from results that may be older than the snapshot
 * (and may be NULL). At the origin, which is no forecast, the need just filled says. */
void sp_area_values_fill_chance (SpAreaValues *values, SpNeedProbability *probability, gint half_form, gint origin, gint year);

G_END_DECLS
