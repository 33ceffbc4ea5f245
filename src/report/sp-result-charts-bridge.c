/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bridge from one forecast to another as a waterfall. */
#include "config.h"
#include "sp-result-charts.h"

#include <glib/gi18n-lib.h>

#include "sp-bridge.h"
#include "sp-chart.h"

static gint
find_area (const SpBridge *bridge, const char *code, SpPhase phase)
{
  for (guint i = 0; i < sp_bridge_get_n_areas (bridge); i++)
    if (sp_bridge_get_area_phase (bridge, i) == phase && g_strcmp0 (sp_bridge_get_area_code (bridge, i), code) == 0)
      return (gint) i;
  return -1;
}

SpChart *
sp_chart_for_bridge (SpBridge *bridge, const char *area_code, const SpPupilScope *scope, gint year)
{
  gint area = area_code != NULL ? find_area (bridge, area_code, scope->phase) : SP_BRIDGE_AUTHORITY;
  gint at = CLAMP (year - sp_bridge_get_first_year (bridge).start, 0, (gint) sp_bridge_get_n_years (bridge) - 1);
  g_autofree char *words
      = sp_academic_year_to_string (sp_academic_year (sp_bridge_get_first_year (bridge).start + at));
  SpBridgeFigures exact, whole;
  if ((area_code != NULL && area < 0) || !sp_bridge_get (bridge, area, (guint) at, scope->first, scope->last, &exact))
    return NULL;
  sp_bridge_figures_round (&exact, &whole);
  /* Translators: where, in which year: the title of a chart of what made one forecast differ from another. */
  g_autofree char *title = g_strdup_printf (_("%s, %s: what made the difference"),
                                            area >= 0 ? sp_bridge_get_area_name (bridge, (guint) area)
                                                      : _("All planning areas"), words);
  SpChart *chart = sp_chart_new_bridge (title, _("Pupils"));
  sp_chart_add_part (chart, sp_bridge_get_from_name (bridge), whole.from, TRUE);
  for (gint part = 0; part < SP_N_BRIDGE_PARTS; part++)
    sp_chart_add_part (chart, sp_bridge_part_name (part), whole.part[part], FALSE);
  sp_chart_add_part (chart, sp_bridge_get_to_name (bridge), whole.to, TRUE);
  return chart;
}
