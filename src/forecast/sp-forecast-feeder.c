/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may move into a year group: births, the year group below, or Year 6 of the areas that feed a secondary area.
 *
 *   feeder of Year 7 in area j = sum over primary areas i of share (i to j) x Year 6 of i a year earlier
 *
 * and where no shares into j are held, Year 6 of all primary areas, j's share being in its ratio. Source:
 * domain.md 5.3. */
#include "config.h"
#include "sp-forecast-private.h"

static gboolean
history_year_six (const SpForecastWork *work, SpAreaIndex area, SpAcademicYear year, double *pupils)
{
  return sp_roll_series_get_pupils (work->series, area, year, SP_GROUP_Y6, pupils);
}

static gboolean
base_year_six (const SpForecastWork *work, SpAreaIndex area, SpAcademicYear year, double *pupils)
{
  gsize cell = sp_forecast_cell (work->out, area, year.start - work->out->origin.start, SP_GROUP_Y6);

  *pupils = work->base[cell];
  return work->base_known[cell];
}

typedef gboolean (*YearSix) (const SpForecastWork *work, SpAreaIndex area, SpAcademicYear year, double *pupils);

/* Unknown as soon as one of the areas that feed it is: a part of the feeders is not the feeders. */
static gboolean
sum_year_six (const SpForecastWork *work, SpAreaIndex area, SpAcademicYear year, YearSix year_six, double *sum)
{
  const SpSnapshot *snapshot = work->snapshot;
  gboolean any = FALSE;
  double pupils;

  *sum = 0;
  if (work->fed[area] == SP_FED_TRANSFER)
    for (guint t = 0; t < snapshot->n_transfers; t++)
      {
        const SpTransfer *transfer = &snapshot->transfers[t];

        if (transfer->secondary != area || transfer->primary < 0)
          continue;
        if (!year_six (work, transfer->primary, year, &pupils))
          return FALSE;
        *sum += transfer->share * pupils;
        any = TRUE;
      }
  else
    for (guint i = 0; i < snapshot->n_areas; i++)
      if (snapshot->areas[i].phase == SP_PHASE_PRIMARY && year_six (work, (SpAreaIndex) i, year, &pupils))
        {
          *sum += pupils;
          any = TRUE;
        }
  return any;
}

gboolean
sp_forecast_feeder (const SpForecastWork *work, SpAreaIndex area, SpYearGroup group, SpAcademicYear year,
                    double *pupils)
{
  if (group == SP_GROUP_R && sp_forecast_is_registered (work->out, area))
    return sp_forecast_register_past (work, area, year, pupils);
  if (group == SP_GROUP_R)
    return sp_roll_series_get_births (work->series, area, year, pupils);
  if (sp_roll_series_is_broken (work->series, (guint) area, year, group))
    return FALSE;
  if (group == work->first[area] && work->fed[area] != SP_FED_ITSELF)
    return sum_year_six (work, area, sp_academic_year (year.start - 1), history_year_six, pupils);
  return sp_roll_series_get_pupils (work->series, area, sp_academic_year (year.start - 1), group - 1, pupils);
}

gboolean
sp_forecast_feeder_at (const SpForecastWork *work, SpAreaIndex area, SpYearGroup group, gint lead, double *pupils)
{
  gsize cell;

  g_return_val_if_fail (group > SP_GROUP_R && lead > 0, FALSE);
  if (group == work->first[area] && work->fed[area] != SP_FED_ITSELF)
    return sum_year_six (work, area, sp_academic_year (work->out->origin.start + lead - 1), base_year_six, pupils);
  cell = sp_forecast_cell (work->out, area, lead - 1, group - 1);
  *pupils = work->base[cell];
  return work->base_known[cell];
}
