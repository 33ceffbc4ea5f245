/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-forecast-explain.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-forecast-private.h"

/* The work that the forecast was, for the functions that read who feeds whom. */
static SpForecastWork
work_again (const SpForecast *forecast)
{
  SpForecastWork work = {
    .out = (SpForecast *) forecast,
    .snapshot = forecast->snapshot,
    .series = forecast->series,
    .method = forecast->method,
    .first = forecast->first,
    .last = forecast->last,
    .fed = forecast->fed,
    .base = forecast->base,
    .base_known = forecast->base_known,
  };

  memcpy (work.weights, forecast->weights, sizeof work.weights);
  return work;
}

const char *
sp_fed_by_code (SpFedBy fed_by)
{
  static const char *const codes[]
      = { "count", "births", "year-below", "transfer", "authority", "intakes", "register", "nothing" };

  g_return_val_if_fail ((gsize) fed_by < G_N_ELEMENTS (codes), "");
  return codes[fed_by];
}

static SpFedBy
find_fed_by (const SpForecast *forecast, SpAreaIndex area, gint lead, SpYearGroup group)
{
  if (lead == 0)
    return SP_FED_BY_COUNT;
  switch (sp_forecast_into_at (forecast, area, lead, group)->kind)
    {
    case SP_INTO_LEVEL:
      return SP_FED_BY_INTAKES;
    case SP_INTO_RATIO:
      break;
    case SP_INTO_NOTHING:
    default:
      return SP_FED_BY_NOTHING;
    }
  if (group == SP_GROUP_R)
    return sp_forecast_is_registered (forecast, area) ? SP_FED_BY_REGISTER : SP_FED_BY_BIRTHS;
  if (group != forecast->first[area] || forecast->fed[area] == SP_FED_ITSELF)
    return SP_FED_BY_YEAR_BELOW;
  return forecast->fed[area] == SP_FED_TRANSFER ? SP_FED_BY_TRANSFER : SP_FED_BY_AUTHORITY;
}

static const SpProvenance *
births_provenance (const SpForecast *forecast, SpAreaIndex area, SpAcademicYear year, gboolean *projected)
{
  const SpSnapshot *snapshot = forecast->snapshot;
  gint i = snapshot ? sp_snapshot_year_index (snapshot, year) : -1;
  gsize cell;

  *projected = FALSE;
  if (i < 0)
    return NULL;
  cell = (gsize) area * snapshot->n_years + (gsize) i;
  *projected = snapshot->births_projected && snapshot->births_projected[cell];
  return snapshot->births_provenance && snapshot->births[cell] >= 0 ? &snapshot->births_provenance[cell] : NULL;
}

static gboolean
find_feeder (const SpForecastWork *work, SpAreaIndex area, gint lead, SpYearGroup group, SpFedBy fed_by, double *feeder)
{
  gboolean projected;

  switch (fed_by)
    {
    case SP_FED_BY_BIRTHS:
    case SP_FED_BY_REGISTER:
      return sp_forecast_births_at (work, area, lead, feeder, &projected);
    case SP_FED_BY_YEAR_BELOW:
    case SP_FED_BY_TRANSFER:
    case SP_FED_BY_AUTHORITY:
      return sp_forecast_feeder_at (work, area, group, lead, feeder);
    case SP_FED_BY_COUNT:
    case SP_FED_BY_INTAKES:
    case SP_FED_BY_NOTHING:
    default:
      return FALSE;
    }
}

/* The ratio by which feeders became pupils; under a method that blends it differs from year to year. */
static double
ratio_used (const SpForecast *forecast, SpAreaIndex area, gint lead, SpYearGroup group, double feeder)
{
  const SpInto *into = sp_forecast_into_at (forecast, area, lead, group);
  gsize cell = sp_forecast_cell (forecast, area, lead, group);

  if (into->overridden || into->by->learning == SP_LEARNING_NONE)
    return into->ratio;
  return feeder > 0 ? forecast->base[cell] / feeder : -1;
}

/* How much slot k (0 the most recent) counts before what is missing is left out; negative: not a mean of ratios. */
static double
slot_weight (const SpForecast *forecast, const SpForecastMethod *method, SpFedBy fed_by, gint k)
{

  if (method->learning != SP_LEARNING_NONE)
    return -1;
  if (fed_by == SP_FED_BY_INTAKES || g_str_equal (method->name, "weighted"))
    return k < 3 ? forecast->weights[k] : 0;
  if (g_str_equal (method->name, "last") || g_str_has_prefix (method->name, "mean"))
    return k < (gint) method->window ? 1 : 0;
  return method->window == 0 || k < (gint) method->window ? -1 : 0;
}

