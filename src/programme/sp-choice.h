/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bare problem of choosing and dating options: numbers only, no plan. Private to the room.
 *
 *   x[i][t] = 1 where option i opens in year t (of n_years academic years; the financial year of t is t too, years of the
 *   financial axis run from first_financial, which may be below nought, for spend before the first opening)
 *
 *   unplaced (c, t) = max over k of (constant[k] - slope[k] x places), places = sum over i, s <= t of what i adds to cell c
 *                     t - s years on; for a known need one line: constant = need, slope 1
 *
 * and for the money: every pot k pays, in each financial year of its window, options that it may pay for; never more, by the
 * end of any year, than has come in by then, but for contributions, which may be spent ahead by forward_limit together and
 * must have come in by the end. Not more than capacity is spent in a year. Savings (a cost below nought) pay for nothing.
 *
 * Solved for unplaced pupil-years, then cost, then earliness (sum of t + 1 of what is chosen, the choice itself staying as it
 * is), each held within a hair while the next is sought.
 * First without money, each set of options that touch one another by itself (sp-choice-parts.c): if what comes out can be paid for,
 * that is the answer, proved. Otherwise all together: first whether anything leaves as few unplaced, which most often something does,
 * for money mostly moves years; if not, the fewest, from a good answer made by hand (sp-choice-hand.c), among the openings that could
 * better it (sp-choice-narrow.c), and then the cost. What makes the model tight: pots of the same terms are one pot, pots that may pay
 * for the same share a pool, options that the same pots may pay for share their money, no option adds more to a cell than the cell
 * needs, and needs are counted in the places that can be had (sp-choice-needs.c). */
#pragma once

#include "sp-mip.h"

G_BEGIN_DECLS

typedef struct { gint cell; gint after; double places; } SpChoicePlaces; /* from `after` years after opening, on top */
typedef struct { gint after; double amount; } SpChoiceSpend;             /* £ thousand, financial year of opening + after */

typedef struct
{
  double   cost;                 /* £ thousand, whole */
  const SpChoicePlaces *places; guint n_places;
  const SpChoiceSpend  *spend;  guint n_spend;   /* adds to cost where that is above nought */
  gint     first, last;          /* years in which it may open, inclusive; last < first = never */
  gint     exclusive;            /* options of the same number exclude one another; -1 = none */
  const gint *after; guint n_after;              /* options that must have opened by the time it does */
  gboolean forced;               /* must open */
} SpChoiceOption;

typedef struct
{
  const double *amounts;         /* [n_financial] £ thousand, not below nought */
  gint     first, last;          /* financial years in which it may be spent, indexes on the financial axis, inclusive */
  gboolean contribution;
  const guint8 *may_pay;         /* [n_options] */
} SpChoicePot;

typedef struct
{
  gint   n_years, n_cells;
  gint   first_financial, n_financial;  /* financial axis; index f is the year first_financial + f */
  guint  n_lines;                       /* of each cell and year */
  const double *constant, *slope;       /* [n_cells][n_years][n_lines] slope 0 to 1 */
  const SpChoiceOption *options; guint n_options;
  const SpChoicePot    *pots;    guint n_pots;
  double capacity;                      /* £ thousand a year; < 0 = no limit */
  double forward_limit;                 /* £ thousand */
} SpChoice;

typedef struct
{
  gint      max_nodes;
  gint      part_nodes;   /* of a part by itself: one that takes more has the bound that it has got to; 0 = 50. For tests: below
                           * nought, as if nothing were found in so few */
  double    gap;          /* share: 0.001 */
  SpMipStop stop;
  gpointer  stop_data;
  void    (*at) (double fraction, gpointer data); /* how far; may be NULL */
  gpointer  at_data;
} SpChoiceSearch;

typedef struct
{
  gint    *opens;         /* [n_options] year, -1 = not chosen; owned */
  double   unplaced, cost, earliness;
  double   bound_unplaced, bound_cost; /* no answer is better; the latter at this unplaced */
  gboolean found, proved; /* proved: both within the gap */
  gboolean fewest;        /* the unplaced are within the gap: only the cost may not be */
  gboolean cut_short;
  gboolean by_parts;      /* money did not join the parts */
  gint     nodes;
} SpChoiceAnswer;
void sp_choice_answer_clear (SpChoiceAnswer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpChoiceAnswer, sp_choice_answer_clear)

/* found FALSE: what is forced cannot be. */
void   sp_choice_solve (const SpChoice *self, const SpChoiceSearch *search, SpChoiceAnswer *answer);

/* What an answer comes to; unplaced[n_cells][n_years] may be NULL. */
double sp_choice_get_unplaced (const SpChoice *self, const gint *opens, double *unplaced);
double sp_choice_get_cost (const SpChoice *self, const gint *opens);
/* Money that would have to be found (£ thousand) for all of `opens` to be paid for and built, 0 = none; 0 within a thousandth
 * of a pound. over_capacity: of it, what is above the capacity of a year (may be NULL). paid[n_pots][n_financial] may be NULL:
 * the soonest to expire first. */
double sp_choice_get_missing_money (const SpChoice *self, const gint *opens, double *over_capacity, double *paid);
/* Whether exclusions, order, first and last years are kept. */
gboolean sp_choice_is_allowed (const SpChoice *self, const gint *opens);

G_END_DECLS
