/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two doors: a plan's areas, and a series with no plan. */
#include "config.h"
#include "sp-forecast-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LONGEST_HORIZON 30
#define DEFAULT_HORIZON 10
#define LARGEST_WEIGHT 1000.0 /* the largest a planner can set; sums of three stay far from the end of numbers */
#define FEW_AREAS 5
#define LARGE_GROUP 500 /* pupils of a year group */

static gboolean
read_weights (const double wanted[3], const double otherwise[3], double out[3], GError **error)
{
  gboolean given = wanted && (wanted[0] != 0 || wanted[1] != 0 || wanted[2] != 0);
  const double *from = given ? wanted : otherwise;
  double sum = 0;

  for (gint i = 0; i < 3; i++)
    {
      out[i] = from[i];
      sum += from[i];
      if (!(from[i] >= 0 && from[i] <= LARGEST_WEIGHT))
        {
          g_set_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS,
                       _("Weight %d of the ratios is %g; weights are between 0 and %g. Correct it."), i + 1, from[i],
                       LARGEST_WEIGHT);
          return FALSE;
        }
    }
  if (sum > 0)
    return TRUE;
  g_set_error_literal (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS,
                       _("At least one weight of the ratios is above 0."));
  return FALSE;
}

static const SpForecastMethod *
read_method (const char *name, const double weights[3], GError **error)
{
  const SpForecastMethod *method = sp_forecast_method_spelt (name, weights);
  g_autofree char *list = NULL;

  if (method)
    return method;
  list = sp_forecast_method_list ();
  g_set_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS,
               _("There is no forecast method called “%s”. The methods are: %s."), name, list);
  return NULL;
}

static gboolean
check_horizon (gint horizon, GError **error)
{
  if (horizon >= 1 && horizon <= LONGEST_HORIZON)
    return TRUE;
  g_set_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS,
               _("A forecast of %d years cannot be made; choose 1 to %d."), horizon, LONGEST_HORIZON);
  return FALSE;
}

