/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "gallery-map.h"

#include <math.h>

/* A coarse wave, so that borders are not ruler lines but neighbours share them. */
static void
append_point (GString *wkt, double u, double v)
{
  double lon = GALLERY_LON + u * 0.3 + 0.018 * sin (v * 9 + u * 4), lat = GALLERY_LAT + v * 0.2 + 0.014 * sin (u * 8 - v * 3);

  g_string_append_printf (wkt, "%s%.6f %.6f", g_str_has_suffix (wkt->str, "(") ? "" : ", ", lon, lat);
}

static SpShape *
shape_of (GString *wkt)
{
  g_autoptr (GError) error = NULL;
  SpShape *shape = sp_shape_new_from_wkt (wkt->str, &error);

  g_assert_no_error (error);
  g_string_free (wkt, TRUE);
  return shape;
}

static SpShape *
block (double u0, double v0, double u1, double v1)
{
  GString *wkt = g_string_new ("POLYGON ((");
  static const double corners[5][2] = { { 0, 0 }, { 1, 0 }, { 1, 1 }, { 0, 1 }, { 0, 0 } };

  for (guint side = 0; side < 4; side++)
    for (guint i = 0; i < 24; i++)
      {
        double t = i / 24., u = corners[side][0] * (1 - t) + corners[side + 1][0] * t, v = corners[side][1] * (1 - t) + corners[side + 1][1] * t;

        append_point (wkt, u0 + u * (u1 - u0), v0 + v * (v1 - v0));
      }
  append_point (wkt, u0, v0);
  g_string_append (wkt, "))");
  return shape_of (wkt);
}

static SpShape *
river (void)
{
  GString *wkt = g_string_new ("LINESTRING (");

  for (guint i = 0; i <= 60; i++)
    append_point (wkt, i / 15., 0.75 + 0.35 * sin (i / 7.));
  g_string_append (wkt, ")");
  return shape_of (wkt);
}

static void
add_areas (SpMapContent *content)
{
  static const struct { const char *name, *value; } areas[] = {
    { "Saltmarsh", "no places held" }, { "Thornham", "2.1 FE short" }, { "Attleby", "0.8 FE short" }, { "Wymond Vale", "0.3 FE short" },
    { "Hingley", "in balance" }, { "Cromford", "0.6 FE spare" }, { "Fakeham", "1.1 FE spare" }, { "Long Stratwell", "2.4 FE spare" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autoptr (SpShape) shape = block (i % 4, i / 4, i % 4 + 1, i / 4 + 1);

      sp_map_content_add_area (content, i + 1, shape, (gint) i, areas[i].name, areas[i].value);
    }
  sp_map_content_add_area (content, GALLERY_AREAS, NULL, 2, "Out of county", "0.2 FE short");
}

static void
add_schools (SpMapContent *content)
{
  static const struct { SpMarkKind kind; double u, v, size, fill; gboolean temporary; const char *name; } schools[] = {
    { SP_MARK_INFANT, 1.3, 0.3, 180, 0.98, FALSE, "Thornham Infant" }, { SP_MARK_JUNIOR, 1.6, 0.35, 240, 1.04, FALSE, "Thornham Junior" },
    { SP_MARK_PRIMARY, 2.4, 0.6, 420, 0.82, FALSE, "Attleby Primary" }, { SP_MARK_SECONDARY, 2.55, 0.4, 1200, 0.7, FALSE, "Attleby High" },
    { SP_MARK_ALL_THROUGH, 3.5, 0.6, 1500, 0.93, FALSE, "Wymond Academy" }, { SP_MARK_SPECIAL, 0.6, 1.4, 90, -1, FALSE, "The Clare School" },
    { SP_MARK_INFANT, 1.4, 1.6, 150, 0.5, FALSE, "Cromford Infant" }, { SP_MARK_JUNIOR, 1.4, 1.6, 200, 0.6, FALSE, "Cromford Junior" },
    { SP_MARK_PRIMARY, 2.4, 1.4, 210, 0.9, FALSE, "Fakeham St Mary" }, { SP_MARK_PRIMARY, 2.4, 1.4, 210, 0.7, TRUE, "Fakeham St Peter" },
    { SP_MARK_OTHER, 2.4, 1.4, 60, 0.2, FALSE, "Fakeham Nursery" }, { SP_MARK_PRIMARY, 1.5, 0.62, 315, 1.2, TRUE, "Thornham Drake" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (schools); i++)
    sp_map_content_add_school (content, 101 + i, GALLERY_LON + schools[i].u * 0.3, GALLERY_LAT + schools[i].v * 0.2, schools[i].kind,
                               schools[i].size, schools[i].fill, schools[i].temporary, schools[i].name);
  /* A scatter of small primaries, as in any county. */
  for (guint i = 0; i < 90; i++)
    {
      double u = 4 * fabs (fmod (i * 0.6180339887, 1)), v = 2 * fabs (fmod (i * 0.7548776662, 1));
      g_autofree char *name = g_strdup_printf ("Village %u Primary", i + 1);

      sp_map_content_add_school (content, 1001 + i, GALLERY_LON + u * 0.3, GALLERY_LAT + v * 0.2, SP_MARK_PRIMARY, 60 + 7 * i % 300,
                                 0.4 + (i % 9) * 0.08, FALSE, name);
    }
}

static void
add_places (SpMapContent *content)
{
  static const struct { const char *name; double u, v; gint importance; } places[] = {
    { "Norwick", 2.1, 0.95, 1 }, { "Thornham", 1.45, 0.4, 2 }, { "Attleby", 2.5, 0.5, 2 }, { "King's Lode", 0.3, 0.7, 2 },
    { "Fakeham", 2.4, 1.45, 3 }, { "Cromford", 1.45, 1.6, 3 }, { "Holtby", 3.3, 1.5, 3 }, { "Little Snoring", 3.7, 1.2, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    sp_map_content_add_place (content, GALLERY_LON + places[i].u * 0.3, GALLERY_LAT + places[i].v * 0.2, places[i].name, places[i].importance);
}

SpMapContent *
gallery_map (void)
{
  SpMapContent *content = sp_map_content_new ();
  g_autoptr (SpShape) land = block (-1, -1, 4.05, 2.05), stream = river (), west = block (0, 0, 2, 2), east = block (2, 0, 4, 2);

  sp_map_content_add_land (content, land);
  sp_map_content_add_line (content, stream, TRUE);
  sp_map_content_add_district (content, west, "West");
  sp_map_content_add_district (content, east, "East");
  add_places (content);
  add_areas (content);
  add_schools (content);
  sp_map_content_add_growth (content, GALLERY_GROWTH, GALLERY_LON + 1.5 * 0.3, GALLERY_LAT + 0.5 * 0.2, 5000, FALSE, "Thornham SUE");
  sp_map_content_add_growth (content, GALLERY_GROWTH + 1, GALLERY_LON + 2.6 * 0.3, GALLERY_LAT + 0.55 * 0.2, 1500, TRUE, "Attleby South");
  sp_map_content_add_growth (content, GALLERY_GROWTH + 2, GALLERY_LON + 3.2 * 0.3, GALLERY_LAT + 1.5 * 0.2, 300, FALSE, "Holtby Airfield");
  return content;
}
