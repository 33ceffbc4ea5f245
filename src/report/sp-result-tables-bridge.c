/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bridge between two forecasts as tables: a waterfall's numbers. */
#include "config.h"
#include "sp-result-tables.h"

#include <glib/gi18n-lib.h>

#include "sp-bridge.h"

static SpTable *
new_table (const SpBridge *bridge, const char *code, const char *title, gboolean areas, gboolean groups)
{
  SpTable *table = sp_table_new (code, title);
  if (areas)
    {
      sp_table_add_column (table, "area", _("Planning area"), SP_TABLE_TEXT);
      sp_table_add_column (table, "area_name", _("Planning area"), SP_TABLE_CODE);
    }
  sp_table_add_column (table, "phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "year", _("Year"), SP_TABLE_TEXT);
  if (groups)
    sp_table_add_column (table, "group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "from", sp_bridge_get_from_name (bridge), SP_TABLE_NUMBER);
  for (gint part = 0; part < SP_N_BRIDGE_PARTS; part++)
    sp_table_add_column (table, sp_bridge_part_code (part), sp_bridge_part_name (part), SP_TABLE_NUMBER);
  sp_table_add_column (table, "to", sp_bridge_get_to_name (bridge), SP_TABLE_NUMBER);
  sp_table_set_note (table,
                     _("What made the difference, found by making the forecast again with one thing after another put as in the "
                       "second: boundaries and schools, corrections, progression, births, housing, method. A part is given "
                       "what was changed before it. Progression holds the rolls counted since; what the program itself now "
                       "reckons otherwise is in the method. The parts add to the difference exactly; printed in whole "
                       "pupils they are rounded so that they still do."));
  return table;
}

static void
add_figures (SpTable *table, const SpBridgeFigures *figures)
{
  SpBridgeFigures whole;
  sp_bridge_figures_round (figures, &whole);
  sp_table_add_rounded (table, figures->from, whole.from, 0);
  for (gint part = 0; part < SP_N_BRIDGE_PARTS; part++)
    sp_table_add_rounded (table, figures->part[part], whole.part[part], 0);
  sp_table_add_rounded (table, figures->to, whole.to, 0);
}

static SpAcademicYear
get_year (const SpBridge *bridge, guint index)
{
  return sp_academic_year (sp_bridge_get_first_year (bridge).start + (gint) index);
}

SpTable *
sp_table_of_bridge (SpBridge *bridge)
{
  g_autofree char *title = g_strdup_printf (_("From %s to %s, for the whole authority"), sp_bridge_get_from_name (bridge),
                                            sp_bridge_get_to_name (bridge));
  SpTable *table = new_table (bridge, "bridge", title, FALSE, FALSE);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    for (guint year = 0; year < sp_bridge_get_n_years (bridge); year++)
      {
        SpBridgeFigures figures;
        if (!sp_bridge_get (bridge, SP_BRIDGE_AUTHORITY, year, sp_phase_first_group (phase), sp_phase_last_group (phase),
                            &figures))
          continue;
        sp_table_begin_row (table);
        sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
        sp_table_add_academic_year (table, get_year (bridge, year));
        add_figures (table, &figures);
      }
  return table;
}

static void
begin_area_row (SpTable *table, const SpBridge *bridge, guint area, guint year)
{
  SpPhase phase = sp_bridge_get_area_phase (bridge, area);
  sp_table_begin_row (table);
  sp_table_add_coded (table, sp_bridge_get_area_code (bridge, area), sp_bridge_get_area_name (bridge, area));
  sp_table_add_text (table, sp_bridge_get_area_name (bridge, area));
  sp_table_add_coded (table, sp_phase_code (phase), sp_phase_name (phase));
  sp_table_add_academic_year (table, get_year (bridge, year));
}

SpTable *
sp_table_of_bridge_areas (SpBridge *bridge)
{
  SpTable *table = new_table (bridge, "bridge-areas", _("The same by planning area"), TRUE, FALSE);
  for (guint area = 0; area < sp_bridge_get_n_areas (bridge); area++)
    for (guint year = 0; year < sp_bridge_get_n_years (bridge); year++)
      {
        SpPhase phase = sp_bridge_get_area_phase (bridge, area);
        SpBridgeFigures figures;
        if (!sp_bridge_get (bridge, (gint) area, year, sp_phase_first_group (phase), sp_phase_last_group (phase), &figures))
          continue;
        begin_area_row (table, bridge, area, year);
        add_figures (table, &figures);
      }
  return table;
}

SpTable *
sp_table_of_bridge_cells (SpBridge *bridge)
{
  SpTable *table = new_table (bridge, "bridge-cells", _("The same by planning area and year group"), TRUE, TRUE);
  for (guint area = 0; area < sp_bridge_get_n_areas (bridge); area++)
    for (guint year = 0; year < sp_bridge_get_n_years (bridge); year++)
      for (gint group = 0; group < SP_N_GROUPS; group++)
        {
          SpBridgeFigures figures;
          if (!sp_bridge_get (bridge, (gint) area, year, group, group, &figures))
            continue;
          begin_area_row (table, bridge, area, year);
          sp_table_add_group (table, group);
          add_figures (table, &figures);
        }
  return table;
}
