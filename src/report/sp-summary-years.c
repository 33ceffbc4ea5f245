/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of years on the page of a growth area: its dwellings, and the pupils and places of its primary planning
 * area. */
#include "config.h"
#include "sp-summary-private.h"

#include <glib/gi18n-lib.h>

#include "sp-number.h"
#include "sp-result-charts.h"
#include "sp-table-public.h"

/* Dwellings of all sites completed in a year; FALSE when none of them says. */
static gboolean
sum_dwellings (const SpSummarySubject *subject, SpAcademicYear year, double *dwellings)
{
  const SpSnapshot *snapshot = subject->snapshot;
  const SpGrowthArea *growth = &snapshot->growth_areas[subject->growth];
  gint y = sp_snapshot_year_index (snapshot, year);
  gboolean any = FALSE;
  *dwellings = 0;
  for (guint s = 0; s < growth->n_sites && y >= 0; s++)
    {
      double completed = snapshot->completions[(gsize) growth->sites[s] * snapshot->n_years + (gsize) y];
      any = any || completed >= 0;
      *dwellings += MAX (0, completed);
    }
  return any;
}

typedef enum
{
  MEASURE_DWELLINGS,
  MEASURE_PUPILS,
  MEASURE_RANGE,
  MEASURE_PLACES,
  MEASURE_SHORT,
  MEASURE_ALL_PUPILS,
  MEASURE_ALL_SHORT,
  MEASURE_FORMS,
  N_MEASURES
} Measure;

gboolean
sp_summary_has_estimated_dwellings (const SpSummarySubject *subject)
{
  const SpSnapshot *snapshot = subject->snapshot;
  const SpGrowthArea *growth = &snapshot->growth_areas[subject->growth];
  for (guint s = 0; s < growth->n_sites; s++)
    for (guint y = 0; y < snapshot->n_years; y++)
      if (snapshot->completion_estimated[(gsize) growth->sites[s] * snapshot->n_years + y])
        return TRUE;
  return FALSE;
}

/* With "(e)" where what it rests on is somebody's estimate. */
static char *
measure_name (const SpSummarySubject *subject, Measure measure)
{
  static const char *const names[N_MEASURES] = {
    N_("Dwellings built"), N_("Reception pupils"), N_("8 in 10 within"), N_("Reception places"), N_("Reception short"),
    N_("Primary pupils"), N_("Primary places short"), N_("Forms of entry short"),
  };
  gboolean estimated = measure == MEASURE_DWELLINGS ? sp_summary_has_estimated_dwellings (subject)
                       : measure == MEASURE_PUPILS || measure == MEASURE_ALL_PUPILS ? subject->snapshot->roll_estimated
                                                                                    : FALSE;
  return estimated ? g_strdup_printf (_("%s (e)"), _(names[measure])) : g_strdup (_(names[measure]));
}

static void
add_range (SpTable *table, const SpSummarySubject *subject, gint area, gint lead)
{
  double lower, upper;
  if (lead > 0
      && sp_forecast_get_interval (sp_need_get_forecast (subject->need), area, lead, SP_GROUP_R, 80, &lower, &upper))
    {
      g_autofree char *from = sp_number_format (lower, 0), *to = sp_number_format (upper, 0);
      g_autofree char *range = g_strdup_printf ("%s\342\200\223%s", from, to);
      sp_table_add_text (table, range);
    }
  else
    sp_table_add_missing (table);
}

/* Of a page to be published: whether a figure of the area would tell a count that is held back. */
static gboolean
is_held_back (const SpSummarySubject *subject, gint area, gint lead, Measure measure)
{
  SpAcademicYear year = sp_summary_lead_year (subject->need, lead);
  gboolean entry = sp_held_back_cell (subject->held_back, area, year, SP_GROUP_R);
  gboolean total = sp_held_back_total (subject->held_back, area, year);
  double lower, upper;
  switch (measure)
    {
    case MEASURE_PUPILS:
    case MEASURE_SHORT:
      return entry;
    case MEASURE_RANGE:
      return entry || (lead > 0 && area >= 0
                       && sp_forecast_get_interval (sp_need_get_forecast (subject->need), area, lead, SP_GROUP_R, 80, &lower, &upper)
                       && (sp_held_back_small (subject->held_back, lower) || sp_held_back_small (subject->held_back, upper)));
    case MEASURE_ALL_PUPILS:
      return total;
    case MEASURE_ALL_SHORT:
    case MEASURE_FORMS:
      return sp_held_back_any (subject->held_back, area, year);
    default:
      return FALSE;
    }
}

