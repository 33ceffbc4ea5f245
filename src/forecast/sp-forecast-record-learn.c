/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning the record from rehearsals: steps, multiples, correlation, multiples of totals (sp-forecast-record.c), and how many
 * past ranges held. A past range is judged as it would have been made without its own origin: what the other origins teach
 * sets its width, so that the share printed under a fan is not true by construction. */
#include "config.h"
#include "sp-forecast-record.h"

#include <math.h>
#include "sp-forecast-private.h"
#include "spk-interval.h"

#define REHEARSED_LEADS 5
#define MOST_ERROR 3.0             /* standard deviations counted in a product */
#define CORRELATION_BORROWED 200.0 /* pairs that the usual correlation is worth */
#define FEWEST_PUPILS 1.0
#define UNREHEARSED 1.008 /* a lead that the past is too short for, over the lead before it: its shape is a guess */
#define MOST_AREAS 1500 /* learned from; of more areas, every second, third … */

static const double level_held[2] = { 0.80, 0.95 };
static const double level_z[2] = { 1.2815515655446004, 1.959963984540054 };

/* Past errors by class and lead: absolute error, pupils forecast, and later error over standard deviation. */
typedef struct
{
  GArray *error[SP_N_ERROR_CLASSES][REHEARSED_LEADS + 1], *pupils[SP_N_ERROR_CLASSES][REHEARSED_LEADS + 1];
  GArray *origin[SP_N_ERROR_CLASSES][REHEARSED_LEADS + 1]; /* years before the forecast's */
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
        self->origin[c][lead] = g_array_new (FALSE, FALSE, sizeof (guint));
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
        g_array_unref (self->origin[c][lead]);
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
  guint origin = (guint) rehearsal->out->origin.start;
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
            g_array_append_val (self->origin[class][lead], origin);
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

/* Of one class and lead, or of totals: error over standard deviation, size, and the origin it was made from. */
typedef struct { const GArray *error, *pupils, *origin; } Sample;

/* The factor that errors call for, of all sizes (size < 0) or of one, without those of one origin (0 = of all). */
static double
find_multiple (const Sample *sample, gint size, guint without, guint level, double otherwise)
{
  g_autofree double *ratio = g_new (double, sample->error->len + 1);
  gsize n = 0;

  for (guint i = 0; i < sample->error->len; i++)
    if ((size < 0 || sp_forecast_error_size (g_array_index (sample->pupils, double, i)) == (guint) size)
        && (!sample->origin || g_array_index (sample->origin, guint, i) != without))
      ratio[n++] = g_array_index (sample->error, double, i);
  spk_interval_bound (ratio, n);
  return spk_interval_multiple (ratio, n, level_held[level], level_z[level], otherwise);
}

/* How many past errors of a size lay within ranges that the other origins call for. */
static void
count_held (const Sample *sample, gint size, const guint *origins, guint n_origins, guint level, double otherwise,
            SpHeldRanges *out)
{
  for (guint k = 0; k < n_origins; k++)
    {
      double all = find_multiple (sample, -1, origins[k], level, otherwise);
      double multiple = find_multiple (sample, size, origins[k], level, all);

      for (guint i = 0; i < sample->error->len; i++)
        if (g_array_index (sample->origin, guint, i) == origins[k]
            && sp_forecast_error_size (g_array_index (sample->pupils, double, i)) == (guint) size)
          {
            out->n += level == 0;
            out->held[level] += g_array_index (sample->error, double, i) <= multiple * level_z[level];
          }
    }
}

static void
learn_multiples (SpForecastRecord *self, const Errors *errors, const guint *origins, guint n_origins)
{
  for (guint c = 0; c < SP_N_ERROR_CLASSES; c++)
    {
      double all[2] = { 1, 1 };

      for (guint lead = 1; lead <= SP_RECORD_LEADS; lead++)
        for (guint size = 0; size < SP_N_SIZES; size++)
          {
            double *multiple = self->multiple[c][lead][size];
            gboolean held = lead <= REHEARSED_LEADS && errors->error[c][lead]->len > 0;
            Sample sample = { NULL, NULL, NULL };

            if (held)
              sample = (Sample){ errors->error[c][lead], errors->pupils[c][lead], errors->origin[c][lead] };
            for (guint level = 0; level < 2; level++)
              {
                multiple[level] = self->multiple[c][lead - 1][size][level];
                if (!held && lead > 1 && lead <= REHEARSED_LEADS)
                  multiple[level] *= UNREHEARSED;
                if (held)
                  count_held (&sample, (gint) size, origins, n_origins, level, multiple[level],
                              &self->cell_held[c][lead][size]);
                if (held && size == 0)
                  all[level] = find_multiple (&sample, -1, 0, level, all[level]);
                if (held)
                  multiple[level] = find_multiple (&sample, (gint) size, 0, level, all[level]);
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
      double usual = sp_forecast_usual_correlation ((gint) lead);

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

/* Past errors of totals, over the standard deviation that the record so far gives them at each level. */
typedef struct { GArray *error[2], *pupils, *origin; } SumErrors; /* of one phase and lead */

static double
reach_of (const SpForecastRecord *self, const SpForecastWork *work, guint area, gint lead, SpYearGroup group,
          const double *variance, guint level)
{
  gsize cell = sp_forecast_cell (work->out, (SpAreaIndex) area, lead, group);
  guint class = sp_forecast_error_class (work, (gint) area, lead, group), size = sp_forecast_error_size (work->base[cell]);

  return self->multiple[class][lead][size][level] * work->base[cell] * sqrt (variance[cell]);
}

/* The year groups of a phase in one area and year that were forecast and counted. */
static void
gather_sum (SumErrors *errors, const SpForecastRecord *self, const SpForecastWork *work, guint area, gint lead,
            SpPhase phase, const double *variance)
{
  double reach[2][SP_N_GROUPS], error = 0, pupils = 0, actual;
  guint n = 0, origin = (guint) work->out->origin.start;

  for (gint g = MAX ((gint) sp_phase_first_group (phase), work->first[area]);
       g <= MIN ((gint) sp_phase_last_group (phase), work->last[area]); g++)
    {
      gsize cell = sp_forecast_cell (work->out, (SpAreaIndex) area, lead, g);

      if (!work->base_known[cell] || work->base[cell] < FEWEST_PUPILS
          || !sp_roll_series_get_pupils (work->series, area, sp_academic_year (work->out->origin.start + lead), g,
                                         &actual))
        continue;
      error += actual - work->base[cell];
      pupils += work->base[cell];
      for (guint level = 0; level < 2; level++)
        reach[level][n] = reach_of (self, work, area, lead, g, variance, level);
      n++;
    }
  if (n < SP_FEWEST_IN_TOTAL)
    return;
  for (guint level = 0; level < 2; level++)
    {
      double sd = spk_interval_sum_sd (reach[level], n, self->correlation[lead]);
      double ratio = sd > 0 ? fabs (error) / sd : 0;

      g_array_append_val (errors->error[level], ratio);
    }
  pupils /= n;
  g_array_append_val (errors->pupils, pupils);
  g_array_append_val (errors->origin, origin);
}

static void
learn_sum (SpForecastRecord *self, const SumErrors *errors, SpPhase phase, guint lead, const guint *origins,
           guint n_origins)
{
  for (guint size = 0; size < SP_N_SIZES; size++)
    {
      double *multiple = self->sum_multiple[phase][lead][size];

      for (guint level = 0; level < 2; level++)
        {
          Sample sample = { errors->error[level], errors->pupils, errors->origin };
          double before = self->sum_multiple[phase][lead - 1][size][level];
          double all = find_multiple (&sample, -1, 0, level, before);

          count_held (&sample, (gint) size, origins, n_origins, level, before, &self->sum_held[phase][lead][size]);
          multiple[level] = find_multiple (&sample, (gint) size, 0, level, all);
        }
    }
}

/* What all areas were out by together in one rehearsal, year and phase: E of the sum, against areas whose errors had nothing to do
 * with one another and areas that erred as one. */
typedef struct { double error, squares, sum; guint n_areas; } Together;

static void
add_together (Together *all, const SpForecastRecord *self, const SpForecastWork *work, guint area, gint lead,
              SpPhase phase, const double *variance)
{
  double reach[SP_N_GROUPS], actual, sd, pupils = 0;
  guint n = 0;

  for (gint g = MAX ((gint) sp_phase_first_group (phase), work->first[area]);
       g <= MIN ((gint) sp_phase_last_group (phase), work->last[area]); g++)
    {
      gsize cell = sp_forecast_cell (work->out, (SpAreaIndex) area, lead, g);

      if (!work->base_known[cell] || work->base[cell] < FEWEST_PUPILS
          || !sp_roll_series_get_pupils (work->series, area, sp_academic_year (work->out->origin.start + lead), g,
                                         &actual))
        continue;
      all->error += actual - work->base[cell];
      pupils += work->base[cell];
      reach[n++] = reach_of (self, work, area, lead, g, variance, 0);
    }
  if (n == 0)
    return;
  sd = spk_interval_sum_sd (reach, n, self->correlation[lead]);
  if (n >= SP_FEWEST_IN_TOTAL)
    sd *= self->sum_multiple[phase][lead][sp_forecast_error_size (pupils / n)][0];
  all->squares += sd * sd;
  all->sum += sd;
  all->n_areas++;
}

static void
learn_together (SpForecastRecord *self, const SpForecastWork *rehearsal, double *const *variance, guint n)
{
  for (guint i = 0; i < n; i++)
    for (gint lead = 1; lead <= rehearsal[i].out->horizon; lead++)
      for (guint phase = 0; phase < SP_N_PHASES; phase++)
        {
          Together all = { 0 };

          for (guint a = 0; a < rehearsal[i].out->n_areas; a++)
            add_together (&all, self, &rehearsal[i], a, lead, phase, variance[i]);
          if (all.n_areas < 2 || !(all.sum * all.sum > all.squares * 1.0001))
            continue;
          self->together[phase][lead][self->n_together[phase][lead]++]
              = (SpTogether){ all.error * all.error / all.squares, all.sum * all.sum / all.squares - 1,
                              (guint) rehearsal[i].out->origin.start };
        }
}

static void
learn_sums (SpForecastRecord *self, const SpForecastWork *rehearsal, double *const *variance, const guint *origins,
            guint n)
{
  for (guint phase = 0; phase < SP_N_PHASES; phase++)
    for (guint lead = 1; lead <= SP_RECORD_LEADS; lead++)
      {
        SumErrors errors = { { g_array_new (FALSE, FALSE, sizeof (double)), g_array_new (FALSE, FALSE, sizeof (double)) },
                             g_array_new (FALSE, FALSE, sizeof (double)),
                             g_array_new (FALSE, FALSE, sizeof (guint)) };

        for (guint i = 0; i < n && lead <= REHEARSED_LEADS; i++)
          for (guint a = 0; a < rehearsal[i].out->n_areas; a += 1 + (rehearsal[i].out->n_areas - 1) / MOST_AREAS)
            if ((gint) lead <= rehearsal[i].out->horizon)
              gather_sum (&errors, self, &rehearsal[i], a, (gint) lead, phase, variance[i]);
        learn_sum (self, &errors, phase, lead, origins, n);
        g_array_unref (errors.error[0]);
        g_array_unref (errors.error[1]);
        g_array_unref (errors.pupils);
        g_array_unref (errors.origin);
      }
}

void
sp_forecast_record_learn (SpForecastRecord *self, const SpForecastWork *work)
{
  SpForecastWork rehearsal[SP_REHEARSALS];
  double *variance[SP_REHEARSALS];
  Errors steps = { 0 }, scaled = { 0 };
  guint n = 0, origins[SP_REHEARSALS];

  errors_init (&steps);
  errors_init (&scaled);
  for (gint k = 1; k <= SP_REHEARSALS; k++)
    /* Three years at least, so that there are two ratios; two when there is nothing better. */
    if (work->out->origin.start - k >= work->series->first_year.start + (k == 1 ? 1 : 2))
      n += sp_forecast_rehearse (work, k, MIN (k, REHEARSED_LEADS), &rehearsal[n]);
  for (guint i = 0; i < n; i++)
    gather (&steps, &rehearsal[i], NULL);
  learn_steps (self, &steps);
  for (guint i = 0; i < n; i++)
    {
      origins[i] = (guint) rehearsal[i].out->origin.start;
      variance[i] = g_new0 (double, (gsize) work->out->n_areas * (rehearsal[i].out->horizon + 1) * SP_N_GROUPS);
      sp_forecast_record_variance (self, &rehearsal[i], variance[i]);
      gather (&scaled, &rehearsal[i], variance[i]);
    }
  learn_multiples (self, &scaled, origins, n);
  learn_correlation (self, &scaled);
  learn_sums (self, rehearsal, variance, origins, n);
  learn_together (self, rehearsal, variance, n);
  for (guint i = 0; i < n; i++)
    {
      g_free (variance[i]);
      sp_forecast_rehearsal_end (&rehearsal[i]);
    }
  errors_clear (&steps);
  errors_clear (&scaled);
}
