/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "sp-place-rate.h"

#include "sp-funding.h"
#include "sp-project-places.h"

#define SECONDARY_TO_PRIMARY 1.284884 /* Basic Need rates of three authorities, all the same: domain.md 3.6 */
#define TIMES_TOO_MUCH 3              /* the DfE's average expansion: most of such a scheme is not for places added */

static const SpPriceBase LATEST = { 2026, 1 };

gboolean
sp_project_get_works (const SpProject *project, SpWorks *works)
{
  static const char *const permanent[] = { "expansion", "permanent accommodation", NULL };
  static const char *const temporary[] = { "temporary", "bulge class", NULL };
  static const char *const whole[] = { "new school", "replacement", NULL };

  *works = SP_WORKS_PERMANENT;
  if (project->kind == NULL)
    *works = project->places_from == 0 ? SP_WORKS_NEW_SCHOOL : SP_WORKS_PERMANENT;
  else if (g_strv_contains (whole, project->kind))
    *works = SP_WORKS_NEW_SCHOOL;
  else if (g_strv_contains (temporary, project->kind))
    *works = SP_WORKS_TEMPORARY;
  else
    return g_strv_contains (permanent, project->kind);
  return TRUE;
}

/* An expansion and nothing else. */
static gboolean
is_expansion (const SpProject *project)
{
  SpWorks works;

  return g_strcmp0 (project->kind, "permanent accommodation") != 0 && sp_project_get_works (project, &works)
         && works == SP_WORKS_PERMANENT;
}

static gboolean
is_too_much (SpMoney cost, gint places, SpPhase phase)
{
  SpMoney each, usual = { 0 };

  sp_national_cost_per_place (phase, SP_WORKS_PERMANENT, LATEST, &usual);
  return sp_cost_per_place (cost, places, &each) && each.pence > TIMES_TOO_MUCH * usual.pence;
}

/* All of a phase together: their cost over their places, so that large schemes weigh as they should. A range of places is no single
 * number, and words are not a price. */
static gboolean
find_own (const SpSnapshot *snapshot, SpPhase phase, SpPlaceRate *out)
{
  SpMoney sum = sp_money (0), cost;
  gint64 places = 0;

  out->n_schemes = out->n_left_out = 0;
  for (guint p = 0; p < snapshot->n_projects; p++)
    {
      const SpProject *project = &snapshot->projects[p];
      SpProjectAdded added = sp_project_get_added (snapshot, project);
      SpPhase of;

      if (!is_expansion (project) || project->option >= 0 || added.least <= 0 || added.least != added.most
          || added.basis == SP_ADDED_IN_WORDS || !sp_project_get_phase (snapshot, project, &of) || of != phase
          || sp_project_get_cost (project, &cost) == SP_COST_NONE)
        continue;
      if (is_too_much (cost, added.least, phase))
        {
          out->n_left_out++;
          continue;
        }
      sum = sp_money_add (sum, cost);
      places += added.least;
      out->n_schemes++;
    }
  return sp_cost_per_place (sum, (gint) MIN (places, G_MAXINT), &out->rate);
}

static SpMoney
find_average (const SpSnapshot *snapshot, SpPhase phase, SpWorks works, double location)
{
  SpMoney average = sp_money (0);

  if (!(location > 0))
    location = snapshot->money.has_location_factor ? snapshot->money.location_factor : 1;
  sp_national_cost_per_place (phase, works, LATEST, &average);
  return sp_money_times (average, location);
}

SpPlaceRate
sp_place_rate_find (const SpSnapshot *snapshot, SpPhase phase, SpWorks works, double location_factor)
{
  SpPhase other = phase == SP_PHASE_PRIMARY ? SP_PHASE_SECONDARY : SP_PHASE_PRIMARY;
  SpPlaceRate out = { .basis = SP_UNIT_COST_OWN };
  SpMoney of_works = { 0 }, of_expansion = { 0 };

  if (!find_own (snapshot, phase, &out))
    {
      out.basis = SP_UNIT_COST_RATIO;
      if (find_own (snapshot, other, &out))
        out.rate = sp_money_times (out.rate, phase == SP_PHASE_SECONDARY ? SECONDARY_TO_PRIMARY : 1 / SECONDARY_TO_PRIMARY);
      else
        return (SpPlaceRate) { find_average (snapshot, phase, works, location_factor), SP_UNIT_COST_AVERAGE, 0, 0 };
    }
  sp_national_cost_per_place (phase, works, LATEST, &of_works);
  sp_national_cost_per_place (phase, SP_WORKS_PERMANENT, LATEST, &of_expansion);
  if (works != SP_WORKS_PERMANENT)
    out.rate = sp_money_times (out.rate, (double) of_works.pence / (double) of_expansion.pence);
  return out;
}
