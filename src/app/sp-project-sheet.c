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
#define SIDE 5
#define NEW_RISK 3    /* likelihood and impact of a risk that is added: possible, moderate */

struct _SpProjectSheet
{
  SpView               parent_instance;

  GtkLabel            *paid, *confidence, *benchmark, *temporary, *no_edition;
  AdwEntryRow         *start, *lead, *add_approval, *add_risk;
  AdwPreferencesGroup *approvals, *risks;
  GPtrArray           *rows; /* of GtkWidget, borrowed: those made for approvals and risks */
  GtkBox              *places_box, *editions;
  gboolean             showing;
};

G_DEFINE_FINAL_TYPE (SpProjectSheet, sp_project_sheet, SP_TYPE_VIEW)

static const char *const states[] = { "needed", "sought", "given", "refused" };

static const SpProject *
find_project (SpProjectSheet *self, SpProjectIndex *index)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  const SpSnapshot *s = sp_session_get_snapshot (session);

  *index = s != NULL ? sp_snapshot_find_project (s, sp_session_get_selected (session, SP_SUBJECT_PROJECT)) : -1;
  return *index >= 0 ? &s->projects[*index] : NULL;
}

/* ------------------------------------------------------------------- edits */

/* The approval or risk of a position, as the plan has it now; NULL = none. */
static const SpApproval *
find_approval (const SpProject *p, gint position)
{
  for (guint i = 0; i < p->n_approvals; i++)
    if (p->approvals[i].position == position)
      return &p->approvals[i];
  return NULL;
}

static const SpRisk *
find_risk (const SpProject *p, gint position)
{
  for (guint i = 0; i < p->n_risks; i++)
    if (p->risks[i].position == position)
      return &p->risks[i];
  return NULL;
}

static const SpProject *
read_project (SpPlan *plan, gint64 id, SpSnapshot **snapshot, GError **error)
{
  SpProjectIndex i;

  *snapshot = sp_plan_snapshot (plan, 0, error);
  i = *snapshot != NULL ? sp_snapshot_find_project (*snapshot, id) : -1;
  return i >= 0 ? &(*snapshot)->projects[i] : NULL;
}

static gboolean
set_start (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_project_start (plan, value->target, value->text, value->known ? (gint) value->number : -1, error);
}

static gboolean
add_approval (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_approval (plan, value->target, 0, value->text, NULL, "needed", NULL, error);
}

static gboolean
set_approval_state (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  g_autoptr(SpSnapshot) snapshot = NULL;
  const SpProject *p = read_project (plan, value->target, &snapshot, error);
  const SpApproval *a = p != NULL ? find_approval (p, value->group) : NULL;

  return a != NULL && sp_edit_set_approval (plan, value->target, a->position, a->text, a->body, value->text,
                                            a->decided_on, error);
}

static gboolean
add_risk (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_risk (plan, value->target, 0, value->text, NEW_RISK, NEW_RISK, NULL, NULL, error);
}

/* year: likelihood, number: impact; both 0 takes the risk away. */
static gboolean
set_risk (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  g_autoptr(SpSnapshot) snapshot = NULL;
  const SpProject *p = read_project (plan, value->target, &snapshot, error);
  const SpRisk *r = p != NULL ? find_risk (p, value->group) : NULL;
  gboolean kept = value->year > 0;

  return r != NULL && sp_edit_set_risk (plan, value->target, r->position, kept ? r->text : NULL, value->year,
                                        (gint) value->number, r->owner, r->mitigation, error);
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
add_applied (SpProjectSheet *self, AdwEntryRow *row, SpEditFunc edit)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
  SpEditValue value = { .text = text };

  if (*text == '\0')
    return;
  request (self, GTK_WIDGET (row), edit, &value);
  gtk_editable_set_text (GTK_EDITABLE (row), "");
}

static void
approval_added_cb (SpProjectSheet *self)
{
  add_applied (self, self->add_approval, add_approval);
}

static void
risk_added_cb (SpProjectSheet *self)
{
  add_applied (self, self->add_risk, add_risk);
}

static gint
position_of (gpointer widget)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "sp-position"));
}

static void
state_chosen_cb (SpProjectSheet *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  SpEditValue value = { .group = position_of (drop_down) };

  if (self->showing)
    return;
  value.text = (char *) states[MIN (gtk_drop_down_get_selected (drop_down), G_N_ELEMENTS (states) - 1)];
  request (self, GTK_WIDGET (self), set_approval_state, &value);
}

static void
scale_chosen_cb (SpProjectSheet *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  SpProjectIndex index;
  const SpProject *p = find_project (self, &index);
  const SpRisk *r = p != NULL ? find_risk (p, position_of (drop_down)) : NULL;
  gint chosen = (gint) MIN (gtk_drop_down_get_selected (drop_down), SIDE - 1) + 1;
  gboolean impact = g_object_get_data (G_OBJECT (drop_down), "sp-impact") != NULL;
  SpEditValue value = { .group = position_of (drop_down) };

  if (self->showing || r == NULL)
    return;
  value.year = impact ? r->likelihood : chosen;
  value.number = impact ? chosen : r->impact;
  request (self, GTK_WIDGET (self), set_risk, &value);
}

static void
risk_removed_cb (SpProjectSheet *self, GtkWidget *button)
{
  SpEditValue value = { .group = position_of (button) };

  request (self, GTK_WIDGET (self), set_risk, &value);
}

