/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-path.h"
#include <math.h>
#include <string.h>
#include "spk-clones.h"

#define N_CLASSES 256
#define LANES 8

/* Whole numbers in the same order as the floats whose bits they are. */
static inline int32_t
order_of (float value)
{
  int32_t bits;

  memcpy (&bits, &value, sizeof bits);
  return bits ^ ((bits >> 31) & 0x7fffffff);
}

static inline float
value_of (int32_t order)
{
  float value;

  order ^= (order >> 31) & 0x7fffffff;
  memcpy (&value, &order, sizeof value);
  return value;
}

SPK_CLONES static void
find_range (const float *restrict row, size_t n, float *low, float *high)
{
  int32_t least = INT32_MAX, most = INT32_MIN;

  for (size_t i = 0; i < n; i++)
    {
      int32_t order = order_of (row[i]);

      least = order < least ? order : least;
      most = order > most ? order : most;
    }
  *low = value_of (least);
  *high = value_of (most);
}

SPK_CLONES static void
find_classes (const float *restrict row, size_t n, float low, float scale, uint8_t *restrict out)
{
  for (size_t i = 0; i < n; i++)
    out[i] = (uint8_t) (int32_t) ((row[i] - low) * scale);
}

/* Four counts side by side, so that equal neighbours do not wait for one another. */
static void
count_classes (const uint8_t *class, size_t n, uint16_t count[4][N_CLASSES])
{
  size_t i = 0;

  for (; i + 4 <= n; i += 4)
    {
      count[0][class[i]]++;
      count[1][class[i + 1]]++;
      count[2][class[i + 2]]++;
      count[3][class[i + 3]]++;
    }
  for (; i < n; i++)
    count[0][class[i]]++;
}

/* The k-th smallest of value[n], k from 0, moving the others about: Hoare 1961. */
static float
select_rank (float *value, size_t n, size_t k)
{
  size_t low = 0, high = n - 1;

  while (low < high)
    {
      float pivot = value[low + (high - low) / 2];
      size_t i = low, j = high;

      for (;; i++, j--)
        {
          float held;

          while (value[i] < pivot)
            i++;
          while (value[j] > pivot)
            j--;
          if (i >= j)
            break;
          held = value[i];
          value[i] = value[j];
          value[j] = held;
        }
      if (k <= j)
        high = j;
      else
        low = j + 1;
    }
  return value[k];
}

typedef struct
{
  size_t rank, slot;
} Wanted; /* rank: among the paths of its slot, once that is found */

/* The classes that hold the ranks wanted, side by side in scratch->value. */
typedef struct
{
  size_t n;
  size_t start[2 * SPK_MOST_QUANTILES], size[2 * SPK_MOST_QUANTILES];
  uint8_t of_class[N_CLASSES]; /* 1 + slot; 0 = not wanted */
} Slots;

SPK_CLONES static void
sum_counts (uint16_t count[4][N_CLASSES], uint16_t *restrict total, uint16_t *restrict sixteen)
{
  for (size_t k = 0; k < N_CLASSES; k++)
    total[k] = (uint16_t) (count[0][k] + count[1][k] + count[2][k] + count[3][k]);
  for (size_t k = 0; k < N_CLASSES / 16; k++)
    {
      unsigned sum = 0;

      for (size_t i = 0; i < 16; i++)
        sum += total[k * 16 + i];
      sixteen[k] = (uint16_t) sum;
    }
}

/* Finds the classes that hold the ranks wanted (rising). */
static void
find_slots (uint16_t count[4][N_CLASSES], Wanted *wanted, size_t n_wanted, Slots *out)
{
  uint16_t total[N_CLASSES], sixteen[N_CLASSES / 16];
  size_t class = 0, before = 0, next = 0;

  sum_counts (count, total, sixteen);
  for (size_t i = 0; i < n_wanted; i++)
    {
      while (wanted[i].rank >= before + total[class])
        if (class % 16 == 0 && wanted[i].rank >= before + sixteen[class / 16])
          before += sixteen[class / 16], class += 16;
        else
          before += total[class ++];
      if (!out->of_class[class])
        {
          out->start[out->n] = next;
          out->size[out->n] = total[class];
          next += total[class];
          out->of_class[class] = (uint8_t) ++out->n;
        }
      wanted[i].slot = out->of_class[class] - 1u;
      wanted[i].rank -= before;
    }
}

