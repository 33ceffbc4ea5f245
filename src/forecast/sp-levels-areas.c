/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Areas and the authority: the areas as forecast and their sum, or both blended with the authority forecast as one area. */
#include "config.h"
#include "sp-levels-private.h"

#include <string.h>
#include "sp-forecast-private.h"
#include "spk-fit.h"
#include "spk-interval.h"

#define Z80 1.2815515655446004
#define MOST_ROUNDS 200
#define CLOSE_ENOUGH 1e-9

static void
copy_areas (SpLevels *self)
{
  for (guint a = 0; a < self->n_areas; a++)
    for (gint lead = 0; lead <= self->horizon; lead++)
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          gsize cell = sp_levels_cell (self, (gint) a, lead, g), top = sp_levels_cell (self, 0, lead, g);

          self->area_known[cell] = sp_forecast_get_pupils (self->forecast, (SpAreaIndex) a, lead, g, &self->area[cell]);
          if (!self->area_known[cell])
            continue;
          self->authority[top] += self->area[cell];
          self->authority_known[top] = TRUE;
        }
}

/* The areas' history as one area's. A year group of a year is known when it is in every area that has it at the origin. */
static SpRollSeries *
sum_series (const SpLevels *self)
{
  const SpRollSeries *from = sp_forecast_get_series (self->forecast);
  SpRollSeries *sum = sp_roll_series_new (1, from->first_year, from->n_years, from->first_entry_year, from->n_entry_years);
  SpAcademicYear origin = sp_academic_year (self->origin);

  sum->area_codes[0] = g_strdup ("authority");
  for (gint y = from->first_year.start; y < from->first_year.start + (gint) from->n_years; y++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      {
        double all = 0, pupils;
        gboolean known = TRUE, any = FALSE;

        for (guint a = 0; a < from->n_areas; a++)
          if (sp_roll_series_get_pupils (from, a, sp_academic_year (y), g, &pupils))
            all += pupils, any = TRUE;
          else
            known &= !sp_roll_series_get_pupils (from, a, origin, g, &pupils);
        if (known && any)
          sp_roll_series_set_pupils (sum, 0, sp_academic_year (y), g, all);
      }
  for (guint e = 0; e < from->n_entry_years; e++)
    {
      SpAcademicYear entry = sp_academic_year (from->first_entry_year.start + (gint) e);
      double all = 0, births;
      gboolean known = TRUE, any = FALSE;

      for (guint a = 0; a < from->n_areas; a++)
        if (self->snapshot->areas[a].phase == SP_PHASE_PRIMARY)
          {
            if (sp_roll_series_get_births (from, a, entry, &births))
              all += births, any = TRUE;
            else
              known = FALSE;
          }
      if (known && any)
        sp_roll_series_set_births (sum, 0, entry, all);
    }
  return sum;
}

/* The sum of the areas' standard deviations, as correlated as two year groups of an area are. */
static double
bottom_deviation (const SpLevels *self, gint lead, SpYearGroup group)
{
  g_autofree double *sd = g_new0 (double, self->n_areas);
  double lower, upper;
  guint n = 0;

  for (guint a = 0; a < self->n_areas; a++)
    if (sp_forecast_get_interval (self->forecast, (SpAreaIndex) a, lead, group, 80, &lower, &upper))
      sd[n++] = self->forecast->reach[0][sp_forecast_cell (self->forecast, (SpAreaIndex) a, lead, group)] / Z80;
  return spk_interval_sum_sd (sd, n, self->forecast->correlation[lead]);
}

/* What is not the trend's is the areas' alone. */
static double
added_by_areas (const SpLevels *self, gint lead, SpYearGroup group)
{
  double sum = 0;

  for (guint a = 0; a < self->n_areas; a++)
    sum += sp_forecast_get_component (self->forecast, (SpAreaIndex) a, lead, group, SP_COMPONENT_HOUSING)
           + sp_forecast_get_component (self->forecast, (SpAreaIndex) a, lead, group, SP_COMPONENT_ADJUSTMENT);
  return sum;
}

static void
blend_authority (SpLevels *self, const SpForecast *top)
{
  for (gint lead = 1; lead <= self->horizon; lead++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      {
        gsize cell = sp_levels_cell (self, 0, lead, g);
        SpLevelBlend *blend = &self->blend[cell];

        if (!self->authority_known[cell] || !sp_forecast_get_pupils (top, 0, lead, g, &blend->top))
          continue;
        blend->top += added_by_areas (self, lead, g);
        blend->s_top = top->reach[0][sp_forecast_cell (top, 0, lead, g)] / Z80;
        blend->bottom = self->authority[cell];
        blend->s_bottom = bottom_deviation (self, lead, g);
        if (blend->s_top > 0 && blend->s_bottom > 0)
          self->authority[cell] = spk_fit_blend (blend->top, blend->s_top, blend->bottom, blend->s_bottom);
      }
}

/* The areas of a phase in a year, fitted to the authority's year groups and to their own totals in proportion. */
static void
fit_phase (SpLevels *self, SpPhase phase, gint lead)
{
  gint first = phase == SP_PHASE_PRIMARY ? SP_GROUP_R : SP_GROUP_Y7;
  gint last = phase == SP_PHASE_PRIMARY ? SP_GROUP_Y6 : SP_GROUP_Y14;
  gsize n_groups = (gsize) (last - first + 1);
  g_autofree double *cells = g_new0 (double, self->n_areas * n_groups), *rows = g_new0 (double, self->n_areas);
  double columns[SP_N_GROUPS] = { 0 }, before = 0, after = 0, off;

  for (gint g = first; g <= last; g++)
    for (guint a = 0; a < self->n_areas; a++)
      {
        gsize cell = sp_levels_cell (self, (gint) a, lead, g);

        if (self->area_known[cell])
          rows[a] += cells[a * n_groups + (gsize) (g - first)] = self->area[cell], before += self->area[cell];
      }
  for (gint g = first; g <= last; g++)
    after += columns[g - first] = self->authority[sp_levels_cell (self, 0, lead, g)];
  for (guint a = 0; a < self->n_areas && before > 0; a++)
    rows[a] *= after / before;
  if (!(before > 0)
      || spk_fit_margins (cells, self->n_areas, n_groups, rows, columns, CLOSE_ENOUGH, MOST_ROUNDS, &off) != SPK_OK)
    return;
  for (gint g = first; g <= last; g++)
    for (guint a = 0; a < self->n_areas; a++)
      self->area[sp_levels_cell (self, (gint) a, lead, g)] = cells[a * n_groups + (gsize) (g - first)];
}

gboolean
sp_levels_fill_areas (SpLevels *self, GError **error)
{
  SpForecastOptions options = SP_FORECAST_OPTIONS_INIT;
  g_autoptr (SpRollSeries) series = NULL;
  g_autoptr (SpForecast) top = NULL;

  copy_areas (self);
  if (self->reconcile == SP_RECONCILE_AREAS)
    return TRUE;
  options.origin = sp_academic_year (self->origin);
  options.horizon = self->horizon;
  options.method = self->forecast->method->name;
  memcpy (options.weights, self->forecast->weights, sizeof options.weights);
  series = sum_series (self);
  top = sp_forecast_run_series (series, &options, NULL, error);
  if (!top)
    return FALSE;
  self->blend = g_new0 (SpLevelBlend, (gsize) (self->horizon + 1) * SP_N_GROUPS);
  blend_authority (self, top);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    for (gint lead = 1; lead <= self->horizon; lead++)
      fit_phase (self, phase, lead);
  return TRUE;
}
