/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-area-panel.h"

#include <glib/gi18n-lib.h>
#include "sp-chart-view.h"
#include "sp-edit-request.h"
#include "sp-field.h"
#include "sp-link-list.h"
#include "sp-number.h"
#include "sp-result-charts.h"
#include "sp-row-list.h"
#include "sp-rows.h"

struct _SpAreaPanel
{
  SpView       parent_instance;

  GtkLabel    *name, *caption, *sentence, *source;
  SpChartView *entry_chart, *phase_chart;
  AdwEntryRow *margin;
  SpLinkList  *growth_areas, *schools, *projects;
};

G_DEFINE_FINAL_TYPE (SpAreaPanel, sp_area_panel, SP_TYPE_VIEW)

static gboolean
set_margin (SpPlan *plan, gint64 scenario_id, const char *reason, const SpEditValue *value, GError **error)
{
  return sp_edit_set_operating_margin (plan, scenario_id, value->target, value->number / 100, reason, error);
}

static void
margin_applied_cb (SpAreaPanel *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpEditValue value = { .target = sp_session_get_selected (session, SP_SUBJECT_AREA) };
  gboolean read = sp_field_parse_number (gtk_editable_get_text (GTK_EDITABLE (self->margin)), 50, &value.known, &value.number);

  sp_field_refuse (GTK_WIDGET (self->margin), !read || !value.known);
  if (read && value.known)
    sp_edit_request (GTK_WIDGET (self->margin), session, TRUE, set_margin, &value);
  else
    sp_edit_say (GTK_WIDGET (self), _("The operating margin is a number from 0 to 50 per cent."), NULL, NULL);
}

static void
show_head (SpAreaPanel *self, const SpArea *area, const SpAreaValues *values)
{
  g_autofree char *caption = NULL;

  if (values->district != NULL)
    caption = g_strdup_printf (_("%s planning area %s · %s · %s"), sp_phase_name (area->phase), area->code, values->district,
                               values->class_name);
  else
    caption = g_strdup_printf (_("%s planning area %s · %s"), sp_phase_name (area->phase), area->code, values->class_name);
  sp_field_say (self->name, area->name);
  sp_field_say (self->caption, caption);
  sp_field_say (self->source, area->provenance.source);
}

static void
show_need (SpAreaPanel *self, SpNeed *need, SpAreaIndex area)
{
  g_autoptr(SpChart) entry = need != NULL ? sp_chart_for_entry (need, area) : NULL;
  g_autoptr(SpChart) phase = need != NULL ? sp_chart_for_phase (need, area) : NULL;
  g_autofree char *sentence = need != NULL ? sp_sentence_for_area (need, area) : NULL;

  sp_field_say (self->sentence, sentence);
  sp_chart_view_set_chart (self->entry_chart, entry);
  sp_chart_view_set_chart (self->phase_chart, phase);
  gtk_widget_set_visible (GTK_WIDGET (self->entry_chart), entry != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->phase_chart), phase != NULL);
}

static void
show_growth_areas (SpAreaPanel *self, SpSession *session, const SpSnapshot *s, SpAreaIndex area)
{
  sp_link_list_begin (self->growth_areas);
  for (guint g = 0; g < s->n_growth_areas; g++)
    for (guint i = 0; i < s->growth_areas[g].n_shares; i++)
      if (s->growth_areas[g].shares[i].area == area)
        {
          SpRow *row = sp_row_list_find (sp_session_get_growth_areas (session), s->growth_areas[g].id);
          g_autofree char *dwellings = row == NULL || sp_growth_row_get_values (row)->dwellings_text == NULL ? NULL
            : g_strdup_printf (_("%s dwellings"), sp_growth_row_get_values (row)->dwellings_text);

          sp_link_list_add (self->growth_areas, s->growth_areas[g].name, dwellings, NULL, SP_SUBJECT_GROWTH_AREA,
                            s->growth_areas[g].id);
        }
  sp_link_list_end (self->growth_areas, session);
}

static void
show_schools (SpAreaPanel *self, SpSession *session, gint64 area_id)
{
  GListModel *schools = sp_session_get_schools (session);

  sp_link_list_begin (self->schools);
  for (guint i = 0; i < g_list_model_get_n_items (schools); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (schools, i);
      const SpSchoolValues *values = sp_school_row_get_values (row);
      g_autofree char *suffix = NULL;

      if (values->area_id != area_id)
        continue;
      if (values->roll >= 0 && values->places >= 0)
        suffix = g_strdup_printf (_("%d of %d"), values->roll, values->places);
      sp_link_list_add (self->schools, values->name, values->kind_name, suffix, SP_SUBJECT_SCHOOL, values->id);
    }
  sp_link_list_end (self->schools, session);
}

static void
show_projects (SpAreaPanel *self, SpSession *session, gint64 area_id)
{
  GListModel *projects = sp_session_get_projects (session);

  sp_link_list_begin (self->projects);
  for (guint i = 0; i < g_list_model_get_n_items (projects); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (projects, i);
      const SpProjectValues *values = sp_project_row_get_values (row);
      g_autofree char *budget = values->budget_known ? sp_money_to_words (sp_money (values->budget)) : NULL;

      if (values->area_id == area_id)
        sp_link_list_add (self->projects, values->name, values->description, budget, SP_SUBJECT_PROJECT, values->id);
    }
  sp_link_list_end (self->projects, session);
}

static void
sp_area_panel_update (SpView *view)
{
  SpAreaPanel *self = SP_AREA_PANEL (view);
  SpSession *session = sp_view_get_session (view);
  const SpSnapshot *s = sp_session_get_snapshot (session);
  gint64 id = sp_session_get_selected (session, SP_SUBJECT_AREA);
  SpAreaIndex area = s != NULL ? sp_snapshot_find_area (s, id) : -1;
  SpRow *row = area >= 0 ? sp_row_list_find (sp_session_get_areas (session), id) : NULL;
  g_autofree char *margin = NULL;

  if (row == NULL)
    return;
  show_head (self, &s->areas[area], sp_area_row_get_values (row));
  show_need (self, sp_session_get_need (session), area);
  margin = sp_number_format (s->areas[area].margin * 100, 1);
  sp_field_show (self->margin, margin);
  show_growth_areas (self, session, s, area);
  show_schools (self, session, id);
  show_projects (self, session, id);
}

static void
sp_area_panel_class_init (SpAreaPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_YEAR | SP_FOLLOWS_PHASE | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_area_panel_update;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  g_type_ensure (SP_TYPE_LINK_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-area-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAreaPanel, name);
  gtk_widget_class_bind_template_child (widget_class, SpAreaPanel, caption);
  gtk_widget_class_bind_template_child (widget_class, SpAreaPanel, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpAreaPanel, source);
  gtk_widget_class_bind_template_child (widget_class, SpAreaPanel, entry_chart);
  gtk_widget_class_bind_template_child (widget_class, SpAreaPanel, phase_chart);
  gtk_widget_class_bind_template_child (widget_class, SpAreaPanel, margin);
  gtk_widget_class_bind_template_child (widget_class, SpAreaPanel, growth_areas);
  gtk_widget_class_bind_template_child (widget_class, SpAreaPanel, schools);
  gtk_widget_class_bind_template_child (widget_class, SpAreaPanel, projects);
  gtk_widget_class_bind_template_callback (widget_class, margin_applied_cb);
}

static void
sp_area_panel_init (SpAreaPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
