/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contributions: what they are worth, when they come, and how that moves with the dwellings; and terms in sentences. */
#include "config.h"

#include "receipt-plan.h"
#include "sp-cost-index.h"
#include "sp-terms.h"
#include "sp-waterfall.h"

#define FREE .area = -1, .school = -1, .growth = -1, .project = -1
#define N_YEARS 8
#define N_PATHS 10

/* Path p builds 10 + 2 p dwellings a year from the origin on, `slip` years late. */
static SpSiteDelivery *
deliver (Plan *plan, gint slip)
{
  double *expected = g_new0 (double, 2 * N_YEARS);
  float *completed = g_new0 (float, N_YEARS * N_PATHS), *lived_in = g_new0 (float, N_YEARS * N_PATHS);

  for (gint y = 0; y < N_YEARS; y++)
    for (gint p = 0; p < N_PATHS; p++)
      {
        completed[y * N_PATHS + p] = lived_in[y * N_PATHS + p] = (float) ((10 + 2 * p) * MAX (0, y + 1 - slip));
        expected[y] += lived_in[y * N_PATHS + p] / N_PATHS;
        expected[N_YEARS + y] += lived_in[y * N_PATHS + p] / N_PATHS;
      }
  return sp_site_delivery_new_take (&plan->snapshot, sp_academic_year (2012), N_YEARS, N_PATHS, expected, completed,
                                    lived_in);
}

