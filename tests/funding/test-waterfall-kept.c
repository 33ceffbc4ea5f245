/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the waterfall keeps, what it leaves alone, and the words for what is only half certain. */
#include "config.h"

#include "pots-and-projects.h"

static const char *
say (const SpWaterfall *self, const char *code)
{
  const SpFinding *finding = find_code (self, code);

  return finding != NULL ? sp_finding_get_message (finding) : NULL;
}

static const SpFinding *
find_code_of (GPtrArray *findings, const char *code)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (findings->pdata[i]), code))
      return findings->pdata[i];
  return NULL;
}

#define assert_reason(w, l, text) g_assert_cmpstr (sp_waterfall_get_line (w, l)->reason, ==, text)
#define assert_words(w, l, text) g_assert_cmpstr (sp_waterfall_get_line (w, l)->words, ==, text)

/* Of a pot without a year, £30 is fixed for Hunstanton, whose cost has one: it cannot pay, and nobody else may have it, not
 * even Brooke, whose cost has no year. */
static void
test_fixed_undated (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;

  plan_init (&plan);
  add_project (&plan, "Hunstanton", 0, 2014, 30);
  add_project (&plan, "Brooke", 0, 0, 100);
  add_pot (&plan, "Maintenance", 0, 80);
  plan.fixed[0] = (SpPotAllocation) { .id = 1, .pot = 0, .project = 0, .amount = SP_POUNDS (30) };
  plan.snapshot.n_allocations = 1;
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->missing, 30);
  assert_reason (w, 0, "£30 of Maintenance is fixed for it but has no year: give the pot’s amount a year. The rest of the £80 that "
                       "may pay for it is used by other schemes.");
  assert_pounds (sp_waterfall_get_line (w, 1)->paid, 50);
  assert_reason (w, 1, "£50 of its £100 is paid for. £30 that may pay for it is fixed for other schemes. £50 of it is paid by money "
                       "that has no year.");
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 0)).carried_out, 30);
  g_assert_cmpstr (say (w, "allocation-not-met"), ==,
                   "£30 of Maintenance is fixed for Hunstanton and kept for it, but has no year, and so pays for no cost that has "
                   "one. Give the pot’s amount a year.");

  /* So too where the part is for a year and the pot has none. */
  plan.fixed[0].year.start = 2014;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 1)->paid, 50);

  /* Given a year, it pays. */
  plan.amounts[0][0].year.start = 2014;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->missing, 0);
  assert_words (w, 0, "Funded");
  g_assert_null (say (w, "allocation-not-met"));

  /* More than the cost, and more than the pot. */
  plan.fixed[0].amount = SP_POUNDS (45);
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_cmpstr (say (w, "allocation-not-met"), ==,
                   "£15 of what is fixed of Maintenance for Hunstanton is more than its cost in the years it is for. Change what "
                   "is fixed.");
  plan.amounts[0][0].amount = SP_POUNDS (20);
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_reason (w, 0, "£20 of its £30 is paid for, from 2014-15 on not in full. No other money may pay for it.");
  g_assert_cmpstr (say (w, "allocation-not-met"), ==,
                   "£25 of what is fixed of Maintenance for Hunstanton cannot be paid: the pot has no such money left in the years "
                   "it is for. Change what is fixed.");
}

/* A part fixed for one year of cost whose money comes a year later pays it late, before other schemes. */
static void
test_fixed_late (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2014, 60);
  add_project (&plan, "Hunstanton", 0, 2013, 50);
  add_pot (&plan, "Maintenance", 2014, 60);
  plan.fixed[0] = (SpPotAllocation) { .id = 1, .pot = 0, .project = 1, .amount = SP_POUNDS (50), .year = { 2013 } };
  plan.snapshot.n_allocations = 1;
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 1)->paid_late, 50);
  assert_pounds (sp_waterfall_get_line (w, 0)->paid, 10);
}

