/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-result-charts.h"

#include <glib/gi18n-lib.h>

#include "sp-chart.h"
#include "sp-funding.h"
#include "sp-need.h"
#include "sp-number.h"

#define MOST_HISTORY 6 /* years before the origin: enough to see where the line comes from */

/* The years of a chart: history up to the origin, then the forecast. */
typedef struct
{
  SpNeed        *need;
  SpForecast    *forecast;
  SpSnapshot    *snapshot;
  gint           area;
  SpYearGroup    first_group, last_group;
  SpAcademicYear first;
  guint          origin; /* position of the origin */
  guint          n;
} Span;

static SpAcademicYear
span_year (const Span *span, guint i)
{
  return sp_academic_year (span->first.start + (gint) i);
}

static gboolean
sum_history (const Span *span, guint i, double *sum)
{
  *sum = 0;
  for (gint group = span->first_group; group <= (gint) span->last_group; group++)
    {
      double pupils;
      if (!sp_roll_series_get_pupils (sp_forecast_get_series (span->forecast), (guint) span->area, span_year (span, i),
                                      group, &pupils))
        return FALSE;
      *sum += pupils;
    }
  return TRUE;
}

static Span
make_span (SpNeed *need, gint area, SpYearGroup first_group, SpYearGroup last_group)
{
  Span span = { need, sp_need_get_forecast (need), sp_need_get_snapshot (need), area, first_group, last_group };
  SpAcademicYear origin = sp_forecast_get_origin (span.forecast);
  guint history = 0;
  double sum;
  span.first = sp_academic_year (origin.start - MOST_HISTORY);
  for (guint i = 0; i < MOST_HISTORY; i++) /* do not draw years of which nothing is held */
    if (sum_history (&span, i, &sum))
      {
        history = MOST_HISTORY - i;
        break;
      }
  span.first = sp_academic_year (origin.start - (gint) history);
  span.origin = history;
  span.n = history + 1 + (guint) sp_forecast_get_horizon (span.forecast);
  return span;
}

static char **
make_labels (SpAcademicYear first, guint n)
{
  char **labels = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    labels[i] = sp_academic_year_to_string (sp_academic_year (first.start + (gint) i));
  return labels;
}

static gboolean
sum_places (const Span *span, guint i, double *sum)
{
  *sum = 0;
  for (gint group = span->first_group; group <= (gint) span->last_group; group++)
    {
      double places;
      if (!sp_supply_get_places (sp_need_get_supply (span->need), span->area, span_year (span, i), group, &places))
        return FALSE;
      *sum += places;
    }
  return TRUE;
}

static void
add_pupils (SpChart *chart, const Span *span, double per)
{
  g_autofree double *history = g_new0 (double, span->n);
  g_autofree double *forecast = g_new0 (double, span->n);
  g_autofree guint8 *history_known = g_new0 (guint8, span->n);
  g_autofree guint8 *forecast_known = g_new0 (guint8, span->n);
  g_autofree double *bounds = g_new0 (double, 4 * span->n); /* lower 95, upper 95, lower 80, upper 80 */
  for (guint i = 0; i < span->n; i++)
    {
      double pupils;
      if (i <= span->origin)
        {
          history_known[i] = sum_history (span, i, &pupils);
          history[i] = history_known[i] ? pupils / per : 0;
        }
      if (i < span->origin)
        continue;
      gint lead = (gint) (i - span->origin);
      forecast_known[i] = TRUE;
      for (guint level = 0; level < 2 && forecast_known[i]; level++)
        {
          double *lower = bounds + 2 * level * span->n + i, *upper = lower + span->n;
          forecast_known[i] = sp_forecast_get_sum_interval (span->forecast, span->area, lead, span->first_group,
                                                            span->last_group, level == 0 ? 95 : 80, &pupils, lower,
                                                            upper);
          *lower /= per;
          *upper /= per;
        }
      forecast[i] = forecast_known[i] ? pupils / per : 0;
    }
  sp_chart_add_band (chart, _("19 in 20"), 95, bounds, bounds + span->n, forecast_known);
  sp_chart_add_band (chart, _("8 in 10"), 80, bounds + 2 * span->n, bounds + 3 * span->n, forecast_known);
  sp_chart_add_series (chart, SP_SERIES_LINE, _("Forecast"), forecast, forecast_known);
  sp_chart_add_series (chart, SP_SERIES_HISTORY, _("On roll"), history, history_known);
}

