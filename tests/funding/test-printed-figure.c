/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-money.h"
#include "sp-printed-figure.h"

typedef struct
{
  const char  *text;
  SpFigureKind kind;
  gint64       millionths;
  gint         decimals;
  gint         pounds;
} Case;

static const Case CASES[] = {
  { "32.271*", SP_FIGURE_NUMBER, 32271000, 3, 0 },
  { "(3.379)", SP_FIGURE_NUMBER, -3379000, 3, 0 },
  { "(0.029)", SP_FIGURE_NUMBER, -29000, 3, 0 },
  { "2,400", SP_FIGURE_NUMBER, G_GINT64_CONSTANT (2400000000), 0, 0 },
  { "28,736", SP_FIGURE_NUMBER, G_GINT64_CONSTANT (28736000000), 0, 0 },
  { "27*", SP_FIGURE_NUMBER, 27000000, 0, 0 },
  { "0", SP_FIGURE_NUMBER, 0, 0, 0 },
  { "3.000", SP_FIGURE_NUMBER, 3000000, 3, 0 },
  { " 1.5* ", SP_FIGURE_NUMBER, 1500000, 1, 0 },
  { "-0.029", SP_FIGURE_NUMBER, -29000, 3, 0 },
  { "\u22120.5", SP_FIGURE_NUMBER, -500000, 1, 0 },
  { "12-", SP_FIGURE_NUMBER, -12000000, 0, 0 },
  { "£8.3m", SP_FIGURE_NUMBER, 8300000, 1, 1000000 },
  { "£500k", SP_FIGURE_NUMBER, 500000000, 0, 1000 },
  { "£2.8", SP_FIGURE_NUMBER, 2800000, 1, 0 },
  { "-£2.8", SP_FIGURE_NUMBER, -2800000, 1, 0 },
  { "4.75%", SP_FIGURE_NUMBER, 4750000, 2, 0 },
  { "+2.0875%", SP_FIGURE_NUMBER, 2087500, 4, 0 },
  { "+", SP_FIGURE_WORDS },
  { "+-5", SP_FIGURE_WORDS },
  { ".5", SP_FIGURE_NUMBER, 500000, 1, 0 },
  { "11\u00b2", SP_FIGURE_NUMBER, 11000000, 0, 0 },
  { "1,234,567", SP_FIGURE_NUMBER, G_GINT64_CONSTANT (1234567000000), 0, 0 },
  { NULL, SP_FIGURE_EMPTY },
  { "", SP_FIGURE_EMPTY },
  { "  ", SP_FIGURE_EMPTY },
  { "-", SP_FIGURE_EMPTY },
  { "\u2013", SP_FIGURE_EMPTY },
  { "*", SP_FIGURE_EMPTY },
  { "TBC", SP_FIGURE_WORDS },
  { "Note 1 below", SP_FIGURE_WORDS },
  { "2013-14", SP_FIGURE_WORDS },
  { "2013/14", SP_FIGURE_WORDS },
  { "1,23", SP_FIGURE_WORDS },
  { "1234,567", SP_FIGURE_WORDS },
  { ",500", SP_FIGURE_WORDS },
  { "1,,000", SP_FIGURE_WORDS },
  { "1.2.3", SP_FIGURE_WORDS },
  { "(3.379", SP_FIGURE_WORDS },
  { "1.2345678", SP_FIGURE_WORDS },
  { "9999999999999999999999", SP_FIGURE_WORDS },
  { ".", SP_FIGURE_WORDS },
  { "£", SP_FIGURE_WORDS },
  { "1e6", SP_FIGURE_WORDS },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      SpPrintedFigure figure = sp_printed_figure_read (CASES[i].text);

      g_test_message ("“%s”", CASES[i].text != NULL ? CASES[i].text : "NULL");
      g_assert_cmpint (figure.kind, ==, CASES[i].kind);
      if (figure.kind != SP_FIGURE_NUMBER)
        continue;
      g_assert_cmpint (figure.millionths, ==, CASES[i].millionths);
      g_assert_cmpint (figure.decimals, ==, CASES[i].decimals);
      g_assert_cmpint (figure.pounds, ==, CASES[i].pounds);
    }
}

static void
test_marks (void)
{
  g_assert_true (sp_printed_figure_read ("32.271*").marked);
  g_assert_true (sp_printed_figure_read ("*3").marked);
  g_assert_false (sp_printed_figure_read ("32.271").marked);
}

/* Law: every number printed with commas, brackets and a mark reads back as itself. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (int i = 0; i < 20000; i++)
    {
      SpMoney money = sp_money ((gint64) g_rand_int_range (random, -2000000000, 2000000000) * 1000 * 100);
      g_autofree char *text = sp_money_format (money, SP_MONEY_MILLIONS);
      g_autofree char *marked = g_strconcat (text, "*", NULL);
      SpPrintedFigure figure = sp_printed_figure_read (marked);

      g_assert_cmpint (figure.kind, ==, SP_FIGURE_NUMBER);
      g_assert_cmpint (figure.millionths, ==, money.pence / 100);
      g_assert_cmpint (figure.decimals, ==, 3);
      g_assert_true (figure.marked);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/printed-figure/cases", test_cases);
  g_test_add_func ("/funding/printed-figure/marks", test_marks);
  g_test_add_func ("/funding/printed-figure/round-trip", test_round_trip);
  return g_test_run ();
}
