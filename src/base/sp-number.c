/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-number.h"

#include <math.h>
#include <string.h>

#define MINUS "\342\210\222" /* U+2212: as wide as a plus, so that columns of signs line up */

/* Fixed notation with as few decimals as read back to the same bits; for magnitudes that %g would print with an exponent. */
static char *
write_without_exponent (double value)
{
  char text[400];
  for (gint decimals = 0; decimals <= 340; decimals++)
    {
      char format[16];
      g_snprintf (format, sizeof format, "%%.%df", decimals);
      g_ascii_formatd (text, sizeof text, format, value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  return g_strdup (text);
}

char *
sp_number_to_exact (double value)
{
  g_return_val_if_fail (isfinite (value), g_strdup ("0"));
  if (value == 0)
    return g_strdup ("0"); /* never "-0" */
  static const char *const formats[] = { "%.15g", "%.16g", "%.17g" };
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (text, sizeof text, formats[i], value);
      if (g_ascii_strtod (text, NULL) == value)
        break;
    }
  if (strchr (text, 'e') != NULL)
    return write_without_exponent (value);
  return g_strdup (text);
}

/* Decimal rounding half away from zero of what the double prints as, so that 2.675 given as the double nearest to it rounds
 * as a reader who sees 2.675 expects. */
static double
round_for_people (double value, guint decimals)
{
  g_autofree char *exact = sp_number_to_exact (fabs (value));
  const char *point = strchr (exact, '.');
  if (point == NULL || strlen (point + 1) <= decimals)
    return fabs (value);
  g_autofree char *kept = g_strndup (exact, point - exact + 1 + decimals);
  double scale = pow (10, decimals);
  double units = round (g_ascii_strtod (kept, NULL) * scale);
  if (point[1 + decimals] >= '5')
    units += 1;
  return units / scale;
}

char *
sp_number_format (double value, guint decimals)
{
  g_return_val_if_fail (isfinite (value) && fabs (value) < 1e12 && decimals <= 6, g_strdup (""));
  char format[8], digits[400];
  double rounded = round_for_people (value, decimals);
  g_snprintf (format, sizeof format, "%%.%uf", decimals);
  g_ascii_formatd (digits, sizeof digits, format, rounded);
  gsize whole = strcspn (digits, ".");
  GString *out = g_string_new (value < 0 && rounded > 0 ? MINUS : NULL);
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append_c (out, ',');
      g_string_append_c (out, digits[i]);
    }
  g_string_append (out, digits + whole);
  return g_string_free (out, FALSE);
}

/* Whether the comma at `at` parts thousands: one to three figures before it, or three and another comma, and just three after. */
static gboolean
parts_thousands (const char *text, gsize at)
{
  gsize before = 0, after = 0;

  while (before < at && g_ascii_isdigit (text[at - before - 1]))
    before++;
  while (g_ascii_isdigit (text[at + after + 1]))
    after++;
  if (after != 3 || before == 0 || before > 3)
    return FALSE;
  if (before < at && text[at - before - 1] == '.')
    return FALSE;
  return before == 3 || before == at || text[at - before - 1] != ',';
}

char *
sp_number_dup_ungrouped (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);
  for (gsize i = 0; text[i] != '\0'; i++)
    if (text[i] != ',')
      g_string_append_c (out, text[i]);
    else if (!parts_thousands (text, i))
      return NULL;
  return g_string_free (g_steal_pointer (&out), FALSE);
}
