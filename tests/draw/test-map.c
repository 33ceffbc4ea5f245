/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The map: where things go, what is under a point, what is said; and that the same map is the same ink. */
#include "config.h"
#include "gallery-map.h"
#include "sp-map-private.h"

#include <math.h>
#include <string.h>

static const SpStyle screen = { SP_LOOK_LIGHT, "Cantarell", 10 };

static SpMapFrame
frame_of (const SpMapContent *content, double width, double height)
{
  double west, south, east, north;

  g_assert_true (sp_map_content_get_extent (content, &west, &south, &east, &north));
  return sp_map_frame_fit (west, south, east, north, width, height, 14);
}

static SpMapFrame
frame_about (double lon, double lat, double zoom, double width, double height)
{
  SpMapFrame frame = { 0, 0, 256 * pow (2, zoom), width, height };

  sp_mercator_from_degrees (lon, lat, &frame.centre_mx, &frame.centre_my);
  return frame;
}

static cairo_surface_t *
draw_map (const SpMapContent *content, const SpMapFrame *frame, const SpStyle *style, const SpMapOptions *options)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (gint) frame->width, (gint) frame->height);
  cairo_t *cr = cairo_create (surface);

  sp_map_draw (content, cr, frame, style, options);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* ---------------------------------------------------------------- projection */

