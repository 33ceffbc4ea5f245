/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws that hold whatever the numbers, tried on random input from a fixed seed. */
#include "config.h"
#include <glib.h>
#include <math.h>
#include <string.h>
#include "spk-cohort.h"
#include "spk-housing.h"
#include "spk-interval.h"
#include "spk-quantile.h"
#include "spk-random.h"
#include "spk-ratio.h"
#include "spk-round.h"
#include "spk-together.h"

#define TRIES 2000
#define N 12

typedef struct
{
  double before[N + 1], after[N + 1], ratio[N];
  guint8 known[N + 1], all[N + 1], ratio_known[N];
} History;

static void
draw_history (SpkRandom *random, History *h, double scale)
{
  for (int i = 0; i <= N; i++)
    {
      h->before[i] = scale * floor (1 + 200 * spk_random_uniform (random));
      h->after[i] = scale * floor (200 * spk_random_uniform (random));
      h->known[i] = spk_random_uniform (random) < 0.8;
      h->all[i] = 1;
    }
  spk_ratio_form (h->before, h->all, h->after, h->known, N, h->ratio, h->ratio_known);
}

static void
test_between (void)
{
  SpkRandom random;
  static const double weights[3] = { 3, 2, 1 };

  spk_random_seed (&random, 1, 0);
  for (int t = 0; t < TRIES; t++)
    {
      History h;
      double low = INFINITY, high = -INFINITY, r[6];

      draw_history (&random, &h, 1);
      for (int i = 0; i < N; i++)
        if (h.ratio_known[i])
          low = MIN (low, h.ratio[i]), high = MAX (high, h.ratio[i]);
      if (high < low)
        continue;
      g_assert_cmpint (spk_ratio_last (h.ratio, h.ratio_known, N, &r[0]), ==, SPK_OK);
      g_assert_cmpint (spk_ratio_mean (h.ratio, h.ratio_known, N, 5, &r[1]), ==, SPK_OK);
      g_assert_cmpint (spk_ratio_median (h.ratio, h.ratio_known, N, 5, &r[2]), ==, SPK_OK);
      g_assert_cmpint (spk_ratio_geometric (h.ratio, h.ratio_known, N, 5, &r[3]), ==, SPK_OK);
      g_assert_cmpint (spk_ratio_weighted (h.ratio, h.ratio_known, N, weights, 3, &r[4]), ==, SPK_OK);
      g_assert_cmpint (spk_ratio_pooled (h.before + 1, h.after, h.ratio_known, N, 5, &r[5]), ==, SPK_OK);
      for (int m = 0; m < 6; m++)
        {
          g_assert_cmpfloat (r[m], >=, low - 1e-12);
          g_assert_cmpfloat (r[m], <=, high + 1e-12);
        }
    }
}

/* Twice the pupils everywhere: the same ratios, twice the forecast. */
static void
test_doubling (void)
{
  SpkRandom random;

  spk_random_seed (&random, 2, 0);
  for (int t = 0; t < TRIES; t++)
    {
      double before[N], twice[N], ratio[N], one[N], two[N];
      guint8 known[N], known_one[N], known_two[N];

      for (int g = 0; g < N; g++)
        {
          before[g] = floor (300 * spk_random_uniform (&random));
          twice[g] = 2 * before[g];
          ratio[g] = 2 * spk_random_uniform (&random);
          known[g] = spk_random_uniform (&random) < 0.9;
        }
      spk_cohort_climb (before, known, ratio, known, N, one, known_one);
      spk_cohort_climb (twice, known, ratio, known, N, two, known_two);
      for (int g = 0; g < N; g++)
        {
          g_assert_cmpfloat (two[g], ==, 2 * one[g]);
          g_assert_cmpint (known_one[g], ==, g > 0 && known[g - 1] && known[g]);
          if (g > 0 && before[g - 1] == 0)
            g_assert_cmpfloat (one[g], ==, 0);
        }
    }
}

