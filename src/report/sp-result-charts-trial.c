/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A trial of other dwellings beside the plan. */
#include "config.h"
#include "sp-result-charts.h"

#include <glib/gi18n-lib.h>

#include "sp-chart-span.h"
#include "sp-chart.h"
#include "sp-number.h"

/* A trial has the plan's own areas, so indexes are the same. */
SpChart *
sp_chart_for_trial (SpNeed *planned, SpNeed *tried, const SpPupilScope *scope, gint marked_year)
{
  SpChartSpan span = sp_chart_span (planned, scope, 0);
  g_autofree double *values = g_new0 (double, span.n);
  g_autofree guint8 *known = g_new0 (guint8, span.n);
  SpGhostLine ghost = { _("As planned"), span.first, span.n, values, known };
  for (guint i = 0; i < span.n; i++)
    known[i] = sp_chart_span_forecast (&span, i, &values[i]);
  return sp_chart_for_fan (tried != NULL ? tried : planned, NULL, scope, &ghost, tried != NULL ? 1 : 0, marked_year, NULL);
}

char *
sp_sentence_for_trial (SpNeed *planned, SpNeed *tried, const SpPupilScope *scope, gint year)
{
  SpChartSpan before = sp_chart_span (planned, scope, 0), after = sp_chart_span (tried, scope, 0);
  gint at = year - before.first.start;
  double was, is;
  if (at < 0 || at >= (gint) before.n || at >= (gint) after.n || !sp_chart_span_forecast (&before, (guint) at, &was)
      || !sp_chart_span_forecast (&after, (guint) at, &is))
    return NULL;
  g_autofree char *words = sp_academic_year_to_string (sp_academic_year (year));
  g_autofree char *pupils = sp_number_format (is, 0), *more = sp_number_format (is - was, 1);
  g_autofree char *fewer = sp_number_format (was - is, 1);
  if (is - was >= 0.05)
    return g_strdup_printf (_("In %s: %s pupils, %s more than planned."), words, pupils, more);
  if (was - is >= 0.05)
    return g_strdup_printf (_("In %s: %s pupils, %s fewer than planned."), words, pupils, fewer);
  return g_strdup_printf (_("In %s: %s pupils, as planned."), words, pupils);
}
