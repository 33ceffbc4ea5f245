/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GeoPackage binary, in and out. Source: OGC 12-128r18 clause 2.1.3 (header) and OGC 06-103r4 clause 8 (WKB). */
#include "config.h"
#include "sp-shape.h"
#include "sp-shape-builder.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

enum { WKB_POINT = 1, WKB_LINE = 2, WKB_POLYGON = 3, WKB_MULTI_LINE = 5, WKB_MULTI_POLYGON = 6 };

/* ------------------------------------------------------------------ out */

static void
put_u32 (GByteArray *out, guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  g_byte_array_append (out, (const guint8 *) &little, sizeof little);
}

static void
put_double (GByteArray *out, double value)
{
  guint64 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  g_byte_array_append (out, (const guint8 *) &bits, sizeof bits);
}

static void
put_head (GByteArray *out, guint32 type)
{
  static const guint8 little_endian = 1;

  g_byte_array_append (out, &little_endian, 1);
  put_u32 (out, type);
}

static void
put_part (GByteArray *out, const SpShape *self, guint part)
{
  put_u32 (out, self->part_start[part + 1] - self->part_start[part]);
  for (guint i = self->part_start[part]; i < self->part_start[part + 1]; i++)
    {
      put_double (out, self->x[i]);
      put_double (out, self->y[i]);
    }
}

static void
put_polygons (GByteArray *out, const SpShape *self)
{
  put_head (out, WKB_MULTI_POLYGON);
  put_u32 (out, self->n_polygons);
  for (guint p = 0; p < self->n_polygons; p++)
    {
      put_head (out, WKB_POLYGON);
      put_u32 (out, self->polygon_first_ring[p + 1] - self->polygon_first_ring[p]);
      for (guint ring = self->polygon_first_ring[p]; ring < self->polygon_first_ring[p + 1]; ring++)
        put_part (out, self, ring);
    }
}

static void
put_lines (GByteArray *out, const SpShape *self)
{
  put_head (out, WKB_MULTI_LINE);
  put_u32 (out, self->n_parts);
  for (guint part = 0; part < self->n_parts; part++)
    {
      put_head (out, WKB_LINE);
      put_part (out, self, part);
    }
}

GBytes *
sp_shape_to_gpkg (const SpShape *self, gint srs_id)
{
  GByteArray *out = g_byte_array_new ();
  gboolean envelope = self->kind != SP_SHAPE_POINT;
  /* magic GP, version 0, flags: bit 0 little endian, bits 1-3 envelope kind (1 = x and y) */
  const guint8 head[4] = { 'G', 'P', 0, envelope ? 0x03 : 0x01 };

  g_byte_array_append (out, head, sizeof head);
  put_u32 (out, (guint32) srs_id);
  if (envelope)
    {
      put_double (out, self->min_x);
      put_double (out, self->max_x);
      put_double (out, self->min_y);
      put_double (out, self->max_y);
    }
  switch (self->kind)
    {
    case SP_SHAPE_POINT:
      put_head (out, WKB_POINT);
      put_double (out, self->x[0]);
      put_double (out, self->y[0]);
      break;
    case SP_SHAPE_LINES:
      put_lines (out, self);
      break;
    case SP_SHAPE_POLYGONS:
      put_polygons (out, self);
      break;
    }
  return g_byte_array_free_to_bytes (out);
}

/* ------------------------------------------------------------------- in */

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean      little;
  guint         dimensions; /* 2, 3 or 4 numbers a vertex */
  const char   *fault;
} Cursor;

static gboolean
has (Cursor *cursor, gsize n)
{
  if ((gsize) (cursor->end - cursor->at) >= n)
    return TRUE;
  cursor->fault = _("it is cut short");
  return FALSE;
}

static gboolean
get_u32 (Cursor *cursor, guint32 *out)
{
  guint32 raw;

  if (!has (cursor, sizeof raw))
    return FALSE;
  memcpy (&raw, cursor->at, sizeof raw);
  cursor->at += sizeof raw;
  *out = cursor->little ? GUINT32_FROM_LE (raw) : GUINT32_FROM_BE (raw);
  return TRUE;
}

static double
get_double (Cursor *cursor)
{
  guint64 raw;
  double value;

  memcpy (&raw, cursor->at, sizeof raw);
  cursor->at += sizeof raw;
  raw = cursor->little ? GUINT64_FROM_LE (raw) : GUINT64_FROM_BE (raw);
  memcpy (&value, &raw, sizeof value);
  return value;
}

static gboolean
get_vertex (Cursor *cursor, SpShapeBuilder *builder)
{
  double x, y;

  if (!has (cursor, sizeof (double) * cursor->dimensions))
    return FALSE;
  x = get_double (cursor);
  y = get_double (cursor);
  cursor->at += sizeof (double) * (cursor->dimensions - 2);
  if (!sp_shape_vertex_is_sane (x, y))
    {
      cursor->fault = _("a coordinate is not a longitude and latitude");
      return FALSE;
    }
  sp_shape_builder_add_vertex (builder, x, y);
  return TRUE;
}

