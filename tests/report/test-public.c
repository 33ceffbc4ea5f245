/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing that is held back can be worked out: tables drawn at random are made public, and every whole number that each hidden
 * cell could be is tried against the sums a reader knows. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "sp-suppress.h"
#include "sp-table-public.h"

#define MOST 7 /* counts drawn are below it */

/* A small table as printed: `shown` is -1 where it is held back. */
typedef struct { guint n_rows, n_columns; gint value[36], shown[36]; gboolean rows, columns; } Puzzle;

static gint
sum_line (const gint *x, const Puzzle *p, guint line, gboolean is_row)
{
  guint n = is_row ? p->n_columns : p->n_rows;
  gint sum = 0;
  for (guint i = 0; i < n; i++)
    sum += (i + 1 == n ? -1 : 1) * x[is_row ? line * p->n_columns + i : i * p->n_columns + line];
  return sum;
}

static gboolean
adds_up (const Puzzle *p, const gint *x)
{
  for (guint r = 0; p->rows && r < p->n_rows; r++)
    if (sum_line (x, p, r, TRUE) != 0)
      return FALSE;
  for (guint c = 0; p->columns && c < p->n_columns; c++)
    if (sum_line (x, p, c, FALSE) != 0)
      return FALSE;
  return TRUE;
}

/* Whether the rows before a cell still add up, if it begins one. */
static gboolean
rows_add_up (const Puzzle *p, const gint *x, guint at)
{
  return !p->rows || at == 0 || at % p->n_columns != 0 || sum_line (x, p, at / p->n_columns - 1, TRUE) == 0;
}

/* Fills in what is hidden, cell by cell; `known` loses each cell that turns out to have another answer. One answer more is enough,
 * so a pupil more or fewer everywhere is tried, and no more. */
static void
try_all (const Puzzle *p, gint *x, guint at, gint lowest, gboolean *known, guint *left)
{
  guint n = p->n_rows * p->n_columns;
  while (at < n && p->shown[at] >= 0 && rows_add_up (p, x, at))
    at++;
  if (!rows_add_up (p, x, at))
    return;
  if (at == n)
    {
      for (guint i = 0; adds_up (p, x) && i < n; i++)
        if (known[i] && x[i] != p->value[i])
          {
            known[i] = FALSE;
            (*left)--;
          }
      return;
    }
  for (gint v = MAX (lowest, p->value[at] - 1); v <= p->value[at] + 1 && *left > 0; v++)
    {
      x[at] = v;
      try_all (p, x, at + 1, lowest, known, left);
    }
  x[at] = p->value[at];
}

/* Hidden cells that have one answer only. A reader knows that they are at least one, but where noughts are hidden too. */
static guint
count_known (const Puzzle *p)
{
  gint x[36], lowest = 1;
  gboolean known[36] = { FALSE };
  guint left = 0;
  memcpy (x, p->value, sizeof x);
  for (guint i = 0; i < p->n_rows * p->n_columns; i++)
    if (p->shown[i] < 0)
      {
        known[i] = TRUE;
        left++;
        lowest = MIN (lowest, p->value[i]);
      }
  try_all (p, x, 0, lowest, known, &left);
  return left;
}

static SpTable *
make_wide (const Puzzle *p)
{
  SpTable *table = sp_table_new ("wide", "Wide");
  sp_table_add_column (table, "name", "Name", SP_TABLE_TEXT);
  for (guint c = 0; c < p->n_columns; c++)
    {
      g_autofree char *key = g_strdup_printf ("%u", 2014 + c);
      sp_table_add_column (table, key, key, SP_TABLE_NUMBER);
    }
  for (guint r = 0; r < p->n_rows; r++)
    {
      sp_table_begin_row (table);
      sp_table_add_text (table, "Area");
      for (guint c = 0; c < p->n_columns; c++)
        sp_table_add_number (table, p->value[r * p->n_columns + c], 0);
    }
  sp_table_mark_total (table);
  return table;
}

/* The grid, totals and all, by its own function or (columns only) as a table prints it. */
static void
publish (Puzzle *p, guint threshold)
{
  guint n = p->n_rows * p->n_columns;
  if (!p->rows)
    {
      g_autoptr (SpTable) table = make_wide (p);
      sp_table_make_public (table, threshold);
      for (guint i = 0; i < n; i++)
        {
          const char *text = sp_table_get_exact (table, i / p->n_columns, 1 + i % p->n_columns);
          p->shown[i] = g_str_equal (text, SP_PUBLIC_MARK) ? -1 : atoi (text);
          g_assert_cmpstr (text, ==, sp_table_get_cell (table, (gint) (i / p->n_columns), 1 + i % p->n_columns));
        }
      return;
    }
  double value[36];
  guint8 hidden[36] = { 0 };
  for (guint i = 0; i < n; i++)
    value[i] = p->value[i];
  SpSuppressGrid grid = { value, p->n_rows, p->n_columns, TRUE, TRUE, TRUE, TRUE };
  sp_suppress_grid (&grid, threshold, hidden);
  for (guint i = 0; i < n; i++)
    p->shown[i] = hidden[i] ? -1 : p->value[i];
}

static void
draw (Puzzle *p, GRand *random, guint n_rows, guint n_columns, gboolean rows)
{
  memset (p, 0, sizeof *p);
  p->n_rows = n_rows + 1;
  p->n_columns = n_columns + rows;
  p->rows = rows;
  p->columns = TRUE;
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < n_columns; c++)
      {
        gint v = g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, 0, 3) : g_rand_int_range (random, 2, MOST);
        p->value[r * p->n_columns + c] = v;
        p->value[n_rows * p->n_columns + c] += v;
        if (rows)
          p->value[r * p->n_columns + n_columns] += v;
        if (rows)
          p->value[n_rows * p->n_columns + n_columns] += v;
      }
}

