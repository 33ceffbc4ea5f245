/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One edition of a paper against another: a figure that both print and that differs has been restated; what one year closes
 * with, the next opens with.
 *
 * The same figure: tables of different editions with the same title words, a row of the same name, and a column of the same
 * financial year, or of the same heading where neither has one. Figures a thousand, or a million, times apart are the fault
 * of a unit, said once for the two tables, and not restated. Closing and opening: rows named as a closing balance or
 * money carried forward, and as an opening balance or money brought forward ("Opening", "B/f"), in columns of following financial
 * years, in one table or in tables of different editions; a figure that a later edition of its table prints again is left to that one. */
#include "config.h"

#include "sp-reconcile-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
fold (const char *name)
{
  char *folded = g_utf8_casefold (name != NULL ? name : "", -1);

  return g_strstrip (folded);
}

static gboolean
same_words (const char *a, const char *b)
{
  g_autofree char *x = fold (a), *y = fold (b);

  return *x != '\0' && strcmp (x, y) == 0;
}

static gboolean
has_words (const char *name, const char *const *words)
{
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  for (; folded != NULL && *words != NULL; words++)
    if (strstr (folded, *words) != NULL)
      return TRUE;
  return FALSE;
}

/* "Opening", "Closing (£m)", "Opening position": the word by itself, or with what money has; not "Opening of a new school". */
static gboolean
has_word_of_money (const char *name, const char *word)
{
  static const char *const of_money[] = { "balance", "balances", "position", "at", "on", "fund", "funds", "reserve", "reserves", "cash",
                                          "figure", "£", "£m", "£000", NULL };
  g_autofree char *folded = fold (name);
  g_auto (GStrv) words = g_strsplit_set (g_strdelimit (folded, "()[]:,.-", ' '), " ", -1);
  const char *found[2] = { NULL, NULL };

  for (guint i = 0, n = 0; words[i] != NULL && n < G_N_ELEMENTS (found); i++)
    if (*words[i] != '\0')
      found[n++] = words[i];
  return g_strcmp0 (found[0], word) == 0 && (found[1] == NULL || g_strv_contains (of_money, found[1]));
}

static gboolean
is_closing (const char *name)
{
  static const char *const words[] = { "closing balance", "carried forward", "balance at 31 march", "c/f", NULL };

  return has_words (name, words) || has_word_of_money (name, "closing");
}

static gboolean
is_opening (const char *name)
{
  static const char *const words[] = { "opening balance", "brought forward", "balance at 1 april", "b/f", NULL };

  return has_words (name, words) || has_word_of_money (name, "opening");
}

static gboolean
find_amount (const SpPrintedTable *table, guint row, guint column, SpAmount *amount)
{
  return sp_printed_table_figure (table, row, column)->kind == SP_FIGURE_NUMBER
         && sp_printed_table_amount (table, row, column, amount);
}

/* A figure that two editions print for the same thing. */
static void
compare_restated (SpReconciler *self, const SpPrintedTable *left, const SpPrintedTable *right, const guint cells[4])
{
  SpAmount a = { 0 }, b = { 0 };
  SpCheck *check;
  g_autofree char *a_words = NULL, *b_words = NULL;
  const char *heading = left->table->columns[cells[1]].heading;

  if (!find_amount (left, cells[0], cells[1], &a) || !find_amount (right, cells[2], cells[3], &b)
      || sp_amounts_unit_factor (&a, &b) != 0)
    return;
  a_words = sp_amount_to_words (left, a.value);
  b_words = sp_amount_to_words (right, b.value);
  check = sp_reconciler_compare (self, SP_CHECK_EDITION, left,
                                 g_strdup_printf (_("%s and %s: %s, %s"), left->table->edition, right->table->edition,
                                                  left->row_names[cells[0]], heading), &a, &b);
  sp_reconciler_say (self, check, SP_FINDING_WARNING, "restated",
                     check->agrees
                       ? g_strdup_printf (_("%s, %s: %s in %s and %s in %s."), left->row_names[cells[0]], heading, a_words,
                                          left->table->edition, b_words, right->table->edition)
                       : g_strdup_printf (_("%s, %s: %s in %s has been restated as %s in %s. Find out why before either is "
                                            "quoted."), left->row_names[cells[0]], heading, a_words, left->table->edition,
                                          b_words, right->table->edition));
}

