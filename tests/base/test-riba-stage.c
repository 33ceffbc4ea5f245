/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RIBA stages: letters and numbers say the same, a range stays one, and what is no stage is not taken for one. */
#include "config.h"
#include "sp-riba-stage.h"

static const struct { const char *text, *letters, *numbers, *confidence; } said[] = {
  { "A", "A", "0 to 1", "±25 to 30 %" },
  { "B", "B", "1", "±25 to 30 %" },
  { "c", "C", "2", "±15 to 20 %" },
  { "D", "D", "3", "±10 %" },
  { "E", "E", "3 to 4", "±5 to 10 %" },
  { "F", "F", "4", "±5 to 10 %" },
  { "G", "G", "4", "±5 %" },
  { "H", "H", "4", "±5 %" },
  { "J", "J", "5", "±5 %" },
  { "K", "K", "5", "±5 %" },
  { "L", "L", "6", "±5 %" },
  { "0", "A", "0", "±25 to 30 %" },
  { "1", "A to B", "1", "±25 to 30 %" },
  { "2", "C", "2", "±15 to 20 %" },
  { "3", "D to E", "3", "±10 %" },
  { "4", "E to H", "4", "±5 to 10 %" },
  { "5", "J to K", "5", "±5 %" },
  { "6", "L", "6", "±5 %" },
  { "7", "", "7", "±5 %" },
  { "B or C", "B to C", "1 to 2", "±15 to 30 %" },
  { "C or B", "B to C", "1 to 2", "±15 to 30 %" },
  { "B/C", "B to C", "1 to 2", "±15 to 30 %" },
  { "RIBA stage 2", "C", "2", "±15 to 20 %" },
  { "Stages 1-3", "A to E", "1 to 3", "±10 to 30 %" },
  { "6 to 7", "L", "6 to 7", "±5 %" },
};

static void
test_said (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      SpRibaStage stage;
      g_autofree char *letters = NULL, *numbers = NULL, *confidence = NULL;

      g_assert_true (sp_riba_stage_parse (said[i].text, &stage));
      letters = sp_riba_stage_letters (&stage);
      numbers = sp_riba_stage_numbers (&stage);
      confidence = sp_riba_stage_confidence (&stage);
      g_assert_cmpstr (letters, ==, said[i].letters);
      g_assert_cmpstr (numbers, ==, said[i].numbers);
      g_assert_cmpstr (confidence, ==, said[i].confidence);
    }
}

static void
test_refused (void)
{
  static const char *const no_stages[] = { NULL, "", "stage", "I", "M", "8", "12", "on site", "B or I", "feasibility", "–" };

  for (guint i = 0; i < G_N_ELEMENTS (no_stages); i++)
    {
      SpRibaStage stage = { .first = 99 };

      g_assert_false (sp_riba_stage_parse (no_stages[i], &stage));
      g_assert_cmpint (stage.first, ==, 99);
    }
}

/* Every number's letters hold that number again, and every letter's numbers that letter. */
static void
test_there_and_back (void)
{
  for (gint n = 0; n < SP_N_RIBA_NUMBERS; n++)
    {
      const char text[2] = { (char) ('0' + n), '\0' };
      SpRibaStage stage, of_letter;

      g_assert_true (sp_riba_stage_parse (text, &stage));
      for (gint l = stage.first_letter; l >= 0 && l <= stage.last_letter; l++)
        {
          const char letter[2] = { "ABCDEFGHJKL"[l], '\0' };

          g_assert_true (sp_riba_stage_parse (letter, &of_letter));
          g_assert_true (of_letter.first <= n && n <= of_letter.last);
        }
    }
  g_assert_cmpstr (sp_riba_letter_name (2), ==, "Concept");
  g_assert_cmpstr (sp_riba_number_name (3, 2013), ==, "Developed Design");
  g_assert_cmpstr (sp_riba_number_name (3, 2020), ==, "Spatial Coordination");
}

/* The example of the header; to the penny, half away from zero; by number where a stage has no letter. */
static void
test_cost (void)
{
  static const struct { const char *text; gint64 pence, lowest, highest; const char *words; } cases[] = {
    { "B or C", 450000000, 315000000, 585000000, "£4.5m, ±15 to 30 % at RIBA stage B to C: £3.15m to £5.85m" },
    { "G", 10, 9, 11, NULL },
    { "7", 100000000, 95000000, 105000000, "£1m, ±5 % at RIBA stage 7: £950,000 to £1.05m" },
    { "A", 0, 0, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpRibaStage stage;
      SpMoney low, high;
      g_autofree char *words = NULL;

      g_assert_true (sp_riba_stage_parse (cases[i].text, &stage));
      sp_riba_stage_span (&stage, sp_money (cases[i].pence), &low, &high);
      g_assert_cmpint (low.pence, ==, cases[i].lowest);
      g_assert_cmpint (high.pence, ==, cases[i].highest);
      words = sp_riba_stage_say_cost (&stage, sp_money (cases[i].pence));
      if (cases[i].words != NULL)
        g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/riba-stage/said", test_said);
  g_test_add_func ("/base/riba-stage/refused", test_refused);
  g_test_add_func ("/base/riba-stage/there-and-back", test_there_and_back);
  g_test_add_func ("/base/riba-stage/cost", test_cost);
  return g_test_run ();
}
