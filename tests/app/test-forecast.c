/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Forecast page in the real window, on the Norfolk 2013 sample. */
#include "config.h"
#include "app-test.h"
#include "sp-chart-view.h"
#include "sp-forecast-page.h"
#include "sp-heat-view.h"
#include "sp-keep-trial.h"

static SpForecastPage *
forecast_page (Fixture *f, const char *part)
{
  g_autoptr(GPtrArray) pages = g_ptr_array_new ();

  do_action (f, "win.page", "s", "forecast");
  collect (GTK_WIDGET (f->window), SP_TYPE_FORECAST_PAGE, pages);
  g_assert_cmpuint (pages->len, ==, 1);
  sp_forecast_page_show_part (g_ptr_array_index (pages, 0), part);
  let_run (50);
  return g_ptr_array_index (pages, 0);
}

static void
select_thetford (Fixture *f)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  sp_session_select (f->session, SP_SUBJECT_AREA, s->areas[sp_snapshot_find_area_by_name (s, "Thetford")].id);
  let_run (50);
}

/* The fan is of the area that is selected, with its record; and of all of them when none is. */
static void
test_fan (Fixture *f, gconstpointer sample)
{
  SpForecastPage *page = forecast_page (f, "fan");
  g_autofree char *words = NULL;

  g_assert_cmpstr (sp_chart_get_title (sp_chart_view_get_chart (find_shown (page, SP_TYPE_CHART_VIEW, 0))), ==,
                   "All planning areas: pupils in reception");
  select_thetford (f);
  wait_until (g_str_has_prefix (sp_chart_get_title (sp_chart_view_get_chart (find_shown (page, SP_TYPE_CHART_VIEW, 0))),
                                "Thetford"));
  words = sp_chart_describe (sp_chart_view_get_chart (find_shown (page, SP_TYPE_CHART_VIEW, 0)));
  g_assert_true (g_str_has_prefix (words, "Thetford: pupils in reception, Pupils in reception."));
  g_assert_nonnull (strstr (words, "8 in 10"));
  g_assert_nonnull (strstr (words, "births projected from here"));
  g_assert_nonnull (strstr (find_label (f, "Of "), "past 80 % intervals at 1 year for areas of this size"));
  /* The parts add up to the forecast in every year. */
  for (gint row = 0; row < 10; row++)
    {
      SpChart *parts = sp_chart_view_get_chart (find_shown (page, SP_TYPE_CHART_VIEW, 1));
      guint n = sp_chart_get_n_columns (parts);
      double sum = 0;

      for (guint c = 1; c < n; c++)
        {
          g_autofree char *cell = sp_chart_dup_cell (parts, row, c);

          sum += (c + 1 < n ? 1 : -1) * g_ascii_strtod (cell, NULL);
        }
      g_assert_cmpfloat_with_epsilon (sum, 0, 1.01); /* whole pupils each */
    }
}

/* A number is chosen with the keys' own functions, and taken apart beneath. */
static void
test_groups (Fixture *f, gconstpointer sample)
{
  SpForecastPage *page = forecast_page (f, "groups");
  SpHeatView *view = find_shown (page, SP_TYPE_HEAT_VIEW, 0);
  SpHeat *heat;
  gint row, column;

  select_thetford (f);
  wait_until (g_str_has_prefix (sp_heat_get_title (sp_heat_view_get_heat (view)), "Thetford"));
  heat = sp_heat_view_get_heat (view);
  g_assert_cmpuint (sp_heat_get_n_rows (heat), ==, 7);
  g_assert_false (sp_heat_view_get_cell (view, &row, &column));
  sp_heat_view_set_cell (view, 2, 6);
  wait_until (find_label (f, sp_heat_get_words (heat, 2, 6)) != NULL);
  g_assert_null (find_label (f, "Why this number?"));
  g_signal_emit_by_name (view, "activated", 2, 6);
  wait_until (find_label (f, "Why this number?") != NULL);
  g_assert_nonnull (find_label (f, "Thetford, Year 2, 2017/18: the number taken apart"));
  do_action (f, "win.phase", "s", "secondary"); /* there is no Year 2 there */
  wait_until (find_label (f, "Why this number?") == NULL);
}

