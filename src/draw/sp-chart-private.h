/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a chart holds. Inside this room and its tests only. */
#pragma once

#include "sp-chart.h"

G_BEGIN_DECLS

typedef struct
{
  SpSeriesKind kind;
  char        *name;
  char        *source;   /* BARS */
  gint         level;    /* BAND */
  double      *values;   /* BAND: the lower edge */
  double      *upper;    /* BAND, else NULL */
  guint8      *known;    /* n flags, never NULL */
} SpSeries;

typedef struct { guint i; char *text; } SpChartNote;

typedef struct _SpGantt SpGantt;
typedef struct _SpMatrix SpMatrix;

struct _SpChart
{
  gatomicrefcount ref_count;
  char           *title, *y_title, *right_title, *footnote;
  double          per; /* 0 = no right axis */
  guint           n;
  char          **labels;
  GPtrArray      *series;      /* SpSeries */
  GPtrArray      *boundaries;  /* SpChartNote */
  GPtrArray      *step_labels; /* SpChartNote */
  gint            marked;
  guint           decimals;
  guint8         *levels;      /* of a bridge, n flags; else NULL */
  SpGantt        *gantt;       /* of a Gantt chart; else NULL */
  SpMatrix       *matrix;      /* of a matrix; else NULL. None of the three: a chart of years */
};

/* Sum of the bars stacked up to and without series s at i, on the side (sign) of its value. */
double sp_chart_stack_base (const SpChart *self, guint s, guint i);
/* How many COMPARED series come before series s. */
guint  sp_chart_compared_index (const SpChart *self, guint s);
/* Least and greatest value drawn, zero included. */
void   sp_chart_get_range (const SpChart *self, double *low, double *high);
gint   sp_series_last_known (const SpSeries *series, guint n); /* -1 none */
gint   sp_series_first_known (const SpSeries *series, guint n);

G_END_DECLS
