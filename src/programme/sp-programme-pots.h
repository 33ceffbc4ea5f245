/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The money a programme may be built with: each pot's amounts by financial year after what committed projects take, when
 * it may be spent, and what it may pay for. Carried forward until it lapses. */
#pragma once

#include "sp-option-set.h"
#include "sp-receipt.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  SpPotIndex pot;             /* of the snapshot; -1 = an obligation that is banked in none */
  const SpMoney *amounts;     /* [n_years] newly there in each financial year, not below nought */
  gint first_year, last_year; /* indexes of the years in which it may be spent, inclusive */
  gboolean contribution;      /* may be spent ahead of its receipt, within the forward-funding limit */
  const guint8 *may_pay;      /* [n_options] of the set: 1 = it may */
  SpMoney undated;            /* besides the amounts: what has no year, and so pays for nothing */
} SpProgrammePot;

typedef struct _SpProgrammePots SpProgrammePots; /* immutable, atomically counted */
#define SP_TYPE_PROGRAMME_POTS (sp_programme_pots_get_type ())
GType sp_programme_pots_get_type (void);
/* Pots of the growth programme of the snapshot, and besides them each obligation of developers that brings money of its
 * own, in the year in which its trigger is forecast; what one banked in a pot brings is not counted in the pot again.
 * What the planner has fixed of a pot for a scheme that is not committed is a pot by itself, for that scheme alone.
 * Less what committed projects take of them, as the waterfall has it (earliest-expiring first). Money received without
 * a year counts in the first; other money without a year pays for nothing. receipts: of the same snapshot; NULL =
 * obligations bring no money of their own. */
SpProgrammePots *sp_programme_pots_new (SpOptionSet *set, SpFunding *funding, SpReceipts *receipts);
SpProgrammePots *sp_programme_pots_ref (SpProgrammePots *self);
void             sp_programme_pots_unref (SpProgrammePots *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpProgrammePots, sp_programme_pots_unref)

guint                 sp_programme_pots_get_n (const SpProgrammePots *self);
const SpProgrammePot *sp_programme_pots_get (const SpProgrammePots *self, guint i);
/* Asked for by programme tables as a whole, none of whose projects is priced. No money is set aside for it: those projects
 * are among the options. 0 when every table is its own projects' sum. */
SpMoney               sp_programme_pots_get_whole_tables (const SpProgrammePots *self);
SpFinancialYear       sp_programme_pots_get_first_year (const SpProgrammePots *self);
guint                 sp_programme_pots_get_n_years (const SpProgrammePots *self);

G_END_DECLS
