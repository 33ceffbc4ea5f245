/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "line-fixture.h"

void
line_fixture_run (LineFixture *self, SpPlan *plan, gint64 scenario, SpSupplyKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSupply) supply = NULL;
  g_autoptr (SpReceipts) receipts = NULL;

  line_fixture_clear (self);
  self->snapshot = sp_plan_snapshot (plan, scenario, &error);
  g_assert_no_error (error);
  self->forecast = sp_forecast_run (self->snapshot, NULL, NULL, &error);
  g_assert_no_error (error);
  supply = sp_supply_new (self->snapshot, kind);
  self->need = sp_need_run (self->forecast, supply, NULL, NULL, &error);
  g_assert_no_error (error);
  self->funding = sp_funding_run (self->snapshot, NULL, &error);
  g_assert_no_error (error);
  receipts = sp_receipts_new (self->snapshot, NULL, NULL);
  self->waterfall = sp_waterfall_new (self->funding, receipts);
}

void
line_fixture_clear (LineFixture *self)
{
  g_clear_pointer (&self->waterfall, sp_waterfall_unref);
  g_clear_pointer (&self->funding, sp_funding_unref);
  g_clear_pointer (&self->need, sp_need_unref);
  g_clear_pointer (&self->forecast, sp_forecast_unref);
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
}
