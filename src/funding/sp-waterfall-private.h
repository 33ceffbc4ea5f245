/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the waterfall share. Private to this room. */
#pragma once

#include "sp-funding-private.h"
#include "sp-terms.h"
#include "sp-waterfall.h"

G_BEGIN_DECLS

#define SP_FOR_EVER G_MAXINT

/* So much of a purse that can be spent from one year on, until the end of another. Indexes of years. */
typedef struct
{
  guint   purse;
  gint    from, until; /* SP_FOR_EVER = it does not lapse */
  gboolean returned;   /* repaid to the purse by a contribution */
  guint   lender, repayment; /* that one's tranche, and the payment, of what is returned */
  gboolean optional;   /* of what is returned: it need not have been */
  gboolean uncertain, undated; /* expected or at risk; without a year: it, or what repaid it */
  gint64  left;
  gint64  held;        /* kept back for what is fixed by hand for a later year; not in left */
} SpTranche;

/* kept: of what is left, what the purse still holds for it in the end; undated: of that, what has no year. */
typedef struct
{
  guint  purse, line;
  gint   year; /* -1 = when it can */
  gint64 left, id, kept, undated;
  gboolean spent; /* not fixed by hand: it has been spent on the line already */
} SpFixed;

/* So much of a contribution that has been spent on a project, or (-1) on what no scheme's cost shows. */
typedef struct
{
  guint          receipt, line;
  SpProjectIndex project;
  gint64         pence;
} SpSpent;

struct _SpWaterfall
{
  gint        ref_count;
  SpFunding  *funding;
  SpReceipts *receipts;   /* NULL = none */
  GArray     *years;      /* SpFinancialYear */
  gint        own_last;   /* the last that has money, cost or a part fixed by hand, whatever the dates by which money must be spent; 0 = none */
  GArray     *purses;     /* SpPurse */
  GPtrArray  *names;      /* of purses that have one of their own */
  SpTerms    *terms;      /* [n_purses] */
  gboolean    ahead;      /* money is moved between schemes for the costs of later years too */
  gint       *earliest;   /* [n_purses] index of the first year whose costs it may pay */
  GArray     *lines;      /* SpWaterfallLine */
  SpMoney    *cost;       /* [n_lines][n_years] */
  gint64     *stated;     /* [n_lines][n_years] what the profile says of it; of what has no year, the cost */
  gint64     *before;     /* [n_lines][n_years] of the cost, settled before the money of the plan was counted */
  SpMoney    *paid;       /* [n_lines][n_years] of that cost, in its year */
  gint64     *unpaid;     /* [n_lines][n_years] still */
  gint64     *dropped;    /* [n_lines][n_years] never to be paid: above what may be funded forward */
  gint64     *left_undated; /* [n_purses] of what is left in the end, what has no year */
  guint8     *may;        /* [n_purses][n_lines] terms let it pay, and it is not kept to a fixed part */
  guint8     *may_part;   /* [n_purses][n_lines] the same of a part fixed by hand */
  SpPurseYear *purse_years; /* [n_purses][n_years] */
  SpWaterfallYear *totals;  /* [n_years] */
  GArray     *tranches;   /* SpTranche; only while it is made */
  GArray     *fixed;      /* SpFixed; only while it is made */
  GArray     *spent;      /* SpSpent; only while it is made */
  GArray     *payments;   /* SpPayment */
  GPtrArray  *findings;
};

#define SP_CELL(self, row, y) ((gsize) (row) * (self)->years->len + (y))

/* The index of a year; beyond the axis (60 years) its last dated one. */
guint sp_waterfall_find_year (const SpWaterfall *self, SpFinancialYear year);

/* Steps, one file each. */
void sp_waterfall_add_lines (SpWaterfall *self);
void sp_waterfall_add_purses (SpWaterfall *self);
void sp_waterfall_pay (SpWaterfall *self);     /* through all years */
void sp_waterfall_pay_year (SpWaterfall *self, guint y); /* costs of the year by money of the year */
void sp_waterfall_settle (SpWaterfall *self, guint y);   /* costs of earlier years, and repayments */
void sp_waterfall_judge (SpWaterfall *self);   /* states of lines */
void sp_waterfall_reason (SpWaterfall *self);  /* and why, in sentences */
void sp_waterfall_find_faults (SpWaterfall *self);

