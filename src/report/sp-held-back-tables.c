/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures of tables that are reckoned from counts of children which the table itself does not print: forms of entry,
 * places short or spare, the class of need. Where the places are known, each of them tells a count. */
#include "config.h"
#include "sp-held-back.h"
#include "sp-table-public-private.h"

#include <string.h>

#include "sp-table-private.h"
#include "sp-table-public.h"

/* By the key of their column, in a row of an area. */
static const char *const reckoned_keys[]
    = { "shortfall",     "spare",          "forms_entry",   "forms_total",   "surplus_entry",
        "surplus_total", "class",          "entry_forms",   "entry_lower80", "entry_upper80",
        "total_forms",   "long_run_forms", "balance",       "need",          "places_short",
        "forms",         "mean_forms",     "lower80_forms", "upper80_forms", NULL };
/* A row an area, a column a year. */
static const char *const forms_by_year[] = { "forms-primary", "forms-secondary", NULL };
static const char *const pupils_by_year[] = { "pupils-primary", "pupils-secondary", NULL };

static gboolean
read_year (const char *text, SpAcademicYear *year)
{
  if (strlen (text) < 4 || strspn (text, "0123456789") < 4)
    return FALSE;
  *year = sp_academic_year ((gint)g_ascii_strtoll (text, NULL, 10) / (strspn (text, "0123456789") == 6 ? 100 : 1));
  return TRUE;
}

static gboolean
is_to_hide (const SpHeldBack *self, const SpTable *table, guint row, guint column, SpAreaIndex area, gint year_column)
{
  SpAcademicYear year;
  const char *key = sp_table_get_key (table, column);
  if (g_strv_contains (forms_by_year, sp_table_get_code (table)))
    return read_year (key, &year) && sp_held_back_any (self, area, year);
  if (g_strv_contains (pupils_by_year, sp_table_get_code (table)))
    return read_year (key, &year) && sp_held_back_total (self, area, year);
  if (g_str_equal (key, "pupils") && sp_public_find_any (table, sp_public_along_keys) < 0)
    return read_year (sp_public_text (table, row, year_column), &year) && sp_held_back_total (self, area, year);
  if (!g_strv_contains (reckoned_keys, key))
    return FALSE;
  return read_year (sp_public_text (table, row, year_column), &year) ? sp_held_back_any (self, area, year)
                                                                     : sp_held_back_ever (self, area);
}

static guint
hide_of_table (const SpHeldBack *self, SpTable *table)
{
  guint marked = 0;
  gint down = sp_public_find_any (table, sp_public_down_keys),
       year_column = sp_public_find_any (table, sp_public_year_keys);
  for (guint r = 0; down >= 0 && r < sp_table_get_n_rows (table); r++)
    {
      SpAreaIndex area = sp_held_back_find_area (self, sp_public_text (table, r, down));
      for (guint c = 0; area >= 0 && c < sp_table_get_n_columns (table); c++)
        if (sp_table_get_exact (table, r, c) != NULL && is_to_hide (self, table, r, c, area, year_column))
          {
            sp_table_hold_back (table, r, c, SP_PUBLIC_MARK);
            marked++;
          }
    }
  return marked;
}

guint
sp_held_back_mark_tables (const SpHeldBack *self, GPtrArray *tables)
{
  guint marked = 0;
  for (guint i = 0; self != NULL && i < tables->len; i++)
    {
      SpTable *table = g_ptr_array_index (tables, i);
      guint here = hide_of_table (self, table);
      if (here > 0)
        sp_public_explain_mark (table, sp_held_back_get_threshold (self));
      marked += here;
    }
  return marked;
}

guint
sp_tables_make_public_of (GPtrArray *tables, SpForecast *forecast, guint threshold)
{
  g_autoptr (SpHeldBack) held_back = sp_held_back_new (forecast, threshold);
  return sp_tables_make_public (tables, threshold) + sp_held_back_mark_tables (held_back, tables);
}
