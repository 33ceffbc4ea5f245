/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-spend.h"

#include <glib/gi18n-lib.h>
#include "sp-chart-view.h"
#include "sp-edit.h"
#include "sp-field.h"
#include "sp-part-bar.h"
#include "sp-result-programme.h"
#include "sp-result-tables.h"
#include "sp-snapshot.h"
#include "sp-table-list.h"

struct _SpProgrammeSpend
{
  SpView       parent_instance;

  GtkLabel    *sentence;
  SpChartView *chart;
  SpTableList *schemes, *profiles;
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

/* ------------------------------------------------------------- spend by year */

static const SpProject *
find_profiled (SpSession *session, guint row, gint *index)
{
  SpFunding *funding = sp_session_get_funding (session);
  SpSnapshot *snapshot = sp_session_get_snapshot (session);

  *index = funding != NULL ? sp_spend_project_at (funding, row) : -1;
  return *index >= 0 && snapshot != NULL && (guint) *index < snapshot->n_projects ? &snapshot->projects[*index] : NULL;
}

/* Not where the year holds what was spent before the profile begins: that is not typed over. */
static gboolean
aim_spend (gpointer row, SpSession *session, SpEditValue *value)
{
  gint index = -1;
  const SpProject *project = find_profiled (session, sp_table_list_row_index (row), &index);

  if (project == NULL || project->id <= 0)
    return FALSE;
  value->target = project->id;
  return sp_spend_is_profile (sp_session_get_funding (session), index, sp_financial_year (value->year));
}

static gboolean
read_spend (const char *text, SpEditValue *value)
{
  return sp_field_parse_money (text, SP_MONEY_MILLIONS, &value->known, &value->money);
}

static gboolean
set_spend (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_project_spend (plan, scenario_id, value->target, sp_financial_year (value->year),
                                    value->known ? &value->money : NULL, reason, error);
}

static const SpColumnEdit *
find_edit (const char *key, gint *year)
{
  static const SpColumnEdit edit = { NULL, read_spend, N_("Spend is an amount in £m, such as 2.8; leave it blank when none is said."),
                                     set_spend, TRUE, NULL, aim_spend };
  gint64 of = 0;

  if (!g_ascii_string_to_signed (key, 10, 1900, 2199, &of, NULL))
    return NULL;
  *year = (gint) of;
  return &edit;
}

static void
profile_chosen_cb (SpProgrammeSpend *self, gint row)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  gint index;
  const SpProject *project = row >= 0 ? find_profiled (session, (guint) row, &index) : NULL;

  if (project != NULL)
    sp_session_select (session, SP_SUBJECT_PROJECT, project->id);
}

static void
sp_programme_spend_session_set (SpView *view)
{
  sp_table_list_set_edits (SP_PROGRAMME_SPEND (view)->profiles, sp_view_get_session (view), find_edit, NULL);
}

static void
sp_programme_spend_update (SpView *view)
{
  SpProgrammeSpend *self = SP_PROGRAMME_SPEND (view);
  SpWaterfall *waterfall = sp_session_get_waterfall (sp_view_get_session (view));
  g_autoptr(SpChart) chart = NULL;
  g_autoptr(SpTable) schemes = NULL, profiles = NULL;
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
  profiles = sp_table_of_spend (sp_session_get_funding (sp_view_get_session (view)));
  sp_table_list_set_table (self->profiles, profiles);
}

static void
sp_programme_spend_class_init (SpProgrammeSpendClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS;
  SP_VIEW_CLASS (klass)->session_set = sp_programme_spend_session_set;
  SP_VIEW_CLASS (klass)->update = sp_programme_spend_update;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  g_type_ensure (SP_TYPE_PART_BAR);
  g_type_ensure (SP_TYPE_TABLE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-programme-spend.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeSpend, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeSpend, chart);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeSpend, schemes);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeSpend, profiles);
  gtk_widget_class_bind_template_callback (widget_class, scheme_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, scheme_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, profile_chosen_cb);
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
  sp_table_list_set_search (self->profiles, text);
}
