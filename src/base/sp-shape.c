/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-shape.h"

#include "sp-shape-builder.h"

G_DEFINE_BOXED_TYPE (SpShape, sp_shape, sp_shape_ref, sp_shape_unref)

SpShape *
sp_shape_new_point (double x, double y)
{
  SpShapeBuilder builder;

  sp_shape_builder_init (&builder, SP_SHAPE_POINT);
  sp_shape_builder_begin_part (&builder);
  sp_shape_builder_add_vertex (&builder, x, y);
  return sp_shape_builder_end (&builder);
}

SpShape *
sp_shape_ref (SpShape *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_shape_unref (SpShape *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_free ((gpointer) self->x);
  g_free ((gpointer) self->y);
  g_free ((gpointer) self->part_start);
  g_free ((gpointer) self->polygon_first_ring);
  g_free (self);
}

/* Even-odd rule: how many edges of a ring a ray to the east crosses. Source: W. R. Franklin, PNPOLY. */
static gboolean
ring_contains (const SpShape *self, guint ring, double x, double y)
{
  guint first = self->part_start[ring];
  guint end = self->part_start[ring + 1];
  gboolean inside = FALSE;

  for (guint i = first, j = end - 1; i < end; j = i++)
    if ((self->y[i] > y) != (self->y[j] > y)
        && x < (self->x[j] - self->x[i]) * (y - self->y[i]) / (self->y[j] - self->y[i]) + self->x[i])
      inside = !inside;
  return inside;
}

gboolean
sp_shape_contains (const SpShape *self, double x, double y)
{
  gboolean inside = FALSE;

  if (self->kind != SP_SHAPE_POLYGONS || x < self->min_x || x > self->max_x || y < self->min_y || y > self->max_y)
    return FALSE;
  for (guint i = 0; i < self->n_parts; i++)
    if (self->part_start[i + 1] > self->part_start[i])
      inside ^= ring_contains (self, i, x, y);
  return inside;
}

/* Twice the signed area of a ring, in square degrees. */
static double
ring_area (const SpShape *self, guint ring)
{
  double sum = 0;

  for (guint i = self->part_start[ring]; i + 1 < self->part_start[ring + 1]; i++)
    sum += self->x[i] * self->y[i + 1] - self->x[i + 1] * self->y[i];
  return sum;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Where the line at height y crosses the rings first..end-1, sorted west to east. */
static void
find_crossings (const SpShape *self, guint first, guint end, double y, GArray *crossings)
{
  g_array_set_size (crossings, 0);
  for (guint ring = first; ring < end; ring++)
    for (guint i = self->part_start[ring]; i + 1 < self->part_start[ring + 1]; i++)
      if ((self->y[i] > y) != (self->y[i + 1] > y))
        {
          double x = self->x[i] + (self->x[i + 1] - self->x[i]) * (y - self->y[i]) / (self->y[i + 1] - self->y[i]);

          g_array_append_val (crossings, x);
        }
  g_array_sort (crossings, compare_doubles);
}

static guint
largest_polygon (const SpShape *self)
{
  guint best = 0;
  double best_area = -1;

  for (guint p = 0; p < self->n_polygons; p++)
    {
      double area = ABS (ring_area (self, self->polygon_first_ring[p]));

      if (area > best_area)
        {
          best_area = area;
          best = p;
        }
    }
  return best;
}

static void
vertical_extent (const SpShape *self, guint ring, double *low, double *high)
{
  *low = G_MAXDOUBLE;
  *high = -G_MAXDOUBLE;
  for (guint i = self->part_start[ring]; i < self->part_start[ring + 1]; i++)
    {
      *low = MIN (*low, self->y[i]);
      *high = MAX (*high, self->y[i]);
    }
}

void
sp_shape_label_point (const SpShape *self, double *x, double *y)
{
  enum { CHORDS = 15 };
  g_autoptr (GArray) crossings = NULL;
  double low, high, best = -1;
  guint polygon, first, end;

  *x = (self->min_x + self->max_x) / 2;
  *y = (self->min_y + self->max_y) / 2;
  if (self->kind != SP_SHAPE_POLYGONS || self->n_polygons == 0)
    return;
  crossings = g_array_new (FALSE, FALSE, sizeof (double));
  polygon = largest_polygon (self);
  first = self->polygon_first_ring[polygon];
  end = self->polygon_first_ring[polygon + 1];
  vertical_extent (self, first, &low, &high);
  for (int c = 1; c <= CHORDS; c++)
    {
      double height = low + (high - low) * c / (CHORDS + 1);
      /* A chord near the middle reads better than a slightly wider one at the edge. */
      double favour = 1 - 0.5 * ABS (c - (CHORDS + 1) / 2) / ((CHORDS + 1) / 2.0);

      find_crossings (self, first, end, height, crossings);
      for (guint i = 0; i + 1 < crossings->len; i += 2)
        {
          double west = g_array_index (crossings, double, i), east = g_array_index (crossings, double, i + 1);

          if ((east - west) * favour > best)
            {
              best = (east - west) * favour;
              *x = (west + east) / 2;
              *y = height;
            }
        }
    }
}
