/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The waterfall: worked by hand on small programmes. */
#include "config.h"

#include "pots-and-projects.h"
#include "sp-borrowing.h"
#include "sp-terms.h"

/* A gap, the money that settles it two years later, and money left. */
static void
test_gap_settled_late (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  const SpWaterfallLine *line;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 100);
  add_pot (&plan, "First", 2013, 30);
  add_pot (&plan, "Second", 2015, 90);
  w = run (&plan);
  line = sp_waterfall_get_line (w, 0);
  assert_pounds (line->paid, 30);
  assert_pounds (line->paid_late, 70);
  assert_pounds (line->missing, 0);
  g_assert_cmpint (line->state, ==, SP_LINE_FUNDED_LATE);
  g_assert_cmpint (line->until.start, ==, 2013);
  g_assert_cmpint (line->settled.start, ==, 2015);
  g_assert_cmpstr (line->reason, ==, "£70 of it is paid late, the last in 2015-16: until then it has to be funded forward.");
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2013)).late, 70);
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2013)).gap, 0);
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2013)).outstanding, 70);
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2014)).outstanding, 70);
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2015)).outstanding, 0);
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2015)).settled, 70);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, year_of (w, 2015)).carried_out, 20);

  /* No more than £50 may be funded forward: £20 is never paid. */
  plan.snapshot.money.has_forward_limit = TRUE;
  plan.snapshot.money.forward_limit = SP_POUNDS (50);
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->missing, 20);
  g_assert_cmpint (sp_waterfall_get_line (w, 0)->state, ==, SP_LINE_PART);
  g_assert_nonnull (find_code (w, "project-part-funded"));
}

/* Each scheme that is short says who has the money: nobody else, those before it, or others. */
static void
test_reasons (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 100);
  add_pot (&plan, "First", 2013, 70);
  w = run (&plan);
  g_assert_cmpstr (sp_waterfall_get_line (w, 0)->reason, ==,
                   "£70 of its £100 is paid for, from 2013-14 on not in full. No other money may pay for it.");
  g_clear_pointer (&w, sp_waterfall_unref);
  add_project (&plan, "Fred Nicholson", 0, 2013, 50);
  add_project (&plan, "Catton", 0, 2013, 20);
  plan.amounts[0][0].amount = (SpMoney) POUNDS (120);
  w = run (&plan);
  g_assert_cmpstr (sp_waterfall_get_line (w, 1)->reason, ==,
                   "£20 of its £50 is paid for, from 2013-14 on not in full. The rest of the £120 that may pay for it is used "
                   "by other schemes.");
  g_assert_cmpstr (sp_waterfall_get_line (w, 2)->reason, ==,
                   "The £120 that may pay for it is used by schemes before it in the programme.");
  g_clear_pointer (&w, sp_waterfall_unref);
  plan.fixed[0] = (SpPotAllocation) { .id = 1, .pot = 0, .project = 2, .year = { 2013 }, .amount = SP_POUNDS (20) };
  plan.snapshot.n_allocations = 1;
  plan.amounts[0][0].amount = (SpMoney) POUNDS (60);
  plan.projects[0].budget = plan.spend[0][0].amount = (SpMoney) POUNDS (40);
  w = run (&plan);
  g_assert_cmpstr (sp_waterfall_get_line (w, 1)->reason, ==, "The £60 that may pay for it is used by other schemes.");
}

/* The money that expires goes first, though the plan lists it last; what is over lapses at its date. */
static void
test_expiring_first (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  guint y;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 60);
  add_project (&plan, "Fred Nicholson", 0, 2015, 50);
  add_pot (&plan, "Free", 2013, 100);
  add_pot (&plan, "Expiring", 2013, 80)->spend_by = "2015-03-31";
  w = run (&plan);
  y = year_of (w, 2013);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, y).used, 60);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, y).used, 0);
  y = year_of (w, 2014);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, y).carried_in, 20);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, y).lapsed, 20);
  y = year_of (w, 2015);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, y).used, 50);
  g_assert_nonnull (find_code (w, "money-lapses-soon"));
}

