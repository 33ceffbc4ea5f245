/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The level that a year group is drawn to is what it was at the origin, and more and more, as leads lengthen, what the
 * forecast itself has made of it: ANCHOR^(lead - 1) of the first. An old level must not hold back a change that births
 * have already brought. */
#include "config.h"
#include "sp-forecast-blend.h"

#include <math.h>
#include "sp-forecast-private.h"
#include "spk-blend.h"
#include "spk-intake.h"

#define ANCHOR 0.7

struct _SpForecastBlend
{
  SpkPanel panel;
  double *pupils, *feeder, *next_births, *memory, *intake_memory;
  guint8 *pupils_known, *feeder_known, *known;
  gint32 *parent;
  double *total; /* [n_parents][SP_N_GROUPS] of the lead before */
  SpkBlend blend;
  SpkIntake intake;
};

static void
fill_area (SpForecastBlend *self, const SpForecastWork *work, guint area)
{
  for (guint y = 0; y < self->panel.n_years; y++)
    {
      SpAcademicYear year = sp_academic_year (work->out->origin.start - (gint) self->panel.n_years + 1 + (gint) y);

      for (gint g = work->first[area]; g <= work->last[area]; g++)
        {
          gsize cell = spk_panel_cell (&self->panel, area, y, g);

          self->pupils_known[cell] = sp_roll_series_get_pupils (work->series, area, year, g, &self->pupils[cell])
                                     && !sp_forecast_is_excluded (work, (gint) area, year);
          self->feeder_known[cell] = sp_forecast_feeder (work, (SpAreaIndex) area, g, year, &self->feeder[cell])
                                     && !sp_forecast_step_is_excluded (work, (gint) area, g, year);
          /* A school that teaches nobody of a year group does not teach it: no level to be drawn to. */
          if (!(self->pupils[cell] > 0))
            self->pupils_known[cell] = FALSE;
        }
      sp_roll_series_get_births (work->series, area, sp_academic_year (year.start + 1),
                                 &self->next_births[(gsize) area * self->panel.n_years + y]);
    }
}

static guint
count_years (const SpForecastWork *work)
{
  return CLAMP (work->out->origin.start - work->series->first_year.start + 1, 1, (gint) work->series->n_years);
}

SpForecastBlend *
sp_forecast_blend_new (const SpForecastWork *work)
{
  SpForecastBlend *self = g_new0 (SpForecastBlend, 1);
  guint n_areas = work->out->n_areas, n_years = count_years (work);
  gsize n_cells = (gsize) n_areas * n_years * SP_N_GROUPS;

  self->pupils = g_new0 (double, n_cells);
  self->feeder = g_new0 (double, n_cells);
  self->pupils_known = g_new0 (guint8, n_cells);
  self->feeder_known = g_new0 (guint8, n_cells);
  self->next_births = g_new0 (double, (gsize) n_areas *n_years);
  self->parent = g_new0 (gint32, n_areas);
  self->panel = (SpkPanel) { n_areas,
                            n_years,
                            work->series->n_parents + 1,
                            self->pupils,
                            self->feeder,
                            self->pupils_known,
                            self->feeder_known,
                            self->parent };
  for (guint a = 0; a < n_areas; a++)
    {
      gint parent = work->series->parent[a];

      self->parent[a] = parent < 0 ? (gint32) work->series->n_parents : parent;
      fill_area (self, work, a);
    }
  self->memory = g_new0 (double, spk_blend_n_doubles (&self->panel));
  self->known = g_new0 (guint8, self->panel.n_parents * SP_N_GROUPS);
  self->intake_memory = g_new0 (double, spk_intake_n_doubles (&self->panel));
  self->total = g_new0 (double, self->panel.n_parents *SP_N_GROUPS);
  spk_blend_fit (&self->blend, &self->panel, n_years - 1, self->next_births, self->memory, self->known);
  spk_intake_fit (&self->intake, &self->panel, n_years - 1, self->intake_memory);
  return self;
}

