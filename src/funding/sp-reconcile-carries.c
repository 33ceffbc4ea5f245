/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same totals stated in two tables of one edition: what a programme costs by year in one, how it is paid for by
 * year in the other. Two tables state the same totals when at least two of theirs carry the same name and at least one
 * of these agrees; then the others must. A table of grants and a table of spend that merely share their years have no
 * figure alike and raise nothing. */
#include "config.h"

#include "sp-reconcile-private.h"

#include <glib/gi18n-lib.h>

#define FEWEST_PAIRS 2

typedef struct
{
  GArray    *cells;  /* SpCellAt */
  GPtrArray *labels; /* SpPrintedLabel, borrowed: of the row in a total column, of the column in a total row */
} Totals;

static void
totals_init (Totals *self, const SpPrintedTable *table, guint index)
{
  const SpPublishedTable *printed = table->table;

  self->cells = g_array_new (FALSE, FALSE, sizeof (SpCellAt));
  self->labels = g_ptr_array_new ();
  for (guint r = 0; r < printed->n_rows; r++)
    for (guint c = 0; c < printed->n_columns; c++)
      {
        SpCellAt at = { index, r, c };
        gboolean in_total_column = printed->columns[c].role == SP_COLUMN_TOTAL;
        gboolean in_total_row = printed->rows[r] == SP_ROW_TOTAL;
        SpPrintedLabel *label = in_total_column ? table->row_labels[r] : table->column_labels[c];

        if (in_total_column == in_total_row || sp_printed_label_is_bare (label)
            || sp_printed_table_figure (table, r, c)->kind != SP_FIGURE_NUMBER)
          continue;
        if (in_total_column && printed->rows[r] != SP_ROW_LINE)
          continue;
        g_array_append_val (self->cells, at);
        g_ptr_array_add (self->labels, label);
      }
}

static void
totals_clear (Totals *self)
{
  g_array_unref (self->cells);
  g_ptr_array_unref (self->labels);
}

/* A total hides the rounding of each of its figures as well as its own. */
static SpAmount
amount_of (const SpPrintedTable *table, const SpCellAt *at)
{
  SpAmount amount = { 0 }, addends;

  sp_printed_table_amount (table, at->row, at->column, &amount);
  if (sp_reconcile_addends (table, at->row, at->column, &addends))
    amount.slack += addends.slack;
  return amount;
}

static gboolean
is_same_cell (const SpCellAt *a, const SpCellAt *b)
{
  return a->table == b->table && a->row == b->row && a->column == b->column;
}

static gboolean
is_claimed (const SpReconciler *self, const SpCellAt *left, const SpCellAt *right)
{
  for (guint i = 0; i < self->claimed->len; i++)
    {
      const SpClaimedPair *pair = &g_array_index (self->claimed, SpClaimedPair, i);

      if ((is_same_cell (&pair->left, left) && is_same_cell (&pair->right, right))
          || (is_same_cell (&pair->left, right) && is_same_cell (&pair->right, left)))
        return TRUE;
    }
  return FALSE;
}

static const char *
name_of (const SpPrintedTable *table, const SpCellAt *at)
{
  return table->table->columns[at->column].role == SP_COLUMN_TOTAL ? table->row_names[at->row]
                                                                   : table->table->columns[at->column].heading;
}

static void
compare_pair (SpReconciler *self, const SpCellAt *left_at, const SpCellAt *right_at)
{
  const SpPrintedTable *left = &self->tables[left_at->table], *right = &self->tables[right_at->table];
  SpAmount a = amount_of (left, left_at), b = amount_of (right, right_at);
  __int128 difference = a.value - b.value;
  g_autofree char *a_words = sp_amount_to_words (left, a.value);
  g_autofree char *b_words = sp_amount_to_words (right, b.value);
  g_autofree char *difference_words = sp_amount_to_words (left, difference < 0 ? -difference : difference);
  const char *name = name_of (left, left_at);
  SpCheck *check = sp_reconciler_compare (
      self, SP_CHECK_CARRY, left,
      g_strdup_printf (_("%s, %s and %s: total of %s"), left->table->edition, left->name, right->name, name), &a, &b);
  char *sentence;

  if (check->agrees && !check->rounding)
    sentence = g_strdup_printf (_("Total of %s: %s in %s and in %s."), name, a_words, left->name, right->name);
  else if (check->rounding)
    sentence = g_strdup_printf (
        _("Total of %s: stated as %s in %s and %s in %s. Rounding of the figures can explain the %s."), name, a_words,
        left->name, b_words, right->name, difference_words);
  else
    sentence = g_strdup_printf (_("Total of %s: stated as %s in %s but %s in %s, %s apart."), name, a_words,
                                left->name, b_words, right->name, difference_words);
  sp_reconciler_say (self, check, SP_FINDING_ERROR, "totals-disagree", sentence);
}

static void
compare_tables (SpReconciler *self, guint i, guint j)
{
  Totals left, right;
  g_autofree gint *match = NULL;
  guint n_pairs, n_agree = 0;

  totals_init (&left, &self->tables[i], i);
  totals_init (&right, &self->tables[j], j);
  match = g_new (gint, MAX (1, left.cells->len));
  n_pairs = sp_printed_labels_pair ((SpPrintedLabel *const *)left.labels->pdata, left.labels->len,
                            (SpPrintedLabel *const *)right.labels->pdata, right.labels->len, match);
  for (guint k = 0; k < left.cells->len; k++)
    if (match[k] >= 0)
      {
        SpAmount a = amount_of (&self->tables[i], &g_array_index (left.cells, SpCellAt, k));
        SpAmount b = amount_of (&self->tables[j], &g_array_index (right.cells, SpCellAt, match[k]));

        n_agree += a.value == b.value && a.value != 0;
      }
  if (n_pairs >= FEWEST_PAIRS && n_agree > 0)
    for (guint k = 0; k < left.cells->len; k++)
      if (match[k] >= 0)
        {
          const SpCellAt *a = &g_array_index (left.cells, SpCellAt, k),
                         *b = &g_array_index (right.cells, SpCellAt, match[k]);

          if (!is_claimed (self, a, b))
            compare_pair (self, a, b);
        }
  totals_clear (&left);
  totals_clear (&right);
}

void
sp_reconcile_carries (SpReconciler *self)
{
  for (guint i = 0; i < self->n_tables; i++)
    for (guint j = i + 1; j < self->n_tables; j++)
      if (g_strcmp0 (self->tables[i].table->edition, self->tables[j].table->edition) == 0
          && (self->tables[i].pounds != 0) == (self->tables[j].pounds != 0)
          && (self->tables[i].pounds != 0 || g_strcmp0 (self->tables[i].table->unit, self->tables[j].table->unit) == 0))
        compare_tables (self, i, j);
}