/* Two pots, one that may pay either scheme and one only the first: by rank alone the second scheme would get nothing. */
static void
test_money_is_moved (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 100);
  add_project (&plan, "Chapel Road", 1, 2013, 100);
  add_pot (&plan, "Either, expiring", 2013, 100)->spend_by = "2014-03-31";
  add_pot (&plan, "Only growth", 2013, 100)->purpose = "growth";
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->paid, 100);
  assert_pounds (sp_waterfall_get_line (w, 1)->paid, 100);
  g_assert_cmpint (sp_waterfall_get_missing (w).pence, ==, 0);
}

static void
test_carry_and_award (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  SpPot *pot;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2014, 100);
  pot = add_pot (&plan, "Award", 2013, 100);
  pot->has_carry_limit = TRUE;
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->missing, 100); /* not carried */
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 2013)).lapsed, 100);
  g_assert_cmpint (sp_waterfall_get_line (w, 0)->state, ==, SP_LINE_UNFUNDED);
  g_assert_cmpstr (sp_waterfall_get_line (w, 0)->reason, ==,
                   "All the £100 that may pay for it lapses before it is spent.");

  pot->award_years = 2; /* entered once, for two years */
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->missing, 0);
}

/* Basic Need pays what a contribution is for; the contribution, when it comes, pays it back, and that pays the next
 * scheme. */
static void
test_contribution_repays (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  SpPot *pot;
  guint y;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 100);
  add_project (&plan, "Chapel Road", 1, 2015, 100);
  add_pot (&plan, "BN", 2013, 100)->spend_by = "2014-03-31";
  pot = add_pot (&plan, "S106", 2015, 100);
  pot->source = "section 106";
  pot->project = 0;
  w = run (&plan);
  y = year_of (w, 2015);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, y).repaid, 100);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, y).returned, 100);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, y).used, 100);
  assert_pounds (sp_waterfall_get_line (w, 1)->paid, 100);
  g_assert_cmpint (sp_waterfall_get_missing (w).pence, ==, 0);
  g_assert_nonnull (find_code (w, "contribution-late"));
}

/* A scheme of £300 over three years; £170 to be spent by March 2015, and a deed for it of £168, all there from the first. It costs
 * £38 less than there is: those stay with the deed, for repaid they would only lapse, or last past their date. */
static void
test_repaid_by_the_deadline (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  SpPot *deed;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 300);
  plan.projects[0].n_spend = 3;
  plan.spend[0][0].amount = SP_POUNDS (100);
  plan.spend[0][1] = (SpDatedMoney) { { 2014 }, SP_POUNDS (150) };
  plan.spend[0][2] = (SpDatedMoney) { { 2015 }, SP_POUNDS (50) };
  add_pot (&plan, "BN", 2013, 80)->spend_by = "2015-03-31";
  plan.pots[0].n_amounts = 2;
  plan.amounts[0][1] = (SpDatedMoney) { { 2014 }, SP_POUNDS (90) };
  deed = add_pot (&plan, "Deed", 2013, 168);
  deed->source = "section 106";
  deed->project = 0;
  w = run (&plan);
  g_assert_cmpint (sp_waterfall_get_missing (w).pence, ==, 0);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 2014)).carried_out, 0);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 0)).carried_out, 0);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, year_of (w, 0)).carried_out, 38);
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2014)).repaid, 0);
  for (guint i = 0; i < sp_waterfall_get_n_payments (w); i++)
    g_assert_cmpint (sp_waterfall_get_payment (w, i)->kind, !=, SP_PAY_REPAY);
  g_assert_null (find_code (w, "contribution-late"));

  /* All of it is spent in the first year, so that BN is free to pay £20 of another scheme by the date: so much the deed repays,
   * though none of it came late. */
  plan.projects[0].n_spend = 1;
  plan.projects[0].budget = SP_POUNDS (100);
  plan.pots[0].n_amounts = 1;
  add_project (&plan, "Chapel Road", 1, 2014, 20);
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_cmpint (sp_waterfall_get_missing (w).pence, ==, 0);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, year_of (w, 2014)).repaid, 20);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, year_of (w, 0)).carried_out, 128);
  g_assert_null (find_code (w, "contribution-late"));

  /* After the date there is nothing that it may repay. */
  plan.spend[1][0].year.start = 2015;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 1)->missing, 20);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, year_of (w, 0)).carried_out, 148);

  /* A deed that ends sooner than the pot repays it all, and that lapses at the pot's date. */
  deed->spend_by = "2014-03-31";
  plan.snapshot.n_projects = 1;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 2014)).lapsed, 80);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, year_of (w, 2013)).lapsed, 68);
}

