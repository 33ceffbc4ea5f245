/* SPDX-License-Identifier: GPL-3.0-or-later */
/* explain: why this number? One area, year and year group taken apart. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-exclude-words.h"
#include "sp-admissions.h"
#include "sp-forecast-explain.h"
#include "sp-known-names.h"
#include "sp-method-words.h"
#include "sp-result-tables.h"
#include "sp-run.h"

static SpMethodWords method;
static SpExcludeWords exclude;

static const GOptionEntry entries[] = {
  { "method", 0, 0, G_OPTION_ARG_STRING, &method.name, N_("Method of the ratios; the default is the plan's"), N_("NAME") },
  SP_LIST_METHODS_ENTRY (method),
  SP_EXCLUDE_ENTRY (exclude),
  { NULL }
};

typedef struct { char *area; SpAcademicYear year; SpYearGroup group; } Question;

/* Takes AREA YEAR GROUP off the words, leaving the plan. */
static gboolean
read_question (SpCommandLine *line, Question *question, SpExit *exit)
{
  guint n = line->files != NULL ? g_strv_length (line->files) : 0;
  if (n != 4)
    *exit = sp_command_line_misuse (line, _("A plan, a planning area, a year and a year group are wanted, such as "
                                            "norfolk.gpkg Thetford 2016/17 R; %u words were given."), n);
  else if (!sp_academic_year_parse (line->files[2], &question->year))
    *exit = sp_command_line_misuse (line, _("“%s” is not an academic year; write it as 2013 or 2013/14."),
                                    line->files[2]);
  else if (!sp_year_group_parse (line->files[3], &question->group))
    *exit = sp_command_line_misuse (line, _("“%s” is not a year group; write R, Y1 to Y14."), line->files[3]);
  else
    {
      question->area = line->files[1];
      g_free (line->files[2]);
      g_free (line->files[3]);
      line->files[1] = line->files[2] = line->files[3] = NULL;
      return TRUE;
    }
  return FALSE;
}

/* An area that teaches the year group, by code or name or, when only one has it, part of its name; else its namesake of
 * the other phase. names lists those that it might be. */
static SpAreaIndex
find_area (const SpSnapshot *snapshot, const Question *question, GString *names)
{
  SpPhase phase = question->group <= SP_GROUP_Y6 ? SP_PHASE_PRIMARY : SP_PHASE_SECONDARY;
  SpAreaIndex found = -1, exact = sp_snapshot_find_area_by_name (snapshot, question->area);
  g_autofree char *wanted = g_utf8_casefold (question->area, -1);
  guint n = 0;
  if (exact >= 0 && snapshot->areas[exact].phase == phase)
    return exact;
  for (guint i = 0; i < snapshot->n_areas; i++)
    {
      g_autofree char *name = g_utf8_casefold (snapshot->areas[i].name, -1);
      if (snapshot->areas[i].phase != phase || strstr (name, wanted) == NULL)
        continue;
      if (g_str_equal (name, wanted))
        return (SpAreaIndex) i;
      g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", snapshot->areas[i].name);
      found = (SpAreaIndex) i;
    }
  return n == 1 ? found : exact;
}

/* A school by DfE number, URN or whole name in any case; partly: or, when only one has it, part of its name. */
static SpSchoolIndex
find_school (const SpSnapshot *snapshot, const Question *question, gboolean partly)
{
  g_autofree char *wanted = g_utf8_casefold (question->area, -1);
  guint64 urn = 0;
  SpSchoolIndex found = -1;
  guint n = 0;
  g_ascii_string_to_unsigned (question->area, 10, 1, G_MAXINT, &urn, NULL);
  for (guint i = 0; i < snapshot->n_schools; i++)
    {
      const SpSchool *school = &snapshot->schools[i];
      g_autofree char *name = g_utf8_casefold (school->name, -1);
      if (g_str_equal (name, wanted) || g_strcmp0 (school->dfe_number, question->area) == 0
          || (urn != 0 && (guint64) school->urn == urn))
        return (SpSchoolIndex) i;
      if (partly && strstr (name, wanted) != NULL)
        found = (SpSchoolIndex) i, n++;
    }
  return n == 1 ? found : -1;
}

/* A whole name of an area comes before one of a school, that before parts of names. */
static SpSchoolIndex
choose_school (const SpSnapshot *snapshot, const Question *question)
{
  g_autoptr (GString) names = g_string_new (NULL);
  SpSchoolIndex school;
  if (sp_snapshot_find_area_by_name (snapshot, question->area) >= 0)
    return -1;
  if ((school = find_school (snapshot, question, FALSE)) >= 0)
    return school;
  return find_area (snapshot, question, names) < 0 && names->len == 0 ? find_school (snapshot, question, TRUE) : -1;
}

static SpExit
complain_area (SpCommandLine *line, const SpSnapshot *snapshot, const Question *question, const char *names)
{
  g_autofree char *nearest = NULL;
  if (names[0] != '\0')
    return sp_command_line_misuse (line, _("More than one planning area might be “%s”: %s. Name one."), question->area,
                                   names);
  nearest = sp_known_names_areas_and_schools (snapshot, question->area);
  return sp_command_line_misuse (line, _("There is no planning area and no school “%s” in the plan, or several schools have it "
                                         "in their name. %s forecast --format csv and forecast --level school --format csv "
                                         "list them."), question->area, nearest);
}

