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
sp_receipt_get_date (const SpReceipt *row, const SpObligation *obligation)
{
  if (obligation->received_on != NULL)
    return obligation->received_on;
  if (row->complete && row->received_on != NULL)
    return row->received_on;
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
expect_from_today (SpReceipt *row, const SpReceipts *receipts)
{
  SpFinancialYear now = sp_financial_year_of_date (receipts->day);
  SpFinancialYear *const years[] = { &row->early, &row->expected, &row->late };

  if (row->complete)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    if (years[i]->start != 0 && years[i]->start < now.start)
      *years[i] = now;
}

/* The date of the oldest money in hand, since the first that came is the first that is spent; NULL = none, or not said. */
static const char *
oldest_in_hand (const SpReceipt *row, const SpObligation *obligation)
{
  gint64 gone = row->spent.pence + row->returned.pence;
  const char *date = obligation->received_on != NULL ? obligation->received_on : row->received_on;

  if (!sp_obligation_has_transaction (obligation, "received", NULL))
    return date;
  for (guint i = 0; i < obligation->n_transactions && row->received_on != NULL; i++)
    if (g_str_equal (obligation->transactions[i].state, "received") && obligation->transactions[i].happened_on != NULL)
      {
        date = obligation->transactions[i].happened_on;
        gone -= obligation->transactions[i].amount.pence;
        if (gone < 0)
          break;
      }
  return date;
}

/* Of money that came on a day (NULL = it has yet to come). */
static char *
dup_pay_back (const SpReceipt *row, const SpAgreement *agreement, const SpObligation *obligation, const char *came_on)
{
  if (obligation->pay_back_on != NULL || obligation->pay_back_years <= 0)
    return g_strdup (obligation->pay_back_on != NULL ? obligation->pay_back_on : agreement->pay_back_on);
  if (came_on != NULL)
    return sp_date_add_years (came_on, obligation->pay_back_years);
  return row->expected.start != 0 ? g_strdup_printf ("%04d-03-31", row->expected.start + 1 + obligation->pay_back_years) : NULL;
}

void
sp_receipt_date (SpReceipt *row, const SpReceipts *receipts)
{
  const SpAgreement *agreement = sp_receipt_agreement (row, receipts->snapshot);
  const SpObligation *obligation = sp_receipt_obligation (row, receipts->snapshot);
  SpSiteTrigger trigger;

  row->never = row->at_risk = -1;
  if (sp_receipt_get_date (row, obligation) != NULL)
    expect_in (row, sp_receipt_get_date (row, obligation));
  else if (receipts->delivery != NULL && row->site >= 0 && sp_obligation_get_trigger (obligation, &trigger))
    expect_dwellings (row, receipts, trigger, obligation->trigger_value);
  expect_from_today (row, receipts);
  row->pay_back_on = dup_pay_back (row, agreement, obligation, oldest_in_hand (row, obligation));
  row->rest_pay_back_on = dup_pay_back (row, agreement, obligation, NULL);
}
