/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contributions that come in parts: they add, what is outstanding goes down, and each pound pays once. */
#include "config.h"

#include "receipt-plan.h"
#include "sp-reconcile.h"
#include "sp-waterfall.h"

/* Nothing is said of its transactions. */
static void
assert_sound (SpReceipts *receipts)
{
  static const char *const codes[] = { "contribution-over-received", "contribution-overspent", "contribution-sums-differ",
                                       "transaction-twice", "transaction-before-signature" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    g_assert_false (has_code (sp_receipts_get_findings (receipts), codes[i]));
}

/* Three parts of £491,222: 191,222 + 200,000 + 100,000. Each adds once it has come, and what is outstanding goes down by it. */
static void
test_parts (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;
  const SpReceipt *row;

  plan_init (&plan);
  plan.transactions[0] = (SpTransaction) { 1, "received", "2013-05-01", NULL, SP_POUNDS (191222), -1 };
  plan.transactions[1] = (SpTransaction) { 2, "received", "2014-05-01", NULL, SP_POUNDS (200000), -1 };
  plan.transactions[2] = (SpTransaction) { 3, "spent", "2014-09-01", NULL, SP_POUNDS (191222), -1 };
  plan.transactions[3] = (SpTransaction) { 4, "received", "2015-05-01", NULL, SP_POUNDS (100000), -1 };
  plan.obligations[0].transactions = plan.transactions;
  plan.obligations[0].n_transactions = 4;
  plan.obligations[0].index = NULL;
  plan.obligations[0].pay_back_years = 10;
  row = look_on (&plan, "2013-04-30", &receipts);
  g_assert_cmpint (row->state, ==, SP_RECEIPT_SIGNED);
  g_assert_cmpint (row->received.pence, ==, 0);
  g_assert_cmpint (row->to_come.pence, ==, 49122200);
  row = look_on (&plan, "2013-05-01", &receipts);
  g_assert_cmpint (row->state, ==, SP_RECEIPT_PART);
  g_assert_cmpint (row->received.pence, ==, 19122200);
  g_assert_cmpint (row->to_come.pence, ==, 30000000);
  g_assert_cmpint (row->due.pence, ==, 49122200);
  g_assert_cmpstr (row->pay_back_on, ==, "2023-05-01");
  row = look_on (&plan, "2014-10-01", &receipts);
  g_assert_cmpint (row->received.pence, ==, 39122200);
  g_assert_cmpint (row->spent.pence, ==, 19122200);
  g_assert_cmpstr (row->pay_back_on, ==, "2024-05-01"); /* the first part is spent: the second is the oldest in hand */
  plan.obligations[0].due_on = "2014-06-30";
  row = look_on (&plan, "2014-10-01", &receipts);
  g_assert_cmpint (row->state, ==, SP_RECEIPT_OVERDUE);
  row = look_on (&plan, "2015-05-01", &receipts);
  g_assert_cmpint (row->state, ==, SP_RECEIPT_RECEIVED);
  g_assert_true (row->complete);
  g_assert_cmpint (row->to_come.pence, ==, 0);
  g_assert_cmpint (row->due.pence, ==, 49122200);
  g_assert_cmpstr (row->received_on, ==, "2015-05-01");
  assert_sound (receipts);
  plan.obligations[0].received = SP_POUNDS (491222); /* the sum kept beside its parts is not added to them */
  plan.obligations[0].has_received = TRUE;
  row = look_on (&plan, "2015-05-01", &receipts);
  g_assert_cmpint (row->received.pence, ==, 49122200);
  plan.obligations[0].received_on = "2014-06-01"; /* no more will come, whatever the amount says */
  row = look_on (&plan, "2014-10-01", &receipts);
  g_assert_cmpint (row->state, ==, SP_RECEIPT_RECEIVED);
  g_assert_cmpint (row->to_come.pence, ==, 0);
  g_assert_cmpint (row->due.pence, ==, 49122200);
  g_assert_false (has_code (sp_receipts_get_findings (receipts), "contribution-sums-differ")); /* all receipts, whatever the day */
  plan.obligations[0].received = SP_POUNDS (391222);
  look_on (&plan, "2014-10-01", &receipts);
  g_assert_true (has_code (sp_receipts_get_findings (receipts), "contribution-sums-differ"));
}

/* The example of sp-receipt.h: £251,396 at 399 pays £245,725.41 of £491,222 at 390, and what is left is worth £258,086 at 410. */
static void
test_parts_by_index (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;
  const SpReceipt *row;

  plan_init (&plan);
  plan.values[2] = (SpCostIndexValue) { { 2026, 1 }, 410, FALSE };
  plan.transactions[0] = (SpTransaction) { 1, "received", "2025-02-01", NULL, SP_POUNDS (251396), -1 };
  plan.obligations[0].transactions = plan.transactions;
  plan.obligations[0].n_transactions = 1;
  row = look_on (&plan, "2026-02-01", &receipts);
  g_assert_cmpint (row->to_come.pence, ==, 25808616);
  g_assert_cmpint (row->due.pence, ==, 25139600 + 25808616);
  g_assert_cmpint (row->state, ==, SP_RECEIPT_PART);
  /* All of it at the prices of its day is all of it, whatever the index does after. */
  plan.transactions[0].amount = sp_money (50255789);
  row = look_on (&plan, "2026-02-01", &receipts);
  g_assert_true (row->complete);
  g_assert_cmpint (row->to_come.pence, ==, 0);
  g_assert_cmpint (row->due.pence, ==, 50255789);
  g_assert_cmpint (row->over.pence, ==, 0);
}

/* What is in hand and what is outstanding each pay, once, from the year in which they are there. */
static void
test_parts_pay (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;
  g_autoptr (SpFunding) funding = NULL;
  g_autoptr (SpWaterfall) waterfall = NULL;

  plan_init (&plan);
  plan.transactions[0] = (SpTransaction) { 1, "received", "2013-05-01", NULL, SP_POUNDS (150000), -1 };
  plan.transactions[1] = (SpTransaction) { 2, "returned", "2013-06-01", NULL, SP_POUNDS (20000), -1 };
  plan.transactions[2] = (SpTransaction) { 3, "transferred", "2013-07-01", NULL, SP_POUNDS (30000), -1 };
  plan.obligations[0].transactions = plan.transactions;
  plan.obligations[0].n_transactions = 3;
  plan.obligations[0].index = NULL;
  plan.obligations[0].due_on = "2015-05-01";
  plan.snapshot.n_projects = 1;
  receipts = sp_receipts_new (&plan.snapshot, NULL, "2013-09-01");
  funding = sp_funding_run (&plan.snapshot, NULL, NULL);
  waterfall = sp_waterfall_new (funding, receipts);
  g_assert_cmpuint (sp_waterfall_get_n_purses (waterfall), ==, 3);
  g_assert_cmpstr (sp_waterfall_get_purse (waterfall, 0)->certainty, ==, "received");
  g_assert_cmpint (sp_waterfall_get_purse (waterfall, 0)->amount.pence, ==, 10000000);
  g_assert_cmpstr (sp_waterfall_get_purse (waterfall, 1)->certainty, ==, "announced");
  g_assert_cmpint (sp_waterfall_get_purse (waterfall, 1)->amount.pence, ==, 34122200);
  g_assert_true (sp_waterfall_get_purse (waterfall, 2)->spent); /* what was handed on is not there to pay again */
  g_assert_cmpint (sp_waterfall_get_purse (waterfall, 2)->amount.pence, ==, 3000000);
}

static gint64
sum_paid (SpWaterfall *waterfall, const char *line)
{
  gint64 sum = 0;

  for (guint i = 0; i < sp_waterfall_get_n_payments (waterfall); i++)
    if (g_strcmp0 (sp_waterfall_get_line (waterfall, sp_waterfall_get_payment (waterfall, i)->line)->name, line) == 0)
      sum += sp_waterfall_get_payment (waterfall, i)->amount.pence;
  return sum;
}

static SpWaterfall *
pay (Plan *plan, const char *day)
{
  g_autoptr (SpReceipts) receipts = sp_receipts_new (&plan->snapshot, NULL, day);
  g_autoptr (SpFunding) funding = sp_funding_run (&plan->snapshot, NULL, NULL);

  return sp_waterfall_new (funding, receipts);
}

/* £100,000 came and no more will. It pays the extension, which is spent first, unless it is allocated to the new school: then it is
 * kept for that, and what of it has been spent has paid that. Only by the day on which it is allocated, and as the deed lets it. */
static void
test_allocated (void)
{
  SpDatedMoney spend[2] = { { { 2014 }, SP_POUNDS (400000) }, { { 2015 }, SP_POUNDS (400000) } };
  SpProject projects[2];
  SpProgrammeTable table = { .number = 2, .title = "Later", .has_indicative = TRUE, .indicative = SP_POUNDS (900000) };
  g_autoptr (SpWaterfall) w = NULL;
  Plan plan;

  plan_init (&plan);
  projects[0] = projects[1] = plan.project;
  projects[0].name = "Extension";
  projects[0].spend = &spend[0];
  projects[1].id = 2;
  projects[1].spend = &spend[1];
  plan.snapshot.projects = projects;
  plan.snapshot.n_projects = 2;
  plan.agreement.growth = -1;
  plan.obligations[0].phase = NULL;
  plan.obligations[0].index = NULL;
  plan.obligations[0].amount = SP_POUNDS (100000);
  plan.transactions[0] = (SpTransaction) { 1, "received", "2013-05-01", NULL, SP_POUNDS (100000), -1 };
  plan.transactions[1] = (SpTransaction) { 2, "allocated", "2013-06-01", NULL, SP_POUNDS (60000), 1 };
  plan.transactions[2] = (SpTransaction) { 3, "allocated", "2013-07-01", NULL, SP_POUNDS (30000), 1 };
  plan.transactions[3] = (SpTransaction) { 4, "spent", "2013-08-01", NULL, SP_POUNDS (20000), 1 };
  plan.obligations[0].transactions = plan.transactions;
  plan.obligations[0].n_transactions = 4;

  w = pay (&plan, "2013-05-31");
  g_assert_cmpint (sum_paid (w, "Extension"), ==, 10000000);
  g_clear_pointer (&w, sp_waterfall_unref);
  w = pay (&plan, "2013-06-30");
  g_assert_cmpint (sum_paid (w, "Extension"), ==, 4000000);
  g_assert_cmpint (sum_paid (w, "New primary"), ==, 6000000);
  g_clear_pointer (&w, sp_waterfall_unref);
  w = pay (&plan, "2013-09-01");
  g_assert_cmpuint (sp_waterfall_get_n_purses (w), ==, 3); /* the third: what has been spent */
  g_assert_cmpstr (sp_waterfall_get_purse (w, 0)->name, ==, "Kingsfleet, allocated to New primary");
  g_assert_cmpint (sp_waterfall_get_purse (w, 0)->amount.pence, ==, 7000000);
  g_assert_cmpint (sp_waterfall_get_terms (w, 0)->project, ==, 1);
  g_assert_cmpint (sum_paid (w, "Extension"), ==, 1000000);
  g_assert_cmpint (sum_paid (w, "New primary"), ==, 9000000);
  g_clear_pointer (&w, sp_waterfall_unref);

  plan.transactions[1].amount = SP_POUNDS (500000); /* of what is to come as well, and no more than there is */
  plan.obligations[0].amount = SP_POUNDS (300000);
  plan.obligations[0].due_on = "2014-05-01";
  w = pay (&plan, "2013-09-01");
  g_assert_cmpint (sum_paid (w, "Extension"), ==, 0);
  g_assert_cmpint (sum_paid (w, "New primary"), ==, 30000000);
  g_clear_pointer (&w, sp_waterfall_unref);

  plan.obligations[0].project = 0; /* the deed names another scheme */
  w = pay (&plan, "2013-09-01");
  g_assert_true (has_code (sp_waterfall_get_findings (w), "allocation-breaks-terms"));
  g_assert_cmpint (sum_paid (w, "Extension"), ==, 28000000);
  g_clear_pointer (&w, sp_waterfall_unref);

  plan.obligations[0].project = -1; /* priced with its table: there it pays, and nowhere else */
  projects[1].table = table.number;
  projects[1].has_budget = FALSE;
  projects[1].n_spend = 0;
  plan.snapshot.programme_tables = &table;
  plan.snapshot.n_programme_tables = 1;
  w = pay (&plan, "2013-09-01");
  g_assert_false (has_code (sp_waterfall_get_findings (w), "allocation-breaks-terms"));
  g_assert_cmpint (sum_paid (w, "Extension"), ==, 0);
  g_assert_cmpint (sp_waterfall_get_missing (w).pence, ==, 90000000 + 40000000 - 30000000);
}

/* What is asked for is compared with all the money: that of agreements by themselves too. */
static void
test_compared (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  g_autoptr (SpReconciliation) beside = NULL, alone = NULL;
  const SpCheck *check;

  plan_init (&plan);
  plan.snapshot.n_projects = 1;
  plan.obligations[0].index = NULL;
  plan.obligations[0].amount = SP_POUNDS (400000);
  plan.obligations[0].due_on = "2014-05-01";
  w = pay (&plan, "2013-09-01");
  beside = sp_reconcile_run (&plan.snapshot, w, NULL, NULL);
  alone = sp_reconcile_run (&plan.snapshot, NULL, NULL, NULL);
  g_assert_cmpuint (sp_reconciliation_get_n_checks (alone), ==, 0); /* there is no pot */
  g_assert_cmpuint (sp_reconciliation_get_n_checks (beside), ==, 1);
  check = sp_reconciliation_get_check (beside, 0);
  g_assert_cmpint (check->kind, ==, SP_CHECK_DEMAND);
  g_assert_true (check->agrees);
  g_assert_cmpint (check->right_money.pence, ==, 40000000);
  g_assert_cmpstr (check->sentence, ==,
                   "The programme asks for £400,000 and its money is £400,000, £400,000 of it from agreements with developers.");
}

/* Each with a sentence that says what to do. */
static void
test_faulty_transactions (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;
  const SpReceipt *row;

  plan_init (&plan);
  plan.obligations[0].index = NULL;
  plan.transactions[0] = (SpTransaction) { 1, "received", "2012-04-30", NULL, SP_POUNDS (400000), -1 };
  plan.transactions[1] = (SpTransaction) { 2, "received", "2012-04-30", NULL, SP_POUNDS (400000), -1 };
  plan.transactions[2] = (SpTransaction) { 3, "spent", "2013-01-01", NULL, SP_POUNDS (900000), -1 };
  plan.obligations[0].transactions = plan.transactions;
  plan.obligations[0].n_transactions = 3;
  row = look_on (&plan, "2013-09-01", &receipts);
  g_assert_cmpint (row->over.pence, ==, 30877800);
  g_assert_true (has_code (sp_receipts_get_findings (receipts), "contribution-over-received"));
  g_assert_true (has_code (sp_receipts_get_findings (receipts), "transaction-twice"));
  g_assert_true (has_code (sp_receipts_get_findings (receipts), "transaction-before-signature"));
  g_assert_true (has_code (sp_receipts_get_findings (receipts), "contribution-overspent"));
  plan.obligations[0].n_transactions = 1;
  plan.transactions[0] = (SpTransaction) { 1, "received", "2012-06-30", NULL, SP_POUNDS (400000), -1 };
  plan.transactions[1] = (SpTransaction) { 2, "returned", "2013-01-01", NULL, SP_POUNDS (400000), -1 };
  row = look_on (&plan, "2013-09-01", &receipts);
  assert_sound (receipts);
  plan.obligations[0].n_transactions = 2;
  plan.obligations[0].received_on = "2012-06-30";
  row = look_on (&plan, "2013-09-01", &receipts);
  g_assert_cmpint (row->state, ==, SP_RECEIPT_RETURNED);
}

/* The message of the first finding of that code; NULL = there is none. */
static const char *
message_of (SpReceipts *receipts, const char *code)
{
  GPtrArray *findings = sp_receipts_get_findings (receipts);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (findings->pdata[i]), code))
      return sp_finding_get_message (findings->pdata[i]);
  return NULL;
}

