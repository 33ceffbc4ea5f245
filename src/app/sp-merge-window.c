/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-merge-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-merge-bring.h"
#include "sp-merge-row.h"
#include "sp-merge-trial.h"

#define SP_TYPE_MERGE_WINDOW (sp_merge_window_get_type ())
G_DECLARE_FINAL_TYPE (SpMergeWindow, sp_merge_window, SP, MERGE_WINDOW, AdwWindow)

struct _SpMergeWindow
{
  AdwWindow            parent_instance;

  SpSession           *session;
  char                *their_path;
  GCancellable        *cancellable;  /* the trial under way, NULL = none */
  GCancellable        *merging;      /* the merge under way, NULL = none */
  GHashTable          *rows;         /* origin to SpMergeRow */
  GtkStack            *states;
  AdwStatusPage       *failure, *merging_page;
  GtkProgressBar      *progress;
  AdwPreferencesGroup *group;
  GtkLabel            *summary;
  GtkWidget           *merge_button;
  GtkSpinner          *spinner;
};

G_DEFINE_FINAL_TYPE (SpMergeWindow, sp_merge_window, ADW_TYPE_WINDOW)

static void
show_summary (SpMergeWindow *self)
{
  guint n_taken = 0, n_open = 0;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      n_taken += sp_merge_row_is_taken (row);
      n_open += !sp_merge_row_is_settled (row);
    }
  if (n_open > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u edit needs a decision: take it, or leave it out and say why.",
                                         "%u edits need a decision: take each, or leave it out and say why.", n_open), n_open);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u edit will be brought in.", "%u edits will be brought in.", n_taken),
                            n_taken);
  gtk_label_set_text (self->summary, text);
  gtk_widget_set_sensitive (self->merge_button, n_open == 0 && g_hash_table_size (self->rows) > 0 && self->cancellable == NULL);
}

static GPtrArray *
list_choices (SpMergeWindow *self)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_merge_choice_free);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      SpMergeChoice *choice = sp_merge_row_dup_choice (row);

      if (choice != NULL)
        g_ptr_array_add (choices, choice);
    }
  return choices;
}

static void try_merge (SpMergeWindow *self);

static void
show_edits (SpMergeWindow *self, GPtrArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    {
      const SpMergeEdit *edit = g_ptr_array_index (edits, i);
      SpMergeRow *row = g_hash_table_lookup (self->rows, edit->origin);

      if (row != NULL)
        {
          sp_merge_row_update (row, edit);
          continue;
        }
      row = sp_merge_row_new (edit);
      g_hash_table_insert (self->rows, g_strdup (edit->origin), row);
      g_signal_connect_object (row, "changed", G_CALLBACK (try_merge), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->group, GTK_WIDGET (row));
    }
  gtk_stack_set_visible_child_name (self->states, g_hash_table_size (self->rows) > 0 ? "edits" : "nothing");
  show_summary (self);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(SpMergeWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) edits = sp_merge_trial_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return; /* something newer was asked for, or the window is closed */
  g_clear_object (&self->cancellable);
  gtk_spinner_stop (self->spinner);
  if (edits != NULL)
    {
      show_edits (self, edits);
      return;
    }
  adw_status_page_set_description (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->states, "failure");
}

/* What merging would do with the decisions as they are; the latest question wins. */
static void
try_merge (SpMergeWindow *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autoptr(GPtrArray) choices = list_choices (self);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (plan == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  show_summary (self);
  sp_merge_trial_run (plan, self->their_path, choices, self->cancellable, tried_cb, g_object_ref (self));
}

static void
say_failure (SpMergeWindow *self, const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Nothing was merged"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), reason);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
say_done (SpMergeWindow *self, GPtrArray *edits)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < edits->len; i++)
    {
      SpMergeState state = ((const SpMergeEdit *) g_ptr_array_index (edits, i))->state;

      n += state != SP_MERGE_REFUSED && state != SP_MERGE_SAME;
    }
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u edit was brought in", "%u edits were brought in", n), n);
  sp_edit_say (GTK_WIDGET (gtk_window_get_child (gtk_window_get_transient_for (GTK_WINDOW (self)))), text,
               n > 0 ? _("Undo the last") : NULL, n > 0 ? "win.undo" : NULL);
  gtk_window_close (GTK_WINDOW (self));
}

/* The window and the plan that it is for, until the thread is done with them. */
typedef struct { SpMergeWindow *window; SpPlan *plan; } Merging;

