/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Births beyond those that have happened. Source: domain.md 5.2 ("project … or hold flat"). */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include "spk-status.h"

/* The level at which births are held flat beyond those known: the mean of the last `window` known, oldest first in
 * births[n]. */
SpkStatus spk_births_flat (const double *births, const uint8_t *known, size_t n, size_t window, double *out);
