/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Basic Need outlook: its arithmetic by domain.md 4.3. */
#include "config.h"

#include "sp-basic-need.h"
#include "sp-late-places.h"

/* Constructed illustration: £248,602. Spare places in Y4 to Y6 are not set against the rest. */
static void
test_illustration (void)
{
  static const double forecast[] = { 66, 63, 60, 58, 55, 54, 52 }, places[] = { 60, 60, 60, 60, 60, 60, 60 };
  double gap = sp_basic_need_gap (forecast, places, G_N_ELEMENTS (forecast), 0.02);
  SpMoney award = sp_basic_need_award (gap, sp_money (1964888), 0.99);

  g_assert_cmpfloat_with_epsilon (gap, 12.78, 1e-9);
  g_assert_cmpint ((award.pence + 50) / 100, ==, 248602);
}

static void
test_nothing_to_fund (void)
{
  g_assert_cmpint (sp_basic_need_award (0, sp_money (1964888), 0.99).pence, ==, 0);
  g_assert_cmpfloat (sp_basic_need_gap (NULL, NULL, 0, 0.02), ==, 0);
}

static void
test_states_have_words (void)
{
  for (gint state = SP_PLACES_IN_TIME; state <= SP_PLACES_NONE; state++)
    {
      g_assert_nonnull (sp_places_state_code ((SpPlacesState) state));
      g_assert_nonnull (sp_places_state_name ((SpPlacesState) state));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/basic-need/illustration", test_illustration);
  g_test_add_func ("/programme/basic-need/nothing-to-fund", test_nothing_to_fund);
  g_test_add_func ("/programme/late-places/states", test_states_have_words);
  return g_test_run ();
}
