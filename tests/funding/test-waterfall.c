/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The waterfall: worked by hand on small programmes, and its laws on random ones. */
#include "config.h"

#include "sp-borrowing.h"
#include "sp-terms.h"
#include "sp-waterfall.h"

#define POUNDS(p) { (gint64) (p) * 100 }
#define FREE .area = -1, .school = -1, .growth = -1, .project = -1
#define MOST_PROJECTS 6
#define MOST_POTS     6
#define MOST_AMOUNTS  4

typedef struct
{
  SpSchool         schools[2];
  SpDatedMoney     spend[MOST_PROJECTS][MOST_AMOUNTS], amounts[MOST_POTS][MOST_AMOUNTS];
  SpProject        projects[MOST_PROJECTS];
  SpPot            pots[MOST_POTS];
  SpPotAllocation  fixed[2];
  SpSnapshot       snapshot;
} Plan;

static void
add_project (Plan *plan, const char *name, SpSchoolIndex school, gint year, gint64 pounds)
{
  guint p = plan->snapshot.n_projects++;
  SpProject *project = &plan->projects[p];

  *project = (SpProject) { .id = p + 1, .name = name, .school = school, .area = -1, .table = 1, .spend = plan->spend[p],
                           .n_spend = 1, .has_budget = TRUE, .budget = SP_POUNDS (pounds) };
  plan->spend[p][0] = (SpDatedMoney) { { year }, SP_POUNDS (pounds) };
}

static SpPot *
add_pot (Plan *plan, const char *name, gint year, gint64 pounds)
{
  guint p = plan->snapshot.n_pots++;

  plan->pots[p] = (SpPot) { .id = p + 1, .name = name, .source = "basic need", .programme = "growth",
                            .certainty = "announced", FREE, .amounts = plan->amounts[p], .n_amounts = 1 };
  plan->amounts[p][0] = (SpDatedMoney) { { year }, SP_POUNDS (pounds) };
  return &plan->pots[p];
}

/* School 0 is primary, school 1 special. */
static void
plan_init (Plan *plan)
{
  *plan = (Plan) { .schools = { { .id = 1, .name = "Drake", .phase = SP_SCHOOL_PRIMARY, .last_group = SP_GROUP_Y6 },
                                { .id = 2, .name = "Chapel Road", .phase = SP_SCHOOL_SPECIAL,
                                  .last_group = SP_GROUP_Y14 } } };
  plan->snapshot = (SpSnapshot) { .ref_count = 1, .schools = plan->schools, .n_schools = 2, .projects = plan->projects,
                                  .pots = plan->pots, .allocations = plan->fixed,
                                  .assumptions = { .origin = { 2012 } } };
}

static SpWaterfall *
run (Plan *plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpFunding) funding = sp_funding_run (&plan->snapshot, NULL, &error);

  g_assert_no_error (error);
  return sp_waterfall_new (funding, NULL);
}

static guint
year_of (const SpWaterfall *self, gint start)
{
  for (guint y = 0; y < sp_waterfall_get_n_years (self); y++)
    if (sp_waterfall_get_year (self, y).start == start)
      return y;
  g_assert_not_reached ();
}

static const SpFinding *
find_code (const SpWaterfall *self, const char *code)
{
  GPtrArray *findings = sp_waterfall_get_findings (self);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (sp_finding_get_code (findings->pdata[i]), code))
      return findings->pdata[i];
  return NULL;
}

#define assert_pounds(money, pounds) g_assert_cmpint ((money).pence, ==, (gint64) (pounds) * 100)

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
  assert_pounds (sp_waterfall_get_totals (w, year_of (w, 2013)).gap, 70);
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
                   "Some day: £50 of it has no year, so it pays for nothing that has one. Say in which year it comes.");
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
  assert_pounds (sp_waterfall_get_missing (w), 9);
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
  g_assert_cmpuint (sp_borrowing_get_findings (unknown)->len, ==, 1);
}

