/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rolls of planning areas, from the rolls of their schools.
 *
 * History is re-cut: an area is, for every year, the schools that make it up at the origin, so that a school moved from
 * one area to another, or a boundary redrawn, does not break the ratios. A school that another has followed counts in its
 * successor's place (sp-recut.h); one that had left or closed by then counts, for its own years, where it last was. A cell is known when every school that ought to be in it is: a school
 * missing between two years it is held for makes the area's year group missing, not smaller. */
#include "config.h"
#include "sp-forecast-private.h"

#include <glib/gi18n-lib.h>
#include "sp-recut.h"

static gboolean
roll_at (const SpSnapshot *snapshot, SpSchoolIndex school, gint year_index, SpYearGroup group, gint *pupils)
{
  *pupils = snapshot->roll[sp_snapshot_cell (snapshot, school, year_index, group)];
  return *pupils >= 0;
}

/* The school teaches the year group, was held for it before, and after (or is still there): its roll is missing. */
static gboolean
is_gap (const SpSnapshot *snapshot, SpSchoolIndex school, gint year_index, gint last_index, SpYearGroup group,
        gboolean still_there)
{
  gboolean before = FALSE, after = still_there;
  gint pupils;

  if (group < snapshot->schools[school].first_group || group > snapshot->schools[school].last_group)
    return FALSE;
  for (gint y = 0; y < year_index; y++)
    before |= roll_at (snapshot, school, y, group, &pupils);
  for (gint y = year_index + 1; y <= last_index; y++)
    after |= roll_at (snapshot, school, y, group, &pupils);
  return before && after;
}

typedef struct
{
  double *pupils;
  guint8 *known, *broken;
} Grid; /* [n_areas][n_years][SP_N_GROUPS] */

/* The pupils of a school's year group in a year count in the areas of those who inherit them; in its own where they
 * are in none. */
static void
add_pupils (const SpSnapshot *snapshot, const SpRecut *recut, const SpMembership *member, gint year_index, guint n_years,
            SpYearGroup group, gint pupils, SpAcademicYear origin, Grid *grid)
{
  SpHeir heirs[SP_MOST_HEIRS];
  SpAcademicYear year = sp_academic_year (snapshot->first_year.start + year_index);
  guint n = sp_recut_heirs (recut, member->school, year, group, heirs);

  for (guint i = 0; i < n; i++)
    {
      const SpMembership *one = heirs[i].school == member->school
                                    ? member : sp_recut_find_membership (snapshot, heirs[i].school,
                                                                         sp_year_group_phase (group), origin);
      SpAreaIndex area = one ? one->area : member->area;
      gsize cell = ((gsize) area * n_years + (gsize) year_index) * SP_N_GROUPS + group;

      grid->pupils[cell] += heirs[i].share * pupils;
      grid->known[cell] = TRUE;
    }
}

static void
add_school (const SpSnapshot *snapshot, const SpRecut *recut, SpSchoolIndex school, SpAcademicYear origin, guint n_years,
            Grid *grid, guint *n_gaps)
{
  gint last_index = (gint) n_years - 1;

  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      const SpMembership *member = sp_recut_find_membership (snapshot, school, phase, origin);
      gboolean still_there;

      if (!member)
        continue;
      still_there = (member->to.start == 0 || member->to.start > origin.start) && !snapshot->schools[school].closed_on
                    && !sp_recut_is_followed (recut, school);
      for (gint y = 0; y <= last_index; y++)
        for (gint g = 0; g < SP_N_GROUPS; g++)
          {
            gint pupils;

            if ((phase == SP_PHASE_PRIMARY) != (g <= SP_GROUP_Y6))
              continue;
            if (member->to.start != 0 && snapshot->first_year.start + y >= member->to.start)
              continue;
            if (roll_at (snapshot, school, y, g, &pupils))
              add_pupils (snapshot, recut, member, y, n_years, g, pupils, origin, grid);
            else if (is_gap (snapshot, school, y, last_index, g, still_there && y == last_index))
              grid->broken[((gsize) member->area * n_years + (gsize) y) * SP_N_GROUPS + g] = TRUE, (*n_gaps)++;
          }
    }
}

