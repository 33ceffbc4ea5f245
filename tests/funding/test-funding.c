/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the programme costs by year and what the pots hold: worked by hand, and its laws on random programmes. */
#include "config.h"

#include "small-programme.h"

#include "sp-waterfall.h"

static gboolean
says (GPtrArray *findings, const char *code)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_strcmp0 (sp_finding_get_code (findings->pdata[i]), code) == 0)
      return TRUE;
  return FALSE;
}

static void
test_years (void)
{
  static const gint years[] = { 2012, 2013, 2014, 2015, 0 };
  static const gint64 spend[] = { 100000, 400000, 500000, 0, 2200000 }, money[] = { 0, 500000, 0, 700000, 300000 };
  static const gint64 balance[] = { -100000, 0, -500000, 200000, -1700000 };
  Plan plan;
  g_autoptr (SpFunding) self = NULL;
  g_autoptr (SpWaterfall) waterfall = NULL;

  plan_init (&plan);
  self = run (&plan.snapshot);
  waterfall = sp_waterfall_new (self, NULL);
  g_assert_cmpuint (sp_funding_get_n_years (self), ==, 5);
  g_assert_cmpuint (sp_waterfall_get_n_years (waterfall), ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpint (sp_funding_get_year (self, i).start, ==, years[i]);
      g_assert_cmpint (sp_waterfall_get_year (waterfall, i).start, ==, years[i]);
      g_assert_cmpint (sp_waterfall_get_spend (waterfall, i).pence, ==, spend[i] * 100);
      g_assert_cmpint (sp_waterfall_get_money (waterfall, i).pence, ==, money[i] * 100);
      g_assert_cmpint (sp_waterfall_get_position (waterfall, i).pence, ==, balance[i] * 100);
    }
  g_assert_nonnull (sp_funding_get_year_note (self, 0)); /* spend to March 2013 */
  g_assert_null (sp_funding_get_year_note (self, 1));
  g_assert_true (says (sp_waterfall_get_findings (waterfall), "dated-money-short")); /* by the end of 2014-15 */
}

/* Schemes without a cost, and pots without an amount: what they come to is not known to be nought. */
static void
test_not_known (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;

  plan_init (&plan);
  self = run (&plan.snapshot);
  g_assert_true (sp_funding_has_demand (self));
  g_assert_true (sp_funding_has_envelope (self));
  g_assert_false (says (sp_funding_get_findings (self), "pot-no-amount"));
  g_clear_pointer (&self, sp_funding_unref);
  for (guint p = 0; p < plan.snapshot.n_projects; p++)
    {
      plan.projects[p].has_budget = plan.projects[p].has_spend_to_date = plan.projects[p].has_profile_total = FALSE;
      plan.projects[p].n_spend = 0;
    }
  for (guint p = 0; p < plan.snapshot.n_pots; p++)
    plan.pots[p].n_amounts = 0;
  plan.snapshot.n_programme_tables = 0;
  self = run (&plan.snapshot);
  g_assert_false (sp_funding_has_demand (self));
  g_assert_false (sp_funding_has_envelope (self));
  g_assert_true (says (sp_funding_get_findings (self), "pot-no-amount"));
}

static void
test_totals (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;
  SpMoney cost;

  plan_init (&plan);
  self = run (&plan.snapshot);
  g_assert_cmpint (sp_funding_get_demand (self).pence, ==, 320000000);
  g_assert_cmpint (sp_funding_get_envelope (self).pence, ==, 150000000);
  g_assert_cmpint (sp_funding_get_uncertain (self).pence, ==, 30000000);
  g_assert_cmpuint (sp_funding_get_n_tables (self), ==, 2);
  g_assert_false (sp_funding_get_table (self, 0)->indicative);
  g_assert_cmpint (sp_funding_get_table (self, 0)->profiled.pence, ==, 100000000);
  g_assert_true (sp_funding_get_table (self, 1)->indicative);
  g_assert_cmpuint (sp_funding_get_table (self, 1)->n_unpriced, ==, 2);
  g_assert_cmpint (sp_funding_get_project_cost (self, 0, &cost), ==, SP_COST_BUDGET);
  g_assert_cmpint (cost.pence, ==, 120000000);
  g_assert_cmpint (sp_funding_get_project_cost (self, 1, NULL), ==, SP_COST_NONE);
  g_assert_cmpuint (sp_funding_get_n_sources (self), ==, 2);
  g_assert_cmpstr (sp_funding_source_name (sp_funding_get_source (self, 0)), ==, "Basic Need");
  g_assert_cmpint (sp_funding_get_source_total (self, 0).pence, ==, 120000000);
}