/* Payments after the day are not counted, and how many and how much those are is said; whether sums can be right is asked of all. */
static void
test_after_the_day (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;
  const SpReceipt *row;
  const char *said;

  plan_init (&plan);
  plan.obligations[0].index = NULL;
  plan.transactions[0] = (SpTransaction) { 1, "received", "2014-05-01", NULL, SP_POUNDS (300000), -1 };
  plan.transactions[1] = (SpTransaction) { 2, "received", "2014-06-01", NULL, SP_POUNDS (191222), -1 };
  plan.transactions[2] = (SpTransaction) { 3, "spent", "2014-07-01", NULL, SP_POUNDS (900000), 0 };
  plan.obligations[0].transactions = plan.transactions;
  plan.obligations[0].n_transactions = 3;
  row = look_on (&plan, "2013-09-01", &receipts);
  g_assert_cmpint (row->received.pence, ==, 0);
  g_assert_cmpint (row->spent.pence, ==, 0);
  said = message_of (receipts, "payments-after-day");
  g_assert_nonnull (strstr (said, "3 payments are dated after 1 September 2013"));
  g_assert_nonnull (strstr (said, "£491,222 received, £900,000 spent"));
  g_assert_nonnull (strstr (said, "--as-of \"1 July 2014\""));
  g_assert_nonnull (strstr (message_of (receipts, "contribution-overspent"), "£900,000 of it has been spent"));
  look_on (&plan, "2014-06-30", &receipts);
  g_assert_nonnull (strstr (message_of (receipts, "payments-after-day"), "1 payment is dated after 30 June 2014"));
  look_on (&plan, "2014-07-01", &receipts);
  g_assert_null (message_of (receipts, "payments-after-day"));
  g_assert_nonnull (message_of (receipts, "contribution-overspent"));
}

