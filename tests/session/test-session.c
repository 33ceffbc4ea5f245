/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session on the Norfolk 2013 sample, with no display. */
#include "config.h"
#include "plan-fixture.h"
#include "sp-forecast-backtest.h"
#include "sp-need.h"
#include "sp-need-probability.h"
#include "sp-row-list.h"
#include "sp-rows.h"
#include "sp-session.h"

typedef struct { char *folder, *path; SpPlan *plan; SpSession *session; guint adopted; } Fixture;

static void
adopted_cb (Fixture *f)
{
  f->adopted++;
}

static void
set_up (Fixture *f, gconstpointer sample)
{
  f->plan = plan_fixture_new (sample, &f->folder, &f->path);
  f->session = sp_session_new ();
  g_signal_connect_swapped (f->session, "results-changed", G_CALLBACK (adopted_cb), f);
  sp_session_set_plan (f->session, f->plan);
  g_assert_true (sp_session_get_busy (f->session));
  sp_session_wait (f->session);
  g_assert_null (sp_session_get_failure (f->session));
}

static void
tear_down (Fixture *f, gconstpointer sample)
{
  g_assert_finalize_object (f->session);
  plan_fixture_free (f->plan, f->folder, f->path);
}

static SpGrowthIndex
thetford (Fixture *f)
{
  SpGrowthIndex i = sp_snapshot_find_growth_area_by_name (sp_session_get_snapshot (f->session), "Thetford");

  g_assert_cmpint (i, >=, 0);
  return i;
}

static gint64
thetford_site (Fixture *f)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  g_assert_cmpuint (s->growth_areas[thetford (f)].n_sites, >, 0);
  return s->sites[s->growth_areas[thetford (f)].sites[0]].id;
}

static double
thetford_pupils (Fixture *f)
{
  gint64 id = sp_session_get_snapshot (f->session)->growth_areas[thetford (f)].id;

  return sp_growth_row_get_values (sp_row_list_find (sp_session_get_growth_areas (f->session), id))->pupils;
}

static void
set_dwellings (Fixture *f, gint64 scenario, double dwellings, const char *reason)
{
  g_autoptr(GError) error = NULL;

  sp_edit_set_completion (f->plan, scenario, thetford_site (f), sp_academic_year (2015), &dwellings, reason, &error);
  g_assert_no_error (error);
}

static void
test_first_run (Fixture *f, gconstpointer sample)
{
  g_assert_nonnull (sp_session_get_need (f->session));
  g_assert_nonnull (sp_session_get_funding (f->session));
  g_assert_cmpuint (f->adopted, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (sp_session_get_growth_areas (f->session)), ==, 29);
  g_assert_cmpuint (g_list_model_get_n_items (sp_session_get_areas (f->session)), >, 10);
  g_assert_cmpuint (g_list_model_get_n_items (sp_session_get_schools (f->session)), >, 100);
  g_assert_cmpuint (g_list_model_get_n_items (sp_session_get_projects (f->session)), >, 20);
  g_assert_cmpuint (g_list_model_get_n_items (sp_session_get_funding_rows (f->session)), >, 2);
  g_assert_cmpuint (g_list_model_get_n_items (sp_session_get_findings (f->session)), >, 0);
  g_assert_cmpuint (g_list_model_get_n_items (sp_session_get_scenarios (f->session)), >, 0);
  g_assert_cmpint (sp_session_get_first_year (f->session), ==, 2013);
  g_assert_cmpint (sp_session_get_year (f->session), >, 2013);
}

/* Rows say what the engine says: the session adds nothing of its own. */
static void
test_rows_match_results (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);
  GListModel *areas = sp_session_get_areas (f->session);
  gint lead = sp_session_get_lead (f->session);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (areas, i);
      const SpAreaValues *values = sp_area_row_get_values (row);
      SpNeedSum sum = sp_need_get_area (sp_session_get_need (f->session), values->index, lead);

      g_assert_cmpint (s->areas[values->index].id, ==, values->id);
      g_assert_cmpfloat (values->shortfall, ==, sum.shortfall);
      g_assert_cmpfloat (values->spare, ==, sum.spare);
      g_assert_cmpfloat (values->forms, ==, sum.forms_entry);
      g_assert_cmpint (values->need_class, ==, sp_need_sum_get_class (&sum));
    }
}

/* The paper's own fault, as the reconciliation finds it: four schemes whose budget is not their profile. */
static void
test_projects_that_differ (Fixture *f, gconstpointer sample)
{
  GListModel *projects = sp_session_get_projects (f->session);
  gint64 difference = 0;
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (projects, i);
      const SpProjectValues *values = sp_project_row_get_values (row);

      n += values->differs;
      difference += values->differs ? values->budget - values->spend : 0;
    }
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpint (difference, ==, 90700000); /* £0.907m */
}

