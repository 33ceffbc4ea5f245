/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is forecast, as the record and the choice of a method sort it: by how children come in, and by size. */
#pragma once

#include "sp-roll-series.h"

G_BEGIN_DECLS

/* What is forecast: totals of a phase where all of it is known, and single year groups by how children come in. */
typedef enum
{
  SP_POINT_PRIMARY,     /* R-Y6 together */
  SP_POINT_SECONDARY,   /* Y7-Y11 together */
  SP_POINT_RECEPTION,
  SP_POINT_YEAR_7,
  SP_POINT_OTHER_ENTRY, /* a year group with nobody in the one below, such as Year 3 of a junior school */
  SP_POINT_Y1_Y6,
  SP_POINT_Y8_Y11,
  SP_POINT_Y12_Y14,
} SpForecastPoint;
#define SP_N_FORECAST_POINTS 8
const char *sp_forecast_point_code (SpForecastPoint point); /* "R-Y6", "Y7", "entry" … */
const char *sp_forecast_point_name (SpForecastPoint point); /* translated */

/* By pupils of a year group at the origin: under 40, 40-149, 150-999, 1,000 and more; and all of them. */
#define SP_N_BACKTEST_SIZES 5
#define SP_BACKTEST_ALL_SIZES 4
const char *sp_backtest_size_code (guint size); /* "under-40" … "all" */
const char *sp_backtest_size_name (guint size); /* translated */

/* Of a year group of an area, by what is held at the origin. */
SpForecastPoint sp_forecast_point_find (const SpRollSeries *series, guint area, SpAcademicYear origin, SpYearGroup group);

G_END_DECLS
