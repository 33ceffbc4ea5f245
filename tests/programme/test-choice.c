/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The solver against counting out every possibility, on many small problems; and laws that hold on larger ones. Money is
 * counted here by augmenting paths in whole thousands, which has nothing in common with the solver's own rows. */
#include "config.h"
#include "sp-mip-private.h"
#include "sp-random-choice.h"

#include <math.h>
#include <string.h>

#define N_INSTANCES 600
#define N_SLOW 60

/* Money as a flow: source -> pot in a year -> (carried to the next; for the one contribution, back to the year before
 * within the limit) -> option in a year -> sink. */
typedef struct { gint n; gint *room; } Flow; /* room[n][n] */

static gint
augment (Flow *self, gint at, gint sink, gint most, guint8 *seen)
{
  if (at == sink)
    return most;
  seen[at] = 1;
  for (gint to = 0; to < self->n; to++)
    {
      gint room = self->room[at * self->n + to], sent;

      if (room <= 0 || seen[to])
        continue;
      sent = augment (self, to, sink, MIN (most, room), seen);
      if (sent == 0)
        continue;
      self->room[at * self->n + to] -= sent;
      self->room[to * self->n + at] += sent;
      return sent;
    }
  return 0;
}

static gboolean
can_be_paid (const SpChoice *c, const gint *opens)
{
  gint n_f = c->n_financial, n_pots = (gint) c->n_pots, source, sink, demand = 0, paid = 0, sent;
  Flow flow = { n_pots * n_f + (gint) c->n_options * n_f + 2, NULL };
  g_autofree gint *room = g_new0 (gint, (gsize) flow.n * (gsize) flow.n);
  g_autofree gint *by_year = g_new0 (gint, n_f);
  g_autofree guint8 *seen = g_new (guint8, flow.n);

  flow.room = room;
  source = flow.n - 2;
  sink = flow.n - 1;
  for (gint k = 0; k < n_pots; k++)
    for (gint f = 0; f < n_f; f++)
      {
        room[source * flow.n + k * n_f + f] = (gint) c->pots[k].amounts[f];
        if (f + 1 < n_f)
          room[(k * n_f + f) * flow.n + k * n_f + f + 1] = G_MAXINT / 4;
        if (f + 1 < n_f && f + 1 <= c->pots[k].last && c->pots[k].contribution)
          room[(k * n_f + f + 1) * flow.n + k * n_f + f] = (gint) floor (c->forward_limit);
      }
  for (guint i = 0; i < c->n_options; i++)
    for (guint s = 0; s < c->options[i].n_spend && opens[i] >= 0; s++)
      {
        gint f = opens[i] + c->options[i].spend[s].after - c->first_financial, node = n_pots * n_f + (gint) i * n_f + f;

        by_year[f] += (gint) c->options[i].spend[s].amount;
        demand += (gint) c->options[i].spend[s].amount;
        room[node * flow.n + sink] = (gint) c->options[i].spend[s].amount;
        for (gint k = 0; k < n_pots; k++)
          if (c->pots[k].may_pay[i] && f >= c->pots[k].first && f <= c->pots[k].last)
            room[(k * n_f + f) * flow.n + node] = G_MAXINT / 4;
      }
  for (gint f = 0; f < n_f && c->capacity >= 0; f++)
    if (by_year[f] > c->capacity + 1e-9)
      return FALSE;
  do
    {
      memset (seen, 0, (gsize) flow.n);
      sent = augment (&flow, source, sink, G_MAXINT / 4, seen);
      paid += sent;
    }
  while (sent > 0);
  return paid == demand;
}

typedef struct { double unplaced, cost, years; gboolean found; gint opens[16]; } Best;

static gboolean
is_better (const Best *best, double unplaced, double cost, double years)
{
  if (!best->found || unplaced != best->unplaced)
    return !best->found || unplaced < best->unplaced;
  return cost != best->cost ? cost < best->cost : years < best->years;
}

/* Every way to open the options from `i` on. */
static void
count_out (const SpChoice *c, gint *opens, guint i, Best *best)
{
  double unplaced, cost, years = 0;

  if (i < c->n_options)
    {
      for (gint t = c->options[i].first - 1; t <= c->options[i].last; t++)
        {
          opens[i] = t < c->options[i].first ? -1 : t;
          count_out (c, opens, i + 1, best);
        }
      return;
    }
  if (!sp_choice_is_allowed (c, opens))
    return;
  unplaced = sp_choice_get_unplaced (c, opens, NULL);
  cost = sp_choice_get_cost (c, opens);
  for (guint j = 0; j < c->n_options; j++)
    years += opens[j] >= 0 ? opens[j] + 1 : 0;
  if (!is_better (best, unplaced, cost, years) || !can_be_paid (c, opens))
    return;
  best->unplaced = unplaced;
  best->cost = cost;
  best->years = years;
  best->found = TRUE;
  memcpy (best->opens, opens, c->n_options * sizeof *opens);
}