/* More allocated than came: asked about, unless the rest is still to come, and then said. */
static void
test_over_allocated (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;

  plan_init (&plan);
  plan.obligations[0].index = NULL;
  plan.obligations[0].amount = SP_POUNDS (80000);
  plan.transactions[0] = (SpTransaction) { 1, "received", "2013-05-01", NULL, SP_POUNDS (80000), -1 };
  plan.transactions[1] = (SpTransaction) { 2, "allocated", "2013-06-01", NULL, SP_POUNDS (50000), 0 };
  plan.transactions[2] = (SpTransaction) { 3, "allocated", "2013-07-01", NULL, SP_POUNDS (30000), 0 };
  plan.obligations[0].transactions = plan.transactions;
  plan.obligations[0].n_transactions = 3;
  look_on (&plan, "2013-09-01", &receipts);
  g_assert_null (message_of (receipts, "contribution-over-allocated"));
  plan.transactions[2].amount = SP_POUNDS (45000);
  look_on (&plan, "2013-09-01", &receipts);
  g_assert_nonnull (strstr (message_of (receipts, "contribution-over-allocated"), "£95,000 of it is allocated, but only £80,000"));
  plan.obligations[0].amount = SP_POUNDS (100000);
  look_on (&plan, "2013-09-01", &receipts);
  g_assert_nonnull (strstr (message_of (receipts, "contribution-over-allocated"), "waits for money that is still to come"));
}

