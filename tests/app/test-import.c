/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other people's files in the window: seen, mended, imported, undone, kept for next year. SP_PICTURES=FOLDER keeps pictures of what is
 * on the screen, for looking at. */
#include "config.h"
#include "app-test.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include "sp-edit-import.h"

typedef struct { char *plan, *file; SpWindow *window; SpSession *session; } Desk;

#define TRAJECTORY "Site Ref,Site name,Status,Total,Easting,Northing,2022-23 actual,2023/24,24-25,2025-26 (Apr-Mar),Planner\n" \
  "A1,Long Field,Full permission,82,622329,312694,10,60,,12,JS\n" \
  "A2,Mill Rise,Outline,30,622900,312100,,10,10,10,JS\n" \
  "A3,Station Yard,Outline,5,,,1,about 4,2,3,KP\n" \
  "Total,,,,,,11,74,12,25,\n"

static void
set_up_desk (Desk *f, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpPlan) plan = NULL;

  f->plan = g_build_filename (folder, "norfolk.places.gpkg", NULL);
  f->file = g_build_filename (folder, "trajectory.csv", NULL);
  g_assert_true (g_file_set_contents (f->file, TRAJECTORY, -1, NULL));
  plan = sp_plan_new_from_sample (f->plan, "norfolk-2013", &error);
  g_assert_no_error (error);
  g_assert_true (sp_plan_close (plan, &error));
  f->window = open_window (f->plan);
  f->session = sp_window_get_session (f->window);
}

static void
tear_down_desk (Desk *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  let_run (50);
  g_remove (f->plan);
  g_remove (f->file);
  g_free (f->plan);
  g_free (f->file);
}

/* The combination row of that title that can be seen; NULL = none. */
static AdwComboRow *
find_combo (GtkWidget *dialog, const char *title)
{
  g_autoptr(GPtrArray) rows = list_widgets (dialog, ADW_TYPE_COMBO_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (g_ptr_array_index (rows, i)), title) == 0
        && gtk_widget_get_mapped (g_ptr_array_index (rows, i)))
      return g_ptr_array_index (rows, i);
  return NULL;
}

static const char *
get_chosen (AdwComboRow *row)
{
  return gtk_string_object_get_string (GTK_STRING_OBJECT (adw_combo_row_get_selected_item (row)));
}

static void
choose (AdwComboRow *row, const char *word)
{
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GtkStringObject) item = g_list_model_get_item (model, i);

      if (g_str_equal (gtk_string_object_get_string (item), word))
        {
          adw_combo_row_set_selected (row, i);
          return;
        }
    }
  g_assert_not_reached ();
}

static gboolean
says (GtkWidget *dialog, const char *text)
{
  g_autoptr(GPtrArray) labels = list_widgets (dialog, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (labels, i))
        && strstr (gtk_label_get_text (g_ptr_array_index (labels, i)), text) != NULL)
      return TRUE;
  return FALSE;
}

static GtkEditable *
find_entry (GtkWidget *dialog, const char *title)
{
  g_autoptr(GPtrArray) rows = list_widgets (dialog, ADW_TYPE_ENTRY_ROW);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (g_ptr_array_index (rows, i)), title) == 0)
      return g_ptr_array_index (rows, i);
  g_assert_not_reached ();
}

static GtkWidget *
open_file (Desk *f, const char *path)
{
  const char *paths[] = { path, NULL };
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.import-paths", "^as", paths));
  wait_until ((dialog = find_dialog (f->window)) != NULL);
  return dialog;
}

static void
close_dialog (Desk *f, GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  wait_until (find_dialog (f->window) == NULL);
}

static guint
count_sites (Desk *f)
{
  sp_session_wait (f->session);
  return sp_session_get_snapshot (f->session)->n_sites;
}

