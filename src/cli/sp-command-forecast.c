/* SPDX-License-Identifier: GPL-3.0-or-later */
/* forecast: pupils by planning area, year and year group; from a plan, or from two CSV files and no plan. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-exclude-words.h"
#include "sp-forecast-delivery.h"
#include "sp-level-words.h"
#include "sp-method-words.h"
#include "sp-path-options.h"
#include "sp-result-tables-housing.h"
#include "sp-result-tables.h"
#include "sp-roll-file.h"
#include "sp-run.h"

static char *rolls, *births, *origin, *housing;
static SpMethodWords method;
static gint horizon;
static gboolean by_group, audit;
static SpPathWords path_words;
static SpLevelWords level_words;
static SpExcludeWords exclude;

static const GOptionEntry entries[] = {
  { "rolls", 0, 0, G_OPTION_ARG_FILENAME, &rolls,
    N_("With no plan: rolls as CSV (area,year,group,pupils)"), N_("FILE") },
  { "births", 0, 0, G_OPTION_ARG_FILENAME, &births,
    N_("With no plan: births as CSV (area,entry_year,births)"), N_("FILE") },
  { "origin", 0, 0, G_OPTION_ARG_STRING, &origin,
    N_("Last academic year whose roll is used, such as 2013 or 2013/14"), N_("YEAR") },
  { "horizon", 0, 0, G_OPTION_ARG_INT, &horizon, N_("Academic years ahead, 1 to 30"), N_("N") },
  { "method", 0, 0, G_OPTION_ARG_STRING, &method.name, N_("Method of the ratios, or auto: the one that back-tests best"), N_("NAME") },
  SP_LIST_METHODS_ENTRY (method),
  { "housing", 0, 0, G_OPTION_ARG_STRING, &housing,
    N_("Dwellings as expected of their sites (default) or as planned, every one on time"), N_("KIND") },
  { "by-group", 0, 0, G_OPTION_ARG_NONE, &by_group,
    N_("In text: every year group with its range, instead of a table of phases"), NULL },
  { "audit", 0, 0, G_OPTION_ARG_NONE, &audit,
    N_("What the ratios hold of the housing already and what is added, by area; peaks of growth areas"), NULL },
  SP_EXCLUDE_ENTRY (exclude),
  SP_PATH_ENTRIES (path_words),
  SP_LEVEL_ENTRIES (level_words),
  { NULL }
};

static gboolean
read_options (SpCommandLine *line, gboolean given, SpForecastOptions *options, SpExit *exit)
{
  options->method = method.name;
  if (origin != NULL && !sp_academic_year_parse (origin, &options->origin))
    *exit = sp_command_line_misuse (line, _("“%s” is not an academic year; write it as 2013 or 2013/14."), origin);
  else if (given && (horizon < 1 || horizon > 30))
    *exit = sp_command_line_misuse (line, _("A horizon of %d years cannot be used; choose 1 to 30."), horizon);
  else if (path_words.seed != NULL && path_words.paths == NULL)
    *exit = sp_command_line_misuse (line, _("--seed needs --paths: without paths nothing is drawn."));
  else if (births != NULL && rolls == NULL)
    *exit = sp_command_line_misuse (line, _("--births needs --rolls; a plan has births of its own."));
  else if (rolls != NULL && (origin == NULL || !given))
    *exit = sp_command_line_misuse (line, _("A forecast with no plan needs --origin and --horizon."));
  else if (rolls != NULL && line->files != NULL && line->files[0] != NULL)
    *exit = sp_command_line_misuse (line, _("Name a plan or --rolls, not both."));
  else if (audit && rolls != NULL)
    *exit = sp_command_line_misuse (line, _("--audit belongs to a plan; with --rolls there is no housing."));
  else if (housing != NULL && rolls != NULL)
    *exit = sp_command_line_misuse (line, _("--housing belongs to a plan; with --rolls there is none."));
  else if (housing != NULL && !g_str_equal (housing, "expected") && !g_str_equal (housing, "planned"))
    *exit = sp_command_line_misuse (line, _("“%s” is not a way to count housing; choose expected or planned."), housing);
  else if (rolls != NULL && line->scenario != NULL)
    *exit = sp_command_line_misuse (line, _("--scenario belongs to a plan; with --rolls there is none."));
  else if (level_words.level != NULL && (path_words.paths != NULL || audit))
    *exit = sp_command_line_misuse (line, _("--paths and --audit are of planning areas; leave out --level."));
  else if (sp_level_words_check (&level_words, line, rolls == NULL, exit) && sp_exclude_words_read (&exclude, line, exit))
    {
      options->horizon = horizon;
      options->excluded = exclude.years;
      options->n_excluded = exclude.n;
      options->housing_as_planned = g_strcmp0 (housing, "planned") == 0;
      return TRUE;
    }
  return FALSE;
}

/* The forecast of two files. Findings about their rows are said, as those of a plan are. */
static gboolean
run_files (SpRun *run, SpCommandLine *line, const SpForecastOptions *options, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  if (sp_command_line_would_replace (line, rolls) || (births != NULL && sp_command_line_would_replace (line, births)))
    {
      *exit = sp_command_line_misuse (line, _("“%s” is one of the files read: the result would replace it."),
                                               line->output);
      return FALSE;
    }
  g_autoptr (SpRollSeries) series = sp_roll_file_read (rolls, births, findings, &error);
  sp_command_line_add_findings (line, findings);
  if (series != NULL)
    run->forecast = sp_forecast_run_series (series, options, NULL, &error);
  if (run->forecast == NULL)
    {
      *exit = sp_command_line_fail (line, error);
      return FALSE;
    }
  sp_command_line_add_findings (line, sp_forecast_get_findings (run->forecast));
  return TRUE;
}

