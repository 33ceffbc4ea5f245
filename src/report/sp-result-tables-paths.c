/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of simulated paths: how pupils may turn out, by year group, by area and together, and how likely each half
 * form of need is. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-forecast-paths.h"
#include "sp-need-probability.h"
#include "sp-result-tables-private.h"

static void
add_spread_columns (SpTable *table)
{
  sp_table_add_column (table, "pupils", _ ("Forecast"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "mean", _ ("Mean of paths"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "p2_5", _ ("1 in 40 below"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "p10", _ ("1 in 10 below"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "p25", _ ("1 in 4 below"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "p50", _ ("Half below"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "p75", _ ("1 in 4 above"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "p90", _ ("1 in 10 above"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "p97_5", _ ("1 in 40 above"), SP_TABLE_NUMBER);
}

static void
add_spread (SpTable *table, double pupils, const SpPathSpread *spread, guint decimals)
{
  const double values[] = { pupils,      spread->mean, spread->p2_5, spread->p10,  spread->p25,
                            spread->p50, spread->p75,  spread->p90,  spread->p97_5 };
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    sp_table_add_number (table, values[i], decimals);
}

/* The area, and the year: of a plan, or of files with no plan. */
static void
begin_row (SpTable *table, const SpForecast *forecast, gint area, gint lead)
{
  SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  sp_table_begin_row (table);
  if (area >= 0 && snapshot != NULL)
    sp_table_add_area (table, &snapshot->areas[area]);
  else if (area >= 0)
    sp_table_add_text (table, sp_forecast_get_series (forecast)->area_codes[area]);
  sp_table_add_academic_year (table, sp_academic_year (sp_forecast_get_origin (forecast).start + lead));
}

static SpTable *
new_area_table (const char *code, const char *title, const SpForecast *forecast)
{
  SpTable *table = sp_table_new (code, title);
  if (sp_forecast_get_snapshot (forecast) != NULL)
    sp_table_add_area_columns (table);
  else
    sp_table_add_column (table, "area", _ ("Area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "year", _ ("Year"), SP_TABLE_TEXT);
  return table;
}

static void
note_paths (SpTable *table, const SpForecastPaths *paths)
{
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, sp_forecast_paths_get_seed (paths));
  g_autofree char *note
      = g_strdup_printf (_ ("%u paths, seed %s. Housing is built as likely and as late as its stage of planning lets "
                            "expect, so the middle of the paths may lie below the forecast."),
                         sp_forecast_paths_get_n_paths (paths), seed);
  sp_table_set_note (table, note);
}

SpTable *
sp_table_of_paths (SpForecastPaths *paths)
{
  SpForecast *forecast = sp_forecast_paths_get_forecast (paths);
  SpTable *table = new_area_table (
      "paths", _ ("How pupils may turn out, by planning area, academic year and year group"), forecast);
  sp_table_add_column (table, "group", _ ("Year group"), SP_TABLE_TEXT);
  add_spread_columns (table);
  for (guint area = 0; area < sp_forecast_get_n_areas (forecast); area++)
    for (gint lead = 1; lead <= sp_forecast_get_horizon (forecast); lead++)
      for (gint group = 0; group < SP_N_GROUPS; group++)
        {
          SpPathSpread spread;
          double pupils;
          if (!sp_forecast_paths_get_cell (paths, (gint) area, lead, group, &spread)
              || !sp_forecast_get_pupils (forecast, (gint) area, lead, group, &pupils))
            continue;
          begin_row (table, forecast, (gint) area, lead);
          sp_table_add_group (table, group);
          add_spread (table, pupils, &spread, 1);
        }
  note_paths (table, paths);
  return table;
}

/* Pupils of the forecast in a phase of an area; those known, as the paths have it. */
static double
sum_phase (const SpForecast *forecast, gint area, gint lead, SpPhase phase)
{
  double sum = 0, pupils;
  for (gint group = sp_phase_first_group (phase); group <= (gint) sp_phase_last_group (phase); group++)
    if (sp_forecast_get_pupils (forecast, area, lead, group, &pupils))
      sum += pupils;
  return sum;
}

SpTable *
sp_table_of_path_areas (SpForecastPaths *paths)
{
  SpForecast *forecast = sp_forecast_paths_get_forecast (paths);
  gboolean has_plan = sp_forecast_get_snapshot (forecast) != NULL;
  SpTable *table = new_area_table ("paths-areas", _ ("How pupils may turn out, by planning area"), forecast);
  if (!has_plan)
    sp_table_add_column (table, "phase", _ ("Phase"), SP_TABLE_TEXT);
  add_spread_columns (table);
  for (guint area = 0; area < sp_forecast_get_n_areas (forecast); area++)
    for (gint phase = 0; phase < SP_N_PHASES; phase++)
      for (gint lead = 1; lead <= sp_forecast_get_horizon (forecast); lead++)
        {
          SpPathSpread spread;
          if (!sp_forecast_paths_get_area (paths, (gint) area, phase, lead, &spread))
            continue;
          begin_row (table, forecast, (gint) area, lead);
          if (!has_plan)
            sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
          add_spread (table, sum_phase (forecast, (gint) area, lead, phase), &spread, 0);
        }
  note_paths (table, paths);
  return table;
}

SpTable *
sp_table_of_path_authority (SpForecastPaths *paths)
{
  SpForecast *forecast = sp_forecast_paths_get_forecast (paths);
  SpTable *table = sp_table_new ("paths-authority", _ ("How pupils may turn out, all areas together"));
  sp_table_add_column (table, "year", _ ("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _ ("Phase"), SP_TABLE_TEXT);
  add_spread_columns (table);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    for (gint lead = 1; lead <= sp_forecast_get_horizon (forecast); lead++)
      {
        SpPathSpread spread;
        double sum = 0;
        if (!sp_forecast_paths_get_authority (paths, phase, lead, &spread))
          continue;
        for (guint area = 0; area < sp_forecast_get_n_areas (forecast); area++)
          if (sp_forecast_paths_get_area (paths, (gint) area, phase, lead, &(SpPathSpread){ 0 }))
            sum += sum_phase (forecast, (gint) area, lead, phase);
        begin_row (table, forecast, -1, lead);
        sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
        add_spread (table, sum, &spread, 0);
      }
  note_paths (table, paths);
  return table;
}

SpTable *
sp_table_of_path_groups (SpForecastPaths *paths)
{
  SpForecast *forecast = sp_forecast_paths_get_forecast (paths);
  SpTable *table = sp_table_new ("paths-groups", _ ("How each year group may turn out, all areas together"));
  sp_table_add_column (table, "year", _ ("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "group", _ ("Year group"), SP_TABLE_TEXT);
  add_spread_columns (table);
  for (gint group = 0; group < SP_N_GROUPS; group++)
    for (gint lead = 1; lead <= sp_forecast_get_horizon (forecast); lead++)
      {
        SpPathSpread spread;
        double sum = 0, pupils;
        if (!sp_forecast_paths_get_group (paths, group, lead, &spread))
          continue;
        for (guint area = 0; area < sp_forecast_get_n_areas (forecast); area++)
          if (sp_forecast_paths_get_cell (paths, (gint) area, lead, group, &(SpPathSpread){ 0 })
              && sp_forecast_get_pupils (forecast, (gint) area, lead, group, &pupils))
            sum += pupils;
        begin_row (table, forecast, -1, lead);
        sp_table_add_group (table, group);
        add_spread (table, sum, &spread, 0);
      }
  note_paths (table, paths);
  return table;
}

/* FALSE when a half form is never so much as 1 % likely: not a row worth reading. */
static gboolean
is_likely (const SpNeedProbability *chances, gint area, SpNeedReading reading, guint half_form, gint horizon)
{
  for (gint lead = 1; lead <= horizon; lead++)
    {
      double chance;
      if (sp_need_probability_get (chances, area, reading, lead, half_form, &chance) && chance >= 0.01)
        return TRUE;
    }
  return FALSE;
}

SpTable *
sp_table_of_chances (SpNeedProbability *chances)
{
  SpForecast *forecast = sp_forecast_paths_get_forecast (sp_need_probability_get_paths (chances));
  SpSnapshot *snapshot = sp_supply_get_snapshot (sp_need_probability_get_supply (chances));
  gint horizon = sp_forecast_get_horizon (forecast);
  SpTable *table = sp_table_new ("chances", _ ("How likely each half form of entry is needed (%)"));
  sp_table_add_area_columns (table);
  sp_table_add_column (table, "reading", _ ("Counted"), SP_TABLE_TEXT);
  sp_table_add_column (table, "forms", _ ("Forms of entry (FE)"), SP_TABLE_NUMBER);
  sp_table_add_year_columns (table, sp_academic_year (sp_forecast_get_origin (forecast).start + 1), horizon - 1);
  for (guint area = 0; area < snapshot->n_areas; area++)
    for (gint reading = 0; reading < SP_N_NEED_READINGS; reading++)
      for (guint half_form = 1;
           half_form <= SP_N_HALF_FORMS && is_likely (chances, (gint) area, reading, half_form, horizon); half_form++)
        {
          sp_table_begin_row (table);
          sp_table_add_area (table, &snapshot->areas[area]);
          sp_table_add_coded (table, sp_need_reading_code (reading), sp_need_reading_name (reading));
          sp_table_add_number (table, half_form / 2.0, 1);
          for (gint lead = 1; lead <= horizon; lead++)
            {
              double chance;
              if (sp_need_probability_get (chances, (gint) area, reading, lead, half_form, &chance))
                sp_table_add_number (table, chance * 100, 0);
              else
                sp_table_add_missing (table);
            }
        }
  g_autofree char *note
      = g_strdup_printf (_ ("Places counted: %s. Half forms that are never so much as 1 %% likely are left out."),
                         sp_supply_kind_name (sp_supply_get_kind (sp_need_probability_get_supply (chances))));
  sp_table_set_note (table, note);
  return table;
}
