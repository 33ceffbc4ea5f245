/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report: the one-page summary, the paper of the capital programme or a project's sheet as PDF, or every table as one HTML page. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-capital-run.h"
#include "sp-growth-words.h"
#include "sp-no-money.h"
#include "sp-print-date.h"
#include "sp-programme-saved.h"
#include "sp-programme-tables.h"
#include "sp-project-paper.h"
#include "sp-result-tables.h"
#include "sp-run.h"
#include "sp-sentences.h"
#include "sp-summary.h"
#include "sp-timetable.h"

static char    *growth_name, *project_name, *programme_name, *date, *as_of, *format;
static gboolean large_print, capital;

static const GOptionEntry entries[] = {
  { "growth-area", 'g', 0, G_OPTION_ARG_STRING, &growth_name,
    N_("Summary of one growth area instead of the plan"), N_("NAME") },
  { "project", 0, 0, G_OPTION_ARG_STRING, &project_name,
    N_("A project's own sheet instead, by its reference or name"), N_("REF") },
  { "capital", 0, 0, G_OPTION_ARG_NONE, &capital,
    N_("The paper of the capital programme instead: money, schemes, timetable, risks, contributions, warnings and options"), NULL },
  { "programme", 0, 0, G_OPTION_ARG_STRING, &programme_name,
    N_("With --capital: the saved programme whose options it shows (default: the last saved)"), N_("NAME") },
  { "date", 0, 0, G_OPTION_ARG_STRING, &date, N_("Date printed on it, such as 21 November 2013 (default: today)"), N_("DATE") },
  { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of,
    N_("Day looked at: payments after it do not count, and what had to be decided before it is past (default: the plan's own "
       "day)"), N_("DATE") },
  { "large-print", 0, 0, G_OPTION_ARG_NONE, &large_print,
    N_("Text of 18 points, over as many pages as it takes"), NULL },
  { "format", 'f', 0, G_OPTION_ARG_STRING, &format,
    N_("pdf, or html; of the plan that has all tables (default: by the name of the file)"), N_("FORMAT") },
  { NULL }
};

