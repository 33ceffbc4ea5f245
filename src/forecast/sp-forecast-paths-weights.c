/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the variance of each cell, which the forecast's own interval says, is made up of steps, and each step of what is
 * shared and what is not. With S^2 the relative variance of a cell and F that of its feeder:
 *
 *   step  v = S^2 - F, but at least the step of a first year (then only k F of the feeder is carried, k^2 F = S^2 - v)
 *   shared by the authority: v x least (0.9, f s0^2 / v (first year)), f so that all areas together vary as past
 *     rehearsals of them did (sp_paths_learn_shared), of it the year's share for every year group
 *   of the area: so much that the area's year groups together vary as the forecast says
 *
 * s0 and the year's shares: sp-forecast-paths.h. */
#include "config.h"
#include "sp-forecast-paths-private.h"
#include "sp-forecast-private.h"

#include <math.h>
#include "spk-path.h"

#define Z_80 1.2815515655446004
#define BIRTHS_SHARED 0.5  /* of it, of the authority; a judgement */
#define LASTING 0.9 /* of what moves an area, a year on: the record's correlation grows with leads as this makes it */
#define SHARED_LASTING 0.9 /* of what moves all of them; see tests/bench/README.md */
#define MOST_SHARED 0.9
#define MOST_CORRELATION 0.95
#define BISECTIONS 20
#define USUAL_ORIGINS 2.0
#define FEW_WITNESSES 1.0 /* a variance learned from n years is wider by so much / n */
#define REHEARSED 5
#define MOST_FACTOR 10.0
#define MOST_WEIGHED 500 /* areas; of more, every second, third … */

/* What a cohort of any size of an authority is out by: domain.md 5.7; Year 12 on as sp-forecast-record.c. */
static const double s0[SP_N_GROUPS] = { 0.0173, 0.0081, 0.0066, 0.0069, 0.0069, 0.0067, 0.0063, 0.0010,
                                        0.0050, 0.0039, 0.0046, 0.0051, 0.0100, 0.0100, 0.0100 };
#define LEVEL_S0 0.03 /* an intake with neither births nor feeder */
/* Of it, what moves every year group of a year together. */
static const double year_share[SP_N_GROUPS]
    = { 0.1, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.1, 0.4, 0.4, 0.4, 0.4, 0.1, 0.1, 0.1 };

const double *
sp_paths_year_share (void)
{
  return year_share;
}

double
sp_paths_base (const SpForecastPaths *self, gint area, gint lead, SpYearGroup group)
{
  return sp_forecast_get_component (self->forecast, area, lead, group, SP_COMPONENT_MOVED_UP)
         + sp_forecast_get_component (self->forecast, area, lead, group, SP_COMPONENT_BIRTHS);
}

double
sp_paths_variance (const SpForecastPaths *self, gint area, gint lead, SpYearGroup group)
{
  double base = sp_paths_base (self, area, lead, group), pupils, lower, upper, housing, variance;

  if (!(base > 0) || !sp_forecast_get_pupils (self->forecast, area, lead, group, &pupils)
      || !sp_forecast_get_interval (self->forecast, area, lead, group, 80, &lower, &upper))
    return 0;
  housing = SP_HOUSING_ERROR * sp_forecast_get_component (self->forecast, area, lead, group, SP_COMPONENT_HOUSING);
  variance = (upper - pupils) * (upper - pupils) / (Z_80 * Z_80) - housing * housing;
  return variance > 0 ? variance / (base * base) : 0;
}

/* The correlation c that makes the interval of the sum of the year groups of an area's phase what the forecast says:
 * reach^2 = (1 - c) sum r^2 + c (sum r)^2. */
static double
correlation_at (const SpForecastPaths *self, gint area, gint lead, gint first, gint last)
{
  double sum = 0, squares = 0, pupils, lower, upper;

  for (gint g = first; g <= last; g++)
    if (sp_forecast_get_pupils (self->forecast, area, lead, g, &pupils)
        && sp_forecast_get_interval (self->forecast, area, lead, g, 80, &lower, &upper))
      {
        sum += upper - pupils;
        squares += (upper - pupils) * (upper - pupils);
      }
  if (!(sum * sum > squares * 1.0001)
      || !sp_forecast_get_sum_interval (self->forecast, area, lead, first, last, 80, &pupils, &lower, &upper))
    return 0;
  return CLAMP (((upper - pupils) * (upper - pupils) - squares) / (sum * sum - squares), 0, MOST_CORRELATION);
}

