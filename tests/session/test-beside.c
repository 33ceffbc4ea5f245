/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session works out beside the plan: trials of dwellings, scenarios side by side, bridges. */
#include "config.h"
#include "plan-fixture.h"
#include "sp-bridge-run.h"
#include "sp-bridge.h"
#include "sp-comparison.h"
#include "sp-edit.h"
#include "sp-need.h"
#include "sp-programme-search.h"
#include "sp-programme.h"
#include "sp-what-if.h"

typedef struct { char *folder, *path; SpPlan *plan; SpSession *session; } Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->plan = plan_fixture_new ("norfolk-2013", &f->folder, &f->path);
  f->session = sp_session_new ();
  sp_session_set_plan (f->session, f->plan);
  sp_session_wait (f->session);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->session);
  plan_fixture_free (f->plan, f->folder, f->path);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

#define wait_while(condition) while (condition) g_main_context_iteration (NULL, TRUE)

static double
thetford_pupils (SpNeed *need)
{
  gint area = sp_snapshot_find_area_by_name (sp_need_get_snapshot (need), "Thetford");

  return sp_need_get_area (need, area, 10).pupils;
}

static SpTrial
thetford_later (Fixture *f, gint years)
{
  SpTrial trial = SP_TRIAL_INIT;

  trial.growth = sp_snapshot_find_growth_area_by_name (sp_session_get_snapshot (f->session), "Thetford");
  trial.slip = years;
  return trial;
}

/* However often it is asked, one job runs at a time and the newest is what stands; the plan is not written. */
static void
test_what_if (Fixture *f, gconstpointer data)
{
  g_autoptr(SpWhatIf) what_if = sp_what_if_new (f->session);
  gint64 revision = sp_plan_get_revision (f->plan);
  double planned = thetford_pupils (sp_session_get_need (f->session)), three = 0, five = 0;
  guint changed = 0;

  g_signal_connect_swapped (what_if, "changed", G_CALLBACK (count_cb), &changed);
  g_assert_null (sp_what_if_get_need (what_if));
  for (gint years = 1; years <= 20; years++)
    {
      SpTrial trial = thetford_later (f, years % 5 + 1);

      sp_what_if_try (what_if, &trial);
    }
  for (gint years = 3; years <= 5; years += 2)
    {
      SpTrial trial = thetford_later (f, years);

      sp_what_if_try (what_if, &trial);
      wait_while (sp_what_if_get_busy (what_if));
      g_assert_null (sp_what_if_get_failure (what_if));
      *(years == 3 ? &three : &five) = thetford_pupils (sp_what_if_get_need (what_if));
    }
  g_assert_cmpfloat (three, <, planned);
  g_assert_cmpfloat (five, <, three);
  g_assert_cmpuint (changed, <, 10); /* of 22 asked for: what nobody waits for any more is not computed */
  g_assert_cmpint (sp_plan_get_revision (f->plan), ==, revision);
  sp_what_if_drop (what_if);
  g_assert_null (sp_what_if_get_need (what_if));
}

