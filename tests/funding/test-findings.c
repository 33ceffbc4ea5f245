/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What funding asks a planner to look at: each fault in a small programme is named, and nothing is corrected. */
#include "config.h"

#include "small-programme.h"

static void
test_findings (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;
  const SpFinding *finding;

  plan_init (&plan);
  self = run (&plan.snapshot);
  finding = find_code (self, "budget-profile-differ");
  g_assert_nonnull (finding);
  g_assert_cmpint (sp_finding_get_id (finding), ==, 1);
  g_assert_nonnull (strstr (sp_finding_get_message (finding), "£1.2m"));
  g_assert_nonnull (strstr (sp_finding_get_message (finding), "£1m"));
  g_assert_nonnull (strstr (sp_finding_get_message (finding), "£200,000 less"));
  g_assert_nonnull (find_code (self, "table-not-priced"));
  g_assert_nonnull (find_code (self, "developer-money-not-triggered"));
  g_assert_null (find_code (self, "project-not-priced"));
  g_assert_null (find_code (self, "profile-total-differs"));
}

/* Developer money is only as sure as its triggers. */
static void
test_triggers (void)
{
  SpObligation obligations[] = {
    { .kind = "money", .has_amount = TRUE, .amount = POUNDS (100000), .pot = 1, .triggered_on = "2013-06-01" },
    { .kind = "money", .has_amount = TRUE, .amount = POUNDS (200000), .pot = 1 },
    { .kind = "land", .pot = -1, .received_on = "2013-06-01" },
  };
  SpAgreement agreements[] = { { .id = 1, .growth = -1, .site = -1, .obligations = obligations, .n_obligations = 3 } };
  Plan plan;
  g_autoptr (SpFunding) self = NULL;
  const SpFinding *finding;

  plan_init (&plan);
  plan.snapshot.agreements = agreements;
  plan.snapshot.n_agreements = 1;
  self = run (&plan.snapshot);
  finding = find_code (self, "developer-money-not-triggered");
  g_assert_nonnull (finding);
  g_assert_nonnull (strstr (sp_finding_get_message (finding), "only £100,000"));
  g_clear_pointer (&self, sp_funding_unref);
  obligations[1].received_on = "2013-09-01";
  self = run (&plan.snapshot);
  g_assert_null (find_code (self, "developer-money-not-triggered"));
}

/* £1,000 for each of 300 dwellings is £300,000, not £1,000; a site that does not say how many there are leaves it open. */
static void
test_triggers_per_dwelling (void)
{
  SpSite sites[] = { { .id = 1, .name = "Beyond Green", .growth = -1, .primary_area = -1, .secondary_area = -1, .dwellings_min = 300,
                       .dwellings_max = 300 } };
  SpObligation obligations[] = { { .kind = "money", .has_amount = TRUE, .per_dwelling = TRUE, .amount = POUNDS (1000), .pot = 1,
                                   .triggered_on = "2013-06-01" } };
  SpAgreement agreements[] = { { .id = 1, .growth = -1, .site = 0, .obligations = obligations, .n_obligations = 1 } };
  Plan plan;
  g_autoptr (SpFunding) self = NULL;

  plan_init (&plan);
  plan.snapshot.sites = sites;
  plan.snapshot.n_sites = 1;
  plan.snapshot.agreements = agreements;
  plan.snapshot.n_agreements = 1;
  self = run (&plan.snapshot);
  g_assert_null (find_code (self, "developer-money-not-triggered"));
  g_clear_pointer (&self, sp_funding_unref);
  sites[0].dwellings_min = sites[0].dwellings_max = -1;
  self = run (&plan.snapshot);
  g_assert_nonnull (find_code (self, "developer-money-not-triggered"));
}

/* Years of spend that come to nothing are a profile of nothing, not none. */
static void
test_profile_of_nothing (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;

  plan_init (&plan);
  for (guint i = 0; i < plan.projects[0].n_spend; i++)
    plan.spend[i].amount = SP_POUNDS (0);
  plan.projects[0].spend_to_date = SP_POUNDS (0);
  plan.projects[0].has_profile_total = TRUE;
  plan.projects[0].profile_total = SP_POUNDS (1200000);
  self = run (&plan.snapshot);
  g_assert_nonnull (find_code (self, "profile-total-differs"));
  g_assert_nonnull (strstr (sp_finding_get_message (find_code (self, "profile-total-differs")), "add up to £0,"));
  g_assert_nonnull (find_code (self, "budget-profile-differ"));
}

