/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-welcome.h"

#include "sp-recent.h"

#define MOST 5

struct _SpWelcome
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *recent_group;
  GPtrArray           *rows; /* of GtkWidget, borrowed */
};

G_DEFINE_FINAL_TYPE (SpWelcome, sp_welcome, ADW_TYPE_BIN)

static void
add_row (SpWelcome *self, const char *path)
{
  g_autofree char *title = sp_recent_dup_title (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), shown);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);
  adw_preferences_group_add (self->recent_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
sp_welcome_map (GtkWidget *widget)
{
  SpWelcome *self = SP_WELCOME (widget);
  g_auto(GStrv) paths = sp_recent_dup_paths (MOST);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->recent_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; paths[i] != NULL; i++)
    add_row (self, paths[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), self->rows->len > 0);
  GTK_WIDGET_CLASS (sp_welcome_parent_class)->map (widget);
}

static void
sp_welcome_finalize (GObject *object)
{
  g_ptr_array_unref (SP_WELCOME (object)->rows);
  G_OBJECT_CLASS (sp_welcome_parent_class)->finalize (object);
}

static void
sp_welcome_class_init (SpWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_welcome_finalize;
  widget_class->map = sp_welcome_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, SpWelcome, recent_group);
}

static void
sp_welcome_init (SpWelcome *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
