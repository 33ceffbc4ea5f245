/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-import-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-import-columns.h"
#include "sp-import-outcome.h"
#include "sp-import-trial.h"

#define MARGIN 40 /* of the window under this one that stays to be seen */

#define SP_TYPE_IMPORT_WINDOW (sp_import_window_get_type ())
G_DECLARE_FINAL_TYPE (SpImportWindow, sp_import_window, SP, IMPORT_WINDOW, AdwWindow)

struct _SpImportWindow
{
  AdwWindow            parent_instance;

  SpSession           *session;
  GPtrArray           *asks;         /* SpImportAsk, one for each file */
  SpImportTrial       *trial;        /* the last, NULL = none yet */
  guint                shown;        /* of the files, the one that is looked at */
  GCancellable        *cancellable;  /* the trial under way, NULL = none */
  gboolean             names_stale;  /* other files were chosen since their names were listed */
  gboolean             filling;      /* the rows are being set, not chosen from */
  char                *last_column;  /* the column that was last spoken of: it gets the focus back */
  GtkFileChooserNative *chooser;

  GtkStack            *states;
  AdwStatusPage       *busy, *failure;
  GtkProgressBar      *progress;
  GtkWidget           *import_button;
  GtkSpinner          *spinner;
  GtkLabel            *summary;
  AdwComboRow         *file_row, *kind_row, *kept_row;
  GtkBox              *changes_slot, *problems_slot, *constants_slot, *rows_slot, *columns_slot;
  AdwPreferencesGroup *with_import;
  GtkEditable         *reason_row, *keep_row;
};

G_DEFINE_FINAL_TYPE (SpImportWindow, sp_import_window, ADW_TYPE_WINDOW)

static void try_files (SpImportWindow *self);

static SpImportAsk *
get_ask (SpImportWindow *self)
{
  return g_ptr_array_index (self->asks, self->shown);
}

static void
show_summary (SpImportWindow *self, const SpImportSum *all)
{
  const SpImportTried *tried = sp_import_trial_get_file (self->trial, self->shown);
  gboolean ready = sp_import_trial_is_ready (self->trial);
  guint64 n = (guint64) all->added + all->changed;
  g_autofree char *text = NULL;

  for (guint i = 0; !ready && tried->reason == NULL && i < self->asks->len; i++)
    tried = sp_import_trial_get_file (self->trial, i);
  if (!ready)
    text = g_strdup (tried->is_unknown ? _("The kind of this file is not known by its headings. Choose its kind.") : tried->reason);
  else if (n == 0)
    text = g_strdup (all->refused > 0 || all->unchanged == 0
                         ? _("Nothing of this file can be imported as it is.")
                         : _("The plan holds all that this file says. There is nothing to import."));
  else if (all->refused == 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row will be written to the plan, as one edit that can be undone.",
                                         "%u rows will be written to the plan, as one edit that can be undone.", (gulong) n), (guint) n);
  else
    text = g_strdup_printf (_("%u rows will be written to the plan, as one edit that can be undone; %u with a fault will be left out."),
                            (guint) n, all->refused);
  gtk_label_set_text (self->summary, text);
  gtk_widget_set_sensitive (self->import_button, ready && n > 0 && self->cancellable == NULL);
}

/* ---- the file ---- */

static void
show_kind (SpImportWindow *self, const SpImportTried *tried)
{
  const SpImportKind *const *kinds = sp_import_get_kinds ();
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  const SpImportMapping *mapping = tried->look != NULL ? tried->look->mapping : NULL;
  g_autofree char *why = NULL;
  guint selected = 0;

  gtk_string_list_append (words, _("Not known"));
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      gtk_string_list_append (words, _(kinds[i]->title));
      if (mapping != NULL && mapping->kind == kinds[i])
        selected = i + 1;
    }
  if (mapping == NULL)
    why = g_strdup (_("Its headings are those of no kind"));
  else if (get_ask (self)->kind != NULL)
    why = g_strdup_printf (_("Chosen by you: %s"), mapping->why);
  else
    why = g_strdup_printf (_("Recognised, %d per cent sure: %s"), (int) (mapping->certainty * 100), mapping->why);
  adw_combo_row_set_model (self->kind_row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->kind_row, selected);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->kind_row), why);
}