static gboolean
wants_html (SpCommandLine *line, gboolean *html, SpExit *exit)
{
  gboolean named = line->output != NULL
                   && (g_str_has_suffix (line->output, ".html") || g_str_has_suffix (line->output, ".htm"));
  *html = format != NULL ? g_ascii_strcasecmp (format, "html") == 0 : named;
  if (format != NULL && !*html && g_ascii_strcasecmp (format, "pdf") != 0)
    *exit = sp_command_line_misuse (line, _("“%s” is not a format of a report; use pdf or html."), format);
  else if (!*html && (line->output == NULL || g_str_equal (line->output, "-")))
    *exit = sp_command_line_misuse (line, _("Name the PDF to write with --output FILE.pdf."));
  else if ((growth_name != NULL) + (project_name != NULL) + capital > 1)
    *exit = sp_command_line_misuse (line, _("A report is of a growth area, of a project or of the capital programme: ask for one of them."));
  else if (as_of != NULL && project_name != NULL)
    *exit = sp_command_line_misuse (line, _("A project's sheet has the plan's own day; leave --as-of out."));
  else if (programme_name != NULL && !capital)
    *exit = sp_command_line_misuse (line, _("--programme is for the paper of the capital programme: add --capital."));
  else if (*html && growth_name != NULL)
    *exit = sp_command_line_misuse (line, _("The HTML page has all growth areas; --growth-area is for the PDF."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
find_growth (SpRun *run, SpCommandLine *line, gint *growth, SpExit *exit)
{
  *growth = -1;
  return growth_name == NULL || sp_growth_words_find (line, run->snapshot, growth_name, growth, exit);
}

static void
add_need_tables (SpRun *run, GPtrArray *tables)
{
  g_ptr_array_add (tables, sp_table_of_authority (run->need));
  g_ptr_array_add (tables, sp_table_of_need_peaks (run->need));
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    g_ptr_array_add (tables, sp_table_of_need_years (run->need, phase));
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    g_ptr_array_add (tables, sp_table_of_forecast_years (run->forecast, phase));
  g_ptr_array_add (tables, sp_table_of_outturn (run->forecast));
  g_ptr_array_add (tables, sp_table_of_growth_areas (run->need));
  sp_tables_add_methods (tables, run->forecast, TRUE);
}

static void
add_money_tables (SpRun *run, SpCommandLine *line, GPtrArray *tables)
{
  g_autoptr (GPtrArray) money = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_ptr_array_add (money, sp_table_of_money (run->waterfall));
  g_ptr_array_add (money, sp_table_of_demand (run->funding));
  g_ptr_array_add (money, sp_table_of_funding_years (run->waterfall));
  g_ptr_array_add (money, sp_table_of_funding_sources (run->waterfall));
  g_ptr_array_add (money, sp_table_of_spend (run->funding));
  g_ptr_array_add (money, sp_table_of_projects (run->funding, 0));
  sp_no_money_say (line, run->snapshot, money);
  g_ptr_array_extend_and_steal (tables, g_steal_pointer (&money));
}

static SpExit
write_html (SpRun *run, SpCommandLine *line)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  SpExit exit = SP_EXIT_DONE;
  if (!sp_run_reconciliation (run, line, &exit))
    return exit;
  if (run->need != NULL)
    add_need_tables (run, tables);
  add_money_tables (run, line, tables);
  g_ptr_array_add (tables, sp_table_of_reconciliation (run->reconciliation, FALSE));
  g_ptr_array_add (tables, sp_table_of_findings (line->findings));
  sp_command_line_make_public (line, tables);
  g_autofree char *reference = sp_sentence_for_reference (run->snapshot, NULL);
  g_autofree char *page = sp_tables_write_page (tables, run->snapshot->title, reference);
  return sp_command_line_write (line, page);
}

static SpExit
write_paper (SpCommandLine *line, SpPaper *paper, gboolean html)
{
  g_autoptr (GError) error = NULL;
  sp_paper_set_large_print (paper, large_print);
  if (html)
    {
      g_autofree char *page = sp_paper_to_html (paper);
      return sp_command_line_write (line, page);
    }
  return sp_paper_write_pdf (paper, line->output, &error) ? sp_command_line_end (line) : sp_command_line_fail (line, error);
}

static SpExit
write_capital (SpRun *run, SpCommandLine *line, gboolean html, const char *looked_at)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  SpExit exit = SP_EXIT_DONE;
  g_autofree char *day = sp_print_date (line, date, &exit);
  if (day == NULL || (programme_name != NULL && sp_programme_find_saved (run->snapshot, line, programme_name, &exit) == NULL)
      || (run->snapshot->n_schools > 0 && !sp_run_forecast (run, line, NULL, &exit)))
    return exit;
  const SpCapitalOptions options = { programme_name, day, line->held_back, large_print, looked_at };
  g_autoptr (SpPaper) paper = sp_capital_run (run->snapshot, run->forecast, &options, findings, NULL, &error);
  if (paper == NULL)
    return sp_command_line_fail (line, error);
  sp_command_line_add_findings (line, findings);
  return write_paper (line, paper, html);
}

static SpExit
write_project (SpRun *run, SpCommandLine *line, gboolean html)
{
  g_autoptr (SpTimetable) timetable = NULL;
  SpExit exit = SP_EXIT_DONE;
  g_autofree char *day = sp_print_date (line, date, &exit);
  gint project = day != NULL ? sp_programme_find_project (run->snapshot, line, project_name, &exit) : -1;
  if (project < 0 || !sp_programme_run_sheet (run, line, &timetable, &exit))
    return exit;
  g_autoptr (SpPaper) paper = sp_project_paper_new (run->waterfall, timetable, project, day);
  g_autoptr (GPtrArray) tables = sp_paper_list_tables (paper);
  sp_command_line_make_public (line, tables);
  return write_paper (line, paper, html);
}

static SpExit
write_pdf (SpRun *run, SpCommandLine *line, gint growth, const char *looked_at)
{
  g_autoptr (GError) error = NULL;
  SpExit exit = SP_EXIT_DONE;
  g_autofree char *day = sp_print_date (line, date, &exit);
  if (day == NULL)
    return exit;
  SpSummaryOptions options = SP_SUMMARY_OPTIONS_INIT;
  options.date = day;
  options.day = looked_at;
  options.large_print = large_print;
  options.threshold = sp_command_line_get_threshold (line);
  g_autoptr (SpSummary) summary = growth >= 0 ? sp_summary_new_for_growth (run->need, run->waterfall, growth, &options)
                                              : sp_summary_new_for_plan (run->need, run->waterfall, &options);
  if (!sp_summary_write_pdf (summary, line->output, &error))
    return sp_command_line_fail (line, error);
  return sp_command_line_end (line);
}

/* Need where there are rolls to forecast from; a plan without any still has a page about its money. */
static gboolean
run_need (SpRun *run, SpCommandLine *line, gint growth, SpExit *exit)
{
  gboolean has_rolls = run->snapshot->n_schools > 0;
  if (!has_rolls && growth < 0)
    return TRUE;
  return sp_run_need (run, line, SP_SUPPLY_COMMITTED, NULL, exit);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  SpExit exit = SP_EXIT_DONE;
  g_autofree char *looked_at = NULL;
  gboolean html;
  gint growth;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_SCENARIO | SP_TAKES_PUBLIC, entries, argc, argv, &exit)
      || !wants_html (&line, &html, &exit) || (as_of != NULL && (looked_at = sp_read_day (&line, as_of, &exit)) == NULL)
      || !sp_run_open (&run, &line, &exit))
    return exit;
  if (capital)
    return write_capital (&run, &line, html, looked_at);
  if (!find_growth (&run, &line, &growth, &exit) || !run_need (&run, &line, growth, &exit)
      || !sp_run_funding (&run, &line, &exit))
    return exit;
  if (project_name != NULL)
    return write_project (&run, &line, html);
  if (!sp_run_receipts (&run, &line, looked_at, &exit))
    return exit;
  sp_run_waterfall (&run, &line);
  return html ? write_html (&run, &line) : write_pdf (&run, &line, growth, looked_at);
}

const SpCommand sp_command_report = {
  "report", "PLAN", N_("The one-page summary of the plan or of a growth area; the capital programme's paper; a project's sheet; or all tables"),
  N_("The code in the footer is the beginning of the SHA-256 of what “need” and “funding” print with --format csv, one "
     "after the other: whoever holds the page and the plan can check that they belong together.\n\n"
     "Ends with 3 when the page was written and something it rests on should be looked at first."), run
};
