/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the variance of each cell, which the forecast's own interval says, is made up of steps, and each step of what is
 * shared and what is not. With S^2 the relative variance of a cell and F that of its feeder:
 *
 *   step  v = S^2 - F, but at least the step of a first year (then only k F of the feeder is carried, k^2 F = S^2 - v)
 *   shared by the authority: f s0^2 (1 + drift (lead - 1)), f as past rehearsals of all areas together call for
 *     (sp-forecast-paths-shared.c), of it the year's share for every year group; at most 0.9 of v
 *   of the area: so much of the rest that the area's year groups together vary as the forecast says
 *
 * What is shared drifts, however small the area's own: chance, which is most of what a small one is out by, does not last, so that
 * the longer the lead the more of it all areas share (Li and Lee 2005, Demography 42: a common
 * factor that wanders, and departures from it that do not). Measured on districts of schools: tests/bench/README.md.
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
#define SHARED_DRIFT 0.5 /* a year, so that a county widens as authorities do: 80 % within 1.0, 2.8 and 4.6 % at 1, 3 and 5 years (domain.md 6.3) */
#define MOST_SHARED 0.9
#define MOST_CORRELATION 0.95
#define LEAST_SHARED 0.1 /* of an area's variance may always be what moves all areas, however little its year groups go together */
#define BISECTIONS 20

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
  double first = sp_paths_variance (self, area, 1, group), fed, usual;

  out->base[group] = sp_paths_base (self, area, lead, group);
  out->all[group] = sp_paths_variance (self, area, lead, group);
  fed = level ? 0 : feeder_variance (self, paths, area, lead, group, births);
  out->step[group] = MAX (out->all[group] - fed, MIN (first, out->all[group]));
  out->carry[group] = fed > 0 ? sqrt (MIN (1, (out->all[group] - out->step[group]) / fed)) : 0;
  usual = level ? LEVEL_S0 : s0[group];
  out->shared[group] = self->shared_factor[group > SP_GROUP_Y6] * usual * usual
                       * (1 + (level ? SP_INTAKE_DRIFT : SHARED_DRIFT) * (lead - 1));
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
  double area_kept, year_kept, area_sd, year_sd, cohort_sd, shared_sd, own_sd;
} Part;

/* The step s that adds variance v to what it lies on: s^2 + 2 kept s = v. */
static double
find_root (double kept, double variance)
{
  return MAX (0, sqrt (kept * kept + MAX (0, variance)) - kept);
}

/* Of a step, what moves all areas is what it is by itself, and goes on; the area's and the cell's own make up the rest of what the
 * interval says: step = s^2 + 2 s year_kept sqrt y + a^2 + 2 a area_kept + o^2. together: 0 to 1, so much of what moves all areas;
 * 1 to 2, all of it and so much of the rest is the area's. */
static Part
find_part (const SpPathArea *paths, const Steps *steps, SpYearGroup group, const double *together, const Moments *before)
{
  double mix = together[group > SP_GROUP_Y6], of_area = MAX (mix - 1, 0), y = year_share[group], rest, root;
  gboolean fed = group > paths->first;
  Part part = { fed ? steps->carry[group] * LASTING * before->area[group - 1] : 0,
                fed ? steps->carry[group] * SHARED_LASTING * before->year[group - 1] : 0 };
  double kept = part.year_kept * sqrt (y), area_kept = part.area_kept * sqrt (of_area);

  part.shared_sd = MIN (sqrt (steps->shared[group] * MIN (mix, 1)), find_root (kept, MOST_SHARED * steps->step[group]));
  rest = steps->step[group] - part.shared_sd * (part.shared_sd + 2 * kept);
  root = find_root (area_kept, rest);
  part.area_sd = root * sqrt (of_area);
  part.own_sd = root * sqrt (1 - of_area);
  part.year_sd = part.shared_sd * sqrt (y);
  part.cohort_sd = part.shared_sd * sqrt (1 - y);
  return part;
}

static double
kept_cohort (const SpPathArea *paths, const Steps *steps, const Moments *before, SpYearGroup group, SpYearGroup of)
{
  return group > paths->first ? steps->carry[group] * SHARED_LASTING * before->cohort[group - 1][of] : 0;
}

/* Moments of groups from .. to after a year's steps; before is the year before. part[]: the steps themselves. */
static void
move_moments (const SpPathArea *paths, const Steps *steps, const double *together, const Moments *before, gint from,
              gint to, Moments *after, Part *part)
{
  for (gint g = from; g <= to; g++)
    {
      part[g] = find_part (paths, steps, g, together, before);
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

/* What a year's steps have together that makes the year groups of a phase together vary as the forecast says. */
static void
find_together (const SpForecastPaths *self, const SpPathArea *paths, gint area, gint lead, SpPhase phase,
               const Steps *steps, const Moments *before, double *together)
{
  gint from = MAX (paths->first, sp_phase_first_group (phase)), to = MIN (paths->last, sp_phase_last_group (phase));
  double wanted, low, high = 1 + MOST_CORRELATION, sum = 0, squares = 0;
  Part part[SP_N_GROUPS];
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
  wanted = (1 - wanted) * squares + wanted * sum * sum;
  together[phase] = 1;
  move_moments (paths, steps, together, before, from, to, &after, part);
  low = MIN (1, LEAST_SHARED * wanted / MAX (sum_variance (steps, after.shared, from, to), 1e-12));
  for (gint i = 0; i < BISECTIONS; i++)
    {
      together[phase] = (low + high) / 2;
      move_moments (paths, steps, together, before, from, to, &after, part);
      if (sum_variance (steps, after.covariance, from, to) < wanted)
        low = together[phase];
      else
        high = together[phase];
    }
  together[phase] = (low + high) / 2;
}

static void
keep_steps (SpPathArea *paths, gint lead, const Steps *steps, const Part *part)
{
  for (gint g = paths->first; g <= paths->last; g++)
    {
      gsize row = (gsize) (lead - 1) * SP_N_GROUPS + g;

      paths->carry[row] = steps->carry[g];
      paths->shared_sd[row] = part[g].shared_sd;
      paths->area_sd[row] = part[g].area_sd;
      paths->own_sd[row] = part[g].own_sd;
    }
}

static void
add_all (SpPathAllAreas *all, const SpPathArea *paths, const Steps *steps, const Moments *moments)
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

void
sp_paths_weigh_area (SpForecastPaths *self, gint area, SpPathAllAreas *all)
{
  SpPathArea *paths = &self->areas[area];
  g_autofree Moments *moments = g_new0 (Moments, 2);
  double births = 0;

  for (gint lead = 1; lead <= self->horizon; lead++)
    {
      Steps steps = { { 0 } };
      double together[SP_N_PHASES] = { 0 };
      Part part[SP_N_GROUPS];
      const Moments *before = &moments[(lead - 1) % 2];

      if (sp_forecast_births_projected (self->forecast, area, lead) && paths->births_sd)
        {
          paths->births_sd[lead - 1] = SP_BIRTHS_ERROR;
          births += SP_BIRTHS_ERROR * SP_BIRTHS_ERROR;
        }
      for (gint g = paths->first; g <= paths->last; g++)
        find_step (self, paths, area, lead, g, births, &steps);
      for (gint phase = 0; phase < SP_N_PHASES; phase++)
        find_together (self, paths, area, lead, phase, &steps, before, together);
      move_moments (paths, &steps, together, before, paths->first, paths->last, &moments[lead % 2], part);
      keep_steps (paths, lead, &steps, part);
      if (all)
        add_all (all + (gsize) (lead - 1) * SP_N_PHASES, paths, &steps, &moments[lead % 2]);
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