/* Spent on nothing that is named is said, until a payment or the deed names it. */
static void
test_spent_unnamed (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;

  plan_init (&plan);
  plan.obligations[0].index = NULL;
  plan.transactions[0] = (SpTransaction) { 1, "received", "2013-05-01", NULL, SP_POUNDS (80000), -1 };
  plan.transactions[1] = (SpTransaction) { 2, "spent", "2013-06-01", NULL, SP_POUNDS (30000), -1 };
  plan.transactions[2] = (SpTransaction) { 3, "transferred", "2013-06-01", NULL, SP_POUNDS (20000), 0 };
  plan.obligations[0].transactions = plan.transactions;
  plan.obligations[0].n_transactions = 3;
  look_on (&plan, "2013-09-01", &receipts);
  g_assert_nonnull (strstr (message_of (receipts, "contribution-spent-unnamed"), "£30,000 of it was spent on no named scheme"));
  plan.obligations[0].project = 0;
  look_on (&plan, "2013-09-01", &receipts);
  g_assert_null (message_of (receipts, "contribution-spent-unnamed"));
  plan.obligations[0].project = -1;
  plan.obligations[0].n_transactions = 0;
  plan.obligations[0].received_on = "2013-05-01"; /* of dates alone */
  plan.obligations[0].spent_on = "2013-06-01";
  look_on (&plan, "2013-09-01", &receipts);
  g_assert_nonnull (strstr (message_of (receipts, "contribution-spent-unnamed"), "£491,222 of it"));
}

