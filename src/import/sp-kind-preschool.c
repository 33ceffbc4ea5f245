/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Registers of children under school age (with family doctors, or early years), of planning areas or districts, in a column an age or
 * a row an age. Ages are those on 31 August as the academic year begins: those aged 4 start reception that September. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-import-advice.h"
#include "sp-import-place.h"

#define OLDEST (SP_N_PRESCHOOL_AGES - 1)

enum { PLACE, YEAR, AGE, CHILDREN, BY_AGE, COUNTED };

static const SpImportField fields[] = {
  { "place", N_("planning area or district (code or name)"),
    "planningareacode|planningarea|pacode|primaryplanningarea|primarypacode|primaryarea|areacode|area|districtcode|district|gsscode",
    SP_FIELD_REQUIRED },
  { "year", N_("academic year of the count"), "academicyear|year|timeperiod|schoolyear", SP_FIELD_ASKED },
  { "age", N_("age on 31 August"), "age|ageon31august|ageat31august", SP_FIELD_FILE },
  { "children", N_("children"), "children|registered|registrations|count|patients", SP_FIELD_FILE },
  { "children-by-age", N_("children of the age"), "children|registered|aged|ages|age|count|years|yearolds|yearold", SP_FIELD_FILE | SP_FIELD_BY_AGE },
  { "counted-on", N_("day of the count"), "countedon|countdate|extractdate|date|asat", SP_FIELD_OPTIONAL },
  { NULL },
};

typedef struct { guint areas, districts, n_older; } State;
typedef struct { const char *area, *district; gint year; const char *counted_on; } Where;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;
  gboolean academic;

  if (!sp_import_has (run, BY_AGE) && !(sp_import_has (run, AGE) && sp_import_has (run, CHILDREN)))
    return sp_import_lacks_columns (run, error, _("%s has neither a column for each age, nor an age with a number of children."), run->label);
  if (!sp_import_has (run, YEAR) && sp_import_year_in_name (run, &academic) == 0)
    return sp_import_lacks_value (run, YEAR, "2014/15", error, _("%s does not say of which year it is, nor does its name."), run->label);
  state->areas = sp_stage_add_table (run->stage, "preschool_register", "area_id:planning_area.code* year* age* children counted_on");
  state->districts = sp_stage_add_table (run->stage, "preschool_register", "district_id:district.name* year* age* children counted_on");
  return TRUE;
}

static gboolean
find_place (SpImportRun *run, Where *where)
{
  const char *text = sp_import_text (run, PLACE);
  const SpDistrict *district;

  for (guint i = 0; text && i < run->plan->n_areas; i++)
    if (run->plan->areas[i].phase == SP_PHASE_PRIMARY
        && (g_strcmp0 (run->plan->areas[i].code, text) == 0 || g_ascii_strcasecmp (run->plan->areas[i].name, text) == 0))
      where->area = run->plan->areas[i].code;
  district = text && !where->area ? sp_import_find_district (run, text, text) : NULL;
  where->district = district ? district->name : NULL;
  return where->area || where->district;
}

static void
stage (SpImportRun *run, const Where *where, gint64 age, double children)
{
  State *state = run->state;

  if (age > OLDEST)
    {
      state->n_older++;
      return;
    }
  sp_import_stage (run, where->area ? state->areas : state->districts);
  sp_stage_add_text (run->stage, where->area ? where->area : where->district);
  sp_stage_add_whole (run->stage, where->year);
  sp_stage_add_whole (run->stage, age);
  sp_stage_add_real (run->stage, children);
  sp_stage_add_text (run->stage, where->counted_on);
}

static void
read_row (SpImportRun *run)
{
  gboolean academic;
  Where where = { NULL };
  char date[11] = "";
  gint64 age = 0;
  gint column_age;
  double children;

  if (!find_place (run, &where))
    {
      sp_import_skip (run);
      return;
    }
  where.year = sp_import_year_in_name (run, &academic);
  if (sp_import_has (run, YEAR) && sp_import_year (run, YEAR, &where.year) == SP_CELL_MISSING)
    sp_import_refuse (run, "year-missing", YEAR, _("no year is given. Add it."));
  if (sp_import_has (run, COUNTED))
    sp_import_date (run, COUNTED, date);
  where.counted_on = date;
  if (run->refused)
    return;
  for (guint column = 0; sp_import_next_column (run, BY_AGE, &column, &column_age);)
    if (sp_import_real_at (run, column - 1, 0, 1000000, &children) == SP_CELL_GOOD)
      stage (run, &where, column_age, children);
  if (!sp_import_has (run, BY_AGE) && sp_import_whole (run, AGE, 0, 120, &age) == SP_CELL_GOOD
      && sp_import_real (run, CHILDREN, 0, 1000000, &children) == SP_CELL_GOOD)
    stage (run, &where, age, children);
}

static gboolean
end (SpImportRun *run, GError **error)
{
  const State *state = run->state;

  if (state->n_older)
    sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "of-school-age", run->label, 0, 0, NULL,
                          ngettext ("%u count is of children over 4, who are at school, and was passed over.",
                                    "%u counts are of children over 4, who are at school, and were passed over.", state->n_older),
                          state->n_older);
  return TRUE;
}

const SpImportKind sp_kind_preschool = {
  .code = "preschool",
  .one_of = "children|children-by-age",
  .title = N_("Children under school age by planning area or district"),
  .fills = N_("The register of children not yet at school, by age. Import planning areas or districts first."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
  .end = end,
};
