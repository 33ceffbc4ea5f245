/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GT-14 on the samples as shipped: the money of 2013 and 2018, and their papers' tables, with no hints. */
#include "config.h"

#include "plan-fixture.h"

#include "sp-funding.h"
#include "sp-reconcile-private.h"
#include "sp-waterfall.h"

static char *
millions (SpMoney money)
{
  return sp_money_format (money, SP_MONEY_MILLIONS);
}

#define assert_millions(money, text) \
  G_STMT_START \
  { \
    g_autofree char *got = millions (money); \
    g_assert_cmpstr (got, ==, text); \
  } \
  G_STMT_END

static void
test_money_2013 (void)
{
  /* The carry forward is in hand, and was struck after the spend of 2012-13; Little Plumstead's £1.491m of 2014-15 counts up to
   * its budget, £0.291m less than the paper's 28.736. */
  static const struct { gint year; const char *stated, *spend, *money, *balance;
  } expected[] = {
    { 2012, "0.245", "0.000", "0.000", "0.000" },     { 2013, "0.984", "0.984", "19.400", "18.416" },
    { 2014, "28.736", "28.445", "9.500", "(0.529)" }, { 2015, "5.800", "5.800", "13.500", "7.171" },
    { 2016, "0.000", "0.000", "3.500", "10.671" },    { 0, "57.198", "57.198", "26.600", "(19.927)" },
  };
  g_autoptr (SpSnapshot) snapshot = plan_fixture_read_sample ("norfolk-2013");
  g_autoptr (SpFunding) funding = sp_funding_run (snapshot, NULL, NULL);
  g_autoptr (SpWaterfall) waterfall = sp_waterfall_new (funding, NULL);

  assert_millions (sp_funding_get_demand (funding), "92.672");
  assert_millions (sp_funding_get_envelope (funding), "72.500");
  assert_millions (sp_waterfall_get_gap (waterfall).cost, "92.672");
  assert_millions (sp_waterfall_get_gap (waterfall).before, "0.245");
  assert_millions (sp_waterfall_get_gap (waterfall).money, "72.500");
  assert_millions (sp_waterfall_get_gap (waterfall).left, "0.000");
  assert_millions (sp_waterfall_get_gap (waterfall).missing, "19.927");
  assert_millions (sp_funding_get_uncertain (funding), "14.500");
  g_assert_cmpuint (sp_funding_get_n_tables (funding), ==, 3);
  assert_millions (sp_funding_get_table (funding, 0)->budgets, "36.672");
  assert_millions (sp_funding_get_table (funding, 0)->profiled, "35.765");
  assert_millions (sp_funding_get_table (funding, 1)->demand, "28.000");
  assert_millions (sp_funding_get_table (funding, 2)->demand, "28.000");
  g_assert_cmpuint (sp_waterfall_get_n_years (waterfall), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpint (sp_waterfall_get_year (waterfall, i).start, ==, expected[i].year);
      assert_millions (sp_waterfall_get_totals (waterfall, i).stated, expected[i].stated);
      assert_millions (sp_waterfall_get_spend (waterfall, i), expected[i].spend);
      assert_millions (sp_waterfall_get_money (waterfall, i), expected[i].money);
      assert_millions (sp_waterfall_get_position (waterfall, i), expected[i].balance);
    }
  g_assert_nonnull (strstr (sp_funding_get_year_note (funding, 0), "31 March 2013"));
}

/* domain.md 1.2: implied cost of a place; of Drake, whose places before the paper does not say, for the 252 it adds by year group. */
static void
test_cost_per_place_2013 (void)
{
  static const struct
  {
    const char *reference;
    gint64 pence;
  } expected[] = { { "EC4674", 1333333 }, { "EC4286", 22340426 }, { "EC4673", 1785714 }, { "EC4596", 2666667 } };
  g_autoptr (SpSnapshot) snapshot = plan_fixture_read_sample ("norfolk-2013");
  g_autoptr (SpFunding) funding = sp_funding_run (snapshot, NULL, NULL);
  guint n_found = 0;

  for (guint p = 0; p < snapshot->n_projects; p++)
    for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
      {
        SpMoney lowest, highest;

        if (g_strcmp0 (snapshot->projects[p].reference, expected[i].reference) != 0)
          continue;
        n_found++;
        g_assert_cmpint (sp_funding_get_project_cost_per_place (funding, p, &lowest, &highest), ==,
                         expected[i].pence != 0);
        if (expected[i].pence == 0)
          continue;
        g_assert_cmpint (lowest.pence, ==, expected[i].pence);
        g_assert_cmpint (highest.pence, ==, expected[i].pence);
      }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (expected));
}

