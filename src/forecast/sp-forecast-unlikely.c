/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rolls of schools and births of areas that are far out of line with the years beside them (sp-roll-outlier.h), as findings. */
#include "config.h"
#include "sp-forecast-private.h"

#include <glib/gi18n-lib.h>

#include "sp-number.h"
#include "sp-roll-outlier.h"

/* Schools in place of areas. */
static SpRollSeries *
series_of_schools (const SpSnapshot *snapshot, guint n_years)
{
  SpRollSeries *series = sp_roll_series_new (snapshot->n_schools, snapshot->first_year, n_years, snapshot->first_year, 0);

  for (guint s = 0; s < snapshot->n_schools; s++)
    for (guint y = 0; y < n_years; y++)
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          gint32 pupils = snapshot->roll[sp_snapshot_cell (snapshot, (gint) s, y, (SpYearGroup) g)];

          if (pupils >= 0)
            sp_roll_series_set_pupils (series, s, sp_academic_year (snapshot->first_year.start + (gint) y), g, pupils);
        }
  return series;
}

static SpFinding *
finding_of (const SpRollOutlier *one, SpSubject subject, gint64 id, const char *name, const char *what)
{
  gboolean more = one->count > one->usual;
  g_autofree char *times = sp_number_format (more ? one->count / one->usual : one->usual / one->count, 1);
  g_autofree char *year = sp_academic_year_to_string (one->year);

  return sp_finding_new_printf (
      SP_FINDING_WARNING, "count-unlikely", subject, id,
      more ? _("%s, %s, %s: %g is %s times as many as the %g usual in the years beside it. It is used as it stands: check the "
               "number, or leave the year out of ratios.")
           : _("%s, %s, %s: %g is one in %s of the %g usual in the years beside it. It is used as it stands: check the number, "
               "or leave the year out of ratios."),
      name, what, year, one->count, times, one->usual);
}

void
sp_forecast_report_unlikely (const SpSnapshot *snapshot, const SpRollSeries *history, GPtrArray *findings)
{
  g_autoptr (SpRollSeries) schools = NULL;
  g_autoptr (GArray) of_schools = NULL;
  g_autoptr (GArray) of_births = sp_roll_series_find_birth_outliers (history);

  if (snapshot->n_schools > 0)
    {
      schools = series_of_schools (snapshot, history->n_years);
      of_schools = sp_roll_series_find_outliers (schools);
    }
  for (guint i = 0; of_schools && i < of_schools->len; i++)
    {
      const SpRollOutlier *one = &g_array_index (of_schools, SpRollOutlier, i);

      g_ptr_array_add (findings, finding_of (one, SP_SUBJECT_SCHOOL, snapshot->schools[one->area].id,
                                             snapshot->schools[one->area].name, sp_year_group_code (one->group)));
    }
  for (guint i = 0; i < of_births->len; i++)
    {
      const SpRollOutlier *one = &g_array_index (of_births, SpRollOutlier, i);

      g_ptr_array_add (findings, finding_of (one, SP_SUBJECT_AREA, snapshot->areas[one->area].id,
                                             snapshot->areas[one->area].name, _("births that enter")));
    }
}