typedef struct { guint n_bound, n_none, n_crumbs; } Tally;

/* Counts out the first n instances. */
static Tally
compare_with_counting (guint32 n, gint part_nodes)
{
  const SpChoiceSearch search = { .max_nodes = 20000, .part_nodes = part_nodes };
  Tally tally = { 0 };

  for (guint32 seed = 1; seed <= n; seed++)
    {
      RandomShape shape = { 10 + (gint) seed % 3, 3, 4, 3 + (gint) seed % 2, 1 + (gint) (seed % 2),
                            0.15 + 0.1 * (seed % 10), seed % 4 != 0, 1 + (guint) (seed % 7 == 0), seed % 3 == 0 };
      g_autoptr (RandomChoice) random = random_choice_new (seed, &shape);
      g_auto (SpChoiceAnswer) answer = { 0 };
      gint opens[16];
      Best best = { 0 };

      count_out (&random->choice, opens, 0, &best);
      sp_choice_solve (&random->choice, &search, &answer);
      if (answer.found != best.found || (best.found && (fabs (answer.unplaced - best.unplaced) > 1e-6
                                                        || fabs (answer.cost - best.cost) > 1e-6
                                                        || answer.earliness != best.years)))
        g_error ("seed %u: solver %d %g %g %g, counted %d %g %g %g", seed, answer.found, answer.unplaced, answer.cost,
                 answer.earliness, best.found, best.unplaced, best.cost, best.years);
      tally.n_none += !best.found;
      if (!best.found)
        continue;
      g_assert_true (answer.proved && answer.fewest);
      g_assert_true (sp_choice_is_allowed (&random->choice, answer.opens));
      g_assert_true (can_be_paid (&random->choice, answer.opens));
      tally.n_bound += !answer.by_parts;
      tally.n_crumbs += shape.has_crumbs && !answer.by_parts;
    }
  g_test_message ("%u instances, of them %u in which money binds (%u with needs that are not whole) and %u that cannot be", n,
                  tally.n_bound, tally.n_crumbs, tally.n_none);
  return tally;
}

static void
test_exhaustive (void)
{
  Tally tally = compare_with_counting (N_INSTANCES, 0);

  g_assert_cmpuint (tally.n_crumbs, >, N_INSTANCES / 12);
  g_assert_cmpuint (tally.n_bound, >, N_INSTANCES / 4);
  g_assert_cmpuint (tally.n_none, <, N_INSTANCES / 4);
}

/* A part in which nothing, or not the best, is found soon is searched on: the answer is the same. */
static void
test_slow_parts (void)
{
  compare_with_counting (N_SLOW, 1);
  compare_with_counting (N_SLOW, -1);
}

/* On larger problems, in which money binds: more of it is never worse, what must open does, what may not does not. */
static void
solve (const SpChoice *c, SpChoiceAnswer *answer)
{
  const SpChoiceSearch search = { .max_nodes = 1000 };

  sp_choice_answer_clear (answer);
  sp_choice_solve (c, &search, answer);
}

static void
test_laws (void)
{
  for (guint32 seed = 1001; seed <= 1006; seed++)
    {
      RandomShape shape = { 24, 5, 8, 6, 5, 0.5, seed % 2 == 0 };
      g_autoptr (RandomChoice) random = random_choice_new (seed, &shape);
      g_auto (SpChoiceAnswer) first = { 0 }, other = { 0 }, again = { 0 };
      gint pinned = -1, dropped = -1;

      solve (&random->choice, &first);
      if (!first.found)
        continue;
      g_assert_true (can_be_paid (&random->choice, first.opens));
      solve (&random->choice, &again);
      g_assert_cmpmem (first.opens, 24 * sizeof (gint), again.opens, 24 * sizeof (gint));
      g_assert_cmpint (first.nodes, ==, again.nodes);

      for (gint i = 0; i < 24; i++)
        {
          pinned = first.opens[i] < 0 && random->options[i].last >= random->options[i].first ? i : pinned;
          dropped = first.opens[i] >= 0 && !random->options[i].forced ? i : dropped;
        }
      if (dropped >= 0)
        {
          SpChoiceOption kept = random->options[dropped];

          random->options[dropped].last = -1;
          random->options[dropped].first = 0;
          solve (&random->choice, &other);
          g_assert_true (!other.found || other.opens[dropped] < 0);
          g_assert_true (!other.found || other.unplaced >= first.bound_unplaced - 1e-6);
          random->options[dropped] = kept;
        }
      if (pinned >= 0)
        {
          random->options[pinned].forced = TRUE;
          solve (&random->choice, &other);
          g_assert_true (!other.found || other.opens[pinned] >= 0);
          g_assert_true (!other.found || other.unplaced >= first.bound_unplaced - 1e-6);
          random->options[pinned].forced = FALSE;
        }
      for (guint k = 0; k < random->choice.n_pots; k++)
        ((double *) random->pots[k].amounts)[0] += 500;
      solve (&random->choice, &other);
      g_assert_true (other.found && other.bound_unplaced <= first.unplaced + 1e-6 && (!other.proved || other.unplaced <= first.unplaced + 1e-6));
    }
}

