/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-growth-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-known-names.h"

/* The one growth area whose name has these words in it, in any case; -1 when there is none, or more than one. */
static gint
find_part_of_name (const SpSnapshot *snapshot, const char *words)
{
  gint found = -1;
  g_autofree char *folded = g_utf8_casefold (words, -1);
  for (guint i = 0; i < snapshot->n_growth_areas; i++)
    {
      g_autofree char *name = g_utf8_casefold (snapshot->growth_areas[i].name, -1);
      if (strstr (name, folded) == NULL)
        continue;
      if (found >= 0)
        return -1;
      found = (gint) i;
    }
  return found;
}

/* The one site whose name has these words in it; NULL when there is none, or more than one. */
static const char *
find_site (const SpSnapshot *snapshot, const char *words)
{
  const char *found = NULL;
  g_autofree char *folded = g_utf8_casefold (words, -1);
  for (guint i = 0; i < snapshot->n_sites; i++)
    {
      g_autofree char *name = g_utf8_casefold (snapshot->sites[i].name, -1);
      if (strstr (name, folded) == NULL)
        continue;
      if (found != NULL)
        return NULL;
      found = snapshot->sites[i].name;
    }
  return found;
}

gboolean
sp_growth_words_find (SpCommandLine *line, const SpSnapshot *snapshot, const char *name, gint *growth, SpExit *exit)
{
  const char *site;

  *growth = sp_snapshot_find_growth_area_by_name (snapshot, name);
  if (*growth < 0)
    *growth = find_part_of_name (snapshot, name);
  if (*growth >= 0)
    return TRUE;
  site = find_site (snapshot, name);
  if (site != NULL)
    {
      *exit = sp_command_line_misuse (line, _("“%s” is no growth area: “%s” is a site."), name, site);
      return FALSE;
    }
  g_autofree char *nearest = sp_known_names_growth_areas (snapshot, name);
  *exit = sp_command_line_misuse (line, _("The plan has no growth area “%s”, or names several. %s need --table growth-areas lists them."),
                                  name, nearest);
  return FALSE;
}