void
sp_forecast_blend_free (SpForecastBlend *self)
{
  g_free (self->pupils);
  g_free (self->feeder);
  g_free (self->pupils_known);
  g_free (self->feeder_known);
  g_free (self->next_births);
  g_free (self->parent);
  g_free (self->memory);
  g_free (self->known);
  g_free (self->intake_memory);
  g_free (self->total);
  g_free (self);
}

/* Pupils of the trend at a lead, or of history before it; 0 when not known. */
static double
level_at (const SpForecastWork *work, gint area, gint lead, SpYearGroup group)
{
  double pupils = 0;

  if (lead >= 0)
    {
      gsize cell = sp_forecast_cell (work->out, area, lead, group);

      return work->base_known[cell] ? work->base[cell] : 0;
    }
  if (!sp_forecast_is_excluded (work, area, sp_academic_year (work->out->origin.start + lead)))
    sp_roll_series_get_pupils (work->series, area, sp_academic_year (work->out->origin.start + lead), group, &pupils);
  return pupils;
}

static double
mean_level (const SpForecastWork *work, gint area, gint lead, SpYearGroup group)
{
  double sum = 0;
  gint n = 0;

  for (gint k = 0; k < 3; k++)
    {
      double level = level_at (work, area, lead - k, group);

      sum += level;
      n += level > 0;
    }
  return n ? sum / n : 0;
}

static double
anchored (double origin, double rolled, gint lead)
{
  double weight = pow (ANCHOR, lead - 1);

  if (!(origin > 0) || !(rolled > 0))
    return MAX (rolled, 0);
  return exp (weight * log (origin) + (1 - weight) * log (rolled));
}

static double
births_change (const SpForecastWork *work, gint area, gint lead)
{
  double now, next;
  gint entry = work->out->origin.start + lead;

  if (!sp_roll_series_get_births (work->series, area, sp_academic_year (entry), &now)
      || !sp_roll_series_get_births (work->series, area, sp_academic_year (entry + 1), &next) || !(now > 0)
      || !(next > 0))
    return 0;
  return log (next / now);
}

void
sp_forecast_blend_begin_lead (SpForecastBlend *self, const SpForecastWork *work, gint lead)
{
  for (gsize i = 0; i < self->panel.n_parents * SP_N_GROUPS; i++)
    self->total[i] = 0;
  for (guint a = 0; a < work->out->n_areas; a++)
    for (gint g = 0; g < SP_N_GROUPS; g++)
      self->total[(gsize) self->parent[a] * SP_N_GROUPS + g] += level_at (work, (gint) a, lead - 1, g);
}

gboolean
sp_forecast_blend_from_feeder (const SpForecastBlend *self, const SpForecastWork *work, gint area, gint lead,
                               SpYearGroup group, double feeder, gboolean ratio_only, double *pupils)
{
  double last = anchored (level_at (work, area, 0, group), level_at (work, area, lead - 1, group), lead);
  double mean = anchored (mean_level (work, area, 0, group), mean_level (work, area, lead - 1, group), lead);

  if (!(feeder > 0))
    {
      *pupils = 0;
      return TRUE;
    }
  if (ratio_only)
    return spk_blend_shrunk (&self->blend, &self->panel, area, group, feeder, pupils) == SPK_OK;
  return spk_blend_step (&self->blend, &self->panel, area, group, feeder, last, mean,
                         group == SP_GROUP_R ? births_change (work, area, lead) : 0, pupils)
         == SPK_OK;
}

gboolean
sp_forecast_blend_intake (const SpForecastBlend *self, gint area, gint lead, SpYearGroup group, double *pupils)
{
  double arriving = group > 0 ? self->total[(gsize) self->parent[area] * SP_N_GROUPS + group - 1] : 0;

  return spk_intake_step (&self->intake, &self->panel, self->panel.n_years - 1, lead, area, group, arriving,
                          self->intake_memory, pupils)
         == SPK_OK;
}

double
sp_forecast_blend_pass (const SpForecastBlend *self, SpYearGroup group)
{
  return spk_blend_pass (&self->blend, group);
}
