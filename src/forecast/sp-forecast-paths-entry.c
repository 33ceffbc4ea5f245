/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who feeds the first year group of secondary areas, on every path: Year 6 of the primary areas by the plan's transfer
 * shares, or of all of them where no shares are held; as sp-forecast-feeder.c has it for the forecast itself. */
#include "config.h"
#include "sp-forecast-paths-private.h"
#include "sp-forecast-private.h"

/* Share of a primary area's Year 6 that counts towards a secondary area's Year 7. */
static double
share_into (const SpSnapshot *snapshot, SpAreaIndex primary, SpAreaIndex secondary)
{
  double share = 0;
  gboolean any = FALSE;

  for (guint t = 0; t < snapshot->n_transfers; t++)
    if (snapshot->transfers[t].secondary == secondary)
      {
        any = TRUE;
        if (snapshot->transfers[t].primary == primary)
          share += snapshot->transfers[t].share;
      }
  return any ? share : 1;
}

/* Pupils who feed a secondary area at each lead, from all primary areas. */
static void
find_totals (const SpForecastPaths *self, SpAreaIndex secondary, double *total)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (self->forecast);

  for (guint a = 0; a < self->n_areas; a++)
    if (snapshot->areas[a].phase == SP_PHASE_PRIMARY)
      for (gint lead = 1; lead <= self->horizon; lead++)
        total[lead - 1] += share_into (snapshot, a, secondary) * sp_paths_base (self, a, lead - 1, SP_GROUP_Y6);
}

static void
open_entry (SpForecastPaths *self, SpAreaIndex secondary)
{
  gsize stride = self->simulate.stride;
  SpPathArea *paths = &self->areas[secondary];

  paths->entry = g_new0 (float, self->horizon *stride);
  paths->entry_total = g_new0 (double, self->horizon);
  find_totals (self, secondary, paths->entry_total);
  for (gint lead = 1; lead <= self->horizon; lead++)
    for (gsize p = 0; p < stride && !(paths->entry_total[lead - 1] > 0); p++)
      paths->entry[(gsize) (lead - 1) * stride + p] = 1;
}

void
sp_paths_open_entries (SpForecastPaths *self)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (self->forecast);

  for (guint a = 0; snapshot && a < self->n_areas; a++)
    if (snapshot->areas[a].phase == SP_PHASE_SECONDARY)
      open_entry (self, a);
}

void
sp_paths_feed_entries (SpForecastPaths *self, gint area, const float *factor)
{
  const SpSnapshot *snapshot = sp_forecast_get_snapshot (self->forecast);
  g_autofree double *part = g_new0 (double, self->horizon);

  if (!snapshot || snapshot->areas[area].phase != SP_PHASE_PRIMARY)
    return;
  for (guint a = 0; a < self->n_areas; a++)
    {
      const SpPathArea *paths = &self->areas[a];
      double share = paths->entry ? share_into (snapshot, area, a) : 0;

      if (!(share > 0))
        continue;
      for (gint lead = 1; lead <= self->horizon; lead++)
        part[lead - 1] = paths->entry_total[lead - 1] > 0
                             ? share * sp_paths_base (self, area, lead - 1, SP_GROUP_Y6) / paths->entry_total[lead - 1]
                             : 0;
      spk_simulate_transfer (&self->simulate, factor, SP_GROUP_Y6, part, 0, self->simulate.stride / SPK_PATH_BLOCK,
                             paths->entry);
    }
}
