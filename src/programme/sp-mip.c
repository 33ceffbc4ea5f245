/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-mip-private.h"

#include <Cbc_C_Interface.h>
#include <math.h>
#include <string.h>

SpMip *
sp_mip_new (void)
{
  SpMip *self = g_new0 (SpMip, 1);

  self->least = g_array_new (FALSE, FALSE, sizeof (double));
  self->most = g_array_new (FALSE, FALSE, sizeof (double));
  self->cost = g_array_new (FALSE, FALSE, sizeof (double));
  self->whole = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->lower = g_array_new (FALSE, FALSE, sizeof (double));
  self->upper = g_array_new (FALSE, FALSE, sizeof (double));
  self->cells = g_array_new (FALSE, FALSE, sizeof (SpMipCell));
  return self;
}

void
sp_mip_free (SpMip *self)
{
  g_array_unref (self->least);
  g_array_unref (self->most);
  g_array_unref (self->cost);
  g_array_unref (self->whole);
  g_array_unref (self->lower);
  g_array_unref (self->upper);
  g_array_unref (self->cells);
  g_free (self);
}

gint
sp_mip_add_column (SpMip *self, double least, double most, gboolean whole)
{
  double none = 0;
  guint8 is_whole = whole ? 1 : 0;

  g_return_val_if_fail (least <= most, -1);
  g_array_append_val (self->least, least);
  g_array_append_val (self->most, most);
  g_array_append_val (self->cost, none);
  g_array_append_val (self->whole, is_whole);
  return (gint) self->whole->len - 1;
}

gint
sp_mip_add_row (SpMip *self, double lower, double upper)
{
  g_return_val_if_fail (lower <= upper && (lower > -SP_MIP_INFINITY || upper < SP_MIP_INFINITY), -1);
  g_array_append_val (self->lower, lower);
  g_array_append_val (self->upper, upper);
  return (gint) self->lower->len - 1;
}

void
sp_mip_add (SpMip *self, gint row, gint column, double coefficient)
{
  SpMipCell cell = { row, column, coefficient };

  g_return_if_fail (row >= 0 && (guint) row < self->lower->len && column >= 0 && (guint) column < self->whole->len
                    && isfinite (coefficient));
  if (coefficient != 0)
    g_array_append_val (self->cells, cell);
}

void
sp_mip_set_cost (SpMip *self, gint column, double cost)
{
  g_return_if_fail (column >= 0 && (guint) column < self->cost->len && isfinite (cost));
  g_array_index (self->cost, double, column) = cost;
}

void
sp_mip_clear_costs (SpMip *self)
{
  if (self->cost->len > 0)
    memset (self->cost->data, 0, self->cost->len * sizeof (double));
}

void
sp_mip_set_bounds (SpMip *self, gint column, double least, double most)
{
  g_return_if_fail (column >= 0 && (guint) column < self->whole->len && least <= most);
  g_array_index (self->least, double, column) = least;
  g_array_index (self->most, double, column) = most;
}

void
sp_mip_set_row_bounds (SpMip *self, gint row, double lower, double upper)
{
  g_return_if_fail (row >= 0 && (guint) row < self->lower->len && lower <= upper);
  g_array_index (self->lower, double, row) = lower;
  g_array_index (self->upper, double, row) = upper;
}

gint
sp_mip_get_n_columns (const SpMip *self)
{
  return (gint) self->whole->len;
}

gint
sp_mip_get_n_rows (const SpMip *self)
{
  return (gint) self->lower->len;
}

static int
compare_cells (const void *a, const void *b)
{
  const SpMipCell *x = a, *y = b;

  return x->column != y->column ? x->column - y->column : x->row - y->row;
}

void
sp_mip_sort (SpMip *self)
{
  if (self->cells->len > 0)
    qsort (self->cells->data, self->cells->len, sizeof (SpMipCell), compare_cells);
}

