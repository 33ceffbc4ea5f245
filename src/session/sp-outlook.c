/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-outlook.h"

SpOutlook *
sp_outlook_new (SpNeed *need)
{
  SpOutlook *self = g_new0 (SpOutlook, 1);

  self->need = sp_need_ref (need);
  return self;
}

void
sp_outlook_free (SpOutlook *self)
{
  g_clear_pointer (&self->backtest, sp_backtest_unref);
  g_clear_pointer (&self->probability, sp_need_probability_unref);
  g_clear_pointer (&self->paths, sp_forecast_paths_unref);
  g_clear_pointer (&self->need, sp_need_unref);
  g_free (self->backtest_missing);
  g_free (self);
}

/* A plan with too short a past has no record; that is no failure. */
static gboolean
compute_backtest (SpOutlook *self, SpProgress *progress, GError **error)
{
  SpBacktestOptions options = SP_BACKTEST_OPTIONS_INIT;
  g_autoptr(GError) failure = NULL;

  self->backtest = sp_backtest_run (sp_need_get_snapshot (self->need), &options, progress, &failure);
  if (self->backtest != NULL)
    return TRUE;
  if (failure->domain == SP_FORECAST_ERROR)
    {
      self->backtest_missing = g_strdup (failure->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
sp_outlook_compute (SpOutlook *self, SpProgress *progress, GError **error)
{
  SpPathOptions options = { .by_group = TRUE };
  SpNeedProbabilityOptions need_options = SP_NEED_PROBABILITY_OPTIONS_INIT;

  self->paths = sp_forecast_simulate (sp_need_get_forecast (self->need), &options, progress, error);
  if (self->paths == NULL)
    return FALSE;
  self->probability = sp_need_probability_run (self->paths, sp_need_get_supply (self->need), &need_options, progress, error);
  return self->probability != NULL && compute_backtest (self, progress, error) && !sp_progress_is_cancelled (progress, error);
}
