/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-receipt.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "sp-funding-private.h"
#include "sp-receipt-private.h"

G_DEFINE_BOXED_TYPE (SpReceipts, sp_receipts, sp_receipts_ref, sp_receipts_unref)

static const struct { const char *code, *name; } STATES[SP_N_RECEIPT_STATES] = {
  [SP_RECEIPT_NOT_SIGNED] = { "not-signed", N_("Not dated") },
  [SP_RECEIPT_NOT_YET] = { "not-yet-signed", N_("Not yet signed") },
  [SP_RECEIPT_SIGNED] = { "signed", N_("Waits for its trigger") },
  [SP_RECEIPT_TRIGGERED] = { "triggered", N_("Triggered") },
  [SP_RECEIPT_DUE] = { "due", N_("Due") },
  [SP_RECEIPT_OVERDUE] = { "overdue", N_("Overdue") },
  [SP_RECEIPT_PART] = { "part-received", N_("Part received") },
  [SP_RECEIPT_RECEIVED] = { "received", N_("Received") },
  [SP_RECEIPT_ALLOCATED] = { "allocated", N_("Allocated") },
  [SP_RECEIPT_SPENT] = { "spent", N_("Spent") },
  [SP_RECEIPT_PAY_BACK] = { "pay-back", N_("To be paid back") },
  [SP_RECEIPT_RETURNED] = { "returned", N_("Paid back") },
  [SP_RECEIPT_ENDED] = { "ended", N_("Ended") },
};

const char *
sp_receipt_state_code (SpReceiptState state)
{
  g_return_val_if_fail ((guint) state < SP_N_RECEIPT_STATES, NULL);
  return STATES[state].code;
}

const char *
sp_receipt_state_name (SpReceiptState state)
{
  g_return_val_if_fail ((guint) state < SP_N_RECEIPT_STATES, NULL);
  return _(STATES[state].name);
}

/* Of money that has come, all that will come. */
static SpReceiptState
find_state_in_hand (const SpReceipt *row, const SpReceipts *self)
{
  gint64 left = row->received.pence - row->spent.pence - row->returned.pence;

  if (row->returned.pence > 0 && left <= 0 && row->spent.pence == 0)
    return SP_RECEIPT_RETURNED;
  if (row->received.pence > 0 && left <= 0)
    return SP_RECEIPT_SPENT;
  if (sp_event_is_past (row->pay_back_on, self->day))
    return SP_RECEIPT_PAY_BACK;
  return row->allocated_on != NULL
         || sp_obligation_has_transaction (sp_receipt_obligation (row, self->snapshot), "allocated", self->day)
           ? SP_RECEIPT_ALLOCATED : SP_RECEIPT_RECEIVED;
}

/* From the last event backwards. */
static SpReceiptState
find_state (const SpReceipt *row, const SpReceipts *self)
{
  const SpAgreement *agreement = sp_receipt_agreement (row, self->snapshot);
  const SpObligation *obligation = sp_receipt_obligation (row, self->snapshot);
  gboolean came = row->received_on != NULL || row->received.pence > 0 || sp_event_is_past (obligation->allocated_on, self->day);
  gint64 left = row->received.pence - row->spent.pence - row->returned.pence;

  if (sp_event_is_past (obligation->spent_on, self->day))
    return SP_RECEIPT_SPENT;
  if (came && row->complete)
    return find_state_in_hand (row, self);
  if (left > 0 && sp_event_is_past (row->pay_back_on, self->day))
    return SP_RECEIPT_PAY_BACK;
  if (!came && sp_event_is_past (agreement->ended_on, self->day))
    return SP_RECEIPT_ENDED;
  if (obligation->due_on != NULL && sp_event_is_past (obligation->due_on, self->day))
    return SP_RECEIPT_OVERDUE;
  if (came)
    return SP_RECEIPT_PART;
  if (obligation->due_on != NULL)
    return SP_RECEIPT_DUE;
  if (sp_event_is_past (obligation->triggered_on, self->day))
    return SP_RECEIPT_TRIGGERED;
  if (sp_event_is_past (agreement->signed_on, self->day) || sp_obligation_has_transaction (obligation, "secured", self->day))
    return SP_RECEIPT_SIGNED;
  return agreement->signed_on != NULL ? SP_RECEIPT_NOT_YET : SP_RECEIPT_NOT_SIGNED;
}

/* The chance that money that has not come is not triggered before it would be too late to ask for. */
static double
find_risk (const SpReceipts *self, guint i, const SpReceipt *row)
{
  SpFinancialYear by = sp_financial_year_of_date (row->rest_pay_back_on);
  gint month = sp_date_get_month (row->rest_pay_back_on);
  double chance;

  if (by.start == 0 || row->state >= SP_RECEIPT_RECEIVED)
    return -1;
  /* The last 31 August before the date: from April to August it is that of the financial year before. */
  chance = sp_receipts_get_chance (self, i, sp_financial_year (month >= 4 && month <= 8 ? by.start - 1 : by.start));
  return chance < 0 ? -1 : 1 - chance;
}

