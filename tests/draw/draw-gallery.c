/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes every chart and a map as pictures into a folder, for people to judge: draw-gallery FOLDER */
#include "config.h"
#include "gallery-charts.h"
#include "gallery-heat.h"
#include "gallery-map.h"
#include "gallery-rows.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>

typedef SpChart *(*MakeChart) (void);
static const struct { const char *name; MakeChart make; } charts[] = {
  { "forecast", gallery_chart_forecast }, { "funding", gallery_chart_funding }, { "dwellings", gallery_chart_dwellings },
  { "shortfall", gallery_chart_shortfall }, { "forms", gallery_chart_forms },
  { "bridge", gallery_chart_bridge }, { "gantt", gallery_chart_gantt }, { "matrix", gallery_chart_matrix },
};
static const struct { const char *name; SpStyle style; } styles[] = {
  { "light", { SP_LOOK_LIGHT, "Cantarell", 11 } }, { "dark", { SP_LOOK_DARK, "Cantarell", 11 } },
  { "light-contrast", { SP_LOOK_LIGHT_CONTRAST, "Cantarell", 11 } }, { "dark-contrast", { SP_LOOK_DARK_CONTRAST, "Cantarell", 11 } },
  { "large", { SP_LOOK_LIGHT, "Cantarell", 22 } },
};
static const struct { int width, height; } sizes[] = { { 720, 380 }, { 340, 220 }, { 200, 80 } };

static void
draw_at (cairo_t *cr, const SpChart *chart, double x, double y, double width, double height, const SpStyle *style)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  sp_chart_draw (chart, cr, width, height, style);
  cairo_restore (cr);
}

static void
write_sheet (const char *folder, guint c, guint s)
{
  g_autofree char *path = g_strdup_printf ("%s/chart-%s-%s.png", folder, charts[c].name, styles[s].name);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1140, 420);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (SpChart) chart = charts[c].make ();

  sp_colour_set (cr, sp_palette_background (styles[s].style.look));
  cairo_paint (cr);
  draw_at (cr, chart, 20, 20, sizes[0].width, sizes[0].height, &styles[s].style);
  draw_at (cr, chart, 780, 20, sizes[1].width, sizes[1].height, &styles[s].style);
  draw_at (cr, chart, 780, 290, sizes[2].width, sizes[2].height, &styles[s].style);
  cairo_surface_write_to_png (surface, path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
write_heat (const char *folder, guint s)
{
  g_autofree char *path = g_strdup_printf ("%s/heat-%s.png", folder, styles[s].name);
  g_autoptr (SpHeat) heat = gallery_heat ();
  cairo_surface_t *surface;
  cairo_t *cr;
  double width, height;

  sp_heat_measure (heat, &styles[s].style, &width, &height);
  width = MAX (width, 860);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (gint) width + 40, (gint) height + 40);
  cr = cairo_create (surface);
  sp_colour_set (cr, sp_palette_background (styles[s].style.look));
  cairo_paint (cr);
  cairo_translate (cr, 20, 20);
  sp_heat_draw (heat, cr, width, height, &styles[s].style, 2, 5);
  cairo_surface_write_to_png (surface, path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
write_paper (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "charts.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 595.276, 841.890);
  cairo_t *cr = cairo_create (surface);
  SpStyle style = { SP_LOOK_PAPER, "Liberation Sans", 10 };

  for (guint c = 0; c < G_N_ELEMENTS (charts); c++)
    {
      g_autoptr (SpChart) chart = charts[c].make ();

      draw_at (cr, chart, 57, 57 + 250. * (c % 3), 481, 220, &style);
      if (c % 3 == 2)
        cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static SpMapFrame
frame_at (const SpMapContent *content, double width, double height, double nearer)
{
  double west, south, east, north;
  SpMapFrame frame;

  sp_map_content_get_extent (content, &west, &south, &east, &north);
  frame = sp_map_frame_fit (west, south, east, north, width, height, 14);
  if (nearer > 1)
    {
      frame.world_px *= nearer;
      sp_mercator_from_degrees (GALLERY_LON + 1.7 * 0.3, GALLERY_LAT + 0.8 * 0.2, &frame.centre_mx, &frame.centre_my);
    }
  return frame;
}

static void
draw_map_sheet (cairo_t *cr, const SpStyle *style)
{
  g_autoptr (SpMapContent) content = gallery_map ();
  SpMapOptions options = SP_MAP_OPTIONS_INIT;
  SpMapFrame far = frame_at (content, 800, 620, 1), near = frame_at (content, 620, 620, 4.5);

  options.selected_area = 3;
  options.selected_growth = GALLERY_GROWTH;
  sp_map_draw (content, cr, &far, style, &options);
  sp_map_draw_scale (cr, 660, 605, &far, style);
  cairo_translate (cr, 810, 0);
  options.selected_area = 0, options.selected_growth = 0, options.selected_school = 112;
  sp_map_draw (content, cr, &near, style, &options);
  sp_map_draw_scale (cr, 480, 605, &near, style);
  cairo_translate (cr, -800, 640);
  sp_map_draw_legend (content, cr, 800, style, TRUE);
  cairo_translate (cr, 820, 0);
  sp_map_draw_legend (content, cr, 300, style, TRUE);
}

static void
write_map (const char *folder, guint s)
{
  g_autofree char *path = g_strdup_printf ("%s/map-%s.png", folder, styles[s].name);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 1430, 900);
  cairo_t *cr = cairo_create (surface);

  sp_colour_set (cr, sp_palette_background (styles[s].style.look));
  cairo_paint (cr);
  draw_map_sheet (cr, &styles[s].style);
  cairo_surface_write_to_png (surface, path);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
write_paper_map (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "map.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 1430, 900);
  cairo_t *cr = cairo_create (surface);

  draw_map_sheet (cr, &(SpStyle) { SP_LOOK_PAPER, "Liberation Sans", 9 });
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : "gallery";

  g_mkdir_with_parents (folder, 0755);
  for (guint c = 0; c < G_N_ELEMENTS (charts); c++)
    for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
      write_sheet (folder, c, s);
  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    write_heat (folder, s);
  write_paper (folder);
  for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
    write_map (folder, s);
  write_paper_map (folder);
  return 0;
}