/* -------------------------------------------------------------------- rows */

static void
add_row (SpProjectSheet *self, AdwPreferencesGroup *group, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
drop_down_new (SpProjectSheet *self, const char *const *names, guint selected, const char *name, gint position,
               GCallback chosen)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (names);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  sp_field_name_drop_down (GTK_DROP_DOWN (drop_down), name);
  g_object_set_data (G_OBJECT (drop_down), "sp-position", GINT_TO_POINTER (position));
  g_signal_connect_object (drop_down, "notify::selected", chosen, self, G_CONNECT_SWAPPED);
  return drop_down;
}

static void
show_approval (SpProjectSheet *self, const SpApproval *approval)
{
  const char *const names[] = { _("Needed"), _("Sought"), _("Given"), _("Refused"), NULL };
  GtkWidget *row = adw_action_row_new ();
  guint selected = 0;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    selected = g_strcmp0 (approval->state, states[i]) == 0 ? i : selected;
  add_row (self, self->approvals, row, approval->text);
  if (approval->body != NULL || approval->decided_on != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), approval->body != NULL ? approval->body : approval->decided_on);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down_new (self, names, selected, _("State"), approval->position,
                                                                  G_CALLBACK (state_chosen_cb)));
}

static GtkWidget *
scale_row_new (SpProjectSheet *self, const SpRisk *risk, gboolean impact)
{
  const char *names[SIDE + 1] = { NULL };
  GtkWidget *row = adw_action_row_new (), *drop_down;

  for (gint i = 1; i <= SIDE; i++)
    names[i - 1] = impact ? sp_words_for_impact (i) : sp_words_for_likelihood (i);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), impact ? _("Impact") : _("Likelihood"));
  drop_down = drop_down_new (self, names, (guint) (impact ? risk->impact : risk->likelihood) - 1,
                             impact ? _("Impact") : _("Likelihood"), risk->position, G_CALLBACK (scale_chosen_cb));
  g_object_set_data (G_OBJECT (drop_down), "sp-impact", impact ? drop_down : NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), drop_down);
  return row;
}

static void
show_risk (SpProjectSheet *self, const SpRisk *risk)
{
  GtkWidget *row = adw_expander_row_new (), *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: likelihood, impact, and the band they make: "Likely, Major: high". */
  g_autofree char *subtitle = g_strdup_printf (_("%s, %s: %s"), sp_words_for_likelihood (risk->likelihood),
                                               sp_words_for_impact (risk->impact), sp_words_for_risk (risk->likelihood, risk->impact));

  add_row (self, self->risks, row, risk->text);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), scale_row_new (self, risk, FALSE));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), scale_row_new (self, risk, TRUE));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_tooltip_text (remove, _("Remove this risk"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove this risk"), -1);
  g_object_set_data (G_OBJECT (remove), "sp-position", GINT_TO_POINTER (risk->position));
  g_signal_connect_object (remove, "clicked", G_CALLBACK (risk_removed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), remove);
}

static void
show_rows (SpProjectSheet *self, const SpProject *p)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (ADW_IS_EXPANDER_ROW (row) ? self->risks : self->approvals, row);
    }
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < p->n_approvals; i++)
    show_approval (self, &p->approvals[i]);
  for (guint i = 0; i < p->n_risks; i++)
    show_risk (self, &p->risks[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->approvals), p->n_approvals > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->risks), p->n_risks > 0);
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
  g_autofree char *confidence = NULL, *benchmark = NULL, *lead = NULL, *paid = NULL;

  if (row == NULL)
    return;
  self->showing = TRUE;
  confidence = sp_sentence_for_confidence (sp_session_get_funding (session), index);
  benchmark = sp_sentence_for_benchmark (sp_session_get_funding (session), index);
  lead = p->lead_months >= 0 ? g_strdup_printf ("%d", p->lead_months) : NULL;
  /* Translators: how far a scheme is paid for, and the sentence that says why. */
  paid = sp_project_row_get_values (row)->paid_reason == NULL ? g_strdup (sp_project_row_get_values (row)->paid_name)
           : g_strdup_printf (_("%s. %s"), sp_project_row_get_values (row)->paid_name, sp_project_row_get_values (row)->paid_reason);
  sp_field_say (self->paid, paid);
  sp_field_say (self->confidence, confidence);
  sp_field_say (self->benchmark, benchmark);
  sp_field_show (self->start, p->earliest_start_on);
  sp_field_show (self->lead, lead);
  show_rows (self, p);
  show_places (self, index, p);
  show_editions (self, index, p);
  self->showing = FALSE;
}

static void
sp_project_sheet_finalize (GObject *object)
{
  g_ptr_array_unref (SP_PROJECT_SHEET (object)->rows);
  G_OBJECT_CLASS (sp_project_sheet_parent_class)->finalize (object);
}

static void
sp_project_sheet_class_init (SpProjectSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_project_sheet_finalize;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_project_sheet_update;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-project-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, paid);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, confidence);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, benchmark);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, temporary);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, places_box);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, no_edition);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, start);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, lead);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, add_approval);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, add_risk);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, approvals);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, risks);
  gtk_widget_class_bind_template_child (widget_class, SpProjectSheet, editions);
  gtk_widget_class_bind_template_callback (widget_class, start_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, approval_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, risk_added_cb);
}

static void
sp_project_sheet_init (SpProjectSheet *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
