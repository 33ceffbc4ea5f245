/* SPDX-License-Identifier: GPL-3.0-or-later */
/* School capacity survey, school by school (2015 underlying data): net capacity and the planning areas that the school counts in. The
 * areas have codes only; an area that is new gets its code for a name. Places by year group are not in it: they are estimated as the
 * capacity spread evenly over the year groups, marked so, and never put in place of what the plan holds. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "sp-import-advice.h"
#include "sp-import-run.h"
#include "sp-school-words.h"

enum { NUMBER, AUTHORITY, ESTABLISHMENT, NAME, CAPACITY, PRIMARY, SECONDARY, PRIMARY_AREA, SECONDARY_AREA, PHASE, YEAR };

static const SpImportField fields[] = {
  { "number", N_("DfE number (926/2000)"), "laestab|dfenumber|laestabnumber", SP_FIELD_REQUIRED },
  { "authority", N_("authority (three-digit code)"), "la1|la|lacode|oldlacode", SP_FIELD_OPTIONAL },
  { "establishment", N_("establishment number (four digits)"), "estab1|estab", SP_FIELD_OPTIONAL },
  { "name", N_("name of the school"), "schoolname|school|name", SP_FIELD_OPTIONAL },
  { "capacity", N_("net capacity (places)"), "netcapacity1|netcapacity|schoolcapacity|capacity", SP_FIELD_OPTIONAL },
  { "primary-capacity", N_("primary capacity (places)"), "primarycapacity2|primarycapacity", SP_FIELD_OPTIONAL },
  { "secondary-capacity", N_("secondary capacity (places)"), "secondarycapacity2|secondarycapacity", SP_FIELD_OPTIONAL },
  { "primary-area", N_("primary planning area (code)"), "primarypacode2|primarypacode|primaryplanningarea", SP_FIELD_OPTIONAL },
  { "secondary-area", N_("secondary planning area (code)"), "secondarypacode2|secondarypacode|secondaryplanningarea", SP_FIELD_OPTIONAL },
  { "phase", N_("phase"), "mainphase|phase", SP_FIELD_OPTIONAL },
  { "year", N_("academic year of the survey"), "year|timeperiod|academicyear", SP_FIELD_FILE | SP_FIELD_ASKED },
  { NULL },
};

typedef struct { guint areas, members, capacities, places; gint year; } State;

static gboolean
begin (SpImportRun *run, GError **error)
{
  State *state = run->state;

  if (run->plan->n_schools == 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s tells of schools by number, and the plan has none yet. Import the register of schools first."), run->label);
      return FALSE;
    }
  if (!sp_import_has (run, YEAR))
    {
      gboolean academic;
      gint survey = sp_import_year_in_name (run, &academic);
      g_autofree char *advice = sp_import_advise_value (run, YEAR, "2014/15");

      if (survey == 0)
        return sp_import_lacks_value (run, YEAR, "2014/15", error, _("%s does not say of which year it is, nor does its name."), run->label);
      state->year = academic ? survey : survey - 1; /* the survey is made in May */
      if (academic)
        sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "year-from-name", run->label, 0, 0, NULL,
                              _("taken by its name as the survey of %d/%02d. Where it is not, the academic year has to be said. %s"),
                              survey, (survey + 1) % 100, advice);
      else
        sp_finding_tally_add (run->tally, SP_FINDING_NOTE, "year-from-name", run->label, 0, 0, NULL,
                              _("taken by its name as the survey of May %d. Where it is not, the academic year has to be said. %s"),
                              survey, advice);
    }
  state->areas = sp_stage_add_table (run->stage, "planning_area", "code* name! phase!");
  state->members = sp_stage_add_table (run->stage, "area_school", "area_id:planning_area.code* school_id:school.urn* from_year*");
  state->capacities = sp_stage_add_table (run->stage, "net_capacity", "school_id:school.urn* year* places");
  state->places = sp_stage_add_table (run->stage, "group_capacity", "school_id:school.urn* year_group* year! places! estimated! note!");
  return TRUE;
}

/* "9260142" of "9260142" or "9260142.0"; NULL when the cell is no code of an area. */
static char *
dup_area_code (SpImportRun *run, guint field)
{
  const char *text = sp_import_has (run, field) ? sp_import_text (run, field) : NULL;
  gsize n = text ? strspn (text, "0123456789") : 0;

  if (!text)
    return NULL;
  if (n == 7 && (text[n] == '\0' || (text[n] == '.' && strspn (text + n + 1, "0") == strlen (text + n + 1))))
    return g_strndup (text, n);
  sp_import_refuse (run, "not-an-area-code", (gint) field,
                    _("“%s” is not the code of a planning area (seven digits). Perhaps the row has slipped by a cell; mend it."), text);
  return NULL;
}

static void
stage_area (SpImportRun *run, const char *code, SpPhase phase, const SpSchool *school)
{
  const State *state = run->state;
  SpAreaIndex held = phase == SP_PHASE_PRIMARY ? school->primary_area : school->secondary_area;

  if (!code)
    return;
  sp_import_stage (run, state->areas);
  sp_stage_add_text (run->stage, code);
  sp_stage_add_text (run->stage, code);
  sp_stage_add_text (run->stage, sp_phase_code (phase));
  if (held >= 0 && !g_str_equal (run->plan->areas[held].code, code))
    {
      sp_import_note (run, SP_FINDING_WARNING, "area-differs", phase == SP_PHASE_PRIMARY ? PRIMARY_AREA : SECONDARY_AREA,
                      _("%s is in planning area %s in the plan and in %s in the file; the plan’s was kept. Move the school in the plan if "
                        "the file is right."),
                      school->name, run->plan->areas[held].code, code);
      return;
    }
  if (held >= 0)
    return; /* as the plan has it, with its dates */
  sp_import_stage (run, state->members);
  sp_stage_add_text (run->stage, code);
  sp_stage_add_whole (run->stage, school->urn);
  sp_stage_add_missing (run->stage);
}

