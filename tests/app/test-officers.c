/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two officers in the window: the history of edits, and bringing a colleague's edits in. SP_PICTURES=FOLDER keeps pictures of what
 * is on the screen, for looking at. */
#include "config.h"
#include "app-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include "sp-merge-row.h"
#include "sp-plan-history.h"
#include "sp-plan-private.h"

typedef struct { char *mine, *theirs; SpWindow *window; SpSession *session; gint64 site; } Pair;

static void
set_dwellings (SpPlan *plan, gint64 site, gint year, double dwellings, const char *why)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (sp_edit_set_completion (plan, 0, site, sp_academic_year (year), &dwellings, why, &error));
  g_assert_no_error (error);
}

/* A copy in which a colleague changed two years of the first site; we changed one of them too. */
static void
set_up_pair (Pair *f, gconstpointer data)
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
  f->window = open_window (f->mine);
  f->session = sp_window_get_session (f->window);
}

static void
tear_down_pair (Pair *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  let_run (50);
  g_remove (f->mine);
  g_remove (f->theirs);
  g_free (f->mine);
  g_free (f->theirs);
}

static gboolean
says (GtkWidget *row, const char *text)
{
  g_autoptr(GPtrArray) labels = list_widgets (row, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_text (g_ptr_array_index (labels, i)), text))
      return TRUE;
  return FALSE;
}

/* The window with every edit decided, ready to merge: its Merge button. */
static GtkWidget *
open_decided (Pair *f)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) choices = NULL;
  g_autoptr(GPtrArray) edits = NULL;
  GtkWidget *dialog, *merge;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.merge-path", "s", f->theirs));
  wait_until ((dialog = find_dialog (f->window)) != NULL);
  merge = find_button_in (dialog, "_Merge");
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
  g_assert_true (says (g_ptr_array_index (rows, 0), "Say why"));
  g_assert_false (gtk_widget_get_sensitive (merge));
  edits = list_widgets (g_ptr_array_index (rows, 0), ADW_TYPE_ENTRY_ROW);
  gtk_editable_set_text (GTK_EDITABLE (g_ptr_array_index (edits, 0)), "The letter is later than the trajectory");
  wait_until (gtk_widget_get_sensitive (merge));
  return merge;
}

/* Another program holds the plan, so that the merge waits until it was stopped: nothing of it is written. */
static void
test_stop (Pair *f, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  GtkWidget *merge = open_decided (f);
  SpPlan *plan = sp_session_get_plan (f->session);
  gint64 revision = sp_plan_get_revision (plan);
  g_autoptr(SpPlan) other = sp_plan_open (f->mine, FALSE, &error);
  g_autoptr(GPtrArray) refused = NULL;

  g_assert_no_error (error);
  g_assert_true (sp_plan_begin_write (other, &error));
  g_signal_emit_by_name (merge, "clicked");
  let_run (50);
  g_assert_false (gtk_widget_get_sensitive (merge));
  keep_picture ("merge-under-way");
  g_signal_emit_by_name (find_button_in (find_dialog (f->window), "_Stop"), "clicked");
  g_assert_true (sp_database_exec (sp_plan_get_database (other), "ROLLBACK", &error));
  wait_until (gtk_widget_get_sensitive (merge)); /* as it was, every decision kept */
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision);
  refused = sp_plan_dup_refused_edits (plan, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (refused->len, ==, 0);
  gtk_window_close (GTK_WINDOW (find_dialog (f->window)));
  let_run (50);
}

static void
test_merge (Pair *f, gconstpointer data)
{
  GtkWidget *merge = open_decided (f);

  keep_picture ("merge-decided");
  g_signal_emit_by_name (merge, "clicked");
  wait_until (find_dialog (f->window) == NULL);
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
  wait_until ((dialog = find_dialog (f->window)) != NULL);
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
  if (!app_test_start (&argc, &argv))
    return 77;
  g_test_add ("/officers/merge", Pair, NULL, set_up_pair, test_merge, tear_down_pair);
  g_test_add ("/officers/stop", Pair, NULL, set_up_pair, test_stop, tear_down_pair);
  g_test_add ("/officers/history", Pair, NULL, set_up_pair, test_history, tear_down_pair);
  return app_test_run ();
}
