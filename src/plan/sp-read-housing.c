/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growth areas with their statements, shares and sites; the mix of dwellings; yields. */
#include "config.h"
#include "sp-snapshot-private.h"

static const char *const dwelling_types[] = { "house", "flat", NULL };
static const char *const tenures[] = { "market", "affordable", NULL };
static const char *const lists[] = { "context", "actions to date", "current proposals", "future proposals", NULL };

static SpGrowthArea *
read_growth_areas (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpGrowthArea));
  SpCursor cursor
      = sp_reader_query (self, "SELECT id, category, number, name, heading, district_id, dwellings_min, dwellings_max, "
                               "dwellings_text, horizon_year, not_before, start_text, geom, source_id, dated, note, "
                               "estimated FROM growth_area ORDER BY category, number, id");
  SpSnapshot *snapshot = self->snapshot;
  SpGrowthArea *areas;

  while (sp_cursor_next (&cursor))
    {
      SpGrowthArea row = { 0 };

      row.id = sp_cursor_id (&cursor);
      row.category = sp_cursor_int (&cursor, 0);
      row.number = sp_cursor_int (&cursor, 0);
      row.name = sp_cursor_text (&cursor);
      row.heading = sp_cursor_text (&cursor);
      row.district = sp_cursor_find (&cursor, &self->arena->districts);
      row.dwellings_min = sp_cursor_int (&cursor, -1);
      row.dwellings_max = sp_cursor_int (&cursor, -1);
      row.dwellings_text = sp_cursor_text (&cursor);
      row.horizon_year = sp_cursor_int (&cursor, 0);
      row.not_before = sp_cursor_text (&cursor);
      row.start_text = sp_cursor_text (&cursor);
      row.has_point = sp_cursor_point (&cursor, &row.lon, &row.lat);
      row.provenance = sp_cursor_provenance (&cursor);
      g_array_append_val (rows, row);
    }
  snapshot->growth_areas = areas = sp_arena_take_array (self->arena, rows, &snapshot->n_growth_areas);
  sp_arena_index_ids (self->arena, &self->arena->growth_areas, areas, snapshot->n_growth_areas, sizeof (SpGrowthArea));
  return areas;
}

static void
read_shares (SpReader     *self,
             SpGrowthArea *areas)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpGrowthShare));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor
      = sp_reader_query (self, "SELECT s.growth_area_id, s.area_id, s.share, s.estimated FROM growth_area_share s "
                               "JOIN growth_area g ON g.id = s.growth_area_id JOIN planning_area a ON a.id = s.area_id "
                               "ORDER BY g.category, g.number, g.id, a.phase, a.code, a.id, s.id");
  g_autofree guint *start = NULL;
  const SpGrowthShare *shares;

  while (sp_cursor_next (&cursor))
    {
      gint growth = sp_cursor_find (&cursor, &self->arena->growth_areas);
      SpGrowthShare row = { 0 };

      row.area = sp_cursor_find (&cursor, &self->arena->areas);
      row.share = sp_cursor_double (&cursor, 0);
      row.estimated = sp_cursor_int (&cursor, 0) != 0;
      if (growth < 0 || row.area < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, growth);
    }
  start = sp_slices_new (parents, self->snapshot->n_growth_areas);
  shares = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_growth_areas; i++)
    {
      areas[i].shares = shares ? shares + start[i] : NULL;
      areas[i].n_shares = start[i + 1] - start[i];
    }
}

static void
read_statements (SpReader     *self,
                 SpGrowthArea *areas)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpStatement));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor = sp_reader_query (
      self, "SELECT s.growth_area_id, s.id, s.list, s.list_heading, s.position, s.text FROM growth_statement s "
            "JOIN growth_area g ON g.id = s.growth_area_id ORDER BY g.category, g.number, g.id, "
            "CASE s.list WHEN 'context' THEN 0 WHEN 'actions to date' THEN 1 WHEN 'current proposals' THEN 2 ELSE 3 "
            "END, s.position, s.id");
  g_autofree guint *start = NULL;
  const SpStatement *statements;

  while (sp_cursor_next (&cursor))
    {
      SpStatement row = { .growth = sp_cursor_find (&cursor, &self->arena->growth_areas) };

      row.id = sp_cursor_id (&cursor);
      row.list = (SpStatementList) sp_cursor_choice (&cursor, lists, SP_STATEMENT_CONTEXT);
      row.list_heading = sp_cursor_text (&cursor);
      row.position = sp_cursor_int (&cursor, 0);
      row.text = sp_cursor_text (&cursor);
      if (row.growth < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, row.growth);
    }
  start = sp_slices_new (parents, self->snapshot->n_growth_areas);
  statements = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_growth_areas; i++)
    {
      areas[i].statements = statements ? statements + start[i] : NULL;
      areas[i].n_statements = start[i + 1] - start[i];
    }
}