static void
progress_cb (double fraction, const char *message, gpointer data)
{
  SpMergeWindow *self = ((const Merging *) data)->window;

  if (self->session == NULL)
    return; /* closed; the thread has not noticed yet */
  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
  adw_status_page_set_title (self->merging_page, message);
}

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Merging *job = data;
  g_autoptr(SpMergeWindow) self = job->window;
  g_autoptr(SpPlan) plan = job->plan;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) edits = sp_merge_bring_finish (result, &error);

  g_free (job);
  g_clear_object (&self->merging);
  sp_plan_follow (plan, NULL); /* what is in the plan counts: stopping may have come too late */
  if (self->session == NULL)
    return;
  if (edits != NULL)
    {
      say_done (self, edits);
      return;
    }
  gtk_stack_set_visible_child_name (self->states, "edits");
  try_merge (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say_failure (self, error->message);
}

static void
merge_cb (SpMergeWindow *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autoptr(GPtrArray) choices = NULL;
  Merging *job;

  if (plan == NULL)
    {
      say_failure (self, _("The plan was closed meanwhile. Open it again"));
      return;
    }
  if (self->merging != NULL || self->cancellable != NULL)
    return;
  choices = list_choices (self);
  self->merging = g_cancellable_new ();
  gtk_widget_set_sensitive (self->merge_button, FALSE);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->states, "merging");
  job = g_new (Merging, 1);
  *job = (Merging) { g_object_ref (self), g_object_ref (plan) };
  sp_merge_bring_run (plan, self->their_path, choices, self->merging, progress_cb, merged_cb, job);
}

/* Gives up what is under way. The plan stays as it is; merged_cb shows the edits again. */
static void
stop_cb (SpMergeWindow *self)
{
  if (self->merging != NULL)
    g_cancellable_cancel (self->merging);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
sp_merge_window_dispose (GObject *object)
{
  SpMergeWindow *self = SP_MERGE_WINDOW (object);

  stop_cb (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->their_path, g_free);
  G_OBJECT_CLASS (sp_merge_window_parent_class)->dispose (object);
}

static gboolean
close_cb (SpMergeWindow *self)
{
  stop_cb (self);
  return FALSE;
}

static void
sp_merge_window_class_init (SpMergeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_merge_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-merge-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpMergeWindow, states);
  gtk_widget_class_bind_template_child (widget_class, SpMergeWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, SpMergeWindow, merging_page);
  gtk_widget_class_bind_template_child (widget_class, SpMergeWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, SpMergeWindow, group);
  gtk_widget_class_bind_template_child (widget_class, SpMergeWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SpMergeWindow, merge_button);
  gtk_widget_class_bind_template_child (widget_class, SpMergeWindow, spinner);
  gtk_widget_class_bind_template_callback (widget_class, merge_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sp_merge_window_init (SpMergeWindow *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
sp_merge_window_open (GtkWindow *parent, SpSession *session, const char *their_path)
{
  SpMergeWindow *self = g_object_new (SP_TYPE_MERGE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *name = g_path_get_basename (their_path);

  self->session = g_object_ref (session);
  self->their_path = g_strdup (their_path);
  adw_preferences_group_set_title (self->group, name);
  try_merge (self);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

typedef struct { GtkWindow *parent; SpSession *session; GtkFileChooserNative *chooser; } Question;

static void
answered_cb (GtkNativeDialog *chooser, int response, gpointer data)
{
  Question *question = data;
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    sp_merge_window_open (question->parent, question->session, path);
  g_object_unref (question->session);
  g_object_unref (question->parent);
  g_free (question);
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

void
sp_merge_window_ask (GtkWindow *parent, SpSession *session)
{
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  Question *question = g_new0 (Question, 1);
  SpPlan *plan = sp_session_get_plan (session);
  g_autoptr(GFile) mine = plan != NULL ? g_file_new_for_path (sp_plan_get_path (plan)) : NULL;
  g_autoptr(GFile) folder = mine != NULL ? g_file_get_parent (mine) : NULL;

  question->parent = g_object_ref (parent);
  question->session = g_object_ref (session);
  question->chooser = gtk_file_chooser_native_new (_("Choose your colleague’s copy of this plan"), parent,
                                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_Look at its edits"), NULL);
  gtk_file_filter_set_name (filter, _("Plans"));
  gtk_file_filter_add_suffix (filter, "gpkg");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (question->chooser), filter);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (question->chooser), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (question->chooser), TRUE);
  g_signal_connect (question->chooser, "response", G_CALLBACK (answered_cb), question);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (question->chooser));
}
