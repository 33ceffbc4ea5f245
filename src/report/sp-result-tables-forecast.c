/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the forecast, and of how it turned out. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-forecast.h"
#include "sp-result-tables-private.h"
#include "sp-scorecard.h"

void
sp_table_add_area_columns (SpTable *table)
{
  sp_table_add_column (table, "area", _("Code"), SP_TABLE_CODE);
  sp_table_add_column (table, "area_name", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
}

void
sp_table_add_area (SpTable *table, const SpArea *area)
{
  sp_table_add_coded (table, area->code, area->name); /* found by either */
  sp_table_add_text (table, area->name);
  sp_table_add_coded (table, sp_phase_code (area->phase), sp_phase_name (area->phase));
}

static void
add_interval (SpTable *table, const SpForecast *forecast, gint area, gint lead, SpYearGroup group, gint level)
{
  double lower, upper;
  if (sp_forecast_get_interval (forecast, area, lead, group, level, &lower, &upper))
    {
      sp_table_add_number (table, lower, 1);
      sp_table_add_number (table, upper, 1);
    }
  else
    {
      sp_table_add_missing (table);
      sp_table_add_missing (table);
    }
}

static void
add_forecast_row (SpTable *table, const SpForecast *forecast, gint area, gint lead, SpYearGroup group, double pupils)
{
  SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  SpAcademicYear origin = sp_forecast_get_origin (forecast);
  sp_table_begin_row (table);
  if (snapshot != NULL)
    sp_table_add_area (table, &snapshot->areas[area]);
  else
    sp_table_add_text (table, sp_forecast_get_series (forecast)->area_codes[area]);
  sp_table_add_academic_year (table, origin);
  sp_table_add_academic_year (table, sp_academic_year (origin.start + lead));
  sp_table_add_group (table, group);
  sp_table_add_number (table, pupils, 1);
  add_interval (table, forecast, area, lead, group, 80);
  add_interval (table, forecast, area, lead, group, 95);
  sp_table_add_text (table, sp_forecast_get_method_at (forecast, area, lead, group));
  for (gint c = 0; snapshot != NULL && c < SP_N_COMPONENTS; c++)
    sp_table_add_number (table, sp_forecast_get_component (forecast, area, lead, group, c), 1);
}

static SpTable *
new_forecast_table (gboolean has_plan)
{
  static const char *const component_keys[SP_N_COMPONENTS] = { "moved_up", "births", "housing", "adjustment" };
  SpTable *table = sp_table_new ("forecast", _("Pupils by planning area, academic year and year group"));
  if (has_plan)
    sp_table_add_area_columns (table);
  else
    sp_table_add_column (table, "area", _("Area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "origin", _("From the roll of"), SP_TABLE_TEXT);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", _("Pupils"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "lower80", _("8 in 10 from"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "upper80", _("8 in 10 to"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "lower95", _("19 in 20 from"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "upper95", _("19 in 20 to"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "method", _("Method"), SP_TABLE_TEXT);
  for (gint c = 0; has_plan && c < SP_N_COMPONENTS; c++)
    sp_table_add_column (table, component_keys[c], sp_component_name (c), SP_TABLE_NUMBER);
  return table;
}

SpTable *
sp_table_of_forecast (SpForecast *forecast)
{
  SpTable *table = new_forecast_table (sp_forecast_get_snapshot (forecast) != NULL);
  for (guint area = 0; area < sp_forecast_get_n_areas (forecast); area++)
    for (gint lead = 1; lead <= sp_forecast_get_horizon (forecast); lead++)
      for (gint group = 0; group < SP_N_GROUPS; group++)
        {
          double pupils;
          if (sp_forecast_get_pupils (forecast, (gint) area, lead, group, &pupils))
            add_forecast_row (table, forecast, (gint) area, lead, group, pupils);
        }
  return table;
}

void
sp_table_add_year_columns (SpTable *table, SpAcademicYear first, gint horizon)
{
  for (gint lead = 0; lead <= horizon; lead++)
    {
      g_autofree char *key = g_strdup_printf ("%d", first.start + lead);
      g_autofree char *heading = sp_academic_year_to_string (sp_academic_year (first.start + lead));
      sp_table_add_column (table, key, heading, SP_TABLE_NUMBER);
    }
}

static void
get_groups (const SpForecast *forecast, gint area, SpYearGroup *first, SpYearGroup *last)
{
  SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  *first = snapshot != NULL ? sp_phase_first_group (snapshot->areas[area].phase) : SP_GROUP_R;
  *last = snapshot != NULL ? sp_phase_last_group (snapshot->areas[area].phase) : SP_GROUP_Y14;
}

/* Pupils of a phase of an area: FALSE when any of its year groups is not known (a part is not the whole). For a
 * series, whose areas may hold any year groups, those known. */
static gboolean
sum_groups (const SpForecast *forecast, gint area, gint lead, double *sum)
{
  SpYearGroup first, last;
  gboolean series = sp_forecast_get_snapshot (forecast) == NULL, any = FALSE;
  get_groups (forecast, area, &first, &last);
  *sum = 0;
  for (gint group = first; group <= (gint) last; group++)
    {
      double pupils;
      if (sp_forecast_get_pupils (forecast, area, lead, group, &pupils))
        {
          *sum += pupils;
          any = TRUE;
        }
      else if (!series)
        return FALSE;
    }
  return any;
}

SpTable *
sp_table_of_forecast_years (SpForecast *forecast, SpPhase phase)
{
  SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  gint horizon = sp_forecast_get_horizon (forecast);
  g_autofree char *code = g_strdup_printf (snapshot != NULL ? "pupils-%s" : "pupils", sp_phase_code (phase));
  SpTable *table = sp_table_new (code, snapshot == NULL ? _("Pupils by area") : phase == SP_PHASE_PRIMARY
                                 ? _("Primary pupils (reception to Year 6) by planning area")
                                 : _("Secondary pupils (Years 7 to 11) by planning area"));
  g_autofree double *total = g_new0 (double, horizon + 1);
  g_autofree gboolean *partial = g_new0 (gboolean, horizon + 1);
  sp_table_add_column (table, "area", _("Code"), SP_TABLE_CODE);
  sp_table_add_column (table, "area_name", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_year_columns (table, sp_forecast_get_origin (forecast), horizon);
  for (guint area = 0; area < sp_forecast_get_n_areas (forecast); area++)
    {
      if (snapshot != NULL && snapshot->areas[area].phase != phase)
        continue;
      const char *series_code = sp_forecast_get_series (forecast)->area_codes[area];
      sp_table_begin_row (table);
      const char *name = snapshot != NULL ? snapshot->areas[area].name : series_code;
      sp_table_add_coded (table, snapshot != NULL ? snapshot->areas[area].code : series_code, name);
      sp_table_add_text (table, name);
      for (gint lead = 0; lead <= horizon; lead++)
        {
          double pupils;
          if (sum_groups (forecast, (gint) area, lead, &pupils))
            sp_table_add_number (table, pupils, 0);
          else
            {
              sp_table_add_missing (table);
              partial[lead] = TRUE;
            }
          total[lead] += pupils;
        }
    }
  sp_table_begin_row (table);
  sp_table_add_missing (table);
  sp_table_add_text (table, _("All areas"));
  for (gint lead = 0; lead <= horizon; lead++)
    if (partial[lead]) /* a sum of what happens to be known would read as a total */
      sp_table_add_missing (table);
    else
      sp_table_add_number (table, total[lead], 0);
  sp_table_mark_total (table);
  sp_table_keep_total (table);
  sp_table_set_note (
      table, _("The first year is the roll as counted; the others are forecast. Rounded for reading; CSV and JSON "
                              "hold every digit, and the range within which 8 in 10 outcomes are expected to fall."));
  return table;
}

static gboolean
sum_outturn (const SpSnapshot *snapshot, const gint32 *rolls, SpAcademicYear year, SpPhase phase, double *sum)
{
  gint i = sp_snapshot_year_index (snapshot, year);
  *sum = 0;
  if (i < 0 || rolls == NULL)
    return FALSE;
  for (gint group = sp_phase_first_group (phase); group <= (gint) sp_phase_last_group (phase); group++)
    {
      gint32 pupils = rolls[(gsize) i * SP_N_GROUPS + (gsize) group];
      if (pupils < 0)
        return FALSE;
      *sum += pupils;
    }
  return TRUE;
}

static gboolean
sum_authority (const SpForecast *forecast, SpPhase phase, gint lead, double *sum)
{
  SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  *sum = 0;
  for (guint area = 0; area < snapshot->n_areas; area++)
    {
      double pupils;
      if (snapshot->areas[area].phase != phase)
        continue;
      if (!sum_groups (forecast, (gint) area, lead, &pupils))
        return FALSE;
      *sum += pupils;
    }
  return TRUE;
}

/* Pupils of the published total whom no area held at the origin: those of special schools. No area forecasts them, so
 * they are taken to stay as many and come off what happened; else the same children would be missing from one side
 * only. */
static double
count_outside (const SpForecast *forecast, SpPhase phase)
{
  SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  double published, held;
  if (!sum_outturn (snapshot, snapshot->authority_history, sp_forecast_get_origin (forecast), phase, &published)
      || !sum_authority (forecast, phase, 0, &held))
    return 0;
  return MAX (published - held, 0);
}

static void
add_outturn_row (SpTable *table, const SpForecast *forecast, SpPhase phase, gint lead)
{
  SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  SpAcademicYear year = sp_academic_year (sp_forecast_get_origin (forecast).start + lead);
  double expected, actual, error, outside = count_outside (forecast, phase);
  if (!sum_outturn (snapshot, snapshot->authority_outturn, year, phase, &actual)
      || !sum_authority (forecast, phase, lead, &expected)
      || !sp_scorecard_accuracy (expected, actual - outside, &error))
    return;
  sp_table_begin_row (table);
  sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
  sp_table_add_academic_year (table, year);
  sp_table_add_number (table, lead, 0);
  sp_table_add_number (table, expected, 0);
  sp_table_add_number (table, actual - outside, 0);
  sp_table_add_number (table, expected - (actual - outside), 0);
  sp_table_add_number (table, 100 * error, 1);
}

static void
set_outturn_note (SpTable *table, const SpForecast *forecast)
{
  double primary = count_outside (forecast, SP_PHASE_PRIMARY), secondary = count_outside (forecast, SP_PHASE_SECONDARY);
  g_autofree char *outside = NULL, *note = NULL;
  if (primary + secondary > 0)
    outside = g_strdup_printf (
        _(" “Actual” is the published total less the %.0f primary and %.0f secondary pupils whom no planning "
                                 "area held in the first year, such as those of special schools; they are taken to "
                                 "stay as many."),
           primary, secondary);
  /* Source: DfE school places scorecard, technical notes; domain.md 6.1. */
  note = g_strconcat (
      _("Error as the DfE scorecard states it: (forecast − actual) ÷ actual, positive when the forecast was "
                        "too high. What happened is held apart and no forecast reads it."),
         outside, NULL);
  sp_table_set_note (table, note);
}

SpTable *
sp_table_of_outturn (SpForecast *forecast)
{
  SpTable *table = sp_table_new ("outturn", _("How the forecast turned out, for the whole authority"));
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "years_ahead", _("Years ahead"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "forecast", _("Forecast"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "actual", _("Actual"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "difference", _("Difference"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "error_percent", _("Error (%)"), SP_TABLE_NUMBER);
  for (gint phase = 0; phase < SP_N_PHASES && sp_forecast_get_snapshot (forecast) != NULL; phase++)
    for (gint lead = 1; lead <= sp_forecast_get_horizon (forecast); lead++)
      add_outturn_row (table, forecast, phase, lead);
  if (sp_forecast_get_snapshot (forecast) != NULL)
    set_outturn_note (table, forecast);
  return table;
}
