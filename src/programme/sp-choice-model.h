/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mixed-integer model of a choice. Private to sp-choice-*.c. */
#pragma once

#include "sp-choice.h"

G_BEGIN_DECLS

/* A set of options taken together; the cells they touch. */
typedef struct
{
  const SpChoice *choice;
  const gint *given;       /* years that are given rather than sought, and only money is; NULL = they are sought */
  SpMip  *mip;
  gint   *open;            /* [n_options][n_years] column: 1 = opens then; -1 = cannot */
  gint   *unplaced;        /* [n_cells][n_years] column, -1 = none: no option reaches it */
  double  fixed_unplaced;  /* of cells without a column */
  gint    row_unplaced, row_cost; /* sums held in the later searches; only bounded below at first */
  double  least_cost;      /* no answer costs less than all that saves */
  gint   *paid;            /* [n_pots][n_financial] column of what the first pot of each terms pays, -1 = none; NULL without money */
  gint    missing;         /* first column of money that is not there; -1 = not modelled */
  gint    n_missing;
  gint    over;            /* first column of spend above capacity, n_financial of them; -1 */
} SpChoiceModel;

/* allowed[n_options][n_years]: 1 = may open then, NULL = all that its own years allow. caps[n_cells][n_years]: only answers are sought
 * that leave no more unplaced there; NULL = not known. with_money FALSE leaves pots and capacity out. */
SpChoiceModel *sp_choice_model_new (const SpChoice *choice, const guint8 *allowed, const double *caps, gboolean with_money);
void           sp_choice_model_free (SpChoiceModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpChoiceModel, sp_choice_model_free)
/* Whether the option may open in some year. */
gboolean       sp_choice_model_has (const SpChoiceModel *self, guint option);
/* Of the money alone, with every option in the year it is given (-1 = not chosen; borrowed): what is spent is no
 * column. Money from nowhere is added, to be counted. */
SpChoiceModel *sp_choice_model_new_money (const SpChoice *choice, const gint *opens);
/* What is sought the least of: unplaced pupils, cost, or the sum of opening years (the first is 1). */
void           sp_choice_model_set_unplaced (SpChoiceModel *self);
void           sp_choice_model_set_cost (SpChoiceModel *self);
void           sp_choice_model_set_years (SpChoiceModel *self);
/* No more unplaced than this, of all cells, by a hair. */
void           sp_choice_model_hold_unplaced (SpChoiceModel *self, double unplaced);
/* What is not chosen stays so: only the years of the others are still to be found. */
void           sp_choice_model_leave_out_rest (SpChoiceModel *self, const gint *opens);
/* Whole columns of these years, the rest nought: a solution to begin with. x[n_columns]. */
void           sp_choice_model_start (const SpChoiceModel *self, const gint *opens, double *x);
/* What the answer comes to of the options that may open here, in the cells they reach and those that none does; and its cost. */
double         sp_choice_model_get_unplaced (const SpChoiceModel *self, const gint *opens);
double         sp_choice_model_get_cost (const SpChoiceModel *self, const gint *opens);
void           sp_choice_model_read (const SpChoiceModel *self, const double *x, gint *opens);

/* sp-choice-needs.c: the rows of the unplaced. */
void           sp_choice_model_add_needs (SpChoiceModel *self, const double *caps);

/* sp-choice-money.c: the rows of the money. allow_missing: with money from nowhere, to be counted. */
/* Whether the option could be paid for if it opened in the year and nothing else did; costs nothing = yes. A necessary sign, not a
 * sufficient one: by the end of each year, as much has come in that may pay for it as it has spent. */
gboolean       sp_choice_can_pay (const SpChoice *self, guint option, gint year);
void           sp_choice_model_add_money (SpChoiceModel *self, gboolean allow_missing);
/* Pots with the same terms are paid from as one: root[k] is the first of those like k. */
void           sp_choice_merge_pots (const SpChoice *choice, gint *root);
/* Which options share their money: class_of[i], classes counted; -1 = costs nothing. */
gint           sp_choice_class_options (const SpChoice *choice, gint *class_of);

/* sp-choice-search.c: the searches of a model. amount: what was found, of the model's own columns; bound: no answer is better. */
typedef struct { double amount, bound; gboolean proved; gint nodes; } SpChoiceFound; /* nodes: added to */
/* Less than this is no difference in unplaced pupils: where they can only be whole, almost one. */
double         sp_choice_least_pupils (const SpChoice *self);
/* Each begins with opens, if it has a start, and leaves the best there. gap: within which it need not look on. FALSE: nothing found.
 * unplaced: of all cells, what may be left at most. */
gboolean       sp_choice_search_unplaced (SpChoiceModel *model, const SpChoiceSearch *search, double gap, gboolean has_start,
                                          gint *opens, SpChoiceFound *found);
gboolean       sp_choice_search_cost (SpChoiceModel *model, const SpChoiceSearch *search, double gap, double unplaced,
                                      gboolean has_start, gint *opens, SpChoiceFound *found);
/* Of the options that are chosen, at their cost. */
void           sp_choice_search_years (SpChoiceModel *model, const SpChoiceSearch *search, double unplaced, gint *opens,
                                       SpChoiceFound *found);

/* sp-choice-parts.c */
typedef struct _SpChoiceParts SpChoiceParts;
/* allowed[n_options][n_years] is borrowed. */
SpChoiceParts *sp_choice_parts_new (const SpChoice *choice, const guint8 *allowed);
void           sp_choice_parts_free (SpChoiceParts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpChoiceParts, sp_choice_parts_free)
/* Each by itself, without money. FALSE: nothing found in one. proved: each is the best there is of it. nodes: added to. */
gboolean       sp_choice_parts_solve (SpChoiceParts *self, const SpChoiceSearch *search, gint *opens, gboolean *proved, gint *nodes);
double         sp_choice_parts_get_unplaced (const SpChoiceParts *self); /* no answer leaves fewer */
double         sp_choice_parts_get_cost (const SpChoiceParts *self);     /* no answer that leaves so few costs less */
/* What an answer that leaves at most `unplaced` of all leaves in each cell and year, at most: caps[n_cells][n_years]. */
void           sp_choice_parts_get_caps (const SpChoiceParts *self, double unplaced, double *caps);
/* sp-choice-narrow.c: leaves those openings allowed that can be part of an answer with at most this unplaced, or of one with no more
 * than `unplaced` that costs at most this. Returns what no answer is below. */
double         sp_choice_narrow_unplaced (const SpChoice *self, const SpChoiceSearch *search, double most, guint8 *allowed);
double         sp_choice_narrow_cost (const SpChoice *self, const SpChoiceSearch *search, const double *caps, double unplaced,
                                      double most, guint8 *allowed);

/* sp-choice-hand.c: a good choice that keeps every rule, not proved. allowed[n_options][n_years] or NULL. begun: opens is one to
 * better. Told to stop, it leaves the best so far. FALSE: none found. */
gboolean       sp_choice_by_hand (const SpChoice *self, const SpChoiceSearch *search, const guint8 *allowed, gboolean begun,
                                  gint *opens);

G_END_DECLS