static void
show_kept (SpImportWindow *self, const SpImportTried *tried)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  const char *kind = tried->look != NULL ? tried->look->mapping->kind->code : NULL;
  SpPlan *plan = sp_session_get_plan (self->session);
  g_auto(GStrv) names = plan != NULL ? sp_plan_dup_mapping_names (plan, kind) : NULL;
  guint selected = 0;

  gtk_string_list_append (words, _("None, as found"));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      gtk_string_list_append (words, names[i]);
      if (g_strcmp0 (names[i], tried->kept) == 0)
        selected = i + 1;
    }
  adw_combo_row_set_model (self->kept_row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->kept_row, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->kept_row), g_list_model_get_n_items (G_LIST_MODEL (words)) > 1);
}

static void
show_names (SpImportWindow *self)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->asks->len; i++)
    {
      g_autofree char *name = g_path_get_basename (((SpImportAsk *) g_ptr_array_index (self->asks, i))->path);
      g_autofree char *shown = g_filename_display_name (name);

      gtk_string_list_append (words, shown);
      if (i == self->shown && self->asks->len == 1)
        gtk_window_set_title (GTK_WINDOW (self), shown);
    }
  if (adw_combo_row_get_selected (self->file_row) == GTK_INVALID_LIST_POSITION || self->names_stale)
    adw_combo_row_set_model (self->file_row, G_LIST_MODEL (words));
  self->names_stale = FALSE;
  if (adw_combo_row_get_selected (self->file_row) != self->shown)
    adw_combo_row_set_selected (self->file_row, self->shown);
  gtk_widget_set_visible (GTK_WIDGET (self->file_row), self->asks->len > 1);
}

static void
fill_slot (GtkBox *slot, GtkWidget *content)
{
  GtkWidget *before = gtk_widget_get_first_child (GTK_WIDGET (slot));

  if (before != NULL)
    gtk_box_remove (slot, before);
  if (content != NULL)
    {
      gtk_widget_set_hexpand (content, TRUE);
      gtk_box_append (slot, content);
    }
  gtk_widget_set_visible (GTK_WIDGET (slot), content != NULL);
}

static gboolean
try_again_cb (gpointer data)
{
  try_files (data);
  return G_SOURCE_REMOVE;
}

/* Later: the row that says it is made anew by the trial. */
static void
try_later (SpImportWindow *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, try_again_cb, g_object_ref (self), g_object_unref);
}

static void
say_column (const char *name, const char *text, gpointer data)
{
  SpImportWindow *self = data;

  g_hash_table_insert (get_ask (self)->wish->columns, g_strdup (name), g_strdup (text));
  g_free (self->last_column);
  self->last_column = g_strdup (name);
  try_later (self);
}

static void
say_constant (const char *name, const char *text, gpointer data)
{
  SpImportWindow *self = data;

  if (*text != '\0')
    g_hash_table_insert (get_ask (self)->wish->constants, g_strdup (name), g_strdup (text));
  else
    g_hash_table_remove (get_ask (self)->wish->constants, name);
  try_later (self);
}

static void
show_file (SpImportWindow *self)
{
  const SpImportTried *tried = sp_import_trial_get_file (self->trial, self->shown);
  const SpImport *import = sp_import_trial_get_import (self->trial);
  GtkWidget *columns = NULL, *changes;
  SpImportSum all;

  self->filling = TRUE;
  show_names (self);
  show_kind (self, tried);
  show_kept (self, tried);
  if (tried->look != NULL)
    columns = sp_import_columns_new (tried->look, say_column, self);
  fill_slot (self->columns_slot, columns);
  fill_slot (self->rows_slot, tried->look != NULL ? sp_import_rows_new (tried->look) : NULL);
  fill_slot (self->constants_slot, tried->look != NULL ? sp_import_constants_new (tried->look, say_constant, self) : NULL);
  if (columns != NULL && self->last_column != NULL)
    sp_import_columns_focus (columns, self->last_column);
  g_clear_pointer (&self->last_column, g_free);
  changes = sp_import_changes_new (import, &all);
  fill_slot (self->changes_slot, changes);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_slot), sp_import_trial_is_ready (self->trial));
  gtk_widget_set_visible (GTK_WIDGET (self->with_import), sp_import_trial_is_ready (self->trial));
  fill_slot (self->problems_slot, sp_import_problems_new (import));
  show_summary (self, &all);
  self->filling = FALSE;
}

/* ---- trying ---- */

