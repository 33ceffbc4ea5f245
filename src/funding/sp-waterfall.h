/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which money pays for which project, in which financial year.
 *
 * The waterfall goes through the financial years. In each, what the planner has fixed goes first; then the money, the
 * soonest to expire first and of that the most restricted, pays the schemes in the order of the programme; then money is
 * moved between schemes where that lets more be paid, in that year or another, so that no pound is idle that could pay for something,
 * in whatever order pots were typed. Every term
 * holds: purpose, phase, area, school, growth area, project, earliest date, spend-by date, years of carry forward.
 *
 *   carried in + new + repaid to it = used + used late + repaid by it + lapsed + carried out    (each pot, each year)
 *   cost of a year = paid in it + paid late + never paid                                       (each scheme)
 *
 * A cost that no money of its year can pay is a gap of that year. Money that comes later and may pay for it settles it
 * late: until then somebody has funded it forward, up to the plan's limit. Where flexible money (anything but developers'
 * and project grants) has paid for what a later contribution is for, that contribution repays it, after what the
 * contribution has still to pay itself; what is repaid keeps the pot's terms. It keeps the pot's deadline too, unless the
 * contribution came only after that, when it had been met. A contribution that was there within the deadline repays no more
 * than is used at once, where it lasts as long itself: to repay more would make money last that would have lapsed.
 *
 * Money that may be spent after the last year looked at is still there at its end. A date within a financial year counts for all of
 * that year, since spend is known by year. Money received without a
 * year is in hand: it counts from the base year, the financial year of the plan's own day. Other money without a year pays
 * only what has no year either, and fills no gap of a year, for nobody knows whether it comes before or after. It may repay
 * what flexible money has paid in its stead, which then pays what has no year. What is fixed by hand for a scheme is kept
 * for it as long as that lacks money, though it have no year and so cannot be paid.
 *
 * Spend of financial years that had ended on the plan's own day is history. The books of those years are closed, and a balance
 * carried forward is what was left after their spend had been met; charging it again would count it twice. Unless the plan
 * holds money dated in that year or before, which then pays, such spend is settled, and no money of the plan is taken for it.
 * An obligation that is banked in a pot stands in the place of as much of what the
 * pot counts on; one that says what it is worth and when brings its own money. What of it is allocated to a scheme, and not yet
 * spent on it, is a purse of its own that pays for nothing else. Money tied to a scheme that is priced only with its programme
 * table pays that table. What has been spent of it by the day looked at has paid the scheme it was spent on:
 * sp-waterfall-spent.c. An agreement that is not signed brings
 * none, nor do CIL claims. Negative amounts reduce their own pot; what is left of them leaves that pot overdrawn, less money
 * than none, until unrestricted money makes it up. Deterministic: same plan, same pence. Source: domain.md section 11 point 7. */
#pragma once

#include "sp-funding.h"
#include "sp-receipt.h"
#include "sp-terms.h"

G_BEGIN_DECLS

typedef struct _SpWaterfall SpWaterfall; /* immutable, atomically counted */
#define SP_TYPE_WATERFALL (sp_waterfall_get_type ())
GType        sp_waterfall_get_type (void);
/* receipts: of the same snapshot; NULL = obligations bring no money of their own. */
SpWaterfall *sp_waterfall_new (SpFunding *funding, SpReceipts *receipts);
SpWaterfall *sp_waterfall_ref (SpWaterfall *self);
void         sp_waterfall_unref (SpWaterfall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpWaterfall, sp_waterfall_unref)
SpFunding   *sp_waterfall_get_funding (const SpWaterfall *self);
GPtrArray   *sp_waterfall_get_findings (const SpWaterfall *self);

/* Financial years in order without gaps, the last always {0}: not dated. The years go on to the dates by which money must be spent,
 * but not where nothing happens by then any more but that money is carried forward. */
guint           sp_waterfall_get_n_years (const SpWaterfall *self);
SpFinancialYear sp_waterfall_get_year (const SpWaterfall *self, guint y);

/* Purses: what money comes out of. One a pot of the growth programme; of an obligation that brings its own one for what came, one for
 * what is to come, and such two for each scheme to which some is allocated. */
