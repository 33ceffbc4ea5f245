/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-add-pot.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-pot-edit.h"

#define EXPECTED 2 /* of sp_pot_certainty_codes: what nobody has said is not announced */

struct _SpAddPot
{
  GtkPopover   parent_instance;

  GtkEntry    *name;
  GtkDropDown *source, *certainty;
  GtkWidget   *add;
  gint64       added;   /* to be selected */
  SpSession   *session; /* weak */
};

G_DEFINE_FINAL_TYPE (SpAddPot, sp_add_pot, GTK_TYPE_POPOVER)

static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
typed_cb (SpAddPot *self)
{
  g_autofree char *name = dup_text (self->name);

  gtk_widget_set_sensitive (self->add, *name != '\0');
}

/* Its panel is shown once the results have it. */
static void
results_changed_cb (SpAddPot *self)
{
  gint64 added = self->added;

  if (added == 0 || self->session == NULL || !sp_session_can_go_to (self->session, SP_SUBJECT_POT, added))
    return;
  self->added = 0;
  sp_session_select (self->session, SP_SUBJECT_POT, added);
}

/* Refused, it stays open with what was typed. */
static void
add_cb (SpAddPot *self)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  g_autofree char *name = dup_text (self->name);
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  if (plan == NULL || *name == '\0')
    return;
  if (!sp_edit_add_pot (plan, name, sp_pot_source_codes ()[gtk_drop_down_get_selected (self->source)],
                        sp_pot_certainty_codes ()[gtk_drop_down_get_selected (self->certainty)], &id, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
  self->added = id;
}

static void
fill_cb (SpAddPot *self)
{
  typed_cb (self);
}

/* Names of codes and names. */
static void
offer (GtkDropDown *field, char **choices, const char *title)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  g_auto(GStrv) owned = choices;

  for (guint i = 0; owned[i] != NULL; i += 2)
    gtk_string_list_append (names, owned[i + 1]);
  gtk_drop_down_set_model (field, G_LIST_MODEL (names));
  sp_field_name_drop_down (field, title);
}

static void
sp_add_pot_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_ADD_POT (object)->session);
  G_OBJECT_CLASS (sp_add_pot_parent_class)->dispose (object);
}

static void
sp_add_pot_class_init (SpAddPotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_add_pot_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-add-pot.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAddPot, name);
  gtk_widget_class_bind_template_child (widget_class, SpAddPot, source);
  gtk_widget_class_bind_template_child (widget_class, SpAddPot, certainty);
  gtk_widget_class_bind_template_child (widget_class, SpAddPot, add);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, fill_cb);
}

static void
sp_add_pot_init (SpAddPot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offer (self->source, sp_pot_source_choices (NULL, NULL), _("Source"));
  offer (self->certainty, sp_pot_certainty_choices (NULL, NULL), _("Certainty"));
  gtk_drop_down_set_selected (self->certainty, EXPECTED);
  typed_cb (self);
}

void
sp_add_pot_set_session (SpAddPot *self, SpSession *session)
{
  g_set_weak_pointer (&self->session, session);
  g_signal_connect_object (session, "results-changed", G_CALLBACK (results_changed_cb), self, G_CONNECT_SWAPPED);
}
