/* SPDX-License-Identifier: GPL-3.0-or-later */
/* challenge: what one planning application is asked to pay for school places, and all that it rests on. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-known-names.h"
#include "sp-print-date.h"
#include "sp-run.h"

static char *date, *workbook, *works, *prices;

static const GOptionEntry entries[] = {
  { "workbook", 'w', 0, G_OPTION_ARG_FILENAME, &workbook, N_("Write its tables as a workbook too, .xlsx or .ods"), N_("FILE") },
  { "works", 0, 0, G_OPTION_ARG_STRING, &works, N_("Whose cost of a place: permanent (default), new-school or temporary"), N_("KIND") },
  { "prices", 0, 0, G_OPTION_ARG_STRING, &prices, N_("Quarter of prices, such as 2024Q1 (default: the plan’s, or the DfE’s latest)"), N_("QUARTER") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Date printed on it, such as 21 November 2013 (default: today)"), N_("DATE") },
  { NULL }
};

static gboolean
read_options (SpCommandLine *line, SpChallengeOptions *options, SpExit *exit)
{
  SpMoney any;
  gint i = 0;
  while (works != NULL && i < SP_N_WORKS && strcmp (works, sp_works_code (i)) != 0)
    i++;
  options->works = works != NULL ? (SpWorks) MIN (i, SP_N_WORKS - 1) : SP_WORKS_PERMANENT;
  if (i == SP_N_WORKS)
    *exit = sp_command_line_misuse (line, _("“%s” is no kind of works; use permanent, new-school or temporary."), works);
  else if (prices != NULL && !sp_price_base_parse (prices, &options->prices))
    *exit = sp_command_line_misuse (line, _("“%s” is not a quarter; write it as 2024Q1."), prices);
  else if (prices != NULL && !sp_national_cost_per_place (SP_PHASE_PRIMARY, options->works, options->prices, &any))
    *exit = sp_command_line_misuse (line, _("The DfE gives no cost of a place at the prices of %s; use 2020Q1, or the first quarter of 2023 to 2026."),
                                    prices);
  else if (line->output == NULL || g_str_equal (line->output, "-"))
    *exit = sp_command_line_misuse (line, _("Name the PDF to write with --output FILE.pdf."));
  else if (workbook != NULL && !g_str_has_suffix (workbook, ".xlsx") && !g_str_has_suffix (workbook, ".ods"))
    *exit = sp_command_line_misuse (line, _("“%s” does not end in .xlsx or .ods."), workbook);
  else
    return TRUE;
  return FALSE;
}

static SpExit
write_paper (SpChallenge *challenge, SpCommandLine *line, const char *day)
{
  g_autoptr (GError) error = NULL;
  SpPackOptions options;
  sp_command_line_get_pack (line, day, &options);
  return sp_challenge_write_pack (challenge, line->output, workbook, &options, NULL, &error) ? sp_command_line_end (line)
                                                                                             : sp_command_line_fail (line, error);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sites = NULL;
  SpChallengeOptions options = { .agreement = -1 };
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_SCENARIO | SP_TAKES_PUBLIC, entries, argc, argv, &exit))
    return exit;
  if (line.files == NULL || g_strv_length (line.files) != 2)
    return sp_command_line_misuse (&line, _("A plan and a site or agreement are needed."));
  g_autofree char *day = sp_print_date (&line, date, &exit);
  g_autofree char *words = g_steal_pointer (&line.files[1]);
  if (day == NULL || !read_options (&line, &options, &exit) || !sp_run_open (&run, &line, &exit))
    return exit;
  if (!sp_challenge_find (run.snapshot, words, &sites, &options.agreement))
    {
      g_autofree char *nearest = sp_known_names_sites (run.snapshot, words);
      return sp_command_line_misuse (&line, _("“%s” is not the name or reference of one site, or of one agreement with sites. %s “yields PLAN "
                                              "--table sites” lists the sites, “contributions PLAN” the agreements."), words, nearest);
    }
  if (!sp_challenge_has_dwellings (run.snapshot, sites))
    return sp_command_line_misuse (&line, _("“%s” has no number of dwellings, so no pupils can be worked out. Enter its dwellings."), words);
  if (!sp_run_need (&run, &line, SP_SUPPLY_COMMITTED, NULL, &exit) || !sp_run_receipts (&run, &line, NULL, &exit))
    return exit;
  options.sites = (const SpSiteIndex *) sites->data;
  options.n_sites = sites->len;
  options.date = day;
  options.threshold = sp_command_line_get_threshold (&line);
  g_autoptr (SpChallenge) challenge = sp_challenge_new (run.need, run.receipts, &options, &error);
  return challenge != NULL ? write_paper (challenge, &line, day) : sp_command_line_fail (&line, error);
}

const SpCommand sp_command_challenge = {
  "challenge", "PLAN SITE-OR-AGREEMENT", N_("What a planning application is asked to pay for school places, as PDF, with all it rests on"),
  N_("The site or agreement by its name or reference; part of the name will do where only one has it. The sum is the one councils use: "
     "pupils of the dwellings, less the room at the area’s schools, times the cost of a place. With it go the schools, the forecast with "
     "the site and without, other sites, the double-counting test, schemes, money of others, and a source and date for every figure.\n\n"
     "Ends with 3 when it was written and something it rests on should be looked at first."), run
};
