/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole numbers that keep their total: the largest remainder method (Hamilton). Used last, once. */
#pragma once

#include <stddef.h>
#include "spk-status.h"

/* Rounds value[n] (not negative) to whole numbers whose sum is the sum rounded half up. The largest remainders go up; of
 * equal remainders the first in order. scratch[n] is the caller's. */
SpkStatus spk_round_keeping_total (const double *value, size_t n, double *scratch, long long *out);
/* The same to a total given from above (of the level that these are parts of), which need not be the nearest: what is left
 * goes to the largest remainders in turn, what is too much comes off the smallest, never below nought. Example: 1.5 1.5 1.0
 * to 5 gives 2 2 1. A total below nought: SPK_BAD_ARGUMENT. */
SpkStatus spk_round_to_total (const double *value, size_t n, long long total, double *scratch, long long *out);
