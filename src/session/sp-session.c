/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-session.h"

#include "sp-row.h"
#include "sp-session-private.h"

G_DEFINE_FINAL_TYPE (SpSession, sp_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PLAN, PROP_TITLE, PROP_REVISION, PROP_BUSY, PROP_LOOKING_AHEAD, PROP_FAILURE, PROP_FORECAST_MISSING,
  PROP_SNAPSHOT, PROP_FORECAST, PROP_NEED, PROP_FUNDING, PROP_RECONCILIATION,
  PROP_SCENARIO_ID, PROP_PHASE, PROP_YEAR, PROP_FIRST_YEAR, PROP_LAST_YEAR, PROP_SUPPLY_KIND, PROP_HALF_FORM,
  PROP_SELECTED_AREA, PROP_SELECTED_SCHOOL, PROP_SELECTED_GROWTH_AREA, PROP_SELECTED_PROJECT, PROP_SELECTED_POT,
  PROP_SELECTED_SITE, PROP_FOCUS,
  PROP_UNDO_LABEL, PROP_REDO_LABEL, PROP_N_FINDINGS,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

static void
notify_plan (SpSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REVISION]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_LABEL]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_LABEL]);
}

/* An undo may take away the scenario that is shown. */
static gboolean
scenario_exists (SpSession *self)
{
  GListModel *scenarios = sp_session_get_scenarios (self);

  for (guint i = 0; i < g_list_model_get_n_items (scenarios); i++)
    {
      g_autoptr(SpRow) row = g_list_model_get_item (scenarios, i);

      if (sp_row_get_id (row) == self->scenario_id)
        return TRUE;
    }
  return self->scenario_id == 0;
}

static void
plan_changed_cb (SpSession *self)
{
  notify_plan (self);
  sp_session_refill_scenarios (self);
  if (!scenario_exists (self))
    sp_session_set_scenario_id (self, 0);
  sp_session_ask_for_run (self);
}

static void
sp_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SpSession *self = SP_SESSION (object);

  switch (prop_id)
    {
    case PROP_PLAN: g_value_set_object (value, self->plan); break;
    case PROP_TITLE: g_value_set_string (value, self->plan != NULL ? sp_plan_get_title (self->plan) : NULL); break;
    case PROP_REVISION: g_value_set_int64 (value, self->plan != NULL ? sp_plan_get_revision (self->plan) : 0); break;
    case PROP_BUSY: g_value_set_boolean (value, self->busy); break;
    case PROP_LOOKING_AHEAD: g_value_set_boolean (value, self->looking_ahead); break;
    case PROP_FAILURE: g_value_set_string (value, self->failure); break;
    case PROP_FORECAST_MISSING: g_value_set_string (value, sp_session_get_forecast_missing (self)); break;
    case PROP_SNAPSHOT: g_value_set_boxed (value, sp_session_get_snapshot (self)); break;
    case PROP_FORECAST: g_value_set_boxed (value, sp_session_get_forecast (self)); break;
    case PROP_NEED: g_value_set_boxed (value, sp_session_get_need (self)); break;
    case PROP_FUNDING: g_value_set_boxed (value, sp_session_get_funding (self)); break;
    case PROP_RECONCILIATION: g_value_set_boxed (value, sp_session_get_reconciliation (self)); break;
    case PROP_SCENARIO_ID: g_value_set_int64 (value, self->scenario_id); break;
    case PROP_PHASE: g_value_set_int (value, self->phase); break;
    case PROP_YEAR: g_value_set_int (value, self->year); break;
    case PROP_FIRST_YEAR: g_value_set_int (value, sp_session_get_first_year (self)); break;
    case PROP_LAST_YEAR: g_value_set_int (value, sp_session_get_last_year (self)); break;
    case PROP_SUPPLY_KIND: g_value_set_int (value, self->supply_kind); break;
    case PROP_HALF_FORM: g_value_set_int (value, self->half_form); break;
    case PROP_SELECTED_AREA: g_value_set_int64 (value, self->selected[SP_SELECTED_AREA]); break;
    case PROP_SELECTED_SCHOOL: g_value_set_int64 (value, self->selected[SP_SELECTED_SCHOOL]); break;
    case PROP_SELECTED_GROWTH_AREA: g_value_set_int64 (value, self->selected[SP_SELECTED_GROWTH]); break;
    case PROP_SELECTED_PROJECT: g_value_set_int64 (value, self->selected[SP_SELECTED_PROJECT]); break;
    case PROP_SELECTED_POT: g_value_set_int64 (value, self->selected[SP_SELECTED_POT]); break;
    case PROP_SELECTED_SITE: g_value_set_int64 (value, self->selected[SP_SELECTED_SITE]); break;
    case PROP_FOCUS: g_value_set_int (value, self->focus); break;
    case PROP_UNDO_LABEL: g_value_set_string (value, self->plan != NULL ? sp_plan_get_undo_label (self->plan) : NULL); break;
    case PROP_REDO_LABEL: g_value_set_string (value, self->plan != NULL ? sp_plan_get_redo_label (self->plan) : NULL); break;
    case PROP_N_FINDINGS: g_value_set_uint (value, self->n_findings); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec); break;
    }
}

