/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When projects do what: the worked example, and the Norfolk 2013 sample with dates written into it. */
#include "config.h"
#include "plan-fixture.h"

#include "sp-edit.h"
#include "sp-timetable.h"

#define MONTH(year, month) ((year) * 12 + (month) - 1)

static SpTimetable *
read_timetable (PlanFixture *f)
{
  g_autoptr (SpSnapshot) snapshot = plan_fixture_read (f->plan);

  return sp_timetable_new (snapshot, NULL);
}

static const SpTimetableRow *
find_row (SpTimetable *timetable, const char *name, const SpProject **project)
{
  const SpSnapshot *s = sp_timetable_get_snapshot (timetable);

  for (guint p = 0; p < s->n_projects; p++)
    if (g_str_has_prefix (s->projects[p].name, name))
      {
        *project = &s->projects[p];
        return sp_timetable_get_row (timetable, (SpProjectIndex) p);
      }
  g_assert_not_reached ();
}

static void
assert_bands (const SpTimetableRow *row, const SpWorkBand *bands, guint n)
{
  g_assert_cmpuint (row->n_bands, ==, n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (row->bands[i].stage, ==, bands[i].stage);
      g_assert_cmpint (row->bands[i].from, ==, bands[i].from);
      g_assert_cmpint (row->bands[i].to, ==, bands[i].to);
    }
}

/* The example of the header: nothing says more than September 2015. */
static void
test_not_begun (PlanFixture *f, gconstpointer data)
{
  g_autoptr (SpTimetable) timetable = read_timetable (f);
  const SpProject *project;
  const SpTimetableRow *row = find_row (timetable, "Dussindale", &project);
  static const SpWorkBand bands[] = {
    { SP_WORK_PREPARATION, MONTH (2013, 9), MONTH (2014, 1) }, { SP_WORK_DESIGN, MONTH (2014, 1), MONTH (2014, 8) },
    { SP_WORK_TENDER, MONTH (2014, 8), MONTH (2014, 10) }, { SP_WORK_BUILDING, MONTH (2014, 10), MONTH (2015, 9) },
  };

  g_assert_cmpint (row->completion, ==, MONTH (2015, 9));
  g_assert_cmpint (row->lead_months, ==, 24);
  g_assert_true (row->lead_estimated);
  g_assert_cmpint (sp_timetable_get_today (timetable), ==, MONTH (2013, 11));
  g_assert_true (row->late); /* September 2013 is past in November */
  assert_bands (row, bands, G_N_ELEMENTS (bands));
  g_assert_cmpuint (row->n_dates, >=, 1);
  g_assert_cmpint (row->dates[0].kind, ==, SP_DATE_DECISION);
  g_assert_cmpint (row->dates[0].month, ==, MONTH (2013, 9));
}

/* At stage C in November 2013: design and what follows share the time to completion, preparation is what was before. */
static void
test_begun (PlanFixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpTimetable) before = read_timetable (f), timetable = NULL;
  const SpProject *project;
  const SpTimetableRow *row = find_row (before, "Gayton", &project);

  g_assert_cmpint (row->bands[0].stage, ==, SP_WORK_PREPARATION); /* "B or C": the earlier counts */
  g_assert_cmpint (row->bands[0].from, ==, MONTH (2013, 11));
  g_assert_true (row->begun);
  g_assert_false (row->late);
  g_assert_true (sp_edit_set_project_stage (f->plan, project->id, "C", &error));
  g_assert_true (sp_edit_set_project_start (f->plan, project->id, NULL, 36, &error));
  g_assert_no_error (error);
  timetable = read_timetable (f);
  row = find_row (timetable, "Gayton", &project);
  g_assert_cmpuint (row->n_bands, ==, 4);
  g_assert_cmpint (row->bands[0].from, ==, MONTH (2013, 9)); /* decided 36 months before September 2016 */
  g_assert_cmpint (row->bands[0].to, ==, MONTH (2013, 11));
  g_assert_cmpint (row->bands[1].stage, ==, SP_WORK_DESIGN);
  g_assert_cmpint (row->bands[3].to, ==, MONTH (2016, 9));
  g_assert_false (row->lead_estimated);
}

static void
test_stages (void)
{
  static const struct { const char *text; gint stage; } cases[] = {
    { "B or C", SP_WORK_PREPARATION }, { "C", SP_WORK_DESIGN }, { "Stage 5", SP_WORK_BUILDING }, { "2", SP_WORK_DESIGN },
    { "G", SP_WORK_TENDER }, { "k", SP_WORK_BUILDING }, { "not begun", -1 }, { "", -1 }, { "12", -1 },
  };
  SpWorkStage stage;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean found = sp_work_stage_parse (cases[i].text, &stage);

      g_assert_cmpint (found ? (gint) stage : -1, ==, cases[i].stage);
    }
  g_assert_false (sp_work_stage_parse (NULL, &stage));
}

/* What is not dated has no bands; places only ever add up. */
static void
test_laws (PlanFixture *f, gconstpointer data)
{
  g_autoptr (SpTimetable) timetable = read_timetable (f);
  const SpSnapshot *s = sp_timetable_get_snapshot (timetable);
  gint from, to, before = 0, all = 0;

  g_assert_true (sp_timetable_get_span (timetable, &from, &to));
  for (guint p = 0; p < s->n_projects; p++)
    {
      const SpTimetableRow *row = sp_timetable_get_row (timetable, (SpProjectIndex) p);

      g_assert_true (row->completion >= 0 || row->n_bands == 0);
      for (guint b = 0; b < row->n_bands; b++)
        {
          g_assert_cmpint (row->bands[b].to, >, row->bands[b].from);
          g_assert_cmpint (row->bands[b].from, >=, from);
          g_assert_cmpint (row->bands[b].to, <=, to);
          if (b > 0)
            g_assert_cmpint (row->bands[b].from, ==, row->bands[b - 1].to);
        }
      if (row->n_bands > 0)
        g_assert_cmpint (row->bands[row->n_bands - 1].to, ==, row->completion);
      for (guint i = 0; i < s->projects[p].n_places; i++)
        all += s->projects[p].places[i].places;
    }
  for (gint year = 2013; year <= 2030; year++)
    {
      gint now = sp_timetable_get_places (timetable, SP_PHASE_PRIMARY, sp_academic_year (year));

      g_assert_cmpint (now, >=, before);
      before = now;
    }
  g_assert_cmpint (before + sp_timetable_get_places (timetable, SP_PHASE_SECONDARY, sp_academic_year (2030)), ==, all);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timetable/stages", test_stages);
  g_test_add ("/timetable/not-begun", PlanFixture, "norfolk-2013", plan_fixture_set_up, test_not_begun, plan_fixture_tear_down);
  g_test_add ("/timetable/begun", PlanFixture, "norfolk-2013", plan_fixture_set_up, test_begun, plan_fixture_tear_down);
  g_test_add ("/timetable/laws", PlanFixture, "norfolk-2013", plan_fixture_set_up, test_laws, plan_fixture_tear_down);
  return g_test_run ();
}
