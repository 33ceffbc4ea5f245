/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-run.h"

static gboolean
compute_need (SpRun *self, SpProgress *progress, GError **error)
{
  g_autoptr(GError) failure = NULL;
  g_autoptr(SpSupply) supply = NULL;
  SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  SpNeedOptions need_options = SP_NEED_OPTIONS_INIT;

  self->forecast = sp_forecast_run (self->snapshot, &options, progress, &failure);
  if (g_error_matches (failure, SP_FORECAST_ERROR, SP_FORECAST_ERROR_NO_HISTORY))
    {
      self->forecast_missing = g_strdup (failure->message);
      return TRUE;
    }
  if (self->forecast == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  supply = sp_supply_new (self->snapshot, self->supply_kind);
  self->need = sp_need_run (self->forecast, supply, &need_options, progress, error);
  return self->need != NULL;
}

/* Engines may say the same of the same thing: the work list holds it once. */
static void
drop_repeats (GPtrArray *findings)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < findings->len;)
    {
      SpFinding *f = g_ptr_array_index (findings, i);
      char *key = g_strdup_printf ("%s %d %" G_GINT64_FORMAT " %s", sp_finding_get_code (f), sp_finding_get_subject (f),
                                   sp_finding_get_id (f), sp_finding_get_message (f));

      if (g_hash_table_add (seen, key))
        i++;
      else
        g_ptr_array_remove_index (findings, i);
    }
}

SpRun *
sp_run_new (SpPlanImage *image, gint64 scenario_id, SpSupplyKind supply_kind)
{
  SpRun *self = g_new0 (SpRun, 1);

  self->image = image;
  self->scenario_id = scenario_id;
  self->supply_kind = supply_kind;
  self->plan_findings = sp_findings_new ();
  return self;
}

void
sp_run_free (SpRun *self)
{
  g_clear_pointer (&self->money, sp_money_results_free);
  g_clear_pointer (&self->unmet, sp_unmet_unref);
  g_clear_pointer (&self->reconciliation, sp_reconciliation_unref);
  g_clear_pointer (&self->funding, sp_funding_unref);
  g_clear_pointer (&self->need, sp_need_unref);
  g_clear_pointer (&self->forecast, sp_forecast_unref);
  g_clear_pointer (&self->plan_findings, g_ptr_array_unref);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->image, sp_plan_image_free);
  g_free (self->forecast_missing);
  g_free (self);
}

static gboolean
read_plan (SpRun *self, SpProgress *progress, GError **error)
{
  self->snapshot = sp_plan_image_snapshot (self->image, self->scenario_id, error);
  if (self->snapshot == NULL || sp_progress_is_cancelled (progress, error))
    return FALSE;
  sp_plan_image_check (self->image, self->plan_findings);
  g_clear_pointer (&self->image, sp_plan_image_free);
  return !sp_progress_is_cancelled (progress, error);
}

gboolean
sp_run_compute (SpRun *self, SpProgress *progress, GError **error)
{
  if (!read_plan (self, progress, error) || !compute_need (self, progress, error))
    return FALSE;
  self->funding = sp_funding_run (self->snapshot, progress, error);
  if (self->funding == NULL)
    return FALSE;
  self->money = sp_money_results_new (self->forecast, self->funding, progress, error);
  if (self->money == NULL)
    return FALSE;
  if (self->need != NULL)
    self->unmet = sp_unmet_new (self->need, self->funding, self->money->receipts);
  self->reconciliation = sp_reconcile_run (self->snapshot, self->money->waterfall, progress, error);
  return self->reconciliation != NULL && !sp_progress_is_cancelled (progress, error);
}

GPtrArray *
sp_run_dup_findings (SpRun *self)
{
  GPtrArray *all = sp_findings_new ();

  sp_findings_append (all, self->plan_findings);
  if (self->forecast != NULL)
    sp_findings_append (all, sp_forecast_get_findings (self->forecast));
  if (self->need != NULL)
    sp_findings_append (all, sp_need_get_findings (self->need));
  sp_findings_append (all, sp_funding_get_findings (self->funding));
  sp_findings_append (all, sp_reconciliation_get_findings (self->reconciliation));
  drop_repeats (all);
  sp_findings_sort (all);
  return all;
}