/* The fan follows the slider, the plan stays as it is, and as planned it is again. */
static void
test_housing (Fixture *f, gconstpointer sample)
{
  gint64 revision = sp_plan_get_revision (sp_session_get_plan (f->session));
  SpForecastPage *page;
  GtkRange *slip;

  select_thetford (f);
  page = forecast_page (f, "housing");
  slip = find_shown (page, GTK_TYPE_SCALE, 0);
  wait_until (find_label (f, "Move a slider") != NULL);
  for (gint years = 1; years <= 3; years++)
    gtk_range_set_value (slip, years);
  wait_until (find_label (f, "In 2018/19: ") != NULL);
  wait_until (strstr (find_label (f, "In 2018/19: "), "fewer than planned") != NULL);
  gtk_range_set_value (slip, 0);
  wait_until (find_label (f, "Move a slider") != NULL);
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, revision);
}

/* What was tried is kept under a name with a reason, as a scenario that is then shown; the sliders stand as planned in it. */
static void
test_keep (Fixture *f, gconstpointer sample)
{
  g_autoptr(GPtrArray) popovers = g_ptr_array_new (), entries = g_ptr_array_new ();
  SpForecastPage *page;
  GtkRange *slip;

  select_thetford (f);
  page = forecast_page (f, "housing");
  slip = find_shown (page, GTK_TYPE_SCALE, 0);
  gtk_range_set_value (slip, 2);
  collect (GTK_WIDGET (page), SP_TYPE_KEEP_TRIAL, popovers);
  g_assert_cmpuint (popovers->len, ==, 1);
  collect (g_ptr_array_index (popovers, 0), GTK_TYPE_ENTRY, entries);
  g_assert_cmpuint (entries->len, ==, 2);
  type_figure (g_ptr_array_index (entries, 0), "Thetford later"); /* no reason yet: not kept */
  g_assert_cmpint (sp_session_get_scenario_id (f->session), ==, 0);
  type_figure (g_ptr_array_index (entries, 1), "The builder says so");
  wait_until (sp_session_get_scenario_id (f->session) != 0);
  sp_session_wait (f->session);
  g_assert_cmpstr (sp_session_get_snapshot (f->session)->scenario_name, ==, "Thetford later");
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_overrides, >, 0);
  wait_until (gtk_range_get_value (slip) == 0);
}

/* Another method needs a reason, is taken back again, and is an edit like any other. */
static void
test_methods (Fixture *f, gconstpointer sample)
{
  SpForecastPage *page = forecast_page (f, "methods");
  GtkWidget *entry = find_shown (page, GTK_TYPE_ENTRY, 0);
  gint64 revision = sp_plan_get_revision (sp_session_get_plan (f->session));

  wait_until (find_label (f, "in force") != NULL);
  g_assert_nonnull (find_label (f, "Mean error of every method (%), best first"));
  g_signal_emit_by_name (entry, "activate"); /* no reason, no edit */
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, revision);
  gtk_drop_down_set_selected (find_shown (page, GTK_TYPE_DROP_DOWN, 2), 1);
  type_figure (entry, "It did best last year");
  sp_session_wait (f->session);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_method_choices, ==, 1);
  wait_until (find_label (f, "It did best last year") != NULL);
  do_action (f, "win.undo", NULL);
  sp_session_wait (f->session);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_method_choices, ==, 0);
}

/* Scenarios side by side, and the bridge between two of them adds up. */
static void
test_compare (Fixture *f, gconstpointer sample)
{
  SpForecastPage *page;
  SpChartView *bridge;

  select_thetford (f);
  page = forecast_page (f, "compare");
  wait_until (find_label (f, "Scenarios side by side in 2018/19") != NULL);
  g_assert_nonnull (find_label (f, "Slower housing"));
  wait_until (find_shown (page, SP_TYPE_CHART_VIEW, 1) != NULL);
  bridge = find_shown (page, SP_TYPE_CHART_VIEW, 1);
  g_assert_true (sp_chart_is_bridge (sp_chart_view_get_chart (bridge)));
  {
    SpChart *chart = sp_chart_view_get_chart (bridge);
    guint n = sp_chart_get_n_positions (chart);
    double sum = 0;

    for (guint i = 0; i < n; i++)
      {
        g_autofree char *cell = sp_chart_dup_cell (chart, (gint) i, 1);

        sum += (i + 1 < n ? 1 : -1) * g_ascii_strtod (cell, NULL);
      }
    g_assert_cmpfloat (sum, ==, 0);
  }
}

#define ADD(name, func) g_test_add ("/forecast/" name, Fixture, "norfolk-2013", set_up, func, tear_down)

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  ADD ("fan", test_fan);
  ADD ("groups", test_groups);
  ADD ("housing", test_housing);
  ADD ("keep", test_keep);
  ADD ("methods", test_methods);
  ADD ("compare", test_compare);
  return app_test_run ();
}
