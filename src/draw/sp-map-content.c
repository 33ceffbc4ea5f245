/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-map-private.h"

#include <math.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (SpMapContent, sp_map_content, sp_map_content_ref, sp_map_content_unref)

static void
outline_clear (SpOutline *outline)
{
  sp_shape_unref (outline->shape);
  g_free (outline->mx);
  g_free (outline->my);
}

static void
outline_init (SpOutline *outline, const SpShape *shape)
{
  outline->shape = sp_shape_ref ((SpShape *) shape);
  outline->mx = g_new (double, MAX (shape->n_vertices, 1));
  outline->my = g_new (double, MAX (shape->n_vertices, 1));
  for (guint i = 0; i < shape->n_vertices; i++)
    sp_mercator_from_degrees (shape->x[i], shape->y[i], &outline->mx[i], &outline->my[i]);
  sp_mercator_from_degrees (shape->min_x, shape->max_y, &outline->min_mx, &outline->min_my);
  sp_mercator_from_degrees (shape->max_x, shape->min_y, &outline->max_mx, &outline->max_my);
}

static void
line_clear (SpMapLine *line)
{
  outline_clear (&line->outline);
}

static void
district_clear (SpMapDistrict *district)
{
  outline_clear (&district->outline);
  g_free (district->name);
}

static void
area_clear (SpMapArea *area)
{
  if (area->outline.shape != NULL)
    outline_clear (&area->outline);
  g_free (area->label);
  g_free (area->value_text);
}

static void
place_clear (SpMapPlace *place)
{
  g_free (place->name);
}

static void
school_clear (SpMapSchool *school)
{
  g_free (school->name);
}

static void
growth_clear (SpMapGrowth *growth)
{
  g_free (growth->name);
}

static GArray *
array_new (gsize size, gpointer clear)
{
  GArray *array = g_array_new (FALSE, TRUE, (guint) size);

  g_array_set_clear_func (array, (GDestroyNotify) clear);
  return array;
}

