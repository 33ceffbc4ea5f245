/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real window on the Norfolk 2013 sample, in process. */
#include "config.h"
#include <glib/gstdio.h>
#include <string.h>
#include "sp-application.h"
#include "sp-chart-view.h"
#include "sp-forecast-page.h"
#include "sp-heat-view.h"
#include "sp-keep-trial.h"
#include "sp-page.h"
#include "sp-row-list.h"
#include "sp-rows.h"
#include "sp-time-bar.h"
#include "sp-window.h"
#include "sp-year-grid.h"

#define PATIENCE_US (60 * G_USEC_PER_SEC)

static SpApplication *app;
static char *folder;

static void
let_run (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

#define wait_until(condition) \
  G_STMT_START { \
    gint64 end_ = g_get_monotonic_time () + PATIENCE_US; \
    while (!(condition) && g_get_monotonic_time () < end_) \
      let_run (5); \
    g_assert_true (condition); \
  } G_STMT_END

typedef struct { char *path; SpWindow *window; SpSession *session; } Fixture;

static void
set_up (Fixture *f, gconstpointer sample)
{
  static guint n;
  g_autoptr(GError) error = NULL;
  g_autoptr(SpPlan) plan = NULL;

  f->path = g_strdup_printf ("%s/plan-%u.places.gpkg", folder, n++);
  plan = sp_plan_new_from_sample (f->path, sample, &error);
  g_assert_no_error (error);
  g_assert_true (sp_plan_close (plan, &error));
  f->window = sp_window_new (app);
  f->session = sp_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  sp_window_open (f->window, f->path);
  sp_session_wait (f->session);
  let_run (50);
}

static void
tear_down (Fixture *f, gconstpointer sample)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  let_run (50);
  g_remove (f->path);
  g_free (f->path);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* A label that can be seen and begins so. */
static const char *
find_label (Fixture *f, const char *beginning)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new ();

  collect (GTK_WIDGET (f->window), GTK_TYPE_LABEL, labels);
  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (labels, i))
        && g_str_has_prefix (gtk_label_get_text (g_ptr_array_index (labels, i)), beginning))
      return gtk_label_get_text (g_ptr_array_index (labels, i));
  return NULL;
}

static GtkWidget *
find_year_field (Fixture *f, gint year)
{
  g_autoptr(GPtrArray) grids = g_ptr_array_new ();

  collect (GTK_WIDGET (f->window), SP_TYPE_YEAR_GRID, grids);
  for (guint i = 0; i < grids->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (grids, i)))
      return sp_year_grid_get_field (g_ptr_array_index (grids, i), year);
  return NULL;
}

#define do_action(f, name, ...) \
  G_STMT_START { \
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET ((f)->window), name, __VA_ARGS__)); \
    let_run (50); \
  } G_STMT_END

static void
type_figure (GtkWidget *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  g_signal_emit_by_name (field, "activate");
}

static const char *const page_names[] = {
  "overview", "map", "growth-areas", "schools", "forecast", "need", "programme", "funding", "findings", "reports",
};

/* The window shows the year that the session chose, and moving one moves the other. */
static void
test_year (Fixture *f, gconstpointer sample)
{
  g_autoptr(GPtrArray) bars = g_ptr_array_new ();
  SpTimeBar *bar;

  collect (GTK_WIDGET (f->window), SP_TYPE_TIME_BAR, bars);
  g_assert_cmpuint (bars->len, ==, 1);
  bar = g_ptr_array_index (bars, 0);
  g_assert_cmpint (sp_session_get_year (f->session), ==, 2018);
  g_assert_cmpint (sp_time_bar_get_year (bar), ==, 2018);
  sp_time_bar_set_year (bar, 2020);
  g_assert_cmpint (sp_session_get_year (f->session), ==, 2020);
  do_action (f, "win.earlier", NULL);
  g_assert_cmpint (sp_time_bar_get_year (bar), ==, 2019);
}