static void
test_edit_changes_results (Fixture *f, gconstpointer sample)
{
  double before, after, undone;
  g_autofree char *label = NULL;

  before = thetford_pupils (f);
  set_dwellings (f, 0, 900, NULL);
  g_assert_true (sp_session_get_busy (f->session));
  g_assert_cmpfloat (thetford_pupils (f), ==, before); /* the old result until the new one is here */
  sp_session_wait (f->session);
  after = thetford_pupils (f);
  g_assert_cmpfloat (after, >, before);
  g_object_get (f->session, "undo-label", &label, NULL);
  g_assert_nonnull (label);
  g_assert_true (sp_session_undo (f->session, NULL));
  sp_session_wait (f->session);
  undone = thetford_pupils (f);
  g_assert_cmpfloat (undone, ==, before); /* to the last bit */
}

static void
test_only_newest_is_adopted (Fixture *f, gconstpointer sample)
{
  double last;

  f->adopted = 0;
  for (gint i = 1; i <= 20; i++)
    {
      set_dwellings (f, 0, 40 * i, NULL);
      g_main_context_iteration (NULL, FALSE); /* lets some of the runs start */
    }
  sp_session_wait (f->session);
  g_assert_cmpuint (f->adopted, >=, 1);
  g_assert_cmpuint (f->adopted, <, 20);
  g_assert_cmpint (sp_session_get_snapshot (f->session)->revision, ==, sp_plan_get_revision (f->plan));
  last = thetford_pupils (f);
  for (gint i = 0; i < 200; i++) /* whatever was cancelled has ended by now: none of it comes back */
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpfloat (thetford_pupils (f), ==, last);
}

static void
test_edits_in_one_go_are_one_run (Fixture *f, gconstpointer sample)
{
  f->adopted = 0;
  for (gint i = 1; i <= 5; i++)
    set_dwellings (f, 0, 10 * i, NULL);
  sp_session_wait (f->session);
  g_assert_cmpuint (f->adopted, ==, 1);
}

static void
test_failed_run_keeps_results (Fixture *f, gconstpointer sample)
{
  SpNeed *need = sp_session_get_need (f->session);
  double before = thetford_pupils (f);

  f->adopted = 0;
  sp_session_set_scenario_id (f->session, 987654); /* there is none: the run cannot begin */
  sp_session_wait (f->session);
  g_assert_nonnull (sp_session_get_failure (f->session));
  g_assert_true (sp_session_get_need (f->session) == need);
  g_assert_cmpfloat (thetford_pupils (f), ==, before);
  g_assert_cmpuint (f->adopted, ==, 0);
  sp_session_set_scenario_id (f->session, 0);
  sp_session_wait (f->session);
  g_assert_null (sp_session_get_failure (f->session));
  g_assert_cmpuint (f->adopted, ==, 1);
}

static void
removed_cb (GListModel *list, guint position, guint removed, guint added, guint *n)
{
  *n += removed + added;
}

static void
test_rows_and_selection_survive (Fixture *f, gconstpointer sample)
{
  gint64 id = sp_session_get_snapshot (f->session)->growth_areas[thetford (f)].id;
  gpointer row = sp_row_list_find (sp_session_get_growth_areas (f->session), id);
  guint moved = 0;

  sp_session_select (f->session, SP_SUBJECT_GROWTH_AREA, id);
  g_signal_connect (sp_session_get_growth_areas (f->session), "items-changed", G_CALLBACK (removed_cb), &moved);
  set_dwellings (f, 0, 500, NULL);
  sp_session_wait (f->session);
  g_assert_true (sp_row_list_find (sp_session_get_growth_areas (f->session), id) == row);
  g_assert_cmpuint (moved, ==, 0);
  g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_GROWTH_AREA), ==, id);
  g_assert_cmpint (sp_session_get_focus (f->session), ==, SP_SUBJECT_GROWTH_AREA);
}