SpMapContent *
sp_map_content_new (void)
{
  SpMapContent *self = g_new0 (SpMapContent, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->land = array_new (sizeof (SpOutline), outline_clear);
  self->lines = array_new (sizeof (SpMapLine), line_clear);
  self->districts = array_new (sizeof (SpMapDistrict), district_clear);
  self->areas = array_new (sizeof (SpMapArea), area_clear);
  self->places = array_new (sizeof (SpMapPlace), place_clear);
  self->schools = array_new (sizeof (SpMapSchool), school_clear);
  self->growth = array_new (sizeof (SpMapGrowth), growth_clear);
  return self;
}

SpMapContent *
sp_map_content_ref (SpMapContent *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
sp_map_content_unref (SpMapContent *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->land);
  g_array_unref (self->lines);
  g_array_unref (self->districts);
  g_array_unref (self->areas);
  g_array_unref (self->places);
  g_array_unref (self->schools);
  g_array_unref (self->growth);
  for (guint i = 0; i < SP_N_MAP_CLASSES; i++)
    g_free (self->class_names[i]);
  g_free (self->area_heading);
  g_free (self);
}

void
sp_map_content_add_land (SpMapContent *self, const SpShape *shape)
{
  SpOutline outline;

  outline_init (&outline, shape);
  g_array_append_val (self->land, outline);
}

void
sp_map_content_add_line (SpMapContent *self, const SpShape *shape, gboolean river)
{
  SpMapLine line = { .river = river };

  outline_init (&line.outline, shape);
  g_array_append_val (self->lines, line);
}

void
sp_map_content_add_district (SpMapContent *self, const SpShape *shape, const char *name)
{
  SpMapDistrict district = { .name = g_strdup (name) };
  double lon, lat;

  outline_init (&district.outline, shape);
  sp_shape_label_point (shape, &lon, &lat);
  sp_mercator_from_degrees (lon, lat, &district.mx, &district.my);
  g_array_append_val (self->districts, district);
}

void
sp_map_content_add_place (SpMapContent *self, double lon, double lat, const char *name, gint importance)
{
  SpMapPlace place = { .name = g_strdup (name), .importance = importance };

  sp_mercator_from_degrees (lon, lat, &place.mx, &place.my);
  g_array_append_val (self->places, place);
}

void
sp_map_content_add_area (SpMapContent *self, gint64 id, const SpShape *shape, gint need_class, const char *label,
                         const char *value_text)
{
  SpMapArea area = { .id = id, .need_class = CLAMP (need_class, 0, SP_N_MAP_CLASSES - 1), .label = g_strdup (label),
                     .value_text = g_strdup (value_text) };
  double lon, lat;

  if (shape != NULL)
    {
      outline_init (&area.outline, shape);
      sp_shape_label_point (shape, &lon, &lat);
      sp_mercator_from_degrees (lon, lat, &area.mx, &area.my);
      self->class_used[area.need_class] = 1;
    }
  g_array_append_val (self->areas, area);
}

/* Schools at the very same point learn of one another, so that they can stand round it. */
static void
find_peers (SpMapContent *self, SpMapSchool *school)
{
  school->peers = 1;
  for (guint i = 0; i < self->schools->len; i++)
    {
      SpMapSchool *other = &g_array_index (self->schools, SpMapSchool, i);

      if (other->mx != school->mx || other->my != school->my)
        continue;
      other->peers++;
      school->peers = other->peers;
      school->rank = other->peers - 1;
    }
}

void
sp_map_content_add_school (SpMapContent *self, gint64 id, double lon, double lat, SpMarkKind kind, double size, double fill,
                           gboolean temporary, const char *name)
{
  SpMapSchool school = { .id = id, .kind = kind, .size = MAX (size, 0), .fill = fill, .temporary = temporary,
                         .name = g_strdup (name) };

  sp_mercator_from_degrees (lon, lat, &school.mx, &school.my);
  find_peers (self, &school);
  self->mark_used |= 1u << kind;
  self->temporary_used |= temporary;
  g_array_append_val (self->schools, school);
}

void
sp_map_content_add_growth (SpMapContent *self, gint64 id, double lon, double lat, double dwellings, gboolean at_least,
                           const char *name)
{
  SpMapGrowth growth = { .id = id, .dwellings = MAX (dwellings, 0), .at_least = at_least, .name = g_strdup (name) };

  sp_mercator_from_degrees (lon, lat, &growth.mx, &growth.my);
  self->mark_used |= 1u << SP_MARK_GROWTH;
  self->at_least_used |= at_least;
  g_array_append_val (self->growth, growth);
}

void
sp_map_content_set_area_heading (SpMapContent *self, const char *heading)
{
  g_free (self->area_heading);
  self->area_heading = g_strdup (heading);
}

void
sp_map_content_set_class_name (SpMapContent *self, gint need_class, const char *name)
{
  g_return_if_fail (need_class >= 0 && need_class < SP_N_MAP_CLASSES);
  g_free (self->class_names[need_class]);
  self->class_names[need_class] = g_strdup (name);
}

static gboolean
extend (const SpShape *shape, gboolean any, double *min_lon, double *min_lat, double *max_lon, double *max_lat)
{
  *min_lon = any ? MIN (*min_lon, shape->min_x) : shape->min_x;
  *min_lat = any ? MIN (*min_lat, shape->min_y) : shape->min_y;
  *max_lon = any ? MAX (*max_lon, shape->max_x) : shape->max_x;
  *max_lat = any ? MAX (*max_lat, shape->max_y) : shape->max_y;
  return TRUE;
}

gboolean
sp_map_content_get_extent (const SpMapContent *self, double *min_lon, double *min_lat, double *max_lon, double *max_lat)
{
  gboolean any = FALSE;

  for (guint i = 0; i < self->areas->len; i++)
    {
      const SpMapArea *area = &g_array_index (self->areas, SpMapArea, i);

      if (area->outline.shape != NULL)
        any = extend (area->outline.shape, any, min_lon, min_lat, max_lon, max_lat);
    }
  for (guint i = 0; i < self->districts->len && self->areas->len == 0; i++)
    any = extend (g_array_index (self->districts, SpMapDistrict, i).outline.shape, any, min_lon, min_lat, max_lon, max_lat);
  if (!any)
    for (guint i = 0; i < self->land->len; i++)
      any = extend (g_array_index (self->land, SpOutline, i).shape, any, min_lon, min_lat, max_lon, max_lat);
  return any;
}