/* The columns one after another, as the solver has them; cells of the same place are added up. */
static void
load (SpMip *self, Cbc_Model *model)
{
  gint n = sp_mip_get_n_columns (self);
  g_autofree int *start = g_new0 (int, n + 1);
  g_autofree int *index = g_new (int, self->cells->len + 1);
  g_autofree double *value = g_new (double, self->cells->len + 1);
  const SpMipCell *cells = (const SpMipCell *) (gpointer) self->cells->data;
  int used = 0, column = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      while (column < cells[i].column)
        start[++column] = used;
      if (i > 0 && cells[i - 1].column == cells[i].column && cells[i - 1].row == cells[i].row)
        {
          value[used - 1] += cells[i].value;
          continue;
        }
      index[used] = cells[i].row;
      value[used++] = cells[i].value;
    }
  while (column < n)
    start[++column] = used;
  Cbc_loadProblem (model, n, sp_mip_get_n_rows (self), start, index, value, (const double *) (gpointer) self->least->data,
                   (const double *) (gpointer) self->most->data, (const double *) (gpointer) self->cost->data,
                   (const double *) (gpointer) self->lower->data, (const double *) (gpointer) self->upper->data);
  for (gint i = 0; i < n; i++)
    if (g_array_index (self->whole, guint8, i))
      Cbc_setInteger (model, i);
}

typedef struct { SpMipTask *task; gboolean stopped; } Watch;

/* Called at each node. Told to stop, it cuts off everything that is left (0 >= 1), so that the search ends with the best it
 * has found. */
static void
node_cb (void *solver, void *cuts, void *data)
{
  Watch *watch = data;
  const int column = 0;
  const double one = 1;

  if (sp_mip_task_look (watch->task, Osi_getColSolution (solver), Osi_getNumCols (solver)))
    watch->stopped = TRUE;
  if (watch->stopped)
    OsiCuts_addRowCut (cuts, 1, &column, &one, 'G', 1e20);
}

/* A solution to begin with is only used when it names every whole column. */
static void
set_start (SpMip *self, Cbc_Model *model, const double *start)
{
  gint n = sp_mip_get_n_columns (self);
  g_autofree int *columns = g_new (int, n + 1);
  g_autofree double *values = g_new (double, n + 1);
  int count = 0;

  for (gint i = 0; i < n; i++)
    if (g_array_index (self->whole, guint8, i))
      {
        columns[count] = i;
        values[count++] = round (start[i]);
      }
  if (count)
    Cbc_setMIPStartI (model, count, columns, values);
}

