/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a summary page: a piece of the map with its legend, and a chart. */
#include "config.h"
#include "sp-summary-private.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#include "sp-chart.h"
#include "sp-map-drawing.h"
#include "sp-result-charts.h"

typedef struct
{
  SpMapContent *content;
  SpMapContent *areas;   /* what the legend explains: on a page this small it has no room for more */
  SpMapOptions  options;
  char         *title;
  const char   *caption; /* what the marks are, NULL = there are none */
  double        min_lon, min_lat, max_lon, max_lat;
} MapFigure;

static void
free_map (gpointer data)
{
  MapFigure *map = data;
  sp_map_content_unref (map->content);
  sp_map_content_unref (map->areas);
  g_free (map->title);
  g_free (map);
}

/* A line above a picture; returns where the next begins. */
static double
draw_line (cairo_t *cr, const char *text, gboolean bold, double y, double width, const SpStyle *style)
{
  int height;
  g_autoptr (PangoLayout) layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string (style->family);
  pango_font_description_set_absolute_size (font, style->text_size * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, NULL, &height);
  sp_colour_set (cr, bold ? sp_palette_text (style->look) : sp_palette_dim_text (style->look));
  cairo_move_to (cr, 0, y);
  pango_cairo_show_layout (cr, layout);
  return y + (double) height / PANGO_SCALE + style->text_size * 0.15;
}

static void
draw_map (cairo_t *cr, double width, double height, const SpStyle *style, gpointer data)
{
  MapFigure *map = data;
  double top = draw_line (cr, map->title, TRUE, 0, width, style);
  if (map->caption != NULL)
    top = draw_line (cr, map->caption, FALSE, top, width, style);
  SpStyle small = *style;
  small.text_size = style->text_size * 0.88;
  double legend = sp_map_draw_legend (map->areas, cr, width, &small, FALSE), gap = style->text_size * 0.4;
  double room = MAX (height - top - legend - 2 * gap, height * 0.4);
  SpMapFrame frame = sp_map_frame_fit (map->min_lon, map->min_lat, map->max_lon, map->max_lat, width, room, 4);
  cairo_save (cr);
  cairo_translate (cr, 0, top + gap);
  cairo_rectangle (cr, 0, 0, width, room);
  cairo_clip (cr);
  sp_map_draw (map->content, cr, &frame, &small, &map->options);
  sp_map_draw_scale (cr, 6, room - 6, &frame, &small);
  cairo_restore (cr);
  cairo_save (cr);
  cairo_translate (cr, 0, top + room + 2 * gap);
  sp_map_draw_legend (map->areas, cr, width, &small, TRUE);
  cairo_restore (cr);
}

/* What the map of a growth area shows: its main planning area and its own point, with some ground around. */
static gboolean
frame_growth (SpSnapshot *snapshot, gint growth, SpPhase phase, MapFigure *map)
{
  const SpGrowthArea *area = &snapshot->growth_areas[growth];
  gint main_area = sp_growth_main_area (snapshot, growth, phase);
  const SpShape *shape = main_area >= 0 ? snapshot->areas[main_area].shape : NULL;
  if (shape == NULL && !area->has_point)
    return FALSE;
  map->min_lon = shape != NULL ? shape->min_x : area->lon - 0.05;
  map->max_lon = shape != NULL ? shape->max_x : area->lon + 0.05;
  map->min_lat = shape != NULL ? shape->min_y : area->lat - 0.03;
  map->max_lat = shape != NULL ? shape->max_y : area->lat + 0.03;
  if (area->has_point)
    {
      map->min_lon = MIN (map->min_lon, area->lon);
      map->max_lon = MAX (map->max_lon, area->lon);
      map->min_lat = MIN (map->min_lat, area->lat);
      map->max_lat = MAX (map->max_lat, area->lat);
    }
  double air_lon = (map->max_lon - map->min_lon) * 0.08, air_lat = (map->max_lat - map->min_lat) * 0.08;
  map->min_lon -= air_lon;
  map->max_lon += air_lon;
  map->min_lat -= air_lat;
  map->max_lat += air_lat;
  map->options.selected_growth = area->id;
  map->options.selected_area = main_area >= 0 ? snapshot->areas[main_area].id : 0;
  return TRUE;
}

static char *
say_map (SpNeed *need, SpPhase phase, gint lead)
{
  SpSnapshot *snapshot = sp_need_get_snapshot (need);
  guint short_areas = 0, areas = 0;
  for (guint i = 0; i < snapshot->n_areas; i++)
    {
      if (snapshot->areas[i].phase != phase)
        continue;
      SpNeedSum sum = sp_need_get_area (need, (gint) i, lead);
      SpNeedClass klass = sp_need_sum_get_class (&sum);
      areas += klass != SP_NEED_NOT_HELD;
      short_areas += klass == SP_NEED_SHORT_SEVERE || klass == SP_NEED_SHORT || klass == SP_NEED_SHORT_SLIGHT;
    }
  return g_strdup_printf (ngettext ("Map: %u of %u planning areas is short of places. The tables hold its figures.",
                                    "Map: %u of %u planning areas are short of places. The tables hold their figures.",
                                    short_areas),
                          short_areas, areas);
}

SpFigure
sp_summary_map (const SpSummarySubject *subject, SpPhase phase, gint lead, double share)
{
  SpNeed *need = subject->need;
  SpSnapshot *snapshot = subject->snapshot;
  SpAcademicYear origin = sp_forecast_get_origin (sp_need_get_forecast (need));
  MapFigure *map = g_new0 (MapFigure, 1);
  g_autofree char *year = sp_academic_year_to_string (sp_academic_year (origin.start + lead));
  map->areas = sp_map_content_for_paper (need, subject->held_back, phase, lead, FALSE);
  map->options = (SpMapOptions) SP_MAP_OPTIONS_INIT;
  map->title = g_strdup_printf (phase == SP_PHASE_PRIMARY ? _("Primary places in %s")
                                                          : _("Secondary places in %s"), year);
  if (subject->growth >= 0 && frame_growth (snapshot, subject->growth, phase, map))
    {
      map->content = sp_map_content_for_paper (need, subject->held_back, phase, lead, TRUE);
      map->caption = _("Dots are schools, rings growth areas.");
    }
  else
    {
      map->content = sp_map_content_ref (map->areas);
      sp_map_content_get_extent (map->content, &map->min_lon, &map->min_lat, &map->max_lon, &map->max_lat);
    }
  g_autofree char *words = say_map (need, phase, lead);
  SpFigure figure = { draw_map, map, free_map, share, g_intern_string (words) };
  return figure;
}

static void
draw_chart (cairo_t *cr, double width, double height, const SpStyle *style, gpointer data)
{
  sp_chart_draw (data, cr, width, height, style);
}

SpFigure
sp_summary_chart (SpChart *chart, double share)
{
  g_autofree char *words = sp_chart_describe (chart);
  SpFigure figure = { draw_chart, chart, (GDestroyNotify) sp_chart_unref, share, g_intern_string (words) };
  return figure;
}
