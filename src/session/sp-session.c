/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-session.h"

#include "sp-row.h"
#include "sp-session-private.h"

G_DEFINE_FINAL_TYPE (SpSession, sp_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PLAN, PROP_TITLE, PROP_REVISION, PROP_BUSY, PROP_FAILURE, PROP_FORECAST_MISSING,
  PROP_SNAPSHOT, PROP_FORECAST, PROP_NEED, PROP_FUNDING, PROP_RECONCILIATION,
  PROP_SCENARIO_ID, PROP_PHASE, PROP_YEAR, PROP_FIRST_YEAR, PROP_LAST_YEAR, PROP_SUPPLY_KIND,
  PROP_SELECTED_AREA, PROP_SELECTED_SCHOOL, PROP_SELECTED_GROWTH_AREA, PROP_SELECTED_PROJECT, PROP_SELECTED_POT, PROP_FOCUS,
  PROP_UNDO_LABEL, PROP_REDO_LABEL, PROP_N_FINDINGS,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum { RESULTS_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/* A first look five years ahead: far enough for the births that have happened to show. */
#define FIRST_LEAD 5

static void
set_busy (SpSession *self, gboolean busy)
{
  if (self->busy == busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_BUSY]);
}

static void
set_failure (SpSession *self, const char *failure)
{
  if (g_strcmp0 (self->failure, failure) == 0)
    return;
  g_free (self->failure);
  self->failure = g_strdup (failure);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FAILURE]);
}

static void
clamp_year (SpSession *self, gboolean first)
{
  gint year = first ? sp_session_get_first_year (self) + FIRST_LEAD : self->year;

  year = CLAMP (year, sp_session_get_first_year (self), sp_session_get_last_year (self));
  if (year == self->year)
    return;
  self->year = year;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_YEAR]);
}

static void
notify_results (SpSession *self)
{
  for (guint i = PROP_FORECAST_MISSING; i <= PROP_RECONCILIATION; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIRST_YEAR]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAST_YEAR]);
}

/* Takes the run (NULL: no plan). */
static void
adopt_run (SpSession *self, SpRun *run)
{
  gboolean first = self->run == NULL;
  g_autoptr(SpRun) old = g_steal_pointer (&self->run);

  self->run = run;
  g_object_freeze_notify (G_OBJECT (self));
  clamp_year (self, first);
  sp_session_refill_all (self);
  sp_session_check_selection (self);
  notify_results (self);
  g_object_thaw_notify (G_OBJECT (self));
  g_signal_emit (self, signals[RESULTS_CHANGED], 0);
}

static void
run_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr(SpProgress) progress = sp_progress_new (cancellable, NULL, NULL);
  GError *error = NULL;

  if (sp_run_compute (data, progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The job holds the session, not the task: the worker may let go of its task last, and a session must not end there. */
typedef struct { SpSession *session; SpRun *run; guint64 serial; } Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->run, sp_run_free);
  g_object_unref (job->session);
  g_free (job);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
run_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Job) job = user_data;
  SpSession *self = job->session;
  g_autoptr(GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  /* Something newer was asked for: this result is of the past, whether it is sound or not. */
  if (job->serial != self->asked)
    return;
  g_clear_object (&self->cancellable);
  set_failure (self, done ? NULL : error->message);
  if (done)
    adopt_run (self, g_steal_pointer (&job->run));
  set_busy (self, FALSE);
}

static void
start_job (SpSession *self, SpSnapshot *snapshot)
{
  g_autoptr(GTask) task = NULL;
  GPtrArray *findings = sp_findings_new ();
  Job *job = g_new0 (Job, 1);

  sp_plan_check (self->plan, findings);
  job->run = sp_run_new (snapshot, self->supply_kind, findings);
  job->serial = self->asked;
  job->session = g_object_ref (self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, run_finished_cb, job);
  g_task_set_source_tag (task, start_job);
  g_task_set_return_on_cancel (task, FALSE);
  g_task_set_task_data (task, job->run, NULL);
  g_task_run_in_thread (task, run_in_worker);
}

