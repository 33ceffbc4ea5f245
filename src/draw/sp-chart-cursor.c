/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mark of what is being read on a chart: a part of a bridge, a row, a cell or a year. */
#include "config.h"
#include "sp-chart-bridge.h"
#include "sp-chart-frame.h"
#include "sp-chart-gantt.h"
#include "sp-chart-matrix.h"

#include <math.h>

static void
draw_part_cursor (const SpChart *self, cairo_t *cr, double width, double height, const SpStyle *style, guint i)
{
  g_auto (SpBridgeFrame) frame;
  SpColour accent = sp_palette_accent (style->look);
  const SpRect *rect;

  sp_bridge_frame_init (&frame, self, width, height, style);
  rect = &g_array_index (frame.rows, SpBridgeRow, i).rect;
  accent.a = 0.13;
  sp_colour_set (cr, accent);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
}

static void
draw_year_cursor (const SpChart *self, cairo_t *cr, double width, double height, const SpStyle *style, guint i)
{
  g_auto (SpChartFrame) frame;
  double x;

  sp_chart_frame_init (&frame, self, width, height, style);
  x = floor (sp_chart_frame_x (&frame, i)) + 0.5;
  sp_colour_set (cr, sp_palette_dim_text (style->look));
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x, frame.plot.y);
  cairo_line_to (cr, x, frame.plot.y + frame.plot.height);
  cairo_stroke (cr);
}

void
sp_chart_draw_cursor (const SpChart *self, cairo_t *cr, double width, double height, const SpStyle *style, guint i)
{
  g_return_if_fail (i < self->n);
  cairo_save (cr);
  if (self->levels != NULL)
    draw_part_cursor (self, cr, width, height, style, i);
  else if (self->gantt != NULL)
    sp_gantt_draw_cursor (self, cr, width, height, style, i);
  else if (self->matrix != NULL)
    sp_matrix_draw_cursor (self, cr, width, height, style, i);
  else
    draw_year_cursor (self, cr, width, height, style, i);
  cairo_restore (cr);
}
