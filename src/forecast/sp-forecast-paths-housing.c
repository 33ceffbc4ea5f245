/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils of new dwellings on every path: the arithmetic of sp-forecast-housing.c with the dwellings and the yield that
 * were drawn in place of those planned. What is above the trend is found anew on each path, since a year of few
 * dwellings has none. */
#include "config.h"
#include "sp-forecast-delivery-private.h"
#include "sp-forecast-paths-private.h"
#include "sp-forecast-private.h"

#include <glib/gi18n-lib.h>
#include "spk-housing.h"

#define TREND_YEARS 3
#define LEAST_YIELD 0.1
#define DRAW_YIELD (32u << 24)

static void
draw_yield (const SpForecastPaths *self, SpkKey key, double sd, float *row)
{
  for (gsize p = 0; p < self->simulate.stride; p++)
    row[p] = (float) MAX (LEAST_YIELD, 1 + (sd > 0 ? sd * spk_counter_normal (key, (guint32) p, DRAW_YIELD) : 0));
}

static void
draw_site (SpForecastPaths *self, SpSiteIndex index, const SpDeliveryOptions *options, double yield_sd)
{
  gsize stride = self->simulate.stride;
  SpSiteToBuild site;

  if (!sp_site_to_build_init (&site, sp_forecast_get_snapshot (self->forecast), index,
                              sp_forecast_get_origin (self->forecast), self->horizon, options))
    return;
  self->housing.lived_in[index] = g_new0 (float, self->horizon *stride);
  self->housing.yield[index] = g_new0 (float, stride);
  spk_delivery_draw_paths (&site.draw, self->seed, self->horizon, 0, stride, stride, self->housing.lived_in[index]);
  for (gint k = 0; k < self->horizon; k++)
    for (gsize p = 0; p < stride && site.certain[k] > 0; p++)
      self->housing.lived_in[index][(gsize) k * stride + p] += (float) site.certain[k];
  draw_yield (self, spk_key (self->seed, site.draw.key), yield_sd, self->housing.yield[index]);
}

/* Whether its chance is a guess for want of a stage. */
static gboolean
takes_stage_not_said (const SpSite *site, const SpDeliveryOptions *options)
{
  if (sp_delivery_stage_parse (site->permission) != SP_STAGE_NOT_SAID)
    return FALSE;
  return options || (site->delivery.held && !(site->delivery.own & 1u << SP_TERM_PROBABILITY));
}

void
sp_paths_draw_sites (SpForecastPaths *self, const SpDeliveryOptions *options)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (self->forecast);
  SpDeliveryOptions usual;
  guint n_not_said = 0;

  sp_delivery_options_init (&usual);

  if (!snapshot || snapshot->n_sites == 0)
    return;
  self->housing.lived_in = g_new0 (float *, snapshot->n_sites);
  self->housing.yield = g_new0 (float *, snapshot->n_sites);
  for (guint s = 0; s < snapshot->n_sites; s++)
    {
      draw_site (self, s, options, options ? options->yield_sd : usual.yield_sd);
      n_not_said += self->housing.lived_in[s] && takes_stage_not_said (&snapshot->sites[s], options);
    }
  if (n_not_said > 0)
    g_ptr_array_add (self->findings,
                     sp_finding_new_printf (SP_FINDING_NOTE, "stage-not-held", SP_SUBJECT_PLAN, 0,
                                            g_dngettext (GETTEXT_PACKAGE,
                                                         "The planning stage of %u site is not held; it is taken to be "
                                                         "as likely as outline permission. Enter its stage.",
                                                         "The planning stages of %u sites are not held; they are taken "
                                                         "to be as likely as outline permission. Enter their stages.",
                                                         n_not_said),
                                            n_not_said));
}

void
sp_paths_clear_sites (SpForecastPaths *self)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (self->forecast);

  for (guint s = 0; self->housing.lived_in && s < snapshot->n_sites; s++)
    {
      g_free (self->housing.lived_in[s]);
      g_free (self->housing.yield[s]);
    }
  g_free (self->housing.lived_in);
  g_free (self->housing.yield);
}

/* The sites of one area: its share of each, and the yield of a dwelling by years since completion. */
typedef struct
{
  guint n;
  SpSiteIndex *site;
  double *share;
  double *yield; /* [n][horizon] */
} Feeding;

static void
feeding_clear (Feeding *self)
{
  g_free (self->site);
  g_free (self->share);
  g_free (self->yield);
}

