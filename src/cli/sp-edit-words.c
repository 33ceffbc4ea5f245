/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-edit-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-known-names.h"
#include "sp-number.h"

gboolean
sp_edit_words_fail (GError **error, const char *format, ...)
{
  va_list words;
  va_start (words, format);
  g_autofree char *message = g_strdup_vprintf (format, words);
  va_end (words);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

gboolean
sp_edit_words_site (const SpSnapshot *snapshot, const char *word, gint64 *id, GError **error)
{
  g_autofree char *wanted = g_utf8_casefold (word, -1), *nearest = NULL;
  guint64 number = 0;
  guint n = 0;
  for (guint i = 0; i < snapshot->n_sites; i++)
    {
      g_autofree char *name = g_utf8_casefold (snapshot->sites[i].name, -1);
      if (g_strcmp0 (snapshot->sites[i].reference, word) == 0)
        {
          *id = snapshot->sites[i].id;
          return TRUE;
        }
      if (g_str_equal (name, wanted) && n++ == 0)
        *id = snapshot->sites[i].id;
    }
  if (n == 1)
    return TRUE;
  if (n > 1)
    return sp_edit_words_fail (error, _("%u sites are called “%s”. Give the reference of one; yields --table sites lists them."),
                               n, word);
  if (g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &number, NULL)
      && sp_snapshot_find_site (snapshot, (gint64) number) >= 0)
    {
      *id = (gint64) number;
      return TRUE;
    }
  nearest = sp_known_names_sites (snapshot, word);
  return sp_edit_words_fail (error, _("There is no site “%s” in the plan. %s yields --table sites lists those there are."), word, nearest);
}

gboolean
sp_edit_words_area (const SpSnapshot *snapshot, const char *word, gboolean or_none, gint64 *id, GError **error)
{
  SpAreaIndex area = sp_snapshot_find_area_by_name (snapshot, word);
  *id = 0;
  if (or_none && (g_str_equal (word, "all") || g_str_equal (word, "none")))
    return TRUE;
  if (area < 0)
    {
      g_autofree char *nearest = sp_known_names_areas (snapshot, word);
      return sp_edit_words_fail (error, _("There is no planning area “%s” in the plan, or several are called so. %s Give its code; "
                                          "export lists them."), word, nearest);
    }
  *id = snapshot->areas[area].id;
  return TRUE;
}

gboolean
sp_edit_words_year (const char *word, SpAcademicYear *year, GError **error)
{
  return sp_academic_year_parse (word, year)
         || sp_edit_words_fail (error, _("“%s” is not an academic year; write it as 2013 or 2013/14."), word);
}

gboolean
sp_edit_words_number (const char *word, gboolean *known, double *number, GError **error)
{
  g_autofree char *plain = sp_number_dup_ungrouped (word);
  char *end = NULL;
  *known = !g_str_equal (word, "none");
  if (!*known)
    return TRUE;
  *number = plain ? g_ascii_strtod (plain, &end) : 0;
  return (plain && end != plain && *end == '\0' && isfinite (*number))
         || sp_edit_words_fail (error, _("“%s” is not a number; write “none” where nothing is to be said."), word);
}

gboolean
sp_edit_words_count (const char *word, gint *count, GError **error)
{
  gboolean known = FALSE;
  double number = -1;
  if (!sp_edit_words_number (word, &known, &number, error))
    return FALSE;
  if (known && (number < 0 || number > 1e6 || number != floor (number)))
    return sp_edit_words_fail (error, _("“%s” is not a whole number of dwellings or places."), word);
  *count = known ? (gint) number : -1;
  return TRUE;
}