static void
test_selection_follows (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);
  const SpGrowthArea *growth = &s->growth_areas[thetford (f)];
  SpAreaIndex area = sp_growth_row_main_area (s, thetford (f), SP_PHASE_PRIMARY);
  SpAreaIndex secondary = sp_growth_row_main_area (s, thetford (f), SP_PHASE_SECONDARY);

  g_assert_cmpint (area, >=, 0);
  sp_session_select (f->session, SP_SUBJECT_GROWTH_AREA, growth->id);
  g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_AREA), ==, s->areas[area].id);
  sp_session_set_phase (f->session, SP_PHASE_SECONDARY);
  g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_GROWTH_AREA), ==, growth->id);
  if (secondary >= 0)
    g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_AREA), ==, s->areas[secondary].id);
  sp_session_select (f->session, SP_SUBJECT_AREA, s->areas[area].id); /* of the other phase: the phase follows */
  g_assert_cmpint (sp_session_get_phase (f->session), ==, SP_PHASE_PRIMARY);
  for (guint i = 0; i < s->n_projects; i++)
    if (s->projects[i].school >= 0)
      {
        sp_session_select (f->session, SP_SUBJECT_PROJECT, s->projects[i].id);
        g_assert_cmpint (sp_session_get_selected (f->session, SP_SUBJECT_SCHOOL), ==, s->schools[s->projects[i].school].id);
        break;
      }
  sp_session_select (f->session, SP_SUBJECT_PROJECT, 0);
  g_assert_cmpint (sp_session_get_focus (f->session), ==, SP_SUBJECT_PLAN);
}

static void
test_year_moves_rows (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);
  gint64 id = s->areas[sp_growth_row_main_area (s, thetford (f), SP_PHASE_PRIMARY)].id;
  gpointer row = sp_row_list_find (sp_session_get_areas (f->session), id);
  double early;

  f->adopted = 0;
  sp_session_set_year (f->session, 2014);
  early = sp_area_row_get_values (row)->pupils;
  sp_session_set_year (f->session, 2020);
  g_assert_cmpfloat (early, !=, sp_area_row_get_values (row)->pupils);
  sp_session_set_year (f->session, 3000);
  g_assert_cmpint (sp_session_get_year (f->session), ==, sp_session_get_last_year (f->session));
  g_assert_cmpuint (f->adopted, ==, 0); /* nothing is computed for it */
}

static void
test_scenario (Fixture *f, gconstpointer sample)
{
  g_autoptr(GError) error = NULL;
  double before = thetford_pupils (f);
  gint64 id = 0;

  sp_edit_add_scenario (f->plan, "A faster Thetford", 0, NULL, &id, &error);
  g_assert_no_error (error);
  sp_session_set_scenario_id (f->session, id);
  set_dwellings (f, id, 900, "The builder says so");
  sp_session_wait (f->session);
  g_assert_cmpfloat (thetford_pupils (f), >, before);
  sp_session_set_scenario_id (f->session, 0);
  sp_session_wait (f->session);
  g_assert_cmpfloat (thetford_pupils (f), ==, before);
  sp_session_set_scenario_id (f->session, id);
  while (sp_plan_get_undo_label (f->plan) != NULL)
    g_assert_true (sp_session_undo (f->session, NULL));
  sp_session_wait (f->session);
  g_assert_cmpint (sp_session_get_scenario_id (f->session), ==, 0); /* undone away under our feet */
  g_assert_null (sp_session_get_failure (f->session));
}

