/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-spend.h"

#include "sp-chart-view.h"
#include "sp-field.h"
#include "sp-result-programme.h"
#include "sp-result-tables.h"
#include "sp-snapshot.h"
#include "sp-table-list.h"

struct _SpProgrammeSpend
{
  SpView       parent_instance;

  GtkLabel    *sentence;
  SpChartView *chart;
  SpTableList *schemes;
};

G_DEFINE_FINAL_TYPE (SpProgrammeSpend, sp_programme_spend, SP_TYPE_VIEW)

/* A scheme leads to its project; rows are the lines of the waterfall, in their order. */
static void
scheme_activated_cb (SpProgrammeSpend *self, guint row)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpSnapshot *snapshot = sp_session_get_snapshot (session);

  if (snapshot != NULL && row < snapshot->n_projects)
    sp_session_select (session, SP_SUBJECT_PROJECT, snapshot->projects[row].id);
}

/* One click shows the project beside, whose sheet says in full why. */
static void
scheme_chosen_cb (SpProgrammeSpend *self, gint row)
{
  if (row >= 0)
    scheme_activated_cb (self, (guint) row);
}

static void
sp_programme_spend_update (SpView *view)
{
  SpProgrammeSpend *self = SP_PROGRAMME_SPEND (view);
  SpWaterfall *waterfall = sp_session_get_waterfall (sp_view_get_session (view));
  g_autoptr(SpChart) chart = NULL;
  g_autoptr(SpTable) schemes = NULL;
  g_autofree char *sentence = NULL;

  if (waterfall == NULL)
    return;
  chart = sp_chart_for_spend (waterfall);
  sentence = sp_sentence_for_waterfall (waterfall);
  schemes = sp_table_of_waterfall_schemes (waterfall);
  sp_table_drop_blank_columns (schemes);
  sp_chart_view_set_chart (self->chart, chart);
  sp_field_say (self->sentence, sentence);
  sp_table_list_set_table (self->schemes, schemes);
}

static void
sp_programme_spend_class_init (SpProgrammeSpendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->update = sp_programme_spend_update;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  g_type_ensure (SP_TYPE_TABLE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-programme-spend.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeSpend, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeSpend, chart);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeSpend, schemes);
  gtk_widget_class_bind_template_callback (widget_class, scheme_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, scheme_chosen_cb);
}

static void
sp_programme_spend_init (SpProgrammeSpend *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
sp_programme_spend_set_search (SpProgrammeSpend *self, const char *text)
{
  sp_table_list_set_search (self->schemes, text);
}
