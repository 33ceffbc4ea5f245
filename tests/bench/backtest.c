/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forecasts a series from several origins and writes every forecast beside what happened.
 *
 * usage: backtest ROLLS BIRTHS|- METHOD HORIZON ORIGIN…
 * gives: area,origin,lead,group,actual,pupils,lower80,upper80,lower95,upper95,kind
 * Groups are 0 (reception) to 14; 100 is the total of R-Y6 and 101 of Y7-Y11, where all of it is known.
 * Only the series up to each origin is given to the forecast; kind is the method as printed. */
#include "config.h"
#include <locale.h>
#include <stdlib.h>
#include "sp-forecast.h"
#include "sp-roll-file.h"

static void
write_rows (const SpRollSeries *series, const SpForecast *forecast, gint origin, gint horizon)
{
  for (guint a = 0; a < series->n_areas; a++)
    for (gint lead = 1; lead <= horizon; lead++)
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          double pupils, actual, l80, u80, l95, u95;

          if (!sp_forecast_get_pupils (forecast, a, lead, g, &pupils)
              || !sp_roll_series_get_pupils (series, a, sp_academic_year (origin + lead), g, &actual))
            continue;
          sp_forecast_get_interval (forecast, a, lead, g, 80, &l80, &u80);
          sp_forecast_get_interval (forecast, a, lead, g, 95, &l95, &u95);
          g_print ("%s,%d,%d,%d,%g,%.3f,%.3f,%.3f,%.3f,%.3f,%s\n", series->area_codes[a], origin, lead, g, actual,
                   pupils, l80, u80, l95, u95, sp_forecast_get_method (forecast, a, g));
        }
}

/* Totals of a phase: what DfE scores, and what a planner builds for. */
static void
write_totals (const SpRollSeries *series, const SpForecast *forecast, gint origin, gint horizon)
{
  for (guint a = 0; a < series->n_areas; a++)
    for (gint lead = 1; lead <= horizon; lead++)
      for (gint phase = 0; phase < SP_N_PHASES; phase++)
        {
          SpYearGroup first = sp_phase_first_group (phase), last = sp_phase_last_group (phase);
          double pupils, actual = 0, one, l80, u80, l95, u95;
          gboolean known = TRUE;

          for (gint g = first; g <= (gint) last; g++)
            if (sp_roll_series_get_pupils (series, a, sp_academic_year (origin + lead), g, &one)
                && sp_forecast_get_pupils (forecast, a, lead, g, &pupils))
              actual += one;
            else
              known = FALSE;
          if (!known)
            continue;
          sp_forecast_get_sum_interval (forecast, a, lead, first, last, 80, &pupils, &l80, &u80);
          sp_forecast_get_sum_interval (forecast, a, lead, first, last, 95, &pupils, &l95, &u95);
          g_print ("%s,%d,%d,%d,%g,%.3f,%.3f,%.3f,%.3f,%.3f,total\n", series->area_codes[a], origin, lead, 100 + phase,
                   actual, pupils, l80, u80, l95, u95);
        }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRollSeries) series = NULL;

  setlocale (LC_ALL, "C");
  if (argc < 6)
    {
      g_printerr ("usage: backtest ROLLS BIRTHS|- METHOD HORIZON ORIGIN…\n");
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

      if (!forecast)
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      write_rows (series, forecast, options.origin.start, options.horizon);
      write_totals (series, forecast, options.origin.start, options.horizon);
    }
  return 0;
}
