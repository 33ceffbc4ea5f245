/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-roll-outlier.h"

#include <math.h>

#define FEWEST_RATIOS 8
#define FEWEST_OF_GROUP 20
#define TO_DEVIATION 1.4826
#define LEAST_TIMES 2.0
#define DEVIATIONS 5.0
#define POISSON 4.0
#define FURTHEST 3 /* years from one count to another that it is judged by */
#define EITHER_SIDE 2

/* One area: counts by year group and year; 0 = none, or not known. */
typedef struct { const SpRollSeries *series; guint area, n_years, n_groups; gboolean births; } Grid;

static double
count_at (const Grid *grid, gint group, gint year)
{
  double count = 0;

  if (year < 0 || year >= (gint) grid->n_years || group < 0 || group >= (gint) grid->n_groups)
    return 0;
  if (grid->births)
    sp_roll_series_get_births (grid->series, grid->area, sp_academic_year (grid->series->first_entry_year.start + year), &count);
  else
    sp_roll_series_get_pupils (grid->series, grid->area, sp_academic_year (grid->series->first_year.start + year), group, &count);
  return count;
}

static gint
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (GArray *values)
{
  guint n = values->len;

  g_array_sort (values, compare_doubles);
  return (g_array_index (values, double, (n - 1) / 2) + g_array_index (values, double, n / 2)) / 2;
}

static void
add_ratios (const Grid *grid, gint first, gint last, GArray *ratios)
{
  for (gint g = first; g <= last && g < (gint) grid->n_groups; g++)
    for (gint y = 1; y < (gint) grid->n_years; y++)
      if (count_at (grid, g, y) > 0 && count_at (grid, g, y - 1) > 0)
        {
          double ratio = log (count_at (grid, g, y) / count_at (grid, g, y - 1));

          g_array_append_val (ratios, ratio);
        }
}

/* Of none: nothing is known of how much they vary, so the floors decide. */
static double
deviation (GArray *ratios)
{
  double middle;

  if (ratios->len == 0)
    return 0;
  middle = median (ratios);
  for (guint i = 0; i < ratios->len; i++)
    g_array_index (ratios, double, i) = fabs (g_array_index (ratios, double, i) - middle);
  return TO_DEVIATION * median (ratios);
}

/* The lower median of how far the counts beside it are from it; 0 where there is none. */
static double
find_usual (const Grid *grid, gint group, gint year, guint *n)
{
  double near[2 * EITHER_SIDE], count = count_at (grid, group, year), least;

  *n = 0;
  for (gint side = -1; side <= 1; side += 2)
    for (gint k = 1, found = 0; k <= FURTHEST && found < EITHER_SIDE; k++)
      if (count_at (grid, group, year + side * k) > 0)
        near[(*n)++] = count_at (grid, group, year + side * k), found++;
  for (guint i = 0; i < *n; i++) /* nearest first */
    for (guint j = i + 1; j < *n; j++)
      if (fabs (log (near[j] / count)) < fabs (log (near[i] / count)))
        least = near[j], near[j] = near[i], near[i] = least;
  return *n > 0 ? near[(*n - 1) / 2] : 0;
}

/* 1: a year of the cohort is nearer to the count than to what is usual; 0: none is; -1: none is held. */
static gint
cohort_bears_out (const Grid *grid, gint group, gint year, double usual)
{
  double count = count_at (grid, group, year);
  gint answer = -1;

  for (gint side = -1; side <= 1; side += 2)
    {
      double beside = count_at (grid, group + side, year + side);

      if (beside > 0)
        answer = MAX (answer, fabs (log (beside / count)) < fabs (log (beside / usual)));
    }
  return answer;
}

static gboolean
is_outlier (const Grid *grid, gint group, gint year, double scale, double *usual)
{
  double count = count_at (grid, group, year);
  guint n;
  gint cohort;

  *usual = count > 0 ? find_usual (grid, group, year, &n) : 0;
  if (!(*usual > 0) || fabs (log (count / *usual)) <= MAX (log (LEAST_TIMES), MAX (DEVIATIONS * scale, POISSON / sqrt (*usual))))
    return FALSE;
  cohort = cohort_bears_out (grid, group, year, *usual);
  return cohort == 0 || (cohort < 0 && n > 1);
}

/* scale: of the area; of_group: of each year group over all areas. */
static void
add_outliers (const Grid *grid, double scale, const double *of_group, GArray *found)
{
  gint first = grid->births ? grid->series->first_entry_year.start : grid->series->first_year.start;

  for (gint g = 0; g < (gint) grid->n_groups; g++)
    for (gint y = 0; y < (gint) grid->n_years; y++)
      {
        SpRollOutlier one = { grid->area, sp_academic_year (first + y), (SpYearGroup) g, count_at (grid, g, y), 0 };

        if (is_outlier (grid, g, y, MAX (scale, of_group[g]), &one.usual))
          g_array_append_val (found, one);
      }
}

static Grid
grid_of (const SpRollSeries *self, guint area, gboolean births)
{
  return (Grid){ self, area, births ? self->n_entry_years : self->n_years, births ? 1 : SP_N_GROUPS, births };
}

/* Of the ratios of year groups first to last of all areas; 0 of fewer than so many. */
static double
deviation_of_all (const SpRollSeries *self, gboolean births, gint first, gint last, guint fewest)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint a = 0; a < self->n_areas; a++)
    {
      Grid grid = grid_of (self, a, births);

      add_ratios (&grid, first, last, ratios);
    }
  return ratios->len >= fewest ? deviation (ratios) : 0;
}

static GArray *
find_outliers (const SpRollSeries *self, gboolean births)
{
  GArray *found = g_array_new (FALSE, TRUE, sizeof (SpRollOutlier));
  double of_all = deviation_of_all (self, births, 0, SP_N_GROUPS - 1, 1), of_group[SP_N_GROUPS];

  for (gint g = 0; g < SP_N_GROUPS; g++)
    of_group[g] = deviation_of_all (self, births, g, g, FEWEST_OF_GROUP);
  for (guint a = 0; a < self->n_areas; a++)
    {
      g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
      Grid grid = grid_of (self, a, births);

      add_ratios (&grid, 0, SP_N_GROUPS - 1, ratios);
      add_outliers (&grid, ratios->len >= FEWEST_RATIOS ? deviation (ratios) : of_all, of_group, found);
    }
  return found;
}

GArray *
sp_roll_series_find_outliers (const SpRollSeries *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return find_outliers (self, FALSE);
}

GArray *
sp_roll_series_find_birth_outliers (const SpRollSeries *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return find_outliers (self, TRUE);
}