static void
add_tables (SpRun *run, SpCommandLine *line, GPtrArray *tables)
{
  gboolean people = line->format == SP_TABLE_FORMAT_TEXT || line->format == SP_TABLE_FORMAT_HTML;
  if (!people || by_group || line->table != NULL)
    g_ptr_array_add (tables, sp_table_of_forecast (run->forecast));
  if (people || line->table != NULL || run->snapshot != NULL)
    for (gint phase = 0; phase < (run->snapshot != NULL ? SP_N_PHASES : 1); phase++)
      g_ptr_array_add (tables, sp_table_of_forecast_years (run->forecast, phase));
  sp_tables_add_methods (tables, run->forecast, people || line->table != NULL);
  if (run->snapshot == NULL)
    return;
  SpTable *outturn = sp_table_of_outturn (run->forecast);
  if (sp_table_get_n_rows (outturn) > 0)
    g_ptr_array_add (tables, outturn);
  else
    sp_table_free (outturn);
}

/* How the forecast may turn out, before the forecast itself: machines get every year group, people phases. */
static gboolean
add_paths (SpRun *run, SpCommandLine *line, const SpPathOptions *options, GPtrArray *tables, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  gboolean people = line->format == SP_TABLE_FORMAT_TEXT || line->format == SP_TABLE_FORMAT_HTML;
  g_autoptr (SpForecastPaths) paths = sp_forecast_simulate (run->forecast, options, NULL, &error);
  if (paths == NULL)
    {
      *exit = sp_command_line_fail (line, error);
      return FALSE;
    }
  sp_command_line_add_findings (line, sp_forecast_paths_get_findings (paths));
  if (!people || by_group || line->table != NULL)
    g_ptr_array_add (tables, sp_table_of_paths (paths));
  g_ptr_array_add (tables, sp_table_of_path_authority (paths));
  g_ptr_array_add (tables, sp_table_of_path_groups (paths));
  g_ptr_array_add (tables, sp_table_of_path_areas (paths));
  return TRUE;
}

/* Double counting, peaks, and when sites deliver. */
static gboolean
add_audit (SpRun *run, SpCommandLine *line, GPtrArray *tables, const SpPathOptions *options, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpSiteDelivery) delivery = sp_forecast_deliver (run->snapshot, options, NULL, &error);
  if (delivery == NULL)
    {
      *exit = sp_command_line_fail (line, error);
      return FALSE;
    }
  g_ptr_array_add (tables, sp_table_of_housing_audit (run->forecast));
  g_ptr_array_add (tables, sp_table_of_growth_peaks (run->forecast));
  g_ptr_array_add (tables, sp_table_of_delivery (delivery));
  return TRUE;
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  SpPathOptions path_options;
  SpExit exit = SP_EXIT_DONE;
  horizon = G_MININT; /* not given */
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO | SP_TAKES_FILTERS,
                              entries, argc, argv, &exit))
    return exit;
  if (sp_method_words_list (&method, &line, &exit))
    return exit;
  gboolean given = horizon != G_MININT;
  if (!given)
    horizon = 0;
  if (!read_options (&line, given, &options, &exit) || !sp_path_words_read (&path_words, &line, &path_options, &exit))
    return exit;
  if (!(rolls != NULL ? run_files (&run, &line, &options, &exit)
                      : sp_run_open (&run, &line, &exit) && sp_run_forecast (&run, &line, &options, &exit)))
    return exit;
  if (audit && add_audit (&run, &line, tables, &path_options, &exit))
    return sp_command_line_write_tables (&line, tables);
  if (audit)
    return exit;
  gboolean people = line.format == SP_TABLE_FORMAT_TEXT || line.format == SP_TABLE_FORMAT_HTML;
  if (level_words.level != NULL)
    return sp_level_words_add_tables (&level_words, &run, &line, by_group, tables, &exit)
             ? sp_command_line_write_tables (&line, tables) : exit;
  if (path_words.paths != NULL && !add_paths (&run, &line, &path_options, tables, &exit))
    return exit;
  if (path_words.paths == NULL || !people || line.table != NULL)
    add_tables (&run, &line, tables);
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_forecast = {
  "forecast", "[PLAN]", N_("Pupils by planning area, year and year group, with ranges"),
  N_("With no plan: forecast --rolls FILE [--births FILE] --origin YEAR --horizon N --format csv\n"
     "Rolls are area,year,group,pupils; the year is the calendar year in which the academic year begins, the group R, "
     "Y1 to "
     "Y14. Births are area,entry_year,births, used as given. No roll after the origin is used.\n\n"
     "CSV has one row for each area, year and year group. Ends with 3 when a row had to be left out or an area could "
     "not be "
     "forecast."), run
};
