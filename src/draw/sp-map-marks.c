/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schools by shape, size and filling; growth areas as rings whose area is their dwellings. */
#include "config.h"
#include "sp-map-private.h"

#include <math.h>

#define RING_ZOOM 10.2   /* from here there is room for the ring that fills as a school does */

/* 0 at the zoom of a county, 1 at that of a town. */
static double
closeness (const SpMapFrame *frame, const SpStyle *style)
{
  return CLAMP ((sp_map_zoom (frame, style) - 8.5) / 5, 0, 1);
}

SpMarkPlace
sp_map_school_place (const SpMapSchool *school, const SpMapFrame *frame, const SpStyle *style)
{
  double unit = sp_look_unit (style->look), near = closeness (frame, style);
  SpMarkPlace place = { sp_map_x (frame, school->mx), sp_map_y (frame, school->my), 0 };

  /* Area by places: 210 places are about 3 px at county zoom, 1,500 about 6. */
  place.r = MIN (1.2 + 0.125 * sqrt (school->size), 9) * (0.7 + 1.5 * near) * unit * 0.75;
  place.r = MAX (place.r, 1.8 * unit * 0.75);
  if (school->peers > 1)
    {
      double apart = (place.r + 1.5 * unit) / sin (G_PI / MAX (school->peers, 2));
      double angle = 2 * G_PI * school->rank / school->peers - G_PI;

      place.x += apart * cos (angle);
      place.y += apart * sin (angle);
    }
  return place;
}

double
sp_map_growth_radius (const SpMapGrowth *growth, const SpMapFrame *frame, const SpStyle *style)
{
  double unit = sp_look_unit (style->look);

  return MAX (0.26 * sqrt (growth->dwellings) * (0.75 + 0.9 * closeness (frame, style)), 4) * unit * 0.75;
}

static void
polygon_path (cairo_t *cr, double x, double y, double r, gint corners, double turn)
{
  for (gint i = 0; i < corners; i++)
    {
      double angle = turn + 2 * G_PI * i / corners;

      if (i == 0)
        cairo_move_to (cr, x + r * cos (angle), y + r * sin (angle));
      else
        cairo_line_to (cr, x + r * cos (angle), y + r * sin (angle));
    }
  cairo_close_path (cr);
}

