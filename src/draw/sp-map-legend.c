/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the map's colours, shapes and sizes mean, in words; and its scale. */
#include "config.h"
#include "sp-map-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct
{
  cairo_t       *cr;
  const SpStyle *style;
  PangoContext  *context;
  double         width, x, y, row_height, unit;
  gboolean       draw;
} Legend;

typedef enum { SWATCH_CLASS, SWATCH_MARK, SWATCH_TEMPORARY, SWATCH_FILLING, SWATCH_GROWTH, SWATCH_AT_LEAST } SwatchKind;

#define SWATCH_WIDTH 13.5

/* Grows with the text, else a large ring would run into its words. */
static double
swatch_width (const Legend *legend)
{
  return MAX (SWATCH_WIDTH * legend->unit, 1.4 * sp_label_size (legend->style, SP_LABEL_NOTE));
}

static const char *
class_name (const SpMapContent *content, gint need_class)
{
  static const char *const names[SP_N_MAP_CLASSES] = {
    N_("Not held"), N_("Short by over 10 %"), N_("Short by 5 to 10 %"), N_("Short by under 5 %"), N_("In balance"),
    N_("Spare 5 to 10 %"), N_("Spare 10 to 25 %"), N_("Spare over 25 %"),
  };

  return content->class_names[need_class] != NULL ? content->class_names[need_class] : _(names[need_class]);
}

