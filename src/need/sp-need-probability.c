/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-need-probability.h"

#include <glib/gi18n-lib.h>
#include "spk-path.h"

#define MOST_MARGIN 0.5  /* as sp-need.h */
#define LONGEST_LEAD 180 /* months */
#define HAIR 1e-5f       /* of a form: paths are held in single precision */

struct _SpNeedProbability
{
  gint ref_count;
  SpForecastPaths *paths;
  SpSupply *supply;
  SpNeedProbabilityOptions options;
  guint n_areas;
  gint horizon;
  guint8 *known;       /* [n_areas][horizon] */
  double *probability; /* [n_areas][horizon][SP_N_NEED_READINGS][SP_N_HALF_FORMS] */
  double *expected;    /* [n_areas][horizon][SP_N_NEED_READINGS] */
};

G_DEFINE_BOXED_TYPE (SpNeedProbability, sp_need_probability, sp_need_probability_ref, sp_need_probability_unref)

static gboolean
check_options (const SpNeedProbabilityOptions *options, GError **error)
{
  const char *message = NULL;

  if (!(options->margin <= MOST_MARGIN))
    message = _ ("An operating margin of over half of the pupils cannot be used. Give a share between 0 and 0.5.");
  if (!(options->threshold > 0 && options->threshold <= 1))
    message = _ ("The probability at which places count as needed is above 0 and at most 1.");
  for (gint i = 0; i < SP_N_PROJECT_KINDS; i++)
    if (options->lead_time[i].least < 0 || options->lead_time[i].most < options->lead_time[i].least
        || options->lead_time[i].most > LONGEST_LEAD)
      message = _ ("A lead time is from 0 to 180 months, the shortest first.");
  if (!message)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, message);
  return FALSE;
}

/* The places of an area in a year, for the groups that have both pupils and places. FALSE when a group has only one of
 * the two: a part sum would pass for the whole (as sp-need.h). */
typedef struct
{
  gint first, last;
  double places[SP_N_GROUPS];
  gboolean held[SP_N_GROUPS];
} YearPlaces;

static gboolean
find_places (const SpNeedProbability *self, gint area, gint lead, YearPlaces *out)
{
  SpForecast *forecast = sp_forecast_paths_get_forecast (self->paths);
  SpPhase phase = sp_supply_get_snapshot (self->supply)->areas[area].phase;
  SpAcademicYear year = sp_academic_year (sp_forecast_get_origin (forecast).start + lead);

  *out = (YearPlaces){ -1, -1 };
  for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
    {
      double pupils, places;
      gboolean has_pupils = sp_forecast_get_pupils (forecast, area, lead, g, &pupils);
      gboolean has_places = sp_supply_get_places (self->supply, area, year, g, &places);

      if (has_pupils != has_places && ((has_pupils && pupils > 0) || (has_places && places > 0)))
        return FALSE;
      if (!has_pupils || !has_places)
        continue;
      out->held[g] = TRUE;
      out->places[g] = places;
      out->first = out->first < 0 ? g : out->first;
      out->last = g;
    }
  return out->first >= 0;
}

/* Adds the forms short on each path, for one year group, per form of `pupils_per_form`. */
static void
add_need (const float *pupils, gsize n, double margin, double places, double pupils_per_form, float *forms)
{
  float times = (float) ((1 + margin) / pupils_per_form), less = (float) (places / pupils_per_form);

  for (gsize p = 0; p < n; p++)
    {
      float need = pupils[p] * times - less;

      forms[p] += need > 0 ? need : 0;
    }
}

static void
read_forms (SpNeedProbability *self, gint area, gint lead, SpNeedReading reading, const float *forms)
{
  gsize at = ((gsize) area * self->horizon + lead - 1) * SP_N_NEED_READINGS + reading;
  guint n_paths = sp_forecast_paths_get_n_paths (self->paths);

  self->expected[at] = spk_path_mean (forms, n_paths);
  for (guint half = 1; half <= SP_N_HALF_FORMS; half++)
    self->probability[at * SP_N_HALF_FORMS + half - 1] = spk_path_share_from (forms, n_paths, half / 2.0f - HAIR);
}

static void
run_year (SpNeedProbability *self, gint area, gint lead, const float *pupils, float *forms)
{
  gsize stride = sp_forecast_paths_get_stride (self->paths);
  double margin
      = self->options.margin < 0 ? sp_supply_get_snapshot (self->supply)->areas[area].margin : self->options.margin;
  const float *year = pupils + (gsize) (lead - 1) * SP_N_GROUPS * stride;
  YearPlaces places;

  if (!find_places (self, area, lead, &places))
    return;
  self->known[(gsize) area * self->horizon + lead - 1] = TRUE;
  for (gsize p = 0; p < stride; p++)
    forms[p] = 0;
  add_need (year + places.first * stride, stride, margin, places.places[places.first], SP_PUPILS_PER_FORM, forms);
  read_forms (self, area, lead, SP_NEED_READING_ENTRY, forms);
  for (gsize p = 0; p < stride; p++)
    forms[p] = 0;
  for (gint g = places.first; g <= places.last; g++)
    if (places.held[g])
      add_need (year + g * stride, stride, margin, places.places[g], sp_places_per_form (places.first, places.last),
                forms);
  read_forms (self, area, lead, SP_NEED_READING_TOTAL, forms);
}

