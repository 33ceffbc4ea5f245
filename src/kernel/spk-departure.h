/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shared and what is an area's own in the movement of cohorts: the ratio of a parent (a district, an authority, or all
 * areas), and by how much each area departs from it.
 *
 *   parent ratio (p, g, k)  = (sum after + K all-areas ratio) / (sum before + K)         in year k before the last
 *   expected (a, g, k)      = before (a, g, k) x parent ratio (p (a), g, k)
 *   departure (a, g)        = log ((sum w after + k0) / (sum w expected + k0)),  w = decay^k
 *
 * A small area has few pupils against k0 and borrows its parent's ratio; a large one keeps its own. A year that moved every
 * area alike is in the parent ratio of that year, so no area is blamed for it. Next year's parent ratio is the mean of past
 * ones, with weights that fall off faster the larger the parent (its years differ by drift, a small one's by chance). A
 * latest year that jumps further from those before it than years usually move is believed less the further it jumps: one bad
 * year does not poison what follows, and a change that lasts is believed when a second year shows it.
 * Sources: shrinkage, domain.md 5.7 ("rho = (k rho_LA + sum next) / (k + sum prev)"); Fay and Herriot 1979; bounded influence of
 * the latest year, Hampel 1974. Constants chosen by rolling origins on 100 English authorities, Maryland and New York
 * (tests/bench/README.md); results change by under 0.5 % when any of them is halved or doubled. */
#pragma once

#include "spk-panel.h"

typedef struct
{
  double *expected; /* [n_parents][SPK_N_GROUPS] log ratio of next year; see expected_known */
  double *own;      /* [n_areas][SPK_N_GROUPS] departure, years weighted by decay */
  double *latest;   /* the same shape: departure of the latest year alone */
  double *before;   /* of the year before it */
  double *area;     /* [n_areas][2][2]: primary, secondary; latest year, year before: all year groups of the area together */
  uint8_t *expected_known;
} SpkDeparture;

/* Doubles of memory that a departure and the scratch of spk_departure_find need. */
size_t spk_departure_n_doubles (const SpkPanel *panel);
/* Lays a departure over memory[spk_departure_n_doubles]; the rest is scratch, returned. known[n_parents x SPK_N_GROUPS]. */
double *spk_departure_lay (SpkDeparture *self, const SpkPanel *panel, double *memory, uint8_t *known);
/* From years 0 .. last (an index into the panel's years). */
void spk_departure_find (SpkDeparture *self, const SpkPanel *panel, size_t last, double *scratch);
