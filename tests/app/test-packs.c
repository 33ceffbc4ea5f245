/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packs and publications from the window: looked over, made beside it, stopped, and what is said of each. SP_PICTURES=FOLDER keeps
 * pictures of what is on the screen, for looking at. */
#include "config.h"
#include "app-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include "sp-pack-window.h"

static GtkWidget *
open_pack (Fixture *f, const char *which)
{
  GtkWidget *dialog = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), "win.pack", "s", which));
  wait_until ((dialog = find_dialog (f->window)) != NULL);
  return dialog;
}

/* What the window says at its foot: the label that can be selected. */
static const char *
get_said (GtkWidget *dialog)
{
  g_autoptr(GPtrArray) labels = list_widgets (dialog, GTK_TYPE_LABEL);
  const char *said = "";

  for (guint i = 0; i < labels->len; i++)
    if (gtk_label_get_selectable (g_ptr_array_index (labels, i)))
      said = gtk_label_get_text (g_ptr_array_index (labels, i));
  return said;
}

static void
close_pack (GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  let_run (50);
}

static guint
count_files (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL; n++)
    ;
  return n;
}

static void
remove_files (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_remove (file);
    }
  g_rmdir (path);
}

/* The questions of the DfE are there before anything is written; then all its files are, with nothing half made beside them. */
static void
test_return (Fixture *f, gconstpointer data)
{
  g_autofree char *to = g_build_filename (folder, "return", NULL);
  g_autoptr(GPtrArray) rows = NULL;
  GtkWidget *dialog = open_pack (f, "return");

  wait_until (g_str_has_prefix (get_said (dialog), "The DfE would ask about"));
  rows = list_widgets (dialog, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (rows->len, >, 2);
  keep_picture ("pack-return");
  g_assert_true (gtk_widget_get_sensitive (find_button_in (dialog, "_Write into a folder…")));
  sp_pack_window_make (dialog, to);
  g_assert_false (gtk_widget_get_sensitive (find_button_in (dialog, "_Write into a folder…")));
  wait_until (g_str_has_prefix (get_said (dialog), "The return was written into"));
  g_assert_cmpuint (count_files (to), ==, 10);
  close_pack (dialog);
  remove_files (to);
}

static void
test_stop (Fixture *f, gconstpointer data)
{
  g_autofree char *to = g_build_filename (folder, "stopped", NULL);
  GtkWidget *dialog = open_pack (f, "return");

  wait_until (g_str_has_prefix (get_said (dialog), "The DfE would ask about"));
  sp_pack_window_make (dialog, to);
  g_signal_emit_by_name (find_button_in (dialog, "_Stop"), "clicked");
  wait_until (g_str_has_prefix (get_said (dialog), "Stopped"));
  g_assert_cmpuint (count_files (to), ==, 0);
  g_assert_true (gtk_widget_get_sensitive (find_button_in (dialog, "_Write into a folder…")));
  close_pack (dialog);
  g_rmdir (to);
}

/* What an application comes to is said before it is written; another one has another sum. */
static void
test_application (Fixture *f, gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (folder, "farm.pdf", NULL);
  g_autofree char *book = g_build_filename (folder, "farm.xlsx", NULL);
  g_autofree char *first = NULL;
  GtkWidget *dialog = open_pack (f, "application");

  wait_until (strstr (get_said (dialog), "White House Farm") != NULL);
  first = g_strdup (get_said (dialog));
  gtk_drop_down_set_selected (find_in (dialog, GTK_TYPE_DROP_DOWN, 0), 1);
  wait_until (strcmp (get_said (dialog), first) != 0 && strchr (get_said (dialog), ':') != NULL);
  keep_picture ("pack-application");
  sp_pack_window_make (dialog, pdf);
  wait_until (g_str_has_prefix (get_said (dialog), "The paper was written to"));
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS) && g_file_test (book, G_FILE_TEST_EXISTS));
  close_pack (dialog);
  g_remove (pdf);
  g_remove (book);
}

