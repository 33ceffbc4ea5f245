/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The worked examples of domain.md section 7: 18 to 30 months, 2.5 to 3.5 years, 4 to 5 years. */
#include "config.h"
#include "sp-lead-time.h"

static void
test_middle (void)
{
  g_assert_cmpint (sp_lead_time_middle ((SpLeadTime) SP_LEAD_TIME_EXPANSION), ==, 24);
  g_assert_cmpint (sp_lead_time_middle ((SpLeadTime) SP_LEAD_TIME_NEW_PRIMARY), ==, 36);
  g_assert_cmpint (sp_lead_time_middle ((SpLeadTime) SP_LEAD_TIME_NEW_SECONDARY), ==, 54);
  g_assert_cmpint (sp_lead_time_middle ((SpLeadTime) SP_LEAD_TIME_ADMISSION), ==, 18);
  g_assert_cmpint (sp_lead_time_unsaid (), ==, 24);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/lead-time/middle", test_middle);
  return g_test_run ();
}
