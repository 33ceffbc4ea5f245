/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shapes as others draw them made fit: in WGS 84, flat, valid, polygons whole. Part of the reading process. */
#pragma once

#include <ogr_api.h>
#include <stdint.h>

/* What had to be done, told at the end of a layer. */
typedef struct { uint32_t count, first; } SpOgrCount;
typedef struct
{
  OGRCoordinateTransformationH transform; /* NULL = in WGS 84 already */
  SpOgrCount null_shapes, mended, lost, other, slivers, holes;
} SpOgrShapes;

/* Chooses the transform for a layer and says so; ends the process when its projection cannot be known. */
void sp_ogr_shapes_begin (SpOgrShapes *self, OGRLayerH layer);
/* Appends length and shape (GeoPackage binary), 0 when there is none, to the frame. */
void sp_ogr_shapes_put (SpOgrShapes *self, OGRGeometryH geometry, uint32_t row);
void sp_ogr_shapes_end (SpOgrShapes *self);
/* The geometry made fit (a new one), NULL when it cannot be. */
OGRGeometryH sp_ogr_shapes_mend (SpOgrShapes *self, OGRGeometryH geometry, uint32_t row);
/* Appends length and shape; NULL = none. */
void sp_ogr_put_shape (OGRGeometryH geometry);
