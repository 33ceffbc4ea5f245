/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-tables.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-known-names.h"
#include "sp-result-programme.h"
#include "sp-timetable.h"

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *x = a != NULL ? g_utf8_casefold (a, -1) : NULL, *y = g_utf8_casefold (b, -1);

  return g_strcmp0 (x, y) == 0;
}

static gboolean
has_words (const char *name, const char *words)
{
  g_autofree char *x = g_utf8_casefold (name, -1), *y = g_utf8_casefold (words, -1);

  return *y != '\0' && strstr (x, y) != NULL;
}

static void
complain (const SpSnapshot *snapshot, SpCommandLine *line, const char *words, SpExit *exit)
{
  g_autofree char *nearest = sp_known_names_projects (snapshot, words);

  *exit = sp_command_line_misuse (line, _("“%s” is no project of the plan, or names several. %s programme --table projects lists them."),
                                  words, nearest);
}

gint
sp_programme_find_project (const SpSnapshot *snapshot, SpCommandLine *line, const char *words, SpExit *exit)
{
  gint same = -1, part = -1;

  for (gint p = 0; p < (gint) snapshot->n_projects; p++)
    {
      const SpProject *project = &snapshot->projects[p];

      if (is_same (project->reference, words))
        return p;
      if (is_same (project->name, words))
        same = same == -1 ? p : -2;
      if (has_words (project->name, words))
        part = part == -1 ? p : -2;
    }
  if (same >= 0)
    return same;
  if (same == -1 && part >= 0)
    return part;
  complain (snapshot, line, words, exit);
  return -1;
}

gboolean
sp_programme_is_asked (const SpProgrammeAsked *asked)
{
  return asked->project != NULL || asked->timetable || asked->risks || asked->spend;
}

gboolean
sp_programme_run_sheet (SpRun *run, SpCommandLine *line, SpTimetable **timetable, SpExit *exit)
{
  if (!sp_run_receipts (run, line, NULL, exit))
    return FALSE;
  sp_run_waterfall (run, line);
  *timetable = sp_timetable_new (run->snapshot, run->receipts);
  return TRUE;
}

/* Need over the places there are, where the plan can be forecast; a plan without rolls still has a timetable. */
static gboolean
add_timetable (SpRun *run, SpCommandLine *line, SpTimetable *timetable, GPtrArray *tables, SpExit *exit)
{
  const SpNeedOptions plain = SP_NEED_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSupply) supply = sp_supply_new (run->snapshot, SP_SUPPLY_EXISTING);
  g_autoptr (SpNeed) without = NULL;

  if (run->snapshot->n_schools > 0 && run->forecast == NULL && !sp_run_forecast (run, line, NULL, exit))
    return FALSE;
  without = run->forecast != NULL ? sp_need_run (run->forecast, supply, &plain, NULL, &error) : NULL;
  if (error != NULL)
    {
      *exit = sp_command_line_fail (line, error);
      return FALSE;
    }
  g_ptr_array_add (tables, sp_table_of_timetable (timetable, without));
  return TRUE;
}

gboolean
sp_programme_add_tables (SpRun *run, SpCommandLine *line, const SpProgrammeAsked *asked, GPtrArray *tables, SpExit *exit)
{
  g_autoptr (SpTimetable) timetable = NULL;
  gint project = asked->project != NULL ? sp_programme_find_project (run->snapshot, line, asked->project, exit) : -1;

  if ((asked->project != NULL && project < 0) || !sp_programme_run_sheet (run, line, &timetable, exit))
    return FALSE;
  if (project >= 0)
    sp_tables_add_project_sheet (tables, run->waterfall, timetable, project);
  if (asked->timetable && !add_timetable (run, line, timetable, tables, exit))
    return FALSE;
  if (asked->risks)
    {
      g_ptr_array_add (tables, sp_table_of_risk_matrix (run->snapshot));
      g_ptr_array_add (tables, sp_table_of_risks (run->snapshot));
    }
  if (asked->spend)
    g_ptr_array_add (tables, sp_table_of_spend_by_pot (run->waterfall));
  return TRUE;
}
