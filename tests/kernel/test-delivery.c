/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Housing sites on many paths: the worked example of spk-delivery.h, and laws. */
#include "config.h"
#include <glib.h>
#include <math.h>
#include "spk-delivery.h"

enum
{
  N_YEARS = 4,
  MANY_YEARS = 15,
  N_PATHS = 4000
};

static const double planned[N_YEARS] = { 40, 60, 60, 0 };

static SpkDeliverySite
certain (const double *trajectory)
{
  return (SpkDeliverySite){ 17, trajectory, -1, { .probability = 1, .slip = { 1 } } };
}

static void
assert_path (const SpkDeliverySite *site, const SpkDeliveryDraw *draw, const double want[N_YEARS])
{
  double lived_in[N_YEARS];

  spk_delivery_path (site, N_YEARS, draw, lived_in, NULL);
  for (gsize t = 0; t < N_YEARS; t++)
    g_assert_cmpfloat_with_epsilon (lived_in[t], want[t], 1e-12);
}

static void
test_worked_example (void)
{
  SpkDeliverySite site = certain (planned);
  SpkDeliveryDraw draw = { .ahead = TRUE, .rate = 1 };
  double expected[N_YEARS];

  assert_path (&site, &draw, planned);
  draw.slip = 1;
  assert_path (&site, &draw, (double[]){ 0, 40, 60, 60 });
  draw.slip = 0;
  draw.rate = 1.5;
  assert_path (&site, &draw, (double[]){ 70, 90, 0, 0 });
  draw.rate = 1;
  draw.stalled[1] = TRUE;
  assert_path (&site, &draw, (double[]){ 40, 0, 60, 60 });
  draw.stalled[1] = FALSE;
  draw.stalled[3] = TRUE; /* nothing was to be built then */
  assert_path (&site, &draw, planned);
  site.ceiling = 100;
  assert_path (&site, &draw, (double[]){ 40, 60, 0, 0 });
  site.ceiling = -1;
  site.most_a_year = 50;
  draw.stalled[3] = FALSE;
  assert_path (&site, &draw, (double[]){ 40, 50, 50, 20 });
  site.most_a_year = 0;
  site.ceiling = 140;
  site.least_ceiling = 60;
  draw.below = 0.5; /* 100, as above */
  assert_path (&site, &draw, (double[]){ 40, 60, 0, 0 });
  site.ceiling = -1;
  site.least_ceiling = 0;
  site.delivery.lag = 0.25;
  assert_path (&site, &draw, (double[]){ 30, 55, 60, 15 });
  site.delivery.lag = 1.25;
  assert_path (&site, &draw, (double[]){ 0, 30, 55, 60 });
  draw.ahead = FALSE;
  assert_path (&site, &draw, (double[]){ 0, 0, 0, 0 });
  /* 0.8 x half of (40, 60, 60, 0) and half of (0, 40, 60, 60) */
  site.delivery = (SpkDelivery){ .probability = 0.8, .slip = { 0.5, 0.5 } };
  spk_delivery_expected (&site, N_YEARS, expected, NULL);
  for (gsize t = 0; t < N_YEARS; t++)
    g_assert_cmpfloat_with_epsilon (expected[t], ((double[]){ 16, 40, 48, 24 })[t], 1e-12);
}

/* Probability 1 and no slip is the plan, in every path and to the last bit. */
static void
test_certain_is_the_plan (void)
{
  static const double odd[MANY_YEARS] = { 0, 12, 33, 7, 250, 250, 0, 0, 81, 3, 3, 3, 1, 0, 9 };
  SpkDeliverySite site = certain (odd);
  g_autofree float *lived_in = g_new0 (float, MANY_YEARS *N_PATHS);

  spk_delivery_draw_paths (&site, 3, MANY_YEARS, 0, N_PATHS, N_PATHS, lived_in);
  for (gsize t = 0; t < MANY_YEARS; t++)
    for (gsize p = 0; p < N_PATHS; p++)
      g_assert_cmpfloat (lived_in[t * N_PATHS + p], ==, odd[t]);
}

