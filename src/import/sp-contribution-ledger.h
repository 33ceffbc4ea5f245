/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The agreements with developers that one import knows of, with their obligations and what has happened to the money: those of
 * the plan, and those that its files have brought so far. By it a row finds what it is about, whatever the file calls it, and is
 * compared with what stands there already, so that nothing counts twice.
 *
 * An agreement is found by its reference; else by its planning application; else by its site (or title) and the date it was
 * signed. Found one of these other ways it must not be of another kind or signed on another day. Two that fit are never chosen
 * between. */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

typedef struct
{
  const SpAgreement *held;       /* NULL = a file has brought it */
  char              *name;       /* as the plan knows it, or will */
  guint              row;        /* of the file that is about it; 0 = none yet */
  char              *signed_on;  /* NULL = not said */
  gint               last_position; /* of its obligations */
  char              *application, *sites[3]; /* private: of the plan's, folded; NULL = not said */
} SpLedgerAgreement;

/* One thing that happened to the money. */
typedef struct
{
  gint64    id;                  /* in the plan; 0 = a file has brought it */
  char     *state, *date, *name; /* date and name may be NULL */
  gint64    pence;
  guint     row;                 /* of the file that said it last; 0 = none yet */
} SpLedgerPayment;

typedef struct
{
  SpLedgerAgreement  *agreement;
  const SpObligation *held;      /* NULL = a file has brought it */
  char               *name;
  gboolean            is_taken, is_over; /* a row of a file is about it; it was said that more came than is due */
  gboolean            has_due;
  gint64              due_pence; /* the most that may be asked for: grown by its index where it has one */
  GPtrArray          *payments;  /* SpLedgerPayment */
} SpLedgerObligation;

typedef struct _SpContributionLedger SpContributionLedger;

SpContributionLedger *sp_contribution_ledger_new (const SpSnapshot *plan); /* borrowed; must outlive it */
void                  sp_contribution_ledger_free (SpContributionLedger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpContributionLedger, sp_contribution_ledger_free)

/* How an agreement was found. */
typedef enum { SP_FOUND_NOT, SP_FOUND_BY_NAME, SP_FOUND_BY_APPLICATION, SP_FOUND_BY_SITE, SP_FOUND_SEVERAL } SpFound;
/* What a file says of an agreement; anything may be NULL but the name. */
typedef struct { const char *name, *reference, *application, *title, *signed_on, *kind; } SpAgreementWords;

/* *out: the one found, or of several the first; *second the next. Otherwise NULL. */
SpFound sp_contribution_ledger_find (SpContributionLedger *self, const SpAgreementWords *words, SpLedgerAgreement **out,
                                     SpLedgerAgreement **second);
/* From now on files may call it so. */
void    sp_contribution_ledger_call (SpContributionLedger *self, SpLedgerAgreement *agreement, const char *name);
SpLedgerAgreement *sp_contribution_ledger_add_agreement (SpContributionLedger *self, const char *name, const char *signed_on);
/* By a name only; NULL = none. */
SpLedgerAgreement *sp_contribution_ledger_get_agreement (SpContributionLedger *self, const char *name);

/* The obligation of that name, of `agreement` where it is said (NULL = of any). *several: more than one agreement has such. */
SpLedgerObligation *sp_contribution_ledger_get_obligation (SpContributionLedger *self, const SpLedgerAgreement *agreement,
                                                           const char *name, gboolean *several);
/* One of the agreement that has no reference and that no row is about yet, of the same kind and amount. n: how many. */
SpLedgerObligation *sp_contribution_ledger_find_by_amount (SpContributionLedger *self, const SpLedgerAgreement *agreement,
                                                           gboolean land, gboolean each, gint64 pence, guint *n);
void                sp_contribution_ledger_call_obligation (SpContributionLedger *self, SpLedgerObligation *obligation,
                                                            const char *name);
/* held: of the plan; NULL = new, and takes the next position of its agreement. */
SpLedgerObligation *sp_contribution_ledger_add_obligation (SpContributionLedger *self, SpLedgerAgreement *agreement,
                                                           const SpObligation *held, const char *name);
/* Contributions for other things than education are known to be none of the plan's. */
void     sp_contribution_ledger_pass_over (SpContributionLedger *self, const char *name);
gboolean sp_contribution_ledger_is_passed_over (SpContributionLedger *self, const char *name);

/* The payment of that name; NULL = none. */
SpLedgerPayment *sp_ledger_obligation_find_payment (const SpLedgerObligation *self, const char *name);
/* The first with that state, amount and date, and with (any name), or without, a name, that no row has said yet or has. */
SpLedgerPayment *sp_ledger_obligation_find_same (const SpLedgerObligation *self, const char *state, gint64 pence, const char *date,
                                                 gboolean named, gboolean said);
/* id 0 = new. */
SpLedgerPayment *sp_ledger_obligation_add_payment (SpLedgerObligation *self, gint64 id, const char *state, gint64 pence,
                                                   const char *date, const char *name, guint row);
gint64           sp_ledger_obligation_sum (const SpLedgerObligation *self, const char *state);

/* Whether one date is before another, as far as both say. NULL is before nothing. */
gboolean sp_ledger_date_is_before (const char *date, const char *other);

G_END_DECLS