/* What of a contribution has been spent and counts so: no more than came and was not paid back. Pence. */
gint64 sp_waterfall_spent (const SpReceipt *receipt);
/* Finds what has been spent on which line. charged [n_lines][n_years]: what each line costs. Returns by year [n_years] what no
 * scheme's cost shows, the caller's to free, for which it takes the next line to be; NULL = nothing is. */
gint64 *sp_waterfall_find_spent (SpWaterfall *self, const gint64 *charged);
/* Adds purses of what has been spent, and once terms are known ties each to its line. */
void sp_waterfall_add_spent (SpWaterfall *self);
void sp_waterfall_tie_spent (SpWaterfall *self);
/* What has been spent on the line and is still to be set against it, above its costs of the years after y. */
gint64 sp_waterfall_still_spent (const SpWaterfall *self, guint l, guint y);

/* The line of a project; of one that is priced only with its whole programme table, that table's. */
guint sp_waterfall_line_of (const SpWaterfall *self, SpProjectIndex project);
/* The year from which what came of an obligation is there. */
guint sp_waterfall_year_of_receipt (const SpWaterfall *self, guint receipt);
/* One purse more; returns its index. And money in hand in it, since that date (NULL = no date). */
guint sp_waterfall_add_purse (SpWaterfall *self, SpPurse purse, SpTerms terms);
void sp_waterfall_add_tranche (SpWaterfall *self, guint purse, const char *received_on, gint64 pence);

/* What is fixed by hand: pays it as far as its money and cost are there, and gives back to flexible money what that has
 * paid in its stead. */
void sp_waterfall_pay_fixed (SpWaterfall *self, guint y);
/* Keeps back from other schemes what is fixed and still to be paid, or cannot be for want of a year; and lets go of it. */
void sp_waterfall_hold (SpWaterfall *self, guint y);
void sp_waterfall_release (SpWaterfall *self);
/* A purse gives back to the one that made a payment. `t` is the index of its tranche. optional: what is not used in the year
 * may be taken back. */
void sp_waterfall_repay (SpWaterfall *self, guint t, const SpPayment *payment, guint y, gint64 pence, gboolean optional);
/* What of a payment's purse, line, year of cost and deadline has been paid and not repaid. */
gint64 sp_waterfall_owed (const SpWaterfall *self, const SpPayment *payment);

/* The purse of the pot whose money below nought the line is; -1 = the line is a scheme. */
gint sp_waterfall_overdrawn (const SpWaterfall *self, guint l);
/* What the pot's amounts say of each year, added to row [n_years]. */
void sp_waterfall_fill_entered (const SpWaterfall *self, SpPotIndex index, gint64 *row);
/* The year from which what a pot's purse holds of year y is there. */
guint sp_waterfall_comes (const SpWaterfall *self, guint p, guint y);
/* Shows the years of pots as they are entered, when all is paid. */
void sp_waterfall_show_entered (SpWaterfall *self);
/* What of a purse nobody knows the year of; 0 where the plan dates nothing at all. */
gint64 sp_waterfall_undated (const SpWaterfall *self, guint p);
/* The oldest year whose costs are paid in y: in the column without a date, only its own. */
guint sp_waterfall_oldest_cost (const SpWaterfall *self, guint y);
/* One payment: takes it from the tranche and the unpaid cost, and writes it down. */
void sp_waterfall_take (SpWaterfall *self, SpTranche *tranche, guint line, guint paid_in, guint cost_of,
                        SpPaymentKind kind, gint64 pence);
/* Makes every number of a row at least 0 by taking what is below 0 from the numbers after it, then from those before it,
 * the nearest first; what cannot be taken is returned, not above 0. The sum of the row and the return is kept. below [n]: that by
 * the years it was in; NULL = not wanted. */
gint64 sp_waterfall_level (gint64 *row, guint n, gint64 *below);

static inline SpPurse *
sp_waterfall_purse (const SpWaterfall *self, guint p)
{
  return &g_array_index (self->purses, SpPurse, p);
}
static inline SpWaterfallLine *
sp_waterfall_line (const SpWaterfall *self, guint l)
{
  return &g_array_index (self->lines, SpWaterfallLine, l);
}
static inline gboolean
sp_waterfall_may_pay (const SpWaterfall *self, guint purse, guint line)
{
  return self->may[(gsize) purse * self->lines->len + line];
}

G_END_DECLS
