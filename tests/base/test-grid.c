/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-grid.h"

#include <math.h>

/* PROJ 9.1.1, EPSG:27700 to 4326 by Helmert (cs2cs), and the guide's own point; a ten-millionth of a degree is a centimetre. */
static void
test_points (void)
{
  static const struct { double easting, northing, longitude, latitude; } points[] = {
    { 651409.903, 313177.270, 1.716051990, 52.657978599 },
    { 619130, 334311, 1.253756960, 52.861651008 },
    { 530000, 180000, -0.128353940, 51.503990828 },
    { 90000, 10000, -6.319380966, 49.909670714 },
    { 400000, 1200000, -2.001839369, 60.683213648 },
    { 642000, 253000, 1.533771190, 52.122298809 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      double longitude, latitude;

      g_assert_true (sp_grid_to_degrees (points[i].easting, points[i].northing, &longitude, &latitude));
      g_assert_cmpfloat_with_epsilon (longitude, points[i].longitude, 1e-6);
      g_assert_cmpfloat_with_epsilon (latitude, points[i].latitude, 1e-6);
    }
}

static void
test_not_on_the_grid (void)
{
  double longitude = 7, latitude = 7;

  g_assert_false (sp_grid_to_degrees (0, 0, &longitude, &latitude));
  g_assert_false (sp_grid_to_degrees (-1, 300000, &longitude, &latitude));
  g_assert_false (sp_grid_to_degrees (600000, 5e6, &longitude, &latitude));
  g_assert_false (sp_grid_to_degrees ((double) NAN, 300000, &longitude, &latitude));
  g_assert_cmpfloat (longitude, ==, 7);
  g_assert_cmpfloat (latitude, ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/grid/points", test_points);
  g_test_add_func ("/base/grid/elsewhere", test_not_on_the_grid);
  return g_test_run ();
}
