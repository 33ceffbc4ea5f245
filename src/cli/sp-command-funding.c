/* SPDX-License-Identifier: GPL-3.0-or-later */
/* funding: what the programme costs, what there is to pay for it, and when. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-result-tables.h"
#include "sp-run.h"

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (SpUnmet) unmet = NULL;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO, NULL, argc, argv,
                              &exit)
      || !sp_run_open (&run, &line, &exit) || !sp_run_funding (&run, &line, &exit))
    return exit;
  g_ptr_array_add (tables, sp_table_of_money (run.funding));
  unmet = sp_run_dup_unmet (&run);
  if (unmet != NULL)
    g_ptr_array_add (tables, sp_table_of_unmet (unmet));
  g_ptr_array_add (tables, sp_table_of_demand (run.funding));
  g_ptr_array_add (tables, sp_table_of_funding_years (run.funding));
  g_ptr_array_add (tables, sp_table_of_funding_sources (run.funding));
  g_ptr_array_add (tables, sp_table_of_spend (run.funding));
  g_ptr_array_add (tables, sp_table_of_projects (run.funding, 0));
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_funding = {
  "funding", "PLAN", N_("What the programme costs against the money there is, by year and source"),
  N_("Ends with 3 when the money does not reach, or a figure it rests on should be looked at."), run
};
