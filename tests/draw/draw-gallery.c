/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes every chart and a map as pictures into a folder, for people to judge: draw-gallery FOLDER */
#include "config.h"
#include "gallery-charts.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>

typedef SpChart *(*MakeChart) (void);
static const struct { const char *name; MakeChart make; } charts[] = {
  { "forecast", gallery_chart_forecast }, { "funding", gallery_chart_funding }, { "dwellings", gallery_chart_dwellings },
  { "shortfall", gallery_chart_shortfall }, { "forms", gallery_chart_forms },
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

int
main (int argc, char **argv)
{
  const char *folder = argc > 1 ? argv[1] : "gallery";

  g_mkdir_with_parents (folder, 0755);
  for (guint c = 0; c < G_N_ELEMENTS (charts); c++)
    for (guint s = 0; s < G_N_ELEMENTS (styles); s++)
      write_sheet (folder, c, s);
  write_paper (folder);
  return 0;
}
