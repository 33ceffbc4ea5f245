/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-keep-trial.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"

struct _SpKeepTrial
{
  GtkPopover parent_instance;

  GtkEntry  *name, *reason;
  GtkWidget *keep;
  SpSession *session; /* weak */
  SpTrial    trial;
};

G_DEFINE_FINAL_TYPE (SpKeepTrial, sp_keep_trial, GTK_TYPE_POPOVER)

static char *
dup_text (GtkEntry *entry)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
}

static void
typed_cb (SpKeepTrial *self)
{
  g_autofree char *name = dup_text (self->name), *reason = dup_text (self->reason);

  gtk_widget_set_sensitive (self->keep, *name != '\0' && *reason != '\0');
}

static void
keep_cb (SpKeepTrial *self)
{
  g_autofree char *name = dup_text (self->name), *reason = dup_text (self->reason), *said = NULL;
  g_autoptr(GError) error = NULL;
  gint64 id = 0;

  if (*name == '\0' || *reason == '\0' || self->session == NULL || sp_session_get_snapshot (self->session) == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  /* A scenario that begins as the one shown, with what was tried in it. */
  if (!sp_edit_keep_trial_in_new_scenario (sp_session_get_plan (self->session), name, sp_session_get_scenario_id (self->session),
                                           sp_session_get_snapshot (self->session), &self->trial, reason, &id, &error))
    {
      sp_edit_say (GTK_WIDGET (self), error->message, NULL, NULL);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
  sp_session_set_scenario_id (self->session, id);
  said = g_strdup_printf (_("The housing you tried is now the scenario “%s”, which is shown."), name);
  sp_edit_say (GTK_WIDGET (self), said, NULL, NULL);
}

static void
sp_keep_trial_dispose (GObject *object)
{
  g_clear_weak_pointer (&SP_KEEP_TRIAL (object)->session);
  G_OBJECT_CLASS (sp_keep_trial_parent_class)->dispose (object);
}

static void
sp_keep_trial_class_init (SpKeepTrialClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_keep_trial_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-keep-trial.ui");
  gtk_widget_class_bind_template_child (widget_class, SpKeepTrial, name);
  gtk_widget_class_bind_template_child (widget_class, SpKeepTrial, reason);
  gtk_widget_class_bind_template_child (widget_class, SpKeepTrial, keep);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, keep_cb);
}

static void
sp_keep_trial_init (SpKeepTrial *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  typed_cb (self);
}

void
sp_keep_trial_set (SpKeepTrial *self, SpSession *session, const SpTrial *trial)
{
  g_set_weak_pointer (&self->session, session);
  self->trial = *trial;
}
