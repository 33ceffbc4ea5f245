/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the import window shows of a trial: the file and its kind, what the plan would get, the problems, the columns. */
#include "config.h"

#include "sp-import-window-private.h"

#include <glib/gi18n-lib.h>
#include "sp-import-columns.h"
#include "sp-import-outcome.h"

/* A table of a paper is an edit by itself: among several files it cannot be chosen. */
static const char *
say_unknown (SpImportWindow *self)
{
  if (self->asks->len == 1)
    return _("The kind of this file is not known by its headings. Choose its kind; a table of a paper is the last of them.");
  return _("The kind of this file is not known by its headings. Choose its kind; import a table of a paper by itself.");
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
    text = g_strdup (tried->is_unknown && tried->paper == NULL ? say_unknown (self) : tried->reason);
  else if (tried->paper != NULL)
    text = g_strdup_printf (_("The table “%s” will be written to the plan, as one edit that can be undone."),
                            tried->paper->outline.title);
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
  gtk_widget_set_sensitive (self->import_button, ready && (n > 0 || tried->paper != NULL) && self->cancellable == NULL);
}

/* ---- the file ---- */

static gboolean
is_paper (SpImportWindow *self, const SpImportTried *tried)
{
  return tried->paper != NULL || g_strcmp0 (sp_import_window_get_ask (self)->kind, SP_IMPORT_PAPER_KIND) == 0;
}

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
  if (self->asks->len == 1)
    gtk_string_list_append (words, _("A table of a paper, as printed"));
  if (is_paper (self, tried))
    selected = g_list_model_get_n_items (G_LIST_MODEL (words)) - 1;
  if (is_paper (self, tried))
    why = g_strdup (sp_import_window_get_ask (self)->kind != NULL
                        ? _("Chosen by you: its cells are kept as they stand")
                        : _("Recognised by its lines of title, edition and unit"));
  else if (mapping == NULL)
    why = g_strdup (_("Its headings are those of no kind"));
  else if (sp_import_window_get_ask (self)->kind != NULL)
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

static void
say_column (const char *name, const char *text, gpointer data)
{
  SpImportWindow *self = data;

  g_hash_table_insert (sp_import_window_get_ask (self)->wish->columns, g_strdup (name), g_strdup (text));
  g_free (self->last_column);
  self->last_column = g_strdup (name);
  sp_import_window_try_later (self);
}

static void
say_constant (const char *name, const char *text, gpointer data)
{
  SpImportWindow *self = data;

  if (*text != '\0')
    g_hash_table_insert (sp_import_window_get_ask (self)->wish->constants, g_strdup (name), g_strdup (text));
  else
    g_hash_table_remove (sp_import_window_get_ask (self)->wish->constants, name);
  sp_import_window_try_later (self);
}

static GtkWidget *
constants_new (SpImportWindow *self, const SpImportTried *tried)
{
  if (tried->paper != NULL)
    return sp_import_paper_facts_new (tried->paper, say_constant, self);
  return tried->look != NULL ? sp_import_constants_new (tried->look, say_constant, self) : NULL;
}

/* Whether the plan holds a published table of that title and edition. */
static gboolean
is_held (SpImportWindow *self, const SpPublishedOutline *outline)
{
  const SpSnapshot *snapshot = sp_session_get_snapshot (self->session);

  for (guint t = 0; snapshot != NULL && t < snapshot->n_tables; t++)
    if (g_strcmp0 (snapshot->tables[t].title, outline->title) == 0
        && g_strcmp0 (snapshot->tables[t].edition, outline->edition) == 0)
      return TRUE;
  return FALSE;
}

void
sp_import_window_show_file (SpImportWindow *self)
{
  const SpImportTried *tried = sp_import_trial_get_file (self->trial, self->shown);
  const SpImport *import = sp_import_trial_get_import (self->trial);
  g_autoptr(GPtrArray) findings = sp_import_dup_findings (import);
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
  fill_slot (self->constants_slot, constants_new (self, tried));
  if (columns != NULL && self->last_column != NULL)
    sp_import_columns_focus (columns, self->last_column);
  g_clear_pointer (&self->last_column, g_free);
  changes = sp_import_changes_new (import, &all);
  gtk_widget_set_visible (GTK_WIDGET (self->keep_row), tried->paper == NULL);
  fill_slot (self->changes_slot, changes);
  gtk_widget_set_visible (GTK_WIDGET (self->changes_slot), sp_import_trial_is_ready (self->trial));
  if (tried->paper != NULL)
    fill_slot (self->changes_slot, sp_import_paper_changes_new (tried->paper, is_held (self, &tried->paper->outline)));
  gtk_widget_set_visible (GTK_WIDGET (self->with_import), sp_import_trial_is_ready (self->trial));
  fill_slot (self->problems_slot, sp_import_problems_new (tried->paper != NULL ? tried->paper->findings : findings));
  show_summary (self, &all);
  self->filling = FALSE;
}

void
sp_import_window_show_failure (SpImportWindow *self, const char *reason)
{
  adw_status_page_set_description (self->failure, reason);
  gtk_stack_set_visible_child_name (self->states, "failure");
}

void
sp_import_window_show_busy (SpImportWindow *self, const char *title, const char *description)
{
  adw_status_page_set_title (self->busy, title);
  adw_status_page_set_description (self->busy, description);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_stack_set_visible_child_name (self->states, "busy");
}

void
sp_import_window_show_nothing (SpImportWindow *self)
{
  self->filling = TRUE;
  fill_slot (self->columns_slot, NULL);
  self->names_stale = TRUE;
  self->filling = FALSE;
}
