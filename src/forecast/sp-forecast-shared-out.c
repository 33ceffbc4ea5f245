/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rolls of areas that are one authority's figures shared out by a fixed key move together exactly. Nothing can be learned from
 * them of how far a single area may be out: intervals would be the authority's, far too narrow for its areas.
 *
 *   x (area, year group, year) = before x (ratio / ratio of all areas - 1)^2
 *
 * is about phi of spk-interval.h where children were counted (0.05 and more, domain.md 5.7), and next to nothing, whole numbers
 * apart, where they were shared out. */
#include "config.h"
#include "sp-forecast-private.h"

#include "spk-quantile.h"

#define YEARS 3
#define FEWEST_AREAS 5
#define FEWEST_CELLS 50
#define FEWEST_PUPILS 20
#define LEAST_MEDIAN 0.012 /* of x; the median of counted rolls is about half of phi */

/* Both sides of a step; FALSE when not held or too small to tell. */
static gboolean
read_step (const SpForecastWork *work, guint area, SpYearGroup group, SpAcademicYear year, double *before, double *after)
{
  return sp_roll_series_get_pupils (work->series, area, sp_academic_year (year.start - 1), group - 1, before)
         && sp_roll_series_get_pupils (work->series, area, year, group, after) && *before >= FEWEST_PUPILS;
}

static void
add_departures (const SpForecastWork *work, SpYearGroup group, SpAcademicYear year, GArray *found)
{
  double all_before = 0, all_after = 0, before, after;
  guint n = 0;

  for (guint a = 0; a < work->out->n_areas; a++)
    if (group > work->first[a] && group <= work->last[a] && read_step (work, a, group, year, &before, &after))
      all_before += before, all_after += after, n++;
  if (n < FEWEST_AREAS || !(all_after > 0))
    return;
  for (guint a = 0; a < work->out->n_areas; a++)
    if (group > work->first[a] && group <= work->last[a] && read_step (work, a, group, year, &before, &after))
      {
        double apart = after / before / (all_after / all_before) - 1;
        double x = before * apart * apart;

        g_array_append_val (found, x);
      }
}

gboolean
sp_forecast_is_shared_out (const SpForecastWork *work)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (double));
  double median = 0;

  for (gint k = 0; k < YEARS; k++)
    for (gint g = SP_GROUP_Y1; g <= SP_GROUP_Y11; g++)
      add_departures (work, g, sp_academic_year (work->out->origin.start - k), found);
  if (found->len < FEWEST_CELLS)
    return FALSE;
  spk_sort ((double *) (gpointer) found->data, found->len);
  spk_quantile ((const double *) (gpointer) found->data, found->len, 0.5, &median);
  return median < LEAST_MEDIAN;
}