/* So much for each of nobody knows how many dwellings is not worth nothing in silence; nor a sum of more than are to be built. */
static void
test_dwellings_not_said (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;

  plan_init (&plan);
  plan.obligations[0].index = NULL;
  plan.obligations[0].per_dwelling = TRUE;
  plan.obligations[0].amount = SP_POUNDS (5000);
  plan.agreement.site = 0;
  look_on (&plan, "2013-09-01", &receipts);
  g_assert_null (message_of (receipts, "dwellings-not-said"));
  plan.sites[0].dwellings_min = plan.sites[0].dwellings_max = -1;
  look_on (&plan, "2013-09-01", &receipts);
  g_assert_nonnull (strstr (message_of (receipts, "dwellings-not-said"), "£5,000 for each dwelling, but the plan does not say how many "
                                                                         "Beyond Green is to have"));
  plan.agreement.site = plan.agreement.growth = -1;
  look_on (&plan, "2013-09-01", &receipts);
  g_assert_nonnull (strstr (message_of (receipts, "dwellings-not-said"), "Choose a site"));

  g_clear_pointer (&receipts, sp_receipts_unref);
  plan_init (&plan);
  plan.agreement.site = 0;
  plan.dwellings[0] = (SpObligationDwelling) { -1, -1, 0, 150, 0.25 };
  plan.dwellings[1] = (SpObligationDwelling) { -1, -1, 0, 50, 0.25 };
  plan.obligations[0].dwellings = plan.dwellings;
  plan.obligations[0].n_dwellings = 2;
  look_on (&plan, "2013-09-01", &receipts);
  g_assert_null (message_of (receipts, "sum-past-site"));
  plan.dwellings[1].dwellings = 83;
  look_on (&plan, "2013-09-01", &receipts);
  g_assert_nonnull (strstr (message_of (receipts, "sum-past-site"), "233 dwellings, but Beyond Green is to have 200"));
}