/* Law: over all columns spend adds up to demand and money to the envelope, and the last balance is one less the other.
 */
static void
test_columns_add_up (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;
  g_autoptr (SpWaterfall) waterfall = NULL;
  gint64 spend = 0, money = 0, sources = 0;
  guint last;

  plan_init (&plan);
  self = run (&plan.snapshot);
  waterfall = sp_waterfall_new (self, NULL);
  last = sp_waterfall_get_n_years (waterfall) - 1;
  for (guint y = 0; y <= last; y++)
    {
      spend += sp_waterfall_get_spend (waterfall, y).pence;
      money += sp_waterfall_get_money (waterfall, y).pence;
    }
  for (guint s = 0; s < sp_funding_get_n_sources (self); s++)
    sources += sp_funding_get_source_total (self, s).pence;
  g_assert_cmpint (spend, ==, sp_funding_get_demand (self).pence);
  g_assert_cmpint (money, ==, sp_funding_get_envelope (self).pence);
  g_assert_cmpint (sources, ==, money);
  g_assert_cmpint (sp_waterfall_get_position (waterfall, last).pence, ==, money - spend);
}

/* Pricing one project of a table that has only an indicative cost does not make the others free. */
static void
test_partly_priced_table (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;

  plan_init (&plan);
  plan.projects[1].has_budget = TRUE;
  plan.projects[1].budget = SP_POUNDS (800000);
  self = run (&plan.snapshot);
  g_assert_true (sp_funding_get_table (self, 1)->indicative);
  g_assert_cmpint (sp_funding_get_table (self, 1)->budgets.pence, ==, 80000000);
  g_assert_cmpint (sp_funding_get_demand (self).pence, ==, 320000000);
  g_clear_pointer (&self, sp_funding_unref);

  plan.projects[1].budget = SP_POUNDS (2500000); /* more than the whole table was thought to cost */
  self = run (&plan.snapshot);
  g_assert_false (sp_funding_get_table (self, 1)->indicative);
  g_assert_cmpint (sp_funding_get_demand (self).pence, ==, 370000000);
  g_assert_nonnull (find_code (self, "project-not-priced"));
  g_clear_pointer (&self, sp_funding_unref);

  plan.projects[1].budget = plan.projects[2].budget = SP_POUNDS (800000);
  plan.projects[2].has_budget = TRUE;
  self = run (&plan.snapshot);
  g_assert_cmpint (sp_funding_get_demand (self).pence, ==, 280000000);
}

static void
test_profile_total (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;

  plan_init (&plan);
  plan.projects[0].has_profile_total = TRUE;
  plan.projects[0].profile_total = SP_POUNDS (1000001);
  self = run (&plan.snapshot);
  g_assert_nonnull (find_code (self, "profile-total-differs"));
  g_assert_cmpint (sp_finding_get_severity (find_code (self, "profile-total-differs")), ==, SP_FINDING_ERROR);
}

/* Spend to date holds the years up to it: they are not counted twice. */
static void
test_spend_to_date (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;

  plan_init (&plan);
  plan.projects[0].spend_to_date_on = "2014-03-31";
  plan.projects[0].spend_to_date = SP_POUNDS (450000);
  self = run (&plan.snapshot);
  g_assert_cmpint (sp_funding_get_year (self, 0).start, ==, 2013);
  g_assert_cmpint (sp_funding_get_project_spend (self, 0, 0).pence, ==, 45000000);
  g_assert_cmpint (sp_funding_get_table (self, 0)->profiled.pence, ==, 95000000);
}