/* A solver's thread that is brought to a halt at one of its nodes, so that what happens to it does not depend on how fast
 * anything is. */
typedef struct
{
  GMutex   lock;
  GCond    changed;
  guint    n_nodes;
  guint    halt_at;  /* node; 0 = never */
  gboolean halted;   /* it is there: the search is told to stop */
  gboolean told;     /* the search knows */
  gboolean until_told, let_go; /* which of them it waits for */
} Gate;

static void
at_node_cb (gpointer data)
{
  Gate *gate = data;

  g_mutex_lock (&gate->lock);
  if (++gate->n_nodes == gate->halt_at)
    {
      gate->halted = TRUE;
      while (!gate->let_go && !(gate->until_told && gate->told))
        g_cond_wait (&gate->changed, &gate->lock);
    }
  g_mutex_unlock (&gate->lock);
}

static gboolean
stop_cb (gpointer data)
{
  Gate *gate = data;
  gboolean stop;

  g_mutex_lock (&gate->lock);
  stop = gate->told = gate->halted;
  g_cond_broadcast (&gate->changed);
  g_mutex_unlock (&gate->lock);
  return stop;
}

static void
let_go (Gate *gate)
{
  g_mutex_lock (&gate->lock);
  gate->let_go = TRUE;
  g_cond_broadcast (&gate->changed);
  g_mutex_unlock (&gate->lock);
}

typedef struct { RandomChoice *random; SpChoiceAnswer whole; guint n_nodes; } Hard;

static void
solve_gated (const Hard *hard, Gate *gate, SpChoiceAnswer *answer)
{
  const SpChoiceSearch search = { .max_nodes = 20000, .stop = stop_cb, .stop_data = gate };

  sp_mip_watch_nodes (at_node_cb, gate);
  sp_choice_solve (&hard->random->choice, &search, answer);
}

/* A problem that takes many nodes, and its answer. */
static void
set_up_hard (Hard *hard, gconstpointer data)
{
  RandomShape shape = { 50, 6, 15, 15, 6, 0.55, FALSE };
  Gate open = { 0 };

  hard->random = random_choice_new (8, &shape);
  solve_gated (hard, &open, &hard->whole);
  hard->n_nodes = open.n_nodes;
  g_assert_true (hard->whole.proved && !hard->whole.cut_short);
  g_assert_cmpuint (hard->n_nodes, >, 50);
}

static void
tear_down_hard (Hard *hard, gconstpointer data)
{
  sp_mip_wait_for_all ();
  sp_mip_watch_nodes (NULL, NULL);
  sp_choice_answer_clear (&hard->whole);
  random_choice_free (hard->random);
}

static gboolean
is_kept (const Hard *hard, const SpChoiceAnswer *answer)
{
  g_assert_true (answer->cut_short);
  g_assert_false (answer->proved);
  if (!answer->found)
    return FALSE;
  g_assert_true (sp_choice_is_allowed (&hard->random->choice, answer->opens));
  g_assert_true (can_be_paid (&hard->random->choice, answer->opens));
  g_assert_cmpfloat (answer->unplaced, >=, hard->whole.unplaced - 1e-6);
  g_assert_cmpfloat (answer->bound_unplaced, <=, hard->whole.unplaced + 1e-6);
  return TRUE;
}

/* The thread is at a node when the search is told, goes on, and hands back the best it has. */
static void
test_cancel_at_node (Hard *hard, gconstpointer data)
{
  guint n_kept = 0;

  for (guint tenth = 1; tenth <= 9; tenth += 4)
    {
      Gate gate = { .halt_at = 1 + hard->n_nodes * tenth / 10, .until_told = TRUE };
      g_auto (SpChoiceAnswer) answer = { 0 };

      solve_gated (hard, &gate, &answer);
      n_kept += is_kept (hard, &answer);
      sp_mip_wait_for_all (); /* where the thread was too slow to be waited for, it still looks at the gate */
    }
  g_assert_cmpuint (n_kept, >, 0);
}