/* From the file to the plan, back again, and next year in one step. */
static void
test_import (Desk *f, gconstpointer data)
{
  GtkWidget *dialog = open_file (f, f->file), *import = find_button_in (dialog, "_Import");
  guint n_before = count_sites (f);

  wait_until (gtk_widget_get_sensitive (import));
  keep_picture ("import-preview");
  g_assert_cmpstr (get_chosen (find_combo (dialog, "Kind of file")), ==, "Housing trajectory: dwellings by site and year");
  g_assert_cmpstr (get_chosen (find_combo (dialog, "Site Ref")), ==, "reference of the site");
  g_assert_cmpstr (get_chosen (find_combo (dialog, "24-25")), ==, "dwellings expected (2024)");
  g_assert_true (says (dialog, "row 4, column 8 (2023/24): “about 4”"));
  g_assert_true (says (dialog, "2 added"));
  g_assert_cmpuint (count_sites (f), ==, n_before); /* only tried */
  gtk_widget_child_focus (GTK_WIDGET (find_entry (dialog, "Keep this reading for next year’s file, as")), GTK_DIR_TAB_FORWARD);
  keep_picture ("import-columns");
  /* a column that is not to be read, and one more that is */
  choose (find_combo (dialog, "Status"), "Not read");
  wait_until (find_combo (dialog, "Status") == NULL && gtk_widget_get_sensitive (import));
  gtk_editable_set_text (find_entry (dialog, "Why (kept with the edit)"), "Five-year supply, April");
  gtk_editable_set_text (find_entry (dialog, "Keep this reading for next year’s file, as"), "Broadland");
  g_signal_emit_by_name (import, "clicked");
  wait_until (find_dialog (f->window) == NULL);
  wait_until (says (GTK_WIDGET (f->window), "trajectory.csv was imported")); /* for some seconds only */
  g_assert_cmpuint (count_sites (f), ==, n_before + 2);
  keep_picture ("import-done");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  g_assert_cmpuint (count_sites (f), ==, n_before);
  /* the kept reading is found again by its columns */
  dialog = open_file (f, f->file);
  import = find_button_in (dialog, "_Import");
  wait_until (gtk_widget_get_sensitive (import));
  g_assert_cmpstr (get_chosen (find_combo (dialog, "Kept reading")), ==, "Broadland");
  choose (find_combo (dialog, "Kept reading"), "None, as found");
  wait_until (find_combo (dialog, "Status") != NULL);
  close_dialog (f, dialog);
  g_assert_cmpuint (count_sites (f), ==, n_before);
}

/* Headings that say nothing: the kind and the columns are said by hand. */
static void
test_by_hand (Desk *f, gconstpointer data)
{
  GtkWidget *dialog, *import;

  g_assert_true (g_file_set_contents (f->file, "What,Where it is,2024/25\nB1,Long Field,30\nB2,Mill Rise,12\n", -1, NULL));
  dialog = open_file (f, f->file);
  import = find_button_in (dialog, "_Import");
  wait_until (find_combo (dialog, "Kind of file") != NULL);
  keep_picture ("import-unknown");
  g_assert_true (says (dialog, "Choose its kind"));
  g_assert_false (gtk_widget_get_sensitive (import));
  choose (find_combo (dialog, "Kind of file"), "Housing trajectory: dwellings by site and year");
  wait_until (find_combo (dialog, "Where it is") != NULL);
  keep_picture ("import-missing");
  g_assert_true (says (dialog, "No column for name or address of the site"));
  g_assert_false (gtk_widget_get_sensitive (import));
  choose (find_combo (dialog, "Where it is"), "name or address of the site");
  wait_until (gtk_widget_get_sensitive (import));
  g_assert_true (says (dialog, "2 added"));
  close_dialog (f, dialog);
}

/* The three files of developer contributions together: one edit, each file looked at by itself. */
static void
test_together (Desk *f, gconstpointer data)
{
  static const struct { const char *name, *text; } parts[] = {
    { "a.csv", "developer-agreement,developer-agreement-type,reference,start-date\nA-2,section-106,A-2,2020-01-01\n" },
    { "c.csv", "developer-agreement,contribution-purpose,amount,units,reference\nA-2,education,1000.55,pound sterling,C-1\n" },
    { "t.csv", "developer-agreement-contribution,contribution-funding-status,amount,reference,start-date\n"
               "C-1,received,1000.55,T-1,2021-02-03\n" },
  };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) paths = NULL;
  GtkWidget *dialog, *import;
  guint n_before;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (folder, parts[i].name, NULL);

      g_assert_true (g_file_set_contents (path, parts[i].text, -1, NULL));
      g_strv_builder_add (builder, path);
    }
  paths = g_strv_builder_end (builder);
  sp_session_wait (f->session);
  n_before = sp_session_get_snapshot (f->session)->n_agreements;
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.import-paths", "^as", paths));
  wait_until ((dialog = find_dialog (f->window)) != NULL);
  import = find_button_in (dialog, "_Import");
  wait_until (gtk_widget_get_sensitive (import));
  keep_picture ("import-together");
  choose (find_combo (dialog, "File"), "t.csv");
  wait_until (g_str_equal (get_chosen (find_combo (dialog, "Kind of file")), "Developer contributions: transactions"));
  g_signal_emit_by_name (import, "clicked");
  wait_until (find_dialog (f->window) == NULL);
  wait_until (says (GTK_WIDGET (f->window), "3 files were imported")); /* for some seconds only */
  sp_session_wait (f->session);
  g_assert_cmpuint (sp_session_get_snapshot (f->session)->n_agreements, ==, n_before + 1);
  for (guint i = 0; paths[i] != NULL; i++)
    g_remove (paths[i]);
}

