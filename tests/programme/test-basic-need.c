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
assert_rate (SpSnapshot *snapshot, SpPhase phase, gint award, SpRateBasis basis, gint year, gint64 pence)
{
  SpBasicNeedRate rate = sp_basic_need_rate (snapshot, phase, sp_financial_year (award));

  g_assert_cmpstr (sp_rate_basis_code (rate.basis), ==, sp_rate_basis_code (basis));
  g_assert_cmpint (rate.year.start, ==, year);
  g_assert_cmpint (rate.rate.pence, ==, pence);
  g_assert_true ((rate.source != NULL) == (basis != SP_RATE_OF_PLAN)); /* a rate names its source */
}

/* The rate of the award's year; else the nearest, by the index where that has both years; and the plan's before all. */
static void
test_rates (void)
{
  SpCostIndexValue values[] = { { { 2013, 1 }, 200, FALSE }, { { 2016, 1 }, 250, FALSE } };
  SpCostIndex index = { .code = "tpi", .values = values, .n_values = G_N_ELEMENTS (values) };
  SpSnapshot snapshot = { .ref_count = 1 };

  assert_rate (&snapshot, SP_PHASE_PRIMARY, 2013, SP_RATE_OF_YEAR, 2013, 1378000);
  assert_rate (&snapshot, SP_PHASE_SECONDARY, 2013, SP_RATE_OF_YEAR, 2013, 1378000);
  assert_rate (&snapshot, SP_PHASE_SECONDARY, 2025, SP_RATE_OF_YEAR, 2025, 2524653);
  assert_rate (&snapshot, SP_PHASE_PRIMARY, 2016, SP_RATE_OF_EARLIER, 2013, 1378000);
  assert_rate (&snapshot, SP_PHASE_PRIMARY, 2019, SP_RATE_OF_LATER, 2024, 1934500);
  assert_rate (&snapshot, SP_PHASE_PRIMARY, 2023, SP_RATE_INDEXED, 2024, 1879937); /* 19,345 x 379 / 390 */
  assert_rate (&snapshot, SP_PHASE_PRIMARY, 2026, SP_RATE_INDEXED, 2025, 2019058); /* 19,648.88 x 410 / 399 */
  snapshot.money.index = &index;
  assert_rate (&snapshot, SP_PHASE_PRIMARY, 2016, SP_RATE_INDEXED, 2013, 1722500); /* 13,780 x 250 / 200 */
  snapshot.money.has_rates[SP_PHASE_PRIMARY] = TRUE;
  snapshot.money.rates[SP_PHASE_PRIMARY] = sp_money (1500000);
  assert_rate (&snapshot, SP_PHASE_PRIMARY, 2016, SP_RATE_OF_PLAN, 0, 1500000);
  assert_rate (&snapshot, SP_PHASE_SECONDARY, 2025, SP_RATE_OF_YEAR, 2025, 2524653);
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
  g_test_add_func ("/programme/basic-need/rates", test_rates);
  g_test_add_func ("/programme/late-places/states", test_states_have_words);
  return g_test_run ();
}
