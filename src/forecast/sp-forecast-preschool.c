/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reception from the register of children not yet at school, where it is held: they are a year's births that families
 * have already brought into the area, or taken out of it.
 *
 *   survival (a)  = sum of register (a + 1, c) / sum of register (a, c - 1)     over the last three counts c
 *   children (e)  = register (a, c) x survival (a) x … x survival (3)           a = 4 - (e - c), c the latest count
 *   reception (e) = children (e) x take-up, the take-up being a ratio like any other (reception / children)
 *
 * Worked example: 52 aged 2 counted in 2013/14, survival 1.1 and 1.0: 57.2 aged 4 in September 2015. Beyond the youngest
 * held, births times the last children per birth; with no births, the mean of the last three. Source: domain.md 5.2
 * ("GP register 0-4, age-by-age survival"), DfE 2006 guide. A district's register is shared among its primary areas
 * as their reception pupils of the last three years are. */
#include "config.h"
#include "sp-forecast-private.h"

#define WINDOW 3
#define OLDEST (SP_N_PRESCHOOL_AGES - 1)

static double
recent_reception (const SpRollSeries *series, guint area, SpAcademicYear origin)
{
  double sum = 0, pupils;

  for (gint k = 0; k < WINDOW; k++)
    if (sp_roll_series_get_pupils (series, area, sp_academic_year (origin.start - k), SP_GROUP_R, &pupils))
      sum += pupils;
  return sum;
}

static void
share_district (const SpSnapshot *snapshot, guint district, guint year, SpAcademicYear origin, SpRollSeries *series)
{
  const double *children = &snapshot->district_preschool[((gsize) district * snapshot->n_years + year) * SP_N_PRESCHOOL_AGES];
  SpAcademicYear when = sp_academic_year (snapshot->first_year.start + (gint) year);
  double all = 0;

  for (guint a = 0; a < snapshot->n_areas; a++)
    if (snapshot->areas[a].district == (SpDistrictIndex) district && snapshot->areas[a].phase == SP_PHASE_PRIMARY)
      all += recent_reception (series, a, origin);
  for (guint a = 0; a < snapshot->n_areas && all > 0; a++)
    for (guint age = 0; age < SP_N_PRESCHOOL_AGES; age++)
      if (snapshot->areas[a].district == (SpDistrictIndex) district && snapshot->areas[a].phase == SP_PHASE_PRIMARY
          && children[age] >= 0)
        sp_roll_series_set_preschool (series, a, when, age, children[age] * recent_reception (series, a, origin) / all);
}

void
sp_forecast_fill_preschool (const SpSnapshot *snapshot, SpAcademicYear origin, SpRollSeries *series)
{
  for (guint y = 0; y < series->n_years && snapshot->district_preschool; y++)
    for (guint d = 0; d < snapshot->n_districts; d++)
      share_district (snapshot, d, y, origin, series);
  for (guint y = 0; y < series->n_years && snapshot->preschool; y++)
    for (guint a = 0; a < snapshot->n_areas; a++)
      for (guint age = 0; age < SP_N_PRESCHOOL_AGES; age++)
        {
          double children = snapshot->preschool[((gsize) a * snapshot->n_years + y) * SP_N_PRESCHOOL_AGES + age];

          if (children >= 0 && snapshot->areas[a].phase == SP_PHASE_PRIMARY)
            sp_roll_series_set_preschool (series, a, sp_academic_year (series->first_year.start + (gint) y), age, children);
        }
}

/* How many of an age are there a year later; 1 where no two counts tell. */
static double
survival (const SpForecastWork *work, SpAreaIndex area, guint age)
{
  double before = 0, after = 0, one, next;

  for (gint k = 0, n = 0; k < (gint) work->series->n_years && n < WINDOW; k++)
    {
      SpAcademicYear year = sp_academic_year (work->out->origin.start - k);

      if (!sp_roll_series_get_preschool (work->series, (guint) area, year, age + 1, &next)
          || !sp_roll_series_get_preschool (work->series, (guint) area, sp_academic_year (year.start - 1), age, &one))
        continue;
      before += one, after += next, n++;
    }
  return before > 0 ? after / before : 1;
}

/* Those expected to be aged 4 as reception begins in `entry`, by what had been counted at the origin. */
static gboolean
count_children (const SpForecastWork *work, SpAreaIndex area, SpAcademicYear entry, double *children)
{
  gint last = MIN (entry.start, work->out->origin.start);

  for (gint count = last; count >= entry.start - OLDEST; count--)
    {
      guint age = (guint) (OLDEST - (entry.start - count));

      if (!sp_roll_series_get_preschool (work->series, (guint) area, sp_academic_year (count), age, children))
        continue;
      for (; age < OLDEST; age++)
        *children *= survival (work, area, age);
      return TRUE;
    }
  return FALSE;
}

/* Beyond the youngest on the register. */
static gboolean
project_children (const SpForecastWork *work, SpAreaIndex area, SpAcademicYear entry, double *children)
{
  double births, sum_births = 0, sum_children = 0, level = 0, one;
  guint n_births = 0, n = 0;

  for (gint k = 0; k < (gint) work->series->n_years + OLDEST && n < WINDOW; k++)
    {
      SpAcademicYear past = sp_academic_year (work->out->origin.start + OLDEST - k);

      if (!count_children (work, area, past, &one))
        continue;
      level += one, n++;
      if (sp_roll_series_get_births (work->series, (guint) area, past, &births) && births > 0)
        sum_births += births, sum_children += one, n_births++;
    }
  if (n_births > 0 && sp_roll_series_get_births (work->series, (guint) area, entry, &births))
    *children = births * sum_children / sum_births;
  else if (n > 0)
    *children = level / n;
  return n > 0;
}

gboolean
sp_forecast_register_past (const SpForecastWork *work, SpAreaIndex area, SpAcademicYear entry, double *children)
{
  return count_children (work, area, entry, children);
}

gboolean
sp_forecast_register_at (const SpForecastWork *work, SpAreaIndex area, gint lead, double *children, gboolean *projected)
{
  SpAcademicYear entry = sp_academic_year (work->out->origin.start + lead);

  *projected = FALSE;
  if (count_children (work, area, entry, children))
    return TRUE;
  *projected = TRUE;
  return project_children (work, area, entry, children);
}

/* A register serves when it tells of a September ahead and of one past whose reception is held. */
static gboolean
serves (const SpForecastWork *work, SpAreaIndex area)
{
  double children, pupils;

  if (!count_children (work, area, sp_academic_year (work->out->origin.start + 1), &children))
    return FALSE;
  for (gint k = 0; k < WINDOW; k++)
    {
      SpAcademicYear past = sp_academic_year (work->out->origin.start - k);

      if (count_children (work, area, past, &children) && children > 0
          && sp_roll_series_get_pupils (work->series, (guint) area, past, SP_GROUP_R, &pupils))
        return TRUE;
    }
  return FALSE;
}

guint
sp_forecast_find_registers (SpForecastWork *work)
{
  guint n = 0;

  g_free (work->out->registered);
  work->out->registered = g_new0 (guint8, work->out->n_areas);
  for (guint a = 0; a < work->out->n_areas && work->series->preschool; a++)
    if (work->first[a] == SP_GROUP_R)
      n += work->out->registered[a] = serves (work, (SpAreaIndex) a);
  return n;
}