static double
row_variance (const float *row, gsize n)
{
  double mean = spk_path_mean (row, n), sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (row[i] - mean) * (row[i] - mean);
  return sum / n;
}

/* Variance of what feeds a cell, before anything is carried up; births: of births up to its lead. */
static double
feeder_variance (const SpForecastPaths *self, const SpPathArea *paths, gint area, gint lead, SpYearGroup group,
                 double births)
{
  if (group == SP_GROUP_R)
    return births;
  if (group == paths->first && paths->entry)
    return row_variance (paths->entry + (gsize) (lead - 1) * self->simulate.stride, self->n_paths);
  return lead > 1 && group > paths->first ? sp_paths_variance (self, area, lead - 1, group - 1) : 0;
}

/* The steps of one year: variance of the cell and of its step, what is carried, and what is the authority's. */
typedef struct
{
  double all[SP_N_GROUPS], step[SP_N_GROUPS], carry[SP_N_GROUPS], shared[SP_N_GROUPS], base[SP_N_GROUPS];
} Steps;

static void
find_step (const SpForecastPaths *self, const SpPathArea *paths, gint area, gint lead, SpYearGroup group, double births,
           Steps *out)
{
  gboolean level = sp_forecast_into_at (self->forecast, area, lead, group)->kind == SP_INTO_LEVEL;
  double first = sp_paths_variance (self, area, 1, group), fed;

  out->base[group] = sp_paths_base (self, area, lead, group);
  out->all[group] = sp_paths_variance (self, area, lead, group);
  fed = level ? 0 : feeder_variance (self, paths, area, lead, group, births);
  out->step[group] = MAX (out->all[group] - fed, MIN (first, out->all[group]));
  out->carry[group] = fed > 0 ? sqrt (MIN (1, (out->all[group] - out->step[group]) / fed)) : 0;
  out->shared[group] = self->shared_factor[group > SP_GROUP_Y6] * (level ? LEVEL_S0 * LEVEL_S0 : s0[group] * s0[group]);
  out->shared[group] = MIN (MOST_SHARED, out->shared[group] / MAX (first, 1e-12));
}

/* Share of a step that is the authority's: year groups of a year cannot share more through it than they share at all. */
static double
share_of_all (const Steps *steps, SpYearGroup group, const double *correlation)
{
  return MIN (steps->shared[group], correlation[group > SP_GROUP_Y6] / year_share[group]);
}

/* Share of a step that is its area's, when two steps of a year are to correlate so. */
static double
share_of_area (const Steps *steps, SpYearGroup group, const double *correlation)
{
  double of_all = share_of_all (steps, group, correlation);

  return CLAMP (correlation[group > SP_GROUP_Y6] - of_all * year_share[group], 0, 1 - of_all);
}

typedef double Covariance[SP_N_GROUPS][SP_N_GROUPS]; /* relative, of two year groups of an area */

/* What a year leaves: covariance of year groups, and of each with what moves its area, every year group (year) and one
 * of them (cohort[group][of]) and goes on from year to year. */
typedef struct
{
  Covariance covariance, cohort;
  Covariance shared; /* with the same year groups of another area like it: what moves all areas */
  double area[SP_N_GROUPS], year[SP_N_GROUPS];
} Moments;

/* What a cell owes to its past: carried parts of what goes on, and the standard deviations of its own step. */
typedef struct
{
  double area_kept, year_kept, area_sd, year_sd, cohort_sd, left;
} Part;

/* The step v that is left when what moved a cell's feeder goes on:
 * all = carry^2 fed + 2 (area_kept sqrt (area's share v) + year_kept sqrt (year's share v)) + v. */
static Part
find_part (const SpPathArea *paths, const Steps *steps, SpYearGroup group, const double *correlation,
           const Moments *before)
{
  double of_area = share_of_area (steps, group, correlation), of_all = share_of_all (steps, group, correlation);
  double of_year = of_all * year_share[group];
  gboolean fed = group > paths->first;
  Part part = { fed ? steps->carry[group] * LASTING * before->area[group - 1] : 0,
                fed ? steps->carry[group] * SHARED_LASTING * before->year[group - 1] : 0 };
  double half = part.area_kept * sqrt (of_area) + part.year_kept * sqrt (of_year);
  double root = MAX (0, sqrt (half * half + steps->step[group]) - half);

  part.left = root * root;
  part.area_sd = root * sqrt (of_area);
  part.year_sd = root * sqrt (of_year);
  part.cohort_sd = root * sqrt (of_all - of_year);
  return part;
}

