/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backtest: how far every method would have been out, from a plan's own past or from two CSV files. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-exclude-words.h"
#include "sp-forecast-backtest.h"
#include "sp-forecast-method.h"
#include "sp-method-words.h"
#include "sp-result-tables.h"
#include "sp-roll-file.h"
#include "sp-run.h"

static char *rolls, *births, *origins;
static SpMethodWords method;
static gint horizon;
static SpExcludeWords exclude;

static const GOptionEntry entries[] = {
  { "rolls", 0, 0, G_OPTION_ARG_FILENAME, &rolls,
    N_("With no plan: rolls as CSV (area,year,group,pupils)"), N_("FILE") },
  { "births", 0, 0, G_OPTION_ARG_FILENAME, &births,
    N_("With no plan: births as CSV (area,entry_year,births)"), N_("FILE") },
  { "origins", 0, 0, G_OPTION_ARG_STRING, &origins,
    N_("Years to forecast from, such as 2014-2016; all that the past allows"), N_("A-B") },
  { "horizon", 0, 0, G_OPTION_ARG_INT, &horizon, N_("Academic years ahead, 1 to 30; 5 unless said"), N_("N") },
  { "method", 0, 0, G_OPTION_ARG_STRING, &method.name,
    N_("Method whose record is shown; the one a forecast takes when none is named"), N_("NAME") },
  SP_LIST_METHODS_ENTRY (method),
  SP_EXCLUDE_ENTRY (exclude),
  { NULL }
};

/* "2014-2016", or one year. */
static gboolean
parse_origins (const char *text, SpBacktestOptions *options)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);
  if (ends[0] == NULL || !sp_academic_year_parse (ends[0], &options->first))
    return FALSE;
  options->last = options->first;
  return ends[1] == NULL || (sp_academic_year_parse (ends[1], &options->last)
                             && options->last.start >= options->first.start);
}

static gboolean
read_options (SpCommandLine *line, gboolean given, SpBacktestOptions *options, SpExit *exit)
{
  if (origins != NULL && !parse_origins (origins, options))
    *exit = sp_command_line_misuse (line, _("“%s” is not a span of years; write it as 2014-2016, or as one year."),
                                    origins);
  else if (given && (horizon < 1 || horizon > 30))
    *exit = sp_command_line_misuse (line, _("A horizon of %d years cannot be used; choose 1 to 30."), horizon);
  else if (births != NULL && rolls == NULL)
    *exit = sp_command_line_misuse (line, _("--births needs --rolls; a plan has births of its own."));
  else if (rolls != NULL && line->files != NULL && line->files[0] != NULL)
    *exit = sp_command_line_misuse (line, _("Name a plan or --rolls, not both."));
  else if (sp_exclude_words_read (&exclude, line, exit))
    {
      options->horizon = given ? horizon : 0;
      options->excluded = exclude.years;
      options->n_excluded = exclude.n;
      return TRUE;
    }
  return FALSE;
}

/* What "auto" would choose today. A past too short for it has been complained of. */
static void
choose_today (SpSnapshot *snapshot, SpRollSeries *series, GPtrArray *tables)
{
  SpForecastOptions options = { .method = "auto", .excluded = exclude.years, .n_excluded = exclude.n };
  g_autoptr (SpForecast) forecast = snapshot != NULL ? sp_forecast_run (snapshot, &options, NULL, NULL)
                                                     : sp_forecast_run_series (series, &options, NULL, NULL);
  if (forecast != NULL)
    sp_tables_add_methods (tables, forecast, TRUE);
}

static SpBacktest *
try_files (SpCommandLine *line, const SpBacktestOptions *options, GPtrArray *chosen, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  SpBacktest *backtest = NULL;
  if (sp_command_line_would_replace (line, rolls) || (births != NULL && sp_command_line_would_replace (line, births)))
    {
      *exit = sp_command_line_misuse (line, _("“%s” is one of the files read: the result would replace it."),
                                      line->output);
      return NULL;
    }
  g_autoptr (SpRollSeries) series = sp_roll_file_read (rolls, births, findings, &error);
  sp_command_line_add_findings (line, findings);
  if (series != NULL)
    backtest = sp_backtest_run_series (series, options, NULL, &error);
  if (backtest == NULL)
    *exit = sp_command_line_fail (line, error);
  else
    choose_today (NULL, series, chosen);
  return backtest;
}

static SpBacktest *
try_plan (SpRun *run, SpCommandLine *line, const SpBacktestOptions *options, GPtrArray *chosen, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  SpBacktest *backtest = NULL;
  if (!sp_run_open (run, line, exit))
    return NULL;
  backtest = sp_backtest_run (run->snapshot, options, NULL, &error);
  if (backtest == NULL)
    *exit = sp_command_line_fail (line, error);
  else
    choose_today (run->snapshot, NULL, chosen);
  return backtest;
}

static gboolean
find_method (SpCommandLine *line, const SpRun *run, const SpBacktest *backtest, guint *found, SpExit *exit)
{
  const double *weights = run->snapshot != NULL ? run->snapshot->assumptions.weights : NULL;
  const SpForecastMethod *wanted = sp_forecast_method_spelt (method.name, weights);
  g_autofree char *names = sp_forecast_method_list ();
  *found = sp_backtest_get_usual (backtest);
  for (guint m = 0; m < sp_backtest_get_n_methods (backtest) && method.name != NULL && wanted != NULL; m++)
    if (strcmp (sp_backtest_get_method (backtest, m), wanted->name) == 0)
      *found = m;
  if (wanted == NULL)
    *exit = sp_command_line_misuse (line, _("There is no forecast method called “%s”. The methods are: %s."),
                                    method.name, names);
  return wanted != NULL;
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (SpBacktest) backtest = NULL;
  SpBacktestOptions options = SP_BACKTEST_OPTIONS_INIT;
  SpExit exit = SP_EXIT_DONE;
  guint shown;
  horizon = G_MININT; /* not given */
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT, entries, argc, argv, &exit)
      || sp_method_words_list (&method, &line, &exit) || !read_options (&line, horizon != G_MININT, &options, &exit))
    return exit;
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  backtest
      = rolls != NULL ? try_files (&line, &options, chosen, &exit) : try_plan (&run, &line, &options, chosen, &exit);
  if (backtest == NULL || !find_method (&line, &run, backtest, &shown, &exit))
    return exit;
  sp_command_line_add_findings (&line, sp_backtest_get_findings (backtest));
  if (line.format == SP_TABLE_FORMAT_CSV || line.format == SP_TABLE_FORMAT_JSON || line.table != NULL)
    g_ptr_array_add (tables, sp_table_of_league (backtest));
  g_ptr_array_add (tables, sp_table_of_league_summary (backtest));
  g_ptr_array_add (tables, sp_table_of_calibration (backtest, shown));
  g_ptr_array_extend_and_steal (tables, g_steal_pointer (&chosen));
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_backtest = {
  "backtest", "[PLAN]", N_("How far every method would have been out, and how many ranges held"),
  N_("With no plan: backtest --rolls FILE [--births FILE] [--origins A-B] [--horizon N], the files as for forecast.\n"
     "From each origin the methods are given the rolls up to it and births that enter up to four years on, and are "
     "scored by what was counted afterwards.\n\n"
     "CSV has a row for each method, what is forecast, size of year group and years ahead: forecasts compared, weighted "
     "and mean absolute error, bias, and how many ranges held, in per cent. Ends with 3 when the past is too short to "
     "say much."), run
};
