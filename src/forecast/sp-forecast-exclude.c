/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Years left out of ratios: a census that was taken wrongly, or of a year that will not come again (2020/21). Its rolls stay
 * what they are: a forecast may start from them, and past ranges are judged by them; only no ratio is formed over it, and
 * no method is chosen by it. A ratio rests on two censuses, so leaving out one leaves out two ratios of each cohort. */
#include "config.h"
#include "sp-forecast-private.h"

#include <glib/gi18n-lib.h>

gboolean
sp_forecast_is_excluded (const SpForecastWork *work, gint area, SpAcademicYear year)
{
  const SpForecast *out = work->out;

  for (guint i = 0; i < out->n_excluded; i++)
    if (out->excluded[i].year.start == year.start && (out->excluded[i].area < 0 || out->excluded[i].area == area))
      return TRUE;
  return FALSE;
}

gboolean
sp_forecast_step_is_excluded (const SpForecastWork *work, gint area, SpYearGroup group, SpAcademicYear year)
{
  return sp_forecast_is_excluded (work, area, year)
         || (group != SP_GROUP_R && sp_forecast_is_excluded (work, area, sp_academic_year (year.start - 1)));
}

static void
report_one (SpForecast *self, const SpExcludedYear *one)
{
  g_autofree char *when = sp_academic_year_to_string (one->year);
  const char *reason = one->reason ? one->reason : _("asked for with this forecast");

  if (one->area >= 0)
    sp_forecast_add_finding (self, SP_FINDING_NOTE, "year-excluded", one->area,
                             _("%s: the census of %s is left out of ratios: “%s”."),
                             sp_forecast_area_name (self, one->area), when, reason);
  else
    sp_forecast_take_finding (self, sp_finding_new_printf (SP_FINDING_NOTE, "year-excluded", SP_SUBJECT_PLAN, 0,
                                                           _("The census of %s is left out of ratios: “%s”."), when,
                                                           reason));
}

static gboolean
holds_year (const SpForecast *self, gint year)
{
  for (guint a = 0; a < self->n_areas; a++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      if (sp_roll_series_get_pupils (self->series, a, sp_academic_year (year), g, &(double){ 0 }))
        return TRUE;
  return FALSE;
}

static void
report_missing (SpForecast *self, SpAcademicYear year)
{
  g_autofree char *when = sp_academic_year_to_string (year);

  if (year.start > self->origin.start || !holds_year (self, year.start))
    sp_forecast_take_finding (
        self, sp_finding_new_printf (SP_FINDING_WARNING, "excluded-not-held", SP_SUBJECT_PLAN, 0,
                                     _("%s is to be left out of ratios, but no roll of it is used. Correct the year."),
                                     when));
}

void
sp_forecast_set_excluded (SpForecast *self, const SpForecastOptions *options)
{
  guint n_plan = self->snapshot ? self->snapshot->n_excluded_years : 0;

  self->excluded = g_new0 (SpExcludedYear, n_plan + options->n_excluded + 1);
  for (guint i = 0; i < n_plan; i++)
    self->excluded[self->n_excluded++] = self->snapshot->excluded_years[i];
  for (guint i = 0; i < options->n_excluded; i++)
    {
      SpForecastWork work = { .out = self };

      if (sp_forecast_is_excluded (&work, -1, options->excluded[i]))
        continue;
      self->excluded[self->n_excluded++] = (SpExcludedYear){ options->excluded[i], -1, NULL };
      report_missing (self, options->excluded[i]);
    }
  for (guint i = 0; i < self->n_excluded; i++)
    report_one (self, &self->excluded[i]);
}

const SpExcludedYear *
sp_forecast_get_excluded (const SpForecast *self, guint *n)
{
  *n = self->n_excluded;
  return self->excluded;
}
