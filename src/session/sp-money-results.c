/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-money-results.h"

#include "sp-forecast-delivery.h"
#include "sp-late-places.h"

/* Receipts wait for dwellings: without sites there is nothing to simulate. */
static gboolean
find_receipts (SpMoneyResults *self, SpSnapshot *snapshot, SpProgress *progress, GError **error)
{
  SpPathOptions options = SP_PATH_OPTIONS_INIT;
  g_autoptr(SpSiteDelivery) delivery = NULL;

  if (snapshot->n_sites > 0)
    {
      delivery = sp_forecast_deliver (snapshot, &options, progress, error);
      if (delivery == NULL)
        return FALSE;
    }
  self->receipts = sp_receipts_new (snapshot, delivery, NULL);
  return TRUE;
}

static gboolean
find_need (SpMoneyResults *self, SpForecast *forecast, SpSnapshot *snapshot, SpProgress *progress, GError **error)
{
  g_autoptr(SpSupply) supply = NULL;
  SpNeedOptions options = SP_NEED_OPTIONS_INIT;

  if (forecast == NULL)
    return TRUE;
  supply = sp_supply_new (snapshot, SP_SUPPLY_EXISTING);
  self->without = sp_need_run (forecast, supply, &options, progress, error);
  return self->without != NULL;
}

static void
gather_warnings (SpMoneyResults *self)
{
  self->warnings = sp_findings_new ();
  sp_findings_append (self->warnings, sp_waterfall_get_findings (self->waterfall));
  sp_findings_append (self->warnings, sp_receipts_get_findings (self->receipts));
  if (self->without != NULL)
    {
      g_autoptr(GArray) late = sp_late_places_find (self->without);

      sp_late_places_add_findings (self->without, late, self->warnings);
    }
  sp_findings_sort (self->warnings);
}

SpMoneyResults *
sp_money_results_new (SpForecast *forecast, SpFunding *funding, SpProgress *progress, GError **error)
{
  g_autoptr(SpMoneyResults) self = g_new0 (SpMoneyResults, 1);
  SpSnapshot *snapshot = sp_funding_get_snapshot (funding);

  if (!find_receipts (self, snapshot, progress, error) || !find_need (self, forecast, snapshot, progress, error))
    return NULL;
  self->waterfall = sp_waterfall_new (funding, self->receipts);
  self->timetable = sp_timetable_new (snapshot, self->receipts);
  gather_warnings (self);
  return g_steal_pointer (&self);
}

void
sp_money_results_free (SpMoneyResults *self)
{
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->timetable, sp_timetable_unref);
  g_clear_pointer (&self->waterfall, sp_waterfall_unref);
  g_clear_pointer (&self->receipts, sp_receipts_unref);
  g_clear_pointer (&self->without, sp_need_unref);
  g_free (self);
}
