/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-ogr-shape.h"

#include <cpl_error.h>
#include <math.h>
#include <ogr_srs_api.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "sp-ogr-frame.h"

#define THIN 0.005        /* 4 pi area / perimeter squared: a circle is 1, a strip 400 times as long as wide is 0.008 */
#define SMALL 0.01        /* of the whole shape */
#define TINY 1e-12        /* square degrees: about a hundredth of a square metre */

static void
add_count (SpOgrCount *self, uint32_t row, uint32_t n)
{
  if (self->count == 0)
    self->first = row;
  self->count += n;
}

static OGRSpatialReferenceH
new_srs (int epsg)
{
  OGRSpatialReferenceH srs = OSRNewSpatialReference (NULL);

  OSRImportFromEPSG (srs, epsg);
  OSRSetAxisMappingStrategy (srs, OAMS_TRADITIONAL_GIS_ORDER);
  return srs;
}

static bool
is_within (const OGREnvelope *box, double x0, double y0, double x1, double y1)
{
  return box->MinX >= x0 && box->MinY >= y0 && box->MaxX <= x1 && box->MaxY <= y1;
}

/* The layer's own projection, or what its numbers must be; a new reference. */
static OGRSpatialReferenceH
find_srs (OGRLayerH layer)
{
  OGRSpatialReferenceH own = OGR_L_GetSpatialRef (layer);
  OGREnvelope box = { 0, 0, 0, 0 };
  bool measured = OGR_L_GetExtent (layer, &box, TRUE) == OGRERR_NONE;
  bool degrees = measured && is_within (&box, -180.001, -90.001, 180.001, 90.001);
  bool grid = measured && is_within (&box, -100000, -100000, 800000, 1400000);

  if (own && (!OSRIsGeographic (own) || degrees || !measured))
    {
      OGRSpatialReferenceH srs = OSRClone (own);

      OSRSetAxisMappingStrategy (srs, OAMS_TRADITIONAL_GIS_ORDER);
      return srs;
    }
  if (!measured || degrees)
    {
      if (measured && OGR_L_GetFeatureCount (layer, FALSE) != 0)
        sp_ogr_frame_note ("srs-degrees-guessed", 1, 0);
      return new_srs (4326);
    }
  if (!grid)
    sp_ogr_frame_fail ("no-projection", "it does not say its projection, and its coordinates are neither degrees nor British National Grid");
  sp_ogr_frame_note ("srs-grid-guessed", 1, 0);
  return new_srs (27700);
}

void
sp_ogr_shapes_begin (SpOgrShapes *self, OGRLayerH layer)
{
  OGRSpatialReferenceH target = new_srs (4326), srs;
  const char *name;

  memset (self, 0, sizeof *self);
  if (OGR_L_GetGeomType (layer) == wkbNone)
    {
      OSRDestroySpatialReference (target);
      return;
    }
  srs = find_srs (layer);
  name = OSRGetName (srs);
  if (name && (strstr (name, "OSGB") || strstr (name, "British National Grid")))
    sp_ogr_frame_note ("srs-helmert", 1, 0);
  if (!OSRIsSame (srs, target))
    {
      self->transform = OCTNewCoordinateTransformation (srs, target);
      if (!self->transform)
        sp_ogr_frame_fail ("no-projection", name ? name : "its projection is not known");
    }
  OSRDestroySpatialReference (srs);
  OSRDestroySpatialReference (target);
}

static double
perimeter (OGRGeometryH ring)
{
  double sum = 0;

  for (int i = 1; i < OGR_G_GetPointCount (ring); i++)
    sum += hypot (OGR_G_GetX (ring, i) - OGR_G_GetX (ring, i - 1), OGR_G_GetY (ring, i) - OGR_G_GetY (ring, i - 1));
  return sum;
}

static bool
is_sliver (OGRGeometryH polygon, double whole)
{
  double area = OGR_G_Area (polygon), around;

  if (area < TINY)
    return true;
  if (area > SMALL * whole)
    return false;
  around = perimeter (OGR_G_GetGeometryRef (polygon, 0));
  return 4 * M_PI * area < THIN * around * around;
}

/* All polygons of a geometry, however nested, into a multipolygon. */
static void
collect_polygons (OGRGeometryH geometry, OGRGeometryH into)
{
  OGRwkbGeometryType type = wkbFlatten (OGR_G_GetGeometryType (geometry));

  if (type == wkbPolygon)
    OGR_G_AddGeometry (into, geometry);
  else if (OGR_GT_IsSubClassOf (type, wkbGeometryCollection))
    for (int i = 0; i < OGR_G_GetGeometryCount (geometry); i++)
      collect_polygons (OGR_G_GetGeometryRef (geometry, i), into);
}