/* The 50th is reached at 28 a year in the 2nd year, at 20 in the 3rd, at 10 in the 5th. */
static void
test_follows_dwellings (void)
{
  Plan plan;
  g_autoptr (SpSiteDelivery) delivery = NULL, slipped = NULL;
  g_autoptr (SpReceipts) before = NULL, after = NULL;

  plan_init (&plan);
  plan.agreement.pay_back_on = "2017-06-30";
  delivery = deliver (&plan, 0);
  slipped = deliver (&plan, 1);
  before = sp_receipts_new (&plan.snapshot, delivery, "2013-09-01");
  after = sp_receipts_new (&plan.snapshot, slipped, "2013-09-01");
  g_assert_cmpint (sp_receipts_get (before, 0)->early.start, ==, 2014);    /* by 31 August 2014 on 2 paths of 10 */
  g_assert_cmpint (sp_receipts_get (before, 0)->expected.start, ==, 2015);
  g_assert_cmpint (sp_receipts_get (before, 0)->late.start, ==, 2017);
  g_assert_cmpint (sp_receipts_get (after, 0)->early.start, ==, 2015);
  g_assert_cmpint (sp_receipts_get (after, 0)->expected.start, ==, 2016);
  g_assert_cmpint (sp_receipts_get (after, 0)->late.start, ==, 2018);
  g_assert_cmpfloat (sp_receipts_get (before, 0)->never, ==, 0);
  /* Too late when it has not been triggered by 31 August 2016: paths 0 and 1 have 40 and 48 by then; slipped, 0 to 3. */
  g_assert_cmpfloat_with_epsilon (sp_receipts_get (before, 0)->at_risk, 0.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (sp_receipts_get (after, 0)->at_risk, 0.4, 1e-9);
  g_assert_true (has_code (sp_receipts_get_findings (after), "contribution-expiry-risk"));
  g_assert_cmpfloat_with_epsilon (sp_receipts_get_chance (before, 0, sp_financial_year (2013)), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (sp_receipts_get_chance (before, 0, sp_financial_year (2014)), 0.2, 1e-9);
  g_assert_cmpfloat_with_epsilon (sp_receipts_get_chance (before, 0, sp_financial_year (2017)), 1, 1e-9);
  g_clear_pointer (&before, sp_receipts_unref);
  plan.obligations[0].due_on = "2014-05-01"; /* a date is a date, whatever is built */
  before = sp_receipts_new (&plan.snapshot, delivery, "2013-09-01");
  g_assert_cmpfloat (sp_receipts_get_chance (before, 0, sp_financial_year (2013)), ==, 0);
  g_assert_cmpfloat (sp_receipts_get_chance (before, 0, sp_financial_year (2014)), ==, 1);
}

/* The site slips: the money comes after the spend, which is a gap until then. */
static void
test_gap_follows_dwellings (void)
{
  static const SpProjectIndex answered[] = { 0 };
  Plan plan;
  gint64 late[2];

  plan_init (&plan);
  plan.snapshot.n_projects = 1;
  plan.growth[0].projects = answered;
  plan.growth[0].n_projects = 1;
  plan.obligations[0].phase = NULL;
  plan.obligations[0].index = NULL;
  for (gint slip = 0; slip < 2; slip++)
    {
      g_autoptr (SpSiteDelivery) delivery = deliver (&plan, slip);
      g_autoptr (SpReceipts) receipts = sp_receipts_new (&plan.snapshot, delivery, "2013-09-01");
      g_autoptr (SpFunding) funding = sp_funding_run (&plan.snapshot, NULL, NULL);
      g_autoptr (SpWaterfall) waterfall = sp_waterfall_new (funding, receipts);
      const SpPurse *purse = sp_waterfall_get_purse (waterfall, 0);

      g_assert_cmpstr (purse->name, ==, "Kingsfleet");
      g_assert_cmpint (purse->amount.pence, ==, 49122200);
      late[slip] = 0;
      for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
        late[slip] += sp_waterfall_get_totals (waterfall, y).late.pence;
      g_assert_cmpint (sp_waterfall_get_missing (waterfall).pence, ==, 0);
    }
  g_assert_cmpint (late[0], ==, 0);
  g_assert_cmpint (late[1], ==, 40000000);
}

/* £491,222 x 399 / 390 = £502,557.89; a forecast of the index is no value, and one of the quarter alone is stale later. */
static void
test_index (void)
{
  Plan plan;
  g_autoptr (SpReceipts) fresh = NULL, stale = NULL, missing = NULL, unnamed = NULL;

  plan_init (&plan);
  fresh = sp_receipts_new (&plan.snapshot, NULL, "2025-11-01");
  g_assert_true (sp_receipts_get (fresh, 0)->indexed);
  g_assert_cmpint (sp_receipts_get (fresh, 0)->worth.pence, ==, 50255789);
  g_assert_false (has_code (sp_receipts_get_findings (fresh), "index-stale"));
  stale = sp_receipts_new (&plan.snapshot, NULL, "2026-04-01");
  g_assert_cmpint (sp_receipts_get (stale, 0)->worth.pence, ==, 50255789);
  g_assert_true (has_code (sp_receipts_get_findings (stale), "index-stale"));
  plan.obligations[0].price_base = (SpPriceBase) { 2019, 2 };
  missing = sp_receipts_new (&plan.snapshot, NULL, "2025-11-01");
  g_assert_false (sp_receipts_get (missing, 0)->indexed);
  g_assert_cmpint (sp_receipts_get (missing, 0)->worth.pence, ==, 49122200);
  g_assert_true (has_code (sp_receipts_get_findings (missing), "index-missing"));
  g_assert_false (has_code (sp_receipts_get_findings (missing), "index-not-named"));

  /* Prices of a quarter, and nothing said of how they grow. */
  plan.obligations[0].index = NULL;
  unnamed = sp_receipts_new (&plan.snapshot, NULL, "2025-11-01");
  g_assert_true (has_code (sp_receipts_get_findings (unnamed), "index-not-named"));
}

/* £400,000 at Q1 2024 is £409,230.77 at Q1 2025 (399 / 390); a quarter the index does not hold is not guessed. */
static void
test_budget_now (void)
{
  Plan plan;
  SpMoney now;

  plan_init (&plan);
  plan.snapshot.n_projects = 1;
  plan.snapshot.money.index = &plan.index;
  plan.project.price_base = (SpPriceBase) { 2024, 1 };
  plan.snapshot.money.price_base = (SpPriceBase) { 2025, 1 };
  g_assert_true (sp_project_budget_now (&plan.snapshot, 0, &now));
  g_assert_cmpint (now.pence, ==, 40923077);
  plan.snapshot.money.price_base = (SpPriceBase) { 0, 0 };
  plan.snapshot.money.as_of = "2025-06-01";
  g_assert_true (sp_project_budget_now (&plan.snapshot, 0, &now));
  g_assert_cmpint (now.pence, ==, 40923077);
  plan.project.price_base = (SpPriceBase) { 2019, 1 };
  g_assert_false (sp_project_budget_now (&plan.snapshot, 0, &now));
}

static void
test_misprint (void)
{
  Plan plan;
  g_autoptr (GPtrArray) findings = sp_findings_new ();

  plan_init (&plan);
  plan.values[2] = (SpCostIndexValue) { { 2026, 1 }, 399, FALSE };
  sp_cost_index_check (&plan.index, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (sp_finding_get_code (findings->pdata[0]), ==, "index-misprinted");
  plan.values[1].value = 400;
  plan.values[2].value = 410;
  g_ptr_array_set_size (findings, 0);
  sp_cost_index_check (&plan.index, findings);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (sp_finding_get_code (findings->pdata[0]), ==, "index-differs");
}

/* 250 dwellings at 20 in 100 are 50 pupils; 10 places free: 40 places at £19,648.88 = £785,955.20 (domain.md 3.5). */
static void
test_calculation (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;
  const SpReceipt *row;

  plan_init (&plan);
  plan.dwellings[0] = (SpObligationDwelling) { -1, -1, 0, 200, 0.2 };
  plan.dwellings[1] = (SpObligationDwelling) { 1, -1, 0, 50, 0.2 };
  plan.obligations[0].dwellings = plan.dwellings;
  plan.obligations[0].n_dwellings = 2;
  plan.obligations[0].headroom_places = 10;
  plan.obligations[0].has_cost_per_place = TRUE;
  plan.obligations[0].cost_per_place = sp_money (1964888);
  plan.obligations[0].index = NULL;
  receipts = sp_receipts_new (&plan.snapshot, NULL, NULL);
  row = sp_receipts_get (receipts, 0);
  g_assert_true (row->has_calculation);
  g_assert_cmpfloat (row->pupils, ==, 50);
  g_assert_cmpfloat (row->places, ==, 40);
  g_assert_cmpint (row->calculated.pence, ==, 78595520);
  g_assert_true (has_code (sp_receipts_get_findings (receipts), "obligation-below-cost"));
  g_assert_cmpstr (sp_receipts_get_day (receipts), ==, "2013-09-01"); /* the plan's own */
}

/* The same 40 places cost what those of the scheme do, or those of the plan's own rate: £400,000 for 20 is £20,000 each. What is worked
 * out at £13,333 is below that, though it is all that its own sum gives. */
static void
test_cost_of_what_it_is_for (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL, tied = NULL, school = NULL;
  const SpReceipt *row;

  plan_init (&plan);
  plan.dwellings[0] = (SpObligationDwelling) { -1, -1, 0, 200, 0.2 };
  plan.obligations[0].dwellings = plan.dwellings;
  plan.obligations[0].n_dwellings = 1;
  plan.obligations[0].has_cost_per_place = TRUE;
  plan.obligations[0].cost_per_place = sp_money (1333333);
  plan.obligations[0].amount = sp_money (53333320);
  plan.obligations[0].index = NULL;
  plan.project.kind = "expansion";
  plan.project.option = -1;
  plan.snapshot.n_projects = 1;
  plan.project.phase = "primary";
  plan.project.places_from = 0;
  plan.project.places_to_min = plan.project.places_to_max = 20;
  receipts = sp_receipts_new (&plan.snapshot, NULL, NULL);
  row = sp_receipts_get (receipts, 0);
  g_assert_cmpint (row->calculated.pence, ==, 53333320);
  g_assert_cmpint (row->cost_rate.pence, ==, 2000000);
  g_assert_cmpint (row->cost.pence, ==, 80000000);
  g_assert_true (has_code (sp_receipts_get_findings (receipts), "obligation-below-cost"));
  /* With a site for a school the money is for that school: x 25,088.72 / 21,013.58. */
  plan.obligations[1] = (SpObligation) { .id = 11, .kind = "land", .phase = "primary", .text = "A site", .land_hectares = 2, .pot = -1,
                                         .project = -1, .school = -1, .headroom_places = -1 };
  plan.agreement.n_obligations = 2;
  school = sp_receipts_new (&plan.snapshot, NULL, NULL);
  g_assert_cmpint (sp_receipts_get (school, 0)->cost_works, ==, SP_WORKS_NEW_SCHOOL);
  g_assert_cmpint (sp_receipts_get (school, 0)->cost_rate.pence, ==, 2387858);
  /* Tied to the scheme it costs what that does, and is enough. */
  plan.obligations[0].project = 0;
  plan.obligations[0].amount = SP_POUNDS (800000);
  tied = sp_receipts_new (&plan.snapshot, NULL, NULL);
  g_assert_cmpint (sp_receipts_get (tied, 0)->cost.pence, ==, 80000000);
  g_assert_false (has_code (sp_receipts_get_findings (tied), "obligation-below-cost"));
}

/* An amount a thousand times what its own calculation gives, and a dwelling that the site will never have. */
static void
test_out_of_proportion (void)
{
  Plan plan;
  g_autoptr (SpSiteDelivery) delivery = NULL;
  g_autoptr (SpReceipts) large = NULL, small = NULL;

  plan_init (&plan);
  plan.dwellings[0] = (SpObligationDwelling) { -1, -1, 0, 100, 0.25 };
  plan.obligations[0].dwellings = plan.dwellings;
  plan.obligations[0].n_dwellings = 1;
  plan.obligations[0].has_cost_per_place = TRUE;
  plan.obligations[0].cost_per_place = sp_money (1964888);
  plan.obligations[0].index = NULL;
  plan.obligations[0].amount = SP_POUNDS (491222000);
  plan.obligations[0].trigger_value = 5000;
  delivery = deliver (&plan, 0);
  large = sp_receipts_new (&plan.snapshot, delivery, NULL);
  g_assert_true (has_code (sp_receipts_get_findings (large), "amount-unit"));
  g_assert_true (has_code (sp_receipts_get_findings (large), "trigger-past-site")); /* of 200 */
  plan.obligations[0].amount = SP_POUNDS (491);
  plan.obligations[0].trigger_value = 200;
  small = sp_receipts_new (&plan.snapshot, delivery, NULL);
  g_assert_true (has_code (sp_receipts_get_findings (small), "amount-unit"));
  g_assert_false (has_code (sp_receipts_get_findings (small), "obligation-below-cost"));
  g_assert_false (has_code (sp_receipts_get_findings (small), "trigger-past-site"));
}

static void
test_per_dwelling (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL, unknown = NULL;

  plan_init (&plan);
  plan.obligations[0].per_dwelling = TRUE;
  plan.obligations[0].amount = SP_POUNDS (2500);
  plan.obligations[0].index = NULL;
  receipts = sp_receipts_new (&plan.snapshot, NULL, NULL);
  g_assert_cmpint (sp_receipts_get (receipts, 0)->worth.pence, ==, 50000000);
  plan.sites[0].dwellings_min = -1;
  unknown = sp_receipts_new (&plan.snapshot, NULL, NULL);
  g_assert_false (sp_receipts_get (unknown, 0)->has_amount);
}

/* Due in 2012-13 and not come by November 2013: money of 2013-14 at the soonest, and at risk; once come, of the year it came. */
static void
test_overdue (void)
{
  static const SpProjectIndex answered[] = { 0 };
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL, come = NULL;
  g_autoptr (SpFunding) funding = NULL;
  g_autoptr (SpWaterfall) waterfall = NULL;

  plan_init (&plan);
  plan.snapshot.n_projects = 1;
  plan.growth[0].projects = answered;
  plan.growth[0].n_projects = 1;
  plan.obligations[0].phase = NULL;
  plan.obligations[0].index = NULL;
  plan.obligations[0].due_on = "2012-06-01";
  receipts = sp_receipts_new (&plan.snapshot, NULL, "2013-11-21");
  g_assert_cmpint (sp_receipts_get (receipts, 0)->state, ==, SP_RECEIPT_OVERDUE);
  g_assert_cmpint (sp_receipts_get (receipts, 0)->expected.start, ==, 2013);
  g_assert_cmpfloat (sp_receipts_get_chance (receipts, 0, sp_financial_year (2012)), ==, 0);
  funding = sp_funding_run (&plan.snapshot, NULL, NULL);
  waterfall = sp_waterfall_new (funding, receipts);
  g_assert_cmpint (sp_waterfall_get_year (waterfall, 0).start, ==, 2013); /* no year before has money or spend */
  g_assert_cmpint (sp_waterfall_get_purse_year (waterfall, 0, 0).fresh.pence, ==, 49122200);
  g_assert_cmpstr (sp_waterfall_get_purse (waterfall, 0)->certainty, ==, "at risk");
  g_assert_cmpint (sp_waterfall_get_line (waterfall, 0)->uncertain.pence, ==, 40000000);
  plan.obligations[0].received_on = "2012-07-01";
  come = sp_receipts_new (&plan.snapshot, NULL, "2013-11-21");
  g_assert_cmpint (sp_receipts_get (come, 0)->expected.start, ==, 2012);
}

/* Each of the six events in turn; dates decide, and the day looked at. */
static void
test_states (void)
{
  Plan plan;
  static const struct { const char *day; SpReceiptState state; } days[] = {
    { "2012-04-30", SP_RECEIPT_NOT_YET }, { "2012-05-01", SP_RECEIPT_SIGNED }, { "2014-03-01", SP_RECEIPT_DUE },
    { "2014-04-29", SP_RECEIPT_OVERDUE }, { "2014-05-02", SP_RECEIPT_RECEIVED }, { "2014-12-31", SP_RECEIPT_ALLOCATED },
    { "2016-05-01", SP_RECEIPT_SPENT },
  };

  plan_init (&plan);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autoptr (SpReceipts) receipts = NULL;

      plan.obligations[0].triggered_on = i < 2 ? NULL : "2014-03-01";
      plan.obligations[0].due_on = i < 2 ? NULL : "2014-04-28";
      plan.obligations[0].received_on = i < 2 ? NULL : "2014-05-01";
      plan.obligations[0].allocated_on = "2014-12";
      plan.obligations[0].spent_on = "2016-05-01";
      receipts = sp_receipts_new (&plan.snapshot, NULL, days[i].day);
      g_assert_cmpint (sp_receipts_get (receipts, 0)->state, ==, days[i].state);
    }
}

static void
test_pay_back (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL, later = NULL;

  plan_init (&plan);
  plan.transactions[0] = (SpTransaction) { .id = 1, .state = "received", .amount = SP_POUNDS (400), .project = -1 };
  plan.transactions[1] = (SpTransaction) { .id = 2, .state = "spent", .amount = SP_POUNDS (100), .project = -1 };
  plan.obligations[0].transactions = plan.transactions;
  plan.obligations[0].n_transactions = 2;
  plan.obligations[0].received_on = "2014-05-01";
  plan.obligations[0].pay_back_years = 10;
  receipts = sp_receipts_new (&plan.snapshot, NULL, "2022-09-01");
  g_assert_cmpstr (sp_receipts_get (receipts, 0)->pay_back_on, ==, "2024-05-01");
  g_assert_cmpint (sp_receipts_get (receipts, 0)->received.pence, ==, 40000);
  g_assert_true (has_code (sp_receipts_get_findings (receipts), "contribution-lapses-soon"));
  later = sp_receipts_new (&plan.snapshot, NULL, "2024-05-01");
  g_assert_cmpint (sp_receipts_get (later, 0)->state, ==, SP_RECEIPT_PAY_BACK);
  g_assert_true (has_code (sp_receipts_get_findings (later), "contribution-to-pay-back"));
}

/* A trigger on a site that has no dwellings by year, or on no one site. */
static void
test_trigger_on_nothing (void)
{
  Plan plan;
  g_autoptr (SpSiteDelivery) delivery = NULL;
  g_autoptr (SpReceipts) none = NULL, several = NULL;

  plan_init (&plan);
  delivery = sp_site_delivery_new_take (&plan.snapshot, sp_academic_year (2012), N_YEARS, N_PATHS,
                                        g_new0 (double, 2 * N_YEARS), g_new0 (float, N_YEARS * N_PATHS),
                                        g_new0 (float, N_YEARS * N_PATHS));
  none = sp_receipts_new (&plan.snapshot, delivery, NULL);
  g_assert_cmpint (sp_receipts_get (none, 0)->expected.start, ==, 0);
  g_assert_true (sp_receipts_get (none, 0)->never < 0
                   ? has_code (sp_receipts_get_findings (none), "trigger-no-dwellings")
                   : sp_receipts_get (none, 0)->never == 1);
  plan.growth[0].n_sites = 0;
  several = sp_receipts_new (&plan.snapshot, delivery, NULL);
  g_assert_true (has_code (sp_receipts_get_findings (several), "trigger-no-site"));
}

/* Which dwelling it waits for is not said: nobody can say when it comes, and it is not the first year. */
static void
test_trigger_without_number (void)
{
  static const char *const triggers[] = { "occupation", "share of dwellings" };

  for (gsize i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      Plan plan;
      g_autoptr (SpSiteDelivery) delivery = NULL;
      g_autoptr (SpReceipts) receipts = NULL;

      plan_init (&plan);
      plan.obligations[0].trigger = triggers[i];
      plan.obligations[0].trigger_value = 0;
      delivery = deliver (&plan, 0);
      receipts = sp_receipts_new (&plan.snapshot, delivery, "2013-09-01");
      g_assert_cmpint (sp_receipts_get (receipts, 0)->expected.start, ==, 0);
      g_assert_cmpfloat (sp_receipts_get (receipts, 0)->never, <, 0);
      g_assert_true (has_code (sp_receipts_get_findings (receipts), i == 0 ? "trigger-number" : "trigger-share"));
      g_assert_false (has_code (sp_receipts_get_findings (receipts), "trigger-no-dwellings"));
    }
}

static void
assert_refused (const SpSnapshot *snapshot, SpTerms terms, SpProjectIndex project, const char *sentence)
{
  g_autofree char *why = NULL;

  g_assert_false (sp_terms_may_pay (snapshot, &terms, project, FALSE, &why));
  g_assert_cmpstr (why, ==, sentence);
}

/* All terms must hold. */
static void
test_terms (void)
{
  SpSchool schools[] = { { .id = 1, .name = "Drake", .phase = SP_SCHOOL_PRIMARY, .last_group = SP_GROUP_Y6 },
                         { .id = 2, .name = "Chapel Road", .phase = SP_SCHOOL_SPECIAL } };
  SpArea areas[] = { { .id = 1, .name = "Thetford" }, { .id = 2, .name = "Dereham" } };
  SpProjectIndex answered[] = { 1 };
  SpGrowthArea growth[] = { { .id = 1, .name = "Kingsfleet", .projects = answered, .n_projects = 1 } };
  SpProject projects[] = { { .id = 1, .name = "Drake", .school = 0, .area = 0 },
                           { .id = 2, .name = "Chapel Road", .school = 1, .area = -1 },
                           { .id = 3, .name = "Somewhere", .school = -1, .area = -1 } };
  SpSnapshot s = { .schools = schools, .n_schools = 2, .areas = areas, .n_areas = 2, .growth_areas = growth,
                   .n_growth_areas = 1, .projects = projects, .n_projects = 3 };
  SpTerms free = { .name = "BN", FREE }, terms = free;

  g_assert_true (sp_terms_may_pay (&s, &free, 2, FALSE, NULL));
  g_assert_cmpuint (sp_terms_count (&free), ==, 0);
  terms.school = 0;
  terms.phase = "primary";
  terms.purpose = "growth";
  g_assert_cmpuint (sp_terms_count (&terms), ==, 3);
  g_assert_true (sp_terms_may_pay (&s, &terms, 0, FALSE, NULL));
  assert_refused (&s, terms, 1, "BN may pay only for works at Drake, and Chapel Road is not there.");
  terms.school = -1;
  assert_refused (&s, terms, 1,
                  "BN may pay only for primary places, and nothing says that Chapel Road is for them.");
  assert_refused (&s, terms, 2, "BN may pay only for primary places, and nothing says that Somewhere is for them.");
  terms.phase = NULL;
  assert_refused (&s, terms, 1, "BN may pay only for more mainstream places, and Chapel Road is not for them.");
  terms = free;
  terms.project = 1;
  assert_refused (&s, terms, 0, "BN may pay only for Chapel Road, and Drake is another scheme.");
  terms = free;
  terms.area = 1;
  assert_refused (&s, terms, 0,
                  "BN may pay only for places in the planning area Dereham, and those of Drake are not there.");
  terms = free;
  terms.growth = 0;
  g_assert_true (sp_terms_may_pay (&s, &terms, 1, FALSE, NULL));
  assert_refused (&s, terms, 0, "BN may pay only for what Kingsfleet brings about, and Drake does not answer it.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/receipt/follows-dwellings", test_follows_dwellings);
  g_test_add_func ("/funding/receipt/gap-follows-dwellings", test_gap_follows_dwellings);
  g_test_add_func ("/funding/receipt/index", test_index);
  g_test_add_func ("/funding/receipt/budget-now", test_budget_now);
  g_test_add_func ("/funding/receipt/misprint", test_misprint);
  g_test_add_func ("/funding/receipt/calculation", test_calculation);
  g_test_add_func ("/funding/receipt/cost-of-what-it-is-for", test_cost_of_what_it_is_for);
  g_test_add_func ("/funding/receipt/out-of-proportion", test_out_of_proportion);
  g_test_add_func ("/funding/receipt/per-dwelling", test_per_dwelling);
  g_test_add_func ("/funding/receipt/overdue", test_overdue);
  g_test_add_func ("/funding/receipt/states", test_states);
  g_test_add_func ("/funding/receipt/pay-back", test_pay_back);
  g_test_add_func ("/funding/receipt/trigger-on-nothing", test_trigger_on_nothing);
  g_test_add_func ("/funding/receipt/trigger-without-number", test_trigger_without_number);
  g_test_add_func ("/funding/terms", test_terms);
  return g_test_run ();
}
