/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of contributions has been spent has paid the scheme it was spent on: to spend one never moves the gap. */
#include "config.h"

#include "receipt-plan.h"
#include "sp-waterfall.h"

#define AFTER "2015-09-01" /* all payments have happened */

/* A pot of £300,000, free; £100,000 of the developer, received in May 2014; a school that costs £400,000 in 2015-16 and an
 * extension of £150,000 in 2014-15. The plan's own day is in 2013-14. */
typedef struct
{
  Plan             base;
  SpProject        projects[2];
  SpDatedMoney     spend[2], amount;
  SpPot            pot;
  SpProgrammeTable table;
} Spent;

static void
spent_init (Spent *plan)
{
  plan_init (&plan->base);
  plan->amount = (SpDatedMoney) { { 2014 }, SP_POUNDS (300000) };
  plan->spend[0] = (SpDatedMoney) { { 2015 }, SP_POUNDS (400000) };
  plan->spend[1] = (SpDatedMoney) { { 2014 }, SP_POUNDS (150000) };
  plan->pot = (SpPot) { .id = 1, .name = "Basic Need", .source = "basic need", .programme = "growth", .certainty = "announced",
                        .area = -1, .school = -1, .growth = -1, .project = -1, .amounts = &plan->amount, .n_amounts = 1 };
  plan->projects[0] = plan->projects[1] = plan->base.project;
  plan->projects[0].spend = &plan->spend[0];
  plan->projects[1].id = 2;
  plan->projects[1].name = "Extension";
  plan->projects[1].budget = SP_POUNDS (150000);
  plan->projects[1].spend = &plan->spend[1];
  plan->base.snapshot.projects = plan->projects;
  plan->base.snapshot.n_projects = 2;
  plan->base.snapshot.pots = &plan->pot;
  plan->base.snapshot.n_pots = 1;
  plan->base.snapshot.money.as_of = "2013-09-01";
  plan->base.agreement.growth = -1;
  plan->base.obligations[0].phase = NULL;
  plan->base.obligations[0].index = NULL;
  plan->base.obligations[0].amount = SP_POUNDS (100000);
  plan->base.obligations[0].transactions = plan->base.transactions;
  plan->base.obligations[0].n_transactions = 1;
  plan->base.transactions[0] = (SpTransaction) { 1, "received", "2014-05-01", NULL, SP_POUNDS (100000), -1 };
}

static void
add_payment (Spent *plan, const char *state, gint64 pounds, SpProjectIndex project)
{
  guint n = plan->base.obligations[0].n_transactions++;

  plan->base.transactions[n] = (SpTransaction) { (gint64) n + 1, state, "2014-07-01", NULL, SP_POUNDS (pounds), project };
}

static SpWaterfall *
run_on (Spent *plan, const char *day)
{
  g_autoptr (SpReceipts) receipts = sp_receipts_new (&plan->base.snapshot, NULL, day);
  g_autoptr (SpFunding) funding = sp_funding_run (&plan->base.snapshot, NULL, NULL);

  return sp_waterfall_new (funding, receipts);
}

static gint64
sum_money (const SpWaterfall *w)
{
  gint64 sum = 0;

  for (guint y = 0; y < sp_waterfall_get_n_years (w); y++)
    sum += sp_waterfall_get_money (w, y).pence;
  return sum;
}

static const SpPurse *
find_purse (const SpWaterfall *w, const char *name)
{
  for (guint p = 0; p < sp_waterfall_get_n_purses (w); p++)
    if (g_str_equal (sp_waterfall_get_purse (w, p)->name, name))
      return sp_waterfall_get_purse (w, p);
  return NULL;
}

static const SpWaterfallLine *
line_of (const SpWaterfall *w, SpProjectIndex project)
{
  return sp_waterfall_get_line (w, (guint) sp_waterfall_find_line (w, project));
}

/* The line of what no scheme's cost shows; NULL = none. */
static const SpWaterfallLine *
find_elsewhere (const SpWaterfall *w)
{
  for (guint l = 0; l < sp_waterfall_get_n_lines (w); l++)
    if (sp_waterfall_get_line (w, l)->elsewhere)
      return sp_waterfall_get_line (w, l);
  return NULL;
}