static void
draw_class (Legend *legend, gint need_class, double x, double y, double height)
{
  double dots[2] = { 0.1, 2.6 * legend->unit };
  SpColour line = sp_palette_boundary (legend->style->look);

  cairo_rectangle (legend->cr, x + 0.5, y + 0.5, swatch_width (legend) - 1, height - 1);
  sp_map_fill_class (legend->cr, need_class, legend->style, x, y);
  line.a = 0.7;
  sp_colour_set (legend->cr, line);
  cairo_set_line_width (legend->cr, 0.7 * legend->unit);
  if (need_class == 0)
    {
      cairo_set_line_cap (legend->cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (legend->cr, dots, 2, 0);
      cairo_set_line_width (legend->cr, 1.2 * legend->unit);
    }
  cairo_stroke (legend->cr);
}

static void
draw_mark (Legend *legend, SwatchKind kind, gint which, double x, double y, double height)
{
  double r = height * 0.32, cx = x + swatch_width (legend) / 2, cy = y + height / 2;
  double dashes[2] = { 1.6 * legend->unit, 1.3 * legend->unit };
  gboolean ring = kind == SWATCH_GROWTH || kind == SWATCH_AT_LEAST;

  if (kind == SWATCH_FILLING)
    {
      cairo_new_path (legend->cr);
      cairo_arc (legend->cr, cx, cy, r * 1.5, -G_PI / 2, G_PI);
      sp_colour_set (legend->cr, sp_palette_mark (legend->style->look));
      cairo_set_line_width (legend->cr, 1.3 * legend->unit);
      cairo_stroke (legend->cr);
      r *= 0.7;
    }
  sp_map_mark_path (legend->cr, ring ? SP_MARK_GROWTH : (SpMarkKind) which, cx, cy, ring ? r * 1.25 : r);
  sp_colour_set (legend->cr, ring ? sp_palette_growth (legend->style->look) : sp_palette_mark (legend->style->look));
  if (ring || kind == SWATCH_TEMPORARY)
    {
      cairo_set_line_width (legend->cr, (ring ? 1.7 : 1.1) * legend->unit);
      if (kind != SWATCH_GROWTH)
        cairo_set_dash (legend->cr, dashes, 2, 0);
      cairo_stroke (legend->cr);
    }
  else
    cairo_fill (legend->cr);
}

/* One item, flowing to the next row where it does not fit. */
static void
add_item (Legend *legend, SwatchKind kind, gint which, const char *text)
{
  g_autoptr (PangoLayout) label = sp_label_new (legend->context, legend->style, SP_LABEL_NOTE, text);
  double swatch = swatch_width (legend) + 4 * legend->unit, width, height;

  sp_label_measure (label, &width, &height);
  legend->row_height = height + 3 * legend->unit;
  if (legend->x > 0 && legend->x + swatch + width > legend->width)
    {
      legend->x = 0;
      legend->y += legend->row_height;
    }
  if (legend->draw)
    {
      cairo_save (legend->cr);
      if (kind == SWATCH_CLASS)
        draw_class (legend, which, legend->x, legend->y + height * 0.14, height * 0.72);
      else
        draw_mark (legend, kind, which, legend->x, legend->y, height);
      cairo_restore (legend->cr);
      sp_label_draw (legend->cr, label, legend->x + swatch, legend->y, sp_palette_text (legend->style->look), NULL);
    }
  legend->x += swatch + width + 10 * legend->unit;
}

static void
add_heading (Legend *legend, const char *text)
{
  g_autoptr (PangoLayout) label = sp_label_new (legend->context, legend->style, SP_LABEL_STRONG, text);
  double height;

  if (legend->x > 0)
    legend->y += legend->row_height + 2 * legend->unit;
  legend->x = 0;
  sp_label_wrap (label, legend->width, 2);
  sp_label_measure (label, NULL, &height);
  if (legend->draw)
    sp_label_draw (legend->cr, label, 0, legend->y, sp_palette_text (legend->style->look), NULL);
  legend->y += height + 2 * legend->unit;
}

static void
add_marks (Legend *legend, const SpMapContent *content)
{
  static const struct { SpMarkKind kind; const char *name; } marks[] = {
    { SP_MARK_INFANT, N_("Infant") }, { SP_MARK_JUNIOR, N_("Junior") }, { SP_MARK_PRIMARY, N_("Primary") },
    { SP_MARK_SECONDARY, N_("Secondary") }, { SP_MARK_ALL_THROUGH, N_("All-through") }, { SP_MARK_SPECIAL, N_("Special") },
    { SP_MARK_OTHER, N_("Other school") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (content->mark_used & 1u << marks[i].kind)
      add_item (legend, SWATCH_MARK, marks[i].kind, _(marks[i].name));
  if (content->schools->len > 0)
    add_item (legend, SWATCH_FILLING, SP_MARK_PRIMARY, _("Ring: how full (close up)"));
  if (content->temporary_used)
    add_item (legend, SWATCH_TEMPORARY, SP_MARK_PRIMARY, _("With temporary places"));
}

double
sp_map_draw_legend (const SpMapContent *content, cairo_t *cr, double width, const SpStyle *style, gboolean draw)
{
  PangoContext *context = sp_label_context_new (style);
  Legend legend = { cr, style, context, width, 0, 0, 0, sp_look_unit (style->look), draw };

  add_heading (&legend, content->area_heading != NULL ? content->area_heading : _("Planning areas: places short or spare, all year groups"));
  for (gint k = 1; k < SP_N_MAP_CLASSES; k++)
    if (content->class_used[k])
      add_item (&legend, SWATCH_CLASS, k, class_name (content, k));
  if (content->class_used[0])
    add_item (&legend, SWATCH_CLASS, 0, class_name (content, 0));
  if (content->schools->len > 0)
    {
      add_heading (&legend, _("Schools, larger with places"));
      add_marks (&legend, content);
    }
  if (content->growth->len > 0)
    {
      add_heading (&legend, _("Growth areas, larger with dwellings"));
      add_item (&legend, SWATCH_GROWTH, SP_MARK_GROWTH, _("Growth area"));
      if (content->at_least_used)
        add_item (&legend, SWATCH_AT_LEAST, SP_MARK_GROWTH, _("At least so many, or not said"));
    }
  g_object_unref (context);
  return legend.y + (legend.x > 0 ? legend.row_height : 0);
}

/* The longest of 1, 2, 5, 10 … km that fits in 110 px. */
static double
nice_length (double metres_per_unit, double room)
{
  double most = metres_per_unit * room / 1000, power = pow (10, floor (log10 (most)));

  return power * (most >= 5 * power ? 5 : most >= 2 * power ? 2 : 1);
}

void
sp_map_draw_scale (cairo_t *cr, double x, double y, const SpMapFrame *frame, const SpStyle *style)
{
  PangoContext *context = sp_label_context_new (style);
  g_autoptr (PangoLayout) label = NULL;
  g_autofree char *text = NULL;
  double lon, lat, metres, km, length, height, unit = sp_look_unit (style->look);
  SpColour halo = sp_palette_background (style->look);

  sp_mercator_to_degrees (frame->centre_mx, frame->centre_my, &lon, &lat);
  metres = 40075016.686 * cos (lat * G_PI / 180) / frame->world_px;
  km = nice_length (metres, 110 * unit * 0.75);
  length = km * 1000 / metres;
  text = km >= 1 ? g_strdup_printf (_("%g km"), km) : g_strdup_printf (_("%g m"), km * 1000);
  label = sp_label_new (context, style, SP_LABEL_NOTE, text);
  sp_label_measure (label, NULL, &height);
  cairo_save (cr);
  for (gint pass = 0; pass < 2; pass++)
    {
      cairo_move_to (cr, x, y - 4 * unit);
      cairo_line_to (cr, x, y);
      cairo_line_to (cr, x + length, y);
      cairo_line_to (cr, x + length, y - 4 * unit);
      sp_colour_set (cr, pass == 0 ? halo : sp_palette_text (style->look));
      cairo_set_line_width (cr, (pass == 0 ? 3.5 : 1.2) * unit);
      cairo_stroke (cr);
    }
  sp_label_draw (cr, label, x + 4 * unit, y - height - 2 * unit, sp_palette_text (style->look), &halo);
  cairo_restore (cr);
  g_object_unref (context);
}
