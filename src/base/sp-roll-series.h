/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rolls of several areas (or schools, or authorities) by year and year group, with the births that feed reception: what a
 * forecast starts from, whether it came from a plan or from two CSV files. */
#pragma once

#include "sp-year.h"

G_BEGIN_DECLS

/* Row-major, last index fastest. A cell with known = 0 is missing; its value is 0 and means nothing. Filled by its maker,
 * then only read. */
typedef struct
{
  gint           ref_count;   /* private */
  guint          n_areas;
  char         **area_codes;  /* n_areas, unique, in the order of the source */
  gint          *parent;      /* n_areas; index into parent_codes, -1 = none */
  guint          n_parents;
  char         **parent_codes;
  SpAcademicYear first_year;  /* of rolls */
  guint          n_years;
  double        *pupils;      /* [n_areas][n_years][SP_N_GROUPS] pupils on roll */
  guint8        *pupils_known;
  SpAcademicYear first_entry_year; /* of births: the September in which they start reception */
  guint          n_entry_years;
  double        *births;      /* [n_areas][n_entry_years] */
  guint8        *births_known;
  guint8        *broken;      /* as pupils: 1 = the step into the cell from the year group below is no ratio (a school
                                 opened or closed between); NULL = none is */
  double        *preschool;   /* [n_areas][n_years][SP_N_PRESCHOOL_AGES] children not yet at school, counted in the year;
                                 negative = not held; NULL = none is */
} SpRollSeries;

/* All cells missing, codes NULL, parents -1. Aborts on absurd sizes (callers check input first). */
SpRollSeries *sp_roll_series_new (guint n_areas, SpAcademicYear first_year, guint n_years,
                                  SpAcademicYear first_entry_year, guint n_entry_years);
SpRollSeries *sp_roll_series_ref (SpRollSeries *self);
void          sp_roll_series_unref (SpRollSeries *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRollSeries, sp_roll_series_unref)

void     sp_roll_series_set_pupils (SpRollSeries *self, guint area, SpAcademicYear year, SpYearGroup group, double pupils);
gboolean sp_roll_series_get_pupils (const SpRollSeries *self, guint area, SpAcademicYear year, SpYearGroup group, double *pupils);
void     sp_roll_series_set_births (SpRollSeries *self, guint area, SpAcademicYear entry_year, double births);
gboolean sp_roll_series_get_births (const SpRollSeries *self, guint area, SpAcademicYear entry_year, double *births);

G_END_DECLS

/* Says that the step into a cell is no ratio, and whether it is. Outside the series: not. */
void     sp_roll_series_break_step (SpRollSeries *self, guint area, SpAcademicYear year, SpYearGroup group);
gboolean sp_roll_series_is_broken (const SpRollSeries *self, guint area, SpAcademicYear year, SpYearGroup group);
/* Children of an age counted in a year of the series. */
void     sp_roll_series_set_preschool (SpRollSeries *self, guint area, SpAcademicYear year, guint age, double children);
gboolean sp_roll_series_get_preschool (const SpRollSeries *self, guint area, SpAcademicYear year, guint age, double *children);
