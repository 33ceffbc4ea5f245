/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-forecast-point.h"

#include <glib/gi18n-lib.h>

const char *
sp_forecast_point_code (SpForecastPoint point)
{
  static const char *const codes[] = { "R-Y6", "Y7-Y11", "R", "Y7", "entry", "Y1-Y6", "Y8-Y11", "Y12-Y14" };

  g_return_val_if_fail (point < SP_N_FORECAST_POINTS, "");
  return codes[point];
}

const char *
sp_forecast_point_name (SpForecastPoint point)
{
  static const char *const names[]
      = { N_("R to Y6 together"), N_("Y7 to Y11 together"), N_("Reception"),     N_("Year 7"),
          N_("Other entry"),      N_("Y1 to Y6, each"),     N_("Y8 to Y11, each"), N_("Y12 to Y14, each") };

  g_return_val_if_fail (point < SP_N_FORECAST_POINTS, "");
  return _(names[point]);
}

const char *
sp_backtest_size_code (guint size)
{
  static const char *const codes[] = { "under-40", "40-149", "150-999", "1000-up", "all" };

  g_return_val_if_fail (size < SP_N_BACKTEST_SIZES, "");
  return codes[size];
}

const char *
sp_backtest_size_name (guint size)
{
  static const char *const names[]
      = { N_("under 40"), N_("40 to 149"), N_("150 to 999"), N_("1,000 or more"), N_("all") };

  g_return_val_if_fail (size < SP_N_BACKTEST_SIZES, "");
  return _(names[size]);
}

SpForecastPoint
sp_forecast_point_find (const SpRollSeries *series, guint area, SpAcademicYear origin, SpYearGroup group)
{
  double below;

  if (group == SP_GROUP_R)
    return SP_POINT_RECEPTION;
  if (group == SP_GROUP_Y7)
    return SP_POINT_YEAR_7;
  if (!sp_roll_series_get_pupils (series, area, origin, group - 1, &below) || !(below > 0))
    return SP_POINT_OTHER_ENTRY;
  return group <= SP_GROUP_Y6 ? SP_POINT_Y1_Y6 : group <= SP_GROUP_Y11 ? SP_POINT_Y8_Y11 : SP_POINT_Y12_Y14;
}
