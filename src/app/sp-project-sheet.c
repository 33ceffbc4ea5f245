/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-project-sheet.h"

#include <glib/gi18n-lib.h>
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-result-programme.h"
#include "sp-row-list.h"
#include "sp-rows.h"
#include "sp-table-grid.h"

#define MOST_LEAD 240 /* months */

struct _SpProjectSheet
{
  SpView       parent_instance;

  GtkLabel    *paid, *confidence, *prices, *benchmark, *temporary, *no_edition;
  AdwEntryRow *start, *lead;
  GtkBox      *places_box, *editions;
};

G_DEFINE_FINAL_TYPE (SpProjectSheet, sp_project_sheet, SP_TYPE_VIEW)

static const SpProject *
find_project (SpProjectSheet *self, SpProjectIndex *index)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  const SpSnapshot *s = sp_session_get_snapshot (session);

  *index = s != NULL ? sp_snapshot_find_project (s, sp_session_get_selected (session, SP_SUBJECT_PROJECT)) : -1;
  return *index >= 0 ? &s->projects[*index] : NULL;
}

/* ------------------------------------------------------------------- edits */

static gboolean
set_start (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_project_start (plan, value->target, value->text, value->known ? (gint) value->number : -1, error);
}

static void
request (SpProjectSheet *self, GtkWidget *anchor, SpEditFunc edit, SpEditValue *value)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));

  value->target = sp_session_get_selected (session, SP_SUBJECT_PROJECT);
  sp_edit_request (anchor, session, FALSE, edit, value);
}

static void
start_applied_cb (SpProjectSheet *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->start))));
  SpEditValue value = { .text = *text != '\0' ? text : NULL };
  gboolean read = sp_field_parse_number (gtk_editable_get_text (GTK_EDITABLE (self->lead)), MOST_LEAD, &value.known,
                                         &value.number);

  sp_field_refuse (GTK_WIDGET (self->lead), !read);
  if (read)
    request (self, GTK_WIDGET (self->start), set_start, &value);
  else
    sp_edit_say (GTK_WIDGET (self), _("A lead time is in whole months, such as 24; leave it blank when none is said."), NULL, NULL);
}

static void
show_editions (SpProjectSheet *self, SpProjectIndex index, const SpProject *p)
{
  SpSnapshot *snapshot = sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self)));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->editions))) != NULL)
    gtk_box_remove (self->editions, child);
  gtk_widget_set_visible (GTK_WIDGET (self->no_edition), p->n_editions == 0);
  if (p->n_editions > 0)
    {
      g_autoptr(SpTable) table = sp_table_of_editions (snapshot, index);

      gtk_box_append (self->editions, sp_table_grid_new (table, FALSE, NULL, NULL));
    }
}

static void
show_places (SpProjectSheet *self, SpProjectIndex index, const SpProject *p)
{
  SpSnapshot *snapshot = sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self)));
  g_autofree char *temporary = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->places_box))) != NULL)
    gtk_box_remove (self->places_box, child);
  if (p->temporary_places >= 0)
    temporary = g_strdup_printf (ngettext ("%d temporary place until then.", "%d temporary places until then.",
                                           (gulong) p->temporary_places), p->temporary_places);
  else if (p->n_places == 0)
    temporary = g_strdup (_("The plan does not say which year groups gain places, nor when."));
  sp_field_say (self->temporary, temporary);
  if (p->n_places > 0)
    {
      g_autoptr(SpTable) table = sp_table_of_project_places (snapshot, index);

      gtk_box_append (self->places_box, sp_table_grid_new (table, FALSE, NULL, NULL));
    }
}

static void
sp_project_sheet_update (SpView *view)
{
  SpProjectSheet *self = SP_PROJECT_SHEET (view);
  SpSession *session = sp_view_get_session (view);
  SpProjectIndex index;
  const SpProject *p = find_project (self, &index);
  SpRow *row = p != NULL ? sp_row_list_find (sp_session_get_projects (session), p->id) : NULL;
  g_autofree char *confidence = NULL, *prices = NULL, *benchmark = NULL, *lead = NULL, *paid = NULL;

  if (row == NULL)
    return;
  confidence = sp_sentence_for_confidence (sp_session_get_funding (session), index);
  prices = sp_sentence_for_project_prices (sp_session_get_snapshot (session), index);
  benchmark = sp_sentence_for_benchmark (sp_session_get_funding (session), index);
  lead = p->lead_months >= 0 ? g_strdup_printf ("%d", p->lead_months) : NULL;
  /* Translators: how far a scheme is paid for, and the sentence that says why. */
  paid = sp_project_row_get_values (row)->paid_reason == NULL ? g_strdup (sp_project_row_get_values (row)->paid_name)
           : g_strdup_printf (_("%s. %s"), sp_project_row_get_values (row)->paid_name, sp_project_row_get_values (row)->paid_reason);
  sp_field_say (self->paid, paid);
  sp_field_say (self->confidence, confidence);
  sp_field_say (self->prices, prices);
  sp_field_say (self->benchmark, benchmark);
  sp_field_show (self->start, p->earliest_start_on);
  sp_field_show (self->lead, lead);
  show_places (self, index, p);
  show_editions (self, index, p);
}

static void
sp_project_sheet_class_init (SpProjectSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_project_sheet_update;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-project-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, paid);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, confidence);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, prices);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, benchmark);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, temporary);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, places_box);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, no_edition);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, start);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, lead);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, editions);
  gtk_widget_class_bind_template_callback (widget_class, start_applied_cb);
}

static void
sp_project_sheet_init (SpProjectSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
