/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-adopt-programme.h"

#include "sp-edit-request.h"

struct _SpAdoptProgramme
{
  GtkPopover         parent_instance;

  GtkEntry          *name, *reason;
  GtkWidget         *adopt;
  SpSession         *session; /* weak */
  SpProgrammeSearch *search;  /* weak */
};

G_DEFINE_FINAL_TYPE (SpAdoptProgramme, sp_adopt_programme, GTK_TYPE_POPOVER)

static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
typed_cb (SpAdoptProgramme *self)
{
  g_autofree char *name = dup_text (self->name), *reason = dup_text (self->reason);

  gtk_widget_set_sensitive (self->adopt, *name != '\0' && *reason != '\0');
}

static void
adopt_cb (SpAdoptProgramme *self)
{
  g_autofree char *name = dup_text (self->name), *reason = dup_text (self->reason);
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  if (*name == '\0' || *reason == '\0' || self->search == NULL || self->session == NULL
      || sp_programme_search_get_n (self->search) == 0)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (!sp_programme_search_adopt (self->search, name, reason, &id, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  sp_session_set_scenario_id (self->session, id);
  sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (sp_session_get_plan (self->session)), NULL, NULL);
}

static void
sp_adopt_programme_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_ADOPT_PROGRAMME (object)->session);
  g_clear_weak_pointer (&SP_ADOPT_PROGRAMME (object)->search);
  G_OBJECT_CLASS (sp_adopt_programme_parent_class)->dispose (object);
}

static void
sp_adopt_programme_class_init (SpAdoptProgrammeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_adopt_programme_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-adopt-programme.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAdoptProgramme, name);
  gtk_widget_class_bind_template_child (widget_class, SpAdoptProgramme, reason);
  gtk_widget_class_bind_template_child (widget_class, SpAdoptProgramme, adopt);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, adopt_cb);
}

static void
sp_adopt_programme_init (SpAdoptProgramme *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
}

void
sp_adopt_programme_set (SpAdoptProgramme *self, SpSession *session, SpProgrammeSearch *search)
{
  g_set_weak_pointer (&self->session, session);
  g_set_weak_pointer (&self->search, search);
}
