/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows that can be read one by one, and are at fault beside the others. */
#include "config.h"
#include "sp-roll-table.h"

#include <glib/gi18n-lib.h>

#define OUT_OF_LINE 10       /* times the largest of the other years */
#define OUT_OF_LINE_FROM 300 /* and at least so many */

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const SpRollRow *x = a, *y = b;

  if (x->area != y->area)
    return x->area < y->area ? -1 : 1;
  if (x->group != y->group)
    return x->group < y->group ? -1 : 1;
  if (x->year != y->year)
    return x->year < y->year ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

static SpRollRow *
row_at (SpRollTable *self, guint i)
{
  return &g_array_index (self->rows, SpRollRow, i);
}

static const char *
area_of (const SpRollTable *self, const SpRollRow *row)
{
  return g_ptr_array_index (self->areas, row->area);
}

static void
drop_repeated (SpRollTable *self)
{
  guint first = 0;

  for (guint i = 1; i < self->rows->len; i++)
    {
      SpRollRow *kept = row_at (self, first), *row = row_at (self, i);

      if (row->area != kept->area || row->group != kept->group || row->year != kept->year)
        {
          first = i;
          continue;
        }
      row->dropped = TRUE;
      sp_roll_table_take_fault (
          self, row->count == kept->count ? SP_FINDING_WARNING : SP_FINDING_ERROR, "row-repeated", row->row, FALSE,
          g_strdup_printf (_("%s, %s, %d was already given as %g in row %u; here it is %g. The first is used. Leave one of "
                             "them in the file."),
                           area_of (self, row), self->has_groups ? sp_year_group_code (row->group) : "births", row->year,
                           kept->count, kept->row, row->count));
    }
}

/* One area and year group, rows from..to - 1. */
static void
drop_out_of_line (SpRollTable *self, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    {
      SpRollRow *row = row_at (self, i);
      double largest = -1;

      if (row->dropped)
        continue;
      for (guint j = from; j < to; j++)
        if (j != i && !row_at (self, j)->dropped)
          largest = MAX (largest, row_at (self, j)->count);
      if (largest < 0 || row->count < OUT_OF_LINE_FROM || row->count <= OUT_OF_LINE * MAX (largest, 1))
        continue;
      row->dropped = TRUE;
      sp_roll_table_take_fault (
          self, SP_FINDING_ERROR, "count-absurd", row->row, TRUE,
          g_strdup_printf (_("%g is over %d times as many as in any other year of %s (at most %g), so the row is left out. "
                             "Check the number."),
                           row->count, OUT_OF_LINE, area_of (self, row), largest));
    }
}

void
sp_roll_table_check (SpRollTable *self)
{
  g_array_sort (self->rows, compare_rows);
  drop_repeated (self);
  for (guint from = 0, to; from < self->rows->len; from = to)
    {
      for (to = from + 1; to < self->rows->len && row_at (self, to)->area == row_at (self, from)->area
                          && row_at (self, to)->group == row_at (self, from)->group;
           to++)
        ;
      drop_out_of_line (self, from, to);
    }
}

void
sp_roll_table_check_births (SpRollTable *self, const SpRollTable *rolls)
{
  g_autofree double *largest = g_new0 (double, rolls->areas->len + 1);

  for (guint i = 0; i < rolls->rows->len; i++)
    {
      const SpRollRow *row = &g_array_index (rolls->rows, SpRollRow, i);

      if (!row->dropped && row->group == SP_GROUP_R)
        largest[row->area] = MAX (largest[row->area], row->count);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      SpRollRow *row = row_at (self, i);

      if (row->dropped || !(largest[row->area] > 0) || row->count < OUT_OF_LINE_FROM
          || row->count <= OUT_OF_LINE * largest[row->area])
        continue;
      row->dropped = TRUE;
      sp_roll_table_take_fault (
          self, SP_FINDING_ERROR, "births-absurd", row->row, TRUE,
          g_strdup_printf (_("%g births is over %d times the largest reception of %s (%g), so the row is left out. Check "
                             "the number, and that it is of the same area."),
                           row->count, OUT_OF_LINE, area_of (self, row), largest[row->area]));
    }
}
