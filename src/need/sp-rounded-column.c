/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-rounded-column.h"

#include "spk-round.h"

#define LARGEST 1e9
/* One part in 10^12, so that a decimal such as 0.3, a hair under itself in binary, is not cut to 0.2 with a remainder of 0.999. */
#define HAIR (1 + 1e-12)

gboolean
sp_rounded_column (const double *value, gsize n, guint decimals, double *rounded)
{
  g_autofree double *steps = g_new (double, MAX (1, n));
  g_autofree double *scratch = g_new (double, MAX (1, n));
  g_autofree long long *whole = g_new (long long, MAX (1, n));
  double scale = 1;

  g_return_val_if_fail (decimals <= 6, FALSE);

  for (guint i = 0; i < decimals; i++)
    scale *= 10;
  for (gsize i = 0; i < n; i++)
    {
      if (!(value[i] >= 0 && value[i] < LARGEST))
        return FALSE;
      steps[i] = value[i] * scale * HAIR;
    }
  if (spk_round_keeping_total (steps, n, scratch, whole) != SPK_OK)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    rounded[i] = (double) whole[i] / scale;
  return TRUE;
}
