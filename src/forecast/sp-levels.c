/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-levels-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (SpLevels, sp_levels, sp_levels_ref, sp_levels_unref)

static const char *const reconcile_codes[] = { "areas", "blended" };

gboolean
sp_reconcile_parse (const char *text, SpReconcile *out)
{
  for (guint i = 0; i < G_N_ELEMENTS (reconcile_codes); i++)
    if (g_ascii_strcasecmp (text, reconcile_codes[i]) == 0)
      {
        *out = (SpReconcile) i;
        return TRUE;
      }
  return FALSE;
}

const char *
sp_demand_kind_code (SpDemandKind kind)
{
  static const char *const codes[] = { "counted", "moved-up", "share", "school-shares", "staying-on", "places", "none" };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (codes), "");
  return codes[kind];
}

const char *
sp_demand_kind_name (SpDemandKind kind)
{
  static const char *const names[]
      = { N_("counted"), N_("moved up in the school"), N_("share of past intakes of its area"),
          N_("shares of the schools they come from"), N_("staying on, by the plan’s ratio"),
          N_("by places: no intake of the area is held"), N_("none of its own") };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (names), "");
  return _(names[kind]);
}

static SpLevels *
allocate (SpForecast *forecast, SpReconcile reconcile)
{
  SpLevels *self = g_new0 (SpLevels, 1);
  gsize n_area_cells, n_authority;

  self->ref_count = 1;
  self->forecast = sp_forecast_ref (forecast);
  self->snapshot = sp_forecast_get_snapshot (forecast);
  self->reconcile = reconcile;
  self->origin = sp_forecast_get_origin (forecast).start;
  self->horizon = sp_forecast_get_horizon (forecast);
  self->n_areas = sp_forecast_get_n_areas (forecast);
  self->n_schools = self->snapshot->n_schools;
  n_authority = (gsize) (self->horizon + 1) * SP_N_GROUPS;
  n_area_cells = n_authority * self->n_areas;
  self->area = g_new0 (double, n_area_cells);
  self->area_known = g_new0 (guint8, n_area_cells);
  self->area_whole = g_new0 (gint, n_area_cells);
  self->no_school = g_new0 (gint, n_area_cells);
  self->no_school_exact = g_new0 (double, n_area_cells);
  self->authority = g_new0 (double, n_authority);
  self->authority_known = g_new0 (guint8, n_authority);
  self->authority_whole = g_new0 (gint, n_authority);
  self->demand = g_new0 (SpSchoolDemand, n_authority * self->n_schools);
  self->school_area = g_new (SpAreaIndex, (gsize) self->n_schools * SP_N_PHASES);
  self->past = g_new0 (double, (gsize) self->n_schools * SP_N_GROUPS);
  return self;
}

SpLevels *
sp_levels_run (SpForecast *forecast, SpReconcile reconcile, SpProgress *progress, GError **error)
{
  g_autoptr (SpLevels) self = NULL;

  g_return_val_if_fail (forecast != NULL && sp_forecast_get_snapshot (forecast) != NULL, NULL);
  if (sp_progress_is_cancelled (progress, error))
    return NULL;
  self = allocate (forecast, reconcile);
  if (!sp_levels_fill_areas (self, error) || sp_progress_is_cancelled (progress, error))
    return NULL;
  sp_levels_fill_schools (self);
  sp_levels_round (self);
  sp_progress_report (progress, 1, _("Sharing pupils among schools"));
  return g_steal_pointer (&self);
}

