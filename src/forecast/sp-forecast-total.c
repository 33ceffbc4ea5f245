/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The planner's adjustments, and the total of the components. */
#include "config.h"
#include "sp-forecast-private.h"

/* An adjustment stands in its own cell and year: it is not carried up, so that what is added is what the planner said.
 */
void
sp_forecast_add_adjustments (SpForecastWork *work)
{
  SpForecast *out = work->out;

  for (guint a = 0; a < out->n_areas; a++)
    for (gint lead = 1; lead <= out->horizon; lead++)
      for (gint g = work->first[a]; g <= work->last[a]; g++)
        {
          gsize cell = sp_forecast_cell (out, (SpAreaIndex) a, lead, g);
          SpAcademicYear year = sp_academic_year (out->origin.start + lead);
          double pupils;

          if (!sp_snapshot_override_pupils (work->snapshot, (SpAreaIndex) a, year, g, &pupils))
            continue;
          out->component[SP_COMPONENT_ADJUSTMENT][cell] = pupils;
          out->known[cell] = TRUE;
        }
}

/* Summed in the order of the components, always. No year group has fewer than no pupils: an adjustment takes away at
 * most all there are. */
void
sp_forecast_add_up (SpForecastWork *work)
{
  SpForecast *out = work->out;
  gsize n_cells = (gsize) out->n_areas * (out->horizon + 1) * SP_N_GROUPS;

  for (gsize i = 0; i < n_cells; i++)
    {
      double before = out->component[SP_COMPONENT_MOVED_UP][i] + out->component[SP_COMPONENT_BIRTHS][i];

      before += out->component[SP_COMPONENT_HOUSING][i];
      if (out->component[SP_COMPONENT_ADJUSTMENT][i] < -before)
        out->component[SP_COMPONENT_ADJUSTMENT][i] = -before;
      out->pupils[i] = before + out->component[SP_COMPONENT_ADJUSTMENT][i];
    }
}