static void
check (Puzzle *p, guint threshold)
{
  publish (p, threshold);
  for (guint i = 0; i < p->n_rows * p->n_columns; i++)
    g_assert_true (p->shown[i] < 0 || p->shown[i] == 0 || p->shown[i] >= (gint) threshold);
  g_assert_cmpuint (count_known (p), ==, 0);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260722);
  guint held = 0, shown = 0;
  for (guint turn = 0; turn < 1500; turn++)
    {
      Puzzle p;
      draw (&p, random, (guint) g_rand_int_range (random, 2, 4), (guint) g_rand_int_range (random, 2, 4), turn % 2);
      check (&p, 3);
      for (guint i = 0; i < p.n_rows * p.n_columns; i++)
        {
          held += p.shown[i] < 0;
          shown += p.shown[i] >= 0;
        }
    }
  g_test_message ("%u held back, %u shown", held, shown);
  g_assert_cmpuint (shown, >, held / 2); /* a rule that hides everything would pass the rest */
}

/* The test itself can fail: hiding the small ones alone leaves some that can be worked out. */
static void
test_alone_is_not_enough (void)
{
  Puzzle p = { 3, 3, { 3, 9, 12, 8, 7, 15, 11, 16, 27 }, { -1, 9, 12, 8, 7, 15, 11, 16, 27 }, TRUE, TRUE };
  g_assert_cmpuint (count_known (&p), ==, 1);
  publish (&p, 5);
  const gint expected[9] = { -1, -1, 12, -1, -1, 15, 11, 16, 27 };
  g_assert_cmpmem (p.shown, sizeof expected, expected, sizeof expected);
  g_assert_cmpuint (count_known (&p), ==, 0);
}

/* Nothing to hide: nothing is hidden; noughts and blanks stay. */
static void
test_large_counts_stay (void)
{
  const double value[4] = { 5, 0, -1, 30 };
  guint8 hidden[4] = { 0 };
  SpSuppressGrid grid = { value, 2, 2, FALSE, FALSE, TRUE, TRUE };
  g_assert_cmpuint (sp_suppress_grid (&grid, 5, hidden), ==, 0);
}

/* Where nothing can stand beside the only one, all of it goes. */
static void
test_alone (void)
{
  const double value[4] = { 2, 0, 0, 9 };
  guint8 hidden[4] = { 0 };
  SpSuppressGrid grid = { value, 2, 2, FALSE, FALSE, TRUE, TRUE };
  g_assert_cmpuint (sp_suppress_grid (&grid, 5, hidden), ==, 4);
}

static SpTable *
make_long (void)
{
  static const double pupils[3][3] = { { 3, 20, 21 }, { 30, 28, 33 }, { 40, 41, 39 } };
  static const char *const groups[] = { "R", "Y1", "Y2" };
  SpTable *table = sp_table_new ("forecast", "Pupils");
  sp_table_add_column (table, "area", "Area", SP_TABLE_CODE);
  sp_table_add_column (table, "year", "Year", SP_TABLE_TEXT);
  sp_table_add_column (table, "group", "Year group", SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", "Pupils", SP_TABLE_NUMBER);
  sp_table_add_column (table, "places", "Places", SP_TABLE_NUMBER);
  sp_table_add_column (table, "spare", "Spare", SP_TABLE_NUMBER);
  sp_table_add_column (table, "housing", "Housing", SP_TABLE_NUMBER);
  for (guint a = 0; a < 3; a++)
    for (guint g = 0; g < 3; g++)
      {
        const char area[2] = { (char) ('A' + a), '\0' };
        sp_table_begin_row (table);
        sp_table_add_text (table, area);
        sp_table_add_academic_year (table, sp_academic_year (2014));
        sp_table_add_text (table, groups[g]);
        sp_table_add_number (table, pupils[a][g], 0);
        sp_table_add_number (table, 4, 0);
        sp_table_add_number (table, 60 - pupils[a][g], 0);
        sp_table_add_number (table, 8, 0);
      }
  return table;
}

/* A long table prints no totals, but others do: a year group and an area beside it go too, and what is made of them. */
static void
test_long (void)
{
  g_autoptr (SpTable) table = make_long ();
  static const gboolean gone[9] = { TRUE, TRUE, FALSE, TRUE, TRUE, FALSE, FALSE, FALSE, FALSE };
  g_assert_cmpuint (sp_table_make_public (table, 5), ==, 4 * 3);
  for (guint r = 0; r < 9; r++)
    for (guint c = 3; c < 7; c++)
      g_assert_cmpint (g_str_equal (sp_table_get_exact (table, r, c), SP_PUBLIC_MARK), ==, gone[r] && c != 4); /* places stay */
  g_assert_nonnull (strstr (sp_table_get_note (table), "below 5"));
}

/* A sentence may tell a count. */
static void
test_words (void)
{
  g_autoptr (SpTable) table = sp_table_new ("findings", "Findings");
  sp_table_add_column (table, "message", "Message", SP_TABLE_TEXT);
  sp_table_begin_row (table);
  sp_table_add_text (table, "3 pupils of Year 2 at Ashill have no area.");
  g_assert_cmpuint (sp_table_make_public (table, 5), ==, 1);
  g_assert_cmpuint (sp_table_get_n_rows (table), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/public/random", test_random);
  g_test_add_func ("/public/alone-is-not-enough", test_alone_is_not_enough);
  g_test_add_func ("/public/large-counts-stay", test_large_counts_stay);
  g_test_add_func ("/public/alone", test_alone);
  g_test_add_func ("/public/long", test_long);
  g_test_add_func ("/public/words", test_words);
  return g_test_run ();
}
