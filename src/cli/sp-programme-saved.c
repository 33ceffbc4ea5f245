/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-programme-saved.h"

#include <glib/gi18n-lib.h>

#include "sp-known-names.h"
#include "sp-programme-kept.h"
#include "sp-result-tables.h"

const SpSavedProgramme *
sp_programme_find_saved (const SpSnapshot *snapshot, SpCommandLine *line, const char *name, SpExit *exit)
{
  g_autofree char *nearest = NULL;

  for (guint i = 0; i < snapshot->n_programmes; i++)
    if (g_str_equal (snapshot->programmes[i].name, name))
      return &snapshot->programmes[i];
  if (snapshot->n_programmes == 0)
    {
      *exit = sp_command_line_misuse (line, _("The plan has no programme “%s”: none has been saved. Save one with programme --save."), name);
      return NULL;
    }
  nearest = sp_known_names_programmes (snapshot, name);
  *exit = sp_command_line_misuse (line, _("The plan has no programme “%s”. %s programme --saved lists them."), name,
                                  nearest);
  return NULL;
}

static void
say (SpCommandLine *line, SpFinding *finding)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();

  g_ptr_array_add (findings, finding);
  sp_command_line_add_findings (line, findings);
}

static void
say_lost (SpCommandLine *line, const SpSavedProgramme *saved, const char *first, guint n)
{
  if (n > 0)
    say (line, sp_finding_new_printf (SP_FINDING_ERROR, "programme-options-gone", SP_SUBJECT_PLAN, 0,
                                      ngettext ("%u option of the programme “%s” is not to be chosen any more, %s: the scenario carries "
                                                "it out, or its project is committed. It is worked out without it.",
                                                "%u options of the programme “%s” are not to be chosen any more, %s among them: the "
                                                "scenario carries them out, or their projects are committed. It is worked out without "
                                                "them.", (gulong) n), n, saved->name, first));
}

static SpProgramme *
run_saved (SpCommandLine *line, const SpSavedAsked *asked, const SpSavedProgramme *saved, GError **error)
{
  const char *first = NULL;
  guint n_gone = sp_programme_count_gone (asked->set, saved, &first);

  say_lost (line, saved, first, n_gone);
  return sp_programme_run_kept (asked->set, asked->pots, saved, asked->options, NULL, error);
}

/* One that cannot be carried out (in this scenario) does not stop the others. */
static void
say_impossible (SpCommandLine *line, const SpSavedProgramme *saved, const GError *error)
{
  say (line, sp_finding_new_printf (SP_FINDING_ERROR, "programme-impossible", SP_SUBJECT_PLAN, 0,
                                    _("The programme “%s” cannot be carried out as saved. %s."), saved->name, error->message));
}

/* By name: NULL when *exit is set. */
static SpProgramme *
run_named (SpCommandLine *line, const SpSavedAsked *asked, const char *name, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  const SpSavedProgramme *saved = sp_programme_find_saved (sp_option_set_get_snapshot (asked->set), line, name, exit);
  SpProgramme *programme = saved != NULL ? run_saved (line, asked, saved, &error) : NULL;

  if (saved != NULL && programme == NULL)
    *exit = sp_command_line_fail (line, error);
  return programme;
}

static void
unref_if_any (gpointer programme)
{
  g_clear_pointer ((SpProgramme **) &programme, sp_programme_unref);
}

gboolean
sp_programme_add_compared (SpCommandLine *line, const SpSavedAsked *asked, const char *names, GPtrArray *tables, SpExit *exit)
{
  g_auto (GStrv) each = g_strsplit (names, ",", -1);
  g_autoptr (GPtrArray) programmes = g_ptr_array_new_with_free_func (unref_if_any);

  for (guint n = 0; each[n]; n++)
    {
      const SpSavedProgramme *saved
        = sp_programme_find_saved (sp_option_set_get_snapshot (asked->set), line, g_strstrip (each[n]), exit);
      g_autoptr (GError) error = NULL;

      if (saved == NULL)
        return FALSE;
      g_ptr_array_add (programmes, run_saved (line, asked, saved, &error));
      if (error != NULL)
        say_impossible (line, saved, error);
    }
  g_ptr_array_add (tables, sp_table_of_programmes ((SpProgramme *const *) programmes->pdata, (const char *const *) each,
                                                   programmes->len));
  return TRUE;
}

void
sp_programme_add_result (SpProgramme *programme, const char *name, GPtrArray *tables)
{
  g_ptr_array_add (tables, sp_table_of_programmes (&programme, &name, 1));
  g_ptr_array_add (tables, sp_table_of_programme (programme));
  g_ptr_array_add (tables, sp_table_of_programme_years (programme));
  g_ptr_array_add (tables, sp_table_of_programme_areas (programme));
}

SpProgramme *
sp_programme_add_opened (SpCommandLine *line, const SpSavedAsked *asked, const char *name, GPtrArray *tables, SpExit *exit)
{
  g_autoptr (SpProgramme) programme = run_named (line, asked, name, exit);

  if (programme == NULL)
    return NULL;
  sp_programme_add_result (programme, name, tables);
  return g_steal_pointer (&programme);
}