static double
kept_cohort (const SpPathArea *paths, const Steps *steps, const Moments *before, SpYearGroup group, SpYearGroup of)
{
  return group > paths->first ? steps->carry[group] * SHARED_LASTING * before->cohort[group - 1][of] : 0;
}

/* Moments of groups from .. to after a year's steps; before is the year before. left[]: the steps themselves. */
static void
move_moments (const SpPathArea *paths, const Steps *steps, const double *correlation, const Moments *before, gint from,
              gint to, Moments *after, double *left)
{
  Part part[SP_N_GROUPS];

  for (gint g = from; g <= to; g++)
    {
      part[g] = find_part (paths, steps, g, correlation, before);
      left[g] = part[g].left;
      after->area[g] = part[g].area_kept + part[g].area_sd;
      after->year[g] = part[g].year_kept + part[g].year_sd;
      for (gint h = from; h <= to; h++)
        after->cohort[g][h] = kept_cohort (paths, steps, before, g, h) + (g == h ? part[g].cohort_sd : 0);
    }
  for (gint g = from; g <= to; g++)
    for (gint h = from; h <= to; h++)
      {
        const Part *a = &part[g], *b = &part[h];
        gboolean fed = g > paths->first && h > paths->first;
        double carry = steps->carry[g] * steps->carry[h], carried = fed ? before->covariance[g - 1][h - 1] : 0;
        double shared = a->year_kept * b->year_sd + b->year_kept * a->year_sd + a->year_sd * b->year_sd
                        + kept_cohort (paths, steps, before, g, h) * b->cohort_sd
                        + kept_cohort (paths, steps, before, h, g) * a->cohort_sd;

        after->covariance[g][h]
            = g == h
                  ? steps->all[g]
                  : carry * carried + a->area_kept * b->area_sd + b->area_kept * a->area_sd + a->area_sd * b->area_sd
                        + shared;
        after->shared[g][h] = (fed ? carry * before->shared[g - 1][h - 1] : 0) + shared
                              + (g == h ? a->cohort_sd * a->cohort_sd : 0);
      }
}

static double
sum_variance (const Steps *steps, const Covariance covariance, gint from, gint to)
{
  double sum = 0;

  for (gint g = from; g <= to; g++)
    for (gint h = from; h <= to; h++)
      sum += steps->base[g] * steps->base[h] * covariance[g][h];
  return sum;
}

/* The correlation of a year's steps that makes the year groups of a phase together vary as the forecast says. */
static void
find_correlation (const SpForecastPaths *self, const SpPathArea *paths, gint area, gint lead, SpPhase phase,
                  const Steps *steps, const Moments *before, double *correlation)
{
  gint from = MAX (paths->first, sp_phase_first_group (phase)), to = MIN (paths->last, sp_phase_last_group (phase));
  double left[SP_N_GROUPS], wanted, low = 0, high = MOST_CORRELATION, sum = 0, squares = 0;
  Moments after;

  if (from > to)
    return;
  wanted = correlation_at (self, area, lead, from, to);
  for (gint g = from; g <= to; g++)
    {
      double sd = steps->base[g] * sqrt (steps->all[g]);

      sum += sd;
      squares += sd * sd;
    }
  for (gint i = 0; i < BISECTIONS; i++)
    {
      correlation[phase] = (low + high) / 2;
      move_moments (paths, steps, correlation, before, from, to, &after, left);
      if (sum_variance (steps, after.covariance, from, to) < (1 - wanted) * squares + wanted * sum * sum)
        low = correlation[phase];
      else
        high = correlation[phase];
    }
  correlation[phase] = (low + high) / 2;
}

static void
keep_steps (SpPathArea *paths, gint lead, const Steps *steps, const double *correlation, const double *left)
{
  for (gint g = paths->first; g <= paths->last; g++)
    {
      gsize row = (gsize) (lead - 1) * SP_N_GROUPS + g;
      double of_area = share_of_area (steps, g, correlation), of_all = share_of_all (steps, g, correlation);

      paths->carry[row] = steps->carry[g];
      paths->shared_sd[row] = sqrt (left[g] * of_all);
      paths->area_sd[row] = sqrt (left[g] * of_area);
      paths->own_sd[row] = sqrt (MAX (0, left[g] * (1 - of_all - of_area)));
    }
}