static SpSite *
read_sites (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpSite));
  SpCursor cursor
      = sp_reader_query (self, "SELECT id, growth_area_id, primary_area_id, secondary_area_id, reference, name, "
                               "permission, dwellings_min, dwellings_max, source_id, dated, note, estimated "
                               "FROM housing_site ORDER BY id");
  SpSnapshot *snapshot = self->snapshot;
  SpSite *sites;

  while (sp_cursor_next (&cursor))
    {
      SpSite row = { .id = sp_cursor_id (&cursor) };

      row.growth = sp_cursor_find (&cursor, &self->arena->growth_areas);
      row.primary_area = sp_cursor_find (&cursor, &self->arena->areas);
      row.secondary_area = sp_cursor_find (&cursor, &self->arena->areas);
      row.reference = sp_cursor_text (&cursor);
      row.name = sp_cursor_text (&cursor);
      row.permission = sp_cursor_text (&cursor);
      row.dwellings_min = sp_cursor_int (&cursor, -1);
      row.dwellings_max = sp_cursor_int (&cursor, -1);
      row.provenance = sp_cursor_provenance (&cursor);
      g_array_append_val (rows, row);
    }
  snapshot->sites = sites = sp_arena_take_array (self->arena, rows, &snapshot->n_sites);
  sp_arena_index_ids (self->arena, &self->arena->sites, sites, snapshot->n_sites, sizeof (SpSite));
  return sites;
}

/* The sites of each growth area, by id: a counting sort over the sites. */
static void
link_sites (SpReader     *self,
            SpGrowthArea *areas)
{
  const SpSnapshot *snapshot = self->snapshot;
  SpSiteIndex *index = sp_arena_alloc (self->arena, snapshot->n_sites, sizeof (SpSiteIndex));
  SpSiteIndex *at = index;

  for (guint i = 0; i < snapshot->n_sites; i++)
    if (snapshot->sites[i].growth >= 0)
      areas[snapshot->sites[i].growth].n_sites++;
  for (guint i = 0; i < snapshot->n_growth_areas; i++)
    {
      areas[i].sites = at;
      at += areas[i].n_sites;
      areas[i].n_sites = 0;
    }
  for (guint i = 0; i < snapshot->n_sites; i++)
    if (snapshot->sites[i].growth >= 0)
      {
        SpGrowthArea *area = &areas[snapshot->sites[i].growth];

        index[area->sites - index + area->n_sites++] = (SpSiteIndex) i;
      }
}

static void
read_mix (SpReader *self,
          SpSite   *sites)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpDwellingMix));
  GArray *parents = g_array_new (FALSE, FALSE, sizeof (gint));
  SpCursor cursor = sp_reader_query (self, "SELECT site_id, dwelling_type, tenure, bedrooms, share FROM dwelling_mix "
                                           "ORDER BY site_id, id");
  g_autofree guint *start = NULL;
  const SpDwellingMix *mix;

  while (sp_cursor_next (&cursor))
    {
      gint site = sp_cursor_find (&cursor, &self->arena->sites);
      SpDwellingMix row = { 0 };

      row.type = sp_cursor_choice (&cursor, dwelling_types, -1);
      row.tenure = sp_cursor_choice (&cursor, tenures, -1);
      row.bedrooms = sp_cursor_int (&cursor, 0);
      row.share = sp_cursor_double (&cursor, 0);
      if (site < 0)
        continue;
      g_array_append_val (rows, row);
      g_array_append_val (parents, site);
    }
  start = sp_slices_new (parents, self->snapshot->n_sites);
  mix = sp_arena_take_array (self->arena, rows, NULL);
  for (guint i = 0; i < self->snapshot->n_sites; i++)
    {
      sites[i].mix = mix ? mix + start[i] : NULL;
      sites[i].n_mix = start[i + 1] - start[i];
    }
}

static void
read_yields (SpReader *self)
{
  GArray *yields = g_array_new (FALSE, TRUE, sizeof (SpYield));
  GArray *build_up = g_array_new (FALSE, TRUE, sizeof (SpYieldBuildUp));
  SpCursor cursor
      = sp_reader_query (self, "SELECT phase, dwelling_type, tenure, bedrooms, years_since, pupils_per_dwelling, "
                               "source_id, dated, note, estimated FROM \"yield\" ORDER BY id");

  while (sp_cursor_next (&cursor))
    {
      SpYield row = { .phase = sp_cursor_text (&cursor) };

      row.type = sp_cursor_choice (&cursor, dwelling_types, -1);
      row.tenure = sp_cursor_choice (&cursor, tenures, -1);
      row.bedrooms = sp_cursor_int (&cursor, 0);
      row.years_since = sp_cursor_int (&cursor, -1);
      row.pupils_per_dwelling = sp_cursor_double (&cursor, 0);
      row.provenance = sp_cursor_provenance (&cursor);
      g_array_append_val (yields, row);
    }
  cursor = sp_reader_query (self, "SELECT phase, years_since, share, source_id, dated, note, estimated FROM yield_build_up "
                                  "ORDER BY phase, years_since");
  while (sp_cursor_next (&cursor))
    {
      SpYieldBuildUp row = { .phase = sp_cursor_text (&cursor) };

      row.years_since = sp_cursor_int (&cursor, 0);
      row.share = sp_cursor_double (&cursor, 0);
      row.provenance = sp_cursor_provenance (&cursor);
      g_array_append_val (build_up, row);
    }
  self->snapshot->yields = sp_arena_take_array (self->arena, yields, &self->snapshot->n_yields);
  self->snapshot->build_up = sp_arena_take_array (self->arena, build_up, &self->snapshot->n_build_up);
}

void
sp_read_housing (SpReader *self)
{
  SpGrowthArea *areas = read_growth_areas (self);
  SpSite *sites;

  read_shares (self, areas);
  read_statements (self, areas);
  sites = read_sites (self);
  link_sites (self, areas);
  read_mix (self, sites);
  read_yields (self);
  sp_read_delivery (self, sites);
}
