/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-school-words.h"

#include <string.h>

gboolean
sp_school_groups_of_ages (gint low, gint high, gint *first, gint *last)
{
  if (low < 0 || high > 25 || high < 5 || low >= high)
    return FALSE;
  *first = CLAMP (low - 4, 0, 14);
  *last = CLAMP (high - 5, 0, 14);
  return *last >= *first;
}

static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *lower = text ? g_utf8_strdown (text, -1) : NULL;

  return lower && strstr (lower, word) != NULL;
}

const char *
sp_school_phase_of (const char *phase, const char *type, gint first, gint last)
{
  gboolean known = first >= 0 && last >= 0;

  if (has_word (type, "independent") || has_word (type, "further education") || has_word (type, "sixth form college")
      || has_word (type, "higher education") || has_word (type, "college") || has_word (type, "children's centre")
      || has_word (type, "welsh") || has_word (type, "offshore") || has_word (type, "british schools") || has_word (phase, "16 plus"))
    if (!has_word (type, "technical college"))
      return NULL;
  if (has_word (type, "special") || has_word (phase, "special"))
    return "special";
  if (has_word (type, "pupil referral") || has_word (type, "alternative provision"))
    return "alternative";
  if (has_word (phase, "middle"))
    return "middle";
  if (has_word (phase, "all-through") || has_word (phase, "all through"))
    return "all-through";
  if (has_word (phase, "nursery") || has_word (type, "nursery"))
    return "nursery";
  if (has_word (phase, "primary"))
    return !known ? "primary" : first >= 3 && last <= 6 ? "junior" : first == 0 && last <= 2 ? "infant" : first == 0 && last <= 4 ? "first" : "primary";
  if (has_word (phase, "secondary"))
    return known && first >= 8 && last >= 11 ? "upper" : "secondary";
  return NULL;
}

const char *
sp_school_status_of (const char *type)
{
  static const struct { const char *word, *status; } words[] = {
    { "free school", "free school" }, { "technical college", "utc" }, { "studio", "studio" }, { "academy", "academy" },
    { "voluntary controlled", "voluntary controlled" }, { "voluntary aided", "voluntary aided" }, { "foundation", "foundation" },
    { "community", "community" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_word (type, words[i].word))
      return words[i].status;
  return NULL;
}

static gboolean
copy_digits (const char *from, guint n, char *to)
{
  for (guint i = 0; i < n; i++)
    if (!g_ascii_isdigit (from[i]))
      return FALSE;
    else
      to[i] = from[i];
  return TRUE;
}

gboolean
sp_school_number_read (const char *joined, const char *authority, const char *establishment, char out[9])
{
  gsize n = joined ? strlen (joined) : 0;

  memset (out, 0, 9);
  out[3] = '/';
  if (n >= 9 && joined[7] == '.' && strspn (joined + 8, "0") == n - 8) /* a spreadsheet's 9262000.0 */
    n = 7;
  if (n == 7)
    return copy_digits (joined, 3, out) && copy_digits (joined + 3, 4, out + 4);
  if (n == 8 && (joined[3] == '/' || joined[3] == ' ' || joined[3] == '-'))
    return copy_digits (joined, 3, out) && copy_digits (joined + 4, 4, out + 4);
  return authority && establishment && strlen (authority) >= 3 && strlen (establishment) >= 4 && copy_digits (authority, 3, out)
         && copy_digits (establishment, 4, out + 4);
}

const SpSchool *
sp_school_find (const SpSnapshot *plan, gint64 urn, const char *number, const char *name)
{
  const SpSchool *named = NULL;
  guint n_named = 0;

  for (guint i = 0; i < plan->n_schools; i++)
    if (urn && plan->schools[i].urn == urn)
      return &plan->schools[i];
  for (guint i = 0; i < plan->n_schools; i++)
    if (number && g_strcmp0 (plan->schools[i].dfe_number, number) == 0)
      return &plan->schools[i];
  for (guint i = 0; name && i < plan->n_schools; i++)
    if (g_ascii_strcasecmp (plan->schools[i].name, name) == 0)
      {
        named = &plan->schools[i];
        n_named++;
      }
  return n_named == 1 ? named : NULL;
}
