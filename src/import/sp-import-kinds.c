/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-kind.h"

/* In the order `import --kinds` lists them. */
static const SpImportKind *const kinds[] = {
  &sp_kind_register,
  &sp_kind_school_links,
  &sp_kind_capacity,
  &sp_kind_place_planning,
  &sp_kind_school_rolls,
  &sp_kind_authority_rolls,
  &sp_kind_district_births,
  &sp_kind_small_area_births,
  &sp_kind_population,
  &sp_kind_preschool,
  &sp_kind_site_trajectories,
  &sp_kind_brownfield,
  &sp_kind_district_dwellings,
  &sp_kind_local_plans,
  &sp_kind_yield_observations,
  &sp_kind_agreements,
  &sp_kind_contributions,
  &sp_kind_transactions,
  &sp_kind_districts,
  &sp_kind_planning_areas,
  &sp_kind_catchments,
  &sp_kind_small_areas,
  &sp_kind_outline,
  &sp_kind_areas_from_schools,
  NULL,
};

const SpImportKind *const *
sp_import_get_kinds (void)
{
  return kinds;
}

const SpImportKind *
sp_import_find_kind (const char *code)
{
  for (guint i = 0; kinds[i]; i++)
    if (g_ascii_strcasecmp (kinds[i]->code, code) == 0)
      return kinds[i];
  return NULL;
}