/* Several things become of what may pay: each is said with its own amount. */
static void
test_reasons_add_up (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;

  plan_init (&plan);
  add_project (&plan, "Chapel Road", 1, 2013, 40);
  add_project (&plan, "Drake", 0, 2015, 100);
  add_pot (&plan, "Lapsing", 2013, 70)->spend_by = "2014-03-31";
  add_pot (&plan, "Some day", 0, 20);
  w = run (&plan);
  assert_reason (w, 1, "£20 that could pay for it has no year, and money without a year pays for nothing that has one. Say in which "
                       "year it comes. £30 that may pay for it lapses before it is spent. The rest of the £90 that may pay for it "
                       "is used by other schemes.");
}

/* The plan's own day is in 2013-14. £30 was spent in 2012-13, before the balance in hand was struck: no money is taken for it,
 * unless the plan holds money as early. */
static void
test_history (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  guint y;

  plan_init (&plan);
  plan.snapshot.money.as_of = "2013-11-21";
  add_project (&plan, "Drake", 0, 2012, 100);
  plan.projects[0].n_spend = 2;
  plan.spend[0][0].amount = SP_POUNDS (30);
  plan.spend[0][1] = (SpDatedMoney) { { 2013 }, SP_POUNDS (70) };
  add_pot (&plan, "Carried forward", 0, 90)->certainty = "received";
  w = run (&plan);
  y = year_of (w, 2012);
  assert_pounds (sp_waterfall_get_line (w, 0)->before, 30);
  assert_pounds (sp_waterfall_get_line (w, 0)->paid, 70);
  assert_words (w, 0, "Funded");
  assert_reason (w, 0, NULL);
  assert_pounds (sp_waterfall_get_totals (w, y).stated, 30);
  assert_pounds (sp_waterfall_get_totals (w, y).before, 30);
  assert_pounds (sp_waterfall_get_totals (w, y).gap, 0);
  assert_pounds (sp_waterfall_get_position (w, y), 0);
  assert_pounds (sp_waterfall_get_position (w, year_of (w, 2013)), 20);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 0)).carried_out, 20);
  assert_pounds (sp_waterfall_get_gap (w).before, 30);
  assert_pounds (sp_waterfall_get_history (w), 30);

  add_pot (&plan, "BN", 2012, 25);
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->before, 5);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, y).used, 25);
  assert_pounds (sp_waterfall_get_missing (w), 0);
}

/* Never plainly funded where money is in it that may not come, or that has no year. */
static void
test_doubts (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  SpPot *pot;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 100);
  pot = add_pot (&plan, "Developers", 2013, 100);
  pot->certainty = "expected";
  w = run (&plan);
  g_assert_cmpint (sp_waterfall_get_line (w, 0)->state, ==, SP_LINE_FUNDED_IF);
  assert_words (w, 0, "Funded, £100 of it uncertain");
  assert_reason (w, 0, "£100 of it is paid by money that is only expected or at risk.");

  plan.amounts[0][0].year.start = plan.spend[0][0].year.start = 0;
  pot->certainty = "announced";
  add_project (&plan, "Chapel Road", 1, 2013, 0); /* so that the plan dates something */
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_words (w, 0, "Funded, £100 of it undated");

  /* Paid in its year by a balance, and paid back by a grant that nobody has dated; the balance then pays the next, which rests on
   * that grant as well. */
  g_clear_pointer (&w, sp_waterfall_unref);
  plan_init (&plan);
  add_project (&plan, "Chapel Road", 1, 2013, 100);
  add_project (&plan, "Drake", 0, 0, 80);
  add_pot (&plan, "Balance", 2013, 100);
  pot = add_pot (&plan, "Chapel Rd grant", 0, 100);
  pot->source = "project grant";
  pot->project = 0;
  w = run (&plan);
  assert_words (w, 0, "Funded, £100 of it in advance");
  assert_reason (w, 0, "£100 of it is paid ahead of money that is for it and is uncertain or has no year, such as Chapel Rd grant.");
  assert_words (w, 1, "Funded, £80 of it undated");

  /* A profile above the budget: what is above it is stated, and charged to nothing. */
  g_clear_pointer (&w, sp_waterfall_unref);
  plan_init (&plan);
  add_project (&plan, "Little Plumstead", 0, 2013, 100);
  plan.projects[0].budget = SP_POUNDS (70);
  add_pot (&plan, "BN", 2013, 100);
  w = run (&plan);
  assert_words (w, 0, "Funded, £30 of its profile above its cost");
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2013)).stated, 100);
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2013)).cost, 70);
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2013)).paid, 70);
}

