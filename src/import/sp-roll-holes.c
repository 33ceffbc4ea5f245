/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-roll-holes.h"

#include <glib/gi18n-lib.h>

#define COHORT 10 /* so many pupils are not gone in one January and back in the next */

static const char *
area_name (const SpRollTable *table, guint area)
{
  return g_ptr_array_index (table->areas, area);
}

static gboolean
holds_rolls (const SpRollSeries *series, guint area, guint year)
{
  const guint8 *known = series->pupils_known + ((gsize) area * series->n_years + year) * SP_N_GROUPS;

  for (gint g = 0; g < SP_N_GROUPS; g++)
    if (known[g])
      return TRUE;
  return FALSE;
}

static gboolean
holds_births (const SpRollSeries *series, guint area, guint year)
{
  return series->births_known[(gsize) area * series->n_entry_years + year] != 0;
}

typedef gboolean (*HoldsFunc) (const SpRollSeries *series, guint area, guint year);

/* From the first year held to the one after the last; first = last when none is. */
static void
find_span (const SpRollSeries *series, guint area, guint n_years, HoldsFunc holds, guint *first, guint *last)
{
  for (*first = 0; *first < n_years && !holds (series, area, *first); (*first)++)
    ;
  for (*last = n_years; *last > *first && !holds (series, area, *last - 1); (*last)--)
    ;
}

/* A year in the middle that nobody has breaks every ratio across it. TRUE when it is one. */
static gboolean
report_year_of_nobody (SpRollTable *rolls, const SpRollSeries *series, guint year)
{
  for (guint a = 0; a < series->n_areas; a++)
    if (holds_rolls (series, a, year))
      return FALSE;
  sp_roll_table_take_fault (
      rolls, SP_FINDING_WARNING, "year-missing", 0, FALSE,
      g_strdup_printf (_("no rolls are held for %d, so no ratio can be formed into or out of it. Add that year's rolls."),
                       series->first_year.start + (gint) year));
  return TRUE;
}

static void
report_years (SpRollTable *rolls, const SpRollSeries *series)
{
  g_autofree gboolean *nobody = g_new0 (gboolean, series->n_years + 1);
  guint first, last;

  for (guint y = 0; y < series->n_years; y++)
    nobody[y] = report_year_of_nobody (rolls, series, y);
  for (guint a = 0; a < series->n_areas; a++)
    {
      find_span (series, a, series->n_years, holds_rolls, &first, &last);
      for (guint y = first; y < last; y++)
        if (!nobody[y] && !holds_rolls (series, a, y))
          sp_roll_table_take_fault (
              rolls, SP_FINDING_WARNING, "area-year-missing", 0, FALSE,
              g_strdup_printf (_("%s: no rolls are held for %d, though earlier and later ones are, so no ratio of its own "
                                 "can be formed into or out of that year. Add its rolls."),
                               area_name (rolls, a), series->first_year.start + (gint) y));
    }
}

static void
report_births (SpRollTable *births, const SpRollSeries *series)
{
  guint first, last;

  for (guint a = 0; a < series->n_areas; a++)
    {
      find_span (series, a, series->n_entry_years, holds_births, &first, &last);
      for (guint y = first; y < last; y++)
        if (!holds_births (series, a, y))
          sp_roll_table_take_fault (
              births, SP_FINDING_WARNING, "births-year-missing", 0, FALSE,
              g_strdup_printf (_("%s: no births are held of those entering in %d, though earlier and later ones are; they "
                                 "are taken as not known. Add them."),
                               area_name (births, a), series->first_entry_year.start + (gint) y));
    }
}

static double
pupils_at (const SpRollSeries *series, guint area, gint year, gint group)
{
  double pupils;

  return group >= 0 && group < SP_N_GROUPS
                 && sp_roll_series_get_pupils (series, area, sp_academic_year (year), group, &pupils)
             ? pupils
             : -1;
}