static gboolean
check_year (SpRun *run, SpCommandLine *line, const Question *question, SpExit *exit)
{
  gint origin = sp_forecast_get_origin (run->forecast).start, horizon = sp_forecast_get_horizon (run->forecast);
  gint lead = question->year.start - origin;
  if (lead >= 0 && lead <= horizon)
    return TRUE;
  *exit = sp_command_line_misuse (line, _("The forecast runs from %d/%02d to %d/%02d; %d/%02d is not in it."), origin,
                                  (origin + 1) % 100, origin + horizon, (origin + horizon + 1) % 100,
                                  question->year.start, (question->year.start + 1) % 100);
  return FALSE;
}

static gboolean
explain_school (SpRun *run, SpCommandLine *line, const Question *question, SpSchoolIndex school, GPtrArray *tables,
                SpExit *exit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpLevels) levels = sp_levels_run (run->forecast, SP_RECONCILE_AREAS, NULL, &error);
  g_autoptr (SpSupply) supply = sp_supply_new (run->snapshot, SP_SUPPLY_COMMITTED);
  g_autoptr (SpAdmissions) admissions = levels != NULL ? sp_admissions_run (levels, supply, NULL, &error) : NULL;
  if (admissions == NULL)
    {
      *exit = sp_command_line_fail (line, error);
      return FALSE;
    }
  if (!check_year (run, line, question, exit))
    return FALSE;
  if (sp_tables_add_school_explanation (tables, admissions, school,
                                        question->year.start - sp_forecast_get_origin (run->forecast).start, question->group))
    return TRUE;
  *exit = sp_command_line_misuse (line, _("There is no forecast of %s in %s: it does not teach that year group then, or is in "
                                          "no planning area."),
                                  sp_year_group_name (question->group), run->snapshot->schools[school].name);
  return FALSE;
}

static SpForecastExplanation *
explain (SpRun *run, SpCommandLine *line, const Question *question, SpExit *exit)
{
  g_autoptr (GString) names = g_string_new (NULL);
  SpAreaIndex area = find_area (run->snapshot, question, names);
  gint lead = question->year.start - sp_forecast_get_origin (run->forecast).start;
  SpForecastExplanation *why = NULL;
  if (area < 0)
    *exit = complain_area (line, run->snapshot, question, names->str);
  else if (check_year (run, line, question, exit)
           && (why = sp_forecast_explain (run->forecast, area, lead, question->group)) == NULL)
    *exit = sp_command_line_misuse (line, run->snapshot->areas[area].phase == SP_PHASE_PRIMARY
                                            ? _("There is no forecast of %s in %s: it is a primary area, or no rolls of "
                                                "that year group are held.")
                                            : _("There is no forecast of %s in %s: it is a secondary area, or no rolls "
                                                "of that year group are held."),
                                    sp_year_group_name (question->group), run->snapshot->areas[area].name);
  return why;
}

/* The areas that a number of the whole authority is the sum of. */
static SpExit
explain_authority (SpRun *run, SpCommandLine *line, const Question *question)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  sp_tables_add_why (tables, run->need, -1, question->year, question->group);
  if (tables->len == 0)
    return sp_command_line_misuse (line, _("That year is not forecast: the forecast begins after %d and reaches %d years on."),
                                   sp_forecast_get_origin (run->forecast).start, sp_forecast_get_horizon (run->forecast));
  return sp_command_line_write_tables (line, tables);
}

static SpExit
run (const SpCommand *self, int argc, char **argv)
{
  g_auto (SpCommandLine) line = SP_COMMAND_LINE_INIT;
  g_auto (SpRun) run = SP_RUN_INIT;
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (SpForecastExplanation) why = NULL;
  SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  Question question = { NULL };
  SpExit exit = SP_EXIT_DONE;
  if (!sp_command_line_parse (&line, self, SP_TAKES_OUTPUT | SP_TAKES_FORMAT | SP_TAKES_SCENARIO, entries, argc, argv,
                              &exit)
      || sp_method_words_list (&method, &line, &exit) || !read_question (&line, &question, &exit)
      || !sp_exclude_words_read (&exclude, &line, &exit))
    return exit;
  g_autofree char *area = question.area;
  options.method = method.name;
  options.excluded = exclude.years;
  options.n_excluded = exclude.n;
  if (!sp_run_open (&run, &line, &exit) || !sp_run_forecast (&run, &line, &options, &exit)
      || !sp_run_need (&run, &line, SP_SUPPLY_COMMITTED, NULL, &exit))
    return exit;
  if (g_ascii_strcasecmp (question.area, "authority") == 0)
    return explain_authority (&run, &line, &question);
  SpSchoolIndex school = choose_school (run.snapshot, &question);
  if (school >= 0)
    return explain_school (&run, &line, &question, school, tables, &exit) ? sp_command_line_write_tables (&line, tables) : exit;
  if ((why = explain (&run, &line, &question, &exit)) == NULL)
    return exit;
  sp_tables_add_explanation (tables, run.need, why);
  return sp_command_line_write_tables (&line, tables);
}

const SpCommand sp_command_explain = {
  "explain", "PLAN AREA|SCHOOL YEAR GROUP", N_("Why this number: one area or school, year and year group taken apart"),
  N_("Such as: explain norfolk.gpkg Thetford 2016/17 R\n\n"
     "“authority” in place of an area lists the areas that make the number up. A school may be named in place of an area: then its demand is taken apart, whom it can admit, and where overflow "
     "goes. "
     "The parts add up to the forecast exactly. Under them: the method, the ratio and the years it was made of, births "
     "and their source, the areas that feed a Year 7, the cohort year by year, housing by site, places, and what the "
     "scenario has different with the reasons given. CSV has the parts; --table chooses another.\n\n"
     "Ends with 3 when the forecast or the places it rests on have warnings or errors."), run
};
