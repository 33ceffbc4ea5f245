/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-snapshot.h"

#include "sp-date-parts.h"
#include "sp-snapshot-private.h"

G_DEFINE_BOXED_TYPE (SpSnapshot, sp_snapshot, sp_snapshot_ref, sp_snapshot_unref)

static const SpArena *
get_arena (const SpSnapshot *self)
{
  return self->arena;
}

SpSnapshot *
sp_snapshot_ref (SpSnapshot *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_snapshot_unref (SpSnapshot *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  sp_arena_free (self->arena);
  g_clear_pointer (&self->base, sp_snapshot_unref);
  g_free (self);
}

char *
sp_project_dup_completion (const SpProject *project)
{
  return project->completion_text ? g_strdup (project->completion_text) : sp_date_to_words (project->completion_on);
}

SpAreaIndex
sp_snapshot_find_area (const SpSnapshot *self,
                       gint64            id)
{
  return sp_id_table_find (&get_arena (self)->areas, id);
}

SpSchoolIndex
sp_snapshot_find_school (const SpSnapshot *self,
                         gint64            id)
{
  return sp_id_table_find (&get_arena (self)->schools, id);
}

SpGrowthIndex
sp_snapshot_find_growth_area (const SpSnapshot *self,
                              gint64            id)
{
  return sp_id_table_find (&get_arena (self)->growth_areas, id);
}

SpSiteIndex
sp_snapshot_find_site (const SpSnapshot *self,
                       gint64            id)
{
  return sp_id_table_find (&get_arena (self)->sites, id);
}

SpProjectIndex
sp_snapshot_find_project (const SpSnapshot *self,
                          gint64            id)
{
  return sp_id_table_find (&get_arena (self)->projects, id);
}

/* The one thing of that name: `found` so far, and the next that matches. -2 = there are several. */
static gint
only_one (gint        found,
          gint        candidate,
          const char *name,
          const char *folded)
{
  g_autofree char *other = g_utf8_casefold (name, -1);

  if (!g_str_equal (other, folded))
    return found;
  return found == -1 ? candidate : -2;
}

SpAreaIndex
sp_snapshot_find_area_by_name (const SpSnapshot *self,
                               const char       *code_or_name)
{
  g_autofree char *folded = g_utf8_casefold (code_or_name, -1);
  gint found = -1;

  for (guint i = 0; i < self->n_areas; i++)
    if (g_str_equal (self->areas[i].code, code_or_name))
      return (gint) i;
  for (guint i = 0; i < self->n_areas; i++)
    found = only_one (found, (gint) i, self->areas[i].name, folded);
  return MAX (found, -1);
}

SpGrowthIndex
sp_snapshot_find_growth_area_by_name (const SpSnapshot *self,
                                      const char       *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  gint found = -1;

  for (guint i = 0; i < self->n_growth_areas; i++)
    found = only_one (found, (gint) i, self->growth_areas[i].name, folded);
  return MAX (found, -1);
}

/* The override in force; a scenario's own comes before its parents'. */
static gboolean
find_override (const SpSnapshot *self,
               const char       *subject,
               SpAreaIndex       area,
               SpAcademicYear    year,
               gint              group,
               double           *value)
{
  g_return_val_if_fail (area >= 0 && (guint) area < self->n_areas, FALSE);

  for (guint i = 0; i < self->n_overrides; i++)
    {
      const SpOverride *override = &self->overrides[i];

      if (override->target_id == self->areas[area].id && override->year.start == year.start
          && override->year_group == group && override->has_value && g_str_equal (override->subject, subject))
        {
          *value = override->value;
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
sp_snapshot_override_take_up (const SpSnapshot *self,
                              SpAreaIndex       area,
                              double           *ratio)
{
  return find_override (self, "take-up", area, sp_academic_year (0), -1, ratio);
}

gboolean
sp_snapshot_override_progression (const SpSnapshot *self,
                                  SpAreaIndex       area,
                                  SpYearGroup       into,
                                  double           *ratio)
{
  return find_override (self, "progression", area, sp_academic_year (0), (gint) into, ratio);
}

gboolean
sp_snapshot_override_pupils (const SpSnapshot *self,
                             SpAreaIndex       area,
                             SpAcademicYear    year,
                             SpYearGroup       group,
                             double           *pupils)
{
  return find_override (self, "pupils", area, year, (gint) group, pupils);
}
