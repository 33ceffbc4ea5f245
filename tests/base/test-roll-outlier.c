/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Slips of the pen among rolls that vary as rolls do. */
#include "config.h"
#include "sp-roll-outlier.h"

#define FIRST 2010
#define N_YEARS 6
#define N_AREAS 5

/* About 30 in every year group, a few more or fewer each year. */
static SpRollSeries *
new_series (void)
{
  SpRollSeries *series = sp_roll_series_new (N_AREAS, sp_academic_year (FIRST), N_YEARS, sp_academic_year (FIRST), N_YEARS);

  for (guint a = 0; a < N_AREAS; a++)
    {
      series->area_codes[a] = g_strdup_printf ("area %u", a);
      for (gint y = 0; y < N_YEARS; y++)
        {
          for (gint g = 0; g <= SP_GROUP_Y6; g++)
            sp_roll_series_set_pupils (series, a, sp_academic_year (FIRST + y), (SpYearGroup) g,
                                       30 + (gint) (a * 3 + (guint) (y - g + 7) * 5) % 7);
          sp_roll_series_set_births (series, a, sp_academic_year (FIRST + y), 33 + (gint) (a + (guint) y) % 4);
        }
    }
  return series;
}

static void
put (SpRollSeries *series, gint year, SpYearGroup group, double pupils)
{
  sp_roll_series_set_pupils (series, 2, sp_academic_year (year), group, pupils);
}

static guint
count_outliers (const SpRollSeries *series)
{
  g_autoptr (GArray) found = sp_roll_series_find_outliers (series);

  return found->len;
}

/* One cell of 105 is wrong: it is found, and nothing else, wherever it stands. */
static void
test_planted (void)
{
  static const double wrong[] = { 96, 120, 150, 6, 5, 400 };
  static const gint years[] = { FIRST, FIRST + 1, FIRST + 3, FIRST + N_YEARS - 1 };

  for (guint w = 0; w < G_N_ELEMENTS (wrong); w++)
    for (guint y = 0; y < G_N_ELEMENTS (years); y++)
      for (gint g = 0; g <= SP_GROUP_Y6; g++)
        {
          g_autoptr (SpRollSeries) series = new_series ();
          g_autoptr (GArray) found = NULL;
          const SpRollOutlier *one;

          put (series, years[y], (SpYearGroup) g, wrong[w]);
          found = sp_roll_series_find_outliers (series);
          g_assert_cmpuint (found->len, ==, 1);
          one = &g_array_index (found, SpRollOutlier, 0);
          g_assert_cmpuint (one->area, ==, 2);
          g_assert_cmpint (one->year.start, ==, years[y]);
          g_assert_cmpint (one->group, ==, g);
          g_assert_cmpfloat (one->count, ==, wrong[w]);
          g_assert_cmpfloat (one->usual, >=, 30);
          g_assert_cmpfloat (one->usual, <=, 36);
        }
}

/* What is out of the way and yet so: nothing is said of it. */
static void
test_in_line (void)
{
  g_autoptr (SpRollSeries) level = new_series ();
  g_autoptr (SpRollSeries) cohort = new_series ();
  g_autoptr (SpRollSeries) growing = new_series ();
  g_autoptr (SpRollSeries) moved = new_series ();
  g_autoptr (SpRollSeries) small = new_series ();
  g_autoptr (SpRollSeries) twice = new_series ();

  g_assert_cmpuint (count_outliers (level), ==, 0);
  for (gint y = 0; y < N_YEARS; y++) /* three classes that stay three classes */
    put (cohort, FIRST + y, (SpYearGroup) y, 92);
  g_assert_cmpuint (count_outliers (cohort), ==, 0);
  for (gint y = 0; y < N_YEARS; y++) /* a new school fills */
    put (growing, FIRST + y, SP_GROUP_R, 8 << y);
  g_assert_cmpuint (count_outliers (growing), ==, 0);
  for (gint y = 3; y < N_YEARS; y++) /* another school's pupils come, for good */
    for (gint g = 0; g <= SP_GROUP_Y6; g++)
      put (moved, FIRST + y, (SpYearGroup) g, 95);
  g_assert_cmpuint (count_outliers (moved), ==, 0);
  for (gint y = 0; y < N_YEARS; y++) /* small numbers do that */
    put (small, FIRST + y, SP_GROUP_Y3, y == 2 ? 6 : 2);
  g_assert_cmpuint (count_outliers (small), ==, 0);
  put (twice, FIRST + 2, SP_GROUP_Y3, 58); /* under twice as many */
  g_assert_cmpuint (count_outliers (twice), ==, 0);
}

/* Of two years the cohort tells which is wrong; where there is none, nobody can. */
static void
test_two_years (void)
{
  g_autoptr (SpRollSeries) series = sp_roll_series_new (1, sp_academic_year (FIRST), 2, sp_academic_year (FIRST), 0);
  g_autoptr (SpRollSeries) alone = sp_roll_series_new (1, sp_academic_year (FIRST), 2, sp_academic_year (FIRST), 0);
  g_autoptr (GArray) found = NULL;

  for (gint g = 0; g <= SP_GROUP_Y6; g++)
    for (gint y = 0; y < 2; y++)
      sp_roll_series_set_pupils (series, 0, sp_academic_year (FIRST + y), (SpYearGroup) g, g == 3 && y == 1 ? 130 : 30);
  found = sp_roll_series_find_outliers (series);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, SpRollOutlier, 0).year.start, ==, FIRST + 1);
  for (gint y = 0; y < 2; y++)
    sp_roll_series_set_pupils (alone, 0, sp_academic_year (FIRST + y), SP_GROUP_R, y ? 130 : 30);
  g_assert_cmpuint (count_outliers (alone), ==, 0);
}

static void
test_births (void)
{
  g_autoptr (SpRollSeries) series = new_series ();
  g_autoptr (GArray) none = sp_roll_series_find_birth_outliers (series);
  g_autoptr (GArray) found = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  sp_roll_series_set_births (series, 1, sp_academic_year (FIRST + 4), 134);
  found = sp_roll_series_find_birth_outliers (series);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (g_array_index (found, SpRollOutlier, 0).area, ==, 1);
  g_assert_cmpint (g_array_index (found, SpRollOutlier, 0).year.start, ==, FIRST + 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/roll-outlier/planted", test_planted);
  g_test_add_func ("/base/roll-outlier/in-line", test_in_line);
  g_test_add_func ("/base/roll-outlier/two-years", test_two_years);
  g_test_add_func ("/base/roll-outlier/births", test_births);
  return g_test_run ();
}
