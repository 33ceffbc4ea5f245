/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-area-row.h"

#include "sp-need.h"
#include "sp-need-probability.h"

struct _SpAreaRow
{
  SpRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SpAreaRow, sp_area_row, SP_TYPE_ROW)

static const SpRowField fields[] = {
  SP_ROW_FIELD (SpAreaValues, id, "id", INT64),
  SP_ROW_FIELD (SpAreaValues, index, "index", INT),
  SP_ROW_FIELD (SpAreaValues, code, "code", STRING),
  SP_ROW_FIELD (SpAreaValues, name, "name", STRING),
  SP_ROW_FIELD (SpAreaValues, district, "district", STRING),
  SP_ROW_FIELD (SpAreaValues, known, "known", BOOLEAN),
  SP_ROW_FIELD (SpAreaValues, pupils, "pupils", DOUBLE),
  SP_ROW_FIELD (SpAreaValues, places, "places", DOUBLE),
  SP_ROW_FIELD (SpAreaValues, shortfall, "shortfall", DOUBLE),
  SP_ROW_FIELD (SpAreaValues, spare, "spare", DOUBLE),
  SP_ROW_FIELD (SpAreaValues, forms, "forms", DOUBLE),
  SP_ROW_FIELD (SpAreaValues, forms_total, "forms-total", DOUBLE),
  SP_ROW_FIELD (SpAreaValues, forms_lower, "forms-lower", DOUBLE),
  SP_ROW_FIELD (SpAreaValues, forms_upper, "forms-upper", DOUBLE),
  SP_ROW_FIELD (SpAreaValues, forms_known, "forms-known", BOOLEAN),
  SP_ROW_FIELD (SpAreaValues, surplus_forms, "surplus-forms", DOUBLE),
  SP_ROW_FIELD (SpAreaValues, need_class, "need-class", INT),
  SP_ROW_FIELD (SpAreaValues, class_name, "class-name", STRING),
  SP_ROW_FIELD (SpAreaValues, peak_forms, "peak-forms", DOUBLE),
  SP_ROW_FIELD (SpAreaValues, peak_year, "peak-year", INT),
  SP_ROW_FIELD (SpAreaValues, long_run_forms, "long-run-forms", DOUBLE),
  SP_ROW_FIELD (SpAreaValues, first_short_year, "first-short-year", INT),
  SP_ROW_FIELD (SpAreaValues, chance, "chance", DOUBLE),
};

static void
sp_area_row_class_init (SpAreaRowClass *klass)
{
  sp_row_class_set_fields (SP_ROW_CLASS (klass), sizeof (SpAreaValues), fields, G_N_ELEMENTS (fields));
}

static void
sp_area_row_init (SpAreaRow *self)
{
}

static void
fill_need (SpAreaValues *values, SpNeed *need, SpAreaIndex area, gint lead)
{
  SpNeedSum sum = sp_need_get_area (need, area, lead);
  SpNeedPeak peak = sp_need_get_peak (need, area);
  double forms;

  values->known = sum.known;
  values->pupils = sum.pupils;
  values->places = sum.places;
  values->shortfall = sum.shortfall;
  values->spare = sum.spare;
  values->forms = sum.forms_entry;
  values->forms_total = sum.forms_total;
  values->surplus_forms = sum.surplus_entry;
  values->need_class = sp_need_sum_get_class (&sum);
  values->forms_known = sp_need_get_forms_interval (need, area, lead, 80, &forms, &values->forms_lower, &values->forms_upper);
  if (!peak.known)
    return;
  values->peak_forms = peak.peak_forms;
  values->peak_year = peak.peak_forms > 0 ? peak.peak_year.start : 0;
  values->long_run_forms = peak.long_run_forms;
  values->first_short_year = peak.first_short_year.start;
}

void
sp_area_values_fill (SpAreaValues *values, const SpSnapshot *snapshot, SpNeed *need, SpAreaIndex area, gint lead)
{
  const SpArea *a = &snapshot->areas[area];

  *values = (SpAreaValues) { .id = a->id, .index = area, .code = a->code, .name = a->name, .need_class = SP_NEED_NOT_HELD,
                             .chance = -1 };
  values->district = a->district >= 0 ? snapshot->districts[a->district].name : NULL;
  if (need != NULL)
    fill_need (values, need, area, lead);
  values->class_name = sp_need_class_name (values->need_class);
}

void
sp_area_values_fill_chance (SpAreaValues *values, SpNeedProbability *probability, gint half_form, gint origin, gint year)
{
  SpForecast *forecast;
  SpAreaIndex area;
  double chance;
  gint lead;

  values->chance = -1;
  if (probability == NULL || half_form < 1)
    return;
  forecast = sp_forecast_paths_get_forecast (sp_need_probability_get_paths (probability));
  if (year == origin)
    {
      values->chance = values->known ? (values->forms >= half_form / 2.0 ? 1 : 0) : -1;
      return;
    }
  area = sp_snapshot_find_area (sp_forecast_get_snapshot (forecast), values->id);
  lead = year - sp_forecast_get_origin (forecast).start;
  if (area >= 0 && lead >= 1 && lead <= sp_forecast_get_horizon (forecast)
      && sp_need_probability_get (probability, area, SP_NEED_READING_ENTRY, lead, (guint) half_form, &chance))
    values->chance = chance;
}