static guint
count_code (GPtrArray *findings, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_strcmp0 (sp_finding_get_code (findings->pdata[i]), code) == 0;
  return n;
}

static void
test_findings_2013 (void)
{
  g_autoptr (SpSnapshot) snapshot = plan_fixture_read_sample ("norfolk-2013");
  g_autoptr (SpFunding) funding = sp_funding_run (snapshot, NULL, NULL);
  g_autoptr (SpWaterfall) waterfall = sp_waterfall_new (funding, NULL);
  GPtrArray *findings = sp_funding_get_findings (funding);

  g_assert_cmpuint (count_code (sp_waterfall_get_findings (waterfall), "programme-over-money"), ==, 1);
  g_assert_cmpuint (count_code (findings, "budget-profile-differ"), ==, 4);
  g_assert_cmpuint (count_code (findings, "profile-total-differs"), ==, 0);
  g_assert_cmpuint (count_code (findings, "table-not-priced"), ==, 2);
  g_assert_cmpuint (count_code (findings, "project-not-priced"), ==, 0);
  g_assert_cmpuint (count_code (findings, "developer-money-not-triggered"), ==, 1);
  g_assert_cmpuint (count_code (findings, "amount-unit"), ==, 0);
}

/* The four schemes, net £0.907m, and the demand; nothing else is out in nine tables that add up. */
static void
test_tables_2013 (void)
{
  static const char *const schemes[] = { "Little Plumstead", "Poringland", "Pulham Market", "Queen's Hill" };
  static const gint64 differences[] = { -29100000, 89000000, 20800000, 10000000 };
  g_autoptr (SpSnapshot) snapshot = plan_fixture_read_sample ("norfolk-2013");
  g_autoptr (SpReconciliation) result = sp_reconcile_run (snapshot, NULL, NULL, NULL);
  GPtrArray *findings = sp_reconciliation_get_findings (result);

  g_assert_cmpuint (sp_reconciliation_get_n_disagreements (result), ==, 8);
  /* What the paper's own words say: announced against distributed, the text's carry forward against the table's. */
  assert_millions (sp_reconciliation_get_check (result, 0)->difference, "0.464");
  assert_millions (sp_reconciliation_get_check (result, 1)->difference, "0.089");
  /* Twice £16.13m: the paper cuts £16.1355m, which rounding would make £16.14m. */
  assert_millions (sp_reconciliation_get_check (result, 2)->difference, "0.011");
  for (guint i = 0; i < 4; i++)
    {
      const SpCheck *check = sp_reconciliation_get_check (result, i + 3);

      g_assert_cmpint (check->kind, ==, SP_CHECK_LABEL);
      g_assert_nonnull (strstr (check->what, schemes[i]));
      g_assert_cmpint (check->difference.pence, ==, differences[i]);
    }
  assert_millions (sp_reconciliation_get_label_difference (result), "0.907");
  g_assert_cmpint (sp_reconciliation_get_check (result, 7)->kind, ==, SP_CHECK_DEMAND);
  assert_millions (sp_reconciliation_get_check (result, 7)->left_money, "92.672");
  assert_millions (sp_reconciliation_get_check (result, 7)->right_money, "72.500");
  /* One line of the work list each, the same that funding says, and it leads to the project. */
  g_assert_cmpuint (count_code (findings, "tables-disagree") + count_code (findings, "budget-profile-differ"), ==, 4);
  g_assert_cmpuint (count_code (findings, "budget-profile-differ"), ==, 4);
  g_assert_cmpstr (sp_reconciliation_get_check (result, 7)->sentence, ==,
                   "The programme asks for £92.672m and its pots hold £72.5m, £20.172m less."); /* the gap is the waterfall's finding */
  g_assert_cmpuint (count_code (findings, "row-does-not-add"), ==, 0);
  g_assert_cmpuint (count_code (findings, "column-does-not-add"), ==, 0);
  g_assert_cmpuint (count_code (findings, "totals-disagree"), ==, 0);
  g_assert_cmpuint (count_code (findings, "claim-does-not-hold"), ==, 3);
  g_assert_cmpuint (count_code (findings, "claim-not-readable"), ==, 0);
  g_assert_cmpuint (sp_reconciliation_get_n_checks (result), ==, 104);
}

