/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a forecast may be out is learned from how far it was out: the same method is rehearsed from up to five
 * earlier origins, each seeing nothing after itself, and its errors set the intervals.
 *
 *   1. one step: s0 and phi of each class of year groups, from the errors one year ahead;
 *   2. a cohort's relative variance is what is left (measured: in variance as in number) of that of its feeder the year
 * before (all of it, unless the method draws towards a level) plus that of its step, the step's growing by DRIFT a year
 * (a ratio once wrong stays wrong);
 *   3. the interval of each class and lead is widened until 80 and 95 % of past errors would have lain within it. A
 * lead with no past takes the factor of the lead before.
 *   4. two year groups of an area err together by the mean product of their errors, so that the interval of a total is
 * neither the sum of intervals nor that of independent numbers. With too little history the figures of domain.md 5.7
 * stand. Measured coverage: tests/bench/README.md. */
#include "config.h"
#include "sp-forecast-record.h"

#include <math.h>
#include "sp-forecast-private.h"
#include "spk-blend.h"
#include "spk-interval.h"

#define REHEARSALS 5
#define REHEARSED_LEADS 5
#define DRIFT 1.0 /* of a large cohort */
#define DRIFT_HALF                                                                                                     \
  800 /* pupils at which half of it: what a small cohort is out by is mostly chance, which does not last */
#define INTAKE_DRIFT 0.25
#define USUAL_CORRELATION(lead) MIN (0.35 + 0.13 * ((lead) - 1), 0.8)
#define MOST_ERROR 3.0             /* standard deviations counted in a product */
#define CORRELATION_BORROWED 200.0 /* pairs that the usual correlation is worth */
#define FEWEST_PUPILS 1.0
#define MOST_AREAS 1500              /* learned from; of more areas, every second, third … */
#define BIRTHS_PROJECTED_ERROR 0.025 /* a year of births that had not happened, each year further on */
#define CLASS_INTAKE_R 10
#define CLASS_INTAKE 11

static const double usual_s0[SP_N_ERROR_CLASSES]
    = { 0.0173, 0.0070, 0.0063, 0.0050, 0.0050, 0.0039, 0.0048, 0.04, 0.025, 0.2, 0.06, 0.06 };
static const double usual_phi[SP_N_ERROR_CLASSES]
    = { 0.75, 0.09, 0.05, 1.21, 0.09, 0.12, 0.14, 1.5, 1.0, 1.0, 1.5, 2.0 };
/* The usual figures were fitted on cohorts of 500 and more; those of 60 are out by more than they say (Maryland: 11 %
 * one year ahead where they say 4 %). */
static const double usual_psi[SP_N_ERROR_CLASSES] = { 10, 30, 30, 10, 30, 30, 30, 30, 30, 30, 0, 0 };
static const double level_held[2] = { 0.80, 0.95 };
static const double level_z[2] = { 1.2815515655446004, 1.959963984540054 };

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

