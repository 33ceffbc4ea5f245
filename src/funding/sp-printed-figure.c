/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-printed-figure.h"

#include <string.h>

#define MAX_UNITS G_GINT64_CONSTANT (1000000000000)

/* The text being read, from both ends inwards. */
typedef struct
{
  const char *start, *end;
} Span;

static gboolean
take_front (Span *span, const char *text)
{
  gsize n = strlen (text);

  if ((gsize) (span->end - span->start) < n || memcmp (span->start, text, n) != 0)
    return FALSE;
  span->start += n;
  return TRUE;
}

static gboolean
take_back (Span *span, const char *text)
{
  gsize n = strlen (text);

  if ((gsize) (span->end - span->start) < n || memcmp (span->end - n, text, n) != 0)
    return FALSE;
  span->end -= n;
  return TRUE;
}

static gboolean
take_any (Span *span, const char *const *texts, gboolean (*take) (Span *, const char *))
{
  gboolean taken = FALSE, again;

  do
    {
      again = FALSE;
      for (guint i = 0; texts[i] != NULL; i++)
        again |= take (span, texts[i]);
      taken |= again;
    }
  while (again);
  return taken;
}

static void
trim (Span *span)
{
  static const char *const blanks[] = { " ", "\t", "\r", "\n", "\u00a0", "\u2009", "\u202f", NULL };

  take_any (span, blanks, take_front);
  take_any (span, blanks, take_back);
}

static gboolean
take_marks (Span *span)
{
  static const char *const marks[] =
    { "*", "\u2020", "\u2021", "\u00a7", "\u00b9", "\u00b2", "\u00b3", "\u2074", "\u2075", "\u2076", "#", " ", NULL };
  const char *before = span->start, *after = span->end;

  take_any (span, marks, take_front);
  take_any (span, marks, take_back);
  trim (span);
  return span->start != before || span->end != after;
}

static gboolean
take_minus (Span *span)
{
  static const char *const signs[] = { "-", "\u2212", "\u2013", "\u2014", NULL };

  for (guint i = 0; signs[i] != NULL; i++)
    if (take_front (span, signs[i]) || take_back (span, signs[i]))
      return TRUE;
  return FALSE;
}

static gint
take_unit (Span *span)
{
  static const struct { const char *text; gint pounds;
  } units[] = {
    { "million", 1000000 }, { "thousand", 1000 }, { "mn", 1000000 }, { "m", 1000000 },
    { "M", 1000000 },       { "k", 1000 },        { "K", 1000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (take_back (span, units[i].text))
      {
        trim (span);
        return units[i].pounds;
      }
  return 1;
}

/* Digits with commas between thousands and at most six decimals. */
static gboolean
read_digits (Span span, gint64 *millionths, gint *decimals)
{
  gint64 whole = 0, fraction = 0;
  gint since_comma = -1, n_whole = 0;
  const char *p = span.start;

  *decimals = 0;
  for (; p < span.end && *p != '.'; p++)
    {
      if (*p == ',')
        {
          if (n_whole == 0 || (since_comma < 0 ? n_whole > 3 : since_comma != 3))
            return FALSE;
          since_comma = 0;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        return FALSE;
      whole = whole * 10 + (*p - '0');
      n_whole++;
      since_comma += since_comma >= 0;
      if (whole > MAX_UNITS)
        return FALSE;
    }
  if (since_comma >= 0 && since_comma != 3)
    return FALSE;
  if (p < span.end)
    p++; /* the point */
  for (; p < span.end; p++, (*decimals)++)
    {
      if (!g_ascii_isdigit (*p) || *decimals == 6)
        return FALSE;
      fraction = fraction * 10 + (*p - '0');
    }
  if (n_whole == 0 && *decimals == 0)
    return FALSE;
  for (gint i = *decimals; i < 6; i++)
    fraction *= 10;
  *millionths = whole * 1000000 + fraction;
  return TRUE;
}

SpPrintedFigure
sp_printed_figure_read (const char *text)
{
  SpPrintedFigure figure = { SP_FIGURE_EMPTY };
  Span span = { text, text != NULL ? text + strlen (text) : NULL };
  gboolean negative = FALSE, money;

  if (text == NULL)
    return figure;
  trim (&span);
  figure.marked = take_marks (&span);
  if (span.start == span.end)
    return figure;

  figure.kind = SP_FIGURE_WORDS;
  if (take_front (&span, "("))
    {
      if (!take_back (&span, ")"))
        return figure;
      negative = TRUE;
      figure.marked |= take_marks (&span);
    }
  else if (take_minus (&span))
    negative = TRUE;
  else
    take_front (&span, "+"); /* "+2.1%", as scorecards print */
  trim (&span);
  if (span.start == span.end)
    {
      figure.kind = negative ? SP_FIGURE_EMPTY : SP_FIGURE_WORDS;
      return figure;
    }
  money = take_front (&span, "£");
  if (money && !negative)
    negative = take_minus (&span);
  if (money)
    figure.pounds = take_unit (&span);
  else
    take_back (&span, "%");
  trim (&span);
  if (!read_digits (span, &figure.millionths, &figure.decimals))
    {
      figure.pounds = 0;
      return figure;
    }
  figure.kind = SP_FIGURE_NUMBER;
  if (negative)
    figure.millionths = -figure.millionths;
  /* "£2.8" in a column headed £m means the column's unit; only a stated m or k overrides it. */
  if (figure.pounds == 1)
    figure.pounds = 0;
  return figure;
}
