/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-counter.h"
#include "spk-clones.h"
#include "spk-normal.h"

#define PARITY 0x1bd11bdau /* of the key schedule: Skein, as Threefry has it */
#define QUARTER (SPK_PATH_BLOCK / 4)

/* The two words that a stream's number is mixed into. Source: splitmix64, Steele, Lea and Flood 2014. */
static uint64_t
split_mix (uint64_t z)
{
  z += UINT64_C (0x9e3779b97f4a7c15);
  z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

SpkKey
spk_key (uint64_t seed, uint64_t stream)
{
  uint64_t mixed = split_mix (split_mix (seed) ^ (stream * UINT64_C (0xd1342543de82ef95)));

  return (SpkKey){ { (uint32_t) mixed, (uint32_t) (mixed >> 32) } };
}

static inline uint32_t
rotate (uint32_t x, int k)
{
  return (x << k) | (x >> (32 - k));
}

#define ROUND(turn) x0 += x1, x1 = rotate (x1, turn) ^ x0
#define INJECT(a, b, n) x0 += a, x1 += (b) + n

static inline void
threefry (SpkKey key, uint32_t c0, uint32_t c1, uint32_t *out0, uint32_t *out1)
{
  uint32_t k0 = key.k[0], k1 = key.k[1], k2 = PARITY ^ k0 ^ k1;
  uint32_t x0 = c0 + k0, x1 = c1 + k1;

  ROUND (13), ROUND (15), ROUND (26), ROUND (6), INJECT (k1, k2, 1);
  ROUND (17), ROUND (29), ROUND (16), ROUND (24), INJECT (k2, k0, 2);
  ROUND (13), ROUND (15), ROUND (26), ROUND (6), INJECT (k0, k1, 3);
  ROUND (17);
  *out0 = x0;
  *out1 = x1;
}

void
spk_counter_words (SpkKey key, uint32_t c0, uint32_t c1, uint32_t out[2])
{
  threefry (key, c0, c1, &out[0], &out[1]);
}

double
spk_counter_uniform (SpkKey key, uint32_t c0, uint32_t c1)
{
  uint32_t w[2];

  threefry (key, c0, c1, &w[0], &w[1]);
  return ((double) (((uint64_t) w[0] << 20) | (w[1] >> 12)) + 0.5) * 0x1.0p-52;
}

double
spk_counter_normal (SpkKey key, uint32_t c0, uint32_t c1)
{
  return spk_normal_quantile (spk_counter_uniform (key, c0, c1));
}

static inline float
shape (uint32_t sum)
{
  float x = (float) ((int32_t) sum - 255) * (1.0f / 256), y = x * x;

  return x * (2.38665022f + y * (-0.85229537f + y * 1.84361608f));
}

/* Each call gives the two halves of two words, to four quarters of the block: nothing needs to be shuffled. */
SPK_CLONES void
spk_counter_noise (SpkKey key, uint32_t block, uint32_t c1, float *restrict noise)
{
  for (uint32_t i = 0; i < QUARTER; i++)
    {
      uint32_t a, b;

      threefry (key, block * QUARTER + i, c1, &a, &b);
      noise[i] = shape ((a & 0xff) + ((a >> 8) & 0xff));
      noise[QUARTER + i] = shape (((a >> 16) & 0xff) + (a >> 24));
      noise[2 * QUARTER + i] = shape ((b & 0xff) + ((b >> 8) & 0xff));
      noise[3 * QUARTER + i] = shape (((b >> 16) & 0xff) + (b >> 24));
    }
}
