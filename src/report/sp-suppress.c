/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-suppress.h"

/* Corners of a rectangle, or the two ends of a line (n = 2), with the way each moves for the sums to stay. */
typedef struct { guint n; gsize cell[4]; gint move[4]; } Ring;

static gint
sign_of (guint i, guint n, gboolean has_total)
{
  return has_total && i + 1 == n ? -1 : 1;
}

/* Whether all of a ring can move by one, either way, and stay at one or more; noughts and blanks cannot be in it. */
static gboolean
is_loose (const SpSuppressGrid *grid, const Ring *ring)
{
  gboolean up = TRUE, down = TRUE;
  for (guint i = 0; i < ring->n; i++)
    {
      double value = grid->value[ring->cell[i]];
      if (value <= 0)
        return FALSE;
      up = up && (ring->move[i] > 0 || value >= 2);
      down = down && (ring->move[i] < 0 || value >= 2);
    }
  return up || down;
}

/* What it costs to hide the rest of a ring: the counts lost. */
static double
price (const SpSuppressGrid *grid, const Ring *ring, const guint8 *hidden)
{
  double sum = 0;
  for (guint i = 0; i < ring->n; i++)
    sum += hidden[ring->cell[i]] ? 0 : grid->value[ring->cell[i]];
  return sum;
}

static void
take_cheaper (const SpSuppressGrid *grid, const Ring *ring, const guint8 *hidden, Ring *best, double *least)
{
  if (is_loose (grid, ring) && (best->n == 0 || price (grid, ring, hidden) < *least))
    {
      *best = *ring;
      *least = price (grid, ring, hidden);
    }
}

static Ring
pair_of (gsize a, gsize b, gint sign)
{
  return (Ring) { 2, { a, b }, { 1, -sign } };
}

/* The cheapest ring through a cell; n = 0: there is none. */
static Ring
find_ring (const SpSuppressGrid *self, guint row, guint column, const guint8 *hidden)
{
  Ring best = { 0 };
  double least = 0;
  gsize n = self->n_columns, at = row * n + column;
  gint row_sign = sign_of (row, self->n_rows, self->total_row);
  gint column_sign = sign_of (column, self->n_columns, self->total_column);
  for (guint c = 0; self->rows_add && c < self->n_columns; c++)
    {
      gint across = column_sign * sign_of (c, self->n_columns, self->total_column);
      Ring pair = pair_of (at, row * n + c, across);
      if (c != column && !self->columns_add)
        take_cheaper (self, &pair, hidden, &best, &least);
      for (guint r = 0; c != column && self->columns_add && r < self->n_rows; r++)
        {
          gint along = row_sign * sign_of (r, self->n_rows, self->total_row);
          Ring ring = { 4, { at, row * n + c, r * n + column, r * n + c }, { 1, -across, -along, across * along } };
          if (r != row)
            take_cheaper (self, &ring, hidden, &best, &least);
        }
    }
  for (guint r = 0; self->columns_add && !self->rows_add && r < self->n_rows; r++)
    {
      Ring pair = pair_of (at, r * n + column, row_sign * sign_of (r, self->n_rows, self->total_row));
      if (r != row)
        take_cheaper (self, &pair, hidden, &best, &least);
    }
  return best;
}

static gboolean
is_small (double value, double threshold)
{
  return value > 0 && value < threshold;
}

static guint
count_hidden (const guint8 *hidden, gsize n)
{
  guint count = 0;
  for (gsize i = 0; i < n; i++)
    count += hidden[i] != 0;
  return count;
}

/* Everything that has a figure. */
static void
hide_all (const SpSuppressGrid *self, guint8 *hidden)
{
  for (gsize i = 0; i < (gsize) self->n_rows * self->n_columns; i++)
    if (self->value[i] >= 0)
      hidden[i] = 1;
}

/* The cells of `hidden` that are hidden and not yet known to be safe, one ring each; FALSE when one of them has none. */
static gboolean
surround (const SpSuppressGrid *self, guint8 *hidden, guint8 *safe)
{
  for (guint r = 0; r < self->n_rows; r++)
    for (guint c = 0; c < self->n_columns; c++)
      {
        gsize at = (gsize) r * self->n_columns + c;
        if (!hidden[at] || safe[at] || self->value[at] < 0)
          continue;
        Ring ring = find_ring (self, r, c, hidden);
        if (ring.n == 0)
          return FALSE;
        for (guint i = 0; i < ring.n; i++)
          hidden[ring.cell[i]] = safe[ring.cell[i]] = 1;
      }
  return TRUE;
}

guint
sp_suppress_grid (const SpSuppressGrid *self, double threshold, guint8 *hidden)
{
  gsize n = (gsize) self->n_rows * self->n_columns;
  g_autofree guint8 *safe = g_new0 (guint8, MAX (1, n));
  for (gsize i = 0; i < n; i++)
    if (is_small (self->value[i], threshold))
      hidden[i] = 1;
  if ((self->rows_add || self->columns_add) && !surround (self, hidden, safe))
    hide_all (self, hidden);
  return count_hidden (hidden, n);
}
