/* SPDX-License-Identifier: GPL-3.0-or-later */
/* need: pupils against places, short and spare, never netted. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-exclude-words.h"
#include "sp-known-names.h"
#include "sp-method-words.h"
#include "sp-need.h"
#include "sp-need-probability.h"
#include "sp-path-options.h"
#include "sp-result-tables.h"
#include "sp-run.h"

static char    *supply_name;
static char    *margin_text;
static char    *chance_text;
static gboolean by_group, decisions, probability;
static SpPathWords path_words;
static SpExcludeWords exclude;
static SpMethodWords method;

static const GOptionEntry entries[] = {
  { "supply", 0, 0, G_OPTION_ARG_STRING, &supply_name,
    N_("Places that count: existing, committed (default) or all"), N_("KIND") },
  { "margin", 0, 0, G_OPTION_ARG_STRING, &margin_text,
    N_("Share of pupils kept as spare places, such as 0.05 or 5%"), N_("SHARE") },
  { "by-group", 0, 0, G_OPTION_ARG_NONE, &by_group, N_("By year group"), NULL },
  { "decisions", 0, 0, G_OPTION_ARG_NONE, &decisions,
    N_("How likely each half form is needed, and by when to decide; also printed with --area"), NULL },
  { "chance", 0, 0, G_OPTION_ARG_STRING, &chance_text,
    N_("With --decisions or --area: the chance at which a half form counts as needed (default: 50%)"), N_("SHARE") },
  { "probability", 0, 0, G_OPTION_ARG_NONE, &probability, N_("How likely each half form is needed, year by year"), NULL },
  { "method", 0, 0, G_OPTION_ARG_STRING, &method.name,
    N_("Method of the ratios, or auto: the one that back-tests best"), N_("NAME") },
  SP_LIST_METHODS_ENTRY (method),
  SP_EXCLUDE_ENTRY (exclude),
  SP_PATH_ENTRIES (path_words),
  { NULL }
};

static gboolean
parse_supply (SpCommandLine *line, SpSupplyKind *kind, SpExit *exit)
{
  *kind = SP_SUPPLY_COMMITTED;
  if (supply_name == NULL)
    return TRUE;
  for (gint k = SP_SUPPLY_EXISTING; k <= SP_SUPPLY_ALL; k++)
    if (g_ascii_strcasecmp (supply_name, sp_supply_kind_code (k)) == 0)
      {
        *kind = k;
        return TRUE;
      }
  *exit = sp_command_line_misuse (line, _("“%s” is not a kind of supply; use existing, committed or all."),
                                           supply_name);
  return FALSE;
}

/* A share as a number or a percentage: "0.05", "5%". */
static gboolean
read_share (const char *text, double least, double most, double *share)
{
  char *end = NULL;

  *share = g_ascii_strtod (text, &end);
  if (end == text)
    return FALSE;
  if (*end == '%')
    {
      *share /= 100;
      end++;
    }
  return *end == '\0' && *share >= least && *share <= most;
}

static gboolean
parse_margin (SpCommandLine *line, double *margin, SpExit *exit)
{
  if (margin_text == NULL || read_share (margin_text, 0, 0.5, margin))
    return TRUE;
  *exit = sp_command_line_misuse (
      line, _("“%s” cannot be an operating margin; use a share from 0 to 0.5, such as 0.05 or 5%%."), margin_text);
  return FALSE;
}

static gboolean
parse_chance (SpCommandLine *line, double *chance, SpExit *exit)
{
  if (chance_text == NULL)
    return TRUE;
  if (!decisions && line->area == NULL)
    *exit = sp_command_line_misuse (line, _("--chance needs --decisions or --area: nothing else rests on it."));
  else if (read_share (chance_text, 0.01, 1, chance))
    return TRUE;
  else
    *exit = sp_command_line_misuse (line, _("“%s” cannot be a chance; use a share from 0.01 to 1, such as 0.2 or 20%%."),
                                    chance_text);
  return FALSE;
}

