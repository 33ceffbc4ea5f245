/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cohorts climb from the origin, a year at a time, all areas together (a secondary area is fed by others).
 * Births beyond those held are taken to stay level at the mean of the last three held, and marked as projected. */
#include "config.h"
#include "sp-forecast-private.h"

#include <glib/gi18n-lib.h>
#include "spk-births.h"

#define FLAT_WINDOW 3

/* A year group not held at the origin, in an area that is: what it would be by the ratio from the year before. */
static gboolean
estimate_origin (const SpForecastWork *work, SpAreaIndex area, SpYearGroup group, double *pupils)
{
  const SpInto *into = sp_forecast_into (work->out, area, group);
  double feeder;

  if (into->kind == SP_INTO_LEVEL)
    *pupils = into->level;
  else if (into->kind == SP_INTO_RATIO && sp_forecast_feeder (work, area, group, work->out->origin, &feeder))
    *pupils = feeder * into->ratio;
  else
    return FALSE;
  return TRUE;
}

/* An area that is no more by the origin: its schools count where they are now. */
static gboolean
is_closed (const SpForecastWork *work, SpAreaIndex area)
{
  gint closed = work->snapshot ? work->snapshot->areas[area].closed.start : 0;

  return closed != 0 && closed <= work->out->origin.start;
}

/* Nought in every year group is held, and so is a forecast of nought; but it is rarely what is so. */
static void
report_empty (const SpForecastWork *work, SpAreaIndex area)
{
  sp_forecast_add_finding (
      work->out, SP_FINDING_WARNING, "area-empty", area,
      _("%s: no pupils are on roll in any year group of %d/%02d, so none are forecast but those of new housing. Check its "
        "rolls; if its schools have closed, give the year in which they closed."),
      sp_forecast_area_name (work->out, area), work->out->origin.start, (work->out->origin.start + 1) % 100);
}

static void
start_area (SpForecastWork *work, SpAreaIndex area)
{
  gboolean held[SP_N_GROUPS] = { FALSE };
  guint n_held = 0, n_estimated = 0;
  double sum = 0;

  for (gint g = work->first[area]; g <= work->last[area]; g++)
    {
      gsize cell = sp_forecast_cell (work->out, area, 0, g);

      held[g] = sp_roll_series_get_pupils (work->series, area, work->out->origin, g, &work->base[cell]);
      work->base_known[cell] = work->out->known[cell] = held[g];
      n_held += held[g];
      sum += held[g] ? work->base[cell] : 0;
    }
  for (gint g = work->first[area]; g <= work->last[area] && n_held > 0; g++)
    if (!held[g])
      {
        gsize cell = sp_forecast_cell (work->out, area, 0, g);

        work->base_known[cell] = estimate_origin (work, area, g, &work->base[cell]);
        n_estimated += work->base_known[cell];
      }
  if (n_held == 0 && is_closed (work, area))
    {
      for (gint g = work->first[area]; g <= work->last[area]; g++)
        sp_forecast_into (work->out, area, g)->kind = SP_INTO_NOTHING;
    }
  else if (n_held == 0)
    {
      for (gint g = work->first[area]; g <= work->last[area]; g++)
        {
          sp_forecast_into (work->out, area, g)->kind = SP_INTO_NOTHING;
          sp_forecast_into_at (work->out, area, SP_FIRST_FAR_LEAD, g)->kind = SP_INTO_NOTHING;
        }
      sp_forecast_add_finding (
          work->out, SP_FINDING_WARNING, "no-roll-at-origin", area,
          _("%s: no pupils are held for %d/%02d, the year the forecast starts from, so it has no forecast. "
             "Add its rolls, or start from a year that has them."),
          sp_forecast_area_name (work->out, area), work->out->origin.start, (work->out->origin.start + 1) % 100);
    }
  else if (sum == 0 && n_estimated == 0 && !is_closed (work, area))
    report_empty (work, area);
  else if (n_estimated > 0)
    sp_forecast_add_finding (
        work->out, SP_FINDING_WARNING, "origin-estimated", area,
        g_dngettext (GETTEXT_PACKAGE,
                     "%s: %u year group is not held for %d/%02d and is estimated from the year before. Add its roll.",
                     "%s: %u year groups are not held for %d/%02d and are estimated from the year before. Add "
                     "their rolls.",
                     n_estimated),
        sp_forecast_area_name (work->out, area), n_estimated, work->out->origin.start,
        (work->out->origin.start + 1) % 100);
}

