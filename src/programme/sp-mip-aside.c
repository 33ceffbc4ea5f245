/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Solving in a thread that can be left to itself. The thread owns a copy of all it touches, so whoever asked may go. */
#include "config.h"
#include "sp-mip-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define ASK_EVERY (5 * G_TIME_SPAN_MILLISECOND)
#define WAIT_FOR_IT (50 * G_TIME_SPAN_MILLISECOND) /* when told to stop: most often it is at a node by then */
#define WHOLE_WITHIN 1e-6
#define KEPT_WITHIN 1e-6 /* rows and bounds, as a share of the bound where that is above 1 */

struct _SpMipTask
{
  gatomicrefcount ref_count; /* the thread's and the asker's */
  SpMip *mip;
  SpMipOptions options;
  double *start; /* [n_columns] or NULL */
  gint told;     /* atomic: to stop */
  GMutex lock;   /* of what follows */
  GCond has_ended;
  gboolean ended;
  SpMipStatus status;
  SpMipAnswer answer;
  double *seen;     /* [n_columns] the best solution seen at a node */
  double seen_cost; /* HUGE_VAL = none yet */
};

static GMutex all_lock; /* of these */
static GCond one_ended;
static guint n_working;
static SpMipAtNode at_node;
static gpointer at_node_data;

void
sp_mip_watch_nodes (SpMipAtNode watch, gpointer data)
{
  g_mutex_lock (&all_lock);
  at_node = watch;
  at_node_data = data;
  g_mutex_unlock (&all_lock);
}

guint
sp_mip_get_n_working (void)
{
  guint n;

  g_mutex_lock (&all_lock);
  n = n_working;
  g_mutex_unlock (&all_lock);
  return n;
}

void
sp_mip_wait_for_all (void)
{
  g_mutex_lock (&all_lock);
  while (n_working > 0)
    g_cond_wait (&one_ended, &all_lock);
  g_mutex_unlock (&all_lock);
}

static SpMip *
copy (const SpMip *mip)
{
  SpMip *self = g_new0 (SpMip, 1);

  self->least = g_array_copy (mip->least);
  self->most = g_array_copy (mip->most);
  self->cost = g_array_copy (mip->cost);
  self->whole = g_array_copy (mip->whole);
  self->lower = g_array_copy (mip->lower);
  self->upper = g_array_copy (mip->upper);
  self->cells = g_array_copy (mip->cells);
  return self;
}

static SpMipTask *
make (const SpMip *mip, const SpMipOptions *options)
{
  SpMipTask *self = g_new0 (SpMipTask, 1);
  gsize n = (gsize)sp_mip_get_n_columns (mip);

  g_atomic_ref_count_init (&self->ref_count);
  self->mip = copy (mip);
  self->options = *options;
  self->options.stop = NULL;
  self->options.stop_data = NULL;
  self->start = options->start ? g_memdup2 (options->start, n * sizeof (double)) : NULL;
  self->options.start = self->start;
  self->answer.x = g_new0 (double, n + 1);
  self->answer.reduced = g_new0 (double, n + 1);
  self->seen = g_new0 (double, n + 1);
  self->seen_cost = HUGE_VAL;
  g_mutex_init (&self->lock);
  g_cond_init (&self->has_ended);
  return self;
}

static void
unref (SpMipTask *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  sp_mip_free (self->mip);
  g_free (self->start);
  g_free (self->answer.x);
  g_free (self->answer.reduced);
  g_free (self->seen);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->has_ended);
  g_free (self);
}

static gboolean
is_within (double value, double lower, double upper)
{
  return value >= lower - KEPT_WITHIN * MAX (1, fabs (lower)) && value <= upper + KEPT_WITHIN * MAX (1, fabs (upper));
}

/* Whether x is whole where it should be, and keeps all bounds and rows. The solver's sub-problems may have as many
 * columns and mean others: theirs do not. */
static gboolean
is_solution (const SpMip *self, const double *x)
{
  g_autofree double *sums = g_new0 (double, self->lower->len + 1);

  for (guint i = 0; i < self->whole->len; i++)
    if ((g_array_index (self->whole, guint8, i) && fabs (x[i] - round (x[i])) > WHOLE_WITHIN)
        || !is_within (x[i], g_array_index (self->least, double, i), g_array_index (self->most, double, i)))
      return FALSE;
  for (guint i = 0; i < self->cells->len; i++)
    {
      const SpMipCell *cell = &g_array_index (self->cells, SpMipCell, i);

      sums[cell->row] += cell->value * x[cell->column];
    }
  for (guint i = 0; i < self->lower->len; i++)
    if (!is_within (sums[i], g_array_index (self->lower, double, i), g_array_index (self->upper, double, i)))
      return FALSE;
  return TRUE;
}