/* Sums over areas, by phase and lead: deviations and variances of totals, and of what of them is shared. */
typedef struct { double sum, squares, shared_sum, shared_squares; } AllAreas;

static void
add_all (AllAreas *all, const SpPathArea *paths, const Steps *steps, const Moments *moments)
{
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      gint from = MAX (paths->first, sp_phase_first_group (phase)), to = MIN (paths->last, sp_phase_last_group (phase));
      double variance = MAX (0, sum_variance (steps, moments->covariance, from, to));
      double shared = CLAMP (sum_variance (steps, moments->shared, from, to), 0, variance);

      all[phase].sum += sqrt (variance);
      all[phase].squares += variance;
      all[phase].shared_sum += sqrt (shared);
      all[phase].shared_squares += shared;
    }
}

/* all[horizon][SP_N_PHASES]: NULL, or what to add to. */
static void
weigh (SpForecastPaths *self, gint area, AllAreas *all)
{
  SpPathArea *paths = &self->areas[area];
  g_autofree Moments *moments = g_new0 (Moments, 2);
  double births = 0;

  for (gint lead = 1; lead <= self->horizon; lead++)
    {
      Steps steps = { { 0 } };
      double correlation[SP_N_PHASES] = { 0 }, left[SP_N_GROUPS] = { 0 };
      const Moments *before = &moments[(lead - 1) % 2];

      if (sp_forecast_births_projected (self->forecast, area, lead) && paths->births_sd)
        {
          paths->births_sd[lead - 1] = SP_BIRTHS_ERROR;
          births += SP_BIRTHS_ERROR * SP_BIRTHS_ERROR;
        }
      for (gint g = paths->first; g <= paths->last; g++)
        find_step (self, paths, area, lead, g, births, &steps);
      for (gint phase = 0; phase < SP_N_PHASES; phase++)
        find_correlation (self, paths, area, lead, phase, &steps, before, correlation);
      move_moments (paths, &steps, correlation, before, paths->first, paths->last, &moments[lead % 2], left);
      keep_steps (paths, lead, &steps, correlation, left);
      if (all)
        add_all (all + (gsize) (lead - 1) * SP_N_PHASES, paths, &steps, &moments[lead % 2]);
    }
}

void
sp_paths_weigh_area (SpForecastPaths *self, gint area)
{
  weigh (self, area, NULL);
}

/* The correlation of two areas' totals: as past rehearsals had it, and as the usual shares make it, which count as
 * USUAL_ORIGINS of them. FALSE where nothing was rehearsed. */
static gboolean
find_between (const SpForecastPaths *self, const AllAreas *all, gint phase, gint lead, double *model, double *wanted)
{
  const SpForecastRecord *record = self->forecast->record;
  const AllAreas *one = &all[(gsize) (lead - 1) * SP_N_PHASES + phase];
  double pairs = one->sum * one->sum - one->squares;
  guint n = record ? record->n_between[phase][lead] : 0;

  if (n == 0 || !(pairs > 0))
    return FALSE;
  *model = (one->shared_sum * one->shared_sum - one->shared_squares) / pairs;
  *wanted = MAX (0, (record->between[phase][lead] + USUAL_ORIGINS * *model) / (n + USUAL_ORIGINS)) * (1 + FEW_WITNESSES / n);
  return *model > 0;
}

void
sp_paths_learn_shared (SpForecastPaths *self)
{
  g_autofree AllAreas *all = g_new0 (AllAreas, (gsize) self->horizon * SP_N_PHASES);
  guint step = 1 + self->n_areas / MOST_WEIGHED;

  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    self->shared_factor[phase] = 1;
  for (guint a = 0; a < self->n_areas; a += step)
    weigh (self, (gint) a, all);
  for (gint phase = 0; phase < SP_N_PHASES; phase++)
    {
      double model = 0, wanted = 0, one, other;

      for (gint lead = 1; lead <= MIN (self->horizon, REHEARSED); lead++)
        if (find_between (self, all, phase, lead, &one, &other))
          {
            model += one;
            wanted += other;
          }
      if (model > 0)
        self->shared_factor[phase] = CLAMP (wanted / model, 1 / MOST_FACTOR, MOST_FACTOR);
    }
}

double
sp_paths_lasting (void)
{
  return LASTING;
}

double
sp_paths_shared_lasting (void)
{
  return SHARED_LASTING;
}

double
sp_paths_births_shared (void)
{
  return BIRTHS_SHARED;
}
