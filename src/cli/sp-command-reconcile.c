/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reconcile: the paper's own tables, checked within and against each other. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-result-tables.h"
#include "sp-run.h"

static gboolean all;

static const GOptionEntry entries[] = {
  { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Also the comparisons that agree"), NULL },
  { NULL }
};

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO, entries, argc, argv,
                              &exit)
      || !sp_run_open (&run, &line, &exit) || !sp_run_reconciliation (&run, &line, &exit))
    return exit;
  g_ptr_array_add (tables, sp_table_of_reconciliation (run.reconciliation, all));
  line.quiet = TRUE; /* the table says them */
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_reconcile = {
  "reconcile", "PLAN", N_("Where the published tables do not agree with themselves or each other"),
  N_("Nothing is corrected. Ends with 3 when something differs, or one total is stated as two figures."), run
};