static void
test_pages (Fixture *f, gconstpointer sample)
{
  for (guint phase = 0; phase < 2; phase++)
    for (guint i = 0; i < G_N_ELEMENTS (page_names); i++)
      {
        do_action (f, "win.phase", "s", phase == 0 ? "primary" : "secondary");
        do_action (f, "win.page", "s", page_names[i]);
        gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
        let_run (50);
      }
  do_action (f, "win.page", "s", "growth-areas");
  g_assert_nonnull (find_label (f, "29 growth areas"));
  do_action (f, "win.page", "s", "programme");
  g_assert_nonnull (find_label (f, "26 projects"));
}

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

/* The i-th widget of a type that can be seen on the page. */
static gpointer
find_shown (SpForecastPage *page, GType type, guint i)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  collect (GTK_WIDGET (page), type, found);
  for (guint k = 0; k < found->len; k++)
    if (gtk_widget_get_mapped (g_ptr_array_index (found, k)) && i-- == 0)
      return g_ptr_array_index (found, k);
  return NULL;
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
test_forecast_fan (Fixture *f, gconstpointer sample)
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
test_forecast_groups (Fixture *f, gconstpointer sample)
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
test_forecast_housing (Fixture *f, gconstpointer sample)
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
test_forecast_keep (Fixture *f, gconstpointer sample)
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
test_forecast_methods (Fixture *f, gconstpointer sample)
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
test_forecast_compare (Fixture *f, gconstpointer sample)
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

/* Money without pupils: every page has something honest to show, and a strip says what is missing. */
static void
test_pages_of_2018 (Fixture *f, gconstpointer sample)
{
  for (guint i = 0; i < G_N_ELEMENTS (page_names); i++)
    do_action (f, "win.page", "s", page_names[i]);
  g_assert_null (sp_session_get_need (f->session));
  g_assert_nonnull (find_label (f, sp_session_get_forecast_missing (f->session)));
}

static void
test_panels (Fixture *f, gconstpointer sample)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  do_action (f, "win.go-to", "s", "Thetford");
  g_assert_nonnull (find_label (f, "Category 1"));
  for (guint i = 0; i < s->n_growth_areas; i++)
    {
      sp_session_select (f->session, SP_SUBJECT_GROWTH_AREA, s->growth_areas[i].id);
      wait_until (find_label (f, s->growth_areas[i].name) != NULL);
    }
  for (guint i = 0; i < s->n_projects; i++)
    {
      sp_session_select (f->session, SP_SUBJECT_PROJECT, s->projects[i].id);
      wait_until (find_label (f, s->projects[i].name) != NULL);
    }
  for (guint i = 0; i < s->n_pots; i++)
    {
      sp_session_select (f->session, SP_SUBJECT_POT, s->pots[i].id);
      wait_until (find_label (f, s->pots[i].name) != NULL);
    }
  for (guint i = 0; i < s->n_schools; i += 25)
    {
      sp_session_select (f->session, SP_SUBJECT_SCHOOL, s->schools[i].id);
      wait_until (find_label (f, s->schools[i].name) != NULL);
    }
  for (guint i = 0; i < s->n_areas; i += 5)
    {
      sp_session_select (f->session, SP_SUBJECT_AREA, s->areas[i].id);
      wait_until (find_label (f, s->areas[i].name) != NULL);
    }
}

static void
test_edit_dwellings (Fixture *f, gconstpointer sample)
{
  g_autofree char *before = NULL, *held = NULL;
  GtkWidget *field;

  do_action (f, "win.go-to", "s", "Thetford");
  before = g_strdup (find_label (f, "Needs "));
  g_assert_nonnull (before);
  field = find_year_field (f, 2016);
  g_assert_nonnull (field);
  held = g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));
  type_figure (field, "900");
  wait_until (g_strcmp0 (find_label (f, "Needs "), before) != 0 && find_label (f, "Needs ") != NULL);
  wait_until (find_label (f, "revision 1, saved") != NULL);
  g_assert_true (find_year_field (f, 2016) == field); /* the same field: typing can go on */
  do_action (f, "win.undo", NULL);
  wait_until (g_strcmp0 (find_label (f, "Needs "), before) == 0);
  wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (field)), held));
  do_action (f, "win.redo", NULL);
  wait_until (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (field)), "900"));
}

