/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charts of pupils: history, forecast in its fan, places; and what the forecast is made of. */
#include "config.h"
#include "sp-result-charts.h"

#include <glib/gi18n-lib.h>

#include "sp-chart-span.h"
#include "sp-chart.h"
#include "sp-number.h"

static void
add_band (SpChart *chart, const SpChartSpan *span, SpForecastPaths *paths, gint level, double per)
{
  g_autofree double *bounds = g_new0 (double, 2 * span->n);
  g_autofree guint8 *known = g_new0 (guint8, span->n);
  gboolean any = FALSE;
  for (guint i = span->origin; i < span->n; i++)
    {
      known[i] = sp_chart_span_interval (span, paths, i, level, &bounds[i], &bounds[span->n + i]);
      bounds[i] /= per;
      bounds[span->n + i] /= per;
      any = any || known[i];
    }
  if (any)
    sp_chart_add_band (chart, level == 95 ? _("19 in 20") : _("8 in 10"), level, bounds, bounds + span->n, known);
}

static void
add_pupils (SpChart *chart, const SpChartSpan *span, SpForecastPaths *paths, double per)
{
  g_autofree double *values = g_new0 (double, 2 * span->n); /* history, forecast */
  g_autofree guint8 *known = g_new0 (guint8, 2 * span->n);
  double *forecast = values + span->n;
  for (guint i = 0; i < span->n; i++)
    {
      known[i] = i <= span->origin && sp_chart_span_history (span, i, &values[i]);
      known[span->n + i] = sp_chart_span_forecast (span, i, &forecast[i]);
      values[i] /= per;
      forecast[i] /= per;
    }
  add_band (chart, span, paths, 95, per);
  add_band (chart, span, paths, 80, per);
  sp_chart_add_series (chart, SP_SERIES_LINE, _("Forecast"), forecast, known + span->n);
  sp_chart_add_series (chart, SP_SERIES_HISTORY, _("On roll"), values, known);
}

static gboolean
is_of_scope (const SpChartSpan *span, SpAreaIndex area)
{
  return span->scope.area >= 0 ? area == span->scope.area
                               : area >= 0 && span->snapshot->areas[area].phase == span->scope.phase;
}

/* Places a project adds to the groups of a chart, and the first year in which it adds any. */
static gint
sum_project_places (const SpChartSpan *span, const SpProject *project, gint *first_year)
{
  gint places = 0;
  *first_year = G_MAXINT;
  for (guint k = 0; k < project->n_places; k++)
    if (is_of_scope (span, project->places[k].area) && project->places[k].group >= span->scope.first
        && project->places[k].group <= span->scope.last)
      {
        places += project->places[k].places;
        *first_year = MIN (*first_year, project->places[k].year.start);
      }
  return places;
}

/* What changed the places of an area from one year to the next, in a few words: "+60 Drake Infant". A school that
 * fills from the bottom is named once, where it begins, with all that it adds. */
static char *
name_step (const SpChartSpan *span, guint i)
{
  for (guint p = 0; p < span->snapshot->n_projects; p++)
    {
      gint first_year, places = sum_project_places (span, &span->snapshot->projects[p], &first_year);
      if (places != 0 && first_year == sp_chart_span_year (span, i).start)
        /* Translators: what a project adds: "+30 places, Drake Infant" */
        return g_strdup_printf (ngettext ("%+d place, %s", "%+d places, %s", ABS (places)), places,
                                span->snapshot->projects[p].name);
    }
  return NULL;
}

static void
add_places (SpChart *chart, const SpChartSpan *span, double per)
{
  g_autofree double *places = g_new0 (double, span->n);
  g_autofree guint8 *known = g_new0 (guint8, span->n);
  for (guint i = 0; i < span->n; i++)
    {
      known[i] = sp_chart_span_places (span, i, &places[i]);
      places[i] /= per;
      if (i == 0 || !known[i] || !known[i - 1] || places[i] == places[i - 1] || span->scope.area < 0)
        continue; /* of all areas there are too many changes to name */
      g_autofree char *label = name_step (span, i);
      if (label != NULL)
        sp_chart_add_step_label (chart, i, label);
    }
  sp_chart_add_series (chart, SP_SERIES_STEP, _("Places"), places, known);
}

