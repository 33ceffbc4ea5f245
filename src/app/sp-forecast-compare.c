/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-forecast-compare.h"

#include <glib/gi18n-lib.h>
#include "sp-bridge-run.h"
#include "sp-chart-view.h"
#include "sp-comparison.h"
#include "sp-field.h"
#include "sp-result-tables.h"
#include "sp-rows.h"
#include "sp-table-grid.h"

#define MOST_SCENARIOS 6 /* as many lines as can be told apart */

/* A forecast that can be one end of a bridge. */
typedef struct { SpBridgeChoice choice; char *name; } End;

struct _SpForecastCompare
{
  SpForecastPart parent_instance;

  GtkLabel     *sentence, *bridge_said;
  SpChartView  *lines, *bridge;
  GtkBox       *table;
  GtkDropDown  *from_drop, *to_drop;
  GArray       *ends;       /* of End, beside both drop-downs */
  gboolean      filling;
  SpComparison *comparison;
  SpBridgeRun  *bridge_run;
};

G_DEFINE_FINAL_TYPE (SpForecastCompare, sp_forecast_compare, SP_TYPE_FORECAST_PART)

static void
end_clear (gpointer data)
{
  g_free (((End *) data)->name);
}

static const char *
scenario_name (SpSession *session, gint64 id)
{
  GListModel *rows = sp_session_get_scenarios (session);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);
      const SpScenarioValues *values = sp_scenario_row_get_values (row);

      if ((values->parent_id == 0 ? 0 : values->id) == id)
        return values->name;
    }
  return "";
}

/* ------------------------------------------------------------ side by side */

static void
show_comparison (SpForecastCompare *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  guint n = sp_comparison_get_n (self->comparison);
  const char *names[MOST_SCENARIOS];
  g_autoptr(SpChart) chart = NULL;
  g_autoptr(SpTable) table = NULL;
  GtkWidget *child;
  SpPupilScope scope;
  SpAreaIndex area = -1;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->table))) != NULL)
    gtk_box_remove (self->table, child);
  sp_field_say (self->sentence, sp_comparison_get_failure (self->comparison));
  gtk_widget_set_opacity (GTK_WIDGET (self->lines), sp_comparison_get_busy (self->comparison) ? 0.6 : 1);
  if (n == 0 || !sp_forecast_part_get_scope (SP_FORECAST_PART (self), &scope))
    return;
  for (guint i = 0; i < n; i++)
    names[i] = scenario_name (session, sp_comparison_get_scenario_id (self->comparison, i));
  /* The scenarios may be of a plan before the last edit: its areas are found by their ids. */
  if (scope.area >= 0)
    area = sp_find_area_of_need (sp_comparison_get_needs (self->comparison)[0],
                                 sp_session_get_snapshot (session)->areas[scope.area].id);
  if (scope.area >= 0 && area < 0)
    return;
  scope.area = area;
  chart = sp_chart_for_scenarios (sp_comparison_get_needs (self->comparison), names, n, &scope, sp_session_get_year (session));
  table = sp_table_of_scenarios (sp_comparison_get_needs (self->comparison), names, n, area, scope.phase,
                                 sp_session_get_year (session));
  sp_chart_view_set_chart (self->lines, chart);
  gtk_box_append (self->table, sp_table_grid_new (table, TRUE, scenario_name (session, sp_session_get_scenario_id (session)),
                                                  _("shown")));
}

static void
run_comparison (SpForecastCompare *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  GListModel *rows = sp_session_get_scenarios (session);
  gint64 ids[MOST_SCENARIOS];
  guint n = MIN (g_list_model_get_n_items (rows), MOST_SCENARIOS);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);

      ids[i] = sp_scenario_row_get_values (row)->parent_id == 0 ? 0 : sp_row_get_id (row);
    }
  sp_comparison_run (self->comparison, ids, n);
}

/* ------------------------------------------------------------------ bridge */

static void
show_bridge (SpForecastCompare *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpBridge *bridge = sp_bridge_run_get_bridge (self->bridge_run);
  g_autoptr(SpChart) chart = NULL;
  const char *said = sp_bridge_run_get_failure (self->bridge_run);
  SpPupilScope scope;

  if (!sp_forecast_part_get_scope (SP_FORECAST_PART (self), &scope))
    return;
  if (bridge != NULL)
    chart = sp_chart_for_bridge (bridge, scope.area >= 0 ? sp_session_get_snapshot (session)->areas[scope.area].code : NULL,
                                 &scope, sp_session_get_year (session));
  if (said == NULL && self->ends->len < 2)
    said = _("Add a scenario, or keep a forecast as a round, to see here what makes it differ.");
  else if (said == NULL && sp_bridge_run_get_busy (self->bridge_run))
    said = _("Working out what made the difference.");
  else if (said == NULL && bridge != NULL && chart == NULL)
    said = _("Neither forecast says anything of this area.");
  sp_field_say (self->bridge_said, said);
  sp_chart_view_set_chart (self->bridge, chart);
  gtk_widget_set_visible (GTK_WIDGET (self->bridge), chart != NULL);
}

static void
ask_for_bridge (SpForecastCompare *self)
{
  guint from = gtk_drop_down_get_selected (self->from_drop), to = gtk_drop_down_get_selected (self->to_drop);
  const End *a, *b;

  if (self->filling || from >= self->ends->len || to >= self->ends->len || from == to)
    return;
  a = &g_array_index (self->ends, End, from);
  b = &g_array_index (self->ends, End, to);
  sp_bridge_run_ask (self->bridge_run, a->choice, a->name, b->choice, b->name);
  show_bridge (self);
}

