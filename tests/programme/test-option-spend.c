/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an option costs by year: all of its cost, whatever its shares; or an error that names it, never nothing. */
#include "config.h"

#include "sp-option-spend.h"

#include <math.h>
#include <gio/gio.h>

static double
share_out (const SpOption *option, double cost, SpChoiceSpend *spend, guint *n)
{
  g_autoptr (GError) error = NULL;
  double sum = 0;

  g_assert_true (sp_option_share_out (option, option->lead_months, sp_money ((gint64) cost * 100000), spend, n, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < *n; i++)
    sum += spend[i].amount;
  return sum;
}

static void
test_all_of_it (void)
{
  static const SpOptionSpend thirds[] = { { -2, 1 / 3.0 }, { -1, 1 / 3.0 }, { 0, 1 / 3.0 } };
  static const SpOptionSpend late[] = { { 0, 0.5 }, { 3, 0.3 }, { 9, 0.2 } }, last[] = { { 5, 1 } };
  SpChoiceSpend spend[SP_OPTION_N_SPEND];
  SpOption option = { .name = "Drake", .lead_months = 30 };
  guint n;

  g_assert_cmpfloat (share_out (&option, 4500, spend, &n), ==, 4500); /* by its lead time */
  option.spend = thirds;
  option.n_spend = G_N_ELEMENTS (thirds);
  g_assert_cmpfloat (share_out (&option, 1000, spend, &n), ==, 1000);
  g_assert_cmpuint (n, ==, 3);
  option.spend = late; /* past the years that are looked at: in the last of them, not left out */
  g_assert_cmpfloat (share_out (&option, 1000, spend, &n), ==, 1000);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpint (spend[1].after, ==, 1);
  g_assert_cmpfloat (spend[1].amount, ==, 500);
  option.spend = last;
  option.n_spend = G_N_ELEMENTS (last);
  g_assert_cmpfloat (share_out (&option, 7, spend, &n), ==, 7);
  g_assert_cmpint (spend[0].after, ==, 1);
}

/* The plan's own day, 21 November 2013: 24 months to September 2015 began before it, so there are 22. What cannot be divided is in
 * the year of most spend, and pence go where the pounds do. */
static void
test_from_the_plans_day (void)
{
  SpProject dated = { .lead_months = -1, .places_from_year = { 2015 } };
  SpOption option = { .name = "Drake", .lead_months = 24 };
  gint day = sp_plan_month ("2013-11-21", sp_academic_year (2013));
  gint64 pence[SP_OPTION_N_SPEND], sum = 0;

  g_assert_cmpint (day, ==, 2013 * 12 + 10);
  g_assert_cmpint (sp_plan_month (NULL, sp_academic_year (2013)), ==, 2014 * 12 + 8);
  g_assert_cmpint (sp_option_spend_lead (&option, NULL, sp_academic_year (2016), day), ==, 24);
  g_assert_cmpint (sp_option_spend_lead (&option, NULL, sp_academic_year (2015), day), ==, 22);
  g_assert_cmpint (sp_option_spend_lead (&option, &dated, sp_academic_year (2017), day), ==, 22);
  option.lead_months = -1;
  g_assert_cmpint (sp_option_spend_lead (&option, NULL, sp_academic_year (2020), day), ==, 24);
  g_assert_true (sp_option_share_cost (&option, 24, sp_money (111900078), pence));
  for (guint i = 0; i < SP_OPTION_N_SPEND; i++)
    sum += pence[i];
  g_assert_cmpint (sum, ==, 111900078);
  g_assert_cmpint (pence[-2 - SP_OPTION_FIRST_SPEND], ==, 8100000);
  g_assert_cmpint (pence[-1 - SP_OPTION_FIRST_SPEND], ==, 67700078);
  g_assert_cmpint (pence[0 - SP_OPTION_FIRST_SPEND], ==, 31400000);
  g_assert_cmpint (pence[1 - SP_OPTION_FIRST_SPEND], ==, 4700000);
  g_assert_true (sp_option_share_cost (&option, 24, SP_POUNDS (-5000), pence));
  g_assert_cmpint (pence[-1 - SP_OPTION_FIRST_SPEND], <, 0);
}

static void
refuse (const SpOption *option)
{
  g_autoptr (GError) error = NULL;
  SpChoiceSpend spend[SP_OPTION_N_SPEND];
  guint n;

  g_assert_false (sp_option_share_out (option, option->lead_months, SP_POUNDS (1000000), spend, &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "Drake"));
}

static void
test_never_nothing (void)
{
  SpOptionSpend spend[] = { { -1, 1.5 }, { 0, -0.5 } };
  SpOption option = { .name = "Drake", .lead_months = 30, .spend = spend, .n_spend = G_N_ELEMENTS (spend) };

  refuse (&option);
  spend[1].share = NAN;
  refuse (&option);
  spend[0].share = spend[1].share = 0;
  refuse (&option);
  option.n_spend = 0;
  option.lead_months = 500;
  refuse (&option);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/option-spend/all-of-it", test_all_of_it);
  g_test_add_func ("/programme/option-spend/plans-day", test_from_the_plans_day);
  g_test_add_func ("/programme/option-spend/never-nothing", test_never_nothing);
  return g_test_run ();
}
