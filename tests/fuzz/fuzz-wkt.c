/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fuzz-target.h"
#include "sp-shape.h"

const FuzzSeed fuzz_seeds[] = {
  FUZZ_SEED ("POINT(0.75 52.41)"),
  FUZZ_SEED ("MULTILINESTRING((0 0,1 1),(2 2,3 3,4 4))"),
  FUZZ_SEED ("MULTIPOLYGON(((0 0,10 0,10 10,0 10,0 0),(4 4,6 4,6 6,4 6,4 4)),((20 0,21 0,21 1,20 0)))"),
  { NULL, 0 },
};

/* What is read writes and reads back to the same text. */
void
fuzz_one (const guint8 *data, gsize length)
{
  g_autofree char *text = g_strndup ((const char *) data, length);
  g_autoptr (SpShape) shape = sp_shape_new_from_wkt (text, NULL);
  g_autoptr (SpShape) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  double x, y;

  if (shape == NULL)
    return;
  sp_shape_label_point (shape, &x, &y);
  first = sp_shape_to_wkt (shape);
  again = sp_shape_new_from_wkt (first, NULL);
  g_assert_nonnull (again);
  second = sp_shape_to_wkt (again);
  g_assert_cmpstr (first, ==, second);
}
