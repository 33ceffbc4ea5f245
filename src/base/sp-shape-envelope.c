/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-shape-envelope.h"

#include <math.h>
#include <string.h>

/* Collections within collections; a GIS makes one or two. */
#define MAX_DEPTH 16

enum { WKB_POINT = 1, WKB_LINE, WKB_POLYGON, WKB_MULTI_POINT, WKB_MULTI_LINE, WKB_MULTI_POLYGON, WKB_COLLECTION };

typedef struct
{
  const guint8 *at;
  const guint8 *end;
  gboolean      little;
  guint         dimensions; /* numbers a vertex */
  SpEnvelope   *box;
} Walk;

static gboolean
has (const Walk *self,
     guint64     n)
{
  return (guint64) (self->end - self->at) >= n;
}

static gboolean
get_u32 (Walk    *self,
         guint32 *value)
{
  if (!has (self, 4))
    return FALSE;
  memcpy (value, self->at, 4);
  self->at += 4;
  *value = self->little ? GUINT32_FROM_LE (*value) : GUINT32_FROM_BE (*value);
  return TRUE;
}

static double
double_at (const guint8 *at,
           gboolean      little)
{
  guint64 bits;
  double value;

  memcpy (&bits, at, sizeof bits);
  bits = little ? GUINT64_FROM_LE (bits) : GUINT64_FROM_BE (bits);
  memcpy (&value, &bits, sizeof value);
  return value;
}

/* A point that is not a number is an empty point. */
static gboolean
take_vertices (Walk    *self,
               guint32  n)
{
  gsize stride = sizeof (double) * self->dimensions;

  if (!has (self, (guint64) n * stride))
    return FALSE;
  for (; n > 0; n--, self->at += stride)
    {
      double x = double_at (self->at, self->little), y = double_at (self->at + sizeof (double), self->little);

      if (!isfinite (x) || !isfinite (y))
        continue;
      self->box->min_x = MIN (self->box->min_x, x);
      self->box->max_x = MAX (self->box->max_x, x);
      self->box->min_y = MIN (self->box->min_y, y);
      self->box->max_y = MAX (self->box->max_y, y);
      self->box->is_empty = FALSE;
    }
  return TRUE;
}

static gboolean
take_line (Walk *self)
{
  guint32 n;

  return get_u32 (self, &n) && take_vertices (self, n);
}

/* Z and M in the ISO (1000s) and the older (high bits) manner. */
static gboolean
take_head (Walk    *self,
           guint32 *type)
{
  guint32 raw, thousands;

  if (!has (self, 5))
    return FALSE;
  self->little = *self->at++ != 0;
  get_u32 (self, &raw);
  self->dimensions = 2 + (raw >> 31) + (raw >> 30 & 1);
  raw &= 0x0fffffffu;
  thousands = raw / 1000;
  if (thousands >= 1 && thousands <= 3)
    self->dimensions = thousands == 3 ? 4 : 3;
  *type = raw % 1000;
  return TRUE;
}

static gboolean
take_geometry (Walk  *self,
               guint  depth)
{
  guint32 type, n;

  if (depth > MAX_DEPTH || !take_head (self, &type))
    return FALSE;
  if (type == WKB_POINT)
    return take_vertices (self, 1);
  if (type == WKB_LINE)
    return take_line (self);
  if (type < WKB_POLYGON || type > WKB_COLLECTION || !get_u32 (self, &n))
    return FALSE;
  for (; n > 0; n--)
    if (!(type == WKB_POLYGON ? take_line (self) : take_geometry (self, depth + 1)))
      return FALSE;
  return TRUE;
}

gboolean
sp_envelope_read (SpEnvelope    *self,
                  const guint8  *data,
                  gsize          length)
{
  static const guint8 envelope_bytes[] = { 0, 32, 48, 48, 64 };
  Walk walk = { data, data + length, TRUE, 2, self };
  guint8 flags, kind;

  *self = (SpEnvelope) { INFINITY, INFINITY, -INFINITY, -INFINITY, TRUE };
  if (length < 8 || data[0] != 'G' || data[1] != 'P')
    return FALSE;
  flags = data[3];
  kind = flags >> 1 & 7;
  if (kind >= G_N_ELEMENTS (envelope_bytes) || !has (&walk, 8 + envelope_bytes[kind]))
    return FALSE;
  walk.at += 8 + envelope_bytes[kind];
  if (flags & 0x10)
    return TRUE;
  if (kind == 0)
    return take_geometry (&walk, 0);
  self->min_x = double_at (data + 8, flags & 1);
  self->max_x = double_at (data + 16, flags & 1);
  self->min_y = double_at (data + 24, flags & 1);
  self->max_y = double_at (data + 32, flags & 1);
  self->is_empty = FALSE;
  return isfinite (self->min_x) && isfinite (self->max_x) && isfinite (self->min_y) && isfinite (self->max_y)
         && self->min_x <= self->max_x && self->min_y <= self->max_y;
}
