/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-simulate.h"
#include <math.h>
#include "spk-clones.h"
#include "spk-normal.h"

/* What a draw is for: the upper bits of the second word of its counter, beside lead and group. */
typedef enum
{
  DRAW_OWN,
  DRAW_AREA,
  DRAW_BIRTHS,
  DRAW_YEAR,
  DRAW_COHORT,
  DRAW_BIRTHS_SHARED
} Draw;

#define SHARED_STREAM UINT64_MAX
#define MOST_FREEDOM 30

static uint32_t
counter (Draw draw, size_t lead, size_t group)
{
  return (uint32_t) draw << 24 | (uint32_t) lead << 8 | (uint32_t) group;
}

static void
set_pair (float *row, size_t pair, double value)
{
  row[2 * pair] = (float) value;
  row[2 * pair + 1] = (float) -value;
}

static double
draw_year (const SpkSimulate *self, SpkKey key, size_t lead, size_t pair)
{
  double normal[1 + MOST_FREEDOM];

  for (int i = 0; i <= self->freedom; i++)
    normal[i] = spk_counter_normal (key, (uint32_t) pair, counter (DRAW_YEAR, lead, (size_t) i));
  return spk_student (normal, self->freedom);
}

/* One pair of paths: what the year moves, and what it moves each year group by itself, both going on from the year
 * before. */
static void
draw_pair (const SpkSimulate *self, SpkKey key, const double *year_share, size_t pair, float *shared, float *births)
{
  double year = 0, cohort[256] = { 0 };

  for (size_t lead = 0; lead < self->n_leads; lead++)
    {
      double kept = lead == 0 ? 0 : self->lasting, fresh = lead == 0 ? 1 : sqrt (1 - self->lasting * self->lasting);

      year = kept * year + fresh * draw_year (self, key, lead, pair);
      set_pair (births + lead * self->stride, pair,
                spk_counter_normal (key, (uint32_t) pair, counter (DRAW_BIRTHS_SHARED, lead, 0)));
      for (size_t g = 0; g < self->n_groups; g++)
        {
          cohort[g]
              = kept * cohort[g] + fresh * spk_counter_normal (key, (uint32_t) pair, counter (DRAW_COHORT, lead, g));
          set_pair (shared + (lead * self->n_groups + g) * self->stride, pair,
                    sqrt (year_share[g]) * year + sqrt (1 - year_share[g]) * cohort[g]);
        }
    }
}

void
spk_simulate_shared (const SpkSimulate *self, const double *year_share, size_t first_block, size_t n_blocks,
                     float *shared, float *births)
{
  SpkKey key = spk_key (self->seed, SHARED_STREAM);
  size_t first = first_block * SPK_PATH_BLOCK / 2, last = first + n_blocks * SPK_PATH_BLOCK / 2;

  for (size_t pair = first; pair < last; pair++)
    draw_pair (self, key, year_share, pair, shared, births);
}

SPK_CLONES static void
climb_block (const float *restrict feeder, const float *restrict shared, const float *restrict area,
             const float *restrict own, float carry, float shared_sd, float area_sd, float own_sd, float *restrict out)
{
  for (size_t p = 0; p < SPK_PATH_BLOCK; p++)
    {
      float factor = 1 + carry * (feeder[p] - 1) + shared_sd * shared[p] + area_sd * area[p] + own_sd * own[p];

      out[p] = factor > 0 ? factor : 0;
    }
}

SPK_CLONES static void
add_block (const float *restrict from, float share, float *restrict to)
{
  for (size_t p = 0; p < SPK_PATH_BLOCK; p++)
    to[p] += share * from[p];
}

static void
fill (float *row, float value)
{
  for (size_t p = 0; p < SPK_PATH_BLOCK; p++)
    row[p] = value;
}

typedef struct
{
  float one[SPK_PATH_BLOCK], births[SPK_PATH_BLOCK], area[SPK_PATH_BLOCK], own[SPK_PATH_BLOCK];
} Block;

