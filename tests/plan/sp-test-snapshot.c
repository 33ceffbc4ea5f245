/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-test-snapshot.h"

SpSnapshot *
read_scenario (TestPlan *fixture,
               gint64    scenario)
{
  g_autoptr (SpPlan) plan = test_plan_open (fixture);
  g_autoptr (GError) error = NULL;
  SpSnapshot *snapshot = sp_plan_snapshot (plan, scenario, &error);

  g_assert_no_error (error);
  return snapshot;
}

static guint
year_of (const SpSnapshot *s,
         gint              year)
{
  gint index = sp_snapshot_year_index (s, sp_academic_year (year));

  g_assert_cmpint (index, >=, 0);
  return (guint) index;
}

gint32
cell_in (const SpSnapshot *s,
         const gint32     *grid,
         gint64            school,
         gint              year,
         SpYearGroup       group)
{
  return grid[sp_snapshot_cell (s, sp_snapshot_find_school (s, school), year_of (s, year), group)];
}

gint32
places_in (const SpSnapshot *s,
           gint64            school,
           gint              year,
           SpYearGroup       group)
{
  return cell_in (s, s->school_places, school, year, group);
}

double
dwellings_in (const SpSnapshot *s,
              gint64            site,
              gint              year)
{
  return s->completions[(guint) sp_snapshot_find_site (s, site) * s->n_years + year_of (s, year)];
}
