/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points, lines and polygons on the ground, in WGS 84 degrees (x = longitude, y = latitude). */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum { SP_SHAPE_POINT, SP_SHAPE_LINES, SP_SHAPE_POLYGONS } SpShapeKind;

/* All vertices in one pair of arrays; part i is vertices part_start[i] .. part_start[i + 1] - 1 (part_start has n_parts + 1
 * entries). For SP_SHAPE_POLYGONS a part is a closed ring (first = last vertex), filled even-odd; polygon_first_ring has
 * n_polygons + 1 entries of part indexes, the first ring of each polygon being its outside. Immutable once made. */
typedef struct
{
  gint          ref_count; /* private */
  SpShapeKind   kind;
  guint         n_vertices;
  const double *x;
  const double *y;
  guint         n_parts;
  const guint  *part_start;
  guint         n_polygons;
  const guint  *polygon_first_ring;
  double        min_x, min_y, max_x, max_y;
} SpShape;

#define SP_TYPE_SHAPE (sp_shape_get_type ())
GType    sp_shape_get_type (void);
SpShape *sp_shape_new_point (double x, double y);
/* Reads the WKT of POINT, LINESTRING, MULTILINESTRING, POLYGON, MULTIPOLYGON. NULL with error (G_IO_ERROR_INVALID_DATA)
 * saying at which character it stopped making sense. Coordinates must be finite and within ±180, ±90. */
SpShape *sp_shape_new_from_wkt (const char *wkt, GError **error);
char    *sp_shape_to_wkt (const SpShape *self); /* shortest digits that read back to the same bits */
/* GeoPackage binary (GP header, envelope for lines and polygons, WKB little endian). Polygons become MULTIPOLYGON, lines
 * MULTILINESTRING. Source: OGC 12-128r18 clause 2.1.3. */
GBytes  *sp_shape_to_gpkg (const SpShape *self, gint srs_id);
/* Reads any GeoPackage binary of those kinds, either byte order, Z and M dropped; every length is checked. An empty geometry
 * gives NULL without error. */
SpShape *sp_shape_new_from_gpkg (const guint8 *data, gsize length, GError **error);
gboolean sp_shape_contains (const SpShape *self, double x, double y); /* even-odd; FALSE for points and lines */
/* A point inside, for a label: the point, or the pole of the widest horizontal chord of the largest polygon. */
void     sp_shape_label_point (const SpShape *self, double *x, double *y);
SpShape *sp_shape_ref (SpShape *self);
void     sp_shape_unref (SpShape *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpShape, sp_shape_unref)

G_END_DECLS
