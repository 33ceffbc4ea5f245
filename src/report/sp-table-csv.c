/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables as comma-separated text: machine names and exact values, one line a row, missing is blank, totals left out
 * (they would be counted twice by whoever adds the column up). Text is guarded so that no spreadsheet runs it. */
#include "config.h"
#include "sp-table-private.h"

#include "sp-csv.h"

static void
append_cell (GString *out, const SpTable *table, guint row, guint column)
{
  g_autofree char *exact = sp_table_dup_exact (table, row, column);
  if (exact == NULL)
    return;
  if (sp_table_is_number (table, row, column))
    g_string_append (out, exact);
  else
    sp_csv_append_field (out, exact, TRUE);
}

static void
append_table (GString *out, const SpTable *table)
{
  guint n_columns = sp_table_get_n_columns (table);
  for (guint c = 0; c < n_columns; c++)
    {
      if (c > 0)
        g_string_append_c (out, ',');
      sp_csv_append_field (out, sp_table_get_key (table, c), TRUE);
    }
  g_string_append_c (out, '\n');
  for (guint r = 0; r < sp_table_get_n_rows (table); r++)
    {
      if (sp_table_is_total (table, r))
        continue;
      for (guint c = 0; c < n_columns; c++)
        {
          if (c > 0)
            g_string_append_c (out, ',');
          append_cell (out, table, r, c);
        }
      g_string_append_c (out, '\n');
    }
}

char *
sp_tables_write_csv (GPtrArray *tables)
{
  GString *out = g_string_new (NULL);
  for (guint i = 0; i < tables->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      append_table (out, g_ptr_array_index (tables, i));
    }
  return g_string_free (out, FALSE);
}
