/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-random.h"
#include <math.h>

static uint64_t
split_mix (uint64_t *state)
{
  uint64_t z = (*state += UINT64_C (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static uint64_t
rotate (uint64_t x, int k)
{
  return (x << k) | (x >> (64 - k));
}

void
spk_random_seed (SpkRandom *self, uint64_t seed, uint64_t stream)
{
  uint64_t state = seed;
  uint64_t mixed = split_mix (&state) ^ (stream * UINT64_C (0xd1342543de82ef95));

  for (int i = 0; i < 4; i++)
    self->s[i] = split_mix (&mixed);
}

uint64_t
spk_random_next (SpkRandom *self)
{
  uint64_t result = rotate (self->s[1] * 5, 7) * 9;
  uint64_t t = self->s[1] << 17;

  self->s[2] ^= self->s[0];
  self->s[3] ^= self->s[1];
  self->s[1] ^= self->s[2];
  self->s[0] ^= self->s[3];
  self->s[2] ^= t;
  self->s[3] = rotate (self->s[3], 45);
  return result;
}

double
spk_random_uniform (SpkRandom *self)
{
  return (double) (spk_random_next (self) >> 11) * 0x1.0p-53;
}

double
spk_random_normal (SpkRandom *self)
{
  double u, v, s;

  do
    {
      u = 2 * spk_random_uniform (self) - 1;
      v = 2 * spk_random_uniform (self) - 1;
      s = u * u + v * v;
    }
  while (s >= 1 || s == 0);
  return u * sqrt (-2 * log (s) / s);
}