/* Each purse: what it had is used, or left. Each year: its cost is history, paid or a gap. */
static void
check_sums (const SpWaterfall *w)
{
  SpMoneyGap gap = sp_waterfall_get_gap (w);

  for (guint p = 0; p < sp_waterfall_get_n_purses (w); p++)
    {
      gint64 fresh = 0, gone = 0;

      for (guint y = 0; y < sp_waterfall_get_n_years (w); y++)
        {
          SpPurseYear row = sp_waterfall_get_purse_year (w, p, y);

          fresh += row.fresh.pence + row.returned.pence;
          gone += row.used.pence + row.used_late.pence + row.repaid.pence + row.lapsed.pence;
          g_assert_cmpint (fresh - gone, ==, row.carried_out.pence);
        }
      if (sp_waterfall_get_purse (w, p)->spent)
        g_assert_cmpint (fresh, ==, gone); /* none of it is still there */
    }
  for (guint y = 0; y < sp_waterfall_get_n_years (w); y++)
    {
      SpWaterfallYear row = sp_waterfall_get_totals (w, y);

      g_assert_cmpint (row.cost.pence, ==, row.before.pence + row.paid.pence + row.late.pence + row.gap.pence);
    }
  g_assert_cmpint (gap.cost.pence - gap.before.pence - gap.money.pence + gap.lapsed.pence + gap.elsewhere.pence + gap.left.pence, ==,
                   gap.missing.pence);
  g_assert_cmpint (gap.cost.pence, ==, sp_funding_get_demand (sp_waterfall_get_funding (w)).pence); /* and nothing else */
  g_assert_cmpint (gap.elsewhere.pence, ==, find_elsewhere (w) != NULL ? find_elsewhere (w)->cost.pence : 0);
}

/* Year by year and in all, whatever it is spent on and by whom. */
static void
test_gap_stays (void)
{
  static const struct { const char *state; gint64 pounds; SpProjectIndex project; } cases[] = {
    { "spent", 40000, 0 }, { "spent", 100000, 0 }, { "transferred", 60000, 0 }, { "spent", 70000, 1 }, { "spent", 100000, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpWaterfall) before = NULL, after = NULL;
      g_autofree char *name = NULL;
      const SpWaterfallLine *line;
      Spent plan;

      spent_init (&plan);
      before = run_on (&plan, AFTER);
      add_payment (&plan, cases[i].state, cases[i].pounds, cases[i].project);
      after = run_on (&plan, AFTER);
      g_assert_cmpint (sp_waterfall_get_missing (before).pence, ==, 15000000); /* 400 + 150 - 300 - 100 */
      g_assert_cmpint (sp_waterfall_get_missing (after).pence, ==, 15000000);
      for (guint y = 0; y < sp_waterfall_get_n_years (after); y++)
        {
          g_assert_cmpint (sp_waterfall_get_money (after, y).pence, ==, sp_waterfall_get_money (before, y).pence);
          g_assert_cmpint (sp_waterfall_get_position (after, y).pence, ==, sp_waterfall_get_position (before, y).pence);
        }
      check_sums (after);
      line = line_of (after, cases[i].project);
      g_assert_cmpint (line->spent.pence, ==, cases[i].pounds * 100);
      g_assert_nonnull (strstr (line->words, "of it from contributions already spent"));
      g_assert_nonnull (strstr (line->reason, "has been paid already by contributions spent on it"));
      name = g_strdup_printf ("Kingsfleet, spent on %s", line->name);
      g_assert_cmpint (find_purse (after, name)->amount.pence, ==, cases[i].pounds * 100);
      g_assert_cmpint (line_of (before, 0)->spent.pence, ==, 0);
      g_assert_null (find_elsewhere (after));
    }
}

/* Before the day on which it is spent it is still there. */
static void
test_by_the_day (void)
{
  g_autoptr (SpWaterfall) w = NULL;
  Spent plan;

  spent_init (&plan);
  add_payment (&plan, "spent", 40000, 0);
  w = run_on (&plan, "2014-06-30");
  g_assert_null (find_purse (w, "Kingsfleet, spent on New primary"));
  g_assert_cmpint (find_purse (w, "Kingsfleet")->amount.pence, ==, 10000000);
}

