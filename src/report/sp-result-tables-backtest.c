/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a back-test: the league of methods, and the record of the ranges. Errors in per cent. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-forecast-backtest.h"
#include "sp-forecast-method.h"
#include "sp-need.h"

static char *
dup_how (const SpBacktest *backtest)
{
  g_autofree char *first = sp_academic_year_to_string (sp_backtest_get_first (backtest));
  g_autofree char *last = sp_academic_year_to_string (sp_backtest_get_last (backtest));
  if (g_str_equal (first, last))
    return g_strdup_printf (
        _("Forecasts from the rolls of %s, given nothing that was not known then, beside what was counted afterwards; "
          "without housing or a planner's overrides, which would be hindsight."), first);
  return g_strdup_printf (
      _("Forecasts from the rolls of %s to %s, each given nothing that was not known then, beside what was counted "
        "afterwards; without housing or a planner's overrides, which would be hindsight."), first, last);
}

/* "1 starting year and 78 areas" */
static char *
dup_basis (const SpBacktest *backtest)
{
  guint origins = sp_backtest_get_n_origins (backtest), series = sp_backtest_get_n_series (backtest);
  g_autofree char *years = g_strdup_printf (ngettext ("%u starting year", "%u starting years", origins), origins);
  g_autofree char *areas = g_strdup_printf (ngettext ("%u area", "%u areas", series), series);
  /* Translators: "This league rests on 3 starting years and 78 areas." */
  return g_strdup_printf (_("This league rests on %s and %s."), years, areas);
}

static char *
dup_note (const SpBacktest *backtest)
{
  g_autofree char *how = dup_how (backtest), *basis = dup_basis (backtest);
  const char *caution = sp_backtest_get_auto_caution (backtest);
  return g_strconcat (how, " ", basis, caution != NULL ? " " : NULL, caution, NULL);
}

static void
add_method (SpTable *table, const SpBacktest *backtest, guint method)
{
  sp_table_begin_row (table);
  sp_table_add_coded (table, sp_backtest_get_method (backtest, method),
                      sp_backtest_get_method_label (backtest, method));
}

static void
add_score (SpTable *table, const SpBacktestScore *score)
{
  sp_table_add_number (table, score->n, 0);
  sp_table_add_number (table, 100 * score->weighted, 2);
  sp_table_add_number (table, 100 * score->mean, 2);
  sp_table_add_number (table, 100 * score->bias, 2);
  sp_table_add_number (table, 100 * score->held[0], 1);
  sp_table_add_number (table, 100 * score->held[1], 1);
}

