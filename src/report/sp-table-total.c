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

void
sp_table_keep_total (SpTable *self)
{
  g_return_if_fail (sp_table_get_n_rows (self) > 0);
  guint total = sp_table_get_n_rows (self) - 1, first = first_row (self, total), n = total - first;
  g_autofree double *value = g_new (double, MAX (1, n));
  g_autofree double *rounded = g_new (double, MAX (1, n));
  for (guint column = 0; column < sp_table_get_n_columns (self); column++)
    {
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