/* Worked; source: EPSG Guidance Note 7-2, 1024: longitude 0, latitude 0 is the middle; 85.0511 the top edge. */
static void
test_mercator (void)
{
  double mx, my, lon, lat;

  sp_mercator_from_degrees (0, 0, &mx, &my);
  g_assert_cmpfloat_with_epsilon (mx, 0.5, 1e-15);
  g_assert_cmpfloat_with_epsilon (my, 0.5, 1e-15);
  sp_mercator_from_degrees (-180, 85.0511287798066, &mx, &my);
  g_assert_cmpfloat_with_epsilon (mx, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (my, 0, 1e-9);
  /* Norwich: x 144,498.2 m, y 6,913,341 m in EPSG:3857 (6378137 × λ; 6378137 × ln tan (π/4 + φ/2)). */
  sp_mercator_from_degrees (1.298, 52.628, &mx, &my);
  g_assert_cmpfloat_with_epsilon ((mx - 0.5) * 40075016.686, 6378137 * 1.298 * G_PI / 180, 0.01);
  g_assert_cmpfloat_with_epsilon ((0.5 - my) * 40075016.686, 6378137 * log (tan (G_PI / 4 + 52.628 * G_PI / 360)), 0.01);
  for (double at = -84; at <= 84; at += 7)
    {
      sp_mercator_from_degrees (at * 2.1, at, &mx, &my);
      sp_mercator_to_degrees (mx, my, &lon, &lat);
      g_assert_cmpfloat_with_epsilon (lon, at * 2.1, 1e-9);
      g_assert_cmpfloat_with_epsilon (lat, at, 1e-9);
    }
  sp_mercator_from_degrees (0, 90, &mx, &my);
  g_assert_true (isfinite (my));
}

static void
test_fit (void)
{
  static const double sizes[][2] = { { 800, 600 }, { 300, 900 }, { 1200, 200 }, { 10, 10 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      SpMapFrame frame = sp_map_frame_fit (0.2, 52.3, 1.8, 53, sizes[i][0], sizes[i][1], 12);
      double west, north, east, south, room = sizes[i][0] > 24 ? 12 : 0, x0, x1, y0, y1;

      sp_mercator_from_degrees (0.2, 53, &west, &north);
      sp_mercator_from_degrees (1.8, 52.3, &east, &south);
      x0 = sp_map_x (&frame, west), x1 = sp_map_x (&frame, east), y0 = sp_map_y (&frame, north), y1 = sp_map_y (&frame, south);
      g_assert_cmpfloat (x0, >=, room - 1e-6);
      g_assert_cmpfloat (y0, >=, room - 1e-6);
      g_assert_cmpfloat (x1, <=, sizes[i][0] - room + 1e-6);
      g_assert_cmpfloat (y1, <=, sizes[i][1] - room + 1e-6);
      g_assert_true (room == 0 || fabs (x0 - room) < 1e-6 || fabs (y0 - room) < 1e-6); /* as large as fits */
    }
  g_assert_true (isfinite (sp_map_frame_fit (1, 52, 1, 52, 100, 100, 10).world_px)); /* a point */
}

/* ------------------------------------------------------------------ picking */

static void
place_of (const SpMapContent *content, const SpMapFrame *frame, SpPickKind kind, gint64 id, double *x, double *y)
{
  double lon, lat, mx, my;

  g_assert_true (sp_map_content_locate (content, kind, id, &lon, &lat));
  sp_mercator_from_degrees (lon, lat, &mx, &my);
  *x = sp_map_x (frame, mx), *y = sp_map_y (frame, my);
}

static void
test_pick (void)
{
  g_autoptr (SpMapContent) content = gallery_map ();
  SpMapFrame frame = frame_of (content, 800, 600);
  SpMapOptions options = SP_MAP_OPTIONS_INIT;
  double x, y;
  gint64 id;

  place_of (content, &frame, SP_PICK_SCHOOL, 105, &x, &y);
  g_assert_cmpint (sp_map_pick (content, &frame, &screen, &options, x, y, &id), ==, SP_PICK_SCHOOL);
  g_assert_cmpint (id, ==, 105);
  options.schools = FALSE; /* hidden marks are not there to be picked: the area lies beneath */
  g_assert_cmpint (sp_map_pick (content, &frame, &screen, &options, x, y, &id), ==, SP_PICK_AREA);
  g_assert_cmpint (id, ==, 4);
  place_of (content, &frame, SP_PICK_GROWTH, GALLERY_GROWTH, &x, &y);
  g_assert_cmpint (sp_map_pick (content, &frame, &screen, &options, x, y, &id), ==, SP_PICK_GROWTH);
  g_assert_cmpint (id, ==, GALLERY_GROWTH);
  options.growth = FALSE;
  g_assert_cmpint (sp_map_pick (content, &frame, &screen, &options, x, y, &id), ==, SP_PICK_AREA);
  g_assert_cmpint (id, ==, 2);
  options.areas = FALSE;
  g_assert_cmpint (sp_map_pick (content, &frame, &screen, &options, x, y, &id), ==, SP_PICK_NOTHING);
  options = (SpMapOptions) SP_MAP_OPTIONS_INIT;
  g_assert_cmpint (sp_map_pick (content, &frame, &screen, &options, 400, 5, &id), ==, SP_PICK_NOTHING);
  g_assert_cmpint (id, ==, 0);
}

/* Every area is picked at its own label point, and area 9, which has no shape, never. */
static void
test_pick_areas (void)
{
  g_autoptr (SpMapContent) content = gallery_map ();
  SpMapFrame frame = frame_of (content, 800, 600);
  SpMapOptions options = SP_MAP_OPTIONS_INIT;
  double x, y, lon, lat;
  gint64 id;

  options.schools = options.growth = FALSE;
  for (gint64 area = 1; area < GALLERY_AREAS; area++)
    {
      place_of (content, &frame, SP_PICK_AREA, area, &x, &y);
      g_assert_cmpint (sp_map_pick (content, &frame, &screen, &options, x, y, &id), ==, SP_PICK_AREA);
      g_assert_cmpint (id, ==, area);
    }
  g_assert_false (sp_map_content_locate (content, SP_PICK_AREA, GALLERY_AREAS, &lon, &lat));
}

/* Schools at one point stand round it: each has room of its own and is picked where it stands, at every zoom. */
static void
test_fan_out (void)
{
  g_autoptr (SpMapContent) content = gallery_map ();
  SpMapOptions options = SP_MAP_OPTIONS_INIT;

  for (double zoom = 8; zoom <= 16; zoom += 1)
    {
      double lon, lat;
      SpMapFrame frame;

      g_assert_true (sp_map_content_locate (content, SP_PICK_SCHOOL, GALLERY_THREE, &lon, &lat));
      frame = frame_about (lon, lat, zoom, 600, 600);
      for (guint i = 0; i < content->schools->len; i++)
        {
          const SpMapSchool *school = &g_array_index (content->schools, SpMapSchool, i);
          SpMarkPlace place = sp_map_school_place (school, &frame, &screen);
          gint64 id;

          if (school->id < GALLERY_PAIR || school->id > GALLERY_THREE + 2)
            continue;
          g_assert_cmpuint (school->peers, ==, school->id < GALLERY_THREE ? 2 : 3);
          for (guint j = 0; j < i; j++)
            {
              const SpMapSchool *other = &g_array_index (content->schools, SpMapSchool, j);
              SpMarkPlace there = sp_map_school_place (other, &frame, &screen);

              if (other->mx == school->mx && other->my == school->my)
                g_assert_cmpfloat (hypot (place.x - there.x, place.y - there.y), >=, place.r + there.r - 0.01);
            }
          if (zoom >= 10) /* from afar the village schools of the scatter are nearer still */
            {
              g_assert_cmpint (sp_map_pick (content, &frame, &screen, &options, place.x, place.y, &id), ==, SP_PICK_SCHOOL);
              g_assert_cmpint (id, ==, school->id);
            }
        }
    }
}

/* ------------------------------------------------------------------- names */

static guint
count_names (const SpMapContent *content, const SpMapFrame *frame, const SpStyle *style, const SpMapOptions *options)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GArray) names = sp_map_draw_names (content, cr, frame, style, options);

  for (guint i = 0; i < names->len; i++)
    {
      const SpRect *rect = &g_array_index (names, SpRect, i);

      g_assert_true (rect->x >= 0 && rect->y >= 0 && rect->x + rect->width <= frame->width && rect->y + rect->height <= frame->height);
      for (guint j = 0; j < i; j++)
        g_assert_false (sp_rect_overlaps (rect, &g_array_index (names, SpRect, j)));
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return names->len;
}

static void
test_names (void)
{
  g_autoptr (SpMapContent) content = gallery_map ();
  SpStyle large = { SP_LOOK_LIGHT, "Cantarell", 20 };
  SpMapOptions options = SP_MAP_OPTIONS_INIT;
  guint far = 0, near = 0;

  for (double zoom = 6; zoom <= 16; zoom += 0.5)
    for (guint s = 0; s < 2; s++)
      {
        SpMapFrame frame = frame_about (GALLERY_LON + 0.45, GALLERY_LAT + 0.1, zoom, 900, 700);
        guint n = count_names (content, &frame, s == 0 ? &screen : &large, &options);

        if (s == 0 && zoom == 7)
          far = n;
        if (s == 0 && zoom == 9.5)
          near = n;
      }
  g_assert_cmpuint (far, >=, 2);
  g_assert_cmpuint (near, >=, 5);
  options.selected_area = 5, options.selected_school = 105, options.selected_growth = GALLERY_GROWTH;
  g_assert_cmpuint (count_names (content, &(SpMapFrame) { 0, 0, 256, 5, 5 }, &screen, &options), ==, 0);
}

/* What is selected is always named while it is in view. */
static void
test_selected_is_named (void)
{
  g_autoptr (SpMapContent) content = gallery_map ();
  SpMapFrame frame = frame_of (content, 800, 600);
  SpMapOptions none = { FALSE, FALSE, TRUE, TRUE, FALSE, 0, 0, 0 }, chosen = none;

  chosen.selected_school = 1020;
  g_assert_cmpuint (count_names (content, &frame, &screen, &chosen), ==, count_names (content, &frame, &screen, &none) + 1);
}

/* ------------------------------------------------------------- legend, scale */

static double
legend_height (const SpMapContent *content, double width, double text_size, gboolean draw)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 600, 600);
  cairo_t *cr = cairo_create (surface);
  SpStyle style = { SP_LOOK_LIGHT, "Cantarell", text_size };
  double height = sp_map_draw_legend (content, cr, width, &style, draw);

  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return height;
}

