/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-year.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2199

char *
sp_academic_year_to_string (SpAcademicYear year)
{
  if (year.start == 0)
    return g_strdup ("");
  return g_strdup_printf ("%d/%02d", year.start, (year.start + 1) % 100);
}

char *
sp_financial_year_to_string (SpFinancialYear year)
{
  if (year.start == 0)
    return g_strdup (_("not dated"));
  return g_strdup_printf ("%d-%02d", year.start, (year.start + 1) % 100);
}

static gboolean
all_digits (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* The year in which "2016/17", "2016-17", "2016/2017", "201617" or "2016" begins; 0 when it is none of them. */
static gint
parse_start (const char *text)
{
  g_autofree char *trimmed = text != NULL ? g_strstrip (g_strdup (text)) : g_strdup ("");
  gsize n = strlen (trimmed);
  const char *second = NULL;
  gint start;

  if (n < 4 || !all_digits (trimmed, 4))
    return 0;
  start = atoi (trimmed) / (n == 6 && all_digits (trimmed, 6) ? 100 : 1);
  if (n == 6 && all_digits (trimmed, 6))
    second = trimmed + 4;
  else if (n > 4 && (trimmed[4] == '/' || trimmed[4] == '-'))
    second = trimmed + 5;
  else if (n > 4)
    return 0;
  if (second != NULL)
    {
      gsize m = strlen (second);
      gint expected = m == 2 ? (start + 1) % 100 : start + 1;

      if ((m != 2 && m != 4) || !all_digits (second, m) || atoi (second) != expected)
        return 0;
    }
  return start >= FIRST_YEAR && start <= LAST_YEAR ? start : 0;
}

gboolean
sp_academic_year_parse (const char *text, SpAcademicYear *out)
{
  gint start = parse_start (text);

  if (start != 0)
    out->start = start;
  return start != 0;
}

gboolean
sp_financial_year_parse (const char *text, SpFinancialYear *out)
{
  gint start = parse_start (text);

  if (start != 0)
    out->start = start;
  return start != 0;
}

static const struct { const char *code; const char *name; } groups[SP_N_GROUPS] = {
  { "R", N_("Reception") }, { "Y1", N_("Year 1") }, { "Y2", N_("Year 2") }, { "Y3", N_("Year 3") },
  { "Y4", N_("Year 4") }, { "Y5", N_("Year 5") }, { "Y6", N_("Year 6") }, { "Y7", N_("Year 7") },
  { "Y8", N_("Year 8") }, { "Y9", N_("Year 9") }, { "Y10", N_("Year 10") }, { "Y11", N_("Year 11") },
  { "Y12", N_("Year 12") }, { "Y13", N_("Year 13") }, { "Y14", N_("Year 14") },
};

const char *
sp_year_group_code (SpYearGroup group)
{
  g_return_val_if_fail ((guint) group < SP_N_GROUPS, "");
  return groups[group].code;
}

const char *
sp_year_group_name (SpYearGroup group)
{
  g_return_val_if_fail ((guint) group < SP_N_GROUPS, "");
  return _(groups[group].name);
}

gboolean
sp_year_group_parse (const char *text, SpYearGroup *out)
{
  static const char *const prefixes[] = { "year_group_", "year group ", "year ", "yr ", "y", "" };
  g_autofree char *lower = text != NULL ? g_strstrip (g_ascii_strdown (text, -1)) : g_strdup ("");

  if (g_str_equal (lower, "r") || g_str_equal (lower, "reception") || g_str_equal (lower, "yr r")
      || g_str_equal (lower, "yr") || g_str_equal (lower, "year r"))
    {
      *out = SP_GROUP_R;
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      const char *digits = lower + strlen (prefixes[i]);
      gint number;

      if (!g_str_has_prefix (lower, prefixes[i]) || *digits == '\0' || strlen (digits) > 2
          || !all_digits (digits, strlen (digits)))
        continue;
      number = atoi (digits);
      if (number < 1 || number >= SP_N_GROUPS)
        return FALSE;
      *out = (SpYearGroup) number;
      return TRUE;
    }
  return FALSE;
}

const char *
sp_phase_code (SpPhase phase)
{
  return phase == SP_PHASE_PRIMARY ? "primary" : "secondary";
}

const char *
sp_phase_name (SpPhase phase)
{
  return phase == SP_PHASE_PRIMARY ? _("Primary") : _("Secondary");
}

gboolean
sp_phase_parse (const char *text, SpPhase *out)
{
  if (text == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (text, "primary") == 0)
    *out = SP_PHASE_PRIMARY;
  else if (g_ascii_strcasecmp (text, "secondary") == 0)
    *out = SP_PHASE_SECONDARY;
  else
    return FALSE;
  return TRUE;
}

SpYearGroup
sp_phase_first_group (SpPhase phase)
{
  return phase == SP_PHASE_PRIMARY ? SP_GROUP_R : SP_GROUP_Y7;
}

SpYearGroup
sp_phase_last_group (SpPhase phase)
{
  return phase == SP_PHASE_PRIMARY ? SP_GROUP_Y6 : SP_GROUP_Y11;
}

SpPhase
sp_year_group_phase (SpYearGroup group)
{
  return group <= SP_GROUP_Y6 ? SP_PHASE_PRIMARY : SP_PHASE_SECONDARY;
}

gint
sp_places_per_form (SpYearGroup first, SpYearGroup last)
{
  g_return_val_if_fail (last >= first, SP_PUPILS_PER_FORM);
  return SP_PUPILS_PER_FORM * (gint) (last - first + 1);
}
