/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-scorecard.h"

#include "sp-forms.h"

/* GT-6: Barking and Dagenham 2019, technical notes of the scorecard. */
static void
test_barking_and_dagenham (void)
{
  double ratio;

  g_assert_true (sp_scorecard_growth (17772, 26403, &ratio));
  g_assert_cmpfloat (sp_round_half_away (100 * ratio, 0), ==, 49);
  g_assert_cmpfloat (sp_scorecard_places_created (18107, 26896), ==, 8789);
  g_assert_true (sp_scorecard_accuracy (25759, 25049, &ratio));
  g_assert_cmpfloat (sp_round_half_away (100 * ratio, 1), ==, 2.8);
  g_assert_true (sp_scorecard_accuracy (27557, 25049, &ratio));
  g_assert_cmpfloat (sp_round_half_away (100 * ratio, 0), ==, 10);
}

/* GT-7: rows of the 2019 scorecards; 0 = not printed in domain.md. Percentages to four decimals as published. */
typedef struct
{
  const char *name;
  double nor_2010, forecast, capacity_2010, capacity, created, growth;
  double nor, forecast_1, accuracy_1, forecast_3, accuracy_3;
} Row;

static const Row ROWS[] = {
  { "Norfolk primary", 55894, 64861, 64769, 72892, 8123, 16.0429, 64383, 65727, 2.0875, 68561, 6.4893 },
  { "Norfolk secondary", 43170, 45183, 53040, 56680, 3640, 4.6630, 40604, 41993, 3.4208, 44925, 10.6418 },
  { "Suffolk primary", 48779, 57344, 50775, 63486, 12711, 0, 56046, 56879, 1.4863, 57512, 2.6157 },
  { "Cambridgeshire primary", 43010, 52654, 48145, 61600, 13455, 0, 50633, 51536, 1.7834, 53977, 6.6044 },
  { "Kent primary", 0, 0, 0, 0, 0, 0, 126138, 126922, 0.6215, 126683, 0.4321 },
  /* Middle schools went: the DfE shows 0 places created, not -11,539. */
  { "Suffolk secondary", 0, 0, 60569, 49030, 0, 0, 0, 0, 0, 0, 0 },
};

static void
test_rows (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      const Row *row = &ROWS[i];
      double ratio;

      g_test_message ("%s", row->name);
      g_assert_cmpfloat (sp_scorecard_places_created (row->capacity_2010, row->capacity), ==, row->created);
      if (row->growth != 0)
        {
          g_assert_true (sp_scorecard_growth (row->nor_2010, row->forecast, &ratio));
          g_assert_cmpfloat (sp_round_half_away (100 * ratio, 4), ==, row->growth);
        }
      if (row->nor == 0)
        continue;
      g_assert_true (sp_scorecard_accuracy (row->forecast_1, row->nor, &ratio));
      g_assert_cmpfloat (sp_round_half_away (100 * ratio, 4), ==, row->accuracy_1);
      g_assert_true (sp_scorecard_accuracy (row->forecast_3, row->nor, &ratio));
      g_assert_cmpfloat (sp_round_half_away (100 * ratio, 4), ==, row->accuracy_3);
    }
}

static void
test_nobody_on_roll (void)
{
  double ratio = 7;

  g_assert_false (sp_scorecard_accuracy (10, 0, &ratio));
  g_assert_cmpfloat (ratio, ==, 7);
}

/* Short in one area and spare in another: both are said. */
static void
test_need_is_not_netted (void)
{
  g_assert_cmpfloat (sp_scorecard_need (66, 60) + sp_scorecard_need (50, 60), ==, 6);
  g_assert_cmpfloat (sp_scorecard_spare (66, 60) + sp_scorecard_spare (50, 60), ==, 10);
  g_assert_cmpfloat (sp_scorecard_round_need (235), ==, 240);
  g_assert_cmpfloat (sp_scorecard_round_need (234.9), ==, 230);
}

static void
test_printed (void)
{
  g_autofree char *over = sp_scorecard_percent_to_string (0.020875);
  g_autofree char *under = sp_scorecard_percent_to_string (-0.0032);
  g_autofree char *half = sp_scorecard_percent_to_string (0.0005);

  g_assert_cmpstr (over, ==, "+2.1%");
  g_assert_cmpstr (under, ==, "-0.3%");
  g_assert_cmpstr (half, ==, "+0.1%");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/need/scorecard/barking-and-dagenham", test_barking_and_dagenham);
  g_test_add_func ("/need/scorecard/rows", test_rows);
  g_test_add_func ("/need/scorecard/nobody-on-roll", test_nobody_on_roll);
  g_test_add_func ("/need/scorecard/need-is-not-netted", test_need_is_not_netted);
  g_test_add_func ("/need/scorecard/printed", test_printed);
  return g_test_run ();
}
