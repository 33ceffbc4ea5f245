/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-number.h"

#include <math.h>

char *
sp_number_format (double value, guint decimals)
{
  GString *text = g_string_new (NULL);
  double scale = pow (10, decimals);
  double rounded;
  guint64 whole;

  g_return_val_if_fail (decimals <= 6 && isfinite (value) && fabs (value) < 1e12, g_string_free (text, FALSE));
  rounded = round (fabs (value) * scale);
  whole = (guint64) (rounded / scale);
  g_string_append_printf (text, "%" G_GUINT64_FORMAT, whole);
  for (gssize at = (gssize) text->len - 3; at > 0; at -= 3)
    g_string_insert_c (text, at, ',');
  if (decimals > 0)
    g_string_append_printf (text, ".%0*" G_GUINT64_FORMAT, (int) decimals, (guint64) rounded - whole * (guint64) scale);
  if (value < 0 && rounded > 0)
    g_string_prepend (text, "\u2212");
  return g_string_free (text, FALSE);
}