/* Even shares of the places over first..last; the larger shares go to the lower year groups. */
static void
stage_places (SpImportRun *run, const SpSchool *school, gint year, gint first, gint last, gint64 places)
{
  const State *state = run->state;
  gint n = last - first + 1;

  for (gint group = first; group <= last && n > 0; group++)
    {
      sp_import_stage (run, state->places);
      sp_stage_add_whole (run->stage, school->urn);
      sp_stage_add_whole (run->stage, group);
      sp_stage_add_whole (run->stage, year);
      sp_stage_add_whole (run->stage, places / n + (group - first < places % n));
      sp_stage_add_whole (run->stage, 1);
      sp_stage_add_text (run->stage, "Net capacity spread evenly over the year groups.");
    }
}

static gint
survey_year (SpImportRun *run)
{
  gint year = 0;

  if (sp_import_has (run, YEAR) && sp_import_year (run, YEAR, &year) == SP_CELL_GOOD)
    return year;
  return ((const State *) run->state)->year;
}

static gboolean
has_places (const SpSnapshot *plan, const SpSchool *school)
{
  gsize from = (gsize) (school - plan->schools) * plan->n_years * SP_N_GROUPS;

  for (gsize i = 0; i < (gsize) plan->n_years * SP_N_GROUPS; i++)
    if (plan->school_places[from + i] >= 0)
      return TRUE;
  return FALSE;
}

static void
stage_capacity (SpImportRun *run, const SpSchool *school)
{
  const State *state = run->state;
  gint64 net = -1, primary = -1, secondary = -1, all;
  gint year = survey_year (run);

  sp_import_whole (run, CAPACITY, 0, 10000, &net);
  sp_import_whole (run, PRIMARY, 0, 10000, &primary);
  sp_import_whole (run, SECONDARY, 0, 10000, &secondary);
  if (run->refused)
    return;
  all = net > 0 ? net : MAX (primary, 0) + MAX (secondary, 0);
  if (all <= 0)
    {
      sp_import_note (run, SP_FINDING_NOTE, "capacity-missing", CAPACITY, _("no capacity is given for %s; it stays as it is."), school->name);
      return;
    }
  sp_import_stage (run, state->capacities);
  sp_stage_add_whole (run->stage, school->urn);
  sp_stage_add_whole (run->stage, year);
  sp_stage_add_whole (run->stage, all);
  if (has_places (run->plan, school))
    return;
  if (primary > 0 && secondary > 0 && school->first_group <= SP_GROUP_Y6 && school->last_group >= SP_GROUP_Y7)
    {
      stage_places (run, school, year, school->first_group, SP_GROUP_Y6, primary);
      stage_places (run, school, year, SP_GROUP_Y7, school->last_group, secondary);
    }
  else
    stage_places (run, school, year, school->first_group, school->last_group, all);
}

static void
read_row (SpImportRun *run)
{
  char number[9];
  const SpSchool *school;
  g_autofree char *primary = NULL, *secondary = NULL;
  const char *name = sp_import_has (run, NAME) ? sp_import_text (run, NAME) : NULL;

  if (!sp_import_is_ours (run, AUTHORITY))
    return;
  if (!sp_school_number_read (sp_import_text (run, NUMBER), NULL, NULL, number))
    {
      sp_import_refuse (run, "number-missing", NUMBER, _("“%s” is not a DfE number such as 9262000. Mend it."),
                        sp_import_text (run, NUMBER) ? sp_import_text (run, NUMBER) : "");
      return;
    }
  if (!g_str_has_prefix (number, run->la_code))
    {
      sp_import_skip (run);
      return;
    }
  primary = dup_area_code (run, PRIMARY_AREA);
  secondary = dup_area_code (run, SECONDARY_AREA);
  if (run->refused)
    return;
  school = sp_school_find (run->plan, 0, number, name);
  if (!school || !school->urn)
    {
      const State *state = run->state;

      for (guint i = 0; i < 2; i++) /* the area is there all the same */
        if (i ? secondary : primary)
          {
            sp_import_stage (run, state->areas);
            sp_stage_add_text (run->stage, i ? secondary : primary);
            sp_stage_add_text (run->stage, i ? secondary : primary);
            sp_stage_add_text (run->stage, sp_phase_code (i ? SP_PHASE_SECONDARY : SP_PHASE_PRIMARY));
          }
      sp_import_refuse (run, "school-unknown", NUMBER,
                        _("the plan has no school %s (%s); it may have closed or changed its number since. Import the register with closed "
                          "schools, or enter it by hand."),
                        number, name ? name : "?");
      return;
    }
  stage_area (run, primary, SP_PHASE_PRIMARY, school);
  stage_area (run, secondary, SP_PHASE_SECONDARY, school);
  stage_capacity (run, school);
}

const SpImportKind sp_kind_capacity = {
  .code = "capacity",
  .title = N_("School capacity survey, by school"),
  .fills = N_("Net capacities, planning areas and which schools are in them; places by year group as estimates. Import the register first."),
  .fields = fields,
  .state_size = sizeof (State),
  .begin = begin,
  .row = read_row,
};
