/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How likely each half form of entry is needed, from when, and by when to decide. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-forecast-paths.h"
#include "sp-need.h"
#include "sp-need-probability.h"
#include "sp-result-tables-private.h"

#define LEAST_CHANCE 0.1 /* below one in ten, a half form is not worth a row of its own */

/* "2015-03" and "March 2015"; before the plan's own day "March 2012, past". */
static void
add_month (SpTable *table, SpMonth month, const SpSnapshot *snapshot)
{
  g_autofree char *code = g_strdup_printf ("%04d-%02d", month.year, month.month);
  g_autofree char *text = sp_month_say_decision (month, snapshot);
  sp_table_add_coded (table, code, text);
}

static void
add_kind (SpTable *table, const SpNeedProbability *chances, gint area, SpNeedReading reading, guint half_form,
          SpProjectKind kind)
{
  SpNeedDecision decision;
  if (sp_need_probability_get_decision (chances, area, reading, half_form, kind, &decision) && decision.reached)
    {
      const SpSnapshot *s = sp_forecast_get_snapshot (sp_forecast_paths_get_forecast (sp_need_probability_get_paths (chances)));
      add_month (table, decision.safe, s);
      add_month (table, decision.by, s);
      add_month (table, decision.last, s);
    }
  else
    {
      for (guint i = 0; i < 3; i++)
        sp_table_add_missing (table);
    }
}

/* FALSE when no kind of project is needed for that half form within the horizon. */
static gboolean
add_decision (SpTable *table, const SpNeedProbability *chances, const SpArea *areas, gint area, SpNeedReading reading,
              guint half_form)
{
  SpNeedDecision decision;
  SpProjectKind school = areas[area].phase == SP_PHASE_PRIMARY ? SP_PROJECT_KIND_NEW_PRIMARY
                                                               : SP_PROJECT_KIND_NEW_SECONDARY;
  if (!sp_need_probability_get_decision (chances, area, reading, half_form, SP_PROJECT_KIND_EXPANSION, &decision)
      || !decision.reached)
    return FALSE;
  sp_table_begin_row (table);
  sp_table_add_area (table, &areas[area]);
  sp_table_add_coded (table, sp_need_reading_code (reading), sp_need_reading_name (reading));
  sp_table_add_number (table, half_form / 2.0, 1);
  sp_table_add_academic_year (table, decision.needed);
  sp_table_add_number (table, decision.probability * 100, 0);
  add_kind (table, chances, area, reading, half_form, SP_PROJECT_KIND_EXPANSION);
  add_kind (table, chances, area, reading, half_form, school);
  return TRUE;
}

/* Of a half form that no year is likely to need: the year in which it is likeliest, where that is worth a word. */
static void
add_unlikely (SpTable *table, const SpNeedProbability *chances, const SpArea *areas, gint area, SpNeedReading reading)
{
  SpForecast *forecast = sp_forecast_paths_get_forecast (sp_need_probability_get_paths (chances));
  double most = 0, chance;

  for (gint lead = 1; lead <= (gint) sp_forecast_get_horizon (forecast); lead++)
    if (sp_need_probability_get (chances, area, reading, lead, 1, &chance))
      most = MAX (most, chance);
  if (most < LEAST_CHANCE)
    return;
  sp_table_begin_row (table);
  sp_table_add_area (table, &areas[area]);
  sp_table_add_coded (table, sp_need_reading_code (reading), sp_need_reading_name (reading));
  sp_table_add_number (table, 0.5, 1);
  sp_table_add_missing (table);
  sp_table_add_number (table, most * 100, 0);
  for (guint i = 0; i < 6; i++)
    sp_table_add_missing (table);
}

SpTable *
sp_table_of_decisions (SpNeed *need, SpNeedProbability *chances)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  SpTable *table = sp_table_new ("decisions", _("Further half forms of entry likely to be needed, and by when to decide"));
  sp_table_add_area_columns (table);
  sp_table_add_column (table, "reading", _("Counted"), SP_TABLE_TEXT);
  sp_table_add_column (table, "forms", _("Forms of entry (FE)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "needed", _("Needed in"), SP_TABLE_TEXT);
  sp_table_add_column (table, "chance_percent", _("Chance (%)"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "expansion_safe", _("Expansion: to be safe by"), SP_TABLE_TEXT);
  sp_table_add_column (table, "expansion_by", _("Expansion: decide by"), SP_TABLE_TEXT);
  sp_table_add_column (table, "expansion_last", _("Expansion: at the latest"), SP_TABLE_TEXT);
  sp_table_add_column (table, "school_safe", _("New school: to be safe by"), SP_TABLE_TEXT);
  sp_table_add_column (table, "school_by", _("New school: decide by"), SP_TABLE_TEXT);
  sp_table_add_column (table, "school_last", _("New school: at the latest"), SP_TABLE_TEXT);
  for (guint area = 0; area < snapshot->n_areas; area++)
    for (gint reading = 0; reading < SP_N_NEED_READINGS; reading++)
      for (guint half_form = 1; half_form <= SP_N_HALF_FORMS; half_form++)
        if (!add_decision (table, chances, snapshot->areas, (gint) area, reading, half_form))
          {
            if (half_form == 1)
              add_unlikely (table, chances, snapshot->areas, (gint) area, reading);
            break; /* more is never likelier than less */
          }
  g_autofree char *percent = g_strdup_printf ("%.0f", sp_need_probability_get_threshold (chances) * 100);
  g_autofree char *note = g_strdup_printf (
      _("The first year in which the chance reaches %s %%. Where it never does, no year stands, but the highest chance "
        "that half a form has in any year, from 10 %% on; an area without a row has less. "
        "Chances count housing as likely as its stage of planning; times from decision to places are general knowledge, "
        "for a council to replace by its own. Further: more than the places counted here. An area may be short of some places before, "
        "by less than half a form or in other year groups: see when places run out, and that decision date. A date marked past is "
        "before the plan's own day: the places can only come late, or be temporary."),
      percent);
  sp_table_set_note (table, note);
  return table;
}
