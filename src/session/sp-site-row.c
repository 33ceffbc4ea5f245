/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-site-row.h"

#include "sp-growth-row.h"
#include "sp-trial.h"

struct _SpSiteRow
{
  SpRow parent_instance;
};

G_DEFINE_FINAL_TYPE (SpSiteRow, sp_site_row, SP_TYPE_ROW)

static const SpRowField fields[] = {
  SP_ROW_FIELD (SpSiteValues, id, "id", INT64),
  SP_ROW_FIELD (SpSiteValues, index, "index", INT),
  SP_ROW_FIELD (SpSiteValues, name, "name", STRING),
  SP_ROW_FIELD (SpSiteValues, reference, "reference", STRING),
  SP_ROW_FIELD (SpSiteValues, growth_id, "growth-id", INT64),
  SP_ROW_FIELD (SpSiteValues, growth_name, "growth-name", STRING),
  SP_ROW_FIELD (SpSiteValues, stage, "stage", STRING),
  SP_ROW_FIELD (SpSiteValues, dwellings_min, "dwellings-min", INT),
  SP_ROW_FIELD (SpSiteValues, dwellings_max, "dwellings-max", INT),
  SP_ROW_FIELD (SpSiteValues, first_year, "first-year", INT),
  SP_ROW_FIELD (SpSiteValues, planned_known, "planned-known", BOOLEAN),
  SP_ROW_FIELD (SpSiteValues, planned, "planned", DOUBLE),
  SP_ROW_FIELD (SpSiteValues, rate, "rate", DOUBLE),
  SP_ROW_FIELD (SpSiteValues, estimated, "estimated", BOOLEAN),
  SP_ROW_FIELD (SpSiteValues, terms_known, "terms-known", BOOLEAN),
  SP_ROW_FIELD (SpSiteValues, probability, "probability", DOUBLE),
  SP_ROW_FIELD (SpSiteValues, late_by, "late-by", DOUBLE),
  SP_ROW_FIELD (SpSiteValues, area_id, "area-id", INT64),
  SP_ROW_FIELD (SpSiteValues, area_name, "area-name", STRING),
};

static void
sp_site_row_class_init (SpSiteRowClass *klass)
{
  sp_row_class_set_fields (SP_ROW_CLASS (klass), sizeof (SpSiteValues), fields, G_N_ELEMENTS (fields));
}

static void
sp_site_row_init (SpSiteRow *self)
{
}

SpAreaIndex
sp_site_row_main_area (const SpSnapshot *snapshot, SpSiteIndex site, SpPhase phase)
{
  const SpSite *s = &snapshot->sites[site];

  if (s->growth >= 0)
    return sp_growth_row_main_area (snapshot, s->growth, phase);
  return phase == SP_PHASE_PRIMARY ? s->primary_area : s->secondary_area;
}

void
sp_site_values_fill (SpSiteValues *values, const SpSnapshot *snapshot, SpSiteIndex site, SpPhase phase)
{
  const SpSite *s = &snapshot->sites[site];
  SpAreaIndex area = sp_site_row_main_area (snapshot, site, phase);
  SpTrial trial = SP_TRIAL_INIT;
  SpTrialStart start;

  trial.site = site;
  sp_snapshot_get_trial_start (snapshot, &trial, &start);
  *values = (SpSiteValues) {
    .id = s->id, .index = site, .name = s->name, .reference = s->reference, .stage = sp_permission_name (s->permission),
    .dwellings_min = s->dwellings_min, .dwellings_max = s->dwellings_max, .first_year = start.first.start,
    .planned_known = start.first.start != 0, .planned = start.dwellings, .rate = start.rate, .estimated = s->delivery.by_rate,
    .terms_known = s->delivery.held, .probability = s->delivery.value[SP_TERM_PROBABILITY],
    .late_by = s->delivery.value[SP_TERM_SLIP_MEAN],
  };
  if (s->growth >= 0)
    {
      values->growth_id = snapshot->growth_areas[s->growth].id;
      values->growth_name = snapshot->growth_areas[s->growth].name;
    }
  if (area >= 0)
    {
      values->area_id = snapshot->areas[area].id;
      values->area_name = snapshot->areas[area].name;
    }
}
