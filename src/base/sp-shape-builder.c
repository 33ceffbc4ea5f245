/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-shape-builder.h"

#include <glib/gi18n-lib.h>
#include <math.h>

void
sp_shape_builder_init (SpShapeBuilder *self, SpShapeKind kind)
{
  self->kind = kind;
  self->x = g_array_new (FALSE, FALSE, sizeof (double));
  self->y = g_array_new (FALSE, FALSE, sizeof (double));
  self->part_start = g_array_new (FALSE, FALSE, sizeof (guint));
  self->polygon_first_ring = g_array_new (FALSE, FALSE, sizeof (guint));
}

void
sp_shape_builder_begin_polygon (SpShapeBuilder *self)
{
  g_array_append_val (self->polygon_first_ring, self->part_start->len);
}

void
sp_shape_builder_begin_part (SpShapeBuilder *self)
{
  g_array_append_val (self->part_start, self->x->len);
}

void
sp_shape_builder_add_vertex (SpShapeBuilder *self, double x, double y)
{
  g_array_append_val (self->x, x);
  g_array_append_val (self->y, y);
}

gboolean
sp_shape_vertex_is_sane (double x, double y)
{
  return isfinite (x) && isfinite (y) && x >= -180 && x <= 180 && y >= -90 && y <= 90;
}

static guint
part_end (const SpShapeBuilder *self, guint part)
{
  return part + 1 < self->part_start->len ? g_array_index (self->part_start, guint, part + 1) : self->x->len;
}

static const char *
check_ring (const SpShapeBuilder *self, guint first, guint end)
{
  if (end - first < 4)
    return _("a ring has fewer than four points");
  if (g_array_index (self->x, double, first) != g_array_index (self->x, double, end - 1)
      || g_array_index (self->y, double, first) != g_array_index (self->y, double, end - 1))
    return _("a ring is not closed");
  return NULL;
}

const char *
sp_shape_builder_check (const SpShapeBuilder *self)
{
  if (self->x->len == 0)
    return _("there are no points");
  for (guint i = 0; i < self->part_start->len; i++)
    {
      guint first = g_array_index (self->part_start, guint, i);
      guint end = part_end (self, i);
      const char *fault = NULL;

      if (self->kind == SP_SHAPE_POLYGONS)
        fault = check_ring (self, first, end);
      else if (self->kind == SP_SHAPE_LINES && end - first < 2)
        fault = _("a line has fewer than two points");
      if (fault != NULL)
        return fault;
    }
  return NULL;
}

static void
find_extent (SpShape *shape)
{
  shape->min_x = shape->max_x = shape->n_vertices > 0 ? shape->x[0] : 0;
  shape->min_y = shape->max_y = shape->n_vertices > 0 ? shape->y[0] : 0;
  for (guint i = 1; i < shape->n_vertices; i++)
    {
      shape->min_x = MIN (shape->min_x, shape->x[i]);
      shape->max_x = MAX (shape->max_x, shape->x[i]);
      shape->min_y = MIN (shape->min_y, shape->y[i]);
      shape->max_y = MAX (shape->max_y, shape->y[i]);
    }
}

SpShape *
sp_shape_builder_end (SpShapeBuilder *self)
{
  SpShape *shape = g_new0 (SpShape, 1);

  shape->ref_count = 1;
  shape->kind = self->kind;
  shape->n_vertices = self->x->len;
  shape->n_parts = self->part_start->len;
  shape->n_polygons = self->polygon_first_ring->len;
  g_array_append_val (self->part_start, self->x->len);
  g_array_append_val (self->polygon_first_ring, shape->n_parts);
  shape->x = (const double *) g_array_free (g_steal_pointer (&self->x), FALSE);
  shape->y = (const double *) g_array_free (g_steal_pointer (&self->y), FALSE);
  shape->part_start = (const guint *) g_array_free (g_steal_pointer (&self->part_start), FALSE);
  shape->polygon_first_ring = (const guint *) g_array_free (g_steal_pointer (&self->polygon_first_ring), FALSE);
  find_extent (shape);
  return shape;
}

void
sp_shape_builder_clear (SpShapeBuilder *self)
{
  g_clear_pointer (&self->x, g_array_unref);
  g_clear_pointer (&self->y, g_array_unref);
  g_clear_pointer (&self->part_start, g_array_unref);
  g_clear_pointer (&self->polygon_first_ring, g_array_unref);
}
