/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "app-test.h"

#include <glib/gstdio.h>
#include <stdio.h>

SpApplication *app;
char *folder;

gboolean
app_test_start (int *argc, char ***argv)
{
  if (g_getenv ("DISPLAY") == NULL)
    return FALSE;
  folder = g_dir_make_tmp ("sp-app-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder, TRUE);
  gtk_test_init (argc, argv, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  if (g_getenv ("SP_TEXT") != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * g_ascii_strtod (g_getenv ("SP_TEXT"), NULL)), NULL);
  app = sp_application_new ();
  g_application_set_flags (G_APPLICATION (app), G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (app), NULL, NULL));
  return TRUE;
}

int
app_test_run (void)
{
  int result = g_test_run ();

  g_clear_object (&app);
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
  return result;
}

static gboolean
end_cb (gpointer over)
{
  *(gboolean *) over = TRUE;
  return G_SOURCE_REMOVE;
}

void
let_run (guint ms)
{
  gboolean over = FALSE;

  g_timeout_add (ms, end_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

void
keep_picture (const char *name)
{
  const char *pictures = g_getenv ("SP_PICTURES");
  g_autofree char *command = pictures != NULL ? g_strdup_printf ("import -window root %s/%s.png", pictures, name) : NULL;

  if (command == NULL)
    return;
  let_run (1200);
  g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL);
}

SpWindow *
open_window (const char *path)
{
  const char *size = g_getenv ("SP_SIZE");
  SpWindow *window = sp_window_new (app);
  int width = 1280, height = 800;

  if (size != NULL)
    sscanf (size, "%dx%d", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  sp_window_open (window, path);
  sp_session_wait (sp_window_get_session (window));
  let_run (50);
  return window;
}

void
set_up (Fixture *f, gconstpointer sample)
{
  static guint n;
  g_autoptr(GError) error = NULL;
  g_autoptr(SpPlan) plan = NULL;

  /* What one test asked to be remembered is not what the next begins with. */
  if (sp_application_get_settings () != NULL)
    g_settings_reset (sp_application_get_settings (), "all-columns");
  f->path = g_strdup_printf ("%s/plan-%u.places.gpkg", folder, n++);
  plan = sp_plan_new_from_sample (f->path, sample, &error);
  g_assert_no_error (error);
  g_assert_true (sp_plan_close (plan, &error));
  f->window = open_window (f->path);
  f->session = sp_window_get_session (f->window);
}

void
tear_down (Fixture *f, gconstpointer sample)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  let_run (50);
  g_remove (f->path);
  g_free (f->path);
}

void
collect (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect (child, type, found);
}

GPtrArray *
list_widgets (gpointer root, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  collect (GTK_WIDGET (root), type, found);
  return found;
}

gpointer
find_in (gpointer root, GType type, guint i)
{
  g_autoptr(GPtrArray) found = list_widgets (root, type);

  return i < found->len ? g_ptr_array_index (found, i) : NULL;
}

gpointer
find_shown (gpointer root, GType type, guint i)
{
  g_autoptr(GPtrArray) found = list_widgets (root, type);

  for (guint k = 0; k < found->len; k++)
    if (gtk_widget_get_mapped (g_ptr_array_index (found, k)) && i-- == 0)
      return g_ptr_array_index (found, k);
  return NULL;
}

const char *
find_label (Fixture *f, const char *beginning)
{
  g_autoptr(GPtrArray) labels = list_widgets (f->window, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++)
    if (gtk_widget_get_mapped (g_ptr_array_index (labels, i))
        && g_str_has_prefix (gtk_label_get_text (g_ptr_array_index (labels, i)), beginning))
      return gtk_label_get_text (g_ptr_array_index (labels, i));
  return NULL;
}

gpointer
find_titled_in (gpointer root, GType type, const char *title)
{
  g_autoptr(GPtrArray) rows = list_widgets (root, type);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (adw_preferences_row_get_title (rows->pdata[i]), title) == 0)
      return rows->pdata[i];
  return NULL;
}

gpointer
find_titled_shown (gpointer root, GType type, const char *title)
{
  g_autoptr(GPtrArray) rows = list_widgets (root, type);

  for (guint i = 0; i < rows->len; i++)
    if (gtk_widget_get_mapped (rows->pdata[i]) && g_strcmp0 (adw_preferences_row_get_title (rows->pdata[i]), title) == 0)
      return rows->pdata[i];
  return NULL;
}

GtkWidget *
rows_of (gpointer table)
{
  return gtk_widget_get_last_child (find_in (table, GTK_TYPE_COLUMN_VIEW, 0));
}

gpointer
find_open (gpointer table)
{
  gpointer choice = find_in (rows_of (table), GTK_TYPE_DROP_DOWN, 0);

  return choice != NULL ? choice : find_in (rows_of (table), GTK_TYPE_ENTRY, 0);
}

static const char *
read_field (gpointer field)
{
  gpointer chosen = GTK_IS_DROP_DOWN (field) ? gtk_drop_down_get_selected_item (field) : NULL;

  if (GTK_IS_EDITABLE (field))
    return gtk_editable_get_text (field);
  return chosen != NULL ? gtk_string_object_get_string (chosen) : NULL;
}

gpointer
tab_to (gpointer table, GType type, const char *text)
{
  for (guint i = 0; i < 24; i++)
    {
      gpointer field = find_open (table);

      g_assert_nonnull (field);
      if (G_TYPE_CHECK_INSTANCE_TYPE (field, type) && g_strcmp0 (read_field (field), text) == 0)
        return field;
      g_assert_true (press_key (field, GDK_KEY_Tab));
      let_run (20);
    }
  g_error ("no field says “%s”", text);
}

void
undo (Fixture *f)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (sp_session_undo (f->session, &error));
  g_assert_no_error (error);
  sp_session_wait (f->session);
  let_run (50);
}

void
type_figure (GtkWidget *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (field), text);
  g_signal_emit_by_name (field, "activate");
}

GtkWidget *
find_dialog (SpWindow *window)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *at = windows; at != NULL; at = at->next)
    if (gtk_window_get_transient_for (at->data) == GTK_WINDOW (window) && gtk_widget_get_visible (at->data))
      return at->data;
  return NULL;
}

GtkWidget *
find_button_in (gpointer root, const char *label)
{
  g_autoptr(GPtrArray) buttons = list_widgets (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++)
    if (g_strcmp0 (gtk_button_get_label (g_ptr_array_index (buttons, i)), label) == 0)
      return g_ptr_array_index (buttons, i);
  g_assert_not_reached ();
}

gboolean
press_key (GtkWidget *widget, guint key)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
    }
  return handled;
}