/* Weights of what is held add to 1; where nothing with a weight is held, the latest stands alone. */
static void
settle_weights (GArray *ratios)
{
  double sum = 0;
  gboolean any = FALSE;

  for (guint i = 0; i < ratios->len; i++)
    {
      sum += MAX (g_array_index (ratios, SpPastRatio, i).weight, 0);
      any |= g_array_index (ratios, SpPastRatio, i).weight < 0;
    }
  for (guint i = 0; i < ratios->len && !any && !(sum > 0); i++)
    if (!g_array_index (ratios, SpPastRatio, i).excluded)
      sum = g_array_index (ratios, SpPastRatio, i).weight = 1;
  for (guint i = ratios->len; i-- > 0;)
    {
      SpPastRatio *one = &g_array_index (ratios, SpPastRatio, i);

      if (one->weight == 0 && !one->excluded)
        g_array_remove_index (ratios, i);
      else if (one->weight > 0)
        one->weight /= sum;
    }
}

static void
add_ratios (SpForecastExplanation *self, const SpForecastWork *work)
{
  const SpForecast *forecast = self->forecast;
  gboolean level = self->fed_by == SP_FED_BY_INTAKES;
  const SpForecastMethod *method = sp_forecast_into_at (forecast, self->area, self->lead, self->group)->by;

  for (gint k = 0; k < SP_N_RATIO_SLOTS; k++)
    {
      SpPastRatio past = { sp_academic_year (forecast->origin.start - k), -1, 0, -1, 0, FALSE, FALSE, NULL };

      if (!sp_roll_series_get_pupils (work->series, (guint) self->area, past.year, self->group, &past.after))
        continue;
      if (!level && (!sp_forecast_feeder (work, self->area, self->group, past.year, &past.before) || !(past.before > 0)))
        continue;
      if (!level)
        past.ratio = past.after / past.before;
      if (self->fed_by == SP_FED_BY_BIRTHS)
        past.births = births_provenance (forecast, self->area, past.year, &past.projected);
      past.excluded = sp_forecast_step_is_excluded (work, self->area, self->group, past.year);
      past.weight = past.excluded ? 0 : self->overridden ? -1 : slot_weight (forecast, method, self->fed_by, k);
      g_array_append_val (self->ratios, past);
    }
  settle_weights (self->ratios);
}

static void
add_feeders (SpForecastExplanation *self)
{
  const SpForecast *forecast = self->forecast;
  const SpSnapshot *snapshot = forecast->snapshot;
  guint n = self->fed_by == SP_FED_BY_TRANSFER ? snapshot->n_transfers : snapshot->n_areas;

  for (guint i = 0; i < n; i++)
    {
      SpFeederPart part = { (SpAreaIndex) i, 0, 1, FALSE };
      gsize cell;

      if (self->fed_by == SP_FED_BY_TRANSFER)
        part = (SpFeederPart) { snapshot->transfers[i].primary, 0, snapshot->transfers[i].share,
                                snapshot->transfers[i].estimated };
      if (self->fed_by == SP_FED_BY_TRANSFER ? snapshot->transfers[i].secondary != self->area || part.area < 0
                                             : snapshot->areas[i].phase != SP_PHASE_PRIMARY)
        continue;
      cell = sp_forecast_cell (forecast, part.area, self->lead - 1, SP_GROUP_Y6);
      if (!forecast->base_known[cell])
        continue;
      part.pupils = forecast->base[cell];
      g_array_append_val (self->feeders, part);
    }
}

/* Back to the year group it entered by, or to its count at the origin. */
static void
add_cohort (SpForecastExplanation *self, const SpForecastWork *work)
{
  const SpForecast *forecast = self->forecast;

  for (gint lead = self->lead, group = self->group; lead >= 1; lead--, group--)
    {
      gsize cell = sp_forecast_cell (forecast, self->area, lead, group);
      SpCohortStep step = { sp_academic_year (forecast->origin.start + lead), group,
                            find_fed_by (forecast, self->area, lead, group), -1, -1, forecast->base[cell] };

      if (!forecast->base_known[cell])
        break;
      if (find_feeder (work, self->area, lead, group, step.fed_by, &step.feeder))
        step.ratio = ratio_used (forecast, self->area, lead, group, step.feeder);
      g_array_prepend_val (self->cohort, step);
      if (step.fed_by != SP_FED_BY_YEAR_BELOW)
        break;
    }
}