static void
test_round_keeps_total (void)
{
  SpkRandom random;

  spk_random_seed (&random, 3, 0);
  for (int t = 0; t < TRIES; t++)
    {
      double value[40], scratch[40], sum = 0;
      long long whole[40], total = 0;
      size_t n = 1 + (size_t) (39 * spk_random_uniform (&random));

      for (size_t i = 0; i < n; i++)
        sum += value[i] = 50 * spk_random_uniform (&random);
      g_assert_cmpint (spk_round_keeping_total (value, n, scratch, whole), ==, SPK_OK);
      for (size_t i = 0; i < n; i++)
        {
          total += whole[i];
          g_assert_cmpfloat (fabs ((double) whole[i] - value[i]), <, 1);
        }
      g_assert_cmpint (total, ==, (long long) floor (sum + 0.5));
    }
}

/* The stock is the target whenever nobody has to leave to make it so; nobody is lost on the way up. */
static void
test_housing_stock (void)
{
  SpkRandom random;
  static const double profile[7] = { 0.19, 0.17, 0.15, 0.14, 0.13, 0.12, 0.10 };

  spk_random_seed (&random, 4, 0);
  for (int t = 0; t < TRIES; t++)
    {
      double stock[7] = { 0 };

      for (int year = 0; year < 20; year++)
        {
          double was[7], aged = 0, sum = 0, target = 300 * spk_random_uniform (&random), arrivals;

          memcpy (was, stock, sizeof was);
          for (int g = 0; g < 6; g++)
            aged += was[g];
          arrivals = spk_housing_age (stock, 7, target, profile);
          g_assert_cmpfloat (arrivals, >=, 0);
          for (int g = 0; g < 7; g++)
            {
              sum += stock[g];
              g_assert_cmpfloat (stock[g], >=, (g ? was[g - 1] : 0) - 1e-9);
            }
          g_assert_cmpfloat (fabs (sum - MAX (target, aged)), <, 1e-9);
        }
    }
}

static void
test_random (void)
{
  SpkRandom a, b, other;
  double sum = 0, squares = 0, sorted[1000], median;
  int same = 0;

  spk_random_seed (&a, 42, 7);
  spk_random_seed (&b, 42, 7);
  spk_random_seed (&other, 42, 8);
  for (int i = 0; i < 100; i++)
    {
      uint64_t x = spk_random_next (&a);

      g_assert_cmpuint (x, ==, spk_random_next (&b));
      same += x == spk_random_next (&other);
    }
  g_assert_cmpint (same, ==, 0);
  for (int i = 0; i < 100000; i++)
    {
      double z = spk_random_normal (&a);

      sum += z, squares += z * z;
      sorted[i % 1000] = z;
    }
  g_assert_cmpfloat (fabs (sum / 100000), <, 0.02);
  g_assert_cmpfloat (fabs (squares / 100000 - 1), <, 0.03);
  spk_sort (sorted, 1000);
  for (int i = 1; i < 1000; i++)
    g_assert_cmpfloat (sorted[i - 1], <=, sorted[i]);
  g_assert_cmpint (spk_quantile (sorted, 1000, 0.5, &median), ==, SPK_OK);
  g_assert_cmpfloat (fabs (median), <, 0.2);
}

/* Errors drawn with a known s0 and phi: intervals fitted to them hold as often as they say. */
static void
test_interval_fit (void)
{
  static double error[4000], pupils[4000];
  SpkRandom random;
  double s0, phi;
  int held = 0;

  spk_random_seed (&random, 11, 0);
  for (int i = 0; i < 4000; i++)
    {
      pupils[i] = 10 + 3000 * pow (spk_random_uniform (&random), 3);
      error[i]
          = fabs (spk_random_normal (&random)) * pupils[i] * sqrt (spk_interval_step_variance (0.02, 0.5, pupils[i]));
    }
  g_assert_cmpint (spk_interval_fit (error, pupils, 4000, 0.8, 1.2815515655446004, &s0, &phi), ==, SPK_OK);
  g_assert_cmpfloat (fabs (s0 - 0.02), <, 0.008);
  g_assert_cmpfloat (fabs (phi - 0.5), <, 0.2);
  for (int i = 0; i < 4000; i++)
    held += error[i] <= 1.2815515655446004 * pupils[i] * sqrt (spk_interval_step_variance (s0, phi, pupils[i]));
  g_assert_cmpfloat (fabs (held / 4000.0 - 0.8), <, 0.03);
}