static gboolean
births_are_projected (const SpChartSpan *span, gint lead)
{
  if (span->scope.area >= 0)
    return sp_forecast_births_projected (span->forecast, span->scope.area, lead);
  for (guint area = 0; area < span->snapshot->n_areas; area++)
    if (is_of_scope (span, (SpAreaIndex) area) && sp_forecast_births_projected (span->forecast, (SpAreaIndex) area, lead))
      return TRUE;
  return FALSE;
}

/* The first year in which some year group of the chart rests on births that are projected: reception does first, each year
 * group above it a year later. */
static void
add_births_boundary (SpChart *chart, const SpChartSpan *span)
{
  for (guint i = span->origin + 1; i < span->n && span->scope.phase == SP_PHASE_PRIMARY; i++)
    if (births_are_projected (span, (gint) (i - span->origin)))
      {
        guint first = i + span->scope.first - SP_GROUP_R;
        if (first < span->n)
          sp_chart_add_boundary (chart, first, _("births projected from here"));
        return;
      }
}

static SpChart *
chart_for_span (const SpChartSpan *span, SpForecastPaths *paths, const char *title, const char *y_title, double per)
{
  g_auto (GStrv) labels = sp_chart_year_labels (span->first, span->n);
  SpChart *chart = sp_chart_new (title, y_title, (const char *const *) labels, span->n);
  add_pupils (chart, span, paths, per);
  add_places (chart, span, per);
  add_births_boundary (chart, span);
  return chart;
}

static SpPupilScope
scope_of_groups (SpNeed *need, gint area, SpYearGroup first, SpYearGroup last)
{
  return (SpPupilScope) { area, sp_need_get_snapshot (need)->areas[area].phase, first, last };
}

/* "Pupils in reception", "Primary pupils". */
static const char *
name_groups (const SpPupilScope *scope)
{
  static const char *const names[] = {
    N_("Pupils in reception"), N_("Pupils in Year 1"), N_("Pupils in Year 2"), N_("Pupils in Year 3"),
    N_("Pupils in Year 4"), N_("Pupils in Year 5"), N_("Pupils in Year 6"), N_("Pupils in Year 7"),
    N_("Pupils in Year 8"), N_("Pupils in Year 9"), N_("Pupils in Year 10"), N_("Pupils in Year 11"),
    N_("Pupils in Year 12"), N_("Pupils in Year 13"), N_("Pupils in Year 14"),
  };
  if (scope->first == scope->last)
    return _(names[scope->first]);
  return scope->phase == SP_PHASE_PRIMARY ? _("Primary pupils") : _("Secondary pupils");
}

/* With the name of the area in it. */
static const char *
title_groups (const SpPupilScope *scope)
{
  static const char *const titles[] = {
    N_("%s: pupils in reception"),
    N_("%s: pupils in Year 1"),
    N_("%s: pupils in Year 2"),
    N_("%s: pupils in Year 3"),
    N_("%s: pupils in Year 4"),
    N_("%s: pupils in Year 5"),
    N_("%s: pupils in Year 6"),
    N_("%s: pupils in Year 7"),
    N_("%s: pupils in Year 8"),
    N_("%s: pupils in Year 9"),
    N_("%s: pupils in Year 10"),
    N_("%s: pupils in Year 11"),
    N_("%s: pupils in Year 12"),
    N_("%s: pupils in Year 13"),
    N_("%s: pupils in Year 14"),
  };
  if (scope->first == scope->last)
    return _(titles[scope->first]);
  return scope->phase == SP_PHASE_PRIMARY ? _("%s: primary pupils") : _("%s: secondary pupils");
}

char *
sp_title_for_scope (SpNeed *need, const SpPupilScope *scope)
{
  const char *area = scope->area >= 0 ? sp_need_get_snapshot (need)->areas[scope->area].name : _("All planning areas");
  g_auto (GStrv) parts = g_strsplit (title_groups (scope), "%s", 2);
  return g_strconcat (parts[0], area, parts[0] != NULL ? parts[1] : NULL, NULL);
}

