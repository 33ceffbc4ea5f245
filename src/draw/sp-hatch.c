/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-hatch.h"

#include <math.h>

void
sp_hatch_preserve (cairo_t *cr, SpColour colour, double gap, double width, double ox, double oy)
{
  double x1, y1, x2, y2, cx1, cy1, cx2, cy2, step = gap * M_SQRT2;
  cairo_path_t *path;

  cairo_path_extents (cr, &x1, &y1, &x2, &y2);
  cairo_clip_extents (cr, &cx1, &cy1, &cx2, &cy2);
  x1 = MAX (x1, cx1), y1 = MAX (y1, cy1), x2 = MIN (x2, cx2), y2 = MIN (y2, cy2);
  if (x2 <= x1 || y2 <= y1 || gap <= 0)
    return;
  path = cairo_copy_path (cr);
  cairo_save (cr);
  cairo_clip (cr);
  /* Lines x + y = c; c keeps the phase of ox + oy. */
  for (double c = floor ((x1 + y1 - ox - oy) / step) * step + ox + oy; c < x2 + y2 + step; c += step)
    {
      cairo_move_to (cr, c - y1, y1);
      cairo_line_to (cr, c - y2, y2);
    }
  sp_colour_set (cr, colour);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
  cairo_restore (cr);
  cairo_new_path (cr);
  cairo_append_path (cr, path);
  cairo_path_destroy (path);
}
