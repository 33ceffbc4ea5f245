/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-forecast-fan.h"

#include <glib/gi18n-lib.h>
#include "sp-chart-view.h"
#include "sp-field.h"
#include "sp-sentences.h"

struct _SpForecastFan
{
  SpForecastPart parent_instance;

  GtkLabel    *sentence, *record;
  SpChartView *fan, *components;
};

G_DEFINE_FINAL_TYPE (SpForecastFan, sp_forecast_fan, SP_TYPE_FORECAST_PART)

/* What stands under the fan. */
static char *
dup_record (SpSession *session, const SpPupilScope *scope)
{
  g_autofree char *record = sp_sentence_for_record (sp_session_get_need (session), sp_session_get_backtest (session), scope,
                                                    MAX (sp_session_get_lead (session), 1));

  if (record != NULL)
    return g_steal_pointer (&record);
  if (sp_session_get_backtest_missing (session) != NULL)
    return g_strdup (sp_session_get_backtest_missing (session));
  if (sp_session_get_looking_ahead (session))
    return g_strdup (_("How such ranges have held is being worked out."));
  return NULL;
}

static void
show_charts (SpForecastFan *self, SpSession *session, const SpPupilScope *scope)
{
  gint year = sp_session_get_year (session);
  g_autofree char *record = dup_record (session, scope);
  g_autoptr(SpChart) fan = sp_chart_for_fan (sp_session_get_need (session), sp_session_get_paths (session), scope, NULL, 0,
                                             year, NULL);
  g_autoptr(SpChart) components = sp_chart_for_components (sp_session_get_need (session), scope, year);

  sp_chart_view_set_chart (self->fan, fan);
  sp_field_say (self->record, record);
  sp_chart_view_set_chart (self->components, components);
}

static void
sp_forecast_fan_update (SpView *view)
{
  SpForecastFan *self = SP_FORECAST_FAN (view);
  SpSession *session = sp_view_get_session (view);
  g_autofree char *text = NULL;
  SpPupilScope scope;

  if (!sp_forecast_part_get_scope (SP_FORECAST_PART (self), &scope))
    return;
  show_charts (self, session, &scope);
  if (scope.area >= 0)
    text = sp_sentence_for_area (sp_session_get_need (session), scope.area);
  else
    text = sp_title_for_plan (sp_session_get_need (session), sp_session_get_waterfall (session));
  sp_field_say (self->sentence, text);
}

static void
sp_forecast_fan_class_init (SpForecastFanClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_OUTLOOK | SP_FOLLOWS_YEAR | SP_FOLLOWS_PHASE
                                   | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->update = sp_forecast_fan_update;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-forecast-fan.ui");
  gtk_widget_class_bind_template_child (widget_class, SpForecastFan, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpForecastFan, record);
  gtk_widget_class_bind_template_child (widget_class, SpForecastFan, fan);
  gtk_widget_class_bind_template_child (widget_class, SpForecastFan, components);
}

static void
sp_forecast_fan_init (SpForecastFan *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