static gboolean
same_column (const SpPublishedColumn *a, const SpPublishedColumn *b)
{
  if (a->role != b->role || (a->role != SP_COLUMN_NUMBER && a->role != SP_COLUMN_TOTAL))
    return FALSE;
  return a->year.start != 0 || b->year.start != 0 ? a->year.start == b->year.start : same_words (a->heading, b->heading);
}

/* Rows by name; -1 for a name that several rows have. */
static GHashTable *
index_rows (const SpPrintedTable *table)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint r = 0; r < table->table->n_rows; r++)
    {
      char *name = fold (table->row_names[r]);
      gboolean again = g_hash_table_contains (rows, name);

      g_hash_table_insert (rows, name, GINT_TO_POINTER (again ? -1 : (gint) r));
    }
  g_hash_table_remove (rows, "");
  return rows;
}

typedef struct { guint cells[4]; } CellPair; /* row and column of the left table, of the right one */

/* Every figure that both tables print for the same thing. */
static GArray *
pair_cells (const SpPrintedTable *left, const SpPrintedTable *right)
{
  g_autoptr (GHashTable) of_left = index_rows (left), of_right = index_rows (right);
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (CellPair));

  for (guint r = 0; r < left->table->n_rows; r++)
    {
      g_autofree char *name = fold (left->row_names[r]);
      gpointer found = NULL;

      if (!g_hash_table_lookup_extended (of_right, name, NULL, &found) || GPOINTER_TO_INT (found) < 0
          || GPOINTER_TO_INT (g_hash_table_lookup (of_left, name)) != (gint) r)
        continue;
      for (guint c = 0; c < left->table->n_columns; c++)
        for (guint d = 0; d < right->table->n_columns; d++)
          if (same_column (&left->table->columns[c], &right->table->columns[d]))
            {
              CellPair pair = { { r, c, (guint) GPOINTER_TO_INT (found), d } };

              g_array_append_val (pairs, pair);
              break;
            }
    }
  return pairs;
}

/* One finding for all the figures of two tables that are a wrong unit apart. */
static void
say_units (SpReconciler *self, const SpPrintedTable *left, const SpPrintedTable *right, const GArray *pairs)
{
  guint n = 0;
  gint factor = 0;
  const char *first = NULL;

  for (guint i = 0; i < pairs->len; i++)
    {
      const guint *cells = g_array_index (pairs, CellPair, i).cells;
      SpAmount a, b;

      if (!find_amount (left, cells[0], cells[1], &a) || !find_amount (right, cells[2], cells[3], &b)
          || sp_amounts_unit_factor (&a, &b) == 0)
        continue;
      n++;
      factor = factor != 0 ? factor : sp_amounts_unit_factor (&a, &b);
      first = first != NULL ? first : left->row_names[cells[0]];
    }
  if (n > 0)
    g_ptr_array_add (self->findings,
                     sp_finding_new_printf (SP_FINDING_ERROR, "units-differ", SP_SUBJECT_PUBLISHED_TABLE, left->table->id,
                                            ngettext ("%s in %s and in %s: %u figure is %d times apart, of row %s. Check the "
                                                      "unit of each table.",
                                                      "%s in %s and in %s: %u figures are %d times apart, the first of row %s. "
                                                      "Check the unit of each table.", n),
                                            left->name, left->table->edition, right->table->edition, n, factor, first));
}

void
sp_reconcile_same_table (SpReconciler *self, const SpPrintedTable *left, const SpPrintedTable *right)
{
  g_autoptr (GArray) pairs = pair_cells (left, right);

  for (guint i = 0; i < pairs->len; i++)
    compare_restated (self, left, right, g_array_index (pairs, CellPair, i).cells);
  say_units (self, left, right, pairs);
}

