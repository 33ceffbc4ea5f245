/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-rounded-column.h"

#include <math.h>
#include "sp-forms.h"

static void
test_example (void)
{
  static const double value[] = { 12.4, 3.4, 4.4 };
  double rounded[3];

  g_assert_true (sp_rounded_column (value, 3, 0, rounded));
  g_assert_cmpfloat (rounded[0], ==, 13);
  g_assert_cmpfloat (rounded[1], ==, 3);
  g_assert_cmpfloat (rounded[2], ==, 4);
}

static void
test_decimals (void)
{
  static const double value[] = { 0.3, 0.3, 0.3, 0.15 };
  double rounded[4];

  g_assert_true (sp_rounded_column (value, 4, 1, rounded)); /* 1.05 is 1.1 */
  g_assert_cmpfloat (rounded[0], ==, 0.3);
  g_assert_cmpfloat (rounded[1], ==, 0.3);
  g_assert_cmpfloat (rounded[2], ==, 0.3);
  g_assert_cmpfloat (rounded[3], ==, 0.2);
}

static void
test_refused (void)
{
  static const double below[] = { 1, -0.5 }, unknown[] = { 1, NAN };
  double rounded[2] = { 7, 7 };

  g_assert_false (sp_rounded_column (below, 2, 0, rounded));
  g_assert_false (sp_rounded_column (unknown, 2, 0, rounded));
  g_assert_cmpfloat (rounded[0], ==, 7);
  g_assert_true (sp_rounded_column (NULL, 0, 0, NULL));
}

/* Laws: the column adds up to the rounded sum; none moves by a step or more; what is whole stays; order of equals is kept. */
static void
test_laws (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (int round = 0; round < 2000; round++)
    {
      double value[40], rounded[40], sum = 0, total = 0;
      gsize n = g_rand_int_range (random, 1, 41);

      for (gsize i = 0; i < n; i++)
        {
          value[i] = g_rand_int_range (random, 0, 4) == 0 ? g_rand_int_range (random, 0, 500) : g_rand_double_range (random, 0, 500);
          sum += value[i];
        }
      g_assert_true (sp_rounded_column (value, n, 0, rounded));
      for (gsize i = 0; i < n; i++)
        {
          total += rounded[i];
          g_assert_cmpfloat (fabs (rounded[i] - value[i]), <, 1);
          g_assert_cmpfloat (rounded[i], ==, floor (rounded[i]));
        }
      g_assert_cmpfloat (total, ==, sp_round_half_away (sum, 0));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/need/rounded-column/example", test_example);
  g_test_add_func ("/need/rounded-column/decimals", test_decimals);
  g_test_add_func ("/need/rounded-column/refused", test_refused);
  g_test_add_func ("/need/rounded-column/laws", test_laws);
  return g_test_run ();
}
