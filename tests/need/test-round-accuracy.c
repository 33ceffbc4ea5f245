/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How rounds turned out: GT-6 and GT-7 of domain.md, where an error stands among authorities, and when rounds lean. */
#include "config.h"
#include "plan-fixture.h"

#include <gio/gio.h>
#include <math.h>
#include "sp-round-accuracy.h"
#include "sp-scorecard.h"

#define NEAR(a, b, e) g_assert_cmpfloat (fabs ((a) - (b)), <=, e)

/* GT-7: Norfolk's returns of 2016 and 2018 against the rolls of 2018/19, as the scorecard prints them. */
static void
test_norfolk (void)
{
  static const struct { const char *round; gint ahead; double error; SpStanding standing; } expected[] = {
    { "SCAP 2016", 3, 0.064893, SP_STANDING_HIGHEST_QUARTER }, { "SCAP 2018", 1, 0.020875, SP_STANDING_HIGHEST_QUARTER },
    { "SCAP 2016", 3, 0.106418, SP_STANDING_HIGHEST_TENTH }, { "SCAP 2018", 1, 0.034208, SP_STANDING_HIGHEST_TENTH },
  };
  g_autoptr (SpSnapshot) snapshot = plan_fixture_read_sample ("norfolk-2018");
  g_autoptr (SpRoundAccuracy) accuracy = sp_round_accuracy_new (snapshot, NULL);
  double mean;

  g_assert_cmpuint (accuracy->rows->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      const SpAccuracyRow *row = &g_array_index (accuracy->rows, SpAccuracyRow, i);

      g_assert_cmpstr (row->round->name, ==, expected[i].round);
      g_assert_cmpint (row->years_ahead, ==, expected[i].ahead);
      g_assert_cmpint (row->basis, ==, SP_ACTUAL_OF_ROUND);
      NEAR (row->error, expected[i].error, 0.0000005);
      g_assert_nonnull (row->others);
      g_assert_cmpint (row->others->year.start, ==, 2018);
      g_assert_cmpint (sp_accuracy_others_place (row->others, row->error), ==, expected[i].standing);
    }
  g_assert_true (sp_round_accuracy_leans (accuracy, SP_PHASE_SECONDARY, &mean));
  NEAR (mean, (0.034208 + 0.106418) / 2, 0.000001);
  g_assert_cmpuint (accuracy->findings->len, ==, 2);
}

/* GT-6: Barking and Dagenham, typed in as areas, which are added up. */
static void
test_barking (void)
{
  SpRoundValue values[] = {
    { SP_ROUND_AREA, "3010001", { 2018 }, 0, 6, 25000, FALSE, { 0 }, { -1, -1 }, { -1, -1 }, -1 },
    { SP_ROUND_AREA, "3010002", { 2018 }, 0, 6, 759, FALSE, { 0 }, { -1, -1 }, { -1, -1 }, -1 },
  };
  SpRoundValue three[] = { { SP_ROUND_AUTHORITY, "301", { 2018 }, 0, 6, 27557, FALSE, { 0 }, { -1, -1 }, { -1, -1 }, 25049 } };
  SpRound rounds[] = {
    { .name = "SCAP 2016", .origin = { 2015 }, .horizon = 5, .values = three, .n_values = 1 },
    { .name = "SCAP 2018", .origin = { 2017 }, .horizon = 5, .values = values, .n_values = 2 },
  };
  gint32 counted[SP_N_GROUPS] = { 3578, 3578, 3578, 3578, 3579, 3579, 3579 }, none[SP_N_GROUPS];
  SpSnapshot snapshot = { .ref_count = 10, .rounds = rounds, .n_rounds = 2, .first_year = { 2018 }, .n_years = 1,
                          .authority_history = none, .authority_outturn = counted, .assumptions = { .origin = { 2017 } } };
  g_autoptr (SpRoundAccuracy) accuracy = NULL;
  const SpAccuracyRow *rows;
  g_autofree char *one = NULL;
  g_autofree char *three_years = NULL;

  for (gint g = 0; g < SP_N_GROUPS; g++)
    none[g] = -1;
  accuracy = sp_round_accuracy_new (&snapshot, NULL);
  g_assert_cmpuint (accuracy->rows->len, ==, 2);
  rows = &g_array_index (accuracy->rows, SpAccuracyRow, 0);
  g_assert_cmpfloat (rows[1].forecast, ==, 25759);
  g_assert_cmpfloat (rows[1].actual, ==, 25049);
  g_assert_cmpint (rows[1].basis, ==, SP_ACTUAL_AUTHORITY);
  one = sp_scorecard_percent_to_string (rows[1].error);
  three_years = sp_scorecard_percent_to_string (rows[0].error);
  g_assert_cmpstr (one, ==, "+2.8%");
  g_assert_cmpstr (three_years, ==, "+10.0%");
}