/* What else might happen follows the results, on the same snapshot, and an edit throws what is in flight away. */
static void
test_outlook (Fixture *f, gconstpointer sample)
{
  SpForecastPaths *paths = sp_session_get_paths (f->session);
  SpRow *row = sp_row_list_find (sp_session_get_areas (f->session), sp_session_get_snapshot (f->session)->areas[0].id);
  double chance = sp_area_row_get_values (row)->chance;

  g_assert_nonnull (paths);
  g_assert_cmpuint (sp_forecast_paths_get_n_paths (paths), ==, 1000);
  g_assert_cmpuint (sp_forecast_paths_get_seed (paths), ==, sp_session_get_snapshot (f->session)->assumptions.seed);
  g_assert_true (sp_forecast_paths_get_forecast (paths) == sp_session_get_forecast (f->session));
  g_assert_nonnull (sp_session_get_backtest (f->session));
  g_assert_cmpfloat (chance, >=, 0);
  g_assert_cmpfloat (chance, <=, 1);
  sp_session_set_half_form (f->session, 1);
  g_assert_cmpfloat (sp_area_row_get_values (row)->chance, >=, chance); /* half a form is no less likely than a whole one */
  set_dwellings (f, 0, 900, NULL);
  while (sp_session_get_busy (f->session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (sp_session_get_looking_ahead (f->session));
  g_assert_true (sp_session_get_paths (f->session) == paths); /* the old one stands until the new one is there */
  set_dwellings (f, 0, 800, NULL);
  g_assert_false (sp_session_get_looking_ahead (f->session));
  sp_session_wait (f->session);
  g_assert_true (sp_session_get_paths (f->session) != paths);
  g_assert_true (sp_forecast_paths_get_forecast (sp_session_get_paths (f->session)) == sp_session_get_forecast (f->session));
}

static const SpFundingValues *
find_pot (Fixture *f, const char *name)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  for (guint p = 0; p < s->n_pots; p++)
    if (g_str_equal (s->pots[p].name, name))
      return sp_funding_row_get_values (sp_row_list_find (sp_session_get_funding_rows (f->session), s->pots[p].id));
  return NULL;
}

/* What an obligation that is part of a pot has brought and spent is used of the pot, and not still there. */
static void
test_pot_of_obligation (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);
  gint64 obligation = s->agreements[0].obligations[1].id, pot = find_pot (f, "Developer contribution")->id;
  SpFundingValues before = *find_pot (f, "Developer contribution");
  const SpFundingValues *after;
  SpMoney paid = SP_POUNDS (450000);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (before.used, ==, before.total);
  g_assert_true (sp_edit_set_obligation_pot (f->plan, obligation, pot, &error)
                 && sp_edit_set_obligation_event (f->plan, obligation, SP_OBLIGATION_SIGNED, "2012-05-01", &error)
                 && sp_edit_set_obligation_amount (f->plan, obligation, &paid, &error)
                 && sp_edit_add_payment (f->plan, obligation, "received", &paid, "2013-05-01", 0, &error)
                 && sp_edit_add_payment (f->plan, obligation, "spent", &paid, "2013-06-01", s->projects[0].id, &error));
  g_assert_no_error (error);
  sp_session_wait (f->session);
  after = find_pot (f, "Developer contribution");
  g_assert_cmpint (after->total, ==, before.total);
  g_assert_cmpint (after->used, ==, before.used);
  g_assert_cmpint (after->left, ==, 0);
}

/* The 2018 sample is money without pupils: that is no failure. */
static void
test_no_rolls (Fixture *f, gconstpointer sample)
{
  g_assert_null (sp_session_get_need (f->session));
  g_assert_nonnull (sp_session_get_forecast_missing (f->session));
  g_assert_nonnull (sp_session_get_funding (f->session));
  g_assert_cmpuint (g_list_model_get_n_items (sp_session_get_funding_rows (f->session)), >, 0);
}

static void
test_closing_while_busy (void)
{
  Fixture f = { 0 };
  guint n_findings;

  set_up (&f, "norfolk-2013");
  g_object_get (f.session, "n-findings", &n_findings, NULL);
  g_assert_cmpuint (n_findings, >, 0);
  sp_session_set_supply_kind (f.session, 0);
  for (gint i = 0; i < 3; i++)
    g_main_context_iteration (NULL, FALSE);
  sp_session_set_plan (f.session, NULL);
  g_assert_false (sp_session_get_busy (f.session));
  g_assert_null (sp_session_get_need (f.session));
  g_assert_cmpuint (g_list_model_get_n_items (sp_session_get_schools (f.session)), ==, 0);
  g_object_get (f.session, "n-findings", &n_findings, NULL);
  g_assert_cmpuint (n_findings, ==, 0); /* no plan, nothing to do */
  for (gint i = 0; i < 500 && G_OBJECT (f.session)->ref_count > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  tear_down (&f, NULL);
}

#define ADD(name, sample, func) g_test_add ("/session/" name, Fixture, sample, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("first-run", "norfolk-2013", test_first_run);
  ADD ("rows-match-results", "norfolk-2013", test_rows_match_results);
  ADD ("projects-that-differ", "norfolk-2013", test_projects_that_differ);
  ADD ("edit-changes-results", "norfolk-2013", test_edit_changes_results);
  ADD ("only-newest-is-adopted", "norfolk-2013", test_only_newest_is_adopted);
  ADD ("edits-in-one-go-are-one-run", "norfolk-2013", test_edits_in_one_go_are_one_run);
  ADD ("failed-run-keeps-results", "norfolk-2013", test_failed_run_keeps_results);
  ADD ("rows-and-selection-survive", "norfolk-2013", test_rows_and_selection_survive);
  ADD ("selection-follows", "norfolk-2013", test_selection_follows);
  ADD ("year-moves-rows", "norfolk-2013", test_year_moves_rows);
  ADD ("scenario", "norfolk-2013", test_scenario);
  ADD ("outlook", "norfolk-2013", test_outlook);
  ADD ("no-rolls", "norfolk-2018", test_no_rolls);
  ADD ("pot-of-obligation", "norfolk-2013", test_pot_of_obligation);
  g_test_add_func ("/session/closing-while-busy", test_closing_while_busy);
  return g_test_run ();
}
