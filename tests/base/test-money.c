/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-money.h"

static void
test_format (void)
{
  static const struct { gint64 pence; SpMoneyUnit unit; const char *text; } cases[] = {
    { 280000000, SP_MONEY_MILLIONS, "2.800" },
    { -2900000, SP_MONEY_MILLIONS, "(0.029)" },
    { 3576500000, SP_MONEY_THOUSANDS, "35,765" },
    { 49999, SP_MONEY_THOUSANDS, "0" },
    { 50000, SP_MONEY_THOUSANDS, "1" },       /* half goes away from zero */
    { -50000, SP_MONEY_THOUSANDS, "(1)" },
    { -49999, SP_MONEY_THOUSANDS, "0" },      /* no negative nought */
    { 123456789, SP_MONEY_POUNDS, "1,234,567.89" },
    { 0, SP_MONEY_POUNDS, "0.00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sp_money_format (sp_money (cases[i].pence), cases[i].unit);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_words (void)
{
  static const struct { gint64 pence; const char *text; } cases[] = {
    { 280000000, "£2.8m" }, { 7250000000, "£72.5m" }, { 9267200000, "£92.672m" }, { 2800000000, "£28m" },
    { 90700000, "£907,000" }, { 1050, "£10.50" }, { -2900000, "−£29,000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = sp_money_to_words (sp_money (cases[i].pence));

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* A comma parts thousands and nothing else: “4,75” may be a decimal comma or a slip, and is never £475. */
static void
test_parse_commas (void)
{
  static const char *const bad[] = { "4,75", "1,20,000", "1,2000", "1200,000", "1,,000", ",500", "1.5,000", "12,34", "1,000,00" };
  static const struct { const char *text; gint64 pence; } good[] = {
    { "1,200", 120000 }, { "£12,345,678.90", 1234567890 }, { "(1,000)", -100000 }, { "123,456k", G_GINT64_CONSTANT (12345600000) },
  };
  SpMoney money;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (sp_money_parse (bad[i], SP_MONEY_POUNDS, &money));
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (sp_money_parse (good[i].text, SP_MONEY_POUNDS, &money));
      g_assert_cmpint (money.pence, ==, good[i].pence);
    }
}

static void
test_parse (void)
{
  static const struct { const char *text; SpMoneyUnit unit; gint64 pence; } good[] = {
    { "2.8", SP_MONEY_MILLIONS, 280000000 }, { "0.272", SP_MONEY_MILLIONS, 27200000 }, { "2,495", SP_MONEY_THOUSANDS, 249500000 },
    { "(0.029)", SP_MONEY_MILLIONS, -2900000 }, { "-0.029", SP_MONEY_MILLIONS, -2900000 }, { "£10.5m", SP_MONEY_POUNDS, 1050000000 },
    { "−£29,000", SP_MONEY_POUNDS, -2900000 }, { "1234.5", SP_MONEY_POUNDS, 123450 }, { "4", SP_MONEY_MILLIONS, 400000000 },
    { "0.1000", SP_MONEY_POUNDS, 10 }, { "(£5)", SP_MONEY_POUNDS, -500 }, { "£-5", SP_MONEY_POUNDS, -500 }, { "+£5", SP_MONEY_POUNDS, 500 },
  };
  static const char *const bad[] = { "", "TBC", "1.234", "1.2.3", "(5", "£", "12 000", "99999999999999999999", "--", "(-5)", "(−5)", "--5", "-−5", "+-5", "££5", "(+5)", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      SpMoney money = { 0 };

      g_test_message ("%s", good[i].text);
      g_assert_true (sp_money_parse (good[i].text, good[i].unit, &money));
      g_assert_cmpint (money.pence, ==, good[i].pence);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      SpMoney money = { 17 };

      g_test_message ("%s", bad[i] != NULL ? bad[i] : "(null)");
      g_assert_false (sp_money_parse (bad[i], SP_MONEY_POUNDS, &money));
      g_assert_cmpint (money.pence, ==, 17);
    }
}

/* What is printed reads back to within the rounding of the unit, for random amounts of either sign. */
static void
test_print_and_read_agree (void)
{
  for (int i = 0; i < 2000; i++)
    {
      gint64 pence = g_test_rand_int_range (G_MININT32, G_MAXINT32) * (gint64) 97;
      g_autofree char *pounds = sp_money_format (sp_money (pence), SP_MONEY_POUNDS);
      g_autofree char *millions = sp_money_format (sp_money (pence), SP_MONEY_MILLIONS);
      SpMoney money;

      g_assert_true (sp_money_parse (pounds, SP_MONEY_POUNDS, &money));
      g_assert_cmpint (money.pence, ==, pence);
      g_assert_true (sp_money_parse (millions, SP_MONEY_MILLIONS, &money));
      g_assert_cmpint (ABS (money.pence - pence), <=, 50000);
    }
}

static void
test_price_bases (void)
{
  SpPriceBase base;
  g_autofree char *text = NULL;

  g_assert_true (sp_price_base_parse ("2024Q1", &base));
  text = sp_price_base_to_string (base);
  g_assert_cmpstr (text, ==, "Q1 2024");
  g_assert_true (sp_price_base_parse (text, &base));
  g_assert_false (sp_price_base_parse ("2024Q5", &base));
  g_assert_false (sp_price_base_parse ("", &base));
}

static void
test_times (void)
{
  static const struct { gint64 pence; double factor; gint64 product; } cases[] = {
    { 1000, 0.5, 500 }, { 5, 0.5, 3 }, { -5, 0.5, -3 }, { 2080300, 107, 222592100 }, { 1000, 1.284884, 1285 }, { 1000, 0, 0 },
    { SP_MOST_PENCE, 1e6, SP_MOST_PENCE }, { -SP_MOST_PENCE, 1e300, -SP_MOST_PENCE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (sp_money_times (sp_money (cases[i].pence), cases[i].factor).pence, ==, cases[i].product);
}

/* What the command line and every cell of the window make of what is typed where £m are meant. */
static void
test_typed (void)
{
  static const struct { const char *text; SpTyped typed; gint64 pence; } cases[] = {
    { "3.1", SP_TYPED_AMOUNT, 310000000 },        { "£450,000", SP_TYPED_AMOUNT, 45000000 }, { "£4.5m", SP_TYPED_AMOUNT, 450000000 },
    { "450k", SP_TYPED_AMOUNT, 45000000 },        { "1000", SP_TYPED_AMOUNT, 100000000000 }, { "3100", SP_TYPED_TOO_MUCH, 310000000000 },
    { "-3100", SP_TYPED_TOO_MUCH, -310000000000 }, { "4500000", SP_TYPED_TOO_MUCH, 450000000000000 },
    { "three", SP_TYPED_NO_AMOUNT, 0 },           { "", SP_TYPED_NO_AMOUNT, 0 },            { NULL, SP_TYPED_NO_AMOUNT, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpMoney money = { 0 };

      g_assert_cmpint (sp_money_read_typed (cases[i].text, SP_MONEY_MILLIONS, &money), ==, cases[i].typed);
      g_assert_cmpint (money.pence, ==, cases[i].pence);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/money/format", test_format);
  g_test_add_func ("/base/money/words", test_words);
  g_test_add_func ("/base/money/times", test_times);
  g_test_add_func ("/base/money/typed", test_typed);
  g_test_add_func ("/base/money/parse", test_parse);
  g_test_add_func ("/base/money/parse-commas", test_parse_commas);
  g_test_add_func ("/base/money/print-and-read", test_print_and_read_agree);
  g_test_add_func ("/base/money/price-base", test_price_bases);
  return g_test_run ();
}