/* Money of 29 February is owed back a number of years on by the 28th, and is lost after it; it does not last for ever. */
static void
test_leap_day (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;
  g_autoptr (SpFunding) funding = NULL;
  g_autoptr (SpWaterfall) waterfall = NULL;
  const SpReceipt *row;
  gint64 lapsed = 0;

  plan_init (&plan);
  plan.obligations[0].index = NULL;
  plan.obligations[0].received_on = "2012-02-29";
  plan.obligations[0].pay_back_years = 5;
  row = look_on (&plan, "2012-09-01", &receipts);
  g_assert_cmpstr (row->pay_back_on, ==, "2017-02-28");
  g_assert_false (has_code (sp_receipts_get_findings (receipts), "contribution-lapses-soon"));
  plan.spend[0].year.start = 2018;
  plan.snapshot.n_projects = 1;
  funding = sp_funding_run (&plan.snapshot, NULL, NULL);
  waterfall = sp_waterfall_new (funding, receipts);
  for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
    lapsed += sp_waterfall_get_totals (waterfall, y).lapsed.pence;
  g_assert_cmpint (lapsed, ==, 49122200);
}

/* Money with years to go after the last the plan looks at is not lost in that one: it is there in the end. */
static void
test_lasts_longer (void)
{
  static const struct { const char *pay_back_on; gint64 lapsed; } cases[] = { { "2031-03-31", 0 }, { "2016-04-01", 0 },
                                                                              { "2016-03-31", 9122200 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Plan plan;
      g_autoptr (SpReceipts) receipts = NULL;
      g_autoptr (SpFunding) funding = NULL;
      g_autoptr (SpWaterfall) waterfall = NULL;
      gint64 lapsed = 0;

      plan_init (&plan); /* £400,000 is spent in 2015-16, the last year there is */
      plan.project.phase = "primary";
      plan.obligations[0].index = NULL;
      plan.obligations[0].received_on = "2013-06-01";
      plan.obligations[0].project = 0;
      plan.agreement.pay_back_on = cases[i].pay_back_on;
      plan.snapshot.n_projects = 1;
      receipts = sp_receipts_new (&plan.snapshot, NULL, "2013-09-01");
      funding = sp_funding_run (&plan.snapshot, NULL, NULL);
      waterfall = sp_waterfall_new (funding, receipts);
      for (guint y = 0; y < sp_waterfall_get_n_years (waterfall); y++)
        lapsed += sp_waterfall_get_totals (waterfall, y).lapsed.pence;
      g_assert_cmpint (lapsed, ==, cases[i].lapsed);
    }
}

/* Which two events, and on which days. */
static void
test_dates_in_order (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;
  GPtrArray *findings;
  const char *said = NULL;

  plan_init (&plan);
  plan.obligations[0].index = NULL;
  plan.obligations[0].received_on = "2012-03-31";
  receipts = sp_receipts_new (&plan.snapshot, NULL, "2013-09-01");
  findings = sp_receipts_get_findings (receipts);
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (findings->pdata[i]), "contribution-dates-order"))
      said = sp_finding_get_message (findings->pdata[i]);
  g_assert_cmpstr (said, ==, "Kingsfleet, “Primary”: received on 31 March 2012 comes before signed on 1 May 2012, though it can only have "
                             "happened after it. Correct one of the dates.");
  plan.obligations[0].received_on = "2012"; /* as far as both say, it may be in order */
  g_clear_pointer (&receipts, sp_receipts_unref);
  receipts = sp_receipts_new (&plan.snapshot, NULL, "2013-09-01");
  g_assert_false (has_code (sp_receipts_get_findings (receipts), "contribution-dates-order"));
}