void
sp_map_mark_path (cairo_t *cr, SpMarkKind kind, double x, double y, double r)
{
  cairo_new_sub_path (cr);
  switch (kind)
    {
    case SP_MARK_INFANT: /* triangle, point up */
      polygon_path (cr, x, y + 0.15 * r, 1.2 * r, 3, -G_PI / 2);
      break;
    case SP_MARK_JUNIOR: /* triangle, point down */
      polygon_path (cr, x, y - 0.15 * r, 1.2 * r, 3, G_PI / 2);
      break;
    case SP_MARK_SECONDARY:
      cairo_rectangle (cr, x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
      break;
    case SP_MARK_ALL_THROUGH:
      polygon_path (cr, x, y, 1.1 * r, 6, 0);
      break;
    case SP_MARK_SPECIAL: /* diamond */
      polygon_path (cr, x, y, 1.2 * r, 4, -G_PI / 2);
      break;
    case SP_MARK_OTHER:
      polygon_path (cr, x, y, 1.15 * r, 5, -G_PI / 2);
      break;
    case SP_MARK_PRIMARY:
    case SP_MARK_GROWTH:
    default:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      break;
    }
}

/* How full: a ring from the top, clockwise; what is over full goes round a second time, outside it. */
static void
draw_filling (cairo_t *cr, const SpMapSchool *school, const SpMarkPlace *place, const SpStyle *style)
{
  double unit = sp_look_unit (style->look), r = place->r * 1.2 + 2 * unit, top = -G_PI / 2;
  SpColour track = sp_palette_background (style->look);

  if (school->fill < 0)
    return;
  track.a = 0.9;
  cairo_arc (cr, place->x, place->y, r, 0, 2 * G_PI);
  sp_colour_set (cr, track);
  cairo_set_line_width (cr, 2.4 * unit);
  cairo_stroke (cr);
  cairo_arc (cr, place->x, place->y, r, top, top + 2 * G_PI * MIN (school->fill, 1));
  sp_colour_set (cr, sp_palette_mark (style->look));
  cairo_set_line_width (cr, 1.3 * unit);
  cairo_stroke (cr);
  if (school->fill <= 1)
    return;
  cairo_arc (cr, place->x, place->y, r + 2.2 * unit, top, top + 2 * G_PI * MIN (school->fill - 1, 1));
  sp_colour_set (cr, sp_palette_need (style->look, 1));
  cairo_set_line_width (cr, 2 * unit);
  cairo_stroke (cr);
}

static void
draw_leader (cairo_t *cr, const SpMapSchool *school, const SpMarkPlace *place, const SpMapFrame *frame, const SpStyle *style)
{
  if (school->peers < 2)
    return;
  cairo_move_to (cr, sp_map_x (frame, school->mx), sp_map_y (frame, school->my));
  cairo_line_to (cr, place->x, place->y);
  sp_colour_set (cr, sp_palette_mark (style->look));
  cairo_set_line_width (cr, 0.7 * sp_look_unit (style->look));
  cairo_stroke (cr);
}

static void
draw_school (cairo_t *cr, const SpMapSchool *school, const SpMapFrame *frame, const SpStyle *style, gboolean selected)
{
  SpMarkPlace place = sp_map_school_place (school, frame, style);
  double unit = sp_look_unit (style->look), dashes[2] = { 1.6 * unit, 1.3 * unit };
  SpColour ink = sp_palette_mark (style->look);

  if (place.x < -30 || place.y < -30 || place.x > frame->width + 30 || place.y > frame->height + 30)
    return;
  draw_leader (cr, school, &place, frame, style);
  if (sp_map_zoom (frame, style) >= RING_ZOOM)
    draw_filling (cr, school, &place, style);
  if (selected)
    {
      sp_map_mark_path (cr, SP_MARK_PRIMARY, place.x, place.y, place.r * 1.3 + 4.5 * unit);
      sp_colour_set (cr, sp_palette_accent (style->look));
      cairo_set_line_width (cr, 2.2 * unit);
      cairo_stroke (cr);
    }
  cairo_save (cr);
  sp_map_mark_path (cr, school->kind, place.x, place.y, place.r);
  sp_colour_set (cr, sp_palette_background (style->look));
  cairo_set_line_width (cr, 1.8 * unit);
  cairo_stroke_preserve (cr);
  if (school->temporary)
    {
      cairo_fill_preserve (cr); /* hollow and dashed */
      cairo_set_dash (cr, dashes, 2, 0);
      sp_colour_set (cr, ink);
      cairo_set_line_width (cr, 1.1 * unit);
      cairo_stroke (cr);
    }
  else
    {
      sp_colour_set (cr, ink);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}

void
sp_map_draw_schools (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style, gint64 selected)
{
  const SpMapSchool *chosen = NULL;

  cairo_save (cr);
  for (guint i = 0; i < content->schools->len; i++)
    {
      const SpMapSchool *school = &g_array_index (content->schools, SpMapSchool, i);

      if (selected != 0 && school->id == selected)
        chosen = school;
      else
        draw_school (cr, school, frame, style, FALSE);
    }
  if (chosen != NULL)
    draw_school (cr, chosen, frame, style, TRUE);
  cairo_restore (cr);
}

static void
draw_ring (cairo_t *cr, const SpMapGrowth *growth, const SpMapFrame *frame, const SpStyle *style, gboolean selected)
{
  double unit = sp_look_unit (style->look), r = sp_map_growth_radius (growth, frame, style);
  double x = sp_map_x (frame, growth->mx), y = sp_map_y (frame, growth->my), dashes[2] = { 4 * unit, 2.5 * unit };
  SpColour ink = selected ? sp_palette_accent (style->look) : sp_palette_growth (style->look);
  SpColour casing = sp_palette_background (style->look), wash = ink;

  if (x + r < 0 || y + r < 0 || x - r > frame->width || y - r > frame->height)
    return;
  cairo_save (cr);
  cairo_arc (cr, x, y, r, 0, 2 * G_PI);
  wash.a = 0.16;
  sp_colour_set (cr, wash);
  cairo_fill_preserve (cr);
  casing.a = SP_CASING_OPACITY;
  sp_colour_set (cr, casing);
  cairo_set_line_width (cr, (selected ? 5.5 : 3.4) * unit);
  cairo_stroke_preserve (cr);
  if (growth->at_least)
    cairo_set_dash (cr, dashes, 2, 0);
  sp_colour_set (cr, ink);
  cairo_set_line_width (cr, (selected ? 3.2 : 1.7) * unit);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static gint
compare_dwellings (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GArray *growth = user_data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  double x = g_array_index (growth, SpMapGrowth, i).dwellings, y = g_array_index (growth, SpMapGrowth, j).dwellings;

  return x != y ? (x < y ? 1 : -1) : (i > j) - (i < j);
}

/* Large rings first, so that small ones are not buried. */
void
sp_map_draw_growth (const SpMapContent *content, cairo_t *cr, const SpMapFrame *frame, const SpStyle *style, gint64 selected)
{
  g_autofree guint *order = g_new (guint, content->growth->len + 1);
  const SpMapGrowth *chosen = NULL;

  for (guint i = 0; i < content->growth->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint) content->growth->len, sizeof (guint), compare_dwellings, content->growth);
  for (guint i = 0; i < content->growth->len; i++)
    {
      const SpMapGrowth *growth = &g_array_index (content->growth, SpMapGrowth, order[i]);

      if (selected != 0 && growth->id == selected)
        chosen = growth;
      else
        draw_ring (cr, growth, frame, style, FALSE);
    }
  if (chosen != NULL)
    draw_ring (cr, chosen, frame, style, TRUE);
}
