/* SPDX-License-Identifier: GPL-3.0-or-later */
/* No pound is idle that could pay for something, in whatever order pots were typed: a year leaves to later ones the money that only
 * they have. */
#include "config.h"

#include "pots-and-projects.h"

/* Of £100 each: "A" in 2014-15, "B" in 2015-16. £180 for the growth area of both, £90 for A alone. */
static void
ring_fences (Plan *plan, gboolean turned)
{
  plan_init (plan);
  add_project (plan, "A", 0, 2014, 100);
  add_project (plan, "B", 0, 2015, 100);
  if (turned)
    add_pot (plan, "Only A", 2013, 90)->project = 0;
  for (gint year = 2013; year <= 2014; year++)
    add_pot (plan, "Both", year, 90)->school = 0; /* A and B are of that school */
  if (!turned)
    add_pot (plan, "Only A", 2013, 90)->project = 0;
}

static void
test_ring_fences (void)
{
  for (gint turned = 0; turned <= 1; turned++)
    {
      g_autoptr (SpWaterfall) w = NULL;
      Plan plan;

      ring_fences (&plan, turned);
      w = run (&plan);
      assert_pounds (sp_waterfall_get_missing (w), 0);
      assert_pounds (sp_waterfall_get_gap (w).left, 70);
      g_assert_cmpint (sp_waterfall_get_line (w, 0)->state, ==, SP_LINE_FUNDED);
      g_assert_cmpint (sp_waterfall_get_line (w, 1)->state, ==, SP_LINE_FUNDED);
    }
}

/* B's own £90 comes a year after B is paid for. The £100 that both may have then pays A, which has nothing else, and B's is left to
 * its own money: unless nothing may be funded forward. */
static void
test_left_to_later_money (void)
{
  for (gint limited = 0; limited <= 1; limited++)
    {
      g_autoptr (SpWaterfall) w = NULL;
      Plan plan;

      plan_init (&plan);
      add_project (&plan, "B", 0, 2014, 90);
      add_project (&plan, "A", 0, 2014, 100);
      add_pot (&plan, "Both", 2014, 100);
      add_pot (&plan, "Only B", 2015, 90)->project = 0;
      plan.snapshot.money.has_forward_limit = limited;
      w = run (&plan);
      assert_pounds (sp_waterfall_get_missing (w), limited ? 90 : 0);
      assert_pounds (sp_waterfall_get_line (w, 0)->paid_late, limited ? 0 : 90);
      assert_pounds (sp_waterfall_get_line (w, 0)->missing, 0);
      assert_pounds (sp_waterfall_get_line (w, 1)->paid, limited ? 10 : 100);
    }
}

/* Money of pots (rows) to costs of projects, whatever the years: what can be paid in all is the greatest flow (Ford and Fulkerson
 * 1956), found here one path at a time. */
#define MOST_SOURCES (MOST_POTS * MOST_AMOUNTS)
#define MOST_COSTS (MOST_PROJECTS * MOST_AMOUNTS)

typedef struct
{
  guint    n_sources, n_costs;
  gint64   money[MOST_SOURCES], cost[MOST_COSTS], flow[MOST_SOURCES][MOST_COSTS];
  gboolean may[MOST_SOURCES][MOST_COSTS], seen[MOST_COSTS];
} Flow;

/* As much as can be sent into a cost from money that is left, or by moving what pays it; at most `wanted`. */
static gint64
send (Flow *flow, guint cost, gint64 wanted)
{
  flow->seen[cost] = TRUE;
  for (guint s = 0; s < flow->n_sources; s++)
    {
      gint64 sent = flow->may[s][cost] ? MIN (wanted, flow->money[s]) : 0;

      if (sent > 0)
        {
          flow->money[s] -= sent;
          flow->flow[s][cost] += sent;
          return sent;
        }
      for (guint other = 0; flow->may[s][cost] && other < flow->n_costs; other++)
        if (!flow->seen[other] && flow->flow[s][other] > 0
            && (sent = send (flow, other, MIN (wanted, flow->flow[s][other]))) > 0)
          {
            flow->flow[s][other] -= sent;
            flow->flow[s][cost] += sent;
            return sent;
          }
    }
  return 0;
}