/* Claims on the levy: what is asked for, and what of it is expected. */
static void
test_cil (void)
{
  SpCilClaim claim = { .has_amount = TRUE, .amount = SP_POUNDS (1000001), .probability = 0.25 };
  SpMoney expected;

  g_assert_true (sp_cil_claim_get_expected (&claim, &expected));
  g_assert_cmpint (expected.pence, ==, 25000025);
  claim.state = "refused"; /* brings nothing, however likely it seemed */
  g_assert_true (sp_cil_claim_get_expected (&claim, &expected));
  g_assert_cmpint (expected.pence, ==, 0);
  claim.probability = -1;
  claim.state = "submitted";
  g_assert_false (sp_cil_claim_get_expected (&claim, &expected));
  claim.state = "agreed"; /* all of it, where nobody says how likely */
  g_assert_true (sp_cil_claim_get_expected (&claim, &expected));
  g_assert_cmpint (expected.pence, ==, 100000100);
  claim.probability = 0.5;
  g_assert_true (sp_cil_claim_get_expected (&claim, &expected));
  g_assert_cmpint (expected.pence, ==, 50000050);
  claim.state = "paid"; /* has come, however likely it had seemed */
  g_assert_true (sp_cil_claim_get_expected (&claim, &expected));
  g_assert_cmpint (expected.pence, ==, 100000100);
  claim.has_amount = FALSE;
  g_assert_false (sp_cil_claim_get_expected (&claim, &expected));
}

