/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The laws of the waterfall on random programmes: no pound is lost or made, no term is broken. */
#include "config.h"

#include "pots-and-projects.h"
#include "sp-terms.h"

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
    plan->snapshot.n_allocations = g_rand_int_range (rand, 0, 2);
  plan->fixed[0] = (SpPotAllocation) { .id = 1, .amount = sp_money (g_rand_int_range (rand, 0, 1500)),
                                       .no_more = g_rand_boolean (rand), .year = { g_rand_boolean (rand) ? 2014 : 0 } };
  plan->snapshot.money.has_forward_limit = g_rand_boolean (rand);
  plan->snapshot.money.forward_limit = sp_money (g_rand_int_range (rand, 0, 3000));
}

/* All that is new in a year is what the plan says of it, where nothing forbids to spend it from then. */
static void
check_entered (const SpWaterfall *w, guint p, const SpPot *pot)
{
  for (guint i = 0; i < pot->n_amounts && pot->earliest_on == NULL; i++)
    for (guint y = 0; y < sp_waterfall_get_n_years (w); y++)
      if (pot->amounts[i].year.start != 0 && sp_waterfall_get_year (w, y).start == pot->amounts[i].year.start
          && g_strcmp0 (pot->certainty, "received") != 0)
        g_assert_cmpint (sp_waterfall_get_purse_year (w, p, y).fresh.pence, ==, pot->amounts[i].amount.pence);
}

/* Each pot, each year: what there is goes somewhere, once. */
static void
check_purses (const SpWaterfall *w, const Plan *plan)
{
  guint last = sp_waterfall_get_n_years (w) - 1;

  for (guint p = 0; p < sp_waterfall_get_n_purses (w); p++)
    {
      gint64 fresh = 0, gone = 0, carried = 0, returned = 0;

      check_entered (w, p, &plan->pots[sp_waterfall_get_purse (w, p)->pot]);

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
      g_assert_cmpint (cost - sum - line->before.pence, ==, line->missing.pence);
      g_assert_true (line->before.pence == 0 || line->pot < 0);
      g_assert_cmpint (line->uncertain.pence + line->undated.pence, <=, sum);
      g_assert_nonnull (line->words);
      if (line->project >= 0)
        {
          SpMoney own;

          sp_funding_get_project_cost (funding, line->project, &own);
          g_assert_cmpint (cost, ==, MAX (own.pence, 0));
        }
    }
}

/* Each year: what is stated is history, above its cost, paid or a gap; and what money there was, came or comes back goes somewhere. */
static void
check_years (const SpWaterfall *w)
{
  gint64 brought = 0, history = 0, spend = 0, cost = 0, late = 0, settled = 0, never = 0;

  for (guint y = 0; y < sp_waterfall_get_n_years (w); y++)
    {
      SpWaterfallYear row = sp_waterfall_get_totals (w, y);
      gint64 gone = row.paid.pence + row.settled.pence + row.lapsed.pence;

      g_assert_cmpint (row.cost.pence, ==, row.before.pence + row.paid.pence + row.late.pence + row.gap.pence);
      g_assert_cmpint (brought + sp_waterfall_get_money (w, y).pence, ==, gone + row.carried.pence);
      g_assert_true (row.before.pence == 0 || sp_waterfall_get_year (w, y).start < 2013); /* the day is 1 September 2013 or before */
      brought = row.carried.pence;
      late += row.late.pence;
      settled += row.settled.pence;
      never += row.gap.pence;
      history += row.before.pence;
      spend += sp_waterfall_get_spend (w, y).pence;
    }
  g_assert_cmpint (late, ==, settled);
  g_assert_cmpint (never, ==, sp_waterfall_get_missing (w).pence);
  g_assert_cmpint (history, ==, sp_waterfall_get_history (w).pence);
  for (guint l = 0; l < sp_waterfall_get_n_lines (w); l++)
    cost += sp_waterfall_get_line (w, l)->pot < 0 ? sp_waterfall_get_line (w, l)->cost.pence : 0;
  g_assert_cmpint (history + spend, ==, cost);
}

/* The whole: what is missing is the cost less what was met before and less the money that pays for something. */
static void
check_gap (const SpWaterfall *w)
{
  SpMoneyGap gap = sp_waterfall_get_gap (w);
  gint64 left = 0, overdrawn = 0;

  for (guint p = 0; p < sp_waterfall_get_n_purses (w); p++)
    {
      gint64 end = sp_waterfall_get_purse_year (w, p, sp_waterfall_get_n_years (w) - 1).carried_out.pence;

      left += MAX (end, 0);
      overdrawn -= MIN (end, 0);
    }
  g_assert_cmpint (gap.cost.pence - gap.before.pence - gap.money.pence + gap.lapsed.pence + gap.left.pence - gap.overdrawn.pence, ==,
                   gap.missing.pence);
  g_assert_cmpint (gap.overdrawn.pence, ==, overdrawn);
  g_assert_cmpint (gap.missing.pence, ==, sp_waterfall_get_missing (w).pence);
  g_assert_cmpint (gap.left.pence, ==, left);
  g_assert_cmpint (gap.agreements.pence, ==, 0); /* there are none */
}

