/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-result-charts.h"

#include <glib/gi18n-lib.h>

#include "sp-chart-span.h"
#include "sp-chart.h"
#include "sp-need.h"
#include "sp-number.h"
#include "sp-waterfall.h"

#define LEAST_SHARE 50 /* of a bar: less is a line that nobody sees */

/* Adds up the completions of a growth area's sites in a year, actual and expected apart; what is not held stays
 * unknown. */
static void
sum_completions (SpSnapshot *snapshot, const SpGrowthArea *growth, SpAcademicYear year, double values[2],
                 guint8 known[2])
{
  gint y = sp_snapshot_year_index (snapshot, year);
  values[0] = values[1] = 0;
  known[0] = known[1] = FALSE;
  for (guint s = 0; s < growth->n_sites && y >= 0; s++)
    {
      gsize cell = (gsize) growth->sites[s] * snapshot->n_years + (gsize) y;
      if (snapshot->completions[cell] < 0)
        continue;
      guint kind = snapshot->completion_actual[cell] ? 0 : 1;
      values[kind] += snapshot->completions[cell];
      known[kind] = TRUE;
    }
}

SpChart *
sp_chart_for_dwellings (SpNeed *need, gint growth)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  const SpGrowthArea *area = &snapshot->growth_areas[growth];
  SpAcademicYear origin = sp_forecast_get_origin (sp_need_get_forecast (need));
  guint n = 1 + (guint) sp_forecast_get_horizon (sp_need_get_forecast (need));
  g_auto (GStrv) labels = sp_chart_year_labels (origin, n);
  g_autofree double *values = g_new0 (double, 2 * n);
  g_autofree guint8 *known = g_new0 (guint8, 2 * n);
  gboolean any_actual = FALSE;
  for (guint i = 0; i < n; i++)
    {
      double both[2];
      guint8 held[2];
      sum_completions (snapshot, area, sp_academic_year (origin.start + (gint) i), both, held);
      values[i] = both[0];
      known[i] = held[0];
      values[n + i] = both[1];
      known[n + i] = held[1];
      any_actual = any_actual || held[0];
    }
  g_autofree char *title = g_strdup_printf (_("%s: dwellings completed by academic year"), area->name);
  SpChart *chart = sp_chart_new (title, _("Dwellings"), (const char *const *) labels, n);
  if (any_actual)
    sp_chart_add_series (chart, SP_SERIES_BARS, _("Completed"), values, known);
  sp_chart_add_series (chart, SP_SERIES_BARS, _("Expected"), values + n, known + n);
  return chart;
}

SpChart *
sp_chart_for_shortfall (SpNeed *need, SpPhase phase)
{
  SpForecast *forecast = sp_need_get_forecast (need);
  guint n = 1 + (guint) sp_forecast_get_horizon (forecast);
  g_auto (GStrv) labels = sp_chart_year_labels (sp_forecast_get_origin (forecast), n);
  g_autofree double *values = g_new0 (double, n);
  g_autofree guint8 *known = g_new0 (guint8, n);
  for (guint i = 0; i < n; i++)
    {
      SpNeedSum sum = sp_need_get_authority (need, phase, (gint) i);
      known[i] = sum.known;
      values[i] = sum.shortfall;
    }
  SpChart *chart = sp_chart_new (phase == SP_PHASE_PRIMARY ? _("Primary places short, all areas")
                                                           : _("Secondary places short, all areas"),
                                 _("Places short"), (const char *const *) labels, n);
  sp_chart_add_series (chart, SP_SERIES_BARS, _("Places short"), values, known);
  sp_chart_set_bar_source (chart, _("Places short"), "shortfall");
  return chart;
}

static double
to_millions (SpMoney money)
{
  return (double) money.pence / 1e8;
}

static void
add_bar (SpChart *chart, const char *name, const char *code, gboolean money, SpMoney amount)
{
  double values[2] = { money ? 0 : to_millions (amount), money ? to_millions (amount) : 0 };

  sp_chart_add_series (chart, SP_SERIES_BARS, name, values, NULL);
  if (code != NULL)
    sp_chart_set_bar_source (chart, name, code);
}

SpChart *
sp_chart_for_envelope (SpWaterfall *waterfall)
{
  SpFunding *funding = sp_waterfall_get_funding (waterfall);
  SpMoneyGap gap = sp_waterfall_get_gap (waterfall);
  const char *labels[] = { _("Asked for"), _("Money") };
  SpChart *chart = sp_chart_new (_("What is asked for, and the money"), _("£m"), labels, 2);

  sp_chart_set_decimals (chart, 1);
  add_bar (chart, _("Schemes"), NULL, FALSE, gap.cost);
  if (gap.before.pence > gap.cost.pence / LEAST_SHARE)
    add_bar (chart, _("Met before"), "pupils", TRUE, gap.before);
  for (guint s = 0; s < sp_funding_get_n_sources (funding); s++)
    add_bar (chart, sp_funding_source_name (sp_funding_get_source (funding, s)), sp_funding_get_source (funding, s), TRUE,
             sp_funding_get_source_total (funding, s));
  if (gap.agreements.pence > 0)
    add_bar (chart, _("Agreements"), "section 106", TRUE, gap.agreements);
  if (gap.missing.pence > 0)
    add_bar (chart, _("Short"), "gap", TRUE, gap.missing);
  return chart;
}
