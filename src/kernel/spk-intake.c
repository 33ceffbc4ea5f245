/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-intake.h"
#include <math.h>
#include <string.h>

#define N_SIGNS 6
#define BOUND 0.4
#define FURTHEST 0.7 /* movements beyond it are not learned from */
#define STRENGTH 3
#define FULL_WEIGHT 500
#define PASSES 4
#define WINDOW 3

/* Rounded from Maryland and New York: what a few areas use until they have a past of their own. */
static const double prior[2][N_SIGNS] = { { 0.3, 0.05, 0.15, 0, 0, 0.1 }, { 0.65, 0.05, 0, 0.1, 0.25, 0.1 } };

size_t
spk_intake_n_doubles (const SpkPanel *panel)
{
  return panel->n_years * panel->n_parents * SPK_N_GROUPS;
}

void
spk_intake_total (const SpkPanel *panel, size_t year, double *total)
{
  memset (total, 0, panel->n_parents * SPK_N_GROUPS * sizeof *total);
  for (size_t a = 0; a < panel->n_areas; a++)
    for (size_t g = 0; g < SPK_N_GROUPS; g++)
      {
        size_t cell = spk_panel_cell (panel, a, year, g);

        if (panel->pupils_known[cell])
          total[(size_t) panel->parent[a] * SPK_N_GROUPS + g] += panel->pupils[cell];
      }
}

static double
total_at (const SpkPanel *panel, const double *totals, size_t year, size_t area, size_t group)
{
  return totals[(year * panel->n_parents + (size_t) panel->parent[area]) * SPK_N_GROUPS + group];
}

static double
own_at (const SpkPanel *panel, size_t area, size_t year, size_t group)
{
  size_t cell = spk_panel_cell (panel, area, year, group);

  return panel->pupils_known[cell] ? panel->pupils[cell] : 0;
}

static double
sign_of (double value, double base)
{
  return value > 0 && base > 0 ? fmax (-BOUND, fmin (BOUND, log (value / base))) : 0;
}

static double
mean_total (const SpkPanel *panel, const double *totals, size_t last, size_t area, size_t group)
{
  double sum = 0;
  size_t n = 0;

  for (size_t k = 0; k < WINDOW && k <= last; k++, n++)
    sum += total_at (panel, totals, last - k, area, group);
  return sum / (double) n;
}

/* Returns the mean of the known intakes of the three years to `year`; 0: none. */
static double
read_signs (const SpkPanel *panel, const double *totals, size_t year, size_t area, size_t group, double arriving,
            double *sign)
{
  double sum = 0, base;
  int n = 0;

  for (size_t k = 0; k < WINDOW && k <= year; k++)
    if (own_at (panel, area, year - k, group) > 0)
      sum += own_at (panel, area, year - k, group), n++;
  if (n == 0)
    return 0;
  base = sum / n;
  sign[0] = sign_of (own_at (panel, area, year, group), base);
  sign[1] = year > 0 ? sign_of (own_at (panel, area, year - 1, group), base) : 0;
  sign[2] = sign_of (total_at (panel, totals, year, area, group), mean_total (panel, totals, year, area, group));
  sign[3] = group > 0 ? sign[2] : 0;
  sign[2] = group > 0 ? 0 : sign[2];
  sign[4] = group > 0 && year > 0 ? sign_of (arriving, mean_total (panel, totals, year - 1, area, group - 1)) : 0;
  sign[5] = group + 1 < SPK_N_GROUPS ? sign_of (own_at (panel, area, year, group + 1), base) : 0;
  return base;
}

/* What could be said, `lead` years before, of the parent's cohort that would arrive: its number in the group it was
 * then in, times what such cohorts have usually become by the group below the intake. */
static double
arriving_seen (const SpkPanel *panel, const double *totals, size_t year, size_t lead, size_t area, size_t group)
{
  size_t from = group >= lead ? group - lead : 0;
  double mean;

  if (group == 0)
    return 0;
  mean = mean_total (panel, totals, year, area, from);
  if (mean <= 0 || year == 0)
    return 0;
  return total_at (panel, totals, year, area, from) / mean
         * (lead == 1 ? mean : mean_total (panel, totals, year - 1, area, group - 1));
}

static void
learn (SpkIntake *self, const SpkPanel *panel, const double *totals, size_t origin, size_t lead)
{
  for (size_t year = 2; year + lead <= origin; year++)
    for (size_t a = 0; a < panel->n_areas; a++)
      for (size_t g = 0; g < SPK_N_GROUPS; g++)
        {
          size_t fed = spk_panel_cell (panel, a, year + 1, g);
          double sign[N_SIGNS], base, actual = own_at (panel, a, year + lead, g);

          if ((panel->feeder_known[fed] && panel->feeder[fed] > 0) || !(actual > 0)
              || !(own_at (panel, a, year, g) > 0))
            continue;
          base = read_signs (panel, totals, year, a, g, arriving_seen (panel, totals, year, lead, a, g), sign);
          if (base > 0 && fabs (log (actual / base)) < FURTHEST)
            spk_ridge_add (&self->model[lead - 1][g > 0], sign, log (actual / base), base / (1 + base / FULL_WEIGHT));
        }
}

void
spk_intake_fit (SpkIntake *self, const SpkPanel *panel, size_t origin, double *scratch)
{
  for (size_t y = 0; y < panel->n_years; y++)
    spk_intake_total (panel, y, scratch + y * panel->n_parents * SPK_N_GROUPS);
  for (size_t lead = 1; lead <= SPK_INTAKE_LEADS; lead++)
    {
      for (size_t entry = 0; entry < 2; entry++)
        spk_ridge_start (&self->model[lead - 1][entry], lead > 1 ? self->model[lead - 2][entry].beta : prior[entry],
                         N_SIGNS);
      for (int pass = 0; pass < PASSES; pass++)
        {
          for (size_t entry = 0; entry < 2; entry++)
            spk_ridge_begin (&self->model[lead - 1][entry]);
          learn (self, panel, scratch, origin, lead);
          for (size_t entry = 0; entry < 2; entry++)
            spk_ridge_end (&self->model[lead - 1][entry], STRENGTH);
        }
    }
}

SpkStatus
spk_intake_step (const SpkIntake *self, const SpkPanel *panel, size_t origin, size_t lead, size_t area, size_t group,
                 double arriving, const double *scratch, double *next)
{
  size_t at = (lead < SPK_INTAKE_LEADS ? lead : SPK_INTAKE_LEADS) - 1;
  double sign[N_SIGNS], base = read_signs (panel, scratch, origin, area, group, arriving, sign);

  if (base <= 0)
    return SPK_NO_HISTORY;
  *next = base * exp (spk_ridge_predict (&self->model[at][group > 0], sign));
  return SPK_OK;
}