static void
test_fixed (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 100);
  add_project (&plan, "Chapel Road", 1, 2013, 100);
  add_pot (&plan, "Condition", 2013, 100)->purpose = "condition";
  plan.fixed[0] = (SpPotAllocation) { .id = 1, .pot = 0, .project = 1, .amount = SP_POUNDS (60) };
  plan.snapshot.n_allocations = 1;
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->paid, 0);
  assert_pounds (sp_waterfall_get_line (w, 1)->paid, 60);
  g_assert_cmpint (sp_waterfall_get_payment (w, 0)->kind, ==, SP_PAY_FIXED);
  g_assert_cmpstr (sp_waterfall_get_line (w, 0)->reason, ==,
                   "No money in the plan may pay for it. Condition may pay only for the condition of buildings, and Drake "
                   "is not for that.");

  /* Free money goes ahead of a part fixed of a pot that comes later, and is given it back; the rest of that pot is kept for
   * it although another scheme could use it sooner. */
  plan.pots[0].purpose = NULL;
  plan.amounts[0][0].year.start = 2012;
  plan.spend[0][0].year.start = 2012;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->paid, 40);
  assert_pounds (sp_waterfall_get_line (w, 1)->paid, 60);
  plan.amounts[0][0].year.start = 2014;
  add_pot (&plan, "Free", 2013, 100);
  plan.spend[0][0].year.start = 2015;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 2014)).repaid, 60);
  assert_pounds (sp_waterfall_get_purse_year (w, 1, year_of (w, 2014)).returned, 60);
  assert_pounds (sp_waterfall_get_missing (w), 0);

  plan.snapshot.n_pots = 1;
  plan.pots[0].purpose = "condition";
  plan.pots[0].school = 0; /* now the part fixed for the special school breaks a term */
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 1)->paid, 0);
  g_assert_nonnull (find_code (w, "allocation-breaks-terms"));
}

/* Money without a year pays costs without one, and nothing that has one, not even late: it stands apart and is named. Once in
 * hand it pays from the first year. */
static void
test_not_dated (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 100);
  add_pot (&plan, "Some day", 0, 50);
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->paid, 0);
  assert_pounds (sp_waterfall_get_line (w, 0)->paid_late, 0);
  assert_pounds (sp_waterfall_get_line (w, 0)->missing, 100);
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2013)).gap, 100);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 0)).fresh, 50);
  assert_pounds (sp_waterfall_get_purse_year (w, 0, year_of (w, 0)).carried_out, 50);
  g_assert_cmpstr (sp_waterfall_get_line (w, 0)->reason, ==,
                   "Only £50 that has no year could pay for it, and money without a year pays for nothing that has one. Say "
                   "in which year it comes.");
  g_assert_cmpstr (sp_finding_get_message (find_code (w, "money-undated")), ==,
                   "Some day: £50 of it has no year, so no year’s cost is met from it: it can only pay for what has none either, or "
                   "repay, in the end, what stood in for it. Say in which year it comes.");
  g_clear_pointer (&w, sp_waterfall_unref);
  plan.fixed[0] = (SpPotAllocation) { .id = 1, .pot = 0, .project = 0, .amount = SP_POUNDS (30) }; /* nor what is fixed of it */
  plan.snapshot.n_allocations = 1;
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->missing, 100);
  g_clear_pointer (&w, sp_waterfall_unref);
  plan.snapshot.n_allocations = 0;
  plan.spend[0][0].amount = SP_POUNDS (70); /* of the budget, £30 have no year either */
  w = run (&plan);
  assert_pounds (sp_waterfall_get_line (w, 0)->paid, 30);
  assert_pounds (sp_waterfall_get_line (w, 0)->missing, 70);
  g_clear_pointer (&w, sp_waterfall_unref);
  plan.spend[0][0].amount = SP_POUNDS (100);
  plan.pots[0].certainty = "received";
  w = run (&plan);
  g_assert_null (find_code (w, "money-undated"));
  assert_pounds (sp_waterfall_get_line (w, 0)->paid, 50);
}