typedef struct
{
  const char *name;
  SpPotIndex  pot;         /* -1 = an obligation that is banked in no pot */
  gint        receipt;     /* in the receipts; -1 = a pot */
  const char *certainty;   /* code of the schema */
  gboolean    repays;      /* of developers, or a grant for projects: repays what paid in its stead, and is not repaid */
  gboolean    spent;       /* all of it has been spent already: it pays that and nothing else */
  SpMoney     amount;      /* all of it */
} SpPurse;
guint          sp_waterfall_get_n_purses (const SpWaterfall *self);
const SpPurse *sp_waterfall_get_purse (const SpWaterfall *self, guint p);
const SpTerms *sp_waterfall_get_terms (const SpWaterfall *self, guint p); /* what the purse may pay for, and when */
typedef struct
{
  SpMoney carried_in, fresh, returned;              /* what there is */
  SpMoney used, used_late, repaid, lapsed, carried_out; /* what becomes of it; used: for costs of the year */
  SpMoney netted; /* of fresh, which is as entered: what is kept for the pot's amounts below nought; below 0: what they take of other
                   * years. Carried forward between those years, and nought over all of them */
} SpPurseYear;
SpPurseYear    sp_waterfall_get_purse_year (const SpWaterfall *self, guint p, guint y);
/* Of what is new, what may be spent: less what is netted. Below 0: overdrawn by that. */
SpMoney        sp_waterfall_get_usable (const SpWaterfall *self, guint p, guint y);
const char    *sp_waterfall_get_purse_source (const SpWaterfall *self, guint p); /* code: the pot's, else "section 106" */

/* Lines: what is paid for. Projects in the plan's order, then what a programme table's indicative cost is above its
 * projects', then negative money, then what contributions were spent on that no scheme's cost shows. */
typedef enum
{
  SP_LINE_NOT_PRICED,   /* no cost is known */
  SP_LINE_FUNDED,       /* all of it, in the years in which it is spent */
  SP_LINE_FUNDED_IF,    /* so, if money comes that is expected, at risk or has no year */
  SP_LINE_FUNDED_LATE,  /* all of it, but some only after it is spent */
  SP_LINE_PART,         /* some of it */
  SP_LINE_UNFUNDED,
} SpLineState;
const char *sp_line_state_code (SpLineState state);
const char *sp_line_state_name (SpLineState state); /* translated */
typedef struct
{
  const char     *name;
  SpProjectIndex  project;      /* -1 = none */
  gint            table;        /* of the programme; 0 = none */
  gboolean        elsewhere;    /* what contributions have been spent on that no scheme's cost shows */
  SpPotIndex      pot;          /* whose money below nought it is; -1 = no such */
  SpMoney         cost, before, paid, paid_late, missing; /* cost = the four after it; before: history; paid: in its year */
  SpMoney         uncertain;    /* of what is paid, by money expected or at risk */
  SpMoney         undated;      /* of the rest that is paid, by money that has no year */
  SpMoney         spent;        /* of what is paid, by contributions that have been spent on it by the day looked at */
  SpMoney         ahead;        /* paid in the stead of money that is for it, and is uncertain or has no year */
  SpMoney         above;        /* of its profile, above its cost: not charged. Below 0: of credits */
  SpLineState     state;
  SpFinancialYear until;        /* first year whose cost is not paid in it (part, late); {0} = none, or not dated */
  SpFinancialYear settled;      /* late: year in which the last of it is paid */
  char           *reason;       /* sentences: how far it is paid, by what, or why not; NULL when plainly funded */
  char           *words;        /* what to show for its state: "Funded, £14.5m of it uncertain" */
} SpWaterfallLine;
guint                  sp_waterfall_get_n_lines (const SpWaterfall *self);
const SpWaterfallLine *sp_waterfall_get_line (const SpWaterfall *self, guint l);
/* The line of a project of the snapshot; -1 = it has none. */
gint                   sp_waterfall_find_line (const SpWaterfall *self, gint project);
SpMoney sp_waterfall_get_cost (const SpWaterfall *self, guint l, guint y); /* of the line in the year */
SpMoney sp_waterfall_get_paid (const SpWaterfall *self, guint l, guint y); /* of that cost, in the same year */
SpMoney sp_waterfall_get_before (const SpWaterfall *self, guint l, guint y); /* of that cost, history */

