/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-trial.h"

#include <string.h>

#include "sp-completion-grid.h"
#include "sp-snapshot-private.h"

gboolean
sp_trial_concerns (const SpTrial    *self,
                   const SpSnapshot *snapshot,
                   SpSiteIndex       site)
{
  if (self->site >= 0)
    return self->site == site;
  return self->growth < 0 || snapshot->sites[site].growth == self->growth;
}

/* The grid of a snapshot to be read; nobody writes through it. */
static SpCompletionGrid
grid_of (const SpSnapshot *snapshot)
{
  return (SpCompletionGrid) { snapshot, (double *) snapshot->completions, (guint8 *) snapshot->completion_actual,
                              (guint8 *) snapshot->completion_estimated };
}

void
sp_snapshot_get_trial_start (const SpSnapshot *self,
                             const SpTrial    *which,
                             SpTrialStart     *out)
{
  SpCompletionGrid grid = grid_of (self);
  gint first = -1;
  guint n = 0;

  *out = (SpTrialStart) { .yield_factor = 1 };
  for (guint s = 0; s < self->n_sites; s++)
    {
      SpExpectedDwellings expected;

      if (!sp_trial_concerns (which, self, (SpSiteIndex) s))
        continue;
      out->yield_factor = n++ == 0 || out->yield_factor == 1 + self->sites[s].yield_change
                              ? 1 + self->sites[s].yield_change
                              : 1;
      expected = sp_completion_grid_expected (&grid, (SpSiteIndex) s);
      if (expected.first < 0)
        continue;
      first = first < 0 ? expected.first : MIN (first, expected.first);
      out->rate += sp_completion_grid_rate (&expected);
      out->dwellings += expected.dwellings;
    }
  if (first >= 0)
    out->first = sp_academic_year (self->first_year.start + first);
}

/* Not to before the origin: what is there is in the rolls already. */
static gint
bounded_slip (const SpCompletionGrid *grid,
              SpSiteIndex             site,
              gint                    slip)
{
  const SpSnapshot *snapshot = grid->snapshot;
  SpExpectedDwellings expected = sp_completion_grid_expected (grid, site);
  gint most = expected.first - (snapshot->assumptions.origin.start - snapshot->first_year.start);

  return expected.first < 0 ? 0 : CLAMP (slip, -most, SP_TRIAL_LONGEST_SLIP);
}

/* A site at the rate of the trial; `before` is what was expected of it before it slipped, past the end of the axis too. */
static void
lay_part (SpCompletionGrid          *grid,
          SpSiteIndex                site,
          const SpExpectedDwellings *before,
          double                     rate,
          double                     whole)
{
  SpExpectedDwellings expected = sp_completion_grid_expected (grid, site);

  if (expected.first >= 0)
    sp_completion_grid_lay (grid, site, expected.first,
                            MIN (rate, SP_TRIAL_FASTEST_RATE) * sp_completion_grid_rate (before) / whole,
                            before->dwellings);
}

static void
try_one (SpCompletionGrid *grid,
         SpSite           *sites,
         const SpTrial    *trial)
{
  const SpSnapshot *snapshot = grid->snapshot;
  g_autofree SpExpectedDwellings *before = g_new0 (SpExpectedDwellings, snapshot->n_sites);
  double whole = 0;

  for (guint s = 0; s < snapshot->n_sites; s++)
    if (sp_trial_concerns (trial, snapshot, (SpSiteIndex) s))
      {
        gint slip = bounded_slip (grid, (SpSiteIndex) s, trial->slip);

        before[s] = sp_completion_grid_expected (grid, (SpSiteIndex) s);
        whole += sp_completion_grid_rate (&before[s]);
        if (slip != 0)
          sp_completion_grid_slip (grid, (SpSiteIndex) s, slip);
        sites[s].yield_change
            = (1 + sites[s].yield_change) * CLAMP (trial->yield_factor, 0, SP_TRIAL_LARGEST_YIELD) - 1;
      }
  for (guint s = 0; s < snapshot->n_sites && trial->rate > 0 && whole > 0; s++)
    if (sp_trial_concerns (trial, snapshot, (SpSiteIndex) s))
      lay_part (grid, (SpSiteIndex) s, &before[s], trial->rate, whole);
}

SpSnapshot *
sp_snapshot_try (SpSnapshot    *self,
                 const SpTrial *trials,
                 guint          n_trials)
{
  SpSnapshot *out;
  SpArena *arena;
  SpSite *sites;
  SpCompletionGrid grid;
  gsize n = (gsize) self->n_sites * self->n_years;

  g_return_val_if_fail (self != NULL, NULL);
  arena = sp_arena_new_beside (self->arena);
  out = g_memdup2 (self, sizeof *self);
  out->ref_count = 1;
  out->arena = arena;
  out->base = sp_snapshot_ref (self);
  sites = sp_arena_alloc (arena, self->n_sites, sizeof (SpSite));
  grid = (SpCompletionGrid) { out, sp_arena_alloc (arena, n, sizeof (double)), sp_arena_alloc (arena, n, 1),
                              sp_arena_alloc (arena, n, 1) };
  if (n > 0)
    {
      memcpy (sites, self->sites, self->n_sites * sizeof (SpSite));
      memcpy (grid.dwellings, self->completions, n * sizeof (double));
      if (self->completion_actual)
        memcpy (grid.actual, self->completion_actual, n);
      if (self->completion_estimated)
        memcpy (grid.estimated, self->completion_estimated, n);
    }
  for (guint i = 0; i < n_trials; i++)
    try_one (&grid, sites, &trials[i]);
  out->sites = sites;
  out->completions = grid.dwellings;
  out->completion_actual = grid.actual;
  out->completion_estimated = grid.estimated;
  return out;
}