static gboolean
holds_year (const SpRollSeries *series, SpAcademicYear year)
{
  for (guint a = 0; a < series->n_areas; a++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      if (sp_roll_series_get_pupils (series, a, year, g, &(double) { 0 }))
        return TRUE;
  return FALSE;
}

static gboolean
check_history (const SpRollSeries *series, SpAcademicYear origin, GError **error)
{
  gint latest = G_MININT;

  if (holds_year (series, origin))
    return TRUE;
  for (guint y = 0; y < series->n_years; y++)
    if (holds_year (series, sp_academic_year (series->first_year.start + (gint) y)))
      latest = series->first_year.start + (gint) y;
  if (latest == G_MININT)
    {
      g_set_error_literal (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_NO_HISTORY,
                           _("No pupils of any planning area are held, so there is nothing to forecast from. Import a school census, and a "
                             "capacity survey that says which planning area each school is in."));
      return FALSE;
    }
  g_set_error (
      error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_NO_HISTORY,
      _("No pupils are held for %d/%02d, the year the forecast would start from. The latest that has rolls is %d/%02d: "
         "start from it, or import the later ones."),
      origin.start, (origin.start + 1) % 100, latest, (latest + 1) % 100);
  return FALSE;
}

static void
start_work (SpForecastWork *work, SpForecast *out)
{
  gsize n_cells = (gsize) out->n_areas * (out->horizon + 1) * SP_N_GROUPS;

  work->out = out;
  work->snapshot = out->snapshot;
  work->series = out->series;
  work->first = g_new0 (guint8, out->n_areas);
  work->last = g_new0 (guint8, out->n_areas);
  work->fed = g_new0 (guint8, out->n_areas);
  work->base = g_new0 (double, n_cells);
  work->base_known = g_new0 (guint8, n_cells);
}

static void
end_work (SpForecastWork *work)
{
  g_free (work->first);
  g_free (work->last);
  g_free (work->fed);
  g_free (work->base);
  g_free (work->base_known);
  if (!work->by_borrowed)
    g_free (work->by);
  g_clear_pointer (&work->blend, sp_forecast_blend_free);
}

/* What is wanted again when a number is taken apart. */
static void
hand_over (SpForecastWork *work)
{
  SpForecast *out = work->out;

  memcpy (out->weights, work->weights, sizeof out->weights);
  out->first = g_steal_pointer (&work->first);
  out->last = g_steal_pointer (&work->last);
  out->fed = g_steal_pointer (&work->fed);
  out->base = g_steal_pointer (&work->base);
  out->base_known = g_steal_pointer (&work->base_known);
}

gboolean
sp_forecast_rehearse (const SpForecastWork *work, gint years, gint horizon, SpForecastWork *out)
{
  SpAcademicYear origin = sp_academic_year (work->out->origin.start - years);

  if (!holds_year (work->series, origin))
    return FALSE;
  *out = (SpForecastWork) { .method = work->method, .rehearsal = TRUE, .by = work->by, .by_borrowed = TRUE };
  memcpy (out->weights, work->weights, sizeof out->weights);
  start_work (out, sp_forecast_new_empty (work->out->snapshot, work->out->series, origin, horizon));
  out->out->excluded = g_memdup2 (work->out->excluded, work->out->n_excluded * sizeof (SpExcludedYear));
  out->out->n_excluded = work->out->n_excluded;
  memcpy (out->first, work->first, work->out->n_areas);
  memcpy (out->last, work->last, work->out->n_areas);
  memcpy (out->fed, work->fed, work->out->n_areas);
  sp_forecast_choose_into (out);
  sp_forecast_climb (out);
  return TRUE;
}

void
sp_forecast_rehearsal_end (SpForecastWork *rehearsal)
{
  sp_forecast_unref (rehearsal->out);
  end_work (rehearsal);
}

static gboolean
step (SpForecastWork *work, void (*run) (SpForecastWork *work), SpProgress *progress, double fraction, GError **error)
{
  if (sp_progress_is_cancelled (progress, error))
    return FALSE;
  run (work);
  sp_progress_report (progress, fraction, _("Forecasting pupils"));
  return TRUE;
}

static void
report_short_history (SpForecast *out)
{
  gint n_years = 0;

  for (gint k = 0; k < 4; k++)
    n_years += holds_year (out->series, sp_academic_year (out->origin.start - k));
  if (n_years == 1)
    sp_forecast_take_finding (out, sp_finding_new (SP_FINDING_WARNING, "single-year", SP_SUBJECT_PLAN, 0,
                                                   _("Only one year of rolls is held up to the year the forecast "
                                                      "starts from, so no ratio can be formed and every cohort is "
                                                      "taken to move up whole. Add the rolls of earlier years.")));
  else if (n_years < 4)
    sp_forecast_take_finding (out, sp_finding_new_printf (SP_FINDING_NOTE, "years-missing", SP_SUBJECT_PLAN, 0,
                                                          _("Only %d of the last 4 years of rolls are held; ratios "
                                                             "are formed from those that are next to one another."),
                                                          n_years));
}

/* What a forecast keeps of how it was asked for. */
static void
prepare (SpForecastWork *work, const SpForecastOptions *options)
{
  work->out->method = work->method;
  work->out->takes_choices
      = !work->rehearsal && (!options->method || work->method->learning == SP_LEARNING_CHOICE);
  sp_forecast_set_excluded (work->out, options);
}

static SpForecast *
finish (SpForecastWork *work, SpProgress *progress, GError **error)
{
  g_autoptr (SpForecast) out = work->out;
  gboolean done = step (work, sp_forecast_assign, progress, 0.3, error)
                  && step (work, sp_forecast_choose_into, progress, 0.4, error)
                  && step (work, sp_forecast_climb, progress, 0.6, error);

  if (done && work->snapshot)
    {
      sp_forecast_expect_dwellings (work);
      done = step (work, sp_forecast_add_housing, progress, 0.8, error)
             && step (work, sp_forecast_add_adjustments, progress, 0.85, error);
      if (done)
        sp_forecast_count_growth (out);
    }
  done = done && step (work, sp_forecast_add_up, progress, 0.9, error)
         && step (work, sp_forecast_spread, progress, 1, error);
  if (done)
    hand_over (work);
  end_work (work);
  return done ? g_steal_pointer (&out) : NULL;
}

/* With no method named: the blend, unless there are only a few areas and they are large. They have next to nobody to learn from,
 * chance matters little in them, and their planners expect 3:2:1, which can be checked by hand. */
const char *
sp_forecast_usual_method (const SpRollSeries *series, SpAcademicYear origin)
{
  double sum = 0, pupils;
  guint n = 0;

  for (guint a = 0; a < series->n_areas; a++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      if (sp_roll_series_get_pupils (series, a, origin, g, &pupils) && pupils > 0)
        sum += pupils, n++;
  return series->n_areas < FEW_AREAS && n > 0 && sum / n >= LARGE_GROUP ? "weighted" : "auto";
}

SpForecast *
sp_forecast_run_series (SpRollSeries *series, const SpForecastOptions *options, SpProgress *progress, GError **error)
{
  static const double usual[3] = { 3, 2, 1 };
  SpForecastOptions none = SP_FORECAST_OPTIONS_INIT;
  SpForecastWork work = { 0 };
  SpAcademicYear origin;
  gint horizon;

  g_return_val_if_fail (series != NULL, NULL);
  options = options ? options : &none;
  origin = options->origin;
  horizon = options->horizon ? options->horizon : DEFAULT_HORIZON;
  for (gint y = (gint) series->n_years - 1; y >= 0 && origin.start == 0; y--)
    if (holds_year (series, sp_academic_year (series->first_year.start + y)))
      origin = sp_academic_year (series->first_year.start + y);
  if (!read_weights (options->weights, usual, work.weights, error)
      || !(work.method = read_method (options->method ? options->method : sp_forecast_usual_method (series, origin),
                                      work.weights, error))
      || !check_horizon (horizon, error) || !check_history (series, origin, error))
    return NULL;
  start_work (&work, sp_forecast_new_empty (NULL, series, origin, horizon));
  prepare (&work, options);
  for (guint a = 0; a < series->n_areas; a++)
    work.last[a] = SP_GROUP_Y14;
  report_short_history (work.out);
  return finish (&work, progress, error);
}

/* Primary areas are fed by births; secondary areas by the plan's transfer shares, or by the authority's Year 6
 * together. */
static void
place_areas (SpForecastWork *work)
{
  const SpSnapshot *snapshot = work->snapshot;
  guint n_without = 0;

  for (guint a = 0; a < snapshot->n_areas; a++)
    {
      gboolean secondary = snapshot->areas[a].phase == SP_PHASE_SECONDARY;

      work->first[a] = secondary ? SP_GROUP_Y7 : SP_GROUP_R;
      work->last[a] = secondary ? SP_GROUP_Y14 : SP_GROUP_Y6;
      work->fed[a] = secondary ? SP_FED_AUTHORITY : SP_FED_ITSELF;
      for (guint t = 0; t < snapshot->n_transfers && secondary; t++)
        if (snapshot->transfers[t].secondary == (SpAreaIndex) a)
          work->fed[a] = SP_FED_TRANSFER;
      n_without += work->fed[a] == SP_FED_AUTHORITY;
    }
  if (n_without > 0)
    sp_forecast_take_finding (
        work->out,
        sp_finding_new_printf (
            SP_FINDING_NOTE, "transfer-not-held", SP_SUBJECT_PLAN, 0,
            g_dngettext (
                GETTEXT_PACKAGE,
                "%u secondary area has no transfer shares: its Year 7 is a share of the whole authority's Year 6.",
                "%u secondary areas have no transfer shares: their Year 7 is a share of the whole authority's Year 6.",
                n_without),
            n_without));
}

SpForecast *
sp_forecast_run (SpSnapshot *snapshot, const SpForecastOptions *options, SpProgress *progress, GError **error)
{
  SpForecastOptions none = SP_FORECAST_OPTIONS_INIT;
  SpForecastWork work = { 0 };
  g_autoptr (SpRollSeries) series = NULL;
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  SpAcademicYear origin;
  gint horizon;

  g_return_val_if_fail (snapshot != NULL, NULL);
  options = options ? options : &none;
  origin = options->origin.start ? options->origin : snapshot->assumptions.origin;
  horizon = options->horizon ? options->horizon : snapshot->assumptions.horizon;
  if (!read_weights (options->weights, snapshot->assumptions.weights, work.weights, error)
      || !(work.method = read_method (options->method, work.weights, error)) || !check_horizon (horizon, error))
    return NULL;
  if (sp_snapshot_year_index (snapshot, origin) < 0)
    {
      g_set_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_NO_HISTORY,
                   _("The plan holds nothing for %d/%02d, the year the forecast would start from."), origin.start,
                   (origin.start + 1) % 100);
      return NULL;
    }
  series = sp_forecast_history_new (snapshot, origin, findings);
  if (!check_history (series, origin, error))
    return NULL;
  start_work (&work, sp_forecast_new_empty (snapshot, series, origin, horizon));
  work.housing_as_planned = options->housing_as_planned;
  work.seed = options->seed ? options->seed : snapshot->assumptions.seed;
  g_ptr_array_extend_and_steal (work.out->findings, g_steal_pointer (&findings));
  prepare (&work, options);
  place_areas (&work);
  report_short_history (work.out);
  return finish (&work, progress, error);
}

SpForecast *
sp_forecast_run_past (SpSnapshot *snapshot, SpRollSeries *series, const SpForecastOptions *options, GError **error)
{
  SpForecastWork work = { .rehearsal = TRUE };

  if (!read_weights (options->weights, snapshot->assumptions.weights, work.weights, error)
      || !(work.method = read_method (options->method, work.weights, error))
      || !check_history (series, options->origin, error))
    return NULL;
  start_work (&work, sp_forecast_new_empty (snapshot, series, options->origin, options->horizon));
  prepare (&work, options);
  place_areas (&work);
  sp_forecast_assign (&work);
  sp_forecast_choose_into (&work);
  sp_forecast_climb (&work);
  sp_forecast_add_up (&work);
  sp_forecast_spread (&work);
  hand_over (&work);
  end_work (&work);
  return work.out;
}