static void
move_area (const SpkSimulateArea *area, SpkKey key, size_t lead, uint32_t block, Block *work)
{
  float kept = lead == 0 ? 0 : (float) area->lasting,
        fresh = lead == 0 ? 1 : (float) sqrt (1 - area->lasting * area->lasting);

  spk_counter_noise (key, block, counter (DRAW_AREA, lead, 0), work->own);
  for (size_t p = 0; p < SPK_PATH_BLOCK; p++)
    work->area[p] = kept * work->area[p] + fresh * work->own[p];
}

/* Births of one more year, in the place of those of the year before. */
static void
move_births (const SpkSimulateArea *area, SpkKey key, const float *births, size_t lead, uint32_t block, Block *work)
{
  double sd = area->births_sd[lead];
  float moved[SPK_PATH_BLOCK];

  if (!(sd > 0))
    return;
  spk_counter_noise (key, block, counter (DRAW_BIRTHS, lead, 0), work->own);
  climb_block (work->births, births, work->own, work->own, 1, (float) (sd * sqrt (area->births_shared)),
               (float) (sd * sqrt (1 - area->births_shared)), 0, moved);
  for (size_t p = 0; p < SPK_PATH_BLOCK; p++)
    work->births[p] = moved[p];
}

static const float *
find_feeder (const SpkSimulate *self, const SpkSimulateArea *area, const float *factor, size_t lead, size_t group,
             size_t at, const Block *work)
{
  if (!(area->carry[lead * self->n_groups + group] > 0))
    return work->one;
  if (group == area->first && area->entry)
    return area->entry + lead * self->stride + at;
  if (group == area->first)
    return area->births_sd ? work->births : work->one;
  return lead == 0 ? work->one : factor + ((lead - 1) * self->n_groups + group - 1) * self->stride + at;
}

static void
simulate_block (const SpkSimulate *self, const SpkSimulateArea *area, const float *shared, const float *births,
                size_t block, float *factor)
{
  SpkKey key = spk_key (self->seed, area->key);
  size_t at = block * SPK_PATH_BLOCK;
  Block work;

  fill (work.one, 1);
  fill (work.births, 1);
  fill (work.area, 0);
  for (size_t lead = 0; lead < self->n_leads; lead++)
    {
      if (area->births_sd)
        move_births (area, key, births + lead * self->stride + at, lead, (uint32_t) block, &work);
      move_area (area, key, lead, (uint32_t) block, &work);
      for (size_t g = area->first; g <= area->last; g++)
        {
          size_t row = lead * self->n_groups + g;

          if (area->own_sd[row] > 0)
            spk_counter_noise (key, (uint32_t) block, counter (DRAW_OWN, lead, g), work.own);
          climb_block (find_feeder (self, area, factor, lead, g, at, &work), shared + row * self->stride + at,
                       work.area, area->own_sd[row] > 0 ? work.own : work.one, (float) area->carry[row],
                       (float) area->shared_sd[row], (float) area->area_sd[row], (float) area->own_sd[row],
                       factor + row * self->stride + at);
        }
    }
}

void
spk_simulate_area (const SpkSimulate *self, const SpkSimulateArea *area, const float *shared, const float *births,
                   size_t first_block, size_t n_blocks, float *factor)
{
  for (size_t block = first_block; block < first_block + n_blocks; block++)
    simulate_block (self, area, shared, births, block, factor);
}

void
spk_simulate_transfer (const SpkSimulate *self, const float *factor, size_t group, const double *share,
                       size_t first_block, size_t n_blocks, float *entry)
{
  float one[SPK_PATH_BLOCK];

  fill (one, 1);
  for (size_t block = first_block; block < first_block + n_blocks; block++)
    for (size_t lead = 0; lead < self->n_leads; lead++)
      {
        size_t at = block * SPK_PATH_BLOCK;
        const float *from = lead == 0 ? one : factor + ((lead - 1) * self->n_groups + group) * self->stride + at;

        add_block (from, (float) share[lead], entry + lead * self->stride + at);
      }
}
