/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the variance of each cell, which the forecast's own interval says, is made up of steps, and each step of what is
 * shared and what is not. With S^2 the relative variance of a cell and F that of its feeder:
 *
 *   step  v = S^2 - F, but at least the step of a first year (then only k F of the feeder is carried, k^2 F = S^2 - v)
 *   shared by the authority: v x least (0.9, s0^2 / v (first year)), of it the year's share for every year group
 *   of the area: so much that the area's year groups together vary as the forecast says
 *
 * s0 and the year's shares: sp-forecast-paths.h. */
#include "config.h"
#include "sp-forecast-paths-private.h"
#include "sp-forecast-private.h"

#include <math.h>
#include "spk-path.h"

#define Z_80 1.2815515655446004
#define HOUSING_ERROR 0.25 /* as in the forecast's intervals, sp-forecast-spread.c */
#define BIRTHS_ERROR 0.025 /* a year of births that had not happened; sp-forecast-record.c */
#define BIRTHS_SHARED 0.5  /* of it, of the authority; a judgement */
#define LASTING 0.9 /* of what moves an area, a year on: the record's correlation grows with leads as this makes it */
#define SHARED_LASTING 0.9 /* of what moves all of them; see tests/bench/README.md */
#define MOST_SHARED 0.9
#define MOST_CORRELATION 0.95

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

/* Relative variance of the trend's pupils; 0 where there are none. */
static double
variance_of (const SpForecastPaths *self, gint area, gint lead, SpYearGroup group)
{
  double base = sp_paths_base (self, area, lead, group), pupils, lower, upper, housing, variance;

  if (!(base > 0) || !sp_forecast_get_pupils (self->forecast, area, lead, group, &pupils)
      || !sp_forecast_get_interval (self->forecast, area, lead, group, 80, &lower, &upper))
    return 0;
  housing = HOUSING_ERROR * sp_forecast_get_component (self->forecast, area, lead, group, SP_COMPONENT_HOUSING);
  variance = (upper - pupils) * (upper - pupils) / (Z_80 * Z_80) - housing * housing;
  return variance > 0 ? variance / (base * base) : 0;
}

/* The correlation c that makes the interval of the sum of an area's year groups what the forecast says:
 * reach^2 = (1 - c) sum r^2 + c (sum r)^2. */
static double
correlation_at (const SpForecastPaths *self, const SpPathArea *area_paths, gint area, gint lead)
{
  SpYearGroup last = MIN (area_paths->last, SP_GROUP_Y11);
  double sum = 0, squares = 0, pupils, lower, upper;

  for (gint g = area_paths->first; g <= (gint) last; g++)
    if (sp_forecast_get_pupils (self->forecast, area, lead, g, &pupils)
        && sp_forecast_get_interval (self->forecast, area, lead, g, 80, &lower, &upper))
      {
        sum += upper - pupils;
        squares += (upper - pupils) * (upper - pupils);
      }
  if (!(sum * sum > squares * 1.0001)
      || !sp_forecast_get_sum_interval (self->forecast, area, lead, area_paths->first, last, 80, &pupils, &lower,
                                        &upper))
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
  return lead > 1 && group > paths->first ? variance_of (self, area, lead - 1, group - 1) : 0;
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
  double first = variance_of (self, area, 1, group), fed;

  out->base[group] = sp_paths_base (self, area, lead, group);
  out->all[group] = variance_of (self, area, lead, group);
  fed = level ? 0 : feeder_variance (self, paths, area, lead, group, births);
  out->step[group] = MAX (out->all[group] - fed, MIN (first, out->all[group]));
  out->carry[group] = fed > 0 ? sqrt (MIN (1, (out->all[group] - out->step[group]) / fed)) : 0;
  out->shared[group] = MIN (MOST_SHARED, (level ? LEVEL_S0 * LEVEL_S0 : s0[group] * s0[group]) / MAX (first, 1e-12));
}

/* Share of a step that is its area's, when two steps of a year are to correlate so. */
static double
share_of_area (const Steps *steps, SpYearGroup group, double correlation)
{
  return CLAMP (correlation - steps->shared[group] * year_share[group], 0, 1 - steps->shared[group]);
}

typedef double Covariance[SP_N_GROUPS][SP_N_GROUPS]; /* relative, of two year groups of an area */

/* What a year leaves: covariance of year groups, and of each with what moves its area, every year group (year) and one
 * of them (cohort[group][of]) and goes on from year to year. */
