/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-timetable.h"

#include "sp-chart-view.h"
#include "sp-field.h"
#include "sp-result-programme.h"
#include "sp-table-choice.h"

struct _SpProgrammeTimetable
{
  SpView         parent_instance;

  GtkStack      *states;
  GtkLabel      *sentence;
  SpTableChoice *choice;
  SpChartView   *chart;
};

G_DEFINE_FINAL_TYPE (SpProgrammeTimetable, sp_programme_timetable, SP_TYPE_VIEW)

/* A row of the chart leads to its project. */
static void
activated_cb (SpProgrammeTimetable *self, gint position)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpTimetable *timetable = sp_session_get_timetable (session);
  gint project = timetable != NULL ? sp_timetable_project_at (timetable, sp_table_choice_get (self->choice), position) : -1;

  if (project >= 0)
    sp_session_select (session, SP_SUBJECT_PROJECT, sp_session_get_snapshot (session)->projects[project].id);
}

static void
table_chosen_cb (SpProgrammeTimetable *self)
{
  sp_view_queue_update (SP_VIEW (self));
}

static void
sp_programme_timetable_update (SpView *view)
{
  SpProgrammeTimetable *self = SP_PROGRAMME_TIMETABLE (view);
  SpSession *session = sp_view_get_session (view);
  SpTimetable *timetable = sp_session_get_timetable (session);
  SpSnapshot *snapshot = sp_session_get_snapshot (session);
  g_autoptr(SpChart) chart = NULL;
  g_autofree char *sentence = NULL;

  gtk_stack_set_visible_child_name (self->states, snapshot != NULL && snapshot->n_projects > 0 ? "chart" : "none");
  if (timetable == NULL)
    return;
  sp_table_choice_fill (self->choice, snapshot);
  chart = sp_chart_for_timetable (timetable, sp_session_get_need_without (session), sp_session_get_phase (session),
                                  sp_table_choice_get (self->choice));
  sentence = sp_sentence_for_timetable (timetable);
  sp_chart_view_set_chart (self->chart, chart);
  sp_field_say (self->sentence, sentence);
}

static void
sp_programme_timetable_class_init (SpProgrammeTimetableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_PHASE;
  SP_VIEW_CLASS (klass)->update = sp_programme_timetable_update;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  g_type_ensure (SP_TYPE_TABLE_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-programme-timetable.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeTimetable, states);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeTimetable, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeTimetable, choice);
  gtk_widget_class_bind_template_child (widget_class, SpProgrammeTimetable, chart);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, table_chosen_cb);
}

static void
sp_programme_timetable_init (SpProgrammeTimetable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
