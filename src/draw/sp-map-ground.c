/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quiet part of the map: sea, land, rivers, districts. */
#include "config.h"
#include "sp-map-private.h"
#include "sp-hatch.h"

#include <math.h>

/* Vertices nearer than this to the last one drawn add nothing that can be seen. */
#define LEAST_STEP 0.8

gboolean
sp_map_outline_visible (const SpOutline *outline, const SpMapFrame *frame)
{
  return outline->shape != NULL && sp_map_x (frame, outline->max_mx) >= 0 && sp_map_x (frame, outline->min_mx) <= frame->width
         && sp_map_y (frame, outline->max_my) >= 0 && sp_map_y (frame, outline->min_my) <= frame->height;
}

static void
part_path (cairo_t *cr, const SpOutline *outline, guint part, const SpMapFrame *frame)
{
  guint first = outline->shape->part_start[part], end = outline->shape->part_start[part + 1];
  gboolean ring = outline->shape->kind == SP_SHAPE_POLYGONS;
  double last_x = 0, last_y = 0;

  for (guint i = first; i < end; i++)
    {
      double x = sp_map_x (frame, outline->mx[i]), y = sp_map_y (frame, outline->my[i]);

      if (i == first)
        cairo_move_to (cr, x, y);
      else if (i == end - 1 || fabs (x - last_x) >= LEAST_STEP || fabs (y - last_y) >= LEAST_STEP)
        cairo_line_to (cr, x, y);
      else
        continue;
      last_x = x;
      last_y = y;
    }
  if (ring && end > first)
    cairo_close_path (cr);
}

void
sp_map_outline_path (cairo_t *cr, const SpOutline *outline, const SpMapFrame *frame)
{
  for (guint part = 0; part < outline->shape->n_parts; part++)
    part_path (cr, outline, part, frame);
}

static void
draw_lines (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style, gboolean river)
{
  double unit = sp_look_unit (style->look);

  for (guint i = 0; i < content->lines->len; i++)
    {
      const SpMapLine *line = &g_array_index (content->lines, SpMapLine, i);

      if (line->river == river && sp_map_outline_visible (&line->outline, frame))
        sp_map_outline_path (cr, &line->outline, frame);
    }
  sp_colour_set (cr, sp_palette_river (style->look));
  cairo_set_line_width (cr, (river ? 1. : 0.7) * unit);
  cairo_stroke (cr);
}

void
sp_map_draw_ground (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style)
{
  cairo_save (cr);
  sp_colour_set (cr, sp_palette_sea (style->look));
  cairo_paint (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < content->land->len; i++)
    {
      const SpOutline *land = &g_array_index (content->land, SpOutline, i);

      if (!sp_map_outline_visible (land, frame))
        continue;
      sp_map_outline_path (cr, land, frame);
      sp_colour_set (cr, sp_palette_land (style->look));
      cairo_fill (cr);
    }
  draw_lines (content, cr, frame, style, FALSE);
  cairo_restore (cr);
}

/* Drawn over the areas, so that shading hides neither rivers nor districts. */
static void
draw_districts (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style)
{
  double unit = sp_look_unit (style->look);
  SpColour ink = sp_palette_boundary (style->look);

  for (guint i = 0; i < content->districts->len; i++)
    {
      const SpMapDistrict *district = &g_array_index (content->districts, SpMapDistrict, i);

      if (sp_map_outline_visible (&district->outline, frame))
        sp_map_outline_path (cr, &district->outline, frame);
    }
  ink.a = 0.5;
  sp_colour_set (cr, ink); /* one stroke for all, so that shared borders are not darker */
  cairo_set_line_width (cr, 1.1 * unit);
  cairo_stroke (cr);
}

static void
draw_selected_area (cairo_t *cr, const SpMapArea *area, const SpMapFrame *frame, const SpStyle *style)
{
  double unit = sp_look_unit (style->look);

  sp_map_outline_path (cr, &area->outline, frame);
  sp_colour_set (cr, sp_palette_background (style->look));
  cairo_set_line_width (cr, 4.5 * unit);
  cairo_stroke_preserve (cr);
  sp_colour_set (cr, sp_palette_accent (style->look));
  cairo_set_line_width (cr, 2.5 * unit);
  cairo_stroke (cr);
}

/* Fills the current path by class and keeps it: the colour, and hatching that grows heavier with the shortfall. */
void
sp_map_fill_class (cairo_t *cr, gint need_class, const SpStyle *style, double ox, double oy)
{
  static const double gaps[] = { 0, 3.2, 4.5, 7 }, widths[] = { 0, 1.1, 0.8, 0.6 };
  double unit = sp_look_unit (style->look);
  SpColour fill = sp_palette_need (style->look, need_class);

  if (need_class <= 0)
    return;
  fill.a = SP_NEED_OPACITY;
  sp_colour_set (cr, fill);
  cairo_fill_preserve (cr);
  if (!sp_palette_need_hatched (need_class))
    return;
  sp_hatch_preserve (cr, sp_palette_hatch (style->look, need_class), gaps[need_class] * unit, widths[need_class] * unit, ox, oy);
}

static void
draw_area (cairo_t *cr, const SpMapArea *area, const SpMapFrame *frame, const SpStyle *style)
{
  /* The hatch is fixed to the ground, so that it moves with it. */
  double ox = sp_map_x (frame, 0), oy = sp_map_y (frame, 0);

  sp_map_outline_path (cr, &area->outline, frame);
  sp_map_fill_class (cr, area->need_class, style, ox, oy);
  cairo_new_path (cr);
}

/* A casing and a line in it: one of the two stands out against any fill. All casings come first, so that none cuts a line. */
static void
draw_borders (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style, gboolean held)
{
  double unit = sp_look_unit (style->look), dots[2] = { 0.1, 2.6 * unit };
  SpColour casing = sp_palette_background (style->look);

  for (guint i = 0; i < content->areas->len; i++)
    {
      const SpMapArea *area = &g_array_index (content->areas, SpMapArea, i);

      if ((area->need_class != 0) == held && sp_map_outline_visible (&area->outline, frame))
        sp_map_outline_path (cr, &area->outline, frame);
    }
  casing.a = SP_CASING_OPACITY;
  sp_colour_set (cr, casing);
  cairo_set_line_width (cr, 1.9 * unit);
  if (held)
    cairo_stroke_preserve (cr);
  cairo_save (cr);
  sp_colour_set (cr, sp_palette_boundary (style->look));
  cairo_set_line_width (cr, 0.6 * unit);
  if (!held)
    {
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dots, 2, 0);
      cairo_set_line_width (cr, 1.2 * unit);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
sp_map_draw_areas (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style)
{
  cairo_save (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < content->areas->len; i++)
    {
      const SpMapArea *area = &g_array_index (content->areas, SpMapArea, i);

      if (sp_map_outline_visible (&area->outline, frame))
        draw_area (cr, area, frame, style);
    }
  draw_borders (content, cr, frame, style, TRUE);
  draw_borders (content, cr, frame, style, FALSE);
  cairo_restore (cr);
}

void
sp_map_draw_overlay (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style, gboolean ground,
                     gint64 selected)
{
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (ground)
    {
      draw_lines (content, cr, frame, style, TRUE);
      draw_districts (content, cr, frame, style);
    }
  for (guint i = 0; i < content->areas->len && selected != 0; i++)
    {
      const SpMapArea *area = &g_array_index (content->areas, SpMapArea, i);

      if (area->id == selected && sp_map_outline_visible (&area->outline, frame))
        draw_selected_area (cr, area, frame, style);
    }
  cairo_restore (cr);
}
