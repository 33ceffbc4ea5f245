/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles. Source: Hyndman and Fan 1996, type 7 (straight lines between order statistics). */
#pragma once

#include <stddef.h>
#include "spk-status.h"

/* Sorts value[n] in place, smallest first. */
void      spk_sort (double *value, size_t n);
/* The p-quantile (0 <= p <= 1) of sorted[n]. */
SpkStatus spk_quantile (const double *sorted, size_t n, double p, double *out);