/* The posterior mean by a plain sum over sqrt f, as the header has it. */
static double
integrate_factor (const SpkWitness *witness, gsize n)
{
  double sum = 0, mean = 0;

  for (double root = 0.0005; root < 60; root += 0.001)
    {
      double density = pow (1 + root * root / 4, -2.5);

      for (gsize i = 0; i < n; i++)
        {
          double variance = 1 + root * root * witness[i].shared;

          density *= pow (exp (-witness[i].square / variance) / variance, witness[i].weight / 2);
        }
      sum += density;
      mean += density * root * root;
    }
  return mean / sum;
}

/* Before any witness 2; one quiet year does not say that nothing is shared; ten loud ones say that four times as much is. */
static void
test_together (void)
{
  const SpkWitness quiet = { 0, 3, 1 }, loud = { 13, 3, 1 }, half = { 13, 3, 0.5 };
  SpkWitness ten[10];
  double factor;

  g_assert_cmpfloat_with_epsilon (spk_together_factor (NULL, 0), 2, 0.04);
  g_assert_cmpfloat_with_epsilon (spk_together_factor (&quiet, 1), integrate_factor (&quiet, 1), 0.02);
  g_assert_cmpfloat_with_epsilon (spk_together_factor (&quiet, 1), 0.83, 0.01);
  g_assert_cmpfloat_with_epsilon (spk_together_factor (&loud, 1), integrate_factor (&loud, 1), 0.05);
  g_assert_cmpfloat (spk_together_factor (&half, 1), <, spk_together_factor (&loud, 1));
  for (guint i = 0; i < 10; i++)
    ten[i] = loud;
  factor = spk_together_factor (ten, 10);
  g_assert_cmpfloat (factor, >, 3);
  g_assert_cmpfloat (factor, <, 5);
  for (guint i = 0; i < 10; i++)
    ten[i] = quiet;
  g_assert_cmpfloat (spk_together_factor (ten, 10), <, 0.25);
}

/* One of ten that was out by fifty counts as out by 4.13 times what eight of ten were. */
static void
test_bound (void)
{
  double ratio[11] = { 50, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 1, 0.9, 1.1 }, exact[5] = { 0, 2, 0, 0, 1 };

  spk_interval_bound (ratio, 11);
  g_assert_cmpfloat_with_epsilon (ratio[10], 4.128496, 1e-6);
  g_assert_cmpfloat_with_epsilon (ratio[9], 1.1, 1e-12);
  g_assert_cmpfloat_with_epsilon (ratio[0], 0.1, 1e-12);
  spk_interval_bound (ratio, 0);
  spk_interval_bound (exact, 5); /* those that were out keep what they were out by */
  g_assert_cmpfloat (exact[4], ==, 2);
  g_assert_cmpfloat (exact[3], ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kernel/law/ratio-between-its-years", test_between);
  g_test_add_func ("/kernel/law/doubling-doubles", test_doubling);
  g_test_add_func ("/kernel/law/rounding-keeps-total", test_round_keeps_total);
  g_test_add_func ("/kernel/law/housing-stock", test_housing_stock);
  g_test_add_func ("/kernel/law/random", test_random);
  g_test_add_func ("/kernel/law/interval-fit", test_interval_fit);
  g_test_add_func ("/kernel/law/interval-bound", test_bound);
  g_test_add_func ("/kernel/law/together", test_together);
  return g_test_run ();
}
