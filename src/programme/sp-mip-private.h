/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the solver (sp-mip.c) and its thread (sp-mip-aside.c) share. Private to the two and their tests. */
#pragma once

#include "sp-mip.h"

G_BEGIN_DECLS

typedef struct
{
  gint row, column;
  double value;
} SpMipCell;

struct _SpMip
{
  GArray *least, *most, *cost; /* double, by column */
  GArray *whole;               /* guint8, by column */
  GArray *lower, *upper;       /* double, by row */
  GArray *cells;               /* SpMipCell, as added; sorted before it is solved */
};

typedef struct
{
  double *x, *reduced, cost, bound; /* reduced: NULL = not asked for */
  gint nodes;
} SpMipAnswer; /* x and reduced [n_columns], of whoever asks */

typedef struct _SpMipTask SpMipTask; /* one solution sought in a thread of its own */

void sp_mip_sort (SpMip *self);
double sp_mip_cost_of (const SpMip *self, const double *x);
/* In this thread, to the end. task: asked at each node; NULL = none. The cells are sorted. */
SpMipStatus sp_mip_solve_here (SpMip *self, const SpMipOptions *options, SpMipTask *task, SpMipAnswer *answer);
/* In another, until it ends or options->stop says so. */
SpMipStatus sp_mip_solve_aside (SpMip *self, const SpMipOptions *options, SpMipAnswer *answer);
/* At a node whose relaxed solution is x[n]: kept when it is a solution and the best yet. TRUE = to stop. */
gboolean sp_mip_task_look (SpMipTask *self, const double *x, gint n);

/* For tests of leaving it to itself. Called in the solver's thread at each node, before it looks whether to stop; NULL = none. */
typedef void (*SpMipAtNode) (gpointer data);
void  sp_mip_watch_nodes (SpMipAtNode at_node, gpointer data);
guint sp_mip_get_n_working (void); /* threads that solve, those left to themselves too */

G_END_DECLS