/* The thread gets to no node while the search is told: it answers without it, and the thread ends when it can. */
static void
test_cancel_between_nodes (Hard *hard, gconstpointer data)
{
  guint n_kept = 0;

  for (guint tenth = 1; tenth <= 9; tenth += 4)
    {
      Gate gate = { .halt_at = 1 + hard->n_nodes * tenth / 10 };
      g_auto (SpChoiceAnswer) answer = { 0 };

      solve_gated (hard, &gate, &answer);
      g_assert_cmpuint (sp_mip_get_n_working (), ==, 1);
      g_assert_false (gate.let_go);
      n_kept += is_kept (hard, &answer);
      let_go (&gate);
      sp_mip_wait_for_all ();
      g_assert_cmpuint (sp_mip_get_n_working (), ==, 0);
      g_assert_true (tenth > 5 || gate.n_nodes < hard->n_nodes); /* the last ones are the last anyway */
    }
  g_assert_cmpuint (n_kept, >, 0);
}

/* What a thread that was left does, does not reach into the search that comes after it. */
static void
test_after_cancel (Hard *hard, gconstpointer data)
{
  Gate gate = { .halt_at = hard->n_nodes / 2 }, other = { 0 };
  g_auto (SpChoiceAnswer) cut = { 0 }, again = { 0 };

  solve_gated (hard, &gate, &cut);
  g_assert_cmpuint (sp_mip_get_n_working (), ==, 1);
  sp_mip_watch_nodes (at_node_cb, &other);
  let_go (&gate);
  solve_gated (hard, &other, &again);
  g_assert_cmpmem (again.opens, 50 * sizeof (gint), hard->whole.opens, 50 * sizeof (gint));
  g_assert_cmpint (again.nodes, ==, hard->whole.nodes);
  sp_mip_wait_for_all ();
}

/* The thread is no other solver: the same bits with it and without. */
static void
test_thread_is_same (Hard *hard, gconstpointer data)
{
  const SpChoiceSearch search = { .max_nodes = 20000 };
  g_auto (SpChoiceAnswer) here = { 0 };

  sp_choice_solve (&hard->random->choice, &search, &here);
  g_assert_cmpmem (here.opens, 50 * sizeof (gint), hard->whole.opens, 50 * sizeof (gint));
  g_assert_cmpint (here.nodes, ==, hard->whole.nodes);
  g_assert_true (here.bound_unplaced == hard->whole.bound_unplaced && here.bound_cost == hard->whole.bound_cost);
}

static gboolean
stop_at_once_cb (gpointer data)
{
  return TRUE;
}

/* Told to stop before anything is searched: what is made by hand is there, can be paid for, and is not called proved. */
static void
test_cancel_at_once (void)
{
  const SpChoiceSearch search = { .max_nodes = 20000, .stop = stop_at_once_cb };

  for (guint32 seed = 1; seed <= 20; seed++)
    {
      RandomShape shape = { 24, 5, 8, 6, 5, 0.5 };
      g_autoptr (RandomChoice) random = random_choice_new (seed, &shape);
      g_auto (SpChoiceAnswer) answer = { 0 };
      guint n_chosen = 0;

      sp_choice_solve (&random->choice, &search, &answer);
      g_assert_true (answer.found && answer.cut_short && !answer.proved);
      g_assert_true (sp_choice_is_allowed (&random->choice, answer.opens));
      g_assert_true (can_be_paid (&random->choice, answer.opens));
      for (guint i = 0; i < random->choice.n_options; i++)
        n_chosen += answer.opens[i] >= 0;
      g_assert_cmpuint (n_chosen, >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/programme/choice/exhaustive", test_exhaustive);
  g_test_add_func ("/programme/choice/slow-parts", test_slow_parts);
  g_test_add_func ("/programme/choice/laws", test_laws);
  g_test_add_func ("/programme/choice/cancel/at-once", test_cancel_at_once);
  g_test_add ("/programme/choice/cancel/at-node", Hard, NULL, set_up_hard, test_cancel_at_node, tear_down_hard);
  g_test_add ("/programme/choice/cancel/between-nodes", Hard, NULL, set_up_hard, test_cancel_between_nodes, tear_down_hard);
  g_test_add ("/programme/choice/cancel/after", Hard, NULL, set_up_hard, test_after_cancel, tear_down_hard);
  g_test_add ("/programme/choice/cancel/thread-is-same", Hard, NULL, set_up_hard, test_thread_is_same, tear_down_hard);
  return g_test_run ();
}
