/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-small-plan.h"

void
small_plan_set_roll (SmallPlan *self, gint school, gint year, SpYearGroup group, gint pupils)
{
  self->roll[(school * PLAN_YEARS + year - PLAN_FIRST) * SP_N_GROUPS + group] = pupils;
}

void
small_plan_set_completions (SmallPlan *self, gint year, double dwellings)
{
  self->completions[year - PLAN_FIRST] = dwellings;
}

static void
add_member (SmallPlan *self, SpAreaIndex area, SpSchoolIndex school, gint from, gint to)
{
  self->memberships[self->snapshot.n_memberships++] = (SpMembership) { area, school, { from }, { to } };
}

static void
fill_rolls (SmallPlan *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->roll); i++)
    self->roll[i] = -1;
  for (gint year = PLAN_FIRST; year <= PLAN_ORIGIN; year++)
    for (gint g = 0; g <= SP_GROUP_Y11; g++)
      if (g <= SP_GROUP_Y6)
        for (gint s = SCHOOL_NORTH; s <= SCHOOL_MOVED; s++)
          small_plan_set_roll (self, s, year, g, 30);
      else
        small_plan_set_roll (self, SCHOOL_HIGH, year, g, 80);
  for (gsize i = 0; i < G_N_ELEMENTS (self->births); i++)
    self->births[i] = i / PLAN_YEARS == AREA_NORTH ? 60 : i / PLAN_YEARS == AREA_SOUTH ? 30 : -1;
  for (gsize i = 0; i < G_N_ELEMENTS (self->completions); i++)
    self->completions[i] = -1;
}

static void
name_things (SmallPlan *self)
{
  static const char *const areas[] = { "North", "South", "High" };
  static const char *const schools[] = { "North Primary", "South Primary", "Moved Primary", "High School" };

  for (gint a = 0; a < N_PLAN_AREAS; a++)
    self->areas[a] = (SpArea) { .id = 100 + a,
                               .code = areas[a],
                               .name = areas[a],
                               .district = -1,
                               .phase = a == AREA_HIGH ? SP_PHASE_SECONDARY : SP_PHASE_PRIMARY };
  for (gint s = 0; s < N_PLAN_SCHOOLS; s++)
    self->schools[s] = (SpSchool) { .id = 200 + s,
                                   .name = schools[s],
                                   .first_group = s == SCHOOL_HIGH ? SP_GROUP_Y7 : SP_GROUP_R,
                                   .last_group = s == SCHOOL_HIGH ? SP_GROUP_Y11 : SP_GROUP_Y6 };
  add_member (self, AREA_NORTH, SCHOOL_NORTH, 0, 0);
  add_member (self, AREA_SOUTH, SCHOOL_SOUTH, 0, 0);
  add_member (self, AREA_SOUTH, SCHOOL_MOVED, 0, 2012);
  add_member (self, AREA_NORTH, SCHOOL_MOVED, 2012, 0);
  add_member (self, AREA_HIGH, SCHOOL_HIGH, 0, 0);
  self->transfers[0] = (SpTransfer) { AREA_NORTH, AREA_HIGH, 1, FALSE };
  self->transfers[1] = (SpTransfer) { AREA_SOUTH, AREA_HIGH, 1, FALSE };
}

SmallPlan *
small_plan_new (void)
{
  SmallPlan *self = g_new0 (SmallPlan, 1);
  SpSnapshot *s = &self->snapshot;

  name_things (self);
  fill_rolls (self);
  self->shares[0] = (SpGrowthShare) { AREA_NORTH, 1, FALSE };
  self->shares[1] = (SpGrowthShare) { AREA_HIGH, 1, FALSE };
  self->growth = (SpGrowthArea) { .id = 300,
                                 .category = 1,
                                 .number = 1,
                                 .name = "Thetford",
                                 .dwellings_min = 5000,
                                 .dwellings_max = 5000,
                                 .shares = self->shares,
                                 .n_shares = 2,
                                 .sites = self->growth_sites,
                                 .n_sites = 1 };
  self->site = (SpSite) {
    .id = 400, .growth = 0, .name = "Kingsfleet", .dwellings_min = 5000, .dwellings_max = 5000, .mix = self->mix
  };
  self->yields[0] = (SpYield) { "primary", -1, -1, 0, -1, 0.25, { 0 } };
  self->yields[1] = (SpYield) { "secondary", -1, -1, 0, -1, 0.125, { 0 } };
  *s = (SpSnapshot) {
    .ref_count = 1000, /* the test owns the memory: never the last to let go */
    .assumptions = { { PLAN_ORIGIN }, 10, { 3, 2, 1 }, 0.05, 1, 1 },
    .areas = self->areas,
    .n_areas = N_PLAN_AREAS,
    .schools = self->schools,
    .n_schools = N_PLAN_SCHOOLS,
    .memberships = self->memberships,
    .n_memberships = s->n_memberships,
    .growth_areas = &self->growth,
    .n_growth_areas = 1,
    .sites = &self->site,
    .n_sites = 1,
    .yields = self->yields,
    .n_yields = 2,
    .build_up = self->build_up,
    .transfers = self->transfers,
    .n_transfers = 2,
    .overrides = self->overrides,
    .first_year = { PLAN_FIRST },
    .n_years = PLAN_YEARS,
    .roll = self->roll,
    .births = self->births,
    .births_projected = self->births_projected,
    .completions = self->completions,
  };
  return self;
}

gboolean
has_finding (SpForecast *forecast, const char *code)
{
  GPtrArray *findings = sp_forecast_get_findings (forecast);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (g_ptr_array_index (findings, i)), code))
      return TRUE;
  return FALSE;
}

void
assert_sums (SpForecast *forecast)
{
  for (guint a = 0; a < sp_forecast_get_n_areas (forecast); a++)
    for (gint lead = 0; lead <= sp_forecast_get_horizon (forecast); lead++)
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          double sum = 0, pupils;

          for (gint c = 0; c < SP_N_COMPONENTS; c++)
            sum += sp_forecast_get_component (forecast, a, lead, g, c);
          if (sp_forecast_get_pupils (forecast, a, lead, g, &pupils))
            g_assert_cmpfloat (sum, ==, pupils);
        }
}