/* Errors of made-up rounds; `n` rounds a year apart, each a year ahead. */
static gboolean
leans (const double *error, guint n)
{
  g_autofree SpRound *rounds = g_new0 (SpRound, n);
  g_autofree SpRoundValue *values = g_new0 (SpRoundValue, n);
  SpSnapshot snapshot = { .ref_count = 10, .rounds = rounds, .n_rounds = n };
  g_autoptr (SpRoundAccuracy) accuracy = NULL;
  double mean;

  for (guint i = 0; i < n; i++)
    {
      values[i] = (SpRoundValue) { SP_ROUND_AUTHORITY, "1", { 2001 + (gint) i }, 0, 6, 1000 * (1 + error[i]), FALSE, { 0 },
                                   { -1, -1 }, { -1, -1 }, 1000 };
      rounds[i] = (SpRound) { .name = "R", .origin = { 2000 + (gint) i }, .horizon = 1, .values = &values[i], .n_values = 1 };
    }
  accuracy = sp_round_accuracy_new (&snapshot, NULL);
  g_assert_cmpuint (accuracy->rows->len, ==, n);
  return sp_round_accuracy_leans (accuracy, SP_PHASE_PRIMARY, &mean);
}

static void
test_leaning (void)
{
  g_assert_false (leans ((double[]) { 0.05 }, 1));             /* one round leans on nothing */
  g_assert_true (leans ((double[]) { 0.05, 0.02 }, 2));
  g_assert_true (leans ((double[]) { -0.05, -0.02 }, 2));
  g_assert_false (leans ((double[]) { 0.05, -0.02 }, 2));
  g_assert_false (leans ((double[]) { 0.001, 0.002, 0.001 }, 3)); /* all too high, and nobody would mind */
  g_assert_false (leans ((double[]) { 0.05, 0.05, 0.05, 0.05, -0.01 }, 5)); /* 4 of 5: chance does it 6 times in 32 */
  g_assert_true (leans ((double[]) { 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, -0.01 }, 8)); /* 7 of 8: 9 times in 256 */
}

static void
test_standing (void)
{
  SpAccuracyOthers all = { .p10 = -0.02, .p25 = 0.005, .p50 = 0.01, .p75 = 0.02, .p90 = 0.03, .median_size = 0.012 };

  g_assert_cmpint (sp_accuracy_others_place (&all, -0.03), ==, SP_STANDING_LOWEST_TENTH);
  g_assert_cmpint (sp_accuracy_others_place (&all, -0.02), ==, SP_STANDING_LOWEST_QUARTER);
  g_assert_cmpint (sp_accuracy_others_place (&all, 0.001), ==, SP_STANDING_CLOSER_THAN_HALF); /* low, and nearly right */
  g_assert_cmpint (sp_accuracy_others_place (&all, 0.02), ==, SP_STANDING_MIDDLE);
  g_assert_cmpint (sp_accuracy_others_place (&all, 0.0201), ==, SP_STANDING_HIGHEST_QUARTER);
  g_assert_cmpint (sp_accuracy_others_place (&all, 0.031), ==, SP_STANDING_HIGHEST_TENTH);
}

/* Domain.md 6.2, to the decimals it prints. */
static void
test_others (void)
{
  GPtrArray *others = sp_accuracy_others_get ();
  const SpAccuracyOthers *row = sp_accuracy_others_find (others, SP_PHASE_SECONDARY, 3, sp_academic_year (2018));

  NEAR (row->england, 0.0323, 0.00005);
  NEAR (row->mean_size, 0.0345, 0.00005);
  NEAR (row->median_size, 0.0301, 0.00005);
  NEAR (row->within_2, 0.32, 0.005);
  NEAR (row->within_5, 0.80, 0.005);
  row = sp_accuracy_others_find (others, SP_PHASE_PRIMARY, 3, sp_academic_year (2030));
  g_assert_cmpint (row->year.start, ==, 2025);
  NEAR (row->mean_size, 0.0239, 0.00005);
  NEAR (row->p10, -0.015, 0.0005);
  NEAR (row->p90, 0.047, 0.0005);
  g_assert_null (sp_accuracy_others_find (others, SP_PHASE_PRIMARY, 7, sp_academic_year (2018)));
}

