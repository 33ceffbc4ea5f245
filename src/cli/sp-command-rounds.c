/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rounds: the forecasts a plan has kept; keep one, type one in, make one again, show one, remove one. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "sp-edit.h"
#include "sp-exclude-words.h"
#include "sp-forecast-method.h"
#include "sp-forecast-round.h"
#include "sp-result-tables.h"
#include "sp-round-choice.h"
#include "sp-type-in.h"

static char *keep, *note, *verify, *show, *drop, *method, *type_in, *made, *origin;
static gint  horizon;
static SpExcludeWords exclude;

static const GOptionEntry entries[] = {
  { "keep", 0, 0, G_OPTION_ARG_STRING, &keep, N_("Keep the forecast that the plan makes now, under this name"), N_("NAME") },
  { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_("With --keep and --type-in: what it was made for"), N_("TEXT") },
  { "method", 0, 0, G_OPTION_ARG_STRING, &method, N_("With --keep: method of the ratios"), N_("NAME") },
  { "horizon", 0, 0, G_OPTION_ARG_INT, &horizon, N_("With --keep: academic years ahead, 1 to 30"), N_("N") },
  { "exclude-year", 0, 0, G_OPTION_ARG_STRING_ARRAY, &exclude.words, N_("With --keep: form no ratio over this year's census; may be given again"), N_("YEAR") },
  { "type-in", 0, 0, G_OPTION_ARG_STRING, &type_in, N_("Type in a forecast of an old paper under this name, from the CSV file named after the plan"), N_("NAME") },
  { "made", 0, 0, G_OPTION_ARG_STRING, &made, N_("With --type-in: the date of the paper"), N_("DATE") },
  { "origin", 0, 0, G_OPTION_ARG_STRING, &origin, N_("With --type-in: the last year that was counted, not forecast"), N_("YEAR") },
  { "verify", 0, 0, G_OPTION_ARG_STRING, &verify, N_("Make a round again from its inputs and compare, to the last bit"), N_("NAME") },
  { "show", 0, 0, G_OPTION_ARG_STRING, &show, N_("Everything that a round says"), N_("NAME") },
  { "remove", 0, 0, G_OPTION_ARG_STRING, &drop, N_("Remove a round"), N_("NAME") },
  { NULL }
};

static gboolean
is_blank (const char *word)
{
  if (word == NULL)
    return FALSE;
  g_autofree char *text = g_strstrip (g_strdup (word));
  return *text == '\0';
}

static gboolean
check_words (SpCommandLine *line, SpExit *exit)
{
  if ((keep != NULL) + (verify != NULL) + (show != NULL) + (drop != NULL) + (type_in != NULL) > 1)
    *exit = sp_command_line_misuse (line, _("One of --keep, --type-in, --verify, --show and --remove at a time."));
  else if (is_blank (keep) || is_blank (type_in))
    *exit = sp_command_line_misuse (line, _("%s needs a name for the round, such as \"SCAP 2026\"."),
                                    keep != NULL ? "--keep" : "--type-in");
  else if (keep == NULL && (method != NULL || horizon != 0 || exclude.words != NULL || line->scenario != NULL))
    *exit = sp_command_line_misuse (line, _("--method, --horizon, --exclude-year and --scenario belong to --keep."));
  else if (keep == NULL && type_in == NULL && note != NULL)
    *exit = sp_command_line_misuse (line, _("--note belongs to --keep or --type-in."));
  else if (type_in == NULL && (made != NULL || origin != NULL))
    *exit = sp_command_line_misuse (line, _("--made and --origin belong to --type-in."));
  else if (type_in != NULL && made == NULL)
    *exit = sp_command_line_misuse (line, _("--type-in wants the date of the paper: --made 2016-07."));
  else
    return TRUE;
  return FALSE;
}

/* Opens the plan again for writing: everything else about a round only reads. */
static SpPlan *
open_for_writing (SpCommandLine *line, SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  SpPlan *plan = sp_plan_open (line->files[0], FALSE, &error);
  if (plan == NULL)
    *exit = sp_command_line_fail (line, error);
  return plan;
}

