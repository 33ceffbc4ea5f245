/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The return as tables, in the columns of the DfE's own releases ("School capacity", place planning; and the underlying data of
 * school capacity by school). ":" is not available, "z" not applicable, as there. */
#include "config.h"
#include "sp-scap-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-result-tables-private.h"

#define NOT_AVAILABLE ":"

static void
add_place_columns (SpTable *table)
{
  sp_table_add_column (table, "time_period", _("Academic year"), SP_TABLE_TEXT);
  sp_table_add_column (table, "time_identifier", _("Kind of year"), SP_TABLE_CODE);
  sp_table_add_column (table, "geographic_level", _("Level"), SP_TABLE_CODE);
  sp_table_add_column (table, "country_code", _("Country code"), SP_TABLE_CODE);
  sp_table_add_column (table, "country_name", _("Country"), SP_TABLE_CODE);
  sp_table_add_column (table, "region_code", _("Region code"), SP_TABLE_CODE);
  sp_table_add_column (table, "region_name", _("Region"), SP_TABLE_CODE);
  sp_table_add_column (table, "old_la_code", _("Authority number"), SP_TABLE_CODE);
  sp_table_add_column (table, "new_la_code", _("Authority code"), SP_TABLE_CODE);
  sp_table_add_column (table, "la_name", _("Authority"), SP_TABLE_CODE);
  sp_table_add_column (table, "planning_area_code", _("Area code"), SP_TABLE_TEXT);
  sp_table_add_column (table, "planning_area_name", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "education_phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "nc_year_group", _("Year group"), SP_TABLE_TEXT);
}

static void
add_period (SpTable *table, SpAcademicYear year)
{
  g_autofree char *period = g_strdup_printf ("%04d%02d", year.start, (year.start + 1) % 100);
  g_autofree char *people = sp_academic_year_to_string (year);
  sp_table_add_coded (table, period, people);
}

static const char *
or_not_available (const char *text)
{
  return text != NULL && *text != '\0' ? text : NOT_AVAILABLE;
}

static void
add_place (SpTable *table, const SpScap *self, SpAreaIndex area, gint lead, SpYearGroup group)
{
  const SpSnapshot *snapshot = self->snapshot;
  sp_table_begin_row (table);
  add_period (table, sp_academic_year (snapshot->assumptions.origin.start + lead));
  sp_table_add_text (table, "Academic year");
  sp_table_add_text (table, "Planning area");
  sp_table_add_text (table, "E92000001");
  sp_table_add_text (table, "England");
  sp_table_add_text (table, NOT_AVAILABLE);
  sp_table_add_text (table, or_not_available (snapshot->money.region));
  sp_table_add_text (table, or_not_available (snapshot->la_code));
  sp_table_add_text (table, NOT_AVAILABLE);
  sp_table_add_text (table, snapshot->authority_name);
  sp_table_add_text (table, snapshot->areas[area].code);
  sp_table_add_text (table, snapshot->areas[area].name);
  sp_table_add_coded (table, snapshot->areas[area].phase == SP_PHASE_PRIMARY ? "Primary" : "Secondary",
                      sp_phase_name (snapshot->areas[area].phase));
  sp_table_add_group (table, group);
}

static void
add_capacity (SpTable *table, gboolean known, gint capacity, gint planned)
{
  if (known)
    {
      sp_table_add_number (table, capacity, 0);
      sp_table_add_number (table, planned, 0);
    }
  else
    {
      sp_table_add_text (table, NOT_AVAILABLE);
      sp_table_add_text (table, NOT_AVAILABLE);
    }
  sp_table_add_text (table, NOT_AVAILABLE); /* central programmes: the plan does not keep theirs apart */
}

static void
add_forecast_row (SpTable *table, SpScap *self, SpAreaIndex area, gint lead, SpYearGroup group)
{
  gint pupils = 0, capacity = 0, planned = 0;
  gboolean forecast = sp_scap_get_pupils (self, area, lead, group, &pupils);
  gboolean places = sp_scap_get_places (self, area, lead, group, &capacity, &planned);
  add_place (table, self, area, lead, group);
  if (forecast)
    sp_table_add_number (table, pupils, 0);
  else
    sp_table_add_text (table, NOT_AVAILABLE);
  add_capacity (table, places, capacity, planned);
  if (forecast && places)
    {
      gint balance = pupils - capacity - planned;
      sp_table_add_number (table, balance, 0);
      sp_table_add_number (table, MAX (0, balance), 0);
    }
  else
    {
      sp_table_add_text (table, NOT_AVAILABLE);
      sp_table_add_text (table, NOT_AVAILABLE);
    }
}

SpTable *
sp_table_of_scap_forecast (SpScap *self)
{
  SpTable *table = sp_table_new ("scap-forecast", _("Pupil forecasts and places by planning area"));
  add_place_columns (table);
  sp_table_add_column (table, "pupil_forecast", _("Pupils"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "estimated_capacity", _("Places now"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "la_planned_places", _("Planned"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "central_programme_places", _("Central programmes"), SP_TABLE_CODE);
  sp_table_add_column (table, "additional_need_minus_spare_places", _("Need less spare"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "additional_need_only_places", _("Additional need"), SP_TABLE_NUMBER);
  for (guint a = 0; a < self->snapshot->n_areas; a++)
    {
      SpPhase phase = self->snapshot->areas[a].phase;
      for (gint lead = 1; lead <= sp_scap_get_years (self, phase); lead++)
        for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
          add_forecast_row (table, self, (gint) a, lead, g);
    }
  sp_table_set_note (table, _("Whole pupils; the year groups of an area add up to its total. Pupils of housing contributions are in the "
                              "forecast, and apart in the table of contributions. Planned: committed schemes. Need is not netted "
                              "between areas or year groups. “:” is not available."));
  return table;
}

static gboolean
has_contributions (SpScap *self, SpAreaIndex area)
{
  SpPhase phase = self->snapshot->areas[area].phase;
  for (gint lead = 1; lead <= sp_scap_get_years (self, phase); lead++)
    for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
      if (sp_scap_get_hdc (self, area, lead, g) > 0)
        return TRUE;
  return FALSE;
}

SpTable *
sp_table_of_scap_contributions (SpScap *self)
{
  SpTable *table = sp_table_new ("scap-contributions", _("Pupils of housing contributions"));
  add_place_columns (table);
  sp_table_add_column (table, "hdc_pupils", _("Pupils"), SP_TABLE_NUMBER);
  for (guint a = 0; a < self->snapshot->n_areas; a++)
    {
      SpPhase phase = self->snapshot->areas[a].phase;
      for (gint lead = 1; has_contributions (self, (gint) a) && lead <= sp_scap_get_years (self, phase); lead++)
        for (gint g = sp_phase_first_group (phase); g <= (gint) sp_phase_last_group (phase); g++)
          {
            add_place (table, self, (gint) a, lead, g);
            sp_table_add_number (table, sp_scap_get_hdc (self, (gint) a, lead, g), 1);
          }
    }
  sp_table_set_note (table, sp_table_get_n_rows (table) > 0
                              ? _("Pupils in the forecast who come from sites with a signed agreement that pays for places of the phase. "
                                  "Children of dwellings within the building of past years are in the ratios, and not among them.")
                              : _("None: the plan holds no signed agreement that pays for places, of a site with dwellings to come. An "
                                  "agreement counts from the day it is signed."));
  return table;
}

/* Schools in the survey: those that teach reception to Year 11 in the origin year, but nursery schools. */
static gboolean
is_in_scope (const SpSnapshot *snapshot, const SpSchool *school)
{
  gint origin = snapshot->assumptions.origin.start;
  return school->phase != SP_SCHOOL_NURSERY && (school->opened.start == 0 || school->opened.start <= origin)
         && (school->closed.start == 0 || school->closed.start > origin);
}

static gint
sum_grid (const SpSnapshot *snapshot, const gint32 *grid, SpSchoolIndex school, SpYearGroup first, SpYearGroup last)
{
  gint year = sp_snapshot_year_index (snapshot, snapshot->assumptions.origin), sum = -1;
  for (gint g = first; year >= 0 && g <= (gint) last; g++)
    {
      gint one = grid[sp_snapshot_cell (snapshot, school, (guint) year, g)];
      if (one >= 0)
        sum = MAX (0, sum) + one;
    }
  return sum;
}

static void
add_or_missing (SpTable *table, gint value)
{
  sp_table_add_known_number (table, value >= 0, value, 0);
}

/* The DfE's phases. */
static void
add_phase (SpTable *table, const SpSchool *school)
{
  static const char *const names[] = {
    [SP_SCHOOL_NURSERY] = "Nursery", [SP_SCHOOL_INFANT] = "Primary", [SP_SCHOOL_FIRST] = "Primary", [SP_SCHOOL_JUNIOR] = "Primary",
    [SP_SCHOOL_MIDDLE] = "Middle", [SP_SCHOOL_PRIMARY] = "Primary", [SP_SCHOOL_SECONDARY] = "Secondary", [SP_SCHOOL_UPPER] = "Secondary",
    [SP_SCHOOL_ALL_THROUGH] = "All-through", [SP_SCHOOL_SPECIAL] = "Special", [SP_SCHOOL_ALTERNATIVE] = "Alternative provision",
  };
  const char *people = school->phase == SP_SCHOOL_SPECIAL ? _("Special") : school->phase == SP_SCHOOL_ALTERNATIVE ? _("Alternative provision")
                       : school->phase == SP_SCHOOL_ALL_THROUGH ? _("All-through") : school->phase == SP_SCHOOL_MIDDLE ? _("Middle")
                       : school->phase == SP_SCHOOL_SECONDARY || school->phase == SP_SCHOOL_UPPER ? _("Secondary") : _("Primary");
  sp_table_add_coded (table, names[school->phase], people);
}

static void
add_school_row (SpTable *table, const SpSnapshot *snapshot, SpSchoolIndex index)
{
  const SpSchool *school = &snapshot->schools[index];
  const char *number = school->dfe_number != NULL ? school->dfe_number : "";
  gsize length = strlen (number);
  g_autofree char *la = g_strndup (number, MIN (3, length));
  const SpSnapshot *s = snapshot;
  sp_table_begin_row (table);
  sp_table_add_text (table, number);
  sp_table_add_text (table, la);
  sp_table_add_text (table, length >= 7 ? number + length - 4 : NULL);
  sp_table_add_text (table, snapshot->authority_name);
  sp_table_add_text (table, school->name);
  add_phase (table, school);
  add_or_missing (table, sum_grid (s, s->roll, index, SP_GROUP_R, SP_GROUP_Y11));
  add_or_missing (table, school->net_capacity);
  add_or_missing (table, sum_grid (s, s->school_places, index, SP_GROUP_R, SP_GROUP_Y6));
  add_or_missing (table, sum_grid (s, s->school_places, index, SP_GROUP_Y7, SP_GROUP_Y11));
  sp_table_add_text (table, school->primary_area >= 0 ? s->areas[school->primary_area].code : NULL);
  sp_table_add_text (table, school->secondary_area >= 0 ? s->areas[school->secondary_area].code : NULL);
  sp_table_add_text (table, school->provenance.estimated ? _("estimated") : NULL);
}

SpTable *
sp_table_of_scap_capacity (SpScap *self)
{
  SpTable *table = sp_table_new ("scap-capacity", _("Capacity by school"));
  sp_table_add_column (table, "LAEstab", _("DfE number"), SP_TABLE_TEXT);
  sp_table_add_column (table, "LA1", _("Authority number"), SP_TABLE_CODE);
  sp_table_add_column (table, "estab1", _("School number"), SP_TABLE_CODE);
  sp_table_add_column (table, "LAname", _("Authority"), SP_TABLE_CODE);
  sp_table_add_column (table, "Schoolname", _("School"), SP_TABLE_TEXT);
  sp_table_add_column (table, "Phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "MAYNOR", _("On roll"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "Netcapacity", _("Net capacity"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "PrimaryCapacity", _("Places R to Year 6"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "SecondaryCapacity", _("Places Years 7 to 11"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "Primary PA code", _("Primary area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "Secondary PA code", _("Secondary area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "note", _("Marked"), SP_TABLE_TEXT);
  for (guint i = 0; i < self->snapshot->n_schools; i++)
    if (is_in_scope (self->snapshot, &self->snapshot->schools[i]))
      add_school_row (table, self->snapshot, (gint) i);
  g_autofree char *year = sp_academic_year_to_string (self->snapshot->assumptions.origin);
  g_autofree char *note = g_strdup_printf (_("Of %s. On roll is of the January census, reception to Year 11; the DfE’s column is of May. "
                                             "A blank is not held."), year);
  sp_table_set_note (table, note);
  return table;
}

SpTable *
sp_table_of_scap_capacity_groups (SpScap *self)
{
  const SpSnapshot *s = self->snapshot;
  gint year = sp_snapshot_year_index (s, s->assumptions.origin);
  SpTable *table = sp_table_new ("scap-capacity-groups", _("Capacity by school and year group"));
  sp_table_add_column (table, "LAEstab", _("DfE number"), SP_TABLE_TEXT);
  sp_table_add_column (table, "Schoolname", _("School"), SP_TABLE_TEXT);
  sp_table_add_column (table, "nc_year_group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "capacity", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "temporary_places", _("Of them temporary"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "admission_number", _("Admission number"), SP_TABLE_NUMBER);
  for (guint i = 0; year >= 0 && i < s->n_schools; i++)
    for (gint g = SP_GROUP_R; is_in_scope (s, &s->schools[i]) && g <= SP_GROUP_Y11; g++)
      {
        gsize cell = sp_snapshot_cell (s, (gint) i, (guint) year, g);
        if (s->school_places[cell] <= 0 && s->admission_number[cell] < 0)
          continue;
        sp_table_begin_row (table);
        sp_table_add_text (table, s->schools[i].dfe_number);
        sp_table_add_text (table, s->schools[i].name);
        sp_table_add_group (table, g);
        add_or_missing (table, s->school_places[cell]);
        add_or_missing (table, s->temporary_places[cell]);
        add_or_missing (table, s->admission_number[cell]);
      }
  sp_table_set_note (table, _("Only year groups with places or an admission number."));
  return table;
}

static void
add_planned_row (SpTable *table, const SpScap *self, const SpProject *project, const SpProjectPlaces *places)
{
  const SpArea *area = &self->snapshot->areas[places->area];
  sp_table_begin_row (table);
  sp_table_add_text (table, project->reference);
  sp_table_add_text (table, project->name);
  sp_table_add_text (table, area->code);
  sp_table_add_text (table, area->name);
  sp_table_add_coded (table, area->phase == SP_PHASE_PRIMARY ? "Primary" : "Secondary", sp_phase_name (area->phase));
  add_period (table, places->year);
  sp_table_add_group (table, places->group);
  sp_table_add_number (table, places->places, 0);
  sp_table_add_coded (table, project->committed ? "committed" : "not-committed", project->committed ? _("Committed") : _("Not committed"));
  sp_table_add_completion (table, project);
  sp_table_add_coded (table, places->estimated ? "1" : "0", places->estimated ? _("estimated") : "");
}

SpTable *
sp_table_of_scap_planned (SpScap *self)
{
  const SpSnapshot *s = self->snapshot;
  gint origin = s->assumptions.origin.start;
  SpTable *table = sp_table_new ("scap-planned", _("Places planned in the next three years"));
  sp_table_add_column (table, "reference", _("Reference"), SP_TABLE_CODE);
  sp_table_add_column (table, "project", _("Scheme"), SP_TABLE_TEXT);
  sp_table_add_column (table, "planning_area_code", _("Area code"), SP_TABLE_CODE);
  sp_table_add_column (table, "planning_area_name", _("Planning area"), SP_TABLE_TEXT);
  sp_table_add_column (table, "education_phase", _("Phase"), SP_TABLE_TEXT);
  sp_table_add_column (table, "time_period", _("From"), SP_TABLE_TEXT);
  sp_table_add_column (table, "nc_year_group", _("Year group"), SP_TABLE_TEXT);
  sp_table_add_column (table, "places", _("Places"), SP_TABLE_NUMBER);
  sp_table_add_column (table, "state", _("State"), SP_TABLE_TEXT);
  sp_table_add_column (table, "completion", _("Completion"), SP_TABLE_TEXT);
  sp_table_add_column (table, "estimated", _("Marked"), SP_TABLE_TEXT);
  for (guint p = 0; p < s->n_projects; p++)
    for (guint i = 0; i < s->projects[p].n_places; i++)
      {
        const SpProjectPlaces *places = &s->projects[p].places[i];
        if (places->area >= 0 && places->year.start > origin && places->year.start <= origin + SP_SCAP_PLANNED_YEARS)
          add_planned_row (table, self, &s->projects[p], places);
      }
  sp_table_set_note (table, _("Places added (or, negative, taken away) from the academic year shown on. Those of schemes not committed are "
                              "listed here and not counted in the forecast’s planned places."));
  return table;
}
