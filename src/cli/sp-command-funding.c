/* SPDX-License-Identifier: GPL-3.0-or-later */
/* funding: what the programme costs, what there is to pay for it, and when. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-basic-need.h"
#include "sp-borrowing.h"
#include "sp-late-places.h"
#include "sp-money-options.h"
#include "sp-no-money.h"
#include "sp-result-tables.h"
#include "sp-run.h"
#include "sp-slip-options.h"

static gboolean waterfall, warnings, basic_need;

static const GOptionEntry entries[] = {
  { "waterfall", 0, 0, G_OPTION_ARG_NONE, &waterfall, N_("Which money pays for what, year by year, and what it leaves"),
    NULL },
  { "warnings", 0, 0, G_OPTION_ARG_NONE, &warnings,
    N_("Money that lapses or comes late, schemes not paid for, places after the need, and what places cost"), NULL },
  { "basic-need", 0, 0, G_OPTION_ARG_NONE, &basic_need, N_("What the next Basic Need award might be worth: an estimate"),
    NULL },
  SP_MONEY_ENTRIES,
  SP_SLIP_ENTRIES,
  { NULL }
};

static gboolean
add_waterfall (SpRun *run, SpCommandLine *line, GPtrArray *tables, SpExit *exit)
{
  g_autoptr (SpBorrowing) borrowing = NULL;

  if (!sp_run_receipts (run, line, sp_money_options_get_day (), exit))
    return FALSE;
  sp_run_waterfall (run, line);
  borrowing = sp_borrowing_new (run->waterfall);
  g_ptr_array_add (tables, sp_table_of_waterfall (run->waterfall));
  g_ptr_array_add (tables, sp_table_of_waterfall_schemes (run->waterfall));
  g_ptr_array_add (tables, sp_table_of_waterfall_pots (run->waterfall));
  g_ptr_array_add (tables, sp_table_of_payments (run->waterfall));
  if (sp_borrowing_get_n_years (borrowing) > 0)
    g_ptr_array_add (tables, sp_table_of_borrowing (borrowing));
  return TRUE;
}

static void
append (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (to, sp_finding_ref (from->pdata[i]));
}

/* What the window lists under Warnings, and what it rests on. */
static gboolean
add_warnings (SpRun *run, SpCommandLine *line, GPtrArray *tables, SpExit *exit)
{
  g_autoptr (GPtrArray) findings = sp_findings_new (), all = sp_findings_new ();
  g_autoptr (GArray) late = NULL;

  if (!sp_run_need (run, line, SP_SUPPLY_EXISTING, NULL, exit)
      || (run->receipts == NULL && !sp_run_receipts (run, line, sp_money_options_get_day (), exit)))
    return FALSE;
  if (run->waterfall == NULL)
    sp_run_waterfall (run, line);
  late = sp_late_places_find (run->need);
  sp_late_places_add_findings (run->need, late, findings);
  sp_command_line_add_findings (line, findings);
  append (all, sp_waterfall_get_findings (run->waterfall));
  append (all, sp_receipts_get_findings (run->receipts));
  append (all, findings);
  g_ptr_array_add (tables, sp_table_of_warnings (all));
  g_ptr_array_add (tables, sp_table_of_late_places (run->need));
  g_ptr_array_add (tables, sp_table_of_place_costs (run->funding));
  return TRUE;
}

static gboolean
add_basic_need (SpRun *run, SpCommandLine *line, GPtrArray *tables, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  SpBasicNeed outlook;

  if (run->forecast == NULL && !sp_run_forecast (run, line, NULL, exit))
    return FALSE;
  if (!sp_basic_need_run (run->forecast, sp_academic_year (0), &outlook, &error))
    {
      *exit = sp_command_line_fail (line, error);
      return FALSE;
    }
  g_ptr_array_add (tables, sp_table_of_basic_need (&outlook));
  return TRUE;
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (SpUnmet) unmet = NULL;
  SpExit exit = SP_EXIT_DONE;
  gboolean slips, wrong;

  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO, entries, argc, argv,
                              &exit)
      || !sp_money_options_check (&line, &exit))
    return exit;
  slips = sp_slip_options_asked (&line, &wrong, &exit);
  if (wrong || !sp_run_open (&run, &line, &exit))
    return exit;
  if (slips && (waterfall || warnings || basic_need))
    return sp_command_line_misuse (&line, _("--slip prints before and after; leave --waterfall, --warnings and --basic-need out."));
  if (slips)
    return sp_slip_options_add (&run, &line, TRUE, tables, &exit) ? sp_command_line_write_tables (&line, tables) : exit;
  if (!sp_run_funding (&run, &line, &exit))
    return exit;
  if ((waterfall && !add_waterfall (&run, &line, tables, &exit)) || (warnings && !add_warnings (&run, &line, tables, &exit))
      || (basic_need && !add_basic_need (&run, &line, tables, &exit)))
    return exit;
  if (tables->len > 0)
    {
      if (!warnings && !basic_need)
        sp_no_money_say (&line, run.snapshot, tables);
      return sp_command_line_write_tables (&line, tables);
    }
  if (!sp_run_receipts (&run, &line, sp_money_options_get_day (), &exit))
    return exit;
  sp_run_waterfall (&run, &line);
  g_ptr_array_add (tables, sp_table_of_money (run.waterfall));
  unmet = sp_run_dup_unmet (&run);
  if (unmet != NULL)
    g_ptr_array_add (tables, sp_table_of_unmet (unmet));
  g_ptr_array_add (tables, sp_table_of_demand (run.funding));
  g_ptr_array_add (tables, sp_table_of_funding_years (run.waterfall));
  g_ptr_array_add (tables, sp_table_of_funding_sources (run.waterfall));
  g_ptr_array_add (tables, sp_table_of_pots (run.snapshot));
  g_ptr_array_add (tables, sp_table_of_spend (run.funding));
  g_ptr_array_add (tables, sp_table_of_projects (run.funding, 0));
  sp_no_money_say (&line, run.snapshot, tables);
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_funding = {
  "funding", "PLAN", N_("What the programme costs against the money there is, by year and source"),
  N_("Ends with 3 when the money does not reach, or a figure it rests on should be looked at."), run
};