gboolean
sp_mip_task_look (SpMipTask *self, const double *x, gint n)
{
  SpMipAtNode watch;
  gpointer data;

  g_mutex_lock (&all_lock);
  watch = at_node;
  data = at_node_data;
  g_mutex_unlock (&all_lock);
  if (watch)
    watch (data);
  if (x && n == sp_mip_get_n_columns (self->mip) && sp_mip_cost_of (self->mip, x) < self->seen_cost
      && is_solution (self->mip, x))
    {
      g_mutex_lock (&self->lock);
      memcpy (self->seen, x, (gsize)n * sizeof (double));
      self->seen_cost = sp_mip_cost_of (self->mip, x);
      g_mutex_unlock (&self->lock);
    }
  return g_atomic_int_get (&self->told) != 0;
}

static gpointer
work (gpointer data)
{
  SpMipTask *self = data;
  SpMipStatus status = sp_mip_solve_here (self->mip, &self->options, self, &self->answer);

  g_mutex_lock (&self->lock);
  self->status = status;
  self->ended = TRUE;
  g_cond_signal (&self->has_ended);
  g_mutex_unlock (&self->lock);
  unref (self);
  g_mutex_lock (&all_lock);
  n_working--;
  g_cond_broadcast (&one_ended);
  g_mutex_unlock (&all_lock);
  return NULL;
}

/* The solver must not be taken down under a thread that uses it. */
static void
count_one (void)
{
  static gboolean waits_at_exit;

  g_mutex_lock (&all_lock);
  n_working++;
  if (!waits_at_exit)
    atexit (sp_mip_wait_for_all);
  waits_at_exit = TRUE;
  g_mutex_unlock (&all_lock);
}

/* Until it has ended, or the moment: TRUE = it has. The lock is held. */
static gboolean
wait_until (SpMipTask *self, gint64 moment)
{
  while (!self->ended)
    if (!g_cond_wait_until (&self->has_ended, &self->lock, moment))
      break;
  return self->ended;
}

/* What there is when it is left: the best solution seen, which need not be the best that it has. */
static SpMipStatus
take_seen (const SpMipTask *self, SpMipAnswer *answer)
{
  if (!(self->seen_cost < HUGE_VAL))
    return SP_MIP_NOTHING;
  for (gint i = 0; i < sp_mip_get_n_columns (self->mip); i++)
    answer->x[i] = g_array_index (self->mip->whole, guint8, i) ? round (self->seen[i]) : self->seen[i];
  answer->cost = sp_mip_cost_of (self->mip, answer->x);
  answer->bound = -HUGE_VAL;
  return SP_MIP_STOPPED;
}

static SpMipStatus
take_answer (const SpMipTask *self, SpMipAnswer *answer)
{
  memcpy (answer->x, self->answer.x, (gsize)sp_mip_get_n_columns (self->mip) * sizeof (double));
  if (answer->reduced)
    memcpy (answer->reduced, self->answer.reduced, (gsize)sp_mip_get_n_columns (self->mip) * sizeof (double));
  answer->cost = self->answer.cost;
  answer->bound = self->answer.bound;
  answer->nodes = self->answer.nodes;
  return self->status;
}

SpMipStatus
sp_mip_solve_aside (SpMip *mip, const SpMipOptions *options, SpMipAnswer *answer)
{
  SpMipTask *self = make (mip, options);
  SpMipStatus status;
  gboolean stopped = FALSE, ended;

  g_atomic_ref_count_inc (&self->ref_count);
  count_one ();
  g_thread_unref (g_thread_new ("solver", work, self));
  g_mutex_lock (&self->lock);
  while (!stopped && !wait_until (self, g_get_monotonic_time () + ASK_EVERY))
    {
      g_mutex_unlock (&self->lock);
      stopped = options->stop (options->stop_data);
      g_mutex_lock (&self->lock);
    }
  if (stopped)
    g_atomic_int_set (&self->told, 1);
  ended = wait_until (self, g_get_monotonic_time () + (stopped ? WAIT_FOR_IT : 0));
  status = ended ? take_answer (self, answer) : take_seen (self, answer);
  g_mutex_unlock (&self->lock);
  unref (self);
  return status;
}
