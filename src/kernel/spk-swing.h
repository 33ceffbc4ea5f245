/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A school away from its own building (decanted while works go on) neither climbs nor takes in by the usual ratios: it holds
 * level, then recovers by a factor a year, and only then goes back to cohorts climbing.
 * Source: enrollcast documentation, "swing space" (domain.md GT-2). */
#pragma once

#include <stddef.h>

/* Every year group times the year's factor (1 while level). */
void spk_swing_step (const double *before, size_t n_groups, double factor, double *after);