static void
test_legend (void)
{
  g_autoptr (SpMapContent) content = gallery_map (), empty = sp_map_content_new ();

  g_assert_cmpfloat (legend_height (content, 250, 10, TRUE), ==, legend_height (content, 250, 10, FALSE));
  g_assert_cmpfloat (legend_height (content, 250, 10, FALSE), >, legend_height (content, 600, 10, FALSE));
  g_assert_cmpfloat (legend_height (content, 250, 20, FALSE), >, legend_height (content, 250, 10, FALSE));
  g_assert_cmpfloat (legend_height (empty, 250, 10, TRUE), <, legend_height (content, 250, 10, FALSE) / 2); /* only what is used */
  g_assert_cmpfloat (legend_height (content, 1, 10, TRUE), >, 0);
  /* The engines' words replace the legend's own: longer ones take more room. */
  sp_map_content_set_class_name (content, 1, "Short by more than one place in every ten, taken over all year groups");
  g_assert_cmpfloat (legend_height (content, 430, 10, FALSE), >, 0);
  g_assert_cmpstr (content->class_names[1], ==, "Short by more than one place in every ten, taken over all year groups");
}

/* The leftmost and rightmost inked column of the scale's bar, which runs along the row above y. */
static double
scale_length (const SpMapFrame *frame)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 400, 60);
  cairo_t *cr = cairo_create (surface);
  const guchar *row;
  gint first = -1, last = -1;

  sp_map_draw_scale (cr, 20, 50, frame, &screen);
  cairo_surface_flush (surface);
  row = cairo_image_surface_get_data (surface) + 50 * cairo_image_surface_get_stride (surface);
  for (gint x = 0; x < 400; x++)
    if (row[x] > 200)
      first = first < 0 ? x : first, last = x;
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return last - first + 1;
}

