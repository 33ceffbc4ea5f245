/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where everything of a chart goes at a size: decided first, drawn after, so that positions can be tested and hover agrees
 * with ink. Inside this room and its tests only. */
#pragma once

#include "sp-chart-private.h"
#include "sp-label.h"
#include "sp-ticks.h"

G_BEGIN_DECLS

typedef enum
{
  SP_TEXT_TITLE, SP_TEXT_Y_TITLE, SP_TEXT_RIGHT_TITLE, SP_TEXT_FOOTNOTE, SP_TEXT_TICK, SP_TEXT_RIGHT_TICK, SP_TEXT_POSITION,
  SP_TEXT_NAME, SP_TEXT_LEGEND, SP_TEXT_BOUNDARY, SP_TEXT_STEP,
} SpTextPart;

typedef struct
{
  SpTextPart   part;
  PangoLayout *label;
  SpRect       rect;
  SpColour     colour;
  gint         series;             /* whose name it is, -1 */
  gboolean     leader;             /* a thin line from anchor to the words */
  double       anchor_x, anchor_y;
} SpChartText;

typedef struct
{
  const SpChart *chart;
  const SpStyle *style;
  PangoContext  *context;
  double         width, height;
  double         em;       /* size of the small type */
  double         unit;     /* user units to a hairline */
  gboolean       words;    /* FALSE: too small for any text, a sparkline */
  gboolean       legend;   /* names in a row above the plot, direct labels having failed */
  SpRect         plot;
  double         low, high;
  SpTicks        ticks;    /* left */
  SpTicks        forms;    /* right, in forms; n = 0 when there is no right axis */
  double         grid_end; /* x where gridlines stop: the right-hand numbers */
  GArray        *texts;    /* SpChartText */
} SpChartFrame;

void sp_chart_frame_init (SpChartFrame *self, const SpChart *chart, double width, double height, const SpStyle *style);
void sp_chart_frame_clear (SpChartFrame *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpChartFrame, sp_chart_frame_clear)

double sp_chart_frame_x (const SpChartFrame *self, double position); /* centre of position i; i - 0.5 is its left edge */
double sp_chart_frame_y (const SpChartFrame *self, double value);
/* Bar i of series s, which is of bars, on those it is stacked on; its height is 0 where it is nought. */
SpRect sp_chart_frame_bar (const SpChartFrame *self, guint s, guint i);
/* Places words; takes the label. */
void   sp_chart_frame_add_text (SpChartFrame *self, SpTextPart part, PangoLayout *label, double x, double y, SpColour colour, gint series);
PangoLayout *sp_chart_frame_label (const SpChartFrame *self, SpLabelRole role, const char *text);

/* sp-chart-names.c: names of series, step labels and boundaries, so that no two words overlap. */
gboolean sp_chart_names_fit_direct (SpChartFrame *self, double *column_width);
void     sp_chart_names_place (SpChartFrame *self, double column_x, double column_width);
double   sp_chart_names_place_legend (SpChartFrame *self, double y); /* returns its height */
double   sp_chart_names_boundary_height (SpChartFrame *self);
SpColour sp_series_colour (const SpChartFrame *self, gint series);
SpColour sp_series_text_colour (const SpChartFrame *self, gint series);

G_END_DECLS