/* Places a project adds to the groups of a chart, and the first year in which it adds any. */
static gint
sum_project_places (const Span *span, const SpProject *project, gint *first_year)
{
  gint places = 0;
  *first_year = G_MAXINT;
  for (guint k = 0; k < project->n_places; k++)
    if (project->places[k].area == span->area && project->places[k].group >= span->first_group
        && project->places[k].group <= span->last_group)
      {
        places += project->places[k].places;
        *first_year = MIN (*first_year, project->places[k].year.start);
      }
  return places;
}

/* What changed the places of an area from one year to the next, in a few words: "+60 Drake Infant". A school that
 * fills from the bottom is named once, where it begins, with all that it adds. */
static char *
name_step (const Span *span, guint i)
{
  for (guint p = 0; p < span->snapshot->n_projects; p++)
    {
      gint first_year, places = sum_project_places (span, &span->snapshot->projects[p], &first_year);
      if (places != 0 && first_year == span_year (span, i).start)
        /* Translators: what a project adds: "+30 places, Drake Infant" */
        return g_strdup_printf (ngettext ("%+d place, %s", "%+d places, %s", ABS (places)), places,
                                span->snapshot->projects[p].name);
    }
  return NULL;
}

static void
add_places (SpChart *chart, const Span *span, double per)
{
  g_autofree double *places = g_new0 (double, span->n);
  g_autofree guint8 *known = g_new0 (guint8, span->n);
  for (guint i = 0; i < span->n; i++)
    {
      known[i] = sum_places (span, i, &places[i]);
      places[i] = known[i] ? places[i] / per : 0;
      if (i == 0 || !known[i] || !known[i - 1] || places[i] == places[i - 1])
        continue;
      g_autofree char *label = name_step (span, i);
      if (label != NULL)
        sp_chart_add_step_label (chart, i, label);
    }
  sp_chart_add_series (chart, SP_SERIES_STEP, _("Places"), places, known);
}

static void
add_births_boundary (SpChart *chart, const Span *span)
{
  for (guint i = span->origin + 1; i < span->n && span->first_group == SP_GROUP_R; i++)
    if (sp_forecast_births_projected (span->forecast, span->area, (gint) (i - span->origin)))
      {
        sp_chart_add_boundary (chart, i, _("births projected from here"));
        return;
      }
}

static SpChart *
chart_for_groups (SpNeed *need, gint area, SpYearGroup first, SpYearGroup last, const char *title, const char *y_title,
                  double per)
{
  Span span = make_span (need, area, first, last);
  g_auto (GStrv) labels = make_labels (span.first, span.n);
  SpChart *chart = sp_chart_new (title, y_title, (const char *const *) labels, span.n);
  add_pupils (chart, &span, per);
  add_places (chart, &span, per);
  add_births_boundary (chart, &span);
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
  SpChart *chart = chart_for_groups (need, area, entry, entry, title,
                                     primary ? _("Pupils in reception") : _("Pupils in Year 7"), 1);
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
  SpChart *chart = chart_for_groups (need, area, first, last, title,
                                     primary ? _("Primary pupils") : _("Secondary pupils"), 1);
  sp_chart_set_right_axis (chart, _("Forms of entry"), sp_places_per_form (first, last));
  return chart;
}

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
  g_auto (GStrv) labels = make_labels (origin, n);
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

/* No planning area is said to take its pupils: the forms of its own dwellings, and no places to set against them. */
static SpChart *
chart_for_own_forms (SpNeed *need, gint growth, SpPhase phase, const char *title)
{
  SpForecast *forecast = sp_need_get_forecast (need);
  guint n = 1 + (guint) sp_forecast_get_horizon (forecast);
  gint per = sp_places_per_form (sp_phase_first_group (phase), sp_phase_last_group (phase));
  g_auto (GStrv) labels = make_labels (sp_forecast_get_origin (forecast), n);
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
  SpChart *chart = area >= 0
      ? chart_for_groups (need, area, entry, entry, title, _("Forms of entry"), SP_PUPILS_PER_FORM)
                          : chart_for_own_forms (need, growth, phase, title);
  sp_chart_set_decimals (chart, 1);
  return chart;
}

