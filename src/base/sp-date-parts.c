/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-date-parts.h"

#include <string.h>

#define FIRST_YEAR 1500
#define LAST_YEAR  2199

typedef struct { gint year, month, day; } Date;

static gboolean
read_date (const char *text, Date *out)
{
  gsize length = text != NULL ? strlen (text) : 0;

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (i == 4 || i == 7 ? text[i] != '-' : !g_ascii_isdigit (text[i]))
      return FALSE;
  out->year = (gint) g_ascii_strtoll (text, NULL, 10);
  out->month = length >= 7 ? (gint) g_ascii_strtoll (text + 5, NULL, 10) : 0;
  out->day = length == 10 ? (gint) g_ascii_strtoll (text + 8, NULL, 10) : 0;
  return out->year >= FIRST_YEAR && out->year <= LAST_YEAR && out->month <= 12 && out->day <= 31
         && (length < 7 || out->month > 0)
         && (length < 10
             || (out->day > 0 && g_date_valid_dmy ((GDateDay) out->day, (GDateMonth) out->month, (GDateYear) out->year)));
}

gint
sp_date_get_month (const char *date)
{
  Date read;

  return read_date (date, &read) ? read.month : -1;
}

gint
sp_date_get_day (const char *date)
{
  Date read;

  return read_date (date, &read) ? read.day : -1;
}

gint
sp_date_get_year (const char *date)
{
  Date read;

  return read_date (date, &read) ? read.year : 0;
}

SpFinancialYear
sp_financial_year_of_date (const char *date)
{
  Date read;

  if (!read_date (date, &read))
    return sp_financial_year (0);
  return sp_financial_year (read.month >= 4 ? read.year : read.year - 1);
}

char *
sp_date_add_years (const char *date, gint years)
{
  Date read;

  if (!read_date (date, &read) || read.year + (gint64) years < FIRST_YEAR || read.year + (gint64) years > LAST_YEAR)
    return NULL;
  read.year += years;
  if (read.month == 2 && read.day == 29 && !g_date_is_leap_year ((GDateYear) read.year))
    return g_strdup_printf ("%04d-02-28", read.year);
  return g_strdup_printf ("%04d%s", read.year, date + 4);
}

char *
sp_date_to_words (const char *date)
{
  Date read;
  g_autoptr (GDateTime) time = NULL;

  if (read_date (date, &read) && read.month > 0)
    time = g_date_time_new_utc (read.year, read.month, MAX (read.day, 1), 0, 0, 0);
  return time != NULL ? g_date_time_format (time, read.day > 0 ? "%-d %B %Y" : "%B %Y") : g_strdup (date);
}