/* £1.2m for 105 or 210 places: a range stays a range. */
static void
test_cost_per_place (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;
  SpMoney lowest, highest;

  plan_init (&plan);
  plan.projects[0].places_from = 210;
  plan.projects[0].places_to_min = 315;
  plan.projects[0].places_to_max = 420;
  plan.projects[2].places_from = plan.projects[2].places_to_min = plan.projects[2].places_to_max = 210;
  plan.projects[2].has_budget = TRUE;
  self = run (&plan.snapshot);
  g_assert_true (sp_funding_get_project_cost_per_place (self, 0, &lowest, &highest));
  g_assert_cmpint (lowest.pence, ==, 571429);
  g_assert_cmpint (highest.pence, ==, 1142857);
  g_assert_false (sp_funding_get_project_cost_per_place (self, 1, &lowest, &highest)); /* no cost */
  g_assert_false (sp_funding_get_project_cost_per_place (self, 2, &lowest, &highest)); /* adds none */
}

/* Spend to date that has no date is spend all the same: it stands in the column of what is not dated. */
static void
test_spend_not_dated (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;
  guint last;

  plan_init (&plan);
  plan.projects[0].spend_to_date_on = NULL;
  plan.projects[0].budget = SP_POUNDS (1000000);
  self = run (&plan.snapshot);
  last = sp_funding_get_n_years (self) - 1;
  g_assert_cmpint (sp_funding_get_year (self, 0).start, ==, 2013);
  g_assert_cmpint (sp_funding_get_year (self, last).start, ==, 0);
  g_assert_cmpint (sp_funding_get_project_spend (self, 0, last).pence, ==, 10000000);
  g_assert_null (find_code (self, "budget-profile-differ"));
}

static void
test_price_bases (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;

  plan_init (&plan);
  plan.projects[1].has_budget = TRUE;
  plan.projects[1].budget = SP_POUNDS (1);
  plan.projects[1].price_base = (SpPriceBase) { 2013, 2 };
  self = run (&plan.snapshot);
  g_assert_nonnull (find_code (self, "price-bases-mixed"));
}

#define N_MANY 12

/* A random programme: budgets or none, profiles or none, dated or not, money below nought too. */
typedef struct
{
  SpDatedMoney     spend[N_MANY][3], amounts[N_MANY][3];
  SpProject        projects[N_MANY];
  SpPot            pots[N_MANY];
  SpProgrammeTable tables[2];
  SpSnapshot       snapshot;
} Many;

static SpMoney
random_money (GRand *random, gint lowest)
{
  return sp_money (g_rand_int_range (random, lowest, 1000000));
}

static void
many_init (Many *many, GRand *random)
{
  static const char *const sources[] = { "basic need", "condition", "cil" }, *const certainties[]
                                                                             = { "received", "expected" };

  *many = (Many){ .tables
                  = { { .number = 1, .title = "One", .has_indicative = TRUE, .indicative = random_money (random, 0) },
                      { .number = 2, .title = "Two" } } };
  for (gint i = 0; i < N_MANY; i++)
    {
      for (gint j = 0; j < 3; j++)
        {
          many->spend[i][j] = (SpDatedMoney) { { 2012 + j }, random_money (random, -1000) };
          many->amounts[i][j] = (SpDatedMoney) { { j == 0 ? 0 : 2011 + j }, random_money (random, -1000) };
        }
      many->projects[i] = (SpProject) {
        .id = i + 1, .table = g_rand_int_range (random, 0, 3), .name = "P", .school = -1, .area = -1,
        .has_budget = g_rand_boolean (random), .spend = many->spend[i], .n_spend = g_rand_int_range (random, 0, 4),
        .has_spend_to_date = g_rand_boolean (random), .spend_to_date = random_money (random, 0),
        .spend_to_date_on = g_rand_boolean (random) ? "2012-03-31" : NULL,
      };
      if (many->projects[i].has_budget)
        many->projects[i].budget = random_money (random, 0);
      if (!many->projects[i].has_spend_to_date)
        many->projects[i].spend_to_date = sp_money (0);
      many->pots[i] = (SpPot) {
        .id = i + 1, .name = "M", .source = sources[g_rand_int_range (random, 0, 3)], .programme = i % 4 == 0 ? "other" : "growth",
        .certainty = certainties[g_rand_int_range (random, 0, 2)], NOT_RESTRICTED, .amounts = many->amounts[i],
        .n_amounts = g_rand_int_range (random, 0, 4), .spend_by = g_rand_boolean (random) ? "2013-03-31" : NULL,
      };
    }
  many->snapshot = (SpSnapshot){ .ref_count = 1,
                                 .programme_tables = many->tables,
                                 .n_programme_tables = 2,
                                 .projects = many->projects,
                                 .n_projects = N_MANY,
                                 .pots = many->pots,
                                 .n_pots = N_MANY };
}

