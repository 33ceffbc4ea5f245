/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of reconciliation share. Private to this room and its tests. */
#pragma once

#include "sp-funding.h"
#include "sp-label-match.h"
#include "sp-printed-figure.h"
#include "sp-reconcile.h"

G_BEGIN_DECLS

/* An amount with the rounding it may hide. Money in millionths of a pound, other things in millionths of their unit;
 * slack is twice the most that rounding can have moved it (so that half a unit of the last place stays whole). */
typedef struct
{
  __int128 value;
  __int128 slack;
  guint    n_addends;
} SpAmount;

/* The same within the rounding that both may hide. */
static inline gboolean
sp_amounts_agree (const SpAmount *a, const SpAmount *b)
{
  __int128 difference = a->value - b->value;

  return 2 * (difference < 0 ? -difference : difference) <= a->slack + b->slack;
}

/* How many times apart two amounts are, when that is what a wrong unit makes: 1,000 or 1,000,000; 0 = it is not.
 * Example: 27 of £ thousand and 27 of £ million. */
static inline gint
sp_amounts_unit_factor (const SpAmount *a, const SpAmount *b)
{
  for (gint factor = 1000; factor <= 1000000; factor *= 1000)
    if ((a->value != 0 && a->value * factor == b->value) || (b->value != 0 && b->value * factor == a->value))
      return factor;
  return 0;
}

/* A table made ready: figures read once, labels cut once. */
typedef struct
{
  const SpPublishedTable *table;
  gint             pounds;    /* 1, 1000, 1000000; 0 = not money */
  gint             decimals;  /* to which the table prints */
  SpPrintedFigure *figures;   /* [n_rows][n_columns] */
  char           **row_names; /* n_rows, as printed; "" = none */
  SpPrintedLabel        **row_labels;
  SpPrintedLabel        **column_labels;
  char            *name;      /* "Section C, 4", "Table 9": the title up to its colon */
} SpPrintedTable;

typedef struct
{
  const SpSnapshot *snapshot;
  const SpFunding *funding; /* of the same snapshot */
  SpPrintedTable   *tables;   /* [n_tables] */
  guint             n_tables;
  GPtrArray        *checks;   /* SpCheck */
  GPtrArray        *findings;
  GArray           *claimed;  /* SpClaimedPair: cells that a claim has compared already */
  __int128          label_difference; /* millionths of a pound */
} SpReconciler;

typedef struct { guint table, row, column; } SpCellAt;
typedef struct { SpCellAt left, right; } SpClaimedPair;

static inline const SpPrintedFigure *
sp_printed_table_figure (const SpPrintedTable *self, guint row, guint column)
{
  return &self->figures[(gsize) row * self->table->n_columns + column];
}
static inline gboolean
sp_column_has_figures (const SpPublishedColumn *column)
{
  return column->role == SP_COLUMN_NUMBER || column->role == SP_COLUMN_TOTAL;
}
static inline gboolean
sp_row_has_figures (SpRowRole role)
{
  return role == SP_ROW_LINE || role == SP_ROW_SUBTOTAL || role == SP_ROW_TOTAL;
}

/* One figure as an amount; FALSE when the cell holds none. */
gboolean sp_printed_table_amount (const SpPrintedTable *self, guint row, guint column, SpAmount *out);
void     sp_amount_add (SpAmount *sum, const SpAmount *amount);
/* An amount of a table in words: "£1.491m", "1,230 pupils". */
char    *sp_amount_to_words (const SpPrintedTable *table, __int128 value);

/* Makes and keeps a check, sets agrees and rounding, and returns it so that the caller gives it its sentence. `what` is
 * taken. table says the unit of both amounts. */
SpCheck *sp_reconciler_compare (SpReconciler *self, SpCheckKind kind, const SpPrintedTable *table, char *what,
                                const SpAmount *left, const SpAmount *right);
/* Gives the check its sentence (taken) and, when it disagrees or differs by rounding, adds the finding (unless code is
 * NULL). */
void     sp_reconciler_say (SpReconciler *self, SpCheck *check, SpSeverity severity, const char *code, char *sentence);

/* sp-reconcile-sums.c: rows and columns of one table. */
void sp_reconcile_sums (SpReconciler *self, SpPrintedTable *table);
/* The figures that a total cell adds up, FALSE when it is no total or they cannot all be read. */
gboolean sp_reconcile_addends (const SpPrintedTable *table, guint row, guint column, SpAmount *sum);
/* sp-reconcile-claims.c */
void sp_reconcile_claims (SpReconciler *self);
/* sp-reconcile-labels.c: what is named in two tables of one edition. */
void sp_reconcile_labels (SpReconciler *self);
/* sp-reconcile-carries.c: totals stated in two tables of one edition. */
void sp_reconcile_carries (SpReconciler *self);
/* sp-reconcile-editions.c: one edition against another, and one year's closing against the next's opening. */
void sp_reconcile_editions (SpReconciler *self);
/* Two tables known to be editions of one: every row of the same name in every column of the same year or heading. */
void sp_reconcile_same_table (SpReconciler *self, const SpPrintedTable *left, const SpPrintedTable *right);

/* For tests of what a paper's tables come to: how many checks disagree, and the sum of the differences of label checks between two
 * tables (2013: 0.907m, budgets over profile). */
guint   sp_reconciliation_get_n_disagreements (const SpReconciliation *self);
SpMoney sp_reconciliation_get_label_difference (const SpReconciliation *self);

G_END_DECLS
