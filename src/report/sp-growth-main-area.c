/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which planning area a growth area is told by: words and charts must mean the same one. */
#include "config.h"
#include "sp-result-charts.h"

#include "sp-snapshot.h"

gint
sp_growth_main_area (SpSnapshot *snapshot, gint growth, SpPhase phase)
{
  const SpGrowthArea *area = &snapshot->growth_areas[growth];
  gint main_area = -1;
  double share = 0;
  for (guint i = 0; i < area->n_shares; i++)
    if (snapshot->areas[area->shares[i].area].phase == phase && area->shares[i].share > share)
      {
        main_area = area->shares[i].area;
        share = area->shares[i].share;
      }
  return main_area;
}
