/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-blend.h"
#include <math.h>

#define N_SIGNS 8
#define BOUND 0.8       /* signs, and movements learned from: beyond it schools open, close or merge */
#define STRENGTH 2      /* of the prior with many areas; */
#define ALONE 60        /* times more with one */
#define NEW 8.0         /* times more with one year to learn from, falling with its square */
#define FORGET 0.85     /* weight of each year further back */
#define WHOLE_SCALE 5   /* whole areas move by tenths of a per cent: a ridge on the bare number would silence it */
#define FULL_WEIGHT 500 /* pupils beyond which a cohort counts hardly more */
#define FEWEST 3        /* expected pupils for a step to be learned from */
#define PASSES 4

/* What many areas came to in England, Maryland and New York, rounded: reception, Year 7, and the rest. A year group of
 * a school is drawn to its level more than one of an authority is: signs 5 and 6 are in full for the smallest only, by
 * LEVEL_HALF. */
static const double prior_reception[N_SIGNS] = { 0, 0, 0.05, 0.05, 0, 0.1, 0.05, 0.1 };
static const double prior_transfer[N_SIGNS] = { 0, 0, 0, 0, 0, 0.1, 0.15, 0 };
static const double prior_step[N_SIGNS] = { -0.15, 0, 0.1, 0, 0, 0.05, 0.15, 0 };
#define LEVEL_HALF 300 /* pupils of a year group at which half of it is left */

size_t
spk_blend_block (size_t group)
{
  static const unsigned char blocks[SPK_N_GROUPS] = { 0, 1, 1, 1, 1, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9 };

  return blocks[group];
}

size_t
spk_blend_n_doubles (const SpkPanel *panel)
{
  return spk_departure_n_doubles (panel);
}

/* Mean size of the year groups of a block over the panel. */
static double
mean_size (const SpkPanel *panel, size_t origin, size_t block)
{
  double sum = 0, n = 0;

  for (size_t a = 0; a < panel->n_areas; a++)
    for (size_t g = 0; g < SPK_N_GROUPS; g++)
      {
        size_t cell = spk_panel_cell (panel, a, origin, g);

        if (spk_blend_block (g) == block && panel->pupils_known[cell])
          sum += panel->pupils[cell], n++;
      }
  return n > 0 ? sum / n : 0;
}

static void
start_block (SpkRidge *ridge, const SpkPanel *panel, size_t origin, size_t block)
{
  const double *usual = block == 0 ? prior_reception : block == 3 ? prior_transfer : prior_step;
  double prior[N_SIGNS], share = LEVEL_HALF / (LEVEL_HALF + mean_size (panel, origin, block));

  for (size_t i = 0; i < N_SIGNS; i++)
    prior[i] = usual[i] * (block != 0 && (i == 5 || i == 6) ? share : 1);
  spk_ridge_start (ridge, prior, N_SIGNS);
}

/* Rows share their years and, with few areas, their areas: they are not as many witnesses as rows. */
static double
strength_of (const SpkPanel *panel, size_t origin)
{
  double n_years = origin >= 2 ? (double) origin - 1 : 1;

  return STRENGTH * (1 + ALONE / (double) panel->n_areas) * (1 + NEW / (n_years * n_years));
}

static double
sign_of (double value, double base)
{
  return value > 0 && base > 0 ? fmax (-BOUND, fmin (BOUND, log (value / base))) : 0;
}

/* Fills sign[N_SIGNS]; returns the base that they correct, or a negative number without a history of the step. */
static double
read_signs (const SpkDeparture *departure, const SpkPanel *panel, size_t area, size_t group, double feeder, double last,
            double mean, double births_change, double *sign)
{
  size_t at = area * SPK_N_GROUPS + group, parent = (size_t) panel->parent[area] * SPK_N_GROUPS + group;
  double own = departure->own[at], base;

  if (!departure->expected_known[parent])
    return -1;
  base = feeder * exp (departure->expected[parent] + own);
  sign[0] = own;
  sign[1] = departure->latest[at] - own;
  sign[2] = departure->before[at] - own;
  sign[3] = WHOLE_SCALE * departure->area[(area * 2 + (group >= 7)) * 2];
  sign[4] = WHOLE_SCALE * departure->area[(area * 2 + (group >= 7)) * 2 + 1];
  sign[5] = sign_of (last, base);
  sign[6] = sign_of (mean, base);
  sign[7] = group == 0 ? births_change : 0;
  return base;
}

