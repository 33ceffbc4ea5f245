/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Districts, the base map, planning areas and which primary area feeds which secondary. */
#include "config.h"
#include "sp-snapshot-private.h"

static void
read_districts (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpDistrict));
  SpCursor cursor = sp_reader_query (self, "SELECT id, gss_code, name, geom FROM district ORDER BY id");
  SpSnapshot *snapshot = self->snapshot;

  while (sp_cursor_next (&cursor))
    {
      SpDistrict row = { 0 };

      row.id = sp_cursor_id (&cursor);
      row.gss_code = sp_cursor_text (&cursor);
      row.name = sp_cursor_text (&cursor);
      row.shape = sp_cursor_shape (&cursor);
      g_array_append_val (rows, row);
    }
  snapshot->districts = sp_arena_take_array (self->arena, rows, &snapshot->n_districts);
  sp_arena_index_ids (self->arena, &self->arena->districts, snapshot->districts, snapshot->n_districts,
                      sizeof (SpDistrict));
}

static void
read_base_map (SpReader *self)
{
  GArray *land = g_array_new (FALSE, TRUE, sizeof (SpShape *));
  GArray *lines = g_array_new (FALSE, TRUE, sizeof (SpBaseLine));
  GArray *places = g_array_new (FALSE, TRUE, sizeof (SpPlace));
  SpCursor cursor = sp_reader_query (self, "SELECT geom FROM base_land ORDER BY id");

  while (sp_cursor_next (&cursor))
    {
      const SpShape *shape = sp_cursor_shape (&cursor);

      if (shape)
        g_array_append_val (land, shape);
    }
  cursor = sp_reader_query (self, "SELECT geom, kind = 'river', name FROM base_line ORDER BY id");
  while (sp_cursor_next (&cursor))
    {
      SpBaseLine row = { .shape = sp_cursor_shape (&cursor) };

      row.is_river = sp_cursor_int (&cursor, 0) != 0;
      row.name = sp_cursor_text (&cursor);
      if (row.shape)
        g_array_append_val (lines, row);
    }
  cursor = sp_reader_query (self, "SELECT geom, name, importance FROM base_place ORDER BY importance, name, id");
  while (sp_cursor_next (&cursor))
    {
      SpPlace row = { 0 };
      gboolean held = sp_cursor_point (&cursor, &row.lon, &row.lat);

      row.name = sp_cursor_text (&cursor);
      row.importance = sp_cursor_int (&cursor, 4);
      if (held)
        g_array_append_val (places, row);
    }
  self->snapshot->land = sp_arena_take_array (self->arena, land, &self->snapshot->n_land);
  self->snapshot->lines = sp_arena_take_array (self->arena, lines, &self->snapshot->n_lines);
  self->snapshot->places = sp_arena_take_array (self->arena, places, &self->snapshot->n_places);
}

/* Margins of scenarios, then the plan's margin where an area still has none of its own. Unset margins are negative. */
static void
apply_margins (SpReader *self,
               SpArea   *areas,
               guint     n)
{
  for (guint i = 0; i < self->overrides->len; i++)
    {
      const SpOverride *override = &g_array_index (self->overrides, SpLevelOverride, i).override;
      gint area = sp_id_table_find (&self->arena->areas, override->target_id);

      if (override->has_value && area >= 0 && g_str_equal (override->subject, "operating margin"))
        areas[area].margin = override->value;
    }
  for (guint i = 0; i < n; i++)
    if (areas[i].margin < 0)
      areas[i].margin = self->snapshot->assumptions.operating_margin;
}

static void
read_areas (SpReader *self)
{
  static const char *const phases[] = { "primary", "secondary", NULL };
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpArea));
  SpCursor cursor
      = sp_reader_query (self, "SELECT id, code, name, phase, district_id, margin, opened_year, closed_year, geom, "
                               "source_id, dated, note, estimated FROM planning_area ORDER BY phase, code, id");
  SpSnapshot *snapshot = self->snapshot;
  SpArea *areas;

  while (sp_cursor_next (&cursor))
    {
      SpArea row = { 0 };

      row.id = sp_cursor_id (&cursor);
      row.code = sp_cursor_text (&cursor);
      row.name = sp_cursor_text (&cursor);
      row.phase = (SpPhase) sp_cursor_choice (&cursor, phases, SP_PHASE_PRIMARY);
      row.district = sp_cursor_find (&cursor, &self->arena->districts);
      row.margin = sp_cursor_double (&cursor, -1);
      row.opened = sp_academic_year (sp_cursor_int (&cursor, 0));
      row.closed = sp_academic_year (sp_cursor_int (&cursor, 0));
      row.shape = sp_cursor_shape (&cursor);
      row.provenance = sp_cursor_provenance (&cursor);
      g_array_append_val (rows, row);
    }
  snapshot->areas = areas = sp_arena_take_array (self->arena, rows, &snapshot->n_areas);
  sp_arena_index_ids (self->arena, &self->arena->areas, areas, snapshot->n_areas, sizeof (SpArea));
  apply_margins (self, areas, snapshot->n_areas);
}

static void
read_transfers (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpTransfer));
  SpCursor cursor = sp_reader_query (self, "SELECT primary_area_id, secondary_area_id, share, estimated FROM transfer "
                                           "ORDER BY primary_area_id, secondary_area_id");

  while (sp_cursor_next (&cursor))
    {
      SpTransfer row = { 0 };

      row.primary = sp_cursor_find (&cursor, &self->arena->areas);
      row.secondary = sp_cursor_find (&cursor, &self->arena->areas);
      row.share = sp_cursor_double (&cursor, 0);
      row.estimated = sp_cursor_int (&cursor, 0) != 0;
      if (row.primary >= 0 && row.secondary >= 0)
        g_array_append_val (rows, row);
    }
  self->snapshot->transfers = sp_arena_take_array (self->arena, rows, &self->snapshot->n_transfers);
}

void
sp_read_ground (SpReader *self)
{
  read_districts (self);
  read_base_map (self);
  read_areas (self);
  read_transfers (self);
}
