/* SPDX-License-Identifier: GPL-3.0-or-later */
/* history: who changed what in the plan, when and why. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-plan-history.h"
#include "sp-result-tables.h"
#include "sp-run.h"

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GError) error = NULL;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT, NULL, argc, argv, &exit)
      || !sp_run_open (&run, &line, &exit))
    return exit;
  edits = sp_plan_dup_history (run.plan, &error);
  refused = edits != NULL ? sp_plan_dup_refused_edits (run.plan, &error) : NULL;
  if (refused == NULL)
    return sp_command_line_fail (&line, error);
  g_ptr_array_add (tables, sp_table_of_history (edits));
  if (refused->len > 0)
    g_ptr_array_add (tables, sp_table_of_refused_edits (refused));
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_history = {
  "history", "PLAN", N_("Who changed what in the plan, when and why"),
  N_("Every edit with its author, time and reason, those undone and those brought in from another officer’s copy; then "
     "the edits of other copies that were refused."), run
};
