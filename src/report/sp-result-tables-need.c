/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of need: what is short and what is spare, side by side and never netted. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-lead-time.h"
#include "sp-need-probability.h"
#include "sp-need.h"
#include "sp-result-tables-private.h"
#include "sp-sentences.h"

static gint
get_horizon (SpNeed *need)
{
  return sp_forecast_get_horizon (sp_need_get_forecast (need));
}

static SpAcademicYear
get_year (SpNeed *need, gint lead)
{
  return sp_academic_year (sp_forecast_get_origin (sp_need_get_forecast (need)).start + lead);
}

static void
add_missing (SpTable *table, guint n)
{
  while (n-- > 0)
    sp_table_add_missing (table);
}

/* Says in a note which places were counted and with what margin, so that a table torn from its page still means
 * something. */
static void
note_supply (SpTable *table, SpNeed *need, const char *more)
{
  g_autofree char *note = g_strdup_printf (
      _("Places counted: %s. %s"), sp_supply_kind_name (sp_supply_get_kind (sp_need_get_supply (need))), more);
  sp_table_set_note (table, note);
}

static void
add_sum_columns (SpTable *table)
{
  sp_table_add_column (table, "pupils", _("Pupils"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "shortfall", _("Places short"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "spare", _("Places spare"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "forms_entry", _("Short at entry (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "forms_total", _("Short in all years (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "surplus_entry", _("Spare at entry (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "surplus_total", _("Spare in all years (FE)"), SP_TABLE_NUMBER);
}

static void
add_sum (SpTable *table, const SpNeedSum *sum)
{
  if (!sum->known)
    {
      add_missing (table, 8);
      return;
    }
  sp_table_add_number (table, sum->pupils, 0);
  sp_table_add_number (table, sum->places, 0);
  sp_table_add_number (table, sum->shortfall, 0);
  sp_table_add_number (table, sum->spare, 0);
  sp_table_add_number (table, sum->forms_entry, 1);
  sp_table_add_number (table, sum->forms_total, 1);
  sp_table_add_number (table, sum->surplus_entry, 1);
  sp_table_add_number (table, sum->surplus_total, 1);
}

#define READINGS                                                                                                       \
  _("Forms of entry (FE): at entry, the entry year's shortfall ÷ 30; in all years, the shortfalls of the " \
                   "year groups ÷ 210 (primary) or 150 (secondary).")

/* The share is SP_NEED_SHORT_SHARE. */
#define PEAK_READINGS                                                                                                  \
  _("Forms of entry (FE): at entry, the entry year's shortfall ÷ 30; in all years, the shortfalls of the " \
    "year groups ÷ 210 (primary) or 150 (secondary). Short is by at least 0.5 % of places, in the year counted or " \
    "later; the most is of the years forecast.")

SpTable *
sp_table_of_need (SpNeed *need)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  SpTable *table = sp_table_new ("need", _("Need by planning area and year"));
  sp_table_add_area_columns (table);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  add_sum_columns (table);
  sp_table_add_column (table, "class", _("In words"), SP_TABLE_TEXT);
  for (guint area = 0; area < snapshot->n_areas; area++)
    for (gint lead = 0; lead <= get_horizon (need); lead++)
      {
        SpNeedSum sum = sp_need_get_area (need, (gint) area, lead);
        SpNeedClass klass = sp_need_sum_get_class (&sum);
        sp_table_begin_row (table);
        sp_table_add_area (table, &snapshot->areas[area]);
        sp_table_add_academic_year (table, get_year (need, lead));
        add_sum (table, &sum);
        sp_table_add_coded (table, sp_need_class_code (klass), sp_need_class_name (klass));
      }
  note_supply (table, need, READINGS);
  return table;
}

SpTable *
sp_table_of_need_cells (SpNeed *need)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  SpTable *table = sp_table_new ("need-by-group", _("Need by planning area, year and year group"));
  sp_table_add_area_columns (table);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "pupils", _("Pupils"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "margin", _("Operating margin"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "shortfall", _("Places short"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "spare", _("Places spare"), SP_TABLE_NUMBER);
  for (guint area = 0; area < snapshot->n_areas; area++)
    for (gint lead = 0; lead <= get_horizon (need); lead++)
      for (gint group = sp_phase_first_group (snapshot->areas[area].phase);
           group <= (gint) sp_phase_last_group (snapshot->areas[area].phase); group++)
        {
          SpNeedCell cell = sp_need_get_cell (need, (gint) area, lead, group);
          sp_table_begin_row (table);
          sp_table_add_area (table, &snapshot->areas[area]);
          sp_table_add_academic_year (table, get_year (need, lead));
          sp_table_add_group (table, group);
          if (!cell.known)
            {
              add_missing (table, 5);
              continue;
            }
          sp_table_add_number (table, cell.pupils, 1);
          sp_table_add_number (table, cell.places, 0);
          sp_table_add_number (table, cell.margin, 3);
          sp_table_add_number (table, cell.shortfall, 1);
          sp_table_add_number (table, cell.spare, 1);
        }
  note_supply (table, need,
               _("Places short are places less pupils with the operating margin added, where that is below nought."));
  return table;
}

static void
add_entry_peak (SpTable *table, SpNeed *need, gint area)
{
  SpEntryPeak peak;
  if (!sp_need_find_entry_peak (need, area, &peak))
    {
      sp_table_add_number (table, 0, 1);
      add_missing (table, 3); /* a peak of nothing has no year */
      return;
    }
  sp_table_add_number (table, peak.forms, 1);
  sp_table_add_academic_year (table, peak.year);
  if (peak.has_range)
    {
      sp_table_add_number (table, peak.lower, 1);
      sp_table_add_number (table, peak.upper, 1);
    }
  else
    add_missing (table, 2);
}

static void
add_total_peak (SpTable *table, SpNeed *need, gint area)
{
  double forms = 0;
  gint best = 0;
  for (gint lead = 1; lead <= get_horizon (need); lead++)
    {
      SpNeedSum sum = sp_need_get_area (need, area, lead);
      if (sum.known && sum.forms_total >= SP_NEED_LEAST_FORMS && sum.forms_total > forms)
        {
          forms = sum.forms_total;
          best = lead;
        }
    }
  sp_table_add_number (table, forms, 1);
  sp_table_add_academic_year (table, forms > 0 ? get_year (need, best) : sp_academic_year (0));
}

/* The usual lead time of an expansion before that September: the same rule as of projects and options. */
static void
add_decision (SpTable *table, const SpSnapshot *snapshot, SpAcademicYear needed)
{
  const SpLeadTime expansion = SP_LEAD_TIME_EXPANSION;
  SpMonth month = sp_need_month_before (needed, sp_lead_time_middle (expansion));
  g_autofree char *code = g_strdup_printf ("%04d-%02d", month.year, month.month), *words = NULL;
  if (needed.start == 0)
    {
      sp_table_add_missing (table);
      return;
    }
  words = sp_month_say_decision (month, snapshot);
  sp_table_add_coded (table, code, words);
}

SpTable *
sp_table_of_need_peaks (SpNeed *need)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  SpTable *table = sp_table_new ("peaks", _("When places run out, and by how much at most"));
  sp_table_add_area_columns (table);
  sp_table_add_column (table, "first_short_year", _("First year short"), SP_TABLE_TEXT);
  sp_table_add_column (table, "decide_by", _("Expansion for it: decide by"), SP_TABLE_TEXT);
  sp_table_add_column (table, "entry_forms", _("Most short at entry (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "entry_year", _("In"), SP_TABLE_TEXT);
  sp_table_add_column (table, "entry_lower80", _("8 in 10 from (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "entry_upper80", _("8 in 10 to (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "total_forms", _("Most short in all years (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "total_year", _("In"), SP_TABLE_TEXT);
  sp_table_add_column (table, "long_run_forms", _("Short at the end (FE)"), SP_TABLE_NUMBER);
  for (guint area = 0; area < snapshot->n_areas; area++)
    {
      SpNeedPeak peak = sp_need_get_peak (need, (gint) area);
      sp_table_begin_row (table);
      sp_table_add_area (table, &snapshot->areas[area]);
      if (!peak.known)
        {
          add_missing (table, 9);
          continue;
        }
      sp_table_add_academic_year (table, peak.first_short_year);
      add_decision (table, snapshot, peak.first_short_year);
      add_entry_peak (table, need, (gint) area);
      add_total_peak (table, need, (gint) area);
      sp_table_add_number (table, peak.long_run_forms, 1);
    }
  note_supply (table, need, PEAK_READINGS);
  return table;
}

SpTable *
sp_table_of_authority (SpNeed *need)
{
  SpTable *table = sp_table_new ("authority", _("The whole authority by year"));
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  add_sum_columns (table);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    for (gint lead = 0; lead <= get_horizon (need); lead++)
      {
        SpNeedSum sum = sp_need_get_authority (need, phase, lead);
        sp_table_begin_row (table);
        sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
        sp_table_add_academic_year (table, get_year (need, lead));
        add_sum (table, &sum);
      }
  note_supply (table, need,
               _("Sums over planning areas and year groups. Places short in one area are not set against places "
                              "spare in another: a child cannot be in both."));
  return table;
}

static void
add_forms (SpTable *table, const SpNeedSum *sum)
{
  sp_table_add_known_number (table, sum->known, MAX (sum->forms_entry, sum->forms_total), 1);
}

SpTable *
sp_table_of_need_years (SpNeed *need, SpPhase phase)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  gboolean primary = phase == SP_PHASE_PRIMARY;
  SpTable *table = sp_table_new (primary ? "forms-primary" : "forms-secondary",
                                 primary ? _("Primary forms of entry short, by planning area")
                                         : _("Secondary forms of entry short, by planning area"));
  sp_table_add_column (table, "area", _("Code"), SP_TABLE_CODE);
  sp_table_add_column (table, "area_name", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_year_columns (table, get_year (need, 0), get_horizon (need));
  for (guint area = 0; area < snapshot->n_areas; area++)
    {
      if (snapshot->areas[area].phase != phase)
        continue;
      sp_table_begin_row (table);
      sp_table_add_coded (table, snapshot->areas[area].code, snapshot->areas[area].name);
      sp_table_add_text (table, snapshot->areas[area].name);
      for (gint lead = 0; lead <= get_horizon (need); lead++)
        {
          SpNeedSum sum = sp_need_get_area (need, (gint) area, lead);
          add_forms (table, &sum);
        }
    }
  note_supply (table, need,
               _("The larger of the reading at entry and the reading over all year groups; 0.0 is enough places."));
  return table;
}

static void
add_settled (SpTable *table, SpForecast *forecast, gint growth, SpPhase phase)
{
  SpGrowthSettled settled;
  if (!sp_forecast_get_growth_settled (forecast, growth, phase, &settled))
    {
      add_missing (table, 2);
      return;
    }
  sp_table_add_number (table, settled.forms_min, 1);
  sp_table_add_known_number (table, settled.pupils_max >= 0, settled.forms_max, 1);
}

SpTable *
sp_table_of_growth_areas (SpNeed *need)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  SpTable *table = sp_table_new ("growth-areas", _("Growth areas"));
  sp_table_add_column (table, "category", _("Category"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "number", _("No."), SP_TABLE_NUMBER);
  sp_table_add_column (table, "name", _("Growth area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "district", _("District"), SP_TABLE_TEXT);
  sp_table_add_column (table, "dwellings_min", _("Dwellings from"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "dwellings_max", _("Dwellings to"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "not_before", _("No sooner than"), SP_TABLE_TEXT);
  sp_table_add_column (table, "primary_forms_min", _("Primary from (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "primary_forms_max", _("Primary to (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "secondary_forms_min", _("Secondary from (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "secondary_forms_max", _("Secondary to (FE)"), SP_TABLE_NUMBER);
  for (guint g = 0; g < snapshot->n_growth_areas; g++)
    {
      const SpGrowthArea *growth = &snapshot->growth_areas[g];
      sp_table_begin_row (table);
      sp_table_add_number (table, growth->category, 0);
      sp_table_add_number (table, growth->number, 0);
      sp_table_add_text (table, growth->name);
      sp_table_add_text (table, growth->district >= 0 ? snapshot->districts[growth->district].name : NULL);
      sp_table_add_known_number (table, growth->dwellings_min >= 0, growth->dwellings_min, 0);
      sp_table_add_known_number (table, growth->dwellings_max >= 0, growth->dwellings_max, 0);
      sp_table_add_text (table, growth->not_before);
      add_settled (table, sp_need_get_forecast (need), (gint) g, SP_PHASE_PRIMARY);
      add_settled (table, sp_need_get_forecast (need), (gint) g, SP_PHASE_SECONDARY);
    }
  sp_table_set_note (
      table, _("Forms of entry (FE) are those of the pupils of all the dwellings once settled, before any spare "
                              "place is set against them. A range in the paper stays a range; no upper figure means "
                              "“at least”."));
  return table;
}