/* A school that changed area is counted where it is at the origin, all along. */
static void
report_move (const SpSnapshot *snapshot, SpSchoolIndex school, SpAcademicYear origin, GPtrArray *findings)
{
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      const SpMembership *now = sp_recut_find_membership (snapshot, school, phase, origin);

      if (now && now->from.start > snapshot->first_year.start)
        g_ptr_array_add (findings,
                         sp_finding_new_printf (SP_FINDING_NOTE, "school-moved-area", SP_SUBJECT_SCHOOL,
                                                snapshot->schools[school].id,
                                                _("%s has been in %s from %d/%02d on; its earlier rolls count there too, "
                                                  "so that no ratio is broken."),
                                                snapshot->schools[school].name, snapshot->areas[now->area].name,
                                                now->from.start, (now->from.start + 1) % 100));
    }
}

static void
report_gaps (const SpSnapshot *snapshot, SpSchoolIndex school, guint n_gaps, GPtrArray *findings)
{
  if (n_gaps == 0)
    return;
  g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_WARNING, "roll-missing", SP_SUBJECT_SCHOOL,
                                                    snapshot->schools[school].id,
                                                    _("%s: %u rolls are missing between years that are held, so its "
                                                       "area is taken as not known in those years. Enter the "
                                                       "missing rolls."),
                                                    snapshot->schools[school].name, n_gaps));
}

static void
fill_series (const SpSnapshot *snapshot, const Grid *grid, SpRollSeries *series)
{
  for (guint a = 0; a < snapshot->n_areas; a++)
    {
      for (guint y = 0; y < series->n_years; y++)
        for (gint g = 0; g < SP_N_GROUPS; g++)
          {
            gsize cell = ((gsize) a * series->n_years + y) * SP_N_GROUPS + g;

            if (grid->known[cell] && !grid->broken[cell])
              sp_roll_series_set_pupils (series, a, sp_academic_year (series->first_year.start + y), g,
                                         grid->pupils[cell]);
          }
      for (guint y = 0; y < snapshot->n_years; y++)
        if (snapshot->births[(gsize) a * snapshot->n_years + y] >= 0)
          sp_roll_series_set_births (series, a, sp_academic_year (snapshot->first_year.start + y),
                                     snapshot->births[(gsize) a * snapshot->n_years + y]);
    }
}

SpRollSeries *
sp_forecast_history_new (const SpSnapshot *snapshot, SpAcademicYear origin, GPtrArray *findings)
{
  guint n_years = CLAMP (origin.start - snapshot->first_year.start + 1, 1, (gint) snapshot->n_years);
  gsize n_cells = (gsize) snapshot->n_areas * n_years * SP_N_GROUPS;
  g_autofree double *pupils = g_new0 (double, n_cells);
  g_autofree guint8 *known = g_new0 (guint8, n_cells);
  g_autofree guint8 *broken = g_new0 (guint8, n_cells);
  Grid grid = { pupils, known, broken };
  g_autoptr (SpRecut) recut = sp_recut_new (snapshot, origin, findings);
  SpRollSeries *series
      = sp_roll_series_new (snapshot->n_areas, snapshot->first_year, n_years, snapshot->first_year, snapshot->n_years);

  for (guint a = 0; a < snapshot->n_areas; a++)
    series->area_codes[a] = g_strdup (snapshot->areas[a].code);
  for (guint s = 0; s < snapshot->n_schools; s++)
    {
      guint n_gaps = 0;

      add_school (snapshot, recut, (SpSchoolIndex) s, origin, n_years, &grid, &n_gaps);
      report_gaps (snapshot, (SpSchoolIndex) s, n_gaps, findings);
      report_move (snapshot, (SpSchoolIndex) s, origin, findings);
    }
  fill_series (snapshot, &grid, series);
  sp_recut_break_steps (recut, series, findings);
  sp_forecast_fill_preschool (snapshot, origin, series);
  sp_forecast_report_unlikely (snapshot, series, findings);
  return series;
}
