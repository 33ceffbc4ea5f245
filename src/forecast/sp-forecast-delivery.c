/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-forecast-delivery.h"

#include "sp-forecast-delivery-private.h"
#include "sp-forecast-paths-private.h"
#include "sp-forecast-private.h"

#include <glib/gi18n-lib.h>

#define N_DRAWS 256 /* for the share above the trend; the dwellings themselves are exact */

typedef struct
{
  const SpSnapshot *snapshot;
  SpAcademicYear origin;
  gint n_years;
  guint n_paths;
  guint64 seed;
  double *expected;
  float *completed, *lived_in;
} Delivery;

/* Cumulative, at the end of each year; what was counted is in both from its own year on. */
static void
add_up (const Delivery *self, const SpSiteToBuild *site, const double *completed, const double *lived_in, gsize stride,
        float *completed_out, float *lived_in_out)
{
  double built = site->before, in = site->before;

  for (gint k = 0; k < self->n_years; k++)
    {
      built += site->certain[k] + completed[k];
      in += site->certain[k] + lived_in[k];
      completed_out[(gsize) k * stride] = (float) built;
      lived_in_out[(gsize) k * stride] = (float) in;
    }
}

static void
deliver_site (const Delivery *self, SpSiteIndex index, const SpDeliveryOptions *options)
{
  double completed[SPK_MOST_DELIVERY_YEARS], lived_in[SPK_MOST_DELIVERY_YEARS];
  gsize first = (gsize) index * self->n_years * self->n_paths;
  double *expected = self->expected + (gsize) index * 2 * self->n_years;
  SpSiteToBuild site;
  SpkDeliveryDraw draw;

  sp_site_to_build_init (&site, self->snapshot, index, self->origin, self->n_years, options);
  for (guint p = 0; p < self->n_paths; p++)
    {
      spk_delivery_draw (&site.draw, self->seed, self->n_years, p, &draw);
      spk_delivery_path (&site.draw, self->n_years, &draw, lived_in, completed);
      add_up (self, &site, completed, lived_in, self->n_paths, self->completed + first + p, self->lived_in + first + p);
    }
  spk_delivery_expected (&site.draw, self->n_years, lived_in, completed);
  for (gint k = 0; k < self->n_years; k++)
    {
      expected[k] = (k > 0 ? expected[k - 1] : site.before) + site.certain[k] + completed[k];
      expected[self->n_years + k]
          = (k > 0 ? expected[self->n_years + k - 1] : site.before) + site.certain[k] + lived_in[k];
    }
}

SpSiteDelivery *
sp_forecast_deliver (SpSnapshot *snapshot, const SpPathOptions *options, SpProgress *progress, GError **error)
{
  static const SpPathOptions none = SP_PATH_OPTIONS_INIT;
  Delivery work = { .snapshot = snapshot };
  gsize n;
  gboolean done = TRUE;

  g_return_val_if_fail (snapshot != NULL, NULL);
  options = options ? options : &none;
  if (!sp_paths_check_options (options, error))
    return NULL;
  work.origin = snapshot->assumptions.origin;
  work.n_years = snapshot->assumptions.horizon;
  work.n_paths = options->n_paths ? options->n_paths : SP_USUAL_PATHS;
  work.seed = sp_paths_seed (snapshot, options->seed);
  n = (gsize) snapshot->n_sites * work.n_years;
  work.expected = g_new0 (double, 2 * n + 1);
  work.completed = g_new0 (float, n * work.n_paths + 1);
  work.lived_in = g_new0 (float, n * work.n_paths + 1);
  for (guint s = 0; s < snapshot->n_sites && done; s++)
    {
      done = !sp_progress_is_cancelled (progress, error);
      if (done)
        deliver_site (&work, (SpSiteIndex) s, options->delivery);
      sp_progress_report (progress, (s + 1.0) / snapshot->n_sites, _("Simulating housing"));
    }
  if (done)
    return sp_site_delivery_new_take (snapshot, work.origin, work.n_years, work.n_paths, work.expected, work.completed,
                                      work.lived_in);
  g_free (work.expected);
  g_free (work.completed);
  g_free (work.lived_in);
  return NULL;
}

/* As planned and for certain, every draw is the same: one will do. */
static gboolean
is_certain (const SpForecastWork *work)
{
  if (work->housing_as_planned)
    return TRUE;
  for (guint s = 0; s < work->snapshot->n_sites; s++)
    if (work->snapshot->sites[s].delivery.held)
      return FALSE;
  return TRUE;
}

static void
expect_site (SpForecast *out, SpSiteIndex index, const SpDeliveryOptions *options, guint64 seed)
{
  double *row = out->dwellings + (gsize) index * out->horizon, lived_in[SPK_MOST_DELIVERY_YEARS];
  SpSiteToBuild site;
  gboolean any = sp_site_to_build_init (&site, out->snapshot, index, out->origin, out->horizon, options);

  spk_delivery_expected (&site.draw, out->horizon, lived_in, NULL);
  for (gint k = 0; k < out->horizon; k++)
    row[k] = site.held[k] || lived_in[k] > 0 ? site.certain[k] + lived_in[k] : -1;
  if (!any)
    return;
  out->drawn[index] = g_new (float, (gsize) out->horizon * out->n_draws);
  spk_delivery_draw_paths (&site.draw, seed, out->horizon, 0, out->n_draws, out->n_draws, out->drawn[index]);
  for (gint k = 0; k < out->horizon; k++)
    for (guint draw = 0; draw < out->n_draws && site.certain[k] > 0; draw++)
      out->drawn[index][(gsize) k * out->n_draws + draw] += (float) site.certain[k];
}

void
sp_forecast_expect_dwellings (SpForecastWork *work)
{
  SpForecast *out = work->out;
  SpDeliveryOptions as_planned;

  sp_delivery_options_init_as_planned (&as_planned);
  out->dwellings = g_new (double, (gsize) work->snapshot->n_sites * out->horizon + 1);
  out->drawn = g_new0 (float *, work->snapshot->n_sites + 1);
  out->n_draws = is_certain (work) ? 1 : N_DRAWS;
  for (guint s = 0; s < work->snapshot->n_sites; s++)
    expect_site (out, (SpSiteIndex) s, work->housing_as_planned ? &as_planned : NULL,
                 sp_paths_seed (work->snapshot, work->seed));
}
