/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How past forecast rounds turned out, beside other authorities'. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-round-accuracy.h"

static void
add_others (SpTable *table, const SpAccuracyRow *row)
{
  const SpAccuracyOthers *others = row->others;
  if (others == NULL)
    {
      for (gint i = 0; i < 7; i++)
        sp_table_add_missing (table);
      return;
    }
  SpStanding standing = sp_accuracy_others_place (others, row->error);
  sp_table_add_coded (table, sp_standing_code (standing), sp_standing_name (standing));
  sp_table_add_academic_year (table, others->year);
  sp_table_add_number (table, 100 * others->mean_size, 2);
  sp_table_add_number (table, 100 * others->p25, 1);
  sp_table_add_number (table, 100 * others->p75, 1);
  sp_table_add_number (table, others->authorities, 0);
  sp_table_add_text (table, others->source);
}

SpTable *
sp_table_of_accuracy (const SpRoundAccuracy *accuracy)
{
  SpTable *table = sp_table_new ("accuracy", _("How past forecasts turned out"));
  sp_table_add_column (table, "round", _("Round"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "years_ahead", _("Years ahead"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "forecast", _("Forecast"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "actual", _("Actual"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "basis", _("Actual from"), SP_TABLE_CODE);
  sp_table_add_column (table, "error_percent", _("Error (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "standing", _("Error beside other authorities’"), SP_TABLE_TEXT);
  sp_table_add_column (table, "others_year", _("Theirs of"), SP_TABLE_TEXT);
  sp_table_add_column (table, "others_mean_size", _("Their mean size (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "others_p25", _("A quarter are below (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "others_p75", _("A quarter are above (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "others_n", _("Authorities"), SP_TABLE_CODE);
  sp_table_add_column (table, "others_source", _("Source"), SP_TABLE_CODE);
  for (guint i = 0; i < accuracy->rows->len; i++)
    {
      const SpAccuracyRow *row = &g_array_index (accuracy->rows, SpAccuracyRow, i);
      sp_table_begin_row (table);
      sp_table_add_text (table, row->round->name);
      sp_table_add_coded (table, sp_phase_code (row->phase), sp_phase_name (row->phase));
      sp_table_add_academic_year (table, row->year);
      sp_table_add_number (table, row->years_ahead, 0);
      sp_table_add_number (table, row->forecast, 0);
      sp_table_add_number (table, row->actual, 0);
      sp_table_add_coded (table, sp_actual_basis_code (row->basis), sp_actual_basis_name (row->basis));
      sp_table_add_number (table, 100 * row->error, 1);
      add_others (table, row);
    }
  /* Source: DfE school places scorecard, technical notes; domain.md 6.1 and 6.2. */
  sp_table_set_note (table, accuracy->rows->len > 0
                              ? _("As the DfE scorecard states it: (forecast − actual) ÷ actual of the authority’s total of its "
                                  "planning areas, one and three years ahead, positive when the forecast was too high. Other "
                                  "authorities’ errors are those published of the nearest year.")
                              : _("No round has come to its first or third year yet, or none has been kept. “rounds PLAN --keep "
                                  "NAME” keeps the forecast the plan makes now."));
  return table;
}
