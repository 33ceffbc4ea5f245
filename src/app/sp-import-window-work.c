/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import window has done beside the main thread: files tried on a copy of the plan, then written to the plan itself. */
#include "config.h"

#include "sp-import-window-private.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-import-apply.h"

/* ---- trying ---- */

static void
show_progress (SpImportWindow *self, double fraction, const char *message)
{
  if (self->session == NULL)
    return; /* closed; the thread has not noticed yet */
  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
  adw_status_page_set_title (self->busy, message);
}

static void
report_cb (double fraction, const char *message, gpointer data)
{
  show_progress (data, fraction, message);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SpImportWindow) self = data;
  g_autoptr(GError) error = NULL;
  SpImportTrial *trial = sp_import_trial_finish (result, &error);
  const SpImportTried *first;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    {
      g_clear_pointer (&trial, sp_import_trial_free);
      return; /* something newer was asked for, it was stopped, or the window is closed */
    }
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  if (trial == NULL)
    {
      sp_import_window_show_failure (self, error->message);
      return;
    }
  g_clear_pointer (&self->trial, sp_import_trial_free);
  self->trial = trial;
  first = sp_import_trial_get_file (trial, self->shown);
  if (self->asks->len == 1 && first->look == NULL && first->paper == NULL && !first->is_unknown
      && sp_import_window_get_ask (self)->kind == NULL)
    {
      sp_import_window_show_failure (self, first->reason);
      return;
    }
  sp_import_window_show_file (self);
  gtk_stack_set_visible_child_name (self->states, "preview");
}

static void
stop_trial (SpImportWindow *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
}

void
sp_import_window_try (SpImportWindow *self)
{
  SpPlan *plan;

  if (self->session == NULL)
    return; /* closed before it was tried: its widgets are gone */
  plan = sp_session_get_plan (self->session);
  stop_trial (self);
  if (plan == NULL || self->asks->len == 0 || self->applying != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->import_button, FALSE);
  if (self->trial == NULL)
    sp_import_window_show_busy (self, _("Reading the file"), _("The plan is not touched."));
  else
    gtk_spinner_start (self->spinner);
  sp_import_trial_run (plan, self->asks, self->cancellable, report_cb, tried_cb, g_object_ref (self));
}

static gboolean
try_again_cb (gpointer data)
{
  sp_import_window_try (data);
  return G_SOURCE_REMOVE;
}

/* Later: the row that says it is made anew by the trial. */
void
sp_import_window_try_later (SpImportWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, try_again_cb, g_object_ref (self), g_object_unref);
}

/* ---- importing ---- */

typedef struct { SpImportWindow *window; SpPlan *plan; } Applying;

static void
say_refusal (SpImportWindow *self, const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Nothing was imported"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), reason);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
say_done (SpImportWindow *self)
{
  g_autofree char *text
      = self->asks->len == 1
            ? g_strdup_printf (_("%s was imported"), gtk_window_get_title (GTK_WINDOW (self)))
            : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file was imported", "%u files were imported", self->asks->len),
                               self->asks->len);

  sp_edit_say (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), text, _("Undo"), "win.undo");
  gtk_window_close (GTK_WINDOW (self));
}

static void
progress_cb (double fraction, const char *message, gpointer data)
{
  show_progress (((const Applying *) data)->window, fraction, message);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Applying *job = data;
  g_autoptr(SpImportWindow) self = job->window;
  g_autoptr(SpPlan) plan = job->plan;
  g_autoptr(GError) error = NULL;
  gboolean written, gone = self->session == NULL;

  g_free (job);
  sp_import_apply_finish (result, &error);
  g_clear_object (&self->applying);
  written = sp_plan_follow (plan, NULL); /* what is in the plan counts: stopping may have come too late */
  if (gone)
    return;
  if (written)
    {
      say_done (self);
      return;
    }
  sp_import_window_try (self);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say_refusal (self, error->message);
}

void
sp_import_window_import (SpImportWindow *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  const SpImportTried *tried;
  SpImportWords words = { 0 };
  Applying *job;

  if (plan == NULL || self->trial == NULL || self->cancellable != NULL || self->applying != NULL)
    return;
  if (sp_plan_get_revision (plan) != sp_import_trial_get_revision (self->trial))
    {
      sp_import_window_try (self); /* the plan was edited meanwhile: what was shown may no longer be so */
      return;
    }
  tried = sp_import_trial_get_file (self->trial, self->shown);
  words.reason = gtk_editable_get_text (self->reason_row);
  words.keep_as = tried->look != NULL ? gtk_editable_get_text (self->keep_row) : NULL;
  words.kept = tried->look != NULL ? tried->look->mapping : NULL;
  self->applying = g_cancellable_new ();
  gtk_widget_set_sensitive (self->import_button, FALSE);
  sp_import_window_show_busy (self, _("Writing rows"), _("The plan stays as it was until all of it is written."));
  job = g_new (Applying, 1);
  *job = (Applying) { g_object_ref (self), g_object_ref (plan) };
  sp_import_apply_run (plan, g_steal_pointer (&self->trial), &words, self->applying, progress_cb, applied_cb, job);
}

void
sp_import_window_stop (SpImportWindow *self)
{
  if (self->applying != NULL)
    g_cancellable_cancel (self->applying); /* and applied_cb shows what can be imported again */
  stop_trial (self);
}
