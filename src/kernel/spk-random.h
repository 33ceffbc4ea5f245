/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random draws from a seed: the same seed gives the same bits on every machine. State is the caller's.
 * Source: xoshiro256** 1.0 (Blackman and Vigna 2018), seeded by splitmix64 as its authors say. */
#pragma once

#include <stdint.h>

typedef struct { uint64_t s[4]; } SpkRandom;

/* stream: independent streams of one seed (one per area, say), so that order of work does not matter. */
void     spk_random_seed (SpkRandom *self, uint64_t seed, uint64_t stream);
uint64_t spk_random_next (SpkRandom *self);
double   spk_random_uniform (SpkRandom *self); /* [0, 1), 53 bits */
double   spk_random_normal (SpkRandom *self);  /* mean 0, standard deviation 1; Marsaglia's polar method */
