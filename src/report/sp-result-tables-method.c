/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which method forecast what, and why: the planner's own choices with their reasons, and those made on the past. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-forecast-choice.h"
#include "sp-forecast.h"

static void
add_area (SpTable *table, const SpSnapshot *snapshot, SpAreaIndex area)
{
  sp_table_add_text (table, area >= 0 && snapshot != NULL ? snapshot->areas[area].name : _("All areas"));
}

static void
add_excluded (SpTable *table, SpForecast *forecast)
{
  guint n;
  const SpExcludedYear *excluded = sp_forecast_get_excluded (forecast, &n);
  for (guint i = 0; i < n; i++)
    {
      sp_table_begin_row (table);
      sp_table_add_coded (table, "excluded-year", _("Year left out of ratios"));
      add_area (table, sp_forecast_get_snapshot (forecast), excluded[i].area);
      sp_table_add_missing (table);
      sp_table_add_missing (table);
      sp_table_add_academic_year (table, excluded[i].year);
      sp_table_add_missing (table);
      sp_table_add_text (table, excluded[i].reason != NULL ? excluded[i].reason : _("asked for with this forecast"));
    }
}

static void
add_choices (SpTable *table, SpForecast *forecast)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (forecast);
  guint n = snapshot != NULL && sp_forecast_takes_choices (forecast) ? snapshot->n_method_choices : 0;
  for (guint i = 0; i < n; i++)
    {
      const SpMethodChoice *choice = &snapshot->method_choices[i];
      sp_table_begin_row (table);
      sp_table_add_coded (table, "method", _("Method"));
      add_area (table, snapshot, choice->area);
      if (choice->phase >= 0)
        sp_table_add_coded (table, sp_phase_code (choice->phase), sp_phase_name (choice->phase));
      else
        sp_table_add_missing (table);
      if (choice->point != SP_ENTRY_ANY)
        sp_table_add_coded (table, sp_entry_point_code (choice->point), sp_entry_point_name (choice->point));
      else
        sp_table_add_missing (table);
      sp_table_add_missing (table);
      sp_table_add_text (table, choice->method);
      sp_table_add_text (table, choice->reason);
    }
}

SpTable *
sp_table_of_choices (SpForecast *forecast)
{
  SpTable *table = sp_table_new ("choices", _("What planners chose for this forecast"));
  sp_table_add_column (table, "choice", _("Choice"), SP_TABLE_TEXT);
  sp_table_add_column (table, "area", _("Area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "point", _("Year groups"), SP_TABLE_TEXT);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "method", _("Method"), SP_TABLE_TEXT);
  sp_table_add_column (table, "reason", _("Reason"), SP_TABLE_TEXT);
  add_choices (table, forecast);
  add_excluded (table, forecast);
  return table;
}

static void
add_chosen (SpTable *table, SpForecastPoint point, guint size, gboolean far, const SpChosenMethod *chosen)
{
  static const double usual[3] = { 3, 2, 1 };
  g_autofree char *leads = far ? g_strdup_printf (_("%d and more"), sp_forecast_first_far_lead ())
                               : g_strdup_printf (_("1 to %d"), sp_forecast_first_far_lead () - 1);
  sp_table_begin_row (table);
  sp_table_add_coded (table, sp_forecast_point_code (point), sp_forecast_point_name (point));
  sp_table_add_coded (table, sp_backtest_size_code (size), sp_backtest_size_name (size));
  sp_table_add_coded (table, far ? "far" : "near", leads);
  sp_table_add_coded (table, chosen->method->name, sp_forecast_method_label (chosen->method, usual));
  sp_table_add_number (table, chosen->n_origins, 0);
  sp_table_add_number (table, chosen->n, 0);
  if (chosen->n > 0)
    {
      sp_table_add_number (table, 100 * chosen->error, 2);
      sp_table_add_number (table, 100 * chosen->usual, 2);
    }
  else
    {
      sp_table_add_missing (table);
      sp_table_add_missing (table);
    }
}

SpTable *
sp_table_of_methods (SpForecast *forecast)
{
  SpTable *table = sp_table_new ("methods", _("Method chosen for each sort of year group, and the past it was chosen on"));
  sp_table_add_column (table, "point", _("What"), SP_TABLE_TEXT);
  sp_table_add_column (table, "size", _("Pupils of a year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "leads", _("Years ahead"), SP_TABLE_TEXT);
  sp_table_add_column (table, "method", _("Method"), SP_TABLE_TEXT);
  sp_table_add_column (table, "origins", _("Starting years"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "n", _("Forecasts"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "error", _("Weighted error (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "usual_error", _("3:2:1 (%)"), SP_TABLE_NUMBER);
  for (gint point = 0; point < SP_N_FORECAST_POINTS; point++)
    for (guint size = 0; size < SP_BACKTEST_ALL_SIZES; size++)
      for (gint far = 0; far < 2; far++)
        {
          SpChosenMethod chosen;
          if (sp_forecast_get_chosen (forecast, point, size, far, &chosen))
            add_chosen (table, point, size, far, &chosen);
        }
  sp_table_set_note (table, _("The past here and the record of three series that the program was tried on, which counts as six "
                              "starting years and decides alone where there is no past. Another method is taken than the "
                              "one best over all of that record only where it does better by 3 % or more."));
  return table;
}

static void
add_if_any (GPtrArray *tables, SpTable *table)
{
  if (sp_table_get_n_rows (table) > 0)
    g_ptr_array_add (tables, table);
  else
    sp_table_free (table);
}

void
sp_tables_add_methods (GPtrArray *tables, SpForecast *forecast, gboolean methods)
{
  add_if_any (tables, sp_table_of_choices (forecast));
  if (methods)
    add_if_any (tables, sp_table_of_methods (forecast));
}