static void
find_feeding (const SpForecastPaths *self, gint area, Feeding *out)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (self->forecast);

  *out = (Feeding){ 0, g_new0 (SpSiteIndex, snapshot->n_sites), g_new0 (double, snapshot->n_sites),
                    g_new0 (double, (gsize) snapshot->n_sites * self->horizon) };
  for (guint site = 0; site < snapshot->n_sites; site++)
    {
      double share = self->housing.lived_in[site] ? sp_forecast_housing_share (snapshot, site, area) : 0;

      if (!(share > 0))
        continue;
      out->site[out->n] = site;
      out->share[out->n] = share;
      for (gint years = 0; years < self->horizon; years++)
        sp_forecast_yield (snapshot, snapshot->areas[area].phase, &snapshot->sites[site], years,
                           &out->yield[(gsize) out->n * self->horizon + years]);
      out->n++;
    }
}

/* Dwellings of an area completed in a year before the origin, whether their sites go on or not; FALSE when no site
 * says. */
static gboolean
past_completions (const SpSnapshot *snapshot, gint area, gint start, double *dwellings)
{
  gint year = sp_snapshot_year_index (snapshot, sp_academic_year (start));
  gboolean any = FALSE;

  *dwellings = 0;
  for (guint site = 0; site < snapshot->n_sites && year >= 0; site++)
    {
      double built = snapshot->completions[(gsize) site * snapshot->n_years + year];
      double share = built >= 0 ? sp_forecast_housing_share (snapshot, site, area) : 0;

      *dwellings += share * built;
      any |= share > 0;
    }
  return any;
}

gboolean
sp_paths_area_has_housing (const SpForecastPaths *self, gint area)
{
  Feeding feeding;
  gboolean any;

  if (!self->housing.lived_in)
    return FALSE;
  find_feeding (self, area, &feeding);
  any = feeding.n > 0;
  feeding_clear (&feeding);
  return any;
}

typedef struct
{
  double window[TREND_YEARS];
  guint8 window_known[TREND_YEARS];
  double *fraction, *target; /* [horizon] */
} PathWork;

/* Pupils that the dwellings of one path yield at each census, above the trend. */
static void
find_targets (const SpForecastPaths *self, const Feeding *feeding, gsize p, PathWork *work)
{
  gsize stride = self->simulate.stride;

  for (gint k = 0; k < self->horizon; k++)
    {
      double dwellings = 0, excess;

      for (guint i = 0; i < feeding->n; i++)
        dwellings += feeding->share[i] * self->housing.lived_in[feeding->site[i]][(gsize) k * stride + p];
      work->fraction[k] = 0;
      if (!(dwellings > 0))
        continue;
      spk_housing_excess (dwellings, work->window, work->window_known, TREND_YEARS, &excess);
      work->fraction[k] = excess / dwellings;
    }
  for (gint lead = 1; lead <= self->horizon; lead++)
    {
      work->target[lead - 1] = 0;
      for (gint k = 0; k < lead; k++)
        {
          double pupils = 0;

          for (guint i = 0; i < feeding->n && work->fraction[k] > 0; i++)
            pupils += feeding->share[i] * self->housing.lived_in[feeding->site[i]][(gsize) k * stride + p]
                      * feeding->yield[(gsize) i * self->horizon + lead - 1 - k]
                      * self->housing.yield[feeding->site[i]][p];
          work->target[lead - 1] += work->fraction[k] * pupils;
        }
    }
}

static void
age_path (const SpForecastPaths *self, gint area, const double *target, gsize p, float *more)
{
  SpPhase phase = sp_forecast_get_snapshot (self->forecast)->areas[area].phase;
  SpYearGroup first = sp_phase_first_group (phase);
  gsize n_groups = sp_phase_last_group (phase) - first + 1;
  double stock[SP_N_GROUPS] = { 0 };

  for (gint lead = 1; lead <= self->horizon; lead++)
    {
      spk_housing_age (stock, n_groups, target[lead - 1], sp_forecast_housing_profile (phase));
      for (gsize g = 0; g < n_groups; g++)
        more[((gsize) (lead - 1) * SP_N_GROUPS + first + g) * self->simulate.stride + p]
            = (float) (stock[g]
                       - sp_forecast_get_component (self->forecast, area, lead, first + g, SP_COMPONENT_HOUSING));
    }
}

void
sp_paths_draw_housing (const SpForecastPaths *self, gint area, float *more)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (self->forecast);
  gint origin = sp_forecast_get_origin (self->forecast).start;
  PathWork work = { .fraction = g_new0 (double, self->horizon), .target = g_new0 (double, self->horizon) };
  Feeding feeding;

  find_feeding (self, area, &feeding);
  for (gint k = 0; k < TREND_YEARS; k++)
    work.window_known[k] = past_completions (snapshot, area, origin - 1 - k, &work.window[k]);
  for (gsize p = 0; p < self->simulate.stride; p++)
    {
      find_targets (self, &feeding, p, &work);
      age_path (self, area, work.target, p, more);
    }
  feeding_clear (&feeding);
  g_free (work.fraction);
  g_free (work.target);
}