static void
fill_slots (const float *row, size_t n, const Slots *slots, SpkPathScratch *scratch)
{
  size_t n_at = 0, next[2 * SPK_MOST_QUANTILES];

  for (size_t i = 0; i < n; i++)
    {
      scratch->at[n_at] = (uint16_t) i;
      n_at += slots->of_class[scratch->class[i]] != 0;
    }
  memcpy (next, slots->start, sizeof next);
  for (size_t i = 0; i < n_at; i++)
    scratch->value[next[slots->of_class[scratch->class[scratch->at[i]]] - 1]++] = row[scratch->at[i]];
}

static void
read_ranks (const float *row, size_t n, Wanted *wanted, size_t n_wanted, SpkPathScratch *scratch, float *out)
{
  uint16_t count[4][N_CLASSES] = { { 0 } };
  Slots slots = { 0 };

  count_classes (scratch->class, n, count);
  find_slots (count, wanted, n_wanted, &slots);
  fill_slots (row, n, &slots, scratch);
  for (size_t i = 0; i < n_wanted; i++)
    out[i] = select_rank (scratch->value + slots.start[wanted[i].slot], slots.size[wanted[i].slot], wanted[i].rank);
}

SpkStatus
spk_path_quantiles (const float *row, size_t n_paths, const double *p, size_t n_p, SpkPathScratch *scratch, double *out)
{
  Wanted wanted[2 * SPK_MOST_QUANTILES];
  float low, high, found[2 * SPK_MOST_QUANTILES];

  if (n_paths == 0)
    return SPK_NO_HISTORY;
  if (n_paths > SPK_MOST_PATHS || n_p > SPK_MOST_QUANTILES)
    return SPK_BAD_ARGUMENT;
  for (size_t i = 0; i < n_p; i++)
    if (!(p[i] >= 0 && p[i] <= 1) || (i > 0 && p[i] < p[i - 1]))
      return SPK_BAD_ARGUMENT;
  find_range (row, n_paths, &low, &high);
  if (!(high - low > 1e-30f))
    {
      for (size_t i = 0; i < n_p; i++)
        out[i] = low;
      return SPK_OK;
    }
  find_classes (row, n_paths, low, (N_CLASSES - 1) / (high - low), scratch->class);
  for (size_t i = 0; i < n_p; i++)
    {
      size_t rank = (size_t) floor (p[i] * (double) (n_paths - 1));

      wanted[2 * i] = (Wanted){ .rank = rank };
      wanted[2 * i + 1] = (Wanted){ .rank = rank + 1 < n_paths ? rank + 1 : rank };
    }
  read_ranks (row, n_paths, wanted, 2 * n_p, scratch, found);
  for (size_t i = 0; i < n_p; i++)
    {
      double at = p[i] * (double) (n_paths - 1), low_rank = found[2 * i], high_rank = found[2 * i + 1];

      out[i] = low_rank + (at - floor (at)) * (high_rank - low_rank);
    }
  return SPK_OK;
}

SPK_CLONES double
spk_path_share_from (const float *row, size_t n_paths, float threshold)
{
  int32_t n = 0;

  for (size_t i = 0; i < n_paths; i++)
    n += row[i] >= threshold;
  return (double) n / (double) n_paths;
}

SPK_CLONES double
spk_path_mean (const float *row, size_t n_paths)
{
  double part[LANES] = { 0 }, sum = 0;
  size_t i = 0;

  for (; i + LANES <= n_paths; i += LANES)
    for (size_t k = 0; k < LANES; k++)
      part[k] += (double) row[i + k];
  for (size_t k = 0; i < n_paths; i++, k++)
    part[k] += (double) row[i];
  for (size_t k = 0; k < LANES; k++)
    sum += part[k];
  return sum / (double) n_paths;
}

SPK_CLONES void
spk_path_depart (float *restrict row, size_t n_paths, double expected, const float *restrict more, double least)
{
  float pupils = (float) expected, floor_at = (float) -least;

  if (more)
    for (size_t i = 0; i < n_paths; i++)
      row[i] = pupils * (row[i] - 1) + more[i];
  else
    for (size_t i = 0; i < n_paths; i++)
      row[i] = pupils * (row[i] - 1);
  for (size_t i = 0; i < n_paths; i++)
    row[i] = row[i] < floor_at ? floor_at : row[i];
}

SPK_CLONES void
spk_path_add (const float *restrict row, size_t n_paths, float *restrict sum)
{
  for (size_t i = 0; i < n_paths; i++)
    sum[i] += row[i];
}

SPK_CLONES void
spk_path_tally (const float *restrict row, size_t n_paths, int64_t *restrict tally)
{
  for (size_t i = 0; i < n_paths; i++)
    tally[i] += (int32_t) (row[i] * SPK_TALLY_UNIT);
}
