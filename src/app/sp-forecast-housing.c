/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-forecast-housing.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include "sp-chart-view.h"
#include "sp-field.h"
#include "sp-keep-trial.h"
#include "sp-number.h"
#include "sp-what-if.h"

#define FASTEST 4.0 /* times the planned rate */

struct _SpForecastHousing
{
  SpForecastPart parent_instance;

  GtkStack       *states;
  GtkDropDown    *growth_drop;
  GtkLabel       *where, *said;
  GtkScale       *slip, *rate, *yield;
  GtkLabel       *slip_value, *rate_value, *yield_value;
  GtkWidget      *reset, *keep;
  SpKeepTrial    *keep_popover;
  SpChartView    *fan;
  GArray         *growth_ids;  /* of gint64, beside the drop-down */
  gint64          growth_id;
  double          planned_rate;
  gboolean        filling;
  gint64          scenario_id; /* of the results that the sliders stand upon */
  SpWhatIf       *what_if;
};

G_DEFINE_FINAL_TYPE (SpForecastHousing, sp_forecast_housing, SP_TYPE_FORECAST_PART)

static SpGrowthIndex
find_growth (SpForecastHousing *self)
{
  SpSnapshot *snapshot = sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self)));

  return snapshot != NULL ? sp_snapshot_find_growth_area (snapshot, self->growth_id) : -1;
}

static gboolean
is_as_planned (SpForecastHousing *self)
{
  return gtk_range_get_value (GTK_RANGE (self->slip)) == 0 && gtk_range_get_value (GTK_RANGE (self->rate)) == 100
         && gtk_range_get_value (GTK_RANGE (self->yield)) == 100;
}

/* The area whose fan follows: the one selected, or the one that takes most of the growth area's pupils. */
static gboolean
get_scope (SpForecastHousing *self, SpPupilScope *scope)
{
  SpGrowthIndex growth = find_growth (self);

  if (!sp_forecast_part_get_scope (SP_FORECAST_PART (self), scope) || growth < 0)
    return FALSE;
  if (scope->area < 0)
    scope->area = sp_growth_main_area (sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self))), growth, scope->phase);
  return scope->area >= 0;
}

static void
say_values (SpForecastHousing *self)
{
  gint slip = (gint) gtk_range_get_value (GTK_RANGE (self->slip));
  double rate = gtk_range_get_value (GTK_RANGE (self->rate)), factor = gtk_range_get_value (GTK_RANGE (self->yield));
  g_autofree char *slipped = NULL, *dwellings = sp_number_format (self->planned_rate * rate / 100, 0);
  g_autofree char *built = g_strdup_printf (_("%s dwellings a year"), dwellings);
  g_autofree char *per_cent = sp_number_format (factor, 0), *yielded = g_strdup_printf (_("%s %% of the yield held"), per_cent);

  if (slip == 0)
    slipped = g_strdup (_("as planned"));
  else if (slip > 0)
    slipped = g_strdup_printf (ngettext ("%d year later", "%d years later", slip), slip);
  else
    slipped = g_strdup_printf (ngettext ("%d year earlier", "%d years earlier", -slip), -slip);
  gtk_label_set_text (self->slip_value, slipped);
  gtk_label_set_text (self->rate_value, rate == 100 ? _("as planned") : built);
  gtk_label_set_text (self->yield_value, factor == 100 ? _("as held") : yielded);
  gtk_widget_set_sensitive (self->reset, !is_as_planned (self));
  gtk_widget_set_sensitive (self->keep, !is_as_planned (self));
}

/* How the year shown differs from the plan. */
static void
say_difference (SpForecastHousing *self, SpNeed *tried, const SpPupilScope *scope)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  g_autofree char *text = NULL;

  if (sp_what_if_get_failure (self->what_if) != NULL)
    text = g_strdup (sp_what_if_get_failure (self->what_if));
  else if (tried != NULL)
    text = sp_sentence_for_trial (sp_session_get_need (session), tried, scope, sp_session_get_year (session));
  else
    text = g_strdup (_("Move a slider: the fan follows, and the plan stays as it is."));
  sp_field_say (self->said, text);
}

