/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-scenario-picker.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-rows.h"

struct _SpScenarioPicker
{
  AdwBin       parent_instance;

  GtkDropDown *drop_down;
  GtkPopover  *new_popover;
  GtkEntry    *name_entry;
  GtkWidget   *add_button;
  SpSession   *session;
  gboolean     following;
};

G_DEFINE_FINAL_TYPE (SpScenarioPicker, sp_scenario_picker, ADW_TYPE_BIN)

/* The row with no parent is the plan as it stands, which the session and the edits call 0. */
static gint64
scenario_of (const SpScenarioValues *values)
{
  return values->parent_id == 0 ? 0 : values->id;
}

static void
follow_session (SpScenarioPicker *self)
{
  GListModel *scenarios = sp_session_get_scenarios (self->session);

  self->following = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (scenarios, i);

      if (scenario_of (sp_scenario_row_get_values (row)) == sp_session_get_scenario_id (self->session))
        gtk_drop_down_set_selected (self->drop_down, i);
    }
  self->following = FALSE;
}

static void
selected_cb (SpScenarioPicker *self)
{
  SpRow *row = gtk_drop_down_get_selected_item (self->drop_down);

  if (row != NULL && !self->following)
    sp_session_set_scenario_id (self->session, scenario_of (sp_scenario_row_get_values (row)));
}

static char *
dup_name (SpScenarioPicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_entry))));
}

static void
typed_cb (SpScenarioPicker *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->add_button, *name != '\0');
}

static void
add_cb (SpScenarioPicker *self)
{
  g_autofree char *name = dup_name (self);
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  if (*name == '\0')
    return;
  gtk_popover_popdown (self->new_popover);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
  if (sp_edit_add_scenario (sp_session_get_plan (self->session), name, sp_session_get_scenario_id (self->session), NULL, &id,
                            &error))
    sp_session_set_scenario_id (self->session, id);
  else
    sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
}

static void
sp_scenario_picker_dispose (GObject *object)
{
  SpScenarioPicker *self = SP_SCENARIO_PICKER (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (sp_scenario_picker_parent_class)->dispose (object);
}

static void
sp_scenario_picker_class_init (SpScenarioPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_scenario_picker_dispose;
  g_type_ensure (SP_TYPE_SCENARIO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-scenario-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, SpScenarioPicker, drop_down);
  gtk_widget_class_bind_template_child (widget_class, SpScenarioPicker, new_popover);
  gtk_widget_class_bind_template_child (widget_class, SpScenarioPicker, name_entry);
  gtk_widget_class_bind_template_child (widget_class, SpScenarioPicker, add_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
sp_scenario_picker_init (SpScenarioPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->drop_down, _("Scenario"));
}

void
sp_scenario_picker_set_session (SpScenarioPicker *self, SpSession *session)
{
  self->session = g_object_ref (session);
  self->following = TRUE;
  gtk_drop_down_set_model (self->drop_down, sp_session_get_scenarios (session));
  self->following = FALSE;
  g_signal_connect_object (session, "notify::scenario-id", G_CALLBACK (follow_session), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (sp_session_get_scenarios (session), "items-changed", G_CALLBACK (follow_session), self,
                           G_CONNECT_SWAPPED);
  follow_session (self);
}
