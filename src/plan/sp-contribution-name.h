/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the national layout call the agreements of a plan and their obligations: their own references, or where
 * they have none a name made from numbers that stay ("agreement-12", its third obligation "agreement-12-3"), so that what is
 * written out is known again when it is read back. */
#pragma once

#include "sp-snapshot.h"

G_BEGIN_DECLS

/* Free with g_free. */
char *sp_agreement_dup_name (const SpAgreement *agreement);
char *sp_obligation_dup_name (const SpAgreement *agreement, const SpObligation *obligation);

/* A code of SpTransaction, as a word in a sentence, translated: "received". */
const char *sp_transaction_state_name (const char *state);

/* The dated events of an obligation that its file of transactions tells of, where it has no transactions of that state: state
 * and date (NULL = not said); a blank amount is not known. Fills up to four; returns how many. */
typedef struct { const char *state, *date; gboolean has_amount; SpMoney amount; } SpContributionEvent;
#define SP_N_CONTRIBUTION_EVENTS 4
guint sp_obligation_get_events (const SpAgreement *agreement, const SpObligation *obligation,
                                SpContributionEvent events[SP_N_CONTRIBUTION_EVENTS]);
/* What dwellings of a line of the sum are, in words: "houses, affordable, 3 bedrooms". Free with g_free. */
char *sp_obligation_dwelling_dup_name (const SpObligationDwelling *row);

G_END_DECLS