SpLevels *
sp_levels_ref (SpLevels *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_levels_unref (SpLevels *self)
{
  if (!self || !g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_free (self->area);
  g_free (self->area_known);
  g_free (self->area_whole);
  g_free (self->no_school);
  g_free (self->no_school_exact);
  g_free (self->authority);
  g_free (self->authority_known);
  g_free (self->authority_whole);
  g_free (self->blend);
  g_free (self->demand);
  g_free (self->school_area);
  g_free (self->past);
  sp_forecast_unref (self->forecast);
  g_free (self);
}

SpForecast *
sp_levels_get_forecast (const SpLevels *self)
{
  return self->forecast;
}

SpReconcile
sp_levels_get_reconcile (const SpLevels *self)
{
  return self->reconcile;
}

static gboolean
is_in (const SpLevels *self, gint lead, SpYearGroup group)
{
  return lead >= 0 && lead <= self->horizon && (guint) group < SP_N_GROUPS;
}

static gboolean
give (double exact, gint children, gboolean known, double *pupils, gint *whole)
{
  if (known && pupils)
    *pupils = exact;
  if (known && whole)
    *whole = children;
  return known;
}

gboolean
sp_levels_get_authority (const SpLevels *self, gint lead, SpYearGroup group, double *pupils, gint *whole)
{
  gsize cell;

  g_return_val_if_fail (is_in (self, lead, group), FALSE);
  cell = sp_levels_cell (self, 0, lead, group);
  return give (self->authority[cell], self->authority_whole[cell], self->authority_known[cell], pupils, whole);
}

gboolean
sp_levels_get_area (const SpLevels *self, SpAreaIndex area, gint lead, SpYearGroup group, double *pupils, gint *whole)
{
  gsize cell;

  g_return_val_if_fail (is_in (self, lead, group) && area >= 0 && (guint) area < self->n_areas, FALSE);
  cell = sp_levels_cell (self, area, lead, group);
  return give (self->area[cell], self->area_whole[cell], self->area_known[cell], pupils, whole);
}

gboolean
sp_levels_get_school (const SpLevels *self, SpSchoolIndex school, gint lead, SpYearGroup group, SpSchoolDemand *demand)
{
  SpAreaIndex area;

  g_return_val_if_fail (is_in (self, lead, group) && school >= 0 && (guint) school < self->n_schools, FALSE);
  area = sp_levels_get_school_area (self, school, group);
  if (area < 0 || !self->area_known[sp_levels_cell (self, area, lead, group)]
      || !sp_levels_school_teaches (self, school, lead, group))
    return FALSE;
  *demand = self->demand[sp_levels_cell (self, school, lead, group)];
  return TRUE;
}

gint
sp_levels_get_no_school (const SpLevels *self, SpAreaIndex area, gint lead, SpYearGroup group)
{
  g_return_val_if_fail (is_in (self, lead, group) && area >= 0 && (guint) area < self->n_areas, 0);
  return self->no_school[sp_levels_cell (self, area, lead, group)];
}

SpAreaIndex
sp_levels_get_school_area (const SpLevels *self, SpSchoolIndex school, SpYearGroup group)
{
  return self->school_area[(gsize) school * SP_N_PHASES + sp_year_group_phase (group)];
}

gboolean
sp_levels_is_open (const SpLevels *self, SpSchoolIndex school, gint lead)
{
  const SpSchool *one = &self->snapshot->schools[school];
  gint year = self->origin + lead;

  return one->opened.start <= year && (one->closed.start == 0 || year < one->closed.start);
}

gboolean
sp_levels_school_teaches (const SpLevels *self, SpSchoolIndex school, gint lead, SpYearGroup group)
{
  const SpSchool *one = &self->snapshot->schools[school];
  gint y = sp_snapshot_year_index (self->snapshot, sp_academic_year (self->origin));

  if (lead == 0 && y >= 0 && self->snapshot->roll[sp_snapshot_cell (self->snapshot, school, (guint) y, group)] > 0)
    return TRUE; /* whatever its range says, they were counted there */
  return group >= one->first_group && group <= one->last_group && sp_levels_is_open (self, school, lead);
}

double
sp_levels_get_past_intake (const SpLevels *self, SpSchoolIndex school, SpYearGroup group)
{
  g_return_val_if_fail (school >= 0 && (guint) school < self->n_schools && (guint) group < SP_N_GROUPS, 0);
  return self->past[(gsize) school * SP_N_GROUPS + group];
}

gboolean
sp_levels_get_blend (const SpLevels *self, gint lead, SpYearGroup group, SpLevelBlend *out)
{
  g_return_val_if_fail (is_in (self, lead, group), FALSE);
  if (!self->blend || !self->authority_known[sp_levels_cell (self, 0, lead, group)] || lead == 0)
    return FALSE;
  *out = self->blend[sp_levels_cell (self, 0, lead, group)];
  return out->s_top > 0;
}