static void
compare_carried (SpReconciler *self, const SpPrintedTable *left, const SpPrintedTable *right, const guint cells[4])
{
  SpAmount a = { 0 }, b = { 0 };
  SpCheck *check;
  g_autofree char *a_words = NULL, *b_words = NULL;
  g_autofree char *closes = sp_financial_year_to_string (left->table->columns[cells[1]].year);
  g_autofree char *opens = sp_financial_year_to_string (right->table->columns[cells[3]].year);

  if (!find_amount (left, cells[0], cells[1], &a) || !find_amount (right, cells[2], cells[3], &b))
    return;
  a_words = sp_amount_to_words (left, a.value);
  b_words = sp_amount_to_words (right, b.value);
  check = sp_reconciler_compare (self, SP_CHECK_EDITION, left,
                                 g_strdup_printf (_("%s: %s closes, %s opens"), left->name, closes, opens), &a, &b);
  sp_reconciler_say (self, check, SP_FINDING_ERROR, "opening-differs",
                     check->agrees
                       ? g_strdup_printf (_("%s closes with %s in %s, and %s opens with %s in %s."), closes, a_words,
                                          left->name, opens, b_words, right->name)
                       : g_strdup_printf (_("%s closes with %s in %s, but %s opens with %s in %s. One of the two is wrong, or "
                                            "something came between."), closes, a_words, left->name, opens, b_words,
                                          right->name));
}

static gint
find_row (const SpPrintedTable *table, gboolean (*is_meant) (const char *name))
{
  for (guint r = 0; r < table->table->n_rows; r++)
    if (is_meant (table->row_names[r]))
      return (gint) r;
  return -1;
}

static gboolean
states (const SpPrintedTable *table, gboolean (*is_meant) (const char *name), gint year)
{
  gint row = find_row (table, is_meant);

  for (guint c = 0; c < table->table->n_columns && row >= 0; c++)
    if (table->table->columns[c].year.start == year && sp_printed_table_figure (table, (guint) row, c)->kind == SP_FIGURE_NUMBER)
      return TRUE;
  return FALSE;
}

/* A later edition of the table says it again: that one is the current figure. */
static gboolean
is_superseded (const SpReconciler *self, const SpPrintedTable *table, gboolean (*is_meant) (const char *name), gint year)
{
  const char *dated = table->table->provenance.dated;

  for (guint k = 0; k < self->n_tables && dated != NULL; k++)
    {
      const SpPrintedTable *other = &self->tables[k];

      if (other->table->provenance.dated != NULL && strcmp (other->table->provenance.dated, dated) > 0
          && same_words (other->table->title, table->table->title) && states (other, is_meant, year))
        return TRUE;
    }
  return FALSE;
}

static void
compare_years (SpReconciler *self, const SpPrintedTable *left, const SpPrintedTable *right)
{
  gint closing = find_row (left, is_closing), opening = find_row (right, is_opening);

  for (guint c = 0; c < left->table->n_columns && closing >= 0 && opening >= 0; c++)
    for (guint d = 0; d < right->table->n_columns; d++)
      if (left->table->columns[c].year.start != 0
          && right->table->columns[d].year.start == left->table->columns[c].year.start + 1)
        {
          gint year = left->table->columns[c].year.start;

          if (left == right || (!is_superseded (self, left, is_closing, year) && !is_superseded (self, right, is_opening, year + 1)))
            compare_carried (self, left, right, (const guint[]) { (guint) closing, c, (guint) opening, d });
          break;
        }
}

void
sp_reconcile_editions (SpReconciler *self)
{
  for (guint i = 0; i < self->n_tables; i++)
    for (guint j = 0; j < self->n_tables; j++)
      {
        const SpPrintedTable *left = &self->tables[i], *right = &self->tables[j];
        gboolean other = g_strcmp0 (left->table->edition, right->table->edition) != 0;

        if ((left->pounds != 0) != (right->pounds != 0)
            || (left->pounds == 0 && g_strcmp0 (left->table->unit, right->table->unit) != 0))
          continue;
        if (j > i && other && same_words (left->table->title, right->table->title))
          sp_reconcile_same_table (self, left, right);
        if (i == j || other)
          compare_years (self, left, right);
      }
}
