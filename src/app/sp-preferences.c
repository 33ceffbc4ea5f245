/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-preferences.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include "sp-application.h"

#define SP_TYPE_PREFERENCES (sp_preferences_get_type ())
G_DECLARE_FINAL_TYPE (SpPreferences, sp_preferences, SP, PREFERENCES, AdwPreferencesWindow)

struct _SpPreferences
{
  AdwPreferencesWindow  parent_instance;

  GtkCheckButton       *none_check, *file_check, *web_check;
  GtkButton            *file_button;
  AdwEntryRow          *url;
  AdwEntryRow          *licence;
  GtkSwitch            *large_print;
  GtkFileChooserNative *chooser;
  GSettings            *settings;
};

G_DEFINE_FINAL_TYPE (SpPreferences, sp_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
show_file (SpPreferences *self)
{
  g_autofree char *path = g_settings_get_string (self->settings, "tile-file");
  g_autofree char *name = *path != '\0' ? g_filename_display_basename (path) : NULL;

  gtk_button_set_label (self->file_button, name != NULL ? name : _("Choose…"));
}

static const char *
chosen_kind (SpPreferences *self)
{
  if (gtk_check_button_get_active (self->file_check))
    return "file";
  return gtk_check_button_get_active (self->web_check) ? "web" : "none";
}

static void
kind_toggled_cb (SpPreferences *self)
{
  gboolean web = gtk_check_button_get_active (self->web_check);

  gtk_widget_set_sensitive (GTK_WIDGET (self->url), web);
  gtk_widget_set_sensitive (GTK_WIDGET (self->licence), web);
  gtk_widget_set_sensitive (GTK_WIDGET (self->file_button), gtk_check_button_get_active (self->file_check));
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "tile-kind", chosen_kind (self));
}

static gboolean
is_tile_address (const char *url)
{
  return (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")) && strstr (url, "{z}") != NULL
         && strstr (url, "{x}") != NULL && strstr (url, "{y}") != NULL;
}

static void
url_applied_cb (SpPreferences *self)
{
  const char *url = gtk_editable_get_text (GTK_EDITABLE (self->url));

  g_settings_set_string (self->settings, "tile-licence", gtk_editable_get_text (GTK_EDITABLE (self->licence)));
  if (*url == '\0' || is_tile_address (url))
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->url), "error");
      g_settings_set_string (self->settings, "tile-url", url);
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->url), "error");
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                    adw_toast_new (_("The address begins with https:// and holds {z}, {x} and {y}.")));
}

static void
file_chosen_cb (SpPreferences *self, int response)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    g_settings_set_string (self->settings, "tile-file", path);
  show_file (self);
  g_clear_object (&self->chooser);
}

static void
choose_file_cb (SpPreferences *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("A file of map tiles"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _("_Use"), NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
sp_preferences_dispose (GObject *object)
{
  SpPreferences *self = SP_PREFERENCES (object);

  g_clear_object (&self->chooser);
  G_OBJECT_CLASS (sp_preferences_parent_class)->dispose (object);
}

static void
sp_preferences_class_init (SpPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, none_check);
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, file_check);
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, web_check);
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, file_button);
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, url);
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, licence);
  gtk_widget_class_bind_template_child (widget_class, SpPreferences, large_print);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, url_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_file_cb);
}

static void
sp_preferences_init (SpPreferences *self)
{
  g_autofree char *kind = NULL, *url = NULL, *licence = NULL;
  GSettings *settings = sp_application_get_settings ();

  gtk_widget_init_template (GTK_WIDGET (self));
  kind = g_settings_get_string (settings, "tile-kind");
  url = g_settings_get_string (settings, "tile-url");
  licence = g_settings_get_string (settings, "tile-licence");
  gtk_editable_set_text (GTK_EDITABLE (self->url), url);
  gtk_editable_set_text (GTK_EDITABLE (self->licence), licence);
  gtk_check_button_set_active (self->none_check, TRUE);
  if (g_str_equal (kind, "file"))
    gtk_check_button_set_active (self->file_check, TRUE);
  else if (g_str_equal (kind, "web"))
    gtk_check_button_set_active (self->web_check, TRUE);
  self->settings = settings;
  kind_toggled_cb (self);
  show_file (self);
  g_settings_bind (settings, "large-print", self->large_print, "active", G_SETTINGS_BIND_DEFAULT);
}

void
sp_preferences_show (GtkWindow *parent)
{
  GtkWidget *window;

  if (sp_application_get_settings () == NULL)
    return;
  window = g_object_new (SP_TYPE_PREFERENCES, "transient-for", parent, "modal", FALSE, "destroy-with-parent", TRUE, NULL);
  gtk_window_present (GTK_WINDOW (window));
}
