/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's tables by keyboard: cells changed where they stand, headings that sort, columns left out where there is no room. */
#include "config.h"

#include "app-test.h"
#include <string.h>
#include "sp-funding-page.h"
#include "sp-row-table.h"
#include "sp-rows.h"
#include "sp-table-frame.h"
#include "sp-table-list.h"

static GtkWidget *
find_field (Fixture *f)
{
  g_autoptr(GPtrArray) entries = list_widgets (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), GTK_TYPE_ENTRY);

  return entries->len > 0 ? g_ptr_array_index (entries, 0) : NULL;
}

static const SpProject *
drake (Fixture *f)
{
  const SpSnapshot *s = sp_session_get_snapshot (f->session);

  for (guint p = 0; p < s->n_projects; p++)
    if (g_str_has_prefix (s->projects[p].name, "Drake"))
      return &s->projects[p];
  g_assert_not_reached ();
}

static GtkWidget *
show_drake (Fixture *f)
{
  do_action (f, "win.page", "s", "programme");
  sp_session_select (f->session, SP_SUBJECT_PROJECT, drake (f)->id);
  let_run (150);
  return gtk_widget_get_last_child (find_in (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), GTK_TYPE_COLUMN_VIEW, 0));
}

/* A budget is changed in its cell: F2 opens the row, Tab goes on to it, Escape keeps it, F2 is then back at it, what is no amount is
 * refused and stays open, Tab writes and goes on to the next cell that can be changed; undo takes it back. */
static void
test_cell (Fixture *f, gconstpointer sample)
{
  GtkWidget *rows, *field;

  rows = show_drake (f);
  do_action (f, "win.inspector", NULL); /* which takes the room of the next cell */
  let_run (150);
  g_assert_true (press_key (rows, GDK_KEY_F2));
  g_assert_nonnull (find_in (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), GTK_TYPE_DROP_DOWN, 0)); /* the table it stands in */
  field = tab_to (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), GTK_TYPE_ENTRY, "4.500");
  gtk_editable_set_text (GTK_EDITABLE (field), "9");
  g_assert_true (press_key (field, GDK_KEY_Escape));
  let_run (50);
  g_assert_null (find_field (f));
  g_assert_cmpint (drake (f)->budget.pence, ==, 450000000);
  g_assert_true (press_key (rows, GDK_KEY_Return));
  field = find_field (f);
  gtk_editable_set_text (GTK_EDITABLE (field), "much");
  press_key (field, GDK_KEY_Tab);
  g_assert_true (find_field (f) == field);
  gtk_editable_set_text (GTK_EDITABLE (field), "3100"); /* thousands, where £m are meant */
  press_key (field, GDK_KEY_Tab);
  g_assert_true (find_field (f) == field);
  gtk_editable_set_text (GTK_EDITABLE (field), "4.75");
  press_key (field, GDK_KEY_Tab);
  sp_session_wait (f->session);
  let_run (50);
  g_assert_cmpint (drake (f)->budget.pence, ==, 475000000);
  field = find_field (f);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field)), ==, "420"); /* places */
  press_key (field, GDK_KEY_Escape);
  do_action (f, "win.undo", NULL);
  sp_session_wait (f->session);
  g_assert_cmpint (drake (f)->budget.pence, ==, 450000000);
}

static GtkWidget *
find_heading (Fixture *f, const char *title)
{
  GtkWidget *view = find_in (find_shown (f->window, SP_TYPE_ROW_TABLE, 0), GTK_TYPE_COLUMN_VIEW, 0);
  g_autoptr(GPtrArray) labels = list_widgets (gtk_widget_get_first_child (view), GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (g_str_equal (gtk_label_get_text (g_ptr_array_index (labels, i)), title))
      return gtk_widget_get_parent (gtk_widget_get_parent (g_ptr_array_index (labels, i)));
  g_assert_not_reached ();
}

/* A heading sorts by the keyboard, the other way round the second time, and says so; it explains the field's word. */
static void
test_heading (Fixture *f, gconstpointer sample)
{
  GtkWidget *heading;
  GListModel *shown;
  g_autoptr(SpRow) first = NULL, last = NULL;

  show_drake (f);
  heading = find_heading (f, "Budget £m");
  shown = sp_row_table_get_shown (find_shown (f->window, SP_TYPE_ROW_TABLE, 0));
  g_assert_true (gtk_widget_get_focusable (heading));
  g_assert_true (press_key (heading, GDK_KEY_Return));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (heading), "smallest first"));
  first = g_list_model_get_item (shown, 0);
  g_assert_cmpint (sp_project_row_get_values (first)->budget, ==, 27200000);
  g_assert_true (press_key (heading, GDK_KEY_space));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (heading), "largest first"));
  last = g_list_model_get_item (shown, 0);
  g_assert_true (last != first);
  heading = find_heading (f, "Paid for");
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (heading), "How far money reaches it"));
}