static void
add_columns (SpTable *table, gboolean methods)
{
  if (methods)
    sp_table_add_column (table, "method", _("Method"), SP_TABLE_TEXT);
  sp_table_add_column (table, "point", _("What"), SP_TABLE_TEXT);
  sp_table_add_column (table, "size", _("Pupils of a year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "years_ahead", _("Years ahead"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "n", _("Forecasts"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "weighted_error", _("Weighted error (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "mean_error", _("Mean error (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "bias", _("Bias (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "held80", _("Held 8 in 10 (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "held95", _("Held 19 in 20 (%)"), SP_TABLE_NUMBER);
}

static void
add_rows (SpTable *table, const SpBacktest *backtest, guint method, gboolean methods)
{
  for (gint point = 0; point < SP_N_FORECAST_POINTS; point++)
    for (guint s = 0; s < SP_N_BACKTEST_SIZES; s++)
      for (gint lead = 1; lead <= sp_backtest_get_horizon (backtest); lead++)
        {
          guint size = (s + SP_BACKTEST_ALL_SIZES) % SP_N_BACKTEST_SIZES; /* all sizes first */
          SpBacktestScore score;
          if (!sp_backtest_get_score (backtest, method, point, size, lead, &score))
            continue;
          if (methods)
            add_method (table, backtest, method);
          else
            sp_table_begin_row (table);
          sp_table_add_coded (table, sp_forecast_point_code (point), sp_forecast_point_name (point));
          sp_table_add_coded (table, sp_backtest_size_code (size), sp_backtest_size_name (size));
          sp_table_add_number (table, lead, 0);
          add_score (table, &score);
        }
}

SpTable *
sp_table_of_league (SpBacktest *backtest)
{
  SpTable *table = sp_table_new ("league", _("Every method, by what is forecast, size and years ahead"));
  g_autofree char *note = dup_note (backtest);
  add_columns (table, TRUE);
  for (guint m = 0; m < sp_backtest_get_n_methods (backtest); m++)
    add_rows (table, backtest, m, TRUE);
  sp_table_set_note (table, note);
  return table;
}

SpTable *
sp_table_of_calibration (SpBacktest *backtest, guint method)
{
  g_autofree char *title = g_strdup_printf (_("The record of one method: %s"),
                                            sp_backtest_get_method_label (backtest, method));
  SpTable *table = sp_table_new ("calibration", title);
  add_columns (table, FALSE);
  add_rows (table, backtest, method, FALSE);
  sp_table_set_note (table, _("Held: how many of the actual rolls lay within the range that was forecast; a range of 8 "
                              "in 10 should hold 80 %, one of 19 in 20 95 %. Bias is positive where forecasts were too "
                              "high."));
  return table;
}

static gboolean
has_scores (const SpBacktest *backtest, SpForecastPoint point, gint lead)
{
  SpBacktestScore score;
  for (guint m = 0; m < sp_backtest_get_n_methods (backtest); m++)
    if (sp_backtest_get_score (backtest, m, point, SP_BACKTEST_ALL_SIZES, lead, &score))
      return TRUE;
  return FALSE;
}

SpTable *
sp_table_of_league_summary (SpBacktest *backtest)
{
  gint far = MIN (3, sp_backtest_get_horizon (backtest));
  guint n = sp_backtest_get_n_methods (backtest);
  g_autofree guint *order = g_new0 (guint, n);
  g_autofree char *note = dup_note (backtest);
  SpTable *table = sp_table_new ("league-summary", _("Mean error of every method (%), best first"));
  sp_table_add_column (table, "method", _("Method"), SP_TABLE_TEXT);
  for (gint point = 0; point < SP_N_FORECAST_POINTS; point++)
    for (gint lead = 1; lead <= far; lead += MAX (far - 1, 1))
      if (has_scores (backtest, point, lead))
        {
          g_autofree char *key = g_strdup_printf ("%s-%d", sp_forecast_point_code (point), lead);
          g_autofree char *heading = g_strdup_printf (ngettext ("%s, %d year", "%s, %d years", lead),
                                                      sp_forecast_point_code (point), lead);
          sp_table_add_column (table, key, heading, SP_TABLE_NUMBER);
        }
  sp_backtest_rank (backtest, order);
  for (guint m = 0; m < n; m++)
    {
      add_method (table, backtest, order[m]);
      for (gint point = 0; point < SP_N_FORECAST_POINTS; point++)
        for (gint lead = 1; lead <= far; lead += MAX (far - 1, 1))
          {
            SpBacktestScore score;
            if (!has_scores (backtest, point, lead))
              continue;
            if (sp_backtest_get_score (backtest, order[m], point, SP_BACKTEST_ALL_SIZES, lead, &score))
              sp_table_add_number (table, 100 * score.mean, 2);
            else
              sp_table_add_missing (table);
          }
    }
  sp_table_set_note (table, note);
  return table;
}

static SpTable *
new_method_table (const double weights[3])
{
  SpTable *table = sp_table_new ("method-names", _("Methods of forecasting"));
  const SpForecastMethod *method;
  sp_table_add_column (table, "method", _("Method"), SP_TABLE_TEXT);
  sp_table_add_column (table, "name", _("Name to type"), SP_TABLE_TEXT);
  sp_table_add_column (table, "about", _("What it does"), SP_TABLE_TEXT);
  for (guint i = 0; (method = sp_forecast_method_nth (i)) != NULL; i++)
    {
      sp_table_begin_row (table);
      sp_table_add_coded (table, method->name, sp_forecast_method_label (method, weights));
      sp_table_add_text (table, method->name);
      sp_table_add_text (table, _(method->about));
    }
  return table;
}

SpTable *
sp_table_of_method_names (SpNeed *need)
{
  return new_method_table (sp_need_get_snapshot (need)->assumptions.weights);
}

SpTable *
sp_table_of_method_list (void)
{
  static const double usual[3] = { 3, 2, 1 };
  return new_method_table (usual);
}
