/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-keep-edition.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-edit.h"

struct _SpKeepEdition
{
  GtkPopover parent_instance;

  GtkEntry  *name, *day;
  GtkWidget *keep;
  SpSession *session; /* weak */
};

G_DEFINE_FINAL_TYPE (SpKeepEdition, sp_keep_edition, GTK_TYPE_POPOVER)

static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
typed_cb (SpKeepEdition *self)
{
  g_autofree char *name = dup_text (self->name), *day = dup_text (self->day);

  gtk_widget_set_sensitive (self->keep, *name != '\0' && *day != '\0');
}

static void
offer_today (SpKeepEdition *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");

  gtk_editable_set_text (GTK_EDITABLE (self->day), today);
}

/* Refused, it stays open with what was typed. */
static void
keep_cb (SpKeepEdition *self)
{
  g_autofree char *name = dup_text (self->name), *day = dup_text (self->day);
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;
  g_autoptr(GError) error = NULL;

  if (*name == '\0' || *day == '\0' || plan == NULL)
    return;
  if (!sp_edit_keep_edition (plan, name, day, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  offer_today (self);
  sp_edit_say (GTK_WIDGET (self), sp_plan_get_undo_label (plan), _("_Undo"), "win.undo");
}

static void
sp_keep_edition_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_KEEP_EDITION (object)->session);
  G_OBJECT_CLASS (sp_keep_edition_parent_class)->dispose (object);
}

static void
sp_keep_edition_class_init (SpKeepEditionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_keep_edition_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-keep-edition.ui");
  gtk_widget_class_bind_template_child (widget_class, SpKeepEdition, name);
  gtk_widget_class_bind_template_child (widget_class, SpKeepEdition, day);
  gtk_widget_class_bind_template_child (widget_class, SpKeepEdition, keep);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
sp_keep_edition_init (SpKeepEdition *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offer_today (self);
  typed_cb (self);
}

void
sp_keep_edition_set_session (SpKeepEdition *self, SpSession *session)
{
  g_set_weak_pointer (&self->session, session);
}