static void
add_end (GArray *ends, gboolean round, gint64 id, const char *name)
{
  End end = { { round, id }, g_strdup (name) };

  g_array_append_val (ends, end);
}

/* Rounds that were typed in have figures and no inputs, so nothing can be said of why they differ. */
static GArray *
list_ends (SpSession *session)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (End));
  const SpSnapshot *s = sp_session_get_snapshot (session);
  GListModel *rows = sp_session_get_scenarios (session);

  g_array_set_clear_func (ends, end_clear);
  for (guint i = 0; i < s->n_rounds; i++)
    if (s->rounds[i].kind == SP_ROUND_KEPT)
      add_end (ends, TRUE, s->rounds[i].id, s->rounds[i].name);
  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (rows, i);
      const SpScenarioValues *values = sp_scenario_row_get_values (row);

      add_end (ends, FALSE, values->parent_id == 0 ? 0 : values->id, values->name);
    }
  return ends;
}

static gboolean
same_ends (const GArray *a, const GArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const End *x = &g_array_index (a, End, i), *y = &g_array_index (b, End, i);

      if (x->choice.round != y->choice.round || x->choice.id != y->choice.id || g_strcmp0 (x->name, y->name) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
fill_ends (SpForecastCompare *self, SpSession *session)
{
  GArray *ends = list_ends (session);
  GtkStringList *names;

  if (same_ends (ends, self->ends))
    {
      g_array_unref (ends);
      return;
    }
  g_array_unref (self->ends);
  self->ends = ends;
  names = gtk_string_list_new (NULL);
  for (guint i = 0; i < ends->len; i++)
    gtk_string_list_append (names, g_array_index (ends, End, i).name);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->from_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_model (self->to_drop, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->from_drop, 0);
  gtk_drop_down_set_selected (self->to_drop, ends->len > 1 ? 1 : 0);
  self->filling = FALSE;
  g_object_unref (names);
}

/* ------------------------------------------------------------------- view */

static void
results_cb (SpForecastCompare *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));

  if (sp_session_get_need (session) == NULL)
    return;
  fill_ends (self, session);
  run_comparison (self);
  ask_for_bridge (self);
}

static void
sp_forecast_compare_update (SpView *view)
{
  SpForecastCompare *self = SP_FORECAST_COMPARE (view);

  if (sp_session_get_need (sp_view_get_session (view)) == NULL)
    return;
  show_comparison (self);
  show_bridge (self);
}

/* Scenarios are run when there is somebody to see them. */
static void
sp_forecast_compare_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_forecast_compare_parent_class)->map (widget);
  results_cb (SP_FORECAST_COMPARE (widget));
}

static void
results_changed_cb (SpForecastCompare *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    results_cb (self);
}

static void
sp_forecast_compare_session_set (SpView *view)
{
  SpForecastCompare *self = SP_FORECAST_COMPARE (view);
  SpSession *session = sp_view_get_session (view);

  self->comparison = sp_comparison_new (session);
  self->bridge_run = sp_bridge_run_new (session);
  g_signal_connect_object (self->comparison, "changed", G_CALLBACK (show_comparison), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->bridge_run, "changed", G_CALLBACK (show_bridge), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "results-changed", G_CALLBACK (results_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
sp_forecast_compare_dispose (GObject *object)
{
  SpForecastCompare *self = SP_FORECAST_COMPARE (object);

  if (self->comparison != NULL)
    g_signal_handlers_disconnect_by_data (self->comparison, self);
  if (self->bridge_run != NULL)
    g_signal_handlers_disconnect_by_data (self->bridge_run, self);
  g_clear_object (&self->comparison);
  g_clear_object (&self->bridge_run);
  g_clear_pointer (&self->ends, g_array_unref);
  G_OBJECT_CLASS (sp_forecast_compare_parent_class)->dispose (object);
}

static void
sp_forecast_compare_class_init (SpForecastCompareClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_forecast_compare_dispose;
  widget_class->map = sp_forecast_compare_map;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_YEAR | SP_FOLLOWS_PHASE | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->session_set = sp_forecast_compare_session_set;
  SP_VIEW_CLASS (klass)->update = sp_forecast_compare_update;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-forecast-compare.ui");
  gtk_widget_class_bind_template_child (widget_class, SpForecastCompare, sentence);
  gtk_widget_class_bind_template_child (widget_class, SpForecastCompare, bridge_said);
  gtk_widget_class_bind_template_child (widget_class, SpForecastCompare, lines);
  gtk_widget_class_bind_template_child (widget_class, SpForecastCompare, bridge);
  gtk_widget_class_bind_template_child (widget_class, SpForecastCompare, table);
  gtk_widget_class_bind_template_child (widget_class, SpForecastCompare, from_drop);
  gtk_widget_class_bind_template_child (widget_class, SpForecastCompare, to_drop);
  gtk_widget_class_bind_template_callback (widget_class, ask_for_bridge);
}

static void
sp_forecast_compare_init (SpForecastCompare *self)
{
  self->ends = g_array_new (FALSE, FALSE, sizeof (End));
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_field_name_drop_down (self->from_drop, _("From"));
  sp_field_name_drop_down (self->to_drop, _("To"));
}
