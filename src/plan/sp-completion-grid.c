/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-completion-grid.h"

static gsize
cell_of (const SpCompletionGrid *self,
         SpSiteIndex             site,
         gint                    year)
{
  return (gsize) site * self->snapshot->n_years + (gsize) year;
}

static gint
origin_index (const SpCompletionGrid *self)
{
  return self->snapshot->assumptions.origin.start - self->snapshot->first_year.start;
}

SpExpectedDwellings
sp_completion_grid_expected (const SpCompletionGrid *self,
                             SpSiteIndex             site)
{
  SpExpectedDwellings out = { -1, -1, 0 };

  for (gint year = MAX (origin_index (self), 0); year < (gint) self->snapshot->n_years; year++)
    {
      gsize cell = cell_of (self, site, year);

      if ((self->actual && self->actual[cell]) || !(self->dwellings[cell] > 0))
        continue;
      out.first = out.first < 0 ? year : out.first;
      out.last = year;
      out.dwellings += self->dwellings[cell];
    }
  return out;
}

double
sp_completion_grid_rate (const SpExpectedDwellings *expected)
{
  return expected->first < 0 ? 0 : expected->dwellings / (expected->last - expected->first + 1);
}

static void
add_dwellings (SpCompletionGrid *self,
               SpSiteIndex       site,
               gint              year,
               double            dwellings,
               guint8            estimated)
{
  gsize cell = cell_of (self, site, CLAMP (year, 0, (gint) self->snapshot->n_years - 1));

  if (year < 0 || year >= (gint) self->snapshot->n_years)
    return;
  self->dwellings[cell] = dwellings + (self->dwellings[cell] > 0 ? self->dwellings[cell] : 0);
  self->actual[cell] = 0;
  self->estimated[cell] |= estimated;
}

void
sp_completion_grid_slip (SpCompletionGrid *self,
                         SpSiteIndex       site,
                         gint              years)
{
  gint n_years = (gint) self->snapshot->n_years;
  g_autofree double *old = g_new (double, n_years);
  g_autofree guint8 *estimated = g_new (guint8, n_years);

  for (gint year = 0; year < n_years; year++)
    {
      gsize cell = cell_of (self, site, year);

      old[year] = self->actual[cell] ? -1 : self->dwellings[cell];
      estimated[year] = self->estimated[cell];
      if (old[year] >= 0)
        {
          self->dwellings[cell] = -1;
          self->estimated[cell] = 0;
        }
    }
  for (gint year = 0; year < n_years; year++)
    if (old[year] >= 0)
      add_dwellings (self, site, year + years, old[year], estimated[year]);
}

/* Built before the origin, or counted since. */
static double
built (const SpCompletionGrid *self,
       SpSiteIndex             site)
{
  double sum = 0;

  for (gint year = 0; year < (gint) self->snapshot->n_years; year++)
    {
      gsize cell = cell_of (self, site, year);

      if (self->dwellings[cell] > 0 && (self->actual[cell] || year < origin_index (self)))
        sum += self->dwellings[cell];
    }
  return sum;
}

void
sp_completion_grid_lay (SpCompletionGrid *self,
                        SpSiteIndex       site,
                        gint              first,
                        double            rate,
                        double            least)
{
  const SpSite *one = &self->snapshot->sites[site];
  double left = sp_completion_grid_expected (self, site).dwellings;
  double whole = MAX (one->dwellings_max, one->dwellings_min);

  left = MAX (MAX (left, least), whole - built (self, site));
  if (!(left > 0) || !(rate > 0))
    return;
  for (gint year = MAX (origin_index (self), 0); year < (gint) self->snapshot->n_years; year++)
    {
      gsize cell = cell_of (self, site, year);

      if (self->actual[cell])
        continue;
      self->dwellings[cell] = year >= first && left > 0 ? MIN (rate, left) : -1;
      self->estimated[cell] = self->dwellings[cell] > 0;
      left -= MAX (self->dwellings[cell], 0);
    }
}