/* Money below nought is less money, its pot overdrawn until another makes it up; it is no scheme. */
static void
test_overdrawn (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  guint y;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 100);
  add_pot (&plan, "Revenue", 2013, -29);
  add_pot (&plan, "BN", 2014, 150);
  w = run (&plan);
  y = year_of (w, 2013);
  assert_pounds (sp_waterfall_get_money (w, y), -29);
  assert_pounds (sp_waterfall_get_totals (w, y).cost, 100);
  assert_pounds (sp_waterfall_get_totals (w, y).gap, 0);
  assert_pounds (sp_waterfall_get_totals (w, y).late, 100);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, y).carried_out, -29);
  y = year_of (w, 2014);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, y).returned, 29);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, y).carried_out, 0);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, y).repaid, 29);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, y).carried_out, 21);
  assert_pounds (sp_waterfall_get_totals (w, y).settled, 100);
  assert_pounds (sp_waterfall_get_missing (w), 0);
}

/* Each year's money below nought is less money of its own year. */
static void
test_overdrawn_by_year (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  SpPot *pot;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2015, 100);
  pot = add_pot (&plan, "Revenue", 2013, -10);
  pot->n_amounts = 3;
  plan.amounts[0][1] = (SpDatedMoney) { { 2014 }, SP_POUNDS (4) };
  plan.amounts[0][2] = (SpDatedMoney) { { 2015 }, SP_POUNDS (-20) };
  w = run (&plan);
  assert_pounds (sp_waterfall_get_money (w, year_of (w, 2013)), -10);
  assert_pounds (sp_waterfall_get_money (w, year_of (w, 2014)), 4);
  assert_pounds (sp_waterfall_get_money (w, year_of (w, 2015)), -20);
  assert_pounds (sp_waterfall_get_position (w, year_of (w, 2013)), -10);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 2014)).carried_in, -10);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 2015)).carried_out, -26);
  assert_pounds (sp_waterfall_get_usable (w, 0, year_of (w, 2013)), -6);
  assert_pounds (sp_waterfall_get_usable (w, 0, year_of (w, 2014)), 0);
}

/* Amounts of a pot show as they are entered; what a later one takes is carried forward to it. What is left below nought is told as
 * overdrawn, apart from what the schemes are short. */
