/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-level-words.h"

#include <glib/gi18n-lib.h>

#include "sp-admissions.h"
#include "sp-result-tables.h"

static const char *const levels[] = { "school", "area", "authority" };
enum { LEVEL_SCHOOL, LEVEL_AREA, LEVEL_AUTHORITY };

static gint
find_level (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    if (g_ascii_strcasecmp (word, levels[i]) == 0)
      return (gint) i;
  return -1;
}

gboolean
sp_level_words_check (const SpLevelWords *self, SpCommandLine *line, gboolean has_plan, SpExit *exit)
{
  SpReconcile reconcile;
  if (self->level == NULL && self->reconcile == NULL)
    return TRUE;
  if (self->level == NULL)
    *exit = sp_command_line_misuse (line, _("--reconcile needs --level: school, area or authority."));
  else if (find_level (self->level) < 0)
    *exit = sp_command_line_misuse (line, _("“%s” is not a level; use school, area or authority."), self->level);
  else if (self->reconcile != NULL && !sp_reconcile_parse (self->reconcile, &reconcile))
    *exit = sp_command_line_misuse (line, _("“%s” is not a way to reconcile levels; use areas or blended."),
                                    self->reconcile);
  else if (!has_plan)
    *exit = sp_command_line_misuse (line, _("--level belongs to a plan, which holds schools; with --rolls there is none."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
add_schools (SpRun *run, SpCommandLine *line, SpLevels *result, gboolean long_table, GPtrArray *tables, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSupply) supply = sp_supply_new (run->snapshot, SP_SUPPLY_COMMITTED);
  g_autoptr (SpAdmissions) admissions = sp_admissions_run (result, supply, NULL, &error);
  if (admissions == NULL)
    {
      *exit = sp_command_line_fail (line, error);
      return FALSE;
    }
  if (long_table)
    g_ptr_array_add (tables, sp_table_of_level_schools (admissions));
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    g_ptr_array_add (tables, sp_table_of_level_school_years (admissions, phase));
  g_ptr_array_add (tables, sp_table_of_overflow (admissions));
  g_ptr_array_add (tables, sp_table_of_unplaced (admissions));
  return TRUE;
}

gboolean
sp_level_words_add_tables (const SpLevelWords *self, SpRun *run, SpCommandLine *line, gboolean by_group,
                           GPtrArray *tables, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  gboolean people = line->format == SP_TABLE_FORMAT_TEXT || line->format == SP_TABLE_FORMAT_HTML;
  gboolean long_table = !people || by_group || line->table != NULL;
  gint level = find_level (self->level);
  SpReconcile reconcile = SP_RECONCILE_AREAS;
  if (self->reconcile != NULL)
    sp_reconcile_parse (self->reconcile, &reconcile);
  g_autoptr (SpLevels) result = sp_levels_run (run->forecast, reconcile, NULL, &error);
  if (result == NULL)
    {
      *exit = sp_command_line_fail (line, error);
      return FALSE;
    }
  if (level == LEVEL_SCHOOL)
    return add_schools (run, line, result, long_table, tables, exit);
  if (level == LEVEL_AREA && long_table)
    g_ptr_array_add (tables, sp_table_of_level_areas (result));
  for (gint phase = 0; phase < SP_N_PHASES && level == LEVEL_AREA; phase++)
    g_ptr_array_add (tables, sp_table_of_level_area_years (result, phase));
  if (level == LEVEL_AUTHORITY && (long_table || reconcile == SP_RECONCILE_BLENDED))
    g_ptr_array_add (tables, sp_table_of_level_authority (result));
  if (level == LEVEL_AUTHORITY)
    g_ptr_array_add (tables, sp_table_of_level_authority_years (result));
  return TRUE;
}
