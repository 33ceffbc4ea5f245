/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dwellings completed by site and year, and what scenarios make of them. */
#include "config.h"
#include "sp-snapshot-private.h"

#include <string.h>

typedef struct { double *dwellings; guint8 *actual; guint8 *estimated; } Grid;

static gsize
cell_of (const SpSnapshot *snapshot,
         gint              site,
         gint              year_index)
{
  return (gsize) site * snapshot->n_years + (gsize) year_index;
}

static void
read_rows (SpReader *self,
           Grid     *grid)
{
  SpCursor cursor
      = sp_reader_query (self, "SELECT site_id, year, dwellings, kind = 'actual', estimated FROM completion");

  while (sp_cursor_next (&cursor))
    {
      gint site = sp_cursor_find (&cursor, &self->arena->sites);
      gint year = sp_snapshot_year_index (self->snapshot, sp_academic_year (sp_cursor_int (&cursor, 0)));
      gsize cell = cell_of (self->snapshot, MAX (site, 0), MAX (year, 0));

      if (site < 0 || year < 0)
        continue;
      grid->dwellings[cell] = sp_cursor_double (&cursor, -1);
      grid->actual[cell] = sp_cursor_int (&cursor, 0) != 0;
      grid->estimated[cell] = sp_cursor_int (&cursor, 0) != 0;
    }
}

/* Adds dwellings to a year; what falls off the axis is beyond every forecast. */
static void
add_dwellings (const SpSnapshot *snapshot,
               Grid             *grid,
               gint              site,
               gint              year,
               double            dwellings,
               guint8            estimated)
{
  gsize cell = cell_of (snapshot, site, CLAMP (year, 0, (gint) snapshot->n_years - 1));

  if (year < 0 || year >= (gint) snapshot->n_years)
    return;
  grid->dwellings[cell] = dwellings + (grid->dwellings[cell] > 0 ? grid->dwellings[cell] : 0);
  grid->actual[cell] = 0;
  grid->estimated[cell] |= estimated;
}

/* All expected completions of a site later by whole years; actual ones have happened and stay. */
static void
slip_site (const SpSnapshot *snapshot,
           Grid             *grid,
           gint              site,
           gint              years)
{
  g_autofree double *old = g_new (double, snapshot->n_years);
  g_autofree guint8 *estimated = g_new (guint8, snapshot->n_years);

  for (gint year = 0; year < (gint) snapshot->n_years; year++)
    {
      gsize cell = cell_of (snapshot, site, year);

      old[year] = grid->actual[cell] ? -1 : grid->dwellings[cell];
      estimated[year] = grid->estimated[cell];
      if (old[year] >= 0)
        {
          grid->dwellings[cell] = -1;
          grid->estimated[cell] = 0;
        }
    }
  for (gint year = 0; year < (gint) snapshot->n_years; year++)
    if (old[year] >= 0)
      add_dwellings (snapshot, grid, site, year + years, old[year], estimated[year]);
}

static void
apply_override (SpReader         *self,
                Grid             *grid,
                const SpOverride *override)
{
  gint site = sp_id_table_find (&self->arena->sites, override->target_id);
  gint year = sp_snapshot_year_index (self->snapshot, override->year);
  gsize cell;

  if (site < 0)
    return;
  if (g_str_equal (override->subject, "start slip"))
    slip_site (self->snapshot, grid, site, (gint) CLAMP (override->value, -60, 60));
  if (!g_str_equal (override->subject, "completion") || year < 0)
    return;
  cell = cell_of (self->snapshot, site, year);
  grid->dwellings[cell] = override->has_value ? MAX (override->value, 0) : -1;
  grid->actual[cell] = 0;
  grid->estimated[cell] = override->has_value;
}

void
sp_read_completions (SpReader *self)
{
  SpSnapshot *snapshot = self->snapshot;
  gsize n = (gsize) snapshot->n_sites * snapshot->n_years;
  Grid grid = { sp_arena_alloc (self->arena, n, sizeof (double)), sp_arena_alloc (self->arena, n, 1),
                sp_arena_alloc (self->arena, n, 1) };

  for (gsize i = 0; i < n; i++)
    grid.dwellings[i] = -1;
  read_rows (self, &grid);
  for (guint i = 0; i < self->overrides->len; i++)
    apply_override (self, &grid, &g_array_index (self->overrides, SpLevelOverride, i).override);
  snapshot->completions = grid.dwellings;
  snapshot->completion_actual = grid.actual;
  snapshot->completion_estimated = grid.estimated;
}