/* The position of each year, by way of what becomes of the money: carried forward and lapsed, less what is not paid. */
static void
check_position (const SpWaterfall *w, guint y, gint64 *lapsed, gint64 *unpaid)
{
  SpWaterfallYear row = sp_waterfall_get_totals (w, y);
  gint64 sources = 0;

  *lapsed += row.lapsed.pence;
  *unpaid += row.late.pence + row.gap.pence - row.settled.pence;
  g_assert_cmpint (sp_waterfall_get_position (w, y).pence, ==, row.carried.pence + *lapsed - *unpaid);
  for (guint s = 0; s < sp_funding_get_n_sources (sp_waterfall_get_funding (w)); s++)
    sources += sp_waterfall_get_source_money (w, sp_funding_get_source (sp_waterfall_get_funding (w), s), y).pence;
  g_assert_cmpint (sources, ==, sp_waterfall_get_money (w, y).pence);
}

/* Laws on random programmes: columns add up to demand and envelope, sources to money, tables to demand; the position of a
 * year is what is carried forward and lapsed less what is not paid; years rise and the undated column is last; the order of
 * projects and pots makes no difference. */
static void
test_laws (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (92672);

  for (gint round = 0; round < 500; round++)
    {
      Many many, turned;
      g_autoptr (SpFunding) self = NULL, other = NULL;
      g_autoptr (SpWaterfall) waterfall = NULL, again = NULL;
      gint64 spend = 0, money = 0, sources = 0, tables = 0, lapsed = 0, unpaid = 0;

      many_init (&many, random);
      self = run (&many.snapshot);
      waterfall = sp_waterfall_new (self, NULL);
      for (guint y = 1; y < sp_funding_get_n_years (self); y++)
        if (sp_funding_get_year (self, y).start != 0)
          g_assert_cmpint (sp_funding_get_year (self, y).start, >, sp_funding_get_year (self, y - 1).start);
      for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
        {
          spend += sp_waterfall_get_spend (waterfall, y).pence;
          money += sp_waterfall_get_money (waterfall, y).pence;
          g_assert_cmpint (sp_waterfall_get_position (waterfall, y).pence, ==, money - spend);
          check_position (waterfall, y, &lapsed, &unpaid);
        }
      for (guint s = 0; s < sp_funding_get_n_sources (self); s++)
        sources += sp_funding_get_source_total (self, s).pence;
      for (guint t = 0; t < sp_funding_get_n_tables (self); t++)
        tables += sp_funding_get_table (self, t)->demand.pence;
      g_assert_cmpint (spend, ==, sp_funding_get_demand (self).pence);
      g_assert_cmpint (sp_waterfall_get_gap (waterfall).cost.pence, ==, spend);
      g_assert_cmpint (sp_waterfall_get_gap (waterfall).money.pence, ==, money);
      g_assert_cmpint (tables, ==, spend);
      g_assert_cmpint (money, ==, sp_funding_get_envelope (self).pence);
      g_assert_cmpint (sources, ==, money);

      turned = many;
      for (gint i = 0; i < N_MANY; i++)
        {
          turned.projects[i] = many.projects[N_MANY - 1 - i];
          turned.pots[i] = many.pots[N_MANY - 1 - i];
        }
      turned.snapshot.projects = turned.projects;
      turned.snapshot.pots = turned.pots;
      turned.snapshot.programme_tables = turned.tables;
      other = run (&turned.snapshot);
      g_assert_cmpint (sp_funding_get_demand (other).pence, ==, spend);
      g_assert_cmpint (sp_funding_get_uncertain (other).pence, ==, sp_funding_get_uncertain (self).pence);
      again = sp_waterfall_new (other, NULL);
      for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
        g_assert_cmpint (sp_waterfall_get_position (again, y).pence, ==, sp_waterfall_get_position (waterfall, y).pence);
      g_clear_pointer (&self, sp_funding_unref);
      g_clear_pointer (&other, sp_funding_unref);
    }
}

