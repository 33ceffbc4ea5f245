/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts a series from several origins and writes every forecast beside what happened.
 *
 * usage: backtest [--paths] ROLLS BIRTHS|- METHOD HORIZON ORIGIN…
 * gives: area,origin,lead,group,actual,pupils,lower80,upper80,lower95,upper95,kind
 * Groups are 0 (reception) to 14; 100 is the total of what an area has of R-Y6 and 101 of Y7-Y11, three year groups at least.
 * With --paths the bounds are quantiles of 1,000 simulated paths, and totals of all areas together follow as area
 * "(all)". Only the series up to each origin is given to the forecast; kind is the method as printed. */
#include "config.h"
#include <locale.h>
#include <stdlib.h>
#include "sp-forecast-paths.h"
#include "sp-roll-file.h"
#include "spk-quantile.h"

static void
write_row (const char *area, gint origin, gint lead, gint group, double actual, double pupils, const double bounds[4],
           const char *kind)
{
  g_print ("%s,%d,%d,%d,%g,%.3f,%.3f,%.3f,%.3f,%.3f,%s\n", area, origin, lead, group, actual, pupils, bounds[0],
           bounds[1], bounds[2], bounds[3], kind);
}

static void
read_spread (const SpPathSpread *spread, double bounds[4])
{
  bounds[0] = spread->p10;
  bounds[1] = spread->p90;
  bounds[2] = spread->p2_5;
  bounds[3] = spread->p97_5;
}

static void
write_rows (const SpRollSeries *series, const SpForecast *forecast, const SpForecastPaths *paths, gint origin,
            gint horizon)
{
  for (guint a = 0; a < series->n_areas; a++)
    for (gint lead = 1; lead <= horizon; lead++)
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          double pupils, actual, bounds[4];
          SpPathSpread spread;

          if (!sp_forecast_get_pupils (forecast, a, lead, g, &pupils)
              || !sp_roll_series_get_pupils (series, a, sp_academic_year (origin + lead), g, &actual))
            continue;
          sp_forecast_get_interval (forecast, a, lead, g, 80, &bounds[0], &bounds[1]);
          sp_forecast_get_interval (forecast, a, lead, g, 95, &bounds[2], &bounds[3]);
          if (paths && sp_forecast_paths_get_cell (paths, a, lead, g, &spread))
            read_spread (&spread, bounds);
          write_row (series->area_codes[a], origin, lead, g, actual, pupils, bounds,
                     sp_forecast_get_method_at (forecast, a, lead, g));
        }
}

/* What was counted of the year groups of a phase that an area has: three at least, and all that are forecast. */
static gboolean
sum_actual (const SpRollSeries *series, const SpForecast *forecast, guint area, gint lead, SpPhase phase, double *actual)
{
  gint year = sp_forecast_get_origin (forecast).start + lead;
  double one;
  guint n = 0;

  *actual = 0;
  for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
    {
      if (!sp_forecast_get_pupils (forecast, area, lead, g, NULL))
        continue;
      if (!sp_roll_series_get_pupils (series, area, sp_academic_year (year), g, &one))
        return FALSE;
      *actual += one;
      n++;
    }
  return n >= 3;
}

/* Totals of a phase: what DfE scores, and what a planner builds for. */
static void
write_totals (const SpRollSeries *series, const SpForecast *forecast, const SpForecastPaths *paths, gint origin,
              gint horizon)
{
  for (guint a = 0; a < series->n_areas; a++)
    for (gint lead = 1; lead <= horizon; lead++)
      for (gint phase = 0; phase < SP_N_PHASES; phase++)
        {
          SpYearGroup first = sp_phase_first_group (phase), last = sp_phase_last_group (phase);
          double pupils, actual, bounds[4];
          SpPathSpread spread;

          if (!sum_actual (series, forecast, a, lead, phase, &actual))
            continue;
          sp_forecast_get_sum_interval (forecast, a, lead, first, last, 80, &pupils, &bounds[0], &bounds[1]);
          sp_forecast_get_sum_interval (forecast, a, lead, first, last, 95, &pupils, &bounds[2], &bounds[3]);
          if (paths && sp_forecast_paths_get_area (paths, a, phase, lead, &spread))
            read_spread (&spread, bounds);
          write_row (series->area_codes[a], origin, lead, 100 + phase, actual, pupils, bounds, "total");
        }
}