static void
sp_session_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  SpSession *self = SP_SESSION (object);

  switch (prop_id)
    {
    case PROP_PLAN: sp_session_set_plan (self, g_value_get_object (value)); break;
    case PROP_SCENARIO_ID: sp_session_set_scenario_id (self, g_value_get_int64 (value)); break;
    case PROP_PHASE: sp_session_set_phase (self, g_value_get_int (value)); break;
    case PROP_YEAR: sp_session_set_year (self, g_value_get_int (value)); break;
    case PROP_SUPPLY_KIND: sp_session_set_supply_kind (self, g_value_get_int (value)); break;
    case PROP_HALF_FORM: sp_session_set_half_form (self, g_value_get_int (value)); break;
    case PROP_SELECTED_AREA: sp_session_select (self, SP_SUBJECT_AREA, g_value_get_int64 (value)); break;
    case PROP_SELECTED_SCHOOL: sp_session_select (self, SP_SUBJECT_SCHOOL, g_value_get_int64 (value)); break;
    case PROP_SELECTED_GROWTH_AREA: sp_session_select (self, SP_SUBJECT_GROWTH_AREA, g_value_get_int64 (value)); break;
    case PROP_SELECTED_PROJECT: sp_session_select (self, SP_SUBJECT_PROJECT, g_value_get_int64 (value)); break;
    case PROP_SELECTED_POT: sp_session_select (self, SP_SUBJECT_POT, g_value_get_int64 (value)); break;
    case PROP_SELECTED_SITE: sp_session_select (self, SP_SUBJECT_SITE, g_value_get_int64 (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec); break;
    }
}

static void
sp_session_dispose (GObject *object)
{
  SpSession *self = SP_SESSION (object);

  sp_session_cancel_run (self);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->run, sp_run_free);
  g_clear_pointer (&self->outlook, sp_outlook_free);
  for (guint i = 0; i < SP_N_SESSION_LISTS; i++)
    g_clear_object (&self->lists[i]);
  g_clear_pointer (&self->failure, g_free);
  G_OBJECT_CLASS (sp_session_parent_class)->dispose (object);
}

static void
install_int64 (guint prop, const char *name, GParamFlags flags)
{
  props[prop] = g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
}

