/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grids by year and year group: pupils on roll, places, admission numbers, births, authority totals. */
#include "config.h"
#include "sp-snapshot-private.h"

#include <string.h>

static gint32 *
new_grid (SpReader *self,
          guint     n_rows)
{
  gsize n = (gsize) n_rows * self->snapshot->n_years * SP_N_GROUPS;
  gint32 *grid = sp_arena_alloc (self->arena, n, sizeof (gint32));

  memset (grid, 0xff, n * sizeof (gint32)); /* -1: not held */
  return grid;
}

static void
read_roll (SpReader *self)
{
  SpSnapshot *snapshot = self->snapshot;
  gint32 *grid = new_grid (self, snapshot->n_schools);
  SpCursor cursor = sp_reader_query (self, "SELECT school_id, year, year_group, pupils, estimated FROM roll");

  snapshot->roll = grid;
  while (sp_cursor_next (&cursor))
    {
      gint school = sp_cursor_find (&cursor, &self->arena->schools);
      gint year = sp_snapshot_year_index (snapshot, sp_academic_year (sp_cursor_int (&cursor, 0)));
      gint group = sp_cursor_int (&cursor, -1);
      gint pupils = sp_cursor_int (&cursor, -1);

      if (school >= 0 && year >= 0 && group >= 0 && group < SP_N_GROUPS)
        grid[sp_snapshot_cell (snapshot, school, (guint) year, (SpYearGroup) group)] = pupils;
      if (sp_cursor_int (&cursor, 0) != 0)
        snapshot->roll_estimated = TRUE;
    }
}

/* From a year on, to the end of the axis. */
static void
fill_from (const SpSnapshot *snapshot,
           gint32           *grid,
           gint              school,
           gint              group,
           gint              year,
           gint32            value)
{
  gint first = MAX (0, year - snapshot->first_year.start);

  for (gint i = first; i < (gint) snapshot->n_years; i++)
    grid[sp_snapshot_cell (snapshot, school, (guint) i, (SpYearGroup) group)] = value;
}

/* What the scenario has different from a year on: "places" or "admission number". */
static void
apply_overrides (SpReader   *self,
                 const char *subject,
                 gint32     *grid)
{
  for (guint i = 0; i < self->overrides->len; i++)
    {
      const SpOverride *override = &g_array_index (self->overrides, SpLevelOverride, i).override;
      gint school = sp_id_table_find (&self->arena->schools, override->target_id);

      if (school >= 0 && g_str_equal (override->subject, subject) && override->has_value
          && override->year_group >= 0 && override->year_group < SP_N_GROUPS)
        fill_from (self->snapshot, grid, school, override->year_group, override->year.start,
                   (gint32) CLAMP (override->value, 0, G_MAXINT16));
    }
}

/* A school counts in the academic years in which it is open. A school that is not there has no places, which is known. */
static void
apply_dates (SpReader *self,
             gint32   *places,
             gint32   *temporary,
             gint32   *admission)
{
  const SpSnapshot *snapshot = self->snapshot;

  for (guint school = 0; school < snapshot->n_schools; school++)
    {
      gint opened = snapshot->schools[school].opened.start;
      gint closed = snapshot->schools[school].closed.start;

      for (guint year = 0; year < snapshot->n_years; year++)
        {
          gint start = snapshot->first_year.start + (gint) year;
          gsize first = sp_snapshot_cell (snapshot, (gint) school, year, SP_GROUP_R);

          if (start >= opened && (closed == 0 || start < closed))
            continue;
          for (gsize cell = first; cell < first + SP_N_GROUPS; cell++)
            {
              places[cell] = temporary[cell] = 0;
              admission[cell] = -1;
            }
        }
    }
}

