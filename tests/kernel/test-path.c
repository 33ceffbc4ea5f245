/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is read off paths. */
#include "config.h"
#include <glib.h>
#include <math.h>
#include "spk-counter.h"
#include <stdlib.h>
#include "spk-path.h"
#include "spk-quantile.h"

/* The same numbers that sorting gives, of rows of every kind. */
static void
test_quantiles (void)
{
  static const double p[] = { 0, 0.025, 0.1, 0.5, 0.5, 0.9, 0.975, 1 };
  g_autofree SpkPathScratch *scratch = g_new (SpkPathScratch, 1);
  g_autofree float *row = g_new (float, SPK_MOST_PATHS);
  g_autofree double *sorted = g_new (double, SPK_MOST_PATHS);
  SpkKey key = spk_key (4, 4);

  for (guint trial = 0; trial < 400; trial++)
    {
      gsize n = 1 + trial * trial % 3001;
      double out[G_N_ELEMENTS (p)], want;

      for (gsize i = 0; i < n; i++)
        {
          double x = spk_counter_normal (key, (guint32) i, trial);

          /* Heaped, far out, all below nought, a few whole numbers, or smooth. */
          row[i] = (float) (trial % 5 == 0   ? floor (x * 2)
                            : trial % 5 == 1 ? x * x * x * 1e6
                            : trial % 5 == 2 ? -fabs (x)
                            : trial % 5 == 3 ? (i % 7 == 0 ? 1000 : 0)
                                             : x);
          sorted[i] = row[i];
        }
      spk_sort (sorted, n);
      g_assert_cmpint (spk_path_quantiles (row, n, p, G_N_ELEMENTS (p), scratch, out), ==, SPK_OK);
      for (gsize i = 0; i < G_N_ELEMENTS (p); i++)
        {
          g_assert_cmpint (spk_quantile (sorted, n, p[i], &want), ==, SPK_OK);
          g_assert_cmpfloat (out[i], ==, want);
        }
    }
  g_assert_cmpint (spk_path_quantiles (row, 0, p, 2, scratch, sorted), ==, SPK_NO_HISTORY);
  g_assert_cmpint (spk_path_quantiles (row, 10, (double[]){ 0.5, 0.4 }, 2, scratch, sorted), ==, SPK_BAD_ARGUMENT);
  g_assert_cmpint (spk_path_quantiles (row, 10, (double[]){ 1.5 }, 1, scratch, sorted), ==, SPK_BAD_ARGUMENT);
}

static void
test_departures (void)
{
  float row[] = { 1, 1.5f, 0.5f, 0 }, more[] = { 0, 1, -2, 0 }, sum[4] = { 1, 1, 1, 1 };
  gint64 tally[4] = { 0 };

  spk_path_depart (row, 4, 60, more, 50);
  g_assert_cmpfloat (row[0], ==, 0);
  g_assert_cmpfloat (row[1], ==, 31);
  g_assert_cmpfloat (row[2], ==, -32);
  g_assert_cmpfloat (row[3], ==, -50); /* 60 fewer of 50 there are */
  spk_path_add (row, 4, sum);
  spk_path_tally (sum, 4, tally);
  spk_path_tally (row, 4, tally);
  g_assert_cmpint (tally[1], ==, 63 * SPK_TALLY_UNIT);
  g_assert_cmpfloat (spk_path_share_from (row, 4, 0), ==, 0.5);
  g_assert_cmpfloat (spk_path_share_from (row, 4, 31), ==, 0.25);
  g_assert_cmpfloat (spk_path_mean (row, 4), ==, (31 - 32 - 50) / 4.0);
}

#define N_TAIL 16384

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Normal departures scaled by a mixture keep their 80 % interval, and their 95 % one is as much wider as was asked. */
static void
test_tails (void)
{
  static const double ratios[] = { 1, 1.1, 1.25 };
  SpkKey key = spk_key (7, 99);
  g_autofree double *size = g_new (double, N_TAIL);
  g_autofree float *scale = g_new (float, N_TAIL), *again = g_new (float, N_TAIL);
  float row[] = { 1, 1.2f, 0.7f, 1.05f }, ones[] = { 1, 1, 1, 2 };
  double spread, divide;

  for (gsize i = 0; i < G_N_ELEMENTS (ratios); i++)
    {
      spk_path_mixture (ratios[i], &spread, &divide);
      spk_path_scales (7, 42, spread, divide, N_TAIL, scale);
      spk_path_scales (7, 42, spread, divide, N_TAIL / 2, again);
      g_assert_cmpmem (scale, N_TAIL / 2 * sizeof *scale, again, N_TAIL / 2 * sizeof *scale);
      for (guint32 p = 0; p < N_TAIL; p++)
        size[p] = fabs (spk_counter_normal (key, p, 0) * (double) scale[p]);
      qsort (size, N_TAIL, sizeof *size, compare);
      g_assert_cmpfloat (fabs (size[N_TAIL * 80 / 100] / 1.2816 - 1), <, 0.02);
      g_assert_cmpfloat (fabs (size[N_TAIL * 95 / 100] / 1.96 / ratios[i] - 1), <, 0.03);
    }
  spk_path_mixture (0.5, &spread, &divide);
  g_assert_cmpfloat (spread, ==, 0);
  g_assert_cmpfloat (divide, ==, 1);
  spk_path_mixture (1.09176, &spread, &divide);
  g_assert_cmpfloat (fabs (spread - 0.3), <, 1e-9);
  spk_path_stretch (row, 4, ones, 0.1, 0.5);
  g_assert_cmpfloat (row[0], ==, 1);
  g_assert_cmpfloat (fabsf (row[1] - 1.25f), <, 1e-6f);
  g_assert_cmpfloat (fabsf (row[2] - 0.6f), <, 1e-6f);
  g_assert_cmpfloat (fabsf (row[3] - 1.1f), <, 1e-6f); /* twice as far, and no further than the knee */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/quantiles", test_quantiles);
  g_test_add_func ("/path/departures", test_departures);
  g_test_add_func ("/path/tails", test_tails);
  return g_test_run ();
}
