/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a paper says of its own figures: "forming £8.3m in table at 5 below". */
#include "config.h"

#include "sp-reconcile-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One side of a claim, worked out. */
typedef struct
{
  SpAmount              amount;
  const SpPrintedTable *table; /* of the first cell; NULL = only plain numbers so far */
  SpCellAt              at;    /* of the only cell */
  guint                 n_terms;
} Side;

/* Case, outer blanks and footnote marks do not tell labels apart. */
static char *
fold (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);

  g_strdelimit (folded, "*\t\n", ' ');
  g_strstrip (folded);
  return g_steal_pointer (&folded);
}

static gint
find_table (const SpReconciler *self, const char *code)
{
  for (guint i = 0; i < self->n_tables; i++)
    if (g_strcmp0 (self->tables[i].table->code, code) == 0)
      return (gint) i;
  return -1;
}

/* The one row, or column, of that name; -1 = none, -2 = several. */
static gint
find_row (const SpPrintedTable *table, const char *name)
{
  g_autofree char *wanted = fold (name);
  gint found = -1;

  for (guint r = 0; r < table->table->n_rows; r++)
    {
      g_autofree char *here = fold (table->row_names[r]);

      if (!sp_row_has_figures (table->table->rows[r]) || strcmp (here, wanted) != 0)
        continue;
      if (found >= 0)
        return -2;
      found = (gint) r;
    }
  return found;
}

static gint
find_column (const SpPrintedTable *table, const char *name)
{
  g_autofree char *wanted = fold (name);
  gint found = -1;

  for (guint c = 0; c < table->table->n_columns; c++)
    {
      g_autofree char *here = fold (table->table->columns[c].heading);

      if (!sp_column_has_figures (&table->table->columns[c]) || strcmp (here, wanted) != 0)
        continue;
      if (found >= 0)
        return -2;
      found = (gint) c;
    }
  return found;
}

static char *
explain_missing (const char *part, gint found, const char *name, const char *where)
{
  if (found == -2)
    return g_strdup_printf (_("%s “%s” stands more than once in %s"), part, name, where);
  return g_strdup_printf (_("%s “%s” is not in %s"), part, name, where);
}

/* Adds 'table-code!row label!column heading' to the side; NULL, or why it cannot. */
static char *
add_term (SpReconciler *self, Side *side, const char *term)
{
  const char *first = strchr (term, '!'), *last = strrchr (term, '!');
  g_autofree char *code = NULL, *row_text = NULL;
  gint t, row, column;
  SpAmount amount;

  if (first == NULL || first == last)
    return g_strdup_printf (_("“%s” is not written as table!row!column"), term);
  code = g_strstrip (g_strndup (term, first - term));
  row_text = g_strndup (first + 1, last - first - 1);
  t = find_table (self, code);
  if (t < 0)
    return g_strdup_printf (_("there is no table “%s”"), code);
  row = find_row (&self->tables[t], row_text);
  if (row < 0)
    return explain_missing (_("row"), row, row_text, self->tables[t].name);
  column = find_column (&self->tables[t], last + 1);
  if (column < 0)
    return explain_missing (_("column"), column, last + 1, self->tables[t].name);
  if (!sp_printed_table_amount (&self->tables[t], row, column, &amount))
    return g_strdup_printf (_("%s, row %s holds no figure"), self->tables[t].name, row_text);
  if (side->table != NULL && (side->table->pounds != 0) != (self->tables[t].pounds != 0))
    return g_strdup_printf (_("%s and %s are not in like units"), side->table->name, self->tables[t].name);

  sp_amount_add (&side->amount, &amount);
  side->table = side->table != NULL ? side->table : &self->tables[t];
  side->at = (SpCellAt) { t, row, column };
  side->n_terms++;
  return NULL;
}

static char *
read_side (SpReconciler *self, const char *expression, Side *side)
{
  g_auto (GStrv) terms = g_strsplit (expression, " + ", -1);

  *side = (Side) { 0 };
  for (guint i = 0; terms[i] != NULL; i++)
    {
      char *why = add_term (self, side, g_strstrip (terms[i]));

      if (why != NULL)
        return why;
    }
  return side->n_terms > 0 ? NULL : g_strdup (_("one side of it is empty"));
}

