/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, beginning and looking at plans; what the menus offer of them. */
#include "config.h"

#include "sp-window-private.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-new-plan.h"
#include "sp-recent.h"
#include "sp-rows.h"
#include "sp-sample-copy.h"

void
sp_window_say_failure (SpWindow *self, const char *heading, const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), reason);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_last_page (SpWindow *self)
{
  GSettings *settings = sp_application_get_settings ();
  g_autofree char *page = settings != NULL ? g_settings_get_string (settings, "last-page") : NULL;

  if (page == NULL || !sp_window_show_page (self, page))
    sp_window_show_page (self, "overview");
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

void
sp_window_open (SpWindow *self, const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SpPlan) plan = NULL;
  g_autofree char *heading = NULL, *title = NULL;

  if (g_strcmp0 (path, sp_window_get_path (self)) == 0)
    return;
  plan = sp_plan_open (path, FALSE, &error);
  if (plan == NULL)
    {
      title = sp_recent_dup_title (path);
      heading = g_strdup_printf (_("“%s” was not opened"), title);
      sp_window_say_failure (self, heading, error->message);
      return;
    }
  sp_session_set_plan (self->session, plan);
  sp_recent_add (path);
  show_last_page (self);
  sp_window_refresh_menus (self);
}

void
sp_window_open_sample (SpWindow *self, const char *sample)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = sp_sample_copy_ensure (sample, &error);

  if (path != NULL)
    sp_window_open (self, path);
  else
    sp_window_say_failure (self, _("The sample could not be made"), error->message);
}

static GtkFileFilter *
plan_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Plans"));
  gtk_file_filter_add_suffix (filter, "places.gpkg");
  gtk_file_filter_add_suffix (filter, "gpkg");
  return filter;
}

static void
open_response_cb (SpWindow *self, int response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  g_clear_object (&self->chooser);
  if (path == NULL)
    return;
  if (sp_session_get_plan (self->session) == NULL)
    sp_window_open (self, path);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "app.open-path", "s", path);
}

void
sp_window_ask_open (SpWindow *self)
{
  g_autoptr(GtkFileFilter) filter = plan_filter ();

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Open a plan"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (open_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
made_cb (const char *path, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "app.open-path", "s", path);
}

void
sp_window_ask_new (SpWindow *self)
{
  sp_new_plan_ask (GTK_WINDOW (self), made_cb, self);
}

static void
add_samples (GMenu *menu)
{
  const char *const *names = sp_plan_get_sample_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *title = sp_sample_copy_dup_title (names[i]);
      g_autoptr(GMenuItem) item = g_menu_item_new (title, NULL);

      g_menu_item_set_action_and_target (item, "app.sample", "s", names[i]);
      g_menu_append_item (menu, item);
    }
}

static void
add_scenarios (SpWindow *self)
{
  GListModel *scenarios = sp_session_get_scenarios (self->session);

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (scenarios, i);
      const SpScenarioValues *values = sp_scenario_row_get_values (row);
      g_autoptr(GMenuItem) item = g_menu_item_new (values->name, NULL);

      g_menu_item_set_action_and_target (item, "win.scenario", "x", values->parent_id == 0 ? (gint64) 0 : values->id);
      g_menu_append_item (self->scenario_menu, item);
    }
}

void
sp_window_refresh_menus (SpWindow *self)
{
  g_autoptr(GMenuModel) recent = sp_recent_make_menu ();

  g_menu_remove_all (self->recent_menu);
  g_menu_append_section (self->recent_menu, NULL, recent);
  g_menu_remove_all (self->sample_menu);
  add_samples (self->sample_menu);
  g_menu_remove_all (self->scenario_menu);
  add_scenarios (self);
}