/* A national register of many columns: those not read are out of the way until they are asked for, and reading it can be stopped. */
static void
test_wide (Desk *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("SP_SHARED_DATA") != NULL ? g_getenv ("SP_SHARED_DATA") : "/nowhere",
                                            "schools/gias_full_columns_hampshire_surrey_2022-04-20.csv.gz", NULL);
  GtkWidget *dialog;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("no shared data");
      return;
    }
  dialog = open_file (f, path);
  wait_until (find_combo (dialog, "Kind of file") != NULL);
  g_assert_true (g_str_has_prefix (get_chosen (find_combo (dialog, "Kind of file")), "Register of schools"));
  g_assert_nonnull (find_combo (dialog, "URN"));
  g_assert_null (find_combo (dialog, "Telephone"));
  g_assert_true (says (dialog, "Nothing of this file can be imported as it is")); /* another authority's schools */
  keep_picture ("import-wide");
  close_dialog (f, dialog);
}

static void
test_states (Desk *f, gconstpointer data)
{
  gint64 revision = sp_plan_get_revision (sp_session_get_plan (f->session));
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.import", NULL));
  wait_until ((dialog = find_dialog (f->window)) != NULL);
  g_assert_true (says (dialog, "Choose a file, or drop it here"));
  keep_picture ("import-first");
  close_dialog (f, dialog);
  g_assert_true (g_file_set_contents (f->file, "%PDF-1.4\nnot a table", -1, NULL));
  dialog = open_file (f, f->file);
  wait_until (says (dialog, "is a PDF"));
  keep_picture ("import-failed");
  close_dialog (f, dialog);
  /* stopped while it reads: the window is as it was before a file was chosen, the plan as it was */
  dialog = open_file (f, f->file);
  keep_picture ("import-busy");
  g_signal_emit_by_name (find_button_in (dialog, "_Stop"), "clicked");
  g_assert_true (says (dialog, "Choose a file, or drop it here"));
  let_run (500);
  g_assert_true (says (dialog, "Choose a file, or drop it here"));
  close_dialog (f, dialog);
  g_assert_cmpint (sp_plan_get_revision (sp_session_get_plan (f->session)), ==, revision);
}

/* Written beside the main thread: stopped, the plan is as it was; done again, it is one edit that can be undone. */
static void
test_stopped (Desk *f, gconstpointer data)
{
  SpPlan *plan = sp_session_get_plan (f->session);
  gint64 revision = sp_plan_get_revision (plan);
  g_autofree char *before = sp_plan_dump (plan, NULL), *stopped = NULL, *undone = NULL;
  GtkWidget *dialog = open_file (f, f->file), *import = find_button_in (dialog, "_Import");
  guint n_before = count_sites (f);

  wait_until (gtk_widget_get_sensitive (import));
  gtk_editable_set_text (find_entry (dialog, "Keep this reading for next year’s file, as"), "Broadland");
  g_signal_emit_by_name (import, "clicked");
  g_assert_true (says (dialog, "The plan stays as it was until all of it is written"));
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision); /* the click has not waited for it */
  g_signal_emit_by_name (find_button_in (dialog, "_Stop"), "clicked");
  wait_until (gtk_widget_get_sensitive (import));
  g_assert_true (says (dialog, "2 added"));
  stopped = sp_plan_dump (plan, NULL);
  g_assert_cmpstr (stopped, ==, before);
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision);

  gtk_editable_set_text (find_entry (dialog, "Keep this reading for next year’s file, as"), "");
  g_signal_emit_by_name (import, "clicked");
  wait_until (find_dialog (f->window) == NULL);
  g_assert_cmpuint (count_sites (f), ==, n_before + 2);
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  undone = sp_plan_dump (plan, NULL);
  g_assert_cmpstr (undone, ==, before);
  /* closed while it writes: not imported either */
  dialog = open_file (f, f->file);
  import = find_button_in (dialog, "_Import");
  wait_until (gtk_widget_get_sensitive (import));
  revision = sp_plan_get_revision (plan);
  g_signal_emit_by_name (import, "clicked");
  close_dialog (f, dialog);
  let_run (1500);
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision);
  g_assert_cmpuint (count_sites (f), ==, n_before);
}

