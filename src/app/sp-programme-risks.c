/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-risks.h"

#include "sp-chart-view.h"
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
static void
risk_activated_cb (SpProgrammeRisks *self, guint row)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpSnapshot *snapshot = sp_session_get_snapshot (session);

  for (guint p = 0; snapshot != NULL && p < snapshot->n_projects; row -= snapshot->projects[p++].n_risks)
    if (row < snapshot->projects[p].n_risks)
      {
        sp_session_select (session, SP_SUBJECT_PROJECT, snapshot->projects[p].id);
        return;
      }
}

static void
risk_chosen_cb (SpProgrammeRisks *self, gint row)
{
  if (row >= 0)
    risk_activated_cb (self, (guint) row);
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