static gboolean
start_run_cb (gpointer user_data)
{
  SpSession *self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SpSnapshot) snapshot = NULL;

  self->start_source = 0;
  snapshot = sp_plan_snapshot (self->plan, self->scenario_id, &error);
  if (snapshot != NULL)
    {
      start_job (self, snapshot);
      return G_SOURCE_REMOVE;
    }
  set_failure (self, error->message);
  set_busy (self, FALSE);
  return G_SOURCE_REMOVE;
}

static void
cancel_run (SpSession *self)
{
  self->asked++;
  g_clear_handle_id (&self->start_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Cancels the job in flight and asks for a new one. The start waits for the main loop, so that edits made in one go are
 * one run. */
static void
ask_for_run (SpSession *self)
{
  cancel_run (self);
  if (self->plan == NULL)
    return;
  set_busy (self, TRUE);
  self->start_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, start_run_cb, self, NULL);
}

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
  ask_for_run (self);
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
    case PROP_SELECTED_AREA: g_value_set_int64 (value, self->selected[SP_SELECTED_AREA]); break;
    case PROP_SELECTED_SCHOOL: g_value_set_int64 (value, self->selected[SP_SELECTED_SCHOOL]); break;
    case PROP_SELECTED_GROWTH_AREA: g_value_set_int64 (value, self->selected[SP_SELECTED_GROWTH]); break;
    case PROP_SELECTED_PROJECT: g_value_set_int64 (value, self->selected[SP_SELECTED_PROJECT]); break;
    case PROP_SELECTED_POT: g_value_set_int64 (value, self->selected[SP_SELECTED_POT]); break;
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
    case PROP_SELECTED_AREA: sp_session_select (self, SP_SUBJECT_AREA, g_value_get_int64 (value)); break;
    case PROP_SELECTED_SCHOOL: sp_session_select (self, SP_SUBJECT_SCHOOL, g_value_get_int64 (value)); break;
    case PROP_SELECTED_GROWTH_AREA: sp_session_select (self, SP_SUBJECT_GROWTH_AREA, g_value_get_int64 (value)); break;
    case PROP_SELECTED_PROJECT: sp_session_select (self, SP_SUBJECT_PROJECT, g_value_get_int64 (value)); break;
    case PROP_SELECTED_POT: sp_session_select (self, SP_SUBJECT_POT, g_value_get_int64 (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec); break;
    }
}

static void
sp_session_dispose (GObject *object)
{
  SpSession *self = SP_SESSION (object);

  cancel_run (self);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->run, sp_run_free);
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
  install_int64 (PROP_SELECTED_AREA, "selected-area", both);
  install_int64 (PROP_SELECTED_SCHOOL, "selected-school", both);
  install_int64 (PROP_SELECTED_GROWTH_AREA, "selected-growth-area", both);
  install_int64 (PROP_SELECTED_PROJECT, "selected-project", both);
  install_int64 (PROP_SELECTED_POT, "selected-pot", both);
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
  signals[RESULTS_CHANGED] = g_signal_new ("results-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
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
  cancel_run (self);
  if (self->plan != NULL)
    g_signal_handlers_disconnect_by_data (self->plan, self);
  g_set_object (&self->plan, plan);
  if (plan != NULL)
    g_signal_connect_swapped (plan, "changed", G_CALLBACK (plan_changed_cb), self);
  self->scenario_id = 0;
  set_failure (self, NULL);
  if (self->run != NULL)
    adopt_run (self, NULL);
  sp_session_refill_scenarios (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAN]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SCENARIO_ID]);
  notify_plan (self);
  set_busy (self, FALSE);
  ask_for_run (self);
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

SpReconciliation *
sp_session_get_reconciliation (SpSession *self)
{
  return self->run != NULL ? self->run->reconciliation : NULL;
}

gboolean
sp_session_get_busy (SpSession *self)
{
  return self->busy;
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
  ask_for_run (self);
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
  ask_for_run (self);
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

void
sp_session_wait (SpSession *self)
{
  while (self->busy)
    g_main_context_iteration (NULL, TRUE);
}
