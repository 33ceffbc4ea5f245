/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-money.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>
#include "sp-number.h"

SpMoney
sp_money_add (SpMoney a, SpMoney b)
{
  gint64 sum;
  gboolean overflow = __builtin_add_overflow (a.pence, b.pence, &sum);

  g_assert (!overflow);
  return sp_money (sum);
}

SpMoney
sp_money_sub (SpMoney a, SpMoney b)
{
  gint64 difference;
  gboolean overflow = __builtin_sub_overflow (a.pence, b.pence, &difference);

  g_assert (!overflow);
  return sp_money (difference);
}

SpMoney
sp_money_times (SpMoney money, double factor)
{
  double pence = (double) money.pence * factor;

  g_return_val_if_fail (!isnan (pence), money);
  return sp_money ((gint64) round (CLAMP (pence, (double) -SP_MOST_PENCE, (double) SP_MOST_PENCE)));
}

/* Pence in one unit of the last printed place, and how many places are printed. */
static gint64
unit_step (SpMoneyUnit unit, guint *decimals)
{
  switch (unit)
    {
    case SP_MONEY_THOUSANDS:
      *decimals = 0;
      return 100 * 1000;
    case SP_MONEY_MILLIONS:
      *decimals = 3;
      return 100 * 1000;
    case SP_MONEY_POUNDS:
    default:
      *decimals = 2;
      return 1;
    }
}

static void
append_grouped (GString *out, guint64 whole)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, whole);
  gsize n = strlen (digits);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0 && (n - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
}

static guint64
magnitude (gint64 pence)
{
  return pence < 0 ? (guint64) 0 - (guint64) pence : (guint64) pence;
}

/* |pence| in steps, half away from zero. */
static guint64
rounded_steps (gint64 pence, gint64 step)
{
  guint64 m = magnitude (pence);

  return m / step + (m % step >= (guint64) (step + 1) / 2 ? 1 : 0);
}

char *
sp_money_format (SpMoney money, SpMoneyUnit unit)
{
  guint decimals;
  gint64 step = unit_step (unit, &decimals);
  guint64 steps = rounded_steps (money.pence, step);
  guint64 scale = decimals == 3 ? 1000 : decimals == 2 ? 100 : 1;
  gboolean negative = money.pence < 0 && steps > 0;
  GString *out = g_string_new (negative ? "(" : "");

  append_grouped (out, steps / scale);
  if (decimals > 0)
    g_string_append_printf (out, ".%0*" G_GUINT64_FORMAT, (int) decimals, steps % scale);
  if (negative)
    g_string_append_c (out, ')');
  return g_string_free (out, FALSE);
}

char *
sp_money_to_words (SpMoney money)
{
  guint64 m = magnitude (money.pence);
  GString *out = g_string_new (money.pence < 0 ? "−£" : "£");

  if (m >= G_GUINT64_CONSTANT (100000000)) /* a million pounds or more: £m, as few as three decimals need */
    {
      guint64 thousandths = rounded_steps (money.pence, 100 * 1000);
      guint64 fraction = thousandths % 1000;

      append_grouped (out, thousandths / 1000);
      if (fraction > 0)
        {
          g_autofree char *digits = g_strdup_printf ("%03" G_GUINT64_FORMAT, fraction);

          while (digits[strlen (digits) - 1] == '0')
            digits[strlen (digits) - 1] = '\0';
          g_string_append_printf (out, ".%s", digits);
        }
      g_string_append_c (out, 'm');
    }
  else
    {
      append_grouped (out, m / 100);
      if (m % 100 != 0)
        g_string_append_printf (out, ".%02" G_GUINT64_FORMAT, m % 100);
    }
  return g_string_free (out, FALSE);
}

/* What stands before the digits: at most one sign, brackets being one, and one pound sign, in any order. Their length; -1 where there
 * are more, for "(-5)" may be 5 less or a slip, and is never 5 more. */
static gint
measure_head (const char *text, gboolean bracket, gboolean *negative)
{
  gsize i = 0;
  guint n_signs = bracket ? 1 : 0, n_pounds = 0;

  for (gboolean more = TRUE; more;)
    {
      gboolean minus = text[i] == '-' || g_str_has_prefix (text + i, "−");

      if (minus || text[i] == '+')
        {
          n_signs++;
          *negative |= minus;
          i += minus && text[i] != '-' ? strlen ("−") : 1;
        }
      else if (g_str_has_prefix (text + i, "£"))
        {
          n_pounds++;
          i += strlen ("£");
        }
      else
        more = FALSE;
    }
  return n_signs > 1 || n_pounds > 1 ? -1 : (gint) i;
}