/* Received and not dated: in hand from the financial year of the plan's own day, with a column of its own if need be; it is
 * not charged with what was spent before. Not received: in no year. */
static void
test_money_in_hand (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;
  g_autoptr (SpWaterfall) waterfall = NULL;

  plan_init (&plan);
  plan.pots[1].certainty = "received";
  plan.snapshot.money.as_of = "2013-11-21";
  self = run (&plan.snapshot);
  waterfall = sp_waterfall_new (self, NULL);
  g_assert_cmpint (sp_funding_get_base_year (self).start, ==, 2013);
  g_assert_cmpint (sp_waterfall_get_money (waterfall, 0).pence, ==, 0);
  g_assert_cmpint (sp_waterfall_get_position (waterfall, 0).pence, ==, 0);
  g_assert_cmpint (sp_waterfall_get_money (waterfall, 1).pence, ==, 80000000);
  g_assert_cmpint (sp_waterfall_get_money (waterfall, sp_waterfall_get_n_years (waterfall) - 1).pence, ==, 0);
  g_clear_pointer (&waterfall, sp_waterfall_unref);
  g_clear_pointer (&self, sp_funding_unref);

  plan.snapshot.money.as_of = "2011-11-21";
  self = run (&plan.snapshot);
  waterfall = sp_waterfall_new (self, NULL);
  g_assert_cmpint (sp_waterfall_get_year (waterfall, 0).start, ==, 2011);
  g_assert_cmpint (sp_waterfall_get_position (waterfall, 0).pence, ==, 30000000);
  g_assert_cmpint (sp_waterfall_get_position (waterfall, 1).pence, ==, 20000000);
  g_clear_pointer (&waterfall, sp_waterfall_unref);
  g_clear_pointer (&self, sp_funding_unref);

  plan.pots[1].certainty = "announced";
  self = run (&plan.snapshot);
  waterfall = sp_waterfall_new (self, NULL);
  g_assert_cmpint (sp_waterfall_get_year (waterfall, 0).start, ==, 2012);
  g_assert_cmpint (sp_waterfall_get_position (waterfall, 0).pence, ==, -10000000);
}

static void
test_empty (void)
{
  SpSnapshot snapshot = { .ref_count = 1 };
  g_autoptr (SpFunding) self = run (&snapshot);

  g_assert_cmpuint (sp_funding_get_n_years (self), ==, 0);
  g_assert_cmpint (sp_funding_get_demand (self).pence, ==, 0);
  g_assert_cmpuint (sp_funding_get_findings (self)->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/funding/years", test_years);
  g_test_add_func ("/funding/funding/totals", test_totals);
  g_test_add_func ("/funding/funding/not-known", test_not_known);
  g_test_add_func ("/funding/funding/columns-add-up", test_columns_add_up);
  g_test_add_func ("/funding/funding/partly-priced-table", test_partly_priced_table);
  g_test_add_func ("/funding/funding/profile-total", test_profile_total);
  g_test_add_func ("/funding/funding/spend-to-date", test_spend_to_date);
  g_test_add_func ("/funding/funding/spend-not-dated", test_spend_not_dated);
  g_test_add_func ("/funding/funding/cost-per-place", test_cost_per_place);
  g_test_add_func ("/funding/funding/price-bases", test_price_bases);
  g_test_add_func ("/funding/funding/laws", test_laws);
  g_test_add_func ("/funding/funding/money-in-hand", test_money_in_hand);
  g_test_add_func ("/funding/funding/empty", test_empty);
  return g_test_run ();
}
