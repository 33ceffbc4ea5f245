/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table checked within: rows against their total column, columns against their total rows. */
#include "config.h"

#include "sp-reconcile-private.h"

#include <glib/gi18n-lib.h>

/* Papers do not say what their totals add up. Each total is read in whichever of these ways fits most of its figures,
 * the first when several fit as well; it is one way for the whole row (or column), so a slip in one figure does not
 * find an excuse. */
typedef enum
{
  READ_SINCE_SAME, /* back to the last total of the same rank */
  READ_ALL,        /* everything before it */
  READ_SINCE_ANY,  /* back to the last total or subtotal */
  N_READINGS,
} Reading;

/* Whether the figure at `at` is part of the total at `total`, roles given along one line of the table. */
typedef enum { PART_FIGURE, PART_SUBTOTAL, PART_TOTAL, PART_NONE } Part;

static Part
part_of_row (const SpPrintedTable *table, guint row)
{
  switch (table->table->rows[row])
    {
    case SP_ROW_LINE:
      return PART_FIGURE;
    case SP_ROW_SUBTOTAL:
      return PART_SUBTOTAL;
    case SP_ROW_TOTAL:
      return PART_TOTAL;
    default:
      return PART_NONE;
    }
}

static Part
part_of_column (const SpPrintedTable *table, guint column)
{
  switch (table->table->columns[column].role)
    {
    case SP_COLUMN_NUMBER:
      return PART_FIGURE;
    case SP_COLUMN_TOTAL:
      return PART_TOTAL;
    default:
      return PART_NONE;
    }
}

/* First row (or column) that the total at `end` adds up, by a reading. */
static guint
first_part (const SpPrintedTable *table, Part (*part) (const SpPrintedTable *, guint), guint end, Reading reading)
{
  Part rank = part (table, end);

  if (reading == READ_ALL)
    return 0;
  for (guint i = end; i > 0; i--)
    {
      Part here = part (table, i - 1);

      if (here == PART_TOTAL || (here == PART_SUBTOTAL && (rank == PART_SUBTOTAL || reading == READ_SINCE_ANY)))
        return i;
    }
  return 0;
}

/* Sum of the figures of one column over rows first..end - 1. FALSE when there is none or one cannot be read. */
static gboolean
sum_rows (const SpPrintedTable *table, guint column, guint first, guint end, SpAmount *sum)
{
  *sum = (SpAmount) { 0 };
  for (guint r = first; r < end; r++)
    {
      SpAmount amount;

      if (part_of_row (table, r) != PART_FIGURE)
        continue;
      if (sp_printed_table_figure (table, r, column)->kind == SP_FIGURE_WORDS)
        return FALSE;
      if (sp_printed_table_amount (table, r, column, &amount))
        sp_amount_add (sum, &amount);
    }
  return sum->n_addends > 0;
}

static gboolean
sum_columns (const SpPrintedTable *table, guint row, guint first, guint end, SpAmount *sum)
{
  *sum = (SpAmount) { 0 };
  for (guint c = first; c < end; c++)
    {
      SpAmount amount;

      if (part_of_column (table, c) != PART_FIGURE)
        continue;
      if (sp_printed_table_figure (table, row, c)->kind == SP_FIGURE_WORDS)
        return FALSE;
      if (sp_printed_table_amount (table, row, c, &amount))
        sp_amount_add (sum, &amount);
    }
  return sum->n_addends > 0;
}

static Reading
choose_reading_of_row (const SpPrintedTable *table, guint row)
{
  guint best = 0;
  Reading chosen = READ_SINCE_SAME;

  for (Reading reading = 0; reading < N_READINGS; reading++)
    {
      guint first = first_part (table, part_of_row, row, reading), n = 0;

      for (guint c = 0; c < table->table->n_columns; c++)
        {
          SpAmount sum, total;

          n += sp_column_has_figures (&table->table->columns[c]) && sp_printed_table_amount (table, row, c, &total)
               && sum_rows (table, c, first, row, &sum) && sp_amounts_agree (&sum, &total);
        }
      if (n > best)
        {
          best = n;
          chosen = reading;
        }
    }
  return chosen;
}

static Reading
choose_reading_of_column (const SpPrintedTable *table, guint column)
{
  guint best = 0;
  Reading chosen = READ_SINCE_SAME;

  for (Reading reading = 0; reading < N_READINGS; reading++)
    {
      guint first = first_part (table, part_of_column, column, reading), n = 0;

      for (guint r = 0; r < table->table->n_rows; r++)
        {
          SpAmount sum, total;

          n += sp_row_has_figures (table->table->rows[r]) && sp_printed_table_amount (table, r, column, &total)
               && sum_columns (table, r, first, column, &sum) && sp_amounts_agree (&sum, &total);
        }
      if (n > best)
        {
          best = n;
          chosen = reading;
        }
    }
  return chosen;
}

static gboolean
is_total_row (const SpPrintedTable *table, guint row)
{
  return part_of_row (table, row) == PART_TOTAL || part_of_row (table, row) == PART_SUBTOTAL;
}

