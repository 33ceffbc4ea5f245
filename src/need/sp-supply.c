/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-supply.h"

#include <glib/gi18n-lib.h>
#include "sp-supply-findings.h"

struct _SpSupply
{
  gint         ref_count;
  SpSupplyKind kind;
  SpSnapshot  *snapshot;
  GPtrArray   *findings;
  double      *places;    /* [n_areas][n_years][SP_N_GROUPS] of schools */
  double      *temporary; /* same shape; of those */
  double      *project;   /* same shape; places added by projects */
  guint8      *known;     /* same shape; 1 = some school's places are held */
};

G_DEFINE_BOXED_TYPE (SpSupply, sp_supply, sp_supply_ref, sp_supply_unref)

static gsize
cell_of (const SpSupply *self, SpAreaIndex area, guint year_index, SpYearGroup group)
{
  return ((gsize) area * self->snapshot->n_years + year_index) * SP_N_GROUPS + group;
}

/* The part of the year axis in which a membership holds and its area exists. */
static void
find_span (const SpSnapshot *snapshot, const SpMembership *membership, guint *first, guint *end)
{
  const SpArea *area = &snapshot->areas[membership->area];
  gint from = MAX (membership->from.start, area->opened.start);
  gint to = G_MAXINT;

  if (membership->to.start != 0)
    to = MIN (to, membership->to.start);
  if (area->closed.start != 0)
    to = MIN (to, area->closed.start);

  *first = CLAMP (from - snapshot->first_year.start, 0, (gint) snapshot->n_years);
  *end = to == G_MAXINT ? (gint)snapshot->n_years : CLAMP (to - snapshot->first_year.start, 0, (gint)snapshot->n_years);
}

static void
add_school_year (SpSupply *self, const SpMembership *membership, guint year_index)
{
  const SpSnapshot *snapshot = self->snapshot;
  SpPhase phase = snapshot->areas[membership->area].phase;

  for (gint g = 0; g < SP_N_GROUPS; g++)
    {
      gsize from = sp_snapshot_cell (snapshot, membership->school, year_index, g);
      gsize to = cell_of (self, membership->area, year_index, g);

      if (sp_year_group_phase (g) != phase || snapshot->school_places[from] < 0)
        continue;
      self->places[to] += snapshot->school_places[from];
      self->known[to] = 1;
      if (snapshot->temporary_places != NULL && snapshot->temporary_places[from] > 0)
        self->temporary[to] += snapshot->temporary_places[from];
    }
}

static void
add_schools (SpSupply *self)
{
  if (self->snapshot->school_places == NULL)
    return;

  for (guint i = 0; i < self->snapshot->n_memberships; i++)
    {
      const SpMembership *membership = &self->snapshot->memberships[i];
      guint first, end;

      find_span (self->snapshot, membership, &first, &end);
      for (guint y = first; y < end; y++)
        add_school_year (self, membership, y);
    }
}

static void
add_projects (SpSupply *self)
{
  for (guint p = 0; p < self->snapshot->n_projects; p++)
    {
      const SpProject *project = &self->snapshot->projects[p];

      if (!sp_supply_kind_counts (self->kind, project))
        continue;
      for (guint i = 0; i < project->n_places; i++)
        {
          const SpProjectPlaces *row = &project->places[i];
          gint first = MAX (0, row->year.start - self->snapshot->first_year.start);

          for (gint y = first; y < (gint) self->snapshot->n_years; y++)
            self->project[cell_of (self, row->area, y, row->group)] += row->places;
        }
    }
}

/* -1 before the axis; the last year for years after it. */
static gint
year_index_of (const SpSupply *self, SpAcademicYear year)
{
  return MIN (year.start - self->snapshot->first_year.start, (gint) self->snapshot->n_years - 1);
}

gboolean
sp_supply_kind_counts (SpSupplyKind kind, const SpProject *project)
{
  return kind == SP_SUPPLY_ALL || (kind == SP_SUPPLY_COMMITTED && project->committed);
}

SpSupply *
sp_supply_new (SpSnapshot *snapshot, SpSupplyKind kind)
{
  SpSupply *self;
  gsize n_cells;

  g_return_val_if_fail (snapshot != NULL, NULL);

  self = g_new0 (SpSupply, 1);
  self->ref_count = 1;
  self->kind = kind;
  self->snapshot = sp_snapshot_ref (snapshot);
  self->findings = sp_findings_new ();
  n_cells = (gsize) snapshot->n_areas * snapshot->n_years * SP_N_GROUPS;
  self->places = g_new0 (double, n_cells);
  self->temporary = g_new0 (double, n_cells);
  self->project = g_new0 (double, n_cells);
  self->known = g_new0 (guint8, n_cells);

  add_schools (self);
  if (kind != SP_SUPPLY_EXISTING)
    add_projects (self);
  sp_supply_find_faults (snapshot, kind, self->findings);
  return self;
}

SpSupply *
sp_supply_ref (SpSupply *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_supply_unref (SpSupply *self)
{
  if (self == NULL || !g_atomic_int_dec_and_test (&self->ref_count))
    return;

  g_ptr_array_unref (self->findings);
  g_free (self->places);
  g_free (self->temporary);
  g_free (self->project);
  g_free (self->known);
  sp_snapshot_unref (self->snapshot);
  g_free (self);
}

SpSupplyKind
sp_supply_get_kind (const SpSupply *self)
{
  return self->kind;
}

SpSnapshot *
sp_supply_get_snapshot (const SpSupply *self)
{
  return self->snapshot;
}

GPtrArray *
sp_supply_get_findings (const SpSupply *self)
{
  return self->findings;
}

const char *
sp_supply_kind_code (SpSupplyKind kind)
{
  static const char *const codes[] = { "existing", "committed", "all" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (codes), NULL);
  return codes[kind];
}

const char *
sp_supply_kind_name (SpSupplyKind kind)
{
  switch (kind)
    {
    case SP_SUPPLY_EXISTING:
      return _("Existing places");
    case SP_SUPPLY_COMMITTED:
      return _("Existing and committed places");
    case SP_SUPPLY_ALL:
      return _("Places of all projects");
    default:
      g_return_val_if_reached (NULL);
    }
}

gboolean
sp_supply_get_places (const SpSupply *self, SpAreaIndex area, SpAcademicYear year, SpYearGroup group, double *places)
{
  gint y = year_index_of (self, year);
  gsize cell;

  g_return_val_if_fail (area >= 0 && (guint) area < self->snapshot->n_areas, FALSE);
  if (y < 0)
    return FALSE;
  cell = cell_of (self, area, y, group);
  if (!self->known[cell])
    return FALSE;

  *places = MAX (0, self->places[cell] + self->project[cell]);
  return TRUE;
}

double
sp_supply_get_temporary (const SpSupply *self, SpAreaIndex area, SpAcademicYear year, SpYearGroup group)
{
  gint y = year_index_of (self, year);

  g_return_val_if_fail (area >= 0 && (guint) area < self->snapshot->n_areas, 0);
  return y < 0 ? 0 : self->temporary[cell_of (self, area, y, group)];
}

double
sp_supply_get_project_places (const SpSupply *self, SpAreaIndex area, SpAcademicYear year, SpYearGroup group)
{
  gint y = year_index_of (self, year);

  g_return_val_if_fail (area >= 0 && (guint) area < self->snapshot->n_areas, 0);
  return y < 0 ? 0 : self->project[cell_of (self, area, y, group)];
}