/* The forecast is made from the inputs as they are kept, so that what is kept is what they give. */
static gboolean
keep_forecast (SpRun *run, SpPlan *plan, gint64 scenario, GError **error)
{
  SpForecastOptions options
      = { .method = method, .horizon = horizon, .excluded = exclude.years, .n_excluded = exclude.n };
  g_autoptr (SpFrozenInputs) inputs = sp_plan_freeze (plan, scenario, error);
  g_autoptr (SpSnapshot) frozen = inputs != NULL ? sp_frozen_inputs_snapshot (inputs, error) : NULL;
  g_autoptr (SpForecast) forecast = frozen != NULL ? sp_forecast_run (frozen, &options, NULL, error) : NULL;
  SpRoundRecord record = { .name = keep, .note = note };
  if (forecast == NULL)
    return FALSE;
  g_autofree SpRoundValue *values = sp_forecast_dup_round_values (forecast, &record.n_values);
  if (method != NULL) /* by its name, however it was spelt */
    options.method = sp_forecast_method_spelt (method, frozen->assumptions.weights)->name;
  g_autofree char *text = sp_forecast_options_to_text (&options);
  record.values = values;
  record.options = text;
  record.scenario = run->snapshot->scenario_name;
  record.origin = sp_forecast_get_origin (forecast);
  record.horizon = sp_forecast_get_horizon (forecast);
  return sp_edit_keep_round (plan, &record, inputs, NULL, error) && sp_plan_close (plan, error);
}

static SpExit
print_list (SpRun *run, SpCommandLine *line)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_ptr_array_add (tables, sp_table_of_rounds (run->snapshot));
  return sp_command_line_write_tables (line, tables);
}

/* After an edit: the list as it is now. */
static SpExit
print_anew (SpCommandLine *line)
{
  g_auto (SpRun) run = SP_RUN_INIT;
  SpExit exit = SP_EXIT_DONE;
  g_clear_pointer (&line->scenario, g_free);
  return sp_run_open (&run, line, &exit) ? print_list (&run, line) : exit;
}

static SpExit
run_keep (SpRun *run, SpCommandLine *line)
{
  SpExit exit = SP_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPlan) plan = open_for_writing (line, &exit);
  if (plan == NULL)
    return exit;
  if (!keep_forecast (run, plan, run->snapshot->scenario_id, &error))
    return sp_command_line_fail (line, error);
  return print_anew (line);
}

static SpExit
run_remove (SpRun *run, SpCommandLine *line)
{
  SpExit exit = SP_EXIT_DONE;
  g_autoptr (GError) error = NULL;
  const SpRound *round = sp_round_choice_find (run, line, drop, &exit);
  g_autoptr (SpPlan) plan = round != NULL ? open_for_writing (line, &exit) : NULL;
  if (plan == NULL)
    return exit;
  if (!sp_edit_remove_round (plan, round->id, &error) || !sp_plan_close (plan, &error))
    return sp_command_line_fail (line, error);
  return print_anew (line);
}

/* Takes the file off the words, leaving the plan. */
static char *
take_file (SpCommandLine *line)
{
  char *file;
  if (line->files == NULL || g_strv_length (line->files) != 2)
    return NULL;
  file = line->files[1];
  line->files[1] = NULL;
  return file;
}

static SpExit
run_type_in (SpRun *run, SpCommandLine *line, const char *path)
{
  SpTypeIn what = { .name = type_in, .path = path, .made = made, .note = note };
  SpExit exit = SP_EXIT_DONE;
  if (origin != NULL && !sp_academic_year_parse (origin, &what.origin))
    return sp_command_line_misuse (line, _("“%s” is not an academic year; write it as 2013 or 2013/14."), origin);
  return sp_type_in_round (&what, run, line, &exit) ? print_anew (line) : exit;
}

