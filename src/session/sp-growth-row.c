/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-growth-row.h"

#include "sp-need.h"
#include "sp-number.h"

#include <glib/gi18n-lib.h>

struct _SpGrowthRow
{
  SpRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SpGrowthRow, sp_growth_row, SP_TYPE_ROW)

static const SpRowField fields[] = {
  SP_ROW_FIELD (SpGrowthValues, id, "id", INT64),
  SP_ROW_FIELD (SpGrowthValues, index, "index", INT),
  SP_ROW_FIELD (SpGrowthValues, category, "category", INT),
  SP_ROW_FIELD (SpGrowthValues, number, "number", INT),
  SP_ROW_FIELD (SpGrowthValues, name, "name", STRING),
  SP_ROW_FIELD (SpGrowthValues, district, "district", STRING),
  SP_ROW_FIELD (SpGrowthValues, dwellings_min, "dwellings-min", INT),
  SP_ROW_FIELD (SpGrowthValues, dwellings_max, "dwellings-max", INT),
  SP_ROW_FIELD (SpGrowthValues, dwellings_text, "dwellings-text", STRING),
  SP_ROW_FIELD (SpGrowthValues, horizon_year, "horizon-year", INT),
  SP_ROW_FIELD (SpGrowthValues, not_before, "not-before", STRING),
  SP_ROW_FIELD (SpGrowthValues, expected_known, "expected-known", BOOLEAN),
  SP_ROW_FIELD (SpGrowthValues, expected, "expected", DOUBLE),
  SP_ROW_FIELD (SpGrowthValues, area_id, "area-id", INT64),
  SP_ROW_FIELD (SpGrowthValues, area_name, "area-name", STRING),
  SP_ROW_FIELD (SpGrowthValues, known, "known", BOOLEAN),
  SP_ROW_FIELD (SpGrowthValues, area_forms, "area-forms", DOUBLE),
  SP_ROW_FIELD (SpGrowthValues, need_class, "need-class", INT),
  SP_ROW_FIELD (SpGrowthValues, area_short_year, "area-short-year", INT),
  SP_ROW_FIELD (SpGrowthValues, pupils_known, "pupils-known", BOOLEAN),
  SP_ROW_FIELD (SpGrowthValues, pupils, "pupils", DOUBLE),
  SP_ROW_FIELD (SpGrowthValues, settled_known, "settled-known", BOOLEAN),
  SP_ROW_FIELD (SpGrowthValues, settled_min, "settled-min", DOUBLE),
  SP_ROW_FIELD (SpGrowthValues, settled_max, "settled-max", DOUBLE),
  SP_ROW_FIELD (SpGrowthValues, n_projects, "n-projects", INT),
};

static void
sp_growth_row_class_init (SpGrowthRowClass *klass)
{
  sp_row_class_set_fields (SP_ROW_CLASS (klass), sizeof (SpGrowthValues), fields, G_N_ELEMENTS (fields));
}

static void
sp_growth_row_init (SpGrowthRow *self)
{
}

SpAreaIndex
sp_growth_row_main_area (const SpSnapshot *snapshot, SpGrowthIndex growth, SpPhase phase)
{
  const SpGrowthArea *g = &snapshot->growth_areas[growth];
  SpAreaIndex best = -1;
  double best_share = 0;

  for (guint i = 0; i < g->n_shares; i++)
    if (snapshot->areas[g->shares[i].area].phase == phase && g->shares[i].share > best_share)
      {
        best = g->shares[i].area;
        best_share = g->shares[i].share;
      }
  return best;
}

static const char *
dwellings_in_words (const SpGrowthArea *g, GStringChunk *strings)
{
  g_autofree char *min = sp_number_format (g->dwellings_min, 0);
  g_autofree char *max = sp_number_format (g->dwellings_max, 0);
  g_autofree char *text = NULL;

  if (g->dwellings_min < 0 && g->dwellings_max < 0)
    return g->dwellings_text;
  if (g->dwellings_min < 0)
    text = g_strdup_printf (_("up to %s"), max);
  else if (g->dwellings_max < 0)
    text = g_strdup_printf (_("at least %s"), min);
  else if (g->dwellings_min == g->dwellings_max)
    text = g_strdup (min);
  else
    text = g_strdup_printf (_("%s to %s"), min, max);
  return g_string_chunk_insert (strings, text);
}

static void
fill_expected (SpGrowthValues *values, const SpSnapshot *snapshot, const SpGrowthArea *g)
{
  for (guint i = 0; i < g->n_sites; i++)
    for (guint y = 0; y < snapshot->n_years; y++)
      {
        double dwellings = snapshot->completions[(gsize) g->sites[i] * snapshot->n_years + y];

        if (dwellings < 0)
          continue;
        values->expected_known = TRUE;
        values->expected += dwellings;
      }
}

static void
fill_need (SpGrowthValues *values, SpNeed *need, SpAreaIndex area, gint lead)
{
  SpNeedSum sum = sp_need_get_area (need, area, lead);
  SpNeedPeak peak = sp_need_get_peak (need, area);

  values->known = sum.known;
  values->area_forms = sum.forms_entry;
  values->need_class = sp_need_sum_get_class (&sum);
  values->area_short_year = peak.known ? peak.first_short_year.start : 0;
}

static void
fill_forecast (SpGrowthValues *values, SpForecast *forecast, SpGrowthIndex growth, SpPhase phase, gint lead)
{
  SpGrowthSettled settled;

  values->pupils_known = values->expected_known;
  values->pupils = sp_forecast_get_growth_pupils (forecast, growth, phase, lead);
  values->settled_known = sp_forecast_get_growth_settled (forecast, growth, phase, &settled);
  if (!values->settled_known)
    return;
  values->settled_min = settled.forms_min;
  values->settled_max = settled.forms_max;
}

void
sp_growth_values_fill (SpGrowthValues *values, const SpSnapshot *snapshot, SpForecast *forecast, SpNeed *need,
                       SpGrowthIndex growth, SpPhase phase, gint lead, GStringChunk *strings)
{
  const SpGrowthArea *g = &snapshot->growth_areas[growth];
  SpAreaIndex area = sp_growth_row_main_area (snapshot, growth, phase);

  *values = (SpGrowthValues) {
    .id = g->id, .index = growth, .category = g->category, .number = g->number, .name = g->name,
    .dwellings_min = g->dwellings_min, .dwellings_max = g->dwellings_max, .horizon_year = g->horizon_year,
    .not_before = g->not_before, .n_projects = g->n_projects, .need_class = SP_NEED_NOT_HELD,
  };
  values->district = g->district >= 0 ? snapshot->districts[g->district].name : NULL;
  values->dwellings_text = dwellings_in_words (g, strings);
  fill_expected (values, snapshot, g);
  if (area >= 0)
    {
      values->area_id = snapshot->areas[area].id;
      values->area_name = snapshot->areas[area].name;
    }
  if (area >= 0 && need != NULL)
    fill_need (values, need, area, lead);
  if (forecast != NULL)
    fill_forecast (values, forecast, growth, phase, lead);
}
