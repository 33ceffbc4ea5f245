/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How ranges like the one shown have held: the back-test's record, for what is forecast, its size and the years ahead. */
#include "config.h"
#include "sp-result-charts.h"

#include <glib/gi18n-lib.h>

#include "sp-forecast-backtest.h"
#include "sp-forecast-method.h"
#include "sp-need.h"
#include "sp-number.h"
#include "sp-result-tables.h"

/* What forecasts a year group of an area: by the method alone, or with who chose it. NULL where nothing does. */
static char *
dup_method (SpNeed *need, gint area, SpYearGroup group, gboolean with_choice)
{
  SpForecast *forecast = sp_need_get_forecast (need);
  const char *label = sp_forecast_get_method (forecast, area, group);
  const SpForecastMethod *chooser = sp_forecast_method_find ("auto");
  SpMethodRecord record;
  if (label == NULL || !with_choice || !sp_forecast_get_method_record (forecast, area, 1, group, &record)
      || !record.by_past)
    return g_strdup (label);
  /* Translators: "chosen by back-test: weighted 3:2:1" */
  return g_strdup_printf (_("%s: %s"),
                          sp_forecast_method_label (chooser, sp_need_get_snapshot (need)->assumptions.weights), label);
}

/* An area whose method is that of most; which, does not matter where several are as many. -1 = none. */
static gint
find_commonest (SpNeed *need, const SpPupilScope *scope)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint best = -1;
  guint most = 0;
  for (guint i = 0; i < snapshot->n_areas; i++)
    {
      char *words = snapshot->areas[i].phase == scope->phase ? dup_method (need, (gint) i, scope->last, TRUE) : NULL;
      guint n = words != NULL ? 1 + GPOINTER_TO_UINT (g_hash_table_lookup (seen, words)) : 0;
      if (n > most)
        {
          most = n;
          best = (gint) i;
        }
      if (words != NULL)
        g_hash_table_replace (seen, words, GUINT_TO_POINTER (n));
    }
  return best;
}

static gint
area_of (SpNeed *need, const SpPupilScope *scope)
{
  return scope->area >= 0 ? scope->area : find_commonest (need, scope);
}

char *
sp_words_for_method (SpNeed *need, const SpPupilScope *scope)
{
  gint area = area_of (need, scope);
  return area >= 0 ? dup_method (need, area, scope->last, TRUE) : NULL;
}

char *
sp_words_for_league_row (SpNeed *need, const SpPupilScope *scope, char **badge)
{
  gint area = area_of (need, scope);
  g_autofree char *label = area >= 0 ? dup_method (need, area, scope->last, FALSE) : NULL;
  SpMethodRecord record;
  if (area < 0 || !sp_forecast_get_method_record (sp_need_get_forecast (need), area, 1, scope->last, &record)
      || !record.by_past)
    {
      *badge = g_strdup (_("in force"));
      return g_steal_pointer (&label);
    }
  *badge = g_strdup_printf (_("in force, here by %s"), label);
  return g_strdup (
      sp_forecast_method_label (sp_forecast_method_find ("auto"), sp_need_get_snapshot (need)->assumptions.weights));
}

/* The method in force, by its printed name; else the usual one. */
static guint
find_method (const SpBacktest *backtest, SpNeed *need, const SpPupilScope *scope)
{
  gint area = area_of (need, scope);
  g_autofree char *name = area >= 0 ? dup_method (need, area, scope->last, FALSE) : NULL;
  for (guint m = 0; m < sp_backtest_get_n_methods (backtest); m++)
    if (g_strcmp0 (name, sp_backtest_get_method_label (backtest, m)) == 0)
      return m;
  return sp_backtest_get_usual (backtest);
}

static SpForecastPoint
find_point (SpForecast *forecast, const SpPupilScope *scope)
{
  double below;
  if (scope->first != scope->last)
    return scope->phase == SP_PHASE_PRIMARY ? SP_POINT_PRIMARY : SP_POINT_SECONDARY;
  if (scope->first == SP_GROUP_R)
    return SP_POINT_RECEPTION;
  if (scope->first == SP_GROUP_Y7)
    return SP_POINT_YEAR_7;
  if (scope->area >= 0 && !sp_forecast_get_pupils (forecast, scope->area, 0, scope->first - 1, &below))
    return SP_POINT_OTHER_ENTRY;
  return scope->first <= SP_GROUP_Y6 ? SP_POINT_Y1_Y6 : scope->first <= SP_GROUP_Y11 ? SP_POINT_Y8_Y11 : SP_POINT_Y12_Y14;
}

/* By pupils of a year group at the origin (sp-forecast-backtest.h). */
static guint
find_size (SpForecast *forecast, const SpPupilScope *scope)
{
  double sum = 0;
  guint n = 0;
  for (gint group = scope->first; group <= (gint) scope->last && scope->area >= 0; group++)
    {
      double pupils;
      if (!sp_forecast_get_pupils (forecast, scope->area, 0, group, &pupils))
        continue;
      sum += pupils;
      n++;
    }
  if (n == 0)
    return SP_BACKTEST_ALL_SIZES;
  return sum / n < 40 ? 0 : sum / n < 150 ? 1 : sum / n < 1000 ? 2 : 3;
}

/* "1,240", the years ahead, "79". */
static char *
say_record (const SpPupilScope *scope, guint n, gint lead, double held)
{
  g_autofree char *number = sp_number_format (n, 0), *per_cent = sp_number_format (100 * held, 0);
  if (scope->area < 0)
    return g_strdup_printf (ngettext ("Of %s past 80 %% intervals at %d year for single planning areas, %s %% held.",
                                      "Of %s past 80 %% intervals at %d years for single planning areas, %s %% held.",
                                      lead), number, lead, per_cent);
  return g_strdup_printf (ngettext ("Of %s past 80 %% intervals at %d year for areas of this size, %s %% held.",
                                    "Of %s past 80 %% intervals at %d years for areas of this size, %s %% held.", lead),
                          number, lead, per_cent);
}

char *
sp_sentence_for_record (SpNeed *need, SpBacktest *backtest, const SpPupilScope *scope, gint lead)
{
  SpForecast *forecast = sp_need_get_forecast (need);
  SpBacktestScore score;
  double held;
  guint n;
  /* What the forecast itself learned its ranges from, where its past is long enough. */
  for (gint at = MIN (lead, sp_forecast_get_horizon (forecast)); at >= 1 && scope->area >= 0; at--)
    if (sp_forecast_get_past_ranges (forecast, scope->area, at, scope->first, scope->last, 80, &n, &held))
      return say_record (scope, n, at, held);
  if (backtest == NULL || sp_backtest_get_horizon (backtest) < 1)
    return NULL;
  guint method = find_method (backtest, need, scope), size = find_size (forecast, scope);
  SpForecastPoint point = find_point (forecast, scope);
  for (gint at = CLAMP (lead, 1, sp_backtest_get_horizon (backtest)); at >= 1; at--)
    if (sp_backtest_get_score (backtest, method, point, size, at, &score))
      return say_record (scope, score.n, at, score.held[0]);
  return NULL;
}

SpTable *
sp_table_of_record (SpNeed *need, SpBacktest *backtest, const SpPupilScope *scope)
{
  return sp_table_of_calibration (backtest, find_method (backtest, need, scope));
}

GPtrArray *
sp_findings_of_backtest (SpBacktest *backtest)
{
  return sp_backtest_get_findings (backtest);
}