/* Less than nothing is granted to nobody and spent by nobody; reserves may be owed. */
static void
test_below_nothing (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;

  plan_init (&plan);
  self = run (&plan.snapshot);
  g_assert_null (find_code (self, "money-below-nothing"));
  g_assert_null (find_code (self, "spend-below-nothing"));
  g_clear_pointer (&self, sp_funding_unref);
  plan.growth[1].amount = SP_POUNDS (-5000);
  plan.spend[0].amount = SP_POUNDS (-1000);
  self = run (&plan.snapshot);
  g_assert_nonnull (strstr (sp_finding_get_message (find_code (self, "money-below-nothing")), "−£5,000"));
  g_assert_nonnull (strstr (sp_finding_get_message (find_code (self, "spend-below-nothing")), "−£1,000, less than nothing"));
  g_clear_pointer (&self, sp_funding_unref);
  plan.pots[0].source = plan.pots[1].source = "revenue and reserves";
  self = run (&plan.snapshot);
  g_assert_null (find_code (self, "money-below-nothing"));
}

/* A hostile file: amounts whose sum does not fit in 64 bits are refused by name, not added. */
static void
test_absurd_amounts (void)
{
  Plan plan;
  g_autoptr (GError) error = NULL;

  plan_init (&plan);
  plan.projects[1].has_budget = plan.projects[2].has_budget = TRUE;
  plan.projects[1].budget = plan.projects[2].budget = sp_money (G_MAXINT64 - 5);
  g_assert_null (sp_funding_run (&plan.snapshot, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "Bignold"));
  g_clear_error (&error);

  plan_init (&plan);
  plan.growth[0].amount = sp_money (G_MININT64);
  g_assert_null (sp_funding_run (&plan.snapshot, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* However many amounts there are, all are added, and none is left out; only their sum has a limit, and that is said. */
static void
test_many_amounts (void)
{
  Plan plan;
  g_autofree SpDatedMoney *spend = g_new0 (SpDatedMoney, 50000);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFunding) self = NULL;
  SpMoney cost;

  plan_init (&plan);
  for (gint i = 0; i < 50000; i++)
    spend[i] = (SpDatedMoney) { { 2013 }, SP_POUNDS (100) };
  plan.projects[1].spend = spend;
  plan.projects[1].n_spend = 50000;
  self = run (&plan.snapshot);
  g_assert_cmpint (sp_funding_get_project_cost (self, 1, &cost), ==, SP_COST_PROFILE);
  g_assert_cmpint (cost.pence, ==, 500000000);

  for (gint i = 0; i < 10001; i++)
    spend[i].amount = sp_money (SP_MOST_PENCE);
  g_assert_null (sp_funding_run (&plan.snapshot, NULL, &error));
  g_assert_nonnull (strstr (error->message, "Bignold"));
}

/* £450 of an agreement and £12 of the levy are thousands; £450 for each dwelling is not. 30 February is no date. */
static void
test_units_of_claims (void)
{
  SpObligation obligations[] = {
    { .kind = "money", .has_amount = TRUE, .amount = POUNDS (450), .per_dwelling = TRUE, .pot = -1 },
    { .kind = "money", .has_amount = TRUE, .amount = POUNDS (450), .pot = -1 },
  };
  SpAgreement agreements[] = { { .id = 7, .title = "Hethersett", .growth = -1, .site = -1, .obligations = obligations,
                                 .n_obligations = 1 } };
  SpCilClaim claims[] = { { .text = "Levy for places", .project = -1, .has_amount = TRUE, .amount = POUNDS (12) } };
  Plan plan;
  g_autoptr (SpFunding) self = NULL;

  plan_init (&plan);
  plan.snapshot.agreements = agreements;
  plan.snapshot.n_agreements = 1;
  self = run (&plan.snapshot);
  g_assert_null (find_code (self, "amount-unit"));
  g_clear_pointer (&self, sp_funding_unref);

  agreements[0].n_obligations = 2;
  self = run (&plan.snapshot);
  g_assert_cmpint (sp_finding_get_id (find_code (self, "amount-unit")), ==, 7);
  g_assert_nonnull (strstr (sp_finding_get_message (find_code (self, "amount-unit")), "Hethersett, obligation 2"));
  g_clear_pointer (&self, sp_funding_unref);

  agreements[0].n_obligations = 0;
  plan.snapshot.cil_claims = claims;
  plan.snapshot.n_cil_claims = 1;
  plan.pots[0].spend_by = "2014-02-30";
  self = run (&plan.snapshot);
  g_assert_nonnull (strstr (sp_finding_get_message (find_code (self, "amount-unit")), "Levy for places"));
  g_assert_cmpint (sp_finding_get_id (find_code (self, "pot-date")), ==, 1);
}

/* Terms and amounts that cannot be meant, each named with its row. */
static void
test_bad_terms (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;
  static const SpAbsurdAmount absurd[] = { { SP_SUBJECT_PROJECT, 2, "spend", "Bignold", { 2013 } } };
  const SpFinding *found;

  plan_init (&plan);
  plan.pots[0].earliest_on = "2015-04-01";
  plan.pots[0].spend_by = "2014-03-31";
  plan.pots[0].award_years = 3;
  plan.growth[1].amount = plan.growth[0].amount;
  plan.developer[0].amount = sp_money (1450);
  plan.projects[0].places_from = 0;
  plan.projects[0].places_to_min = plan.projects[0].places_to_max = 1;
  plan.snapshot.absurd = absurd;
  plan.snapshot.n_absurd = 1;
  self = run (&plan.snapshot);
  found = find_code (self, "spend-by-before-start");
  g_assert_nonnull (found);
  g_assert_cmpint (sp_finding_get_id (found), ==, 1);
  found = find_code (self, "award-twice");
  g_assert_nonnull (found);
  g_assert_nonnull (strstr (sp_finding_get_message (found), "2013-14 and again in 2015-16"));
  found = find_code (self, "amount-unit");
  g_assert_nonnull (found);
  g_assert_cmpint (sp_finding_get_subject (found), ==, SP_SUBJECT_POT);
  found = find_code (self, "amount-absurd");
  g_assert_nonnull (found);
  g_assert_nonnull (strstr (sp_finding_get_message (found), "Bignold: its spend in 2013-14 is over a trillion"));
  plan.pots[0].spend_by = "soon";
  g_clear_pointer (&self, sp_funding_unref);
  self = run (&plan.snapshot);
  g_assert_nonnull (find_code (self, "pot-date"));
}

/* Thousands typed as pounds, or pounds as thousands: the thing is named, and what was typed is kept. */
static void
test_units (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;
  const SpFinding *found;
  SpMoney cost;

  plan_init (&plan);
  self = run (&plan.snapshot);
  g_assert_null (find_code (self, "amount-unit"));
  g_clear_pointer (&self, sp_funding_unref);

  plan.projects[0].budget = SP_POUNDS (1200); /* £1.2m in thousands; its spend comes to £1m */
  self = run (&plan.snapshot);
  found = find_code (self, "amount-unit");
  g_assert_nonnull (found);
  g_assert_cmpint (sp_finding_get_subject (found), ==, SP_SUBJECT_PROJECT);
  g_assert_cmpint (sp_finding_get_id (found), ==, 1);
  g_assert_cmpstr (sp_finding_get_message (found), ==,
                   "Ashwicken: its budget is £1,200 and its spend by year comes to £1m, about a thousand times apart. Check "
                   "whether one was typed in another unit.");
  g_assert_nonnull (find_code (self, "budget-profile-differ"));
  g_assert_cmpint (sp_funding_get_project_cost (self, 0, &cost), ==, SP_COST_BUDGET);
  g_assert_cmpint (cost.pence, ==, 120000);
  g_clear_pointer (&self, sp_funding_unref);

  plan_init (&plan);
  plan.projects[0].budget = SP_POUNDS (1200000000);
  self = run (&plan.snapshot);
  g_assert_nonnull (find_code (self, "amount-unit"));
  g_clear_pointer (&self, sp_funding_unref);

  plan_init (&plan);
  plan.growth[1].amount = SP_POUNDS (1200);
  self = run (&plan.snapshot);
  found = find_code (self, "amount-unit");
  g_assert_nonnull (found);
  g_assert_cmpint (sp_finding_get_subject (found), ==, SP_SUBJECT_POT);
  g_assert_nonnull (strstr (sp_finding_get_message (found), "BN: its amount in 2015-16 is £1,200 and in 2013-14 £500,000"));
}

static gboolean
says (SpFunding *self, const char *words)
{
  GPtrArray *findings = sp_funding_get_findings (self);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (findings->pdata[i]), "amount-unit")
        && strstr (sp_finding_get_message (findings->pdata[i]), words) != NULL)
      return TRUE;
  return FALSE;
}

