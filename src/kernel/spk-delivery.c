/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-delivery.h"
#include <math.h>
#include <string.h>
#include "spk-normal.h"

/* What a draw is for; above those of spk-simulate.c. */
typedef enum
{
  DRAW_AHEAD = 16,
  DRAW_SLIP,
  DRAW_RATE,
  DRAW_STALL,
  DRAW_MARKET,
  DRAW_CEILING
} Draw;

#define SHARED_STREAM UINT64_MAX
#define SLOWEST 0.25

static uint32_t
counter (Draw draw, size_t year)
{
  return (uint32_t) draw << 24 | (uint32_t) year << 8;
}

/* The trajectory summed up to a moment of it, in years. */
static double
planned_until (const SpkDeliverySite *site, size_t n_years, double clock)
{
  double sum = 0;
  size_t whole;

  if (site->n_planned > 0)
    n_years = site->n_planned;
  if (clock <= 0)
    return 0;
  whole = clock >= (double) n_years ? n_years : (size_t) floor (clock);
  for (size_t t = 0; t < whole; t++)
    sum += site->planned[t];
  if (whole < n_years)
    sum += (clock - (double) whole) * site->planned[whole];
  return sum;
}

static void
let_in (const double *completed, size_t n_years, double lag, double *lived_in)
{
  size_t whole = (size_t) floor (lag);
  double later = lag - floor (lag);

  for (size_t t = 0; t < n_years; t++)
    {
      lived_in[t] = t >= whole ? (1 - later) * completed[t - whole] : 0;
      if (later > 0 && t >= whole + 1)
        lived_in[t] += later * completed[t - whole - 1];
    }
}

/* The ceiling of one path; negative: none. */
static double
ceiling_of (const SpkDeliverySite *site, double below)
{
  if (site->ceiling < 0 || !(site->least_ceiling > 0) || site->least_ceiling >= site->ceiling)
    return site->ceiling;
  return site->ceiling - below * (site->ceiling - site->least_ceiling);
}

/* Dwellings built by the end of the year that ends at `clock`, after `so_far`. */
static double
built_until (const SpkDeliverySite *site, size_t n_years, double clock, double ceiling, double so_far)
{
  double until = planned_until (site, n_years, clock);

  if (ceiling >= 0 && until > ceiling)
    until = ceiling;
  if (site->most_a_year > 0 && until > so_far + site->most_a_year)
    until = so_far + site->most_a_year;
  return until;
}

/* The first year in which anything is planned: faster building does not shorten the wait for it. */
static size_t
first_year (const SpkDeliverySite *site, size_t n_years)
{
  for (size_t t = 0; t < n_years; t++)
    if (site->planned[t] > 0)
      return t;
  return n_years;
}

void
spk_delivery_path (const SpkDeliverySite *site, size_t n_years, const SpkDeliveryDraw *draw, double *lived_in,
                   double *completed)
{
  double built[SPK_MOST_DELIVERY_YEARS], so_far = 0, ceiling = ceiling_of (site, draw->below);
  size_t first = first_year (site, n_years);
  double clock = (double) first;

  for (size_t t = 0; t < n_years; t++)
    {
      double until;

      built[t] = 0;
      if (!draw->ahead || t < first + draw->slip)
        continue;
      until = built_until (site, n_years, clock + draw->rate, ceiling, so_far);
      /* A year in which nothing was to be built cannot stall. */
      if (draw->stalled[t] && until > so_far)
        continue;
      built[t] = until - so_far;
      so_far = until;
      clock += draw->rate;
    }
  let_in (built, n_years, site->delivery.lag, lived_in);
  if (completed)
    memcpy (completed, built, n_years * sizeof *built);
}

static size_t
draw_slip (const SpkDelivery *delivery, double uniform)
{
  double sum = 0;
  size_t last = 0;

  for (size_t k = 0; k < SPK_MOST_SLIP; k++)
    if (delivery->slip[k] > 0)
      {
        last = k;
        if (uniform < (sum += delivery->slip[k]))
          break;
      }
  return last;
}

