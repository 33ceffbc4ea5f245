/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two officers in the window: the history of edits, and bringing a colleague's edits in. SP_PICTURES=FOLDER keeps pictures of what
 * is on the screen, for looking at. */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include "sp-application.h"
#include "sp-merge-row.h"
#include "sp-plan-history.h"
#include "sp-window.h"

#define PATIENCE_US (60 * G_USEC_PER_SEC)

typedef struct { char *mine, *theirs; SpWindow *window; SpSession *session; gint64 site; } Pair;

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

static void
keep_picture (const char *name)
{
  const char *pictures = g_getenv ("SP_PICTURES");
  g_autofree char *command = pictures != NULL ? g_strdup_printf ("import -window root %s/%s.png", pictures, name) : NULL;

  if (command == NULL)
    return;
  let_run (400);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
}

static void
set_dwellings (SpPlan *plan, gint64 site, gint year, double dwellings, const char *why)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (sp_edit_set_completion (plan, 0, site, sp_academic_year (year), &dwellings, why, &error));
  g_assert_no_error (error);
}

/* A copy in which a colleague changed two years of the first site; we changed one of them too. */
static void
set_up (Pair *f, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpPlan) plan = NULL;
  g_autoptr(SpPlan) copy = NULL;
  g_autoptr(SpSnapshot) snapshot = NULL;

  f->mine = g_build_filename (folder, "norfolk.places.gpkg", NULL);
  f->theirs = g_build_filename (folder, "colleague.places.gpkg", NULL);
  plan = sp_plan_new_from_sample (f->mine, "norfolk-2013", &error);
  g_assert_no_error (error);
  snapshot = sp_plan_snapshot (plan, 0, &error);
  f->site = snapshot->sites[0].id;
  g_assert_true (sp_plan_save_copy (plan, f->theirs, &error));
  set_dwellings (plan, f->site, 2016, 120, "the developer's letter of May");
  g_assert_true (sp_plan_close (plan, &error));
  copy = sp_plan_open (f->theirs, FALSE, &error);
  set_dwellings (copy, f->site, 2016, 90, "district trajectory, June");
  set_dwellings (copy, f->site, 2017, 140, "district trajectory, June");
  g_assert_true (sp_plan_close (copy, &error));
  f->window = sp_window_new (app);
  f->session = sp_window_get_session (f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1280, 800);
  gtk_window_present (GTK_WINDOW (f->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (f->window));
  sp_window_open (f->window, f->mine);
  sp_session_wait (f->session);
}

static void
tear_down (Pair *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  let_run (50);
  g_remove (f->mine);
  g_remove (f->theirs);
  g_free (f->mine);
  g_free (f->theirs);
}

static void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

/* The window that belongs to ours; NULL = none. */
static GtkWidget *
find_dialog (Pair *f)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (gtk_window_get_transient_for (at->data) == GTK_WINDOW (f->window) && gtk_widget_get_visible (at->data))
      return at->data;
  return NULL;
}

static GPtrArray *
list_widgets (GtkWidget *dialog, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (dialog, type, found);
  return found;
}

static GtkWidget *
find_button (GtkWidget *dialog, const char *label)
{
  g_autoptr(GPtrArray) buttons = list_widgets (dialog, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), label) == 0)
      return g_ptr_array_index (buttons, i);
  g_assert_not_reached ();
}

static void
test_merge (Pair *f, gconstpointer data)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) choices = NULL;
  g_autoptr(GPtrArray) edits = NULL;
  GtkWidget *dialog, *merge;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.merge-path", "s", f->theirs));
  wait_until ((dialog = find_dialog (f)) != NULL);
  merge = find_button (dialog, "_Merge");
  do
    {
      let_run (10);
      g_clear_pointer (&rows, g_ptr_array_unref);
      rows = list_widgets (dialog, SP_TYPE_MERGE_ROW);
    }
  while (rows->len < 2);
  keep_picture ("merge-undecided");
  g_assert_false (gtk_widget_get_sensitive (merge));
  g_assert_false (sp_merge_row_is_settled (g_ptr_array_index (rows, 0)));
  g_assert_true (sp_merge_row_is_settled (g_ptr_array_index (rows, 1)));
  /* The first is left out: why must be said. The second is taken as it comes. */
  choices = list_widgets (g_ptr_array_index (rows, 0), GTK_TYPE_DROP_DOWN);
  gtk_drop_down_set_selected (g_ptr_array_index (choices, 0), 2);
  let_run (200);
  g_assert_false (gtk_widget_get_sensitive (merge));
  edits = list_widgets (g_ptr_array_index (rows, 0), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (edits, 0)), "The letter is later than the trajectory");
  wait_until (gtk_widget_get_sensitive (merge));
  keep_picture ("merge-decided");
  g_signal_emit_by_name (merge, "clicked");
  wait_until (find_dialog (f) == NULL);
  sp_session_wait (f->session);
  {
    SpSnapshot *snapshot = sp_session_get_snapshot (f->session);
    const double *row = snapshot->completions + (gsize) sp_snapshot_find_site (snapshot, f->site) * snapshot->n_years;
    g_autoptr(GPtrArray) refused = sp_plan_dup_refused_edits (sp_session_get_plan (f->session), NULL);

    g_assert_cmpfloat (row[sp_snapshot_year_index (snapshot, sp_academic_year (2016))], ==, 120);
    g_assert_cmpfloat (row[sp_snapshot_year_index (snapshot, sp_academic_year (2017))], ==, 140);
    g_assert_cmpuint (refused->len, ==, 1);
    g_assert_cmpstr (((SpRefusedEdit *) g_ptr_array_index (refused, 0))->reason, ==, "The letter is later than the trajectory");
  }
}

static void
test_history (Pair *f, gconstpointer data)
{
  g_autoptr(GPtrArray) rows = NULL;
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.history", NULL));
  wait_until ((dialog = find_dialog (f)) != NULL);
  let_run (100);
  keep_picture ("history");
  rows = list_widgets (dialog, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_nonnull (strstr (adw_preferences_row_get_title (g_ptr_array_index (rows, 0)), "2016/17"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (g_ptr_array_index (rows, 0)), "the developer's letter of May"));
  gtk_window_close (GTK_WINDOW (dialog));
  let_run (50);
}

int
main (int argc, char **argv)
{
  int result;

  if (g_getenv ("DISPLAY") == NULL)
    return 77;
  folder = g_dir_make_tmp ("sp-officers-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  app = sp_application_new ();
  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  g_test_add ("/officers/merge", Pair, NULL, set_up, test_merge, tear_down);
  g_test_add ("/officers/history", Pair, NULL, set_up, test_history, tear_down);
  result = g_test_run ();
  g_object_unref (app);
  return result;
}
