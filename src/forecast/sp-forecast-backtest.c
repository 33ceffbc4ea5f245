/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-forecast-backtest.h"

#include <glib/gi18n-lib.h>
#include "sp-forecast-backtest-private.h"
#include "sp-forecast-private.h"

#define LONGEST_HORIZON 30
#define USUAL_HORIZON 5
#define BIRTHS_KNOWN_AHEAD 4 /* born by mid-year of the origin */
#define FEWEST_YEARS 3

/* The series as it was known at an origin. */
static SpRollSeries *
series_until (const SpRollSeries *series, SpAcademicYear origin)
{
  guint n_years = (guint) (origin.start - series->first_year.start + 1);
  guint n_entry = (guint) CLAMP (origin.start + BIRTHS_KNOWN_AHEAD - series->first_entry_year.start + 1, 0,
                                 (gint) series->n_entry_years);
  SpRollSeries *cut
      = sp_roll_series_new (series->n_areas, series->first_year, n_years, series->first_entry_year, n_entry);
  double value;

  cut->n_parents = series->n_parents;
  cut->parent_codes = g_new0 (char *, series->n_parents + 1);
  for (guint p = 0; p < series->n_parents; p++)
    cut->parent_codes[p] = g_strdup (series->parent_codes[p]);
  for (guint a = 0; a < series->n_areas; a++)
    {
      cut->area_codes[a] = g_strdup (series->area_codes[a]);
      cut->parent[a] = series->parent[a];
      for (gint y = series->first_year.start; y <= origin.start; y++)
        for (gint g = 0; g < SP_N_GROUPS; g++)
          {
            if (sp_roll_series_get_pupils (series, a, sp_academic_year (y), g, &value))
              sp_roll_series_set_pupils (cut, a, sp_academic_year (y), g, value);
            if (sp_roll_series_is_broken (series, a, sp_academic_year (y), g))
              sp_roll_series_break_step (cut, a, sp_academic_year (y), g);
          }
      for (gint y = series->first_year.start; y <= origin.start; y++)
        for (guint age = 0; age < SP_N_PRESCHOOL_AGES; age++)
          if (sp_roll_series_get_preschool (series, a, sp_academic_year (y), age, &value))
            sp_roll_series_set_preschool (cut, a, sp_academic_year (y), age, value);
      for (guint e = 0; e < n_entry; e++)
        if (sp_roll_series_get_births (series, a, sp_academic_year (series->first_entry_year.start + (gint) e), &value))
          sp_roll_series_set_births (cut, a, sp_academic_year (series->first_entry_year.start + (gint) e), value);
    }
  return cut;
}

static gboolean
holds_year (const SpRollSeries *series, gint year)
{
  for (guint a = 0; a < series->n_areas; a++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      if (sp_roll_series_get_pupils (series, a, sp_academic_year (year), g, &(double) { 0 }))
        return TRUE;
  return FALSE;
}

/* The first and last year with any roll. */
static gboolean
find_years (const SpRollSeries *series, gint *first, gint *last)
{
  *first = series->first_year.start;
  *last = *first + (gint) series->n_years - 1;
  while (*first <= *last && !holds_year (series, *first))
    (*first)++;
  while (*last > *first && !holds_year (series, *last))
    (*last)--;
  return *first <= *last;
}

static gboolean
choose_origins (SpBacktest *self, const SpRollSeries *series, const SpBacktestOptions *options, GError **error)
{
  gint first, last, wanted = options->horizon ? options->horizon : USUAL_HORIZON;
  gint n_years = find_years (series, &first, &last) ? last - first + 1 : 0;

  if (wanted < 1 || wanted > LONGEST_HORIZON)
    g_set_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS,
                 _("A forecast of %d years cannot be made; choose 1 to %d."), wanted, LONGEST_HORIZON);
  else if (n_years < FEWEST_YEARS)
    g_set_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_NO_HISTORY,
                 _("%d years of rolls are held. To try a method on the past takes at least %d: two for one ratio and "
                   "one to compare with. Add the rolls of earlier years."), n_years, FEWEST_YEARS);
  else
    {
      self->first = options->first.start ? options->first : sp_academic_year (MIN (first + 2, last - 1));
      self->last = options->last.start ? options->last : sp_academic_year (last - 1);
      self->horizon = MIN (wanted, last - self->first.start);
      if (self->first.start > first && self->last.start < last && self->first.start <= self->last.start)
        return TRUE;
      g_set_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_OPTIONS,
                   _("Origins %d to %d cannot be tried: rolls are held for %d to %d, so the first origin is %d at the "
                     "earliest and the last %d at the latest."),
                   self->first.start, self->last.start, first, last, first + 1, last - 1);
    }
  return FALSE;
}

