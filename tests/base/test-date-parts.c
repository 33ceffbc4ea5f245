/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as much as is known of them, and what is none. */
#include "config.h"
#include "sp-date-parts.h"

static void
test_parts (void)
{
  static const struct { const char *text; gint year, month, day, financial; } cases[] = {
    { "2015-03-31", 2015, 3, 31, 2014 }, { "2015-04-01", 2015, 4, 1, 2015 }, { "2015-03", 2015, 3, 0, 2014 },
    { "2015-12", 2015, 12, 0, 2015 }, { "2015", 2015, 0, 0, 2014 }, /* the financial year that ends in it */
    { "1500-01-01", 1500, 1, 1, 1499 }, { "2199", 2199, 0, 0, 2198 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (sp_date_get_year (cases[i].text), ==, cases[i].year);
      g_assert_cmpint (sp_date_get_month (cases[i].text), ==, cases[i].month);
      g_assert_cmpint (sp_date_get_day (cases[i].text), ==, cases[i].day);
      g_assert_cmpint (sp_financial_year_of_date (cases[i].text).start, ==, cases[i].financial);
    }
}

static void
test_none (void)
{
  static const char *const none[] = { NULL, "", "March 2015", "15-03-31", "2015-3", "2015/03/31", "2015-13", "2015-00", "2015-03-00",
                                      "2015-03-32", "2013-02-29", "2013-02-30", "2015-06-31", "1499", "2200", "99999999999", "-2147483648", "2015-03-31T00:00" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_assert_cmpint (sp_date_get_year (none[i]), ==, 0);
      g_assert_cmpint (sp_date_get_month (none[i]), ==, -1);
      g_assert_cmpint (sp_date_get_day (none[i]), ==, -1);
      g_assert_cmpint (sp_financial_year_of_date (none[i]).start, ==, 0);
    }
}

static void
test_words (void)
{
  static const struct { const char *text, *words; } cases[] = {
    { "2013-03-31", "31 March 2013" }, { "2013-03", "March 2013" }, { "2013-13", "2013-13" }, { "2013", "2013" }, { "2013-02-31", "2013-02-31" },
    { "March 2015", "March 2015" }, { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sp_date_to_words (cases[i].text);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_add_years (void)
{
  static const struct { const char *text; gint years; const char *later; } cases[] = {
    { "2014-05-01", 10, "2024-05-01" }, { "2014-05", -2, "2012-05" }, { "2014", 1, "2015" }, { "2016-02-29", 5, "2021-02-28" },
    { "2016-02-29", 4, "2020-02-29" }, { "1900-02-28", 4, "1904-02-28" }, { "2096-02-29", 4, "2100-02-28" }, { "2015-03-31", 0, "2015-03-31" },
    { "2199-01-01", 1, NULL }, { "1500", -1, NULL }, { "2014-05-01", G_MAXINT, NULL }, { "soon", 1, NULL }, { NULL, 1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *later = sp_date_add_years (cases[i].text, cases[i].years);

      g_assert_cmpstr (later, ==, cases[i].later);
      g_assert_true (later == NULL || sp_date_get_month (later) >= 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date-parts/parts", test_parts);
  g_test_add_func ("/base/date-parts/none", test_none);
  g_test_add_func ("/base/date-parts/words", test_words);
  g_test_add_func ("/base/date-parts/add-years", test_add_years);
  return g_test_run ();
}
