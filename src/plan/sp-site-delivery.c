/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-site-delivery.h"

#include <math.h>
#include <stdlib.h>

struct _SpSiteDelivery
{
  gint           ref_count;
  SpSnapshot    *snapshot;
  SpAcademicYear first_year;
  guint          n_years, n_paths;
  double        *expected;   /* [n_sites][2][n_years] */
  float         *paths[2];   /* by SpDeliveryCount: [n_sites][n_years][n_paths], rising within a cell */
};

G_DEFINE_BOXED_TYPE (SpSiteDelivery, sp_site_delivery, sp_site_delivery_ref, sp_site_delivery_unref)

static int
compare_dwellings (const void *a,
                   const void *b)
{
  float x = *(const float *) a;
  float y = *(const float *) b;

  return (x > y) - (x < y);
}

SpSiteDelivery *
sp_site_delivery_new_take (SpSnapshot     *snapshot,
                           SpAcademicYear  first_year,
                           guint           n_years,
                           guint           n_paths,
                           double         *expected,
                           float          *completed,
                           float          *lived_in)
{
  SpSiteDelivery *self = g_new0 (SpSiteDelivery, 1);

  self->ref_count = 1;
  self->snapshot = sp_snapshot_ref (snapshot);
  self->first_year = first_year;
  self->n_years = n_years;
  self->n_paths = n_paths;
  self->expected = expected;
  self->paths[SP_DELIVERY_COMPLETED] = completed;
  self->paths[SP_DELIVERY_LIVED_IN] = lived_in;
  for (gint count = 0; count < 2; count++)
    for (gsize cell = 0; cell < (gsize) snapshot->n_sites * n_years; cell++)
      qsort (self->paths[count] + cell * n_paths, n_paths, sizeof (float), compare_dwellings);
  return self;
}

SpSiteDelivery *
sp_site_delivery_ref (SpSiteDelivery *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_site_delivery_unref (SpSiteDelivery *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  sp_snapshot_unref (self->snapshot);
  g_free (self->expected);
  g_free (self->paths[0]);
  g_free (self->paths[1]);
  g_free (self);
}

SpSnapshot *
sp_site_delivery_get_snapshot (const SpSiteDelivery *self)
{
  return self->snapshot;
}

SpAcademicYear
sp_site_delivery_get_first_year (const SpSiteDelivery *self)
{
  return self->first_year;
}

guint
sp_site_delivery_get_n_years (const SpSiteDelivery *self)
{
  return self->n_years;
}

static gboolean
is_site (const SpSiteDelivery *self,
         SpSiteIndex           site)
{
  return site >= 0 && (guint) site < self->snapshot->n_sites;
}

/* Dwellings completed by the end of a year before the first, as the plan holds them. */
static double
held_until (const SpSiteDelivery *self,
            SpSiteIndex           site,
            SpAcademicYear        year)
{
  const SpSnapshot *snapshot = self->snapshot;
  double sum = 0;

  for (guint y = 0; y < snapshot->n_years && snapshot->first_year.start + (gint) y <= year.start; y++)
    sum += MAX (snapshot->completions[(gsize) site * snapshot->n_years + y], 0);
  return sum;
}

static gint
last_held (const SpSiteDelivery *self,
           SpAcademicYear        year)
{
  return MIN (year.start - self->first_year.start, (gint) self->n_years - 1);
}

static const float *
cell_of (const SpSiteDelivery *self,
         SpSiteIndex           site,
         gint                  year,
         SpDeliveryCount       count)
{
  return self->paths[count] + ((gsize) site * self->n_years + (gsize) year) * self->n_paths;
}

double
sp_site_delivery_get_expected (const SpSiteDelivery *self,
                               SpSiteIndex           site,
                               SpAcademicYear        year,
                               SpDeliveryCount       count)
{
  gint y = last_held (self, year);

  g_return_val_if_fail (is_site (self, site), 0);
  return y < 0 ? held_until (self, site, year) : self->expected[((gsize) site * 2 + count) * self->n_years + y];
}

double
sp_site_delivery_get_quantile (const SpSiteDelivery *self,
                               SpSiteIndex           site,
                               SpAcademicYear        year,
                               SpDeliveryCount       count,
                               double                at)
{
  gint y = last_held (self, year);
  gint rank;

  g_return_val_if_fail (is_site (self, site) && at >= 0 && at <= 1, 0);
  if (y < 0)
    return held_until (self, site, year);
  rank = (gint) ceil (at * self->n_paths) - 1;
  return cell_of (self, site, y, count)[CLAMP (rank, 0, (gint) self->n_paths - 1)];
}

/* Share of the paths on which at least so many dwellings are there. */
static double
share_with (const SpSiteDelivery *self,
            SpSiteIndex           site,
            gint                  year,
            SpDeliveryCount       count,
            double                dwellings)
{
  const float *cell = cell_of (self, site, year, count);
  guint low = 0, high = self->n_paths;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cell[middle] < (float) dwellings)
        low = middle + 1;
      else
        high = middle;
    }
  return (self->n_paths - low) / (double) self->n_paths;
}

/* Dwellings that set a trigger off; negative where nobody can say. */
static double
dwellings_for (const SpSiteDelivery *self,
               SpSiteIndex           site,
               SpSiteTrigger         trigger,
               double                value)
{
  const SpSite *one = &self->snapshot->sites[site];

  if (trigger == SP_TRIGGER_COMMENCEMENT)
    return 1e-6;
  if (!(value > 0)) /* which dwelling, or what share, is not said */
    return -1;
  if (trigger == SP_TRIGGER_OCCUPATION)
    return value;
  return one->dwellings_min > 0 ? value * one->dwellings_min : one->dwellings_max > 0 ? value * one->dwellings_max : -1;
}

static gboolean
holds_dwellings (const SpSiteDelivery *self,
                 SpSiteIndex           site)
{
  return share_with (self, site, (gint) self->n_years - 1, SP_DELIVERY_COMPLETED, 1e-6) > 0;
}

double
sp_site_delivery_get_chance (const SpSiteDelivery *self,
                             SpSiteIndex           site,
                             SpSiteTrigger         trigger,
                             double                value,
                             SpAcademicYear        year)
{
  gint y = last_held (self, year);
  double dwellings;

  g_return_val_if_fail (is_site (self, site), -1);
  dwellings = dwellings_for (self, site, trigger, value);
  if (dwellings < 0 || self->n_years == 0 || !holds_dwellings (self, site))
    return -1;
  if (y < 0)
    return held_until (self, site, year) >= dwellings;
  return share_with (self, site, y, trigger == SP_TRIGGER_COMMENCEMENT ? SP_DELIVERY_COMPLETED : SP_DELIVERY_LIVED_IN,
                     dwellings);
}

SpAcademicYear
sp_site_delivery_get_year (const SpSiteDelivery *self,
                           SpSiteIndex           site,
                           SpSiteTrigger         trigger,
                           double                value,
                           double                chance)
{
  const SpSnapshot *snapshot = self->snapshot;

  for (gint year = snapshot->first_year.start; year < self->first_year.start + (gint) self->n_years; year++)
    if (sp_site_delivery_get_chance (self, site, trigger, value, sp_academic_year (year)) >= chance)
      return sp_academic_year (year);
  return sp_academic_year (0);
}