/* By year, of schemes: stated = what profiles say is spent, cost = what of it is charged to money, before = of that, history
 * (settled before the plan's money was counted), paid = in the year, late = by money of later years (funded forward), gap = the
 * rest, which no money ever pays: cost is the sum of those four. settled = costs of earlier years paid in it; outstanding = what of
 * earlier and this year's costs is still unpaid at its end and will be settled later. Of all purses: repaid, lapsed at its end, and
 * carried out of it, less what pots are overdrawn by. */
typedef struct { SpMoney stated, cost, before, paid, late, gap, settled, outstanding, repaid, lapsed, carried; } SpWaterfallYear;
SpWaterfallYear sp_waterfall_get_totals (const SpWaterfall *self, guint y);
SpMoney sp_waterfall_get_missing (const SpWaterfall *self); /* never paid, of all lines but what pots are overdrawn by */
SpMoney sp_waterfall_get_history (const SpWaterfall *self); /* settled before the plan's money was counted, all lines */

/* The position: money of the year, spend of the year that is charged to it (history is not), and all money so far less all
 * such spend so far. Negative money is less money here. Whatever prints a position prints this one. The column without a
 * date ends with all money less all spend. */
SpMoney sp_waterfall_get_money (const SpWaterfall *self, guint y);
SpMoney sp_waterfall_get_spend (const SpWaterfall *self, guint y);
SpMoney sp_waterfall_get_position (const SpWaterfall *self, guint y);
SpMoney sp_waterfall_get_source_money (const SpWaterfall *self, const char *source_code, guint y); /* of the money */

/* The whole in one sum, in pence; whatever speaks of a gap prints this one:
 *
 *   cost - before - money + lapsed + elsewhere + left - overdrawn = missing
 *
 * cost: of the schemes; before: history; money: of pots and agreements, less what is below nought; agreements: of the money, what
 * obligations bring that are banked in no pot; spent: of it and of what is banked, spent on schemes by the day looked at; of the
 * money, lapsed lapses, elsewhere has been spent on what no scheme's cost shows, left is left in the end; overdrawn: by pots, which
 * no money makes up and which is no scheme's cost; missing: of the schemes, never paid; uncertain: of the money, expected or at risk.
 * Example: Norfolk 2013: 92.672 - 0.245 - 72.5 = 19.927 (£m). Source: the rule of the council's paper, schemes against money, with
 * the terms of each pot (domain.md section 11 point 7). */
typedef struct { SpMoney cost, before, money, agreements, spent, lapsed, elsewhere, left, overdrawn, missing, uncertain; } SpMoneyGap;
SpMoneyGap sp_waterfall_get_gap (const SpWaterfall *self);
gboolean   sp_waterfall_has_money (const SpWaterfall *self); /* a pot says an amount, or an agreement brings one */

/* Every payment: purse p pays in year `paid_in` for the cost of line l in year `cost_of`; kind as below. */
typedef enum { SP_PAY_FIXED, SP_PAY_DIRECT, SP_PAY_LATE, SP_PAY_REPAY, SP_PAY_SPENT } SpPaymentKind;
typedef struct
{
  guint purse, line, paid_in, cost_of;
  SpPaymentKind kind;
  gint to;            /* the purse that gets it: repaid, or overdrawn; else -1 */
  guint came;         /* index of the first year in which that money could be spent */
  gint until;         /* index of the last; of a repayment, of the money it repays. G_MAXINT = no such */
  gboolean uncertain, undated; /* of the money: expected or at risk; without a year */
  SpMoney amount;
} SpPayment;
guint            sp_waterfall_get_n_payments (const SpWaterfall *self);
const SpPayment *sp_waterfall_get_payment (const SpWaterfall *self, guint i);

G_END_DECLS
