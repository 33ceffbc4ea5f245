/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fuzz-target.h"
#include "sp-shape.h"

const FuzzSeed fuzz_seeds[] = {
  /* POINT(1 2), little endian, srs 4326 */
  FUZZ_SEED ("GP\0\x01\xe6\x10\0\0\x01\x01\0\0\0\0\0\0\0\0\0\xf0\x3f\0\0\0\0\0\0\0\x40"),
  /* MULTIPOLYGON of one ring of four points, with an envelope */
  FUZZ_SEED ("GP\0\x03\xe6\x10\0\0"
             "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xf0\x3f\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xf0\x3f"
             "\x01\x06\0\0\0\x01\0\0\0\x01\x03\0\0\0\x01\0\0\0\x04\0\0\0"
             "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xf0\x3f\0\0\0\0\0\0\0\0"
             "\0\0\0\0\0\0\xf0\x3f\0\0\0\0\0\0\xf0\x3f\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"),
  { NULL, 0 },
};

void
fuzz_one (const guint8 *data, gsize length)
{
  g_autoptr (SpShape) shape = sp_shape_new_from_gpkg (data, length, NULL);
  g_autoptr (GBytes) blob = NULL;
  double x, y;

  if (shape == NULL)
    return;
  sp_shape_label_point (shape, &x, &y);
  sp_shape_contains (shape, x, y);
  blob = sp_shape_to_gpkg (shape, 4326);
  g_assert_cmpuint (g_bytes_get_size (blob), >, 8);
}