static void
random_plan (Plan *plan, GRand *rand)
{
  static const char *const sources[] = { "basic need", "section 106", "borrowing", "project grant" };
  static const char *const certainties[] = { "received", "announced", "expected", "at risk" };
  static const char *const purposes[] = { NULL, NULL, "growth", "send", "condition" };
  static const char *const dates[] = { NULL, NULL, "2013-09", "2015-03-31", "2016", "2012-01-01" };
  guint n_projects = g_rand_int_range (rand, 0, MOST_PROJECTS + 1), n_pots = g_rand_int_range (rand, 0, MOST_POTS + 1);

  plan_init (plan);
  for (guint p = 0; p < n_projects; p++)
    {
      SpProject *project = &plan->projects[p];

      add_project (plan, "Scheme", g_rand_int_range (rand, 0, 2), g_rand_int_range (rand, 2012, 2018), 0);
      project->n_spend = g_rand_int_range (rand, 0, MOST_AMOUNTS);
      for (guint i = 0; i < project->n_spend; i++)
        plan->spend[p][i] = (SpDatedMoney) { { 2012 + (gint) i * 2 }, sp_money (g_rand_int_range (rand, -200, 2000)) };
      project->budget = sp_money (g_rand_int_range (rand, 0, 4000));
      project->has_budget = g_rand_boolean (rand);
    }
  for (guint p = 0; p < n_pots; p++)
    {
      SpPot *pot = add_pot (plan, "Pot", 2013, 0);

      pot->source = sources[g_rand_int_range (rand, 0, 4)];
      pot->certainty = certainties[g_rand_int_range (rand, 0, 4)];
      pot->purpose = purposes[g_rand_int_range (rand, 0, 5)];
      pot->spend_by = dates[g_rand_int_range (rand, 0, 6)];
      pot->earliest_on = dates[g_rand_int_range (rand, 0, 6)];
      pot->school = g_rand_int_range (rand, -1, 2);
      pot->project = n_projects > 0 ? g_rand_int_range (rand, -1, (gint) n_projects) : -1;
      pot->has_carry_limit = g_rand_boolean (rand);
      pot->carry_years = g_rand_int_range (rand, 0, 3);
      pot->n_amounts = g_rand_int_range (rand, 0, MOST_AMOUNTS);
      for (guint i = 0; i < pot->n_amounts; i++)
        plan->amounts[p][i] = (SpDatedMoney) { { i == 0 ? 0 : 2011 + (gint) i * 2 },
                                               sp_money (g_rand_int_range (rand, -100, 2500)) };
    }
  if (n_pots > 0 && n_projects > 0)
    plan->snapshot.n_allocations = 1;
  plan->fixed[0] = (SpPotAllocation) { .id = 1, .amount = sp_money (g_rand_int_range (rand, 0, 1500)),
                                       .no_more = g_rand_boolean (rand), .year = { g_rand_boolean (rand) ? 2014 : 0 } };
  plan->snapshot.money.has_forward_limit = g_rand_boolean (rand);
  plan->snapshot.money.forward_limit = sp_money (g_rand_int_range (rand, 0, 3000));
}

/* Each pot, each year: what there is goes somewhere, once. */
static void
check_purses (const SpWaterfall *w)
{
  guint last = sp_waterfall_get_n_years (w) - 1;

  for (guint p = 0; p < sp_waterfall_get_n_purses (w); p++)
    {
      gint64 fresh = 0, gone = 0, carried = 0, returned = 0;

      for (guint y = 0; y <= last; y++)
        {
          SpPurseYear row = sp_waterfall_get_purse_year (w, p, y);

          g_assert_cmpint (row.carried_in.pence, ==, carried);
          g_assert_cmpint (row.carried_in.pence + row.fresh.pence + row.returned.pence, ==,
                           row.used.pence + row.used_late.pence + row.repaid.pence + row.lapsed.pence
                             + row.carried_out.pence);
          carried = row.carried_out.pence;
          fresh += row.fresh.pence;
          returned += row.returned.pence;
          gone += row.used.pence + row.used_late.pence + row.repaid.pence + row.lapsed.pence;
        }
      g_assert_cmpint (fresh, ==, sp_waterfall_get_purse (w, p)->amount.pence);
      g_assert_cmpint (fresh + returned, ==, gone + carried);
    }
}

/* Each scheme: nothing is paid twice, and what is missing is missing. */
static void
check_lines (const SpWaterfall *w, SpFunding *funding)
{
  guint n = sp_waterfall_get_n_years (w);
  g_autofree gint64 *paid = g_new0 (gint64, MAX (1, sp_waterfall_get_n_lines (w) * n));

  for (guint i = 0; i < sp_waterfall_get_n_payments (w); i++)
    {
      const SpPayment *payment = sp_waterfall_get_payment (w, i);

      g_assert_cmpint (payment->amount.pence, >, 0);
      if (payment->kind != SP_PAY_REPAY)
        paid[payment->line * n + payment->cost_of] += payment->amount.pence;
    }
  for (guint l = 0; l < sp_waterfall_get_n_lines (w); l++)
    {
      const SpWaterfallLine *line = sp_waterfall_get_line (w, l);
      gint64 cost = 0, sum = 0;

      for (guint y = 0; y < n; y++)
        {
          g_assert_cmpint (paid[l * n + y], <=, sp_waterfall_get_cost (w, l, y).pence);
          cost += sp_waterfall_get_cost (w, l, y).pence;
          sum += paid[l * n + y];
        }
      g_assert_cmpint (cost, ==, line->cost.pence);
      g_assert_cmpint (sum, ==, line->paid.pence + line->paid_late.pence);
      g_assert_cmpint (cost - sum, ==, line->missing.pence);
      if (line->project >= 0)
        {
          SpMoney own;

          sp_funding_get_project_cost (funding, line->project, &own);
          g_assert_cmpint (cost, ==, MAX (own.pence, 0));
        }
    }
}