static void
read_places (SpReader *self)
{
  SpSnapshot *snapshot = self->snapshot;
  gint32 *places = new_grid (self, snapshot->n_schools);
  gint32 *temporary = new_grid (self, snapshot->n_schools);
  gint32 *admission = new_grid (self, snapshot->n_schools);
  SpCursor cursor = sp_reader_query (self, "SELECT school_id, year_group, year, places, temporary FROM group_capacity "
                                           "ORDER BY school_id, year_group, year");

  while (sp_cursor_next (&cursor))
    {
      gint school = sp_cursor_find (&cursor, &self->arena->schools);
      gint group = (gint) sp_cursor_group (&cursor);
      gint year = sp_cursor_int (&cursor, 0);
      gint n = sp_cursor_int (&cursor, -1);

      if (school < 0)
        continue;
      fill_from (snapshot, places, school, group, year, n);
      fill_from (snapshot, temporary, school, group, year, sp_cursor_int (&cursor, -1));
    }
  cursor = sp_reader_query (self, "SELECT school_id, entry_group, year, places FROM admission_number "
                                  "ORDER BY school_id, entry_group, year");
  while (sp_cursor_next (&cursor))
    {
      gint school = sp_cursor_find (&cursor, &self->arena->schools);
      gint group = (gint) sp_cursor_group (&cursor);
      gint year = sp_cursor_int (&cursor, 0);

      if (school >= 0)
        fill_from (snapshot, admission, school, group, year, sp_cursor_int (&cursor, -1));
    }
  apply_overrides (self, "places", places);
  apply_overrides (self, "admission number", admission);
  apply_dates (self, places, temporary, admission);
  snapshot->school_places = places;
  snapshot->temporary_places = temporary;
  snapshot->admission_number = admission;
}

static void
read_births (SpReader *self)
{
  SpSnapshot *snapshot = self->snapshot;
  gsize n = (gsize) snapshot->n_areas * snapshot->n_years;
  double *births = sp_arena_alloc (self->arena, n, sizeof (double));
  guint8 *projected = sp_arena_alloc (self->arena, n, 1);
  SpProvenance *provenance = sp_arena_alloc (self->arena, n, sizeof (SpProvenance));
  SpCursor cursor = sp_reader_query (self, "SELECT area_id, entry_year, births, projected, source_id, dated, note, estimated "
                                           "FROM births");

  for (gsize i = 0; i < n; i++)
    births[i] = -1;
  while (sp_cursor_next (&cursor))
    {
      gint area = sp_cursor_find (&cursor, &self->arena->areas);
      gint year = sp_snapshot_year_index (snapshot, sp_academic_year (sp_cursor_int (&cursor, 0)));
      gsize cell = (gsize) MAX (area, 0) * snapshot->n_years + (gsize) MAX (year, 0);

      if (area < 0 || year < 0)
        continue;
      births[cell] = sp_cursor_double (&cursor, -1);
      projected[cell] = sp_cursor_int (&cursor, 0) != 0;
      provenance[cell] = sp_cursor_provenance (&cursor);
      if (provenance[cell].estimated)
        snapshot->births_estimated = TRUE;
    }
  snapshot->births = births;
  snapshot->births_provenance = provenance;
  snapshot->births_projected = projected;
}

static const gint32 *
read_authority (SpReader   *self,
                const char *sql)
{
  const SpSnapshot *snapshot = self->snapshot;
  gint32 *grid = new_grid (self, 1);
  SpCursor cursor = sp_reader_query (self, sql);

  while (sp_cursor_next (&cursor))
    {
      gint year = sp_snapshot_year_index (snapshot, sp_academic_year (sp_cursor_int (&cursor, 0)));
      gint group = sp_cursor_int (&cursor, -1);

      if (year >= 0 && group >= 0 && group < SP_N_GROUPS)
        grid[year * SP_N_GROUPS + group] = sp_cursor_int (&cursor, -1);
    }
  return grid;
}

void
sp_read_rolls (SpReader *self)
{
  read_roll (self);
  read_places (self);
  read_births (self);
  self->snapshot->authority_history =
    read_authority (self, "SELECT year, year_group, pupils FROM authority_roll WHERE kind = 'history'");
  self->snapshot->authority_outturn =
    read_authority (self, "SELECT year, year_group, pupils FROM authority_roll WHERE kind = 'outturn'");
}
