/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is short, as lines: unplaced = the most of constant - slope x places. The forecast and a quantile of its paths are one
 * line, with the decimals that need has: rounded up, a county's crumbs would be hundreds of children. The expected shortfall over the paths is convex in places; it is taken as the lines that touch it
 * where so many in a hundred of the paths are met, which is never above it. */
#include "config.h"
#include "sp-programme-private.h"

#include <math.h>
#include "spk-quantile.h"

#define N_TOUCHES 8
#define NO_NEED (-1e6) /* need not known: nobody is unplaced that anybody knows of */

/* Room at the lead: places there are; FALSE where need is not known. */
static gboolean
find_cell (const SpProgramme *self, SpAreaIndex area, gint lead, SpYearGroup group, SpNeedCell *cell)
{
  *cell = sp_need_get_cell (sp_option_set_get_need (self->set), area, lead, group);
  return cell->known;
}

static void
touch (const double *sorted, gsize n, double at, double *constant, double *slope)
{
  double over = 0;
  gsize count = 0;

  for (gsize i = n; i > 0 && sorted[i - 1] > at; i--)
    {
      over += sorted[i - 1];
      count++;
    }
  /* f (places) = mean of (need - places)+ touches at `at`: constant = sum of needs above it / n, slope = their share. */
  *constant = over / (double) n;
  *slope = (double) count / (double) n;
}

/* Needs on the paths of an area at one lead and year group, sorted. */
static void
sort_needs (const SpForecastPaths *paths, const float *pupils, const SpNeedCell *cell, gint lead, SpYearGroup group,
            double *needs)
{
  gsize stride = sp_forecast_paths_get_stride (paths), n = sp_forecast_paths_get_n_paths (paths);
  const float *row = pupils + ((gsize) (lead - 1) * SP_N_GROUPS + group) * stride;

  for (gsize i = 0; i < n; i++)
    needs[i] = (double) row[i] * (1 + cell->margin) - cell->places;
  spk_sort (needs, n);
}

static void
write_cell (SpProgramme *self, const SpProgrammeOptions *options, const SpNeedCell *cell, const double *needs, gsize at,
            double *constant, double *slope)
{
  gsize n = options->paths ? sp_forecast_paths_get_n_paths (options->paths) : 0;
  double need = cell->pupils * (1 + cell->margin) - cell->places;

  if (options->quantile > 0)
    spk_quantile (needs, n, options->quantile, &need);
  constant[at] = need;
  slope[at] = 1;
  for (guint k = 0; k < self->choice.n_lines && options->quantile == SP_EXPECTED; k++)
    {
      double where = needs[0] - 1;

      if (k > 0)
        spk_quantile (needs, n, (double) k / N_TOUCHES, &where);
      touch (needs, n, where, &constant[at + k], &slope[at + k]);
    }
}

gboolean
sp_programme_read_need (SpProgramme *self, const SpProgrammeOptions *options, SpProgress *progress, GError **error)
{
  const SpSnapshot *s = sp_option_set_get_snapshot (self->set);
  gboolean drawn = options->quantile != 0;
  gsize n_paths = options->paths ? sp_forecast_paths_get_n_paths (options->paths) : 0;
  gsize stride = options->paths ? sp_forecast_paths_get_stride (options->paths) : 0;
  g_autofree float *pupils = NULL;
  g_autofree double *needs = g_new (double, n_paths + 1);
  double *constant, *slope;
  gint n_cells = 0;

  if (drawn && !options->paths)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "A quantile needs the paths of the forecast");
      return FALSE;
    }
  self->cell_of = sp_programme_alloc (self, (gsize) s->n_areas * SP_N_GROUPS, sizeof (gint));
  self->choice.n_years = sp_forecast_get_horizon (sp_need_get_forecast (sp_option_set_get_need (self->set)));
  self->choice.n_lines = options->quantile == SP_EXPECTED ? N_TOUCHES : 1;
  for (gsize i = 0; i < (gsize) s->n_areas * SP_N_GROUPS; i++)
    {
      SpPhase phase = s->areas[i / SP_N_GROUPS].phase;
      gint group = (gint) (i % SP_N_GROUPS);

      self->cell_of[i] = group >= (gint) sp_phase_first_group (phase) && group <= (gint) sp_phase_last_group (phase) ? n_cells++ : -1;
    }
  self->choice.n_cells = n_cells;
  constant = sp_programme_alloc (self, (gsize) n_cells * (gsize) self->choice.n_years * self->choice.n_lines, sizeof (double));
  slope = sp_programme_alloc (self, (gsize) n_cells * (gsize) self->choice.n_years * self->choice.n_lines, sizeof (double));
  pupils = drawn ? g_new (float, (gsize) self->choice.n_years * SP_N_GROUPS * stride) : NULL;
  for (guint a = 0; a < s->n_areas; a++)
    {
      if (sp_progress_is_cancelled (progress, error))
        return FALSE;
      if (drawn)
        sp_forecast_paths_draw (options->paths, (SpAreaIndex) a, pupils);
      for (gint g = 0; g < SP_N_GROUPS; g++)
        for (gint lead = 1; lead <= self->choice.n_years && self->cell_of[a * SP_N_GROUPS + (guint) g] >= 0; lead++)
          {
            gsize at = ((gsize) self->cell_of[a * SP_N_GROUPS + (guint) g] * (gsize) self->choice.n_years + (gsize) lead - 1)
                       * self->choice.n_lines;
            SpNeedCell cell;

            if (!find_cell (self, (SpAreaIndex) a, lead, (SpYearGroup) g, &cell))
              {
                for (guint k = 0; k < self->choice.n_lines; k++)
                  constant[at + k] = NO_NEED;
                continue;
              }
            if (drawn)
              sort_needs (options->paths, pupils, &cell, lead, (SpYearGroup) g, needs);
            write_cell (self, options, &cell, needs, at, constant, slope);
          }
    }
  self->choice.constant = constant;
  self->choice.slope = slope;
  return TRUE;
}