/* No payment breaks a term, a date or a carry rule. */
static void
check_terms (const SpWaterfall *w, const Plan *plan)
{
  for (guint i = 0; i < sp_waterfall_get_n_payments (w); i++)
    {
      const SpPayment *payment = sp_waterfall_get_payment (w, i);
      const SpPurse *purse = sp_waterfall_get_purse (w, payment->purse);
      const SpPot *pot = &plan->pots[purse->pot];
      const SpWaterfallLine *line = sp_waterfall_get_line (w, payment->line);
      SpTerms terms = sp_terms_of_pot (pot);
      gint cost_of = sp_waterfall_get_year (w, payment->cost_of).start;

      g_assert_cmpuint (payment->cost_of, <=, payment->paid_in);
      if (line->project < 0)
        g_assert_cmpuint (sp_terms_count (&terms), ==, 0);
      else
        {
          gboolean part = payment->kind == SP_PAY_FIXED
                          || (payment->kind == SP_PAY_REPAY && purse->pot == 0 && line->project == 0);

          g_assert_true (sp_terms_may_pay (&plan->snapshot, &terms, line->project, part, NULL));
        }
      if (cost_of != 0 && pot->earliest_on != NULL && g_str_equal (pot->earliest_on, "2015-03-31"))
        g_assert_cmpint (cost_of, >=, 2014);
      if (purse->contribution && payment->kind == SP_PAY_REPAY)
        g_assert_false (sp_waterfall_get_purse (w, (guint) payment->to)->contribution);
    }
}

/* Where money is left at the end, no scheme that it may pay for lacks any, unless a limit forbids it. */
static void
check_nothing_idle (const SpWaterfall *w, const Plan *plan)
{
  guint last = sp_waterfall_get_n_years (w) - 1;

  for (guint p = 0; p < sp_waterfall_get_n_purses (w); p++)
    {
      const SpPot *pot = &plan->pots[sp_waterfall_get_purse (w, p)->pot];

      if (sp_waterfall_get_purse_year (w, p, last).carried_out.pence == 0 || pot->earliest_on != NULL
          || plan->snapshot.money.has_forward_limit || plan->snapshot.n_allocations > 0)
        continue;
      for (guint l = 0; l < sp_waterfall_get_n_lines (w); l++)
        {
          const SpWaterfallLine *line = sp_waterfall_get_line (w, l);

          if (line->project >= 0 && line->missing.pence > 0)
            g_assert_false (sp_may_pay (&plan->snapshot, sp_waterfall_get_purse (w, p)->pot, line->project, NULL));
        }
    }
}

static void
test_laws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < 3000; round++)
    {
      Plan plan;
      g_autoptr (SpWaterfall) w = NULL, again = NULL;

      random_plan (&plan, rand);
      w = run (&plan);
      again = run (&plan);
      check_purses (w);
      check_lines (w, sp_waterfall_get_funding (w));
      check_terms (w, &plan);
      check_nothing_idle (w, &plan);
      g_assert_cmpuint (sp_waterfall_get_n_payments (w), ==, sp_waterfall_get_n_payments (again));
      for (guint i = 0; i < sp_waterfall_get_n_payments (w); i++)
        g_assert_cmpint (sp_waterfall_get_payment (w, i)->amount.pence, ==,
                         sp_waterfall_get_payment (again, i)->amount.pence);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/waterfall/gap-settled-late", test_gap_settled_late);
  g_test_add_func ("/funding/waterfall/expiring-first", test_expiring_first);
  g_test_add_func ("/funding/waterfall/money-is-moved", test_money_is_moved);
  g_test_add_func ("/funding/waterfall/carry-and-award", test_carry_and_award);
  g_test_add_func ("/funding/waterfall/contribution-repays", test_contribution_repays);
  g_test_add_func ("/funding/waterfall/fixed", test_fixed);
  g_test_add_func ("/funding/waterfall/not-dated", test_not_dated);
  g_test_add_func ("/funding/waterfall/negative-money", test_negative_money);
  g_test_add_func ("/funding/waterfall/borrowing", test_borrowing);
  g_test_add_func ("/funding/waterfall/laws", test_laws);
  return g_test_run ();
}