/* Nobody in the year group, though the same children were counted the year before and again the year after. */
static void
report_vanished (SpRollTable *rolls, const SpRollSeries *series, const SpRollRow *row)
{
  double before = pupils_at (series, row->area, row->year - 1, (gint) row->group - 1);
  double after = pupils_at (series, row->area, row->year + 1, (gint) row->group + 1);

  if (before < COHORT || after < COHORT)
    return;
  sp_roll_table_take_fault (
      rolls, SP_FINDING_WARNING, "cohort-vanished", row->row, TRUE,
      g_strdup_printf (_("0 in %s of %s in %d, though the same children were %g the year before and %g the year after, so "
                         "no ratio can be formed from them. Enter the number counted, or leave the row out if it is not "
                         "known."),
                       sp_year_group_code (row->group), area_name (rolls, row->area), row->year, before, after));
}

/* Rows from..to - 1: one area and year group, nobody in any year. A year group that is not taught may be given as
 * noughts, so it is said once, and what to do if it is so. */
static void
report_empty_feeder (SpRollTable *rolls, const SpRollSeries *series, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      const SpRollRow *row = &g_array_index (rolls->rows, SpRollRow, i);
      double after = pupils_at (series, row->area, row->year + 1, (gint) row->group + 1);

      if (row->dropped || after < COHORT)
        continue;
      sp_roll_table_take_fault (
          rolls, SP_FINDING_WARNING, "feeder-empty", row->row, TRUE,
          g_strdup_printf (_("0 in %s of %s in every year, though %g are in %s the year after, so no ratio can be formed "
                             "and %s is forecast at the level of its intakes. Enter the numbers counted, or leave the rows "
                             "out if the year group is not taught there."),
                           sp_year_group_code (row->group), area_name (rolls, row->area), after,
                           sp_year_group_code (row->group + 1), sp_year_group_code (row->group + 1)));
      return;
    }
}

/* Rows are sorted by area, year group and year. */
static void
report_empty_groups (SpRollTable *rolls, const SpRollSeries *series)
{
  for (guint from = 0, to; from < rolls->rows->len; from = to)
    {
      const SpRollRow *first = &g_array_index (rolls->rows, SpRollRow, from);
      double most = 0;

      for (to = from; to < rolls->rows->len; to++)
        {
          const SpRollRow *row = &g_array_index (rolls->rows, SpRollRow, to);

          if (row->area != first->area || row->group != first->group)
            break;
          most = MAX (most, row->dropped ? 0 : row->count);
        }
      for (guint i = from; i < to && most > 0; i++)
        {
          const SpRollRow *row = &g_array_index (rolls->rows, SpRollRow, i);

          if (!row->dropped && row->count <= 0)
            report_vanished (rolls, series, row);
        }
      if (most <= 0)
        report_empty_feeder (rolls, series, from, to);
    }
}

static void
report_empty_areas (SpRollTable *rolls)
{
  for (guint from = 0, to; from < rolls->rows->len; from = to)
    {
      const SpRollRow *first = &g_array_index (rolls->rows, SpRollRow, from);
      double most = 0;

      for (to = from; to < rolls->rows->len && g_array_index (rolls->rows, SpRollRow, to).area == first->area; to++)
        most = MAX (most, g_array_index (rolls->rows, SpRollRow, to).count);
      if (most <= 0)
        sp_roll_table_take_fault (
            rolls, SP_FINDING_WARNING, "area-empty", first->row, TRUE,
            g_strdup_printf (_("%s has 0 in every row, so nothing can be learned of it: its reception is its births at the "
                               "take-up of all areas, and nobody is in its other year groups at first. Leave it out if it "
                               "has no school."),
                             area_name (rolls, first->area)));
    }
}

void
sp_roll_holes_report (SpRollTable *rolls, SpRollTable *births, const SpRollSeries *series)
{
  report_years (rolls, series);
  report_empty_groups (rolls, series);
  report_empty_areas (rolls);
  report_births (births, series);
}
