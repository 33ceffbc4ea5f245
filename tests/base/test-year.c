/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-year.h"

static void
test_academic_years_read_and_print (void)
{
  static const char *const good[] = { "2016/17", "2016-17", "201617", "2016", " 2016/2017 " };
  static const char *const bad[] = { "", "16/17", "2016/18", "2016/2018", "20161", "1066", "2300", "2016x", "2016/", NULL };
  SpAcademicYear year;
  g_autofree char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      year.start = 0;
      g_assert_true (sp_academic_year_parse (good[i], &year));
      g_assert_cmpint (year.start, ==, 2016);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      year.start = 7;
      g_assert_false (sp_academic_year_parse (bad[i], &year));
      g_assert_cmpint (year.start, ==, 7);
    }
  text = sp_academic_year_to_string (sp_academic_year (2099));
  g_assert_cmpstr (text, ==, "2099/00");
  g_assert_true (sp_academic_year_parse (text, &year));
}

static void
test_financial_years (void)
{
  g_autofree char *text = sp_financial_year_to_string (sp_financial_year (2013));
  g_autofree char *none = sp_financial_year_to_string (sp_financial_year (0));
  SpFinancialYear year;

  g_assert_cmpstr (text, ==, "2013-14");
  g_assert_cmpstr (none, ==, "not dated");
  g_assert_true (sp_financial_year_parse ("2016/17", &year));
  g_assert_cmpint (year.start, ==, 2016);
}

static void
test_year_groups (void)
{
  static const struct { const char *text; gint group; } cases[] = {
    { "R", 0 }, { "reception", 0 }, { "Yr R", 0 }, { "Y7", 7 }, { "Year 7", 7 }, { "7", 7 }, { "year_group_10", 10 },
    { "Y14", 14 }, { "Y0", -1 }, { "Y15", -1 }, { "N1", -1 }, { "", -1 }, { "Y07x", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpYearGroup group = SP_GROUP_Y14;
      gboolean read = sp_year_group_parse (cases[i].text, &group);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].group >= 0);
      if (read)
        g_assert_cmpint (group, ==, cases[i].group);
    }
  for (gint g = 0; g < SP_N_GROUPS; g++)
    {
      SpYearGroup group;

      g_assert_true (sp_year_group_parse (sp_year_group_code (g), &group));
      g_assert_cmpint (group, ==, g);
      g_assert_true (sp_year_group_parse (sp_year_group_name (g), &group));
      g_assert_cmpint (group, ==, g);
    }
}

/* domain.md section 7: infant 90, junior 120, primary 210, first school 150, secondary 11-16 150 places a form. */
static void
test_places_per_form (void)
{
  g_assert_cmpint (sp_places_per_form (SP_GROUP_R, SP_GROUP_Y2), ==, 90);
  g_assert_cmpint (sp_places_per_form (SP_GROUP_Y3, SP_GROUP_Y6), ==, 120);
  g_assert_cmpint (sp_places_per_form (SP_GROUP_R, SP_GROUP_Y6), ==, 210);
  g_assert_cmpint (sp_places_per_form (SP_GROUP_R, SP_GROUP_Y4), ==, 150);
  g_assert_cmpint (sp_places_per_form (SP_GROUP_Y7, SP_GROUP_Y11), ==, 150);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/year/academic", test_academic_years_read_and_print);
  g_test_add_func ("/base/year/financial", test_financial_years);
  g_test_add_func ("/base/year/groups", test_year_groups);
  g_test_add_func ("/base/year/places-per-form", test_places_per_form);
  return g_test_run ();
}