/* A thousand paths of the forecast, seeded by the plan: the same answer each time. */
static gboolean
add_decisions (SpRun *run, SpCommandLine *line, const SpPathOptions *path_options,
               const SpNeedProbabilityOptions *chance_options, GPtrArray *tables, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpForecastPaths) paths = sp_forecast_simulate (run->forecast, path_options, NULL, &error);
  g_autoptr (SpNeedProbability) chances = NULL;
  if (paths != NULL)
    chances = sp_need_probability_run (paths, sp_need_get_supply (run->need), chance_options, NULL, &error);
  if (chances == NULL)
    {
      *exit = sp_command_line_fail (line, error);
      return FALSE;
    }
  sp_command_line_add_findings (line, sp_forecast_paths_get_findings (paths));
  if (decisions || !probability)
    g_ptr_array_add (tables, sp_table_of_decisions (run->need, chances));
  if (probability)
    g_ptr_array_add (tables, sp_table_of_chances (chances));
  return TRUE;
}

static void
add_tables (SpRun *run, SpCommandLine *line, GPtrArray *tables)
{
  gboolean machines = line->format == SP_TABLE_FORMAT_CSV || line->format == SP_TABLE_FORMAT_JSON
                      || line->table != NULL;
  if (by_group)
    g_ptr_array_add (tables, sp_table_of_need_cells (run->need));
  if (machines)
    g_ptr_array_add (tables, sp_table_of_need (run->need));
  g_ptr_array_add (tables, sp_table_of_authority (run->need));
  g_ptr_array_add (tables, sp_table_of_need_peaks (run->need));
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    if (line->phase == NULL || g_ascii_strcasecmp (line->phase, sp_phase_code (phase)) == 0)
      g_ptr_array_add (tables, sp_table_of_need_years (run->need, phase));
  g_ptr_array_add (tables, sp_table_of_growth_areas (run->need));
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  SpNeedOptions options = SP_NEED_OPTIONS_INIT;
  SpForecastOptions forecast_options = SP_FORECAST_OPTIONS_INIT;
  SpNeedProbabilityOptions chance_options = SP_NEED_PROBABILITY_OPTIONS_INIT;
  SpPathOptions path_options;
  SpSupplyKind supply;
  gboolean known_area;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO | SP_TAKES_FILTERS,
                              entries, argc, argv, &exit)
      || sp_method_words_list (&method, &line, &exit) || !parse_supply (&line, &supply, &exit)
      || !parse_margin (&line, &options.margin, &exit)
      || !parse_chance (&line, &chance_options.threshold, &exit) || !sp_path_words_read (&path_words, &line, &path_options, &exit)
      || !sp_exclude_words_read (&exclude, &line, &exit))
    return exit;
  forecast_options.method = method.name;
  forecast_options.excluded = exclude.years;
  forecast_options.n_excluded = exclude.n;
  if (!sp_run_open (&run, &line, &exit) || !sp_run_forecast (&run, &line, &forecast_options, &exit)
      || !sp_run_need (&run, &line, supply, &options, &exit))
    return exit;
  if ((path_words.paths != NULL || path_words.seed != NULL) && !decisions && !probability && line.area == NULL)
    return sp_command_line_misuse (&line, _("--paths and --seed need --decisions, --probability or --area: nothing else is drawn."));
  known_area = line.area != NULL && sp_known_names_has_area (run.snapshot, line.area);
  chance_options.margin = options.margin;
  if ((decisions || probability) && !add_decisions (&run, &line, &path_options, &chance_options, tables, &exit))
    return exit;
  if (!(decisions || probability) || line.format == SP_TABLE_FORMAT_JSON || line.table != NULL)
    add_tables (&run, &line, tables);
  if (!(decisions || probability) && known_area && !add_decisions (&run, &line, &path_options, &chance_options, tables, &exit))
    return exit;
  sp_tables_add_methods (tables, run.forecast, FALSE);
  /* An area in which no half form is likely has no row: that is an answer, not a name mistyped. */
  line.may_be_empty = line.area != NULL && !known_area ? NULL : decisions || !probability ? "decisions" : "chances";
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_need = {
  "need", "PLAN", N_("Places short and spare, and forms of entry, by planning area and year"),
  N_("Places short in one area or year group are never set against places spare in another. CSV has one row for each "
     "area and "
     "year (with --by-group for each year group too).\n\n"
     "Ends with 3 when the forecast or the places it rests on have warnings or errors."), run
};