static void
install_boxed (guint prop, const char *name, GType type)
{
  props[prop] = g_param_spec_boxed (name, NULL, NULL, type, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags out = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  props[PROP_PLAN] = g_param_spec_object ("plan", NULL, NULL, SP_TYPE_PLAN, both);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, out);
  install_int64 (PROP_REVISION, "revision", out);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, out);
  props[PROP_LOOKING_AHEAD] = g_param_spec_boolean ("looking-ahead", NULL, NULL, FALSE, out);
  props[PROP_FAILURE] = g_param_spec_string ("failure", NULL, NULL, NULL, out);
  props[PROP_FORECAST_MISSING] = g_param_spec_string ("forecast-missing", NULL, NULL, NULL, out);
  install_boxed (PROP_SNAPSHOT, "snapshot", SP_TYPE_SNAPSHOT);
  install_boxed (PROP_FORECAST, "forecast", SP_TYPE_FORECAST);
  install_boxed (PROP_NEED, "need", SP_TYPE_NEED);
  install_boxed (PROP_FUNDING, "funding", SP_TYPE_FUNDING);
  install_boxed (PROP_RECONCILIATION, "reconciliation", SP_TYPE_RECONCILIATION);
  install_int64 (PROP_SCENARIO_ID, "scenario-id", both);
  props[PROP_PHASE] = g_param_spec_int ("phase", NULL, NULL, 0, SP_N_PHASES - 1, SP_PHASE_PRIMARY, both);
  props[PROP_YEAR] = g_param_spec_int ("year", NULL, NULL, 0, G_MAXINT, 0, both);
  props[PROP_FIRST_YEAR] = g_param_spec_int ("first-year", NULL, NULL, 0, G_MAXINT, 0, out);
  props[PROP_LAST_YEAR] = g_param_spec_int ("last-year", NULL, NULL, 0, G_MAXINT, 0, out);
  props[PROP_SUPPLY_KIND] = g_param_spec_int ("supply-kind", NULL, NULL, 0, SP_SUPPLY_ALL, SP_SUPPLY_COMMITTED, both);
  props[PROP_HALF_FORM] = g_param_spec_int ("half-form", NULL, NULL, 0, SP_MOST_HALF_FORMS, 0, both);
  install_int64 (PROP_SELECTED_AREA, "selected-area", both);
  install_int64 (PROP_SELECTED_SCHOOL, "selected-school", both);
  install_int64 (PROP_SELECTED_GROWTH_AREA, "selected-growth-area", both);
  install_int64 (PROP_SELECTED_PROJECT, "selected-project", both);
  install_int64 (PROP_SELECTED_POT, "selected-pot", both);
  install_int64 (PROP_SELECTED_SITE, "selected-site", both);
  props[PROP_FOCUS] = g_param_spec_int ("focus", NULL, NULL, 0, G_MAXINT, SP_SUBJECT_PLAN, out);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, out);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, out);
  props[PROP_N_FINDINGS] = g_param_spec_uint ("n-findings", NULL, NULL, 0, G_MAXUINT, 0, out);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
sp_session_class_init (SpSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_session_get_property;
  object_class->set_property = sp_session_set_property;
  object_class->dispose = sp_session_dispose;
  install_properties (object_class);
  g_signal_new ("results-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("outlook-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
sp_session_init (SpSession *self)
{
  self->supply_kind = SP_SUPPLY_COMMITTED;
  self->focus = SP_SUBJECT_PLAN;
  sp_session_make_lists (self);
}

void
sp_session_notify (SpSession *self, const char *property)
{
  g_object_notify (G_OBJECT (self), property);
}

SpSession *
sp_session_new (void)
{
  return g_object_new (SP_TYPE_SESSION, NULL);
}

void
sp_session_set_plan (SpSession *self, SpPlan *plan)
{
  g_return_if_fail (SP_IS_SESSION (self));
  if (self->plan == plan)
    return;
  sp_session_cancel_run (self);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    g_signal_connect_swapped (plan, "changed", G_CALLBACK (plan_changed_cb), self);
  self->scenario_id = 0;
  sp_session_set_failure (self, NULL);
  if (self->run != NULL)
    sp_session_adopt_run (self, NULL);
  sp_session_refill_scenarios (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAN]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCENARIO_ID]);
  notify_plan (self);
  sp_session_ask_for_run (self);
}

SpPlan *
sp_session_get_plan (SpSession *self)
{
  return self->plan;
}

SpSnapshot *
sp_session_get_snapshot (SpSession *self)
{
  return self->run != NULL ? self->run->snapshot : NULL;
}

SpForecast *
sp_session_get_forecast (SpSession *self)
{
  return self->run != NULL ? self->run->forecast : NULL;
}

SpNeed *
sp_session_get_need (SpSession *self)
{
  return self->run != NULL ? self->run->need : NULL;
}

SpFunding *
sp_session_get_funding (SpSession *self)
{
  return self->run != NULL ? self->run->funding : NULL;
}

SpUnmet *
sp_session_get_unmet (SpSession *self)
{
  return self->run != NULL ? self->run->unmet : NULL;
}

SpReceipts *
sp_session_get_receipts (SpSession *self)
{
  return self->run != NULL ? self->run->money->receipts : NULL;
}

SpWaterfall *
sp_session_get_waterfall (SpSession *self)
{
  return self->run != NULL ? self->run->money->waterfall : NULL;
}