/* Adds the paths of the cells of an area that were counted; what they were counted at, and forecast. */
static void
add_area (const SpRollSeries *series, const SpForecastPaths *paths, guint area, gint horizon, float *draw, double *sum,
          double *actual, double *pupils)
{
  SpForecast *forecast = sp_forecast_paths_get_forecast (paths);
  gsize stride = sp_forecast_paths_get_stride (paths);
  guint n = sp_forecast_paths_get_n_paths (paths);

  sp_forecast_paths_draw (paths, (SpAreaIndex) area, draw);
  for (gint lead = 1; lead <= horizon; lead++)
    for (gint g = 0; g <= SP_GROUP_Y11; g++)
      {
        gint at = (lead - 1) * SP_N_PHASES + (g > SP_GROUP_Y6), year = sp_forecast_get_origin (forecast).start + lead;
        const float *row = draw + ((gsize) (lead - 1) * SP_N_GROUPS + (guint) g) * stride;
        double counted, one;

        if (!sp_forecast_get_pupils (forecast, (SpAreaIndex) area, lead, g, &one)
            || !sp_roll_series_get_pupils (series, area, sp_academic_year (year), g, &counted))
          continue;
        actual[at] += counted;
        pupils[at] += one;
        for (guint p = 0; p < n; p++)
          sum[(gsize) at * n + p] += (double) row[p];
      }
}

/* Totals of all areas together, of cells that were counted: a school that closed is no error of a forecast of pupils. */
static void
write_all (const SpRollSeries *series, const SpForecastPaths *paths, gint origin, gint horizon)
{
  static const double at[4] = { 0.1, 0.9, 0.025, 0.975 };
  guint n = sp_forecast_paths_get_n_paths (paths);
  g_autofree float *draw = g_new0 (float, (gsize) horizon * SP_N_GROUPS * sp_forecast_paths_get_stride (paths));
  g_autofree double *sum = g_new0 (double, (gsize) horizon * SP_N_PHASES * n);
  g_autofree double *actual = g_new0 (double, horizon * SP_N_PHASES), *pupils = g_new0 (double, horizon * SP_N_PHASES);

  for (guint a = 0; a < series->n_areas; a++)
    add_area (series, paths, a, horizon, draw, sum, actual, pupils);
  for (gint i = 0; i < horizon * SP_N_PHASES; i++)
    {
      double bounds[4];

      if (!(actual[i] > 0))
        continue;
      spk_sort (sum + (gsize) i * n, n);
      for (guint k = 0; k < 4; k++)
        spk_quantile (sum + (gsize) i * n, n, at[k], &bounds[k]);
      write_row ("(all)", origin, i / SP_N_PHASES + 1, 100 + i % SP_N_PHASES, actual[i], pupils[i], bounds, "all");
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRollSeries) series = NULL;
  gboolean simulate = argc > 1 && g_str_equal (argv[1], "--paths");

  setlocale (LC_ALL, "C");
  argc -= simulate;
  argv += simulate;
  if (argc < 6)
    {
      g_printerr ("usage: backtest [--paths] ROLLS BIRTHS|- METHOD HORIZON ORIGIN…\n");
      return 2;
    }
  series = sp_roll_file_read (argv[1], g_str_equal (argv[2], "-") ? NULL : argv[2], findings, &error);
  if (!series)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("area,origin,lead,group,actual,pupils,lower80,upper80,lower95,upper95,kind\n");
  for (gint i = 5; i < argc; i++)
    {
      SpForecastOptions options = { .origin = { atoi (argv[i]) }, .horizon = atoi (argv[4]), .method = argv[3] };
      g_autoptr (SpForecast) forecast = sp_forecast_run_series (series, &options, NULL, &error);

      g_autoptr (SpForecastPaths) paths = simulate && forecast ? sp_forecast_simulate (forecast, NULL, NULL, &error) : NULL;

      if (!forecast || (simulate && !paths))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      write_rows (series, forecast, paths, options.origin.start, options.horizon);
      write_totals (series, forecast, paths, options.origin.start, options.horizon);
      if (paths)
        write_all (series, paths, options.origin.start, options.horizon);
    }
  return 0;
}