/* What a file leaves unsaid is asked for where the window can be told, in its own words. */
static void
test_unsaid (Desk *f, gconstpointer data)
{
  GtkWidget *dialog, *import;
  GtkEditable *year;

  g_assert_true (g_file_set_contents (f->file, "LSOA11CD,LSOA11NM,0,1,2,3,4,5\nE01026481,Breckland 001A,7,8,9,10,11,12\n", -1, NULL));
  dialog = open_file (f, f->file);
  import = find_button_in (dialog, "_Import");
  wait_until (find_combo (dialog, "Kind of file") != NULL);
  g_assert_true (says (dialog, "Say it under “For the whole file”, at “calendar year of the middle-of-year estimate”, as 2019."));
  g_assert_false (says (dialog, "--set"));
  g_assert_false (gtk_widget_get_sensitive (import));
  keep_picture ("import-unsaid");
  year = find_entry (dialog, "Calendar year of the middle-of-year estimate");
  gtk_editable_set_text (year, "2019");
  g_signal_emit_by_name (year, "apply");
  wait_until (!says (dialog, "Say it under"));
  close_dialog (f, dialog);
}

static void
write_census (Desk *f, guint pupils)
{
  g_autofree char *text = g_strdup_printf ("School,URN,Type,Year R,Year 1\nAttleborough Infant School,120780,CO,%u,%u\n", pupils, pupils + 1);

  g_assert_true (g_file_set_contents (f->file, text, -1, NULL));
}

static void
say_year (GtkWidget *dialog, const char *text)
{
  GtkEditable *year = find_entry (dialog, "Academic year of the January census");

  g_assert_cmpstr (gtk_editable_get_text (year), ==, "");
  gtk_editable_set_text (year, text);
  g_signal_emit_by_name (year, "apply");
}

/* The reading that is kept of a census does not say that next January's pupils are last January's. */
static void
test_next_year (Desk *f, gconstpointer data)
{
  GtkWidget *dialog, *import;

  write_census (f, 41);
  dialog = open_file (f, f->file);
  import = find_button_in (dialog, "_Import");
  wait_until (says (dialog, "does not say of which year its pupils are"));
  say_year (dialog, "2011/12");
  wait_until (gtk_widget_get_sensitive (import));
  gtk_editable_set_text (find_entry (dialog, "Keep this reading for next year’s file, as"), "January census");
  g_signal_emit_by_name (import, "clicked");
  wait_until (find_dialog (f->window) == NULL);
  write_census (f, 52);
  dialog = open_file (f, f->file);
  import = find_button_in (dialog, "_Import");
  wait_until (says (dialog, "does not say of which year its pupils are"));
  g_assert_cmpstr (get_chosen (find_combo (dialog, "Kept reading")), ==, "January census");
  g_assert_false (gtk_widget_get_sensitive (import));
  say_year (dialog, "2012/13");
  wait_until (gtk_widget_get_sensitive (import));
  close_dialog (f, dialog);
}

#define PAPER_TABLE "Line,2013-14,2014-15,Total\nBasic Need,27.000*,(5.000),22.000\nLevy,to come,1.000,1.000\nTotal,27.000,(4.000),23.000\n"

static guint
count_tables (Desk *f)
{
  sp_session_wait (f->session);
  return sp_session_get_snapshot (f->session)->n_tables;
}

static void
say_fact (GtkWidget *dialog, const char *title, const char *text)
{
  GtkEditable *entry = find_entry (dialog, title);

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "apply");
}

