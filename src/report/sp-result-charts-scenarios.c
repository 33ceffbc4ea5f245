/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios side by side: lines and a table. */
#include "config.h"
#include "sp-result-charts.h"

#include <glib/gi18n-lib.h>

#include "sp-chart-span.h"
#include "sp-chart.h"
#include "sp-result-tables.h"

/* Each scenario has a snapshot of its own: the same area there, -1 = it is not there. */
static gint
find_area (SpNeed *first, SpNeed *other, gint area)
{
  return area >= 0 ? sp_snapshot_find_area (sp_need_get_snapshot (other), sp_need_get_snapshot (first)->areas[area].id) : -1;
}

gint
sp_find_area_of_need (SpNeed *need, gint64 id)
{
  return sp_snapshot_find_area (sp_need_get_snapshot (need), id);
}

static void
add_first (SpChart *chart, const SpChartSpan *span)
{
  g_autofree double *values = g_new0 (double, span->n);
  g_autofree guint8 *known = g_new0 (guint8, span->n);
  for (guint i = 0; i < span->n; i++)
    known[i] = sp_chart_span_places (span, i, &values[i]);
  sp_chart_add_series (chart, SP_SERIES_STEP, _("Places"), values, known);
  for (guint i = 0; i < span->n; i++)
    known[i] = i <= span->origin && sp_chart_span_history (span, i, &values[i]);
  sp_chart_add_series (chart, SP_SERIES_HISTORY, _("On roll"), values, known);
}

static void
add_scenario (SpChart *chart, const SpChartSpan *axis, SpNeed *need, const SpPupilScope *scope, const char *name)
{
  SpChartSpan span = sp_chart_span (need, scope, SP_MOST_HISTORY);
  g_autofree double *values = g_new0 (double, axis->n);
  g_autofree guint8 *known = g_new0 (guint8, axis->n);
  for (guint i = 0; i < axis->n; i++)
    {
      gint at = sp_chart_span_year (axis, i).start - span.first.start;
      known[i] = at > (gint) span.origin && at < (gint) span.n && sp_chart_span_forecast (&span, (guint) at, &values[i]);
    }
  sp_chart_add_series (chart, SP_SERIES_COMPARED, name, values, known);
}

SpChart *
sp_chart_for_scenarios (SpNeed *const *needs, const char *const *names, guint n, const SpPupilScope *scope,
                        gint marked_year)
{
  SpChartSpan axis = sp_chart_span (needs[0], scope, SP_MOST_HISTORY);
  g_auto (GStrv) labels = sp_chart_year_labels (axis.first, axis.n);
  g_autofree char *title = sp_title_for_scope (needs[0], scope);
  SpChart *chart = sp_chart_new (title, _("Pupils"), (const char *const *) labels, axis.n);
  add_first (chart, &axis);
  for (guint i = 0; i < n; i++)
    {
      SpPupilScope there = *scope;
      there.area = find_area (needs[0], needs[i], scope->area);
      if (there.area >= 0 || scope->area < 0)
        add_scenario (chart, &axis, needs[i], &there, names[i]);
    }
  sp_chart_set_right_axis (chart, _("Forms of entry"), sp_places_per_form (scope->first, scope->last));
  sp_chart_set_marked (chart, marked_year - axis.first.start);
  return chart;
}

typedef struct { SpNeedSum sum; SpNeedPeak peak; } Row;

static Row
read_row (SpNeed *need, gint area, SpPhase phase, gint year)
{
  gint lead = year - sp_forecast_get_origin (sp_need_get_forecast (need)).start;
  Row row = { { 0 } };
  if (lead < 0 || lead > sp_forecast_get_horizon (sp_need_get_forecast (need)))
    return row;
  row.sum = area >= 0 ? sp_need_get_area (need, area, lead) : sp_need_get_authority (need, phase, lead);
  if (area >= 0)
    row.peak = sp_need_get_peak (need, area);
  return row;
}

static void
add_columns (SpTable *table, SpPhase phase, gboolean peaks)
{
  sp_table_add_column (table, "scenario", _("Scenario"), SP_TABLE_TEXT);
  /* the chart above it may be of the entry year alone */
  sp_table_add_column (table, "pupils", phase == SP_PHASE_PRIMARY ? _("Primary pupils") : _("Secondary pupils"),
                       SP_TABLE_NUMBER);
  sp_table_add_column (table, "more", _("More than the first"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "shortfall", _("Places short"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "spare", _("Places spare"), SP_TABLE_NUMBER);
  if (!peaks)
    return;
  sp_table_add_column (table, "fe_entry", _("FE short at entry"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "first_short", _("First short"), SP_TABLE_TEXT);
  sp_table_add_column (table, "peak_fe", _("Most FE"), SP_TABLE_NUMBER);
}

SpTable *
sp_table_of_scenarios (SpNeed *const *needs, const char *const *names, guint n, gint area, SpPhase phase, gint year)
{
  g_autofree char *words = sp_academic_year_to_string (sp_academic_year (year));
  g_autofree char *title = g_strdup_printf (_("Scenarios side by side in %s"), words);
  SpTable *table = sp_table_new ("scenarios", title);
  Row first = { { 0 } };
  add_columns (table, phase, area >= 0);
  for (guint i = 0; i < n; i++)
    {
      gint there = find_area (needs[0], needs[i], area);
      Row row = there >= 0 || area < 0 ? read_row (needs[i], there, phase, year) : (Row) { { 0 } };
      if (i == 0)
        first = row;
      sp_table_begin_row (table);
      sp_table_add_text (table, names[i]);
      sp_table_add_known_number (table, row.sum.known, row.sum.pupils, 0);
      sp_table_add_known_number (table, i > 0 && row.sum.known && first.sum.known, row.sum.pupils - first.sum.pupils, 0);
      sp_table_add_known_number (table, row.sum.known, row.sum.places, 0);
      sp_table_add_known_number (table, row.sum.known, row.sum.shortfall, 0);
      sp_table_add_known_number (table, row.sum.known, row.sum.spare, 0);
      if (area < 0)
        continue;
      sp_table_add_known_number (table, row.sum.known, row.sum.forms_entry, 1);
      sp_table_add_academic_year (table, row.peak.first_short_year);
      sp_table_add_known_number (table, row.peak.known, row.peak.peak_forms, 1);
    }
  return table;
}