static void
report_cb (double fraction, const char *message, gpointer data)
{
  SpImportWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress, CLAMP (fraction, 0, 1));
  adw_status_page_set_title (self->busy, message);
}

static void
show_failure (SpImportWindow *self, const char *reason)
{
  adw_status_page_set_description (self->failure, reason);
  gtk_stack_set_visible_child_name (self->states, "failure");
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
      show_failure (self, error->message);
      return;
    }
  g_clear_pointer (&self->trial, sp_import_trial_free);
  self->trial = trial;
  first = sp_import_trial_get_file (trial, self->shown);
  if (self->asks->len == 1 && first->look == NULL && !first->is_unknown && get_ask (self)->kind == NULL)
    {
      show_failure (self, first->reason);
      return;
    }
  show_file (self);
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

/* What importing would do as it is asked for now; the latest question wins. */
static void
try_files (SpImportWindow *self)
{
  SpPlan *plan = self->session != NULL ? sp_session_get_plan (self->session) : NULL;

  stop_trial (self);
  if (plan == NULL || self->asks->len == 0)
    return;
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_sensitive (self->import_button, FALSE);
  if (self->trial == NULL)
    {
      adw_status_page_set_title (self->busy, _("Reading the file"));
      gtk_progress_bar_set_fraction (self->progress, 0);
      gtk_stack_set_visible_child_name (self->states, "busy");
    }
  else
    gtk_spinner_start (self->spinner);
  sp_import_trial_run (plan, self->asks, self->cancellable, report_cb, tried_cb, g_object_ref (self));
}

static void
take_paths (SpImportWindow *self, const char *const *paths)
{
  stop_trial (self);
  self->filling = TRUE;
  fill_slot (self->columns_slot, NULL);
  g_clear_pointer (&self->trial, sp_import_trial_free);
  g_ptr_array_set_size (self->asks, 0);
  self->shown = 0;
  self->names_stale = TRUE;
  self->filling = FALSE;
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (self->asks, sp_import_ask_new (paths[i]));
  try_files (self);
}

/* ---- what the reader does ---- */

static void
forget_columns (SpImportAsk *ask)
{
  g_hash_table_remove_all (ask->wish->columns);
  g_hash_table_remove_all (ask->wish->constants);
}

static gboolean
show_again_cb (gpointer data)
{
  SpImportWindow *self = data;

  if (self->trial != NULL)
    show_file (self);
  return G_SOURCE_REMOVE;
}

static void
file_cb (SpImportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->file_row);

  if (self->filling || selected >= self->asks->len || self->trial == NULL)
    return;
  self->shown = selected;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_again_cb, g_object_ref (self), g_object_unref);
}

static void
kind_cb (SpImportWindow *self)
{
  guint selected = adw_combo_row_get_selected (self->kind_row);
  SpImportAsk *ask;

  if (self->filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  ask = get_ask (self);
  g_free (ask->kind);
  ask->kind = selected > 0 ? g_strdup (sp_import_get_kinds ()[selected - 1]->code) : NULL;
  g_clear_pointer (&ask->kept, g_free);
  forget_columns (ask);
  try_later (self);
}

static void
kept_cb (SpImportWindow *self)
{
  GtkStringObject *item = adw_combo_row_get_selected_item (self->kept_row);
  SpImportAsk *ask;

  if (self->filling || item == NULL)
    return;
  ask = get_ask (self);
  g_free (ask->kept);
  ask->kept = g_strdup (adw_combo_row_get_selected (self->kept_row) > 0 ? gtk_string_object_get_string (item) : "");
  forget_columns (ask);
  try_later (self);
}

static void
stop_cb (SpImportWindow *self)
{
  stop_trial (self);
  gtk_stack_set_visible_child_name (self->states, "choose");
}

static void
say_refusal (SpImportWindow *self, const char *reason)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Nothing was imported"), NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), reason);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* What was said of the columns is kept for next year's file, where a name was given. */
static gboolean
keep_reading (SpImportWindow *self, SpPlan *plan, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->keep_row)));
  const SpImportTried *tried = sp_import_trial_get_file (self->trial, self->shown);
  g_autofree char *json = NULL;

  if (*name == '\0' || tried->look == NULL)
    return TRUE;
  json = sp_import_mapping_to_json (tried->look->mapping);
  return sp_edit_save_mapping (plan, name, tried->look->mapping->kind->code, json, error);
}