/* No payment breaks a term, a date or a carry rule. */
static void
check_terms (const SpWaterfall *w, const Plan *plan)
{
  for (guint i = 0; i < sp_waterfall_get_n_payments (w); i++)
    {
      const SpPayment *payment = sp_waterfall_get_payment (w, i);
      const SpPurse *purse = sp_waterfall_get_purse (w, payment->purse);
      guint undated = sp_waterfall_get_n_years (w) - 1;
      const SpPot *pot = &plan->pots[purse->pot];
      const SpWaterfallLine *line = sp_waterfall_get_line (w, payment->line);
      SpTerms terms = sp_terms_of_pot (pot);
      gint cost_of = sp_waterfall_get_year (w, payment->cost_of).start;

      g_assert_cmpuint (payment->cost_of, <=, payment->paid_in);
      if (payment->paid_in == undated && payment->kind != SP_PAY_REPAY) /* what has no year fills no gap of one */
        g_assert_cmpuint (payment->cost_of, ==, undated);
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
      if (purse->repays && payment->kind == SP_PAY_REPAY)
        g_assert_false (sp_waterfall_get_purse (w, (guint) payment->to)->repays);
    }
}

/* What of a purse is kept at the end of a year for amounts below nought of later ones. */
static gint64
sum_netted (const SpWaterfall *w, guint p, guint last)
{
  gint64 sum = 0;

  for (guint y = 0; y <= last; y++)
    sum += sp_waterfall_get_purse_year (w, p, y).netted.pence;
  return sum;
}

/* Nothing that came, or was repaid, within a deadline outlasts it, but for what the pot owes later. Returns how many pots that was looked at for. */
static guint
check_deadlines (const SpWaterfall *w, const Plan *plan)
{
  guint n = 0;

  for (guint p = 0; p < sp_waterfall_get_n_purses (w); p++)
    for (guint y = 0; y + 1 < sp_waterfall_get_n_years (w); y++)
      if (g_strcmp0 (plan->pots[sp_waterfall_get_purse (w, p)->pot].spend_by, "2015-03-31") == 0
          && sp_waterfall_get_year (w, y).start == 2014)
        {
          g_assert_cmpint (sp_waterfall_get_purse_year (w, p, y).carried_out.pence, <=, sum_netted (w, p, y));
          n++;
        }
  return n;
}

/* Where money is left at the end, no cost without a year that it may pay lacks any; and where it had a year, none at all, unless
 * a limit forbids it. Returns how many purses that was looked at for. */
static guint
check_nothing_idle (const SpWaterfall *w, const Plan *plan)
{
  guint last = sp_waterfall_get_n_years (w) - 1, n = 0;

  for (guint p = 0; p < sp_waterfall_get_n_purses (w); p++)
    {
      const SpPot *pot = &plan->pots[sp_waterfall_get_purse (w, p)->pot];
      SpPurseYear end = sp_waterfall_get_purse_year (w, p, last);
      gboolean dated = last > 0 && end.fresh.pence == 0 && end.returned.pence == 0;
      SpTerms terms = sp_terms_of_pot (pot);

      if (end.carried_out.pence <= 0 || pot->earliest_on != NULL || plan->snapshot.money.has_forward_limit
          || plan->snapshot.n_allocations > 0)
        continue;
      n++;
      for (guint l = 0; l < sp_waterfall_get_n_lines (w); l++)
        {
          const SpWaterfallLine *line = sp_waterfall_get_line (w, l);

          if (line->project < 0 || !sp_terms_may_pay (&plan->snapshot, &terms, line->project, FALSE, NULL))
            continue;
          g_assert_cmpint (sp_waterfall_get_paid (w, l, last).pence, ==, sp_waterfall_get_cost (w, l, last).pence);
          g_assert_true (!dated || line->missing.pence == 0);
        }
    }
  return n;
}

static void
test_laws (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint n_idle = 0, n_deadlines = 0;

  for (guint round = 0; round < 3000; round++)
    {
      Plan plan;
      g_autoptr (SpWaterfall) w = NULL, again = NULL;

      random_plan (&plan, rand);
      w = run (&plan);
      again = run (&plan);
      check_purses (w, &plan);
      check_lines (w, sp_waterfall_get_funding (w));
      check_years (w);
      check_gap (w);
      check_terms (w, &plan);
      n_idle += check_nothing_idle (w, &plan);
      n_deadlines += check_deadlines (w, &plan);
      g_assert_cmpuint (sp_waterfall_get_n_payments (w), ==, sp_waterfall_get_n_payments (again));
      for (guint i = 0; i < sp_waterfall_get_n_payments (w); i++)
        g_assert_cmpint (sp_waterfall_get_payment (w, i)->amount.pence, ==,
                         sp_waterfall_get_payment (again, i)->amount.pence);
    }
  g_assert_cmpuint (n_idle, >, 100);
  g_assert_cmpuint (n_deadlines, >, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/waterfall-laws/random", test_laws);
  return g_test_run ();
}