static void
add_rows (SpReceipts *self)
{
  const SpSnapshot *snapshot = self->snapshot;

  for (guint a = 0; a < snapshot->n_agreements; a++)
    for (guint o = 0; o < snapshot->agreements[a].n_obligations; o++)
      {
        SpReceipt row = { .agreement = a, .obligation = o,
                          .site = sp_agreement_get_site (snapshot, &snapshot->agreements[a]) };

        sp_receipt_value (&row, snapshot, self->day);
        sp_receipt_date (&row, self);
        row.state = find_state (&row, self);
        g_array_append_val (self->rows, row);
      }
  for (guint i = 0; i < self->rows->len; i++)
    {
      SpReceipt *row = &g_array_index (self->rows, SpReceipt, i);

      row->at_risk = find_risk (self, i, row);
    }
}

static void
clear_row (gpointer row)
{
  g_free (((SpReceipt *) row)->pay_back_on);
  g_free (((SpReceipt *) row)->rest_pay_back_on);
}

char *
sp_money_day (const SpSnapshot *snapshot)
{
  if (snapshot->money.as_of != NULL && sp_date_get_month (snapshot->money.as_of) >= 0)
    return g_strdup (snapshot->money.as_of);
  return g_strdup_printf ("%04d-09-01", snapshot->assumptions.origin.start + 1);
}

SpReceipts *
sp_receipts_new (SpSnapshot *snapshot, SpSiteDelivery *delivery, const char *as_of)
{
  SpReceipts *self;

  g_return_val_if_fail (snapshot != NULL, NULL);
  g_return_val_if_fail (delivery == NULL || sp_site_delivery_get_snapshot (delivery) == snapshot, NULL);
  self = g_new0 (SpReceipts, 1);
  self->ref_count = 1;
  self->snapshot = sp_snapshot_ref (snapshot);
  self->delivery = delivery != NULL ? sp_site_delivery_ref (delivery) : NULL;
  self->day = as_of != NULL ? g_strdup (as_of) : sp_money_day (snapshot);
  self->rows = g_array_new (FALSE, TRUE, sizeof (SpReceipt));
  g_array_set_clear_func (self->rows, clear_row);
  self->findings = sp_findings_new ();
  add_rows (self);
  sp_receipts_find_faults (self, self->findings);
  return self;
}

SpReceipts *
sp_receipts_ref (SpReceipts *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_receipts_unref (SpReceipts *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_array_unref (self->rows);
  g_ptr_array_unref (self->findings);
  g_free (self->day);
  g_clear_pointer (&self->delivery, sp_site_delivery_unref);
  sp_snapshot_unref (self->snapshot);
  g_free (self);
}

SpSnapshot *
sp_receipts_get_snapshot (const SpReceipts *self)
{
  return self->snapshot;
}

const char *
sp_receipts_get_day (const SpReceipts *self)
{
  return self->day;
}

GPtrArray *
sp_receipts_get_findings (const SpReceipts *self)
{
  return self->findings;
}

guint
sp_receipts_get_n (const SpReceipts *self)
{
  return self->rows->len;
}

const SpReceipt *
sp_receipts_get (const SpReceipts *self, guint i)
{
  g_return_val_if_fail (i < self->rows->len, NULL);
  return &g_array_index (self->rows, SpReceipt, i);
}

const SpAgreement *
sp_receipts_get_agreement (const SpReceipts *self, guint i)
{
  g_return_val_if_fail (i < self->rows->len, NULL);
  return sp_receipt_agreement (sp_receipts_get (self, i), self->snapshot);
}

const SpObligation *
sp_receipts_get_obligation (const SpReceipts *self, guint i)
{
  g_return_val_if_fail (i < self->rows->len, NULL);
  return sp_receipt_obligation (sp_receipts_get (self, i), self->snapshot);
}

gboolean
sp_receipt_is_owed (const SpReceipt *row)
{
  return row->state != SP_RECEIPT_NOT_SIGNED && row->state != SP_RECEIPT_NOT_YET;
}

double
sp_receipts_get_chance (const SpReceipts *self, guint i, SpFinancialYear year)
{
  const SpReceipt *row;
  SpSiteTrigger trigger;

  g_return_val_if_fail (i < self->rows->len, -1);
  row = sp_receipts_get (self, i);
  if (row->never < 0)
    return -1;
  if (sp_receipt_get_date (row, sp_receipts_get_obligation (self, i)) != NULL)
    return row->expected.start <= year.start ? 1 : 0;
  if (year.start < sp_financial_year_of_date (self->day).start)
    return 0;
  if (self->delivery == NULL || !sp_obligation_get_trigger (sp_receipts_get_obligation (self, i), &trigger))
    return -1;
  /* Financial year 2016-17 holds the end of the academic year 2015/16. */
  return sp_site_delivery_get_chance (self->delivery, row->site, trigger,
                                      sp_receipts_get_obligation (self, i)->trigger_value,
                                      sp_academic_year (year.start - 1));
}

gboolean
sp_cil_claim_get_expected (const SpCilClaim *claim, SpMoney *expected)
{
  g_return_val_if_fail (claim != NULL && expected != NULL, FALSE);

  if (g_strcmp0 (claim->state, "refused") == 0)
    {
      *expected = sp_money (0);
      return TRUE;
    }
  if (claim->has_amount && (g_strcmp0 (claim->state, "paid") == 0
                            || (g_strcmp0 (claim->state, "agreed") == 0 && !(claim->probability >= 0))))
    {
      *expected = claim->amount;
      return TRUE;
    }
  if (!claim->has_amount || !(claim->probability >= 0))
    return FALSE;
  *expected = sp_money ((gint64) floor ((double) claim->amount.pence * claim->probability + 0.5));
  return TRUE;
}
