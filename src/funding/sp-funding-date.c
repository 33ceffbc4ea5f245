/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-funding-private.h"

#include <string.h>

gint
sp_date_get_month (const char *date)
{
  gsize length = date != NULL ? strlen (date) : 0;

  if (length != 4 && length != 7 && length != 10)
    return -1;
  for (gsize i = 0; i < length; i++)
    if (i == 4 || i == 7 ? date[i] != '-' : !g_ascii_isdigit (date[i]))
      return -1;
  return length >= 7 ? (date[5] - '0') * 10 + (date[6] - '0') : 0;
}

SpFinancialYear
sp_financial_year_of_date (const char *date)
{
  gint month = sp_date_get_month (date);
  gint year;

  if (month < 0)
    return sp_financial_year (0);
  year = (gint) g_ascii_strtoll (date, NULL, 10);
  return sp_financial_year (month >= 4 ? year : year - 1);
}

char *
sp_date_to_words (const char *date)
{
  g_autofree char *text = date != NULL ? g_strconcat (date, "T00:00:00Z", NULL) : NULL;
  g_autoptr (GDateTime) time = text != NULL && strlen (date) == 10 ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_format (time, "%-d %B %Y") : g_strdup (date);
}
