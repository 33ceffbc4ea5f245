/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-ten-line-plan.h"

#include <string.h>

TenLinePlan *
ten_line_plan_new (void)
{
  TenLinePlan *self = g_new0 (TenLinePlan, 1);

  memset (self->roll, 0xff, sizeof self->roll);
  memset (self->places, 0xff, sizeof self->places);
  memset (self->temporary, 0xff, sizeof self->temporary);
  memset (self->admission, 0xff, sizeof self->admission);
  for (gsize i = 0; i < G_N_ELEMENTS (self->births); i++)
    self->births[i] = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (self->preschool); i++)
    self->preschool[i] = -1;
  for (gsize i = 0; i < G_N_ELEMENTS (self->district_preschool); i++)
    self->district_preschool[i] = -1;
  self->district = (SpDistrict) { .id = 1, .name = "Breckland" };
  self->snapshot = (SpSnapshot) {
    .ref_count = 1000, /* the test owns the memory: never the last to let go */
    .assumptions = { { TEN_ORIGIN }, 10, { 3, 2, 1 }, 0, 1, 1 },
    .areas = self->areas, .schools = self->schools, .memberships = self->memberships, .school_links = self->links,
    .school_transfers = self->school_transfers, .staying_on = self->staying_on, .transfers = self->transfers,
    .districts = &self->district, .n_districts = 1, .projects = self->projects,
    .first_year = { TEN_FIRST }, .n_years = TEN_YEARS,
    .roll = self->roll, .school_places = self->places, .temporary_places = self->temporary,
    .admission_number = self->admission, .births = self->births, .births_projected = self->births_projected,
    .completions = self->completions,
  };
  return self;
}

SpAreaIndex
ten_line_area (TenLinePlan *self, const char *name, SpPhase phase)
{
  SpAreaIndex area = (SpAreaIndex) self->snapshot.n_areas++;

  g_assert_cmpint (area, <, TEN_AREAS);
  self->areas[area] = (SpArea) { .id = 100 + area, .code = name, .name = name, .phase = phase, .district = 0 };
  return area;
}

static void
place (TenLinePlan *self, SpAreaIndex area, SpSchoolIndex school)
{
  if (self->areas[area].phase == SP_PHASE_PRIMARY)
    self->schools[school].primary_area = area;
  else
    self->schools[school].secondary_area = area;
}

void
ten_line_member (TenLinePlan *self, SpAreaIndex area, SpSchoolIndex school, gint from, gint to)
{
  self->memberships[self->snapshot.n_memberships++] = (SpMembership) { area, school, { from }, { to } };
  if (from <= TEN_ORIGIN && (to == 0 || to > TEN_ORIGIN))
    place (self, area, school);
}

SpSchoolIndex
ten_line_school (TenLinePlan *self, const char *name, SpAreaIndex area, SpYearGroup first, SpYearGroup last)
{
  SpSchoolIndex school = (SpSchoolIndex) self->snapshot.n_schools++;

  g_assert_cmpint (school, <, TEN_SCHOOLS);
  self->schools[school] = (SpSchool) { .id = 200 + school, .name = name, .first_group = first, .last_group = last,
                                       .primary_area = -1, .secondary_area = -1, .district = 0, .net_capacity = -1 };
  if (area >= 0)
    ten_line_member (self, area, school, 0, 0);
  return school;
}

void
ten_line_link (TenLinePlan *self, SpSchoolIndex predecessor, SpSchoolIndex successor, gint from)
{
  self->links[self->snapshot.n_school_links++] = (SpSchoolLink) { predecessor, successor, "other", { from } };
}

static void
fill (TenLinePlan *self, gint32 *grid, SpSchoolIndex school, gint from, gint to, gint first, gint last, gint value)
{
  for (gint year = from; year <= to; year++)
    for (gint g = first; g <= last; g++)
      grid[sp_snapshot_cell (&self->snapshot, school, (guint) (year - TEN_FIRST), g)] = value;
}

void
ten_line_roll (TenLinePlan *self, SpSchoolIndex school, gint from, gint to, SpYearGroup first, SpYearGroup last, gint pupils)
{
  fill (self, self->roll, school, from, to, first, last, pupils);
}

void
ten_line_places (TenLinePlan *self, SpSchoolIndex school, SpYearGroup first, SpYearGroup last, gint places)
{
  fill (self, self->places, school, TEN_FIRST, TEN_FIRST + TEN_YEARS - 1, first, last, places);
}

void
ten_line_births (TenLinePlan *self, SpAreaIndex area, gint from, gint to, double births)
{
  for (gint year = from; year <= to; year++)
    self->births[area * TEN_YEARS + year - TEN_FIRST] = births;
}

SpForecast *
ten_line_run (TenLinePlan *self)
{
  g_autoptr (GError) error = NULL;
  SpForecast *forecast = sp_forecast_run (&self->snapshot, NULL, NULL, &error);

  g_assert_no_error (error);
  return forecast;
}

double
ten_line_pupils (SpForecast *forecast, SpAreaIndex area, gint lead, SpYearGroup group)
{
  double pupils;

  return sp_forecast_get_pupils (forecast, area, lead, group, &pupils) ? pupils : -1;
}

double
ten_line_history (SpForecast *forecast, SpAreaIndex area, gint year, SpYearGroup group)
{
  double pupils;

  return sp_roll_series_get_pupils (sp_forecast_get_series (forecast), (guint) area, sp_academic_year (year), group, &pupils)
             ? pupils : -1;
}

gboolean
ten_line_found (GPtrArray *findings, const char *code)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (g_ptr_array_index (findings, i)), code))
      return TRUE;
  return FALSE;
}