static void
show_fan (SpForecastHousing *self)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  SpNeed *tried = sp_what_if_get_need (self->what_if);
  g_autoptr(SpChart) chart = NULL;
  SpPupilScope scope;

  if (!get_scope (self, &scope))
    return;
  chart = sp_chart_for_trial (sp_session_get_need (session), tried, &scope, sp_session_get_year (session));
  sp_chart_view_set_chart (self->fan, chart);
  gtk_widget_set_opacity (GTK_WIDGET (self->fan), sp_what_if_get_busy (self->what_if) ? 0.6 : 1);
  say_difference (self, tried, &scope);
}

static void
try_values (SpForecastHousing *self)
{
  double rate = gtk_range_get_value (GTK_RANGE (self->rate));
  SpTrial trial = SP_TRIAL_INIT;

  say_values (self);
  trial.growth = find_growth (self);
  if (trial.growth < 0 || is_as_planned (self))
    {
      sp_what_if_drop (self->what_if);
      return;
    }
  trial.slip = (gint) gtk_range_get_value (GTK_RANGE (self->slip));
  trial.rate = rate == 100 ? -1 : self->planned_rate * rate / 100;
  trial.yield_factor = gtk_range_get_value (GTK_RANGE (self->yield)) / 100;
  sp_what_if_try (self->what_if, &trial);
  sp_keep_trial_set (self->keep_popover, sp_view_get_session (SP_VIEW (self)), &trial);
}

static void
moved_cb (SpForecastHousing *self)
{
  if (!self->filling)
    try_values (self);
}

static void
set_as_planned (SpForecastHousing *self)
{
  self->filling = TRUE;
  gtk_range_set_value (GTK_RANGE (self->slip), 0);
  gtk_range_set_value (GTK_RANGE (self->rate), 100);
  gtk_range_set_value (GTK_RANGE (self->yield), 100);
  self->filling = FALSE;
}

static void
reset_cb (SpForecastHousing *self)
{
  set_as_planned (self);
  try_values (self);
}

static void
read_start (SpForecastHousing *self)
{
  SpSnapshot *snapshot = sp_session_get_snapshot (sp_view_get_session (SP_VIEW (self)));
  SpTrial which = SP_TRIAL_INIT;
  SpTrialStart start;

  which.growth = find_growth (self);
  if (which.growth < 0)
    return;
  sp_snapshot_get_trial_start (snapshot, &which, &start);
  self->planned_rate = start.rate;
  gtk_widget_set_sensitive (GTK_WIDGET (self->rate), start.rate > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->slip), start.first.start != 0);
  if (start.first.start != 0)
    {
      g_autofree char *year = sp_academic_year_to_string (start.first), *dwellings = sp_number_format (start.dwellings, 0);
      g_autofree char *text = g_strdup_printf (_("%s dwellings are expected, from %s."), dwellings, year);

      sp_field_say (self->where, text);
    }
  else
    sp_field_say (self->where, _("No dwellings are held by year for this growth area: enter them in its panel first."));
}

static void
growth_chosen_cb (SpForecastHousing *self)
{
  guint i = gtk_drop_down_get_selected (self->growth_drop);

  if (self->filling || i >= self->growth_ids->len || g_array_index (self->growth_ids, gint64, i) == self->growth_id)
    return;
  sp_session_select (sp_view_get_session (SP_VIEW (self)), SP_SUBJECT_GROWTH_AREA, g_array_index (self->growth_ids, gint64, i));
}

static gboolean
same_growth_areas (SpForecastHousing *self, const SpSnapshot *snapshot)
{
  if (self->growth_ids->len != snapshot->n_growth_areas)
    return FALSE;
  for (guint i = 0; i < snapshot->n_growth_areas; i++)
    if (g_array_index (self->growth_ids, gint64, i) != snapshot->growth_areas[i].id)
      return FALSE;
  return TRUE;
}

static void
fill_growth_areas (SpForecastHousing *self, const SpSnapshot *snapshot)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  g_array_set_size (self->growth_ids, 0);
  for (guint i = 0; i < snapshot->n_growth_areas; i++)
    {
      gtk_string_list_append (names, snapshot->growth_areas[i].name);
      g_array_append_val (self->growth_ids, snapshot->growth_areas[i].id);
    }
  gtk_drop_down_set_model (self->growth_drop, G_LIST_MODEL (names));
  g_object_unref (names);
}

