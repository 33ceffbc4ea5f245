/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-import-window.h"

#include <glib/gi18n-lib.h>
#include "sp-import-columns.h"
#include "sp-import-window-private.h"

#define MARGIN 40 /* of the window under this one that stays to be seen */

G_DEFINE_FINAL_TYPE (SpImportWindow, sp_import_window, ADW_TYPE_WINDOW)

SpImportAsk *
sp_import_window_get_ask (SpImportWindow *self)
{
  return g_ptr_array_index (self->asks, self->shown);
}

static void
take_paths (SpImportWindow *self, const char *const *paths)
{
  if (self->applying != NULL)
    return;
  sp_import_window_stop (self);
  sp_import_window_show_nothing (self);
  g_clear_pointer (&self->trial, sp_import_trial_free);
  g_ptr_array_set_size (self->asks, 0);
  self->shown = 0;
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (self->asks, sp_import_ask_new (paths[i]));
  sp_import_window_try (self);
}

/* ---- what the reader does ---- */

static void
forget_columns (SpImportAsk *ask)
{
  g_hash_table_remove_all (ask->wish->columns);
  g_hash_table_remove_all (ask->wish->constants);
}

static gboolean
show_again_cb (gpointer data)
{
  SpImportWindow *self = data;

  if (self->trial != NULL)
    sp_import_window_show_file (self);
  return G_SOURCE_REMOVE;
}

static void
file_cb (SpImportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->file_row);

  if (self->filling || selected >= self->asks->len || self->trial == NULL)
    return;
  self->shown = selected;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_again_cb, g_object_ref (self), g_object_unref);
}

static void
kind_cb (SpImportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row), n_kinds = 0;
  SpImportAsk *ask;

  if (self->filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  ask = sp_import_window_get_ask (self);
  g_free (ask->kind);
  while (sp_import_get_kinds ()[n_kinds] != NULL)
    n_kinds++;
  if (selected > n_kinds)
    ask->kind = g_strdup (SP_IMPORT_PAPER_KIND);
  else
    ask->kind = selected > 0 ? g_strdup (sp_import_get_kinds ()[selected - 1]->code) : NULL;
  g_clear_pointer (&ask->kept, g_free);
  forget_columns (ask);
  sp_import_window_try_later (self);
}

static void
kept_cb (SpImportWindow *self)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (self->kept_row);
  SpImportAsk *ask;

  if (self->filling || item == NULL)
    return;
  ask = sp_import_window_get_ask (self);
  g_free (ask->kept);
  ask->kept = g_strdup (adw_combo_row_get_selected (self->kept_row) > 0 ? gtk_string_object_get_string (item) : "");
  forget_columns (ask);
  sp_import_window_try_later (self);
}

static void
stop_cb (SpImportWindow *self)
{
  gboolean applying = self->applying != NULL;

  sp_import_window_stop (self);
  if (!applying)
    gtk_stack_set_visible_child_name (self->states, "choose");
}

static void
import_cb (SpImportWindow *self)
{
  sp_import_window_import (self);
}

static void
take_files (SpImportWindow *self, GListModel *files)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  if (paths->len > 1)
    take_paths (self, (const char *const *) paths->pdata);
}

static void
answered_cb (SpImportWindow *self, int response)
{
  g_autoptr(GListModel) files
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  g_clear_object (&self->chooser);
  if (files != NULL)
    take_files (self, files);
}

static void
choose_cb (SpImportWindow *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Choose files to import"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _("_Look at them"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GStrv
dup_dropped (const GValue *value)
{
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();
  GSList *files = g_value_get_boxed (value);

  for (GSList *at = files; at != NULL; at = at->next)
    {
      g_autofree char *path = g_file_get_path (at->data);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

static gboolean
drop_here_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  g_auto(GStrv) paths = dup_dropped (value);

  if (paths[0] == NULL)
    return FALSE;
  take_paths (data, (const char *const *) paths);
  return TRUE;
}

/* ---- the window itself ---- */

static void
sp_import_window_dispose (GObject *object)
{
  SpImportWindow *self = SP_IMPORT_WINDOW (object);

  if (self->session != NULL)
    sp_import_window_stop (self);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_pointer (&self->trial, sp_import_trial_free);
  g_clear_pointer (&self->asks, g_ptr_array_unref);
  g_clear_pointer (&self->last_column, g_free);
  G_OBJECT_CLASS (sp_import_window_parent_class)->dispose (object);
}

static gboolean
close_cb (SpImportWindow *self)
{
  sp_import_window_stop (self);
  return FALSE;
}

static void
sp_import_window_class_init (SpImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_import_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, states);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, file_row);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, kept_row);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, changes_slot);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, problems_slot);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, constants_slot);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, rows_slot);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, columns_slot);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, with_import);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, reason_row);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, keep_row);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sp_import_window_init (SpImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->asks = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_import_ask_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  sp_import_widen (self->kind_row);
  sp_import_widen (self->kept_row);
  sp_import_widen (self->file_row);
  g_signal_connect (target, "drop", G_CALLBACK (drop_here_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
sp_import_window_open (GtkWindow *parent, SpSession *session, const char *const *paths)
{
  SpImportWindow *self = g_object_new (SP_TYPE_IMPORT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  int width, height;

  self->session = g_object_ref (session);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, gtk_widget_get_width (GTK_WIDGET (parent)) - MARGIN),
                                 MIN (height, gtk_widget_get_height (GTK_WIDGET (parent)) - MARGIN));
  gtk_window_present (GTK_WINDOW (self));
  if (paths != NULL && paths[0] != NULL)
    take_paths (self, paths);
  return GTK_WIDGET (self);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  g_auto(GStrv) paths = dup_dropped (value);

  if (sp_session_get_plan (data) == NULL || !GTK_IS_WINDOW (root) || paths[0] == NULL)
    return FALSE;
  sp_import_window_open (GTK_WINDOW (root), data, (const char *const *) paths);
  return TRUE;
}

void
sp_import_window_take_drops (GtkWidget *widget, SpSession *session)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), session, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