/* What a site adds to this year group: its share of the year group's housing pupils as of the phase's. */
static void
add_housing (SpForecastExplanation *self)
{
  double all = 0;

  g_clear_pointer (&self->housing, g_array_unref);
  self->housing = sp_forecast_housing_parts (self->forecast, self->area, self->lead, &self->past_completions);
  for (guint i = 0; i < self->housing->len; i++)
    all += g_array_index (self->housing, SpHousingPart, i).phase_pupils;
  for (guint i = 0; i < self->housing->len && all > 0; i++)
    {
      SpHousingPart *part = &g_array_index (self->housing, SpHousingPart, i);

      part->pupils = self->component[SP_COMPONENT_HOUSING] * part->phase_pupils / all;
    }
}

/* A scenario's own reason comes before its parents', as its values do. */
static const char *
find_reason (const SpForecast *forecast, SpAreaIndex area, const char *subject, SpAcademicYear year, gint group)
{
  const SpSnapshot *snapshot = forecast->snapshot;

  for (guint i = 0; snapshot && i < snapshot->n_overrides; i++)
    {
      const SpOverride *one = &snapshot->overrides[i];

      if (one->target_id == snapshot->areas[area].id && one->year.start == year.start && one->year_group == group
          && one->has_value && g_str_equal (one->subject, subject))
        return one->reason;
    }
  return NULL;
}

static void
explain_trend (SpForecastExplanation *self, const SpForecastWork *work)
{
  const SpForecast *forecast = self->forecast;
  const SpInto *into = sp_forecast_into_at (forecast, self->area, self->lead, self->group);
  SpAcademicYear year = sp_academic_year (forecast->origin.start + self->lead);

  self->feeder_known = find_feeder (work, self->area, self->lead, self->group, self->fed_by, &self->feeder);
  if (self->feeder_known)
    self->ratio = ratio_used (forecast, self->area, self->lead, self->group, self->feeder);
  self->overridden = self->fed_by != SP_FED_BY_NOTHING && into->overridden;
  if (self->overridden)
    self->ratio_reason = find_reason (forecast, self->area, self->group == SP_GROUP_R ? "take-up" : "progression",
                                      sp_academic_year (0), self->group == SP_GROUP_R ? -1 : (gint) self->group);
  if (self->fed_by == SP_FED_BY_REGISTER)
    self->births_projected = sp_forecast_births_projected (forecast, self->area, self->lead);
  if (self->overridden && !self->ratio_reason && sp_forecast_find_staying_on (forecast->snapshot, self->area, self->group,
                                                                              &(double) { 0 }))
    self->ratio_reason = _("the plan holds a staying-on ratio");
  if (self->fed_by == SP_FED_BY_BIRTHS)
    {
      gboolean projected;

      self->births = births_provenance (forecast, self->area, year, &projected);
      self->births_projected = sp_forecast_births_projected (forecast, self->area, self->lead);
    }
  if (self->fed_by != SP_FED_BY_NOTHING)
    add_ratios (self, work);
  if (self->fed_by == SP_FED_BY_TRANSFER || self->fed_by == SP_FED_BY_AUTHORITY)
    add_feeders (self);
  add_cohort (self, work);
}

SpForecastExplanation *
sp_forecast_explain (SpForecast *forecast, SpAreaIndex area, gint lead, SpYearGroup group)
{
  SpForecastExplanation *self;
  SpForecastWork work;
  double pupils;

  if (!sp_forecast_get_pupils (forecast, area, lead, group, &pupils))
    return NULL;
  self = g_new0 (SpForecastExplanation, 1);
  *self = (SpForecastExplanation) { .forecast = sp_forecast_ref (forecast), .area = area, .lead = lead, .group = group,
                                    .pupils = pupils, .ratio = -1, .past_completions = -1 };
  self->ratios = g_array_new (FALSE, FALSE, sizeof (SpPastRatio));
  self->feeders = g_array_new (FALSE, FALSE, sizeof (SpFeederPart));
  self->cohort = g_array_new (FALSE, FALSE, sizeof (SpCohortStep));
  self->housing = g_array_new (FALSE, FALSE, sizeof (SpHousingPart));
  for (gint c = 0; c < SP_N_COMPONENTS; c++)
    self->component[c] = sp_forecast_get_component (forecast, area, lead, group, c);
  self->fed_by = find_fed_by (forecast, area, lead, group);
  if (lead == 0)
    return self;
  work = work_again (forecast);
  explain_trend (self, &work);
  if (forecast->snapshot)
    add_housing (self);
  self->adjustment_reason = find_reason (forecast, area, "pupils", sp_academic_year (forecast->origin.start + lead),
                                         (gint) group);
  return self;
}

void
sp_forecast_explanation_free (SpForecastExplanation *self)
{
  if (!self)
    return;
  sp_forecast_unref (self->forecast);
  g_array_unref (self->ratios);
  g_array_unref (self->feeders);
  g_array_unref (self->cohort);
  g_array_unref (self->housing);
  g_free (self);
}
