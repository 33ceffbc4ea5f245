/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the window takes: to its first frame, to the sample's first results, for a step of the year, for an edit. */
#include "config.h"
#include <glib/gstdio.h>
#include <time.h>
#include "sp-application.h"
#include "sp-window.h"

#define STEPS 20

static gint64 began;
static clock_t began_work;

static void
start (void)
{
  began = g_get_monotonic_time ();
  began_work = clock ();
}

/* Waiting and work: the first is what a reader sees, the second is the same on a busy machine. */
static void
say (const char *page, const char *what, gint times)
{
  double passed = (g_get_monotonic_time () - began) / 1000.0 / times;
  double worked = (clock () - began_work) * 1000.0 / CLOCKS_PER_SEC / times;

  g_print ("%-12s %-24s %7.1f ms, of which work %7.1f ms\n", page, what, passed, worked);
}

/* Until nothing waits in the main loop any more, a frame included. */
static void
settle (SpWindow *window)
{
  sp_session_wait (sp_window_get_session (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_widget_queue_draw (GTK_WIDGET (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

static void
edit (SpSession *session, gint step)
{
  const SpSnapshot *s = sp_session_get_snapshot (session);
  SpGrowthIndex thetford = sp_snapshot_find_growth_area_by_name (s, "Thetford");
  double dwellings = 200 + step;

  g_assert_true (sp_edit_set_completion (sp_session_get_plan (session), 0, s->sites[s->growth_areas[thetford].sites[0]].id,
                                         sp_academic_year (2016), &dwellings, NULL, NULL));
}

static void
measure (SpWindow *window, const char *page)
{
  SpSession *session = sp_window_get_session (window);

  sp_window_show_page (window, page);
  settle (window);
  start ();
  for (gint i = 0; i < STEPS; i++)
    {
      sp_session_set_year (session, 2014 + i % 9);
      settle (window);
    }
  say (page, "a step of the year", STEPS);
  start ();
  for (gint i = 0; i < STEPS; i++)
    {
      edit (session, i);
      settle (window);
    }
  say (page, "an edit", STEPS);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("sp-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.places.gpkg", NULL);
  g_autoptr(SpPlan) plan = sp_plan_new_from_sample (path, "norfolk-2013", NULL);
  g_autoptr(SpApplication) app = NULL;
  SpWindow *window;

  g_assert_true (sp_plan_close (plan, NULL));
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  start ();
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  app = sp_application_new ();
  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  window = sp_window_new (app);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  say ("window", "first frame, empty", 1);
  start ();
  sp_window_open (window, path);
  settle (window);
  say ("window", "the sample worked out", 1);
  measure (window, "overview");
  measure (window, "map");
  measure (window, "need");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.go-to", "s", "Thetford");
  measure (window, "growth-areas");
  gtk_window_destroy (GTK_WINDOW (window));
  g_remove (path);
  return 0;
}