#define MOST_NAMED_ROUNDS 2 /* more are one tangle, and one name */

static void
add_round (SpChart *chart, const SpChartSpan *span, const SpRound *round, const char *name)
{
  g_autofree double *values = g_new0 (double, span->n);
  g_autofree guint8 *known = g_new0 (guint8, span->n);
  gboolean any = FALSE;
  for (guint i = 0; i < span->n; i++)
    {
      known[i] = sp_round_get_pupils (round, span->scope.area >= 0 ? SP_ROUND_AREA : SP_ROUND_AUTHORITY,
                                      span->scope.area >= 0 ? span->snapshot->areas[span->scope.area].code : "",
                                      sp_chart_span_year (span, i), span->scope.first, span->scope.last, &values[i]);
      any = any || known[i];
    }
  if (any)
    sp_chart_add_series (chart, SP_SERIES_GHOST, name, values, known);
}

static void
add_rounds (SpChart *chart, const SpChartSpan *span)
{
  for (guint i = 0; i < span->snapshot->n_rounds; i++)
    add_round (chart, span, &span->snapshot->rounds[i],
               span->snapshot->n_rounds <= MOST_NAMED_ROUNDS ? span->snapshot->rounds[i].name : _("Past rounds"));
}

SpChart *
sp_chart_for_fan (SpNeed *need, SpForecastPaths *paths, const SpPupilScope *scope, const SpGhostLine *ghosts,
                  guint n_ghosts, gint marked_year, const char *record)
{
  SpChartSpan span = sp_chart_span (need, scope, SP_MOST_HISTORY);
  g_autofree char *title = sp_title_for_scope (need, scope);
  SpChart *chart = chart_for_span (&span, paths, title, name_groups (scope), 1);
  g_autofree double *values = g_new0 (double, span.n);
  g_autofree guint8 *known = g_new0 (guint8, span.n);
  for (guint g = 0; g < n_ghosts; g++)
    {
      for (guint i = 0; i < span.n; i++)
        {
          gint at = sp_chart_span_year (&span, i).start - ghosts[g].first.start;
          known[i] = at >= 0 && at < (gint) ghosts[g].n && ghosts[g].known[at];
          values[i] = known[i] ? ghosts[g].values[at] : 0;
        }
      sp_chart_add_series (chart, SP_SERIES_GHOST, ghosts[g].name, values, known);
    }
  add_rounds (chart, &span);
  sp_chart_set_right_axis (chart, _("Forms of entry"), sp_places_per_form (scope->first, scope->last));
  sp_chart_set_marked (chart, marked_year - span.first.start);
  sp_chart_set_footnote (chart, record);
  return chart;
}

SpChart *
sp_chart_for_components (SpNeed *need, const SpPupilScope *scope, gint marked_year)
{
  SpChartSpan span = sp_chart_span (need, scope, 0);
  /* What was counted is made of nothing: the years that are forecast only. */
  guint n = span.n - 1;
  g_auto (GStrv) labels = sp_chart_year_labels (sp_chart_span_year (&span, 1), n);
  g_autofree double *values = g_new0 (double, span.n);
  g_autofree guint8 *known = g_new0 (guint8, span.n);
  SpChart *chart = sp_chart_new (_("What it is made of"), name_groups (scope), (const char *const *) labels, n);
  double total;
  for (guint i = 0; i < n; i++)
    known[i] = sp_chart_span_forecast (&span, i + 1, &total);
  for (gint component = 0; component < SP_N_COMPONENTS; component++)
    {
      gboolean any = FALSE;
      for (guint i = 0; i < n; i++)
        {
          values[i] = known[i] ? sp_chart_span_component (&span, i + 1, component) : 0;
          any = any || values[i] != 0;
        }
      if (!any)
        continue;
      sp_chart_add_series (chart, SP_SERIES_BARS, sp_component_name (component), values, known);
      sp_chart_set_bar_source (chart, sp_component_name (component), sp_component_code (component));
    }
  for (guint i = 0; i < n; i++)
    if (!sp_chart_span_forecast (&span, i + 1, &values[i]))
      values[i] = 0;
  sp_chart_add_series (chart, SP_SERIES_LINE, _("Forecast"), values, known);
  sp_chart_set_marked (chart, marked_year - span.first.start - 1);
  return chart;
}