/* Beside the panel of a narrow window the least columns are left out, named, and shown when asked for. */
static void
test_left_out (Fixture *f, gconstpointer sample)
{
  SpTableFrame *frame;
  g_autoptr(GPtrArray) buttons = NULL, other = NULL;
  GtkWidget *again;

  gtk_window_set_default_size (GTK_WINDOW (f->window), 1000, 700);
  show_drake (f);
  frame = find_shown (f->window, SP_TYPE_TABLE_FRAME, 0);
  wait_until (sp_table_frame_get_n_left_out (frame) > 0);
  g_assert_nonnull (find_label (f, "No room for: "));
  g_assert_nonnull (strstr (find_label (f, "No room for: "), "Stage"));
  g_assert_nonnull (find_label (f, "School or area")); /* what a row is called stays */
  buttons = list_widgets (frame, GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (g_ptr_array_index (buttons, 0), TRUE);
  wait_until (sp_table_frame_get_n_left_out (frame) == 0);
  g_settings_sync ();
  {
    g_auto(GStrv) kept = g_settings_get_strv (sp_application_get_settings (), "all-columns");

    g_assert_cmpuint (g_strv_length (kept), ==, 1);
    g_assert_cmpstr (kept[0], ==, "SpProgrammeProjects/table");
  }
  again = find_in (open_window (f->path), g_type_from_name ("SpProgrammeProjects"), 0); /* the next session */
  other = list_widgets (again, GTK_TYPE_TOGGLE_BUTTON);
  for (guint i = 0; i < other->len; i++)
    if (gtk_widget_get_ancestor (other->pdata[i], SP_TYPE_TABLE_FRAME) != NULL)
      g_assert_true (gtk_toggle_button_get_active (other->pdata[i]));
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (again)));
  gtk_toggle_button_set_active (g_ptr_array_index (buttons, 0), FALSE);
  wait_until (sp_table_frame_get_n_left_out (frame) > 0);
}

/* In a narrow window the totals under the projects stand across, and are not scrolled sideways. */
static void
test_totals (Fixture *f, gconstpointer sample)
{
  gtk_window_set_default_size (GTK_WINDOW (f->window), 1280, 800);
  do_action (f, "win.page", "s", "programme");
  let_run (200);
  keep_picture ("programme-totals-wide");
  g_assert_nonnull (find_label (f, "the paper's figure for the whole"));
  g_assert_null (find_label (f, "Table 3"));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 600, 700);
  wait_until (find_label (f, "Table 3") != NULL);
  keep_picture ("programme-totals-narrow");
}

/* Claims on the levy are listed with what is not said left open, and are searched. */
static void
test_claims (Fixture *f, gconstpointer sample)
{
  SpTableList *list;

  do_action (f, "win.page", "s", "funding");
  sp_funding_page_show_part (find_shown (f->window, SP_TYPE_FUNDING_PAGE, 0), "claims");
  let_run (150);
  list = find_shown (f->window, SP_TYPE_TABLE_LIST, 0);
  g_assert_cmpuint (sp_table_list_get_n_shown (list), >=, 2);
  g_assert_nonnull (find_label (f, "not dated"));
  sp_table_list_set_search (list, "CIL arrangements");
  g_assert_cmpuint (sp_table_list_get_n_shown (list), ==, 1);
}

#define ADD(name, function) g_test_add ("/tables/" name, Fixture, "norfolk-2013", set_up, function, tear_down)

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  ADD ("cell", test_cell);
  ADD ("heading", test_heading);
  ADD ("left-out", test_left_out);
  ADD ("claims", test_claims);
  ADD ("totals", test_totals);
  return app_test_run ();
}