static const char *
unit_message (SpFunding *self)
{
  const SpFinding *found = find_code (self, "amount-unit");

  return found != NULL ? sp_finding_get_message (found) : NULL;
}

/* The example of sp-funding-place-costs.c: the row, what it would be in each unit, and a question; no budget of any profile is needed. */
static void
test_place_costs (void)
{
  static const struct { gint64 pounds; gint places; const char *kind; gboolean asked; } cases[] = {
    { 4500, 210, "expansion", TRUE },        { 4500000, 210, "expansion", FALSE },      { 140000, 210, "expansion", FALSE },
    { 139000, 210, "expansion", TRUE },      { 4000000, 24, "new school", FALSE },      { 900000000, 24, "new school", TRUE },
    { 1700, 30, "temporary", TRUE },         { 12000, 30, "temporary", FALSE },         { 4500, 0, "expansion", TRUE },
    { 4500, 0, NULL, TRUE },                 { 4500, 0, "improvement", TRUE },          { 40000, 0, "improvement", FALSE },
    { 12000, 0, "expansion", FALSE },        { 272000, 0, "improvement", FALSE },       { 0, 210, "expansion", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpProjectPlaces places = { .area = 0, .places = cases[i].places };
      g_autoptr (SpFunding) self = NULL;
      Plan plan;

      plan_init (&plan);
      plan.projects[1].has_budget = plan.projects[2].has_budget = TRUE;
      plan.projects[1].budget = SP_POUNDS (cases[i].pounds);
      plan.projects[2].budget = SP_POUNDS (900000);
      plan.projects[1].kind = cases[i].kind;
      plan.projects[1].places_from = plan.projects[1].places_to_min = -1;
      plan.projects[1].places = &places;
      plan.projects[1].n_places = cases[i].places > 0;
      self = run (&plan.snapshot);
      g_test_message ("%u: £%" G_GINT64_FORMAT " for %d places", i, cases[i].pounds, cases[i].places);
      g_assert_cmpint (unit_message (self) != NULL, ==, cases[i].asked);
    }
}

static void
test_place_cost_words (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;

  plan_init (&plan);
  plan.projects[1].reference = "EC2";
  plan.projects[1].position = 4;
  plan.projects[1].kind = "expansion";
  plan.projects[1].has_budget = TRUE;
  plan.projects[1].budget = SP_POUNDS (4500);
  plan.projects[1].places_from = 420;
  plan.projects[1].places_to_min = plan.projects[1].places_to_max = 630;
  self = run (&plan.snapshot);
  g_assert_cmpstr (unit_message (self), ==,
                   "EC2 Bignold (programme table 2, row 4): it costs £4,500 (£21.43 a place). A place of such works costs £21,013.58 on "
                   "the national average. Typed in thousands it would be £4.5m (£21,428.57 a place), in millions £4,500m (£21.429m a "
                   "place). Which is meant? Correct its cost or its places.");
  g_clear_pointer (&self, sp_funding_unref);
  plan.projects[1].budget = SP_POUNDS (4500000000);
  self = run (&plan.snapshot);
  g_assert_nonnull (strstr (unit_message (self), "taken for thousands it would be £4.5m (£21,428.57 a place), taken for millions £4,500 ("));
}

/* A pot, or a table's cost, out of all proportion to the rest of the plan. */
static void
test_out_of_proportion (void)
{
  Plan plan;
  g_autoptr (SpFunding) self = NULL;

  plan_init (&plan);
  plan.growth[0].amount = SP_POUNDS (1200000000);
  self = run (&plan.snapshot);
  g_assert_true (says (self, "BN: £1,200m in one amount is more than all of England"));
  g_clear_pointer (&self, sp_funding_unref);

  plan_init (&plan); /* schemes cost £3.2m, other money is £1.2m */
  plan.developer[0].amount = SP_POUNDS (300000000);
  self = run (&plan.snapshot);
  g_assert_true (says (self, "Developers: £300m in one amount is over 50 times what all schemes cost"));
  g_clear_pointer (&self, sp_funding_unref);

  plan_init (&plan); /* 450 for £450,000, where a number is £m, in a plan of £92.5m */
  plan.projects[0].budget = SP_POUNDS (90500000);
  plan.developer[0].amount = SP_POUNDS (450000000);
  self = run (&plan.snapshot);
  g_assert_true (says (self, "Developers: £450m in one amount is over 3 times what all schemes cost"));
  g_clear_pointer (&self, sp_funding_unref);
  plan.developer[0].amount = SP_POUNDS (250000000);
  self = run (&plan.snapshot);
  g_assert_false (says (self, "Developers"));
  g_clear_pointer (&self, sp_funding_unref);

  plan_init (&plan);
  plan.pots[1].source = "project grant";
  plan.pots[2].source = "carry forward";
  plan.other[0].amount = SP_POUNDS (9000); /* £9m in thousands: the others hold £1.2m and £0.3m */
  self = run (&plan.snapshot);
  g_assert_false (says (self, "Condition: it holds")); /* the middle is only 33 times as much */
  g_clear_pointer (&self, sp_funding_unref);
  plan.developer[0].amount = SP_POUNDS (3000000);
  self = run (&plan.snapshot);
  g_assert_true (says (self, "Condition: it holds £9,000 in all, and half the plan's grants hold £1.2m or more."));
  plan.pots[2].source = "revenue and reserves"; /* may well be small */
  g_clear_pointer (&self, sp_funding_unref);
  self = run (&plan.snapshot);
  g_assert_false (says (self, "Condition: it holds"));
  g_clear_pointer (&self, sp_funding_unref);

  plan_init (&plan);
  plan.tables[1].indicative = SP_POUNDS (2000);
  self = run (&plan.snapshot);
  g_assert_true (says (self, "Programme table 2: £2,000 for the whole table is £1,000 for each of its projects."));
}

/* Of an agreement that says no dwellings there is nothing of its own to hold the sum against: the whole programme is. */
static void
test_large_obligations (void)
{
  static const struct { gint64 pounds; gboolean per_dwelling; guint n_dwellings; const char *says; } cases[] = {
    { 4500000, FALSE, 0, NULL }, { 4500000000, FALSE, 0, "Hethersett, obligation 1: £4,500m is more than all of England" },
    { 4500000000, FALSE, 1, "more than all of England" },
    { 450000000, FALSE, 0, "£450m is over 50 times what all schemes cost, and all money of pots" },
    { 450000000, FALSE, 1, NULL }, /* held against its own calculation */
    { 90000000, FALSE, 0, NULL },  { 6500, TRUE, 0, NULL }, { 6500000, TRUE, 0, "£6.5m for each dwelling is more than" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SpObligationDwelling dwelling = { -1, -1, 0, 100, 0.25 };
      SpObligation obligation = { .kind = "money", .has_amount = TRUE, .amount = SP_POUNDS (cases[i].pounds), .pot = -1,
                                  .per_dwelling = cases[i].per_dwelling, .dwellings = &dwelling, .n_dwellings = cases[i].n_dwellings };
      SpAgreement agreement = { .id = 7, .title = "Hethersett", .growth = -1, .site = -1, .obligations = &obligation, .n_obligations = 1 };
      g_autoptr (SpFunding) self = NULL;
      Plan plan;

      plan_init (&plan);
      plan.snapshot.agreements = &agreement;
      plan.snapshot.n_agreements = 1;
      self = run (&plan.snapshot);
      g_test_message ("%u: £%" G_GINT64_FORMAT, i, cases[i].pounds);
      if (cases[i].says == NULL)
        g_assert_null (unit_message (self));
      else
        g_assert_true (says (self, cases[i].says));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/findings/findings", test_findings);
  g_test_add_func ("/funding/findings/triggers", test_triggers);
  g_test_add_func ("/funding/findings/triggers-per-dwelling", test_triggers_per_dwelling);
  g_test_add_func ("/funding/findings/profile-of-nothing", test_profile_of_nothing);
  g_test_add_func ("/funding/findings/large-obligations", test_large_obligations);
  g_test_add_func ("/funding/findings/below-nothing", test_below_nothing);
  g_test_add_func ("/funding/findings/absurd-amounts", test_absurd_amounts);
  g_test_add_func ("/funding/findings/many-amounts", test_many_amounts);
  g_test_add_func ("/funding/findings/units-of-claims", test_units_of_claims);
  g_test_add_func ("/funding/findings/bad-terms", test_bad_terms);
  g_test_add_func ("/funding/findings/units", test_units);
  g_test_add_func ("/funding/findings/place-costs", test_place_costs);
  g_test_add_func ("/funding/findings/place-cost-words", test_place_cost_words);
  g_test_add_func ("/funding/findings/out-of-proportion", test_out_of_proportion);
  return g_test_run ();
}
