/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same thing named in two tables of one edition: a budget here, a spend profile there. Nobody says which tables
 * belong together; they are known by naming the same things and mostly agreeing. */
#include "config.h"

#include "sp-reconcile-private.h"

#include <glib/gi18n-lib.h>

/* Two tables speak of the same things when at least this many lines, half of the shorter table's, are in both … */
#define FEWEST_PAIRS 2
/* … and of the same amounts when at least one in three of them agree. */
#define AGREE_ONE_IN 3

typedef struct
{
  GArray    *rows;   /* guint: lines with an amount and a name */
  GPtrArray *labels; /* SpPrintedLabel, borrowed */
  gint       column; /* of the amount, -1 = the table has no one amount a line */
} Lines;

/* The total column; else the only column of numbers. */
static gint
find_amount_column (const SpPublishedTable *table)
{
  gint number = -1, n_numbers = 0;

  for (guint c = table->n_columns; c > 0; c--)
    if (table->columns[c - 1].role == SP_COLUMN_TOTAL)
      return (gint) c - 1;
  for (guint c = 0; c < table->n_columns; c++)
    if (table->columns[c].role == SP_COLUMN_NUMBER)
      {
        number = (gint) c;
        n_numbers++;
      }
  return n_numbers == 1 ? number : -1;
}

static void
lines_init (Lines *self, const SpPrintedTable *table)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->labels = g_ptr_array_new ();
  self->column = find_amount_column (table->table);
  if (self->column < 0)
    return;
  for (guint r = 0; r < table->table->n_rows; r++)
    if (table->table->rows[r] == SP_ROW_LINE && !sp_printed_label_is_bare (table->row_labels[r])
        && sp_printed_table_figure (table, r, self->column)->kind == SP_FIGURE_NUMBER)
      {
        g_array_append_val (self->rows, r);
        g_ptr_array_add (self->labels, table->row_labels[r]);
      }
}

static void
lines_clear (Lines *self)
{
  g_array_unref (self->rows);
  g_ptr_array_unref (self->labels);
}

static SpAmount
amount_of (const SpPrintedTable *table, const Lines *lines, guint i)
{
  SpAmount amount = { 0 };

  sp_printed_table_amount (table, g_array_index (lines->rows, guint, i), lines->column, &amount);
  return amount;
}

/* Every pair one and the same power of a thousand apart: a unit is wrong. Gives the factor, 0 = no. */
static gint
find_unit_factor (const SpPrintedTable *left, const Lines *left_lines, const SpPrintedTable *right,
                  const Lines *right_lines, const gint *match, guint n_pairs)
{
  static const gint factors[] = { 1000, 1000000 };

  for (gsize f = 0; f < G_N_ELEMENTS (factors); f++)
    {
      guint n = 0, n_swapped = 0;

      for (guint i = 0; i < left_lines->rows->len; i++)
        if (match[i] >= 0)
          {
            SpAmount a = amount_of (left, left_lines, i), b = amount_of (right, right_lines, match[i]);

            n += a.value != 0 && a.value == b.value * factors[f];
            n_swapped += b.value != 0 && b.value == a.value * factors[f];
          }
      if (n * 2 > n_pairs || n_swapped * 2 > n_pairs)
        return factors[f];
    }
  return 0;
}

/* Whether a project's budget and profile are the two figures compared, either way round. */
static gboolean
holds_both (const SpProject *project, const SpCheck *check)
{
  gint64 budget = project->budget.pence, profile = project->profile_total.pence;

  return project->has_budget && project->has_profile_total
         && ((budget == check->left_money.pence && profile == check->right_money.pence)
             || (budget == check->right_money.pence && profile == check->left_money.pence));
}

/* What funding says of the project that a label names, when the plan holds the same two figures as its budget and its
 * profile: one fault of the paper is one line of the work list, and leads to the project. */
static SpFinding *
find_said_of_project (const SpReconciler *self, const SpCheck *check, const SpPrintedLabel *label)
{
  GPtrArray *findings = sp_funding_get_findings (self->funding);

  for (guint p = 0; p < self->snapshot->n_projects; p++)
    {
      const SpProject *project = &self->snapshot->projects[p];
      g_autoptr (SpPrintedLabel) name = sp_printed_label_new (project->name);

      if (sp_printed_label_likeness (label, name) == 0 || !holds_both (project, check))
        continue;
      for (guint i = 0; i < findings->len; i++)
        if (sp_finding_get_id (findings->pdata[i]) == project->id
            && g_strcmp0 (sp_finding_get_code (findings->pdata[i]), "budget-profile-differ") == 0)
          return findings->pdata[i];
    }
  return NULL;
}