#define HEADER "year,phase,years_ahead,authorities,england,mean_size,median_size,p10,p25,p50,p75,p90,within_2,within_5,source\n"
#define GOOD "2018,primary,1,147,0.01,0.01,0.01,-0.01,0,0.01,0.02,0.03,0.8,1,here\n"

static void
test_bad_files (void)
{
  static const struct { const char *text, *says; } bad[] = {
    { "", "empty" },
    { "year,phase\n2018,primary\n", "years_ahead" },
    { HEADER GOOD "201x,primary,1,147,0.01,0.01,0.01,-0.01,0,0.01,0.02,0.03,0.8,1,here\n", "row 3, column year" },
    { HEADER "2018,infant,1,147,0.01,0.01,0.01,-0.01,0,0.01,0.02,0.03,0.8,1,here\n", "column phase" },
    { HEADER "2018,primary,1,147,0.01,-0.01,0.01,-0.01,0,0.01,0.02,0.03,0.8,1,here\n", "column mean_size" },
    { HEADER "2018,primary,1,147,0.01,0.01,0.01,0.05,0,0.01,0.02,0.03,0.8,1,here\n", "column p25" },
    { HEADER "2018,primary,1,147,nan,0.01,0.01,-0.01,0,0.01,0.02,0.03,0.8,1,here\n", "column england" },
    { HEADER "2018,primary,1\n", "authorities" },
    { HEADER "\"2018", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sp_accuracy_others_read (bad[i].text, strlen (bad[i].text), "others.csv", &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, bad[i].says));
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) rows = sp_accuracy_others_read (HEADER GOOD, strlen (HEADER GOOD), "others.csv", &error);

    g_assert_no_error (error);
    g_assert_cmpuint (rows->len, ==, 1);
  }
}

/* A paper that prints an area's year groups and their total: each child is counted once, by the total where there is one. */
static void
test_area_given_twice (void)
{
  SpRoundValue values[10];
  SpRound rounds[] = { { .name = "SCAP 2018", .origin = { 2017 }, .horizon = 5, .values = values, .n_values = 10 } };
  gint32 counted[SP_N_GROUPS] = { 300, 300, 300, 300, 300, 300, 300 }, none[SP_N_GROUPS];
  SpSnapshot snapshot = { .ref_count = 10, .rounds = rounds, .n_rounds = 1, .first_year = { 2018 }, .n_years = 1,
                          .authority_history = none, .authority_outturn = counted, .assumptions = { .origin = { 2017 } } };
  g_autoptr (SpRoundAccuracy) accuracy = NULL;

  for (guint g = 0; g < SP_N_GROUPS; g++)
    none[g] = -1;
  for (gint i = 0; i < 10; i++)
    values[i] = (SpRoundValue) { SP_ROUND_AREA, i < 8 ? "3010001" : i < 9 ? "3010002" : "3010003", { 2018 }, i < 8 ? MAX (0, i - 1) : 0,
                                 i == 0 ? 0 : i == 1 ? 6 : i < 8 ? i - 1 : 6, i == 1 ? 1400 : i < 8 ? 200 : 350, FALSE, { 0 },
                                 { -1, -1 }, { -1, -1 }, -1 };
  accuracy = sp_round_accuracy_new (&snapshot, NULL);
  g_assert_cmpuint (accuracy->rows->len, ==, 1);
  NEAR (g_array_index (accuracy->rows, SpAccuracyRow, 0).forecast, 1400 + 350 + 350, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/need/accuracy/norfolk", test_norfolk);
  g_test_add_func ("/need/accuracy/barking", test_barking);
  g_test_add_func ("/need/accuracy/area-given-twice", test_area_given_twice);
  g_test_add_func ("/need/accuracy/leaning", test_leaning);
  g_test_add_func ("/need/accuracy/standing", test_standing);
  g_test_add_func ("/need/accuracy/others", test_others);
  g_test_add_func ("/need/accuracy/bad-files", test_bad_files);
  return g_test_run ();
}