void
sp_forecast_record_init (SpForecastRecord *self)
{
  for (guint lead = 0; lead <= SP_RECORD_LEADS; lead++)
    self->correlation[lead] = lead ? USUAL_CORRELATION (lead) : 0;
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
  double drift = intake ? INTAKE_DRIFT : DRIFT * pupils / (pupils + DRIFT_HALF);
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
  return step + beyond * BIRTHS_PROJECTED_ERROR * BIRTHS_PROJECTED_ERROR;
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

/* Past errors by class and lead: absolute error, pupils forecast, and later error over standard deviation. */
typedef struct
{
  GArray *error[SP_N_ERROR_CLASSES][REHEARSED_LEADS + 1], *pupils[SP_N_ERROR_CLASSES][REHEARSED_LEADS + 1];
  double products[REHEARSED_LEADS + 1], squares[REHEARSED_LEADS + 1]; /* means over areas */
  guint n_pairs[REHEARSED_LEADS + 1], n_squares[REHEARSED_LEADS + 1], n_runs[REHEARSED_LEADS + 1];
} Errors;

static void
errors_init (Errors *self)
{
  for (guint c = 0; c < SP_N_ERROR_CLASSES; c++)
    for (guint lead = 0; lead <= REHEARSED_LEADS; lead++)
      {
        self->error[c][lead] = g_array_new (FALSE, FALSE, sizeof (double));
        self->pupils[c][lead] = g_array_new (FALSE, FALSE, sizeof (double));
      }
}

static void
errors_clear (Errors *self)
{
  for (guint c = 0; c < SP_N_ERROR_CLASSES; c++)
    for (guint lead = 0; lead <= REHEARSED_LEADS; lead++)
      {
        g_array_unref (self->error[c][lead]);
        g_array_unref (self->pupils[c][lead]);
      }
}

/* z[n]: signed errors of the year groups of one area and lead, in standard deviations. */
static void
gather_products (Errors *self, guint lead, const double *z, guint n)
{
  double sum = 0, squares = 0;

  for (guint i = 0; i < n; i++)
    {
      double bounded = CLAMP (z[i], -MOST_ERROR, MOST_ERROR);

      sum += bounded;
      squares += bounded * bounded;
    }
  self->products[lead] += sum * sum - squares;
  self->n_pairs[lead] += n * (n - 1);
  self->squares[lead] += squares;
  self->n_squares[lead] += n;
}

/* With a variance, errors are in standard deviations. */
static void
gather (Errors *self, const SpForecastWork *rehearsal, const double *variance)
{
  guint stride = 1 + (rehearsal->out->n_areas - 1) / MOST_AREAS;

  for (gint lead = 1; lead <= rehearsal->out->horizon; lead++)
    self->n_runs[lead]++;
  for (guint a = 0; a < rehearsal->out->n_areas; a += stride)
    for (gint lead = 1; lead <= rehearsal->out->horizon; lead++)
      {
        double z[SP_N_GROUPS];
        guint n = 0;

        for (gint g = rehearsal->first[a]; g <= rehearsal->last[a]; g++)
          {
            gsize cell = sp_forecast_cell (rehearsal->out, (SpAreaIndex) a, lead, g);
            guint class = sp_forecast_error_class (rehearsal, (gint) a, lead, g);
            double actual, error;

            if (!rehearsal->base_known[cell] || rehearsal->base[cell] < FEWEST_PUPILS
                || !sp_roll_series_get_pupils (rehearsal->series, a,
                                               sp_academic_year (rehearsal->out->origin.start + lead), g, &actual)
                || (variance && !(variance[cell] > 0)))
              continue;
            error = fabs (actual - rehearsal->base[cell]);
            if (variance)
              {
                error /= rehearsal->base[cell] * sqrt (variance[cell]);
                if (g <= SP_GROUP_Y11)
                  z[n++] = actual > rehearsal->base[cell] ? error : -error;
              }
            g_array_append_val (self->error[class][lead], error);
            g_array_append_val (self->pupils[class][lead], rehearsal->base[cell]);
          }
        if (n > 1)
          gather_products (self, (guint) lead, z, n);
      }
}

static void
learn_steps (SpForecastRecord *self, const Errors *errors)
{
  for (guint c = 0; c < SP_N_ERROR_CLASSES; c++)
    if (spk_interval_fit ((const double *)(gpointer) errors->error[c][1]->data,
                          (const double *)(gpointer) errors->pupils[c][1]->data, errors->error[c][1]->len, level_held[0],
                          level_z[0], &self->s0[c], &self->phi[c])
        == SPK_OK)
      self->psi[c] = 0;
}

/* The factor that errors of one class and lead call for, of all sizes (size < 0) or of one. */
static double
find_multiple (const GArray *errors, const GArray *pupils, gint size, guint level, double otherwise)
{
  g_autofree double *ratio = g_new (double, errors->len + 1);
  gsize n = 0;

  for (guint i = 0; i < errors->len; i++)
    if (size < 0 || sp_forecast_error_size (g_array_index (pupils, double, i)) == (guint) size)
      ratio[n++] = g_array_index (errors, double, i);
  return spk_interval_multiple (ratio, n, level_held[level], level_z[level], otherwise);
}

static void
learn_multiples (SpForecastRecord *self, const Errors *errors)
{
  for (guint c = 0; c < SP_N_ERROR_CLASSES; c++)
    {
      double all[2] = { 1, 1 };

      for (guint lead = 1; lead <= SP_RECORD_LEADS; lead++)
        for (guint size = 0; size < SP_N_SIZES; size++)
          {
            double *multiple = self->multiple[c][lead][size];
            gboolean held = lead <= REHEARSED_LEADS && errors->error[c][lead]->len > 0;

            for (guint level = 0; level < 2; level++)
              {
                multiple[level] = self->multiple[c][lead - 1][size][level];
                if (held && size == 0)
                  all[level] = find_multiple (errors->error[c][lead], errors->pupils[c][lead], -1, level, all[level]);
                if (held)
                  multiple[level]
                      = find_multiple (errors->error[c][lead], errors->pupils[c][lead], (gint) size, level, all[level]);
              }
            multiple[1] = MAX (multiple[1], multiple[0] * level_z[0] / level_z[1]); /* 80 % lies within 95 % */
            self->n_errors[c][lead] = held ? errors->error[c][lead]->len : 0;
          }
    }
}

static void
learn_correlation (SpForecastRecord *self, const Errors *errors)
{
  double beyond = 0; /* how the last lead measured differs from the usual: carried to those that are not */

  for (guint lead = 1; lead <= SP_RECORD_LEADS; lead++)
    {
      double usual = USUAL_CORRELATION (lead);

      if (lead <= REHEARSED_LEADS && errors->n_pairs[lead] > 0 && errors->squares[lead] > 0)
        {
          double n = errors->n_pairs[lead], mean_square = errors->squares[lead] / errors->n_squares[lead];

          /* All areas share the year: one rehearsal is one witness of what moves them together, however many areas it
           * has. */
          double borrowed = CORRELATION_BORROWED + n / errors->n_runs[lead];

          beyond = (errors->products[lead] / mean_square + borrowed * usual) / (n + borrowed) - usual;
        }
      self->correlation[lead] = CLAMP (usual + beyond, 0, 0.95);
    }
}

void
sp_forecast_record_learn (SpForecastRecord *self, const SpForecastWork *work)
{
  SpForecastWork rehearsal[REHEARSALS];
  Errors steps = { 0 }, scaled = { 0 };
  guint n = 0;

  errors_init (&steps);
  errors_init (&scaled);
  for (gint k = 1; k <= REHEARSALS; k++)
    /* Three years at least, so that there are two ratios; two when there is nothing better. */
    if (work->out->origin.start - k >= work->series->first_year.start + (k == 1 ? 1 : 2))
      n += sp_forecast_rehearse (work, k, MIN (k, REHEARSED_LEADS), &rehearsal[n]);
  for (guint i = 0; i < n; i++)
    gather (&steps, &rehearsal[i], NULL);
  learn_steps (self, &steps);
  for (guint i = 0; i < n; i++)
    {
      g_autofree double *variance
          = g_new0 (double, (gsize) work->out->n_areas *(rehearsal[i].out->horizon + 1) * SP_N_GROUPS);

      sp_forecast_record_variance (self, &rehearsal[i], variance);
      gather (&scaled, &rehearsal[i], variance);
      sp_forecast_rehearsal_end (&rehearsal[i]);
    }
  learn_multiples (self, &scaled);
  learn_correlation (self, &scaled);
  errors_clear (&steps);
  errors_clear (&scaled);
}
