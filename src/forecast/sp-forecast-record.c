/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a forecast may be out is learned from how far it was out: the same method is rehearsed from up to five
 * earlier origins, each seeing nothing after itself, and its errors set the intervals (sp-forecast-record-learn.c).
 *
 *   1. one step: s0 and phi of each class of year groups, from the errors one year ahead;
 *   2. a cohort's relative variance is what is left (measured: in variance as in number) of that of its feeder the year
 * before (all of it, unless the method draws towards a level) plus that of its step, the step's growing by DRIFT a year
 * (a ratio once wrong stays wrong);
 *   3. the interval of each class and lead is widened until 80 and 95 % of past errors would have lain within it. A
 * lead with no past takes the factor of the lead before.
 *   4. two year groups of an area err together by the mean product of their errors, so that the interval of a total is
 * neither the sum of intervals nor that of independent numbers;
 *   5. the interval of a total is widened or narrowed in its turn, by phase, lead and size, until 80 and 95 % of past totals
 * would have lain within it. With too little history the figures of domain.md 5.7
 * stand. Measured coverage: tests/bench/README.md. */
#include "config.h"
#include "sp-forecast-record.h"

#include <math.h>
#include "sp-forecast-private.h"
#include "spk-blend.h"
#include "spk-interval.h"

#define DRIFT 1.0 /* of a large cohort */
#define DRIFT_HALF                                                                                                     \
  800 /* pupils at which half of it: what a small cohort is out by is mostly chance, which does not last */
#define CLASS_INTAKE_R 10
#define CLASS_INTAKE 11

static const double usual_s0[SP_N_ERROR_CLASSES]
    = { 0.0173, 0.0070, 0.0063, 0.0050, 0.0050, 0.0039, 0.0048, 0.04, 0.025, 0.2, 0.06, 0.06 };
static const double usual_phi[SP_N_ERROR_CLASSES]
    = { 0.75, 0.09, 0.05, 1.21, 0.09, 0.12, 0.14, 1.5, 1.0, 1.0, 1.5, 2.0 };
/* The usual figures were fitted on cohorts of 500 and more; those of 60 are out by more than they say (Maryland: 11 %
 * one year ahead where they say 4 %). */
static const double usual_psi[SP_N_ERROR_CLASSES] = { 10, 30, 30, 10, 30, 30, 30, 30, 30, 30, 0, 0 };
guint
sp_forecast_error_class (const SpForecastWork *work, gint area, gint lead, SpYearGroup group)
{
  if (sp_forecast_into_at (work->out, area, lead, group)->kind == SP_INTO_LEVEL)
    return group == SP_GROUP_R ? CLASS_INTAKE_R : CLASS_INTAKE;
  return (guint) spk_blend_block (group);
}

guint
sp_forecast_error_size (double pupils)
{
  return pupils < 40 ? 0 : pupils < 150 ? 1 : pupils < 1000 ? 2 : 3;
}

double
sp_forecast_usual_correlation (gint lead)
{
  return MIN (0.35 + 0.13 * (lead - 1), 0.8);
}

void
sp_forecast_record_init (SpForecastRecord *self)
{
  for (guint lead = 0; lead <= SP_RECORD_LEADS; lead++)
    self->correlation[lead] = lead ? sp_forecast_usual_correlation (lead) : 0;
  for (guint lead = 0; lead <= SP_RECORD_LEADS; lead++)
    for (guint phase = 0; phase < SP_N_PHASES; phase++)
      for (guint size = 0; size < SP_N_SIZES; size++)
        self->sum_multiple[phase][lead][size][0] = self->sum_multiple[phase][lead][size][1] = 1;
  for (guint c = 0; c < SP_N_ERROR_CLASSES; c++)
    {
      self->s0[c] = usual_s0[c];
      self->phi[c] = usual_phi[c];
      self->psi[c] = usual_psi[c];
      for (guint lead = 0; lead <= SP_RECORD_LEADS; lead++)
        {
          for (guint size = 0; size < SP_N_SIZES; size++)
            self->multiple[c][lead][size][0] = self->multiple[c][lead][size][1] = 1;
          self->n_errors[c][lead] = 0;
        }
    }
}

/* Fed by several areas: the mean of their Year 6, as if they erred together. */
static double
fed_variance (const SpForecastWork *work, const double *variance, gint lead)
{
  double weight = 0, sum = 0;

  for (guint i = 0; i < work->out->n_areas; i++)
    {
      gsize cell = sp_forecast_cell (work->out, (SpAreaIndex) i, lead, SP_GROUP_Y6);

      if (work->snapshot->areas[i].phase != SP_PHASE_PRIMARY || !work->base_known[cell])
        continue;
      weight += work->base[cell];
      sum += work->base[cell] * variance[cell];
    }
  return weight > 0 ? sum / weight : 0;
}

static double
cell_variance (const SpForecastRecord *self, const SpForecastWork *work, const double *variance, double fed, gint area,
               gint lead, SpYearGroup group)
{
  guint class = sp_forecast_error_class (work, area, lead, group);
  double pupils = work->base[sp_forecast_cell (work->out, area, lead, group)];
  gboolean intake = class == CLASS_INTAKE || class == CLASS_INTAKE_R;
  double drift = intake ? SP_INTAKE_DRIFT : DRIFT * pupils / (pupils + DRIFT_HALF);
  double chance = self->phi[class] + self->psi[class] / MAX (pupils, 1);
  double step = spk_interval_step_variance (self->s0[class], chance, pupils) * (1 + drift * (lead - 1));
  const SpForecastMethod *by = sp_forecast_into_at (work->out, area, lead, group)->by;
  double pass = by && by->learning == SP_LEARNING_BLEND ? sp_forecast_blend_pass (work->blend, group) : 1;
  gint beyond = 0;

  if (intake)
    return step;
  if (group != SP_GROUP_R && (group != work->first[area] || work->fed[area] == SP_FED_ITSELF))
    return step + pass * variance[sp_forecast_cell (work->out, area, lead - 1, group - 1)];
  if (group != SP_GROUP_R)
    return step + pass * fed;
  for (gint k = 1; k <= lead; k++)
    beyond += work->out->births_projected[(gsize) area * (work->out->horizon + 1) + k];
  return step + beyond * SP_BIRTHS_ERROR * SP_BIRTHS_ERROR;
}

void
sp_forecast_record_variance (const SpForecastRecord *self, const SpForecastWork *work, double *variance)
{
  for (gint lead = 1; lead <= work->out->horizon; lead++)
    {
      double fed = work->snapshot ? fed_variance (work, variance, lead - 1) : 0;

      for (guint a = 0; a < work->out->n_areas; a++)
        for (gint g = work->first[a]; g <= work->last[a]; g++)
          {
            gsize cell = sp_forecast_cell (work->out, (SpAreaIndex) a, lead, g);

            if (work->base_known[cell])
              variance[cell] = cell_variance (self, work, variance, fed, (gint) a, lead, g);
          }
    }
}
