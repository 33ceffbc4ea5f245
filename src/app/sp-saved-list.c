/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-saved-list.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-result-programme.h"
#include "sp-result-tables.h"
#include "sp-saved-programmes.h"
#include "sp-table-grid.h"

#define NAME "sp-programme-name"
#define POPOVER "sp-rename-popover"

struct _SpSavedList
{
  AdwBin             parent_instance;

  AdwPreferencesGroup *group;
  GtkToggleButton   *compare;
  AdwBin            *compared;
  GPtrArray         *rows; /* borrowed */
  SpSavedProgrammes *saved;
  SpSession         *session; /* weak */
  SpProgrammeSearch *search;  /* weak */
};

G_DEFINE_FINAL_TYPE (SpSavedList, sp_saved_list, ADW_TYPE_BIN)

static void show (SpSavedList *self);

static const SpSnapshot *
snapshot (SpSavedList *self)
{
  return self->session != NULL ? sp_session_get_snapshot (self->session) : NULL;
}

static void
open_cb (SpSavedList *self, GtkWidget *button)
{
  if (self->search != NULL && !sp_programme_search_get_busy (self->search))
    sp_programme_search_open (self->search, g_object_get_data (G_OBJECT (button), NAME));
}

static void
remove_cb (SpSavedList *self, GtkWidget *button)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), NAME));
  g_autoptr(GError) error = NULL;

  if (plan == NULL)
    return;
  if (sp_edit_remove_programme (plan, name, &error))
    sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
  else
    sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
}

static void
rename_cb (SpSavedList *self, GtkWidget *entry)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (entry), NAME));
  g_autoptr(GError) error = NULL;

  if (!g_str_equal (text, name) && !sp_edit_rename_programme (plan, name, text, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL); /* it stays open with what was typed */
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (entry, GTK_TYPE_POPOVER)));
  if (!g_str_equal (text, name))
    sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
}

static gboolean
closed_later_cb (gpointer self)
{
  if (SP_SAVED_LIST (self)->rows != NULL)
    show (self);
  return G_SOURCE_REMOVE;
}

/* Not at once: the popover goes with its row. */
static void
closed_cb (SpSavedList *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, closed_later_cb, g_object_ref (self), g_object_unref);
}

static GtkWidget *
rename_popover_new (SpSavedList *self, const char *name)
{
  GtkWidget *popover = gtk_popover_new (), *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 28);
  gtk_widget_set_tooltip_text (entry, _("A new name; Enter takes it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New name of the programme"), -1);
  g_object_set_data_full (G_OBJECT (entry), NAME, g_strdup (name), g_free);
  g_signal_connect_object (entry, "activate", G_CALLBACK (rename_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  return popover;
}

static void
add_rename (SpSavedList *self, AdwActionRow *row, const char *name)
{
  GtkWidget *button = gtk_menu_button_new (), *popover = rename_popover_new (self, name);
  g_autofree char *spoken = g_strdup_printf (_("Rename %s"), name);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Rename"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  g_object_set_data (G_OBJECT (row), POPOVER, popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  adw_action_row_add_suffix (row, button);
}

static void
add_button (SpSavedList *self, AdwActionRow *row, const char *label, const char *named, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *spoken = g_strdup_printf (named, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), NAME, g_strdup (name), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);
}

static void
add_row (SpSavedList *self, const SpSavedProgramme *saved)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (saved->name, -1);
  g_autofree char *words = sp_sentence_for_saved_programme (saved, sp_saved_programmes_find (self->saved, saved->name),
                                                            sp_saved_programmes_get_failure (self->saved, saved->name));
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  /* Translators: read out for the button of a saved programme, by its name. */
  add_button (self, ADW_ACTION_ROW (row), _("Open"), _("Open %s"), saved->name, G_CALLBACK (open_cb));
  add_rename (self, ADW_ACTION_ROW (row), saved->name);
  add_button (self, ADW_ACTION_ROW (row), _("Remove"), _("Remove %s"), saved->name, G_CALLBACK (remove_cb));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

/* Those that are worked out; a row of the others would be empty. */
static void
show_compared (SpSavedList *self)
{
  const SpSnapshot *s = snapshot (self);
  g_autoptr(GPtrArray) programmes = g_ptr_array_new (), names = g_ptr_array_new ();
  g_autoptr(SpTable) table = NULL;

  adw_bin_set_child (self->compared, NULL);
  if (s == NULL || s->n_programmes < 2 || !gtk_toggle_button_get_active (self->compare))
    return;
  for (guint i = 0; i < s->n_programmes; i++)
    {
      g_ptr_array_add (programmes, sp_saved_programmes_find (self->saved, s->programmes[i].name));
      g_ptr_array_add (names, (gpointer) s->programmes[i].name);
    }
  table = sp_table_of_programmes ((SpProgramme *const *) programmes->pdata, (const char *const *) names->pdata, names->len);
  adw_bin_set_child (self->compared, sp_table_grid_new (table, TRUE, NULL, NULL));
}

/* Whether somebody types a new name, which would go with its row. */
static gboolean
is_renaming (SpSavedList *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (gtk_widget_get_visible (g_object_get_data (G_OBJECT (self->rows->pdata[i]), POPOVER)))
      return TRUE;
  return FALSE;
}

static void
show (SpSavedList *self)
{
  const SpSnapshot *s = snapshot (self);
  guint n = s != NULL ? s->n_programmes : 0;

  if (is_renaming (self)) /* until it is closed */
    return;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    add_row (self, &s->programmes[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->compare), n > 1);
  show_compared (self);
}

static void
sp_saved_list_dispose (GObject *object)
{
  SpSavedList *self = SP_SAVED_LIST (object);

  if (self->saved != NULL)
    g_signal_handlers_disconnect_by_data (self->saved, self);
  g_clear_object (&self->saved);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_weak_pointer (&self->session);
  g_clear_weak_pointer (&self->search);
  G_OBJECT_CLASS (sp_saved_list_parent_class)->dispose (object);
}

static void
sp_saved_list_class_init (SpSavedListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_saved_list_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-saved-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSavedList, group);
  gtk_widget_class_bind_template_child (widget_class, SpSavedList, compare);
  gtk_widget_class_bind_template_child (widget_class, SpSavedList, compared);
  gtk_widget_class_bind_template_callback (widget_class, show_compared);
}

static void
sp_saved_list_init (SpSavedList *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_saved_list_set (SpSavedList *self, SpSession *session, SpProgrammeSearch *search)
{
  g_return_if_fail (SP_IS_SAVED_LIST (self) && self->saved == NULL);
  g_set_weak_pointer (&self->session, session);
  g_set_weak_pointer (&self->search, search);
  self->saved = sp_saved_programmes_new (session);
  g_signal_connect_object (self->saved, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

void
sp_saved_list_update (SpSavedList *self)
{
  const SpSnapshot *s = snapshot (self);

  if (s != NULL && s->n_programmes > 0)
    sp_saved_programmes_work_out (self->saved);
  show (self);
}
