/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-heading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-import-mapping.h"
#include "sp-year.h"

char *
sp_import_fold (const char *heading)
{
  g_autofree char *lower = g_utf8_strdown (heading, -1);
  GString *out = g_string_new (NULL);

  for (const char *at = lower; *at; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (out, g_utf8_get_char (at));
  return g_string_free (out, FALSE);
}

/* One name, which ends at a bar or the end. */
static gboolean
is_name (const char *heading, const char *name, gsize length)
{
  if (strlen (heading) != length)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (name[i] == '#' ? !g_ascii_isdigit (heading[i]) : heading[i] != name[i])
      return FALSE;
  return TRUE;
}

gboolean
sp_import_heading_is (const char *heading, const char *names, guint *rank)
{
  guint n = 0;

  for (const char *at = names; *at; n++)
    {
      gsize length = strcspn (at, "|");

      if (length && is_name (heading, at, length))
        {
          *rank = n;
          return TRUE;
        }
      at += length + (at[length] == '|');
    }
  return FALSE;
}

/* "primary planning area (code)" -> "primaryplanningarea". Free with g_free. */
static char *
fold_bare (const char *title)
{
  const char *bracket = strchr (title, '(');
  g_autofree char *bare = g_strndup (title, bracket && bracket > title ? (gsize) (bracket - title) : strlen (title));

  return sp_import_fold (bare);
}

static gboolean
is_folded (const char *heading, const char *name)
{
  g_autofree char *folded = sp_import_fold (name);

  return g_str_equal (heading, folded);
}

gboolean
sp_import_heading_says (const char *heading, const SpImportKind *kind, gint field)
{
  const SpImportField *wanted = &kind->fields[field];
  g_autofree char *bare = NULL;

  if (!*wanted->names) /* no column says it, only --set does */
    return FALSE;
  if (is_folded (heading, wanted->meaning) || is_folded (heading, wanted->title) || is_folded (heading, _(wanted->title)))
    return TRUE;
  bare = fold_bare (wanted->title);
  if (!g_str_equal (heading, bare))
    return FALSE;
  for (gint f = 0; kind->fields[f].meaning; f++)
    {
      g_autofree char *other = fold_bare (kind->fields[f].title);

      if (f != field && g_str_equal (other, bare))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_digits (const char *text, gsize most, gint *value)
{
  gsize n = strlen (text);

  if (n == 0 || n > most || strspn (text, "0123456789") != n)
    return FALSE;
  *value = (gint) g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

/* "2013", "201314", "20132014". */
static gboolean
read_year (const char *text, gint *year)
{
  gsize n = strlen (text);
  gint value, second;

  if (!read_digits (text, 8, &value))
    return FALSE;
  if (n == 4)
    *year = value;
  else if (n == 6)
    {
      *year = value / 100;
      second = value % 100;
      if (second != (*year + 1) % 100)
        return FALSE;
    }
  else if (n == 8)
    {
      *year = value / 10000;
      if (value % 10000 != *year + 1)
        return FALSE;
    }
  else
    return FALSE;
  return *year >= 1900 && *year <= 2199;
}

/* The heading without the first of the names that it begins with. */
static const char *
after_prefix (const char *heading, const char *names)
{
  for (const char *at = names; *at;)
    {
      gsize length = strcspn (at, "|");

      if (length && strncmp (heading, at, length) == 0)
        return heading + length;
      at += length + (at[length] == '|');
    }
  return heading;
}

/* The heading without any of the names, wherever they stand. Free with g_free. */
static char *
without_names (const char *heading, const char *names)
{
  char *left = g_strdup (heading);

  for (const char *at = names; *at;)
    {
      gsize length = strcspn (at, "|");
      g_autofree char *name = g_strndup (at, length);
      char *found;

      while (length && (found = strstr (left, name)) != NULL)
        memmove (found, found + length, strlen (found + length) + 1);
      at += length + (at[length] == '|');
    }
  return left;
}

/* The only word of a heading that may be left when it says a year group. */
static gboolean
read_group (const char *text, gint *group)
{
  static const char *const prefixes[] = { "ncyeargroup", "ncyear", "yeargroup", "year", "nc", "yr", "y", "" };

  if (g_str_equal (text, "reception") || g_str_equal (text, "r") || g_str_equal (text, "yearr") || g_str_equal (text, "yr")
      || g_str_equal (text, "ncyearr") || g_str_equal (text, "yeargroupr"))
    {
      *group = SP_GROUP_R;
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (text, prefixes[i]) && read_digits (text + strlen (prefixes[i]), 2, group))
      return *group >= 1 && *group < SP_N_GROUPS;
  return FALSE;
}

static gboolean
read_key (const char *heading, SpFieldFlags flags, const char *names, gint *key)
{
  if (flags & SP_FIELD_BY_YEAR)
    return read_year (after_prefix (heading, names), key);
  if (flags & SP_FIELD_BY_AGE)
    {
      g_autofree char *left = without_names (heading, names);

      return read_digits (left, 3, key) && *key <= 120;
    }
  if (flags & SP_FIELD_BY_GROUP)
    {
      g_autofree char *left = without_names (heading, names);

      return read_group (left, key);
    }
  return FALSE;
}

/* A year at the text: "2024/25", "2024-2025", "24-25", "2024"; *length of it. */
static gboolean
read_span (const char *text, gint *start, gsize *length, gboolean *is_single)
{
  gsize n = strspn (text, "0123456789"), at = n, m;
  gint first, second;

  *is_single = FALSE;
  if (n == 6 || n == 8)
    {
      g_autofree char *digits = g_strndup (text, n);

      *length = n;
      return read_year (digits, start);
    }
  if (n != 2 && n != 4)
    return FALSE;
  first = (gint) g_ascii_strtoll (text, NULL, 10);
  first = n == 4 ? first : first + (first < 90 ? 2000 : 1900);
  while (text[at] == ' ')
    at++;
  if (text[at] == '/' || text[at] == '-' || g_str_has_prefix (text + at, "\xe2\x80\x93")) /* en dash */
    {
      at += text[at] == '/' || text[at] == '-' ? 1 : 3;
      while (text[at] == ' ')
        at++;
      m = strspn (text + at, "0123456789");
      second = (gint) g_ascii_strtoll (text + at, NULL, 10);
      if ((m == 2 && second == (first + 1) % 100) || (m == 4 && second == first + 1))
        {
          *start = first;
          *length = at + m;
          return first >= 1900 && first <= 2199;
        }
      return FALSE; /* a date */
    }
  *start = first;
  *length = n;
  *is_single = TRUE;
  return n == 4 && first >= 1900 && first <= 2199;
}

static gboolean
says_ending (const char *folded)
{
  return strstr (folded, "ending") || strstr (folded, "ended") || strstr (folded, "31mar") || strstr (folded, "3103")
         || (g_str_has_prefix (folded, "ye") && folded[2] != 'a'); /* "Y/E 2025", but not "year 2025" */
}

gboolean
sp_import_heading_span (const char *raw, const char *names, gint *start)
{
  gboolean found = FALSE, single = FALSE, one;
  g_autoptr (GString) rest = g_string_new (NULL);
  g_autofree char *folded = NULL, *left = NULL;
  gsize length;
  gint year;

  for (const char *at = raw; *at;)
    if (!g_ascii_isdigit (*at))
      g_string_append_c (rest, *at++);
    else if (!found && read_span (at, &year, &length, &one))
      {
        *start = year;
        found = TRUE;
        single = one;
        at += length;
        g_string_append_c (rest, ' ');
      }
    else
      for (; g_ascii_isdigit (*at); at++)
        g_string_append_c (rest, *at);
  if (!found)
    return FALSE;
  folded = sp_import_fold (rest->str);
  left = without_names (folded, names);
  if (*left && (strlen (left) > 2 || strspn (left, "0123456789") != strlen (left))) /* "Year 1 2024/25" */
    return FALSE;
  if (single && says_ending (folded))
    *start -= 1;
  return TRUE;
}

gboolean
sp_import_heading_key (const char *raw, const char *heading, const SpImportField *field, gint *key)
{
  g_autofree char *meaning = sp_import_fold (field->meaning);

  if ((field->flags & SP_FIELD_BY_SPAN) == SP_FIELD_BY_SPAN)
    {
      g_autofree char *names = g_strconcat (meaning, "|", field->names, NULL);

      return sp_import_heading_span (raw, names, key);
    }
  return read_key (heading, field->flags, field->names, key)
         || (g_str_has_prefix (heading, meaning) && read_key (heading + strlen (meaning), field->flags, "", key));
}
