/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Well-known text, in and out. Source: OGC 06-103r4 clause 7. */
#include "config.h"
#include "sp-shape.h"
#include "sp-shape-builder.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *at;
  const char *fault; /* translated, NULL while all is well */
} Cursor;

static void
skip_blanks (Cursor *cursor)
{
  while (g_ascii_isspace (*cursor->at))
    cursor->at++;
}

static gboolean
take (Cursor *cursor, char c)
{
  skip_blanks (cursor);
  if (*cursor->at != c)
    return FALSE;
  cursor->at++;
  return TRUE;
}

static gboolean
expect (Cursor *cursor, char c, const char *fault)
{
  if (take (cursor, c))
    return TRUE;
  if (cursor->fault == NULL)
    cursor->fault = fault;
  return FALSE;
}

static gboolean
read_number (Cursor *cursor, double *out)
{
  char *end;

  skip_blanks (cursor);
  *out = g_ascii_strtod (cursor->at, &end);
  if (end == cursor->at || !isfinite (*out))
    {
      cursor->fault = _("a number was expected");
      return FALSE;
    }
  cursor->at = end;
  return TRUE;
}

static gboolean
read_vertex (Cursor *cursor, SpShapeBuilder *builder)
{
  double x, y;

  if (!read_number (cursor, &x) || !read_number (cursor, &y))
    return FALSE;
  if (!sp_shape_vertex_is_sane (x, y))
    {
      cursor->fault = _("longitude must lie within ±180 and latitude within ±90");
      return FALSE;
    }
  sp_shape_builder_add_vertex (builder, x, y);
  return TRUE;
}

/* ( x y, x y, … ) */
static gboolean
read_part (Cursor *cursor, SpShapeBuilder *builder)
{
  if (!expect (cursor, '(', _("an opening bracket was expected")))
    return FALSE;
  sp_shape_builder_begin_part (builder);
  do
    if (!read_vertex (cursor, builder))
      return FALSE;
  while (take (cursor, ','));
  return expect (cursor, ')', _("a closing bracket was expected"));
}

/* ( part, part, … ), one polygon when builder makes polygons */
static gboolean
read_parts (Cursor *cursor, SpShapeBuilder *builder)
{
  if (builder->kind == SP_SHAPE_POLYGONS)
    sp_shape_builder_begin_polygon (builder);
  if (!expect (cursor, '(', _("an opening bracket was expected")))
    return FALSE;
  do
    if (!read_part (cursor, builder))
      return FALSE;
  while (take (cursor, ','));
  return expect (cursor, ')', _("a closing bracket was expected"));
}

static gboolean
read_polygons (Cursor *cursor, SpShapeBuilder *builder)
{
  if (!expect (cursor, '(', _("an opening bracket was expected")))
    return FALSE;
  do
    if (!read_parts (cursor, builder))
      return FALSE;
  while (take (cursor, ','));
  return expect (cursor, ')', _("a closing bracket was expected"));
}

static const struct
{
  const char *name;
  SpShapeKind kind;
  gboolean (*read) (Cursor *, SpShapeBuilder *);
} kinds[] = {
  /* Longer names first: a name is recognised by its beginning. */
  { "MULTILINESTRING", SP_SHAPE_LINES, read_parts },
  { "MULTIPOLYGON", SP_SHAPE_POLYGONS, read_polygons },
  { "LINESTRING", SP_SHAPE_LINES, read_part },
  { "POLYGON", SP_SHAPE_POLYGONS, read_parts },
  { "POINT", SP_SHAPE_POINT, read_part },
};

static SpShape *
read_kind (Cursor *cursor, guint k)
{
  g_auto (SpShapeBuilder) builder = { 0 };

  sp_shape_builder_init (&builder, kinds[k].kind);
  cursor->at += strlen (kinds[k].name);
  if (!kinds[k].read (cursor, &builder))
    return NULL;
  skip_blanks (cursor);
  if (*cursor->at != '\0')
    cursor->fault = _("there is more after the end");
  else if (kinds[k].kind == SP_SHAPE_POINT && builder.x->len != 1)
    cursor->fault = _("a point has one pair of coordinates");
  else
    cursor->fault = sp_shape_builder_check (&builder);
  return cursor->fault == NULL ? sp_shape_builder_end (&builder) : NULL;
}

SpShape *
sp_shape_new_from_wkt (const char *wkt, GError **error)
{
  Cursor cursor = { wkt, wkt, NULL };
  SpShape *shape = NULL;
  guint k;

  skip_blanks (&cursor);
  for (k = 0; k < G_N_ELEMENTS (kinds); k++)
    if (g_ascii_strncasecmp (cursor.at, kinds[k].name, strlen (kinds[k].name)) == 0)
      break;
  if (k == G_N_ELEMENTS (kinds))
    cursor.fault = _("POINT, LINESTRING, POLYGON or their MULTI forms were expected");
  else
    shape = read_kind (&cursor, k);
  if (shape == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("shape, character %d: %s"),
                 (int) (cursor.at - cursor.text) + 1, cursor.fault);
  return shape;
}

/* The fewest digits that read back to the same bits. */
static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (out, buffer);
}

static void
append_part (GString *out, const SpShape *self, guint part)
{
  g_string_append_c (out, '(');
  for (guint i = self->part_start[part]; i < self->part_start[part + 1]; i++)
    {
      if (i > self->part_start[part])
        g_string_append_c (out, ',');
      append_number (out, self->x[i]);
      g_string_append_c (out, ' ');
      append_number (out, self->y[i]);
    }
  g_string_append_c (out, ')');
}

static void
append_parts (GString *out, const SpShape *self, guint first, guint end)
{
  g_string_append_c (out, '(');
  for (guint i = first; i < end; i++)
    {
      if (i > first)
        g_string_append_c (out, ',');
      append_part (out, self, i);
    }
  g_string_append_c (out, ')');
}

char *
sp_shape_to_wkt (const SpShape *self)
{
  GString *out = g_string_new (NULL);

  switch (self->kind)
    {
    case SP_SHAPE_POINT:
      g_string_append (out, "POINT");
      append_part (out, self, 0);
      break;
    case SP_SHAPE_LINES:
      g_string_append (out, "MULTILINESTRING");
      append_parts (out, self, 0, self->n_parts);
      break;
    case SP_SHAPE_POLYGONS:
      g_string_append (out, "MULTIPOLYGON(");
      for (guint p = 0; p < self->n_polygons; p++)
        {
          if (p > 0)
            g_string_append_c (out, ',');
          append_parts (out, self, self->polygon_first_ring[p], self->polygon_first_ring[p + 1]);
        }
      g_string_append_c (out, ')');
      break;
    }
  return g_string_free (out, FALSE);
}
