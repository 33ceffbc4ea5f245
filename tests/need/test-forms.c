/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-forms.h"
#include "sp-need.h"
#include "sp-number.h"

/* GT-3: Hertfordshire, Baldock: Year 7 places 210 each year 2015/16 to 2025/26. Source: Meeting the Demand for School
 * Places, September 2015 (docslib 4889304). No margin. */
static const double BALDOCK[] = { 218, 226, 221, 220, 253, 245, 260, 265, 266, 259, 250 };
static const char *const BALDOCK_FORMS[] =
  { "−0.3", "−0.5", "−0.4", "−0.3", "−1.4", "−1.2", "−1.7", "−1.8", "−1.9", "−1.6", "−1.3" };
static const double BALDOCK_PERCENT[] = { -3.8, -7.6, -5.2, -4.8, -20.5, -16.7, -23.8, -26.2, -26.7, -23.3, -19.0 };
static const double BALDOCK_SURPLUS[] = { -8, -16, -11, -10, -43, -35, -50, -55, -56, -49, -40 };

static void
test_baldock (void)
{
  double peak = 0;
  gint peak_year = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (BALDOCK); i++)
    {
      SpNeedCell cell = sp_need_cell_of (BALDOCK[i], 210, 0);
      double surplus = cell.spare - cell.shortfall;
      double forms = sp_forms_of_places (surplus, SP_GROUP_Y7, SP_GROUP_Y7);
      g_autofree char *text = sp_number_format (forms, 1);

      g_assert_cmpfloat (surplus, ==, BALDOCK_SURPLUS[i]);
      g_assert_cmpstr (text, ==, BALDOCK_FORMS[i]);
      g_assert_cmpfloat (sp_round_half_away (100 * surplus / cell.places, 1), ==, BALDOCK_PERCENT[i]);
      if (-forms > peak)
        {
          peak = -forms;
          peak_year = 2015 + (gint) i;
        }
    }
  g_assert_cmpfloat (sp_round_half_away (peak, 1), ==, 1.9);
  g_assert_cmpint (peak_year, ==, 2023);
}

static void
test_round_half_away (void)
{
  g_assert_cmpfloat (sp_round_half_away (0.05, 1), ==, 0.1);
  g_assert_cmpfloat (sp_round_half_away (-0.05, 1), ==, -0.1);
  g_assert_cmpfloat (sp_round_half_away (0.25, 1), ==, 0.3);
  g_assert_cmpfloat (sp_round_half_away (1.15, 1), ==, 1.2); /* held as 1.1499… */
  g_assert_cmpfloat (sp_round_half_away (1.005, 2), ==, 1.01);
  g_assert_cmpfloat (sp_round_half_away (1.1499999, 1), ==, 1.1);
  g_assert_cmpfloat (sp_round_half_away (2.5, 0), ==, 3);
  g_assert_cmpfloat (sp_round_half_away (-2.5, 0), ==, -3);
}

static void
test_no_minus_nought (void)
{
  g_autofree char *text = sp_number_format (sp_round_half_away (-0.04, 1), 1);

  g_assert_cmpstr (text, ==, "0.0");
}

/* Law: rounding is odd (the sign makes no difference to the size) and never moves by more than half a place. */
static void
test_round_laws (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (int i = 0; i < 10000; i++)
    {
      double value = g_rand_double_range (random, -5000, 5000);
      double rounded = sp_round_half_away (value, 1);

      g_assert_cmpfloat (rounded, ==, -sp_round_half_away (-value, 1));
      g_assert_cmpfloat_with_epsilon (rounded, value, 0.05 + 1e-8);
    }
}

