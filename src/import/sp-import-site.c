/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-site.h"

guint
sp_import_site_add_table (SpImportRun *run)
{
  return sp_stage_add_table (run->stage, "housing_site",
                             "reference* name permission dwellings_min dwellings_max growth_area_id:growth_area.name? "
                             "primary_area_id:planning_area.code? secondary_area_id:planning_area.code? note geom");
}

static gboolean
is_in_growth_area (const SpImportRun *run, const char *reference)
{
  for (guint i = 0; i < run->plan->n_sites; i++)
    if (g_strcmp0 (run->plan->sites[i].reference, reference) == 0)
      return run->plan->sites[i].growth >= 0;
  return FALSE;
}

static const char *
find_area (const SpImportRun *run, SpPhase phase, double lon, double lat)
{
  for (guint i = 0; i < run->plan->n_areas; i++)
    if (run->plan->areas[i].phase == phase && run->plan->areas[i].shape && sp_shape_contains (run->plan->areas[i].shape, lon, lat))
      return run->plan->areas[i].code;
  return NULL;
}

void
sp_import_site_stage (SpImportRun *run, guint table, const SpImportSite *site)
{
  g_autoptr (SpShape) point = site->has_point ? sp_shape_new_point (site->lon, site->lat) : NULL;
  const char *primary = site->primary_area, *secondary = site->secondary_area;

  if (site->has_point && !site->growth_area && !primary && !secondary && !is_in_growth_area (run, site->reference))
    {
      primary = find_area (run, SP_PHASE_PRIMARY, site->lon, site->lat);
      secondary = find_area (run, SP_PHASE_SECONDARY, site->lon, site->lat);
    }
  sp_import_stage (run, table);
  sp_stage_add_text (run->stage, site->reference);
  sp_stage_add_text (run->stage, site->name);
  sp_stage_add_text (run->stage, site->permission);
  if (site->least >= 0)
    sp_stage_add_whole (run->stage, site->least);
  else
    sp_stage_add_missing (run->stage);
  if (site->most >= 0)
    sp_stage_add_whole (run->stage, site->most);
  else
    sp_stage_add_missing (run->stage);
  sp_stage_add_text (run->stage, site->growth_area);
  sp_stage_add_text (run->stage, primary);
  sp_stage_add_text (run->stage, secondary);
  sp_stage_add_text (run->stage, site->note);
  sp_stage_add_shape (run->stage, point);
}

const char *
sp_import_read_permission (const char *text)
{
  /* the first that is found in the text decides: "outline" before "permission", "not permissioned" before both */
  static const struct { const char *word, *code; } words[] = {
    { "notpermissioned", "emerging" }, { "notstarted", NULL }, { "pending", "emerging" }, { "refused", "emerging" },
    { "underconstruction", "under construction" }, { "started", "under construction" }, { "commenced", "under construction" },
    { "uc", "under construction" }, { "complete", "built" }, { "built", "built" }, { "outline", "outline" }, { "inprinciple", "outline" },
    { "reserved", "full" }, { "full", "full" }, { "detailed", "full" }, { "underanorder", "full" }, { "allocat", "allocated" },
    { "adopted", "allocated" }, { "windfall", "windfall" }, { "emerging", "emerging" }, { "draft", "emerging" }, { "proposed", "emerging" },
  };
  g_autofree char *folded = text ? sp_import_fold (text) : NULL;

  for (guint i = 0; folded && i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, "uc") ? g_str_equal (folded, "uc") : strstr (folded, words[i].word) != NULL)
      return words[i].code;
  return NULL;
}

gboolean
sp_import_site_is_ours (const SpImportRun *run, double lon, double lat)
{
  gboolean any = FALSE;

  for (guint i = 0; i < run->plan->n_districts; i++)
    {
      if (run->plan->districts[i].shape && sp_shape_contains (run->plan->districts[i].shape, lon, lat))
        return TRUE;
      any |= run->plan->districts[i].shape != NULL;
    }
  return !any;
}
