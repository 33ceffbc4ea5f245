/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-application.h"

#include <glib/gi18n-lib.h>
#include "sp-need-style.h"
#include "sp-sample-copy.h"
#include "sp-window.h"

struct _SpApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (SpApplication, sp_application, ADW_TYPE_APPLICATION)

static SpWindow *
find_window (SpApplication *self, const char *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (SP_IS_WINDOW (l->data) && g_strcmp0 (sp_window_get_path (l->data), path) == 0)
      return l->data;
  return NULL;
}

/* A window for the plan: the one that shows it already, an empty one, or a new one. */
static SpWindow *
window_for (SpApplication *self, const char *path)
{
  SpWindow *window = find_window (self, path);

  if (window == NULL)
    window = find_window (self, NULL);
  if (window == NULL)
    window = sp_window_new (self);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
sp_application_activate (GApplication *app)
{
  window_for (SP_APPLICATION (app), NULL);
}

static void
sp_application_open (GApplication *app, GFile **files, gint n_files, const char *hint)
{
  for (gint i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path == NULL)
        path = g_file_get_uri (files[i]);
      sp_window_open (window_for (SP_APPLICATION (app), path), path);
    }
}

static void
open_sample (SpApplication *self, const char *sample)
{
  g_autofree char *path = sp_sample_copy_dup_path (sample);

  sp_window_open_sample (window_for (self, path), sample);
}

static void
list_samples (GApplicationCommandLine *line, const char *wrong)
{
  g_autofree char *names = g_strjoinv (", ", (char **) sp_plan_get_sample_names ());

  g_application_command_line_printerr (line, _("There is no sample “%s”. There are: %s.\n"), wrong, names);
}

/* Before a display is looked for: what needs no window needs no desktop. */
static int
sp_application_handle_local_options (GApplication *app, GVariantDict *options)
{
  if (!g_variant_dict_contains (options, "version"))
    return -1;
  g_print ("school-places %s\n", PACKAGE_VERSION);
  return 0;
}

static int
sp_application_command_line (GApplication *app, GApplicationCommandLine *line)
{
  GVariantDict *options = g_application_command_line_get_options_dict (line);
  g_auto(GStrv) arguments = g_application_command_line_get_arguments (line, NULL);
  const char *sample = NULL;
  gboolean opened = FALSE;

  if (g_variant_dict_lookup (options, "sample", "&s", &sample) && !sp_sample_copy_exists (sample))
    {
      list_samples (line, sample);
      return 2;
    }
  if (sample != NULL)
    open_sample (SP_APPLICATION (app), sample);
  for (guint i = 1; arguments[i] != NULL; i++)
    {
      g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (line, arguments[i]);

      g_application_open (app, &file, 1, "");
      opened = TRUE;
    }
  if (sample == NULL && !opened)
    g_application_activate (app);
  return 0;
}

static void
about_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (parent,
                         "application-name", _("School Places"),
                         "application-icon", APP_ID,
                         "version", PACKAGE_VERSION,
                         "developer-name", _("The School Places project"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _("Pupil place planning for local authorities: births and dwellings, forms of entry, "
                                       "school projects and the money for them."),
                         NULL);
}

static void
quit_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows;

  while ((windows = gtk_application_get_windows (GTK_APPLICATION (user_data))) != NULL)
    gtk_window_destroy (windows->data);
}

static void
new_window_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (sp_window_new (SP_APPLICATION (user_data))));
}

static void
sample_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_sample (SP_APPLICATION (user_data), g_variant_get_string (parameter, NULL));
}

static void
open_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *path = g_variant_get_string (parameter, NULL);

  sp_window_open (window_for (SP_APPLICATION (user_data), path), path);
}

static const GActionEntry actions[] = {
  { .name = "about", .activate = about_activated },
  { .name = "quit", .activate = quit_activated },
  { .name = "new-window", .activate = new_window_activated },
  { .name = "sample", .activate = sample_activated, .parameter_type = "s" },
  { .name = "open-path", .activate = open_activated, .parameter_type = "s" },
};

static const struct { const char *action; const char *keys[3]; } accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "app.new-window", { "<Control><Shift>n" } },
  { "win.open", { "<Control>o" } },
  { "win.new", { "<Control>n" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.search", { "<Control>f" } },
  { "win.import", { "<Control>i" } },
  { "win.print", { "<Control>p" } },
  { "win.save-pdf", { "<Control><Shift>p" } },
  { "win.inspector", { "F9" } },
  { "win.glossary", { "F1" } },
  { "win.show-help-overlay", { "<Control>question" } },
  { "win.preferences", { "<Control>comma" } },
  { "win.earlier", { "<Alt>comma" } },
  { "win.later", { "<Alt>period" } },
  { "win.phase('primary')", { "<Control><Alt>1" } },
  { "win.phase('secondary')", { "<Control><Alt>2" } },
  { "window.close", { "<Control>w" } },
};

static void
sp_application_startup (GApplication *app)
{
  G_APPLICATION_CLASS (sp_application_parent_class)->startup (app);
  g_action_map_add_action_entries (G_ACTION_MAP (app), actions, G_N_ELEMENTS (actions), app);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (app), accelerators[i].action,
                                           (const char *const *) accelerators[i].keys);
  for (guint i = 1; i <= 10; i++)
    {
      g_autofree char *action = g_strdup_printf ("win.page-number(uint32 %u)", i);
      g_autofree char *key = g_strdup_printf ("<Alt>%u", i % 10); /* the tenth is nought, as on the keyboard */

      gtk_application_set_accels_for_action (GTK_APPLICATION (app), action, (const char *[]) { key, NULL });
    }
  gtk_window_set_default_icon_name (APP_ID);
  sp_need_style_install (gdk_display_get_default ());
}

static void
sp_application_class_init (SpApplicationClass *klass)
{
  GApplicationClass *app_class = G_APPLICATION_CLASS (klass);

  app_class->startup = sp_application_startup;
  app_class->activate = sp_application_activate;
  app_class->open = sp_application_open;
  app_class->command_line = sp_application_command_line;
  app_class->handle_local_options = sp_application_handle_local_options;
}

static void
sp_application_init (SpApplication *self)
{
  const GOptionEntry options[] = {
    { "sample", 's', 0, G_OPTION_ARG_STRING, NULL, N_("Open your own copy of a sample plan (norfolk-2013 or norfolk-2018)"), N_("NAME") },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and end"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE]"));
}

SpApplication *
sp_application_new (void)
{
  return g_object_new (SP_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "flags", G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/org/schoolplaces/SchoolPlaces",
                       NULL);
}

GSettings *
sp_application_get_settings (void)
{
  static GSettings *settings;
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (settings != NULL || source == NULL)
    return settings;
  schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema != NULL)
    settings = g_settings_new (APP_ID);
  return settings;
}