static void
report_history (SpBacktest *self, const SpRollSeries *series)
{
  gint first, last, n = self->last.start - self->first.start + 1;

  find_years (series, &first, &last);
  if (self->first.start - first < 2)
    g_ptr_array_add (self->findings,
                     sp_finding_new_printf (SP_FINDING_WARNING, "backtest-one-ratio", SP_SUBJECT_PLAN, 0,
                                            _("From %d/%02d only one ratio can be formed, so methods that take a mean of "
                                              "several cannot be told apart there. Add the rolls of earlier years."),
                                            self->first.start, (self->first.start + 1) % 100));
  if (n < SP_FEWEST_ORIGINS)
    g_ptr_array_add (self->findings,
                     sp_finding_new_printf (SP_FINDING_WARNING, "backtest-short", SP_SUBJECT_PLAN, 0,
                                            g_dngettext (GETTEXT_PACKAGE,
                                                         "The past allows %d starting year only. A year's movement is "
                                                         "shared by all areas, so which method did best in it, and how "
                                                         "many ranges held, is largely chance: do not choose a method "
                                                         "by it.",
                                                         "The past allows %d starting years only. A year's movement is "
                                                         "shared by all areas, so which method did best in them, and "
                                                         "how many ranges held, is largely chance: do not choose a "
                                                         "method by it.", n), n));
}

static void
report_estimates (SpBacktest *self)
{
  g_ptr_array_add (self->findings,
                   sp_finding_new (SP_FINDING_WARNING, "backtest-estimated", SP_SUBJECT_PLAN, 0,
                                   _("Some pupils on roll are somebody's estimate, so errors are smaller and ranges hold "
                                     "more often than of rolls that were counted. Enter the rolls that were counted.")));
}

static SpBacktest *
new_backtest (void)
{
  SpBacktest *self = g_new0 (SpBacktest, 1);

  self->ref_count = 1;
  self->findings = sp_findings_new ();
  while (sp_forecast_method_nth (self->n_methods))
    self->n_methods++;
  self->label = g_new0 (const char *, self->n_methods);
  return self;
}

static gboolean
try_origin (SpBacktest *self, SpSnapshot *snapshot, const SpRollSeries *series, guint method, SpAcademicYear origin,
            GError **error)
{
  g_autoptr (SpRollSeries) known = series_until (series, origin);
  gint last = series->first_year.start + (gint) series->n_years - 1;
  SpForecastOptions options = { .origin = origin,
                                .horizon = MIN (self->horizon, last - origin.start),
                                .method = sp_forecast_method_nth (method)->name,
                                .excluded = self->excluded,
                                .n_excluded = self->n_excluded };
  g_autoptr (SpForecast) forecast = snapshot ? sp_forecast_run_past (snapshot, known, &options, error)
                                             : sp_forecast_run_series (known, &options, NULL, error);

  if (!forecast)
    return FALSE;
  self->label[method] = sp_forecast_method_label (forecast->method, forecast->weights);
  if (forecast->choice && forecast->method->learning == SP_LEARNING_CHOICE)
    self->own_origins = MAX (self->own_origins, sp_forecast_choice_own_origins (forecast->choice));
  sp_backtest_score (self, method, series, forecast);
  return TRUE;
}

static gboolean
is_left_out (const SpBacktest *self, const SpSnapshot *snapshot, gint year)
{
  for (guint i = 0; snapshot && i < snapshot->n_excluded_years; i++)
    if (snapshot->excluded_years[i].area < 0 && snapshot->excluded_years[i].year.start == year)
      return TRUE;
  for (guint i = 0; i < self->n_excluded; i++)
    if (self->excluded[i].start == year)
      return TRUE;
  return FALSE;
}