/* Byte order and type of one geometry; Z and M in the ISO (1000s) and the older (high bits) manner. */
static gboolean
get_head (Cursor *cursor, guint32 *type)
{
  guint32 raw, thousands;

  if (!has (cursor, 1))
    return FALSE;
  cursor->little = *cursor->at++ != 0;
  if (!get_u32 (cursor, &raw))
    return FALSE;
  cursor->dimensions = 2;
  if (raw & 0x80000000u)
    cursor->dimensions++;
  if (raw & 0x40000000u)
    cursor->dimensions++;
  raw &= 0x0fffffffu;
  thousands = raw / 1000;
  if (thousands >= 1 && thousands <= 3)
    cursor->dimensions = thousands == 3 ? 4 : 3;
  *type = raw % 1000;
  return TRUE;
}

static gboolean
get_part (Cursor *cursor, SpShapeBuilder *builder)
{
  guint32 n;

  if (!get_u32 (cursor, &n) || !has (cursor, (gsize) n * sizeof (double) * cursor->dimensions))
    return FALSE;
  sp_shape_builder_begin_part (builder);
  for (guint32 i = 0; i < n; i++)
    if (!get_vertex (cursor, builder))
      return FALSE;
  return TRUE;
}

static gboolean
get_rings (Cursor *cursor, SpShapeBuilder *builder)
{
  guint32 n;

  if (!get_u32 (cursor, &n))
    return FALSE;
  sp_shape_builder_begin_polygon (builder);
  for (guint32 i = 0; i < n; i++)
    if (!get_part (cursor, builder))
      return FALSE;
  return TRUE;
}

/* Members of a MULTI geometry, each with a head of its own that must be of the member type. */
static gboolean
get_members (Cursor *cursor, SpShapeBuilder *builder, guint32 member)
{
  guint32 n, type;

  if (!get_u32 (cursor, &n))
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    {
      if (!get_head (cursor, &type))
        return FALSE;
      if (type != member)
        {
          cursor->fault = _("it mixes kinds of shape");
          return FALSE;
        }
      if (!(member == WKB_POLYGON ? get_rings (cursor, builder) : get_part (cursor, builder)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
get_body (Cursor *cursor, SpShapeBuilder *builder, guint32 type)
{
  switch (type)
    {
    case WKB_POINT:
      sp_shape_builder_begin_part (builder);
      return get_vertex (cursor, builder);
    case WKB_LINE:
      return get_part (cursor, builder);
    case WKB_POLYGON:
      return get_rings (cursor, builder);
    case WKB_MULTI_LINE:
      return get_members (cursor, builder, WKB_LINE);
    default:
      return get_members (cursor, builder, WKB_POLYGON);
    }
}

static SpShape *
get_shape (Cursor *cursor)
{
  g_auto (SpShapeBuilder) builder = { 0 };
  guint32 type;

  if (!get_head (cursor, &type))
    return NULL;
  if (type != WKB_POINT && type != WKB_LINE && type != WKB_POLYGON && type != WKB_MULTI_LINE && type != WKB_MULTI_POLYGON)
    {
      cursor->fault = _("it is not a point, line or polygon");
      return NULL;
    }
  sp_shape_builder_init (&builder, type == WKB_POINT ? SP_SHAPE_POINT
                                   : type == WKB_LINE || type == WKB_MULTI_LINE ? SP_SHAPE_LINES : SP_SHAPE_POLYGONS);
  if (!get_body (cursor, &builder, type))
    return NULL;
  if (builder.x->len == 0)
    return NULL; /* empty, no fault */
  cursor->fault = sp_shape_builder_check (&builder);
  return cursor->fault == NULL ? sp_shape_builder_end (&builder) : NULL;
}

/* Steps over magic, version, flags, srs and envelope; *empty from the flags. */
static gboolean
get_gpkg_head (Cursor *cursor, gboolean *empty)
{
  static const gsize envelope_bytes[] = { 0, 32, 48, 48, 64 };
  guint8 flags, kind;

  if (!has (cursor, 8))
    return FALSE;
  if (cursor->at[0] != 'G' || cursor->at[1] != 'P')
    {
      cursor->fault = _("it is not a GeoPackage geometry");
      return FALSE;
    }
  flags = cursor->at[3];
  kind = (flags >> 1) & 7;
  *empty = (flags & 0x10) != 0;
  if (kind >= G_N_ELEMENTS (envelope_bytes))
    {
      cursor->fault = _("its envelope is of no known kind");
      return FALSE;
    }
  if (!has (cursor, 8 + envelope_bytes[kind]))
    return FALSE;
  cursor->at += 8 + envelope_bytes[kind];
  return TRUE;
}

SpShape *
sp_shape_new_from_gpkg (const guint8 *data, gsize length, GError **error)
{
  Cursor cursor = { data, data + length, TRUE, 2, NULL };
  SpShape *shape = NULL;
  gboolean empty = FALSE;

  if (get_gpkg_head (&cursor, &empty) && !empty)
    shape = get_shape (&cursor);
  if (shape == NULL && cursor.fault != NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The shape cannot be read: %s."), cursor.fault);
  return shape;
}