static gint64
find_least_missing (Flow *flow)
{
  gint64 missing = 0;

  for (guint c = 0; c < flow->n_costs; c++)
    {
      gint64 left = flow->cost[c], sent = 1;

      while (left > 0 && sent > 0)
        {
          memset (flow->seen, 0, sizeof flow->seen);
          sent = send (flow, c, left);
          left -= sent;
        }
      missing += left;
    }
  return missing;
}

static void
random_ring_fences (Plan *plan, GRand *rand)
{
  guint n_projects = g_rand_int_range (rand, 1, MOST_PROJECTS + 1), n_pots = g_rand_int_range (rand, 1, MOST_POTS + 1);

  plan_init (plan);
  for (guint p = 0; p < n_projects; p++)
    {
      gint64 sum = 0;

      add_project (plan, "Scheme", g_rand_int_range (rand, 0, 2), 2013, 0);
      plan->projects[p].n_spend = g_rand_int_range (rand, 1, MOST_AMOUNTS);
      for (guint i = 0; i < plan->projects[p].n_spend; i++)
        {
          plan->spend[p][i] = (SpDatedMoney) { { 2013 + (gint) i }, sp_money (g_rand_int_range (rand, 0, 10) * 100) };
          sum += plan->spend[p][i].amount.pence;
        }
      plan->projects[p].budget = sp_money (sum);
    }
  for (guint p = 0; p < n_pots; p++)
    {
      SpPot *pot = add_pot (plan, "Pot", 2013, 0);

      if (g_rand_boolean (rand))
        pot->school = g_rand_int_range (rand, 0, 2);
      else if (g_rand_boolean (rand))
        pot->project = g_rand_int_range (rand, 0, (gint) n_projects);
      pot->n_amounts = g_rand_int_range (rand, 1, MOST_AMOUNTS);
      for (guint i = 0; i < pot->n_amounts; i++)
        plan->amounts[p][i] = (SpDatedMoney) { { 2012 + (gint) i }, sp_money (g_rand_int_range (rand, 0, 12) * 100) };
    }
}

static void
set_up_flow (const Plan *plan, Flow *flow)
{
  *flow = (Flow) { 0 };
  for (guint p = 0; p < plan->snapshot.n_projects; p++)
    for (guint i = 0; i < plan->projects[p].n_spend; i++)
      flow->cost[flow->n_costs++] = plan->spend[p][i].amount.pence;
  for (guint q = 0; q < plan->snapshot.n_pots; q++)
    for (guint j = 0; j < plan->pots[q].n_amounts; j++, flow->n_sources++)
      {
        guint c = 0;

        flow->money[flow->n_sources] = plan->amounts[q][j].amount.pence;
        for (guint p = 0; p < plan->snapshot.n_projects; p++)
          for (guint i = 0; i < plan->projects[p].n_spend; i++, c++)
            flow->may[flow->n_sources][c]
                = (plan->pots[q].school < 0 || plan->pots[q].school == plan->projects[p].school)
                  && (plan->pots[q].project < 0 || plan->pots[q].project == (gint) p);
      }
}

static void
test_as_much_as_can_be (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint n_moved = 0;

  for (guint trial = 0; trial < 3000; trial++)
    {
      g_autoptr (SpWaterfall) w = NULL;
      Plan plan;
      Flow flow;
      gint64 idle;

      random_ring_fences (&plan, rand);
      set_up_flow (&plan, &flow);
      w = run (&plan);
      g_assert_cmpint (sp_waterfall_get_missing (w).pence, ==, find_least_missing (&flow));
      idle = sp_waterfall_get_gap (w).left.pence;
      n_moved += sp_waterfall_get_missing (w).pence > 0 && idle > 0;
    }
  g_assert_cmpuint (n_moved, >, 100); /* ring-fences bit */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/funding/waterfall/ahead/ring-fences", test_ring_fences);
  g_test_add_func ("/funding/waterfall/ahead/left-to-later-money", test_left_to_later_money);
  g_test_add_func ("/funding/waterfall/ahead/as-much-as-can-be", test_as_much_as_can_be);
  return g_test_run ();
}