gboolean
sp_reconcile_addends (const SpPrintedTable *table, guint row, guint column, SpAmount *sum)
{
  if (part_of_column (table, column) == PART_TOTAL)
    return sum_columns (
        table, row, first_part (table, part_of_column, column, choose_reading_of_column (table, column)), column, sum);
  if (is_total_row (table, row))
    return sum_rows (table, column, first_part (table, part_of_row, row, choose_reading_of_row (table, row)), row, sum);
  return FALSE;
}

/* What the reader knows the row by, even when the paper leaves its label blank. */
static char *
name_row (const SpPrintedTable *table, guint row)
{
  return *table->row_names[row] != '\0' ? g_strdup (table->row_names[row])
                                        : g_strdup_printf (_("%u (no label)"), row + 1);
}

static void
say_sum (SpReconciler *self, SpCheck *check, const SpPrintedTable *table, const char *line, const SpAmount *sum,
         const SpAmount *total, const char *code)
{
  __int128 difference = sum->value - total->value;
  g_autofree char *sum_words = sp_amount_to_words (table, sum->value);
  g_autofree char *total_words = sp_amount_to_words (table, total->value);
  g_autofree char *difference_words = sp_amount_to_words (table, difference < 0 ? -difference : difference);
  char *sentence;

  if (check->agrees && !check->rounding)
    sentence = g_strdup_printf (_("%s, %s: the figures add up to the total, %s."), table->name, line, total_words);
  else if (check->rounding)
    sentence = g_strdup_printf (
        _("%s, %s: the figures add up to %s and the total is printed as %s. Rounding explains the %s."), table->name,
        line, sum_words, total_words, difference_words);
  else
    sentence = g_strdup_printf (_("%s, %s: the figures add up to %s but the total is printed as %s, %s apart."),
                                table->name, line, sum_words, total_words, difference_words);
  sp_reconciler_say (self, check, SP_FINDING_ERROR, code, sentence);
}

static void
check_rows (SpReconciler *self, const SpPrintedTable *table, guint column)
{
  guint first = first_part (table, part_of_column, column, choose_reading_of_column (table, column));

  for (guint r = 0; r < table->table->n_rows; r++)
    {
      SpAmount sum, total;
      g_autofree char *name = NULL, *line = NULL;

      if (!sp_row_has_figures (table->table->rows[r]) || !sp_printed_table_amount (table, r, column, &total)
          || !sum_columns (table, r, first, column, &sum))
        continue;
      name = name_row (table, r);
      line = g_strdup_printf (_("row %s"), name);
      say_sum (self,
               sp_reconciler_compare (self, SP_CHECK_ROW, table,
                                      g_strdup_printf ("%s, %s, %s", table->table->edition, table->name, line), &sum,
                                      &total),
               table, line, &sum, &total, "row-does-not-add");
    }
}

static void
check_columns (SpReconciler *self, const SpPrintedTable *table, guint row)
{
  guint first = first_part (table, part_of_row, row, choose_reading_of_row (table, row));
  g_autofree char *name = name_row (table, row);

  for (guint c = 0; c < table->table->n_columns; c++)
    {
      SpAmount sum, total;
      g_autofree char *line = NULL;

      if (!sp_column_has_figures (&table->table->columns[c]) || !sp_printed_table_amount (table, row, c, &total)
          || !sum_rows (table, c, first, row, &sum))
        continue;
      line = g_strdup_printf (_("column %s, row %s"), table->table->columns[c].heading, name);
      say_sum (self,
               sp_reconciler_compare (self, SP_CHECK_COLUMN, table,
                                      g_strdup_printf ("%s, %s, %s", table->table->edition, table->name, line), &sum,
                                      &total),
               table, line, &sum, &total, "column-does-not-add");
    }
}

/* Words where a figure belongs: said once a cell, since the sums they spoil are not checked. */
static void
find_words (SpReconciler *self, const SpPrintedTable *table)
{
  for (guint r = 0; r < table->table->n_rows; r++)
    for (guint c = 0; c < table->table->n_columns; c++)
      {
        const char *cell = table->table->cells[(gsize) r * table->table->n_columns + c];
        g_autofree char *name = NULL;

        if (sp_printed_table_figure (table, r, c)->kind != SP_FIGURE_WORDS)
          continue;
        name = name_row (table, r);
        g_ptr_array_add (self->findings, sp_finding_new_printf (
          SP_FINDING_NOTE, "cell-not-a-figure", SP_SUBJECT_PUBLISHED_TABLE, table->table->id,
          _("%s, row %s, column %s: “%s” is not a figure, so sums that need it are not checked."),
          table->name, name, table->table->columns[c].heading, cell));
      }
}

void
sp_reconcile_sums (SpReconciler *self, SpPrintedTable *table)
{
  for (guint c = 0; c < table->table->n_columns; c++)
    if (part_of_column (table, c) == PART_TOTAL)
      check_rows (self, table, c);
  for (guint r = 0; r < table->table->n_rows; r++)
    if (is_total_row (table, r))
      check_columns (self, table, r);
  find_words (self, table);
}