static SpNeedProbability *
allocate (SpForecastPaths *paths, SpSupply *supply, const SpNeedProbabilityOptions *options)
{
  SpNeedProbability *self = g_new0 (SpNeedProbability, 1);
  gsize n_years;

  self->ref_count = 1;
  self->paths = sp_forecast_paths_ref (paths);
  self->supply = sp_supply_ref (supply);
  self->options = *options;
  self->n_areas = sp_forecast_get_n_areas (sp_forecast_paths_get_forecast (paths));
  self->horizon = sp_forecast_get_horizon (sp_forecast_paths_get_forecast (paths));
  n_years = (gsize) self->n_areas * self->horizon;
  self->known = g_new0 (guint8, n_years);
  self->expected = g_new0 (double, n_years *SP_N_NEED_READINGS);
  self->probability = g_new0 (double, n_years *SP_N_NEED_READINGS *SP_N_HALF_FORMS);
  return self;
}

SpNeedProbability *
sp_need_probability_run (SpForecastPaths *paths, SpSupply *supply, const SpNeedProbabilityOptions *options,
                         SpProgress *progress, GError **error)
{
  static const SpNeedProbabilityOptions usual = SP_NEED_PROBABILITY_OPTIONS_INIT;
  g_autoptr (SpNeedProbability) self = NULL;
  g_autofree float *pupils = NULL;
  g_autofree float *forms = NULL;
  gsize stride;

  g_return_val_if_fail (paths != NULL && supply != NULL, NULL);
  g_return_val_if_fail (sp_forecast_get_n_areas (sp_forecast_paths_get_forecast (paths))
                            == sp_supply_get_snapshot (supply)->n_areas,
                        NULL);
  options = options ? options : &usual;
  if (!check_options (options, error))
    return NULL;
  self = allocate (paths, supply, options);
  stride = sp_forecast_paths_get_stride (paths);
  pupils = g_new (float, self->horizon *SP_N_GROUPS *stride);
  forms = g_new (float, stride);
  for (guint a = 0; a < self->n_areas; a++)
    {
      if (sp_progress_is_cancelled (progress, error))
        return NULL;
      sp_forecast_paths_draw (paths, a, pupils);
      for (gint lead = 1; lead <= self->horizon; lead++)
        run_year (self, a, lead, pupils, forms);
      sp_progress_report (progress, (a + 1.0) / self->n_areas, _ ("Setting paths against places"));
    }
  return g_steal_pointer (&self);
}

SpNeedProbability *
sp_need_probability_ref (SpNeedProbability *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_need_probability_unref (SpNeedProbability *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  sp_forecast_paths_unref (self->paths);
  sp_supply_unref (self->supply);
  g_free (self->known);
  g_free (self->probability);
  g_free (self->expected);
  g_free (self);
}

SpForecastPaths *
sp_need_probability_get_paths (const SpNeedProbability *self)
{
  return self->paths;
}

SpSupply *
sp_need_probability_get_supply (const SpNeedProbability *self)
{
  return self->supply;
}

double
sp_need_probability_get_threshold (const SpNeedProbability *self)
{
  return self->options.threshold;
}

/* The row of an area's year; -1 when its need is not known. */
static gssize
find_row (const SpNeedProbability *self, SpAreaIndex area, SpNeedReading reading, gint lead)
{
  gsize year;

  g_return_val_if_fail (area >= 0 && (guint) area < self->n_areas && (guint) reading < SP_N_NEED_READINGS, -1);
  if (lead < 1 || lead > self->horizon)
    return -1;
  year = (gsize) area * self->horizon + lead - 1;
  return self->known[year] ? (gssize) (year * SP_N_NEED_READINGS + reading) : -1;
}

gboolean
sp_need_probability_get (const SpNeedProbability *self, SpAreaIndex area, SpNeedReading reading, gint lead,
                         guint half_form, double *probability)
{
  gssize row = find_row (self, area, reading, lead);

  g_return_val_if_fail (half_form >= 1 && half_form <= SP_N_HALF_FORMS, FALSE);
  if (row < 0)
    return FALSE;
  *probability = self->probability[row * SP_N_HALF_FORMS + half_form - 1];
  return TRUE;
}

gboolean
sp_need_probability_get_expected (const SpNeedProbability *self, SpAreaIndex area, SpNeedReading reading, gint lead,
                                  double *forms)
{
  gssize row = find_row (self, area, reading, lead);

  if (row < 0)
    return FALSE;
  *forms = self->expected[row];
  return TRUE;
}

gboolean
sp_need_probability_get_decision (const SpNeedProbability *self, SpAreaIndex area, SpNeedReading reading,
                                  guint half_form, SpProjectKind kind, SpNeedDecision *out)
{
  gboolean any = FALSE;

  g_return_val_if_fail ((guint) kind < SP_N_PROJECT_KINDS, FALSE);
  *out = (SpNeedDecision){ 0 };
  if (!sp_project_kind_suits (kind, sp_supply_get_snapshot (self->supply)->areas[area].phase))
    return FALSE;
  for (gint lead = 1; lead <= self->horizon && !out->reached; lead++)
    {
      double probability;

      if (!sp_need_probability_get (self, area, reading, lead, half_form, &probability))
        continue;
      any = TRUE;
      if (probability < self->options.threshold)
        continue;
      out->reached = TRUE;
      out->probability = probability;
      out->needed
          = sp_academic_year (sp_forecast_get_origin (sp_forecast_paths_get_forecast (self->paths)).start + lead);
      out->safe = sp_need_month_before (out->needed, self->options.lead_time[kind].most);
      out->by = sp_need_month_before (out->needed, sp_lead_time_middle (self->options.lead_time[kind]));
      out->last = sp_need_month_before (out->needed, self->options.lead_time[kind].least);
    }
  return any;
}