static SpTable *
new_check_table (const SpRound *round, const SpRoundCheck *check)
{
  SpTable *table = sp_table_new ("verify", _("A forecast round made again"));
  sp_table_add_column (table, "round", _("Round"), SP_TABLE_TEXT);
  sp_table_add_column (table, "values", _("Figures"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "different", _("Different"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "largest", _("Largest difference in pupils"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "as_kept", _("Figures as kept"), SP_TABLE_TEXT);
  sp_table_add_column (table, "agrees", _("Agrees to the last bit"), SP_TABLE_TEXT);
  sp_table_begin_row (table);
  sp_table_add_text (table, round->name);
  sp_table_add_number (table, check->n_values, 0);
  sp_table_add_number (table, check->n_different, 0);
  sp_table_add_number (table, check->largest, 6);
  sp_table_add_coded (table, check->values_as_kept ? "yes" : "no", check->values_as_kept ? _("Yes") : _("No"));
  sp_table_add_coded (table, check->agrees ? "yes" : "no", check->agrees ? _("Yes") : _("No"));
  return table;
}

static void
add_finding (SpCommandLine *line, const SpRound *round, const SpRoundCheck *check)
{
  g_autoptr (GPtrArray) findings = sp_findings_new ();
  if (!check->values_as_kept)
    g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_ERROR, "round-altered", SP_SUBJECT_PLAN, 0,
                                                      _("The figures of forecast round “%s” have been changed since it was "
                                                        "kept. Restore a copy of the plan, or remove the round."),
                                                      round->name));
  else if (!check->agrees)
    g_ptr_array_add (findings, sp_finding_new_printf (SP_FINDING_ERROR, "round-differs", SP_SUBJECT_PLAN, 0,
                                                      _("Forecast round “%s” does not come out as it did: %u of its %u "
                                                        "figures differ. The program reckons otherwise than the version "
                                                        "that kept it; see its release notes."),
                                                      round->name, check->n_different, check->n_values));
  sp_command_line_add_findings (line, findings);
}

static SpExit
run_verify (SpRun *run, SpCommandLine *line)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (GError) error = NULL;
  SpExit exit = SP_EXIT_DONE;
  const SpRound *round = sp_round_choice_find (run, line, verify, &exit);
  g_autoptr (SpFrozenInputs) inputs = NULL;
  g_autoptr (SpSnapshot) frozen = NULL;
  SpRoundCheck check;
  if (round == NULL)
    return exit;
  inputs = sp_plan_read_frozen (run->plan, round->id, &error);
  frozen = inputs != NULL ? sp_frozen_inputs_snapshot (inputs, &error) : NULL;
  if (frozen == NULL || !sp_forecast_check_round (round, frozen, &check, &error))
    return sp_command_line_fail (line, error);
  g_ptr_array_add (tables, new_check_table (round, &check));
  add_finding (line, round, &check);
  return sp_command_line_write_tables (line, tables);
}

static SpExit
run_show (SpRun *run, SpCommandLine *line)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  SpExit exit = SP_EXIT_DONE;
  const SpRound *round = sp_round_choice_find (run, line, show, &exit);
  if (round == NULL)
    return exit;
  g_ptr_array_add (tables, sp_table_of_round_values (run->snapshot, (guint) (round - run->snapshot->rounds)));
  return sp_command_line_write_tables (line, tables);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autofree char *file = NULL;
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO | SP_TAKES_FILTERS, entries,
                              argc, argv, &exit)
      || !check_words (&line, &exit) || !sp_exclude_words_read (&exclude, &line, &exit))
    return exit;
  if (type_in != NULL && (file = take_file (&line)) == NULL)
    return sp_command_line_misuse (&line, _("--type-in wants a plan and a CSV file with the columns area, year, group and pupils."));
  if (!sp_run_open (&run, &line, &exit))
    return exit;
  if (type_in != NULL)
    return run_type_in (&run, &line, file);
  if (keep != NULL)
    return run_keep (&run, &line);
  if (drop != NULL)
    return run_remove (&run, &line);
  if (verify != NULL)
    return run_verify (&run, &line);
  return show != NULL ? run_show (&run, &line) : print_list (&run, &line);
}

const SpCommand sp_command_rounds = {
  "rounds", "PLAN", N_("Forecasts kept as they were given out; keep one, make one again"),
  N_("A round holds what the forecast said and the inputs it was made from, frozen: --verify makes it again from them and "
     "compares every figure to the last bit. --type-in reads a forecast of an old paper from a CSV file (area, year, group, "
     "pupils; area blank for the authority, group such as R or R-Y6), so that accuracy can judge it. Keeping, typing in and "
     "removing are edits of the plan, which can be undone.\n\n"
     "Ends with 3 when a round does not come out as it did."), run
};
