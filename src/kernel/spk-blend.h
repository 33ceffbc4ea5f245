/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohort and level blended: the default method where many areas are forecast together.
 *
 *   next = feeder x exp (expected + own) x exp (sum of coefficient x sign)
 *
 * expected and own are the parent's next log ratio and the area's departure (spk-departure.h). The signs, each bounded to +-0.8:
 *   0 own                     how far to trust the departure
 *   1 latest - own            last year's departure against the weighted one
 *   2 before - own            the year before's
 *   3 area, latest (x 5)      all year groups of the area together: families moving in or out
 *   4 area, before (x 5)
 *   5 log (last year's year group / next)      a year group stays near the size it had: classes, places and staff do
 *   6 log (its three-year mean / next)
 *   7 log (births of the entry year after / births of this one), reception only: birth years do not begin on 1 September
 * Coefficients are learned per block of year groups from every step of every area up to the origin, towards a prior, the more so
 * the fewer areas or years there are: a handful of areas use the prior and many areas their own past. This is a combination of forecasts weighted by past error
 * (Bates and Granger 1969; Granger and Ramanathan 1984) of cohort survival, its shrunken form and no change.
 * Measured: tests/bench/README.md. */
#pragma once

#include "spk-departure.h"
#include "spk-ridge.h"

#define SPK_N_BLOCKS 10 /* R; Y1-5; Y6; Y7; Y8; Y9; Y10-11; Y12; Y13; Y14 */

typedef struct
{
  SpkDeparture departure;           /* up to the origin */
  SpkRidge     block[SPK_N_BLOCKS];
} SpkBlend;

size_t spk_blend_block (size_t group);
size_t spk_blend_n_doubles (const SpkPanel *panel);
/* memory[spk_blend_n_doubles] and known[n_parents x SPK_N_GROUPS] must outlive the blend; origin: index of the last year used.
 * next_births[n_areas][n_years]: births of the entry year after each year's (0 = not held); NULL: none. */
void   spk_blend_fit (SpkBlend *self, const SpkPanel *panel, size_t origin, const double *next_births, double *memory, uint8_t *known);
/* The same without the signs: the parent's ratio and the area's departure alone. */
SpkStatus spk_blend_shrunk (const SpkBlend *self, const SpkPanel *panel, size_t area, size_t group, double feeder, double *next);
/* How much of an error in the feeder is left in what it becomes: what is drawn to the level is drawn away from the error. */
double spk_blend_pass (const SpkBlend *self, size_t group);
/* Pupils next year in a group of an area, from its feeder; last and mean are its size last year and over three years (0 = not
 * known), births_change sign 7 (0 when not held). A parent with no history of the step: SPK_NO_HISTORY. */
SpkStatus spk_blend_step (const SpkBlend *self, const SpkPanel *panel, size_t area, size_t group, double feeder, double last,
                          double mean, double births_change, double *next);
