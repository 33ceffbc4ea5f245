/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a place costs against the national average: at the prices, and in the place, of the scheme. */
#include "config.h"

#include <string.h>

#include "sp-basic-need.h"
#include "sp-funding.h"
#include "sp-result-tables.h"

enum { AVERAGE = 7, PRICES = 8, PER_CENT = 10 };
enum { FUNDED = 3 }; /* of the award */

typedef struct
{
  SpCostIndexValue values[1];
  SpCostIndex      index;
  SpProject        project;
  SpSnapshot       snapshot;
} Plan;

/* £5m for a new school of 210: £23,809.52 a place. */
static void
plan_init (Plan *plan)
{
  *plan = (Plan) { .values = { { { 2022, 3 }, 371, FALSE } },
                   .project = { .id = 1, .name = "New primary", .kind = "new school", .phase = "primary", .school = -1,
                                .area = -1, .places_from = -1, .places_to_min = 210, .places_to_max = 210,
                                .has_budget = TRUE, .budget = SP_POUNDS (5000000) } };
  plan->index = (SpCostIndex) { .id = 1, .code = "tpi", .title = "All-in TPI", .values = plan->values, .n_values = 1 };
  plan->snapshot = (SpSnapshot) { .ref_count = 1, .projects = &plan->project, .n_projects = 1,
                                  .money = { .has_location_factor = TRUE, .location_factor = 0.99, .index = &plan->index } };
}

static void
assert_compared (Plan *plan, const char *average, const char *prices, const char *per_cent)
{
  g_autoptr (SpFunding) funding = sp_funding_run (&plan->snapshot, NULL, NULL);
  g_autoptr (SpTable) table = sp_table_of_place_costs (funding);

  g_assert_cmpuint (sp_table_get_n_rows (table), ==, 1);
  g_assert_cmpstr (sp_table_get_cell (table, 0, AVERAGE), ==, average);
  g_assert_cmpstr (sp_table_get_cell (table, 0, PRICES), ==, prices);
  g_assert_cmpstr (sp_table_get_cell (table, 0, PER_CENT), ==, per_cent);
}

/* domain.md 3.6: £25,088.72 at Q1 2026, £23,864.88 at Q1 2024, index 410 at Q1 2026 whatever is printed. */
static void
test_prices_and_place (void)
{
  Plan plan;

  plan_init (&plan);
  assert_compared (&plan, "24,837.83", "Q1 2026", "96"); /* no price base is said */
  plan.project.price_base = (SpPriceBase) { 2024, 1 };
  plan.project.location_factor = 1.13;
  assert_compared (&plan, "26,967.31", "Q1 2024", "88"); /* 23,864.88 x 1.13 */
  plan.project.location_factor = 0;
  plan.project.price_base = (SpPriceBase) { 2022, 3 };
  assert_compared (&plan, "22,475.21", "Q3 2022", "106"); /* 25,088.72 x 0.99 x 371 / 410 */
  plan.project.price_base = (SpPriceBase) { 2022, 2 }; /* no index holds it */
  assert_compared (&plan, "24,837.83", "Q1 2026", "96");
}

/* Places that nobody says earlier awards have paid for are not nought, and the estimate says what that does to it. */
static void
test_basic_need_words (void)
{
  SpBasicNeed outlook = { .target = { 2017 }, .award_year = { 2016 }, .margin = 0.02, .location_factor = 1,
                          .phases = { { .need = 10, .funded = -1, .fundable = 10, .rate = { .rate = SP_POUNDS (20000) } },
                                      { .need = 10, .funded = 4, .fundable = 6, .rate = { .rate = SP_POUNDS (25000) } } } };
  g_autoptr (SpTable) unsaid = sp_table_of_basic_need (&outlook), said = NULL;

  g_assert_null (sp_table_get_cell (unsaid, 0, FUNDED));
  g_assert_cmpstr (sp_table_get_cell (unsaid, 1, FUNDED), ==, "4");
  g_assert_nonnull (strstr (sp_table_get_note (unsaid), "too high by theirs"));
  g_assert_nonnull (strstr (sp_table_get_note (unsaid), "the plan's own"));
  g_assert_null (strstr (sp_table_get_note (unsaid), "not known"));
  outlook.phases[0].funded = 0;
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    outlook.phases[phase].rate = (SpBasicNeedRate) { .rate = SP_POUNDS (13780), .basis = SP_RATE_OF_EARLIER, .year = { 2013 },
                                                     .source = "National Audit Office" };
  said = sp_table_of_basic_need (&outlook);
  g_assert_cmpstr (sp_table_get_cell (said, 0, FUNDED), ==, "0");
  g_assert_null (strstr (sp_table_get_note (said), "too high by theirs"));
  g_assert_nonnull (strstr (sp_table_get_note (said), "2016-17, the year of the award, are not known"));
  g_assert_nonnull (strstr (sp_table_get_note (said), "of 2013-14 (National Audit Office), and so likely too low"));
  outlook.phases[0].rate.basis = SP_RATE_OF_LATER;
  g_clear_pointer (&said, sp_table_free);
  said = sp_table_of_basic_need (&outlook);
  g_assert_nonnull (strstr (sp_table_get_note (said), "too high by what prices")); /* and the other phase, too low */
  g_assert_nonnull (strstr (sp_table_get_note (said), "too low by what prices"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/place-costs/prices-and-place", test_prices_and_place);
  g_test_add_func ("/report/basic-need/words", test_basic_need_words);
  return g_test_run ();
}
