/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sp-net-capacity.h"

gboolean
sp_net_capacity (gint admission_number, gint year_groups, gint min_workplaces, gint max_workplaces, SpNetCapacity *out)
{
  gint64 by_admission = (gint64) admission_number * year_groups;

  g_return_val_if_fail (out != NULL, FALSE);
  if (admission_number < 0 || year_groups < 1 || min_workplaces < 0 || min_workplaces > max_workplaces)
    return FALSE;

  out->capacity = (gint) CLAMP (by_admission, min_workplaces, max_workplaces);
  out->indicated_admission_number = out->capacity / year_groups;
  return TRUE;
}

gint
sp_unfilled_places (gint places, gint pupils)
{
  return MAX (0, places - pupils);
}

gint
sp_pupils_over (gint places, gint pupils)
{
  return MAX (0, pupils - places);
}
