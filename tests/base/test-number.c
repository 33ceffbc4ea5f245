/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/format", test_format);
  return g_test_run ();
}
