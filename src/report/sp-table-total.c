/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A total that its column adds up to, as printed: a reader who checks a column with a pencil must not find it a pupil
 * out. */
#include "config.h"
#include "sp-table.h"

#include <math.h>
#include <string.h>

#include "sp-number.h"
#include "sp-rounded-column.h"
#include "sp-table-private.h"

/* Rows of the total: from the row after the total before it. */
static guint
first_row (const SpTable *table, guint total)
{
  guint row = total;
  while (row > 0 && !sp_table_is_total (table, row - 1))
    row--;
  return row;
}

static guint
count_decimals (const char *text)
{
  const char *point = strchr (text, '.');
  return point != NULL ? strspn (point + 1, "0123456789") : 0;
}

static gboolean
read_column (const SpTable *table, guint column, guint first, guint total, double *value)
{
  double sum = 0;
  for (guint row = first; row < total; row++)
    {
      if (!sp_table_is_number (table, row, column))
        return FALSE;
      value[row - first] = g_ascii_strtod (sp_table_get_exact (table, row, column), NULL);
      sum += value[row - first];
    }
  return sp_table_is_number (table, total, column)
         && fabs (sum - g_ascii_strtod (sp_table_get_exact (table, total, column), NULL)) <= 1e-6;
}

/* "-2800000.05", pounds as machines read them, in pence. */
static gint64
read_pence (const char *exact)
{
  const char *point = strchr (exact, '.');
  gint64 pounds = g_ascii_strtoll (exact, NULL, 10), pence = point != NULL ? g_ascii_strtoll (point + 1, NULL, 10) : 0;

  return 100 * pounds + (exact[0] == '-' ? -pence : pence);
}

typedef struct { guint row; gint64 steps, rest; } Share; /* rest: pence above the whole steps, never below 0 */

/* The column in whole steps of `step` pence, rounded down; FALSE when the total is not its sum. */
static gboolean
read_money (const SpTable *table, guint column, guint first, guint total, gint64 step, GArray *shares)
{
  gint64 sum = 0;

  for (guint row = first; row < total; row++)
    {
      gint64 pence, steps;

      if (sp_table_get_cell (table, (gint) row, column) == NULL)
        continue;
      if (!sp_table_is_number (table, row, column))
        return FALSE;
      pence = read_pence (sp_table_get_exact (table, row, column));
      steps = pence / step - (pence % step < 0 ? 1 : 0);
      g_array_append_val (shares, ((Share) { row, steps, pence - steps * step }));
      sum += pence;
    }
  return sum == read_pence (sp_table_get_exact (table, total, column));
}

static guint
find_largest_rest (const GArray *shares)
{
  guint largest = 0;

  for (guint i = 1; i < shares->len; i++)
    if (g_array_index (shares, Share, i).rest > g_array_index (shares, Share, largest).rest)
      largest = i;
  return largest;
}

/* Money in thousands or millions, in pence throughout: the total as it is printed, less what its lines are when rounded down, is
 * handed out a step at a time. */
static void
keep_money (SpTable *self, guint column, guint first, guint total)
{
  guint thousands = sp_table_get_thousands (self, total, column);
  gint64 step = 100 * 1000; /* millions to three decimals, or whole thousands */
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (Share));
  gint64 sum, left;

  if (!read_money (self, column, first, total, step, shares))
    return;
  sum = read_pence (sp_table_get_exact (self, total, column));
  left = (ABS (sum) + step / 2) / step * (sum < 0 ? -1 : 1);
  for (guint i = 0; i < shares->len; i++)
    left -= g_array_index (shares, Share, i).steps;
  for (; left > 0; left--)
    {
      Share *share = &g_array_index (shares, Share, find_largest_rest (shares));

      share->steps++;
      share->rest -= step;
    }
  for (guint i = 0; i < shares->len; i++)
    {
      const Share *share = &g_array_index (shares, Share, i);

      sp_table_set_cell (self, share->row, column, sp_money_format (sp_money (share->steps * step),
                                                                    thousands == 2 ? SP_MONEY_MILLIONS : SP_MONEY_THOUSANDS));
    }
}

void
sp_table_keep_total (SpTable *self)
{
  g_return_if_fail (sp_table_get_n_rows (self) > 0);
  guint total = sp_table_get_n_rows (self) - 1, first = first_row (self, total), n = total - first;
  g_autofree double *value = g_new (double, MAX (1, n));
  g_autofree double *rounded = g_new (double, MAX (1, n));
  for (guint column = 0; column < sp_table_get_n_columns (self); column++)
    {
      if (sp_table_get_column_kind (self, column) == SP_TABLE_NUMBER && sp_table_get_thousands (self, total, column) > 0)
        {
          keep_money (self, column, first, total);
          continue;
        }
      if (sp_table_get_column_kind (self, column) != SP_TABLE_NUMBER
          || !read_column (self, column, first, total, value))
        continue;
      guint decimals = count_decimals (sp_table_get_cell (self, (gint) total, column));
      if (decimals > 6 || !sp_rounded_column (value, n, decimals, rounded))
        continue;
      for (guint i = 0; i < n; i++)
        sp_table_set_cell (self, first + i, column, sp_number_format (rounded[i], decimals));
    }
}