/* domain.md section 7: 90 places over R-Y2, 120 over Y3-Y6, 150 over Y7-Y11, 210 over R-Y6 are one form. */
static void
test_places_per_form (void)
{
  g_assert_cmpfloat (sp_forms_of_places (270, SP_GROUP_R, SP_GROUP_Y2), ==, 3);
  g_assert_cmpfloat (sp_forms_of_places (120, SP_GROUP_Y3, SP_GROUP_Y6), ==, 1);
  g_assert_cmpfloat (sp_forms_of_places (900, SP_GROUP_Y7, SP_GROUP_Y11), ==, 6);
  g_assert_cmpfloat (sp_forms_of_places (315, SP_GROUP_R, SP_GROUP_Y6), ==, 1.5);
  g_assert_cmpfloat (sp_forms_of_places (-45, SP_GROUP_R, SP_GROUP_R), ==, -1.5);
}

/* GT-15: growth areas of domain.md 1.3 at the national yields, to two decimals. */
static void
test_growth_areas (void)
{
  static const struct { double dwellings, primary, secondary; } areas[] = {
    { 5000, 6.02, 4.17 }, { 3500, 4.21, 2.92 }, { 7000, 8.43, 5.84 }, { 10000, 12.04, 8.35 }, { 4000, 4.81, 3.34 },
    { 2200, 2.65, 1.84 }, { 1200, 1.44, 1.00 }, { 1600, 1.93, 1.34 }, { 1000, 1.20, 0.83 }, { 800, 0.96, 0.67 },
    { 1100, 1.32, 0.92 }, { 1800, 2.17, 1.50 }, { 550, 0.66, 0.46 }, { 400, 0.48, 0.33 }, { 450, 0.54, 0.38 },
    { 160, 0.19, 0.13 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      double primary = sp_forms_of_dwellings (areas[i].dwellings, 0.252769, SP_PHASE_PRIMARY);
      double secondary = sp_forms_of_dwellings (areas[i].dwellings, 0.125202, SP_PHASE_SECONDARY);

      g_assert_cmpfloat (sp_round_half_away (primary, 2), ==, areas[i].primary);
      g_assert_cmpfloat (sp_round_half_away (secondary, 2), ==, areas[i].secondary);
    }
}

/* The margin is kept on pupils: 66 pupils with 2 % spare are 67.32 against 60 places (domain.md 4.3). */
static void
test_margin (void)
{
  SpNeedCell cell = sp_need_cell_of (66, 60, 0.02);

  g_assert_cmpfloat_with_epsilon (cell.shortfall, 7.32, 1e-12);
  g_assert_cmpfloat (cell.spare, ==, 0);
  g_assert_cmpfloat (cell.pupils, ==, 66);
}

/* domain.md 4.3: 60 places in each of R-Y6 and a margin of 2 %: 7.32 + 4.26 + 1.20 = 12.78 places short, spare ones ignored. */
static void
test_illustration (void)
{
  static const double pupils[] = { 66, 63, 60, 58, 55, 54, 52 };
  double shortfall = 0, spare = 0;

  for (gsize g = 0; g < G_N_ELEMENTS (pupils); g++)
    {
      SpNeedCell cell = sp_need_cell_of (pupils[g], 60, 0.02);

      shortfall += cell.shortfall;
      spare += cell.spare;
    }
  g_assert_cmpfloat_with_epsilon (shortfall, 12.78, 1e-9);
  g_assert_cmpfloat_with_epsilon (spare, 0.84 + 3.9 + 4.92 + 6.96, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/need/forms/baldock", test_baldock);
  g_test_add_func ("/need/forms/round-half-away", test_round_half_away);
  g_test_add_func ("/need/forms/no-minus-nought", test_no_minus_nought);
  g_test_add_func ("/need/forms/round-laws", test_round_laws);
  g_test_add_func ("/need/forms/places-per-form", test_places_per_form);
  g_test_add_func ("/need/forms/growth-areas", test_growth_areas);
  g_test_add_func ("/need/forms/margin", test_margin);
  g_test_add_func ("/need/forms/illustration", test_illustration);
  return g_test_run ();
}
