/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers by counter: the n-th draw of a key is a function of both and of nothing before it. So the same bits
 * come out whichever thread draws, in whatever order, in pieces of whatever size. Source: Threefry-2x32 of 13 rounds,
 * the fewest that pass BigCrush; Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
 * Worked examples: their known answers, tests/kernel/test-simulate.c. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#define SPK_PATH_BLOCK 256 /* paths drawn at once */

typedef struct
{
  uint32_t k[2];
} SpkKey;

/* One key of a seed for each stream (an area, a site). */
SpkKey spk_key (uint64_t seed, uint64_t stream);
void spk_counter_words (SpkKey key, uint32_t c0, uint32_t c1, uint32_t out[2]);
/* In (0, 1), never either end: 52 bits and a half. */
double spk_counter_uniform (SpkKey key, uint32_t c0, uint32_t c1);
/* Exact to double precision; see spk-normal.h. */
double spk_counter_normal (SpkKey key, uint32_t c0, uint32_t c1);

/* Standard normal noise for the paths of one block of SPK_PATH_BLOCK, fast: 16 bits a draw. The sum of two bytes is
 * shaped by z = x (2.38665 - 0.85230 x^2 + 1.84362 x^4),  x = (sum - 255) / 256 fitted by least squares to the normal
 * quantile at the 511 sums and scaled to variance 1: within 0.05 of it to 2.4 standard deviations, fourth moment 2.97,
 * largest 3.34. For noise that is one part of many; tails are the year's (spk-simulate.h). */
void spk_counter_noise (SpkKey key, uint32_t block, uint32_t c1, float *noise);
