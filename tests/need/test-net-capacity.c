/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-net-capacity.h"

/* GT-9: workplaces 367 to 419, admission number 60 over seven year groups. */
static void
test_worked_case (void)
{
  SpNetCapacity result;

  g_assert_true (sp_net_capacity (60, 7, 367, 419, &result));
  g_assert_cmpint (result.capacity, ==, 419);
  g_assert_cmpint (result.indicated_admission_number, ==, 59);
}

static void
test_floor_and_between (void)
{
  SpNetCapacity result;

  g_assert_true (sp_net_capacity (30, 7, 367, 419, &result));
  g_assert_cmpint (result.capacity, ==, 367);
  g_assert_cmpint (result.indicated_admission_number, ==, 52);
  g_assert_true (sp_net_capacity (55, 7, 367, 419, &result));
  g_assert_cmpint (result.capacity, ==, 385);
  g_assert_cmpint (result.indicated_admission_number, ==, 55);
}

static void
test_refused (void)
{
  SpNetCapacity result;

  g_assert_false (sp_net_capacity (-1, 7, 367, 419, &result));
  g_assert_false (sp_net_capacity (60, 0, 367, 419, &result));
  g_assert_false (sp_net_capacity (60, 7, 420, 419, &result));
  g_assert_false (sp_net_capacity (60, 7, -5, 419, &result));
}

/* Two schools, one 20 over and one 20 under: 20 unfilled and 20 over, not nought. */
static void
test_never_netted (void)
{
  g_assert_cmpint (sp_unfilled_places (210, 190) + sp_unfilled_places (210, 230), ==, 20);
  g_assert_cmpint (sp_pupils_over (210, 190) + sp_pupils_over (210, 230), ==, 20);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/need/net-capacity/worked-case", test_worked_case);
  g_test_add_func ("/need/net-capacity/floor-and-between", test_floor_and_between);
  g_test_add_func ("/need/net-capacity/refused", test_refused);
  g_test_add_func ("/need/net-capacity/never-netted", test_never_netted);
  return g_test_run ();
}
