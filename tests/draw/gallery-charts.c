/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "gallery-charts.h"

#include <math.h>

#define N 20

static char **
make_years (gint first, guint n, char between)
{
  char **labels = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    labels[i] = g_strdup_printf ("%d%c%02d", first + (gint) i, between, (first + (gint) i + 1) % 100);
  return labels;
}

SpChart *
gallery_chart_forecast (void)
{
  g_auto (GStrv) labels = make_years (2008, N, '/');
  SpChart *chart = sp_chart_new ("Thetford needs two more forms of entry by 2019/20", "Pupils in reception", (const char *const *) labels, N);
  double history[N] = { 0 }, line[N] = { 0 }, l80[N] = { 0 }, u80[N] = { 0 }, l95[N] = { 0 }, u95[N] = { 0 }, places[N], ghost[N] = { 0 };
  guint8 past[N] = { 0 }, future[N] = { 0 }, ghosted[N] = { 0 };

  for (guint i = 0; i < N; i++)
    {
      double level = 196 + 5.2 * i + 7 * sin (i * 1.7), spread = i > 6 ? 8 * sqrt (i - 6.) : 0;

      past[i] = i <= 6, future[i] = i > 6, ghosted[i] = i >= 4 && i < 12;
      history[i] = line[i] = level;
      l80[i] = level - spread, u80[i] = level + spread * 1.15, l95[i] = level - 1.8 * spread, u95[i] = level + 2.1 * spread;
      places[i] = i < 9 ? 240 : i < 13 ? 270 : 330;
      ghost[i] = level - 10 - 2 * (i - 4.);
    }
  sp_chart_add_band (chart, "95 in 100", 95, l95, u95, future);
  sp_chart_add_band (chart, "8 in 10", 80, l80, u80, future);
  sp_chart_add_series (chart, SP_SERIES_GHOST, "Forecast of 2012", ghost, ghosted);
  sp_chart_add_series (chart, SP_SERIES_STEP, "Places", places, NULL);
  sp_chart_add_series (chart, SP_SERIES_HISTORY, "On roll", history, past);
  sp_chart_add_series (chart, SP_SERIES_LINE, "Forecast", line, future);
  sp_chart_add_step_label (chart, 9, "+30 Queensway");
  sp_chart_add_step_label (chart, 13, "+60 new school");
  sp_chart_add_boundary (chart, 11, "births projected from here");
  sp_chart_set_right_axis (chart, "Forms of entry", 30);
  sp_chart_set_marked (chart, 11);
  sp_chart_set_footnote (chart, "Of 1,240 past 80 % intervals at 3 years for areas of this size, 79 % held.");
  return chart;
}

SpChart *
gallery_chart_funding (void)
{
  g_auto (GStrv) labels = make_years (2013, 7, '-');
  SpChart *chart = sp_chart_new ("Schemes of £92.7m against £72.5m: £20.2m short", "£m by financial year", (const char *const *) labels, 7);
  static const struct { const char *name, *code; double values[7]; } bars[] = {
    { "Basic need", "basic need", { 8.2, 9.1, 6.0, 4.4, 3.0, 3.0, 2 } },
    { "Condition", "condition", { 4.1, 3.2, 3.2, 2.2, 2, 1, 0 } },
    { "Carry forward", "carry forward", { 5.5, 1.2, 0, 0, 0, 0, 0 } },
    { "Section 106", "section 106", { 0.4, 1.4, 2.8, 2.2, 1.9, 1, 1.1 } },
    { "CIL", "cil", { 0, 0, 0.6, 0.9, 1.1, 1.3, 1.4 } },
    { "Borrowing", "borrowing", { 0, 1, 1, 0.5, 0, 0, 0 } },
    { "Gap", "gap", { 0, 1.5, 4.8, 6.1, 4.2, 2.2, 1.4 } },
    { "Lapses unspent", "lapsing", { 0, 0, 0, 0.9, 0, 0, 0 } },
  };
  double spend[7] = { 18.2, 17.4, 18.4, 16.3, 12.2, 8.5, 5.9 };

  for (guint b = 0; b < G_N_ELEMENTS (bars); b++)
    {
      sp_chart_add_series (chart, SP_SERIES_BARS, bars[b].name, bars[b].values, NULL);
      sp_chart_set_bar_source (chart, bars[b].name, bars[b].code);
    }
  sp_chart_add_series (chart, SP_SERIES_STEP, "Spend", spend, NULL);
  sp_chart_set_decimals (chart, 1);
  return chart;
}

SpChart *
gallery_chart_dwellings (void)
{
  g_auto (GStrv) labels = make_years (2013, 17, '/');
  SpChart *chart = sp_chart_new ("Thetford: dwellings", "Dwellings completed in the year", (const char *const *) labels, 17);
  double dwellings[17] = { 0, 0, 60, 140, 210, 300, 350, 380, 400, 400, 420, 400, 380, 350, 300, 260, 150 };

  sp_chart_add_series (chart, SP_SERIES_BARS, "Dwellings", dwellings, NULL);
  sp_chart_set_bar_source (chart, "Dwellings", "dwellings");
  return chart;
}

SpChart *
gallery_chart_shortfall (void)
{
  g_auto (GStrv) labels = make_years (2013, 11, '/');
  SpChart *chart = sp_chart_new ("County shortfall", "Places short, primary", (const char *const *) labels, 11);
  double places[11] = { 40, 95, 160, 320, 610, 880, 1120, 1390, 1460, 1510, 1480 };

  sp_chart_add_series (chart, SP_SERIES_BARS, "Places short", places, NULL);
  sp_chart_set_bar_source (chart, "Places short", "shortfall");
  sp_chart_set_marked (chart, 5);
  return chart;
}

SpChart *
gallery_chart_forms (void)
{
  g_auto (GStrv) labels = make_years (2013, 11, '/');
  SpChart *chart = sp_chart_new ("Thetford: forms of entry", "Forms of entry", (const char *const *) labels, 11);
  double need[11], lower[11], upper[11], places[11];

  for (guint i = 0; i < 11; i++)
    {
      need[i] = 7 + 0.22 * i + 0.2 * sin (i * 1.3);
      lower[i] = need[i] - 0.08 * i, upper[i] = need[i] + 0.1 * i;
      places[i] = i < 4 ? 8 : 8.5;
    }
  sp_chart_add_band (chart, "8 in 10", 80, lower, upper, NULL);
  sp_chart_add_series (chart, SP_SERIES_STEP, "Places", places, NULL);
  sp_chart_add_series (chart, SP_SERIES_LINE, "Needed", need, NULL);
  sp_chart_set_decimals (chart, 1);
  return chart;
}

SpChart *
gallery_chart_bridge (void)
{
  SpChart *chart = sp_chart_new_bridge ("Thetford: from the forecast of 2012 to that of 2013, pupils in 2018/19", "Primary pupils");

  sp_chart_add_part (chart, "Forecast of October 2012", 2140, TRUE);
  sp_chart_add_part (chart, "Births", 31, FALSE);
  sp_chart_add_part (chart, "Progression between year groups", -12, FALSE);
  sp_chart_add_part (chart, "Housing", 46, FALSE);
  sp_chart_add_part (chart, "Method", -4, FALSE);
  sp_chart_add_part (chart, "Boundaries", 0, FALSE);
  sp_chart_add_part (chart, "Corrections", -9, FALSE);
  sp_chart_add_part (chart, "Forecast of October 2013", 2192, TRUE);
  return chart;
}
