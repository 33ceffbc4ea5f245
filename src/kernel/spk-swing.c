/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-swing.h"

void
spk_swing_step (const double *before, size_t n_groups, double factor, double *after)
{
  for (size_t g = 0; g < n_groups; g++)
    after[g] = before[g] * factor;
}
