/* SPDX-License-Identifier: GPL-3.0-or-later */
/* accuracy: how a plan's past forecast rounds turned out, beside other authorities'. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-result-tables.h"
#include "sp-round-accuracy.h"
#include "sp-run.h"

static char *others_file;

static const GOptionEntry entries[] = {
  { "others", 0, 0, G_OPTION_ARG_FILENAME, &others_file,
    N_("Other authorities’ accuracy as CSV, in place of what the program carries"), N_("FILE") },
  { NULL }
};

static GPtrArray *
read_others (GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_filename_display_basename (others_file);
  gsize length = 0;
  if (!g_file_get_contents (others_file, &text, &length, error))
    return NULL;
  return sp_accuracy_others_read (text, length, name, error);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (GPtrArray) others = NULL;
  g_autoptr (GError) error = NULL;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT, entries, argc, argv, &exit)
      || !sp_run_open (&run, &line, &exit))
    return exit;
  if (others_file != NULL && (others = read_others (&error)) == NULL)
    return sp_command_line_fail (&line, error);
  g_autoptr (SpRoundAccuracy) accuracy = sp_round_accuracy_new (run.snapshot, others);
  sp_command_line_add_findings (&line, accuracy->findings);
  g_ptr_array_add (tables, sp_table_of_accuracy (accuracy));
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_accuracy = {
  "accuracy", "PLAN", N_("How past forecasts turned out, beside other authorities"),
  N_("The rounds that were kept or typed in (see rounds) whose first and third years have been counted, by the DfE’s own "
     "definition. Ends with 3 when past forecasts lean one way: then the next is likely to as well."), run
};
