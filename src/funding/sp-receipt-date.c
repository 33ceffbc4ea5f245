/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When a contribution can be expected: dates where the plan holds them, else the delivery of the site. */
#include "config.h"

#include "sp-receipt-private.h"

#include <string.h>

#include "sp-funding-private.h"

gboolean
sp_obligation_get_trigger (const SpObligation *obligation, SpSiteTrigger *trigger)
{
  static const struct { const char *code; SpSiteTrigger trigger; } triggers[] = {
    { "commencement", SP_TRIGGER_COMMENCEMENT },
    { "occupation", SP_TRIGGER_OCCUPATION },
    { "share of dwellings", SP_TRIGGER_SHARE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (triggers); i++)
    if (g_strcmp0 (obligation->trigger, triggers[i].code) == 0)
      {
        *trigger = triggers[i].trigger;
        return TRUE;
      }
  return FALSE;
}

SpSiteIndex
sp_agreement_get_site (const SpSnapshot *snapshot, const SpAgreement *agreement)
{
  const SpGrowthArea *area = agreement->growth >= 0 ? &snapshot->growth_areas[agreement->growth] : NULL;

  if (agreement->site >= 0)
    return agreement->site;
  return area != NULL && area->n_sites == 1 ? area->sites[0] : -1;
}

/* The financial year in which the 31 August that ends the academic year falls. */
static SpFinancialYear
year_after (SpAcademicYear year)
{
  return sp_financial_year (year.start != 0 ? year.start + 1 : 0);
}

static void
expect_in (SpReceipt *row, const char *date)
{
  row->expected = row->early = row->late = sp_financial_year_of_date (date);
  row->never = 0;
}

const char *
sp_obligation_get_date (const SpObligation *obligation)
{
  if (obligation->received_on != NULL)
    return obligation->received_on;
  if (obligation->due_on != NULL)
    return obligation->due_on;
  if (obligation->triggered_on != NULL)
    return obligation->triggered_on;
  return g_strcmp0 (obligation->trigger, "date") == 0 ? obligation->trigger_on : NULL;
}

static void
expect_dwellings (SpReceipt *row, const SpReceipts *receipts, SpSiteTrigger trigger, double value)
{
  SpSiteDelivery *delivery = receipts->delivery;
  SpAcademicYear last = sp_site_delivery_get_first_year (delivery);
  double chance;

  last.start += (gint) sp_site_delivery_get_n_years (delivery) - 1;
  chance = sp_site_delivery_get_chance (delivery, row->site, trigger, value, last);
  if (chance < 0)
    return;
  row->never = 1 - chance;
  row->early = year_after (sp_site_delivery_get_year (delivery, row->site, trigger, value, 0.1));
  row->expected = year_after (sp_site_delivery_get_year (delivery, row->site, trigger, value, 0.5));
  row->late = year_after (sp_site_delivery_get_year (delivery, row->site, trigger, value, 0.9));
}

/* Money that has not come by the day looked at comes in that day's year at the soonest, whatever was agreed. */
static void
expect_from_today (SpReceipt *row, const SpReceipts *receipts, const SpObligation *obligation)
{
  SpFinancialYear now = sp_financial_year_of_date (receipts->day);
  SpFinancialYear *const years[] = { &row->early, &row->expected, &row->late };

  if (row->received.pence > 0 || sp_event_is_past (obligation->received_on, receipts->day))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    if (years[i]->start != 0 && years[i]->start < now.start)
      *years[i] = now;
}

/* "2014-05-01" and 10: "2024-05-01". NULL when there is no date to count from. */
static char *
add_years (const char *date, gint years)
{
  gint year;

  if (sp_date_get_month (date) < 0)
    return NULL;
  year = (gint) g_ascii_strtoll (date, NULL, 10) + years;
  return g_strdup_printf ("%04d%s", year, date + 4);
}

static void
find_pay_back (SpReceipt *row, const SpAgreement *agreement, const SpObligation *obligation)
{
  if (obligation->pay_back_on != NULL)
    row->pay_back_on = g_strdup (obligation->pay_back_on);
  else if (obligation->pay_back_years > 0 && obligation->received_on != NULL)
    row->pay_back_on = add_years (obligation->received_on, obligation->pay_back_years);
  else if (obligation->pay_back_years > 0)
    row->pay_back_on = row->expected.start != 0
                         ? g_strdup_printf ("%04d-03-31", row->expected.start + 1 + obligation->pay_back_years)
                         : NULL;
  else
    row->pay_back_on = g_strdup (agreement->pay_back_on);
}

void
sp_receipt_date (SpReceipt *row, const SpReceipts *receipts)
{
  const SpAgreement *agreement = sp_receipt_agreement (row, receipts->snapshot);
  const SpObligation *obligation = sp_receipt_obligation (row, receipts->snapshot);
  SpSiteTrigger trigger;

  row->never = row->at_risk = -1;
  if (sp_obligation_get_date (obligation) != NULL)
    expect_in (row, sp_obligation_get_date (obligation));
  else if (receipts->delivery != NULL && row->site >= 0 && sp_obligation_get_trigger (obligation, &trigger))
    expect_dwellings (row, receipts, trigger, obligation->trigger_value);
  expect_from_today (row, receipts, obligation);
  find_pay_back (row, agreement, obligation);
}
