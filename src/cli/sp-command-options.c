/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options: what could be done where places are short, or too many. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-option-effects.h"
#include "sp-programme-pots.h"
#include "sp-result-programme.h"
#include "sp-result-tables.h"
#include "sp-run.h"

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (SpOptionSet) set = NULL;
  g_autoptr (SpOptionEffects) effects = NULL;
  g_autoptr (SpProgrammePots) pots = NULL;
  g_autoptr (GError) error = NULL;
  SpExit exit = SP_EXIT_DONE;

  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO | SP_TAKES_FILTERS, NULL, argc,
                              argv, &exit)
      || !sp_run_open (&run, &line, &exit) || !sp_run_need (&run, &line, SP_SUPPLY_COMMITTED, NULL, &exit)
      || !sp_run_funding (&run, &line, &exit) || !sp_run_receipts (&run, &line, NULL, &exit))
    return exit;
  set = sp_option_set_new (run.need, run.funding, NULL);
  effects = sp_option_effects_new (set, NULL, &error);
  if (effects == NULL)
    return sp_command_line_fail (&line, error);
  pots = sp_programme_pots_new (set, run.funding, run.receipts);
  g_ptr_array_add (tables, sp_table_of_options (set));
  g_ptr_array_add (tables, sp_table_of_option_years (set));
  g_ptr_array_add (tables, sp_table_of_option_terms (set, pots));
  g_ptr_array_add (tables, sp_table_of_option_effects (effects));
  g_ptr_array_add (tables, sp_table_of_option_flows (effects));
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_options = {
  "options", "PLAN", N_("What could be done where places are short, or too many"),
  N_("The planner's own options, projects that nobody has dated or committed, and options proposed for each planning area."), run
};