static void
add_measure (SpTable *table, const SpSummarySubject *subject, gint area, gint lead, Measure measure)
{
  SpNeedCell cell = area >= 0 ? sp_need_get_cell (subject->need, area, lead, SP_GROUP_R) : (SpNeedCell) { FALSE };
  SpNeedSum sum = area >= 0 ? sp_need_get_area (subject->need, area, lead) : (SpNeedSum) { FALSE };
  double dwellings;
  if (is_held_back (subject, area, lead, measure))
    {
      sp_table_add_text (table, SP_PUBLIC_MARK);
      return;
    }
  if (measure == MEASURE_DWELLINGS && sum_dwellings (subject, sp_summary_lead_year (subject->need, lead), &dwellings))
    sp_table_add_number (table, dwellings, 0);
  else if (measure == MEASURE_RANGE && area >= 0)
    add_range (table, subject, area, lead);
  else if (measure == MEASURE_PUPILS && cell.known)
    sp_table_add_number (table, cell.pupils, 0);
  else if (measure == MEASURE_PLACES && cell.known)
    sp_table_add_number (table, cell.places, 0);
  else if (measure == MEASURE_SHORT && cell.known)
    sp_table_add_number (table, cell.shortfall, 0);
  else if (measure == MEASURE_ALL_PUPILS && sum.known)
    sp_table_add_number (table, sum.pupils, 0);
  else if (measure == MEASURE_ALL_SHORT && sum.known)
    sp_table_add_number (table, sum.shortfall, 0);
  else if (measure == MEASURE_FORMS && sum.known)
    sp_table_add_number (table, MAX (sum.forms_entry, sum.forms_total), 1);
  else
    sp_table_add_missing (table);
}

static char *
say_year (const SpSummarySubject *subject, gint lead)
{
  return sp_academic_year_to_string (sp_summary_lead_year (subject->need, lead));
}

/* Years across. */
static SpTable *
make_wide_years (const SpSummarySubject *subject, gint area, const char *title)
{
  gint leads[8];
  guint n = sp_summary_choose_leads (sp_forecast_get_horizon (sp_need_get_forecast (subject->need)), leads);
  SpTable *table = sp_table_new ("years", title);
  sp_table_add_column (table, "measure", "", SP_TABLE_TEXT);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *year = say_year (subject, leads[i]);
      sp_table_add_column (table, year, year, SP_TABLE_NUMBER);
    }
  for (gint measure = 0; measure < N_MEASURES; measure++)
    {
      g_autofree char *name = measure_name (subject, measure);
      if (subject->detail == SP_DETAIL_BRIEFEST && (measure == MEASURE_PLACES || measure == MEASURE_ALL_PUPILS))
        continue;
      sp_table_begin_row (table);
      sp_table_add_text (table, name);
      for (guint i = 0; i < n; i++)
        add_measure (table, subject, area, leads[i], measure);
    }
  return table;
}

/* Years down, a few measures at a time: for large print, where eight columns of figures would not fit. */
static SpTable *
make_tall_years (const SpSummarySubject *subject, gint area, const char *title, Measure first, Measure last)
{
  gint leads[8];
  guint n = sp_summary_choose_leads (sp_forecast_get_horizon (sp_need_get_forecast (subject->need)), leads);
  SpTable *table = sp_table_new ("years", title);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  for (gint measure = first; measure <= (gint) last; measure++)
    {
      g_autofree char *name = measure_name (subject, measure);
      sp_table_add_column (table, name, name, SP_TABLE_NUMBER);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *year = say_year (subject, leads[i]);
      sp_table_begin_row (table);
      sp_table_add_text (table, year);
      for (gint measure = first; measure <= (gint) last; measure++)
        add_measure (table, subject, area, leads[i], measure);
    }
  return table;
}

/* What the mark stands for, where there is one. */
static void
add_mark_note (SpSheet *sheet, const SpSummarySubject *subject, gint area)
{
  gint leads[8];
  guint n = sp_summary_choose_leads (sp_forecast_get_horizon (sp_need_get_forecast (subject->need)), leads);
  for (guint i = 0; i < n; i++)
    for (gint measure = 0; measure < N_MEASURES; measure++)
      if (is_held_back (subject, area, leads[i], measure))
        {
          sp_sheet_add_text (sheet, SP_TEXT_SMALL, NULL, sp_sheet_words_for_mark ());
          return;
        }
}

void
sp_summary_add_years (SpSheet *sheet, const SpSummarySubject *subject)
{
  gint area = sp_growth_main_area (subject->snapshot, subject->growth, SP_PHASE_PRIMARY);
  g_autofree char *title = area >= 0
      ? g_strdup_printf (_("Year by year: the %s primary planning area"), subject->snapshot->areas[area].name)
      : g_strdup (_("Year by year"));
  if (!subject->large_print)
    sp_sheet_add_table (sheet, make_wide_years (subject, area, title));
  else
    {
      sp_sheet_add_table (sheet, make_tall_years (subject, area, title, MEASURE_DWELLINGS, MEASURE_PLACES));
      sp_sheet_add_table (sheet, make_tall_years (subject, area, title, MEASURE_SHORT, MEASURE_FORMS));
    }
  add_mark_note (sheet, subject, area);
}