static double
mean_of_three (const SpkPanel *panel, size_t area, size_t year, size_t group)
{
  double sum = 0;
  int n = 0;

  for (size_t k = 0; k < 3 && k <= year; k++)
    {
      size_t cell = spk_panel_cell (panel, area, year - k, group);

      if (panel->pupils_known[cell])
        sum += panel->pupils[cell], n++;
    }
  return n ? sum / n : 0;
}

static double
births_change (const SpkPanel *panel, const double *next_births, size_t area, size_t year)
{
  size_t cell = spk_panel_cell (panel, area, year, 0);
  double next = next_births ? next_births[area * panel->n_years + year] : 0;

  return panel->feeder_known[cell] && panel->feeder[cell] > 0 && next > 0 ? log (next / panel->feeder[cell]) : 0;
}

static void
learn_step (SpkBlend *self, const SpkPanel *panel, size_t year, size_t origin, size_t area, size_t group,
            const double *next_births)
{
  size_t cell = spk_panel_cell (panel, area, year, group), before = spk_panel_cell (panel, area, year - 1, group);
  double sign[N_SIGNS], base, moved;

  if (!spk_panel_has_step (panel, cell) || !(panel->pupils[cell] > 0))
    return;
  base
      = read_signs (&self->departure, panel, area, group, panel->feeder[cell],
                    panel->pupils_known[before] ? panel->pupils[before] : 0,
                    mean_of_three (panel, area, year - 1, group), births_change (panel, next_births, area, year), sign);
  if (base <= FEWEST)
    return;
  moved = log (panel->pupils[cell] / base);
  if (fabs (moved) >= BOUND)
    return;
  spk_ridge_add (&self->block[spk_blend_block (group)], sign, moved,
                 pow (FORGET, (double) (origin - year)) * base / (1 + base / FULL_WEIGHT));
}

void
spk_blend_fit (SpkBlend *self, const SpkPanel *panel, size_t origin, const double *next_births, double *memory,
               uint8_t *known)
{
  double *scratch = spk_departure_lay (&self->departure, panel, memory, known);

  for (size_t b = 0; b < SPK_N_BLOCKS; b++)
    start_block (&self->block[b], panel, origin, b);
  for (int pass = 0; pass < PASSES; pass++)
    {
      for (size_t b = 0; b < SPK_N_BLOCKS; b++)
        spk_ridge_begin (&self->block[b]);
      for (size_t year = 2; year <= origin; year++)
        {
          /* Only what was known a year before. */
          spk_departure_find (&self->departure, panel, year - 1, scratch);
          for (size_t a = 0; a < panel->n_areas; a++)
            for (size_t g = 0; g < SPK_N_GROUPS; g++)
              learn_step (self, panel, year, origin, a, g, next_births);
        }
      for (size_t b = 0; b < SPK_N_BLOCKS; b++)
        spk_ridge_end (&self->block[b], strength_of (panel, origin));
    }
  spk_departure_find (&self->departure, panel, origin, scratch);
}

SpkStatus
spk_blend_step (const SpkBlend *self, const SpkPanel *panel, size_t area, size_t group, double feeder, double last,
                double mean, double births_change_ahead, double *next)
{
  double sign[N_SIGNS],
      base = read_signs (&self->departure, panel, area, group, feeder, last, mean, births_change_ahead, sign);

  if (base < 0)
    return SPK_NO_HISTORY;
  *next = base * exp (spk_ridge_predict (&self->block[spk_blend_block (group)], sign));
  return SPK_OK;
}

SpkStatus
spk_blend_shrunk (const SpkBlend *self, const SpkPanel *panel, size_t area, size_t group, double feeder, double *next)
{
  double sign[N_SIGNS], base = read_signs (&self->departure, panel, area, group, feeder, 0, 0, 0, sign);

  if (base < 0)
    return SPK_NO_HISTORY;
  *next = base;
  return SPK_OK;
}

double
spk_blend_pass (const SpkBlend *self, size_t group)
{
  const double *beta = self->block[spk_blend_block (group)].beta;

  return fmax (0.5, fmin (1, 1 - beta[5] - beta[6]));
}
