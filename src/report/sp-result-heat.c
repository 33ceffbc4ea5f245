/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Year groups by years, filled from a need result: a number in every cell, shaded by the places of that year group. */
#include "config.h"
#include "sp-result-charts.h"

#include <glib/gi18n-lib.h>

#include "sp-chart-span.h"
#include "sp-heat.h"
#include "sp-number.h"

#define MOST_HISTORY 3 /* years before the origin, where a cohort is first met */

/* Pupils are known where some area has them; shortfall and spare are never set off, within a cell or between areas. */
typedef struct { SpNeedSum sum; double pupils; gboolean pupils_known; } Cell;

static void
add_area (const SpChartSpan *span, SpAreaIndex area, guint column, SpYearGroup group, Cell *cell)
{
  SpAcademicYear year = sp_chart_span_year (span, column);
  double pupils, places;
  SpNeedCell need = { 0 };
  if (column >= span->origin)
    {
      if (!sp_forecast_get_pupils (span->forecast, area, (gint) (column - span->origin), group, &pupils))
        return;
      need = sp_need_get_cell (span->need, area, (gint) (column - span->origin), group);
    }
  else
    {
      if (!sp_roll_series_get_pupils (sp_forecast_get_series (span->forecast), (guint) area, year, group, &pupils))
        return;
      if (sp_supply_get_places (sp_need_get_supply (span->need), area, year, group, &places))
        need = sp_need_cell_of (pupils, places, span->snapshot->areas[area].margin);
    }
  cell->pupils_known = TRUE;
  cell->pupils += pupils;
  cell->sum.known = cell->sum.known || need.known;
  cell->sum.places += need.places;
  cell->sum.shortfall += need.shortfall;
  cell->sum.spare += need.spare;
}

static Cell
sum_cell (const SpChartSpan *span, guint column, SpYearGroup group)
{
  Cell cell = { { 0 } };
  if (span->scope.area >= 0)
    {
      add_area (span, span->scope.area, column, group, &cell);
      return cell;
    }
  for (guint area = 0; area < span->snapshot->n_areas; area++)
    if (span->snapshot->areas[area].phase == span->scope.phase)
      add_area (span, (SpAreaIndex) area, column, group, &cell);
  return cell;
}

static char *
say_cell (const Cell *cell, SpYearGroup group, const char *year)
{
  g_autofree char *pupils = sp_number_format (cell->pupils, 0), *places = sp_number_format (cell->sum.places, 0);
  g_autofree char *short_by = sp_number_format (cell->sum.shortfall, 0), *spare = sp_number_format (cell->sum.spare, 0);
  const char *name = sp_year_group_name (group);
  if (!cell->pupils_known)
    return g_strdup_printf (_("%s in %s: not held."), name, year);
  if (!cell->sum.known)
    return g_strdup_printf (_("%s in %s: %s pupils; places not held."), name, year, pupils);
  if (cell->sum.shortfall >= 0.5 && cell->sum.spare >= 0.5)
    return g_strdup_printf (_("%s in %s: %s pupils, %s places; %s short in some areas, %s spare in others."), name, year,
                            pupils, places, short_by, spare);
  if (cell->sum.shortfall >= 0.5)
    return g_strdup_printf (_("%s in %s: %s pupils, %s places, %s short."), name, year, pupils, places, short_by);
  return g_strdup_printf (_("%s in %s: %s pupils, %s places, %s spare."), name, year, pupils, places, spare);
}

static void
fill_cell (SpHeat *heat, const SpChartSpan *span, guint row, guint column, const char *year)
{
  SpYearGroup group = span->scope.first + row;
  Cell cell = sum_cell (span, column, group);
  g_autofree char *text = cell.pupils_known ? sp_number_format (cell.pupils, 0) : NULL;
  g_autofree char *words = say_cell (&cell, group, year);
  sp_heat_set_cell (heat, row, column, text, cell.sum.known ? (gint) sp_need_sum_get_class (&cell.sum) : SP_NEED_NOT_HELD,
                    words);
}

SpHeat *
sp_heat_for_groups (SpNeed *need, gint area, SpPhase phase, gint marked_year)
{
  SpPupilScope scope = { area, phase, sp_phase_first_group (phase), sp_phase_last_group (phase) };
  SpChartSpan span = sp_chart_span (need, &scope, MOST_HISTORY);
  guint n_rows = scope.last - scope.first + 1;
  g_auto (GStrv) years = sp_chart_year_labels (span.first, span.n);
  const char *names[SP_N_GROUPS];
  for (guint row = 0; row < n_rows; row++)
    names[row] = sp_year_group_name (scope.first + row);
  g_autofree char *title = sp_title_for_scope (need, &scope);
  SpHeat *heat = sp_heat_new (title, _("Year group"), names, n_rows, (const char *const *) years, span.n);
  for (guint row = 0; row < n_rows; row++)
    for (guint column = 0; column < span.n; column++)
      fill_cell (heat, &span, row, column, years[column]);
  sp_heat_set_boundary (heat, span.origin + 1);
  sp_heat_set_marked (heat, marked_year - span.first.start);
  return heat;
}
