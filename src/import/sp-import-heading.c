/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-import-heading.h"

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

gboolean
sp_import_heading_key (const char *heading, const SpImportField *field, gint *key)
{
  if (field->flags & SP_FIELD_BY_YEAR)
    return read_year (after_prefix (heading, field->names), key);
  if (field->flags & SP_FIELD_BY_AGE)
    {
      g_autofree char *left = without_names (heading, field->names);

      return read_digits (left, 3, key) && *key <= 120;
    }
  if (field->flags & SP_FIELD_BY_GROUP)
    {
      g_autofree char *left = without_names (heading, field->names);

      return read_group (left, key);
    }
  return FALSE;
}
