/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-norfolk-series.h"

#define FIRST 2014

/* domain.md GT-1. */
static const double norfolk[][N_GROUPS] = {
  { 9080, 9001, 9211, 8784, 8351, 8289, 8143, 7906, 7712, 8041, 8203, 8320 },
  { 9425, 9124, 9027, 9211, 8799, 8395, 8308, 8180, 7942, 7723, 8053, 8106 },
  { 9590, 9428, 9113, 8956, 9269, 8813, 8375, 8352, 8196, 7949, 7741, 7926 },
  { 9313, 9609, 9424, 9100, 8952, 9243, 8787, 8340, 8291, 8141, 7855, 7544 },
  { 8934, 9337, 9579, 9403, 9081, 8968, 9196, 8715, 8308, 8249, 8076, 7634 },
  { 9071, 8949, 9352, 9525, 9405, 9087, 8934, 9149, 8700, 8298, 8232, 7908 },
};
static const double births[] = { 9430, 9081, 9073, 9141, 8898, 8487 }; /* entering 2017 .. 2022 */

SpRollSeries *
new_norfolk (guint n_areas)
{
  SpRollSeries *series = sp_roll_series_new (n_areas, sp_academic_year (FIRST), G_N_ELEMENTS (norfolk),
                                             sp_academic_year (2017), G_N_ELEMENTS (births));

  for (guint a = 0; a < n_areas; a++)
    {
      series->area_codes[a] = g_strdup_printf ("area-%u", a);
      for (gsize y = 0; y < G_N_ELEMENTS (norfolk); y++)
        for (gint g = 0; g < N_GROUPS; g++)
          sp_roll_series_set_pupils (series, a, sp_academic_year (FIRST + y), g, norfolk[y][g]);
      for (gsize b = 0; b < G_N_ELEMENTS (births); b++)
        sp_roll_series_set_births (series, a, sp_academic_year (2017 + b), births[b]);
    }
  return series;
}

SpForecast *
run (SpRollSeries *series, SpForecastOptions options)
{
  g_autoptr (GError) error = NULL;
  SpForecast *forecast;

  if (!options.method)
    options.method = "weighted";
  forecast = sp_forecast_run_series (series, &options, NULL, &error);
  g_assert_no_error (error);
  return forecast;
}

double
pupils_of (SpForecast *forecast, gint area, gint lead, SpYearGroup group)
{
  double pupils;

  return sp_forecast_get_pupils (forecast, area, lead, group, &pupils) ? pupils : -1;
}