static void
compare_pair (SpReconciler *self, const SpPrintedTable *left, guint left_row, const SpAmount *a,
              const SpPrintedTable *right, guint right_row, const SpAmount *b)
{
  SpCheck *check = sp_reconciler_compare (self, SP_CHECK_LABEL, left,
                                          g_strdup_printf (_("%s, %s and %s: %s"), left->table->edition, left->name,
                                                           right->name, left->row_names[left_row]),
                                          a, b);
  g_autofree char *a_words = sp_amount_to_words (left, a->value);
  g_autofree char *b_words = sp_amount_to_words (right, b->value);
  __int128 difference = a->value - b->value;
  g_autofree char *difference_words = sp_amount_to_words (left, difference < 0 ? -difference : difference);
  g_autofree char *name = g_strcmp0 (left->row_names[left_row], right->row_names[right_row]) == 0
    ? g_strdup (left->row_names[left_row])
    : g_strdup_printf (_("%s (there “%s”)"), left->row_names[left_row], right->row_names[right_row]);
  SpFinding *said;
  char *sentence;

  if (check->agrees && !check->rounding)
    sentence
        = g_strdup_printf (_("%s: %s in %s and in %s."), left->row_names[left_row], a_words, left->name, right->name);
  else if (check->rounding)
    sentence = g_strdup_printf (_("%s: %s in %s and %s in %s. Rounding explains the %s."), left->row_names[left_row],
                                a_words, left->name, b_words, right->name, difference_words);
  else
    sentence
        = g_strdup_printf (_("%s: %s in %s but %s in %s, %s %s. Find out which is right."), name, a_words, left->name,
                           b_words, right->name, difference_words, difference > 0 ? _("less") : _("more"));
  if (!check->agrees && left->pounds != 0)
    self->label_difference += difference;
  said = check->agrees ? NULL : find_said_of_project (self, check, left->row_labels[left_row]);
  if (said != NULL)
    g_ptr_array_add (self->findings, sp_finding_ref (said));
  sp_reconciler_say (self, check, SP_FINDING_WARNING, said == NULL ? "tables-disagree" : NULL, sentence);
}

/* What the pairs come to, once the pairs themselves are said. */
static void
say_net (SpReconciler *self, const SpPrintedTable *left, const SpPrintedTable *right, guint n_pairs, guint n_apart,
         __int128 net)
{
  g_autofree char *net_words = sp_amount_to_words (left, net < 0 ? -net : net);

  if (n_apart < 2)
    return;
  g_ptr_array_add (self->findings, sp_finding_new_printf (
    SP_FINDING_NOTE, "tables-disagree-net", SP_SUBJECT_PUBLISHED_TABLE, left->table->id,
    net >= 0 ? _("%s and %s name %u things alike and disagree on %u of them; the first is %s more over all.")
             : _("%s and %s name %u things alike and disagree on %u of them; the first is %s less over all."),
    left->name, right->name, n_pairs, n_apart, net_words));
}

static void
compare_tables (SpReconciler *self, const SpPrintedTable *left, const SpPrintedTable *right)
{
  Lines left_lines, right_lines;
  g_autofree gint *match = NULL;
  guint n_pairs, n_agree = 0;
  gint factor;
  __int128 net = 0;

  lines_init (&left_lines, left);
  lines_init (&right_lines, right);
  match = g_new (gint, MAX (1, left_lines.rows->len));
  n_pairs = sp_printed_labels_pair ((SpPrintedLabel *const *) left_lines.labels->pdata, left_lines.labels->len,
                            (SpPrintedLabel *const *) right_lines.labels->pdata, right_lines.labels->len, match);
  for (guint i = 0; i < left_lines.rows->len; i++)
    if (match[i] >= 0)
      {
        SpAmount a = amount_of (left, &left_lines, i), b = amount_of (right, &right_lines, match[i]);

        n_agree += sp_amounts_agree (&a, &b);
        net += sp_amounts_agree (&a, &b) ? 0 : a.value - b.value;
      }

  if (n_pairs >= FEWEST_PAIRS && 2 * n_pairs >= MIN (left_lines.rows->len, right_lines.rows->len))
    {
      factor = n_agree * 2 > n_pairs ? 0 : find_unit_factor (left, &left_lines, right, &right_lines, match, n_pairs);
      if (factor != 0)
        g_ptr_array_add (
            self->findings,
            sp_finding_new_printf (SP_FINDING_ERROR, "units-differ", SP_SUBJECT_PUBLISHED_TABLE, left->table->id,
                                   _("%s and %s give the same figures %d times apart. Check the unit of each table."),
                                   left->name, right->name, factor));
      else if (n_agree * AGREE_ONE_IN >= n_pairs)
        {
          for (guint i = 0; i < left_lines.rows->len; i++)
            if (match[i] >= 0)
              {
                SpAmount a = amount_of (left, &left_lines, i), b = amount_of (right, &right_lines, match[i]);

                compare_pair (self, left, g_array_index (left_lines.rows, guint, i), &a, right,
                              g_array_index (right_lines.rows, guint, match[i]), &b);
              }
          say_net (self, left, right, n_pairs, n_pairs - n_agree, net);
        }
    }
  lines_clear (&left_lines);
  lines_clear (&right_lines);
}

void
sp_reconcile_labels (SpReconciler *self)
{
  for (guint i = 0; i < self->n_tables; i++)
    for (guint j = i + 1; j < self->n_tables; j++)
      {
        const SpPrintedTable *left = &self->tables[i], *right = &self->tables[j];

        if (g_strcmp0 (left->table->edition, right->table->edition) != 0)
          continue;
        if ((left->pounds != 0) != (right->pounds != 0)
            || (left->pounds == 0 && g_strcmp0 (left->table->unit, right->table->unit) != 0))
          continue;
        compare_tables (self, left, right);
      }
}