SpTimetable *
sp_session_get_timetable (SpSession *self)
{
  return self->run != NULL ? self->run->money->timetable : NULL;
}

SpNeed *
sp_session_get_need_without (SpSession *self)
{
  return self->run != NULL ? self->run->money->without : NULL;
}

SpReconciliation *
sp_session_get_reconciliation (SpSession *self)
{
  return self->run != NULL ? self->run->reconciliation : NULL;
}

SpForecastPaths *
sp_session_get_paths (SpSession *self)
{
  return self->outlook != NULL ? self->outlook->paths : NULL;
}

SpNeedProbability *
sp_session_get_probability (SpSession *self)
{
  return self->outlook != NULL ? self->outlook->probability : NULL;
}

SpBacktest *
sp_session_get_backtest (SpSession *self)
{
  return self->outlook != NULL ? self->outlook->backtest : NULL;
}

const char *
sp_session_get_backtest_missing (SpSession *self)
{
  return self->outlook != NULL ? self->outlook->backtest_missing : NULL;
}

gboolean
sp_session_get_busy (SpSession *self)
{
  return self->busy;
}

gboolean
sp_session_get_looking_ahead (SpSession *self)
{
  return self->looking_ahead;
}

const char *
sp_session_get_failure (SpSession *self)
{
  return self->failure;
}

const char *
sp_session_get_forecast_missing (SpSession *self)
{
  return self->run != NULL ? self->run->forecast_missing : NULL;
}

gint64
sp_session_get_scenario_id (SpSession *self)
{
  return self->scenario_id;
}

void
sp_session_set_scenario_id (SpSession *self, gint64 scenario_id)
{
  if (self->scenario_id == scenario_id)
    return;
  self->scenario_id = scenario_id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCENARIO_ID]);
  sp_session_ask_for_run (self);
}

SpPhase
sp_session_get_phase (SpSession *self)
{
  return self->phase;
}

void
sp_session_set_phase (SpSession *self, SpPhase phase)
{
  if (self->phase == phase)
    return;
  self->phase = phase;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PHASE]);
  sp_session_follow_phase (self);
  sp_session_refill_all (self);
  g_object_thaw_notify (G_OBJECT (self));
}

gint
sp_session_get_year (SpSession *self)
{
  return self->year;
}

void
sp_session_set_year (SpSession *self, gint year)
{
  year = CLAMP (year, sp_session_get_first_year (self), sp_session_get_last_year (self));
  if (self->year == year)
    return;
  self->year = year;
  sp_session_refill_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_YEAR]);
}

gint
sp_session_get_first_year (SpSession *self)
{
  return self->run != NULL ? self->run->snapshot->assumptions.origin.start : 0;
}

gint
sp_session_get_last_year (SpSession *self)
{
  return self->run != NULL ? sp_session_get_first_year (self) + self->run->snapshot->assumptions.horizon : 0;
}

gint
sp_session_get_lead (SpSession *self)
{
  return self->year - sp_session_get_first_year (self);
}

gint
sp_session_get_supply_kind (SpSession *self)
{
  return self->supply_kind;
}

void
sp_session_set_supply_kind (SpSession *self, gint kind)
{
  g_return_if_fail (kind >= SP_SUPPLY_EXISTING && kind <= SP_SUPPLY_ALL);
  if (self->supply_kind == kind)
    return;
  self->supply_kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SUPPLY_KIND]);
  sp_session_ask_for_run (self);
}

gint
sp_session_get_half_form (SpSession *self)
{
  return self->half_form;
}

void
sp_session_set_half_form (SpSession *self, gint half_form)
{
  g_return_if_fail (half_form >= 0 && half_form <= SP_MOST_HALF_FORMS);
  if (self->half_form == half_form)
    return;
  self->half_form = half_form;
  sp_session_refill_shown (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HALF_FORM]);
}

gboolean
sp_session_undo (SpSession *self, GError **error)
{
  g_return_val_if_fail (self->plan != NULL, FALSE);
  return sp_plan_undo (self->plan, error);
}

gboolean
sp_session_redo (SpSession *self, GError **error)
{
  g_return_val_if_fail (self->plan != NULL, FALSE);
  return sp_plan_redo (self->plan, error);
}
