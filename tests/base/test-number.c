/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include "sp-number.h"

static void
test_format (void)
{
  static const struct { double value; guint decimals; const char *text; } cases[] = {
    { 7000, 0, "7,000" }, { 999.5, 0, "1,000" }, { 1234567, 0, "1,234,567" }, { 2.05, 1, "2.1" }, { 0.04, 1, "0.0" },
    { -0.04, 1, "0.0" }, { -0.4, 1, "\u22120.4" }, { 12, 0, "12" }, { 123, 0, "123" }, { 4.999, 2, "5.00" },
    { 1000.25, 2, "1,000.25" }, { 0.999, 1, "1.0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sp_number_format (cases[i].value, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_exact_numbers (void)
{
  static const struct { double value; const char *text; } cases[] = {
    { 0, "0" }, { -0.0, "0" }, { 0.1, "0.1" }, { 1200, "1200" }, { -3.25, "-3.25" }, { 1.0 / 3, "0.3333333333333333" },
    { 1e21, "1000000000000000000000" }, { 1.5e-7, "0.00000015" }, { 0.1 + 0.2, "0.30000000000000004" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sp_number_to_exact (cases[i].value);
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (g_ascii_strtod (text, NULL) == cases[i].value);
    }
  GRand *rand = g_rand_new_with_seed (7);
  for (guint i = 0; i < 2000; i++)
    {
      double value = (g_rand_double (rand) - 0.5) * (i % 2 ? 1e9 : 1e-9);
      g_autofree char *text = sp_number_to_exact (value);
      g_assert_true (g_ascii_strtod (text, NULL) == value);
      g_assert_null (strchr (text, 'e'));
    }
  g_rand_free (rand);
}

static void
test_numbers_for_people (void)
{
  static const struct { double value; guint decimals; const char *text; } cases[] = {
    { 1263.8, 1, "1,263.8" }, { 1234567, 0, "1,234,567" }, { 999.96, 1, "1,000.0" }, { 0.05, 1, "0.1" }, { 2.675, 2, "2.68" },
    { 0.25, 1, "0.3" }, { -0.25, 1, "\342\210\2220.3" }, { -0.04, 1, "0.0" }, { 12.5, 0, "13" }, { 0.126, 3, "0.126" },
    { 1.0049, 2, "1.00" }, { 0, 1, "0.0" }, { 100, 0, "100" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sp_number_format (cases[i].value, cases[i].decimals);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/base/number/exact", test_exact_numbers);
  g_test_add_func ("/base/number/people", test_numbers_for_people);
  return g_test_run ();
}
