/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of many areas at once: what methods that let areas learn from one another read. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include "spk-status.h"

#define SPK_N_GROUPS 15 /* reception and Years 1 to 14 */

/* All arrays [n_areas][n_years][SPK_N_GROUPS], the last year being the origin. feeder holds, in the cell of the year and group
 * they would move into, those who could: births for group 0, last year's group below for the rest. parent[n_areas] is in
 * 0 .. n_parents - 1. A cell with known = 0 is missing. */
typedef struct
{
  size_t         n_areas, n_years, n_parents;
  const double  *pupils, *feeder;
  const uint8_t *pupils_known, *feeder_known;
  const int32_t *parent;
} SpkPanel;

static inline size_t
spk_panel_cell (const SpkPanel *self, size_t area, size_t year, size_t group)
{
  return (area * self->n_years + year) * SPK_N_GROUPS + group;
}

/* Both sides of a step into (year, group) are known and there is somebody to move up. */
static inline int
spk_panel_has_step (const SpkPanel *self, size_t cell)
{
  return self->pupils_known[cell] && self->feeder_known[cell] && self->feeder[cell] > 0;
}
