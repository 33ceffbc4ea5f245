/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Methods that planners have chosen, and years left out of ratios. */
#include "config.h"
#include "sp-snapshot-private.h"

#include <glib/gi18n-lib.h>

static const char *const points[] = { "reception", "year 7", "other entry", "moving up", "sixth form", NULL };
static const char *const phases[] = { "primary", "secondary", NULL };

const char *
sp_entry_point_code (SpEntryPoint self)
{
  return self >= 0 && self < SP_N_ENTRY_POINTS ? points[self] : NULL;
}

const char *
sp_entry_point_name (SpEntryPoint self)
{
  static const char *const names[]
      = { N_("Reception"), N_("Year 7"), N_("Other entry"), N_("Moving up"), N_("Sixth form") };

  return self >= 0 && self < SP_N_ENTRY_POINTS ? _(names[self]) : _("All year groups");
}

static void
read_excluded_years (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpExcludedYear));
  SpCursor cursor = sp_reader_query (self, "SELECT year, area_id IS NOT NULL, area_id, reason FROM excluded_year "
                                           "ORDER BY year, area_id, id");

  while (sp_cursor_next (&cursor))
    {
      SpExcludedYear row = { sp_academic_year (sp_cursor_int (&cursor, 0)), -1, NULL };
      gboolean of_area = sp_cursor_int (&cursor, 0) != 0;

      row.area = sp_cursor_find (&cursor, &self->arena->areas);
      row.reason = sp_cursor_text (&cursor);
      if (row.year.start != 0 && row.reason && (!of_area || row.area >= 0))
        g_array_append_val (rows, row);
    }
  self->snapshot->excluded_years = sp_arena_take_array (self->arena, rows, &self->snapshot->n_excluded_years);
}

static void
read_method_choices (SpReader *self)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (SpMethodChoice));
  SpCursor cursor = sp_reader_query (
      self, "SELECT id, area_id IS NOT NULL, area_id, phase, point, method, reason FROM method_choice "
            "ORDER BY area_id IS NULL, point IS NULL, phase IS NULL, area_id, point, phase, id");

  while (sp_cursor_next (&cursor))
    {
      SpMethodChoice row = { .id = sp_cursor_id (&cursor) };
      gboolean of_area = sp_cursor_int (&cursor, 0) != 0;

      row.area = sp_cursor_find (&cursor, &self->arena->areas);
      row.phase = sp_cursor_choice (&cursor, phases, -1);
      row.point = (SpEntryPoint) sp_cursor_choice (&cursor, points, SP_ENTRY_ANY);
      row.method = sp_cursor_text (&cursor);
      row.reason = sp_cursor_text (&cursor);
      if (row.method && row.reason && (!of_area || row.area >= 0))
        g_array_append_val (rows, row);
    }
  self->snapshot->method_choices = sp_arena_take_array (self->arena, rows, &self->snapshot->n_method_choices);
}

void
sp_read_methods (SpReader *self)
{
  read_excluded_years (self);
  read_method_choices (self);
}

const SpMethodChoice *
sp_snapshot_find_method_choice (const SpSnapshot *self, SpAreaIndex area, SpEntryPoint point)
{
  g_return_val_if_fail (area >= 0 && (guint) area < self->n_areas, NULL);
  for (guint i = 0; i < self->n_method_choices; i++)
    {
      const SpMethodChoice *one = &self->method_choices[i];

      if ((one->area < 0 || one->area == area) && (one->phase < 0 || one->phase == (gint) self->areas[area].phase)
          && (one->point == SP_ENTRY_ANY || one->point == point))
        return one;
    }
  return NULL;
}