/* A date without a sum: what was due is taken to have come. Where that is not said either, what came is not known, and is not £0. */
static void
test_received_unsaid (void)
{
  Plan plan;
  g_autoptr (SpReceipts) receipts = NULL;
  const SpReceipt *row;

  plan_init (&plan);
  plan.obligations[0].index = NULL;
  plan.obligations[0].received_on = "2014-05-01";
  row = look_on (&plan, "2014-06-01", &receipts);
  g_assert_cmpint (row->received.pence, ==, 49122200);
  g_assert_false (row->received_unsaid);
  g_assert_false (has_code (sp_receipts_get_findings (receipts), "contribution-received-unsaid"));
  plan.obligations[0].has_amount = FALSE;
  row = look_on (&plan, "2014-04-30", &receipts); /* it has not come yet */
  g_assert_false (row->received_unsaid);
  row = look_on (&plan, "2014-06-01", &receipts);
  g_assert_true (row->received_unsaid);
  g_assert_cmpint (row->state, ==, SP_RECEIPT_RECEIVED);
  for (guint i = 0; i < sp_receipts_get_findings (receipts)->len; i++)
    if (g_str_equal (sp_finding_get_code (sp_receipts_get_findings (receipts)->pdata[i]), "contribution-received-unsaid"))
      g_assert_cmpstr (sp_finding_get_message (sp_receipts_get_findings (receipts)->pdata[i]), ==,
                       "Kingsfleet, “Primary”: it was received on 1 May 2014, but neither what came nor what was due is said, so none of "
                       "it is counted. Enter what came.");
  g_assert_true (has_code (sp_receipts_get_findings (receipts), "contribution-received-unsaid"));
  plan.obligations[0].has_received = TRUE;
  plan.obligations[0].received = SP_POUNDS (1000);
  row = look_on (&plan, "2014-06-01", &receipts);
  g_assert_false (row->received_unsaid);
  g_assert_cmpint (row->received.pence, ==, 100000);
  plan.obligations[0].has_received = FALSE;
  plan.obligations[0].kind = "land"; /* which has no sum */
  row = look_on (&plan, "2014-06-01", &receipts);
  g_assert_false (row->received_unsaid);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/receipt-parts/compared", test_compared);
  g_test_add_func ("/funding/receipt/parts", test_parts);
  g_test_add_func ("/funding/receipt/parts-by-index", test_parts_by_index);
  g_test_add_func ("/funding/receipt/parts-pay", test_parts_pay);
  g_test_add_func ("/funding/receipt/received-unsaid", test_received_unsaid);
  g_test_add_func ("/funding/receipt/allocated", test_allocated);
  g_test_add_func ("/funding/receipt/faulty-transactions", test_faulty_transactions);
  g_test_add_func ("/funding/receipt/after-the-day", test_after_the_day);
  g_test_add_func ("/funding/receipt/over-allocated", test_over_allocated);
  g_test_add_func ("/funding/receipt/spent-unnamed", test_spent_unnamed);
  g_test_add_func ("/funding/receipt/dwellings-not-said", test_dwellings_not_said);
  g_test_add_func ("/funding/receipt/leap-day", test_leap_day);
  g_test_add_func ("/funding/receipt/lasts-longer", test_lasts_longer);
  g_test_add_func ("/funding/receipt/dates-in-order", test_dates_in_order);
  g_test_add_func ("/funding/receipt/cil", test_cil);
  return g_test_run ();
}