typedef struct
{
  Covariance covariance, cohort;
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
find_part (const SpPathArea *paths, const Steps *steps, SpYearGroup group, double correlation, const Moments *before)
{
  double of_area = share_of_area (steps, group, correlation), of_year = steps->shared[group] * year_share[group];
  gboolean fed = group > paths->first;
  Part part = { fed ? steps->carry[group] * LASTING * before->area[group - 1] : 0,
                fed ? steps->carry[group] * SHARED_LASTING * before->year[group - 1] : 0 };
  double half = part.area_kept * sqrt (of_area) + part.year_kept * sqrt (of_year);
  double root = MAX (0, sqrt (half * half + steps->step[group]) - half);

  part.left = root * root;
  part.area_sd = root * sqrt (of_area);
  part.year_sd = root * sqrt (of_year);
  part.cohort_sd = root * sqrt (steps->shared[group] - of_year);
  return part;
}

static double
kept_cohort (const SpPathArea *paths, const Steps *steps, const Moments *before, SpYearGroup group, SpYearGroup of)
{
  return group > paths->first ? steps->carry[group] * SHARED_LASTING * before->cohort[group - 1][of] : 0;
}

/* Moments after a year's steps; before is the year before. left[]: the steps themselves. */
static void
move_moments (const SpPathArea *paths, const Steps *steps, double correlation, const Moments *before, Moments *after,
              double *left)
{
  Part part[SP_N_GROUPS];

  for (gint g = paths->first; g <= paths->last; g++)
    {
      part[g] = find_part (paths, steps, g, correlation, before);
      left[g] = part[g].left;
      after->area[g] = part[g].area_kept + part[g].area_sd;
      after->year[g] = part[g].year_kept + part[g].year_sd;
      for (gint h = paths->first; h <= paths->last; h++)
        after->cohort[g][h] = kept_cohort (paths, steps, before, g, h) + (g == h ? part[g].cohort_sd : 0);
    }
  for (gint g = paths->first; g <= paths->last; g++)
    for (gint h = paths->first; h <= paths->last; h++)
      {
        const Part *a = &part[g], *b = &part[h];
        double carried = g > paths->first && h > paths->first ? before->covariance[g - 1][h - 1] : 0;

        after->covariance[g][h]
            = g == h
                  ? steps->all[g]
                  : steps->carry[g] * steps->carry[h] * carried + a->area_kept * b->area_sd + b->area_kept * a->area_sd
                        + a->area_sd * b->area_sd + a->year_kept * b->year_sd + b->year_kept * a->year_sd
                        + a->year_sd * b->year_sd + kept_cohort (paths, steps, before, g, h) * b->cohort_sd
                        + kept_cohort (paths, steps, before, h, g) * a->cohort_sd;
      }
}

static double
sum_variance (const SpPathArea *paths, const Steps *steps, const Moments *moments)
{
  double sum = 0;

  for (gint g = paths->first; g <= MIN (paths->last, SP_GROUP_Y11); g++)
    for (gint h = paths->first; h <= MIN (paths->last, SP_GROUP_Y11); h++)
      sum += steps->base[g] * steps->base[h] * moments->covariance[g][h];
  return sum;
}

/* The correlation of a year's steps that makes the year groups together vary as the forecast says. */
static double
find_correlation (const SpForecastPaths *self, const SpPathArea *paths, gint area, gint lead, const Steps *steps,
                  const Moments *before)
{
  double left[SP_N_GROUPS], wanted = correlation_at (self, paths, area, lead), low = 0, high = MOST_CORRELATION,
                            sum = 0, squares = 0;
  Moments after;

  for (gint g = paths->first; g <= MIN (paths->last, SP_GROUP_Y11); g++)
    {
      double sd = steps->base[g] * sqrt (steps->all[g]);

      sum += sd;
      squares += sd * sd;
    }
  for (gint i = 0; i < 30; i++)
    {
      double middle = (low + high) / 2;

      move_moments (paths, steps, middle, before, &after, left);
      if (sum_variance (paths, steps, &after) < (1 - wanted) * squares + wanted * sum * sum)
        low = middle;
      else
        high = middle;
    }
  return (low + high) / 2;
}

static void
keep_steps (SpPathArea *paths, gint lead, const Steps *steps, double correlation, const double *left)
{
  for (gint g = paths->first; g <= paths->last; g++)
    {
      gsize row = (gsize) (lead - 1) * SP_N_GROUPS + g;
      double of_area = share_of_area (steps, g, correlation);

      paths->carry[row] = steps->carry[g];
      paths->shared_sd[row] = sqrt (left[g] * steps->shared[g]);
      paths->area_sd[row] = sqrt (left[g] * of_area);
      paths->own_sd[row] = sqrt (MAX (0, left[g] * (1 - steps->shared[g] - of_area)));
    }
}

void
sp_paths_weigh_area (SpForecastPaths *self, gint area)
{
  SpPathArea *paths = &self->areas[area];
  g_autofree Moments *moments = g_new0 (Moments, 2);
  double births = 0;

  for (gint lead = 1; lead <= self->horizon; lead++)
    {
      Steps steps = { { 0 } };
      double correlation, left[SP_N_GROUPS] = { 0 };

      if (sp_forecast_births_projected (self->forecast, area, lead) && paths->births_sd)
        {
          paths->births_sd[lead - 1] = BIRTHS_ERROR;
          births += BIRTHS_ERROR * BIRTHS_ERROR;
        }
      for (gint g = paths->first; g <= paths->last; g++)
        find_step (self, paths, area, lead, g, births, &steps);
      correlation = find_correlation (self, paths, area, lead, &steps, &moments[(lead - 1) % 2]);
      move_moments (paths, &steps, correlation, &moments[(lead - 1) % 2], &moments[lead % 2], left);
      keep_steps (paths, lead, &steps, correlation, left);
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
