/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the readers of shapes put one together, vertex by vertex. */
#pragma once

#include "sp-shape.h"

G_BEGIN_DECLS

typedef struct
{
  SpShapeKind kind;
  GArray     *x, *y;          /* double */
  GArray     *part_start;     /* guint */
  GArray     *polygon_first_ring; /* guint */
} SpShapeBuilder;

void     sp_shape_builder_init (SpShapeBuilder *self, SpShapeKind kind);
void     sp_shape_builder_begin_polygon (SpShapeBuilder *self);
void     sp_shape_builder_begin_part (SpShapeBuilder *self);
void     sp_shape_builder_add_vertex (SpShapeBuilder *self, double x, double y);
/* Whether a vertex lies on the globe and is a number. */
gboolean sp_shape_vertex_is_sane (double x, double y);
/* NULL when the shape has come out well formed; else, translated, what is wrong: a ring that is not closed or has fewer than
 * four vertices, a line of one vertex, nothing at all. */
const char *sp_shape_builder_check (const SpShapeBuilder *self);
SpShape *sp_shape_builder_end (SpShapeBuilder *self);  /* the builder is empty after */
void     sp_shape_builder_clear (SpShapeBuilder *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpShapeBuilder, sp_shape_builder_clear)

G_END_DECLS
