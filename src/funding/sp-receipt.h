/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contributions of developers as money to come: what each obligation is worth now, where it stands, in which financial
 * year it can be expected, and whether it may have to be paid back.
 *
 *   worth     = amount (x dwellings of the site when per dwelling) x index now / index at the base
 *   expected  = first year by whose end the trigger has passed on half the paths of the site's delivery;
 *               early and late: on one in ten and on nine in ten, together an 80 % range
 *   at risk   = the share of paths on which the trigger has not passed when the pay-back date comes
 *
 * Money that has not come by the day looked at is expected in that day's financial year at the soonest, however long ago it
 * was due.
 *
 * Receipts in parts add up. Each pays a share of the obligation: its sum brought back to the price base by the index of its own
 * date (as it stands where there is no index, or no value for that date). Outstanding is the share not paid yet, at the prices of
 * now; less than a pound is rounding. £491,222 at index 390, of which £251,396 came at 399: that paid £245,725 of it, and £245,497 is
 * left, at index 410 £258,086.
 *
 * A trigger of dwellings is known by academic year, at 31 August; its money is put in the financial year in which that day
 * falls (2015/16 ends in 2016-17), since a payment is asked for after the trigger. Triggers follow the delivery that is
 * handed in, so a site that slips moves its money with it. Source: domain.md 3.5 and section 7; users-and-peers section 3
 * (six named dates, never one "end date"). */
#pragma once

#include "sp-cost-per-place.h"
#include "sp-progress.h"
#include "sp-site-delivery.h"
#include "sp-snapshot.h"

G_BEGIN_DECLS

/* The last of the six dated events that has happened by the day looked at, or what is wrong. Dates of the obligation, or what its
 * transactions say; 'received on' of the obligation means that no more will come. */
typedef enum
{
  SP_RECEIPT_NOT_SIGNED, /* no agreement has been signed, or its date is not said */
  SP_RECEIPT_NOT_YET,    /* it is signed only after the day looked at */
  SP_RECEIPT_SIGNED,     /* waits for its trigger */
  SP_RECEIPT_TRIGGERED,
  SP_RECEIPT_DUE,
  SP_RECEIPT_OVERDUE,    /* the due date is past and it has not, or not all, been received */
  SP_RECEIPT_PART,       /* some of it has been received, and the rest is to come */
  SP_RECEIPT_RECEIVED,   /* all that will come */
  SP_RECEIPT_ALLOCATED,
  SP_RECEIPT_SPENT,
  SP_RECEIPT_PAY_BACK,   /* received, not all spent, and its pay-back date is past */
  SP_RECEIPT_RETURNED,   /* all of it went back, and none was spent */
  SP_RECEIPT_ENDED,      /* the agreement ended before it was received */
} SpReceiptState;
#define SP_N_RECEIPT_STATES 13
const char *sp_receipt_state_code (SpReceiptState state); /* "not-signed" … */
const char *sp_receipt_state_name (SpReceiptState state); /* translated: "Not dated", since a deed may be signed and not say when … */

