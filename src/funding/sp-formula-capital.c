/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-formula-capital.h"

#include <math.h>

/* Tenths of a penny, so that 16.875 and 1.08 x 11.25 are whole. */
#define LUMP_SUM G_GINT64_CONSTANT (4000000)
static const gint64 A_PUPIL[] = { 11250, 16875, 33750 };

gboolean
sp_formula_capital (SpFormulaPhase phase, double pupils, gboolean voluntary_aided, SpMoney *out)
{
  gint64 halves, amount;

  g_return_val_if_fail (out != NULL && (guint) phase < G_N_ELEMENTS (A_PUPIL), FALSE);
  if (!(pupils >= 0 && pupils < 1e9))
    return FALSE;

  halves = (gint64) (pupils * 2 + 0.5);
  amount
      = (2 * LUMP_SUM + halves * A_PUPIL[phase]) * (voluntary_aided ? 108 : 100); /* in 1/200 of a tenth of a penny */
  out->pence = (amount + 1000) / 2000;
  return TRUE;
}