static SpkDelivery
random_delivery (SpkKey key, guint32 trial)
{
  double late = spk_counter_uniform (key, trial, 1);

  return (SpkDelivery){ .probability = spk_counter_uniform (key, trial, 2),
                        .slip = { 1 - late, late / 2, late / 4, late / 4 },
                        .rate_sd = 0.5 * spk_counter_uniform (key, trial, 3),
                        .stall = 0.3 * spk_counter_uniform (key, trial, 4),
                        .stall_shared = spk_counter_uniform (key, trial, 5),
                        .lag = 2 * spk_counter_uniform (key, trial, 6) };
}

/* Whatever is drawn: nothing below nought, never more than the ceiling or the plan, never lived in before it is built.
 */
static void
test_never_above_ceiling (void)
{
  SpkKey key = spk_key (1, 1);
  double trajectory[MANY_YEARS], lived_in[MANY_YEARS], completed[MANY_YEARS];

  for (guint32 trial = 0; trial < 300; trial++)
    {
      SpkDeliverySite site = { trial, trajectory, -1, random_delivery (key, trial) };
      double all = 0;

      for (guint32 t = 0; t < MANY_YEARS; t++)
        all += trajectory[t] = floor (200 * fmax (0, spk_counter_uniform (key, trial, 100 + t) - 0.4));
      site.ceiling = trial % 2 ? floor (all * 0.7) : -1;
      for (gsize p = 0; p < 40; p++)
        {
          SpkDeliveryDraw draw;
          double built = 0, in = 0;

          spk_delivery_draw (&site, 5, MANY_YEARS, p, &draw);
          spk_delivery_path (&site, MANY_YEARS, &draw, lived_in, completed);
          for (gsize t = 0; t < MANY_YEARS; t++)
            {
              g_assert_cmpfloat (completed[t], >=, 0);
              g_assert_cmpfloat (lived_in[t], >=, 0);
              built += completed[t];
              in += lived_in[t];
              g_assert_cmpfloat (in, <=, built + 1e-9);
            }
          g_assert_cmpfloat (built, <=, (site.ceiling >= 0 ? site.ceiling : all) + 1e-9);
        }
    }
}

static void
find_means (const SpkDeliverySite *site, double *mean)
{
  g_autofree float *lived_in = g_new0 (float, MANY_YEARS *N_PATHS);

  spk_delivery_draw_paths (site, 8, MANY_YEARS, 0, N_PATHS, N_PATHS, lived_in);
  for (gsize t = 0; t < MANY_YEARS; t++)
    {
      mean[t] = 0;
      for (gsize p = 0; p < N_PATHS; p++)
        mean[t] += lived_in[t * N_PATHS + p] / N_PATHS;
    }
}

/* The mean of paths is the expectation, within four standard errors (at most half of 50 dwellings). */
static void
test_expected (void)
{
  static const double level[MANY_YEARS] = { 50, 50, 50, 50, 50, 50 };
  SpkDeliverySite site = { 2, level, 280, { .probability = 0.8, .slip = { 0.3, 0.35, 0.25, 0.1 }, .lag = 0.25 } };
  double mean[MANY_YEARS], expected[MANY_YEARS];

  find_means (&site, mean);
  spk_delivery_expected (&site, MANY_YEARS, expected, NULL);
  for (gsize t = 0; t < MANY_YEARS; t++)
    g_assert_cmpfloat_with_epsilon (mean[t], expected[t], 4 * 25 / sqrt (N_PATHS));
}

/* The same with everything drawn at once: rates and a range of dwellings by quadrature, stalls exactly. */
static void
test_expected_of_everything (void)
{
  SpkKey key = spk_key (9, 9);

  for (guint32 trial = 0; trial < 20; trial++)
    {
      double trajectory[MANY_YEARS], mean[MANY_YEARS], expected[MANY_YEARS], completed[MANY_YEARS], all = 0, sum = 0;
      SpkDeliverySite site = { trial, trajectory, -1, random_delivery (key, trial) };

      for (guint32 t = 0; t < MANY_YEARS; t++)
        all += trajectory[t] = t < 8 ? 20 + 60 * spk_counter_uniform (key, trial, 50 + t) : 0;
      site.ceiling = all * 0.9;
      site.least_ceiling = trial % 2 ? all * 0.5 : 0;
      site.most_a_year = trial % 3 ? 0 : 55;
      find_means (&site, mean);
      spk_delivery_expected (&site, MANY_YEARS, expected, completed);
      for (gsize t = 0; t < MANY_YEARS; t++)
        {
          g_assert_cmpfloat_with_epsilon (mean[t], expected[t], 4 * 40 / sqrt (N_PATHS));
          sum += completed[t];
        }
      g_assert_cmpfloat (sum, <=, site.ceiling * site.delivery.probability + 1e-9);
    }
}

