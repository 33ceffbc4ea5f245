/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-line-list.h"

#include <glib/gi18n-lib.h>

struct _SpLineList
{
  AdwBin               parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray           *rows;  /* of GtkWidget, borrowed */
  char                *shown; /* what the rows say */
};

G_DEFINE_FINAL_TYPE (SpLineList, sp_line_list, ADW_TYPE_BIN)

enum { REMOVED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
removed_cb (SpLineList *self, GtkWidget *button)
{
  g_signal_emit (self, signals[REMOVED], 0, *(gint64 *) g_object_get_data (G_OBJECT (button), "sp-line"));
}

static GtkWidget *
remove_new (SpLineList *self, gint64 id, const char *what)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_strdup_printf (_("Remove %s"), what);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "sp-line", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_line (SpLineList *self, const SpLine *line)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->subtitle != NULL ? line->subtitle : "");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove_new (self, line->id, line->title));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static char *
write_down (const SpLine *lines, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\n", lines[i].id, lines[i].title,
                            lines[i].subtitle != NULL ? lines[i].subtitle : "");
  return g_string_free (text, FALSE);
}

static void
sp_line_list_finalize (GObject *object)
{
  SpLineList *self = SP_LINE_LIST (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (sp_line_list_parent_class)->finalize (object);
}

static void
sp_line_list_class_init (SpLineListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_line_list_finalize;
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_INT64);
}

static void
sp_line_list_init (SpLineList *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
sp_line_list_show (SpLineList *self, const SpLine *lines, guint n)
{
  g_autofree char *text = write_down (lines, n);

  if (g_strcmp0 (text, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    add_line (self, &lines[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
