/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-shape.h"

#include <gio/gio.h>
#include <string.h>

#define SQUARE_WITH_HOLE "MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0),(4 4,6 4,6 6,4 6,4 4)),((20 0,21 0,21 1,20 0)))"

static SpShape *
read_wkt (const char *wkt)
{
  g_autoptr (GError) error = NULL;
  SpShape *shape = sp_shape_new_from_wkt (wkt, &error);

  g_assert_no_error (error);
  return shape;
}

static void
test_wkt_there_and_back (void)
{
  static const struct { const char *in; const char *out; } cases[] = {
    { "POINT (1.25 52.5)", "POINT(1.25 52.5)" },
    { "linestring(0 0, 1 1.5)", "MULTILINESTRING((0 0,1 1.5))" },
    { "POLYGON((0 0,1 0,1 1,0 0))", "MULTIPOLYGON(((0 0,1 0,1 1,0 0)))" },
    { SQUARE_WITH_HOLE, SQUARE_WITH_HOLE },
    { "POINT(0.1 0.2)", "POINT(0.1 0.2)" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpShape) shape = read_wkt (cases[i].in);
      g_autofree char *wkt = sp_shape_to_wkt (shape);

      g_assert_cmpstr (wkt, ==, cases[i].out);
    }
}

static void
test_wkt_refused (void)
{
  static const char *const cases[] = {
    "", "POINT", "POINT(1)", "POINT(1 2 3", "POINT(400 1)", "POINT(nan 1)", "POINT(1 2, 3 4)", "POLYGON((0 0,1 0,0 0))",
    "POLYGON((0 0,1 0,1 1,0 1))", "LINESTRING(0 0)", "POINT(1 2) x", "CIRCLE(1 2)", "MULTIPOLYGON(((",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      SpShape *shape = sp_shape_new_from_wkt (cases[i], &error);

      g_test_message ("%s", cases[i]);
      g_assert_null (shape);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_nonnull (strstr (error->message, "character"));
    }
}

static void
test_gpkg_there_and_back (void)
{
  static const char *const cases[] = { "POINT(1.25 52.5)", "MULTILINESTRING((0 0,1 1.5),(2 2,3 3))", SQUARE_WITH_HOLE };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SpShape) shape = read_wkt (cases[i]);
      g_autoptr (GBytes) blob = sp_shape_to_gpkg (shape, 4326);
      g_autoptr (GError) error = NULL;
      gsize size;
      const guint8 *data = g_bytes_get_data (blob, &size);
      g_autoptr (SpShape) again = sp_shape_new_from_gpkg (data, size, &error);
      g_autofree char *wkt = NULL;

      g_assert_no_error (error);
      wkt = sp_shape_to_wkt (again);
      g_assert_cmpstr (wkt, ==, cases[i]);
      for (gsize cut = 0; cut < size; cut++) /* every truncation is refused, none crashes */
        {
          g_autoptr (GError) cut_error = NULL;

          g_assert_null (sp_shape_new_from_gpkg (data, cut, &cut_error));
          g_assert_error (cut_error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
        }
    }
}

/* Big-endian bytes with a Z, as another program may write: POINT Z (1 2 3). */
static void
test_gpkg_big_endian_with_height (void)
{
  static const guint8 blob[] = { 'G', 'P', 0, 0x00, 0, 0, 0x10, 0xe6, 0x00, 0x00, 0x00, 0x03, 0xe9,
                                 0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0, 0x40, 0x08, 0, 0, 0, 0, 0, 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SpShape) shape = sp_shape_new_from_gpkg (blob, sizeof blob, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (shape->x[0], ==, 1);
  g_assert_cmpfloat (shape->y[0], ==, 2);
}

static void
test_gpkg_survives_noise (void)
{
  g_autoptr (SpShape) shape = read_wkt (SQUARE_WITH_HOLE);
  g_autoptr (GBytes) blob = sp_shape_to_gpkg (shape, 4326);
  gsize size;
  const guint8 *data = g_bytes_get_data (blob, &size);

  for (int i = 0; i < 5000; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      SpShape *read;

      for (int flips = 0; flips < 3; flips++)
        copy[g_test_rand_int_range (0, (gint) size)] = (guint8) g_test_rand_int_range (0, 256);
      read = sp_shape_new_from_gpkg (copy, size, NULL);
      g_clear_pointer (&read, sp_shape_unref);
    }
}

static void
test_inside_and_label (void)
{
  g_autoptr (SpShape) shape = read_wkt (SQUARE_WITH_HOLE);
  double x, y;

  g_assert_true (sp_shape_contains (shape, 1, 1));
  g_assert_false (sp_shape_contains (shape, 5, 5)); /* the hole */
  g_assert_true (sp_shape_contains (shape, 20.9, 0.5));
  g_assert_false (sp_shape_contains (shape, 15, 5));
  sp_shape_label_point (shape, &x, &y);
  g_assert_true (sp_shape_contains (shape, x, y));
  g_assert_cmpfloat (shape->min_x, ==, 0);
  g_assert_cmpfloat (shape->max_x, ==, 21);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/shape/wkt", test_wkt_there_and_back);
  g_test_add_func ("/base/shape/wkt-refused", test_wkt_refused);
  g_test_add_func ("/base/shape/gpkg", test_gpkg_there_and_back);
  g_test_add_func ("/base/shape/gpkg-big-endian", test_gpkg_big_endian_with_height);
  g_test_add_func ("/base/shape/gpkg-noise", test_gpkg_survives_noise);
  g_test_add_func ("/base/shape/inside", test_inside_and_label);
  return g_test_run ();
}