/* How late a site starts: the examples of the header, and mean and deviation of whatever is asked for. */
static void
test_slip (void)
{
  double chance[SPK_MOST_SLIP];

  spk_delivery_slip (2.5, sqrt (35.0 / 12), chance);
  for (gsize k = 0; k < SPK_MOST_SLIP; k++)
    g_assert_cmpfloat_with_epsilon (chance[k], 1.0 / 6, 1e-9);
  spk_delivery_slip (0.25, 0, chance);
  g_assert_cmpfloat_with_epsilon (chance[0], 0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (chance[1], 0.25, 1e-12);
  spk_delivery_slip (0, 1, chance);
  g_assert_cmpfloat (chance[0], ==, 1);
  spk_delivery_slip (5, 1, chance);
  g_assert_cmpfloat (chance[SPK_MOST_SLIP - 1], ==, 1);
  for (gint i = 1; i < 50; i++)
    for (gint j = 0; j <= 20; j++)
      {
        double m = i / 10.0, least = sqrt ((m - floor (m)) * (1 - m + floor (m))), most = sqrt (m * (5 - m));
        double sd = least + (most - least) * (0.02 + 0.048 * j), sum = 0, mean = 0, square = 0;

        spk_delivery_slip (m, sd, chance);
        for (gsize k = 0; k < SPK_MOST_SLIP; k++)
          {
            g_assert_cmpfloat (chance[k], >=, 0);
            sum += chance[k];
            mean += chance[k] * k;
            square += chance[k] * k * k;
          }
        g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
        g_assert_cmpfloat_with_epsilon (mean, m, 1e-6);
        g_assert_cmpfloat_with_epsilon (sqrt (square - mean * mean), sd, 1e-5);
      }
}

/* One year in five stalls: on average 1.25 years a year of building, and half the stalls come together. */
static void
test_stalls (void)
{
  static const double level[MANY_YEARS] = { 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10 };
  SpkDeliverySite one = certain (level), other = certain (level);
  double together = 0, alone = 0, n = (double) N_PATHS * MANY_YEARS;

  one.delivery.stall = other.delivery.stall = 0.2;
  one.delivery.stall_shared = other.delivery.stall_shared = 0.5;
  other.key = 18;
  for (gsize p = 0; p < N_PATHS; p++)
    {
      SpkDeliveryDraw a, b;

      spk_delivery_draw (&one, 4, MANY_YEARS, p, &a);
      spk_delivery_draw (&other, 4, MANY_YEARS, p, &b);
      for (gsize t = 0; t < MANY_YEARS; t++)
        alone += a.stalled[t], together += a.stalled[t] && b.stalled[t];
    }
  g_assert_cmpfloat_with_epsilon (alone / n, 0.2, 0.008);
  g_assert_cmpfloat (together / n, >, 0.06); /* 0.04 if they were independent */
  g_assert_cmpfloat (together / n, <, 0.12);
}

/* A path is its number's, whatever is drawn with it. */
static void
test_pieces (void)
{
  SpkDeliverySite site = { 2, planned, -1, random_delivery (spk_key (2, 2), 7) };
  float whole[N_YEARS * 100] = { 0 }, pieces[N_YEARS * 100] = { 0 };

  spk_delivery_draw_paths (&site, 6, N_YEARS, 0, 100, 100, whole);
  spk_delivery_draw_paths (&site, 6, N_YEARS, 61, 39, 100, pieces);
  spk_delivery_draw_paths (&site, 6, N_YEARS, 0, 61, 100, pieces);
  g_assert_cmpmem (whole, sizeof whole, pieces, sizeof pieces);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/delivery/worked-example", test_worked_example);
  g_test_add_func ("/delivery/certain-is-the-plan", test_certain_is_the_plan);
  g_test_add_func ("/delivery/never-above-ceiling", test_never_above_ceiling);
  g_test_add_func ("/delivery/expected", test_expected);
  g_test_add_func ("/delivery/expected-of-everything", test_expected_of_everything);
  g_test_add_func ("/delivery/slip", test_slip);
  g_test_add_func ("/delivery/stalls", test_stalls);
  g_test_add_func ("/delivery/pieces", test_pieces);
  return g_test_run ();
}
