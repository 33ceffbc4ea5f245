/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a Gantt chart holds, and where everything of it goes at a size: decided first, drawn after. Inside this room and its
 * tests only. */
#pragma once

#include "sp-chart-private.h"
#include "sp-label.h"
#include "sp-ticks.h"

G_BEGIN_DECLS

typedef struct { guint task; gint from, to; guint weight; char *name, *words; } SpGanttSpan;
typedef struct { guint task; gint month; SpGanttMark mark; char *words; } SpGanttDiamond;
typedef struct { gint from; char *name; double places, need; gboolean places_known, need_known; } SpGanttYear;

struct _SpGantt
{
  gint       first, n_months;
  GArray    *tasks;     /* of guint8: 1 = a heading */
  GArray    *spans;     /* SpGanttSpan */
  GArray    *diamonds;  /* SpGanttDiamond */
  GArray    *years;     /* SpGanttYear: the foot */
  char      *foot_title, *places_name, *need_name;
  gint       now;       /* -1 = none */
  char      *now_name;
};

void  sp_gantt_free (SpGantt *self);
guint sp_gantt_get_n_tasks (const SpGantt *self);
/* The cells of its table, and what is read of a position: tasks first, then the years of the foot. */
guint sp_gantt_get_n_columns (const SpChart *chart);
char *sp_gantt_dup_cell (const SpChart *chart, gint row, guint column);
char *sp_gantt_describe_position (const SpChart *chart, guint i);

typedef struct { SpRect rect; PangoLayout *name; double name_y; gboolean heading; } SpGanttRow;

typedef struct
{
  const SpChart *chart;
  const SpGantt *gantt;
  const SpStyle *style;
  PangoContext  *context;
  double         width, height, em, unit;
  PangoLayout   *title;        /* NULL: no room */
  double         key_y, axis_y;/* of the key and of the years above the rows */
  SpRect         plot;         /* of the bars */
  SpRect         foot;         /* of the places; height 0 = none */
  GArray        *rows;         /* SpGanttRow */
  double         high;         /* of the foot's axis */
  SpTicks        ticks;
} SpGanttFrame;

/* Names every band and mark that is there, once, in their order; returns the lines it takes. cr NULL only measures. */
guint  sp_gantt_draw_key (const SpGanttFrame *self, cairo_t *cr);
#define SP_GANTT_KEY_EMS 1.7 /* a line of it */
/* Where the words of the day of the plan stand: on a line of their own, above the years, of which they would hide one. NULL: none, or
 * it is not on the axis; free with g_object_unref. */
PangoLayout *sp_gantt_frame_place_now (const SpGanttFrame *self, SpRect *rect);
#define SP_GANTT_NOW_EMS 1.5 /* that line */
/* Sizes of type that it needs to be read, from its least width on. */
double sp_gantt_least_ems (const SpGantt *self);
void   sp_gantt_frame_init (SpGanttFrame *self, const SpChart *chart, double width, double height, const SpStyle *style);
void   sp_gantt_frame_clear (SpGanttFrame *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpGanttFrame, sp_gantt_frame_clear)
double sp_gantt_frame_x (const SpGanttFrame *self, double month);
double sp_gantt_frame_y (const SpGanttFrame *self, double places);
/* The position under a point, -1 = none. */
gint   sp_gantt_position_at (const SpChart *chart, double width, double height, const SpStyle *style, double x, double y);
void   sp_gantt_draw (const SpChart *chart, cairo_t *cr, double width, double height, const SpStyle *style);
void   sp_gantt_draw_cursor (const SpChart *chart, cairo_t *cr, double width, double height, const SpStyle *style, guint i);

G_END_DECLS
