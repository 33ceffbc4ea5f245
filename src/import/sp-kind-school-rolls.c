/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils of each school by year group: the school census as the DfE publishes it (full and part time, girls and boys, each in columns of
 * their own, which are added up), a list with a column a year group, or one with a row a year group. Where there are no year groups
 * but ages at 31 August, age 4 is reception and so on. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-import-advice.h"
#include "sp-import-run.h"
#include "sp-school-words.h"

enum { URN, NUMBER, NAME, YEAR, AUTHORITY, GROUP, PUPILS, BY_GROUP, BY_AGE };

#define PARTS "parttime|fulltime|girls|boys|headcount|pupils|enrolment"

static const SpImportField fields[] = {
  { "urn", N_("unique reference number (URN)"), "urn|schoolurn", SP_FIELD_OPTIONAL },
  { "number", N_("DfE number (926/2000)"), "laestab|dfenumber|laestabnumber|deni|denireference|dfeno|dfe|laestabno", SP_FIELD_OPTIONAL },
  { "name", N_("name of the school"), "schoolname|school|establishmentname|name", SP_FIELD_REQUIRED },
  { "year", N_("academic year of the January census"), "timeperiod|academicyear|year", SP_FIELD_FILE | SP_FIELD_ASKED },
  { "authority", N_("authority (three-digit code)"), "oldlacode|lacode|la", SP_FIELD_ONE_WAY },
  { "group", N_("year group"), "ncyeargroup|ncyear|yeargroup", SP_FIELD_ONE_WAY },
  { "pupils", N_("pupils"), "headcount|pupils|numberofpupils|roll|onroll", SP_FIELD_ONE_WAY },
  { "pupils-by-group", N_("pupils"), PARTS, SP_FIELD_BY_GROUP | SP_FIELD_ONE_WAY },
  { "pupils-by-age", N_("pupils"), PARTS "|aged|age|bornapriltoaugust|bornjanuarytomarch|bornseptembertodecember",
    SP_FIELD_BY_AGE | SP_FIELD_ONE_WAY },
  { NULL },
};

typedef struct { guint table; gboolean by_group, by_age; } State;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  if (!sp_import_has (run, YEAR))
    return sp_import_lacks_value (run, YEAR, "2014/15", error, _("%s does not say of which year its pupils are."), run->label);
  state->by_group = sp_import_has (run, BY_GROUP);
  state->by_age = !state->by_group && sp_import_has (run, BY_AGE);
  if (!state->by_group && !state->by_age && !(sp_import_has (run, GROUP) && sp_import_has (run, PUPILS)))
    return sp_import_lacks_columns (run, error, _("%s has neither columns of year groups or ages, nor one of year groups with one of pupils."),
                                    run->label);
  state->table = sp_stage_add_table (run->stage, "roll", "school_id:school.urn* year_group* year* pupils");
  return TRUE;
}

static void
stage (SpImportRun *run, const SpSchool *school, gint year, gint group, double pupils)
{
  const State *state = run->state;

  if (group < 0 || group >= SP_N_GROUPS)
    return;
  sp_import_stage (run, state->table);
  sp_stage_add_whole (run->stage, school->urn);
  sp_stage_add_whole (run->stage, group);
  sp_stage_add_whole (run->stage, year);
  sp_stage_add_whole (run->stage, (gint64) pupils);
}

/* The columns of each year group added up; a year group of which nothing is said is missing. */
static void
read_columns (SpImportRun *run, const SpSchool *school, gint year, guint field)
{
  double sums[SP_N_GROUPS] = { 0 }, value;
  gboolean known[SP_N_GROUPS] = { FALSE };
  gint key;

  for (guint column = 0; sp_import_next_column (run, field, &column, &key);)
    {
      gint group = field == BY_AGE ? key - 4 : key;

      if (group < 0 || group >= SP_N_GROUPS || sp_import_real_at (run, column - 1, 0, 5000, &value) != SP_CELL_GOOD)
        continue;
      sums[group] += value;
      known[group] = TRUE;
    }
  for (gint group = 0; group < SP_N_GROUPS && !run->refused; group++)
    if (known[group] && (sums[group] > 0 || (group >= (gint) school->first_group && group <= (gint) school->last_group)))
      stage (run, school, year, group, sums[group]);
}

/* The plan may have the school, and only lack what the file knows it by. */
static void
refuse_school (SpImportRun *run, const char *number, const char *name)
{
  const SpSchool *named = name ? sp_school_find (run->plan, 0, NULL, name) : NULL;

  if (named && !named->urn)
    sp_import_refuse (run, "school-without-urn", NAME,
                      _("the plan has %s, but without a URN, by which rolls are kept. Import the register with its URN first."), named->name);
  else if (named && number && !named->dfe_number)
    sp_import_refuse (run, "school-without-number", NUMBER,
                      _("the plan has %s, but without a DfE number, so it cannot be told whether it is %s. Import the register again with "
                        "authority and establishment number (or with DfE number), or leave the number out of this file."),
                      named->name, number);
  else
    sp_import_refuse (run, "school-unknown", name ? NAME : URN,
                      _("the plan has no such school (%s). Import the register first, or mend the number."),
                      name ? name : number ? number : "?");
}

static const SpSchool *
find_school (SpImportRun *run)
{
  char number[9];
  gint64 urn = 0;
  const char *name = sp_import_has (run, NAME) ? sp_import_text (run, NAME) : NULL;
  gboolean numbered = sp_import_has (run, NUMBER) && sp_school_number_read (sp_import_text (run, NUMBER), NULL, NULL, number);
  const SpSchool *school;

  if (sp_import_has (run, URN))
    sp_import_whole (run, URN, 100000, 999999, &urn);
  if (run->refused)
    return NULL;
  if (numbered && !sp_import_has (run, AUTHORITY) && !g_str_has_prefix (number, run->la_code))
    {
      sp_import_skip (run);
      return NULL;
    }
  school = sp_school_find (run->plan, urn, numbered ? number : NULL, urn || numbered ? NULL : name);
  if (!school || !school->urn)
    {
      refuse_school (run, numbered ? number : NULL, name);
      return NULL;
    }
  return school;
}

static void
read_row (SpImportRun *run)
{
  const State *state = run->state;
  const SpSchool *school;
  const char *text;
  SpYearGroup group;
  gint year = 0;
  gint64 pupils = 0;

  if (!sp_import_is_ours (run, AUTHORITY) || !(school = find_school (run)))
    return;
  if (sp_import_year (run, YEAR, &year) != SP_CELL_GOOD)
    {
      if (!run->refused)
        sp_import_refuse (run, "year-missing", YEAR, _("no academic year is given. Write it as 2013/14 or 201314."));
      return;
    }
  if (state->by_group || state->by_age)
    {
      read_columns (run, school, year, state->by_group ? BY_GROUP : BY_AGE);
      return;
    }
  text = sp_import_text (run, GROUP);
  if (!text || !sp_year_group_parse (text, &group))
    sp_import_refuse (run, "not-a-year-group", GROUP, _("“%s” is not a year group. Write it as R or Y1 to Y14."), text ? text : "");
  else if (sp_import_whole (run, PUPILS, 0, 5000, &pupils) == SP_CELL_GOOD)
    stage (run, school, year, (gint) group, (double) pupils);
}

const SpImportKind sp_kind_school_rolls = {
  .code = "school-rolls",
  .title = N_("School census: pupils of each school by year group or age"),
  .fills = N_("Rolls of schools. Import the register first."),
  .one_of = "group|pupils-by-group|pupils-by-age",
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
};
