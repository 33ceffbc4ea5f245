/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Things of a map by id or by where the pointer is. */
#include "config.h"
#include "sp-map-private.h"

#include <math.h>

static const SpMapArea *
find_area (const SpMapContent *self, gint64 id)
{
  for (guint i = 0; i < self->areas->len; i++)
    if (g_array_index (self->areas, SpMapArea, i).id == id)
      return &g_array_index (self->areas, SpMapArea, i);
  return NULL;
}

static const SpMapSchool *
find_school (const SpMapContent *self, gint64 id)
{
  for (guint i = 0; i < self->schools->len; i++)
    if (g_array_index (self->schools, SpMapSchool, i).id == id)
      return &g_array_index (self->schools, SpMapSchool, i);
  return NULL;
}

static const SpMapGrowth *
find_growth (const SpMapContent *self, gint64 id)
{
  for (guint i = 0; i < self->growth->len; i++)
    if (g_array_index (self->growth, SpMapGrowth, i).id == id)
      return &g_array_index (self->growth, SpMapGrowth, i);
  return NULL;
}

char *
sp_map_content_describe (const SpMapContent *self, SpPickKind kind, gint64 id)
{
  const SpMapArea *area = kind == SP_PICK_AREA ? find_area (self, id) : NULL;
  const SpMapSchool *school = kind == SP_PICK_SCHOOL ? find_school (self, id) : NULL;
  const SpMapGrowth *growth = kind == SP_PICK_GROWTH ? find_growth (self, id) : NULL;

  if (area != NULL && area->value_text != NULL)
    return g_strdup_printf ("%s: %s", area->label, area->value_text);
  if (area != NULL)
    return g_strdup (area->label);
  if (school != NULL)
    return g_strdup (school->name);
  return growth != NULL ? g_strdup (growth->name) : NULL;
}

gboolean
sp_map_content_locate (const SpMapContent *self, SpPickKind kind, gint64 id, double *lon, double *lat)
{
  const SpMapArea *area = kind == SP_PICK_AREA ? find_area (self, id) : NULL;
  const SpMapSchool *school = kind == SP_PICK_SCHOOL ? find_school (self, id) : NULL;
  const SpMapGrowth *growth = kind == SP_PICK_GROWTH ? find_growth (self, id) : NULL;

  if (area != NULL && area->outline.shape != NULL)
    sp_mercator_to_degrees (area->mx, area->my, lon, lat);
  else if (school != NULL)
    sp_mercator_to_degrees (school->mx, school->my, lon, lat);
  else if (growth != NULL)
    sp_mercator_to_degrees (growth->mx, growth->my, lon, lat);
  else
    return FALSE;
  return TRUE;
}

static gboolean
pick_school (const SpMapContent *content, const SpMapFrame *frame, const SpStyle *style, double x, double y, gint64 *id)
{
  double best = G_MAXDOUBLE, slack = 3 * sp_look_unit (style->look);

  for (guint i = 0; i < content->schools->len; i++)
    {
      const SpMapSchool *school = &g_array_index (content->schools, SpMapSchool, i);
      SpMarkPlace place = sp_map_school_place (school, frame, style);
      double distance = hypot (place.x - x, place.y - y);

      if (distance > place.r + slack || distance >= best)
        continue;
      best = distance;
      *id = school->id;
    }
  return best < G_MAXDOUBLE;
}

/* The smallest ring under the pointer: a large one lies round others. */
static gboolean
pick_growth (const SpMapContent *content, const SpMapFrame *frame, const SpStyle *style, double x, double y, gint64 *id)
{
  double best = G_MAXDOUBLE, slack = 2 * sp_look_unit (style->look);

  for (guint i = 0; i < content->growth->len; i++)
    {
      const SpMapGrowth *growth = &g_array_index (content->growth, SpMapGrowth, i);
      double r = sp_map_growth_radius (growth, frame, style);

      if (hypot (sp_map_x (frame, growth->mx) - x, sp_map_y (frame, growth->my) - y) > r + slack || r >= best)
        continue;
      best = r;
      *id = growth->id;
    }
  return best < G_MAXDOUBLE;
}

static gboolean
pick_area (const SpMapContent *content, const SpMapFrame *frame, double x, double y, gint64 *id)
{
  double lon, lat;

  sp_mercator_to_degrees (frame->centre_mx + (x - frame->width / 2) / frame->world_px,
                          frame->centre_my + (y - frame->height / 2) / frame->world_px, &lon, &lat);
  for (guint i = 0; i < content->areas->len; i++)
    {
      const SpMapArea *area = &g_array_index (content->areas, SpMapArea, i);

      if (area->outline.shape == NULL || !sp_shape_contains (area->outline.shape, lon, lat))
        continue;
      *id = area->id;
      return TRUE;
    }
  return FALSE;
}

SpPickKind
sp_map_pick (const SpMapContent *content, const SpMapFrame *frame, const SpStyle *style, const SpMapOptions *options, double x,
             double y, gint64 *id)
{
  *id = 0;
  if (options->schools && pick_school (content, frame, style, x, y, id))
    return SP_PICK_SCHOOL;
  if (options->growth && pick_growth (content, frame, style, x, y, id))
    return SP_PICK_GROWTH;
  if (options->areas && pick_area (content, frame, x, y, id))
    return SP_PICK_AREA;
  return SP_PICK_NOTHING;
}