static void
test_negative_money (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 100);
  add_pot (&plan, "BN", 2013, 120);
  add_pot (&plan, "Revenue", 2013, -29);
  w = run (&plan);
  g_assert_cmpuint (sp_waterfall_get_n_lines (w), ==, 2);
  g_assert_cmpstr (sp_waterfall_get_line (w, 1)->name, ==, "Revenue");
  assert_pounds (sp_waterfall_get_line (w, 1)->cost, 29);
  assert_pounds (sp_waterfall_get_missing (w), 0);
  assert_pounds (sp_waterfall_get_gap (w).overdrawn, 9); /* no scheme is short by it */
}

/* Whether the finding about what borrowing costs says so, or (wanted = FALSE) does not. */
static gboolean
asks_for (SpWaterfall *w, const char *words, gboolean wanted)
{
  GPtrArray *findings = sp_funding_get_findings (sp_waterfall_get_funding (w));

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (findings->pdata[i]), "borrowing-cost-not-known")
        && strstr (sp_finding_get_message (findings->pdata[i]), words) != NULL)
      return wanted;
  return !wanted;
}

/* £1m at 4 % over 25 years: £40,000 of provision a year from the next on, interest of £40,000, then £38,400; the whole is
 * repaid to the penny. */
static void
test_borrowing (void)
{
  Plan plan;
  g_autoptr (SpWaterfall) w = NULL;
  g_autoptr (SpBorrowing) borrowing = NULL, unknown = NULL;
  gint64 provision = 0;
  SpPot *pot;

  plan_init (&plan);
  add_project (&plan, "Drake", 0, 2013, 1000000);
  pot = add_pot (&plan, "Borrowing", 2013, 1000000);
  pot->source = "borrowing";
  pot->has_interest = TRUE;
  pot->interest_rate = 0.04;
  pot->repay_years = 25;
  w = run (&plan);
  borrowing = sp_borrowing_new (w);
  g_assert_cmpuint (sp_borrowing_get_n_years (borrowing), ==, 26);
  assert_pounds (sp_borrowing_get_year (borrowing, 0)->borrowed, 1000000);
  assert_pounds (sp_borrowing_get_year (borrowing, 0)->interest, 0);
  assert_pounds (sp_borrowing_get_year (borrowing, 1)->interest, 40000);
  assert_pounds (sp_borrowing_get_year (borrowing, 1)->provision, 40000);
  assert_pounds (sp_borrowing_get_year (borrowing, 2)->interest, 38400);
  g_assert_cmpint (sp_borrowing_get_year (borrowing, 25)->owed.pence, ==, 0);
  for (guint i = 0; i < 26; i++)
    provision += sp_borrowing_get_year (borrowing, i)->provision.pence;
  g_assert_cmpint (provision, ==, 100000000);
  pot->has_interest = FALSE;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  unknown = sp_borrowing_new (w);
  g_assert_cmpuint (sp_borrowing_get_n_years (unknown), ==, 0);
  g_assert_true (asks_for (w, "holds neither", FALSE));
  g_assert_true (asks_for (w, "Borrowing: what borrowing £1m costs the revenue budget cannot be worked out, for the plan does not hold its "
                              "interest", TRUE));
  pot->repay_years = 0;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_true (asks_for (w, "holds neither its interest nor the years", TRUE));
  pot->has_interest = TRUE;
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_true (asks_for (w, "does not hold the years over which", TRUE));
  pot->programme = "other"; /* then nothing is worked out of it */
  g_clear_pointer (&w, sp_waterfall_unref);
  w = run (&plan);
  g_assert_true (asks_for (w, "borrowing", FALSE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/waterfall/reasons", test_reasons);
  g_test_add_func ("/funding/waterfall/gap-settled-late", test_gap_settled_late);
  g_test_add_func ("/funding/waterfall/expiring-first", test_expiring_first);
  g_test_add_func ("/funding/waterfall/money-is-moved", test_money_is_moved);
  g_test_add_func ("/funding/waterfall/carry-and-award", test_carry_and_award);
  g_test_add_func ("/funding/waterfall/contribution-repays", test_contribution_repays);
  g_test_add_func ("/funding/waterfall/repaid-by-the-deadline", test_repaid_by_the_deadline);
  g_test_add_func ("/funding/waterfall/fixed", test_fixed);
  g_test_add_func ("/funding/waterfall/not-dated", test_not_dated);
  g_test_add_func ("/funding/waterfall/negative-money", test_negative_money);
  g_test_add_func ("/funding/waterfall/borrowing", test_borrowing);
  return g_test_run ();
}
