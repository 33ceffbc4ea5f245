/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rolls and births as they come, then forecast: births follow the rolls after a line "---". */
#include "config.h"
#include "fuzz-target.h"
#include <math.h>
#include <string.h>
#include "sp-forecast.h"
#include "sp-roll-file.h"

const FuzzSeed fuzz_seeds[] = {
  FUZZ_SEED ("area,year,group,pupils,parent\nA,2013,R,30,P\nA,2014,R,31,P\nA,2014,Y1,29,P\nA,2015,R,33,P\nA,2015,Y1,30,P\n"
             "A,2015,Y2,28,P\nB,2014,Y1,5,Q\nB,2015,Y2,0,Q\nB,2015,R,*,\n---\narea,entry_year,births\nA,2013,35\nA,2014,36\nA,2016,31\n"),
  FUZZ_SEED ("pupils,group,year,area\n\"1,200\",Y6,2012,X\n1100,Y7,2013,X\n,Y7,2012,X\n-3,Y8,2013,X\n99999999,Y8,2013,X\n"),
  { NULL, 0 },
};

static void
check_numbers (const SpForecast *forecast)
{
  for (guint a = 0; a < sp_forecast_get_n_areas (forecast); a++)
    for (gint lead = 0; lead <= sp_forecast_get_horizon (forecast); lead++)
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          double pupils, lower, upper;

          if (!sp_forecast_get_pupils (forecast, a, lead, g, &pupils))
            continue;
          g_assert_true (isfinite (pupils) && pupils >= 0);
          g_assert_true (sp_forecast_get_interval (forecast, a, lead, g, 95, &lower, &upper));
          g_assert_true (isfinite (upper) && 0 <= lower && lower <= pupils && pupils <= upper);
        }
}

void
fuzz_one (const guint8 *data, gsize length)
{
  static const char *const methods[] = { "auto", "weighted", "geometric", "pooled-5" };
  g_autofree char *text = g_strndup ((const char *) data, length);
  char *births = strstr (text, "---\n");

  for (gsize m = 0; m < G_N_ELEMENTS (methods); m++)
    {
      g_autoptr (GPtrArray) findings = sp_findings_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (SpRollSeries) series = NULL;
      g_autoptr (SpForecast) forecast = NULL;
      gsize rolls_length = births ? (gsize) (births - text) : strlen (text);

      series = sp_roll_file_read_data ("rolls.csv", text, rolls_length, "births.csv", births ? births + 4 : NULL,
                                       births ? strlen (births + 4) : 0, findings, &error);
      g_assert_true ((series == NULL) == (error != NULL));
      if (!series)
        return;
      forecast = sp_forecast_run_series (series, &(SpForecastOptions) { .horizon = 6, .method = methods[m] }, NULL, &error);
      g_assert_true ((forecast == NULL) == (error != NULL));
      if (forecast)
        check_numbers (forecast);
    }
}
