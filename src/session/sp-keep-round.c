/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-keep-round.h"

#include "sp-forecast-round.h"

gboolean
sp_session_keep_round (SpSession *self, const char *name, const char *note, GError **error)
{
  SpPlan *plan = sp_session_get_plan (self);
  const SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  g_autoptr(SpFrozenInputs) inputs = sp_plan_freeze (plan, sp_session_get_scenario_id (self), error);
  g_autoptr(SpSnapshot) frozen = inputs != NULL ? sp_frozen_inputs_snapshot (inputs, error) : NULL;
  g_autoptr(SpForecast) forecast = frozen != NULL ? sp_forecast_run (frozen, &options, NULL, error) : NULL;
  SpRoundRecord record = { .name = name, .note = note };
  g_autofree SpRoundValue *values = NULL;
  g_autofree char *text = NULL;

  if (forecast == NULL)
    return FALSE;
  values = sp_forecast_dup_round_values (forecast, &record.n_values);
  text = sp_forecast_options_to_text (&options);
  record.values = values;
  record.options = text;
  record.scenario = frozen->scenario_name;
  record.origin = sp_forecast_get_origin (forecast);
  record.horizon = sp_forecast_get_horizon (forecast);
  return sp_edit_keep_round (plan, &record, inputs, NULL, error);
}
