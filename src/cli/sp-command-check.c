/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check: every fault that the plan and the engines find, as a work list. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-known-names.h"
#include "sp-result-tables.h"
#include "sp-run.h"

/* An engine that cannot run at all is itself something found: the list goes on without it. So a plan with nothing to
 * forecast from ends with 3, not as one that is in order. */
static void
run_engines (SpRun *run, SpCommandLine *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = sp_findings_new ();
  SpExit exit = SP_EXIT_DONE;
  run->forecast = sp_forecast_run (run->snapshot, NULL, NULL, &error);
  if (run->forecast != NULL)
    {
      sp_command_line_add_findings (line, sp_forecast_get_findings (run->forecast));
      sp_run_need (run, line, SP_SUPPLY_COMMITTED, NULL, &exit);
    }
  else
    {
      g_ptr_array_add (found, sp_finding_new (SP_FINDING_ERROR, "no-forecast", SP_SUBJECT_PLAN, 0, error->message));
      sp_command_line_add_findings (line, found);
    }
  if (sp_run_funding (run, line, &exit) && sp_run_receipts (run, line, NULL, &exit))
    sp_run_waterfall (run, line);
  sp_run_reconciliation (run, line, &exit);
}

/* How many of the findings are those of the waterfall and the contributions. */
static guint
count_warnings (const SpRun *run, GPtrArray *findings)
{
  GPtrArray *const of_money[] = { run->waterfall != NULL ? sp_waterfall_get_findings (run->waterfall) : NULL,
                                  run->receipts != NULL ? sp_receipts_get_findings (run->receipts) : NULL };
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    for (gsize m = 0; m < G_N_ELEMENTS (of_money); m++)
      n += of_money[m] != NULL && g_ptr_array_find (of_money[m], findings->pdata[i], NULL);
  return n;
}

static SpTable *
make_table (const SpRun *run, GPtrArray *findings)
{
  SpTable *table = sp_table_of_findings (findings);
  guint n = count_warnings (run, findings);
  g_autofree char *note = g_strdup_printf (
    ngettext ("%u of these is an early warning of the money; “funding --warnings” lists it with the places that come after the need.",
              "%u of these are early warnings of the money; “funding --warnings” lists them with the places that come after the need.",
              n), n);

  if (n > 0)
    sp_table_set_note (table, note);
  return table;
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (GPtrArray) found = sp_findings_new ();
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO | SP_TAKES_AREA, NULL, argc,
                              argv, &exit)
      || !sp_run_open (&run, &line, &exit))
    return exit;
  if (line.area != NULL && !sp_known_names_has_area (run.snapshot, line.area))
    return sp_command_line_no_area (&line, run.snapshot, line.area);
  sp_plan_check (run.plan, found);
  sp_command_line_add_findings (&line, found);
  run_engines (&run, &line);
  g_ptr_array_add (tables, make_table (&run, line.findings));
  g_clear_pointer (&line.area, g_free); /* the findings are those of the area already */
  line.quiet = TRUE; /* they are the result: once is enough */
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_check = {
  "check", "PLAN", N_("List what to look at before relying on the plan's numbers"),
  N_("With --area: what is found of that planning area, its schools, sites and projects, and of the whole plan.\n\n"
     "Ends with 3 when there is a warning or an error, with 0 when there are only notes."), run
};