static void
test_refused_figure (Fixture *f, gconstpointer sample)
{
  GtkWidget *field;

  do_action (f, "win.go-to", "s", "Thetford");
  sp_session_wait (f->session); /* a result that arrives later shows its own figure again */
  let_run (50);
  field = find_year_field (f, 2016);
  type_figure (field, "many");
  wait_until (gtk_widget_has_css_class (field, "error"));
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, 0);
  type_figure (field, "");
  wait_until (sp_plan_get_revision (sp_session_get_plan (f->session)) == 1); /* blank: not known, which is not nought */
  g_assert_false (gtk_widget_has_css_class (field, "error"));
}

static void
test_scenario_asks_for_reason (Fixture *f, gconstpointer sample)
{
  g_autoptr(GPtrArray) popovers = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  sp_edit_add_scenario (sp_session_get_plan (f->session), "Later", 0, NULL, &id, &error);
  g_assert_no_error (error);
  do_action (f, "win.scenario", "x", id);
  sp_session_wait (f->session);
  do_action (f, "win.go-to", "s", "Thetford");
  let_run (50);
  type_figure (find_year_field (f, 2016), "400");
  let_run (100);
  g_assert_nonnull (find_label (f, "Why does “Later” differ here?"));
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, 1); /* nothing before there is a reason */
  collect (GTK_WIDGET (f->window), GTK_TYPE_POPOVER, popovers);
  for (guint i = 0; i < popovers->len; i++)
    if (g_str_equal (G_OBJECT_TYPE_NAME (g_ptr_array_index (popovers, i)), "SpReasonPopover"))
      gtk_popover_popdown (g_ptr_array_index (popovers, i));
  let_run (300);
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, 1);
  wait_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (find_year_field (f, 2016))), "400") != 0);
}

static void
test_search (Fixture *f, gconstpointer sample)
{
  g_autoptr(GPtrArray) pages = g_ptr_array_new ();

  do_action (f, "win.page", "s", "schools");
  collect (GTK_WIDGET (f->window), SP_TYPE_PAGE, pages);
  for (guint i = 0; i < pages->len; i++)
    if (g_str_equal (sp_page_get_name (g_ptr_array_index (pages, i)), "schools"))
      {
        sp_page_set_search_text (g_ptr_array_index (pages, i), "no school is called this");
        let_run (50);
        g_assert_nonnull (find_label (f, "Nothing found"));
        sp_page_set_search_text (g_ptr_array_index (pages, i), "");
        let_run (50);
        g_assert_null (find_label (f, "Nothing found"));
      }
}

static void
test_pdf (Fixture *f, gconstpointer sample)
{
  g_autofree char *path = g_build_filename (folder, "summary.pdf", NULL);
  g_autofree char *contents = NULL;
  gsize length;

  do_action (f, "win.go-to", "s", "Attleborough");
  do_action (f, "win.export-pdf", "s", path);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 1000);
  g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  g_remove (path);
}

static void
test_refused_file (Fixture *f, gconstpointer sample)
{
  g_autofree char *path = g_build_filename (folder, "not-a-plan.places.gpkg", NULL);
  g_autofree char *old = g_strdup (sp_window_get_path (f->window));
  GListModel *windows;
  gboolean said = FALSE;

  g_assert_true (g_file_set_contents (path, "This is no plan.", -1, NULL));
  sp_window_open (f->window, path);
  let_run (100);
  g_assert_cmpstr (sp_window_get_path (f->window), ==, old); /* what was open stays open */
  windows = gtk_window_get_toplevels ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (windows, i);

      if (!ADW_IS_MESSAGE_DIALOG (window))
        continue;
      said = TRUE;
      g_assert_cmpstr (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window)), ==, "“not-a-plan” was not opened");
      g_assert_cmpuint (strlen (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (window))), >, 10);
      gtk_window_destroy (window);
      break;
    }
  g_assert_true (said);
  g_remove (path);
}