SpChart *
sp_chart_for_entry (SpNeed *need, gint area)
{
  const SpArea *a = &sp_need_get_snapshot (need)->areas[area];
  SpYearGroup entry = sp_phase_first_group (a->phase);
  gboolean primary = a->phase == SP_PHASE_PRIMARY;
  g_autofree char *title = g_strdup_printf (primary ? _("%s: pupils in reception")
                                                    : _("%s: pupils in Year 7"), a->name);
  SpPupilScope scope = scope_of_groups (need, area, entry, entry);
  SpChartSpan span = sp_chart_span (need, &scope, SP_MOST_HISTORY);
  SpChart *chart = chart_for_span (&span, NULL, title, name_groups (&scope), 1);
  sp_chart_set_right_axis (chart, _("Forms of entry"), SP_PUPILS_PER_FORM);
  return chart;
}

SpChart *
sp_chart_for_phase (SpNeed *need, gint area)
{
  const SpArea *a = &sp_need_get_snapshot (need)->areas[area];
  SpYearGroup first = sp_phase_first_group (a->phase), last = sp_phase_last_group (a->phase);
  gboolean primary = a->phase == SP_PHASE_PRIMARY;
  g_autofree char *title = g_strdup_printf (primary ? _("%s: primary pupils") : _("%s: secondary pupils"), a->name);
  SpPupilScope scope = scope_of_groups (need, area, first, last);
  SpChartSpan span = sp_chart_span (need, &scope, SP_MOST_HISTORY);
  SpChart *chart = chart_for_span (&span, NULL, title, name_groups (&scope), 1);
  sp_chart_set_right_axis (chart, _("Forms of entry"), sp_places_per_form (first, last));
  return chart;
}

/* No planning area is said to take its pupils: the forms of its own dwellings, and no places to set against them. */
static SpChart *
chart_for_own_forms (SpNeed *need, gint growth, SpPhase phase, const char *title)
{
  SpForecast *forecast = sp_need_get_forecast (need);
  guint n = 1 + (guint) sp_forecast_get_horizon (forecast);
  gint per = sp_places_per_form (sp_phase_first_group (phase), sp_phase_last_group (phase));
  g_auto (GStrv) labels = sp_chart_year_labels (sp_forecast_get_origin (forecast), n);
  g_autofree double *forms = g_new0 (double, n);
  for (guint i = 0; i < n; i++)
    forms[i] = sp_forecast_get_growth_pupils (forecast, growth, phase, (gint) i) / per;
  SpChart *chart = sp_chart_new (title, _("Forms of entry"), (const char *const *) labels, n);
  sp_chart_add_series (chart, SP_SERIES_LINE, _("From its dwellings"), forms, NULL);
  return chart;
}

SpChart *
sp_chart_for_growth_forms (SpNeed *need, gint growth, SpPhase phase)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  gint area = sp_growth_main_area (snapshot, growth, phase);
  SpYearGroup entry = sp_phase_first_group (phase);
  const char *name = area >= 0 ? snapshot->areas[area].name : snapshot->growth_areas[growth].name;
  g_autofree char *title = g_strdup_printf (phase == SP_PHASE_PRIMARY ? _("%s: forms of entry in reception")
                                                                      : _("%s: forms of entry in Year 7"), name);
  SpChart *chart;
  if (area >= 0)
    {
      SpPupilScope scope = scope_of_groups (need, area, entry, entry);
      SpChartSpan span = sp_chart_span (need, &scope, SP_MOST_HISTORY);
      chart = chart_for_span (&span, NULL, title, _("Forms of entry"), SP_PUPILS_PER_FORM);
    }
  else
    chart = chart_for_own_forms (need, growth, phase, title);
  sp_chart_set_decimals (chart, 1);
  return chart;
}