/* A total quoted against a total hides the rounding of the figures of both. */
static void
widen_totals (SpReconciler *self, Side *left, Side *right)
{
  SpAmount left_addends, right_addends;

  if (left->n_terms != 1 || right->n_terms != 1)
    return;
  if (!sp_reconcile_addends (&self->tables[left->at.table], left->at.row, left->at.column, &left_addends)
      || !sp_reconcile_addends (&self->tables[right->at.table], right->at.row, right->at.column, &right_addends))
    return;
  left->amount.slack += left_addends.slack;
  right->amount.slack += right_addends.slack;
}

/* Where a side stands: the table, and the row when it is one cell. */
static char *
name_side (const SpReconciler *self, const Side *side)
{
  const SpPrintedTable *table = &self->tables[side->at.table];

  if (side->n_terms != 1)
    return g_strdup (side->table->name);
  return g_strdup_printf (_("%s (%s)"), table->name, table->row_names[side->at.row]);
}

/* A claim of two table codes and no more: the tables are editions of one. FALSE: it is no such claim. */
static gboolean
check_same_table (SpReconciler *self, const SpPublishedClaim *claim)
{
  gint left = find_table (self, claim->left), right = find_table (self, claim->right);

  if (left < 0 || right < 0 || left == right)
    return FALSE;
  sp_reconcile_same_table (self, &self->tables[left], &self->tables[right]);
  return TRUE;
}

/* What is said of a statement that does not hold. */
static char *
say_apart (const SpPublishedClaim *claim, const Side *left, const Side *right, char *const words[3], char *const names[2])
{
  gint factor = sp_amounts_unit_factor (&left->amount, &right->amount);

  if (factor != 0)
    return g_strdup_printf (_("“%s”: %s in %s but %s in %s, %d times apart. Check the unit of each table."), claim->text,
                            words[0], names[0], words[1], names[1], factor);
  return g_strdup_printf (_("“%s”: %s in %s but %s in %s, %s apart."), claim->text, words[0], names[0], words[1], names[1],
                          words[2]);
}

static void
check_claim (SpReconciler *self, const SpPublishedClaim *claim)
{
  Side left, right;
  g_autofree char *why = read_side (self, claim->left, &left);
  g_autofree char *left_words = NULL, *right_words = NULL, *difference_words = NULL, *left_name = NULL,
                  *right_name = NULL;
  SpCheck *check;
  __int128 difference;
  char *sentence;

  if (why == NULL)
    why = read_side (self, claim->right, &right);
  if (why != NULL)
    {
      g_ptr_array_add (self->findings, sp_finding_new_printf (
        SP_FINDING_WARNING, "claim-not-readable", SP_SUBJECT_PLAN, 0,
        _("The statement “%s” cannot be checked: %s. Correct it in the plan."), claim->text, why));
      return;
    }
  if (left.n_terms == 1 && right.n_terms == 1)
    {
      SpClaimedPair pair = { left.at, right.at };

      g_array_append_val (self->claimed, pair);
    }
  widen_totals (self, &left, &right);
  left_name = name_side (self, &left);
  right_name = name_side (self, &right);
  difference = left.amount.value - right.amount.value;
  left_words = sp_amount_to_words (left.table, left.amount.value);
  right_words = sp_amount_to_words (right.table, right.amount.value);
  difference_words = sp_amount_to_words (left.table, difference < 0 ? -difference : difference);
  check = sp_reconciler_compare (
      self, SP_CHECK_CLAIM, left.table,
      g_strdup_printf (_("%s, %s and %s"), left.table->table->edition, left_name, right_name), &left.amount, &right.amount);
  if (check->agrees && !check->rounding)
    sentence = g_strdup_printf (_("“%s”: %s in %s and in %s."), claim->text, left_words, left_name, right_name);
  else if (check->rounding)
    sentence = g_strdup_printf (_("“%s”: %s in %s and %s in %s. Rounding of the figures can explain the %s."),
                                claim->text, left_words, left_name, right_words, right_name, difference_words);
  else
    sentence = say_apart (claim, &left, &right, (char *[]) { left_words, right_words, difference_words },
                          (char *[]) { left_name, right_name });
  sp_reconciler_say (self, check, SP_FINDING_WARNING,
                     sp_amounts_unit_factor (&left.amount, &right.amount) != 0 ? "units-differ" : "claim-does-not-hold", sentence);
}

void
sp_reconcile_claims (SpReconciler *self)
{
  for (guint i = 0; i < self->snapshot->n_claims; i++)
    if (!check_same_table (self, &self->snapshot->claims[i]))
      check_claim (self, &self->snapshot->claims[i]);
}
