/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-forecast-delivery-private.h"

#define LEAST_RANGE 1e-6 /* a range that begins at none is a range */

static guint64
site_key (const SpSite *site)
{
  return 2 * (guint64) site->id + 1; /* areas have even ones */
}

static void
read_years (SpSiteToBuild *self, const SpSnapshot *snapshot, SpSiteIndex site, SpAcademicYear origin)
{
  for (guint y = 0; y < snapshot->n_years; y++)
    {
      gsize cell = (gsize) site * snapshot->n_years + y;
      gint k = snapshot->first_year.start + (gint) y - origin.start;
      double dwellings = snapshot->completions[cell];

      if (dwellings < 0 || k >= SPK_MOST_DELIVERY_YEARS)
        continue;
      if (k < 0)
        self->before += dwellings;
      else if (snapshot->completion_actual && snapshot->completion_actual[cell])
        self->certain[k] = dwellings;
      else
        self->planned[k] = dwellings;
      if (k >= 0)
        self->held[k] = TRUE;
    }
}

/* A site that is still being built in the last year the plan looks at goes on at its mean rate until its dwellings (the higher
 * figure of a range) are there: a faster builder takes them from those years. */
static void
go_on (SpSiteToBuild *self, const SpSnapshot *snapshot, const SpSite *site, SpAcademicYear origin, gint n_years)
{
  gint last = MAX (n_years, snapshot->first_year.start + (gint) snapshot->n_years - origin.start) - 1, first = -1;
  double sum = 0, gone = self->before, left;

  for (gint k = 0; k <= MIN (last, SPK_MOST_DELIVERY_YEARS - 1); k++)
    {
      sum += self->planned[k];
      gone += self->planned[k] + self->certain[k];
      if (first < 0 && self->planned[k] > 0)
        first = k;
    }
  left = MAX (site->dwellings_max, site->dwellings_min) - gone;
  if (last < 0 || last >= SPK_MOST_DELIVERY_YEARS || !(self->planned[last] > 0) || !(left > 0))
    return;
  for (gint k = last + 1; k < SPK_MOST_DELIVERY_YEARS && left > 0; k++)
    {
      self->planned[k] = MIN (left, sum / (last - first + 1));
      left -= self->planned[k];
    }
}

static SpkDelivery
by_stage (const SpDeliveryOptions *options, const SpSite *site)
{
  const SpStageDelivery *stage = &options->stage[sp_delivery_stage_parse (site->permission)];
  SpkDelivery out
      = { stage->probability, { 0 }, options->rate_sd, options->stall, options->stall_shared, options->lag };

  for (gsize i = 0; i < G_N_ELEMENTS (stage->slip); i++)
    out.slip[i] = stage->slip[i];
  return out;
}

static SpkDelivery
by_terms (const SpDeliveryTerms *terms)
{
  SpkDelivery out = { 1, { 1 }, 0, 0, 0, 0 };
  SpDeliveryOptions usual;

  if (!terms->held)
    return out;
  sp_delivery_options_init (&usual);
  spk_delivery_slip (terms->value[SP_TERM_SLIP_MEAN], terms->value[SP_TERM_SLIP_SPREAD], out.slip);
  out.probability = terms->value[SP_TERM_PROBABILITY];
  out.rate_sd = terms->value[SP_TERM_RATE_SPREAD];
  out.stall = terms->value[SP_TERM_STALL];
  out.stall_shared = usual.stall_shared;
  out.lag = terms->value[SP_TERM_LAG];
  return out;
}

/* What is left to build of the site as the plan bounds it; never less than nothing. A range stays one. */
static void
bound (SpSiteToBuild *self, const SpSite *site, gint n_years)
{
  double gone = self->before;

  self->draw.ceiling = -1;
  if (site->dwellings_max < 0)
    return;
  for (gint k = 0; k < n_years; k++)
    gone += self->certain[k];
  self->draw.ceiling = MAX (0, site->dwellings_max - gone);
  if (site->dwellings_min >= 0 && site->dwellings_min < site->dwellings_max && self->draw.ceiling > 0)
    self->draw.least_ceiling = MAX (LEAST_RANGE, site->dwellings_min - gone);
}

gboolean
sp_site_to_build_init (SpSiteToBuild *self, const SpSnapshot *snapshot, SpSiteIndex index, SpAcademicYear origin,
                       gint n_years, const SpDeliveryOptions *options)
{
  const SpSite *site = &snapshot->sites[index];
  double all = 0;

  *self = (SpSiteToBuild) { .before = 0 };
  self->draw.key = site_key (site);
  self->draw.planned = self->planned;
  self->draw.n_planned = SPK_MOST_DELIVERY_YEARS;
  self->draw.delivery = options ? by_stage (options, site) : by_terms (&site->delivery);
  if (!options && site->delivery.held && site->delivery.value[SP_TERM_MOST] > 0)
    self->draw.most_a_year = site->delivery.value[SP_TERM_MOST];
  read_years (self, snapshot, index, origin);
  go_on (self, snapshot, site, origin, n_years);
  bound (self, site, n_years);
  for (gint k = 0; k < n_years; k++)
    all += self->planned[k] + self->certain[k];
  return all > 0;
}