/* On no scheme, or above what the scheme costs: used, not left, and for no scheme. Of more than came only that. */
static void
test_elsewhere (void)
{
  static const struct { gint64 pounds; SpProjectIndex project, deed; gint64 budget, scheme, elsewhere; const char *code; } cases[] = {
    { 40000, -1, -1, 150000, 0, 40000, NULL },
    { 40000, -1, 1, 150000, 40000, 0, NULL }, /* the deed names the scheme */
    { 900000, -1, -1, 150000, 0, 100000, NULL },
    { 100000, 1, -1, 70000, 70000, 30000, "contribution-spent-above-cost" },
    { 100000, 1, -1, -1, 0, 100000, "contribution-spent-above-cost" },
    { 40000, 1, 0, 150000, 40000, 0, "contribution-spent-breaks-terms" }, /* the deed names another */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpWaterfall) w = NULL;
      Spent plan;

      spent_init (&plan);
      plan.base.obligations[0].project = cases[i].deed;
      plan.projects[1].has_budget = cases[i].budget >= 0;
      plan.projects[1].budget = SP_POUNDS (cases[i].budget);
      plan.projects[1].n_spend = cases[i].budget >= 0;
      plan.spend[1].amount = plan.projects[1].budget;
      add_payment (&plan, "spent", cases[i].pounds, cases[i].project);
      w = run_on (&plan, AFTER);
      g_test_message ("case %u", i);
      check_sums (w);
      g_assert_cmpint (sum_money (w), ==, 40000000); /* 300 + 100 that came */
      g_assert_cmpint (sp_waterfall_get_gap (w).spent.pence, ==, cases[i].scheme * 100);
      g_assert_cmpint (sp_waterfall_get_gap (w).elsewhere.pence, ==, cases[i].elsewhere * 100);
      g_assert_cmpint (line_of (w, 1)->spent.pence, ==, cases[i].scheme * 100);
      if (cases[i].elsewhere == 0)
        g_assert_null (find_elsewhere (w));
      else
        {
          g_assert_cmpint (find_elsewhere (w)->cost.pence, ==, cases[i].elsewhere * 100);
          g_assert_cmpint (find_elsewhere (w)->missing.pence, ==, 0);
          g_assert_cmpint (find_purse (w, "Kingsfleet, spent elsewhere")->amount.pence, ==, cases[i].elsewhere * 100);
        }
      if (cases[i].code != NULL)
        g_assert_true (has_code (sp_waterfall_get_findings (w), cases[i].code));
    }
}

/* The school was all spent for in a year that had ended, and met; but £40,000 of that the developer paid, afterwards. */
static void
test_of_years_ended (void)
{
  g_autoptr (SpWaterfall) w = NULL;
  Spent plan;

  spent_init (&plan);
  plan.spend[0].year.start = 2012;
  add_payment (&plan, "spent", 40000, 0);
  w = run_on (&plan, AFTER);
  check_sums (w);
  g_assert_cmpint (line_of (w, 0)->before.pence, ==, 36000000);
  g_assert_cmpint (line_of (w, 0)->spent.pence, ==, 4000000);
  g_assert_cmpint (line_of (w, 0)->missing.pence, ==, 0);
}

/* The pot of £300,000 counts on the developer's £100,000: spent or not, it is £300,000 in all. */
static void
test_banked (void)
{
  g_autoptr (SpWaterfall) before = NULL, after = NULL;
  Spent plan;

  spent_init (&plan);
  plan.pot.source = "section 106";
  plan.base.obligations[0].pot = 0;
  before = run_on (&plan, AFTER);
  add_payment (&plan, "spent", 40000, 0);
  after = run_on (&plan, AFTER);
  g_assert_cmpint (sum_money (before), ==, 30000000);
  g_assert_cmpint (sum_money (after), ==, 30000000);
  g_assert_cmpint (find_purse (after, "Basic Need")->amount.pence, ==, 20000000);
  g_assert_cmpint (find_purse (after, "Kingsfleet")->amount.pence, ==, 6000000);
  g_assert_cmpint (find_purse (after, "Kingsfleet, spent on New primary")->pot, ==, 0);
  g_assert_cmpint (sp_waterfall_get_missing (after).pence, ==, sp_waterfall_get_missing (before).pence);
  check_sums (after);
}

/* A scheme that is priced only with its programme table: what was spent on it has paid of the table's cost. */
static void
test_of_a_table (void)
{
  g_autoptr (SpWaterfall) w = NULL;
  Spent plan;

  spent_init (&plan);
  plan.table = (SpProgrammeTable) { .number = 2, .title = "Later", .has_indicative = TRUE, .indicative = SP_POUNDS (900000) };
  plan.base.snapshot.programme_tables = &plan.table;
  plan.base.snapshot.n_programme_tables = 1;
  plan.projects[1].table = 2;
  plan.projects[1].has_budget = FALSE;
  plan.projects[1].n_spend = 0;
  add_payment (&plan, "spent", 40000, 1);
  w = run_on (&plan, AFTER);
  check_sums (w);
  g_assert_null (find_elsewhere (w));
  for (guint l = 0; l < sp_waterfall_get_n_lines (w); l++)
    if (sp_waterfall_get_line (w, l)->project < 0)
      g_assert_cmpint (sp_waterfall_get_line (w, l)->spent.pence, ==, 4000000);
}