/* Section B table 3: its starred items are what the £8.3m of maintenance is for. Two are of schemes priced only with table 3 of
 * section C, so they pay that table; none is left for table 2. */
static void
test_starred_items_2013 (void)
{
  g_autoptr (SpSnapshot) snapshot = plan_fixture_read_sample ("norfolk-2013");
  g_autoptr (SpFunding) funding = sp_funding_run (snapshot, NULL, NULL);
  g_autoptr (SpWaterfall) waterfall = sp_waterfall_new (funding, NULL);
  gint64 by_table[4] = { 0 }, as_fixed = 0;

  for (guint i = 0; i < sp_waterfall_get_n_payments (waterfall); i++)
    {
      const SpPayment *payment = sp_waterfall_get_payment (waterfall, i);
      const SpWaterfallLine *line = sp_waterfall_get_line (waterfall, payment->line);

      if (g_strcmp0 (sp_waterfall_get_purse (waterfall, payment->purse)->name, "2013/14 maintenance (part)") != 0)
        continue;
      by_table[line->table] += payment->amount.pence;
      as_fixed += line->project < 0 && payment->kind == SP_PAY_FIXED ? payment->amount.pence : 0;
    }
  g_assert_cmpint (by_table[1], ==, 380000000);
  g_assert_cmpint (by_table[2], ==, 0);
  g_assert_cmpint (by_table[3], ==, 450000000);
  g_assert_cmpint (as_fixed, ==, 450000000);
}

static void
test_2018 (void)
{
  g_autoptr (SpSnapshot) snapshot = plan_fixture_read_sample ("norfolk-2018");
  g_autoptr (SpFunding) funding = sp_funding_run (snapshot, NULL, NULL);
  g_autoptr (SpWaterfall) waterfall = sp_waterfall_new (funding, NULL);
  g_autoptr (SpReconciliation) result = sp_reconcile_run (snapshot, NULL, NULL, NULL);
  const SpCheck *check = sp_reconciliation_get_check (result, 0);

  assert_millions (sp_funding_get_demand (funding), "143.728");
  assert_millions (sp_funding_get_envelope (funding), "143.725");
  /* "Future Years' 2019-21" are two years that the paper does not divide: in none of them. */
  g_assert_cmpuint (sp_waterfall_get_n_years (waterfall), ==, 2);
  assert_millions (sp_waterfall_get_money (waterfall, 0), "90.501");
  assert_millions (sp_waterfall_get_spend (waterfall, 0), "90.501");
  assert_millions (sp_waterfall_get_money (waterfall, 1), "53.224");
  assert_millions (sp_waterfall_get_missing (waterfall), "0.003");
  g_assert_cmpuint (count_code (sp_funding_get_findings (funding), "borrowing-cost-not-known"), ==, 1);
  g_assert_cmpuint (count_code (sp_funding_get_findings (funding), "amount-unit"), ==, 0);
  /* Revenue and reserves are less than nought, and counted so. */
  g_assert_cmpuint (sp_funding_get_n_sources (funding), ==, 5);
  assert_millions (sp_funding_get_source_total (funding, 1), "(0.029)");

  g_assert_cmpuint (sp_reconciliation_get_n_disagreements (result), ==, 0);
  g_assert_true (check->rounding);
  assert_millions (check->left_money, "53.227");
  assert_millions (check->right_money, "53.224");
  g_assert_cmpuint (count_code (sp_reconciliation_get_findings (result), "rounding"), ==, 1);
  g_assert_cmpint (sp_finding_get_severity (sp_reconciliation_get_findings (result)->pdata[0]), ==, SP_FINDING_WARNING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/norfolk/money-2013", test_money_2013);
  g_test_add_func ("/funding/norfolk/cost-per-place-2013", test_cost_per_place_2013);
  g_test_add_func ("/funding/norfolk/findings-2013", test_findings_2013);
  g_test_add_func ("/funding/norfolk/tables-2013", test_tables_2013);
  g_test_add_func ("/funding/norfolk/starred-items-2013", test_starred_items_2013);
  g_test_add_func ("/funding/norfolk/2018", test_2018);
  return g_test_run ();
}
