/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-risks.h"

#include <glib/gi18n-lib.h>
#include "sp-chart-view.h"
#include "sp-project-record.h"
#include "sp-result-programme.h"
#include "sp-snapshot.h"
#include "sp-table-list.h"

struct _SpProgrammeRisks
{
  SpView       parent_instance;

  GtkStack    *states;
  SpChartView *chart;
  SpTableList *list;
};

G_DEFINE_FINAL_TYPE (SpProgrammeRisks, sp_programme_risks, SP_TYPE_VIEW)

static void
show_projects_cb (SpProgrammeRisks *self)
{
  GtkWidget *parts = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_STACK);

  gtk_stack_set_visible_child_name (GTK_STACK (parts), "projects");
}

/* Rows are the risks of one project after another. */
static const SpRisk *
find_risk (SpSession *session, guint row, const SpProject **project)
{
  SpSnapshot *snapshot = sp_session_get_snapshot (session);

  for (guint p = 0; snapshot != NULL && p < snapshot->n_projects; row -= snapshot->projects[p++].n_risks)
    if (row < snapshot->projects[p].n_risks)
      {
        *project = &snapshot->projects[p];
        return &snapshot->projects[p].risks[row];
      }
  return NULL;
}

static void
risk_activated_cb (SpProgrammeRisks *self, guint row)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  const SpProject *project = NULL;

  if (find_risk (session, row, &project) != NULL)
    sp_session_select (session, SP_SUBJECT_PROJECT, project->id);
}

static void
risk_chosen_cb (SpProgrammeRisks *self, gint row)
{
  if (row >= 0)
    risk_activated_cb (self, (guint) row);
}

/* ------------------------------------------------------------------- cells */

#define TEXT -1 /* in place of a field of SP_RECORD_RISK: the risk itself */
enum { LIKELIHOOD, IMPACT, OWNER, MITIGATION };

static gboolean
aim_risk (gpointer row, SpSession *session, SpEditValue *value)
{
  const SpProject *project = NULL;
  const SpRisk *risk = find_risk (session, sp_table_list_row_index (row), &project);

  if (risk == NULL || project->id <= 0)
    return FALSE;
  value->target = project->id;
  value->group = risk->position;
  return TRUE;
}

static char *
likelihood_text (gpointer row, SpSession *session)
{
  const SpProject *project = NULL;
  const SpRisk *risk = find_risk (session, sp_table_list_row_index (row), &project);

  return risk != NULL ? g_strdup_printf ("%d", risk->likelihood) : NULL;
}

static char *
impact_text (gpointer row, SpSession *session)
{
  const SpProject *project = NULL;
  const SpRisk *risk = find_risk (session, sp_table_list_row_index (row), &project);

  return risk != NULL ? g_strdup_printf ("%d", risk->impact) : NULL;
}

static char **
scale_choices (guint field)
{
  const SpRecordField *scale = sp_record_field (SP_RECORD_RISK, field);
  g_autoptr(GStrvBuilder) choices = g_strv_builder_new ();

  for (guint i = 0; scale->codes[i] != NULL; i++)
    g_strv_builder_add_many (choices, scale->codes[i], scale->name (scale->codes[i]), NULL);
  return g_strv_builder_end (choices);
}

static char **likelihood_choices (gpointer row, SpSession *session) { return scale_choices (LIKELIHOOD); }
static char **impact_choices (gpointer row, SpSession *session) { return scale_choices (IMPACT); }

/* value->year is the field. */
static gboolean
set_risk (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  if (value->year == TEXT)
    return sp_record_set_text (plan, value->target, SP_RECORD_RISK, value->group, value->text, error);
  return sp_record_set_field (plan, value->target, SP_RECORD_RISK, value->group, (guint) value->year, value->text, error);
}

static const SpColumnEdit *
find_edit (const char *key, gint *field)
{
  static const struct { const char *key; gint field; SpColumnEdit edit; } edits[] = {
    { "risk", TEXT, { NULL, sp_column_read_name, N_("A risk has its words; remove it on the project’s sheet."), set_risk, FALSE, NULL, aim_risk } },
    { "likelihood", LIKELIHOOD, { likelihood_text, sp_column_read_words, NULL, set_risk, FALSE, likelihood_choices, aim_risk } },
    { "impact", IMPACT, { impact_text, sp_column_read_words, NULL, set_risk, FALSE, impact_choices, aim_risk } },
    { "owner", OWNER, { NULL, sp_column_read_words, NULL, set_risk, FALSE, NULL, aim_risk } },
    { "mitigation", MITIGATION, { NULL, sp_column_read_words, NULL, set_risk, FALSE, NULL, aim_risk } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (edits[i].key, key))
      {
        *field = edits[i].field;
        return &edits[i].edit;
      }
  return NULL;
}

static void
sp_programme_risks_session_set (SpView *view)
{
  sp_table_list_set_edits (SP_PROGRAMME_RISKS (view)->list, sp_view_get_session (view), find_edit, NULL);
}

static void
sp_programme_risks_update (SpView *view)
{
  SpProgrammeRisks *self = SP_PROGRAMME_RISKS (view);
  SpSnapshot *snapshot = sp_session_get_snapshot (sp_view_get_session (view));
  gboolean any = snapshot != NULL && sp_count_risks (snapshot) > 0;
  g_autoptr(SpChart) chart = NULL;
  g_autoptr(SpTable) table = NULL;

  gtk_stack_set_visible_child_name (self->states, any ? "risks" : "none");
  if (!any)
    return;
  chart = sp_chart_for_risks (snapshot);
  table = sp_table_of_risks (snapshot);
  sp_chart_view_set_chart (self->chart, chart);
  sp_table_list_set_table (self->list, table);
}

static void
sp_programme_risks_class_init (SpProgrammeRisksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_programme_risks_session_set;
  SP_VIEW_CLASS (klass)->update = sp_programme_risks_update;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  g_type_ensure (SP_TYPE_TABLE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-programme-risks.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeRisks, states);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeRisks, chart);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeRisks, list);
  gtk_widget_class_bind_template_callback (widget_class, show_projects_cb);
  gtk_widget_class_bind_template_callback (widget_class, risk_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, risk_chosen_cb);
}

static void
sp_programme_risks_init (SpProgrammeRisks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_programme_risks_set_search (SpProgrammeRisks *self, const char *text)
{
  sp_table_list_set_search (self->list, text);
}
