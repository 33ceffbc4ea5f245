/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The real window on the Norfolk 2013 sample, in process. */
#include "config.h"
#include "app-test.h"
#include <glib/gstdio.h>
#include <string.h>
#include "sp-page.h"
#include "sp-row-list.h"
#include "sp-rows.h"
#include "sp-time-bar.h"
#include "sp-year-grid.h"

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

/* On a small screen nothing is pushed over the edge: the time bar and what lies at the right can be reached on every page, whichever
 * part of it is shown. */
static void
measure_parts (Fixture *f, const char *page)
{
  GtkWidget *shown = find_shown (f->window, SP_TYPE_PAGE, 0), *part = NULL;
  g_autoptr(GPtrArray) stacks = list_widgets (shown, GTK_TYPE_STACK);

  for (guint i = 0; i < stacks->len && part == NULL; i++)
    if (g_strcmp0 (gtk_buildable_get_buildable_id (g_ptr_array_index (stacks, i)), "parts") == 0)
      part = gtk_widget_get_first_child (g_ptr_array_index (stacks, i));
  do
    {
      int width, height;

      if (part != NULL)
        gtk_stack_set_visible_child (GTK_STACK (gtk_widget_get_parent (part)), part);
      let_run (50);
      gtk_widget_measure (GTK_WIDGET (f->window), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      gtk_widget_measure (GTK_WIDGET (f->window), GTK_ORIENTATION_VERTICAL, 600, &height, NULL, NULL, NULL);
      g_test_message ("%s %s: %d x %d", page, part != NULL ? G_OBJECT_TYPE_NAME (part) : "", width, height);
      g_assert_cmpint (width, <=, 600);
      g_assert_cmpint (height, <=, 500);
      part = part != NULL ? gtk_widget_get_next_sibling (part) : NULL;
    }
  while (part != NULL);
}

static void
test_small_screen (Fixture *f, gconstpointer sample)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), 600, 500);
  let_run (100);
  for (guint i = 0; i < G_N_ELEMENTS (page_names); i++)
    {
      do_action (f, "win.page", "s", page_names[i]);
      measure_parts (f, page_names[i]);
    }
}

#define ADD(name, sample, func) g_test_add ("/window/" name, Fixture, sample, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  ADD ("small-screen", "norfolk-2013", test_small_screen);
  g_test_add_func ("/window/first-state", test_first_state);
  ADD ("year", "norfolk-2013", test_year);
  ADD ("pages", "norfolk-2013", test_pages);
  ADD ("pages-without-pupils", "norfolk-2018", test_pages_of_2018);
  ADD ("panels", "norfolk-2013", test_panels);
  ADD ("edit-dwellings", "norfolk-2013", test_edit_dwellings);
  ADD ("refused-figure", "norfolk-2013", test_refused_figure);
  ADD ("scenario-asks-for-reason", "norfolk-2013", test_scenario_asks_for_reason);
  ADD ("search", "norfolk-2013", test_search);
  ADD ("pdf", "norfolk-2013", test_pdf);
  ADD ("refused-file", "norfolk-2013", test_refused_file);
  ADD ("verify", "norfolk-2018", test_verify);
  g_test_add_func ("/window/leak", test_leak);
  return app_test_run ();
}
