/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small programme written in a test, and what funding says of it. */
#pragma once

#include "sp-funding.h"

#define POUNDS(p) { (gint64) (p) * 100 }
#define NOT_RESTRICTED .area = -1, .school = -1, .growth = -1, .project = -1

static inline SpFunding *
run (SpSnapshot *snapshot)
{
  g_autoptr (GError) error = NULL;
  SpFunding *self = sp_funding_run (snapshot, NULL, &error);

  g_assert_no_error (error);
  return self;
}

static inline const SpFinding *
find_code (const SpFunding *self, const char *code)
{
  GPtrArray *findings = sp_funding_get_findings (self);

  for (guint i = 0; i < findings->len; i++)
    if (g_strcmp0 (sp_finding_get_code (findings->pdata[i]), code) == 0)
      return findings->pdata[i];
  return NULL;
}

/* A small programme: one priced table, one with an indicative cost, a pot with years, one without, one of another
 * programme. */
typedef struct
{
  SpDatedMoney     spend[2], growth[2], developer[1], other[1];
  SpProgrammeTable tables[2];
  SpProject        projects[3];
  SpPot            pots[3];
  SpSnapshot       snapshot;
} Plan;

static inline void
plan_init (Plan *plan)
{
  *plan = (Plan) {
    .spend = { { { 2013 }, POUNDS (400000) }, { { 2014 }, POUNDS (500000) } },
    .growth = { { { 2013 }, POUNDS (500000) }, { { 2015 }, POUNDS (700000) } },
    .developer = { { { 0 }, POUNDS (300000) } },
    .other = { { { 2013 }, POUNDS (9000000) } },
    .tables = { { .number = 1, .title = "Ready" }, { .number = 2, .title = "Later", .has_indicative = TRUE, .indicative = POUNDS (2000000) } },
    .projects = {
      { .id = 1, .table = 1, .name = "Ashwicken", .school = -1, .area = -1, .has_budget = TRUE, .budget = POUNDS (1200000),
        .has_spend_to_date = TRUE, .spend_to_date = POUNDS (100000), .spend_to_date_on = "2013-03-31", .n_spend = 2 },
      { .id = 2, .table = 2, .name = "Bignold", .school = -1, .area = -1 },
      { .id = 3, .table = 2, .name = "Watton", .school = -1, .area = -1 },
    },
    .pots = {
      { .id = 1, .name = "BN", .source = "basic need", .programme = "growth", .certainty = "announced", NOT_RESTRICTED, .n_amounts = 2 },
      { .id = 2, .name = "Developers", .source = "section 106", .programme = "growth", .certainty = "expected", NOT_RESTRICTED, .n_amounts = 1 },
      { .id = 3, .name = "Condition", .source = "condition", .programme = "other", .certainty = "received", NOT_RESTRICTED, .n_amounts = 1 },
    },
  };
  plan->projects[0].spend = plan->spend;
  plan->pots[0].amounts = plan->growth;
  plan->pots[1].amounts = plan->developer;
  plan->pots[2].amounts = plan->other;
  plan->snapshot = (SpSnapshot){ .ref_count = 1,
                                 .programme_tables = plan->tables,
                                 .n_programme_tables = 2,
                                 .projects = plan->projects,
                                 .n_projects = 3,
                                 .pots = plan->pots,
                                 .n_pots = 3 };
}
