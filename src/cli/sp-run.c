/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-run.h"

#include <glib/gi18n-lib.h>

#include "sp-forecast-delivery.h"

static gboolean
fail (SpCommandLine *line, const GError *error, SpExit *exit)
{
  *exit = sp_command_line_fail (line, error);
  return FALSE;
}

void
sp_run_clear (SpRun *self)
{
  g_clear_pointer (&self->reconciliation, sp_reconciliation_unref);
  g_clear_pointer (&self->waterfall, sp_waterfall_unref);
  g_clear_pointer (&self->receipts, sp_receipts_unref);
  g_clear_pointer (&self->funding, sp_funding_unref);
  g_clear_pointer (&self->need, sp_need_unref);
  g_clear_pointer (&self->forecast, sp_forecast_unref);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_object (&self->plan);
}

gboolean
sp_run_open (SpRun *self, SpCommandLine *line, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  const char *path = NULL;
  gint64 scenario = 0;
  if (!sp_command_line_get_file (line, _("plan"), &path, exit))
    return FALSE;
  self->plan = sp_plan_open (path, TRUE, &error);
  if (self->plan == NULL)
    return fail (line, error, exit);
  if (sp_command_line_would_replace (line, path))
    {
      *exit = sp_command_line_misuse (line, _("“%s” is the plan itself: the result would replace it."), line->output);
      return FALSE;
    }
  if (line->scenario != NULL && !sp_plan_find_scenario (self->plan, line->scenario, &scenario, &error))
    {
      *exit = sp_command_line_misuse (line, "%s.", error->message); /* as an area that is not there */
      return FALSE;
    }
  line->snapshot = self->snapshot = sp_plan_snapshot (self->plan, scenario, &error);
  return self->snapshot != NULL || fail (line, error, exit);
}

gboolean
sp_run_forecast (SpRun *self, SpCommandLine *line, const SpForecastOptions *options, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  const SpForecastOptions defaults = SP_FORECAST_OPTIONS_INIT;
  self->forecast = sp_forecast_run (self->snapshot, options != NULL ? options : &defaults, NULL, &error);
  if (self->forecast == NULL)
    return fail (line, error, exit);
  sp_command_line_add_findings (line, sp_forecast_get_findings (self->forecast));
  if (line->is_public && line->held_back == NULL)
    line->held_back = sp_held_back_new (self->forecast, (guint) line->threshold);
  return TRUE;
}

gboolean
sp_run_need (SpRun *self, SpCommandLine *line, SpSupplyKind kind, const SpNeedOptions *options, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  const SpNeedOptions defaults = SP_NEED_OPTIONS_INIT;
  if (self->forecast == NULL && !sp_run_forecast (self, line, NULL, exit))
    return FALSE;
  g_autoptr (SpSupply) supply = sp_supply_new (self->snapshot, kind);
  self->need = sp_need_run (self->forecast, supply, options != NULL ? options : &defaults, NULL, &error);
  if (self->need == NULL)
    return fail (line, error, exit);
  sp_command_line_add_findings (line, sp_need_get_findings (self->need));
  return TRUE;
}

gboolean
sp_run_funding (SpRun *self, SpCommandLine *line, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  self->funding = sp_funding_run (self->snapshot, NULL, &error);
  if (self->funding == NULL)
    return fail (line, error, exit);
  sp_command_line_add_findings (line, sp_funding_get_findings (self->funding));
  return TRUE;
}

gboolean
sp_run_receipts (SpRun *self, SpCommandLine *line, const char *day, SpExit *exit)
{
  SpPathOptions options = SP_PATH_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSiteDelivery) delivery = NULL;

  if (self->snapshot->n_sites > 0)
    {
      delivery = sp_forecast_deliver (self->snapshot, &options, NULL, &error);
      if (delivery == NULL)
        return fail (line, error, exit);
    }
  self->receipts = sp_receipts_new (self->snapshot, delivery, day);
  sp_command_line_add_findings (line, sp_receipts_get_findings (self->receipts));
  return TRUE;
}

void
sp_run_waterfall (SpRun *self, SpCommandLine *line)
{
  self->waterfall = sp_waterfall_new (self->funding, self->receipts);
  sp_command_line_add_findings (line, sp_waterfall_get_findings (self->waterfall));
}

SpUnmet *
sp_run_dup_unmet (SpRun *self)
{
  SpForecastOptions forecast_options = SP_FORECAST_OPTIONS_INIT;
  SpNeedOptions need_options = SP_NEED_OPTIONS_INIT;
  g_autoptr (SpForecast) forecast = sp_forecast_run (self->snapshot, &forecast_options, NULL, NULL);
  g_autoptr (SpSupply) supply = sp_supply_new (self->snapshot, SP_SUPPLY_COMMITTED);
  g_autoptr (SpNeed) need = forecast != NULL ? sp_need_run (forecast, supply, &need_options, NULL, NULL) : NULL;
  return need != NULL ? sp_unmet_new (need, self->funding, self->receipts) : NULL;
}

/* What the money does, for what is compared with it: its findings are other commands' to say. NULL: nothing is agreed, or (error)
 * it failed. */
static SpWaterfall *
dup_waterfall (SpRun *self, GError **error)
{
  SpPathOptions options = SP_PATH_OPTIONS_INIT;
  g_autoptr (SpSiteDelivery) delivery = NULL;
  g_autoptr (SpReceipts) receipts = self->receipts != NULL ? sp_receipts_ref (self->receipts) : NULL;
  g_autoptr (SpFunding) funding = NULL;

  if (self->waterfall != NULL)
    return sp_waterfall_ref (self->waterfall);
  if (self->snapshot->n_agreements == 0)
    return NULL;
  if (receipts == NULL && self->snapshot->n_sites > 0
      && (delivery = sp_forecast_deliver (self->snapshot, &options, NULL, error)) == NULL)
    return NULL;
  if (receipts == NULL)
    receipts = sp_receipts_new (self->snapshot, delivery, NULL);
  funding = sp_funding_run (self->snapshot, NULL, error);
  return funding != NULL ? sp_waterfall_new (funding, receipts) : NULL;
}

gboolean
sp_run_reconciliation (SpRun *self, SpCommandLine *line, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpWaterfall) waterfall = dup_waterfall (self, &error);

  if (error != NULL)
    return fail (line, error, exit);
  self->reconciliation = sp_reconcile_run (self->snapshot, waterfall, NULL, &error);
  if (self->reconciliation == NULL)
    return fail (line, error, exit);
  sp_command_line_add_findings (line, sp_reconciliation_get_findings (self->reconciliation));
  return TRUE;
}
