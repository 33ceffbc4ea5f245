/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-map-private.h"

void
sp_map_draw (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style,
             const SpMapOptions *options)
{
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, frame->width, frame->height);
  cairo_clip (cr);
  if (options->ground)
    sp_map_draw_ground (content, cr, frame, style);
  if (options->areas)
    sp_map_draw_areas (content, cr, frame, style);
  sp_map_draw_overlay (content, cr, frame, style, options->ground, options->areas ? options->selected_area : 0);
  if (options->growth)
    sp_map_draw_growth (content, cr, frame, style, options->selected_growth);
  if (options->schools)
    sp_map_draw_schools (content, cr, frame, style, options->selected_school);
  g_array_unref (sp_map_draw_names (content, cr, frame, style, options));
  cairo_restore (cr);
}