/* At every zoom the bar is 1, 2 or 5 times a power of ten, and fits its room. */
static void
test_scale (void)
{
  for (double zoom = 5; zoom <= 16; zoom += 0.37)
    {
      SpMapFrame frame = frame_about (1, 52.6, zoom, 800, 600);
      double metres = 40075016.686 * cos (52.6 * G_PI / 180) / frame.world_px, length = scale_length (&frame) * metres;
      double power = pow (10, floor (log10 (length * 1.04))), mantissa = length / power;

      /* The casing of the bar adds about four pixels. */
      g_assert_cmpfloat (scale_length (&frame), <=, 116);
      g_assert_cmpfloat (scale_length (&frame), >, 40);
      g_assert_true (fabs (mantissa - 1) * power / metres < 6 || fabs (mantissa - 2) * power / metres < 6 || fabs (mantissa - 5) * power / metres < 6
                     || fabs (mantissa - 10) * power / metres < 6);
    }
}

/* --------------------------------------------------------------------- ink */

static void
test_same_ink (void)
{
  for (SpLook look = 0; look < SP_N_LOOKS; look++)
    {
      g_autoptr (SpMapContent) one = gallery_map (), two = gallery_map ();
      SpStyle style = { look, "Cantarell", 10 };
      SpMapOptions options = SP_MAP_OPTIONS_INIT;
      SpMapFrame frame = frame_of (one, 500, 400);
      cairo_surface_t *a = draw_map (one, &frame, &style, &options), *b = draw_map (two, &frame, &style, &options);

      g_assert_cmpmem (cairo_image_surface_get_data (a), 400 * cairo_image_surface_get_stride (a), cairo_image_surface_get_data (b),
                       400 * cairo_image_surface_get_stride (b));
      cairo_surface_destroy (a);
      cairo_surface_destroy (b);
    }
}

/* How many pixels differ within, and outside, `near` of the box. */
static void
count_changes (cairo_surface_t *a, cairo_surface_t *b, const SpRect *box, guint *inside, guint *outside)
{
  gint stride = cairo_image_surface_get_stride (a) / 4;
  const guint32 *p = (const guint32 *) cairo_image_surface_get_data (a), *q = (const guint32 *) cairo_image_surface_get_data (b);

  *inside = *outside = 0;
  for (gint y = 0; y < cairo_image_surface_get_height (a); y++)
    for (gint x = 0; x < cairo_image_surface_get_width (a); x++)
      if (p[y * stride + x] != q[y * stride + x])
        (x >= box->x && x <= box->x + box->width && y >= box->y && y <= box->y + box->height) ? (*inside)++ : (*outside)++;
}

