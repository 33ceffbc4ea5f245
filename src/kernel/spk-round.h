/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole numbers that keep their total: the largest remainder method (Hamilton). Used last, once. */
#pragma once

#include <stddef.h>
#include "spk-status.h"

/* Rounds value[n] (not negative) to whole numbers whose sum is the sum rounded half up. The largest remainders go up; of
 * equal remainders the first in order. scratch[n] is the caller's. */
SpkStatus spk_round_keeping_total (const double *value, size_t n, double *scratch, long long *out);
