/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spk-spend.h"

#define BEFORE_WORKS 0.1
#define IN_WORKS 0.8
#define SHARE_OF_LEAD 0.4 /* of the lead time, before works begin */
#define MONTHS_AFTER 12

double
spk_spend_by (double months, double lead_months)
{
  double design = SHARE_OF_LEAD * lead_months;
  double time = months + lead_months, u;

  if (months >= MONTHS_AFTER)
    return 1;
  if (months >= 0)
    return BEFORE_WORKS + IN_WORKS + (1 - BEFORE_WORKS - IN_WORKS) * months / MONTHS_AFTER;
  if (time <= 0)
    return 0;
  if (time <= design)
    return BEFORE_WORKS * time / design;
  u = (time - design) / (lead_months - design);
  return BEFORE_WORKS + IN_WORKS * u * u * (3 - 2 * u);
}

SpkStatus
spk_spend_shares (double lead_months, double opening_month, int first, size_t n, double *share)
{
  if (!(lead_months >= 0 && lead_months <= 240) || !(opening_month >= 0 && opening_month < 12))
    return SPK_BAD_ARGUMENT;
  for (size_t i = 0; i < n; i++)
    {
      double begins = 12 * (double) (first + (int) i) - opening_month;

      share[i] = spk_spend_by (begins + 12, lead_months) - spk_spend_by (begins, lead_months);
    }
  return SPK_OK;
}
