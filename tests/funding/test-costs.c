/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GT-8, GT-10, GT-11 and GT-13: cost of a place, contributions and formula capital, to every printed digit. */
#include "config.h"

#include "sp-contribution.h"
#include "sp-cost-per-place.h"
#include "sp-formula-capital.h"

static gint64
per_place (gint64 pence, gint places)
{
  SpMoney out;

  g_assert_true (sp_cost_per_place (sp_money (pence), places, &out));
  return out.pence;
}

static void
test_cost_per_place (void)
{
  SpMoney out;

  g_assert_cmpint (per_place (G_GINT64_CONSTANT (59618335330), 23763), ==, 2508872);
  g_assert_cmpint (per_place (G_GINT64_CONSTANT (221777837689), 128436), ==, 1726758);
  /* Barking and Dagenham, GT-6. */
  g_assert_cmpint (per_place (G_GINT64_CONSTANT (2733007200), 1348), ==, 2027453);
  g_assert_cmpint (per_place (55986900, 60), ==, 933115);
  /* Norfolk's own projects of 2015/16 to 2017/18. */
  g_assert_cmpint (per_place (G_GINT64_CONSTANT (2585645600), 1939), ==, 1333494);
  g_assert_false (sp_cost_per_place (SP_POUNDS (1), 0, &out));
}

static void
test_adjusted (void)
{
  SpMoney out;

  g_assert_true (sp_cost_per_place_adjusted (sp_money (G_GINT64_CONSTANT (59618335330)), 23763, 99, 410, 410, &out));
  g_assert_cmpint (out.pence, ==, 2483784);
  g_assert_true (sp_cost_adjusted (SP_POUNDS (23865), 121, 394, 390, &out));
  g_assert_cmpint (out.pence, ==, 2917282);
  g_assert_cmpint (sp_cost_to_nearest_hundred (out).pence, ==, 2920000);
  /* The DfE's own 1.01 for 394 / 390. */
  g_assert_true (sp_cost_adjusted (SP_POUNDS (23865), 121, 101, 100, &out));
  g_assert_cmpint (sp_cost_to_nearest_hundred (out).pence, ==, 2920000);
  g_assert_true (sp_cost_adjusted (SP_POUNDS (23192), 121, 101, 100, &out));
  g_assert_cmpint (sp_cost_to_nearest_hundred (out).pence, ==, 2830000);
  /* The 2019 form: divided by a weight, rounded, then indexed. */
  g_assert_true (sp_cost_divided_by_weight (SP_POUNDS (20508), 820, &out));
  g_assert_cmpint (sp_cost_to_nearest_hundred (out).pence, ==, 2500000);
  g_assert_true (sp_cost_adjusted (SP_POUNDS (25000), 100, 342, 335, &out));
  g_assert_cmpint (sp_cost_to_nearest_hundred (out).pence, ==, 2550000);
  g_assert_false (sp_cost_adjusted (SP_POUNDS (1), 100, 1, 0, &out));
}

/* domain.md 3.6: the same constant times the index gives every edition; the 399 printed for Q1 2026 does not. */
static void
test_misprinted_index (void)
{
  SpMoney base, next, computed;
  gint base_index, index;
  gboolean misprinted;

  g_assert_true (sp_tender_price_index ((SpPriceBase) { 2024, 1 }, &base_index, &misprinted));
  g_assert_cmpint (base_index, ==, 390);
  g_assert_false (misprinted);
  g_assert_true (sp_national_cost_per_place (SP_PHASE_PRIMARY, SP_WORKS_NEW_SCHOOL, (SpPriceBase) { 2024, 1 }, &base));
  for (gint year = 2023; year <= 2026; year++)
    {
      g_assert_true (sp_tender_price_index ((SpPriceBase) { year, 1 }, &index, &misprinted));
      g_assert_true (
          sp_national_cost_per_place (SP_PHASE_PRIMARY, SP_WORKS_NEW_SCHOOL, (SpPriceBase){ year, 1 }, &next));
      g_assert_true (sp_cost_adjusted (base, 100, index, base_index, &computed));
      g_assert_cmpint (ABS (computed.pence - next.pence), <=, 2); /* published to the penny */
      g_assert_cmpint (misprinted, ==, year == 2026);
    }
  g_assert_cmpint (index, ==, 410);
  g_assert_false (sp_tender_price_index ((SpPriceBase) { 2024, 2 }, &index, NULL));
  g_assert_false (sp_national_cost_per_place (SP_PHASE_PRIMARY, SP_WORKS_PERMANENT, (SpPriceBase) { 2019, 1 }, &next));
}

