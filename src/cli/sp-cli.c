/* SPDX-License-Identifier: GPL-3.0-or-later */
/* school-places-cli COMMAND …: what the window can compute, without a window. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "sp-command.h"
#include "sp-language.h"

/* One a line, in the order of the help. */
static const SpCommand *const commands[] = {
  &sp_command_new,
  &sp_command_check,
  &sp_command_forecast,
  &sp_command_backtest,
  &sp_command_explain,
  &sp_command_rounds,
  &sp_command_bridge,
  &sp_command_accuracy,
  &sp_command_need,
  &sp_command_funding,
  &sp_command_contributions,
  &sp_command_options,
  &sp_command_programme,
  &sp_command_reconcile,
  &sp_command_report,
  &sp_command_scap,
  &sp_command_challenge,
  &sp_command_scenarios,
  &sp_command_yields,
  &sp_command_edit,
  &sp_command_import,
  &sp_command_export,
  &sp_command_publish,
  &sp_command_verify,
  &sp_command_dump,
  &sp_command_history,
  &sp_command_diff,
  &sp_command_merge,
};

static void
print_help (void)
{
  g_print (_("Usage:\n  school-places-cli COMMAND [OPTION…] PLAN\n\n"
             "Pupil place planning: pupils, places, money and a page, from a plan file.\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-13s  %s\n", commands[i]->name, _(commands[i]->summary));
  g_print (_("\nschool-places-cli COMMAND --help says more of each.\n\n"
             "Results go to standard output, findings and complaints to standard error. Exit status:\n"
             "  0  done\n"
             "  1  failed: nothing was written\n"
             "  2  misuse: the command was not understood\n"
             "  3  done, with findings (warnings or errors in what the result rests on)\n"));
}

static const SpCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

int
main (int argc, char **argv)
{
  sp_language_init ();
  signal (SIGPIPE, SIG_IGN); /* a closed pipe is then seen where it is written, and the plan is closed properly */
  if (argc < 2)
    {
      g_printerr (_("school-places-cli: no command was named. See school-places-cli --help.\n"));
      return SP_EXIT_MISUSE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0)
    {
      print_help ();
      return SP_EXIT_DONE;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("school-places-cli %s\n", PACKAGE_VERSION);
      return SP_EXIT_DONE;
    }
  const SpCommand *command = find_command (argv[1]);
  if (command == NULL)
    {
      g_printerr (_("school-places-cli: there is no command “%s”. See school-places-cli --help.\n"), argv[1]);
      return SP_EXIT_MISUSE;
    }
  return (int) command->run (command, argc - 1, argv + 1);
}