static void
set_parameters (SpMip *self, Cbc_Model *model, const SpMipOptions *options)
{
  g_autofree char *nodes = g_strdup_printf ("%d", MAX (options->max_nodes, 1));
  char share[G_ASCII_DTOSTR_BUF_SIZE], absolute[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (share, sizeof share, options->gap_share);
  g_ascii_dtostr (absolute, sizeof absolute, options->gap_absolute);
  Cbc_setLogLevel (model, 0);
  Cbc_setParameter (model, "logLevel", "0");
  Cbc_setParameter (model, "slogLevel", "0");
  if (!options->plain)
    {
      /* Its preprocessing hands back the solution it was given to begin with as the best, where a better is (2.10.8; seeds 26,
       * 34, 108, 206 and 248 of tests/programme/test-choice.c), and the model is tight without: on the benchmark it saves no
       * time. */
      Cbc_setParameter (model, "preprocess", "off");
      /* Each candidate of a node is tried twice, which is most of the time: of five, the last two were seldom taken. */
      Cbc_setParameter (model, "strongBranching", "3");
      /* It is a third of the time of a search that begins with no solution, and diving finds one sooner. */
      Cbc_setParameter (model, "feasibilityPump", "off");
      /* Of a hundred rounds of cuts at the beginning the first few prove almost all that they will: without the rest it takes a
       * third less time. */
      Cbc_setParameter (model, "passCuts", "10");
    }
  Cbc_setParameter (model, "maxNodes", nodes);
  Cbc_setParameter (model, "ratioGap", share);
  Cbc_setParameter (model, "allowableGap", absolute);
}

/* Whole columns come back whole, everything within its bounds. */
static void
tidy (SpMip *self, const double *found, double *x)
{
  for (gint i = 0; i < sp_mip_get_n_columns (self); i++)
    {
      x[i] = g_array_index (self->whole, guint8, i) ? round (found[i]) : found[i];
      x[i] = CLAMP (x[i], g_array_index (self->least, double, i), g_array_index (self->most, double, i));
    }
}

double
sp_mip_cost_of (const SpMip *self, const double *x)
{
  double sum = 0;

  for (gint i = 0; i < sp_mip_get_n_columns (self); i++)
    sum += g_array_index (self->cost, double, i) * x[i];
  return sum;
}

/* What the solver says is possible once it has searched leaves out the nodes that it passed over, which are within the gap. */
static double
bound_of (Cbc_Model *model, const SpMipOptions *options, double cost)
{
  double gap = MAX (options->gap_absolute, options->gap_share * fabs (cost)), possible = Cbc_getBestPossibleObjValue (model);

  return Cbc_getNodeCount (model) > 0 ? MIN (possible, cost - gap) : MIN (possible, cost);
}

SpMipStatus
sp_mip_solve_here (SpMip *self, const SpMipOptions *options, SpMipTask *task, SpMipAnswer *answer)
{
  Watch watch = { task, FALSE };
  gboolean has_whole = self->whole->len > 0 && memchr (self->whole->data, 1, self->whole->len) != NULL;
  Cbc_Model *model = Cbc_newModel ();
  const double *found;
  SpMipStatus status;

  load (self, model);
  set_parameters (self, model, options);
  if (options->start && has_whole)
    set_start (self, model, options->start);
  if (task)
    Cbc_addCutCallback (model, node_cb, "stop", &watch);
  Cbc_solve (model);
  found = has_whole ? Cbc_bestSolution (model) : Cbc_getColSolution (model);
  if (has_whole && !found && Cbc_isProvenOptimal (model))
    found = Cbc_getColSolution (model);
  if (Cbc_isProvenInfeasible (model) && !watch.stopped)
    status = SP_MIP_INFEASIBLE;
  else if (!found)
    status = watch.stopped || !Cbc_isProvenOptimal (model) ? SP_MIP_NOTHING : SP_MIP_INFEASIBLE;
  else
    status = Cbc_isProvenOptimal (model) && !watch.stopped ? SP_MIP_OPTIMAL : SP_MIP_STOPPED;
  if (status == SP_MIP_OPTIMAL || status == SP_MIP_STOPPED)
    {
      tidy (self, found, answer->x);
      answer->cost = sp_mip_cost_of (self, answer->x);
      answer->bound = has_whole && !watch.stopped ? bound_of (model, options, answer->cost)
                      : has_whole                 ? -HUGE_VAL
                                                  : answer->cost;
      answer->nodes = Cbc_getNodeCount (model);
      if (answer->reduced && !has_whole && sp_mip_get_n_columns (self) > 0)
        memcpy (answer->reduced, Cbc_getReducedCost (model), (gsize) sp_mip_get_n_columns (self) * sizeof (double));
    }
  Cbc_deleteModel (model);
  return status;
}

static SpMipStatus
solve (SpMip *self, const SpMipOptions *options, SpMipAnswer *answer)
{
  sp_mip_sort (self);
  if (options->stop && options->stop (options->stop_data))
    return SP_MIP_NOTHING;
  return options->stop ? sp_mip_solve_aside (self, options, answer) : sp_mip_solve_here (self, options, NULL, answer);
}

gboolean
sp_mip_relax (SpMip *self, const SpMipOptions *options, double *x, double *reduced, double *cost)
{
  SpMipAnswer answer = { .x = x, .reduced = reduced };
  g_autoptr (GArray) whole = self->whole;
  SpMipStatus status;

  g_return_val_if_fail (x && reduced && options && !options->start, FALSE);
  self->whole = g_array_sized_new (FALSE, TRUE, sizeof (guint8), whole->len);
  g_array_set_size (self->whole, whole->len);
  status = solve (self, options, &answer);
  g_array_unref (self->whole);
  self->whole = g_steal_pointer (&whole);
  *cost = answer.cost;
  return status == SP_MIP_OPTIMAL;
}

SpMipStatus
sp_mip_solve (SpMip *self, const SpMipOptions *options, double *x, double *cost, double *bound, gint *nodes)
{
  SpMipAnswer answer = { .x = x };
  SpMipStatus status;

  g_return_val_if_fail (x && options, SP_MIP_NOTHING);
  status = solve (self, options, &answer);
  *cost = answer.cost;
  *bound = answer.bound;
  *nodes = answer.nodes;
  return status;
}
