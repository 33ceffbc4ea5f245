/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff: what two plans differ in, by thing and field, and who changed it. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-plan-diff.h"
#include "sp-result-tables.h"
#include "sp-two-plans.h"

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpTwoPlans) plans = SP_TWO_PLANS_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT, NULL, argc, argv, &exit)
      || !sp_two_plans_open (&plans, &line, TRUE, &exit))
    return exit;
  changes = sp_plan_diff (plans.mine, plans.theirs, &error);
  if (changes == NULL)
    return sp_command_line_fail (&line, error);
  g_ptr_array_add (tables, sp_table_of_differences (changes));
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_diff = {
  "diff", "PLAN PLAN", N_("What two plans differ in, by thing and field, and who changed it"),
  N_("Of copies of one plan it says which of the two changed each thing since they were one, and what it was before. "
     "Neither plan is changed."), run
};
