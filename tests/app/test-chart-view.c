/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as a widget: read by arrow keys, turned into its table, copied. */
#include "config.h"
#include <adwaita.h>
#include <string.h>
#include "sp-chart.h"
#include "sp-chart-view.h"

#define PATIENCE_US (20 * G_USEC_PER_SEC)

typedef struct { GtkWidget *window; SpChartView *view; } Fixture;

static SpChart *
small_chart (double last)
{
  SpChart *chart = sp_chart_new ("Thetford", "Pupils", (const char *const[]) { "2013/14", "2014/15", "2015/16" }, 3);

  sp_chart_add_series (chart, SP_SERIES_LINE, "Forecast, \"high\"", (double[]) { 1200, 0, last }, (guint8[]) { 1, 0, 1 });
  return chart;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (SpChart) chart = small_chart (1310);

  f->window = gtk_window_new ();
  f->view = SP_CHART_VIEW (sp_chart_view_new ());
  gtk_window_set_default_size (GTK_WINDOW (f->window), 600, 360);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  gtk_window_present (GTK_WINDOW (f->window));
  sp_chart_view_set_chart (f->view, chart);
  gtk_test_widget_wait_for_draw (f->window);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    gtk_window_destroy (GTK_WINDOW (f->window));
}

static gboolean
press (GtkWidget *widget, guint key, GdkModifierType state)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
  return handled;
}

/* Whether a label that can be seen says exactly so. */
static gboolean
is_said (GtkWidget *widget, const char *text)
{
  gboolean said = GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && !said; child = gtk_widget_get_next_sibling (child))
    said = is_said (child, text);
  return said;
}

static void
assert_reads (Fixture *f, gint position, const char *words)
{
  g_assert_cmpint (sp_chart_view_get_position (f->view), ==, position);
  if (words != NULL)
    g_assert_true (is_said (GTK_WIDGET (f->view), words));
}

static void
test_reading (Fixture *f, gconstpointer data)
{
  GtkWidget *view = GTK_WIDGET (f->view);
  g_autoptr (SpChart) next = small_chart (1400);

  assert_reads (f, -1, NULL);
  g_assert_true (press (view, GDK_KEY_Right, 0));
  assert_reads (f, 0, "2013/14. Forecast, \"high\": 1,200.");
  g_assert_true (press (view, GDK_KEY_Right, 0));
  assert_reads (f, 1, "2014/15. No values."); /* missing is not nought */
  g_assert_true (press (view, GDK_KEY_End, 0));
  assert_reads (f, 2, "2015/16. Forecast, \"high\": 1,310.");
  g_assert_true (press (view, GDK_KEY_Right, 0)); /* no further */
  assert_reads (f, 2, NULL);
  sp_chart_view_set_chart (f->view, next); /* what is being read stays so, with its new value */
  assert_reads (f, 2, "2015/16. Forecast, \"high\": 1,400.");
  g_assert_true (press (view, GDK_KEY_Left, 0));
  g_assert_true (press (view, GDK_KEY_Home, 0));
  assert_reads (f, 0, NULL);
  g_assert_true (press (view, GDK_KEY_Escape, 0));
  assert_reads (f, -1, NULL);
  g_assert_false (press (view, GDK_KEY_Escape, 0)); /* then the key is the window's */
  g_assert_false (press (view, GDK_KEY_Right, GDK_ALT_MASK));
  sp_chart_view_set_position (f->view, 99);
  assert_reads (f, 2, NULL);
}

static void
test_table (Fixture *f, gconstpointer data)
{
  gboolean table;

  g_assert_false (is_said (GTK_WIDGET (f->view), "1310"));
  g_assert_true (press (GTK_WIDGET (f->view), GDK_KEY_t, 0));
  g_object_get (f->view, "show-table", &table, NULL);
  g_assert_true (table);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_true (is_said (GTK_WIDGET (f->view), "1310"));
  g_assert_true (is_said (GTK_WIDGET (f->view), "not held"));
  g_assert_true (is_said (GTK_WIDGET (f->view), "Year"));
  {
    g_autoptr (SpChart) next = small_chart (1400);

    sp_chart_view_set_chart (f->view, next); /* the table follows */
    gtk_test_widget_wait_for_draw (f->window);
    g_assert_true (is_said (GTK_WIDGET (f->view), "1400"));
  }
  g_assert_true (press (GTK_WIDGET (f->view), GDK_KEY_T, 0));
  g_object_get (f->view, "show-table", &table, NULL);
  g_assert_false (table);
  g_assert_false (is_said (GTK_WIDGET (f->view), "1400"));
}

static void
text_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copy (Fixture *f, gconstpointer data)
{
  static const char csv[] = "Year,\"Forecast, \"\"high\"\"\"\n2013/14,1200\n2014/15,\n2015/16,1310\n";
  g_autofree char *direct = sp_chart_view_dup_csv (f->view), *pasted = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  g_assert_cmpstr (direct, ==, csv);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->view), "chart.copy", NULL));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (f->view)), NULL, text_cb, &pasted);
  while (pasted == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (pasted, ==, csv);
}

/* What a screen reader is told: the title, the whole chart in words, and the position as it is read. */
static void
test_description (Fixture *f, gconstpointer data)
{
  g_autofree char *words = sp_chart_describe (sp_chart_view_get_chart (f->view));

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_LABEL, "Thetford");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  press (GTK_WIDGET (f->view), GDK_KEY_Home, 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                       "2013/14. Forecast, \"high\": 1,200.");
}

static void
position_cb (SpChartView *view, gint position, gint *got)
{
  *got = position;
}

static void
test_activated (Fixture *f, gconstpointer data)
{
  gint got = -2;

  g_signal_connect (f->view, "activated", G_CALLBACK (position_cb), &got);
  press (GTK_WIDGET (f->view), GDK_KEY_End, 0);
  press (GTK_WIDGET (f->view), GDK_KEY_Return, 0);
  g_assert_cmpint (got, ==, 2);
}

static void
test_nothing (Fixture *f, gconstpointer data)
{
  g_autofree char *csv = NULL;

  sp_chart_view_set_chart (f->view, NULL);
  gtk_test_widget_wait_for_draw (f->window);
  g_assert_false (press (GTK_WIDGET (f->view), GDK_KEY_Right, 0));
  assert_reads (f, -1, NULL);
  csv = sp_chart_view_dup_csv (f->view);
  g_assert_cmpstr (csv, ==, "");
  sp_chart_view_set_show_table (f->view, TRUE);
  gtk_test_widget_wait_for_draw (f->window);
}

static void
test_dispose (Fixture *f, gconstpointer data)
{
  gpointer view = f->view;
  gint64 end = g_get_monotonic_time () + PATIENCE_US;

  g_object_add_weak_pointer (G_OBJECT (f->view), &view);
  sp_chart_view_set_show_table (f->view, TRUE);
  gtk_window_destroy (GTK_WINDOW (f->window));
  f->window = NULL;
  while (view != NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (view);
}

#define ADD(name, function) g_test_add ("/chart-view/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (g_getenv ("DISPLAY") == NULL)
    return 77;
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  ADD ("reading", test_reading);
  ADD ("table", test_table);
  ADD ("copy", test_copy);
  ADD ("description", test_description);
  ADD ("activated", test_activated);
  ADD ("nothing", test_nothing);
  ADD ("dispose", test_dispose);
  return g_test_run ();
}
