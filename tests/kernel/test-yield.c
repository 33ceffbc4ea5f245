/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A council's own yield shrunk to the national one: the worked examples of spk-yield.h, and laws. */
#include "config.h"
#include <glib.h>
#include <math.h>
#include "spk-yield.h"

static void
test_worked_example (void)
{
  SpkYield own;

  g_assert_cmpint (spk_yield_posterior (64, 0.252769, 100, 300, 0.8, &own), ==, SPK_OK);
  g_assert_cmpfloat_with_epsilon (own.yield, 0.319168, 5e-7);
  g_assert_cmpfloat_with_epsilon (own.lower, 0.281856, 5e-7);
  g_assert_cmpfloat_with_epsilon (own.upper, 0.357656, 5e-7);
  g_assert_cmpfloat_with_epsilon (own.own_weight, 300.0 / 364, 1e-12);
  g_assert_cmpfloat (spk_yield_strength (0.25, 0.25), ==, 64);
}

/* No dwellings of its own: the national figure. Very many: its own. */
static void
test_ends (void)
{
  SpkYield own;

  g_assert_cmpint (spk_yield_posterior (64, 0.25, 0, 0, 0.8, &own), ==, SPK_OK);
  g_assert_cmpfloat_with_epsilon (own.yield, 0.25, 1e-12);
  g_assert_cmpfloat (own.own_weight, ==, 0);
  g_assert_cmpint (spk_yield_posterior (64, 0.25, 4e6, 1e7, 0.8, &own), ==, SPK_OK);
  g_assert_cmpfloat_with_epsilon (own.yield, 0.4, 1e-5);
  g_assert_cmpfloat (own.upper - own.lower, <, 0.001);
  g_assert_cmpint (spk_yield_posterior (64, 0, 0, 100, 0.8, &own), ==, SPK_OK);
  g_assert_cmpfloat (own.yield, ==, 0);
  g_assert_cmpfloat (own.upper, ==, 0);
  g_assert_cmpint (spk_yield_posterior (0, 0.25, 1, 1, 0.8, &own), ==, SPK_BAD_ARGUMENT);
  g_assert_cmpint (spk_yield_posterior (1, 0.25, -1, 1, 0.8, &own), ==, SPK_BAD_ARGUMENT);
  g_assert_cmpint (spk_yield_posterior (1, 0.25, INFINITY, 1, 0.8, &own), ==, SPK_BAD_ARGUMENT);
  g_assert_cmpint (spk_yield_posterior (1, 0.25, 1, 1, 1, &own), ==, SPK_BAD_ARGUMENT);
}

/* Shape 1 is exponential: -log (1 - p). Shape 1/2 is half a square of a normal variable: 0.9 at 1.644854^2 / 2. */
static void
test_gamma (void)
{
  for (gint i = 1; i < 100; i++)
    g_assert_cmpfloat_with_epsilon (spk_gamma_quantile (1, i / 100.0), -log (1 - i / 100.0), 1e-10);
  g_assert_cmpfloat_with_epsilon (spk_gamma_quantile (0.5, 0.9), 1.6448536269514722 * 1.6448536269514722 / 2, 1e-9);
  g_assert_cmpfloat_with_epsilon (spk_gamma_quantile (1e6, 0.5), 1e6 - 1.0 / 3, 1e-3);
}

/* More dwellings at the same rate: nearer to the council's own, and known better. */
static void
test_order (void)
{
  double last_yield = 0.25, last_width = 1;

  for (gint n = 100; n <= 100000; n *= 10)
    {
      SpkYield own;

      g_assert_cmpint (spk_yield_posterior (64, 0.25, 0.4 * n, n, 0.8, &own), ==, SPK_OK);
      g_assert_cmpfloat (own.yield, >, last_yield);
      g_assert_cmpfloat (own.upper - own.lower, <, last_width);
      g_assert_cmpfloat (own.lower, <, own.yield);
      g_assert_cmpfloat (own.upper, >, own.yield);
      last_yield = own.yield;
      last_width = own.upper - own.lower;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/yield/worked-example", test_worked_example);
  g_test_add_func ("/yield/ends", test_ends);
  g_test_add_func ("/yield/gamma", test_gamma);
  g_test_add_func ("/yield/order", test_order);
  return g_test_run ();
}