/* Let go of while busy, it is heard of no more. */
static void
test_let_go (Fixture *f, gconstpointer data)
{
  SpWhatIf *what_if = sp_what_if_new (f->session);
  SpTrial trial = thetford_later (f, 2);
  guint changed = 0;

  g_signal_connect_swapped (what_if, "changed", G_CALLBACK (count_cb), &changed);
  sp_what_if_try (what_if, &trial);
  sp_what_if_try (what_if, &trial);
  g_assert_finalize_object (what_if);
  for (gint i = 0; i < 200; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpuint (changed, ==, 0);
}

/* A trial kept as a scenario forecasts what the trial did, to the last bit. */
static void
test_comparison (Fixture *f, gconstpointer data)
{
  g_autoptr(SpWhatIf) what_if = sp_what_if_new (f->session);
  g_autoptr(SpComparison) comparison = sp_comparison_new (f->session);
  g_autoptr(GError) error = NULL;
  SpTrial trial = thetford_later (f, 0);
  gint64 ids[2] = { 0, 0 };

  trial.yield_factor = 1.5;
  sp_edit_add_scenario (f->plan, "Later", 0, NULL, &ids[1], &error);
  g_assert_no_error (error);
  sp_edit_keep_trial (f->plan, ids[1], sp_session_get_snapshot (f->session), &trial, "To see", &error);
  g_assert_no_error (error);
  sp_session_wait (f->session);
  sp_what_if_try (what_if, &trial);
  sp_comparison_run (comparison, ids, 2);
  wait_while (sp_comparison_get_busy (comparison) || sp_what_if_get_busy (what_if));
  g_assert_null (sp_comparison_get_failure (comparison));
  g_assert_cmpuint (sp_comparison_get_n (comparison), ==, 2);
  g_assert_cmpint (sp_comparison_get_scenario_id (comparison, 1), ==, ids[1]);
  g_assert_cmpfloat (thetford_pupils (sp_comparison_get_needs (comparison)[0]), ==,
                     thetford_pupils (sp_session_get_need (f->session)));
  g_assert_cmpfloat (thetford_pupils (sp_comparison_get_needs (comparison)[1]), ==,
                     thetford_pupils (sp_what_if_get_need (what_if)));
  sp_comparison_run (comparison, (gint64[]) { 987654 }, 1);
  wait_while (sp_comparison_get_busy (comparison));
  g_assert_nonnull (sp_comparison_get_failure (comparison));
  g_assert_cmpuint (sp_comparison_get_n (comparison), ==, 2); /* the old results stand */
  sp_comparison_run (comparison, NULL, 0);
  g_assert_cmpuint (sp_comparison_get_n (comparison), ==, 0);
}

/* From the plan to a scenario of other housing: all of the difference is housing. */
static void
test_bridge (Fixture *f, gconstpointer data)
{
  g_autoptr(SpBridgeRun) run = sp_bridge_run_new (f->session);
  g_autoptr(GError) error = NULL;
  SpTrial trial = thetford_later (f, 3);
  SpBridgeFigures figures;
  gint64 id = 0;

  sp_edit_add_scenario (f->plan, "Later", 0, NULL, &id, &error);
  sp_edit_keep_trial (f->plan, id, sp_session_get_snapshot (f->session), &trial, "To see", &error);
  g_assert_no_error (error);
  sp_session_wait (f->session);
  sp_bridge_run_ask (run, (SpBridgeChoice) { FALSE, 0 }, "The plan", (SpBridgeChoice) { FALSE, id }, "Later");
  wait_while (sp_bridge_run_get_busy (run));
  g_assert_cmpstr (sp_bridge_run_get_failure (run), ==, NULL);
  g_assert_true (sp_bridge_get (sp_bridge_run_get_bridge (run), SP_BRIDGE_AUTHORITY, 8, SP_GROUP_R, SP_GROUP_Y6, &figures));
  g_assert_cmpfloat (figures.from, >, figures.to);
  g_assert_cmpfloat (figures.part[SP_BRIDGE_HOUSING], ==, figures.to - figures.from);
  sp_bridge_run_ask (run, (SpBridgeChoice) { TRUE, 4711 }, "None", (SpBridgeChoice) { FALSE, 0 }, "The plan");
  wait_while (sp_bridge_run_get_busy (run));
  g_assert_nonnull (sp_bridge_run_get_failure (run));
  g_assert_null (sp_bridge_run_get_bridge (run));
}

/* A programme that is opened keeps its name, though a search is asked for before it has come. */
static void
test_programme_names (Fixture *f, gconstpointer data)
{
  g_autoptr(SpProgrammeSearch) search = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (sp_edit_save_programme (f->plan, "Ours", 0, NULL, NULL, NULL, 0, &error));
  g_assert_no_error (error);
  sp_session_wait (f->session);
  search = sp_programme_search_new (f->session);
  sp_programme_search_open (search, "Ours");
  sp_programme_search_solve (search, SP_PLACE_FORECAST, FALSE);
  wait_while (sp_programme_search_get_n (search) == 0 && sp_programme_search_get_failure (search) == NULL);
  g_assert_cmpstr (sp_programme_search_get_failure (search), ==, NULL);
  g_assert_cmpstr (sp_programme_search_get_name (search, 0), ==, "Ours");
}

/* What a programme was saved for is what it is opened for: never the forecast in its stead. */
static void
test_programme_quantile (Fixture *f, gconstpointer data)
{
  g_autoptr(SpProgrammeSearch) search = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_true (sp_edit_save_programme (f->plan, "Ours", SP_EXPECTED, NULL, NULL, NULL, 0, &error));
  g_assert_no_error (error);
  sp_session_wait (f->session);
  search = sp_programme_search_new (f->session);
  sp_programme_search_open (search, "Ours");
  wait_while (sp_programme_search_get_busy (search));
  if (sp_session_get_paths (f->session) == NULL)
    g_assert_nonnull (sp_programme_search_get_failure (search));
  else
    g_assert_cmpfloat (sp_programme_get_quantile (sp_programme_search_get (search, 0)), ==, SP_EXPECTED);
}

#define ADD(name, func) g_test_add ("/session/beside/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-if", test_what_if);
  ADD ("let-go", test_let_go);
  ADD ("comparison", test_comparison);
  ADD ("bridge", test_bridge);
  ADD ("programme-names", test_programme_names);
  ADD ("programme-quantile", test_programme_quantile);
  return g_test_run ();
}
