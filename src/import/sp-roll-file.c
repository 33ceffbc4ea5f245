/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-roll-file.h"

#include <glib/gi18n-lib.h>
#include "sp-roll-holes.h"
#include "sp-roll-table.h"
#include "sp-roll-unlikely.h"

static void
span (const SpRollTable *table, gint *first, guint *n)
{
  gint low = G_MAXINT, high = G_MININT;

  for (guint i = 0; i < table->rows->len; i++)
    {
      const SpRollRow *row = &g_array_index (table->rows, SpRollRow, i);

      if (row->dropped)
        continue;
      low = MIN (low, row->year);
      high = MAX (high, row->year);
    }
  *first = low <= high ? low : 0;
  *n = low <= high ? (guint) (high - low + 1) : 0;
}

static void
name_areas (SpRollSeries *series, const SpRollTable *rolls)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *codes = g_ptr_array_new ();

  for (guint a = 0; a < rolls->areas->len; a++)
    {
      const char *parent = g_ptr_array_index (rolls->parents, a);
      guint held;

      series->area_codes[a] = g_strdup (g_ptr_array_index (rolls->areas, a));
      if (!parent)
        continue;
      held = GPOINTER_TO_UINT (g_hash_table_lookup (index, parent));
      if (held == 0)
        {
          g_ptr_array_add (codes, g_strdup (parent));
          held = codes->len;
          g_hash_table_insert (index, (gpointer) parent, GUINT_TO_POINTER (held));
        }
      series->parent[a] = (gint) held - 1;
    }
  series->n_parents = codes->len;
  g_ptr_array_add (codes, NULL);
  series->parent_codes = (char **)g_ptr_array_free (codes, FALSE);
}

static SpRollSeries *
build_series (const SpRollTable *rolls, const SpRollTable *births)
{
  SpRollSeries *series;
  gint first, first_entry;
  guint n, n_entry;

  span (rolls, &first, &n);
  span (births, &first_entry, &n_entry);
  series = sp_roll_series_new (rolls->areas->len, sp_academic_year (first), n, sp_academic_year (first_entry), n_entry);
  name_areas (series, rolls);
  for (guint i = 0; i < rolls->rows->len; i++)
    {
      const SpRollRow *row = &g_array_index (rolls->rows, SpRollRow, i);

      if (!row->dropped)
        sp_roll_series_set_pupils (series, row->area, sp_academic_year (row->year), row->group, row->count);
    }
  for (guint i = 0; i < births->rows->len; i++)
    {
      const SpRollRow *row = &g_array_index (births->rows, SpRollRow, i);

      if (!row->dropped)
        sp_roll_series_set_births (series, row->area, sp_academic_year (row->year), row->count);
    }
  return series;
}

SpRollSeries *
sp_roll_file_read_data (const char *rolls_name, const char *rolls, gsize rolls_length, const char *births_name,
                        const char *births, gsize births_length, GPtrArray *findings, GError **error)
{
  SpRollTable roll_table, birth_table;
  SpRollSeries *series = NULL;
  gboolean read;

  g_return_val_if_fail (rolls_name && rolls && findings, NULL);
  sp_roll_table_init (&roll_table, rolls_name, TRUE, NULL, findings);
  sp_roll_table_init (&birth_table, births_name, FALSE, &roll_table, findings);
  read = sp_roll_table_read (&roll_table, rolls, rolls_length, error)
         && (!births || sp_roll_table_read (&birth_table, births, births_length, error));
  sp_roll_table_check (&roll_table);
  sp_roll_table_check (&birth_table);
  sp_roll_table_check_births (&birth_table, &roll_table);
  if (read && roll_table.rows->len == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _("%s holds no roll that can be used (%u rows read). Each row needs an area, a year, a year group "
                    "and a number of "
                    "pupils."),
                 rolls_name, roll_table.n_read);
  else if (read)
    {
      series = build_series (&roll_table, &birth_table);
      sp_roll_holes_report (&roll_table, &birth_table, series);
      sp_roll_unlikely_report (&roll_table, &birth_table, series);
    }
  sp_roll_table_sum_up (&roll_table);
  sp_roll_table_sum_up (&birth_table);
  sp_roll_table_clear (&birth_table);
  sp_roll_table_clear (&roll_table);
  return series;
}

SpRollSeries *
sp_roll_file_read (const char *rolls_path, const char *births_path, GPtrArray *findings, GError **error)
{
  g_autofree char *rolls = NULL, *births = NULL;
  g_autofree char *rolls_name = g_path_get_basename (rolls_path);
  g_autofree char *births_name = births_path ? g_path_get_basename (births_path) : NULL;
  gsize rolls_length, births_length = 0;

  if (!g_file_get_contents (rolls_path, &rolls, &rolls_length, error))
    return NULL;
  if (births_path && !g_file_get_contents (births_path, &births, &births_length, error))
    return NULL;
  return sp_roll_file_read_data (rolls_name, rolls, rolls_length, births_name, births, births_length, findings, error);
}