typedef struct
{
  guint                agreement, obligation; /* indexes: snapshot->agreements[a].obligations[o] */
  SpReceiptState       state;
  gboolean             has_amount;   /* FALSE: not said, or per dwelling on a site whose dwellings are not said */
  SpMoney              amount;       /* at its price base */
  gboolean             indexed;      /* FALSE: worth is amount, for want of an index or of one of its values */
  SpMoney              worth;        /* now */
  const SpCostIndexValue *index_base, *index_now; /* NULL = not held, or not indexed */
  SpMoney              received, spent, returned; /* by the day; spent: or handed on to others who spend it */
  gboolean             received_unsaid; /* it has come, and neither how much nor what was due is said: received is 0 for want of a figure */
  SpMoney              to_come;      /* outstanding: what of the worth is not paid yet; 0 once all has come, and once ended */
  SpMoney              due;          /* in all, where has_amount: what has come and what is not paid, come or not */
  SpMoney              over;         /* received above what was due, at the price base; 0 = not */
  gboolean             complete;     /* no more will come */
  const char          *received_on, *allocated_on, *spent_on; /* of the obligation, else of the last such transaction; NULL = not yet */
  /* What it should be by the calculation kept: places x cost of a place, at the prices of now. */
  gboolean             has_calculation;
  double               pupils, places; /* places: all the pupils, where the obligation does not say how much room there is */
  SpMoney              calculated;
  /* What the same places cost the council, at the rate of what they are for: its scheme's own cost of a place; else the plan's own rate
   * (sp-place-rate.h), of a new school where the agreement gives a site for one of that phase, of an expansion where not. cost_rate 0:
   * the plan has no rate of its own, and it is as calculated. */
  gboolean             has_cost;
  SpMoney              cost, cost_rate;
  SpWorks              cost_works;
  SpSiteIndex          site;         /* whose dwellings trigger it; -1 = none, or several */
  SpFinancialYear      expected, early, late; /* {0} = not within the years held, or not known */
  double               never;        /* share of paths on which it is not triggered within the years held; < 0 not known */
  char                *pay_back_on;  /* the date that counts, worked out where it is years after receipt; NULL = none */
  char                *rest_pay_back_on; /* the same of what is outstanding */
  double               at_risk;      /* 0..1; < 0 = not known, or no pay-back date */
} SpReceipt;

typedef struct _SpReceipts SpReceipts; /* immutable, atomically counted */
#define SP_TYPE_RECEIPTS (sp_receipts_get_type ())
GType       sp_receipts_get_type (void);
/* delivery: of the same snapshot; NULL = no forecast, so that only dates are known. as_of: the day looked at,
 * 'YYYY-MM-DD'; NULL = the plan's own (sp_money_day). */
SpReceipts *sp_receipts_new (SpSnapshot *snapshot, SpSiteDelivery *delivery, const char *as_of);
SpReceipts *sp_receipts_ref (SpReceipts *self);
void        sp_receipts_unref (SpReceipts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpReceipts, sp_receipts_unref)

SpSnapshot *sp_receipts_get_snapshot (const SpReceipts *self);
const char *sp_receipts_get_day (const SpReceipts *self);
GPtrArray  *sp_receipts_get_findings (const SpReceipts *self);
guint       sp_receipts_get_n (const SpReceipts *self); /* all obligations, land too, in the plan's order */
const SpReceipt    *sp_receipts_get (const SpReceipts *self, guint i);
const SpAgreement  *sp_receipts_get_agreement (const SpReceipts *self, guint i);
const SpObligation *sp_receipts_get_obligation (const SpReceipts *self, guint i);
/* Whether what is outstanding is owed: not where nobody has signed for it. */
gboolean    sp_receipt_is_owed (const SpReceipt *row);
/* How many payments are dated after the day looked at, how much they are and how to count them, in a sentence, translated; NULL = none
 * are. Free with g_free. */
char       *sp_receipts_say_later (const SpReceipts *self);
/* The chance, 0..1, that it has been received by the end of a financial year; negative = not known. */
double      sp_receipts_get_chance (const SpReceipts *self, guint i, SpFinancialYear year);

/* Claims on the community infrastructure levy: what was asked, and that times its probability. Never certain; never
 * part of what pays for projects. One that was refused brings nothing; one that was paid all of it, and so does one agreed where no probability is said.
 * FALSE when amount or probability is not said otherwise. */
gboolean    sp_cil_claim_get_expected (const SpCilClaim *claim, SpMoney *expected);

/* Appends a finding for each amount that is left out for being past all sense; of_agreements: only those of developers, for
 * what reads no other money. Those of funding are among its findings. */
void        sp_absurd_amounts_find (const SpSnapshot *snapshot, gboolean of_agreements, GPtrArray *findings);

/* The day on which the plan's money is looked at: its own as_of, else 1 September on which the first year of the forecast
 * begins. Free with g_free. */
char       *sp_money_day (const SpSnapshot *snapshot);

G_END_DECLS
