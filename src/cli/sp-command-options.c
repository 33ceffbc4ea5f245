/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options: what could be done where places are short, or too many. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-option-set.h"
#include "sp-result-tables.h"
#include "sp-run.h"

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (SpOptionSet) set = NULL;
  SpExit exit = SP_EXIT_DONE;

  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO | SP_TAKES_FILTERS, NULL, argc,
                              argv, &exit)
      || !sp_run_open (&run, &line, &exit) || !sp_run_need (&run, &line, SP_SUPPLY_COMMITTED, NULL, &exit)
      || !sp_run_funding (&run, &line, &exit))
    return exit;
  set = sp_option_set_new (run.need, run.funding, NULL);
  g_ptr_array_add (tables, sp_table_of_options (set));
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_options = {
  "options", "PLAN", N_("What could be done where places are short, or too many"),
  N_("The planner's own options, projects that nobody has dated or committed, and options proposed for each planning area."), run
};
