/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of receipts share. Private to this room. */
#pragma once

#include "sp-receipt.h"

G_BEGIN_DECLS

struct _SpReceipts
{
  gint            ref_count;
  SpSnapshot     *snapshot;
  SpSiteDelivery *delivery; /* NULL = none */
  char           *day;
  GArray         *rows;     /* SpReceipt */
  GPtrArray      *findings;
};

/* Fills the worth, the calculation, what was received and spent, and what is outstanding. */
void sp_receipt_value (SpReceipt *row, const SpSnapshot *snapshot, const char *day);
/* Fills the years expected, pay-back date and risk. */
void sp_receipt_date (SpReceipt *row, const SpReceipts *receipts);
/* Appends what a planner should look at. */
void sp_receipts_find_faults (const SpReceipts *self, GPtrArray *findings);

/* The date at which it came, or what is outstanding of it will; NULL when that hangs on dwellings, or nothing is said. */
const char *sp_receipt_get_date (const SpReceipt *row, const SpObligation *obligation);
/* Whether it has a transaction of that state, by the day (NULL = whenever). */
gboolean sp_obligation_has_transaction (const SpObligation *obligation, const char *state, const char *day);
/* What of it is allocated to the project by the day and not yet spent on it, nor handed on for it; not below nought. */
SpMoney sp_obligation_get_allocated (const SpObligation *obligation, SpProjectIndex project, const char *day);
/* Whether it has happened by the day; one without a date has. */
gboolean sp_transaction_is_past (const SpTransaction *transaction, const char *day);
/* Whether by it money went to a scheme: spent, or handed on to others who spend it. */
gboolean sp_transaction_spends (const SpTransaction *transaction);
/* Whether a trigger is counted in dwellings; and as which. */
gboolean sp_obligation_get_trigger (const SpObligation *obligation, SpSiteTrigger *trigger);
/* The site whose dwellings count for the agreement: its own, else the only one of its growth area; -1. */
SpSiteIndex sp_agreement_get_site (const SpSnapshot *snapshot, const SpAgreement *agreement);
/* The amount at its price base: for all, or so much a dwelling of the site (the fewest it may have). FALSE when it is not said, or the
 * dwellings are not; amount is 0 then. */
gboolean sp_obligation_get_amount (const SpObligation *obligation, const SpSnapshot *snapshot, SpSiteIndex site, SpMoney *amount);
/* Whether an event with this date has happened by the day; a year or month counts at its end. */
gboolean sp_event_is_past (const char *date, const char *day);

static inline const SpAgreement *
sp_receipt_agreement (const SpReceipt *row, const SpSnapshot *snapshot)
{
  return &snapshot->agreements[row->agreement];
}
static inline const SpObligation *
sp_receipt_obligation (const SpReceipt *row, const SpSnapshot *snapshot)
{
  return &snapshot->agreements[row->agreement].obligations[row->obligation];
}

G_END_DECLS