static void
test_amounts_as_entered (void)
{
  static const struct { gint64 minus, kept, missing, overdrawn; } cases[] = {
    { -30, 30, 50, 0 },
    { -130, 80, 100, 50 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Plan plan;
      g_autoptr (SpWaterfall) w = NULL;
      SpPot *pot;
      SpMoneyGap gap;
      guint y;

      plan_init (&plan);
      add_project (&plan, "Drake", 0, 2013, 100);
      pot = add_pot (&plan, "Reserves", 2013, 80);
      pot->n_amounts = 2;
      plan.amounts[0][1] = (SpDatedMoney) { { 2014 }, SP_POUNDS (cases[i].minus) };
      w = run (&plan);
      gap = sp_waterfall_get_gap (w);
      y = year_of (w, 2013);
      assert_pounds (sp_waterfall_get_purse_year (w, 0, y).fresh, 80);
      assert_pounds (sp_waterfall_get_source_money (w, pot->source, y), 80);
      assert_pounds (sp_waterfall_get_purse_year (w, 0, y).carried_out, cases[i].kept);
      assert_pounds (sp_waterfall_get_totals (w, y).carried, cases[i].kept);
      y = year_of (w, 2014);
      assert_pounds (sp_waterfall_get_purse_year (w, 0, y).carried_in, cases[i].kept);
      assert_pounds (sp_waterfall_get_money (w, y), cases[i].minus);
      assert_pounds (sp_waterfall_get_purse_year (w, 0, y).carried_out, -cases[i].overdrawn);
      assert_pounds (gap.cost, 100);
      assert_pounds (gap.missing, cases[i].missing);
      assert_pounds (sp_waterfall_get_missing (w), cases[i].missing);
      assert_pounds (gap.overdrawn, cases[i].overdrawn);
      assert_pounds (gap.left, 0);
      g_assert_cmpint (find_code (w, "pot-overdrawn") != NULL, ==, cases[i].overdrawn > 0);
    }
}

/* Without a year and soon to be spent: warned of first. Dates that leave no year, and money that comes after its date. */
static void
test_lapses (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  SpPot *pot;

  plan_init (&plan);
  plan.snapshot.money.as_of = "2013-11-21";
  add_project (&plan, "Drake", 0, 2014, 100);
  pot = add_pot (&plan, "Maintenance", 0, 83);
  pot->spend_by = "2015-03-31";
  w = run (&plan);
  g_assert_cmpstr (say (w, "undated-money-lapses"), ==,
                   "Maintenance: £83 of it must be spent by 31 March 2015 and has no year, so no year’s cost is met from it and "
                   "what is left then is lost. Say in which year it comes, or ask for longer.");
  g_assert_null (say (w, "money-undated"));
  pot->spend_by = "2019-03-31"; /* far off */
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_null (say (w, "undated-money-lapses"));

  pot->spend_by = "2015-03-31";
  pot->earliest_on = "2016-04-01";
  plan.amounts[0][0].year.start = 2013;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 2014)).lapsed, 83);
  g_assert_nonnull (strstr (say (w, "money-lapses-soon"), "at the end of 2014-15"));

  pot->earliest_on = NULL;
  plan.amounts[0][0].year.start = 2016;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_cmpstr (say (w, "money-after-date"), ==,
                   "Maintenance: £83 comes in 2016-17 and must be spent by 31 March 2015, so it pays for nothing. Correct its year "
                   "or its date.");
  g_assert_null (say (w, "money-lapses-soon"));
}

/* Two pots that could each be spent by the date, but not both; one that may pay for none of the spend there is, unless a part of it
 * is fixed by hand; and one that only comes when what it may pay for is over. Each is told of once, by what the waterfall leaves. */
static void
test_lapses_of_two (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  SpPot *pot;

  plan_init (&plan);
  plan.snapshot.money.as_of = "2013-11-21";
  add_project (&plan, "Drake", 0, 2016, 100);
  add_pot (&plan, "Either", 2015, 70)->spend_by = "2017-03-31";
  w = run (&plan);
  g_assert_null (say (w, "money-lapses"));
  pot = add_pot (&plan, "Other", 2015, 60);
  pot->spend_by = "2017-03-31";
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_cmpint (sp_waterfall_get_line (w, 0)->missing.pence, ==, 0);
  g_assert_cmpstr (say (w, "money-lapses"), ==,
                   "Other: £30 lapses at the end of 2016-17, with nothing left that may use it by then. Plan spend for it.");
  g_assert_null (find_code_of (sp_funding_get_findings (sp_waterfall_get_funding (w)), "money-lapses"));
  pot->purpose = "condition"; /* none of the spend, so all of it */
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_nonnull (strstr (say (w, "money-lapses"), "Other: £60 lapses"));
  plan.fixed[0] = (SpPotAllocation) { .id = 1, .pot = 1, .project = 0, .amount = SP_POUNDS (10) };
  plan.snapshot.n_allocations = 1;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_nonnull (strstr (say (w, "money-lapses"), "Other: £50 lapses"));
}

static gint
last_year (const SpWaterfall *w)
{
  return sp_waterfall_get_year (w, sp_waterfall_get_n_years (w) - 2).start;
}

/* The years go as far as money must be spent by, where some is left to lapse; not where it is only waited for, nor to a date that
 * cannot be meant, which is said. */