/* A table of a paper is known by what it says of itself, shown before it is entered, and is one edit. */
static void
test_paper (Desk *f, gconstpointer data)
{
  SpPlan *plan = sp_session_get_plan (f->session);
  gint64 revision = sp_plan_get_revision (plan);
  guint n_before = count_tables (f);
  GtkWidget *dialog, *import;

  g_assert_true (g_file_set_contents (f->file, "title,Reserves\nedition,Paper of March 2015\nunit,£m\n" PAPER_TABLE, -1, NULL));
  dialog = open_file (f, f->file);
  import = find_button_in (dialog, "_Import");
  wait_until (gtk_widget_get_sensitive (import));
  g_assert_cmpstr (get_chosen (find_combo (dialog, "Kind of file")), ==, "A table of a paper, as printed");
  g_assert_true (says (dialog, "The table “Reserves” will be written"));
  g_assert_true (says (dialog, "3 rows of 4 columns"));
  g_assert_true (says (dialog, "row “Total”; column “Total”"));
  g_assert_true (says (dialog, "“to come” is not a figure"));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (dialog, "Unit, as £m, £000, £ or %")), ==, "£m");
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision); /* only tried */
  keep_picture ("import-paper");
  gtk_editable_set_text (find_entry (dialog, "Why (kept with the edit)"), "Budget of 2015");
  g_signal_emit_by_name (import, "clicked");
  wait_until (find_dialog (f->window) == NULL);
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 1);
  g_assert_cmpuint (count_tables (f), ==, n_before + 1);
  /* once more: it takes the place of the one there is */
  dialog = open_file (f, f->file);
  wait_until (says (dialog, "This one takes its place"));
  close_dialog (f, dialog);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.undo", NULL));
  g_assert_cmpuint (count_tables (f), ==, n_before);
}

/* One that says nothing of itself is taken for one by hand, and what it is said in the window. */
static void
test_paper_by_hand (Desk *f, gconstpointer data)
{
  SpPlan *plan = sp_session_get_plan (f->session);
  gint64 revision = sp_plan_get_revision (plan);
  GtkWidget *dialog, *import;

  g_assert_true (g_file_set_contents (f->file, PAPER_TABLE, -1, NULL));
  dialog = open_file (f, f->file);
  import = find_button_in (dialog, "_Import");
  wait_until (says (dialog, "Choose its kind"));
  choose (find_combo (dialog, "Kind of file"), "A table of a paper, as printed");
  wait_until (says (dialog, "Say the title, the edition and the unit of the table"));
  g_assert_false (gtk_widget_get_sensitive (import));
  keep_picture ("import-paper-unsaid");
  say_fact (dialog, "Title of the table", "Reserves");
  wait_until (says (dialog, "3 rows of 4 columns") && !says (dialog, "A table without a title"));
  say_fact (dialog, "Edition: the paper it stands in, as Paper of March 2015", "Paper of March 2015");
  let_run (500);
  say_fact (dialog, "Unit, as £m, £000, £ or %", "shillings");
  wait_until (says (dialog, "shillings"));
  g_assert_false (gtk_widget_get_sensitive (import));
  say_fact (dialog, "Unit, as £m, £000, £ or %", "£000");
  wait_until (gtk_widget_get_sensitive (import));
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision);
  g_signal_emit_by_name (import, "clicked");
  wait_until (find_dialog (f->window) == NULL);
  g_assert_cmpint (sp_plan_get_revision (plan), ==, revision + 1);
  sp_session_wait (f->session);
  g_assert_cmpstr (sp_session_get_snapshot (f->session)->tables[sp_session_get_snapshot (f->session)->n_tables - 1].unit, ==,
                   "GBP thousand");
}

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  g_test_add ("/import/file", Desk, NULL, set_up_desk, test_import, tear_down_desk);
  g_test_add ("/import/by-hand", Desk, NULL, set_up_desk, test_by_hand, tear_down_desk);
  g_test_add ("/import/together", Desk, NULL, set_up_desk, test_together, tear_down_desk);
  g_test_add ("/import/wide", Desk, NULL, set_up_desk, test_wide, tear_down_desk);
  g_test_add ("/import/stopped", Desk, NULL, set_up_desk, test_stopped, tear_down_desk);
  g_test_add ("/import/unsaid", Desk, NULL, set_up_desk, test_unsaid, tear_down_desk);
  g_test_add ("/import/states", Desk, NULL, set_up_desk, test_states, tear_down_desk);
  g_test_add ("/import/next-year", Desk, NULL, set_up_desk, test_next_year, tear_down_desk);
  g_test_add ("/import/paper", Desk, NULL, set_up_desk, test_paper, tear_down_desk);
  g_test_add ("/import/paper-by-hand", Desk, NULL, set_up_desk, test_paper_by_hand, tear_down_desk);
  return app_test_run ();
}
