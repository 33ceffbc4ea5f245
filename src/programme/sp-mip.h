/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mixed-integer linear programme: the one place that knows which solver there is (CBC, from COIN-OR). Private to the room.
 *
 *   minimise  cost . x   subject to   lower <= row . x <= upper,   least <= x <= most,   some x whole
 *
 * The same model gives the same answer, to the bit, on any machine of a kind: one thread, fixed seeds, and a limit on nodes,
 * never on time. The solver aborts on a fault in what it is given, so everything is checked here first. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_MIP_INFINITY 1e30

typedef struct _SpMip SpMip; /* built, solved any number of times; one thread at a time */
SpMip *sp_mip_new (void);
void   sp_mip_free (SpMip *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMip, sp_mip_free)

/* The index of a new column, or row; a column comes before the rows it is in. Every number is finite but for bounds of
 * +-SP_MIP_INFINITY; a row has one bound at least: the solver's cuts are wrong beside rows without (CBC 2.10.8; seed 319 of
 * tests/programme/test-choice.c). */
gint  sp_mip_add_column (SpMip *self, double least, double most, gboolean whole);
gint  sp_mip_add_row (SpMip *self, double lower, double upper);
/* Adds to what the cell holds already. */
void  sp_mip_add (SpMip *self, gint row, gint column, double coefficient);
void  sp_mip_set_cost (SpMip *self, gint column, double cost);
void  sp_mip_clear_costs (SpMip *self);
void  sp_mip_set_bounds (SpMip *self, gint column, double least, double most);
void  sp_mip_set_row_bounds (SpMip *self, gint row, double lower, double upper);
gint  sp_mip_get_n_columns (const SpMip *self);
gint  sp_mip_get_n_rows (const SpMip *self);

typedef enum
{
  SP_MIP_OPTIMAL,     /* within the gap asked for */
  SP_MIP_STOPPED,     /* a solution, not proved: the node limit, or told to stop */
  SP_MIP_INFEASIBLE,
  SP_MIP_NOTHING,     /* stopped before there was any solution */
} SpMipStatus;

/* Asked many times a second, always by the thread that asked for the solution: TRUE to stop. */
typedef gboolean (*SpMipStop) (gpointer data);

typedef struct
{
  double        gap_share, gap_absolute; /* either is enough */
  gint          max_nodes;               /* at least 1 */
  const double *start;                   /* [n_columns] a solution to begin with; NULL = none. Need not be one */
  SpMipStop     stop;
  gpointer      stop_data;
  gboolean      plain;                   /* the solver as it comes: for measuring what the model is worth */
} SpMipOptions;

/* x[n_columns] is filled when there is a solution. bound: no solution can cost less.
 * With a stop, the solver works on a copy in a thread of its own, for it can only be told at its nodes and rounds of cuts, which
 * may be seconds apart: told to stop, it is waited for a twentieth of a second, and then left to itself with the best whole
 * solution that was seen. It ends at its next node, and frees what it has; the program does not exit before. */
SpMipStatus sp_mip_solve (SpMip *self, const SpMipOptions *options, double *x, double *cost, double *bound, gint *nodes);

/* With no column whole. reduced[n_columns]: what cost rises by at least for each whole unit that the column is forced up from
 * its least (above nought) or down from its most (below). FALSE: there is no solution, or it was stopped. */
gboolean sp_mip_relax (SpMip *self, const SpMipOptions *options, double *x, double *reduced, double *cost);

void  sp_mip_wait_for_all (void); /* until no thread solves, those left to themselves too */

G_END_DECLS
