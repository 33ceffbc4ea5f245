/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-small-area.h"

#include "sp-plan-private.h"

static void
free_small_area (gpointer data)
{
  SpSmallArea *self = data;

  g_free (self->code);
  g_free (self->name);
  g_free (self->kind);
  g_clear_pointer (&self->shape, sp_shape_unref);
  g_free (self);
}

GPtrArray *
sp_plan_dup_small_areas (SpPlan *plan, GError **error)
{
  g_autoptr (GPtrArray) areas = g_ptr_array_new_with_free_func (free_small_area);
  g_autoptr (sqlite3_stmt) rows = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && sp_plan_get_database (plan), NULL);
  rows = sp_database_prepare (sp_plan_get_database (plan), "SELECT id, code, name, kind, geom FROM small_area ORDER BY code", error);
  if (!rows)
    return NULL;
  while (sp_database_step (rows, NULL))
    {
      SpSmallArea *area = g_new0 (SpSmallArea, 1);

      area->id = sqlite3_column_int64 (rows, 0);
      area->code = sp_database_dup_column (rows, 1);
      area->name = sp_database_dup_column (rows, 2);
      area->kind = sp_database_dup_column (rows, 3);
      if (sqlite3_column_type (rows, 4) != SQLITE_NULL)
        area->shape = sp_shape_new_from_gpkg (sqlite3_column_blob (rows, 4), (gsize) sqlite3_column_bytes (rows, 4), NULL);
      g_ptr_array_add (areas, area);
    }
  return g_steal_pointer (&areas);
}

gboolean
sp_plan_get_latest_count (SpPlan *plan, gint *year, GError **error)
{
  g_autoptr (sqlite3_stmt) rows = NULL;

  g_return_val_if_fail (SP_IS_PLAN (plan) && sp_plan_get_database (plan), FALSE);
  rows = sp_database_prepare (sp_plan_get_database (plan), "SELECT COALESCE (MAX (year), 0) FROM small_area_people WHERE age <= 4", error);
  if (!rows || !sp_database_step (rows, error))
    return FALSE;
  *year = sqlite3_column_int (rows, 0);
  return TRUE;
}
