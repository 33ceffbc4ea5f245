/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An obligation of a developer's agreement. Its id is the obligation's. */
#pragma once

#include "sp-row.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct _SpReceipts SpReceipts;

typedef struct
{
  gint64      id;
  gint        index;            /* in the receipts */
  const char *agreement;
  const char *reference;        /* of the agreement, NULL = none */
  const char *text;
  gboolean    land;
  gint        state;            /* SpReceiptState */
  const char *state_name;       /* translated */
  gboolean    agreed_known, per_dwelling;
  gint64      agreed;           /* pence, as agreed: for each dwelling where per_dwelling */
  gboolean    worth_known;
  gint64      worth;            /* pence, now */
  gint64      due;              /* in all, where worth is known */
  gint64      received, to_come, spent; /* pence; to come: outstanding */
  gboolean    owed;              /* what is to come: FALSE before anybody has signed */
  gboolean    not_yet;           /* not owed, but there is a day on which it is signed */
  gint        expected;         /* financial year, 0 = not known */
  const char *expected_text;    /* "2018-19", "Unlikely", NULL = not known */
  const char *range_text;       /* 8 in 10: "2017-18 to 2021-22"; of an unlikely one "1 in 10 by 2018-19"; NULL = none */
  const char *signed_on, *pay_back_on;
  const char *day;              /* as of which the state is: what is dated after it has not happened yet */
  double      at_risk;          /* share, negative = not known */
  gboolean    estimated;
} SpReceiptValues;

#define SP_TYPE_RECEIPT_ROW (sp_receipt_row_get_type ())
G_DECLARE_FINAL_TYPE (SpReceiptRow, sp_receipt_row, SP, RECEIPT_ROW, SpRow)

static inline const SpReceiptValues *
sp_receipt_row_get_values (gpointer row)
{
  return (const SpReceiptValues *) sp_row_get_values (SP_ROW (row));
}

/* Strings borrowed from the receipts or kept in `strings`. */
void sp_receipt_values_fill (SpReceiptValues *values, const SpReceipts *receipts, guint i, GStringChunk *strings);

G_END_DECLS
