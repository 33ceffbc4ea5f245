/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dump: the whole plan as text, for version control. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-run.h"

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GError) error = NULL;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT, NULL, argc, argv, &exit)
      || !sp_run_open (&run, &line, &exit))
    return exit;
  g_autofree char *text = sp_plan_dump (run.plan, &error);
  if (text == NULL)
    return sp_command_line_fail (&line, error);
  return sp_command_line_write (&line, text);
}

const SpCommand sp_command_dump = {
  "dump", "PLAN", N_("The whole plan as SQL text: same plan, same bytes"),
  N_("No history, no ids of edits, no times: two plans that hold the same give the same text."), run
};