static void
import_cb (SpImportWindow *self)
{
  SpPlan *plan = sp_session_get_plan (self->session);
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason_row)));
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (plan == NULL || self->trial == NULL || self->cancellable != NULL)
    return;
  if (sp_plan_get_revision (plan) != sp_import_trial_get_revision (self->trial))
    {
      try_files (self); /* the plan was edited meanwhile: what was shown may no longer be so */
      return;
    }
  if (!keep_reading (self, plan, &error)
      || !sp_import_apply_to (sp_import_trial_get_import (self->trial), plan, *reason != '\0' ? reason : NULL, NULL, &error))
    {
      say_refusal (self, error->message);
      return;
    }
  text = self->asks->len == 1
             ? g_strdup_printf (_("%s was imported"), gtk_window_get_title (GTK_WINDOW (self)))
             : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file was imported", "%u files were imported", self->asks->len),
                                self->asks->len);
  sp_edit_say (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), text, _("Undo"), "win.undo");
  gtk_window_close (GTK_WINDOW (self));
}

static void
take_files (SpImportWindow *self, GListModel *files)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  if (paths->len > 1)
    take_paths (self, (const char *const *) paths->pdata);
}

static void
answered_cb (SpImportWindow *self, int response)
{
  g_autoptr(GListModel) files
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  g_clear_object (&self->chooser);
  if (files != NULL)
    take_files (self, files);
}

static void
choose_cb (SpImportWindow *self)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Choose files to import"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _("_Look at them"), NULL);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GStrv
dup_dropped (const GValue *value)
{
  g_autoptr(GStrvBuilder) paths = g_strv_builder_new ();
  GSList *files = g_value_get_boxed (value);

  for (GSList *at = files; at != NULL; at = at->next)
    {
      g_autofree char *path = g_file_get_path (at->data);

      if (path != NULL)
        g_strv_builder_add (paths, path);
    }
  return g_strv_builder_end (paths);
}

static gboolean
drop_here_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  g_auto(GStrv) paths = dup_dropped (value);

  if (paths[0] == NULL)
    return FALSE;
  take_paths (data, (const char *const *) paths);
  return TRUE;
}

/* ---- the window itself ---- */

static void
sp_import_window_dispose (GObject *object)
{
  SpImportWindow *self = SP_IMPORT_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  g_clear_pointer (&self->trial, sp_import_trial_free);
  g_clear_pointer (&self->asks, g_ptr_array_unref);
  g_clear_pointer (&self->last_column, g_free);
  G_OBJECT_CLASS (sp_import_window_parent_class)->dispose (object);
}

static gboolean
close_cb (SpImportWindow *self)
{
  stop_trial (self);
  return FALSE;
}

static void
sp_import_window_class_init (SpImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_import_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, states);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, busy);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, import_button);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, file_row);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, kept_row);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, changes_slot);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, problems_slot);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, constants_slot);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, rows_slot);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, columns_slot);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, with_import);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, reason_row);
  gtk_widget_class_bind_template_child (widget_class, SpImportWindow, keep_row);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, kept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
sp_import_window_init (SpImportWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->asks = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_import_ask_free);
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  sp_import_widen (self->kind_row);
  sp_import_widen (self->kept_row);
  sp_import_widen (self->file_row);
  g_signal_connect (target, "drop", G_CALLBACK (drop_here_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
sp_import_window_open (GtkWindow *parent, SpSession *session, const char *const *paths)
{
  SpImportWindow *self = g_object_new (SP_TYPE_IMPORT_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  int width, height;

  self->session = g_object_ref (session);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  if (gtk_widget_get_width (GTK_WIDGET (parent)) > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), MIN (width, gtk_widget_get_width (GTK_WIDGET (parent)) - MARGIN),
                                 MIN (height, gtk_widget_get_height (GTK_WIDGET (parent)) - MARGIN));
  gtk_window_present (GTK_WINDOW (self));
  if (paths != NULL && paths[0] != NULL)
    take_paths (self, paths);
  return GTK_WIDGET (self);
}

static gboolean
dropped_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  g_auto(GStrv) paths = dup_dropped (value);

  if (sp_session_get_plan (data) == NULL || !GTK_IS_WINDOW (root) || paths[0] == NULL)
    return FALSE;
  sp_import_window_open (GTK_WINDOW (root), data, (const char *const *) paths);
  return TRUE;
}

void
sp_import_window_take_drops (GtkWidget *widget, SpSession *session)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), session, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