/* Areas counted in a year that was forecast: the others had nothing to compare. */
static void
count_series (SpBacktest *self, const SpRollSeries *series)
{
  gint last = MIN (self->last.start + self->horizon, series->first_year.start + (gint) series->n_years - 1);

  for (guint a = 0; a < series->n_areas; a++)
    {
      gboolean counted = FALSE;

      for (gint y = self->first.start + 1; y <= last && !counted; y++)
        for (gint g = 0; g < SP_N_GROUPS && !counted; g++)
          counted = sp_roll_series_get_pupils (series, a, sp_academic_year (y), g, &(double) { 0 });
      self->n_series += counted;
    }
}

static SpBacktest *
run (SpSnapshot *snapshot, const SpRollSeries *series, const char *usual, const SpBacktestOptions *options,
     SpProgress *progress, GError **error)
{
  g_autoptr (SpBacktest) self = new_backtest ();
  SpBacktestOptions none = SP_BACKTEST_OPTIONS_INIT;
  guint n_origins, n_done = 0, n_tried = 0;

  options = options ? options : &none;
  self->excluded = options->excluded;
  self->n_excluded = options->n_excluded;
  if (!choose_origins (self, series, options, error))
    return NULL;
  report_history (self, series);
  n_origins = (guint) (self->last.start - self->first.start + 1);
  self->tallies
      = g_new0 (Tally, (gsize) self->n_methods * SP_N_FORECAST_POINTS * SP_N_BACKTEST_SIZES * (self->horizon + 1));
  for (guint m = 0; m < self->n_methods; m++)
    {
      if (g_str_equal (sp_forecast_method_nth (m)->name, usual))
        self->usual = m;
      for (gint y = self->first.start; y <= self->last.start; y++)
        {
          gboolean tries = holds_year (series, y) && !is_left_out (self, snapshot, y);

          if (sp_progress_is_cancelled (progress, error)
              || (tries && !try_origin (self, snapshot, series, m, sp_academic_year (y), error)))
            return NULL;
          n_tried += tries;
          self->n_origins += tries && m == 0;
          sp_progress_report (progress, ++n_done / (double) (n_origins * self->n_methods),
                              _("Trying methods on the past"));
        }
    }
  self->excluded = NULL; /* the caller's */
  count_series (self, series);
  if (n_tried == 0)
    {
      g_set_error (error, SP_FORECAST_ERROR, SP_FORECAST_ERROR_NO_HISTORY,
                   _("Every year that a method could be tried from (%d to %d) is left out of ratios or holds no roll. Take a "
                     "year back, or add the rolls of earlier years."), self->first.start, self->last.start);
      return NULL;
    }
  return g_steal_pointer (&self);
}

SpBacktest *
sp_backtest_run (SpSnapshot *snapshot, const SpBacktestOptions *options, SpProgress *progress, GError **error)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  g_autoptr (SpRollSeries) series = NULL;
  SpBacktest *self;

  g_return_val_if_fail (snapshot != NULL, NULL);
  series = sp_forecast_history_new (snapshot, snapshot->assumptions.origin, findings);
  self = run (snapshot, series, sp_forecast_method_find (NULL)->name, options, progress, error);
  if (self && snapshot->roll_estimated)
    report_estimates (self);
  if (self)
    g_ptr_array_extend_and_steal (self->findings, g_steal_pointer (&findings));
  return self;
}

SpBacktest *
sp_backtest_run_series (SpRollSeries *series, const SpBacktestOptions *options, SpProgress *progress, GError **error)
{
  gint first, last;

  g_return_val_if_fail (series != NULL, NULL);
  find_years (series, &first, &last);
  return run (NULL, series, sp_forecast_usual_method (series, sp_academic_year (last)), options, progress, error);
}

SpBacktest *
sp_backtest_ref (SpBacktest *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_backtest_unref (SpBacktest *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_ptr_array_unref (self->findings);
  g_free (self->label);
  g_free (self->tallies);
  g_free (self);
}