/* The worked examples run beside the window; the window may be closed before they are done. */
static void
test_verify (Fixture *f, gconstpointer sample)
{
  for (gint early = 1; early >= 0; early--)
    {
      GListModel *windows = gtk_window_get_toplevels ();
      GtkWindow *window = NULL;

      do_action (f, "win.verify", NULL);
      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr(GtkWindow) one = g_list_model_get_item (windows, i);

          if (g_str_equal (G_OBJECT_TYPE_NAME (one), "SpVerifyWindow"))
            window = one;
        }
      g_assert_nonnull (window);
      let_run (early ? 0 : 1500);
      if (!early)
        {
          g_autoptr(GPtrArray) labels = g_ptr_array_new ();
          g_autoptr(GPtrArray) rows = g_ptr_array_new ();
          gboolean said = FALSE;

          collect (GTK_WIDGET (window), GTK_TYPE_LABEL, labels);
          for (guint i = 0; i < labels->len; i++)
            said |= g_str_equal (gtk_label_get_label (labels->pdata[i]), "This installation computes what it should");
          g_assert_true (said);
          collect (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, rows);
          g_assert_cmpuint (rows->len, >, 80);
        }
      gtk_window_destroy (window);
      let_run (20);
    }
}

static void
test_leak (void)
{
  Fixture f = { 0 };
  gpointer window;

  set_up (&f, "norfolk-2013");
  for (guint i = 0; i < G_N_ELEMENTS (page_names); i++)
    do_action (&f, "win.page", "s", page_names[i]);
  do_action (&f, "win.go-to", "s", "Thetford");
  window = f.window;
  g_object_add_weak_pointer (G_OBJECT (f.window), &window);
  gtk_window_destroy (GTK_WINDOW (f.window));
  for (guint i = 0; i < 100 && window != NULL; i++)
    let_run (10);
  g_assert_null (window);
  g_remove (f.path);
  g_free (f.path);
}

static void
test_first_state (void)
{
  Fixture f = { 0 };

  f.window = sp_window_new (app);
  gtk_window_present (GTK_WINDOW (f.window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f.window));
  let_run (50);
  g_assert_nonnull (find_label (&f, "Look at the Norfolk 2013 sample"));
  g_assert_nonnull (find_label (&f, "Open a plan…"));
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (f.window), "undo"));
  gtk_window_destroy (GTK_WINDOW (f.window));
  let_run (20);
}

#define ADD(name, sample, func) g_test_add ("/window/" name, Fixture, sample, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int result;

  if (g_getenv ("DISPLAY") == NULL)
    return 77;
  folder = g_dir_make_tmp ("sp-window-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  app = sp_application_new ();
  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  g_test_add_func ("/window/first-state", test_first_state);
  ADD ("year", "norfolk-2013", test_year);
  ADD ("pages", "norfolk-2013", test_pages);
  ADD ("pages-without-pupils", "norfolk-2018", test_pages_of_2018);
  ADD ("forecast-fan", "norfolk-2013", test_forecast_fan);
  ADD ("forecast-groups", "norfolk-2013", test_forecast_groups);
  ADD ("forecast-housing", "norfolk-2013", test_forecast_housing);
  ADD ("forecast-keep", "norfolk-2013", test_forecast_keep);
  ADD ("forecast-methods", "norfolk-2013", test_forecast_methods);
  ADD ("forecast-compare", "norfolk-2013", test_forecast_compare);
  ADD ("panels", "norfolk-2013", test_panels);
  ADD ("edit-dwellings", "norfolk-2013", test_edit_dwellings);
  ADD ("refused-figure", "norfolk-2013", test_refused_figure);
  ADD ("scenario-asks-for-reason", "norfolk-2013", test_scenario_asks_for_reason);
  ADD ("search", "norfolk-2013", test_search);
  ADD ("pdf", "norfolk-2013", test_pdf);
  ADD ("refused-file", "norfolk-2013", test_refused_file);
  ADD ("verify", "norfolk-2018", test_verify);
  g_test_add_func ("/window/leak", test_leak);
  result = g_test_run ();
  g_object_unref (app);
  return result;
}
