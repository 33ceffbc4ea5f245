/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small numbers in a grid of counts: which cells must be held back so that none of those held back can be worked out from the rest.
 *
 *   first    every count above nought and below the threshold
 *   besides  as many more as it takes that each hidden cell is one corner of a rectangle of hidden cells (where rows and columns
 *            both add up), or one of a pair in its line (where only one way does), whose counts could all be one pupil different,
 *            none falling below one, and every sum stay as it is
 *
 * A reader who knows that hidden counts are whole and at least one then still has two answers for each. A nought stays: there is no
 * child behind it. Where no such rectangle is left, the whole grid is held back, noughts as well.
 * Source: complementary suppression by hypercubes (Repsilber 1994; Statistics Netherlands' tau-ARGUS handbook 4.3, method GHMITER).
 * Worked example: rows 3 9 | 12 and 8 7 | 15 over columns 11 16 | 27: 3 goes, and with it 9, 8 and 7, since 9 alone would
 * leave 3 = 11 - 8. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const double *value;       /* [n_rows][n_columns]; negative = no figure there, stays as it is */
  guint         n_rows, n_columns;
  gboolean      total_row, total_column; /* the last of each is the sum of the others */
  gboolean      rows_add, columns_add;   /* somebody may know the sum of each row, of each column, whether it is printed or not */
} SpSuppressGrid;

/* hidden: [n_rows][n_columns], set to 1 where a cell must not be shown; what is 1 already stays so. Returns how many are hidden. */
guint sp_suppress_grid (const SpSuppressGrid *self, double threshold, guint8 *hidden);

G_END_DECLS