/* domain.md 3.6: Norfolk, Q1 2026 base, at 0.99. */
static void
test_norfolk (void)
{
  static const gint64 expected[SP_N_PHASES][SP_N_WORKS]
      = { { 2483783, 2080344, 983558 }, { 3009028, 2861300, 1104134 } };
  gint factor;

  g_assert_true (sp_location_factor ("East of England", &factor));
  g_assert_cmpint (factor, ==, 99);
  g_assert_false (sp_location_factor ("Norfolk", &factor));
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    for (gint works = 0; works < SP_N_WORKS; works++)
      {
        SpMoney national, local;

        g_assert_true (sp_national_cost_per_place (phase, works, (SpPriceBase) { 2026, 1 }, &national));
        g_assert_true (sp_cost_adjusted (national, factor, 410, 410, &local));
        /* Primary new school is a penny under the published 24,837.84, which comes from the unrounded average:
         * test_adjusted. */
        g_assert_cmpint (local.pence, ==, expected[phase][works]);
      }
}

static void
test_yields (void)
{
  static const double dwellings[] = { 250 }, per_dwelling[] = { 0.20, 0.15, 0.06 };
  double ratio;

  g_assert_true (sp_pupils_per_dwelling (2641, 8300, &ratio));
  g_assert_cmpfloat_with_epsilon (ratio, 0.318192771, 5e-10);
  g_assert_true (sp_pupils_per_dwelling (7215, 20190, &ratio));
  g_assert_cmpfloat_with_epsilon (ratio, 0.357355126, 5e-10);
  g_assert_false (sp_pupils_per_dwelling (10, 0, &ratio));
  g_assert_cmpfloat (sp_pupils_of_dwellings (dwellings, &per_dwelling[0], 1), ==, 50);
  g_assert_cmpfloat (sp_pupils_of_dwellings (dwellings, &per_dwelling[1], 1), ==, 37.5);
  g_assert_cmpfloat (sp_pupils_of_dwellings (dwellings, &per_dwelling[2], 1), ==, 15);
}

static void
test_basic_need_multiplier (void)
{
  static const struct { gint64 primary, secondary; } published[] =
    { { 1934500, 2485600 }, { 1964888, 2524653 }, { 1928830, 2478322 } };
  SpMoney out;

  g_assert_true (sp_contribution (25, sp_money (1964888), &out));
  g_assert_cmpint (out.pence, ==, 49122200);
  for (gsize i = 0; i < G_N_ELEMENTS (published); i++)
    g_assert_cmpint (ABS (sp_secondary_multiplier (sp_money (published[i].primary)).pence - published[i].secondary), <=,
                     10);
  g_assert_false (sp_contribution (-1, sp_money (1964888), &out));
}

/* domain.md 4.3: 12.78 places at Surrey's rate and 0.99 of it are £248,602. */
static void
test_basic_need_illustration (void)
{
  SpMoney local, out;

  g_assert_true (sp_cost_adjusted (sp_money (1964888), 99, 1, 1, &local));
  g_assert_true (sp_contribution (12.78, local, &out));
  g_assert_cmpint ((out.pence + 50) / 100, ==, 248602);
}

/* Three outcomes of domain.md 3.5: room; room spoken for; no room. */
static void
test_places_to_fund (void)
{
  SpHeadroom room = { .places = 210, .roll = 150, .forecast = 0, .margin = 0 };
  SpHeadroom spoken_for = { .places = 210, .roll = 150, .forecast = 200, .margin = 0 };
  SpHeadroom full = { .places = 210, .roll = 230, .forecast = 200, .margin = 0.05 };

  g_assert_cmpfloat (sp_places_to_fund (25, &room), ==, 0);
  g_assert_cmpfloat (sp_places_to_fund (25, &spoken_for), ==, 15);
  g_assert_cmpfloat (sp_places_to_fund (25, &full), ==, 25);
}

static void
test_formula_capital (void)
{
  SpMoney community, aided, part_time;

  g_assert_true (sp_formula_capital (SP_FORMULA_PRIMARY, 420, FALSE, &community));
  g_assert_cmpint (community.pence, ==, 872500);
  g_assert_true (sp_formula_capital (SP_FORMULA_PRIMARY, 420, TRUE, &aided));
  g_assert_cmpint (aided.pence, ==, 942300);
  g_assert_true (sp_formula_capital (SP_FORMULA_SECONDARY, 0.5, FALSE, &part_time));
  g_assert_cmpint (part_time.pence, ==, 400844); /* 4,000 + 8.4375 */
  g_assert_true (sp_formula_capital (SP_FORMULA_SPECIAL, 100, FALSE, &part_time));
  g_assert_cmpint (part_time.pence, ==, 737500);
  g_assert_false (sp_formula_capital (SP_FORMULA_PRIMARY, -1, FALSE, &community));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/costs/per-place", test_cost_per_place);
  g_test_add_func ("/funding/costs/adjusted", test_adjusted);
  g_test_add_func ("/funding/costs/misprinted-index", test_misprinted_index);
  g_test_add_func ("/funding/costs/norfolk", test_norfolk);
  g_test_add_func ("/funding/costs/yields", test_yields);
  g_test_add_func ("/funding/costs/basic-need-multiplier", test_basic_need_multiplier);
  g_test_add_func ("/funding/costs/basic-need-illustration", test_basic_need_illustration);
  g_test_add_func ("/funding/costs/places-to-fund", test_places_to_fund);
  g_test_add_func ("/funding/costs/formula-capital", test_formula_capital);
  return g_test_run ();
}