static const char *
say_twice (const SpWaterfall *w)
{
  GPtrArray *findings = sp_waterfall_get_findings (w);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (findings->pdata[i]), "contributions-beside-pot"))
      return sp_finding_get_message (findings->pdata[i]);
  return NULL;
}

/* A pot that counts on £300,000 of developers, beside an agreement that brings £100,000: up to that may be counted twice. Not where
 * the pot is of other money or received, where the obligation is part of it, or where nobody has signed. */
static void
test_counted_twice (void)
{
  enum { AS_IT_IS, OTHER_MONEY, RECEIVED, BANKED, UNSIGNED, N_CASES };

  for (gint i = 0; i < N_CASES; i++)
    {
      g_autoptr (SpWaterfall) w = NULL;
      Spent plan;

      spent_init (&plan);
      plan.pot.source = i == OTHER_MONEY ? "basic need" : "section 106";
      plan.pot.certainty = i == RECEIVED ? "received" : "expected";
      plan.base.obligations[0].pot = i == BANKED ? 0 : -1;
      if (i == UNSIGNED)
        {
          plan.base.agreement.signed_on = NULL;
          plan.base.obligations[0].n_transactions = 0;
        }
      w = run_on (&plan, AFTER);
      if (i != AS_IT_IS)
        g_assert_null (say_twice (w));
      else
        g_assert_cmpstr (say_twice (w), ==, "Basic Need counts on £300,000 of developers, and agreements that are banked in no pot bring "
                         "£100,000 beside it: “Kingsfleet”. Up to £100,000 may be counted twice. Where an obligation is part of the pot, say "
                         "that it is banked in it: then it takes the place of as much of the pot.");
    }
}

/* Of a deed, £40,000 came and £60,000 is to come, and it has a second obligation: three purses, each with a name of its own. What
 * stands alone is called as the deed is. */
static void
test_names (void)
{
  g_autoptr (SpWaterfall) alone = NULL, parts = NULL, two = NULL;
  Spent plan;

  spent_init (&plan);
  plan.base.obligations[0].position = 1;
  alone = run_on (&plan, AFTER);
  g_assert_cmpint (find_purse (alone, "Kingsfleet")->amount.pence, ==, 10000000);
  plan.base.transactions[0].amount = SP_POUNDS (40000);
  parts = run_on (&plan, AFTER);
  g_assert_cmpint (find_purse (parts, "Kingsfleet, received")->amount.pence, ==, 4000000);
  g_assert_cmpint (find_purse (parts, "Kingsfleet, to come")->amount.pence, ==, 6000000);
  g_assert_null (find_purse (parts, "Kingsfleet"));
  plan.base.obligations[1] = plan.base.obligations[0];
  plan.base.obligations[1].position = 2;
  plan.base.obligations[1].n_transactions = 0;
  plan.base.agreement.n_obligations = 2;
  two = run_on (&plan, AFTER);
  g_assert_nonnull (find_purse (two, "Kingsfleet, obligation 1, received"));
  g_assert_nonnull (find_purse (two, "Kingsfleet, obligation 1, to come"));
  g_assert_cmpint (find_purse (two, "Kingsfleet, obligation 2")->amount.pence, ==, 10000000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/waterfall-spent/gap-stays", test_gap_stays);
  g_test_add_func ("/funding/waterfall-spent/by-the-day", test_by_the_day);
  g_test_add_func ("/funding/waterfall-spent/elsewhere", test_elsewhere);
  g_test_add_func ("/funding/waterfall-spent/of-years-ended", test_of_years_ended);
  g_test_add_func ("/funding/waterfall-spent/banked", test_banked);
  g_test_add_func ("/funding/waterfall-spent/of-a-table", test_of_a_table);
  g_test_add_func ("/funding/waterfall-spent/counted-twice", test_counted_twice);
  g_test_add_func ("/funding/waterfall-spent/names", test_names);
  return g_test_run ();
}