/* A server that is not there is said to be, and the password is in no file. */
static void
test_database (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = open_pack (f, "database");
  GtkWidget *publish = find_button_in (dialog, "_Publish");
  g_autoptr(GPtrArray) entries = NULL;
  g_autofree char *bytes = NULL;
  gsize n = 0;

  wait_until (strstr (get_said (dialog), "tables would be published") != NULL);
  g_assert_false (gtk_widget_get_sensitive (publish));
  entries = list_widgets (dialog, ADW_TYPE_ENTRY_ROW);
  g_assert_cmpuint (entries->len, ==, 3);
  gtk_editable_set_text (g_ptr_array_index (entries, 0), "postgresql://planner@127.0.0.1:1/gis");
  gtk_editable_set_text (g_ptr_array_index (entries, 2), "swordfish-und-drang");
  g_assert_true (gtk_widget_get_sensitive (publish));
  gtk_editable_set_text (g_ptr_array_index (entries, 1), "Not a schema");
  g_assert_false (gtk_widget_get_sensitive (publish));
  gtk_editable_set_text (g_ptr_array_index (entries, 1), "school_places");
  keep_picture ("pack-database");
  g_signal_emit_by_name (publish, "clicked");
  wait_until (strstr (get_said (dialog), "could not be reached") != NULL);
  g_assert_null (strstr (get_said (dialog), "swordfish"));
  g_assert_true (g_file_get_contents (f->path, &bytes, &n, NULL));
  for (gsize i = 0; i + 9 <= n; i++)
    g_assert_cmpint (memcmp (bytes + i, "swordfish", 9), !=, 0);
  close_pack (dialog);
}

/* The paper is there to look at, page by page, before it is printed or saved; which programme it shows can be chosen. */
static void
test_capital (Fixture *f, gconstpointer data)
{
  g_autofree char *pdf = g_build_filename (folder, "capital.pdf", NULL), *html = g_build_filename (folder, "capital.html", NULL);
  g_autofree char *page = NULL;
  g_autoptr(GPtrArray) pages = NULL;
  GtkWidget *dialog = open_pack (f, "capital");

  g_assert_false (gtk_widget_get_sensitive (find_button_in (dialog, "_Print…")));
  wait_until (strstr (get_said (dialog), "£19.9m of the £92.7m capital programme") != NULL);
  pages = list_widgets (dialog, GTK_TYPE_DRAWING_AREA);
  g_assert_cmpuint (pages->len, >, 5);
  g_assert_cmpuint (pages->len, <, 30);
  let_run (300);
  keep_picture ("pack-capital");
  g_assert_true (gtk_widget_get_sensitive (find_button_in (dialog, "_Print…")));
  sp_pack_window_make (dialog, html);
  wait_until (g_str_has_prefix (get_said (dialog), "The paper was written to"));
  g_assert_true (g_file_get_contents (html, &page, NULL, NULL));
  g_assert_nonnull (strstr (page, "No programme of options is saved"));
  sp_pack_window_make (dialog, pdf);
  wait_until (g_str_has_suffix (get_said (dialog), "capital.pdf”"));
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
  close_pack (dialog);
  g_remove (pdf);
  g_remove (html);
}

/* A plan that has no rolls has a paper of its money. */
static void
test_capital_without_rolls (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog = open_pack (f, "capital");

  wait_until (strstr (get_said (dialog), "capital programme") != NULL);
  close_pack (dialog);
}

/* The page's switch is the packs' too. */
static void
test_public (Fixture *f, gconstpointer data)
{
  GtkWidget *dialog;

  do_action (f, "win.page", "s", "reports");
  keep_picture ("reports");
  do_action (f, "win.public", NULL);
  dialog = open_pack (f, "return");
  g_assert_true (gtk_switch_get_active (find_in (dialog, GTK_TYPE_SWITCH, 0)));
  close_pack (dialog);
}

int
main (int argc, char **argv)
{
  if (!app_test_start (&argc, &argv))
    return 77;
  g_test_add ("/packs/return", Fixture, "norfolk-2013", set_up, test_return, tear_down);
  g_test_add ("/packs/stop", Fixture, "norfolk-2013", set_up, test_stop, tear_down);
  g_test_add ("/packs/application", Fixture, "norfolk-2013", set_up, test_application, tear_down);
  g_test_add ("/packs/database", Fixture, "norfolk-2013", set_up, test_database, tear_down);
  g_test_add ("/packs/capital", Fixture, "norfolk-2013", set_up, test_capital, tear_down);
  g_test_add ("/packs/capital-without-rolls", Fixture, "norfolk-2018", set_up, test_capital_without_rolls, tear_down);
  g_test_add ("/packs/public", Fixture, "norfolk-2013", set_up, test_public, tear_down);
  return app_test_run ();
}