/* Selecting draws an outline there and dims nothing elsewhere. */
static void
test_selected_outline (void)
{
  g_autoptr (SpMapContent) content = gallery_map ();
  SpMapFrame frame = frame_of (content, 700, 500);
  SpMapOptions plain = SP_MAP_OPTIONS_INIT, chosen = SP_MAP_OPTIONS_INIT;
  const SpMapArea *area = &g_array_index (content->areas, SpMapArea, 4); /* id 5, in the far corner */
  SpRect box = { sp_map_x (&frame, area->outline.min_mx) - 6, sp_map_y (&frame, area->outline.min_my) - 6, 0, 0 };
  cairo_surface_t *before, *after;
  guint inside, outside;

  plain.names = chosen.names = FALSE;
  box.width = sp_map_x (&frame, area->outline.max_mx) + 6 - box.x, box.height = sp_map_y (&frame, area->outline.max_my) + 6 - box.y;
  chosen.selected_area = 5;
  before = draw_map (content, &frame, &screen, &plain);
  after = draw_map (content, &frame, &screen, &chosen);
  count_changes (before, after, &box, &inside, &outside);
  g_assert_cmpuint (inside, >, 500);
  g_assert_cmpuint (outside, ==, 0);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

static void
test_options (void)
{
  g_autoptr (SpMapContent) content = gallery_map (), empty = sp_map_content_new ();
  SpMapOptions options = { FALSE, FALSE, FALSE, FALSE, FALSE, 0, 0, 0 };
  SpMapFrame frame = frame_of (content, 300, 200);
  cairo_surface_t *surface = draw_map (content, &frame, &screen, &options);
  const guint32 *pixels = (const guint32 *) cairo_image_surface_get_data (surface);
  double west, south, east, north;

  for (guint i = 0; i < 300 * 200; i++)
    g_assert_cmphex (pixels[i], ==, 0); /* over tiles, nothing of ours but what is asked for */
  cairo_surface_destroy (surface);
  g_assert_false (sp_map_content_get_extent (empty, &west, &south, &east, &north));
  options = (SpMapOptions) SP_MAP_OPTIONS_INIT;
  cairo_surface_destroy (draw_map (empty, &frame, &screen, &options));
}

/* --------------------------------------------------------------------- words */

static void
test_describe (void)
{
  g_autoptr (SpMapContent) content = gallery_map ();
  static const struct { SpPickKind kind; gint64 id; const char *words; } cases[] = {
    { SP_PICK_AREA, 2, "Thornham: 2.1 FE short" }, { SP_PICK_AREA, GALLERY_AREAS, "Out of county: 0.2 FE short" },
    { SP_PICK_SCHOOL, 106, "The Clare School" }, { SP_PICK_GROWTH, GALLERY_GROWTH + 1, "Attleby South" },
    { SP_PICK_AREA, 106, NULL }, { SP_PICK_SCHOOL, 2, NULL }, { SP_PICK_NOTHING, 2, NULL }, { SP_PICK_GROWTH, 0, NULL },
  };
  double lon, lat;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sp_map_content_describe (content, cases[i].kind, cases[i].id);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_true (sp_map_content_locate (content, cases[i].kind, cases[i].id, &lon, &lat) == (words != NULL && cases[i].id != GALLERY_AREAS));
    }
  g_assert_true (sp_map_content_locate (content, SP_PICK_SCHOOL, 106, &lon, &lat));
  g_assert_cmpfloat_with_epsilon (lon, GALLERY_LON + 0.6 * 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (lat, GALLERY_LAT + 1.4 * 0.2, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/mercator", test_mercator);
  g_test_add_func ("/map/fit", test_fit);
  g_test_add_func ("/map/pick", test_pick);
  g_test_add_func ("/map/pick-areas", test_pick_areas);
  g_test_add_func ("/map/fan-out", test_fan_out);
  g_test_add_func ("/map/names", test_names);
  g_test_add_func ("/map/selected-is-named", test_selected_is_named);
  g_test_add_func ("/map/legend", test_legend);
  g_test_add_func ("/map/scale", test_scale);
  g_test_add_func ("/map/same-ink", test_same_ink);
  g_test_add_func ("/map/selected-outline", test_selected_outline);
  g_test_add_func ("/map/options", test_options);
  g_test_add_func ("/map/describe", test_describe);
  return g_test_run ();
}
