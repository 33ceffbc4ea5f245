/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_TEXT 64

/* One part of a date: a number with so many figures, or a month by its name (figures 0). */
typedef struct { gint number, figures; } Part;

/* "sep" and "sept" of September; 0 when it is no month. */
static gint
find_month (const char *word, gsize length)
{
  static const char *const names[] = { "january", "february", "march", "april", "may", "june", "july", "august", "september",
                                       "october", "november", "december" };

  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (names); i++)
    if (length <= strlen (names[i]) && g_ascii_strncasecmp (word, names[i], length) == 0)
      return (gint) i + 1;
  return 0;
}

static gboolean
is_weekday (const char *word, gsize length)
{
  static const char *const names[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (names); i++)
    if (length <= strlen (names[i]) && g_ascii_strncasecmp (word, names[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* The "st" of 1st. */
static gboolean
is_ordinal (const char *word, gsize length)
{
  static const char *const ends[] = { "st", "nd", "rd", "th" };

  for (guint i = 0; length == 2 && i < G_N_ELEMENTS (ends); i++)
    if (g_ascii_strncasecmp (word, ends[i], 2) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_of (const char *word, gsize length)
{
  return length == 2 && g_ascii_strncasecmp (word, "of", 2) == 0;
}

/* " 09:30", "T00:00:00.000Z": what may follow a whole date. */
static gboolean
is_time (const char *text)
{
  gsize n;

  if (*text != 'T' && *text != ' ')
    return FALSE;
  text += strspn (text, "T ");
  n = strlen (text);
  if (!g_ascii_isdigit (*text))
    return FALSE;
  if (g_ascii_strcasecmp (text + n - 1, "m") == 0) /* 9:30 AM */
    return n >= 3 && strchr ("aApP", text[n - 2]) && strspn (text, "0123456789: ") == n - 2;
  return strchr (text, ':') && strspn (text, "0123456789:.+-Z") == n;
}

static const char *
take_number (const char *at, Part *part)
{
  *part = (Part) { 0 };
  for (; g_ascii_isdigit (*at) && part->figures < 9; part->figures++)
    part->number = part->number * 10 + (*at++ - '0');
  return at;
}

/* A word is a month, or one of those that say nothing; NULL when it is something else. */
static const char *
take_word (const char *at, guint n, gboolean after_number, Part *part)
{
  gsize length = strspn (at, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  *part = (Part) { find_month (at, length), 0 };
  if (part->number || (n == 0 && is_weekday (at, length)))
    return at + length;
  return n == 1 && (is_of (at, length) || (after_number && is_ordinal (at, length))) ? at + length : NULL;
}

/* Takes a text apart; its parts, 0 when it holds anything else. *last: what stood between the last two. */
static guint
take_apart (const char *text, Part parts[3], char *between)
{
  guint n = 0;
  gboolean after_number = FALSE;

  *between = '\0';
  for (const char *at = text; *at;)
    {
      Part part = { 0 };
      const char *next;

      if (n == 3)
        return is_time (at) ? n : 0;
      next = g_ascii_isdigit (*at) ? take_number (at, &part) : take_word (at, n, after_number, &part);
      if (!next)
        return 0;
      after_number = part.figures > 0;
      if (part.number || part.figures)
        parts[n++] = part;
      else if (n == 1)
        after_number = FALSE;
      at = next;
      if (n == 3 || (g_ascii_isalnum (*at) && g_ascii_isdigit (*at) != g_ascii_isdigit (at[-1])))
        continue; /* 1May2014 */
      if (*at && !strchr (" ,./-", *at))
        return 0;
      *between = *at ? *at : *between;
      at += strspn (at, " ,./-");
    }
  return n;
}

static SpDateFault
write_date (gint year, gint month, gint day, char out[11])
{
  if (year < 1500 || year > 2199)
    return SP_DATE_FAULT_NO_DATE;
  if (month < 1 || month > 12 || (day != 0 && (day < 1 || day > g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year))))
    return SP_DATE_FAULT_NO_SUCH_DAY;
  if (day)
    g_snprintf (out, 11, "%04d-%02d-%02d", year, month, day);
  else
    g_snprintf (out, 11, "%04d-%02d", year, month);
  return SP_DATE_FAULT_NONE;
}

static gboolean
is_short (Part part)
{
  return part.figures == 1 || part.figures == 2;
}

static SpDateFault
read_one (Part part, char out[11])
{
  if (part.figures == 8)
    return part.number % 100 == 0 ? SP_DATE_FAULT_NO_SUCH_DAY
                                  : write_date (part.number / 10000, part.number / 100 % 100, part.number % 100, out);
  if (part.figures != 4 || part.number < 1500 || part.number > 2199)
    return SP_DATE_FAULT_NO_DATE;
  g_snprintf (out, 11, "%04d", part.number);
  return SP_DATE_FAULT_NONE;
}

static SpDateFault
read_two (Part a, Part b, char between, char out[11])
{
  if (b.figures == 4 && a.figures <= 2)
    return write_date (b.number, a.number, 0, out); /* May 2014, 05/2014 */
  if (a.figures == 4 && b.figures == 0)
    return write_date (a.number, b.number, 0, out); /* 2014 May */
  if (a.figures == 4 && b.figures == 2 && (between == '-' || b.number != (a.number + 1) % 100)) /* 2004/05 is a year */
    return b.number >= 1 && b.number <= 12 ? write_date (a.number, b.number, 0, out) : SP_DATE_FAULT_NO_DATE;
  return a.figures == 0 && b.figures == 2 ? SP_DATE_FAULT_SHORT_YEAR : SP_DATE_FAULT_NO_DATE; /* May-14 */
}

static SpDateFault
read_three (Part a, Part b, Part c, char out[11])
{
  gboolean may_be_month = b.figures == 0 || is_short (b);

  if (is_short (a) && may_be_month && c.figures == 4)
    return a.number ? write_date (c.number, b.number, a.number, out) : SP_DATE_FAULT_NO_SUCH_DAY;
  if (a.figures == 4 && may_be_month && is_short (c))
    return c.number ? write_date (a.number, b.number, c.number, out) : SP_DATE_FAULT_NO_SUCH_DAY;
  return is_short (a) && may_be_month && c.figures == 2 ? SP_DATE_FAULT_SHORT_YEAR : SP_DATE_FAULT_NO_DATE;
}

SpDateFault
sp_date_parse (const char *text, char out[11])
{
  g_autofree char *bare = NULL;
  Part parts[3] = { { 0 } };
  char between;

  out[0] = '\0';
  if (text == NULL || strnlen (text, MOST_TEXT) == MOST_TEXT)
    return SP_DATE_FAULT_NO_DATE;
  bare = g_strstrip (g_strdup (text));
  switch (take_apart (bare, parts, &between))
    {
    case 1:
      return read_one (parts[0], out);
    case 2:
      return read_two (parts[0], parts[1], between, out);
    case 3:
      return read_three (parts[0], parts[1], parts[2], out);
    default:
      return SP_DATE_FAULT_NO_DATE;
    }
}

char *
sp_date_fault_to_words (SpDateFault fault, const char *text)
{
  g_return_val_if_fail (fault != SP_DATE_FAULT_NONE && text != NULL, NULL);
  if (fault == SP_DATE_FAULT_SHORT_YEAR)
    return g_strdup_printf (_("“%s” has a year of two figures, which may be of either century. Write all four, as 1 May 2014 or "
                              "01/05/2014"), text);
  if (fault == SP_DATE_FAULT_NO_SUCH_DAY)
    return g_strdup_printf (_("“%s” is not a date: there is no such day when it is read day, month, year. Write it as 1 May 2014, "
                              "01/05/2014 or 2014-05-01"), text);
  return g_strdup_printf (_("“%s” is not a date. Write day, month and year, as 1 May 2014, 01/05/2014 or 2014-05-01"), text);
}

gboolean
sp_date_is_exact (const char *date)
{
  return date != NULL && strlen (date) == 10;
}