void
spk_delivery_draw (const SpkDeliverySite *site, uint64_t seed, size_t n_years, size_t path, SpkDeliveryDraw *out)
{
  const SpkDelivery *delivery = &site->delivery;
  SpkKey key = spk_key (seed, site->key), market = spk_key (seed, SHARED_STREAM);
  uint32_t c0 = (uint32_t) path;

  *out = (SpkDeliveryDraw){ .rate = 1 };
  out->ahead = spk_counter_uniform (key, c0, counter (DRAW_AHEAD, 0)) < delivery->probability;
  out->slip = draw_slip (delivery, spk_counter_uniform (key, c0, counter (DRAW_SLIP, 0)));
  if (delivery->rate_sd > 0)
    out->rate = fmax (SLOWEST, 1 + delivery->rate_sd * spk_counter_normal (key, c0, counter (DRAW_RATE, 0)));
  if (site->least_ceiling > 0)
    out->below = spk_counter_uniform (key, c0, counter (DRAW_CEILING, 0));
  if (!(delivery->stall > 0))
    return;
  for (size_t t = 0; t < n_years; t++)
    {
      double own = spk_counter_normal (key, c0, counter (DRAW_STALL, t));
      double all = spk_counter_normal (market, c0, counter (DRAW_MARKET, t));

      out->stalled[t]
          = spk_normal_share_below (sqrt (delivery->stall_shared) * all + sqrt (1 - delivery->stall_shared) * own)
            < delivery->stall;
    }
}

void
spk_delivery_draw_paths (const SpkDeliverySite *site, uint64_t seed, size_t n_years, size_t first_path, size_t n_paths,
                         size_t stride, float *lived_in)
{
  double one[SPK_MOST_DELIVERY_YEARS];
  SpkDeliveryDraw draw;

  for (size_t p = first_path; p < first_path + n_paths; p++)
    {
      spk_delivery_draw (site, seed, n_years, p, &draw);
      spk_delivery_path (site, n_years, &draw, one, NULL);
      for (size_t t = 0; t < n_years; t++)
        lived_in[t * stride + p] = (float) one[t];
    }
}

/* Adds chance x what is expected to be completed by year at one rate and ceiling, over all slips and stalls. */
static void
add_expected (const SpkDeliverySite *site, size_t n_years, double rate, double ceiling, double chance, double *completed)
{
  double built[SPK_MOST_DELIVERY_YEARS], years[SPK_MOST_DELIVERY_YEARS + 1], so_far = 0;
  size_t first = first_year (site, n_years);

  for (size_t j = 0; j < n_years; j++)
    {
      double until = built_until (site, n_years, (double) first + (double) (j + 1) * rate, ceiling, so_far);

      built[j] = until > so_far ? until - so_far : 0;
      so_far += built[j];
    }
  for (size_t slip = 0; slip < SPK_MOST_SLIP; slip++)
    {
      double part = chance * site->delivery.probability * site->delivery.slip[slip];

      for (size_t j = 0; j <= n_years; j++)
        years[j] = j == 0;
      for (size_t t = first + slip; t < n_years && part > 0; t++)
        for (size_t j = t - first - slip + 1; j-- > 0;)
          {
            double goes_on = built[j] > 0 ? 1 - site->delivery.stall : 1;

            completed[t] += part * years[j] * goes_on * built[j];
            years[j + 1] += years[j] * goes_on;
            years[j] *= 1 - goes_on;
          }
    }
}

void
spk_delivery_expected (const SpkDeliverySite *site, size_t n_years, double *lived_in, double *completed)
{
  static const double node[] = { 0, 1.154405394739968, -1.154405394739968, 2.366759410734541, -2.366759410734541,
                                 3.750439717725742, -3.750439717725742 };
  static const double weight[] = { 0.457142857142857, 0.240123178605013, 0.240123178605013, 0.030757123967586,
                                   0.030757123967586, 0.000548268855972, 0.000548268855972 };
  static const double lower[] = { 0.5, 0.112701665379258, 0.887298334620742 };
  static const double lower_weight[] = { 4.0 / 9, 5.0 / 18, 5.0 / 18 };
  int ranges = site->least_ceiling > 0 && site->least_ceiling < site->ceiling;
  double sd = site->delivery.rate_sd, built[SPK_MOST_DELIVERY_YEARS];

  for (size_t t = 0; t < n_years; t++)
    built[t] = 0;
  for (size_t r = 0; r < (sd > 0 ? sizeof node / sizeof *node : 1); r++)
    for (size_t c = 0; c < (ranges ? sizeof lower / sizeof *lower : 1); c++)
      add_expected (site, n_years, sd > 0 ? fmax (SLOWEST, 1 + sd * node[r]) : 1, ceiling_of (site, lower[c]),
                    (sd > 0 ? weight[r] : 1) * (ranges ? lower_weight[c] : 1), built);
  let_in (built, n_years, site->delivery.lag, lived_in);
  if (completed)
    memcpy (completed, built, n_years * sizeof *built);
}
