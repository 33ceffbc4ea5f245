/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scap: the return of forecasts and capacity to the DfE as files in a folder, checked before it is sent. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-print-date.h"
#include "sp-run.h"
#include "sp-terminal-progress.h"

static char *date, *method;

static const GOptionEntry entries[] = {
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Date printed on the method statement, such as 21 November 2013 (default: today)"), N_("DATE") },
  { "method", 0, 0, G_OPTION_ARG_STRING, &method, N_("Method of the ratios, or auto: the one that back-tests best"), N_("NAME") },
  { NULL }
};

static SpExit
write_pack (SpRun *run, SpCommandLine *line, const char *folder, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpScap) scap = sp_scap_new (run->forecast, &error);
  g_autoptr (SpProgress) progress = sp_terminal_progress_new (line);
  SpPackOptions options;
  if (scap == NULL)
    return sp_command_line_fail (line, error);
  sp_command_line_add_findings (line, sp_scap_get_findings (scap));
  sp_command_line_get_pack (line, day, &options);
  gboolean done = sp_scap_write_pack (scap, folder, &options, progress, &error);
  sp_terminal_progress_end ();
  return done ? sp_command_line_end (line) : sp_command_line_fail (line, error);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_SCENARIO | SP_TAKES_PUBLIC, entries, argc, argv, &exit))
    return exit;
  if (line.files == NULL || g_strv_length (line.files) != 2)
    return sp_command_line_misuse (&line, _("A plan and a folder to write to are needed."));
  g_autofree char *day = sp_print_date (&line, date, &exit);
  g_autofree char *folder = g_steal_pointer (&line.files[1]);
  options.method = method;
  if (day == NULL || !sp_run_open (&run, &line, &exit) || !sp_run_forecast (&run, &line, &options, &exit))
    return exit;
  return write_pack (&run, &line, folder, day);
}

const SpCommand sp_command_scap = {
  "scap", "PLAN FOLDER", N_("The return to the DfE: forecasts, capacity, planned places, checked, and the method told"),
  N_("Writes into the folder: forecasts.csv (primary 5 academic years ahead, secondary 7, by planning area and year group, in the columns "
     "the DfE publishes), housing-contributions.csv, capacity.csv, capacity-by-year-group.csv, planned-places.csv (three years), "
     "findings.csv (what the DfE would ask, before it asks), return.xlsx (all of them) and a method statement drafted from what was "
     "done, as method.pdf, method.html and method.txt. Files of those names are replaced.\n\n"
     "Ends with 3 when there are warnings or errors."), run
};
