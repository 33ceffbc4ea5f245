/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-reason-popover.h"

#include <glib/gi18n-lib.h>

struct _SpReasonPopover
{
  GtkPopover   parent_instance;

  GtkLabel    *question;
  GtkEntry    *entry;
  GtkWidget   *change;
  SpReasonFunc answered;
  gpointer     user_data;
};

G_DEFINE_FINAL_TYPE (SpReasonPopover, sp_reason_popover, GTK_TYPE_POPOVER)

static char *
dup_reason (SpReasonPopover *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
answer (SpReasonPopover *self, const char *reason)
{
  SpReasonFunc answered = g_steal_pointer (&self->answered);

  if (answered != NULL)
    answered (self, reason, self->user_data);
}

static void
change_cb (SpReasonPopover *self)
{
  g_autofree char *reason = dup_reason (self);

  if (*reason == '\0')
    return;
  answer (self, reason);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
typed_cb (SpReasonPopover *self)
{
  g_autofree char *reason = dup_reason (self);

  gtk_widget_set_sensitive (self->change, *reason != '\0');
}

static gboolean
unparent_cb (gpointer user_data)
{
  GtkWidget *self = user_data;

  if (gtk_widget_get_parent (self) != NULL)
    gtk_widget_unparent (self);
  return G_SOURCE_REMOVE;
}

static void
closed_cb (SpReasonPopover *self)
{
  answer (self, NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT, unparent_cb, g_object_ref (self), g_object_unref);
}

static void
anchor_destroyed_cb (SpReasonPopover *self)
{
  answer (self, NULL);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (self));
}

static void
sp_reason_popover_class_init (SpReasonPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-reason-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, SpReasonPopover, question);
  gtk_widget_class_bind_template_child (widget_class, SpReasonPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, SpReasonPopover, change);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
sp_reason_popover_init (SpReasonPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_reason_popover_ask (GtkWidget *anchor, const char *scenario_name, SpReasonFunc answered, gpointer user_data)
{
  SpReasonPopover *self = g_object_new (SP_TYPE_REASON_POPOVER, NULL);
  g_autofree char *question = g_strdup_printf (_("Why does “%s” differ here?"), scenario_name);

  self->answered = answered;
  self->user_data = user_data;
  gtk_label_set_text (self->question, question);
  gtk_widget_set_parent (GTK_WIDGET (self), anchor);
  g_signal_connect_object (anchor, "destroy", G_CALLBACK (anchor_destroyed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