/* The growth area selected; else the first that sends pupils to the selected area; else the first. */
static gint64
choose_growth (SpForecastHousing *self, const SpSnapshot *snapshot)
{
  SpSession *session = sp_view_get_session (SP_VIEW (self));
  gint64 selected = sp_session_get_selected (session, SP_SUBJECT_GROWTH_AREA);
  SpAreaIndex area = sp_snapshot_find_area (snapshot, sp_session_get_selected (session, SP_SUBJECT_AREA));

  if (sp_snapshot_find_growth_area (snapshot, selected) >= 0)
    return selected;
  for (guint i = 0; i < snapshot->n_growth_areas && area >= 0; i++)
    for (guint k = 0; k < snapshot->growth_areas[i].n_shares; k++)
      if (snapshot->growth_areas[i].shares[k].area == area)
        return snapshot->growth_areas[i].id;
  return snapshot->n_growth_areas > 0 ? snapshot->growth_areas[0].id : 0;
}

static void
sp_forecast_housing_update (SpView *view)
{
  SpForecastHousing *self = SP_FORECAST_HOUSING (view);
  SpSnapshot *snapshot = sp_session_get_snapshot (sp_view_get_session (view));
  gint64 chosen;
  SpPupilScope scope;
  guint i = 0;

  if (snapshot == NULL)
    return;
  self->filling = TRUE;
  if (!same_growth_areas (self, snapshot))
    fill_growth_areas (self, snapshot);
  chosen = choose_growth (self, snapshot);
  while (i < self->growth_ids->len && g_array_index (self->growth_ids, gint64, i) != chosen)
    i++;
  gtk_drop_down_set_selected (self->growth_drop, i < self->growth_ids->len ? i : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
  if (chosen != self->growth_id || snapshot->scenario_id != self->scenario_id)
    set_as_planned (self);
  self->growth_id = chosen;
  self->scenario_id = snapshot->scenario_id;
  gtk_stack_set_visible_child_name (self->states, get_scope (self, &scope) ? "trial" : "none");
  read_start (self);
  try_values (self);
  show_fan (self);
}

static void
sp_forecast_housing_session_set (SpView *view)
{
  SpForecastHousing *self = SP_FORECAST_HOUSING (view);

  self->what_if = sp_what_if_new (sp_view_get_session (view));
  g_signal_connect_object (self->what_if, "changed", G_CALLBACK (show_fan), self, G_CONNECT_SWAPPED);
}

static void
sp_forecast_housing_dispose (GObject *object)
{
  SpForecastHousing *self = SP_FORECAST_HOUSING (object);

  if (self->what_if != NULL)
    g_signal_handlers_disconnect_by_data (self->what_if, self);
  g_clear_object (&self->what_if);
  g_clear_pointer (&self->growth_ids, g_array_unref);
  G_OBJECT_CLASS (sp_forecast_housing_parent_class)->dispose (object);
}

static void
sp_forecast_housing_class_init (SpForecastHousingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_forecast_housing_dispose;
  SP_VIEW_CLASS (klass)->follows = SP_FOLLOWS_RESULTS | SP_FOLLOWS_YEAR | SP_FOLLOWS_PHASE | SP_FOLLOWS_SELECTION;
  SP_VIEW_CLASS (klass)->session_set = sp_forecast_housing_session_set;
  SP_VIEW_CLASS (klass)->update = sp_forecast_housing_update;
  g_type_ensure (SP_TYPE_CHART_VIEW);
  g_type_ensure (SP_TYPE_KEEP_TRIAL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/schoolplaces/SchoolPlaces/ui/sp-forecast-housing.ui");
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, states);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, growth_drop);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, where);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, said);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, slip);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, rate);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, yield);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, slip_value);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, rate_value);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, yield_value);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, reset);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, keep);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, keep_popover);
  gtk_widget_class_bind_template_child (widget_class, SpForecastHousing, fan);
  gtk_widget_class_bind_template_callback (widget_class, moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, growth_chosen_cb);
}

static void
sp_forecast_housing_init (SpForecastHousing *self)
{
  self->growth_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_range_set_range (GTK_RANGE (self->rate), 25, FASTEST * 100);
  sp_field_name_drop_down (self->growth_drop, _("Growth area"));
  gtk_scale_add_mark (self->slip, 0, GTK_POS_BOTTOM, NULL);
  gtk_scale_add_mark (self->rate, 100, GTK_POS_BOTTOM, NULL);
  gtk_scale_add_mark (self->yield, 100, GTK_POS_BOTTOM, NULL);
}