gboolean
sp_forecast_births_at (const SpForecastWork *work, SpAreaIndex area, gint lead, double *births, gboolean *projected)
{
  const SpRollSeries *series = work->series;
  SpAcademicYear entry = sp_academic_year (work->out->origin.start + lead);
  gsize row = (gsize) area * series->n_entry_years;

  if (sp_forecast_is_registered (work->out, area))
    return sp_forecast_register_at (work, area, lead, births, projected);
  if (sp_roll_series_get_births (series, area, entry, births))
    {
      gint year = work->snapshot ? sp_snapshot_year_index (work->snapshot, entry) : -1;

      *projected = year >= 0 && work->snapshot->births_projected[(gsize) area * work->snapshot->n_years + year];
      return TRUE;
    }
  *projected = TRUE;
  return spk_births_flat (series->births + row, series->births_known + row, series->n_entry_years, FLAT_WINDOW, births)
         == SPK_OK;
}

static gboolean
births_for (SpForecastWork *work, SpAreaIndex area, gint lead, double *births)
{
  gboolean projected, known = sp_forecast_births_at (work, area, lead, births, &projected);

  work->out->births_projected[(gsize) area * (work->out->horizon + 1) + lead] = projected;
  return known;
}

static void
climb_one (SpForecastWork *work, SpAreaIndex area, gint lead, SpYearGroup group)
{
  SpForecast *out = work->out;
  SpInto *into = sp_forecast_into_at (out, area, lead, group);
  gboolean learns = into->kind != SP_INTO_NOTHING && into->by->learning != SP_LEARNING_NONE;
  SpComponent component = group == SP_GROUP_R ? SP_COMPONENT_BIRTHS : SP_COMPONENT_MOVED_UP;
  gsize cell = sp_forecast_cell (out, area, lead, group);
  double feeder = 0;
  gboolean known = FALSE;

  if (into->kind == SP_INTO_LEVEL)
    {
      known = TRUE;
      if (!learns || !sp_forecast_blend_intake (work->blend, area, lead, group, &work->base[cell]))
        work->base[cell] = into->level;
      if (group == SP_GROUP_R)
        out->births_projected[(gsize) area * (out->horizon + 1) + lead] = TRUE;
    }
  else if (into->kind == SP_INTO_RATIO)
    {
      known = group == SP_GROUP_R ? births_for (work, area, lead, &feeder)
                                  : sp_forecast_feeder_at (work, area, group, lead, &feeder);
      if (!known || !learns || into->overridden
          || !sp_forecast_blend_from_feeder (work->blend, work, area, lead, group, feeder,
                                             into->by->learning == SP_LEARNING_RATIO, &work->base[cell]))
        work->base[cell] = known ? feeder * into->ratio : 0;
      else if ((lead == 1 || lead == SP_FIRST_FAR_LEAD) && feeder > 0)
        into->ratio = work->base[cell] / feeder;
    }
  work->base_known[cell] = out->known[cell] = known;
  out->component[component][cell] = work->base[cell];
}

void
sp_forecast_climb (SpForecastWork *work)
{
  SpForecast *out = work->out;

  for (guint a = 0; a < out->n_areas; a++)
    {
      start_area (work, (SpAreaIndex) a);
      for (gint g = 0; g < SP_N_GROUPS; g++)
        {
          gsize cell = sp_forecast_cell (out, (SpAreaIndex) a, 0, g);

          out->component[SP_COMPONENT_MOVED_UP][cell] = out->known[cell] ? work->base[cell] : 0;
        }
    }
  for (gint lead = 1; lead <= out->horizon; lead++)
    {
      if (work->blend)
        sp_forecast_blend_begin_lead (work->blend, work, lead);
      for (guint a = 0; a < out->n_areas; a++)
        for (gint g = work->first[a]; g <= work->last[a]; g++)
          climb_one (work, (SpAreaIndex) a, lead, g);
    }
}
