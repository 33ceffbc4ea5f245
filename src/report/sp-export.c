/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-export.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "sp-plan-table.h"

#define MOST_WHOLE 9007199254740992.0 /* 2^53: above it a double does not tell whole numbers apart */

static gboolean
add_row_cb (const SpPlanColumn *columns, const SpPlanCell *cells, guint n, gpointer user_data)
{
  SpTable *table = user_data;
  if (cells == NULL)
    {
      for (guint i = 0; i < n; i++)
        sp_table_add_column (table, columns[i].name, columns[i].heading, columns[i].is_number ? SP_TABLE_NUMBER : SP_TABLE_TEXT);
      return n > 0;
    }
  sp_table_begin_row (table);
  for (guint i = 0; i < n; i++)
    if (cells[i].is_number)
      {
        const char *point = cells[i].text != NULL ? strchr (cells[i].text, '.') : NULL;
        sp_table_add_number (table, cells[i].number, point != NULL ? MIN (strlen (point + 1), 4) : 0);
      }
    else
      sp_table_add_text (table, cells[i].text);
  return TRUE;
}

GPtrArray *
sp_tables_of_plan (SpPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_table_free);
  g_autoptr (GArray) list = sp_plan_list_tables (plan);
  for (guint i = 0; i < list->len; i++)
    {
      const SpPlanTable *entry = &g_array_index (list, SpPlanTable, i);
      g_autoptr (SpTable) table = sp_table_new (entry->name, entry->title);
      if (entry->n_rows == 0)
        continue;
      if (!sp_plan_read_table (plan, entry->name, add_row_cb, table, error))
        return NULL;
      if (sp_table_get_n_columns (table) > 0)
        g_ptr_array_add (tables, g_steal_pointer (&table));
    }
  return g_steal_pointer (&tables);
}

static void
add_position (JsonBuilder *out, const SpShape *shape, guint i)
{
  json_builder_begin_array (out);
  json_builder_add_double_value (out, shape->x[i]);
  json_builder_add_double_value (out, shape->y[i]);
  json_builder_end_array (out);
}

/* Twice the signed area: above nought is anticlockwise. */
static double
measure_ring (const SpShape *shape, guint part)
{
  double sum = 0;
  for (guint i = shape->part_start[part]; i + 1 < shape->part_start[part + 1]; i++)
    sum += shape->x[i] * shape->y[i + 1] - shape->x[i + 1] * shape->y[i];
  return sum;
}

static void
add_part (JsonBuilder *out, const SpShape *shape, guint part, gboolean backwards)
{
  guint from = shape->part_start[part], to = shape->part_start[part + 1];
  json_builder_begin_array (out);
  for (guint i = from; i < to; i++)
    add_position (out, shape, backwards ? to - 1 - (i - from) : i);
  json_builder_end_array (out);
}

static void
add_polygons (JsonBuilder *out, const SpShape *shape)
{
  for (guint p = 0; p < shape->n_polygons; p++)
    {
      json_builder_begin_array (out);
      for (guint part = shape->polygon_first_ring[p]; part < shape->polygon_first_ring[p + 1]; part++)
        {
          gboolean is_outer = part == shape->polygon_first_ring[p];
          add_part (out, shape, part, is_outer != (measure_ring (shape, part) > 0));
        }
      json_builder_end_array (out);
    }
}

static void
add_geometry (JsonBuilder *out, const SpShape *shape)
{
  static const char *const types[] = { "Point", "MultiLineString", "MultiPolygon" };
  json_builder_set_member_name (out, "geometry");
  if (shape == NULL)
    {
      json_builder_add_null_value (out);
      return;
    }
  json_builder_begin_object (out);
  json_builder_set_member_name (out, "type");
  json_builder_add_string_value (out, types[shape->kind]);
  json_builder_set_member_name (out, "coordinates");
  if (shape->kind == SP_SHAPE_POINT)
    add_position (out, shape, 0);
  else
    {
      json_builder_begin_array (out);
      if (shape->kind == SP_SHAPE_POLYGONS)
        add_polygons (out, shape);
      for (guint part = 0; shape->kind == SP_SHAPE_LINES && part < shape->n_parts; part++)
        add_part (out, shape, part, FALSE);
      json_builder_end_array (out);
    }
  json_builder_end_object (out);
}

static void
add_property (JsonBuilder *out, const SpPlanCell *cell)
{
  if (cell->is_number && fabs (cell->number) < MOST_WHOLE && cell->number == trunc (cell->number))
    json_builder_add_int_value (out, (gint64) cell->number);
  else if (cell->is_number)
    json_builder_add_double_value (out, cell->number);
  else if (cell->text != NULL)
    json_builder_add_string_value (out, cell->text);
  else
    json_builder_add_null_value (out);
}

static gboolean
add_feature_cb (const SpShape *shape, const char *const *names, const SpPlanCell *cells, guint n, gpointer user_data)
{
  JsonBuilder *out = user_data;
  json_builder_begin_object (out);
  json_builder_set_member_name (out, "type");
  json_builder_add_string_value (out, "Feature");
  json_builder_set_member_name (out, "properties");
  json_builder_begin_object (out);
  for (guint i = 0; i < n; i++)
    {
      json_builder_set_member_name (out, names[i]);
      add_property (out, &cells[i]);
    }
  json_builder_end_object (out);
  add_geometry (out, shape);
  json_builder_end_object (out);
  return TRUE;
}

char *
sp_plan_dup_geojson (SpPlan *plan, const char *table, GError **error)
{
  g_autoptr (JsonBuilder) out = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  json_builder_begin_object (out);
  json_builder_set_member_name (out, "type");
  json_builder_add_string_value (out, "FeatureCollection");
  json_builder_set_member_name (out, "name");
  json_builder_add_string_value (out, table);
  json_builder_set_member_name (out, "features");
  json_builder_begin_array (out);
  if (!sp_plan_read_features (plan, table, add_feature_cb, out, error))
    return NULL;
  json_builder_end_array (out);
  json_builder_end_object (out);
  root = json_builder_get_root (out);
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}
