/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-forecast-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (sp-forecast-error-quark, sp_forecast_error)
G_DEFINE_BOXED_TYPE (SpForecast, sp_forecast, sp_forecast_ref, sp_forecast_unref)

const char *
sp_component_code (SpComponent component)
{
  static const char *const codes[] = { "moved-up", "births", "housing", "adjustment" };

  g_return_val_if_fail (component < SP_N_COMPONENTS, "");
  return codes[component];
}

const char *
sp_component_name (SpComponent component)
{
  static const char *const names[] = { N_("Moved up"), N_("Births"), N_("Housing"), N_("Adjustment") };

  g_return_val_if_fail (component < SP_N_COMPONENTS, "");
  return _(names[component]);
}

SpForecast *
sp_forecast_new_empty (SpSnapshot *snapshot, SpRollSeries *series, SpAcademicYear origin, gint horizon)
{
  SpForecast *self = g_new0 (SpForecast, 1);
  gsize n_cells = (gsize) series->n_areas * (horizon + 1) * SP_N_GROUPS;

  self->ref_count = 1;
  self->snapshot = snapshot ? sp_snapshot_ref (snapshot) : NULL;
  self->series = sp_roll_series_ref (series);
  self->origin = origin;
  self->horizon = horizon;
  self->n_areas = series->n_areas;
  self->findings = sp_findings_new ();
  for (gint c = 0; c < SP_N_COMPONENTS; c++)
    self->component[c] = g_new0 (double, n_cells);
  self->pupils = g_new0 (double, n_cells);
  self->known = g_new0 (guint8, n_cells);
  for (gint level = 0; level < 2; level++)
    self->reach[level] = g_new0 (double, n_cells);
  self->into = g_new0 (SpInto, (gsize) series->n_areas * SP_N_GROUPS);
  self->births_projected = g_new0 (guint8, (gsize) series->n_areas * (horizon + 1));
  if (snapshot)
    self->growth_pupils = g_new0 (double, (gsize) snapshot->n_growth_areas *SP_N_PHASES *(horizon + 1));
  return self;
}

SpForecast *
sp_forecast_ref (SpForecast *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_int_inc (&self->ref_count);
  return self;
}

void
sp_forecast_unref (SpForecast *self)
{
  guint n_sites;

  g_return_if_fail (self != NULL);
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  n_sites = self->snapshot ? self->snapshot->n_sites : 0;
  g_clear_pointer (&self->snapshot, sp_snapshot_unref);
  g_clear_pointer (&self->series, sp_roll_series_unref);
  g_ptr_array_unref (self->findings);
  for (gint c = 0; c < SP_N_COMPONENTS; c++)
    g_free (self->component[c]);
  g_free (self->pupils);
  g_free (self->known);
  for (gint level = 0; level < 2; level++)
    g_free (self->reach[level]);
  g_free (self->into);
  g_free (self->into_far);
  g_free (self->history);
  g_free (self->n_history);
  g_free (self->choice);
  g_free (self->record);
  g_free (self->excluded);
  g_free (self->births_projected);
  g_free (self->registered);
  g_free (self->growth_pupils);
  g_free (self->dwellings);
  for (guint s = 0; self->drawn && s < n_sites; s++)
    g_free (self->drawn[s]);
  g_free (self->drawn);
  g_free (self->first);
  g_free (self->last);
  g_free (self->fed);
  g_free (self->base);
  g_free (self->base_known);
  g_free (self);
}

const char *
sp_forecast_area_name (const SpForecast *self, SpAreaIndex area)
{
  if (self->snapshot)
    return self->snapshot->areas[area].name;
  return self->series->area_codes[area] ? self->series->area_codes[area] : "";
}

void
sp_forecast_take_finding (SpForecast *self, SpFinding *finding)
{
  g_ptr_array_add (self->findings, finding);
}

void
sp_forecast_add_finding (SpForecast *self, SpSeverity severity, const char *code, SpAreaIndex area, const char *format,
                         ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  sp_forecast_take_finding (self, sp_finding_new (severity, code, SP_SUBJECT_AREA,
                                                  self->snapshot ? self->snapshot->areas[area].id : 0, message));
}

SpSnapshot *
sp_forecast_get_snapshot (const SpForecast *self)
{
  return self->snapshot;
}

SpRollSeries *
sp_forecast_get_series (const SpForecast *self)
{
  return self->series;
}

SpAcademicYear
sp_forecast_get_origin (const SpForecast *self)
{
  return self->origin;
}

gint
sp_forecast_get_horizon (const SpForecast *self)
{
  return self->horizon;
}

guint
sp_forecast_get_n_areas (const SpForecast *self)
{
  return self->n_areas;
}

GPtrArray *
sp_forecast_get_findings (const SpForecast *self)
{
  return self->findings;
}

static gboolean
is_cell (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group)
{
  return area >= 0 && (guint) area < self->n_areas && lead >= 0 && lead <= self->horizon && (gint) group >= 0
         && group < SP_N_GROUPS;
}

const char *
sp_forecast_get_method (const SpForecast *self, SpAreaIndex area, SpYearGroup group)
{
  const char *method;

  g_return_val_if_fail (is_cell (self, area, 0, group), "");
  method = sp_forecast_into (self, area, group)->method;
  return method ? method : "";
}

const char *
sp_forecast_get_method_at (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group)
{
  const char *method;

  g_return_val_if_fail (is_cell (self, area, lead, group), "");
  method = sp_forecast_into_at (self, area, lead, group)->method;
  return method ? method : "";
}

gboolean
sp_forecast_get_pupils (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group, double *pupils)
{
  gsize cell;

  g_return_val_if_fail (is_cell (self, area, lead, group), FALSE);
  cell = sp_forecast_cell (self, area, lead, group);
  if (pupils && self->known[cell])
    *pupils = self->pupils[cell];
  return self->known[cell];
}

double
sp_forecast_get_component (const SpForecast *self, SpAreaIndex area, gint lead, SpYearGroup group,
                           SpComponent component)
{
  g_return_val_if_fail (is_cell (self, area, lead, group) && component < SP_N_COMPONENTS, 0);
  return self->component[component][sp_forecast_cell (self, area, lead, group)];
}

gboolean
sp_forecast_births_projected (const SpForecast *self, SpAreaIndex area, gint lead)
{
  g_return_val_if_fail (is_cell (self, area, lead, SP_GROUP_R), FALSE);
  return self->births_projected[(gsize) area * (self->horizon + 1) + lead];
}

gboolean
sp_forecast_get_ratio (const SpForecast *self, SpAreaIndex area, SpYearGroup group, double *ratio, double history[16],
                       guint *n_history)
{
  const SpInto *into;
  gsize at;
  guint n;

  g_return_val_if_fail (is_cell (self, area, 0, group), FALSE);
  into = sp_forecast_into (self, area, group);
  if (into->kind != SP_INTO_RATIO)
    return FALSE;
  if (ratio)
    *ratio = into->ratio;
  at = (gsize) area * SP_N_GROUPS + group;
  n = self->n_history ? self->n_history[at] : 0;
  if (history)
    for (guint i = 0; i < n; i++)
      history[i] = self->history[at * SP_N_RATIO_SLOTS + i];
  if (n_history)
    *n_history = n;
  return TRUE;
}