/* Strips sign, brackets, pound sign, separators and a unit letter; returns digits with at most one point, "" where that cannot be. */
static char *
bare_number (const char *text, gboolean *negative, char *suffix)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *copy = sp_number_dup_ungrouped (stripped);
  GString *out = g_string_new (NULL);
  gboolean bracket = copy != NULL && copy[0] == '(';
  gsize n = copy != NULL ? strlen (copy) : 0;
  gint head;

  *negative = bracket;
  *suffix = '\0';
  if (copy == NULL || (bracket && (n < 2 || copy[n - 1] != ')')))
    return g_string_free (out, TRUE);
  if (bracket)
    copy[--n] = '\0';
  head = measure_head (copy + bracket, bracket, negative);
  if (head < 0)
    return g_string_free (out, TRUE);
  for (gsize i = (gsize) (head + bracket); i < n; i++)
    {
      if ((copy[i] == 'm' || copy[i] == 'k') && i == n - 1)
        *suffix = copy[i];
      else
        g_string_append_c (out, copy[i]);
    }
  return g_string_free (out, FALSE);
}

/* digits[.digits] scaled by 10^places exactly; FALSE when it does not fit or has more decimals. */
static gboolean
scale_decimal (const char *number, guint places, gint64 *out)
{
  gint64 value = 0;
  gint fraction = -1;
  gboolean any = FALSE;

  for (const char *p = number; *p != '\0'; p++)
    {
      if (*p == '.' && fraction < 0)
        {
          fraction = 0;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        return FALSE;
      any = TRUE;
      if (fraction >= (gint) places)
        {
          if (*p != '0')
            return FALSE;
          continue;
        }
      if (__builtin_mul_overflow (value, (gint64) 10, &value) || __builtin_add_overflow (value, (gint64) (*p - '0'), &value))
        return FALSE;
      if (fraction >= 0)
        fraction++;
    }
  for (gint i = MAX (fraction, 0); i < (gint) places; i++)
    if (__builtin_mul_overflow (value, (gint64) 10, &value))
      return FALSE;
  *out = value;
  return any;
}

gboolean
sp_money_parse (const char *text, SpMoneyUnit unit, SpMoney *out)
{
  gboolean negative;
  char suffix;
  g_autofree char *number = NULL;
  guint places = unit == SP_MONEY_MILLIONS ? 8 : unit == SP_MONEY_THOUSANDS ? 5 : 2;
  gint64 pence;

  if (text == NULL)
    return FALSE;
  number = bare_number (text, &negative, &suffix);
  if (suffix != '\0')
    places = suffix == 'm' ? 8 : 5;
  if (number == NULL || !scale_decimal (number, places, &pence))
    return FALSE;
  out->pence = negative ? -pence : pence;
  return TRUE;
}

SpTyped
sp_money_read_typed (const char *text, SpMoneyUnit unit, SpMoney *out)
{
  gboolean pounds = text != NULL && strstr (text, "£") != NULL;

  if (!sp_money_parse (text, pounds ? SP_MONEY_POUNDS : unit, out))
    return SP_TYPED_NO_AMOUNT;
  return magnitude (out->pence) / 100 > SP_MOST_TYPED_POUNDS ? SP_TYPED_TOO_MUCH : SP_TYPED_AMOUNT;
}

char *
sp_price_base_to_string (SpPriceBase base)
{
  if (base.year == 0)
    return g_strdup (_("cash"));
  return g_strdup_printf ("Q%d %d", base.quarter, base.year);
}

gboolean
sp_price_base_parse (const char *text, SpPriceBase *out)
{
  gint year = 0, quarter = 0;
  gsize n = text != NULL ? strlen (text) : 0;

  if (n == 6 && (text[4] == 'Q' || text[4] == 'q')) /* 2024Q1 */
    {
      year = (gint) g_ascii_strtoll (text, NULL, 10);
      quarter = text[5] - '0';
    }
  else if (n == 7 && (text[0] == 'Q' || text[0] == 'q') && text[2] == ' ') /* Q1 2024 */
    {
      quarter = text[1] - '0';
      year = (gint) g_ascii_strtoll (text + 3, NULL, 10);
    }
  if (year < 1900 || year > 2199 || quarter < 1 || quarter > 4)
    return FALSE;
  *out = (SpPriceBase) { year, quarter };
  return TRUE;
}
