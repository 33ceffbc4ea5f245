/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pots and projects written in a test, and the waterfall of them. */
#pragma once

#include "sp-waterfall.h"

#define POUNDS(p) { (gint64) (p) * 100 }
#define assert_pounds(money, pounds) g_assert_cmpint ((money).pence, ==, (gint64) (pounds) * 100)
#define FREE .area = -1, .school = -1, .growth = -1, .project = -1
#define MOST_PROJECTS 6
#define MOST_POTS     6
#define MOST_AMOUNTS  4

typedef struct
{
  SpSchool         schools[2];
  SpDatedMoney     spend[MOST_PROJECTS][MOST_AMOUNTS], amounts[MOST_POTS][MOST_AMOUNTS];
  SpProject        projects[MOST_PROJECTS];
  SpPot            pots[MOST_POTS];
  SpPotAllocation  fixed[2];
  SpSnapshot       snapshot;
} Plan;

static inline void
add_project (Plan *plan, const char *name, SpSchoolIndex school, gint year, gint64 pounds)
{
  guint p = plan->snapshot.n_projects++;
  SpProject *project = &plan->projects[p];

  *project = (SpProject) { .id = p + 1, .name = name, .school = school, .area = -1, .table = 1, .spend = plan->spend[p],
                           .n_spend = 1, .has_budget = TRUE, .budget = SP_POUNDS (pounds) };
  plan->spend[p][0] = (SpDatedMoney) { { year }, SP_POUNDS (pounds) };
}

static inline SpPot *
add_pot (Plan *plan, const char *name, gint year, gint64 pounds)
{
  guint p = plan->snapshot.n_pots++;

  plan->pots[p] = (SpPot) { .id = p + 1, .name = name, .source = "basic need", .programme = "growth",
                            .certainty = "announced", FREE, .amounts = plan->amounts[p], .n_amounts = 1 };
  plan->amounts[p][0] = (SpDatedMoney) { { year }, SP_POUNDS (pounds) };
  return &plan->pots[p];
}

/* School 0 is primary, school 1 special. */
static inline void
plan_init (Plan *plan)
{
  *plan = (Plan) { .schools = { { .id = 1, .name = "Drake", .phase = SP_SCHOOL_PRIMARY, .last_group = SP_GROUP_Y6 },
                                { .id = 2, .name = "Chapel Road", .phase = SP_SCHOOL_SPECIAL,
                                  .last_group = SP_GROUP_Y14 } } };
  plan->snapshot = (SpSnapshot) { .ref_count = 1, .schools = plan->schools, .n_schools = 2, .projects = plan->projects,
                                  .pots = plan->pots, .allocations = plan->fixed,
                                  .assumptions = { .origin = { 2012 } } };
}

static inline SpWaterfall *
run (Plan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFunding) funding = sp_funding_run (&plan->snapshot, NULL, &error);

  g_assert_no_error (error);
  return sp_waterfall_new (funding, NULL);
}

static inline guint
year_of (const SpWaterfall *self, gint start)
{
  for (guint y = 0; y < sp_waterfall_get_n_years (self); y++)
    if (sp_waterfall_get_year (self, y).start == start)
      return y;
  g_assert_not_reached ();
}

static inline const SpFinding *
find_code (const SpWaterfall *self, const char *code)
{
  GPtrArray *findings = sp_waterfall_get_findings (self);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (findings->pdata[i]), code))
      return findings->pdata[i];
  return NULL;
}
