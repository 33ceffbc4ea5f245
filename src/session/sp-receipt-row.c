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
  SP_ROW_FIELD (SpReceiptValues, reference, "reference", STRING),
  SP_ROW_FIELD (SpReceiptValues, text, "text", STRING),
  SP_ROW_FIELD (SpReceiptValues, land, "land", BOOLEAN),
  SP_ROW_FIELD (SpReceiptValues, state, "state", INT),
  SP_ROW_FIELD (SpReceiptValues, state_name, "state-name", STRING),
  SP_ROW_FIELD (SpReceiptValues, agreed_known, "agreed-known", BOOLEAN),
  SP_ROW_FIELD (SpReceiptValues, per_dwelling, "per-dwelling", BOOLEAN),
  SP_ROW_FIELD (SpReceiptValues, agreed, "agreed", INT64),
  SP_ROW_FIELD (SpReceiptValues, worth_known, "worth-known", BOOLEAN),
  SP_ROW_FIELD (SpReceiptValues, worth, "worth", INT64),
  SP_ROW_FIELD (SpReceiptValues, due, "due", INT64),
  SP_ROW_FIELD (SpReceiptValues, received, "received", INT64),
  SP_ROW_FIELD (SpReceiptValues, to_come, "to-come", INT64),
  SP_ROW_FIELD (SpReceiptValues, owed, "owed", BOOLEAN),
  SP_ROW_FIELD (SpReceiptValues, not_yet, "not-yet", BOOLEAN),
  SP_ROW_FIELD (SpReceiptValues, spent, "spent", INT64),
  SP_ROW_FIELD (SpReceiptValues, expected, "expected", INT),
  SP_ROW_FIELD (SpReceiptValues, expected_text, "expected-text", STRING),
  SP_ROW_FIELD (SpReceiptValues, range_text, "range-text", STRING),
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

/* The year; where fewer than half of the courses of its site have it by the last year, that. */
static char *
say_expected (const SpReceipt *receipt)
{
  if (receipt->expected.start != 0)
    return sp_financial_year_to_string (receipt->expected);
  return receipt->early.start != 0 ? g_strdup (_("Unlikely")) : NULL;
}

/* Eight of ten; a range that ends nowhere says by when one course of the site in ten has it. */
static char *
say_range (const SpReceipt *receipt)
{
  g_autofree char *early = sp_financial_year_to_string (receipt->early), *late = sp_financial_year_to_string (receipt->late);

  if (receipt->expected.start == 0)
    return receipt->early.start != 0 ? g_strdup_printf (_("1 in 10 by %s"), early) : NULL;
  if (receipt->early.start == 0 || receipt->late.start == 0 || receipt->early.start == receipt->late.start)
    return NULL;
  return g_strdup_printf (_("%s to %s"), early, late);
}

void
sp_receipt_values_fill (SpReceiptValues *values, const SpReceipts *receipts, guint i, GStringChunk *strings)
{
  const SpReceipt *receipt = sp_receipts_get (receipts, i);
  const SpObligation *obligation = sp_receipts_get_obligation (receipts, i);
  g_autofree char *expected = say_expected (receipt), *range = say_range (receipt);

  *values = (SpReceiptValues) {
    .id = obligation->id, .index = (gint) i, .agreement = sp_receipts_get_agreement (receipts, i)->title,
    .reference = sp_receipts_get_agreement (receipts, i)->reference, .text = obligation->text,
    .agreed_known = obligation->has_amount && g_strcmp0 (obligation->kind, "land") != 0,
    .per_dwelling = obligation->per_dwelling, .agreed = obligation->amount.pence,
    .land = g_strcmp0 (obligation->kind, "land") == 0, .state = receipt->state,
    .state_name = sp_receipt_state_name (receipt->state), .worth_known = receipt->has_amount, .worth = receipt->worth.pence,
    .due = receipt->due.pence, .received = receipt->received.pence, .to_come = receipt->to_come.pence,
    .owed = sp_receipt_is_owed (receipt), .not_yet = receipt->state == SP_RECEIPT_NOT_YET, .spent = receipt->spent.pence,
    .expected = receipt->expected.start != 0 ? receipt->expected.start : receipt->early.start,
    .expected_text = expected != NULL ? g_string_chunk_insert (strings, expected) : NULL,
    .range_text = range != NULL ? g_string_chunk_insert (strings, range) : NULL,
    .signed_on = sp_receipts_get_agreement (receipts, i)->signed_on,
    .pay_back_on = receipt->pay_back_on, .day = sp_receipts_get_day (receipts),
    .at_risk = receipt->at_risk,
    .estimated = obligation->provenance.estimated,
  };
}