static void
test_far_dates (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  SpPot *pot;
  GPtrArray *findings;

  plan_init (&plan);
  plan.snapshot.money.as_of = "2013-11-21";
  add_project (&plan, "Drake", 0, 2016, 100);
  pot = add_pot (&plan, "Free", 2015, 100);
  pot->spend_by = "2024-03-31";
  w = run (&plan);
  g_assert_cmpint (last_year (w), ==, 2016); /* all of it is spent by then */
  plan.amounts[0][0].amount.pence = 12000;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_cmpint (last_year (w), ==, 2023);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 2023)).lapsed, 20);
  add_pot (&plan, "Spent", 2015, 0)->spend_by = "2030-03-31"; /* nothing of it is there */
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_cmpint (last_year (w), ==, 2023);
  pot->spend_by = "2150-03-31";
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_cmpint (last_year (w), ==, 2016);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 0)).carried_out, 20);
  findings = sp_funding_get_findings (sp_waterfall_get_funding (w));
  g_assert_cmpstr (sp_finding_get_message (find_code_of (findings, "spend-by-far")), ==,
                   "Free: it must be spent by 31 March 2150, more than 40 years on, so it is taken not to lapse. Correct the date, or "
                   "clear it where there is none.");
  pot->spend_by = "2054-03-31";
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_null (find_code_of (sp_funding_get_findings (sp_waterfall_get_funding (w)), "spend-by-far"));
  g_assert_cmpint (last_year (w), ==, 2053);
}

/* Fixed for a year after all the money and cost: not carried out, and said; for one that money waits for, kept until then. */
static void
test_fixed_past_years (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;

  plan_init (&plan);
  plan.snapshot.money.as_of = "2013-11-21";
  add_project (&plan, "Drake", 0, 2015, 100);
  add_project (&plan, "Brooke", 0, 2015, 100);
  add_pot (&plan, "Free", 2014, 100);
  plan.fixed[0] = (SpPotAllocation) { .id = 1, .pot = 0, .project = 1, .year = { 2049 }, .amount = SP_POUNDS (100) };
  plan.snapshot.n_allocations = 1;
  w = run (&plan);
  g_assert_cmpstr (say (w, "allocation-past-years"), ==,
                   "What is fixed of Free for Brooke in 2049-50 is not carried out: the last year with money or cost is 2015-16. Correct "
                   "its year.");
  g_assert_null (say (w, "allocation-not-met"));
  assert_pounds (sp_waterfall_get_line (w, 0)->paid, 100);
  plan.fixed[0].year.start = 2017;
  plan.pots[0].spend_by = "2019-03-31";
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_null (say (w, "allocation-past-years"));
  g_assert_cmpint (last_year (w), ==, 2017);
  assert_pounds (sp_waterfall_get_line (w, 1)->paid_late, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/waterfall-kept/fixed-undated", test_fixed_undated);
  g_test_add_func ("/funding/waterfall-kept/lapses-of-two", test_lapses_of_two);
  g_test_add_func ("/funding/waterfall-kept/far-dates", test_far_dates);
  g_test_add_func ("/funding/waterfall-kept/fixed-past-years", test_fixed_past_years);
  g_test_add_func ("/funding/waterfall-kept/fixed-late", test_fixed_late);
  g_test_add_func ("/funding/waterfall-kept/reasons-add-up", test_reasons_add_up);
  g_test_add_func ("/funding/waterfall-kept/history", test_history);
  g_test_add_func ("/funding/waterfall-kept/doubts", test_doubts);
  g_test_add_func ("/funding/waterfall-kept/overdrawn", test_overdrawn);
  g_test_add_func ("/funding/waterfall-kept/overdrawn-by-year", test_overdrawn_by_year);
  g_test_add_func ("/funding/waterfall-kept/amounts-as-entered", test_amounts_as_entered);
  g_test_add_func ("/funding/waterfall-kept/lapses", test_lapses);
  return g_test_run ();
}
