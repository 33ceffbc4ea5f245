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
  gint   *open;            /* [n_options][n_years] column, -1 = none */
  gint   *unplaced;        /* [n_cells][n_years] column, -1 = none: no option reaches it */
  double  fixed_unplaced;  /* of cells without a column */
  gint    row_unplaced, row_cost; /* sums held in the later searches; only bounded below at first */
  double  least_cost;      /* no answer costs less than all that saves */
  gint    n_classes;       /* of options that share their money */
  gint   *pay;             /* [n_pots][n_classes][n_financial] column of a payment, -1 = none; NULL without money */
  gint    missing;         /* first column of money that is not there; -1 = not modelled */
  gint    n_missing;
  gint    over;            /* first column of spend above capacity, n_financial of them; -1 */
} SpChoiceModel;

/* chosen: the options in it ([n_options] 1 = in); NULL = all. with_money FALSE leaves pots and capacity out. */
SpChoiceModel *sp_choice_model_new (const SpChoice *choice, const guint8 *chosen, gboolean with_money);
void           sp_choice_model_free (SpChoiceModel *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpChoiceModel, sp_choice_model_free)
/* Of the money alone, with every option in the year it is given (-1 = not chosen; borrowed): what is spent is no
 * column. Money from nowhere is added, to be counted. */
SpChoiceModel *sp_choice_model_new_money (const SpChoice *choice, const gint *opens);
/* Whole columns of these years, the rest nought: a solution to begin with. x[n_columns]. */
void           sp_choice_model_start (const SpChoiceModel *self, const gint *opens, double *x);
void           sp_choice_model_read (const SpChoiceModel *self, const double *x, gint *opens);

/* sp-choice-money.c: the rows of the money. allow_missing: with money from nowhere, to be counted. */
void           sp_choice_model_add_money (SpChoiceModel *self, gboolean allow_missing);
/* Pots with the same terms are paid from as one: root[k] is the first of those like k. */
void           sp_choice_merge_pots (const SpChoice *choice, gint *root);
/* Which options share their money: class_of[i], classes counted; -1 = costs nothing. */
gint           sp_choice_class_options (const SpChoice *choice, gint *class_of);

G_END_DECLS
