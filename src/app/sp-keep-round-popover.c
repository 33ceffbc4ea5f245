/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-keep-round-popover.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-keep-round.h"

struct _SpKeepRoundPopover
{
  GtkPopover parent_instance;

  GtkEntry  *name, *note;
  GtkWidget *keep;
  SpSession *session; /* weak */
};

G_DEFINE_FINAL_TYPE (SpKeepRoundPopover, sp_keep_round_popover, GTK_TYPE_POPOVER)

static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
typed_cb (SpKeepRoundPopover *self)
{
  g_autofree char *name = dup_text (self->name);

  gtk_widget_set_sensitive (self->keep, *name != '\0');
}

static void
keep_cb (SpKeepRoundPopover *self)
{
  g_autofree char *name = dup_text (self->name), *note = dup_text (self->note);
  g_autoptr(GError) error = NULL;

  if (*name == '\0' || self->session == NULL || sp_session_get_plan (self->session) == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  if (!sp_session_keep_round (self->session, name, *note != '\0' ? note : NULL, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
  sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (sp_session_get_plan (self->session)), _("_Undo"), "win.undo");
}

static void
sp_keep_round_popover_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_KEEP_ROUND_POPOVER (object)->session);
  G_OBJECT_CLASS (sp_keep_round_popover_parent_class)->dispose (object);
}

static void
sp_keep_round_popover_class_init (SpKeepRoundPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_keep_round_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-keep-round-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SpKeepRoundPopover, name);
  gtk_widget_class_bind_template_child (widget_class, SpKeepRoundPopover, note);
  gtk_widget_class_bind_template_child (widget_class, SpKeepRoundPopover, keep);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
sp_keep_round_popover_init (SpKeepRoundPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
}

void
sp_keep_round_popover_set_session (SpKeepRoundPopover *self, SpSession *session)
{
  g_set_weak_pointer (&self->session, session);
}
