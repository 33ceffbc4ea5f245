/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-option-dates.h"

#include "sp-date-parts.h"
#include "sp-lead-time.h"
#include "sp-option-set.h"
#include "sp-option-shares.h"

/* Puts *year off to the September that is not before what it depends on is due. FALSE: that has failed. */
static gboolean
wait_for (const SpDependency *row, gint *year)
{
  gint due = sp_date_get_year (row->due_on), month = sp_date_get_month (row->due_on);

  if (g_strcmp0 (row->state, "failed") == 0)
    return FALSE;
  if (due != 0 && g_strcmp0 (row->state, "met") != 0)
    *year = MAX (*year, month - 1 > SP_SEPTEMBER ? due + 1 : due);
  return TRUE;
}

static gint
lead_of (const SpOption *option)
{
  return option->lead_months >= 0 ? option->lead_months : sp_lead_time_unsaid ();
}

static gint
plan_month (const SpSnapshot *snapshot)
{
  return sp_plan_month (snapshot->money.as_of, snapshot->assumptions.origin);
}

/* Puts *year off for all but the lead time. FALSE: what it depends on has failed. */
static gboolean
wait_for_all (const SpSnapshot *snapshot, const SpOption *option, gint *year)
{
  const SpProject *project = option->project >= 0 ? &snapshot->projects[option->project] : NULL;

  *year = MAX (*year, MAX (snapshot->assumptions.origin.start + 1, option->earliest.start));
  for (guint i = 0; i < option->n_dependencies; i++)
    if (!wait_for (&option->dependencies[i].dependency, year))
      return FALSE;
  for (guint i = 0; project && i < project->n_dependencies; i++)
    if (!wait_for (&project->dependencies[i], year))
      return FALSE;
  return TRUE;
}

/* A project that the plan dates, with no lead time of its own, can be ready when the plan says: its decision date may be past. */
SpAcademicYear
sp_option_get_first_year (const SpSnapshot *snapshot, const SpOption *option)
{
  const SpProject *project = option->project >= 0 ? &snapshot->projects[option->project] : NULL;
  gint months = plan_month (snapshot) + lead_of (option) - SP_SEPTEMBER, year = (months + 11) / 12;

  if (project && project->lead_months < 0 && project->places_from_year.start)
    year = MIN (year, project->places_from_year.start);
  return sp_academic_year (wait_for_all (snapshot, option, &year) ? year : 0);
}

gboolean
sp_option_can_open (const SpSnapshot *snapshot, const SpOption *option, SpAcademicYear year)
{
  gint soonest = year.start;

  return wait_for_all (snapshot, option, &soonest) && soonest == year.start;
}

SpMonth
sp_option_get_decision (const SpOption *option, SpAcademicYear opens)
{
  return sp_need_month_before (opens, lead_of (option));
}

char *
sp_option_say_decision (const SpSnapshot *snapshot, const SpOption *option, SpAcademicYear opens)
{
  return sp_month_say_decision (sp_option_get_decision (option, opens), snapshot);
}

gint
sp_option_get_places_in (const SpOption *option, SpAreaIndex area, SpYearGroup group, gint years_after)
{
  gint sum = 0;

  for (guint i = 0; i < option->n_places; i++)
    if (option->places[i].years_after <= years_after && option->places[i].area == area && option->places[i].group == group)
      sum += option->places[i].places;
  return sum;
}

/* What the areas' own children would take up in a year of the horizon, were it to open in another. */
static double
count_taken_up (const SpOption *option, const SpNeed *need, gint opens, gint lead)
{
  double sum = 0;

  for (guint i = 0; i < option->n_places; i++)
    {
      const SpOptionPlaces *row = &option->places[i];
      gboolean first = TRUE;

      for (guint j = 0; j < i; j++)
        first = first && (option->places[j].area != row->area || option->places[j].group != row->group);
      if (first)
        sum += MIN (MAX (sp_option_get_places_in (option, row->area, row->group, lead - opens), 0),
                    sp_need_get_cell (need, row->area, lead, row->group).shortfall);
    }
  return sum;
}

gboolean
sp_option_find_telling_year (const SpOption *option, const SpNeed *need, gint *opens, gint *lead, gint *places)
{
  const SpSnapshot *snapshot = sp_need_get_snapshot (need);
  gint horizon = sp_forecast_get_horizon (sp_need_get_forecast (need));
  gint first = sp_option_get_first_year (snapshot, option).start - snapshot->assumptions.origin.start;
  gboolean passes = sp_option_get_places_after (option, 40) == 0;
  double best = -1;

  *places = 0;
  for (gint from = first; first >= 1 && from <= (passes ? horizon : first); from++)
    for (gint at = from; at <= horizon; at++)
      {
        gint there = sp_option_get_places_after (option, at - from);
        double taken = there != 0 && ABS (there) >= ABS (*places) ? count_taken_up (option, need, from, at) : -1;

        if (taken < 0 || (ABS (there) == ABS (*places) && (!passes || taken <= best)))
          continue;
        *places = there;
        best = taken;
        *lead = at;
        *opens = from;
      }
  return *places != 0;
}