static OGRGeometryH
tidy_polygons (SpOgrShapes *self, OGRGeometryH geometry, uint32_t row)
{
  OGRGeometryH all = OGR_G_CreateGeometry (wkbMultiPolygon), kept = OGR_G_CreateGeometry (wkbMultiPolygon);
  double whole;

  collect_polygons (geometry, all);
  whole = OGR_G_Area (all);
  for (int i = 0; i < OGR_G_GetGeometryCount (all); i++)
    {
      OGRGeometryH part = OGR_G_GetGeometryRef (all, i);

      if (OGR_G_GetGeometryCount (part) == 0)
        continue;
      if (is_sliver (part, whole))
        {
          add_count (&self->slivers, row, 1);
          continue;
        }
      if (OGR_G_GetGeometryCount (part) > 1)
        add_count (&self->holes, row, (uint32_t) OGR_G_GetGeometryCount (part) - 1);
      OGR_G_AddGeometry (kept, part);
    }
  OGR_G_DestroyGeometry (all);
  if (OGR_G_GetGeometryCount (kept) > 0)
    return kept;
  OGR_G_DestroyGeometry (kept);
  return NULL;
}

static bool
has_polygons (OGRGeometryH geometry)
{
  OGRwkbGeometryType type = wkbFlatten (OGR_G_GetGeometryType (geometry));

  if (type == wkbPolygon || type == wkbMultiPolygon)
    return true;
  for (int i = 0; type == wkbGeometryCollection && i < OGR_G_GetGeometryCount (geometry); i++)
    if (has_polygons (OGR_G_GetGeometryRef (geometry, i)))
      return true;
  return false;
}

static OGRGeometryH
mend_polygons (SpOgrShapes *self, OGRGeometryH geometry, uint32_t row)
{
  OGRGeometryH valid = NULL, tidy;

  if (!OGR_G_IsValid (geometry))
    {
      valid = OGR_G_MakeValid (geometry);
      if (!valid)
        {
          add_count (&self->lost, row, 1);
          return NULL;
        }
      add_count (&self->mended, row, 1);
    }
  tidy = tidy_polygons (self, valid ? valid : geometry, row);
  if (!tidy)
    add_count (&self->lost, row, 1);
  OGR_G_DestroyGeometry (valid);
  return tidy;
}

/* Points and lines as they are; a collection of one is that one. */
static OGRGeometryH
take_other (SpOgrShapes *self, OGRGeometryH geometry, uint32_t row)
{
  OGRwkbGeometryType type = wkbFlatten (OGR_G_GetGeometryType (geometry));

  if (type == wkbMultiPoint && OGR_G_GetGeometryCount (geometry) == 1)
    return OGR_G_Clone (OGR_G_GetGeometryRef (geometry, 0));
  if (type == wkbPoint || type == wkbLineString || type == wkbMultiLineString)
    return OGR_G_Clone (geometry);
  add_count (&self->other, row, 1);
  return NULL;
}

OGRGeometryH
sp_ogr_shapes_mend (SpOgrShapes *self, OGRGeometryH geometry, uint32_t row)
{
  OGRGeometryH flat, made;

  if (!geometry || OGR_G_IsEmpty (geometry))
    {
      add_count (&self->null_shapes, row, 1);
      return NULL;
    }
  flat = OGR_G_GetLinearGeometry (geometry, 0, NULL);
  if (!flat)
    {
      add_count (&self->lost, row, 1);
      return NULL;
    }
  OGR_G_FlattenTo2D (flat);
  OGR_G_SetMeasured (flat, FALSE);
  if (self->transform && OGR_G_Transform (flat, self->transform) != OGRERR_NONE)
    {
      add_count (&self->lost, row, 1);
      made = NULL;
    }
  else
    made = has_polygons (flat) ? mend_polygons (self, flat, row) : take_other (self, flat, row);
  OGR_G_DestroyGeometry (flat);
  return made;
}

void
sp_ogr_put_shape (OGRGeometryH geometry)
{
  static const uint8_t head[8] = { 'G', 'P', 0, 1, 0xe6, 0x10, 0, 0 }; /* little endian, no envelope, 4326 */
  int size = geometry ? OGR_G_WkbSize (geometry) : 0;
  uint8_t *wkb = size > 0 ? malloc ((size_t) size) : NULL;

  if (!wkb || OGR_G_ExportToIsoWkb (geometry, wkbNDR, wkb) != OGRERR_NONE)
    sp_ogr_frame_u32 (0);
  else
    {
      sp_ogr_frame_u32 ((uint32_t) size + sizeof head);
      sp_ogr_frame_bytes (head, sizeof head);
      sp_ogr_frame_bytes (wkb, (size_t) size);
    }
  free (wkb);
}

void
sp_ogr_shapes_put (SpOgrShapes *self, OGRGeometryH geometry, uint32_t row)
{
  OGRGeometryH made = sp_ogr_shapes_mend (self, geometry, row);

  sp_ogr_put_shape (made);
  OGR_G_DestroyGeometry (made);
}

static void
tell (const char *code, const SpOgrCount *self)
{
  if (self->count)
    sp_ogr_frame_note (code, self->count, self->first);
}

void
sp_ogr_shapes_end (SpOgrShapes *self)
{
  tell ("shape-null", &self->null_shapes);
  tell ("shape-mended", &self->mended);
  tell ("shape-lost", &self->lost);
  tell ("shape-other", &self->other);
  tell ("slivers", &self->slivers);
  tell ("holes", &self->holes);
  if (self->transform)
    OCTDestroyCoordinateTransformation (self->transform);
  self->transform = NULL;
}
