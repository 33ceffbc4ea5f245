/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dwellings completed by site and year, and what scenarios make of them. */
#include "config.h"
#include "sp-completion-grid.h"
#include "sp-snapshot-private.h"

static gsize
cell_of (const SpSnapshot *snapshot,
         gint              site,
         gint              year_index)
{
  return (gsize) site * snapshot->n_years + (gsize) year_index;
}

static void
read_rows (SpReader         *self,
           SpCompletionGrid *grid)
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

/* From its first expected year, or where nothing is expected by year, from the start it is given. */
static void
lay_at (const SpSnapshot *snapshot,
        SpCompletionGrid *grid,
        gint              site,
        double            rate)
{
  const SpDeliveryTerms *terms = &snapshot->sites[site].delivery;
  gint first = sp_completion_grid_expected (grid, site).first;

  if (first < 0 && terms->held && terms->value[SP_TERM_START] > 0)
    first = (gint) terms->value[SP_TERM_START] - snapshot->first_year.start;
  if (first >= 0)
    sp_completion_grid_lay (grid, site, first, rate, 0);
}

static void
apply_override (SpReader         *self,
                SpCompletionGrid *grid,
                const SpOverride *override)
{
  gint site = sp_id_table_find (&self->arena->sites, override->target_id);
  gint year = sp_snapshot_year_index (self->snapshot, override->year);
  gsize cell;

  if (site < 0)
    return;
  if (g_str_equal (override->subject, "build rate") && override->has_value)
    lay_at (self->snapshot, grid, site, override->value);
  if (g_str_equal (override->subject, "start slip"))
    sp_completion_grid_slip (grid, site, (gint) CLAMP (override->value, -60, 60));
  if (!g_str_equal (override->subject, "completion") || year < 0)
    return;
  cell = cell_of (self->snapshot, site, year);
  grid->dwellings[cell] = override->has_value ? MAX (override->value, 0) : -1;
  grid->actual[cell] = 0;
  grid->estimated[cell] = override->has_value;
}

/* Sites with a start and a rate, and no dwellings by year from the origin on (a blank is not a nought). */
static void
lay_by_rate (const SpSnapshot *snapshot,
             SpCompletionGrid *grid)
{
  gint origin = sp_snapshot_year_index (snapshot, snapshot->assumptions.origin);

  for (guint s = 0; s < snapshot->n_sites; s++)
    {
      SpDeliveryTerms *terms = (SpDeliveryTerms *) &snapshot->sites[s].delivery; /* of the snapshot in the making */
      gboolean any = FALSE;

      for (gint year = MAX (origin, 0); year < (gint) snapshot->n_years; year++)
        any |= grid->dwellings[cell_of (snapshot, (gint) s, year)] >= 0;
      if (any || !terms->held || terms->value[SP_TERM_START] < 0 || terms->value[SP_TERM_RATE] <= 0)
        continue;
      sp_completion_grid_lay (grid, (SpSiteIndex) s, (gint) terms->value[SP_TERM_START] - snapshot->first_year.start,
                              terms->value[SP_TERM_RATE], 0);
      terms->by_rate = sp_completion_grid_expected (grid, (SpSiteIndex) s).first >= 0;
    }
}

void
sp_read_completions (SpReader *self)
{
  SpSnapshot *snapshot = self->snapshot;
  gsize n = (gsize) snapshot->n_sites * snapshot->n_years;
  SpCompletionGrid grid = { snapshot, sp_arena_alloc (self->arena, n, sizeof (double)),
                            sp_arena_alloc (self->arena, n, 1), sp_arena_alloc (self->arena, n, 1) };

  for (gsize i = 0; i < n; i++)
    grid.dwellings[i] = -1;
  read_rows (self, &grid);
  lay_by_rate (snapshot, &grid);
  for (guint i = 0; i < self->overrides->len; i++)
    apply_override (self, &grid, &g_array_index (self->overrides, SpLevelOverride, i).override);
  snapshot->completions = grid.dwellings;
  snapshot->completion_actual = grid.actual;
  snapshot->completion_estimated = grid.estimated;
}