SpChart *
sp_chart_for_shortfall (SpNeed *need, SpPhase phase)
{
  SpForecast *forecast = sp_need_get_forecast (need);
  guint n = 1 + (guint) sp_forecast_get_horizon (forecast);
  g_auto (GStrv) labels = make_labels (sp_forecast_get_origin (forecast), n);
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

/* The part of the gap that opens in each year: cumulative shortfall less that of the year before, never negative. */
static gboolean
fill_gap (SpFunding *funding, double *gap)
{
  double before = 0;
  gboolean any = FALSE;
  guint n = sp_funding_get_n_years (funding);
  if (n > 0 && sp_funding_get_year (funding, n - 1).start == 0 && sp_funding_get_money (funding, n - 1).pence != 0)
    return FALSE; /* money that may come in any year: no year's gap is known */
  for (guint i = 0; i < sp_funding_get_n_years (funding); i++)
    {
      double short_by = MAX (0, -to_millions (sp_funding_get_balance (funding, i)));
      gap[i] = sp_funding_get_year (funding, i).start != 0 ? MAX (0, short_by - before) : 0;
      before = short_by;
      any = any || gap[i] > 0;
    }
  return any;
}

SpChart *
sp_chart_for_funding (SpFunding *funding)
{
  guint n = sp_funding_get_n_years (funding);
  g_auto (GStrv) labels = g_new0 (char *, n + 1);
  g_autofree double *values = g_new0 (double, n);
  g_autofree guint8 *dated = g_new0 (guint8, n);
  for (guint i = 0; i < n; i++)
    {
      labels[i] = sp_financial_year_to_string (sp_funding_get_year (funding, i));
      dated[i] = sp_funding_get_year (funding, i).start != 0;
    }
  SpChart *chart = sp_chart_new (_("Money by source against spend"), _("£m"), (const char *const *) labels, n);
  sp_chart_set_decimals (chart, 1);
  for (guint s = 0; s < sp_funding_get_n_sources (funding); s++)
    {
      const char *code = sp_funding_get_source (funding, s);
      const char *name = sp_funding_source_name (code);
      for (guint i = 0; i < n; i++)
        values[i] = to_millions (sp_funding_get_source_money (funding, s, i));
      sp_chart_add_series (chart, SP_SERIES_BARS, name, values, NULL);
      sp_chart_set_bar_source (chart, name, code);
    }
  if (fill_gap (funding, values))
    {
      sp_chart_add_series (chart, SP_SERIES_BARS, _("Gap"), values, NULL);
      sp_chart_set_bar_source (chart, _("Gap"), "gap");
    }
  for (guint i = 0; i < n; i++)
    values[i] = to_millions (sp_funding_get_spend (funding, i));
  sp_chart_add_series (chart, SP_SERIES_STEP, _("Spend"), values, dated);
  return chart;
}

SpChart *
sp_chart_for_envelope (SpFunding *funding)
{
  const char *labels[] = { _("Asked for"), _("Money") };
  double values[2] = { to_millions (sp_funding_get_demand (funding)), 0 };
  SpChart *chart = sp_chart_new (_("What is asked for, and the money"), _("£m"), labels, 2);
  sp_chart_set_decimals (chart, 1);
  sp_chart_add_series (chart, SP_SERIES_BARS, _("Schemes"), values, NULL);
  for (guint s = 0; s < sp_funding_get_n_sources (funding); s++)
    {
      const char *code = sp_funding_get_source (funding, s);
      const char *name = sp_funding_source_name (code);
      values[0] = 0;
      values[1] = to_millions (sp_funding_get_source_total (funding, s));
      sp_chart_add_series (chart, SP_SERIES_BARS, name, values, NULL);
      sp_chart_set_bar_source (chart, name, code);
    }
  values[1] = to_millions (sp_funding_get_gap (funding));
  if (values[1] > 0)
    {
      sp_chart_add_series (chart, SP_SERIES_BARS, _("Short"), values, NULL);
      sp_chart_set_bar_source (chart, _("Short"), "gap");
    }
  return chart;
}
