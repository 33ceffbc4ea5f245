/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-receipt-row.h"

#include <glib/gi18n-lib.h>
#include "sp-receipt.h"

struct _SpReceiptRow
{
  SpRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SpReceiptRow, sp_receipt_row, SP_TYPE_ROW)

static const SpRowField fields[] = {
  SP_ROW_FIELD (SpReceiptValues, id, "id", INT64),
  SP_ROW_FIELD (SpReceiptValues, index, "index", INT),
  SP_ROW_FIELD (SpReceiptValues, agreement, "agreement", STRING),
  SP_ROW_FIELD (SpReceiptValues, text, "text", STRING),
  SP_ROW_FIELD (SpReceiptValues, land, "land", BOOLEAN),
  SP_ROW_FIELD (SpReceiptValues, state, "state", INT),
  SP_ROW_FIELD (SpReceiptValues, state_name, "state-name", STRING),
  SP_ROW_FIELD (SpReceiptValues, worth_known, "worth-known", BOOLEAN),
  SP_ROW_FIELD (SpReceiptValues, worth, "worth", INT64),
  SP_ROW_FIELD (SpReceiptValues, due, "due", INT64),
  SP_ROW_FIELD (SpReceiptValues, received, "received", INT64),
  SP_ROW_FIELD (SpReceiptValues, to_come, "to-come", INT64),
  SP_ROW_FIELD (SpReceiptValues, spent, "spent", INT64),
  SP_ROW_FIELD (SpReceiptValues, expected, "expected", INT),
  SP_ROW_FIELD (SpReceiptValues, expected_text, "expected-text", STRING),
  SP_ROW_FIELD (SpReceiptValues, signed_on, "signed-on", STRING),
  SP_ROW_FIELD (SpReceiptValues, pay_back_on, "pay-back-on", STRING),
  SP_ROW_FIELD (SpReceiptValues, day, "day", STRING),
  SP_ROW_FIELD (SpReceiptValues, at_risk, "at-risk", DOUBLE),
  SP_ROW_FIELD (SpReceiptValues, estimated, "estimated", BOOLEAN),
};

static void
sp_receipt_row_class_init (SpReceiptRowClass *klass)
{
  sp_row_class_set_fields (SP_ROW_CLASS (klass), sizeof (SpReceiptValues), fields, G_N_ELEMENTS (fields));
}

static void
sp_receipt_row_init (SpReceiptRow *self)
{
}

/* A range that ends nowhere says by when one course of the site in ten has it; no range, the year alone. */
static char *
say_expected (const SpReceipt *receipt)
{
  g_autofree char *expected = sp_financial_year_to_string (receipt->expected);
  g_autofree char *early = sp_financial_year_to_string (receipt->early), *late = sp_financial_year_to_string (receipt->late);

  if (receipt->expected.start != 0 && receipt->early.start != 0 && receipt->late.start != 0
      && receipt->early.start != receipt->late.start)
    return g_strdup_printf (_("%s (8 in 10: %s to %s)"), expected, early, late);
  if (receipt->expected.start != 0)
    return g_steal_pointer (&expected);
  return receipt->early.start != 0 ? g_strdup_printf (_("1 in 10 by %s"), early) : NULL;
}

void
sp_receipt_values_fill (SpReceiptValues *values, const SpReceipts *receipts, guint i, GStringChunk *strings)
{
  const SpReceipt *receipt = sp_receipts_get (receipts, i);
  const SpObligation *obligation = sp_receipts_get_obligation (receipts, i);
  g_autofree char *expected = say_expected (receipt);

  *values = (SpReceiptValues) {
    .id = obligation->id, .index = (gint) i, .agreement = sp_receipts_get_agreement (receipts, i)->title,
    .text = obligation->text, .land = g_strcmp0 (obligation->kind, "land") == 0, .state = receipt->state,
    .state_name = sp_receipt_state_name (receipt->state), .worth_known = receipt->has_amount, .worth = receipt->worth.pence,
    .due = receipt->due.pence, .received = receipt->received.pence, .to_come = receipt->to_come.pence,
    .spent = receipt->spent.pence,
    .expected = receipt->expected.start != 0 ? receipt->expected.start : receipt->early.start,
    .expected_text = expected != NULL ? g_string_chunk_insert (strings, expected) : NULL,
    .signed_on = sp_receipts_get_agreement (receipts, i)->signed_on,
    .pay_back_on = receipt->pay_back_on, .day = sp_receipts_get_day (receipts),
    .at_risk = receipt->at_risk,
    .estimated = obligation->provenance.estimated,
  };
}
